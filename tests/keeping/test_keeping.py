"""A walk is kept beside its scenario, without its words, and comes out the same; or it is not kept."""

import json
from pathlib import Path

import pytest
from journey import INPUTS, PLACES, SECRET, by_hand, press, recorded, source_at, written

from walkshoes.journey.headless import read_inputs
from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.keeping import CannotKeep, check_walks, found_walk, inputs_of, keep_inputs, keep_recorded
from walkshoes.keeping.keeping import relived
from walkshoes.keeping.telling import figures
from walkshoes.sessions.record import RecordTrouble


def test_a_file_of_inputs_is_kept_with_all_that_has_to_be_the_same(tmp_path: Path) -> None:
    source = source_at(written(tmp_path))
    kept = keep_inputs(source, INPUTS, tmp_path / "walks" / "small", "a-walk")
    header, *lines = kept.read_text(encoding="utf-8").splitlines()
    assert {"scenario", "seed", "policies", "persona"} == set(json.loads(header))
    assert json.loads(header)["persona"]["facts"]["account_number"] == "7734 09 128851"
    assert lines == INPUTS.splitlines()[1:]
    text = kept.with_suffix(".txt").read_text(encoding="utf-8")
    assert "ended at done" in text
    assert "\nThe ledger\n" in text
    assert [one.same for one in check_walks(tmp_path / "small.yaml")] == [True]


def test_inputs_without_a_first_line_get_one(tmp_path: Path) -> None:
    source = source_at(written(tmp_path))
    kept = keep_inputs(source, '# to the bill\n{"press": "2"}\n', tmp_path, "short")
    assert [json.loads(line).get("press") for line in kept.read_text().splitlines() if line[0] == "{"] == [None, "2"]


def test_a_walk_of_the_record_is_kept_and_costs_the_same(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path) as (record, walk):
        stored = record.stored(walk)
        kept = keep_recorded(source_at(path), stored, tmp_path / "walks" / "small")
        again = relived(source_at(path), kept.read_text(encoding="utf-8"))
        assert again.ledger() == stored.ledger
    assert kept.stem == f"done-{walk[-6:]}"
    assert check_walks(path)[0].same


def test_no_word_that_was_said_goes_along(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path) as (record, walk):
        kept = keep_recorded(source_at(path), record.stored(walk), tmp_path, "mine")
    for file in (kept, kept.with_suffix(".txt")):
        assert SECRET not in file.read_text(encoding="utf-8")
    told = [json.loads(line)["tell"] for line in kept.read_text().splitlines() if '"tell"' in line]
    assert told == ["move and and and and and and and and and"]  # what the company listens for is the author's word


def test_of_a_number_that_was_refused_only_its_length_goes_along(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path) as (record, walk):
        lines = [json.loads(line) for line in inputs_of(record.stored(walk)).splitlines()]
    assert [line["key"] for line in lines if "key" in line] == [
        "00",
        {"fact": "account_number"},
        {"fact": "account_number"},
    ]


def test_words_the_company_does_not_listen_for_are_a_number(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path, INPUTS.replace("moving house", "cold here")) as (record, walk):
        kept = keep_recorded(source_at(path), record.stored(walk), tmp_path, "mine")
    assert '"tell": 10' in kept.read_text()


def test_a_person_who_hesitates_slips_and_hangs_up_comes_out_the_same(tmp_path: Path) -> None:
    path = written(tmp_path)
    done = (
        (9_000, press("9"), ""),
        (15_000, press("1"), ""),  # after the menu once more
        (700, Input(Kind.REACT, number=-1), "oh dear"),
        (100, Input(Kind.ALLOW, "longer", 3, by=FACILITATOR), ""),
        (3_000, Input(Kind.BEGIN), ""),
        (2_500, Input(Kind.REACT, number=-2), "so long"),
        (6_000, Input(Kind.KEY, "773409128851"), ""),
        (5_000, Input(Kind.HANG_UP), ""),
        (8_000, Input(Kind.CHOOSE, "later_today"), ""),
        (9_999, press("2"), ""),
    )
    with by_hand(path, tmp_path, *done) as (record, walk):
        stored = record.stored(walk)
        assert stored.walk.ended
        kept = keep_recorded(source_at(path), stored, tmp_path / "walks" / "small", "by-hand")
        assert figures(relived(source_at(path), kept.read_text()).ledger()) == figures(stored.ledger)


