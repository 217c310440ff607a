"""The walk in lines: every channel to its end, time as in the app, and nothing typed is lost."""

from pathlib import Path

import pytest
from building import HEAD, RINGING
from hands import Now, Stage, Typing, Wait, staged
from small_journeys import CHAT, COUNTER, EMAILS, LETTERS, POST, made

from walkshoes.journey.events import Code
from walkshoes.plain.heard import LOOKS_DOWN
from walkshoes.plain.helping import FEEL_HOW, PATIENT, USUAL
from walkshoes.plain.walking import (
    FEW_WORDS,
    FULL,
    GO_ON,
    LONGEST_WORDS,
    NOBODY,
    NOTHING_HAPPENS,
    NOTHING_TO_LEAVE,
    ONE_KEY,
    TOO_SOON,
    UNHEARD,
)
from walkshoes.sessions.record import RecordTrouble

PHONE = """\
welcome:
  team: ivr
  menu: For your bill, press 1. For faults, press 2.
  press: {1: done, 2: identify}
  no_input: {after: 6s, say: "Are you still there?", tries: 3, then: goes_dead}
identify:
  team: ivr
  collect: {fact: account_number, say: Please key your number., nothing: Sorry?, tries: 3, first_digit: 5s, between_digits: 4s}
  then: music
music: {team: ivr, hold: {for: 100s, every: {30s: You are important to us.}}, then: agent}
agent:
  team: support
  talk:
    - {agent: "It is {agent}.", when: gives_name}
    - ask: {fact: account_number}
    - ask: {fact: story}
    - agent: Somebody will ring you.
  then: done
goes_dead: {drop: A click. Then the tone.}
"""
TO_THE_AGENT: tuple[Typing, ...] = ("2", "7734 09 128851")
WHOLE: tuple[Typing, ...] = (*TO_THE_AGENT, "7734 09 128851", "It is dead.", "")


@pytest.fixture
def phone(tmp_path: Path) -> Stage:
    return staged(tmp_path, PHONE)


def happened(stage: Stage, code: Code) -> int:
    return sum(event[1] == code for event in stage.kept.walk.events)


# each channel to its end


def test_a_call(phone: Stage) -> None:
    assert phone.walk(*WHOLE)
    assert phone.kept.walk.ended
    assert phone.said[:3] == [
        "(You ring Meridian.)",
        "(It rings.)",
        "Meridian: For your bill, press 1. For faults, press 2.",
    ]
    assert "Customer care · Maria: It is Maria." in phone.said
    assert "You: “It is dead.”" in phone.said
    assert phone.said[-4:] == [
        "(The call is over.)",
        "It is done.",
        "You stay.",
        "The walk is over. Press Enter to go on.",
    ]


def test_a_chat(tmp_path: Path) -> None:
    stage = staged(tmp_path, **made(CHAT))
    assert stage.walk("My line is dead.", "", "1", "7734 09 128851", "")
    assert "Meri: Article 114: How to restart your router." in stage.said
    assert stage.kept.ledger().ending == "done"


def test_a_counter_with_nobody_who_looks_up(tmp_path: Path) -> None:
    stage = staged(tmp_path, **made(COUNTER))
    assert stage.walk("", "It is dead.", "7734 09 128851", "")
    there = stage.said.index("(You are there.)")
    assert stage.said[:4] == [
        "You take the bus into town.",
        "It is 25 minutes away.",
        "Press Enter to set out.",
        "(You are on the way. 25 minutes.)",
    ]
    assert stage.said[there + 1] == f"(Meridian · High Street shop. {LOOKS_DOWN})"
    assert sum(LOOKS_DOWN in line for line in stage.said) == 1
    assert stage.kept.ledger().minutes_ms["travelling"] == 25 * 60_000


