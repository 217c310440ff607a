"""Text from files and from people is data: whatever it holds, no byte that a terminal obeys is ever printed."""

from pathlib import Path

from building import COMPANY, HEAD, text_of
from hands import Hands, Now, Paper, Typing

from walkshoes.plain.face import PlainFace
from walkshoes.plain.printed import Printed
from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.record import Record

EVIL = r"\e[2J\x9b31m\a\u202e\e]0;mine\a[b]x[/b]"
"""As a file writes it, in double quotes."""
ACTING = "\x1b[2J\x9b31m\x07\u202e\x1b]0;mine\x07\x00"
PLACES = f"""\
welcome: {{team: ivr, announce: "{EVIL} hello", then: agent}}
agent:
  team: support
  talk: [{{ask: {{fact: account_number, say: "{EVIL} number?"}}}}, {{ask: {{fact: story}}}}, {{agent: "{EVIL}"}}]
  then: letter
letter: {{team: support, channel: email, read: "{EVIL} dear", subject: "{EVIL} re", then: what_now}}
what_now: {{choose: "{EVIL}?", options: {{one: {{go: the_end, label: "{EVIL} one"}}, two: {{go: done, label: two}}}}}}
the_end: {{ending: "{EVIL} over", resolved: false, says: "{EVIL} never", tells: 3}}
"""


def test_hostile_texts_and_hostile_typing_are_printed_harmlessly(tmp_path: Path) -> None:
    head = HEAD.replace("A small journey", f'"{EVIL} title"').replace("You are {name}.", f'"{EVIL} about"')
    company = COMPANY.replace("name: Meridian", f'name: "{EVIL} Meridian"')
    made = source_of(load_text(text_of(PLACES, company, head=head), "small"))
    call: list[Typing] = [
        Now(f"{ACTING}"),
        Now(f"/{ACTING}"),
        Now(f"/feel 1 {ACTING} words"),
        Now("/paper"),
        f"{ACTING}7734 09 128851",
        "7734 09 128851",
        f"{ACTING} dead",
        "",
        "/inbox",
        "/inbox 1",
        "/again",
        ACTING,
        "1",
        "",
    ]
    after: list[Typing] = ["1", "1", "1", f"{ACTING} nobody", "1", "1", *["y"] * 8, "", "", "", "1", ""]
    commit: list[Typing] = ["1", f"{ACTING} I ring", f"ring {ACTING}", "", ACTING, "", "", "", "1", "no"]
    hands = Hands(["1", f"{ACTING} Ada", "/paper", "", "1", "1", "1", "1", "", *call, *after, *commit], Paper())
    record = Record(tmp_path / "walks.db")
    face = PlainFace(record, hands, Printed(hands.paper), clock=hands.clock)  # type: ignore[arg-type]
    hands.face = face
    face.run([made])
    record.close()
    said = hands.paper.printed
    assert any("[b]x[/b]" in line for line in said)
    assert {
        one for line in said for one in line if ord(one) < 0x20 or 0x7F <= ord(one) <= 0x9F or one == "\u202e"
    } == set()
