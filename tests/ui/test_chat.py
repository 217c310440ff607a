"""A chat: what each has typed, in turn; whoever types is seen to, and what they have typed is there at once."""

from pathlib import Path

import pytest
from building import ANN
from small_journeys import CHAT, made
from staged import Lived, live
from textual.widgets import Button

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts
from walkshoes.ui.widgets.bubbles import Bubbles
from walkshoes.ui.widgets.choosing import Choosing, OfferButton
from walkshoes.ui.widgets.desk import Desk
from walkshoes.ui.widgets.own_words import OwnWords
from walkshoes.ui.widgets.phone import Phone
from walkshoes.ui.widgets.saying import Saying
from walkshoes.ui.widgets.telling import NOTHING_YET, Replying

HELLO = "Hello, how may I provide you with excellent service today?"
NUMBER = ANN.facts["account_number"].replace(" ", "")


def text(lived: Lived) -> str:
    return lived.app.walking.query_one(Bubbles).text


async def to_the_agent(lived: Lived) -> None:
    await lived.until(Accepts.TELL)
    await lived.pilot.press(*"Dead", "enter")
    await lived.until(Accepts.READ)
    await lived.pilot.press("enter")
    await lived.until(Accepts.CHOICE)
    await lived.pilot.press("1", "enter")
    await lived.wait(200)


