"""People who are made up, to rehearse a session before anybody comes: its debrief and its summary can be seen.

They walk the real journey, as callers usually decide. What they feel and answer is made up by the plain rule below and
says nothing of any customer; every page says that they are simulated.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from walkshoes.journey.callers import Caller
from walkshoes.journey.draws import stable_key, uniform_of
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code, Event, Passed
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.ledger import Ledger
from walkshoes.journey.lowering import lower
from walkshoes.scenario.times import MINUTE
from walkshoes.sessions.led import Journey, LedSession
from walkshoes.sessions.people import A_PERSON, Participant, free_alias, join, people_of
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.trouble import RecordTrouble

if TYPE_CHECKING:
    from walkshoes.sessions.kept import KeptWalk
    from walkshoes.sessions.record import Record

PEOPLE_HERE = (
    "People have come into this session already. Make another one to rehearse in: made-up people among them would be "
    "counted as if they were there, and would hide nobody."
)
_SPEAKS = 0.7
"""The share of moments worth a word at which somebody says how it feels."""
_LONG_WAIT_MS = 2 * MINUTE
_EVERY_SO_OFTEN = 3
"""So manieth thing felt comes with words."""
_WORDS = {
    Code.ASKED: "I have just told you that.",
    Code.ANSWERED: "At last, a person.",
    Code.TRANSFERRED: "And now I begin again.",
    Code.HANDED_OVER: "Nobody here knows anything about it.",
    Code.DROPPED: "And that was it?",
    Code.REQUESTED: "So who can?",
    Code.BROKEN: "They had promised.",
    Code.KEPT: "They did what they said.",
}


def fill(record: "Record", led: LedSession, how_many: int) -> list[Participant]:
    """So many made-up people walk every journey of a session, to its end. Raises RecordTrouble.

    Not among people: whoever was counted with them could be told from them.
    """
    there = people_of(record.file, led.id)
    if any(who.caller == A_PERSON for who in there):
        raise RecordTrouble(PEOPLE_HERE)
    begun = len(there)
    came = []
    for number in range(begun + 1, begun + how_many + 1):
        labels = {name: values[number % len(values)] for name, values in led.to_pick.items()}
        alias = free_alias(record.file, led.id, "Simulated")
        who = join(record.file, led.id, alias, labels=labels, caller=number)
        for journey in led.journeys:
            _walks(record, led, journey, who)
        came.append(who)
    return came


def _walks(record: "Record", led: LedSession, journey: Journey, who: Participant) -> None:
    source = journey.source
    engine = Engine(lower(source.under(journey.settings), journey.settings), journey.persona)
    walk = engine.walk(led.seed)  # the waits of everybody in the session; only what is decided is this caller's
    caller = Caller(engine, led.seed, who.caller)
    caller.goes(walk)
    chance = _Chance(led.seed, who.caller)
    felt = list(_felt(walk.events, chance))
    kept = record.begin(
        source, who.alias, settings=journey.settings, seed=led.seed, persona=journey.persona, session=led.id,
        participant=who.id,
    )  # fmt: skip
    for made, words in sorted([(one, "") for one in caller.inputs] + felt, key=lambda one: one[0].at_ms):
        kept.advance(made.at_ms)
        kept.give(made, words)
    kept.advance(walk.now)
    _answers(kept, kept.ledger(), [made.number for made, _ in felt], chance)
    kept.answer("leave", {"may_quote": "yes"})
    kept.move_to(Stage.DONE)
    kept.close()


class _Chance:
    """The chances of one made-up person for what they feel and answer."""

    def __init__(self, seed: int, caller: int) -> None:
        self.seed, self.caller, self.drawn = seed, caller, 0

    def __call__(self) -> float:
        self.drawn += 1
        return uniform_of(self.seed, self.caller, stable_key("simulated"), self.drawn, stable_key("felt"))


def _felt(events: list[Event], chance: _Chance) -> Iterator[tuple[Input, str]]:
    """What is said of how it feels, at the moments worth a word; with some of it words."""
    for number, event in enumerate(events):
        feeling = _feeling(event)
        if feeling is None or chance() > _SPEAKS:
            continue
        moved = feeling + (chance() < 0.25) - (chance() < 0.25)
        at, code = event[0], Code(event[1])
        words = _WORDS.get(code, "") if number % _EVERY_SO_OFTEN == 0 else ""
        yield Input(Kind.REACT, number=max(-2, min(2, moved)), words=len(words.split()), at_ms=at), words


def _feeling(event: Event) -> int | None:
    """What a moment feels like before chance; None where it is not worth a word."""
    _, code, _, x, y = event
    match code:
        case Code.ASKED:
            return -1 if y else None
        case Code.ANSWERED:
            return -1 if x > _LONG_WAIT_MS else 0
        case Code.TRANSFERRED | Code.HANDED_OVER:
            return -1 if x == Passed.COLD else 1
        case Code.REQUESTED:
            return 1 if y else -2
        case Code.DROPPED | Code.BROKEN:
            return -2
        case Code.KEPT:
            return 2
        case Code.NAMED:
            return 1
    return None


def _answers(kept: "KeptWalk", made: Ledger, felt: list[int], chance: _Chance) -> None:
    """Expected is less than it was, felt more; easy as the middle of what was felt."""
    minutes = max(1, made.given_ms // MINUTE)
    mood = sum(felt) / len(felt) if felt else 0.0
    kept.answer(
        "anticipated",
        {
            "minutes": max(1, round(minutes * (0.2 + 0.4 * chance()))),
            "people": 1,
            "asked_same": 1,
            "easy": 4 + round(2 * chance()),
        },
    )
    kept.answer(
        "felt",
        {
            "minutes": round(minutes * (1.0 + 0.8 * chance())),
            "people": max(0, made.people - round(chance())),
            "asked_same": made.times_asked_the_same + round(chance()),
            "owner": "nobody" if chance() < 0.7 else "I cannot say",
        },
    )
    easy = round(4 + 1.5 * mood + 2 * chance() - 1)
    satisfied = round(3 + mood + chance() - 0.5)
    kept.answer("measures", {"ces": max(1, min(7, easy)), "csat": max(1, min(5, satisfied))})
    asked = kept.source.scenario.scorecard
    if asked:
        said = ("yes", "no", "unsure")
        kept.answer("scorecard", {item: said[int(chance() * len(said))] for item in asked})
