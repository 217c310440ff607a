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
        ("Claims, forty people", "Claims", 40, 0),
        ("Claims, Twenty-five agents", "Claims", 25, 0),
        ("Claims, forty people, about nine minutes", "Claims", 40, 9),
        ("Studio One", "Studio One", 12, 0),
        ("The people who listen", "The people who listen", 12, 0),
    ],
)
def test_who_answers_is_understood_as_people_or_as_time(typed: str, label: str, people: int, minutes: int) -> None:
    made = answers("", "", "", typed)
    assert (made.team, made.people, made.minutes) == (label, people, minutes)


@pytest.mark.parametrize(
    ("question", "typed", "says"),
    [
        (1, "7", "only a number"),
        (2, "card, 0 digits", "from 1 to 19 digits"),
        (2, "card, 90 digits", "from 1 to 19 digits"),
        (2, "card, a dozen digits", "How many digits?"),
        (2, "12 digits", "needs a letter"),
        (3, "Desk, 0 people", "From 1 to 500 people"),
        (3, "0 people", "From 1 to 500 people"),
        (3, "zero people", "From 1 to 500 people"),
        (3, "40 people", "Who are they?"),
        (3, "Desk, 999 minutes", "from 1 to 120 minutes"),
        (3, "Claims, a hundred people", "How many is that?"),
        (3, "Claims, 1,000 people", "How many is that?"),
        (3, "9", "only a number"),
        (4, "7", "only a number"),
    ],
)
def test_what_cannot_be_meant_is_asked_again_with_a_sentence(question: int, typed: str, says: str) -> None:
    with pytest.raises(NotAnAnswer, match=says.replace("?", "[?]")) as refused:
        answers(*[""] * question, typed)
    assert str(refused.value).endswith(".")


def test_a_number_in_words_is_understood_and_all_five_are_said_back() -> None:
    made = answers(
        "Alder", "You had a flood.", "policy number, ten digits", "Claims, forty people", "We write / Less work"
    )
    assert [question.understood(made) for question in QUESTIONS] == [
        "Your company: Alder",
        "The customer: You had a flood.",
        "What they key: policy number, 10 digits",
        "Who answers: Claims, 40 people",
        "What they promise and do not do: We write / Less work",
    ]
    assert QUESTIONS[3].understood(answers()) == "Who answers: Customer service, after about 9 minutes"


def test_the_words_of_the_menu_are_of_no_trade() -> None:
    assert "order" not in draft(answers("Alder", "You had a flood.", "policy number", "Claims", "We write"))


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
