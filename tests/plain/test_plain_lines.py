"""Lines: what is printed reads well aloud, and what is typed is understood."""

import io
import os

import pytest

from walkshoes.living.caption import Caption, Voice, spoken
from walkshoes.living.papers import Paper
from walkshoes.plain.commands import Command, Do, command_of
from walkshoes.plain.desk import NO_PAPERS, paper
from walkshoes.plain.heard import begins_ms, heard, never_there
from walkshoes.plain.printed import Printed, lines_of
from walkshoes.plain.questions import commitment, scorecard, whole
from walkshoes.plain.typed import Keyboard, Paused
from walkshoes.reports.scorecard import REMEMBERED

# what is printed


def test_a_text_is_one_thing_a_line_without_drawings_or_columns() -> None:
    bill = "┌────────┐\n│ BILL   │\nAccount ....... 7734\n\n=======\nAmount due       41.50\n* * * * * *"
    assert lines_of(bill) == ["BILL", "Account 7734", "Amount due 41.50"]


def test_what_a_person_writes_stays_as_it_is() -> None:
    assert lines_of("Three days... and then? Nothing!! #7, 2 - 3") == ["Three days... and then? Nothing!! #7, 2 - 3"]


def test_nothing_that_is_printed_can_act_on_a_terminal() -> None:
    sheet = io.StringIO()
    Printed(sheet).say("\x1b[2Jred\x9b31m\x07\u202e", "\x1b]0;title\x07")
    assert sheet.getvalue() == "[2Jred31m\n]0;title\n"


def test_a_terminal_that_lacks_a_letter_shows_another_one() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    Printed(stream).say("“No”")
    assert raw.getvalue() == b"?No?" + os.linesep.encode()


@pytest.mark.parametrize(
    ("caption", "line"),
    [
        (Caption(Voice.COMPANY, "Meridian", "We are closed.", 0), "Meridian: We are closed."),
        (Caption(Voice.AGENT, "Customer care · Maria", "Hello.", 0), "Customer care · Maria: Hello."),
        (Caption(Voice.YOU, "You", "My line is dead.", 0), "You: My line is dead."),
        (Caption(Voice.SCENE, "", "You hang up.", 0), "(You hang up.)"),
        (
            Caption(Voice.LEAF, "", "3 days later, 09:00", 0, leaves=("Monday\n2\nMarch", "Thursday\n5\nMarch")),
            "(3 days later, 09:00. It is Thursday 5 March.)",
        ),
    ],
)
def test_who_speaks_stands_before_what_is_said(caption: Caption, line: str) -> None:
    assert heard(caption) == line


def test_holidays_on_the_way_are_named() -> None:
    leaves = ("Thursday\n2\nApril", "Friday\n3\nApril\nGood Friday", "Monday\n6\nApril\nEaster Monday")
    assert heard(Caption(Voice.LEAF, "", "4 days later, 09:00", 0, leaves=leaves)) == (
        "(4 days later, 09:00. It is Monday 6 April, Easter Monday. Holidays on the way: Good Friday.)"
    )


def test_a_line_is_there_when_it_begins_and_what_is_typed_out_of_sight_when_it_is_done() -> None:
    caption = spoken(Voice.AGENT, "Maria", "one two three", 5_000, 150)
    assert begins_ms(caption) == 5_000
    caption.whole = True
    assert begins_ms(caption) == caption.over_ms > 5_000
    assert not never_there(caption)
    caption.cut_ms = 5_100
    assert never_there(caption)


def test_a_single_paper_is_read_and_several_are_listed() -> None:
    bill, note = Paper("bill", "Account 7734"), Paper("your notes", "Case 12", by_hand=True)
    assert paper([bill], "") == ["bill:", "Account 7734"]
    assert paper([bill, note], "") == [
        "On your desk:",
        "1: bill.",
        "2: your notes.",
        "Type /paper and a number to read one.",
    ]
    assert paper([bill, note], "2") == ["your notes, in your own hand:", "Case 12"]
    assert paper([bill, note], "3") == paper([bill, note], "")
    assert paper([], "") == [NO_PAPERS]


# what is typed


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/help", Command(Do.HELP)),
        ("/ HELP ", Command(Do.HELP)),
        ("/feel 1 not again", Command(Do.FEEL, "1 not again")),
        ("/hang up", Command(Do.LEAVE)),
        ("/hang   UP", Command(Do.LEAVE)),
        ("/leave", Command(Do.LEAVE)),
        ("/walk away", Command(Do.LEAVE)),
        ("/paper 2", Command(Do.PAPER, "2")),
        ("/inbox", Command(Do.INBOX)),
        ("/again", Command(Do.AGAIN)),
        ("/time", Command(Do.TIME)),
        ("/pause", Command(Do.PAUSE)),
        ("/feelings", Command(Do.UNKNOWN, "/feelings")),
        ("/", Command(Do.UNKNOWN, "/")),
        ("hang up", None),
        ("...and then nobody rang", None),
        ("1/2", None),
        ("", None),
    ],
)
def test_a_line_that_begins_with_a_slash_is_a_command(line: str, command: Command | None) -> None:
    assert command_of(line) == command


@pytest.mark.parametrize(
    ("typed", "number"), [(" 7 ", 7), ("0", 0), ("٣", None), ("12345", None), ("-1", None), ("", None)]
)
def test_a_number_is_a_few_plain_digits(typed: str, number: int | None) -> None:
    assert whole(typed) == number


def test_a_commitment_is_kept_without_the_words_its_sentence_has() -> None:
    when, then, by, owner = commitment("Ada")
    assert when.read("When I chair the board.") == "I chair the board"
    assert then.read("then I will ring them.") == "ring them"
    assert then.read("  ") is None
    assert by.read("9 March 2026") == "2026-03-09"
    assert by.read("") == ""
    assert by.read("soon") is None
    assert owner.read("") == "Ada"


def test_the_scorecard_is_answered_as_the_record_keeps_it() -> None:
    [question] = scorecard(["owned"])
    assert {question.read(text) for text in ("1", "2", "3", "Y", "no", "not sure")} == set(REMEMBERED)
    assert question.read("perhaps") is None


# standard input


def typed_into(text: bytes) -> Keyboard:
    reading, writing = os.pipe()
    os.write(writing, text)
    os.close(writing)
    return Keyboard(os.fdopen(reading, encoding="utf-8"))


def test_lines_come_one_by_one_and_then_no_more() -> None:
    keyboard = typed_into("1\r\nüber\n\nthe last".encode() + b"\xff")
    assert [keyboard.line(5) for _ in range(4)] == ["1", "über", "", "the last\ufffd"]
    for _ in range(2):
        with pytest.raises(Paused):
            keyboard.line(5)


def test_who_waits_for_a_line_does_not_wait_for_ever() -> None:
    reading, writing = os.pipe()
    keyboard = Keyboard(os.fdopen(reading))
    assert keyboard.line(0.01) is None
    keyboard.stop()
    with pytest.raises(Paused):
        keyboard.line(5)
    os.close(writing)
