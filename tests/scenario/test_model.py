"""The shape of each part of a scenario: what may be written, in which short forms, and how a slip is answered."""

import pytest
from building import COMPANY, HEAD, changed, found, source
from pydantic import ValidationError

from walkshoes.scenario import model as m
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import ways as w
from walkshoes.scenario.load import load_text

WELCOME = "welcome: {team: ivr, announce: Hello., then: done}\n"


def codes(touchpoints: str, company: str = COMPANY, more: str = "", head: str = HEAD) -> list[str]:
    return [one.code for one in found(touchpoints, company, more, head)]


def causes(touchpoints: str, company: str = COMPANY, more: str = "", head: str = HEAD) -> str:
    return "\n".join(f"{one.code} {one.cause} ({one.mend})" for one in found(touchpoints, company, more, head))


def test_a_way_is_a_name_or_a_condition_and_a_name_or_several_of_them() -> None:
    made = source(
        """
        welcome: {team: ivr, announce: Hello., then: second}
        second: {team: ivr, announce: Hello., then: {go: third, hand_over: warm}}
        third: {team: ivr, announce: Hello., then: [{when: times(third) > 1, go: gone}, {go: done}]}
        """
    ).scenario.touchpoints
    assert made["welcome"].then == (w.Way(go="second"),)
    assert made["second"].then == (w.Way(go="third", hand_over="warm"),)
    assert [way.go for way in made["third"].then] == ["gone", "done"]


def test_a_key_leads_to_a_touchpoint_or_says_more() -> None:
    menu = source(
        """
        welcome:
          team: ivr
          menu: For this, press 1. For that, press 2.
          press: {1: done, "#": {go: gone, label: Leave}}
        """
    ).scenario.touchpoints["welcome"]
    assert menu.press == {"1": w.Option(go="done"), "#": w.Option(go="gone", label="Leave")}


def test_announcements_come_round_as_people_write_it() -> None:
    made = source(
        """
        welcome: {queue: support, every: {90s: Please wait., 2m: "Still here?"}, then: done}
        """
    ).scenario.touchpoints["welcome"]
    assert [(one.each, one.say) for one in made.every] == [(90_000, "Please wait."), (120_000, "Still here?")]


def test_one_prompt_may_stand_for_several() -> None:
    made = source(
        """
        welcome:
          team: ivr
          menu: Press 1.
          press: {1: done}
          no_input: {say: Sorry?}
          no_match: {say: [Sorry?, "Once more, please."]}
        """
    ).scenario.touchpoints["welcome"]
    assert made.no_input.say == ("Sorry?",)
    assert made.no_match.say == ("Sorry?", "Once more, please.")


@pytest.mark.parametrize("verb", sorted(set(t.VERBS) - {"ending"}))
def test_every_kind_of_touchpoint_is_known_by_its_word(verb: str) -> None:
    """A part with only its word is told what that kind lacks, and is not a guess at fourteen kinds."""
    kind = t.VERBS[verb]
    with pytest.raises(ValidationError) as error:
        m.Scenario.model_validate({"touchpoints": {"here": {verb: None}}})
    there = [one["loc"] for one in error.value.errors() if one["loc"][:2] == ("touchpoints", "here")]
    assert there
    assert {loc[2] for loc in there} == {f"kind:{verb}"}
    assert kind.__doc__


@pytest.mark.parametrize(
    ("sources", "sound"),
    [
        ("value: a", True),
        ("pattern: '##'", True),
        ("faker: postcode", True),
        ("told: true", True),
        ("told: false, value: a", True),
        ("value: a, told: true", False),
        ("value: a, faker: postcode", False),
        ("told: false", False),
    ],
)
def test_a_fact_has_one_source(sources: str, sound: bool) -> None:
    head = changed(HEAD, ("value: LS1 4AP", sources))
    assert ("WS106" in codes(WELCOME, head=head)) is not sound


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ("{label: a}", "say exactly one of: sets"),
        ("{label: a, sets: {}, number: queues.support.agents, range: [1, 2]}", "say exactly one of: sets"),
        ("{label: a, number: queues.support.agents}", "a number needs its range"),
        ("{label: a, sets: {}, range: [1, 2]}", "a number needs its range"),
        ("{label: a, number: queues.support.agents, range: [9, 8]}", "the range begins above its end"),
    ],
)
def test_a_policy_is_a_switch_or_a_number_or_a_choice(policy: str, words: str) -> None:
    assert words in causes(WELCOME, COMPANY + f"policies: {{staff: {policy}}}\n")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("calls_per_hour", "40000", "more than fifty times the calls"),
        ("calls_per_hour", "-1", "calls_per_hour"),
        ("calls_per_hour", ".nan", "WS107"),
        ("calls_per_hour", ".inf", "WS107"),
        ("agents", "-1", "agents"),
        ("agents", "1.5", "a whole number"),
        ("handling_time", "0s", "handling_time"),
        ("handling_time", "400 days", "handling_time"),
        ("patience", "400 days", "patience"),
        ("lived", "75", "WS107"),
        ("lived", "p100", "WS104"),
    ],
)
def test_a_queue_is_staffed_so_that_its_wait_can_be_worked_out(name: str, value: str, words: str) -> None:
    parts = {"calls_per_hour": "160", "handling_time": "6m", "agents": "13", "patience": "20m", name: value}
    queue = ", ".join(f"{name}: {value}" for name, value in parts.items())
    company = changed(COMPANY, ("{calls_per_hour: 160, handling_time: 6m, agents: 13, patience: 20m}", f"{{{queue}}}"))
    assert words in causes(WELCOME, company)


