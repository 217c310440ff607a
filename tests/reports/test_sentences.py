"""The ledger in plain sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.journey.ledger import BY_COMPANY, Ledger
from walkshoes.reports.sentences import counted, ledger_groups, ledger_sentences, listed, times
from walkshoes.scenario.times import DAY, MINUTE

LABELS = {"account_number": "account number", "story": "what has happened"}
numbers = st.integers(0, 60)


def said(**counts: object) -> list[str]:
    return ledger_sentences(Ledger(**counts), LABELS)  # type: ignore[arg-type]


def test_of_nothing_nothing_is_said() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"given_ms": 41 * MINUTE}, "It took 41 minutes of your attention."),
        ({"calendar_ms": 3 * DAY}, "On the calendar it went on for three days."),
        ({"calendar_ms": DAY + MINUTE}, "On the calendar it went on for one day."),
        ({"queues": 1, "holds": 3}, "You queued once and were put on hold three times."),
        ({"menus": 1}, "You went through one menu."),
        ({"drops": 2}, "The company's end went dead twice."),
        ({"digits_keyed": 36, "digits_rekeyed": 24}, "You keyed or read out 36 digits, 24 of them again."),
        ({"digits_keyed": 1}, "You keyed or read out one digit."),
        ({"words_told": 40, "words_retold": 12}, "You used 40 words to say what had happened, twelve of them again."),
        ({"slips": 1}, "Once you said nothing in time, or what was not taken."),
        ({"slips": 2}, "Twice you said nothing in time, or what was not taken."),
        ({"people": 1}, "You spoke to one person; no name was given."),
        ({"people": 5, "names_given": 2}, "You spoke to five people; a name was given twice."),
        ({"people": 1, "owner": "Maria"}, "At the end Maria owned it."),
        ({"cannot": 1}, "You were told once what could not be done."),
        ({"deflections": 3}, "You were sent to somebody else three times."),
        ({"generic": 1}, "You were given one answer that could have been for anybody."),
        ({"transfers": {"cold": 1}}, "You were put through once, with nothing passed on."),
        ({"transfers": {"cold": 1, "warm": 2}}, "You were put through three times, once with nothing passed on."),
        ({"transfers": {"warm": 2}}, "You were put through twice."),
        ({"hand_overs": {"cold": 2}}, "You passed from one team to another twice, each time with nothing passed on."),
        ({"promises_made": 1}, "You were promised one thing."),
        (
            {"promises_made": 3, "promises_kept": 1, "promises_broken": 1, "promises_open": 1},
            "You were promised three things: one kept, one not kept and one still open.",
        ),
        ({"promises_made": 1, "promises_without_a_time": 1}, "You were given no time for it."),
        ({"promises_made": 2, "promises_without_a_time": 1}, "You were given no time for one of them."),
        (
            {"asked": {"account_number": 4}, "asked_again": {"account_number": 3}},
            "You were asked for your account number four times, three of them after you had answered.",
        ),
        (
            {"asked": {"story": 2}, "asked_again": {"story": 2}},
            "You were asked what has happened twice, all of them after you had answered.",
        ),
        (
            {"asked": {"postcode": 1}, "asked_again": {"postcode": 1}},
            "You were asked for your postcode once, after you had answered.",
        ),
        ({"messages_sent": 3}, "You wrote three times, and nothing came."),
        (
            {"messages_sent": 1, "messages_received": 2, "automatic": 1},
            "You wrote once, and two messages came, one of them from a machine.",
        ),
        ({"messages_received": 3, "unsigned": 2}, "Nobody's name stood under two of those that came."),
        ({"messages_received": 3, "unsigned": 3}, "Nobody's name stood under all three of those that came."),
        ({"messages_sent": 1, "unanswered": 1}, "One of yours had no answer."),
        ({"references": 3}, "You were given three reference numbers."),
        ({"seen_by": 940}, "What you wrote in public was seen by 940 people."),
        ({"sent_to_private": 1}, "You were asked once to go on where nobody else can see it."),
        (
            {"switches": 3, "switches_without_context": 2},
            "You changed three times from one channel to another; twice nothing of what you had said was known there.",
        ),
        ({"found_closed": 1}, "You stood once before a closed door."),
        ({"check_ins": 1}, "They got in touch once though nothing was wrong."),
        ({"same_article_again": 2}, "You were given the same article again twice."),
        ({"promises_made": 1, "promises_late": 1}, "You were promised one thing: one kept late."),
        ({"chased": 2}, "You asked twice after something that had not come."),
        ({"leaves": 0.9}, "Of ten customers who end like this, nine leave (assumed)."),
        ({"recommends": 1.0}, "Of ten customers who end like this, ten recommend the company (assumed)."),
        ({"tells": 9}, "Whoever ends like this tells nine others (assumed)."),
        ({"allowed": {"paste": 1}}, "The facilitator allowed you to paste."),
        ({"allowed": {"longer": 3}}, "The facilitator gave you three times as long to answer."),
    ],
)
def test_what_is_counted_is_said(counts: dict[str, object], sentence: str) -> None:
    assert sentence in said(**counts)


def test_each_of_several_companies_has_a_sentence_of_its_own() -> None:
    row = dict.fromkeys(BY_COMPANY, 0)
    companies = {
        "north": row | {"messages_sent": 2, "messages_received": 3, "automatic": 1, "words_retold": 40},
        "south": row | {"messages_sent": 1, "messages_received": 1, "names_given": 1},
        "nobody": row,
    }
    told = ledger_sentences(Ledger(companies=companies), LABELS, {"north": "Northline"})
    assert told == [
        "Northline: you wrote twice, two answers came from a person and 40 words told again.",
        "south: you wrote once, one answer came from a person and a name was given once.",
    ]


def test_minutes_are_said_by_kind_the_longest_first_and_seconds_are_not_worth_it() -> None:
    spent = said(given_ms=41 * MINUTE, minutes_ms={"keying": 2 * MINUTE, "waiting": 38 * MINUTE, "menus": 9_000})
    assert spent[1] == "Of that you spent 38 minutes waiting, 2 minutes keying numbers and 1 minute on the rest."


def test_a_question_answered_once_is_nothing_to_tell() -> None:
    assert said(asked={"account_number": 1}) == []


@given(st.builds(Ledger, people=numbers, digits_keyed=numbers, drops=numbers, promises_made=numbers, cannot=numbers))
def test_every_sentence_begins_and_ends_as_one_and_none_is_said_twice(made: Ledger) -> None:
    told = ledger_sentences(made, LABELS)
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in told)
    assert len(set(told)) == len(told)
    assert not any("  " in sentence or " 0 " in sentence for sentence in told)


def test_sentences_stand_under_headings_and_a_heading_never_alone() -> None:
    made = Ledger(given_ms=MINUTE, drops=1, promises_made=1, chased=2, people=1, leaves=0.9)
    groups = {group.heading: group.sentences for group in ledger_groups(made, LABELS)}
    assert list(groups) == [
        "Your time",
        "Getting through",
        "Who dealt with it",
        "What was promised",
        "What comes of it",
    ]
    assert groups["What was promised"][-1] == "You asked twice after something that had not come."
    assert [one for sentences in groups.values() for one in sentences] == ledger_sentences(made, LABELS)
    assert ledger_groups(Ledger(), LABELS) == ()


def test_a_wait_given_up_while_it_ran_faster_is_told_with_the_hang_ups() -> None:
    told = ledger_sentences(Ledger(hang_ups=1), LABELS, hurried=["You hung up early."])
    assert told == ["You hung up, or walked away, once.", "You hung up early."]


def test_numbers_are_words_up_to_twelve() -> None:
    assert [counted(n, "call") for n in (0, 1, 12, 13, 1_200)] == [
        "no calls",
        "one call",
        "twelve calls",
        "13 calls",
        "1,200 calls",
    ]
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "three times"]
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
