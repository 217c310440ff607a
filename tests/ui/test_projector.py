"""The debrief on the wall: one key leads through it, what is written is kept, and nothing is told of whom it may not."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sessions_filled import session_of, session_with
from textual.pilot import Pilot
from textual.widgets import Input
from walked import shows, text, until

from walkshoes.sessions.debrief_notes import Heading, notes_of
from walkshoes.sessions.follow_ups import commitments_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.summaries.thresholds import NOBODY
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.projector.slide import Aloud, Asking, Commitments, Cover, Deciding, Drawn, Lines, Quotes, Slide
from walkshoes.ui.projector.slides import STATEMENT
from walkshoes.ui.screens.projector import LARGER, ProjectorDebrief
from walkshoes.ui.screens.wall import MOMENT
from walkshoes.ui.screens.what_if import WhatIf

Do = Callable[[Pilot[None], ProjectorDebrief], Awaitable[None]]
SIZES = [(80, 24), (160, 50)]


class Stopwatch:
    """A clock that a test turns, ms."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


def on_the_wall(
    record_path: Path, session: str, do: Do, size: tuple[int, int] = (80, 24), clock: Stopwatch | None = None
) -> None:
    """Show a session, wait for its first slide, and do something."""

    async def run() -> None:
        record = Record(record_path)
        app = WalkshoesApp(record_path, list)
        async with app.run_test(size=size) as pilot:
            screen = ProjectorDebrief(record, session, clock or Stopwatch())
            await app.push_screen(screen)
            await until(pilot, lambda: bool(screen.slides) or not shows(pilot, MOMENT))
            await pilot.pause()
            await do(pilot, screen)
        record.close()

    asyncio.run(run())


async def to(pilot: Pilot[None], screen: ProjectorDebrief, kind: type[Slide], heading: str = "") -> None:
    """Key the number of the first slide of a kind."""
    number = next(
        at for at, slide in enumerate(screen.slides, 1) if isinstance(slide, kind) and heading in ("", slide.heading)
    )
    await pilot.press(*str(number), "enter")
    await pilot.pause()
    assert isinstance(screen.slide, kind)


def words_of(slide: Slide) -> list[str]:
    """Something that must stand on the wall while a slide is shown."""
    match slide:
        case Cover():
            return [slide.heading, *slide.lines, *slide.foot]
        case Lines():
            return [slide.heading, *slide.lines]
        case Quotes():
            return [quote.text for quote in slide.quotes]
        case Deciding():
            return [slide.label, slide.sentence]
        case Asking():
            return [slide.heading, slide.lead, *slide.questions]
    return [slide.heading]


@pytest.mark.parametrize(("people", "size"), [(7, SIZES[0]), (7, SIZES[1]), (3, SIZES[0]), (1, SIZES[1])])
def test_one_key_leads_through_every_slide_and_all_of_it_is_in_sight(
    record_path: Path, people: int, size: tuple[int, int]
) -> None:
    session = session_of(record_path, people)

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        for number, slide in enumerate(screen.slides, 1):
            assert screen.slide is slide
            for words in words_of(slide):
                assert shows(pilot, " ".join(words.split())), f"{words}\n{text(pilot)}"
            assert shows(pilot, f"{number} of {len(screen.slides)}")
            await pilot.press("space")
            await pilot.pause()
        assert screen.slide is screen.slides[-1]

    on_the_wall(record_path, session, look, size)


def test_a_session_nobody_has_walked_in_says_so_and_asks_nothing(record_path: Path) -> None:
    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        assert shows(pilot, NOBODY)
        await pilot.press("space", "n", "c", "t", "x", "w", "end", "3", "enter")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert shows(pilot, NOBODY)
        assert not shows(pilot, "on ›")

    on_the_wall(record_path, session_of(record_path, 0), look)


