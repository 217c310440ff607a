"""A post: as everybody sees it, with what is replied to it and how many have seen it."""

from pathlib import Path

import pytest
from small_journeys import POST, made
from staged import Lived, live

from walkshoes.journey.walk import Accepts
from walkshoes.ui.widgets.own_words import OwnWords
from walkshoes.ui.widgets.thread import Entry, seen_text


async def post(lived: Lived) -> None:
    await lived.until(Accepts.TELL)
    assert "post it" in lived.seen()
    await lived.pilot.press(*"Dead", "tab", "enter")
    await lived.wait(300)


def test_a_post_to_its_end_by_keys_alone(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await post(lived)
        assert lived.walk.accepts == Accepts.READ
        assert "Ann Lee  Mon 30 March, 14:03" in lived.seen()
        assert "seen by 40 people" in lived.seen()
        assert "↳ Meridian  Mon 30 March, 17:03" in lived.seen()
        assert "^TK" in lived.seen(), "it is signed as it was signed"
        await lived.pilot.press("enter")
        await lived.wait(2_500)
        assert lived.walk.ended
        assert "seen by 310 people" in lived.seen()
        await lived.pilot.press("enter")
        await lived.pilot.pause()
        assert lived.app.outcome == "ended"

    live(tmp_path, play, size=(100, 30), **made(POST))


def test_a_post_to_its_end_by_mouse_alone_once_the_words_are_there(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        lived.app.walking.query_one(OwnWords).insert("Dead")
        await lived.pilot.click("#telling-all")
        await lived.wait(300)
        await lived.pilot.click("#reading-done")
        await lived.wait(2_500)
        await lived.pilot.click("#reading-done")
        await lived.pilot.pause()
        assert lived.app.outcome == "ended"

    live(tmp_path, play, **made(POST))


def test_the_count_grows_while_the_leaves_are_torn_off(tmp_path: Path):
    growing = POST.replace("{1h: 40, 1 day: 310}", "{1h: 40, 12h: 100, 1 day: 310, 36h: 500}")

    async def play(lived: Lived) -> None:
        await post(lived)
        await lived.pilot.press("enter")
        counts = []
        for _ in range(20):
            await lived.wait(100)
            counts.append(int(lived.seen().split("seen by ")[1].split(" ")[0]))
        assert counts == sorted(counts)
        assert len(set(counts)) >= 3
        assert counts[-1] == 500

    live(tmp_path, play, **(made(POST) | {"touchpoints": growing}))


def test_what_comes_days_later_is_there_once_the_days_have_passed(tmp_path: Path):
    late = POST.replace("{after: 3h, go: reply}", "{after: 1 day, go: reply}")

    async def play(lived: Lived) -> None:
        await post(lived)
        assert len(lived.app.walking.query(Entry)) == 1
        assert "I have read it" not in lived.seen()
        await lived.wait(2_000)
        assert len(lived.app.walking.query(Entry)) == 2
        assert "I have read it" in lived.seen()

    live(tmp_path, play, **(made(POST) | {"touchpoints": late}))


def test_a_thread_is_there_again_after_a_pause(tmp_path: Path):
    async def leaves(lived: Lived) -> None:
        await post(lived)
        lived.kept.close()

    async def comes_back(lived: Lived) -> None:
        await lived.wait(300)
        assert next(entry.piece.text for entry in lived.app.walking.query(Entry)) == "Dead"
        assert len(lived.app.walking.query(Entry)) == 2
        assert "seen by 40 people" in lived.seen()

    walk_id = live(tmp_path, leaves, **made(POST))
    live(tmp_path, comes_back, walk_id=walk_id, **made(POST))


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (0, "seen by nobody yet"),
        (1, "seen by 1 person"),
        (310, "seen by 310 people"),
        (12_000, "seen by 12,000 people"),
    ],
)
def test_how_many_is_said_in_words(people: int, words: str):
    assert seen_text(people) == words