@pytest.mark.parametrize(("journey", "come"), [(LETTERS, "A letter,"), (EMAILS, "An email,")])
def test_letters_and_emails(tmp_path: Path, journey: str, come: str) -> None:
    stage = staged(tmp_path, **made(journey))
    assert stage.walk("Dear Meridian,", "my line is dead.", "", "1", "", "1", "", "")
    assert f"{come} Thu 2 April, 14:03, from Meridian." in stage.said
    assert "Customer Relations" in stage.said
    assert stage.kept.said[0].text == "Dear Meridian,\nmy line is dead."
    assert happened(stage, Code.READ) == 2


def test_a_post_and_who_has_seen_it(tmp_path: Path) -> None:
    stage = staged(tmp_path, **made(POST))
    assert stage.walk("It is dead!", "", "", "")
    assert "Your post has been seen by 40 people." in stage.said
    assert any(line.startswith("We are sorry to hear this!") for line in stage.said)


# time


def test_a_line_is_printed_when_it_begins_and_its_time_passes_before_the_next(phone: Stage) -> None:
    phone.walk(Now("2"), Wait(RINGING + 100))
    assert phone.said[-1].startswith("Meridian: For your bill")
    phone.walk(Now("2"), Wait(500))
    assert phone.said[-1] == "Meridian: Please key your number."
    assert phone.kept.walk.now < RINGING + 2_000


def test_waiting_is_said_once_and_the_announcement_comes_round(phone: Stage) -> None:
    phone.walk(*WHOLE)
    assert phone.said.count("(Music. You wait.)") == 1
    assert phone.said.count("Meridian: You are important to us.") == 3


def test_a_hurried_wait_says_so_and_is_counted_in_full(phone: Stage) -> None:
    phone.pace = 5
    phone.walk(*WHOLE)
    assert "(Music. You wait, and time runs 5 times as fast.)" in phone.said
    assert phone.kept.ledger().minutes_ms["waiting"] == 100_000
    attended_ms = phone.now_ms - 60_000
    assert phone.kept.walk.now - attended_ms >= 78_000


def test_who_types_nothing_is_asked_and_then_the_line_goes_dead(phone: Stage) -> None:
    phone.walk(Wait(60_000))
    assert phone.said.count("Meridian: Are you still there?") == 2
    assert "(A click. Then the tone.)" in phone.said
    assert "1: Ring again now" in phone.said


def test_with_patience_a_voice_never_asks_again_and_every_report_says_so(phone: Stage) -> None:
    phone.patient = True
    phone.walk(Wait(60_000), "2", Wait(40_000), "7734 09 128851")
    assert not any(line.startswith("Meridian: Are you") or line == "Meridian: Sorry?" for line in phone.said)
    assert phone.inputs[0] == ("allow", "unhurried", 1)
    [(_, allowed), *_] = phone.record.stored(phone.kept.id).inputs
    assert allowed.by == "facilitator"
    assert phone.kept.ledger().allowed == {"unhurried": 1}
    phone.come_back()
    phone.walk(Wait(1_000))
    assert happened(phone, Code.ALLOWED) == 1


# the telephone


def test_a_key_counts_while_the_voice_still_speaks(phone: Stage) -> None:
    phone.walk(Wait(RINGING + 500), Now("2"), Wait(100))
    assert phone.inputs == [("press", "2", 0)]
    assert happened(phone, Code.CUT) == 1


def test_a_number_that_comes_too_late_for_its_question_presses_no_key(phone: Stage) -> None:
    phone.walk("7734 09 128851")
    assert phone.said[-1] == ONE_KEY
    assert phone.inputs == []


@pytest.mark.parametrize(
    "keys",
    [
        ("7734 09 128851",),
        ("7734 09 128851#",),
        ("7734", Now("09"), Now("128851")),
        ("7", Wait(3_000), Now("73409128851")),
    ],
)
def test_a_number_is_keyed_in_one_line_or_in_parts(phone: Stage, keys: tuple[Typing, ...]) -> None:
    phone.walk("2", *keys, Wait(100))
    assert phone.inputs[1:] == [("begin", "", 0), ("key", "773409128851", 0)]
    assert "(Music. You wait.)" in phone.said