def test_every_key_has_a_button_that_does_the_same(record_path: Path) -> None:
    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        for button, number in (("#foot-on", 1), ("#foot-on", 2), ("#foot-back", 1)):
            await pilot.click(button)
            await until(pilot, lambda number=number: screen.number == number)  # type: ignore[misc]
        await pilot.press("space")  # the button that was clicked has not taken the key
        assert screen.number == 2
        white = screen.on_white
        await pilot.click("#foot-paper")
        await pilot.pause()
        assert screen.on_white is not white
        await to(pilot, screen, Asking, "Now what?")
        await pilot.click("#foot-time")
        await until(pilot, lambda: shows(pilot, "stop T"))
        await pilot.click("#foot-note")
        await until(pilot, lambda: shows(pilot, "keep it"))
        await pilot.click("#note-back")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.click("#foot-commit")
        await until(pilot, lambda: shows(pilot, "What will you change?"))
        await pilot.click("#back")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.click("#foot-leave")
        await until(pilot, lambda: pilot.app.screen is not screen)

    on_the_wall(record_path, session_of(record_path, 7), look)


def test_back_first_last_and_a_number_lead_where_they_say(record_path: Path) -> None:
    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        last = len(screen.slides) - 1
        for key, number in (
            ("right", 1), ("pagedown", 2), ("enter", 3), ("left", 2), ("backspace", 1), ("pageup", 0), ("left", 0),
            ("end", last), ("space", last), ("home", 0),
        ):  # fmt: skip
            await pilot.press(key)
            assert screen.number == number, key
        await pilot.press("1", "2")
        await pilot.pause()
        assert shows(pilot, "12, then Enter")
        await pilot.press("enter")
        assert screen.number == 11
        await pilot.press("9", "9", "9", "enter")
        assert screen.number == last

    on_the_wall(record_path, session_of(record_path, 7), look)


@pytest.mark.parametrize("look", ["day", "evening", "contrast"])
def test_it_is_black_or_white_whatever_the_app_looks_like(record_path: Path, look: str) -> None:
    async def see(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        pilot.app.theme = look
        colours = []
        for _ in range(2):
            await pilot.press("b")
            await pilot.pause()
            colours.append((screen.styles.background.hex, screen.styles.color.hex))
        assert sorted(colours) == [("#000000", "#FFFFFF"), ("#FFFFFF", "#000000")]
        await pilot.press("f3")
        assert pilot.app.theme == look

    on_the_wall(record_path, session_of(record_path, 7), see)


def test_what_is_written_on_is_as_black_or_white_as_the_wall(record_path: Path) -> None:
    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Asking, "Now what?")
        for _ in range(2):
            await pilot.press("b", "n")
            await until(pilot, lambda: pilot.app.screen is not screen)
            assert pilot.app.screen.has_class("-on-white") is screen.on_white
            await pilot.press("escape", "c")
            await until(pilot, lambda: bool(pilot.app.screen.query("#then")))
            assert pilot.app.screen.styles.background == screen.styles.background
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is screen)

    on_the_wall(record_path, session_of(record_path, 7), look)


def test_the_time_of_a_question_runs_down_and_on_and_each_has_its_own(record_path: Path) -> None:
    clock = Stopwatch()

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        def time() -> str:
            return screen.query_one("#slide-time").value  # type: ignore[attr-defined,no-any-return]

        await to(pilot, screen, Asking, "What?")
        assert time() == "8:00"
        await pilot.press("t")
        clock.now += 61_000
        await until(pilot, lambda: time() == "6:59")
        await pilot.press("space")
        await until(pilot, lambda: time() == "10:00")
        clock.now += 479_000
        await pilot.press("left")
        await until(pilot, lambda: time() == "−1:00")
        await pilot.press("t")
        clock.now += 60_000
        await pilot.press("space", "left")
        await until(pilot, lambda: time() == "−1:00")
        assert shows(pilot, "start T")

    on_the_wall(record_path, session_of(record_path, 3), look, clock=clock)


