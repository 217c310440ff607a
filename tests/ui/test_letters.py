"""Letters and emails: read and written in forms of their own, kept in an inbox, while days are seen to pass."""

from pathlib import Path

import pytest
from building import HEAD
from small_journeys import EMAILS, LETTERS, made
from staged import Lived, live
from textual.widgets import Button, Static

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts
from walkshoes.living.papers import Paper
from walkshoes.ui.widgets.choosing import Choosing, OfferButton
from walkshoes.ui.widgets.desk import Desk
from walkshoes.ui.widgets.inbox import Inbox
from walkshoes.ui.widgets.leaf import Leaf
from walkshoes.ui.widgets.message import EmailPage, EmailWriting, Field, LetterPage, LetterSheet
from walkshoes.ui.widgets.own_words import OwnWords
from walkshoes.ui.widgets.phone import Phone
from walkshoes.ui.widgets.reading import Reading

EARLY_APRIL = "2026-04-01 14:03"
"""Good Friday and Easter Monday, which the team keeps, come next."""


async def write(lived: Lived, words: str = "Dead") -> None:
    await lived.until(Accepts.TELL)
    await lived.pilot.press(*words, "tab", "enter")
    await lived.until(Accepts.CHOICE)


async def to_the_answer(lived: Lived) -> None:
    await write(lived)
    await lived.pilot.press("1", "enter")
    await lived.until(Accepts.READ)
    await lived.wait(200)
    await lived.pilot.press("enter")
    await lived.until(Accepts.CHOICE)
    await lived.pilot.press("1", "enter")
    await lived.wait(2_000)


@pytest.mark.parametrize(
    ("touchpoints", "writing", "reading", "send"),
    [(LETTERS, LetterSheet, LetterPage, "post the letter"), (EMAILS, EmailWriting, EmailPage, "send the email")],
)
def test_from_writing_to_the_end_by_keys_alone(
    tmp_path: Path, touchpoints: str, writing: type, reading: type, send: str
):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        assert lived.app.walking.query(writing)
        assert send in lived.seen()
        assert not lived.app.walking.query_one(Phone).display
        await to_the_answer(lived)
        page = lived.app.walking.query_one(reading)
        assert isinstance(page, Reading)
        assert page.text.endswith("Customer Relations")
        assert "Dear customer," in lived.seen()
        await lived.pilot.press("enter")
        await lived.wait(200)
        assert lived.walk.ended
        assert "It is done." in lived.seen()
        await lived.pilot.press("enter")
        await lived.pilot.pause()
        assert lived.app.outcome == "ended"

    live(tmp_path, play, **made(touchpoints))


@pytest.mark.parametrize("touchpoints", [LETTERS, EMAILS])
def test_from_writing_to_the_end_by_mouse_alone_once_the_words_are_there(tmp_path: Path, touchpoints: str):
    async def play(lived: Lived) -> None:
        walking, pilot = lived.app.walking, lived.pilot
        await lived.until(Accepts.TELL)
        walking.query_one(OwnWords).insert("Dead")
        await pilot.click("#telling-all")
        await lived.until(Accepts.CHOICE)
        while not lived.walk.ended:
            if lived.walk.accepts == Accepts.CHOICE:
                await pilot.click(walking.query(OfferButton).first())
                await lived.wait(2_000)
            else:
                await pilot.click("#reading-done")
                await lived.wait(200)
        await pilot.click(walking.query_one("#reading-done"))
        await pilot.pause()
        assert lived.app.outcome == "ended"

    live(tmp_path, play, size=(120, 40), **made(touchpoints))


