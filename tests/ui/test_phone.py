"""The telephone, by keys and by mouse, at every size; the clock is handed in, so that minutes take no time."""

from functools import partial
from pathlib import Path

import pytest
from building import NUMBER, RINGING
from staged import Lived
from staged import live as live_a_walk
from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Button

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts
from walkshoes.living.channels import words_for
from walkshoes.sessions.record import RecordTrouble
from walkshoes.ui.screens.walk import WalkScreen
from walkshoes.ui.widgets.captions import Captions
from walkshoes.ui.widgets.choosing import Choosing
from walkshoes.ui.widgets.desk import Desk, PaperText
from walkshoes.ui.widgets.message import LetterPage
from walkshoes.ui.widgets.own_words import OwnWords
from walkshoes.ui.widgets.reactions import Reactions, WordsLine
from walkshoes.ui.widgets.reading import Reading
from walkshoes.ui.widgets.saying import Saying
from walkshoes.ui.widgets.sound import Sound
from walkshoes.ui.widgets.telling import NOTHING_YET, Telling

JOURNEY = """\
welcome:
  team: ivr
  menu: For your bill, press 1. For anything else, press 2.
  press: {1: welcome, 2: number}
number: {team: ivr, collect: {fact: account_number, say: Please key your number.}, then: music}
music: {team: ivr, hold: {for: 60s, every: {30s: You are important to us.}}, then: agent}
agent:
  team: support
  talk:
    - ask: {fact: story}
    - ask: {fact: postcode}
    - agent: We will write.
  then: days
days: {wait: {for: 3 days, say: There is nothing to do but wait.}, then: letter}
letter: {team: support, channel: letter, read: "Dear customer, no.", then: what_now}
what_now:
  choose: What do you do now?
  options:
    write_back: {go: done, label: Write back}
    never: {go: done, label: This cannot be chosen, when: times(welcome) > 9}
    give_up: {go: gone, label: Let it be}
"""


NO_PASTE = words_for("phone").no_paste
live = partial(live_a_walk, touchpoints=JOURNEY)


async def to_the_story(lived: Lived) -> None:
    await lived.until(Accepts.PRESS)
    lived.app.walking.living.press("2")
    await lived.wait(500)
    for key in "773409128851#":
        lived.app.walking.living.press(key)
    await lived.until(Accepts.TELL)


def test_a_walk_from_ringing_to_its_end_by_keys_alone(tmp_path: Path):
    async def play(lived: Lived) -> None:
        pilot, screen = lived.pilot, lived.app.walking
        assert lived.app.walking.query_one("#hang-up", Button).disabled is False
        await lived.wait(2_000)
        assert "ring ring" not in lived.seen()
        await lived.wait(1_500)
        assert "ring ring" in lived.seen()
        await lived.until(Accepts.PRESS)
        await pilot.press("2")
        await lived.wait(500)
        await pilot.press(*"773409128851", "number_sign")
        await lived.until(Accepts.TELL)
        assert "Meridian: Please —" in screen.query_one(Captions).text
        assert lived.happened(Code.GAVE) == 1
        await pilot.press(*"Dead", "tab", "enter")
        await lived.until(Accepts.KEY)
        assert "Say your postcode" in lived.seen()
        await pilot.press(*"ls1 4ap", "enter")
        await lived.until(Accepts.READ)
        assert "wait until Thursday 5 March" in lived.seen()
        await pilot.press("enter")
        await lived.wait(8_000)
        assert "Dear customer, no." in lived.seen()
        assert screen.query(LetterPage)
        await pilot.press("enter")
        await lived.wait(200)
        assert "What do you do now?" in lived.seen()
        assert "This cannot be chosen" not in lived.seen()
        await pilot.press("2")
        await lived.wait(200)
        assert not lived.walk.ended, "a number alone, perhaps meant for the telephone, decides nothing"
        await pilot.press("enter")
        await lived.wait(200)
        assert lived.walk.ended
        assert "You gave up." in lived.seen()
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert lived.app.outcome == "ended"

    live(tmp_path, play, pace=6)


