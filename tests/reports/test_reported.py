"""What would have been reported, beside the record: differences have a sign and a word, what did not arise says so."""

import json
from pathlib import Path

import pytest
from one_walk import walked
from reading_files import PAGES, text_of

from walkshoes.journey.ledger import Ledger
from walkshoes.journey.scorecard import ITEMS
from walkshoes.reports.scorecard import Reported, difference, questions, reported
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.summaries.files import write_report
from walkshoes.summaries.making import summary_of

ANSWERS = {"name_given": "yes", "owned": "yes", "asked_once": "unsure", "promise_kept": "no"}
MADE = Ledger(people=2, names_given=1, asked={"story": 2}, asked_again={"story": 1})


def rows(**answers: str) -> dict[str, Reported]:
    return {row.item: row for row in reported(tuple(ITEMS), MADE, answers)}


def test_memory_stands_beside_the_record_with_what_it_rests_on() -> None:
    made = rows(**ANSWERS)
    assert made["name_given"] == Reported(
        "name_given", "Did anybody say who they were?", "yes", "yes", "names given: 1", False
    )
    assert (made["owned"].recorded, made["owned"].because) == ("no", "nobody had it")


@pytest.mark.parametrize(
    ("item", "mark"),
    [("name_given", "= the same"), ("owned", "≠ differs"), ("asked_once", ""), ("promise_kept", "")],
)
def test_a_difference_has_a_sign_and_a_word_and_what_cannot_be_compared_has_none(item: str, mark: str) -> None:
    assert rows(**ANSWERS)[item].mark == mark


def test_what_did_not_arise_says_so_and_rests_on_nothing() -> None:
    kept = rows(**ANSWERS)["promise_kept"]
    assert (kept.remembered, kept.recorded, kept.because) == ("no", "did not arise", "")


def test_an_answer_that_is_none_is_a_dash() -> None:
    assert rows(owned="[b]perhaps[/b]")["owned"].remembered == "–"
    assert rows(owned="yes")["name_given"].remembered == "–"


def test_where_nothing_was_answered_there_is_no_report() -> None:
    assert reported(tuple(ITEMS), MADE, {}) == ()


def test_an_item_that_is_named_twice_is_asked_once() -> None:
    assert list(questions(("owned", "owned", "engaged"))) == ["owned", "engaged"]
    assert [row.item for row in reported(("owned", "owned"), MADE, {"owned": "yes"})] == ["owned"]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"owned": "unsure"}, ""),
        ({"owned": "no", "name_given": "yes"}, "Wherever it arose and you were sure, the record says the same."),
        ({"owned": "yes"}, "In the one answer you were sure of, the record says the opposite."),
        (
            {"owned": "yes", "name_given": "yes", "asked_once": "yes"},
            "In two of the three answers you were sure of, the record says the opposite.",
        ),
    ],
)
def test_how_often_they_differ_is_one_sentence(answers: dict[str, str], sentence: str) -> None:
    assert difference(tuple(rows(**answers).values())) == sentence


@pytest.mark.parametrize("suffix", PAGES)
def test_a_walkers_own_page_has_it(record: Record, kept: KeptWalk, tmp_path: Path, suffix: str) -> None:
    kept.answer("scorecard", ANSWERS)
    path = tmp_path / f"summary{suffix}"
    write_report(record, kept.session, path)
    text = text_of(suffix, path.read_bytes())
    assert "Did somebody have your case at the end, by name?" in text
    assert "nobody had it" in text
    if suffix == ".json":
        owned = next(row for row in json.loads(text)["walks"][0]["scorecard"] if row["item"] == "owned")
        assert (owned["remembered"], owned["recorded"], owned["differs"]) == ("yes", "no", True)
    else:
        assert "≠ differs" in text


def test_where_several_walked_nobodys_answers_are_shown(record: Record, kept: KeptWalk) -> None:
    kept.answer("scorecard", ANSWERS)
    assert summary_of(record, kept.session).walks[0].scorecard
    other = walked(record, "Walker 8", kept.session)
    other.answer("scorecard", ANSWERS)
    made = summary_of(record, kept.session)
    assert made.walks == ()
    assert [one.scorecard for one in made.journeys] == [()]