def test_a_note_is_kept_under_its_question_and_stands_on_the_slide(record_path: Path) -> None:
    session = session_of(record_path, 3)

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        for heading, said in (("What?", "the desk knew"), ("So what?", "and could not book")):
            await to(pilot, screen, Asking, heading)
            await pilot.press("n")
            await until(pilot, lambda: pilot.app.screen is not screen)
            await pilot.press(*said, "enter")
            await until(pilot, lambda said=said: shows(pilot, said) and pilot.app.screen is screen)  # type: ignore[misc]
        assert not shows(pilot, "the desk knew")
        for nothing in ("enter", "escape"):
            await pilot.press("n")
            await until(pilot, lambda: pilot.app.screen is not screen)
            await pilot.press("space", nothing)
            await until(pilot, lambda: pilot.app.screen is screen)

    on_the_wall(record_path, session, look)
    record = Record(record_path)
    assert notes_of(record.file, session) == {
        Heading.WHAT: ("the desk knew",),
        Heading.SO_WHAT: ("and could not book",),
        Heading.NOW_WHAT: (),
    }
    record.close()


def test_the_last_of_many_notes_is_in_sight(record_path: Path) -> None:
    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Asking, "So what?")
        for number in range(6):
            await pilot.press("n")
            await until(pilot, lambda: pilot.app.screen is not screen)
            await pilot.press(*f"note {number}", "enter")
            await until(pilot, lambda number=number: shows(pilot, f"note {number}"))  # type: ignore[misc]
        await pilot.press(*["up"] * 12)
        await until(pilot, lambda: not shows(pilot, "note 5"))

    on_the_wall(record_path, session_of(record_path, 3), look)


async def commits(pilot: Pilot[None], when: str, then: str, owner: str) -> None:
    """Write a commitment, read it, keep it; what would make it clearer is passed over."""
    await pilot.press("c")
    await until(pilot, lambda: bool(pilot.app.screen.query("#then")))
    for name, words in (("when", when), ("then", then), ("by", "30 days"), ("owner", owner)):
        pilot.app.screen.query_one(f"#{name} Input", Input).value = words
    await pilot.pause()
    page = pilot.app.screen
    for _ in range(3):
        if pilot.app.screen is page:
            page.action_on()  # type: ignore[attr-defined]
            await pilot.pause()


def test_commitments_are_kept_and_each_is_shown_alone_to_be_read_aloud(record_path: Path) -> None:
    session = session_of(record_path, 7)

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Asking, "Now what?")
        before = screen.number
        await commits(pilot, "I next chair the board", "open it with one call", "Ada")
        await until(pilot, lambda: isinstance(screen.slide, Aloud))
        await pilot.pause()
        assert shows(pilot, "Please read it aloud")
        assert shows(pilot, "When I next chair the board, then I will open it with one call.")
        await commits(pilot, "a call is passed on", "send the notes along", "Ben")
        await until(pilot, lambda: shows(pilot, "When a call is passed on, then I will send the notes along."))
        await pilot.press("space")
        assert screen.number == before
        await to(pilot, screen, Commitments)
        assert shows(pilot, "Seen to by Ada.")
        assert shows(pilot, "Seen to by Ben.")

    on_the_wall(record_path, session, look)
    record = Record(record_path)
    kept = [(one.commitment.then, one.commitment.owner) for one in commitments_of(record.file, session)]
    assert kept == [("open it with one call", "Ada"), ("send the notes along", "Ben")]
    record.close()


def test_a_team_of_the_journey_is_no_owner(record_path: Path) -> None:
    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Commitments)
        await pilot.press("c")
        await until(pilot, lambda: bool(pilot.app.screen.query("#then")))
        pilot.app.screen.query_one("#then Input", Input).value = "ring in"
        pilot.app.screen.query_one("#owner Input", Input).value = "Sales"
        await pilot.pause()
        pilot.app.screen.action_on()  # type: ignore[attr-defined]
        await until(pilot, lambda: shows(pilot, "Which person there sees to it?"))

    on_the_wall(record_path, session_of(record_path, 7), look)


