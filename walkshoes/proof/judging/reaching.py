"""What nobody comes to: touchpoints without a way to them, conditions that never or always hold, words nobody hears."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from walkshoes.journey import program as p
from walkshoes.proof.found import Found, listed, notice
from walkshoes.proof.moves import Kind
from walkshoes.proof.runs import Run
from walkshoes.scenario.conditional import conditional
from walkshoes.scenario.findings import Severity
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.parts import Steps, parts_of
from walkshoes.scenario.touchpoints import Mailbox

HEARD = frozenset(
    {
        "announce", "menu", "say", "wrong", "nothing", "known", "agent", "you", "greeting", "full", "read", "subject",
        "drop", "ending", "choose", "owner", "label", "says",
    }
)  # fmt: skip
"""The words of the file whose texts somebody hears or reads."""
SHOWN = 50
"""How much of a text is shown to tell it by."""


def unreachable(runs: Sequence[Run]) -> Iterator[Found]:
    """Touchpoints nobody comes to under any setting."""
    scenario = runs[0].scenario
    came = {name for run in runs for name in run.came_to}
    lost = {name: None for name in scenario.touchpoints if name not in came}
    named_in = _named_in(scenario) if lost else {}
    for name in lost:
        whence = named_in.get(name, [])
        if not whence:
            mend = f"let something lead to `{name}`, or take it out"
        elif all(one in lost for one in whence):
            mend = f"only {listed(whence)} leads there, and nobody comes to that either"
        else:
            near = listed([one for one in whence if one not in lost])
            mend = f"{near} names it, and the walk never goes that way: look at what has to be so there"
        yield Found("WS301", Severity.ERROR, ("touchpoints", name), f"nobody can come to `{name}`", mend, about=(name,))


def _named_in(scenario: Scenario) -> dict[str, list[str]]:
    """Touchpoint → the touchpoints and promises that name it as what comes next."""
    found: dict[str, list[str]] = {}
    for path, part in parts_of(scenario, ()):
        if len(path) > 1:
            whence = str(path[1] if path[0] == "touchpoints" else path[-1])
            for field in ("go", "to", "when_kept", "when_broken"):
                name = getattr(part, field, None)
                if name is not None and name != whence and whence not in found.setdefault(name, []):
                    found[name].append(whence)
    return found


def conditions(runs: Sequence[Run]) -> Iterator[Found]:
    """Conditions that never hold, or always do, wherever they are asked."""
    said: dict[Steps, set[bool]] = {}
    texts: dict[Steps, str] = {}
    for run in runs:
        by_number = [(path, part.when or "") for path, part in conditional(run.scenario)]
        decided = _decided(run, by_number)
        for number, (path, text) in enumerate(by_number):
            if path[0] == "touchpoints" and path[1] in run.came_to:
                texts[path] = text
                said.setdefault(path, set()).update(decided.get(number, set()))
    for path, says in said.items():
        name = str(path[1])
        if says == {False}:
            mend = "take it out together with what it decides, or ask for something that can be so there"
            yield notice("WS307", (*path, "when"), f"`{texts[path]}` never holds here", mend, name)
        elif says == {True} and not _is_the_rest(path):
            mend = "leave the condition out, or look whether the walk comes here as you think"
            yield notice("WS308", (*path, "when"), f"`{texts[path]}` always holds here", mend, name)


def _is_the_rest(path: Steps) -> bool:
    """Whether a condition is of a later way in a list: where the ones before do not hold, it may well always do."""
    return isinstance(path[-1], int) and path[-1] > 0 and path[-2] != "talk"


def _decided(run: Run, by_number: Sequence[tuple[Steps, str]]) -> dict[int, set[bool]]:
    """Number of a condition → what it was found to say; what the settings decide is decided wherever one comes."""
    asked = _asked(run)
    constant = run.constants([text for _, text in by_number], [str(path[1]) for path, _ in by_number])
    return {
        number: asked[number] if number in asked else set() if constant[number] is None else {bool(constant[number])}
        for number in range(len(by_number))
    }


def _asked(run: Run) -> dict[int, set[bool]]:
    """Number of a condition → the answers it was found to give."""
    found: dict[int, set[bool]] = {}
    for number, op in enumerate(run.program.ops):
        if isinstance(op, p.Branch) and op.asked >= 0:
            says = found.setdefault(op.asked, set())
            says.update(move.says for move in run.moves_taken.get(number, ()))
        elif isinstance(op, p.Menu | p.Choose):
            taken = {move.word for move in run.moves_taken.get(number, ()) if move.kind in (Kind.PRESS, Kind.CHOOSE)}
            for option in op.options:
                if option.asked >= 0 and option.guard is not None and run.reached(number):
                    says = found.setdefault(option.asked, set())
                    says.update({True} if option.name in taken else ())
                    may_not = run.moves.guards.may_hold(option.guard)[1]
                    says.update({False} if any(may_not(run.explored.states[one]) for one in run.at[number]) else ())
    return found


def unheard(runs: Sequence[Run]) -> Iterator[Found]:
    """Words written in the file that nobody ever hears or reads."""
    heard = {
        (run.name(run.program.lines[line].place), run.program.lines[line].template)
        for run in runs
        for line in run.heard
    }
    came = {name for run in runs for name in run.came_to}
    for path, text in _texts(runs[0].scenario):
        name = str(path[1])
        if name in came and (name, text) not in heard:
            mend = "take it out, or look at what has to happen before it is said"
            yield notice("WS310", path, f"nobody ever hears or reads this: “{_short(text)}”", mend, name)


def _texts(scenario: Scenario) -> Iterator[tuple[Steps, str]]:
    """Every text of the file that is there to be heard or read, with its path."""
    stated: set[Steps] = {("touchpoints", name) for name in scenario.touchpoints}
    for path, part in parts_of(scenario, ()):
        if path[:1] != ("touchpoints",) or path not in stated:
            continue
        stated.update(_within(path, part))
        for field in part.model_fields_set - _never_there(part):
            word = type(part).model_fields[field].alias or field
            if word not in HEARD or (word == "label" and len(path) <= 2):
                continue
            value = getattr(part, field)
            if isinstance(value, str):
                yield (*path, word), value
            elif isinstance(value, tuple):
                yield from (((*path, word, at), one) for at, one in enumerate(value) if isinstance(one, str))


def _within(path: Steps, part: BaseModel) -> Iterator[Steps]:
    """Where the parts stand that the file states within a part; those that come with the program are left out."""
    for field in part.model_fields_set:
        at = (*path, type(part).model_fields[field].alias or field)
        value = getattr(part, field)
        yield at
        if isinstance(value, dict):
            yield from ((*at, key) for key in value)
        elif isinstance(value, tuple):
            yield from ((*at, number) for number in range(len(value)))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"


def _never_there(part: BaseModel) -> set[str]:
    """The texts a part has to state though there is nobody to say them: the greeting of a box that is not there."""
    return {"greeting"} if isinstance(part, Mailbox) and part.state == "absent" else set()
