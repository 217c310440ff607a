"""Whether what a menu says and the keys it has agree: a notice, and only for menus in English."""

import re
from collections.abc import Iterator

from walkshoes.scenario import model as m
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of

_NAMED = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "star": "*", "asterisk": "*", "hash": "#", "pound": "#",
}  # fmt: skip
_KEY = rf"(?:[0-9*#](?![0-9])|{'|'.join(_NAMED)})"
_PRESS = re.compile(rf"\b(?:press|dial|key)\s+(?:the\s+)?(?:key\s+)?({_KEY}(?:\s*(?:,|or|and|, or)\s+{_KEY})*)")
_MEND = "let the text and the keys under `press:` agree; where they are not to, add `meant:` and say why"


def keys_findings(tree: Tree, file: str, scenario: m.Scenario) -> Iterator[Finding]:
    """Menus that speak of one key twice, of one that does nothing, or not of one they have."""
    if not scenario.locale.startswith("en_"):
        return
    for name, made in scenario.touchpoints.items():
        if isinstance(made, t.Menu) and made.meant is None and (cause := _amiss(made)):
            at = key_place_of(tree, ("touchpoints", name))
            yield Finding("WS243", Severity.NOTICE, file, at, cause, _MEND)


def _amiss(menu: t.Menu) -> str:
    told = [keys for keys in _PRESS.findall(menu.menu.casefold()) if keys]
    said = [_NAMED.get(key, key) for keys in told for key in re.findall(_KEY, keys)]
    for number, key in enumerate(said):
        if key in said[:number]:
            return f"the voice says `press {key}` for two things"
        if key not in menu.press:
            return f"the voice offers the key {key}, and nothing follows when it is pressed"
    untold = [key for key in menu.press if said and key not in said]
    return f"the voice never says what the key {untold[0]} is for" if untold else ""
