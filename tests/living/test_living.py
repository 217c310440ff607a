"""A walk lived in real time, with its record and without a screen."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import ANN, NUMBER, RINGING, source

from walkshoes.journey.events import Code
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.telling import told
from walkshoes.journey.walk import Accepts
from walkshoes.living.living import LINGER_MS, Living
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record

KEYED = """\
welcome: {team: ivr, collect: {fact: account_number, say: Please key your number., tries: 5}, then: music}
music: {team: ivr, hold: {for: 60s}, then: agent}
agent:
  team: support
  talk:
    - ask: {fact: story}
    - ask: {fact: account_number}
  then: letter
letter: {team: support, channel: letter, read: Dear customer., then: agent_again}
agent_again:
  team: faults
  talk: [{ask: {fact: story}}]
  then: done
"""
SPOKEN = RINGING + 1_600
"""When the voice has asked for the number."""


class Stopwatch:
    now = 0

    def __call__(self) -> int:
        return self.now


class Stage:
    """A living walk, its stopwatch, and its record."""

    def __init__(self, path: Path, touchpoints: str = KEYED, pace: int = 1) -> None:
        self.record = Record(path / "record.db")
        self.kept = self.record.begin(source(touchpoints), "Walker", persona=ANN)
        self.watch = Stopwatch()
        self.pace = pace
        self.attend(self.kept)

    def attend(self, kept: KeptWalk) -> None:
        self.kept = kept
        self.living = Living(kept, self.pace, self.watch)
        self.living.pacing.start()

    def wait(self, ms: int) -> None:
        for _ in range(ms // 100):
            self.watch.now += 100
            self.living.look()

    def key(self, keys: str) -> None:
        for key in keys:
            self.watch.now += 300
            self.living.press(key)

    def happened(self, code: Code) -> int:
        return sum(event[1] == code for event in self.kept.walk.events)

    def leave_and_come_back(self) -> None:
        self.kept.close()
        self.attend(self.record.resume(self.kept.id))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.record.close()


def test_a_number_ends_with_hash(stage: Stage):
    stage.wait(SPOKEN)
    stage.key("773409128851#")
    assert stage.happened(Code.GAVE) == 1
    assert stage.living.number == ""


def test_a_number_ends_by_itself_when_no_key_comes(stage: Stage):
    stage.wait(SPOKEN)
    stage.key("773409128851")
    stage.wait(4_900)
    assert stage.living.number == "773409128851"
    stage.wait(200)
    assert stage.happened(Code.GAVE) == 1


def test_each_key_gives_the_next_its_five_seconds(stage: Stage):
    stage.wait(SPOKEN)
    for key in "773409128851":
        stage.wait(4_000)
        stage.key(key)
    assert stage.happened(Code.WRONG) == 0
    stage.wait(5_100)
    assert stage.happened(Code.GAVE) == 1


def test_the_first_key_cuts_the_voice_short(stage: Stage):
    stage.wait(RINGING + 500)
    stage.key("7")
    assert stage.kept.walk.began
    assert stage.happened(Code.CUT) == 1
    assert stage.living.hearing.captions[-1].was_cut


def test_a_wrong_number_is_keyed_anew_from_the_first_digit(stage: Stage):
    stage.wait(SPOKEN)
    stage.key("1234#")
    assert stage.happened(Code.WRONG) == 1
    assert stage.living.number == ""


def test_hash_alone_is_no_answer(stage: Stage):
    stage.wait(SPOKEN)
    stage.key("#")
    assert stage.happened(Code.NO_INPUT) == 1


def test_no_key_is_kept_by_itself_only_the_number(stage: Stage):
    stage.wait(SPOKEN)
    stage.key("773409128851#")
    with sqlite3.connect(stage.record.path) as db:
        rows = db.execute("SELECT kind, value FROM input ORDER BY number").fetchall()
    assert rows == [("begin", ""), ("key", "773409128851")]


def test_a_key_nobody_waits_for_does_nothing(stage: Stage):
    stage.wait(1_000)
    stage.key("5*#")
    assert [code for _, code, *_ in stage.kept.walk.events if code in (Code.PRESSED, Code.BEGAN, Code.NO_MATCH)] == []


def test_a_number_half_keyed_when_one_left_comes_to_nothing_and_is_asked_for_again(stage: Stage):
    stage.wait(SPOKEN)
    stage.key("7734")
    stage.leave_and_come_back()
    assert stage.living.number == ""
    stage.wait(5_100)
    assert stage.happened(Code.NO_INPUT) == 1


def to_the_story(stage: Stage) -> None:
    stage.wait(SPOKEN)
    stage.key("773409128851#")
    stage.wait(70_000)
    assert stage.kept.walk.accepts == Accepts.TELL


def test_the_story_is_on_the_desk_and_in_the_captions_in_the_customers_own_words(stage: Stage):
    to_the_story(stage)
    words = "My line has been dead since Saturday."
    stage.living.do(told(stage.kept.walk, words), words)
    assert stage.living.papers[-1].text == words
    assert stage.living.papers[-1].by_hand
    quoted = [caption.text for caption in stage.living.hearing.captions if caption.who == "You"]
    assert quoted == [f"“{words}”"]


def test_a_number_read_out_wrongly_is_heard_as_it_was_said(stage: Stage):
    to_the_story(stage)
    stage.living.do(told(stage.kept.walk, "Dead."), "Dead.")
    stage.wait(6_000)
    assert stage.living.say("7734 99")
    assert stage.happened(Code.WRONG) == 1
    assert [caption.text for caption in stage.living.hearing.captions if caption.who == "You"][-1] == "7734 99"


def test_a_letter_stays_on_the_desk(stage: Stage):
    to_the_story(stage)
    stage.living.do(told(stage.kept.walk, "Dead."), "Dead.")
    stage.wait(6_000)
    stage.living.say(NUMBER)
    assert stage.kept.walk.accepts == Accepts.READ
    assert (stage.living.papers[-1].title, stage.living.papers[-1].text) == ("a letter", "Dear customer.")
    assert stage.living.hearing.captions[-1].text == "A letter has come."


def test_the_last_words_of_a_call_stay_for_a_moment_before_what_comes_in_writing(stage: Stage):
    to_the_story(stage)
    stage.living.do(told(stage.kept.walk, "Dead."), "Dead.")
    stage.wait(6_000)
    stage.living.say(NUMBER)
    assert stage.kept.walk.accepts == Accepts.READ
    assert (stage.living.form, stage.living.holding_back) == ("line", True)
    stage.wait(LINGER_MS)
    assert (stage.living.form, stage.living.holding_back) == ("home", False)


def test_everything_is_there_again_after_a_pause(stage: Stage):
    to_the_story(stage)
    stage.living.do(told(stage.kept.walk, "It is dead."), "It is dead.")
    stage.wait(1_000)
    papers = list(stage.living.papers)
    captions = [(caption.who, caption.text) for caption in stage.living.hearing.captions]
    stage.leave_and_come_back()
    assert stage.living.papers == papers
    assert [(caption.who, caption.text) for caption in stage.living.hearing.captions] == captions


def test_the_clock_is_of_this_call_and_never_of_the_whole_walk(stage: Stage):
    stage.wait(20_000)
    stage.living.do(Input(Kind.HANG_UP))
    assert stage.living.clock == ""
    assert stage.living.whose == "Monday 2 March, 14:03"
    stage.wait(30_000)
    stage.living.do(Input(Kind.CHOOSE, "ring_again"))
    stage.wait(3_000)
    assert stage.living.clock == "00:03"
    assert stage.living.whose == "Meridian · customer line"


def test_a_hurried_wait_is_signed_only_while_it_lasts(tmp_path: Path):
    stage = Stage(tmp_path, pace=6)
    stage.wait(SPOKEN)
    assert stage.living.hurried == ""
    stage.key("773409128851#")
    stage.wait(1_000)
    assert stage.living.hurried == "wait ×6"
    assert stage.living.waiting
    stage.wait(9_500)
    assert stage.living.hurried == ""
    stage.record.close()


def test_an_announcement_is_not_spoken_faster_because_the_wait_is(tmp_path: Path):
    places = """\
    welcome: {team: ivr, hold: {for: 10m, every: {60s: One two three four five six seven eight nine ten.}}, then: done}
    """
    stage = Stage(tmp_path, places, pace=6)
    stage.wait(RINGING + 10_000)
    caption = stage.living.hearing.captions[-1]
    stage.wait(2_000)
    assert caption.text[: caption.said(stage.living.pacing.attended_ms)] == "One two three four five"
    stage.record.close()


REFERENCES = """\
welcome:
  team: support
  talk:
    - {agent: "Your number is {postcode}.", gives: postcode}
    - hold: 60s
  then: done
"""


def test_a_reference_is_noted_when_it_is_given_and_not_before(tmp_path: Path):
    stage = Stage(tmp_path, REFERENCES)
    stage.wait(RINGING - 500)
    assert not any("LS1 4AP" in paper.text for paper in stage.living.papers)
    stage.wait(1_000)
    assert stage.living.papers[-1].text == "Postcode\n  LS1 4AP"
    stage.leave_and_come_back()
    assert stage.living.papers[-1].text == "Postcode\n  LS1 4AP"
    stage.record.close()


def test_the_telephone_is_at_hand_during_a_call_and_where_numbers_can_be_dialled(tmp_path: Path):
    places = """\
    welcome: {team: ivr, announce: Goodbye to you., then: days}
    days: {wait: {for: 3 days, say: You wait.}, then: done}
    """
    stage = Stage(tmp_path, places)
    assert stage.living.phone_at_hand
    stage.living.do(Input(Kind.HANG_UP))
    assert stage.living.phone_at_hand
    stage.living.do(Input(Kind.CHOOSE, "ring_again"))
    stage.wait(RINGING + 2_000)
    assert stage.kept.walk.accepts == Accepts.READ
    assert not stage.living.phone_at_hand
    stage.record.close()