def test_a_number_too_short_ends_with_hash_with_enter_or_by_itself(tmp_path: Path) -> None:
    for number, rest in enumerate(((Now("#"),), (Now(""),), (Wait(4_100),))):
        stage = staged(tmp_path / str(number), PHONE)
        stage.walk("2", "7734", *rest, Wait(100))
        assert ("key", "7734", 0) in stage.inputs
        assert happened(stage, Code.WRONG) == 1
        stage.close()


def test_keys_that_nobody_waits_for_do_nothing(phone: Stage) -> None:
    phone.walk(*TO_THE_AGENT, Now("5"), Now("hello"))
    assert phone.said[-2:] == [NOTHING_HAPPENS, NOBODY]


def test_a_decision_is_not_taken_from_what_was_typed_for_a_telephone_that_has_just_gone_dead(phone: Stage) -> None:
    phone.walk("/hang up", Now("2"))
    assert phone.said[-1] == TOO_SOON
    assert [kind for kind, *_ in phone.inputs] == ["hang_up"]
    phone.walk("4")
    assert phone.inputs[-1] == ("choose", "give_up", 0)


def test_a_decision_wants_one_of_its_numbers(phone: Stage) -> None:
    phone.walk("/hang up", "9", "ring again", "")
    assert phone.said[-3:] == ["A number from 1 to 4, please."] * 3


# words


def test_an_answer_typed_while_somebody_still_asks_waits_until_they_have_asked(phone: Stage) -> None:
    phone.walk(*TO_THE_AGENT, "7734 09 128851", Now("It is dead."), Wait(8_000))
    assert ("tell", "other", 3) in phone.inputs
    asked = next(at for at, code, _, x, _ in phone.kept.walk.events if code == Code.TOLD)
    began = max(at for at, code, *_ in phone.kept.walk.events if code == Code.SAID and at < asked)
    assert asked - began >= 2_000


def test_what_nobody_heard_is_said_to_be_unheard(phone: Stage) -> None:
    phone.walk(*TO_THE_AGENT, "7734 09 128851", Now("It is dead."), Now("/hang up"), Wait(200))
    unheard = phone.said.index(UNHEARD)
    assert phone.said[unheard + 1] == "It is dead."
    assert "tell" not in [kind for kind, *_ in phone.inputs]


def test_a_letter_that_was_begun_is_there_after_a_pause(tmp_path: Path) -> None:
    stage = staged(tmp_path, **made(LETTERS))
    assert not stage.walk("", "Dear Meridian,", "my line is dead.", "/pause")
    assert FEW_WORDS in stage.said
    stage.come_back()
    assert stage.kept.draft == "Dear Meridian,\nmy line is dead."
    stage.walk("Ann Lee", "")
    assert stage.kept.said[0].text == "Dear Meridian,\nmy line is dead.\nAnn Lee"
    at = stage.said.index("You had written:")
    assert stage.said[at + 1 : at + 3] == ["Dear Meridian,", "my line is dead."]
    assert stage.kept.draft == ""


def test_a_line_that_does_not_fit_is_left_out_and_what_stood_there_stays(tmp_path: Path) -> None:
    stage = staged(tmp_path, **made(LETTERS))
    stage.walk("Dear Meridian,", "x" * LONGEST_WORDS)
    assert stage.said[-1] == FULL
    assert stage.kept.draft == "Dear Meridian,"


def test_a_line_for_something_to_read_reads_nothing(tmp_path: Path) -> None:
    stage = staged(tmp_path, **made(COUNTER))
    stage.walk("hello", "2")
    assert stage.inputs == []
    assert stage.said[-1] == "Press Enter to set out."


# commands


def test_a_feeling_and_its_words_are_kept_as_the_app_keeps_them(phone: Stage) -> None:
    phone.walk(
        "2", Now("/feel"), Now("/feel not yet"), Now("/feel 1 not again"), Now("/feel and again"), Now("/feel 5")
    )
    assert phone.said.count(FEEL_HOW) == 2
    assert [made for made in phone.inputs if made[0] == "react"] == [("react", "", -2), ("react", "", 2)]
    assert [said.text for said in phone.kept.said] == ["not again", "and again"]
    assert phone.said[-1].startswith("(Noted, 00:")


