"""What came of a rehearsal, for people and for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from shlex import quote
from typing import Any

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.program import LIVE, Ask, Choose, Menu, Queue, Way
from walkshoes.rehearsals.coverage import NO_INPUT, NO_MATCH, USED_UP
from walkshoes.rehearsals.running import Rehearsals
from walkshoes.scenario.check import RESERVED
from walkshoes.scenario.times import MINUTE

MOST_TOLD = 20
"""How many of a kind are listed on the screen; programs are given all."""
SLOWEST = 3
_WAYS = {
    NO_INPUT: "nothing is pressed",
    NO_MATCH: "a wrong key is pressed",
    NO_INPUT + USED_UP: "nothing is pressed until the tries are used up",
    NO_MATCH + USED_UP: "wrong keys are pressed until the tries are used up",
}


@dataclass(frozen=True, slots=True)
class End:
    """One ending, of the walks that do as callers usually do. Times are the customer's, ms; `ending` is empty where a
    walk did not end.
    """

    ending: str
    resolved: bool
    walks: int
    share: float
    median_ms: int
    p95_ms: int


def endings(made: Rehearsals) -> list[End]:
    """Where callers end, the most frequent first; shares are of those who made contact."""
    times: dict[str, list[int]] = {}
    for one in made.usual:
        times.setdefault(one.ending, []).append(one.ms)
    resolved = {info.name for info in made.engine.program.places if info.resolved}
    ends = [
        End(name, name in resolved, len(all_ms), len(all_ms) / len(made.usual), _at(all_ms, 50), _at(all_ms, 95))
        for name, all_ms in times.items()
    ]
    return sorted(ends, key=lambda end: (-end.walks, end.ending))


def as_json(made: Rehearsals) -> dict[str, Any]:
    """Everything, as plain data. It holds no time of day: the same seed, the same bytes."""
    unseen, program = made.unseen(), made.engine.program
    assumed = program.callers.assumed
    return {
        "scenario": made.source.name,
        "title": made.source.scenario.title,
        "hash": made.source.hash,
        "seed": made.seed,
        "walks": {"asked": made.walks, "done": made.done, "usual": len(made.usual), "exploring": made.explored},
        "whole": made.whole,
        "settings": made.settings,
        "callers": {name: value for name, value in asdict(program.callers).items() if name != "assumed"},
        "assumed": {"callers": list(assumed), "usually": _assumed_shares(made)},
        "never_made_contact": made.never,
        "endings": [asdict(end) for end in endings(made)],
        "touchpoints": {"there": len(made.there.touchpoints), "never_seen": sorted(unseen.touchpoints)},
        "options": {"there": len(made.there.options), "never_taken": sorted(unseen.options)},
        "lines": {
            "there": len(made.there.lines),
            "never_heard": [{"touchpoint": place, "text": text} for place, text in sorted(unseen.lines)],
        },
        "slowest": [asdict(one) for one in _slowest(made)],
        "failures": [
            {
                "kind": one.kind.name.lower(),
                "says": one.kind.value,
                "touchpoint": one.place,
                "settings": one.settings,
                "caller": one.caller,
                "times": one.times,
                "detail": one.detail,
                "inputs": one.inputs.splitlines(),
            }
            for one in made.failures
        ],
    }


def text(made: Rehearsals, named: str = "", files: Sequence[str] = ()) -> list[str]:
    """The same in words; `files` are those the inputs of its failures were written to, in their order.

    `named` is what the scenario is called on the command line.
    """
    lines = [f"{made.source.scenario.title}: {_many(made.done, 'walk')}, seed {made.seed}"]
    if not made.whole:
        lines.append(f"Broken off: this is what {made.done:,} of {made.walks:,} walks came to.")
    lines += [
        *_failures(made, named or made.source.name, files),
        *_where_they_end(made),
        *_not_seen(made),
        *_slow(made),
        *_assumptions(made),
    ]
    return lines


def in_short(made: Rehearsals) -> str:
    """What came of it in two sentences: what went wrong, and how much nobody saw."""
    wrong = {f"{one.kind.value} at {one.place}" for one in made.failures}
    unseen = made.unseen()
    said = "nothing went wrong" if not wrong else f"what went wrong: {', '.join(sorted(wrong))}"
    missed = f"{_many(len(unseen.touchpoints), 'touchpoint')} and {_many(len(unseen.options), 'option')} never seen"
    return f"{made.done:,} walks at random, seed {made.seed}: {said}; {missed}. `walkshoes rehearse` has the rest."


def how_long(made: Rehearsals) -> str:
    """How long it took the usual callers: `median 24 minutes, p95 51 minutes of 2,000 rehearsed callers`."""
    times = [one.ms for one in made.usual if one.ending]
    if not times:
        return f"none of {len(made.usual):,} rehearsed callers came to an end"
    median, most = _took(_at(times, 50)), _took(_at(times, 95))
    return f"median {median}, p95 {most} of {len(times):,} rehearsed callers"


def _failures(made: Rehearsals, named: str, files: Sequence[str]) -> list[str]:
    if not made.failures:
        return ["Nothing went wrong on any of them."]
    lines = ["", "What went wrong"]
    for number, one in enumerate(made.failures):
        how = "" if one.settings == "as it is" else f", {one.settings}"
        lines.append(f"  At {one.place}{how}: {one.kind.value}, on {_many(one.times, 'walk')}. {one.detail}".rstrip())
        if number < len(files):
            lines.append(f"    live it again: walkshoes walk {quote(named)} --headless --inputs {quote(files[number])}")
    return lines if files else [*lines, "  With --to FOLDER the inputs of each are written there, to live it again."]


def _where_they_end(made: Rehearsals) -> list[str]:
    if not made.usual:
        return []
    lines = ["", f"Where callers end, of {len(made.usual):,} who do as callers usually do, the journey as it is"]
    for end in endings(made):
        settled = "settled" if end.resolved else "not settled"
        where = f"{end.ending} ({settled})" if end.ending else "nowhere: the walk did not end"
        took = f"{_took(end.median_ms)} for half of them, {_took(end.p95_ms)} for 95 in a hundred"
        lines.append(f"  {end.share:6.1%}  {where}: at most {took}")
    if made.never:
        lines.append(f"  {_many(made.never, 'more caller')} never made contact.")
    return lines


def _not_seen(made: Rehearsals) -> list[str]:
    unseen, there = made.unseen(), made.there
    kinds = (
        ("touchpoints", "was never come to", len(there.touchpoints), sorted(unseen.touchpoints)),
        ("options", "was never taken", len(there.options), [_option(one) for one in sorted(unseen.options)]),
        ("lines", "was never heard", len(there.lines), [f"{place}: {said}" for place, said in sorted(unseen.lines)]),
    )
    under = f"also where few go, as it is{_others(made.settings)}"
    lines = ["", f"What was seen, {under}"]
    for kind, never, number, missing in kinds:
        lines.append(f"  {number - len(missing):,} of {number:,} {kind}{'; ' + never + ':' if missing else ''}")
        lines += [f"    {_short(one)}" for one in missing[:MOST_TOLD]]
        if len(missing) > MOST_TOLD:
            lines.append(f"    and {len(missing) - MOST_TOLD:,} more (all of them with --json)")
    return lines


def _others(settings: Sequence[str]) -> str:
    others = [one for one in settings if one not in ("as it is", "done right")]
    said = ", done right" if "done right" in settings else ""
    together = ", and with some together" if any(", " in one for one in others) else ""
    alone = " and with each policy alone" if not together else " with each policy alone"
    return f"{said},{alone}{together}" if others else said


def _slow(made: Rehearsals) -> list[str]:
    slowest = _slowest(made)
    if not slowest:
        return []
    lines = ["", "What took customers longest"]
    return [*lines, *(f"  caller {one.caller}: {_took(one.ms)}, ended at {one.ending or 'nowhere'}" for one in slowest)]


def _assumptions(made: Rehearsals) -> list[str]:
    callers = made.engine.program.callers
    said = {
        "patience": f"they wait {minutes_text(callers.patience_ms)} on average where a queue does not say",
        "keying_errors": f"{callers.keying_errors:.0%} of numbers are given wrongly",
        "silences": f"at {callers.silences:.0%} of menus nothing is pressed",
        "redial": f"{callers.redial:.0%} try again at once when a contact is lost",
        "chase": f"in {callers.chase:.0%} of waits they do something instead",
    }
    lines = ["", "Assumed, since the file does not say it"]
    told = [said[name] for name in callers.assumed if name in said and name not in _idle(made)]
    places = _assumed_shares(made)
    if places:
        told.append(f"callers divide equally among what leads on at {', '.join(places)}")
    return [*lines, *(f"  {one}" for one in told)] if told else []


def _idle(made: Rehearsals) -> set[str]:
    """What callers are assumed to do, that this journey gives them no occasion for."""
    ops, queues = made.engine.program.ops, made.engine.program.queues
    occasions = {
        "patience": any(isinstance(op, Queue) and queues[op.queue].patience_ms is None for op in ops),
        "keying_errors": any(isinstance(op, Ask) and op.way in (Way.KEYED, Way.SPOKEN, Way.TYPED) for op in ops),
        "silences": any(isinstance(op, Menu) or (isinstance(op, Ask) and op.way == Way.KEYED) for op in ops),
        "redial": any(place.channel in LIVE and place.team >= 0 for place in made.engine.program.places),
        "chase": any(isinstance(op, Choose) and op.waits and op.assumed for op in ops),
    }
    return {name for name, there in occasions.items() if not there}


def _assumed_shares(made: Rehearsals) -> list[str]:
    """The touchpoints at which the file does not say which share of callers takes what."""
    program = made.engine.program
    found = (
        program.places[op.place].name
        for op in program.ops
        if isinstance(op, Menu | Choose) and op.assumed and len(op.options) > 1 and not getattr(op, "waits", False)
    )
    return [name for name in dict.fromkeys(found) if name not in RESERVED]


def _slowest(made: Rehearsals) -> list[Any]:
    return sorted(made.usual, key=lambda one: (-one.ms, one.caller))[:SLOWEST]


def _option(name: str) -> str:
    place, _, option = name.partition(".")
    return f"{place}: {_WAYS.get(option, option)}"


def _at(times: Iterable[int], percent: int) -> int:
    """The time that so many in a hundred do not exceed."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _took(ms: int) -> str:
    return "less than a minute" if ms < MINUTE else minutes_text(ms)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _short(said: str) -> str:
    words = " ".join(said.split())
    return words if len(words) <= 100 else f"{words[:97]}..."
