"""What must hold of what a customer is offered: words that can be seen and told apart, and keys where there are any."""

from collections.abc import Iterator, Mapping

from walkshoes.scenario import model as m
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import ways as w
from walkshoes.scenario.findings import Finding, Place, Severity
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of, place_of

_WITH_KEYS = (t.Menu, t.Collect, t.Voicemail)
_LOOKED_AT = (t.Menu, t.Collect, t.Voicemail, t.Choice, t.Wait)
_WITHOUT_KEYS = ("chat", "in person")


def options_findings(tree: Tree, file: str, scenario: m.Scenario) -> Iterator[Finding]:
    """What is wrong with the options, the keys and the scorecard of a scenario."""

    def finding(code: str, at: Place, cause: str, mend: str) -> Finding:
        return Finding(code, Severity.ERROR, file, at, cause, mend)

    for number, item in enumerate(scenario.scorecard):
        if item in scenario.scorecard[:number]:
            yield finding("WS228", place_of(tree, ("scorecard", number)), f"`{item}` is asked twice", "take one out")
    for name, made in scenario.touchpoints.items():
        if not isinstance(made, _LOOKED_AT):
            continue
        path: Steps = ("touchpoints", name)
        for word, options in _offered(made).items():
            yield from _alike(tree, file, (*path, word), options)
            for option, what in options.items():
                if what.label is not None and not _seen(what.label):
                    at = place_of(tree, (*path, word, option, "label"))
                    yield finding("WS230", at, "this label shows nothing", "write the words, or take `label:` out")
        if isinstance(made, _WITH_KEYS) and made.channel in _WITHOUT_KEYS:
            where = "in a chat" if made.channel == "chat" else "face to face"
            cause = f"nobody has the keys of a telephone {where}"
            if isinstance(made, t.Voicemail):
                cause = f"there is no voicemail {where}"
            mend = "use `talk` or `choose`, or take `channel:` out"
            yield finding("WS231", place_of(tree, (*path, "channel")), cause, mend)


def _alike(tree: Tree, file: str, path: Steps, options: Mapping[str, w.Option]) -> Iterator[Finding]:
    """Options with the same words. Two that both have a condition may never be offered together."""
    said: dict[str, list[str]] = {}
    for option, what in options.items():
        if path[-1] == "press" and what.label is None:
            continue
        words = _seen(what.label or option.replace("_", " "))
        for other in said.get(words, []) if words else []:
            if what.when is None or options[other].when is None:
                cause = f"`{option}` and `{other}` have the same words, and nobody can tell them apart"
                at = key_place_of(tree, (*path, option))
                yield Finding("WS229", Severity.ERROR, file, at, cause, "give one of them another `label:`")
                break
        said.setdefault(words, []).append(option)


def _offered(made: object) -> Mapping[str, Mapping[str, w.Option]]:
    """The options of a touchpoint, by the word they stand under."""
    match made:
        case t.Menu():
            return {"press": made.press}
        case t.Choice():
            return {"options": made.options}
        case t.Wait():
            return {"instead": made.instead}
    return {}


def _seen(label: str) -> str:
    """What the eye sees of a label, to compare it by."""
    return " ".join(label.split()).casefold() if any(c.isprintable() and not c.isspace() for c in label) else ""
