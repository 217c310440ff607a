"""The first draft of a journey: whatever is answered, it is a journey without a finding, in both twins."""

from dataclasses import fields
from typing import Any

import pytest
from building import to_the_end
from hypothesis import example, given, settings
from hypothesis import strategies as st

from walkshoes.drafting import QUESTIONS, Answers, NotAnAnswer, draft
from walkshoes.journey.engine import Engine
from walkshoes.journey.lowering import lower
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.scenario.persona import make_persona

NASTY = (
    'a: "b" # c',
    "- x",
    "{name",
    "}{",
    "<<TITLE>>",
    "'",
    "\\",
    "\\n",
    "%",
    "&anchor *alias",
    "!tag",
    "| >",
    "---",
    "🎉👩‍👩‍👧 Ünïcødé 日本語",
    "null",
    "true",
    "1:30",
    "\x1b[2Jgone",
    "two\nlines\r\nthree",
    "\u202eturned",
)


def answers(*typed: str) -> Answers:
    found: dict[str, Any] = {}
    for question, one in zip(QUESTIONS, [*typed, *[""] * len(QUESTIONS)], strict=False):
        found |= question.answered(one)
    return Answers(**found)


def journey(*typed: str) -> Source:
    loaded = load_text(draft(answers(*typed)), "mine", thoroughly=True)
    assert loaded.findings == (), loaded.findings
    return source_of(loaded)


def walked(source: Source, settings: dict[str, Any]) -> Walk:
    engine = Engine(lower(source.under(settings), settings), make_persona(source.scenario, 1))
    walk = to_the_end(engine.walk())
    for _ in range(4):
        if walk.accepts == Accepts.CHOICE:
            assert walk.choose("give_up")
            to_the_end(walk)
    assert walk.ended
    return walk


def test_the_defaults_are_a_journey_in_both_twins() -> None:
    source = journey()
    bad, good = walked(source, {}), walked(source, dict(source.scenario.twin))
    places = bad.engine.program.places
    assert (places[bad.place].name, places[good.place].name) == ("left", "settled")


def test_the_customer_is_asked_again_only_by_the_company_as_it_is() -> None:
    from building import cost

    source = journey()
    assert cost(walked(source, {})).asked_again == {"number": 1}
    assert cost(walked(source, dict(source.scenario.twin))).asked_again == {}


@pytest.mark.parametrize("question", range(5))
@pytest.mark.parametrize("nasty", NASTY)
def test_an_answer_is_data_or_is_refused_in_a_sentence(nasty: str, question: int) -> None:
    typed = [""] * question + [nasty]
    try:
        made = answers(*typed)
    except NotAnAnswer as refused:
        assert str(refused).endswith((".", "please."))
    else:
        loaded = load_text(draft(made), "mine", thoroughly=True)
        assert loaded.findings == ()


@pytest.mark.parametrize("question", range(5))
def test_ten_thousand_characters_are_refused_in_a_sentence(question: int) -> None:
    with pytest.raises(NotAnAnswer, match="10,000"):
        answers(*[""] * question, "x" * 10_000)


@given(st.lists(st.text(max_size=90), min_size=5, max_size=5))
@example(["{name}"] * 5)
@example(["{a1}"] * 5)
@settings(max_examples=60)
def test_no_answers_make_a_file_with_a_mistake(typed: list[str]) -> None:
    taken = []
    for question, one in zip(QUESTIONS, typed, strict=True):
        try:
            question.answered(one)
            taken.append(one)
        except NotAnAnswer:
            taken.append("")
    journey(*taken)


def test_what_is_answered_is_what_stands_in_the_journey() -> None:
    source = journey(
        'Ac"me: #1', "You are lost.", "loyalty card, 12 digits", "The desk, 3 people", "We call / More vans"
    )
    scenario = source.scenario
    assert scenario.company is not None
    assert scenario.company.name == 'Ac"me: #1'
    assert scenario.customer.about == "You are {name}. You are lost."
    assert (scenario.customer.facts["number"].label, scenario.customer.facts["number"].pattern) == (
        "loyalty card",
        "#### #### ####",
    )
    assert scenario.company.teams["service"].label == "The desk"
    assert scenario.company.queues["service"].agents == 3
    assert scenario.company.promises["ring_back"].what == "We call"
    assert scenario.company.policies["keep_our_word"].label == "More vans"


@pytest.mark.parametrize(
    ("typed", "label", "people", "minutes"),
    [
        ("Customer service, 9 minutes", "Customer service", 0, 9),
        ("Claims 40 people.", "Claims", 40, 0),
        ("The 24/7 desk", "The 24/7 desk", 12, 0),
        ("Desk, 1 hour", "Desk", 0, 60),
        ("Repairs", "Repairs", 12, 0),
    ],
)
def test_who_answers_is_understood_as_people_or_as_time(typed: str, label: str, people: int, minutes: int) -> None:
    made = answers("", "", "", typed)
    assert (made.team, made.people, made.minutes) == (label, people, minutes)


@pytest.mark.parametrize(("question", "typed"), [(2, "card, 0 digits"), (2, "card, 90 digits"), (3, "Desk, 0 people"), (3, "Desk, 999 minutes"), (3, "9")])  # fmt: skip
def test_a_number_that_cannot_be_is_refused(question: int, typed: str) -> None:
    if typed == "9":
        assert answers(*[""] * question, typed).team == "9"
        return
    with pytest.raises(NotAnAnswer):
        answers(*[""] * question, typed)


def test_the_wait_is_about_as_long_as_was_answered() -> None:
    from walkshoes.maps import survey

    drawn = survey(journey("", "", "", "Desk, 20 minutes").scenario)
    minutes = int(drawn.by_name()["service_queue"].takes.split()[-2])
    assert 17 <= minutes <= 23


def test_every_part_of_the_answers_is_asked_for() -> None:
    found: dict[str, Any] = {}
    for question in QUESTIONS:
        found |= question.answered("")
    assert set(found) == {field.name for field in fields(Answers)}
    assert len(QUESTIONS) == 5
