"""What may stand behind `when:`, and what may not: it is read, never run."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.scenario.expressions import (
    LONGEST,
    Ask,
    Compare,
    Expression,
    Joined,
    Name,
    Not,
    Value,
    parse,
    walk,
)

KNOWS = Ask("knows", "story")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("knows(story)", KNOWS),
        ("told(story)", Ask("told", "story")),
        ("policy(one_record)", Ask("policy", "one_record")),
        ('policy(script) == "short"', Compare(Ask("policy", "script"), "==", Value("short"))),
        ("policy(agents) >= 14", Compare(Ask("policy", "agents"), ">=", Value(14))),
        ("open(faults)", Ask("open", "faults")),
        ("open(carrier.desk)", Ask("open", "carrier.desk")),
        ("times(main_menu) >= 2", Compare(Ask("times", "main_menu"), ">=", Value(2))),
        ("kept(ring_back)", Ask("kept", "ring_back")),
        ("broken(ring_back)", Ask("broken", "ring_back")),
        ("late(ring_back)", Ask("late", "ring_back")),
        (
            "awaited(reply) and not overdue(reply)",
            Joined(True, (Ask("awaited", "reply"), Not(Ask("overdue", "reply")))),
        ),
        ("arrived(reply)", Ask("arrived", "reply")),
        ("days >= 14", Compare(Name("days"), ">=", Value(14))),
        ("heard(refund)", Ask("heard", "refund")),
        ("gives_name", Name("gives_name")),
        ("tries < 3", Compare(Name("tries"), "<", Value(3))),
        ("mood > -2", Compare(Name("mood"), ">", Value(-2))),
        ("true", Value(1)),
        ("not knows(story)", Not(KNOWS)),
        ("knows(story) and not tries", Joined(True, (KNOWS, Not(Name("tries"))))),
        ("knows(story) or (tries and mood)", Joined(False, (KNOWS, Joined(True, (Name("tries"), Name("mood")))))),
        ("  knows(story)\n", KNOWS),
    ],
)
def test_a_condition_is_read(text: str, meant: Expression) -> None:
    assert parse(text) == meant


def test_the_word_of_a_choice_may_stand_on_either_side() -> None:
    assert parse('"short" == policy(script)') == parse('policy(script) == "short"')


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "open('/etc/passwd')",
        "knows(story, postcode)",
        "knows(fact=story)",
        "knows()",
        "knows(knows(story))",
        "1 + 1",
        "tries < 3 < 4",
        "tries in (1, 2)",
        "tries is 3",
        "[tries]",
        "lambda: 1",
        "tries if tries else tries",
        "(tries := 3)",
        "tries.real",
        "f'{tries}'",
        "1.5 < tries",
        "None",
        "-tries",
        "-true",
    ],
)
def test_nothing_else_can_stand_in_a_condition(text: str) -> None:
    with pytest.raises(ValueError, match=r"can stand in a condition|is not known here"):
        parse(text)


@pytest.mark.parametrize("text", ["", "and", "knows(story) knows(story)", "\0", "knows(story))"])
def test_what_cannot_be_read_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be read; write for example knows"):
        parse(text)


def test_a_slip_in_a_function_is_answered_with_the_functions_there_are() -> None:
    with pytest.raises(ValueError, match="`know` is not known here; known are knows, told, policy"):
        parse("know(story)")


@pytest.mark.parametrize(
    "text",
    ['tries == "many"', '"short"', 'policy(script) < "short"', 'not "short"', 'times(menu) == "2"', '"a" == "a"'],
)
def test_a_word_in_quotes_is_only_ever_the_option_of_a_policy(text: str) -> None:
    with pytest.raises(ValueError, match="a word in quotes can only be compared with a policy"):
        parse(text)


def test_a_condition_has_a_length_people_can_read() -> None:
    assert parse("tries" + " " * (LONGEST - 5)) == Name("tries")
    with pytest.raises(ValueError, match=f"at most {LONGEST} characters"):
        parse("tries" + " " * LONGEST)


def test_a_condition_can_be_walked_through_outermost_first() -> None:
    assert list(walk(parse("knows(story) and not tries < 3"))) == [
        parse("knows(story) and not tries < 3"),
        KNOWS,
        parse("not tries < 3"),
        parse("tries < 3"),
        Name("tries"),
        Value(3),
    ]


@given(st.text(max_size=LONGEST + 5) | st.text("knowstrie()<>=!-\"' 12.andor", max_size=60))
def test_any_text_is_a_condition_or_a_sentence(text: str) -> None:
    try:
        assert list(walk(parse(text)))
    except ValueError as error:
        assert str(error)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("no policy(one_record)", "write not: not policy(one_record)"),
        ("policy(a) and no policy(b)", "write not"),
        ("!policy(one_record)", "write not"),
        ("policy(a) && open(b)", "write and"),
        ("policy(a) || open(b)", "write or"),
        ("days > 3 AND days < 5", "write and, in small letters"),
        ("NOT policy(a)", "in small letters"),
        ("times(menu) = 2", "two of them: =="),
        ("times(menu) => 2", "write >= or <="),
        ("policy one_record", "stands in parentheses"),
        ("knows(", "not closed"),
    ],
)
def test_a_condition_as_other_languages_write_it_is_answered_with_how_it_is_written_here(text: str, mend: str) -> None:
    with pytest.raises(ValueError, match=re.escape(mend)):
        parse(text)