def test_a_walk_from_ringing_to_its_end_by_mouse_alone(tmp_path: Path):
    async def play(lived: Lived) -> None:
        pilot = lived.pilot
        await lived.until(Accepts.PRESS)
        await pilot.click("#key-1")  # key 1: the bill, which leads back here
        await lived.until(Accepts.PRESS)
        await pilot.click("#key-1")
        await pilot.pause()
        assert lived.happened(Code.PRESSED) == 2
        await pilot.click("#paper-after")
        await pilot.click("#face-1")
        await pilot.click("#hang-up")
        await pilot.pause()
        assert lived.happened(Code.HUNG_UP) == 1
        assert lived.happened(Code.REACTED) == 1
        offers = lived.app.walking.query_one(Choosing)
        give_up = next(button for button in offers.query(Button) if "Give up" in str(button.label))
        await pilot.click(give_up)
        await pilot.pause()
        assert lived.walk.ended
        await pilot.click("#reading-done")
        await pilot.pause()
        assert lived.app.outcome == "ended"

    live(tmp_path, play, size=(120, 40))


def test_a_number_can_be_clicked_as_fast_as_a_finger_can(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.PRESS)
        await lived.pilot.press("2")
        await lived.wait(500)
        await lived.pilot.click("#key-7", times=1)
        await lived.pilot.click("#key-7", times=1)
        await lived.pilot.click("#key-star", times=1)
        assert lived.app.walking.living.number == "77*"

    live(tmp_path, play)


def test_digits_that_come_in_one_burst_keep_their_order(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.PRESS)
        await lived.pilot.press("2")
        await lived.until(Accepts.KEY)
        for digit in "773409128851":
            lived.app.walking.post_message(events.Key(digit, digit))
        lived.app.walking.post_message(events.Key("number_sign", "#"))
        await lived.pilot.pause(0.2)
        await lived.wait(500)
        assert lived.happened(Code.GAVE) == 1

    live(tmp_path, play)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
def test_everything_is_on_the_screen_at_every_size(tmp_path: Path, size: tuple[int, int]):
    async def play(lived: Lived) -> None:
        await to_the_story(lived)
        captions = lived.app.walking.query_one(Captions)
        if size[1] >= 24:
            assert captions.size.height >= 8
        assert "what has happened" in captions.text
        for button in lived.app.walking.query(Button):
            if button.is_on_screen:
                assert lived.app.screen.region.contains_region(button.region), button
        for name in ("#hang-up", "#pause", "#face-5", "#add-words", "#telling-all", "#key-hash"):
            assert lived.app.screen.region.contains_region(lived.app.walking.query_one(name).region), name
            assert lived.app.walking.query_one(name).region.area, name
        assert lived.app.walking.query_one("#clock-large").display == (size[0] >= 100 and size[1] >= 30)

    live(tmp_path, play, size=size)


