"""What there is to do at a moment of the walk: the one panel that lets it be done."""

from typing import TYPE_CHECKING

from textual.widget import Widget

from walkshoes.journey import program as p
from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.living.channels import words_for
from walkshoes.living.dates import date
from walkshoes.living.offering import capital, offers, waiting_label
from walkshoes.living.parting import parting
from walkshoes.ui.widgets.choosing import Choosing
from walkshoes.ui.widgets.ended import Ended
from walkshoes.ui.widgets.message import EmailPage, EmailWriting, LetterPage, LetterSheet, PostWriting
from walkshoes.ui.widgets.reading import Reading, ReadOn
from walkshoes.ui.widgets.saying import Saying
from walkshoes.ui.widgets.telling import Replying, Telling

if TYPE_CHECKING:
    from walkshoes.living.living import Living

READ = "I have read it"


def doing(living: "Living") -> Widget | None:
    """A new panel for what the walk is ready for; none while it only listens, waits, or is keyed on the telephone."""
    walk = living.walk
    moment = walk.moment
    if walk.ended:
        line = moment.line if isinstance(moment, p.End) else -1
        return Ended(parting(walk.engine, walk.place, line), page=living.form == "home")
    match moment:
        case p.Choose() if walk.accepts == Accepts.CHOICE:
            return Choosing(_text(walk, moment.line), offers(walk))
        case p.Read() if walk.accepts == Accepts.READ:
            return _reading(living, moment)
        case p.Ask() if walk.accepts == Accepts.TELL and not walk.speaking:
            return _writing(living, moment) if moment.unasked else _telling(living, moment)
        case p.Ask() if walk.accepts == Accepts.KEY and moment.way == p.Way.SPOKEN:
            return Saying(f"Say your {_label(walk, moment.fact)}", no_paste=living.words.no_paste)
        case p.Ask() if walk.accepts == Accepts.KEY and moment.way == p.Way.TYPED:
            label = _label(walk, moment.fact)
            return Saying(f"Type your {label}", "send it", no_paste=living.words.no_paste)
    return None


def _reading(living: "Living", read: p.Read) -> Widget:
    """Something to read: in the form it has on paper, or where it stands already, only the way on."""
    walk = living.walk
    text = _text(walk, read.line)
    if walk.engine.lines[read.line].speaker != p.Speaker.PAPER:
        return Reading(text, waiting_label(walk, read.then))
    channel = walk.engine.program.places[walk.place].channel
    came = living.correspondence.pieces[-1] if living.correspondence.pieces else None
    match channel:
        case "email" if came is not None:
            return EmailPage(came, READ)
        case "letter" if came is not None:
            return LetterPage(came, READ)
        case "social" | "chat":
            return ReadOn(READ)
    return Reading(text, READ, page=True)


def _writing(living: "Living", ask: p.Ask) -> Widget:
    """Room for what the customer writes of their own accord."""
    walk, draft = living.walk, living.kept.draft
    channel = walk.engine.program.places[walk.place].channel
    words = words_for(channel)
    to = living.correspondence.company_at(walk.place)
    today = wall_clock(walk.calendar, walk.engine.program.zone)
    what, label = _text(walk, ask.line), capital(_label(walk, ask.fact))
    match channel:
        case "email":
            return EmailWriting(what, words.send, draft, to=to, subject=label, no_paste=words.no_paste)
        case "letter":
            return LetterSheet(what, words.send, draft, to=to, day=date(today), no_paste=words.no_paste)
        case "social":
            first, name = not living.correspondence.public, living.kept.persona.name
            return PostWriting(what, words.send, draft, name=name, first=first, no_paste=words.no_paste)
    return Telling(what, words.send, draft, no_paste=words.no_paste)


def _telling(living: "Living", ask: p.Ask) -> Widget:
    """The customer answers in their own words: aloud, or typed in a chat."""
    draft, no_paste = living.kept.draft, living.words.no_paste
    if ask.way == p.Way.WRITTEN:
        return Replying("Answer here", "send it", draft, no_paste=no_paste)
    return Telling(f"Tell them {_label(living.walk, ask.fact)}", "that is all", draft, no_paste=no_paste)


def _text(walk: Walk, line: int) -> str:
    return walk.engine.lines[line].text


def _label(walk: Walk, fact: int) -> str:
    return walk.engine.program.facts[fact].label
