"""Sessions to be looked back on: filled with simulated people, or with people whose words a test gives."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from walked import journey

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.walk import Accepts
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.shipped import find_scenario
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.people import join
from walkshoes.sessions.record import Record
from walkshoes.simulated_people import fill

BROADBAND, EXECUTIVES = "three-days-without-broadband", "the-executive-line"
LABELS = {"department": ["Finance", "Service"]}


@cache
def _filled(people: int, *names: str) -> tuple[Path, str]:
    """A record with one session, made once and then only copied."""
    path = Path(mkdtemp()) / "filled.db"
    record = Record(path)
    sources = [source_of(load(find_scenario(name))) for name in names]
    led = begin_session(record.file, Plan("Leadership day", sources, labels=LABELS, seed=7))
    if people:
        fill(record, led, people)
    if people == 1:  # one walk of one's own, which nobody leads
        with record.file.writing() as db:
            db.execute("DELETE FROM led")
    record.close()
    return path, led.id


def session_of(record_path: Path, people: int, *names: str) -> str:
    """A record at a path with a session of so many simulated people, by its key."""
    filled, session = _filled(people, *(names or (BROADBAND,)))
    shutil.copy(filled, record_path)
    return session


def session_with(record: Record, words: dict[str, bool], title: str = "A small session") -> str:
    """A session of as many people as there are words; each says theirs, and may be quoted or not."""
    led = begin_session(record.file, Plan(title, [journey()]))
    for number, (text, may_quote) in enumerate(words.items()):
        who = join(record.file, led.id, f"Walker {number}")
        _walks(record, led.journeys[0].source, led.id, who.alias, who.id, text, may_quote)
    return led.id


def _walks(
    record: Record, source: Source, session: str, alias: str, participant: str, words: str, may_quote: bool
) -> None:
    kept = record.begin(source, alias, session=session, participant=participant)
    walk = kept.walk
    said = False
    while not walk.ended:
        match walk.accepts:
            case Accepts.KEY if not walk.speaking:
                if not said:
                    kept.give(Input(Kind.REACT, number=-1), words)
                    said = True
                kept.give(Input(Kind.KEY, "7734 09 128851"))
            case Accepts.TELL if not walk.speaking:
                kept.give(Input(Kind.TELL), "The line is dead")
            case _:
                kept.advance(walk.until)
    kept.answer("leave", {"may_quote": "yes" if may_quote else "no"})
    kept.close()
