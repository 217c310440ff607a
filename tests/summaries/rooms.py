"""A room of people who walk one short journey together, each as a test says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from building import ANN, NUMBER, source
from one_walk import PLACES

from walkshoes.journey.inputs import Input, Kind
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.led import LedSession, Plan, begin_session
from walkshoes.sessions.people import join
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

MORE = "twin: {one_record: true}\nscorecard: [asked_once, name_given]\n"
COMPANY_WITH_POLICY = """\
name: Meridian
lines: {customer_line: welcome}
teams:
  ivr: {}
  support: {label: Customer care}
policies:
  one_record: {label: One customer record, costs: 240000, sets: {record: shared}}
"""
JOURNEY = source(PLACES, COMPANY_WITH_POLICY, MORE)


@dataclass(frozen=True)
class Person:
    """Somebody in a room, or a group: what they felt at the menu and at the agent, what they said, how easy it was."""

    menu: int | None = None
    agent: int | None = -1
    words: str = ""
    may_quote: bool = False
    easy: int = 2
    expected: int = 8
    people: int = 1
    labels: Mapping[str, str] = field(default_factory=dict)
    hands: Mapping[str, int] = field(default_factory=dict)
    easy_hands: Mapping[str, int] = field(default_factory=dict)
    ends: bool = True


def a_session(record: Record, *people: Person, labels: Mapping[str, list[str]] | None = None) -> LedSession:
    """A session in which these people have walked."""
    led = begin_session(record.file, Plan("Leadership day", [JOURNEY], labels or {}))
    for number, person in enumerate(people, 1):
        walks(record, led, f"Walker {number}", person)
    return led


def walks(record: Record, led: LedSession, alias: str, person: Person) -> KeptWalk:
    """One person, or group, walks the journey of a session, to its end where they do not stop at the menu."""
    who = join(record.file, led.id, alias, people=person.people, labels=person.labels)
    journey = led.journeys[0]
    kept = record.begin(
        journey.source, alias, settings=journey.settings, seed=led.seed, persona=ANN, session=led.id, participant=who.id
    )

    def do(made: Input, words: str = "") -> None:
        while not kept.give(made, words):
            kept.advance(kept.walk.until)

    if person.menu is not None:
        kept.give(Input(Kind.REACT, number=person.menu))
    if person.ends:
        do(Input(Kind.PRESS, "1"))
        do(Input(Kind.KEY, f"{NUMBER}#"))
        do(Input(Kind.KEY, NUMBER))
        if person.agent is not None:
            said = Input(Kind.REACT, number=person.agent, words=len(person.words.split()))
            kept.give(said, person.words, person.hands or None)
        do(Input(Kind.TELL, number=60), "dead " * 60)
        kept.walk.come_to_input()
        kept.advance(kept.walk.now)
        kept.answer("anticipated", {"minutes": person.expected, "people": 1, "asked_same": 1, "easy": 5})
        kept.answer("felt", {"minutes": 25, "people": 2, "asked_same": 2, "owner": "nobody"})
        hands = {"ces": person.easy_hands} if person.easy_hands else None
        kept.answer("measures", {"ces": person.easy, "csat": 1}, hands)
        kept.answer("scorecard", {"asked_once": "yes", "name_given": "unsure"})
        kept.answer("leave", {"may_quote": "yes" if person.may_quote else "no"})
        kept.move_to(Stage.DONE)
    kept.close()
    return kept
