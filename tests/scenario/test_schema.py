"""The JSON Schema that editors use says what the model says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from building import COMPANY, changed, text_of

from walkshoes.scenario.conversation import TALK_VERBS
from walkshoes.scenario.load import load_text
from walkshoes.scenario.reading import read, read_file
from walkshoes.scenario.schema import schema
from walkshoes.scenario.shipped import scenario_files
from walkshoes.scenario.touchpoints import VERBS

SKELETONS = Path(__file__).parent.parent / "skeletons"
WELCOME = "welcome: {team: ivr, announce: Hello., then: done}\n"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    made = schema()
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def test_the_schema_is_plain_data_and_names_its_draft() -> None:
    made = json.loads(json.dumps(schema()))
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"title", "customer", "start", "touchpoints"} == set(made["required"])


@pytest.mark.parametrize("path", [*scenario_files(), *sorted(SKELETONS.glob("*.yaml"))], ids=lambda path: path.stem)
def test_every_journey_of_the_house_is_valid(validator: jsonschema.Draft202012Validator, path: Path) -> None:
    tree = read_file(path).tree
    assert tree
    assert [error.message for error in validator.iter_errors(tree)] == []


@pytest.mark.parametrize(
    ("touchpoints", "company"),
    [
        ("welcome: {taem: ivr, announce: Hello., then: done}\n", COMPANY),
        ("welcome: {team: ivr, announce: Hello.}\n", COMPANY),
        ("welcome: {team: ivr, announce: 3, then: done}\n", COMPANY),
        ("welcome: {team: ivr, menu: Press 1., press: {}}\n", COMPANY),
        ("welcome: {team: ivr, menu: Press x., press: {x: done}}\n", COMPANY),
        ("welcome: {team: ivr, hold: {for: 90}, then: done}\n", COMPANY),
        ("welcome: {team: ivr, talk: [{agnt: Hello.}]}\n", COMPANY),
        ("welcome: {team: ivr, then: done}\n", COMPANY),
        (WELCOME, changed(COMPANY, ("agents: 13", "agents: many"))),
        (WELCOME, changed(COMPANY, ("agents: 13", "agents: -1"))),
        (WELCOME, COMPANY + "record: both\n"),
        (WELCOME, COMPANY + "budget: 3\n"),
    ],
)
def test_what_the_model_refuses_in_its_shape_the_schema_refuses_too(
    validator: jsonschema.Draft202012Validator, touchpoints: str, company: str
) -> None:
    text = text_of(touchpoints, company)
    assert load_text(text, "small").errors
    assert not validator.is_valid(read(text, "small").tree)


@pytest.mark.parametrize(
    "touchpoints",
    [
        WELCOME,
        "welcome: {team: ivr, announce: Hello., then: {go: done, hand_over: {notes: [story]}}}\n",
        "welcome: {team: ivr, announce: Hello., then: [{when: tries > 1, go: gone}, {go: done}]}\n",
        "welcome: {team: ivr, menu: Press 1., press: {1: done, '#': {go: gone}}, no_input: {say: Hm?}}\n",
        "welcome: {queue: support, every: {90s: Please wait.}, then: done}\n",
        "welcome: {team: ivr, hold: {for: 90s, every: {30s: Hum.}}, then: done}\n",
        "welcome: {team: support, talk: [{agent: Hello.}, {ask: {fact: story}}, {hold: 1m}, {add: {tries: 1}}, {then: done}]}\n",
        "welcome: {choose: And now?, options: {stay: done, leave: {go: gone, when: told(story)}}}\n",
    ],
)
def test_every_short_form_that_the_language_allows_is_valid(
    validator: jsonschema.Draft202012Validator, touchpoints: str
) -> None:
    text = text_of(touchpoints, more="variables: {tries: {to: 3}}")
    assert not load_text(text, "small").errors
    assert [error.message for error in validator.iter_errors(read(text, "small").tree)] == []


def test_an_editor_can_say_what_every_word_is_for() -> None:
    """Each part has a sentence to show, and each kind of touchpoint and line is in the schema."""
    parts: dict[str, Any] = schema()["$defs"]
    assert {kind.__name__ for kind in (*VERBS.values(), *TALK_VERBS.values())} <= set(parts)
    assert [name for name, part in parts.items() if part.get("type") == "object" and not part.get("description")] == []


def test_what_may_be_one_text_or_a_list_may_be_a_long_text(validator: jsonschema.Draft202012Validator) -> None:
    touchpoints = (
        "welcome: {team: ivr, menu: 'For news, press 1.', press: {1: a_touchpoint_with_quite_a_long_name}, "
        "no_input: {say: 'Sorry, nobody here has heard anything at all.', then: a_touchpoint_with_quite_a_long_name}}\n"
        "a_touchpoint_with_quite_a_long_name: {team: ivr, announce: None., then: done}\n"
    )
    assert [error.message for error in validator.iter_errors(read(text_of(touchpoints), "small").tree)] == []
