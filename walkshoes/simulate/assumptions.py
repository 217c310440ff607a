"""Everything a year rests on, one by one: what the file says, and what is assumed where it says nothing. A changed
assumption is a patch on the file, as a policy is; there is no figure of a year that is not here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from pydantic.fields import FieldInfo

from walkshoes.journey.program import Choose, Menu, Program
from walkshoes.journey.steps.waiting import NOBODY_ANSWERS_MS
from walkshoes.scenario.callers import Callers
from walkshoes.scenario.model import ONLY, Policy, PolicyOption, Queue, Scenario
from walkshoes.scenario.policies import policies_of
from walkshoes.scenario.touchpoints import Afterwards, Ending, QueueUp
from walkshoes.scenario.writing import Chance
from walkshoes.simulate.assumption import Assumption, Kind
from walkshoes.simulate.decided import Path, Value
from walkshoes.simulate.prices import by_head, setter_of


def assumptions(scenario: Scenario, program: Program, assumed: Mapping[Path, Value] | None = None) -> list[Assumption]:
    """Everything a year of a scenario, run as it is in `program`, rests on; `assumed` has been changed already."""
    changed = assumed or {}
    parts = (
        _callers(scenario),
        _queues(scenario),
        _policies(scenario),
        _choices(scenario, program),
        _endings(scenario),
    )
    found = chain.from_iterable(parts)
    return [replace(one, changed_by_hand=one.path in changed) for one in found]


_CALLERS = {
    "a_year": "callers a year",
    "never": "need help and never make contact",
    "patience": "wait in a queue that says nothing, on average",
    "keying_errors": "numbers keyed or read out wrongly",
    "silences": "menus at which nothing is pressed",
    "redial": "try again at once when a contact is lost",
    "comes_back": "of the others, come back later",
    "another_day": "of these, on another day",
    "chase": "do something instead of waiting",
    "brings": "new customers of one who recommends",
    "words_told": "words told when asked what has happened",
    "tells_at": "words a minute, telling",
    "writes_at": "words a minute, writing",
    "reads_at": "words a minute, reading",
    "digit": "for each digit keyed",
}
"""What the callers of a file say, in words; every field of `Callers` is among them."""
_SHARES = ("never", "keying_errors", "silences", "redial", "comes_back", "another_day", "chase")
_TIMES = ("patience", "digit")


def _callers(scenario: Scenario) -> Iterator[Assumption]:
    made = scenario.callers
    fields: Mapping[str, FieldInfo] = Callers.model_fields
    for name in fields:
        kind = Kind.SHARE if name in _SHARES else Kind.TIME if name in _TIMES else Kind.WHOLE
        kind = Kind.NUMBER if name == "brings" else kind
        said = name in made.model_fields_set
        yield Assumption("The callers", _CALLERS[name], ("callers", name), kind, float(getattr(made, name)), said)


def _queues(scenario: Scenario) -> Iterator[Assumption]:
    heads = by_head(scenario)
    for company, made in scenario.all_companies().items():
        at = _at(scenario, company)
        for name, queue in made.queues.items():
            levered = setter_of(scenario, (company, name)) is not None
            yield from _queue(queue, (*at, "queues", name), heads.get((company, name), 0.0), levered=levered)
        for name, team in made.teams.items():
            if not team.automated:
                path: Path = (*at, "teams", name, "cost_per_minute")
                said = "cost_per_minute" in team.model_fields_set
                label = f"a minute of {team.label or _words(name)}"
                yield Assumption("What minutes cost", label, path, Kind.NUMBER, team.cost_per_minute, said)
        for name, promise in made.promises.items():
            if isinstance(promise.kept, Chance):
                path = (*at, "promises", name, "kept", "share")
                yield Assumption("Promises", f"“{promise.what}”: kept", path, Kind.SHARE, promise.kept.share, True)
    for name, touchpoint in scenario.touchpoints.items():
        if isinstance(touchpoint, QueueUp):
            most = touchpoint.at_most
            label = f"a call waits at {_words(name)} where nobody answers"
            value = float(most if most is not None else NOBODY_ANSWERS_MS)
            yield Assumption("Queues", label, ("touchpoints", name, "at_most"), Kind.TIME, value, most is not None)


def _at(scenario: Scenario, company: str) -> Path:
    """Where a company stands in the file."""
    return ("company",) if scenario.company is not None and company == ONLY else ("companies", company)


_MONEY = {"costs_each": "each of them costs a year", "costs": "costs a year", "saves": "saves a year"}


def _policies(scenario: Scenario) -> Iterator[Assumption]:
    """What decisions cost and save a year."""
    for name, (company, policy) in policies_of(scenario).items():
        path: Path = (*_at(scenario, company), "policies", name)
        parts: list[tuple[Path, str, Policy | PolicyOption]] = [(path, "", policy)]
        parts += [((*path, "options", option), f"{one.label}: ", one) for option, one in (policy.options or {}).items()]
        for at, whose, part in parts:
            for which, words in _MONEY.items():
                said = which in part.model_fields_set
                if said or (which == "costs" and (part is not policy or _is_bare(policy))):
                    value = float(getattr(part, which))
                    yield Assumption(f"“{policy.label}”", f"{whose}{words}", (*at, which), Kind.NUMBER, value, said)


def _is_bare(policy: Policy) -> bool:
    """Whether a switch says nothing of money: then it is assumed to cost nothing."""
    return policy.sets is not None and not policy.model_fields_set & {"costs", "saves"}


_QUEUE = (
    ("calls_per_hour", "calls an hour", Kind.NUMBER),
    ("handling_time", "busy with a call, on average", Kind.TIME),
    ("wrap_up", "of that, after the call", Kind.TIME),
    ("agents", "people answering", Kind.WHOLE),
    ("patience", "callers wait, on average", Kind.TIME),
    ("leaves_at_once", "hang up on hearing there is a queue", Kind.SHARE),
    ("agent_a_year", "one person answering costs a year", Kind.NUMBER),
)


def _queue(queue: Queue, path: Path, a_head: float, *, levered: bool) -> Iterator[Assumption]:
    """How a queue is staffed; how many people answer is left out where a lever says it."""
    for name, label, kind in _QUEUE:
        if name == "agents" and levered:
            continue
        value = a_head if name == "agent_a_year" else getattr(queue, name)
        said = name in queue.model_fields_set or (name == "agent_a_year" and a_head > 0)
        group = f"The queue {_words(path[-1])}"
        yield Assumption(group, label, (*path, name), kind, None if value is None else float(value), said)


def _choices(scenario: Scenario, program: Program) -> Iterator[Assumption]:
    """What callers choose, at every menu, choice and wait of the author's."""
    for op in program.ops:
        if not isinstance(op, Menu | Choose) or (isinstance(op, Choose) and (op.dials or (op.waits and op.assumed))):
            continue
        name = program.places[op.place].name
        if name not in scenario.touchpoints or len(op.options) < 2:
            continue
        shares = [
            (("touchpoints", name, "usually", one.name), share)
            for one, share in zip(op.options, op.usually, strict=True)
        ]
        for number, (path, share) in enumerate(shares):
            rest = tuple((other, value) for place, (other, value) in enumerate(shares) if place != number)
            label = f"{_words(name)}: {_words(path[-1])}"
            yield Assumption("What callers choose", label, path, Kind.SHARE, share, not op.assumed, rest=rest)


_AFTERWARDS = (("leaves", "recommends", "leave"), ("recommends", "leaves", "recommend the company"))


def _endings(scenario: Scenario) -> Iterator[Assumption]:
    for name, made in scenario.touchpoints.items():
        if not isinstance(made, Ending):
            continue
        group, path = f"Who ends at {_words(name)}", ("touchpoints", name)
        shares = _afterwards(made)
        said = "customer" in made.model_fields_set
        for which, other, label in _AFTERWARDS:
            rest = (((*path, "customer", other), shares[other]),)
            yield Assumption(group, label, (*path, "customer", which), Kind.SHARE, shares[which], said, rest=rest)
        worth_said = "worth" in made.model_fields_set
        yield Assumption(group, "such a customer brings a year", (*path, "worth"), Kind.NUMBER, made.worth, worth_said)


def _afterwards(made: Ending) -> dict[str, float]:
    if isinstance(made.customer, Afterwards):
        return {"leaves": made.customer.leaves, "recommends": made.customer.recommends}
    return {"leaves": float(made.customer == "leaves"), "recommends": float(made.customer == "recommends")}


def _words(name: str) -> str:
    return name.replace("_", " ")