def test_a_rehearsed_wait_is_kept_as_it_was_set(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path, INPUTS + '{"draw": "line", "is": 1234567}\n') as (record, walk):
        kept = keep_recorded(source_at(path), record.stored(walk), tmp_path, "mine")
    assert '{"draw": "line", "visit": 1, "is": 1234567}' in kept.read_text()


def test_where_chance_was_chance_it_is_left_to_chance(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path) as (record, walk):
        assert '"draw"' not in keep_recorded(source_at(path), record.stored(walk), tmp_path, "mine").read_text()


def test_a_walk_that_is_not_over_is_not_kept(tmp_path: Path) -> None:
    path = written(tmp_path)
    with (
        by_hand(path, tmp_path, (9_000, press("1"), "")) as (record, walk),
        pytest.raises(CannotKeep, match="it stands at identify"),
    ):
        keep_recorded(source_at(path), record.stored(walk), tmp_path, "mine")


def test_a_walk_that_comes_out_otherwise_today_is_not_kept_and_the_figures_are_said(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path) as (record, walk):
        longer = written(
            tmp_path, PLACES.replace("{agent: You are moving.}", "{agent: You are moving., generic: true}")
        )
        with pytest.raises(CannotKeep) as refused:
            keep_recorded(source_at(longer), record.stored(walk), tmp_path, "mine")
    assert "small was edited since it was walked" in str(refused.value)
    assert "generic: 0 -> 1" in str(refused.value)
    assert not list(tmp_path.glob("mine*"))


def test_a_walk_that_no_longer_fits_is_not_kept_and_the_line_is_said(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path) as (record, walk):
        other = written(tmp_path, PLACES.replace("{stay: done, leave: gone}", "{remain: done, leave: gone}"))
        with pytest.raises(CannotKeep, match="there is no `stay` to choose at `decide`"):
            keep_recorded(source_at(other), record.stored(walk), tmp_path, "mine")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    source = source_at(written(tmp_path))
    kept = keep_inputs(source, INPUTS, tmp_path, "mine")
    before = kept.read_bytes()
    with pytest.raises(CannotKeep, match="already"):
        keep_inputs(source, '{"press": "2"}', tmp_path, "mine")
    assert kept.read_bytes() == before


@pytest.mark.parametrize("name", ["", "../out", "a b", "c.jsonl", "ü" * 5])
def test_a_name_that_is_no_file_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotKeep, match="name of a walk"):
        keep_inputs(source_at(written(tmp_path)), INPUTS, tmp_path, name)


def test_a_walk_is_found_by_the_beginning_of_its_id_or_its_session(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path) as (record, walk):
        row = record.walks(record.stored(walk).session)[0]
        assert found_walk(record, row.id.upper()).id == found_walk(record, row.session).id == walk
        second = recorded(path, tmp_path)
        with second:
            pass
        with pytest.raises(RecordTrouble, match="2 walks begin like this"):
            found_walk(record, row.id[:3])
        for nobody in ("", "zz"):
            with pytest.raises(RecordTrouble, match="no walk"):
                found_walk(record, nobody)


def test_what_is_kept_is_in_the_language_of_inputs(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path) as (record, walk):
        header, lines = read_inputs(inputs_of(record.stored(walk)))
    assert header.seed == 3
    assert all(line.place for line in lines)


def test_a_wait_that_the_facilitator_ended_is_ended_again(tmp_path: Path) -> None:
    path = written(tmp_path)
    done = (
        (15_000, press("1"), ""),
        (3_000, Input(Kind.KEY, "773409128851#"), ""),
        (20_000, Input(Kind.END_WAIT, by=FACILITATOR), ""),
        (700, Input(Kind.HANG_UP), ""),
        (1_500, Input(Kind.DIAL, "customer_line"), ""),
        (20_000, press("2"), ""),
    )
    with by_hand(path, tmp_path, *done) as (record, walk):
        stored = record.stored(walk)
        kept = keep_recorded(source_at(path), stored, tmp_path / "walks" / "small", "ended")
    assert '{"end_wait": true, "in": "line", "at": 20000}' in kept.read_text()
    assert check_walks(path)[0].same