def test_a_window_too_small_says_so_and_time_stands_still_until_it_is_larger(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.wait(RINGING + 1_000)
        await lived.pilot.resize_terminal(50, 20)
        await lived.wait(100)
        here = lived.walk.now
        assert "Please make this window larger." in lived.seen()
        await lived.wait(30_000)
        assert lived.walk.now == here
        await lived.pilot.resize_terminal(100, 30)
        await lived.wait(100)
        here = lived.walk.now
        await lived.wait(1_000)
        assert lived.walk.now == here + 1_000
        assert "For your bill" in lived.seen()

    live(tmp_path, play)


def test_captions_wrap_anew_and_stay_at_their_foot_when_the_window_changes(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_story(lived)
        for size in ((60, 18), (140, 40), (80, 24)):
            await lived.pilot.resize_terminal(*size)
            await lived.wait(100)
            assert "Could you tell me" in lived.seen()
            captions = lived.app.walking.query_one(Captions)
            assert captions.scroll_offset.y == captions.max_scroll_y

    live(tmp_path, play)


def test_whoever_looks_back_is_left_there(tmp_path: Path):
    async def play(lived: Lived) -> None:
        for _ in range(6):
            await lived.until(Accepts.PRESS)
            await lived.pilot.press("1")
        await lived.until(Accepts.PRESS)
        captions = lived.app.walking.query_one(Captions)
        await lived.pilot.press("pageup", "pageup", "pageup")
        await lived.pilot.pause()
        here = captions.scroll_offset.y
        assert here < captions.max_scroll_y
        await lived.wait(9_000)
        assert captions.scroll_offset.y == here
        await lived.pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        await lived.wait(1_000)
        assert captions.scroll_offset.y == captions.max_scroll_y

    live(tmp_path, play)


def test_whoever_says_something_is_back_where_they_are_answered(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_story(lived)
        captions = lived.app.walking.query_one(Captions)
        captions.turn(-1)  # as the wheel of a mouse does
        await lived.wait(500)
        assert captions.scroll_offset.y < captions.max_scroll_y
        await lived.pilot.press(*"Dead", "tab", "enter")
        await lived.wait(1_000)
        assert captions.scroll_offset.y == captions.max_scroll_y

    live(tmp_path, play)


def test_how_it_feels_can_be_said_while_typing_and_the_typing_goes_on(tmp_path: Path):
    async def play(lived: Lived) -> None:
        pilot = lived.pilot
        await to_the_story(lived)
        await pilot.press(*"on 1", "f2", "1")
        await pilot.press(*" no")
        area = lived.app.walking.query_one(OwnWords)
        assert area.text == "on 1 no"
        assert area.has_focus
        assert "noted, 01:" in lived.seen()
        await pilot.press("f2", "right", "right", "enter")
        await pilot.press("f2", "escape", "5")
        assert area.text.endswith("no5")
        felt = [event[3] for event in lived.walk.events if event[1] == Code.REACTED]
        assert felt == [-2, 1]
        await pilot.click("#face-2")
        assert area.has_focus
        assert lived.happened(Code.REACTED) == 3

    live(tmp_path, play)


def test_words_belong_to_the_last_face_while_the_call_runs_on(tmp_path: Path):
    async def play(lived: Lived) -> None:
        pilot, strip = lived.pilot, lived.app.walking.query_one(Reactions)
        await lived.wait(RINGING + 500)
        await pilot.press("f2", "w")
        assert not strip.writing
        assert "First say how you feel" in lived.seen()
        await pilot.press("f2", "2")
        felt_at = lived.walk.now
        await pilot.press("f2", "w")
        await pilot.press(*"no 1")
        assert strip.query_one(WordsLine).value == "no 1"
        await lived.wait(2_000)
        await pilot.press("enter")
        await pilot.pause()
        assert lived.walk.now == felt_at + 2_000
        assert [(one.at_ms, one.kind, one.text) for one in lived.kept.said] == [(felt_at, "reaction", "no 1")]
        await pilot.click("#add-words")
        await pilot.press("escape")
        assert not strip.writing

    live(tmp_path, play)


def test_on_the_phone_there_is_no_paste_and_no_empty_story(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await to_the_story(lived)
        area = lived.app.walking.query_one(OwnWords)
        area.post_message(events.Paste("a story from elsewhere"))
        await lived.pilot.pause()
        assert area.text == ""
        assert NO_PASTE in lived.seen()
        await lived.pilot.press("tab", "enter")
        assert NOTHING_YET in lived.seen()
        assert area.has_focus
        assert lived.happened(Code.TOLD) == 0
        lived.app.walking.query_one(Telling).remove()

    live(tmp_path, play)


def test_a_number_cannot_be_pasted_to_a_person_nor_into_the_telephone(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.wait(RINGING + 100)
        lived.app.walking.post_message(events.Paste("7734"))
        await lived.pilot.pause()
        assert NO_PASTE in lived.seen()
        await to_the_story(lived)
        await lived.pilot.press(*"Dead", "tab", "enter")
        await lived.until(Accepts.KEY)
        line = lived.app.walking.query_one("#saying-line")
        line.post_message(events.Paste(NUMBER))
        await lived.pilot.pause()
        assert line.value == ""  # type: ignore[attr-defined]
        await lived.pilot.press("enter")
        assert lived.happened(Code.WRONG) == 0
        assert lived.app.walking.query(Saying)

    live(tmp_path, play)


def test_what_was_typed_is_there_again_after_a_pause_and_only_the_number_of_words_is_an_input(tmp_path: Path):
    async def leaves(lived: Lived) -> None:
        await to_the_story(lived)
        await lived.pilot.press(*"It is", "f9")
        await lived.pilot.pause()
        assert lived.app.outcome == "left"
        lived.kept.close()

    async def comes_back(lived: Lived) -> None:
        await lived.wait(100)
        assert lived.app.walking.query_one(OwnWords).text == "It is"
        began = lived.happened(Code.BEGAN)
        await lived.pilot.press(*" d", "tab", "enter")
        await lived.pilot.pause()
        assert lived.happened(Code.BEGAN) == began
        assert [event[4] for event in lived.walk.events if event[1] == Code.TOLD] == [3]
        assert lived.kept.draft == ""
        assert "It is d" in lived.app.walking.query_one(Captions).text

    walk_id = live(tmp_path, leaves)
    live(tmp_path, comes_back, walk_id=walk_id)


def test_the_story_told_before_lies_on_top_when_it_is_asked_for_again(tmp_path: Path):
    places = """\
    welcome: {team: support, talk: [{ask: {fact: story}}], then: other}
    other: {team: faults, talk: [{ask: {fact: story}}], then: done}
    """

    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        await lived.pilot.press(*"Dead, Sat", "tab", "enter")
        await lived.until(Accepts.TELL)
        desk = lived.app.walking.query_one(Desk)
        assert desk.papers[desk.top].text == "Dead, Sat"
        assert lived.app.walking.query_one(OwnWords).text == ""

    live(tmp_path, play, touchpoints=places)


def test_papers_are_turned_by_key_and_by_click_and_cannot_be_selected(tmp_path: Path):
    head = """\
title: A small journey
customer:
  name: Ann Lee
  about: You are {name}.
  facts: {account_number: {label: account number, value: "7734 09 128851"}}
  desk: {bill: "Amount due 41.50", note: "Ring {account_number}"}
start: {at: "2026-03-02 14:03", dial: customer_line}
"""

    async def play(lived: Lived) -> None:
        await lived.wait(500)
        assert "Amount due 41.50" in lived.seen()
        assert "1 of 2  bill" in lived.seen()
        await lived.pilot.press("f4")
        assert "Ring 7734 09 128851" in lived.seen()
        await lived.pilot.press("right")
        assert "Amount due" in lived.seen()
        await lived.pilot.click("#paper-before")
        assert "Ring 7734" in lived.seen()
        assert not lived.app.walking.allow_select
        assert not any(paper.allow_select for paper in lived.app.walking.query(PaperText))

    live(tmp_path, play, touchpoints="welcome: {team: ivr, announce: Hello., then: done}\n", head=head)


def test_the_music_is_the_same_and_is_hushed_while_somebody_speaks(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.wait(RINGING + 22_000)
        sound = lived.app.walking.query_one(Sound)
        assert "♪" in lived.seen()
        assert not sound.hushed
        await lived.wait(9_600)
        assert sound.hushed
        assert "♪" not in lived.seen()
        assert "You are important" in lived.seen()

    live(
        tmp_path,
        play,
        touchpoints="welcome: {team: ivr, hold: {for: 5m, every: {30s: You are important to us.}}, then: done}\n",
    )


def test_after_a_lost_call_the_customer_decides_and_another_line_is_offered_with_its_name(tmp_path: Path):
    company = """\
    name: Meridian
    lines: {customer_line: welcome, sales_line: sales}
    teams: {ivr: {}}
    """
    places = (
        "welcome: {team: ivr, announce: Hello there., then: done}\nsales: {team: ivr, announce: Sales., then: done}\n"
    )

    async def play(lived: Lived) -> None:
        await lived.wait(RINGING + 200)
        await lived.pilot.press("f8")
        await lived.wait(300)
        assert "5   Ring the sales line" in lived.seen()
        assert "not on a call" in lived.seen()
        await lived.pilot.press("5", "enter")
        await lived.wait(300)
        assert lived.happened(Code.DIALLED) == 2
        assert "Meridian · sales line" in lived.seen()

    live(tmp_path, play, touchpoints=places, company=company)


def test_a_trouble_with_the_record_is_one_sentence_on_a_calm_screen(tmp_path: Path):
    sentence = "The disk is full [/b], so nothing more can be kept."

    async def play(lived: Lived) -> None:
        def full(*_: object) -> bool:
            raise RecordTrouble(sentence)

        await lived.until(Accepts.PRESS)
        lived.kept.give = full  # type: ignore[method-assign]
        await lived.pilot.press("2")
        await lived.pilot.pause()
        assert sentence in lived.seen()
        assert "hang up" not in lived.seen()
        here = lived.walk.now
        await lived.wait(5_000)
        assert lived.walk.now == here
        await lived.pilot.press("enter")
        await lived.pilot.pause()
        assert lived.app.outcome == "left"

    live(tmp_path, play)


def test_time_stands_still_behind_another_screen(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.wait(2_000)
        await lived.app.push_screen(Screen())
        await lived.pilot.pause()
        await lived.wait(20_000)
        assert lived.walk.now == 2_000
        await lived.app.pop_screen()
        await lived.wait(100)
        await lived.wait(1_000)
        assert lived.walk.now <= 3_100

    live(tmp_path, play)


def test_no_text_of_a_scenario_acts_or_ends_the_app(tmp_path: Path):
    payload = "[/b] [@click=app.quit]here[/] [link=https://x.example]y \\x1b[2J \\x9b31m [i]"
    head = f"""\
title: A small journey
customer:
  name: "Ann [/b]"
  about: You.
  facts: {{story: {{label: "what [/b] has happened", told: true}}}}
  desk: {{bill: "{payload}"}}
start: {{at: "2026-03-02 14:03", dial: customer_line}}
"""
    company = """\
    name: "Meri[/b]dian"
    lines: {customer_line: welcome}
    teams: {support: {label: "Care [/x]"}}
    """
    places = f"""\
    welcome: {{team: support, talk: [{{agent: "{payload}"}}, {{ask: {{fact: story}}}}], then: letter}}
    letter: {{team: support, channel: email, read: "{payload}", then: what}}
    what: {{choose: "{payload}", options: {{a: {{go: last, label: "{payload}"}}}}}}
    last: {{ending: "{payload}", resolved: true}}
    """

    async def play(lived: Lived) -> None:
        def calm() -> None:
            seen = lived.seen().replace("\n", "")
            assert "[/b]" in seen
            assert not [c for c in seen if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0]

        await lived.until(Accepts.TELL)
        calm()
        await lived.pilot.press("a", "tab", "enter")
        await lived.until(Accepts.READ)
        calm()
        await lived.pilot.press("enter")
        await lived.until(Accepts.CHOICE)
        calm()
        await lived.pilot.press("1", "enter")
        await lived.wait(500)
        assert lived.app.walking.query(Reading)
        calm()

    live(tmp_path, play, touchpoints=places, company=company, head=head)


def test_every_key_of_the_call_has_a_name_a_tooltip_and_a_use():
    for binding in WalkScreen.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.id.startswith("walk.")
        assert binding.tooltip
