"""Why people wait as long as they do in a journey: every queue's staffing, and what follows from it."""

from collections.abc import Iterator

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.queueing import NEVER, OfferedWait, Staffing, offered_wait
from walkshoes.scenario.model import Queue, Scenario
from walkshoes.scenario.times import MINUTE

_OVERLOADED = 1.0
_HALF, _NINE_IN_TEN = 0.5, 0.9


def waits(scenario: Scenario) -> Iterator[str]:
    """A sentence for each queue, with the company as it is; the law of its waits is that of `journey.queueing`."""
    for company in scenario.all_companies().values():
        for name, queue in company.queues.items():
            team = company.teams.get(name if queue.team is None else queue.team)
            label = team.label if team is not None and team.label else name.replace("_", " ")
            lived = None if queue.lived is None else int(queue.lived[1:]) / 100
            yield f"{label}: {wait_text(_staffing(queue), lived)}"


def wait_text(staffing: Staffing, lived: float | None = None) -> str:
    """How a queue is staffed, and how long people therefore wait; `lived` is the share of waits no longer than what
    whoever walks lives, where that is stated.
    """
    return f"{_staffed(staffing)} {_waits(staffing, lived)}"


def _staffing(queue: Queue) -> Staffing:
    return Staffing(queue.calls_per_hour, queue.handling_time, queue.agents, queue.patience, queue.leaves_at_once)


def _staffed(staffing: Staffing) -> str:
    people = "1 person answers" if staffing.agents == 1 else f"{staffing.agents} people answer"
    mean = minutes_text(staffing.handling_ms)
    return f"{people} {staffing.calls_per_hour:g} calls an hour of {mean} each on average."


def _waits(staffing: Staffing, lived: float | None) -> str:
    law = offered_wait(staffing)
    if law.wait_ms(0.0) >= NEVER:
        return "So nobody ever does."
    overload = staffing.load / staffing.agents
    more = f"That is {overload:.2f} times what they can do. " if overload > _OVERLOADED else ""
    said = f"{more}Of a hundred callers {round(law.delayed * 100)} have to wait"
    if law.delayed < 0.005:
        return f"{said}."
    half, most = (minutes_text(_of_those_who_wait(law, share)) for share in (_HALF, _NINE_IN_TEN))
    said = f"{said}: half of those at most {half}, nine in ten at most {most}."
    if lived is not None:
        ms = _of_those_who_wait(law, lived)
        said += f" Whoever walks lives {minutes_text(ms) if ms >= MINUTE else 'less than a minute'}."
    return said


def _of_those_who_wait(law: OfferedWait, share: float) -> int:
    """The wait, in milliseconds, that this share of those who have to wait does not exceed."""
    return law.wait_ms(law.of_those_who_wait(share))