def test_commitments_go_into_a_calendar_file_whose_place_is_said(
    record_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("icalendar")
    monkeypatch.setattr("walkshoes.ui.screens.projector.suggested_folder", lambda: tmp_path / "documents")

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Commitments)
        assert not screen.query_one("#foot-calendar").display
        await commits(pilot, "the board meets", "ring in", "Ada")
        await pilot.press("space", "x")
        await until(pilot, lambda: shows(pilot, "The calendar is written."))
        (written,) = (tmp_path / "documents").iterdir()
        assert written.name == "Leadership-day-calendar.ics"
        assert b"ring in" in written.read_bytes()

    on_the_wall(record_path, session_of(record_path, 7), look)


def test_where_the_calendar_cannot_be_written_it_is_said(
    record_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("icalendar")
    (tmp_path / "documents").write_text("a file where a folder should be")
    monkeypatch.setattr("walkshoes.ui.screens.projector.suggested_folder", lambda: tmp_path / "documents")

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Commitments)
        await commits(pilot, "the board meets", "ring in", "Ada")
        await pilot.press("space", "x")
        await until(pilot, lambda: shows(pilot, "It could not be written to"))

    on_the_wall(record_path, session_of(record_path, 7), look)


@pytest.mark.parametrize("people", [7, 3, 1])
def test_the_levers_stand_on_one_walk_and_nothing_is_written_to_it(
    record_path: Path, monkeypatch: pytest.MonkeyPatch, people: int
) -> None:
    monkeypatch.setattr("walkshoes.ui.screens.what_if.CALLERS", 300)
    session = session_of(record_path, people)
    record = Record(record_path)
    before = [record.stored(row.id).answers for row in record.walks(session)]

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        if people == 7:
            await to(pilot, screen, Deciding)
        else:
            await to(pilot, screen, Asking, "So what?")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, WhatIf) and pilot.app.screen.focused is not None)
        walked = [record.stored(row.id).ledger for row in record.walks(session)]
        lived = pilot.app.screen.question.lived  # type: ignore[attr-defined]
        assert (lived in walked) == (people == 1), "of several it is a made-up customer's"
        await pilot.press("space")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)

    on_the_wall(record_path, session, look)
    assert [record.stored(row.id).answers for row in record.walks(session)] == before
    record.close()


def test_only_the_words_of_those_who_agreed_are_shown(record: Record, record_path: Path) -> None:
    words = {f"secret {number}": False for number in range(4)} | {"mine may be told": True, "and mine": True}
    session = session_with(record, words)

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        seen = []
        for _ in screen.slides:
            seen.append(text(pilot))
            await pilot.press("space")
            await pilot.pause()
        everything = "\n".join(seen)
        assert "mine may be told" in everything
        assert "and mine" in everything
        assert "secret" not in everything
        assert "Walker" not in everything

    on_the_wall(record_path, session, look, (100, 40))


EVIL = "[/b] [@click=app.leave]x[/] $primary"
ACTING = "\x1b]0;title\x07\x1b[2J\x9b31m\u202e\ud800"


def test_hostile_words_stand_on_the_wall_and_never_act(record: Record, record_path: Path) -> None:
    session = session_with(record, {f"{EVIL} {number}{ACTING}": True for number in range(5)}, EVIL)

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        assert shows(pilot, EVIL)
        await to(pilot, screen, Quotes)
        assert shows(pilot, f"“{EVIL}")
        await to(pilot, screen, Asking, "Now what?")
        await pilot.press("n")
        await until(pilot, lambda: pilot.app.screen is not screen)
        pilot.app.screen.query_one(Input).value = f"{EVIL}{ACTING}"
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen and shows(pilot, EVIL))
        await commits(pilot, EVIL, EVIL, "[/b]")
        await until(pilot, lambda: isinstance(screen.slide, Aloud))
        await pilot.pause()
        assert shows(pilot, f"When {EVIL}")
        await to(pilot, screen, Commitments)
        assert shows(pilot, "Seen to by [/b]")
        strips = pilot.app.screen._compositor.render_strips()
        assert not any(ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F for strip in strips for c in strip.text)

    on_the_wall(record_path, session, look)


