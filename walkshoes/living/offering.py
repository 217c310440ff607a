"""What can be decided at a moment of the walk, in the words of a button."""

from dataclasses import dataclass

from walkshoes.journey import program as p
from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.tables import LineInfo
from walkshoes.journey.walk import Walk
from walkshoes.living.dates import date
from walkshoes.scenario.times import DAY, MINUTE


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be decided: its name for the walk, what it says, and whether it is a number to dial."""

    name: str
    label: str
    dials: bool = False


def offers(walk: Walk) -> list[Offer]:
    """What can be decided now. Another line that can be rung comes with the company that answers it."""
    program, choice = walk.engine.program, walk.moment
    if not isinstance(choice, p.Choose):
        return []
    options = {option.name: option for option in choice.options}
    found = []
    for name in walk.offered():
        option = options[name]
        label = walk.engine.lines[option.line].text if option.line >= 0 else capital(waiting_label(walk, option.then))
        found.append(Offer(name, label))
    if choice.dials:
        for number, line in enumerate(program.dialled):
            if number != walk.line or walk.last_met != "phone":
                found.append(Offer(line.name, _dialling(walk, line), dials=True))
    return found


def waiting_label(walk: Walk, op: int) -> str:
    """What the button before an operation says: where days pass there, until when."""
    after = walk.engine.program.ops[op]
    if isinstance(after, p.Travel):
        return "set out"
    if not isinstance(after, p.Leap):
        return "go on"
    if any(flight.due < walk.waits_until for flight in walk.in_flight.values()):
        return "wait"  # what was promised may come sooner, or not come: how long, nobody knows
    left = walk.waits_until - walk.calendar
    if left < MINUTE:
        return "wait a moment longer"
    if left < DAY:
        return f"wait {minutes_text(left)}"
    return f"wait until {date(wall_clock(walk.waits_until, walk.engine.program.zone))}"


def _dialling(walk: Walk, line: LineInfo) -> str:
    """`Ring the sales line`, or the company where there are several."""
    program = walk.engine.program
    company = program.companies[line.company].title
    called = line.name.replace("_", " ")
    if len(program.companies) == 1:
        return f"Ring the {called}"
    alone = sum(other.company == line.company for other in program.dialled) == 1
    return f"Ring {company}" if alone else f"Ring {company}, {called}"


def capital(text: str) -> str:
    """The text with a capital letter."""
    return text[:1].upper() + text[1:]