def test_an_email_says_from_whom_when_and_about_what(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await write(lived)
        await lived.pilot.press("1", "enter")
        await lived.until(Accepts.READ)
        await lived.wait(200)
        fields = {field.field: field.text for field in lived.app.walking.query_one(EmailPage).query(Field)}
        assert fields == {"From": "Meridian", "Date": "Monday 30 March, 14:04", "Subject": "We have your message"}

    live(tmp_path, play, **made(EMAILS))


def test_a_letter_has_its_date_and_who_wrote_it(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_answer(lived)
        page = lived.app.walking.query_one(LetterPage)
        assert str(page.query_one(".letter-date", Static).content) == "Thursday 2 April"
        assert str(page.query_one(".letter-from", Static).content) == "Meridian"

    live(tmp_path, play, **made(LETTERS))


def test_the_days_are_seen_to_pass_before_what_they_bring_is_there(tmp_path: Path):
    async def play(lived: Lived) -> None:
        walking, pilot = lived.app.walking, lived.pilot
        await write(lived)
        leaf = walking.query_one("#form-home").query_one(Leaf)
        assert leaf.text.startswith("Wednesday\n1\nApril")
        await pilot.press("1", "enter")
        await lived.until(Accepts.READ)
        await lived.wait(200)
        await pilot.press("enter")
        await lived.until(Accepts.CHOICE)
        await pilot.press("1", "enter")
        leaves = set()
        for _ in range(14):
            await lived.wait(100)
            leaves.add(leaf.text.strip())
            assert not walking.query(LetterPage)
            assert len(walking.query_one(Inbox).pieces) == 2
        assert "Friday\n3\nApril\nGood Friday" in leaves
        await lived.wait(300)
        assert walking.query(LetterPage)
        assert lived.walk.calendar == walking.living.shown_calendar

    head = made(LETTERS)
    head["head"] = head["head"].replace("2026-03-30 14:03", EARLY_APRIL)
    live(tmp_path, play, **head)


def test_the_inbox_shows_again_what_was_sent_and_what_came(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_answer(lived)
        walking, pilot = lived.app.walking, lived.pilot
        desk, inbox = walking.query_one(Desk), walking.query_one(Inbox)
        assert [piece.who for piece in inbox.pieces] == ["Meridian", "Meridian", "you"]
        assert "● Thu 2 April  Meridian" in lived.seen()
        await pilot.press("f6", "end", "enter")
        assert desk.shown.text == "Dead"
        assert desk.shown.by_hand
        assert not inbox.has_focus, "what is to be done has the keys again"
        await pilot.press("f6", "up", "enter")
        assert "Do not reply" in desk.shown.text
        await pilot.press("f4")
        assert "MERIDIAN BROADBAND" in desk.shown.text
        await pilot.press("enter")
        await lived.wait(200)
        assert lived.walk.ended

    live(tmp_path, play, **made(LETTERS))


def test_f6_is_at_the_newest_and_escape_leads_back_to_what_is_to_be_done(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_answer(lived)
        walking, pilot = lived.app.walking, lived.pilot
        await pilot.press("f6", "enter")
        assert "Customer Relations" in walking.query_one(Desk).shown.text
        await pilot.press("escape")
        assert not walking.query_one(Inbox).has_focus
        await pilot.press("enter")
        await lived.wait(200)
        assert lived.walk.ended

    live(tmp_path, play, **made(LETTERS))


def test_a_click_takes_a_letter_out(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_answer(lived)
        await lived.pilot.click(Inbox, offset=(3, 1))
        await lived.pilot.pause()
        assert "Customer Relations" in lived.app.walking.query_one(Desk).shown.text
        assert lived.happened(Code.READ) == 1

    live(tmp_path, play, size=(120, 40), **made(LETTERS))


def test_inbox_and_desk_are_there_again_after_a_pause(tmp_path: Path):
    seen: list[object] = []

    async def leaves(lived: Lived) -> None:
        await to_the_answer(lived)
        seen.append(lived.app.walking.query_one(Inbox).pieces)
        lived.kept.close()

    async def comes_back(lived: Lived) -> None:
        await lived.wait(2_000)
        walking = lived.app.walking
        assert walking.query_one(Inbox).pieces == seen[0]
        assert walking.query(LetterPage)
        await lived.pilot.press("f6", "end", "enter")
        assert walking.query_one(Desk).shown.text == "Dead"

    walk_id = live(tmp_path, leaves, **made(LETTERS))
    live(tmp_path, comes_back, walk_id=walk_id, **made(LETTERS))


def test_while_one_waits_nothing_is_told_of_what_is_on_its_way(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await write(lived)
        assert "Wait until Monday 20 April" in lived.seen()
        told = lived.seen().lower()
        assert not any(word in told for word in ("3 working days", "thursday 2", "answer", "promise"))
        await lived.pilot.press("2", "enter")
        await lived.wait(500)
        assert lived.app.walking.query_one(Phone).display

    live(tmp_path, play, **made(LETTERS))


def test_before_writing_again_the_first_letter_lies_on_the_desk_in_the_customers_hand(tmp_path: Path):
    again = LETTERS.replace("ring: {go: by_phone, label: Ring them}", "again: {go: write, label: Write again}")

    async def play(lived: Lived) -> None:
        await write(lived)
        await lived.pilot.press("2", "enter")
        await lived.until(Accepts.TELL)
        desk = lived.app.walking.query_one(Desk)
        assert (desk.shown.text, desk.shown.by_hand) == ("Dead", True)
        assert lived.app.walking.query_one(OwnWords).text == ""

    journey = made(LETTERS)
    journey["touchpoints"] = again
    live(tmp_path, play, **journey)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("touchpoints", [LETTERS, EMAILS])
def test_every_button_is_on_the_screen_at_every_size(tmp_path: Path, size: tuple[int, int], touchpoints: str):
    async def play(lived: Lived) -> None:
        def all_there() -> None:
            for button in lived.app.walking.query(Button):
                if button.display and all(node.display for node in button.ancestors_with_self):  # type: ignore[attr-defined]
                    assert lived.app.screen.region.contains_region(button.region), button
                    assert button.region.area or not button.is_on_screen, button

        await lived.until(Accepts.TELL)
        all_there()
        assert lived.app.walking.query_one(OwnWords).size.height >= 2
        await to_the_answer(lived)
        all_there()
        await lived.pilot.press("enter")
        await lived.wait(200)
        assert lived.app.walking.query_one("#reading-done").region.area
        assert not lived.app.walking.query(Choosing)

    live(tmp_path, play, size=size, **made(touchpoints))


def test_who_writes_reads_a_long_paper_on_with_one_key_and_comes_to_the_next(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        await lived.pilot.press(*"Dead")
        desk = lived.app.walking.query_one(Desk)
        long = Paper("a long one", "\n".join(f"line {number}" for number in range(60)))
        lived.app.walking.living.papers.append(long)
        await lived.wait(200)
        while desk.shown is not long:
            await lived.pilot.press("f4")
        scroll = desk.query_one("#paper-scroll")
        await lived.pilot.press("f4")
        await lived.pilot.pause()
        assert scroll.scroll_offset.y > 0
        assert desk.shown is long
        for _ in range(20):
            if desk.shown is not long:
                break
            await lived.pilot.press("f4")
            await lived.pilot.pause()
        assert desk.shown is not long
        assert lived.app.walking.query_one(OwnWords).text == "Dead"

    live(tmp_path, play, **made(LETTERS))


def test_it_stands_there_after_a_call_as_well(tmp_path: Path) -> None:
    called = "welcome: {team: ivr, announce: Good day., then: days}\n"
    days = "days: {where: Beside the carts, wait: {for: 1h, say: It rains.}, then: done}\n"

    async def play(lived: Lived) -> None:
        await lived.until(Accepts.READ)
        await lived.wait(10_000)
        assert "Beside the carts" in lived.seen()

    live(tmp_path, play, touchpoints=called + days)


@pytest.mark.parametrize(("more", "over_it"), [("", "At home"), ("where: At the till, ", "At the till")])
def test_over_what_the_customer_decides_alone_stands_where_they_are(tmp_path: Path, more: str, over_it: str) -> None:
    kind = f"welcome: {{team: ivr, announce: Good day., then: done}}\nchoice: {{{more}choose: Well?, options: {{go: {{go: done}}}}}}\n"

    async def play(lived: Lived) -> None:
        await lived.until(Accepts.CHOICE)
        assert over_it in lived.seen()

    live(tmp_path, play, touchpoints=kind, head=HEAD.replace("dial: customer_line", "go: choice"))


def test_a_long_letter_is_turned_by_page_down(tmp_path: Path) -> None:
    long = LETTERS.replace("Dear customer,", "Dear customer," + "\\n\\nWe have thought about it." * 20)

    async def play(lived: Lived) -> None:
        await to_the_answer(lived)
        page = lived.app.walking.query_one(LetterPage).query_one("#page-scroll")
        before = page.scroll_offset.y
        await lived.pilot.press("pagedown")
        await lived.pilot.pause()
        assert page.scroll_offset.y > before
        await lived.pilot.press("pageup")
        await lived.pilot.pause()
        assert page.scroll_offset.y == before

    live(tmp_path, play, **(made(LETTERS) | {"touchpoints": long}))
