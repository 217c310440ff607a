"""What the model refuses, in a facilitator's words: pydantic's errors turned into findings with a place and a mend."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from walkshoes.scenario.complaints import CURLY
from walkshoes.scenario.conversation import TALK_VERBS
from walkshoes.scenario.findings import Finding, Severity, did_you_mean
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.times import duration_text
from walkshoes.scenario.touchpoints import VERBS
from walkshoes.scenario.tree import Mapping, Steps, key_place_of, place_of, steps_in, value_at

_FIRST = 100
_TAGS: dict[str, type[BaseModel]] = {
    **{f"kind:{word}": part for word, part in VERBS.items()},
    **{f"line:{word}": part for word, part in TALK_VERBS.items()},
}
_LOOKS_LIKE = {
    "lived": "p75",
    "locale": "en_GB",
    "follows": "three-days-without-broadband, the file's name without its ending",
}
_CAN_BE = {
    "kept": "true, false, or {share: 0.4, walker: false}: for four customers in ten, but not for the participant",
    "answers": "give each answer a name of its own: `their_answer: {after: 5 working days, go: …}`",
}
"""What can stand where several forms can, and none of them was meant to be guessed."""
_NO_SWITCH = {
    "holidays": "a country is wanted here, such as GB or GB-ENG",
    "not_us": "name the team the customer is sent to",
    "owner": "name the person who takes the case",
    "signed": "write `name`, `initials` or `nobody`; the name itself stands in the text",
    "promise": "name the promise",
    "article": "name the article",
}
"""What is wanted where a switch was written and none is."""
_BOUNDS = {
    "greater_than_equal": "`{name}` must be at least {bound}",
    "less_than_equal": "`{name}` may be at most {bound}",
    "multiple_of": "`{name}` must be a multiple of {bound}",
    "less_than": "`{name}` must be less than {bound}",
    "too_short": "`{name}` needs at least {bound}",
    "too_long": "`{name}` may have at most {bound}",
    "string_too_short": "`{name}` has no text",
    "string_too_long": "`{name}` may have at most {bound} characters",
}


def shape_findings(tree: Mapping, file: str, errors: Iterable[ErrorDetails]) -> list[Finding]:
    """All of pydantic's errors as findings, each mistake once.

    Pydantic says of a value that may have several forms why it is none of them; only the form that was meant is of
    use to an author. A word that is missing where a mistyped one stands is the mistyped one.
    """
    known = [(steps_in(tree, error["loc"]), error) for error in errors]
    return [shape_finding(tree, file, error) for steps, error in known if not _said_better(steps, error, known)]


def _said_better(steps: Steps, error: ErrorDetails, others: list[tuple[Steps, ErrorDetails]]) -> bool:
    """Whether another error says what this one is about, nearer to what was written."""
    kind, value = error["type"], error["input"]
    if kind == "extra_forbidden":
        return False
    here = [other for where, other in others if where == steps and other is not error]
    inside = any(where[: len(steps)] == steps and len(where) > len(steps) for where, _ in others)
    if kind == "missing":
        typed = [where[-1] for where, other in others if where[:-1] == steps and other["type"] == "extra_forbidden"]
        return any(did_you_mean(str(word), [str(error["loc"][-1])]) for word in typed)
    if kind in ("too_short", "too_long"):
        return inside
    if isinstance(value, dict):
        return inside or any(other["type"] in ("missing", "value_error") for other in here)
    return kind in ("model_type", "dict_type") and bool(here)


def shape_finding(tree: Mapping, file: str, error: ErrorDetails) -> Finding:
    """One of pydantic's errors as a finding."""
    path = error["loc"]
    kind, value = error["type"], error["input"]
    name = next((str(step) for step in reversed(path) if not _is_tag(step)), "")
    place = place_of(tree, path)
    mend = ""
    match kind:
        case "missing":
            code, cause = "WS101", f"`{name}` is missing"
            mend = f"add `{name}:` here"
            place = place_of(tree, path[:-1])
        case "extra_forbidden":
            words = sorted({word for part in _parts_at(path[:-1]) for word in _words(part)})
            code, cause = "WS102", f"`{name}` is not a word of the language here"
            mend = did_you_mean(name, words) or f"known here: {', '.join(words)}"
            place = key_place_of(tree, path)
            if len(path) == 1 and is_touchpoint(value):
                cause = f"`{name}` looks like a touchpoint, but does not stand under `touchpoints:`"
                mend = "set it in by two spaces, as the others are, and what belongs to it as well"
            elif spaces := _too_far_in(tree, steps_in(tree, path), value):
                spaced = f"{_FEW.get(spaces, spaces)} spaces"
                mend = f"it may stand {spaced} too far in: touchpoints all begin in the same column"
        case "union_tag_not_found":
            verbs = TALK_VERBS if "talk" in path else VERBS
            code, cause = "WS103", "what kind of thing is this? One of its words must say so"
            place = key_place_of(tree, path)
            mend = f"it needs one of: {', '.join(verbs)}"
            if mistyped := _verb_meant(value, verbs):
                word, mend = mistyped
                cause = f"what kind of thing is this? `{word}` is not one of the words that say so"
                place = key_place_of(tree, (*path, word))
        case "string_pattern_mismatch":
            code, cause = "WS104", f"`{_short(value)}` cannot stand here"
            mend = _pattern_mend(name, str(error.get("ctx", {}).get("pattern", "")))
            if any(c in CURLY for c in str(value)[:_FIRST]):
                mend = "write straight quotation marks, not curly ones"
        case "literal_error":
            expected = str(error.get("ctx", {}).get("expected", ""))
            code, cause = "WS105", f"`{_short(value)}` is not one of {expected}"
            mend = _NO_SWITCH.get(name) or did_you_mean(
                str(value), expected.replace("'", "").replace(" or ", ", ").split(", ")
            )
        case "value_error" | "assertion_error":
            code, cause = "WS106", error["msg"].removeprefix("Value error, ")
        case "string_type":
            code, cause = "WS107", f"a text is wanted here, not {_kind_of(value)}"
            mend = "put it in quotes" if isinstance(value, int | float | bool) else ""
            mend = _NO_SWITCH.get(name, mend) if isinstance(value, bool) else mend
        case _ if kind.endswith(("_type", "_parsing", "_from_float")):
            code, cause = "WS107", f"{_wanted(kind)} is wanted here, not {_kind_of(value)}"
            mend = _CAN_BE.get(name, mend)
            if kind == "model_type" and not mend:
                words = [word for part in _parts_at(path) for word in _words(part)]
                mend = f"known here: {', '.join(words)}" if words else ""
        case _:
            code, cause = (
                "WS108",
                _bounds(name, kind, error.get("ctx", {}), value_at(tree, path))
                or (f"`{name}`: {error['msg'][0].lower()}{error['msg'][1:]}"),
            )
    return Finding(code, Severity.ERROR, file, place, cause, mend)


