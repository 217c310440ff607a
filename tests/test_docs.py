"""The documents say what is so: their examples are loaded and walked, and nothing public is left unnamed."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Literal, get_args, get_origin

import click
import pytest
from click.testing import CliRunner
from examples import (
    DOCS,
    FINDINGS,
    GUIDE,
    INPUTS,
    PAGES,
    REFERENCE,
    ROOT,
    SPAN,
    WRITING,
    blocks,
    in_place,
    spans,
    text_of,
    told,
)
from language import parts_of_the_language

from walkshoes.cli import main
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code, Dropped
from walkshoes.journey.headless import play, read_inputs
from walkshoes.journey.ledger import Ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.program import Choose
from walkshoes.journey.queueing import Staffing, offered_wait
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.conversation import TALK_VERBS
from walkshoes.scenario.expressions import FUNCTIONS
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.touchpoints import VERBS

SCHEMA = DOCS / "scenario.schema.json"


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


OF_THEIR_OWN = (FINDINGS, WRITING, REFERENCE)
"""Pages whose examples have a test of their own."""
EXAMPLES = [(where, code) for page in PAGES if page not in OF_THEIR_OWN for where, code in blocks(page, "yaml")]
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
            found += [(span, line) for span in SPAN.findall(line) if re.match(r"walkshoes( |$)", span)]
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
    assert (header.scenario is not None) + bool(header.draws) + len(lines) == 1


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
    firsts = {
        path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in (ROOT / "scenarios").glob("*.yaml")
    }
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