def test_a_queue_that_never_empties_is_refused() -> None:
    company = changed(COMPANY, ("agents: 13, patience: 20m", "agents: 13"))
    assert "this queue never empties" in causes(WELCOME, company)


def test_a_queue_that_nobody_answers_may_be_told() -> None:
    assert codes(WELCOME, changed(COMPANY, ("agents: 13", "agents: 0"))) == []


@pytest.mark.parametrize("start", ["", ", dial: customer_line, go: welcome"])
def test_a_walk_begins_with_a_call_or_at_a_touchpoint(start: str) -> None:
    head = changed(HEAD, (", dial: customer_line", start))
    assert "say either dial: a line, or go: the first touchpoint" in causes(WELCOME, head=head)


@pytest.mark.parametrize("variable", ["{to: 3, start: 4}", "{from: 2, to: 1, start: 1}", "{from: 1, to: 3}"])
def test_a_variable_begins_within_its_range(variable: str) -> None:
    assert "`start` must lie between" in causes(WELCOME, more=f"variables: {{tries: {variable}}}")


def test_there_is_one_company_or_several() -> None:
    several = "companies: {other: {name: Other}}"
    assert "say either company: or companies:" in causes(WELCOME, more=several)
    nobody = HEAD + "touchpoints:\n  done: {ending: So., resolved: true}\n"
    assert "say either company: or companies:" in "".join(one.cause for one in load_text(nobody, "small").findings)


@pytest.mark.parametrize(
    ("touchpoint", "code", "words"),
    [
        ("{team: ivr, announce: Hello.}", "WS101", "`then` is missing"),
        ("{taem: ivr, announce: Hello., then: done}", "WS102", "did you mean `team`?"),
        ("{team: ivr, anounce: Hello., then: done}", "WS103", "did you mean `announce`?"),
        ("{team: ivr, then: done}", "WS103", "it needs one of: announce, menu"),
        ("{team: ivr, menu: Press 1., press: {11: done}}", "WS104", "a key of the telephone is 0 to 9"),
        ("{team: ivr, announce: Hello., then: Done}", "WS104", "names are small letters"),
        ("{team: ivr, announce: Hello., then: done, channel: telephone}", "WS105", "phone"),
        ("{queue: support, then: done, every: {1s: No.}}", "WS108", "each"),
        ("{team: ivr, announce: 12, then: done}", "WS107", "a text is wanted here, not `12` (put it in quotes)"),
        ("{team: ivr, announce: [a], then: done}", "WS107", "a text is wanted here, not a list"),
        ("{team: ivr, hold: {for: 90}, then: done}", "WS106", "say the unit as well: `90s` or `90m`"),
        ("{team: support, talk: [{agnt: Hello.}], then: done}", "WS103", "did you mean `agent`?"),
        ("{team: ivr, announce: Hello., then: [{when: knows(, go: done}]}", "WS106", "cannot be read"),
        ("hello", "WS103", "what kind of thing is this?"),
        ("", "WS103", "what kind of thing is this?"),
    ],
)
def test_a_slip_in_a_touchpoint_is_answered_where_it_stands(touchpoint: str, code: str, words: str) -> None:
    slips = found(f"welcome: {touchpoint}\n")
    assert [one.code for one in slips] == [code]
    assert words in f"{slips[0].cause} ({slips[0].mend})"
    assert slips[0].place.line == 22


def test_a_choice_that_is_no_choice_is_answered_with_the_nearest() -> None:
    assert "did you mean `leaves`?" in causes(
        "welcome: {team: ivr, announce: Hello., then: over}\nover: {ending: So., resolved: true, customer: leavs}\n"
    )
