"""What can be saved of a file with mistakes of shape, so that the mistakes between its parts are found as well.

A word that is not of the language is left out; a part that cannot be understood is replaced by a stand-in under the
same name, so that nothing that points to it seems to point nowhere.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from walkshoes.scenario.model import Scenario
from walkshoes.scenario.shape import is_touchpoint

NOBODY = "`…`"
"""A team that does not exist, where a stand-in needs one; what is found about it is not the author's mistake."""
_STAND_INS: dict[str, dict[str, Any]] = {
    "touchpoints": {"ending": "…", "resolved": False},
    "teams": {},
    "queues": {"calls_per_hour": 1, "handling_time": "1m", "agents": 1},
    "facts": {"label": "…", "value": "…"},
    "policies": {"label": "…", "sets": {}},
    "promises": {"what": "…", "by": NOBODY, "kept": True},
    "variables": {"to": 1},
}
_CAN_BE_LEFT_OUT = frozenset(("board_paper", "guide", "twin", "gives_up", "summary", "minutes"))
"""Words at the top of the file that nothing else in it needs."""
_SOME_DAY = "2026-01-05 09:00"
_ROUNDS = 4


def salvaged(tree: Mapping[str, Any], errors: Iterable[ErrorDetails]) -> tuple[Mapping[str, Any], Scenario] | None:
    """The sound parts of a tree, and the scenario they make; None where too little is sound."""
    for _ in range(_ROUNDS):
        for error in errors:
            tree = _without(tree, error["loc"], extra=error["type"] == "extra_forbidden")
        try:
            return tree, Scenario.model_validate(tree)
        except ValidationError as again:
            errors = again.errors(include_url=False)
    return None


def _without(tree: Mapping[str, Any], path: tuple[int | str, ...], *, extra: bool) -> Any:
    """The tree without what an error's path leads to: the word itself, or the named part it stands in."""
    steps = _steps(tree, path)
    others = tree.get("touchpoints")
    if extra and isinstance(others, Mapping):
        # It was set in not far enough, or too far; what leads to it leads somewhere.
        if len(steps) == len(path) == 1 and is_touchpoint(tree[str(path[0])]):
            tree = _changed(tree, ["touchpoints"], {**others, str(path[0]): tree[str(path[0])]})
        elif len(steps) == 3 and steps[0] == "touchpoints" and is_touchpoint(others[steps[1]][steps[2]]):
            name = str(steps[2])
            tree = _changed(tree, ["touchpoints"], {name: others[steps[1]][name], **others})
    if extra and steps and str(steps[-1]) == str(path[-1]):
        return _changed(tree, steps, None)
    for number, step in enumerate(steps[:-1]):
        if step in _STAND_INS:
            return _changed(tree, steps[: number + 2], _STAND_INS[str(step)])
    if steps == ["start", "at"]:
        return _changed(tree, steps, _SOME_DAY)
    return _changed(tree, steps[:1], None) if steps and steps[0] in _CAN_BE_LEFT_OUT else tree


def _steps(tree: Mapping[str, Any], path: tuple[int | str, ...]) -> list[int | str]:
    """The steps of a validator's path that are in the file; the names of the forms it tried are passed over."""
    steps: list[int | str] = []
    at: Any = tree
    for step in path:
        if (isinstance(at, Mapping) and str(step) in at) or (isinstance(at, list) and step in range(len(at))):
            key: Any = str(step) if isinstance(at, Mapping) else step
            steps.append(key)
            at = at[key]
    return steps


def _changed(node: Any, steps: list[int | str], value: Any) -> Any:
    """A copy in which the end of the steps is replaced, or left out where the value is None."""
    first, rest = steps[0], steps[1:]
    copy: Any = dict(node) if isinstance(node, Mapping) else list(node)
    if rest:
        copy[first] = _changed(copy[first], rest, value)
    elif value is None:
        del copy[first]
    else:
        copy[first] = value
    return copy
