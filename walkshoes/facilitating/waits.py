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
            yield f"{label}: {_staffed(queue)} {_waits(queue)}"


def _staffed(queue: Queue) -> str:
    people = "1 person answers" if queue.agents == 1 else f"{queue.agents} people answer"
    mean = minutes_text(queue.handling_time)
    return f"{people} {queue.calls_per_hour:g} calls an hour of {mean} each on average."


def _waits(queue: Queue) -> str:
    staffing = Staffing(queue.calls_per_hour, queue.handling_time, queue.agents, queue.patience, queue.leaves_at_once)
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
    if queue.lived is not None:
        lived = _of_those_who_wait(law, int(queue.lived[1:]) / 100)
        said += f" Whoever walks lives {minutes_text(lived) if lived >= MINUTE else 'less than a minute'}."
    return said


def _of_those_who_wait(law: OfferedWait, share: float) -> int:
    """The wait, in milliseconds, that this share of those who have to wait does not exceed."""
    return law.wait_ms(law.of_those_who_wait(share))
