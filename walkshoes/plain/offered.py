"""What can be done at a moment of the walk, in lines; none while one only listens, waits, or keys a number."""

from walkshoes.journey import program as p
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.walk import Accepts
from walkshoes.living.channels import words_for
from walkshoes.living.living import Living
from walkshoes.living.offering import capital, offers, waiting_label
from walkshoes.living.parting import parting
from walkshoes.living.wrapping import flowing
from walkshoes.plain.desk import read, seen_text

HAVE_READ = "Press Enter when you have read it."


def offered(living: Living) -> list[str]:
    """The lines that say it."""
    walk = living.walk
    moment = walk.moment
    if walk.ended:
        return _ended(living)
    match moment:
        case p.Choose() if walk.accepts == Accepts.CHOICE:
            found = [f"{number}: {offer.label}" for number, offer in enumerate(offers(walk), 1)]
            return [_text(living, moment.line), *found, "Type the number of what you decide."]
        case p.Read() if walk.accepts == Accepts.READ:
            return _reading(living, moment)
        case p.Ask() if walk.accepts == Accepts.TELL and not walk.speaking:
            return [*(_writing(living, moment) if moment.unasked else _telling(living, moment)), *_drafted(living)]
        case p.Ask() if walk.accepts == Accepts.KEY and moment.way == p.Way.SPOKEN:
            return [f"Say your {_label(living, moment)}."]
        case p.Ask() if walk.accepts == Accepts.KEY and moment.way == p.Way.TYPED:
            return [f"Type your {_label(living, moment)}."]
    return []


def _ended(living: Living) -> list[str]:
    walk, moment = living.walk, living.walk.moment
    last = parting(walk.engine, walk.place, moment.line if isinstance(moment, p.End) else -1)
    return [last.text, *last.does, last.says, last.tells, "The walk is over. Press Enter to go on."]


def _reading(living: Living, moment: p.Read) -> list[str]:
    """Something to read: as it came, or what happens next."""
    walk = living.walk
    text = flowing(_text(living, moment.line))
    if walk.engine.lines[moment.line].speaker != p.Speaker.PAPER:
        after = walk.engine.program.ops[moment.then]
        way = [f"It is {minutes_text(after.ms)} away."] if isinstance(after, p.Travel) and after.ms else []
        return [text, *way, f"Press Enter to {waiting_label(walk, moment.then)}."]
    pieces = living.correspondence.pieces
    channel = walk.engine.program.places[walk.place].channel
    if channel == "chat":
        return [HAVE_READ]
    if channel not in ("email", "letter", "social") or not pieces:
        return [text, HAVE_READ]
    own = next((piece for piece in reversed(pieces) if piece.seen), None)
    seen = [seen_text(own.people(walk.calendar))] if own is not None and channel == "social" else []
    return [*read(pieces[-1], walk.calendar), *seen, HAVE_READ]


def _writing(living: Living, ask: p.Ask) -> list[str]:
    """What the customer writes of their own accord, to whom, and how it is sent."""
    walk = living.walk
    channel = walk.engine.program.places[walk.place].channel
    to = "everybody" if channel == "social" else living.correspondence.company_at(walk.place)
    subject = [f"Subject: {capital(_label(living, ask))}"] if channel == "email" else []
    send = words_for(channel).send
    return [
        _text(living, ask.line),
        f"To {to}.",
        *subject,
        f"Write as many lines as you like. Enter alone, on an empty line, means: {send}.",
    ]


def _telling(living: Living, ask: p.Ask) -> list[str]:
    """The customer answers in their own words: aloud, or typed in a chat."""
    if ask.way == p.Way.WRITTEN:
        return ["Answer in one line."]
    return [f"Tell them {_label(living, ask)}, in one line."]


def _drafted(living: Living) -> list[str]:
    """What was written before a pause."""
    draft = living.kept.draft
    return ["You had written:", draft, "Go on from there, or press Enter alone."] if draft.strip() else []


def _text(living: Living, line: int) -> str:
    return living.walk.engine.lines[line].text


def _label(living: Living, ask: p.Ask) -> str:
    return living.walk.engine.program.facts[ask.fact].label