def _is_tag(step: object) -> bool:
    return isinstance(step, int) or (isinstance(step, str) and (step in _TAGS or not step.replace("_", "").isalnum()))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def is_touchpoint(value: object) -> bool:
    """Whether something has the word that makes a touchpoint what it is."""
    return isinstance(value, dict) and any(verb in value for verb in VERBS)


def _too_far_in(tree: Mapping, steps: Steps, value: object) -> int:
    """How many spaces a word inside a touchpoint stands too far in, where it may be a touchpoint itself; else 0.

    It may be one where it has the word that makes one, or where something leads to it.
    """
    if len(steps) != 3 or steps[0] != "touchpoints" or not isinstance(value, dict):
        return 0
    if not is_touchpoint(value) and not _is_said(tree, str(steps[2])):
        return 0
    above, here = key_place_of(tree, steps[:2]), key_place_of(tree, steps)
    return here.column - above.column if here.line > above.line else 0


_FEW = {2: "two", 4: "four", 6: "six"}


def _is_said(node: object, name: str) -> bool:
    """Whether a name is the value of anything in a tree."""
    if isinstance(node, dict | list):
        return any(_is_said(inner, name) for inner in (node.values() if isinstance(node, dict) else node))
    return node == name


def _verb_meant(value: object, verbs: Iterable[str]) -> tuple[str, str] | None:
    """The mistyped word that was to say what kind of thing this is, and the question what it may mean."""
    if isinstance(value, dict):
        for word in value:
            if meant := did_you_mean(str(word), verbs):
                return str(word), meant
    return None


def _pattern_mend(name: str, pattern: str) -> str:
    if "[0-9*#]" in pattern:
        return 'a key of the telephone is 0 to 9, "*" or "#"'
    if name in _LOOKS_LIKE:
        return f"write for example {_LOOKS_LIKE[name]}"
    if pattern.startswith("^[a-z]"):
        return "names are small letters, digits and _, beginning with a letter"
    return f"`{name}` must look like {pattern}"


def _bounds(name: str, kind: str, bounds: dict[str, Any], written: object) -> str:
    """What the bounds of a value are; a length of time is said as one writes it."""
    bound = next((bounds[word] for word in ("ge", "le", "lt", "min_length", "max_length") if word in bounds), None)
    if not isinstance(bound, int | float):
        return ""
    is_time = kind.endswith("_equal") and any(sign.isalpha() for sign in str(written))
    shown = duration_text(int(bound)) if is_time else f"{int(bound) if bound == int(bound) else bound:,}"
    if kind == "too_short" and bound == 1:
        return f"`{name}` is empty"
    return _BOUNDS[kind].format(name=name, bound=shown) if kind in _BOUNDS else ""


def _wanted(kind: str) -> str:
    wanted = {
        "int": "a whole number",
        "float": "a number",
        "bool": "true or false",
        "dict": "a list of `name: value` lines",
        "model": "a list of `name: value` lines",
        "tuple": "a list",
        "list": "a list",
    }
    return next((words for word, words in wanted.items() if kind.startswith(word)), "something else")


def _kind_of(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return f"`{str(value).lower()}`"
        case dict():
            return "a list of `name: value` lines"
        case list() | tuple():
            return "a list"
    return f"`{_short(value)}`"


def _words(part: type[BaseModel]) -> Iterator[str]:
    for name, field in part.model_fields.items():
        yield field.alias or name


def _parts_at(path: tuple[int | str, ...]) -> set[type[BaseModel]]:
    """The parts of the model that a path of the file may lead to."""
    parts: set[type[BaseModel]] = {Scenario}
    for step in path:
        if step in _TAGS:
            parts = {_TAGS[str(step)]}
            continue
        inner: set[type[BaseModel]] = set()
        for part in parts:
            for name, field in part.model_fields.items():
                if step == (field.alias or name):
                    inner |= set(_inside(field.annotation))
        parts = inner or parts
    return parts


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _inside(inner)