def test_what_was_said_last_is_said_again_with_what_can_be_done(phone: Stage) -> None:
    phone.walk(*TO_THE_AGENT, "/again")
    assert phone.said[-2:] == [
        "Customer care · Maria: Could I take your account number, please?",
        "Say your account number.",
    ]


def test_the_time_is_of_this_call_and_else_of_the_day(phone: Stage) -> None:
    phone.walk("2", Now("/time"), Now("/hang up"), Wait(200), Now("/time"))
    assert phone.said[phone.said.index("Meridian · customer line.") + 1].startswith("This call: 00:")
    assert phone.said[-1] == "Monday 2 March, 14:03."


def test_the_desk_can_be_read_at_any_moment_and_time_goes_on(phone: Stage) -> None:
    phone.walk("2", Now("/paper"), Wait(30_000))
    assert "7734 09 128851" in phone.said
    assert "Meridian: Sorry?" in phone.said


def test_what_was_written_and_what_came_can_be_read_again(tmp_path: Path) -> None:
    stage = staged(tmp_path, **made(EMAILS))
    stage.walk("/inbox", "My line is dead.", "", "1", "/inbox", "/inbox 1", "/inbox 2")
    assert "There is nothing yet." in stage.said
    assert "1: Mon 30 March, from Meridian: We have your message" in stage.said
    assert "2: Mon 30 March, to Meridian: What has happened" in stage.said
    assert stage.said[-1] == "My line is dead."


def test_there_is_not_always_something_to_leave(tmp_path: Path) -> None:
    stage = staged(tmp_path, **made(LETTERS))
    stage.walk("/leave", "/nonsense")
    assert stage.said[-2:] == [NOTHING_TO_LEAVE, "/nonsense is not a command. Type /help to hear those there are."]


def test_help_says_what_a_line_that_is_being_typed_means_for_time_outs(phone: Stage) -> None:
    phone.walk("/help")
    assert USUAL in phone.said
    phone.patient = True
    phone.walk(Now("/help"))
    assert PATIENT in phone.said


# stopping and going on


@pytest.mark.parametrize("end", [("/pause",), ()])
def test_a_pause_and_the_end_of_the_input_keep_the_walk_where_it_is(phone: Stage, end: tuple[Typing, ...]) -> None:
    assert not phone.walk(*TO_THE_AGENT, *end)
    stood = phone.kept.walk.now
    phone.come_back()
    assert phone.kept.walk.now == stood
    assert phone.walk("7734 09 128851", "It is dead.", "")
    again = phone.said.index(GO_ON)
    assert "(You ring Meridian.)" not in phone.said[again:]
    assert phone.record.stored(phone.kept.id).frozen is not None


def test_a_walk_opened_elsewhere_stops_here_with_its_one_sentence(phone: Stage) -> None:
    phone.record.resume(phone.kept.id)
    with pytest.raises(RecordTrouble, match="opened in another window"):
        phone.walk(*WHOLE)


def test_the_walk_lived_again_from_its_record_is_the_same(phone: Stage) -> None:
    phone.walk("2", "7734", "", "7734 09 128851", "/feel 2", "7734 09 128851", "It is dead.", "")
    stored = phone.record.stored(phone.kept.id)
    assert stored.today == stored.frozen == phone.kept.ledger()


def test_where_the_customer_is_who_decides_alone_is_said_once(tmp_path: Path) -> None:
    choices = (
        "choice: {where: At the till, choose: Well?, options: {go: {go: again}}}\n"
        "again: {where: At the till, choose: And now?, options: {go: {go: done}}}\n"
        "welcome: {team: ivr, announce: Hello., then: done}\n"
    )
    stage = staged(tmp_path, choices, head=HEAD.replace("dial: customer_line", "go: choice"))
    assert stage.walk("1", "1", "")
    assert stage.said.count("(At the till.)") == 1
    assert stage.said.index("(At the till.)") < stage.said.index("Well?")