def test_words_longer_than_the_wall_can_be_read_to_their_end(record: Record, record_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(400))
    session = session_with(record, {f"{long} {number}": True for number in range(5)})

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Quotes)
        assert shows(pilot, "word0 word1")
        await pilot.press(*["down"] * 80)
        await until(pilot, lambda: shows(pilot, "word399"))

    on_the_wall(record_path, session, look)


def test_the_middle_half_of_the_room_is_shaded_beneath_the_line(record_path: Path) -> None:
    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Drawn)
        assert shows(pilot, "the middle half of you")
        assert text(pilot).count("░") > 20

    on_the_wall(record_path, session_of(record_path, 7), look)


def test_a_large_window_is_asked_to_make_its_letters_larger(record_path: Path) -> None:
    async def large(pilot: Pilot[None], _: ProjectorDebrief) -> None:
        assert shows(pilot, LARGER)
        await pilot.press("space")
        await pilot.pause()
        assert not shows(pilot, LARGER)

    async def small(pilot: Pilot[None], _: ProjectorDebrief) -> None:
        assert not shows(pilot, LARGER)

    on_the_wall(record_path, session_of(record_path, 7), large, (160, 50))
    on_the_wall(record_path, session_of(record_path, 7), small)


def test_a_tiny_window_is_asked_to_be_made_larger(record_path: Path) -> None:
    async def look(pilot: Pilot[None], _: ProjectorDebrief) -> None:
        assert shows(pilot, "Please make this window larger.")

    on_the_wall(record_path, session_of(record_path, 3), look, (50, 14))


def test_a_record_that_cannot_be_read_is_said_in_a_sentence(record_path: Path) -> None:
    session_of(record_path, 3)

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        assert shows(pilot, "There is no such session in the record.")
        await pilot.press("space", "escape")
        await until(pilot, lambda: pilot.app.screen is not screen)

    on_the_wall(record_path, "no-such-session", look)


def test_a_note_that_cannot_be_kept_is_said_to_be_lost(record_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise RecordTrouble("The disk is full.")

    monkeypatch.setattr("walkshoes.ui.screens.projector.write_down", refused)

    async def look(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Asking, "What?")
        await pilot.press("n")
        await until(pilot, lambda: pilot.app.screen is not screen)
        await pilot.press("a", "enter")
        await until(pilot, lambda: shows(pilot, "The disk is full."))

    on_the_wall(record_path, session_of(record_path, 3), look)


def test_every_key_has_a_name_to_be_changed_by_and_says_what_it_does() -> None:
    ids = [binding.id for binding in ProjectorDebrief.BINDINGS]  # type: ignore[union-attr]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert all(binding.tooltip for binding in ProjectorDebrief.BINDINGS)  # type: ignore[union-attr]


def test_leaving_the_app_leaves_it_from_here_and_from_what_lies_over_it(record_path: Path) -> None:
    async def here(pilot: Pilot[None], _: ProjectorDebrief) -> None:
        assert shows(pilot, STATEMENT)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)

    async def over(pilot: Pilot[None], screen: ProjectorDebrief) -> None:
        await to(pilot, screen, Commitments)
        await pilot.press("c")
        await until(pilot, lambda: bool(pilot.app.screen.query("#then")))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)

    on_the_wall(record_path, session_of(record_path, 3), here)
    on_the_wall(record_path, session_of(record_path, 3), over)
