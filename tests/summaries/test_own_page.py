"""One walker's own page: expected, felt and recorded side by side, whole; closed where people could be told apart."""

import sqlite3

from one_walk import walked

from walkshoes.reports.measures import CES, CSAT, point_text
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.summaries.making import summary_of


def test_expected_felt_and_recorded_stand_side_by_side(record: Record, kept: KeptWalk) -> None:
    rows = {row.what: row for row in summary_of(record, kept.session).walks[0].beside}
    asked = rows["times asked for the same (account number)"]
    assert (asked.anticipated, asked.felt, asked.recorded) == ("1", "2", "2")
    minutes = rows["minutes"]
    assert (minutes.anticipated, minutes.felt) == ("8", "25")
    assert minutes.recorded == str((kept.ledger().given_ms + 30_000) // 60_000)
    assert rows["who owned it"].recorded == "nobody"


def test_the_answers_are_given_in_the_words_of_their_scale(record: Record, kept: KeptWalk) -> None:
    measures = summary_of(record, kept.session).walks[0].measures
    assert measures[CES.name] == "2, Disagree"
    assert measures[f"{CES.name}, expected"] == "5, Somewhat agree"
    assert measures[CSAT.name] == "1, Very dissatisfied"


def test_an_answer_outside_its_scale_is_a_dash() -> None:
    assert [point_text(CES, answer) for answer in (0, 8, None, "six")] == ["–"] * 4


def test_worst_and_end_and_what_is_remembered(record: Record, kept: KeptWalk) -> None:
    walk = summary_of(record, kept.session).walks[0]
    assert walk.picture is not None
    assert walk.picture.worst is walk.picture.end
    assert walk.mean == -0.5
    assert walk.remembered == -2


def test_the_page_of_one_walker_has_their_words_and_commitment(record: Record, kept: KeptWalk) -> None:
    walk = summary_of(record, kept.session).walks[0]
    assert [text for _, _, text in walk.words] == ["not again"]
    assert walk.commitments[0]["then"] == "open with one journey"


def test_where_several_walked_nobodys_page_is_told(record: Record, kept: KeptWalk) -> None:
    walked(record, "Walker 8", kept.session, "I was number eight")
    made = summary_of(record, kept.session)
    assert made.people == 2
    assert made.walks == ()
    assert "number eight" not in str(made.as_json())
    assert "nobody can be told apart" in made.why


def test_a_walk_that_is_not_finished_says_how_far_it_came(record: Record, kept: KeptWalk) -> None:
    begun = record.begin(kept.source, "Walker 9", persona=kept.persona)
    begun.advance(90_000)
    begun.close()
    ending = summary_of(record, begun.session).walks[0].ending
    assert ending.startswith("not finished")


def test_a_finished_walk_is_told_as_it_was_kept_even_where_it_would_be_lived_differently_today(
    record: Record, kept: KeptWalk
) -> None:
    kept.close()
    before = summary_of(record, kept.session)
    connection = sqlite3.connect(record.path)
    connection.execute("UPDATE input SET place = 'nowhere' WHERE number > 2")
    connection.commit()
    connection.close()
    after = summary_of(record, kept.session)
    assert after.walks[0].ending == before.walks[0].ending == "It is done."
    assert after.walks[0].mean == before.walks[0].mean
    assert after.walks[0].sentences == before.walks[0].sentences
    assert any("lived differently today" in note for note in after.about)
    assert not any("lived differently today" in note for note in before.about)
