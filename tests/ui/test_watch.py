"""A simulated caller, watched on the screen of the walk: whoever looks on changes nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from building import ANN, COMPANY, source
from deciding import walked
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Button
from walked import at, shows, text, until

from walkshoes.journey.callers import Caller
from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import Kind
from walkshoes.journey.lowering import lower
from walkshoes.living.watched import Watched
from walkshoes.living.watching import ROUND, Watching
from walkshoes.sessions.record import Record
from walkshoes.simulate.sample import Sample
from walkshoes.ui.actions import possible
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.watch import ONLY_WATCHING, WatchScreen
from walkshoes.ui.screens.what_if import NOBODY, WhatIf
from walkshoes.ui.watching import WatchApp
from walkshoes.ui.widgets.choosing import OfferButton
from walkshoes.ui.widgets.lever_row import LeverRow
from walkshoes.ui.widgets.reactions import Face
from walkshoes.whatif.question import Question

MENU = """\
welcome: {team: ivr, menu: "For faults, press 1.", press: {1: agent}}
agent: {team: support, talk: [{ask: {fact: story}}, {ask: {fact: account_number}}], then: decide}
decide: {choose: And now?, options: {stay: {label: Stay with them, go: done}, leave: {label: Leave them, go: gone}}}
"""
SURE = "callers: {keying_errors: 0, silences: 0}\n"
WALK = 3
"""A caller who is not first, so that a number is seen to stand for somebody."""


class Stopwatch:
    now = 0

    def __call__(self) -> int:
        return self.now


class Looking:
    """Somebody who watches, with a stopwatch held by hand."""

    def __init__(self, pilot: Pilot[None], watch: Stopwatch) -> None:
        self.pilot = pilot
        self.watch = watch

    @property
    def screen(self) -> WatchScreen:
        return next(one for one in self.pilot.app.screen_stack if isinstance(one, WatchScreen))

    @property
    def living(self) -> Watching:
        return self.screen.watching

    async def until(self, there: Callable[[], bool]) -> None:
        for _ in range(6_000):
            if there():
                await self.pilot.pause()
                return
            self.watch.now += 250
            self.screen.look()
            await asyncio.sleep(0)
        raise AssertionError(text(self.pilot))

    async def until_due(self, kind: Kind) -> None:
        await self.until(lambda: self.living.due is not None and self.living.due.kind == kind)


def watched(touchpoints: str = MENU, caller: int = WALK) -> Watched:
    made = source(touchpoints, COMPANY, SURE)
    return Watched.of(made, Sample(Engine(lower(made.scenario), ANN), 1), caller)


def looked_on(one: Watched, look: Callable[[Looking], Awaitable[None]], size: tuple[int, int] = (80, 24)) -> WatchApp:
    watch = Stopwatch()
    app = WatchApp(one, watch)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: isinstance(app.screen, WatchScreen) and shows(pilot, one.whom))
            await look(Looking(pilot, watch))

    asyncio.run(run())
    return app


def test_one_sees_whom_one_watches_and_what_they_do_and_is_asked_for_no_feeling() -> None:
    async def look(looking: Looking) -> None:
        await until(looking.pilot, lambda: shows(looking.pilot, "The caller listens, and has done nothing yet."))
        assert not looking.screen.query(Face)
        await looking.until_due(Kind.PRESS)
        assert shows(looking.pilot, "Caller 3")
        assert shows(looking.pilot, "The caller presses 1.")
        await looking.until_due(Kind.CHOOSE)
        assert shows(looking.pilot, "before: says the account number, 12 digits · tells what has happened")

    looked_on(watched(), look)


def test_nothing_that_is_pressed_clicked_or_pasted_reaches_the_walk() -> None:
    one = watched()

    async def look(looking: Looking) -> None:
        pilot = looking.pilot
        await looking.until_due(Kind.PRESS)
        await pilot.press("1", "5", "f8", "f2", "3", "enter", "space", "tab", "enter")
        assert shows(pilot, ONLY_WATCHING)
        await pilot.click("#key-1")
        await pilot.click("#hang-up")
        looking.screen.post_message(Paste("7734 09 128851"))
        await pilot.pause()
        assert not one.walk.events[-1:] or one.walk.now == one.inputs[0].at_ms
        await looking.until(lambda: bool(looking.screen.query("#telling-words")))
        await pilot.press(*"dead", "tab", "enter")
        await pilot.click("#telling-words")
        await pilot.press("x")
        assert looking.living.kept.draft == ""
        await looking.until_due(Kind.CHOOSE)
        await pilot.press("1", "enter", "2", "enter")
        for offer in looking.screen.query(OfferButton):
            await pilot.click(offer)
        await looking.until(lambda: one.walk.ended)

    looked_on(one, look)
    assert one.walk.ended
    lived = one.engine.walk(1, WALK)
    Caller(one.engine, 1, WALK).goes(lived)
    assert one.walk.events == lived.events


def test_what_the_caller_is_about_to_take_is_pointed_at() -> None:
    async def look(looking: Looking) -> None:
        await looking.until_due(Kind.CHOOSE)
        await until(looking.pilot, lambda: bool(looking.screen.query("OfferButton.-pointed")))
        taken = looking.living.due
        assert taken is not None
        pointed = [offer.offer.name for offer in looking.screen.query(OfferButton) if offer.has_class("-pointed")]
        assert pointed == [taken.value]

    looked_on(watched(), look)


def test_papers_can_be_turned_and_help_says_what_is_so() -> None:
    async def look(looking: Looking) -> None:
        pilot = looking.pilot
        await pilot.press("f1")
        await until(pilot, lambda: shows(pilot, "nothing that you press reaches their walk"))
        assert not shows(pilot, "for whoever leads the session")
        await pilot.press("escape")
        says = {named.says for named in possible(looking.screen)}
        assert {"Go back", "Next paper", "Help"} <= says
        assert not says & {"Say how you feel", "Hang up, or leave", "Pause here", "For whoever leads the session"}

    looked_on(watched(), look)


def test_time_stands_still_while_help_is_open() -> None:
    async def look(looking: Looking) -> None:
        screen = looking.screen
        await looking.until(lambda: screen.kept.walk.now >= 1_000)
        await looking.pilot.press("f1")
        await looking.pilot.pause()
        here = screen.kept.walk.now
        for _ in range(20):
            looking.watch.now += 500
            screen.look()
        assert screen.kept.walk.now == here

    looked_on(watched(), look)


@pytest.mark.parametrize("key", ["f9", "escape", "ctrl+q"])
def test_one_can_leave_at_any_moment_and_the_app_ends(key: str) -> None:
    async def look(looking: Looking) -> None:
        await looking.until_due(Kind.PRESS)
        await looking.pilot.press(key)
        await looking.pilot.pause()

    assert looked_on(watched(), look).return_code == 0


def test_the_page_of_the_end_leads_back_with_enter() -> None:
    async def look(looking: Looking) -> None:
        await looking.until(lambda: looking.living.walk.ended)
        await looking.until(lambda: shows(looking.pilot, "go on"))
        assert shows(looking.pilot, "It is done.") or shows(looking.pilot, "You gave up.")
        button = looking.screen.query_one("#reading-done", Button)
        await until(looking.pilot, lambda: button.has_focus)
        await looking.pilot.press("enter")
        await looking.pilot.pause()

    assert looked_on(watched(), look).return_code == 0


def test_where_it_cannot_go_on_the_screen_says_so_and_leads_back() -> None:
    one = watched()
    round_and_round = replace(one, inputs=one.inputs[:1], over_ms=one.inputs[0].at_ms + 1_000, ends=False)

    async def look(looking: Looking) -> None:
        await looking.until(lambda: looking.screen.has_class("-trouble"))
        await until(looking.pilot, lambda: shows(looking.pilot, ROUND))
        await looking.pilot.press("enter")
        await looking.pilot.pause()

    assert looked_on(round_and_round, look).return_code == 0


# from what it would take


def what_if(
    record: Record, look: Callable[[Pilot[None], WhatIf], Awaitable[None]], size: tuple[int, int] = (80, 24)
) -> list[Outcome | None]:
    left: list[Outcome | None] = []
    kept = walked(record)

    async def run() -> None:
        app = WalkshoesApp(record.path, list)
        async with app.run_test(size=size) as pilot:
            page = WhatIf(kept, Question.about(kept))
            await app.push_screen(page, left.append)
            await pilot.pause()
            await look(pilot, page)
            await pilot.pause()

    asyncio.run(run())
    return left


def button_of(page: WhatIf) -> Button:
    return page.query_one("#watch", Button)


async def at_rest(pilot: Pilot[None], page: WhatIf) -> None:
    await until(pilot, lambda: not button_of(page).disabled)


def test_a_caller_is_watched_under_what_is_decided_and_the_levers_stand_as_they_were(record: Record) -> None:
    async def look(pilot: Pilot[None], page: WhatIf) -> None:
        await at_rest(pilot, page)
        await pilot.press("space")
        await until(pilot, lambda: page.decided.settings == (("remember", True),))
        await at_rest(pilot, page)
        assert shows(pilot, "watch a caller")
        decided = page.decided
        await pilot.click("#watch")
        await until(pilot, lambda: isinstance(pilot.app.screen, WatchScreen) and shows(pilot, "nine in ten"))
        screen = pilot.app.screen
        assert isinstance(screen, WatchScreen)
        assert page.answer is not None
        assert page.answer.seen is not None
        sample = page.question.study.sample(decided, page.answer.seen.load)
        assert screen.kept.engine is sample.engine
        assert screen.kept.walk.caller == sample.caller_at(90)
        page.answer = replace(page.answer, seen=replace(page.answer.seen, whole=False))  # as if it had been broken off
        await pilot.press("f8", "5", "f9")
        await at(pilot, "WhatIf")
        assert page.decided == decided
        assert next(iter(page.query(LeverRow))).value is True
        await until(pilot, lambda: page.answer is not None and page.answer.seen is not None and page.answer.seen.whole)

    assert what_if(record, look) == []


def test_nobody_can_be_watched_before_callers_have_been_walked_under_what_is_decided(record: Record) -> None:
    async def look(pilot: Pilot[None], page: WhatIf) -> None:
        await at_rest(pilot, page)
        page.ask()
        assert button_of(page).disabled

    what_if(record, look)


def test_nothing_of_a_watched_walk_is_in_the_record(record: Record) -> None:
    async def look(pilot: Pilot[None], page: WhatIf) -> None:
        await at_rest(pilot, page)
        before = [(session.id, len(record.walks(session.id))) for session in record.sessions()]
        await pilot.click("#watch")
        await until(pilot, lambda: isinstance(pilot.app.screen, WatchScreen))
        await pilot.pause(0.3)
        await pilot.press("f9")
        await at(pilot, "WhatIf")
        assert [(session.id, len(record.walks(session.id))) for session in record.sessions()] == before

    what_if(record, look)


def test_whoever_leaves_the_program_while_watching_leaves_the_page_behind_it_too(record: Record) -> None:
    async def look(pilot: Pilot[None], page: WhatIf) -> None:
        await at_rest(pilot, page)
        await pilot.click("#watch")
        await until(pilot, lambda: isinstance(pilot.app.screen, WatchScreen))
        await pilot.press("ctrl+q")
        await pilot.pause()

    assert [outcome.way for outcome in what_if(record, look)] == [Way.LEAVE]


def test_where_nobody_made_contact_the_page_says_so(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    async def look(pilot: Pilot[None], page: WhatIf) -> None:
        await at_rest(pilot, page)
        monkeypatch.setattr(Sample, "caller_at", lambda *_: 0)
        await pilot.click("#watch")
        await until(pilot, lambda: shows(pilot, NOBODY))
        assert pilot.app.screen is page

    what_if(record, look)
