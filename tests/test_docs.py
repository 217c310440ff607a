"""The documents say what is so: their examples are loaded and walked, and nothing public is left unnamed."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any, Literal, get_args, get_origin

import click
import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from walkshoes.cli import main
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code, Dropped
from walkshoes.journey.headless import play, read_inputs
from walkshoes.journey.ledger import Ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.program import Choose
from walkshoes.journey.queueing import Staffing, offered_wait
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.building import DEEPEST, LONGEST_TEXT, MOST_NODES
from walkshoes.scenario.expressions import FUNCTIONS
from walkshoes.scenario.files import LARGEST_FILE
from walkshoes.scenario.load import Loaded, Source, load, load_text, source_of
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.touchpoints import TALK_VERBS, VERBS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
GUIDE = DOCS / "scenarios.md"
FINDINGS = DOCS / "findings.md"
INPUTS = DOCS / "inputs.md"
SCHEMA = DOCS / "scenario.schema.json"
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[tuple[str, str]]:
    """Every block of a language with where it stands, for the names of tests."""
    text = text_of(page)
    found = [(match.start(), match[1], match[2]) for match in _BLOCK.finditer(text)]
    return [
        (f"{page.name}:{text.count(chr(10), 0, at) + 1}", code) for at, kind, code in found if kind == language
    ]


def spans(page: Path) -> list[str]:
    return _SPAN.findall(_BLOCK.sub("", text_of(page)))


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
            whole["touchpoints"]["support_talk"] = f"support_talk:\n  team: support\n  talk:\n{indented(piece, 4)}  then: at_home\n"
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
        text += f"{name}:\n" + "".join(indented(inner, 2) for inner in part.values()) if isinstance(part, dict) else indented(part, 0)
    return text + tail, touchpoints


def indented(piece: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in piece.rstrip("\n").split("\n"))


def told(loaded: Loaded) -> str:
    return "\n".join(f"{found.code} line {found.place.line}: {found.cause}" for found in loaded.findings)


def walked(source: Source, enough: int = 120) -> Walk:
    """A customer who keys rightly, tells twenty words, and takes each option of a menu or choice in turn."""
    scenario = source.scenario
    walk = Engine(lower(scenario), make_persona(scenario, 1)).walk()
    turn: dict[int, int] = {}
    for _ in range(enough):
        if walk.ended:
            break
        if walk.speaking or walk.accepts == Accepts.NOTHING:
            assert walk.pass_on()
        elif walk.accepts in (Accepts.PRESS, Accepts.CHOICE):
            moment, offered = walk.moment, walk.offered()
            if isinstance(moment, Choose) and moment.dials:
                assert walk.choose("give_up")
                continue
            option = offered[turn.get(walk.place, 0) % len(offered)]
            turn[walk.place] = turn.get(walk.place, 0) + 1
            assert walk.press(option) if walk.accepts == Accepts.PRESS else walk.choose(option)
        elif walk.accepts == Accepts.KEY:
            assert walk.key(walk.engine.answers[walk.moment.fact])  # type: ignore[union-attr]
        else:
            assert walk.tell(20) if walk.accepts == Accepts.TELL else walk.read()
    assert not any(code == Code.DROPPED and x == Dropped.LOOP for _, code, _, x, _ in walk.events)
    return walk


def visited(walk: Walk) -> set[str]:
    return {walk.engine.program.places[place].name for _, code, place, _, _ in walk.events if code == Code.ENTERED}


EXAMPLES = [(where, code) for page in PAGES if page != FINDINGS for where, code in blocks(page, "yaml")]
COMPLETE = [one for one in EXAMPLES if one[1].startswith("title:")]
PIECES = [one for one in EXAMPLES if not one[1].startswith("title:")]


def named_by_place(examples: list[tuple[str, str]]) -> dict[str, Any]:
    return {"argvalues": [code for _, code in examples], "ids": [where for where, _ in examples]}


@pytest.mark.parametrize("code", **named_by_place(COMPLETE))
def test_a_complete_example_can_be_walked_to_its_end(code: str) -> None:
    loaded = load_text(code, "example")
    assert not loaded.findings, told(loaded)
    assert walked(source_of(loaded)).ended


@pytest.mark.parametrize("code", **named_by_place(PIECES))
def test_a_piece_can_be_put_into_a_journey_and_walked(code: str) -> None:
    text, touchpoints = in_place(code)
    loaded = load_text(text, "example")
    assert not loaded.findings, f"{told(loaded)}\n{text}"
    seen = visited(walked(source_of(loaded)))
    for first in touchpoints[:1]:
        aside = in_place(f"{code}\nstart: {{at: '2026-03-02 14:03', go: {first}}}")[0]
        seen |= visited(walked(source_of(load_text(aside, "example"))))
        assert first in seen


def test_there_are_examples_of_both_kinds() -> None:
    assert {where.partition(":")[0] for where, _ in COMPLETE} >= {"README.md", "scenarios.md"}
    assert len(PIECES) > 15


# The guide names every word of the language


def parts_of_the_language() -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = []
    ahead: list[type[BaseModel]] = [Scenario]
    while ahead:
        part = ahead.pop()
        if part not in found:
            found.append(part)
            ahead += [inner for field in part.model_fields.values() for inner in inside(field.annotation)]
    return found


def inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from inside(inner)


def choices_in(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from choices_in(inner)


LANGUAGE = {
    f"{part.__name__}.{name}": field.alias or name
    for part in parts_of_the_language()
    for name, field in part.model_fields.items()
}
CHOICES = {
    word
    for part in parts_of_the_language()
    for field in part.model_fields.values()
    for word in choices_in(field.annotation)
}


def test_every_word_of_the_language_is_in_the_guide() -> None:
    code = "\n".join([*(block for _, block in blocks(GUIDE, "yaml")), *spans(GUIDE)])
    words = set(re.findall(r"[a-z][a-z_0-9]*", code))
    assert len(LANGUAGE) > 150
    assert {place: word for place, word in LANGUAGE.items() if word not in words} == {}
    assert {choice for choice in CHOICES if not set(choice.split()) <= words} == set()


def test_every_kind_of_touchpoint_and_of_line_has_an_example_in_the_guide() -> None:
    examples = "\n".join(code for _, code in blocks(GUIDE, "yaml"))
    assert [word for word in (*VERBS, *TALK_VERBS) if f"{word}:" not in examples] == []


def test_every_question_of_a_condition_is_in_the_guide() -> None:
    asked = {function for span in spans(GUIDE) for function in re.findall(r"(\w+)\(\w+\)", span)}
    assert asked == set(FUNCTIONS)
    assert "gives_name" in spans(GUIDE)


def test_the_guides_rule_for_waits_holds() -> None:
    # 180 calls of 6 minutes for 12 agents, patience 20 minutes: 8 minutes
    table = offered_wait(Staffing(180, 6 * 60_000, 12, 20 * 60_000))
    mean = sum(table.wait_ms((n + 0.5) / 2_000) for n in range(2_000)) / 2_000 / 60_000
    assert mean == pytest.approx(8, rel=0.06)
    for overload, patiences in ((1.2, 0.18), (1.5, 0.41), (2, 0.69), (2.7, 1.0), (4, 1.4)):
        assert f"{overload} |" in text_of(GUIDE)
        assert f"{patiences} |" in text_of(GUIDE)
        table = offered_wait(Staffing(200 * overload, 6 * 60_000, 20, 60 * 60_000))
        mean = sum(table.wait_ms((n + 0.5) / 500) for n in range(500)) / 500 / (60 * 60_000)
        assert mean == pytest.approx(patiences, rel=0.06)


# Every finding is explained, and its examples are true

ENTRY = re.compile(r"^### (WS\d{3}) (.+)\n((?:(?!^##).*\n)*)", re.MULTILINE)
ENTRIES = {code: (title, body) for code, title, body in ENTRY.findall(text_of(FINDINGS))}
_WRONG_RIGHT = re.compile(r"# wrong(, the whole file)?\n(.*)# right\n(.*)", re.DOTALL)
SHOWN = {code: found[0] for code, (_, body) in ENTRIES.items() if (found := _BLOCK.findall(body))}
HIDDEN: dict[str, str | bytes] = {
    "WS004": "title: Grüße".encode("cp1252"),
    "WS005": "#" * (LARGEST_FILE + 1),
    "WS018": "title: " + "[" * (DEEPEST + 1),
    "WS019": "title: [" + "1," * (MOST_NODES + 1),
    "WS023": in_place("goodbye: {ending: Good\u200bbye., resolved: false}")[0],
    "WS024": in_place(f"goodbye: {{ending: {'x' * (LONGEST_TEXT + 1)}, resolved: false}}")[0],
}


def test_every_finding_is_explained_and_every_explanation_is_of_a_finding() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "walkshoes" / "scenario").glob("*.py"))
    assert set(ENTRIES) == set(re.findall(r'"(WS\d{3})"', source))
    assert list(ENTRIES) == sorted(ENTRIES)


def test_a_finding_without_an_example_says_why() -> None:
    assert {code for code, (_, body) in ENTRIES.items() if "No example" in body} == set(ENTRIES) - set(SHOWN)


@pytest.mark.parametrize("code", [code for code, (language, _) in SHOWN.items() if language == "yaml"])
def test_a_wrong_example_has_this_finding_and_no_other_and_the_right_one_has_none(code: str) -> None:
    found = _WRONG_RIGHT.fullmatch(SHOWN[code][1])
    assert found, "an example is `# wrong` and `# right`"
    whole, wrong, right = found.groups()
    before = load_text(wrong if whole else in_place(wrong)[0], "wrong")
    assert {finding.code for finding in before.findings} == {code}, told(before)
    after = load_text(right if right.startswith("title:") else in_place(right)[0], "right")
    assert code not in {finding.code for finding in after.findings}
    assert right.startswith("title:") or not after.findings, told(after)


@pytest.mark.parametrize("code", HIDDEN)
def test_what_no_example_can_show_has_its_finding_too(code: str, tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    content = HIDDEN[code]
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert code in {finding.code for finding in load(file).findings}


def test_a_file_that_is_not_there_or_is_a_folder_or_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-journeys").mkdir()
    for name in ("my-journey.yaml", "my-journeys/first.yaml"):
        Path(name).write_text(in_place("")[0], encoding="utf-8")
    for code in ("WS001", "WS002"):
        wrong, right = (shlex.split(line) for line in SHOWN[code][1].splitlines() if not line.startswith("#"))
        assert f"error {code}" in CliRunner().invoke(main, wrong[1:]).output
        assert CliRunner().invoke(main, right[1:]).exit_code == 0

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert [found.code for found in load(Path("my-journey.yaml")).findings] == ["WS003"]


def test_notices_are_marked() -> None:
    noticed = {code for code, (title, _) in ENTRIES.items() if title.endswith("(a notice)")}
    codes = [code for code in ENTRIES if code in SHOWN and SHOWN[code][0] == "yaml"]
    shown = {code: load_text(in_place(_WRONG_RIGHT.fullmatch(SHOWN[code][1])[2])[0], "x") for code in codes}  # type: ignore[index]
    assert {code for code, loaded in shown.items() if loaded.findings and not loaded.errors} == noticed - set(HIDDEN)


# Commands


def commands(group: click.Command = main, name: str = "walkshoes") -> Iterator[tuple[str, click.Command]]:
    yield name, group
    for inner in getattr(group, "commands", {}).values():
        yield from commands(inner, f"{name} {inner.name}")


COMMANDS = dict(commands())


def lines_with_commands() -> list[tuple[str, str]]:
    """Every `walkshoes …` of the documents with the line it stands in."""
    found = []
    for page in PAGES:
        for line in text_of(page).splitlines():
            if re.match(r"(    )?walkshoes( |$)", line):
                found.append((line.strip(), line))
            found += [(span, line) for span in _SPAN.findall(line) if re.match(r"walkshoes( |$)", span)]
    return found


def command_of(said: str) -> str:
    words = said.split()
    return max((name for name in COMMANDS if words[: len(name.split())] == name.split()), key=len)


def options_of(command: click.Command) -> list[str]:
    return [max(one.opts, key=len) for one in command.params if isinstance(one, click.Option)]


@pytest.mark.parametrize("said", sorted({said for said, _ in lines_with_commands()}))
def test_every_command_the_documents_name_exists(said: str) -> None:
    name = command_of(said)
    words = said.split()[len(name.split()) :]
    known = {*options_of(COMMANDS[name]), *COMMANDS[name].get_help_option_names(click.Context(COMMANDS[name]))}
    assert [word for word in words if word.startswith("-") and word not in known] == []
    arguments = [word for word in words if not word.startswith("-") and word not in ("|", ">")]
    assert not arguments or name != "walkshoes" or words[0].startswith("-"), f"there is no command `{words[0]}`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_documents(name: str) -> None:
    about = "\n".join(line for said, line in lines_with_commands() if command_of(said) == name)
    assert about, f"nothing is said of `{name}`"
    assert [option for option in options_of(COMMANDS[name]) if option not in about] == []


# Inputs, the ledger, the schema


def test_every_count_of_the_ledger_is_explained() -> None:
    assert [one.name for one in fields(Ledger) if f"`{one.name}`" not in text_of(INPUTS)] == []


JSON_LINES = [
    (where, line) for page in (INPUTS, GUIDE) for where, code in blocks(page, "json") for line in code.splitlines()
] + [(INPUTS.name, span) for span in spans(INPUTS) if span.startswith("{")]


@pytest.mark.parametrize("line", [line for _, line in JSON_LINES])
def test_every_line_of_inputs_is_understood(line: str) -> None:
    header, lines = read_inputs(line)
    assert (header.scenario is not None) != bool(lines)


def test_the_inputs_of_the_guide_walk_its_first_journey() -> None:
    source = source_of(load_text(next(code for where, code in COMPLETE if where.startswith(GUIDE.name)), "first"))
    _, lines = read_inputs(blocks(GUIDE, "json")[0][1])
    assert play(Engine(lower(source.scenario), make_persona(source.scenario, 1)), lines).walk.ended


def test_the_published_schema_is_the_one_of_today() -> None:
    assert CliRunner().invoke(main, ["schema"]).output == SCHEMA.read_text(encoding="utf-8"), (
        "walkshoes schema > docs/scenario.schema.json"
    )
    assert json.loads(SCHEMA.read_text(encoding="utf-8"))["title"] == "walkshoes scenario"


def test_every_shipped_journey_tells_editors_where_the_schema_is() -> None:
    firsts = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in (ROOT / "scenarios").glob("*.yaml")}
    assert firsts
    assert set(firsts.values()) == {"# yaml-language-server: $schema=../docs/scenario.schema.json"}
    assert (ROOT / "scenarios" / "../docs/scenario.schema.json").resolve() == SCHEMA


def test_every_link_between_the_documents_leads_somewhere() -> None:
    for page in PAGES:
        for target, anchor in re.findall(r"\]\(([^)#:]*)(#[^)]*)?\)", text_of(page)):
            other = (page.parent / target) if target else page
            assert other.exists(), f"{page.name}: {target}"
            heads = re.findall(r"^#+ (.+)$", text_of(other), re.MULTILINE) if other.suffix == ".md" else []
            anchors = {re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-") for head in heads}
            assert not anchor or anchor[1:] in anchors, f"{page.name}: {anchor}"
