"""Kept walks lived again on an edited scenario: the same, or what became different, in words."""

from pathlib import Path

import pytest
from journey import INPUTS, PLACES, POLICIES, recorded, source_at, written

from walkshoes.keeping import WalkChange, check_walks, keep_inputs, keep_recorded, renew
from walkshoes.scenario.load import Unwalkable


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The scenario beside which a walk is kept."""
    path = written(tmp_path)
    keep_inputs(source_at(path), INPUTS, tmp_path / "walks" / "small", "a-walk")
    return path


def edited(path: Path, old: str, new: str, company: str = POLICIES) -> WalkChange:
    """What becomes of the kept walk where these words are put in place of others."""
    assert PLACES.count(old) == 1
    written(path.parent, PLACES.replace(old, new), company)
    (only,) = check_walks(path)
    return only


def test_where_nothing_changed_it_is_the_same(kept: Path) -> None:
    (only,) = check_walks(kept)
    assert only.same
    assert only.text() == ["a-walk: the same"]


def test_a_scenario_without_kept_walks_has_none_to_check(tmp_path: Path) -> None:
    assert check_walks(written(tmp_path)) == []


def test_a_line_that_no_longer_fits_is_named_with_what_the_walk_waited_for(kept: Path) -> None:
    change = edited(kept, "{stay: done, leave: gone}", "{remain: done, leave: gone}")
    assert change.text() == [
        "a-walk: line 9: there is no `stay` to choose at `decide`; there are: remain, leave\n"
        '    line 9: {"choose": "stay"}'
    ]


def test_a_text_that_changed_is_shown_before_and_now(kept: Path) -> None:
    change = edited(kept, "You are moving.", "Moving? Again?")
    assert "- Customer care: You are moving." in change.transcript
    assert "+ Customer care: Moving? Again?" in change.transcript
    assert len(change.transcript) <= 4


def test_figures_that_changed_are_said_before_and_now(kept: Path) -> None:
    change = edited(kept, "{agent: You are moving.}", "{agent: You are moving., generic: true}")
    assert change.transcript == ()
    assert change.text() == ["a-walk: different", "    generic: 0 -> 1"]


def test_where_only_the_times_differ_that_is_all_that_is_said(kept: Path) -> None:
    written(
        kept.parent,
        f"{PLACES}\n",
        POLICIES.replace("support: {label: Customer care}", "support: {label: Customer care, delay: 3s}"),
    )
    (change,) = check_walks(kept)
    assert change.transcript[0] == "only the times differ, first here:"
    assert len(change.transcript) == 3
    assert "given_ms" in [name for name, _, _ in change.figures]


def test_a_renamed_touchpoint_is_found_by_its_earlier_name(tmp_path: Path) -> None:
    path = written(tmp_path)
    with recorded(path, tmp_path) as (record, walk):
        keep_recorded(source_at(path), record.stored(walk), tmp_path / "walks" / "small", "mine")
    renamed = PLACES.replace("decide", "make_up_your_mind").replace("{choose:", "{was: [decide], choose:")
    written(tmp_path, renamed)
    (change,) = check_walks(path)
    assert change.same, change.text()


def test_a_walk_renewed_is_the_same_again(kept: Path) -> None:
    change = edited(kept, "You are moving.", "Moving? Again?")
    renew(source_at(kept), change.path)
    assert [one.same for one in check_walks(kept)] == [True]


@pytest.mark.parametrize(
    ("bytes_", "says"),
    [
        (b"\xff\xfe", "cannot be read"),
        (b"no json", "line 1 is not a JSON object"),
        (b'{"policies": {"x": true}}', "no policy `x`"),
    ],
)
def test_a_damaged_walk_is_told_and_the_others_are_checked(bytes_: bytes, says: str, kept: Path) -> None:
    (kept.parent / "walks" / "small" / "0-damaged.jsonl").write_bytes(bytes_)
    damaged, sound = check_walks(kept)
    assert says in damaged.stopped
    assert sound.same


def test_a_walk_without_its_text_says_how_it_is_written(kept: Path) -> None:
    (kept.parent / "walks" / "small" / "a-walk.txt").unlink()
    (change,) = check_walks(kept)
    assert "--again" in change.stopped


def test_a_scenario_with_mistakes_is_not_walked(kept: Path) -> None:
    written(kept.parent, PLACES.replace("then: decide}", "then: nowhere}"))
    with pytest.raises(Unwalkable):
        check_walks(kept)


def test_for_other_programs_it_is_plain_data(kept: Path) -> None:
    assert check_walks(kept)[0].as_json() == {
        "name": "a-walk", "same": True, "stopped": "", "transcript": [], "figures": {},
    }  # fmt: skip


def test_what_somebody_put_into_the_files_cannot_act_on_a_terminal(kept: Path) -> None:
    folder = kept.parent / "walks" / "small"
    text = (folder / "a-walk.txt").read_text(encoding="utf-8")
    (folder / "a-walk.txt").write_text(text.replace("You are moving.", "\x1b[2JYou are moving."), encoding="utf-8")
    (folder / "b.jsonl").write_text('{"press": "1"}\n{"choose": "\x1b]0;mine\x07"}\n', encoding="utf-8")
    said = "\n".join(line for one in check_walks(kept) for line in one.text())
    assert "\x1b" not in said
    assert "\x07" not in said
