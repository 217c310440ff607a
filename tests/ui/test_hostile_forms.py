"""Whatever a scenario's author, a persona or a participant writes stands in every form as it is, and never acts."""

from pathlib import Path

import pytest
from small_journeys import CHAT, COMPANY, COUNTER, EMAILS, HEAD, LETTERS, POST, made
from staged import Lived, live
from test_hostile_text import ACTING, EVIL
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.journey.walk import Accepts
from walkshoes.ui.widgets.own_words import OwnWords

MARK = "[/b]"
PAYLOAD = "[/b] [@click=app.quit]here[/] [link=https://x.example]y \\\\x1b[2J \\\\x9b31m [i] $primary"
SAID = {
    "Write to Meridian.",
    "We have your message",
    "Do not reply to this message.",
    "Write a post.",
    "You take the bus into town.",
    "We only sell them.",
    "There is a number on the back of your bill.",
    "Did that help?",
    "What has happened?",
    "I gave that to the bot a minute ago.",
    "Have you read article 114?",
    "Customer Relations",
    "Ring them",
}
"""What the small journeys say, each of which is made hostile."""


def hostile(touchpoints: str) -> dict[str, str]:
    """The journey with every text of it, and every name, made to act if it could."""
    parts = made(touchpoints)
    places = parts["touchpoints"]
    for words in SAID:
        places = places.replace(f'"{words}"', words).replace(
            words, f'"{PAYLOAD} {words}"' if words != "Customer Relations" else PAYLOAD
        )
    assert MARK in places
    company = COMPANY.replace("name: Meridian", f'name: "Mer{MARK}idian"').replace(
        "label: High Street shop", f'label: "High {MARK} Street"'
    )
    head = parts["head"].replace("label: what has happened", f'label: "what {MARK} has happened"')
    head = head.replace("name: Ann Lee", f'name: "Ann {MARK} Lee"')
    assert head != HEAD
    return {"touchpoints": places, "company": company, "head": head}


def calm(lived: Lived) -> None:
    pilot: Pilot[None] = lived.pilot
    seen = "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
    assert not [c for c in seen if ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F]
    assert "\u202e" not in seen


@pytest.mark.parametrize(
    "touchpoints", [LETTERS, EMAILS, CHAT, POST, COUNTER], ids=["letter", "email", "chat", "post", "counter"]
)
def test_no_text_acts_in_any_form_or_ends_the_app(tmp_path: Path, touchpoints: str):
    seen: list[str] = []

    async def play(lived: Lived) -> None:
        for _ in range(60):
            await lived.wait(2_000)
            calm(lived)
            seen.append(lived.seen())
            walk = lived.walk
            if walk.ended:
                break
            if not walk.accepts or walk.speaking:
                continue
            if walk.accepts == Accepts.TELL:
                lived.app.walking.give(Input(Kind.ALLOW, "paste", number=1, by=FACILITATOR))
                lived.app.walking.query_one(OwnWords).post_message(events.Paste(f"{EVIL}{ACTING}"))
                await lived.pilot.pause()
                calm(lived)
                await lived.pilot.click("#telling-all")
            elif walk.accepts == Accepts.KEY:
                await lived.pilot.press(*"773409128851", "enter")
            elif walk.accepts == Accepts.CHOICE:
                await lived.pilot.press("1", "enter")
            else:
                await lived.pilot.press("enter")
        assert lived.walk.ended
        for number in range(lived.app.walking.query_one(OptionList).option_count):
            lived.app.walking.query_one(OptionList).highlighted = number
            lived.app.walking.query_one(OptionList).action_select()
            await lived.pilot.pause()
            calm(lived)

    live(tmp_path, play, size=(120, 40), **hostile(touchpoints))
    assert any(MARK in one for one in seen)
    assert any("[@click=app.quit]here[/]" in " ".join(one.split()) for one in seen)


def test_a_word_as_wide_as_a_book_breaks_in_every_form(tmp_path: Path):
    endless = "x" * 5_000

    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        lived.app.walking.query_one(OwnWords).insert(endless)
        await lived.pilot.pause()
        await lived.pilot.click("#telling-all")
        await lived.wait(500)
        calm(lived)
        assert all(len(line) <= 60 for line in lived.seen().splitlines())

    for touchpoints in (CHAT, POST):
        live(tmp_path / touchpoints[:4].strip(":"), play, size=(60, 18), **made(touchpoints))
