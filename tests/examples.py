"""The examples of the documents: read from their pages, and a piece made into a whole journey."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

from walkshoes.scenario.load import Loaded
from walkshoes.scenario.model import Scenario

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
GUIDE = DOCS / "scenarios.md"
FINDINGS = DOCS / "findings.md"
INPUTS = DOCS / "inputs.md"
WRITING = DOCS / "writing-a-journey.md"
REFERENCE = DOCS / "scenario-reference.md"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[tuple[str, str]]:
    """Every block of a language with where it stands, for the names of tests."""
    text = text_of(page)
    found = [(match.start(), match[1], match[2]) for match in BLOCK.finditer(text)]
    return [(f"{page.name}:{text.count(chr(10), 0, at) + 1}", code) for at, kind, code in found if kind == language]


def spans(page: Path) -> list[str]:
    return SPAN.findall(BLOCK.sub("", text_of(page)))


# A complete scenario into which a piece is put

WHOLE: dict[str, Any] = {
    "title": "title: An example",
    "customer": {
        "name": "name: Sam",
        "about": 'about: "You are {name}."',
        "facts": """\
facts:
  account_number: {label: account number, pattern: "7734 ####"}
  story: {label: what has happened, told: true}
""",
    },
    "company": {
        "name": "name: Meridian",
        "lines": "lines: {customer_line: welcome}",
        "teams": "teams: {ivr: {}, support: {}, faults: {may: [engineer_visit]}}",
        "queues": """\
queues:
  support: {calls_per_hour: 160, handling_time: 6m, agents: 14, patience: 9m}
  faults: {calls_per_hour: 40, handling_time: 9m, agents: 6, patience: 9m}
""",
        "promises": "promises: {ring_back: {what: We will ring you, by: faults, due: 2h, kept: false}}",
        "policies": "policies: {one_record: {label: One record, sets: {record: shared}}}",
    },
    "start": 'start: {at: "2026-03-02 14:03", dial: customer_line}',
    "touchpoints": {
        "welcome": "welcome: {team: ivr, announce: Thank you for calling., then: main_menu}",
        "main_menu": 'main_menu: {team: ivr, menu: "To go on, press 1.", press: {1: support_queue}}',
        "support_queue": "support_queue: {queue: support, then: support_talk}",
        "support_talk": "support_talk: {team: support, talk: [agent: Hello.], then: at_home}",
        "at_home": "at_home: {wait: {for: 3h}, then: faults_queue}",
        "faults_queue": "faults_queue: {queue: faults, then: faults_talk}",
        "faults_talk": "faults_talk: {team: faults, talk: [agent: Hello.], then: solved}",
        "solved": "solved: {ending: It works., resolved: true}",
        "goodbye": "goodbye: {ending: Goodbye., resolved: false}",
        "left": "left: {ending: You left., resolved: false}",
    },
}


def pieces(code: str) -> Iterator[tuple[str, str]]:
    """The pieces of a block that begin at its margin, each with the word it begins with."""
    starts = [found.start() for found in re.finditer(r"^(?=[^\s#])", code, re.MULTILINE)]
    if starts and re.match(r"- ", code[starts[0] :]):
        yield "-", code
        return
    for begins, ends in pairwise([*starts, len(code)] if starts else []):
        piece = code[begins:ends]
        yield piece.partition(":")[0].strip(), piece


def in_place(code: str) -> tuple[str, list[str]]:
    """A scenario made whole around a piece, and the names of the touchpoints that came with it."""
    whole = {name: dict(part) if isinstance(part, dict) else part for name, part in WHOLE.items()}
    touchpoints: list[str] = []
    tail = ""
    for word, piece in pieces(code):
        inner = next((name for name in ("company", "customer") if word in whole[name]), None)
        if word == "-":
            whole["touchpoints"]["support_talk"] = (
                f"support_talk:\n  team: support\n  talk:\n{indented(piece, 4)}  then: at_home\n"
            )
            touchpoints.append("support_talk")
        elif word.startswith("---") or tail:
            tail += piece
        elif isinstance(whole.get(word), dict) and piece.startswith(f"{word}:\n"):
            whole[word] |= dict(pieces(dedent(piece.partition("\n")[2])))
        elif word in Scenario.model_fields:
            whole[word] = piece
        elif inner is not None and word not in ("name", "about"):
            whole[inner][word] = piece
        elif word == "desk":
            whole["customer"][word] = piece
        else:
            whole["touchpoints"][word] = piece
            touchpoints.append(word)
    text = ""
    for name, part in whole.items():
        text += (
            f"{name}:\n" + "".join(indented(inner, 2) for inner in part.values())
            if isinstance(part, dict)
            else indented(part, 0)
        )
    return text + tail, touchpoints


def indented(piece: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in piece.rstrip("\n").split("\n"))


def told(loaded: Loaded) -> str:
    return "\n".join(f"{found.code} line {found.place.line}: {found.cause}" for found in loaded.findings)
