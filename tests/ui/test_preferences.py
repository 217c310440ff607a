"""What a person prefers: kept in a small file that can be missing, broken or unwritable, and had at once."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from staged import Lived, live
from walked import at, journey, opened, shows, until

from walkshoes.journey.events import Allowance, Code
from walkshoes.sessions.record import Record
from walkshoes.ui.preferences import LONGER, LOOKS, MOST_BYTES, Preferences, preferences_file, read, write
from walkshoes.ui.screens.settings import UNKEPT
from walkshoes.ui.widgets.picking import Picking

OTHERWISE = Preferences(look="contrast", roomy=True, longer=True, still=True)
CALL = "welcome: {team: ivr, announce: Thank you for calling., then: done}\n"


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "preferences.json"
    assert write(OTHERWISE, file)
    assert read(file) == OTHERWISE
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b"[" * MOST_BYTES,
        b'{"look": "/etc", "roomy": 1, "still": null}',
        b'{"look": ["day"]}',
        b'{"unknown": true}',
        b" " * MOST_BYTES + b'{"roomy": true}',
    ],
)
def test_a_broken_file_is_as_none(tmp_path: Path, broken: bytes) -> None:
    file = tmp_path / "preferences.json"
    file.write_bytes(broken)
    assert read(file) == Preferences()


def test_what_a_file_does_not_say_is_as_usual_and_the_rest_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(json.dumps({"look": "no such look", "roomy": True, "later": [1]}), encoding="utf-8")
    assert read(file) == Preferences(roomy=True)


def test_a_file_that_cannot_be_read_or_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    assert read(tmp_path) == Preferences()
    assert not write(OTHERWISE, tmp_path / "a-file" / "preferences.json")
    (tmp_path / "folder").mkdir()
    assert not write(OTHERWISE, tmp_path / "folder")
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != "folder") == ["a-file"]


def test_a_write_that_fails_half_way_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "preferences.json"
    assert write(OTHERWISE, file)

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("walkshoes.ui.preferences.json.dump", full)
    assert not write(Preferences(), file)
    assert read(file) == OTHERWISE
    assert list(tmp_path.iterdir()) == [file]


def test_every_setting_by_key_is_so_at_once_and_there_the_next_time(record_path: Path) -> None:
    async def change() -> None:
        async with opened(record_path, journey()) as pilot:
            app = pilot.app
            await pilot.press("s")
            await at(pilot, "Settings")
            await pilot.press("left")
            assert app.theme == "contrast"
            for _ in range(3):
                await pilot.press("tab", "right")
            await pilot.pause()
            assert asdict(app.preferences) == asdict(OTHERWISE)
            assert app.has_class("-roomy")
            assert app.animation_level == "none"
            await pilot.press("escape")
            await at(pilot, "Library")

    async def come_back() -> None:
        async with opened(record_path, journey()) as pilot:
            assert pilot.app.preferences == OTHERWISE
            assert pilot.app.theme == "contrast"
            await pilot.press("f3")
            assert pilot.app.theme == LOOKS[0]

    asyncio.run(change())
    assert read() == OTHERWISE
    asyncio.run(come_back())
    assert read().look == LOOKS[0]


def test_settings_are_reached_by_mouse_from_the_list_and_from_help_and_picked_by_click(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.click("#settings")
            await at(pilot, "Settings")
            await pilot.click(pilot.app.screen.query_one("#look", Picking).picks[1])
            await pilot.pause()
            assert pilot.app.theme == "evening"
            await pilot.click("#on")
            await at(pilot, "Library")
            await pilot.click("#help")
            await at(pilot, "HelpScreen")
            await pilot.click("#settings")
            await at(pilot, "Settings")
            await pilot.press("escape")
            await at(pilot, "Library")
            await pilot.press("f1", "s")
            await at(pilot, "Settings")
            await pilot.press("ctrl+q")
            await until(pilot, lambda: not pilot.app.is_running)

    asyncio.run(look())


def test_what_cannot_be_kept_holds_until_one_leaves_and_that_is_said(
    record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            preferences_file().parent.parent.mkdir(parents=True, exist_ok=True)
            preferences_file().parent.write_text("a file where the folder should be")
            await pilot.press("s")
            await at(pilot, "Settings")
            await pilot.press("right")
            await pilot.pause()
            assert pilot.app.theme == "evening"
            assert shows(pilot, UNKEPT)

    asyncio.run(look())


def allowed(lived: Lived) -> list[tuple[int, int]]:
    return [(x, y) for _, code, _, x, y in lived.walk.events if code == Code.ALLOWED]


def test_longer_time_outs_are_allowed_once_at_the_start_and_the_record_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("staged.Stage.preferences", Preferences(longer=True), raising=False)

    async def play(lived: Lived) -> None:
        assert allowed(lived) == [(Allowance.LONGER, LONGER)]
        assert lived.walk.leeway == LONGER

    walk_id = live(tmp_path, play, CALL)
    live(tmp_path, play, CALL, walk_id=walk_id)
    record = Record(tmp_path / "record.db")
    [(_, made)] = record.stored(walk_id).inputs
    assert (made.kind, made.value, made.number, made.by) == ("allow", "longer", LONGER, "facilitator")
    record.close()


def test_what_whoever_leads_has_decided_since_is_not_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from walkshoes.journey.inputs import FACILITATOR, Input, Kind

    monkeypatch.setattr("staged.Stage.preferences", Preferences(longer=True), raising=False)

    async def play(lived: Lived) -> None:
        assert lived.app.walking.give(Input(Kind.ALLOW, "longer", number=1, by=FACILITATOR))

    async def comes_back(lived: Lived) -> None:
        assert lived.walk.leeway == 1

    walk_id = live(tmp_path, play, CALL)
    live(tmp_path, comes_back, CALL, walk_id=walk_id)


def test_without_the_wish_nothing_is_allowed(tmp_path: Path) -> None:
    async def play(lived: Lived) -> None:
        await lived.wait(1_000)
        assert allowed(lived) == []

    live(tmp_path, play, CALL)


@pytest.mark.parametrize("still", [False, True])
def test_who_wants_no_movement_sees_the_music_stand_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, still: bool
) -> None:
    monkeypatch.setattr("staged.Stage.preferences", Preferences(still=still), raising=False)

    async def play(lived: Lived) -> None:
        await lived.wait(7_000)
        notes = set()
        for _ in range(6):
            await lived.wait(1_000)
            notes.add("".join(line for line in lived.seen().splitlines() if "♪" in line or "♫" in line))
        assert (len(notes) == 1) == still

    live(tmp_path, play, "welcome: {team: ivr, hold: {for: 5m}, then: done}\n")
