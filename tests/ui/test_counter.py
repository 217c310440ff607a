"""In person: the way there, the counter and who stands behind it, and a door that may be closed."""

from pathlib import Path

import pytest
from building import HEAD
from small_journeys import BY_PHONE, COUNTER, made
from staged import Lived, live

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts
from walkshoes.living.pacing import ON_THE_WAY_MS
from walkshoes.scenario.stock import stock
from walkshoes.ui.drawing import LOOKS, LOOKS_DOWN
from walkshoes.ui.widgets.captions import Captions
from walkshoes.ui.widgets.choosing import OfferButton
from walkshoes.ui.widgets.counter import Counter
from walkshoes.ui.widgets.own_words import OwnWords


def drawn(lived: Lived) -> str:
    return lived.app.walking.query_one(Counter).text


async def go_there(lived: Lived) -> None:
    await lived.until(Accepts.READ)
    await lived.pilot.press("enter")
    await lived.wait(ON_THE_WAY_MS + 500)


def test_from_setting_out_to_the_end_by_keys_alone(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.READ)
        assert "It is 25 minutes away." in lived.seen()
        assert "set out" in lived.seen()
        await lived.pilot.press("enter")
        await lived.wait(ON_THE_WAY_MS // 2)
        assert "You are on the way." in lived.seen()
        assert "25 minutes." in lived.seen()
        await lived.until(Accepts.TELL)
        assert LOOKS_DOWN in drawn(lived)
        assert "High Street shop" in drawn(lived)
        await lived.pilot.press(*"Dead", "tab", "enter")
        await lived.until(Accepts.KEY)
        await lived.pilot.press(*"773409128851", "enter")
        await lived.wait(20_000)
        assert lived.walk.ended
        assert "on the back of your bill" in lived.app.walking.query_one("#said-here", Captions).text
        await lived.pilot.press("enter")
        await lived.pilot.pause()
        assert lived.app.outcome == "ended"
        assert lived.kept.ledger().minutes_ms["travelling"] == 25 * 60_000

    live(tmp_path, play, **made(COUNTER))


def test_from_setting_out_to_the_end_by_mouse_alone_once_the_words_are_there(tmp_path: Path):
    async def play(lived: Lived) -> None:
        walking, pilot = lived.app.walking, lived.pilot
        await lived.until(Accepts.READ)
        await pilot.click("#reading-done")
        await lived.until(Accepts.TELL)
        walking.query_one(OwnWords).insert("Dead")
        await pilot.click("#telling-all")
        await lived.wait(2_000)
        await pilot.click("#leave")
        await lived.wait(300)
        assert "You are outside again. What do you do?" in lived.seen()
        give_up = next(offer for offer in walking.query(OfferButton) if offer.offer.name == "give_up")
        await pilot.click(give_up)
        await lived.wait(200)
        await pilot.click("#reading-done")
        await pilot.pause()
        assert lived.app.outcome == "ended"

    live(tmp_path, play, size=(120, 40), **made(COUNTER))


def test_the_way_there_cannot_be_hurried_and_is_drawn_as_it_goes(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.READ)
        await lived.pilot.press("enter")
        places = []
        for _ in range(7):
            await lived.wait(500)
            await lived.pilot.press("enter", "space")
            places.append(drawn(lived).splitlines()[-1].index("●"))
        assert places == sorted(set(places))
        assert "wait ×" not in lived.seen()

    live(tmp_path, play, **made(COUNTER))


def test_somebody_who_looks_up_is_seen_to(tmp_path: Path):
    kind = COUNTER.replace("looks_up: false", "looks_up: true")

    async def play(lived: Lived) -> None:
        await go_there(lived)
        assert LOOKS in drawn(lived)
        assert LOOKS_DOWN not in drawn(lived)

    live(tmp_path, play, **(made(COUNTER) | {"touchpoints": kind}))


def test_who_does_not_look_up_does_not_while_the_customer_decides(tmp_path: Path):
    choosing = COUNTER.replace("then: done", "then: choice") + "choice: {choose: Well?, options: {go: {go: done}}}\n"

    async def play(lived: Lived) -> None:
        await go_there(lived)
        await lived.until(Accepts.TELL)
        await lived.pilot.press(*"Dead", "tab", "enter")
        await lived.until(Accepts.KEY)
        await lived.pilot.press(*"773409128851", "enter")
        await lived.until(Accepts.CHOICE)
        assert LOOKS_DOWN in drawn(lived)

    live(tmp_path, play, **(made(COUNTER) | {"touchpoints": choosing}))


def test_at_the_end_the_way_on_is_seen_also_where_much_is_said(tmp_path: Path):
    said = "It was four dollars, and nobody looked up. You walk home by the river, which is the longer way."
    much = f'walked_home: {{ending: "{said} {said}", resolved: false, customer: leaves, says: "{said}", tells: 4}}\n'
    there = (
        "counter: {team: shop, channel: in person, looks_up: false, talk: [agent: Next please.], then: walked_home}\n"
    )
    ends = there + BY_PHONE + much

    async def play(lived: Lived) -> None:
        await lived.wait(20_000)
        assert lived.walk.ended
        assert "go on" in lived.seen()

    head = HEAD.replace("dial: customer_line", "go: counter")
    live(tmp_path, play, **(made(COUNTER) | {"touchpoints": ends, "head": head}))


@pytest.mark.parametrize(("more", "over_it"), [("", "At home"), ("where: On the bus, ", "On the bus")])
def test_where_days_pass_after_a_counter_nobody_stands_at_its_door(tmp_path: Path, more: str, over_it: str):
    there = "counter: {team: shop, channel: in person, talk: [agent: On Monday.], then: days}\n"
    days = f"days: {{{more}wait: {{for: 3 days, say: It rains.}}, then: done}}\n"

    async def play(lived: Lived) -> None:
        await lived.until(Accepts.READ)
        await lived.wait(10_000)
        assert over_it in lived.seen()
        assert "Outside" not in lived.seen()

    head = HEAD.replace("dial: customer_line", "go: counter")
    live(tmp_path, play, **(made(COUNTER) | {"touchpoints": there + days + BY_PHONE, "head": head}))


def test_who_walks_away_is_outside_and_can_go_back_in(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await go_there(lived)
        assert "walk away" in lived.seen()
        await lived.pilot.press("f8")
        await lived.wait(300)
        assert lived.happened(Code.HUNG_UP) == 1
        assert "You walk away." in lived.seen()
        assert "walk away  F8" not in lived.seen()
        assert LOOKS_DOWN not in drawn(lived)
        assert stock("en_GB")["go_back"] in lived.seen()
        await lived.pilot.press("1", "enter")
        await lived.wait(300)
        assert LOOKS_DOWN in drawn(lived)

    live(tmp_path, play, **made(COUNTER))


def test_a_closed_door_is_seen_to_be_closed(tmp_path: Path):
    company = made(COUNTER)["company"].replace("shop: {label:", 'shop: {hours: "Sat 09:00-12:00", label:')

    async def play(lived: Lived) -> None:
        await go_there(lived)
        assert "closed" in drawn(lived)
        assert "The shop is closed." in lived.seen()
        assert LOOKS_DOWN not in lived.seen()
        await lived.pilot.press("enter")
        await lived.wait(200)
        assert lived.walk.ended

    live(tmp_path, play, **(made(COUNTER) | {"company": company}))


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
def test_who_is_there_and_what_can_be_done_are_on_the_screen_at_every_size(tmp_path: Path, size: tuple[int, int]):
    async def play(lived: Lived) -> None:
        await go_there(lived)
        await lived.until(Accepts.TELL)
        assert LOOKS_DOWN in " ".join(drawn(lived).split())
        screen = lived.app.screen.region
        for name in ("#telling-all", "#telling-words", "#leave", "#pause", "#face-5"):
            widget = lived.app.walking.query_one(name)
            assert widget.region.area, name
            assert screen.contains_region(widget.region), name
        assert lived.app.walking.query_one("#said-here", Captions).size.height >= 3
        assert "please?" in lived.seen()

    live(tmp_path, play, size=size, **made(COUNTER))