def test_a_chat_to_its_end_by_keys_alone(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        assert lived.app.walking.query(Replying)
        assert not lived.app.walking.query_one(Phone).display
        await to_the_agent(lived)
        await lived.until(Accepts.KEY)
        assert "Type your account number" in lived.seen()
        await lived.pilot.press(*NUMBER, "enter")
        await lived.wait(40_000)
        assert lived.walk.ended
        for words in ("You: Dead", f"You: {NUMBER}", "Article 114", "I gave that to the bot a minute ago."):
            assert words in text(lived)
        assert "“" not in text(lived), "what was typed is no quotation"
        await lived.pilot.press("enter")
        await lived.pilot.pause()
        assert lived.app.outcome == "ended"

    live(tmp_path, play, **made(CHAT))


def test_a_chat_to_its_end_by_mouse_alone_once_the_words_are_there(tmp_path: Path):
    async def play(lived: Lived) -> None:
        walking, pilot = lived.app.walking, lived.pilot
        await lived.until(Accepts.TELL)
        walking.query_one(OwnWords).insert("Dead")
        await pilot.click("#telling-all")
        await lived.until(Accepts.READ)
        await pilot.click("#reading-done")
        await lived.until(Accepts.CHOICE)
        await pilot.click(walking.query(OfferButton).first())
        await lived.until(Accepts.KEY)
        walking.query_one("#saying-line").insert_text_at_cursor(NUMBER)  # type: ignore[attr-defined]
        await pilot.click("#saying-it")
        await lived.wait(40_000)
        await pilot.click("#reading-done")
        await pilot.pause()
        assert lived.app.outcome == "ended"

    live(tmp_path, play, **made(CHAT))


def test_a_person_types_as_long_as_it_takes_and_then_all_of_it_is_there(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_agent(lived)
        typing_ms = lived.kept.engine.lines[lived.walk.moment.line].ms  # type: ignore[union-attr]
        seen = set()
        for _ in range((typing_ms - 1_000) // 500):
            await lived.wait(500)
            seen.add(text(lived).splitlines()[-1])
        assert seen == {"Customer care is typing .", "Customer care is typing ..", "Customer care is typing ..."}
        await lived.wait(1_500)
        assert f"Customer care: {HELLO}" in text(lived)

    live(tmp_path, play, **made(CHAT))


def test_what_a_bot_says_is_there_at_once(tmp_path: Path):
    async def play(lived: Lived) -> None:
        assert text(lived).splitlines() == ["You open the chat.", "Meri: Hi! I am Meri. I can help with anything."]
        assert lived.walk.now < 1_000

    live(tmp_path, play, **made(CHAT))


def test_yours_and_theirs_stand_on_their_own_sides(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        await lived.pilot.press(*"Dead", "enter")
        await lived.wait(200)
        rows = lived.seen().splitlines()
        theirs = next(row for row in rows if "Hi! I am Meri" in row)
        yours = next(row for row in rows if "Dead" in row)
        assert theirs.index("┃") < theirs.index("Hi!")
        assert yours.index("Dead") > theirs.index("Hi!") + 10
        assert "Dead │" in yours

    live(tmp_path, play, **made(CHAT))


def test_a_chat_can_be_left_while_they_type_and_opened_again(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_agent(lived)
        await lived.wait(1_500)
        assert "leave the chat" in lived.seen()
        await lived.pilot.press("f8")
        await lived.wait(300)
        assert lived.happened(Code.HUNG_UP) == 1
        assert "was still typing" in text(lived)
        assert HELLO not in text(lived)
        assert "The chat is over. What do you do?" in lived.seen()
        assert "You leave the chat." in text(lived)
        assert "call" not in lived.seen()
        assert "leave the chat  F8" not in lived.seen()
        await lived.pilot.press("1", "enter")
        await lived.wait(300)
        assert lived.walk.live
        assert "You: Open" not in text(lived), "a decision is no message"

    live(tmp_path, play, **made(CHAT))


def test_an_empty_answer_is_asked_for_a_few_words(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        await lived.pilot.press("space", "enter")
        assert NOTHING_YET in lived.seen()
        assert lived.app.walking.query_one(OwnWords).has_focus
        assert lived.happened(Code.TOLD) == 0

    live(tmp_path, play, **made(CHAT))


def test_the_way_out_can_be_clicked(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.wait(500)
        await lived.pilot.click("#leave")
        await lived.wait(300)
        assert lived.happened(Code.HUNG_UP) == 1
        assert lived.app.walking.query(Choosing)

    live(tmp_path, play, **made(CHAT))


def test_the_number_is_read_off_the_desk_and_a_wrong_one_stands_as_it_was_typed(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_agent(lived)
        await lived.until(Accepts.KEY)
        assert "7734 09 128851" in lived.app.walking.query_one(Desk).shown.text
        await lived.pilot.press(*"7734", "enter")
        await lived.wait(300)
        assert lived.happened(Code.WRONG) == 1
        assert "You: 7734" in text(lived)
        await lived.until(Accepts.KEY)
        assert lived.app.walking.query(Saying)

    live(tmp_path, play, **made(CHAT))


def test_what_was_typed_to_the_bot_lies_on_the_desk_when_a_person_asks_for_it_again(tmp_path: Path):
    again = CHAT.replace("{ask: {fact: account_number}}", "{ask: {fact: story}}")

    async def play(lived: Lived) -> None:
        await to_the_agent(lived)
        await lived.until(Accepts.TELL)
        desk = lived.app.walking.query_one(Desk)
        assert (desk.shown.text, desk.shown.by_hand) == ("Dead", True)

    live(tmp_path, play, **(made(CHAT) | {"touchpoints": again}))


def test_a_chat_is_there_again_after_a_pause_with_what_was_begun(tmp_path: Path):
    before: list[str] = []

    async def leaves(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        before.append(text(lived))
        await lived.pilot.press(*"It is", "f9")
        await lived.pilot.pause()
        lived.kept.close()

    async def comes_back(lived: Lived) -> None:
        await lived.wait(200)
        assert text(lived) == before[0]
        assert lived.app.walking.query_one(OwnWords).text == "It is"
        assert "this chat" in lived.seen()
        await lived.pilot.press(*" dead", "enter")
        await lived.wait(200)
        assert "You: It is dead" in text(lived)

    walk_id = live(tmp_path, leaves, **made(CHAT))
    live(tmp_path, comes_back, walk_id=walk_id, **made(CHAT))


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
def test_there_is_room_to_answer_and_to_leave_at_every_size(tmp_path: Path, size: tuple[int, int]):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        screen = lived.app.screen.region
        for name in ("#telling-all", "#telling-words", "#leave", "#pause", "#face-5"):
            widget = lived.app.walking.query_one(name)
            assert widget.region.area, name
            assert screen.contains_region(widget.region), name
        assert lived.app.walking.query_one(Bubbles).size.height >= 3
        assert "What has" in lived.seen()
        await lived.pilot.press("f8")
        await lived.wait(300)
        offers = list(lived.app.walking.query(OfferButton))
        for number, offer in enumerate(offers, 1):
            await lived.pilot.press(str(number))
            await lived.pilot.pause()
            assert offer.has_focus
            assert screen.contains_region(offer.region), offer
        assert lived.app.walking.query_one("#leave", Button).display

    live(tmp_path, play, size=size, **made(CHAT))
