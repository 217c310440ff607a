"""The customer is made concrete from the scenario and a seed, and stays who they are."""

import json

import pytest
from building import HEAD, changed, source

from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona, UnknownProvider, faker_for, make_persona, provided

TALK = """\
welcome: {team: support, talk: [{agent: "{agent} here, {name}."}], then: second}
second: {team: faults, talk: [{agent: "{agent} here."}], then: done}
"""
FAKED = changed(
    HEAD,
    ("name: Ann Lee", "name: {faker: first_name_female}"),
    ('value: "7734 09 128851"', 'pattern: "7734 ## ?#@!%"'),
    ("value: LS1 4AP", "faker: postcode"),
)


@pytest.fixture(scope="module")
def faked() -> Source:
    return source(TALK, head=FAKED)


def test_the_same_seed_makes_the_same_person(faked: Source) -> None:
    assert make_persona(faked.scenario, 7) == make_persona(faked.scenario, 7)


def test_another_seed_makes_another_person(faked: Source) -> None:
    people = [make_persona(faked.scenario, seed) for seed in range(5)]
    assert len({person.name for person in people}) > 1
    assert len({person.facts["account_number"] for person in people}) == 5


def test_every_fact_has_a_value_but_those_told_in_ones_own_words(faked: Source) -> None:
    person = make_persona(faked.scenario, 1)
    assert set(person.facts) == {"account_number", "postcode"}
    assert set(person.agents) == {"welcome", "second"}
    assert all(person.agents.values())


def test_in_a_pattern_only_the_two_signs_of_the_language_stand_for_something(faked: Source) -> None:
    number = make_persona(faked.scenario, 3).facts["account_number"]
    assert number[:5] == "7734 "
    assert number[5:7].isdecimal()
    assert number[8].isalpha()
    assert number[8].isupper()
    assert number[9].isdecimal()
    assert number[10:] == "@!%"


def test_a_fact_that_is_added_leaves_the_others_as_they_were(faked: Source) -> None:
    more = changed(
        FAKED,
        (
            "  facts:\n",
            "  facts:\n    first: {label: first, pattern: '####'}\n    second: {label: town, faker: city}\n",
        ),
    )
    before, after = make_persona(faked.scenario, 4), make_persona(source(TALK, head=more).scenario, 4)
    assert set(after.facts) - set(before.facts) == {"first", "second"}
    assert {name: after.facts[name] for name in before.facts} == before.facts
    assert (after.name, after.agents) == (before.name, before.agents)


def test_a_value_and_a_name_are_taken_as_written() -> None:
    person = make_persona(source(TALK).scenario, 1)
    assert (person.name, person.facts["account_number"], person.facts["postcode"]) == (
        "Ann Lee",
        "7734 09 128851",
        "LS1 4AP",
    )


@pytest.mark.parametrize(
    "provider",
    ["post_code", "seed", "seed_instance", "binary", "pylist", "optional", "enum", "random", "unique", "add_provider"],
)
def test_what_makes_no_text_is_refused_in_words(provider: str) -> None:
    made = source(TALK, head=changed(FAKED, ("faker: postcode", f"faker: {provider}")))
    with pytest.raises(UnknownProvider, match=f"{provider}"):
        make_persona(made.scenario, 1)


def test_a_locale_without_customers_is_refused_in_words() -> None:
    made = source(TALK, more="locale: xx_YY")
    with pytest.raises(UnknownProvider, match="Faker has no customers for the locale `xx_YY`"):
        make_persona(made.scenario, 1)


def test_a_person_is_kept_and_read_again(faked: Source) -> None:
    person = make_persona(faked.scenario, 2)
    assert Persona.from_json(json.loads(json.dumps(person.as_json()))) == person


def test_a_person_that_another_program_wrote_cannot_act_on_the_terminal() -> None:
    person = Persona.from_json({"name": "Ann\x1b[2J", "facts": {"postcode": "\u202eLS1"}, "agents": {"a": "B\x07"}})
    assert (person.name, person.facts["postcode"], person.agents["a"]) == ("Ann[2J", "LS1", "B")


@pytest.mark.parametrize(
    "data", [[], "Ann", None, {"facts": []}, {"agents": "x"}, {"facts": None}, {"seed": "1"}, {"seed": None}]
)
def test_what_is_no_person_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="of a persona|a persona has"):
        Persona.from_json(data)  # type: ignore[arg-type]


@pytest.mark.parametrize("provider", ["iso8601", "time", "unix_time", "date_this_year", "passport_full"])
def test_a_provider_that_reads_the_clock_is_refused(provider: str) -> None:
    with pytest.raises(UnknownProvider, match="depends on the day"):
        provided(faker_for("en_GB"), provider)
