"""What there is to do at a moment of the walk: the one panel that lets it be done."""

from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget

from walkshoes.journey import program as p
from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.times import DAY
from walkshoes.ui.widgets.choosing import Choosing, Offer
from walkshoes.ui.widgets.reading import Reading
from walkshoes.ui.widgets.saying import Saying
from walkshoes.ui.widgets.telling import Telling

if TYPE_CHECKING:
    from walkshoes.sessions.kept import KeptWalk

_SEND = {"letter": "post the letter", "email": "send the email", "chat": "send it", "social": "post it"}
_PLACES = {
    "phone": "The line",
    "email": "Email",
    "letter": "By post",
    "chat": "The chat",
    "social": "In public view",
    "in person": "At the counter",
}
_TITLES = {"email": "an email", "letter": "a letter", "chat": "a message", "social": "a post"}


def doing(kept: "KeptWalk") -> Widget | None:
    """A new panel for what the walk is ready for; none while it only listens, waits, or is keyed on the telephone."""
    walk = kept.walk
    moment = walk.moment
    if walk.ended:
        return Reading(_text(walk, moment.line) if isinstance(moment, p.End) else "", "go on")
    match moment:
        case p.Choose() if walk.accepts == Accepts.CHOICE:
            return Choosing(_text(walk, moment.line), offers(walk))
        case p.Read() if walk.accepts == Accepts.READ:
            on_paper = walk.engine.lines[moment.line].speaker == p.Speaker.PAPER
            label = "I have read it" if on_paper else waiting_label(walk, moment.then)
            return Reading(_text(walk, moment.line), label, page=on_paper)
        case p.Ask() if walk.accepts == Accepts.TELL:
            written = moment.way == p.Way.WRITTEN
            what = _text(walk, moment.line) if written else f"Tell them {_label(walk, moment.fact)}"
            button = _SEND.get(channel(walk), "send it") if written else "that is all"
            return Telling(what, button, kept.draft, on_paper=written)
        case p.Ask() if walk.accepts == Accepts.KEY and moment.way == p.Way.SPOKEN:
            return Saying(f"Say your {_label(walk, moment.fact)}")
    return None


def offers(walk: Walk) -> list[Offer]:
    """What can be decided now. Another line that can be rung comes with the company that answers it."""
    program, choice = walk.engine.program, walk.moment
    if not isinstance(choice, p.Choose):
        return []
    options = {option.name: option for option in choice.options}
    found = []
    for name in walk.offered():
        option = options[name]
        label = _text(walk, option.line) if option.line >= 0 else _capital(waiting_label(walk, option.then))
        found.append(Offer(name, label))
    if choice.dials:
        for number, line in enumerate(program.dialled):
            if number != walk.line:
                found.append(Offer(line.name, _dialling(walk, line), dials=True))
    return found


def waiting_label(walk: Walk, op: int) -> str:
    """What the button before an operation says: where days pass there, until when."""
    after = walk.engine.program.ops[op]
    if not isinstance(after, p.Leap):
        return "go on"
    left = walk.waits_until - walk.calendar
    if left < DAY:
        return f"wait {minutes_text(max(0, left))}"
    return f"wait until {date(wall_clock(walk.waits_until, walk.engine.program.zone))}"


def channel(walk: Walk) -> str:
    """How customer and company meet at this moment."""
    return channel_at(walk, walk.place)


def channel_at(walk: Walk, place: int) -> str:
    """How they meet at a touchpoint."""
    return walk.engine.program.places[place].channel


def place_title(walk: Walk) -> str:
    """What stands over the captions."""
    return _PLACES.get(channel(walk), "The line")


def paper_title(channel_: str) -> str:
    """What a paper that came is called on the desk."""
    return _TITLES.get(channel_, "what you read")


def date(moment: datetime) -> str:
    """`Thursday 5 March`."""
    return f"{moment:%A} {moment.day} {moment:%B}"


def _dialling(walk: Walk, line: p.LineInfo) -> str:
    """`Ring the sales line`, or the company where there are several."""
    program = walk.engine.program
    company = program.companies[line.company].title
    called = line.name.replace("_", " ")
    if len(program.companies) == 1:
        return f"Ring the {called}"
    alone = sum(other.company == line.company for other in program.dialled) == 1
    return f"Ring {company}" if alone else f"Ring {company}, {called}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _text(walk: Walk, line: int) -> str:
    return walk.engine.lines[line].text


def _label(walk: Walk, fact: int) -> str:
    return walk.engine.program.facts[fact].label
