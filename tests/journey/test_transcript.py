"""A walk as it reads: every event that a person would tell, in words, with the clock beside it."""

import pytest
from building import COMPANY, asked, begin, engine, here, told, until

from walkshoes.journey.clock import clock_text, minutes_text
from walkshoes.journey.events import Code
from walkshoes.journey.program import Menu
from walkshoes.journey.transcript import FEELINGS, Told, transcript

PLACES = """\
welcome: {team: ivr, announce: Welcome to Meridian., then: agent}
agent:
  team: support
  talk:
    - agent: "{agent} here. How can I help, {name}?"
    - you: My line is dead.
    - ask: {fact: postcode, say: Where is that?}
    - ask: {fact: story}
  then: letter
letter: {team: faults, channel: letter, read: "Dear {name},\\nsorry.", then: done}
"""


def test_a_walk_reads_as_it_was_lived() -> None:
    walk = begin(PLACES)
    assert asked(walk).key("LS2")
    assert walk.react(-2)
    assert asked(walk).key("LS1 4AP")
    assert asked(walk).tell(12)
    assert walk.read()
    assert told(walk) == [
        "(you ring Meridian)",
        "Meridian: Welcome to Meridian.",
        "(from ivr to Customer care: nothing is passed on)",
        "Customer care: Maria here. How can I help, Ann Lee?",
        "Ann Lee: My line is dead.",
        "Customer care: Where is that?",
        "(a wrong postcode)",
        "Customer care: I'm sorry, I can't find that.",
        "(you feel furious)",
        "Customer care: Where is that?",
        "Ann Lee: LS1 4AP",
        "Customer care: Could you tell me what has happened, please?",
        "Ann Lee: [what has happened: 12 words]",
        "(the call ends)",
        "Meridian: Dear Ann Lee, sorry.",
        "(It is done.)",
    ]


def test_the_clock_stands_beside_every_line() -> None:
    walk = until(begin(PLACES), "agent")
    lines = transcript(walk.engine, walk.events)
    assert [str(line) for line in lines[:3]] == [
        "  00:00  (you ring Meridian)",
        "  00:06  Meridian: Welcome to Meridian.",
        "  00:07  (from ivr to Customer care: nothing is passed on)",
    ]
    assert [line.at_ms for line in lines] == sorted(line.at_ms for line in lines)


def test_a_line_knows_its_touchpoint() -> None:
    walk = until(begin(PLACES), "agent")
    last = transcript(walk.engine, walk.events)[-1]
    assert walk.engine.program.places[last.place].name == here(walk)


def test_an_hour_in_the_clock_has_its_own_figure() -> None:
    assert str(Told(3_723_000, "", "silence", 0)) == "1:02:03  (silence)"


@pytest.mark.parametrize("feeling", sorted(FEELINGS))
def test_a_feeling_has_a_word(feeling: int) -> None:
    walk = begin(PLACES)
    assert walk.react(feeling, 3)
    assert told(walk)[-1] == f"(you feel {FEELINGS[feeling]})"


@pytest.mark.parametrize("feeling", [-3, 3, 100])
def test_there_are_no_other_feelings(feeling: int) -> None:
    walk = begin(PLACES)
    assert not walk.react(feeling)


def test_every_reason_of_a_drop_and_every_kind_of_hand_over_has_words() -> None:
    """Whatever the engine can say has happened can be read: no event makes the transcript fail."""
    made = engine(
        PLACES
        + "menu: {team: ivr, menu: Press 1., press: {1: done}}\n"
        + "asks: {team: support, talk: [{request: engineer}], then: done}\n",
        COMPANY + "promises: {p: {what: A, by: ivr, kept: true}}\n",
    )
    menu = [place.name for place in made.program.places].index("menu")
    offering = next(number for number, op in enumerate(made.program.ops) if isinstance(op, Menu))
    of_one = (Code.KEPT, Code.LATE, Code.BROKEN, Code.PROMISED, Code.CHASED, Code.DIALLED, Code.REQUESTED)
    for code in Code:
        options = code in (Code.PRESSED, Code.CHOSE)
        for x in range(1 if code in of_one or options else 2 if code == Code.ALLOWED else 3):
            lines = transcript(made, [(0, int(code), menu, x, offering if options else 1)])
            assert all(line.text for line in lines)


@pytest.mark.parametrize(
    ("ms", "clock", "words"),
    [
        (0, "00:00", "0 seconds"),
        (1_000, "00:01", "1 second"),
        (40_400, "00:40", "40 seconds"),
        (59_499, "00:59", "59 seconds"),
        (59_500, "00:59", "1 minute"),
        (60_000, "01:00", "1 minute"),
        (41 * 60_000 + 29_000, "41:29", "41 minutes"),
        (41 * 60_000 + 30_000, "41:30", "42 minutes"),
        (3_600_000, "1:00:00", "1 hour"),
        (2 * 3_600_000 + 5 * 60_000, "2:05:00", "2 hours 5 minutes"),
        (26 * 3_600_000, "26:00:00", "26 hours"),
    ],
)
def test_lengths_of_time_are_read_as_people_say_them(ms: int, clock: str, words: str) -> None:
    assert (clock_text(ms), minutes_text(ms)) == (clock, words)
