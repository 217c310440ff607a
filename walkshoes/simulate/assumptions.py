"""Everything a year rests on, one by one: what the file says, what is assumed where it says nothing, and how each is
changed. A changed assumption is a patch on the file, as a policy is; there is no figure of a year that is not here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain

from pydantic.fields import FieldInfo

from walkshoes.journey.program import Choose, Menu, Program
from walkshoes.journey.steps.waiting import NOBODY_ANSWERS_MS
from walkshoes.scenario.callers import Callers
from walkshoes.scenario.model import ONLY, Queue, Scenario
from walkshoes.scenario.policies import policies_of
from walkshoes.scenario.times import duration_ms, duration_text
from walkshoes.scenario.touchpoints import Afterwards, Ending, QueueUp
from walkshoes.scenario.writing import Chance
from walkshoes.simulate.decided import Path, Value
from walkshoes.simulate.prices import by_head


class Kind(Enum):
    """How an assumption is written."""

    NUMBER = "a number"
    WHOLE = "a whole number"
    SHARE = "a share in a hundred"
    TIME = "a length of time, such as 90s or 15m"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing a year rests on. `said` is whether the file says it, `changed_by_hand` whether somebody has changed it
    since; `value` is ms where it is a time, None where there is none (a patience without end). `rest` are the other
    shares of the same whole, by path: they give way to it.
    """

    group: str
    label: str
    path: Path
    kind: Kind
    value: float | None
    said: bool
    changed_by_hand: bool = False
    rest: tuple[tuple[Path, float], ...] = ()

    @property
    def text(self) -> str:
        """The value as people write it."""
        if self.value is None:
            return "–"
        match self.kind:
            case Kind.SHARE:
                return f"{round(self.value * 100, 1):g} %"
            case Kind.TIME:
                return duration_text(round(self.value))
        return f"{self.value:,.0f}" if self.value == round(self.value) else f"{self.value:,g}"

    def changed(self, text: str) -> dict[Path, Value]:
        """The patches that make it what somebody writes. Raises ValueError, in words for people, where it is none."""
        written = text.strip().replace(",", "").removesuffix("%").strip()
        if self.kind == Kind.TIME:
            duration_ms(text.strip())
            return {self.path: text.strip()}
        try:
            number = float(written)
        except ValueError:
            raise ValueError(f"“{text.strip()}” is not {self.kind.value}.") from None
        if not 0 <= number < 10**12:
            raise ValueError(f"“{text.strip()}” is too much, or less than nothing.")
        match self.kind:
            case Kind.WHOLE:
                if number != round(number):
                    raise ValueError(f"“{text.strip()}” is not {self.kind.value}.")
                return {self.path: round(number)}
            case Kind.SHARE:
                if number > 100:
                    raise ValueError("A share is from 0 to 100 in a hundred.")
                return {self.path: number / 100, **self._give_way(number / 100)}
        return {self.path: number}

    def _give_way(self, share: float) -> dict[Path, Value]:
        """The other shares of the whole, as large to each other as before."""
        together = sum(one for _, one in self.rest)
        left = 1.0 - share
        if self.path[-1] in ("leaves", "recommends"):  # these two need not come to a whole: some stay
            return {path: min(one, round(left, 6)) for path, one in self.rest}
        if not together:
            return {path: round(left / len(self.rest), 6) for path, _ in self.rest}
        return {path: round(one / together * left, 6) for path, one in self.rest}


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
    "chase": "do something instead of waiting",
    "brings": "new customers of one who recommends",
    "words_told": "words told when asked what has happened",
    "tells_at": "words a minute, telling",
    "writes_at": "words a minute, writing",
    "reads_at": "words a minute, reading",
    "digit": "for each digit keyed",
}
"""What the callers of a file say, in words; every field of `Callers` is among them."""
_SHARES = ("never", "keying_errors", "silences", "redial", "comes_back", "chase")
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
            priced = heads.get((company, name))
            yield from _queue(queue, f"The queue {_words(name)}", (*at, "queues", name), priced[1] if priced else 0.0)
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
        group = f"“{policy.label}”"
        names = ("costs_each", "costs", "saves") if policy.number is not None else ("costs", "saves")
        for which in names if policy.options is None else ():
            said = which in policy.model_fields_set
            if said or which == "costs":
                label = {"costs_each": "each of them costs a year", "costs": "costs a year", "saves": "saves a year"}[
                    which
                ]
                yield Assumption(group, label, (*path, which), Kind.NUMBER, float(getattr(policy, which)), said)
        for option, one in (policy.options or {}).items():
            for which in ("costs", "saves"):
                said = which in one.model_fields_set
                if said or which == "costs":
                    at = (*path, "options", option, which)
                    yield Assumption(
                        group, f"{one.label}: {_MONEY[which]}", at, Kind.NUMBER, float(getattr(one, which)), said
                    )


def _queue(queue: Queue, group: str, path: Path, a_head: float) -> Iterator[Assumption]:
    rows = (
        ("calls_per_hour", "calls an hour", Kind.NUMBER),
        ("handling_time", "busy with a call, on average", Kind.TIME),
        ("wrap_up", "of that, after the call", Kind.TIME),
        ("patience", "callers wait, on average", Kind.TIME),
        ("leaves_at_once", "hang up on hearing there is a queue", Kind.SHARE),
        ("agent_a_year", "one person answering costs a year", Kind.NUMBER),
    )
    for name, label, kind in rows:
        value = getattr(queue, name) if name != "agent_a_year" else a_head
        said = name in queue.model_fields_set or (name == "agent_a_year" and a_head > 0)
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
        for which, other, label in (
            ("leaves", "recommends", "leave"),
            ("recommends", "leaves", "recommend the company"),
        ):
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
