"""Twelve journeys in outline: the language carries each of them, badly and well."""

from functools import cache
from pathlib import Path

import pytest
from building import state
from caller import Caller, Walked, walked
from journeys import TWELVE, as_it_is

from walkshoes.journey.inputs import Kind
from walkshoes.journey.ledger import BY_COMPANY, Ledger
from walkshoes.journey.reliving import replay
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.policies import number_now, policies_of, yearly_cost

OUTLINES = Path(__file__).parent.parent / "skeletons"
TWINS = ("bad", "good")
EACH = [(name, twin) for name in TWELVE for twin in TWINS]


@cache
def source(name: str) -> Source:
    return source_of(load(OUTLINES / f"{name}.yaml"))


@cache
def walk_of(name: str, twin: str, *, hasty: bool = False) -> Walked:
    settings = source(name).scenario.twin if twin == "good" else as_it_is(source(name))
    return walked(source(name), settings, hasty=hasty)


def twins(name: str) -> tuple[Ledger, Ledger]:
    return walk_of(name, "bad").ledger, walk_of(name, "good").ledger


def test_there_are_twelve() -> None:
    assert {path.stem for path in OUTLINES.glob("*.yaml")} == set(TWELVE)


@pytest.mark.parametrize("name", TWELVE)
def test_nothing_is_found_in_it(name: str) -> None:
    assert load(OUTLINES / f"{name}.yaml", thoroughly=True).findings == ()


@pytest.mark.parametrize("name", TWELVE)
def test_it_holds_its_good_twin(name: str) -> None:
    scenario = source(name).scenario
    assert scenario.twin
    assert any(company.policies for company in scenario.all_companies().values())


@pytest.mark.parametrize("name", TWELVE)
def test_both_twins_can_be_walked_to_an_ending_and_the_good_one_ends_better(name: str) -> None:
    bad, good = twins(name)
    assert bad.ending in source(name).scenario.touchpoints
    assert good.resolved
    assert bad.ending != good.ending
    assert good.leaves <= bad.leaves


# What each journey is about, and its good twin is not

LESS_IN_THE_GOOD_TWIN = {
    "three-days-without-broadband": (
        "times_asked_again",
        "digits_rekeyed",
        "words_retold",
        "calls",
        "drops",
        "deflections",
        "promises_broken",
        "chased",
        "tells",
    ),
    "a-letter-that-was-answered": (
        "generic",
        "words_retold",
        "unsigned",
        "cannot",
        "switches_without_context",
        "sent_to_private",
        "seen_by",
        "promises_without_a_time",
        "promises_open",
        "tells",
    ),
    "the-evening-call": ("words_told", "calls", "drops", "given_ms", "references", "promises_without_a_time", "chased"),
    "nobody-takes-messages": (
        "calls",
        "menus",
        "generic",
        "unsigned",
        "automatic",
        "references",
        "chased",
        "sent_to_private",
        "words_retold",
    ),
    "still-waiting": (
        "messages_sent",
        "unanswered",
        "automatic",
        "chased",
        "promises_late",
        "promises_open",
        "promises_without_a_time",
        "words_retold",
        "calendar_ms",
    ),
    "have-you-read-the-faq": (
        "generic",
        "cannot",
        "words_retold",
        "same_article_again",
        "references",
        "automatic",
        "holds",
    ),
    "not-my-department": ("deflections", "words_retold", "people", "references", "automatic", "queues"),
    "four-channels-no-context": (
        "times_asked_again",
        "words_retold",
        "switches_without_context",
        "found_closed",
        "deflections",
        "cannot",
    ),
    "four-dollars-of-bacon": ("cannot", "generic", "holds", "leaves", "tells"),
    "the-executive-line": ("calls_received", "check_ins"),
    "the-cheaper-centre": ("times_asked_again", "generic", "calls", "cannot", "promises_late", "chased", "references"),
    "they-did-what-they-said": ("promises_broken", "words_retold", "calls", "chased", "automatic"),
}
MORE_IN_THE_GOOD_TWIN = {
    "three-days-without-broadband": ("recommends", "granted"),
    "a-letter-that-was-answered": ("names_given", "promises_kept"),
    "the-evening-call": ("granted", "recommends"),
    "nobody-takes-messages": ("names_given", "promises_kept"),
    "still-waiting": ("promises_kept", "names_given"),
    "have-you-read-the-faq": ("granted", "names_given"),
    "not-my-department": ("names_given", "promises_kept", "granted"),
    "four-channels-no-context": ("names_given", "promises_kept"),
    "four-dollars-of-bacon": ("names_given", "recommends"),
    "the-executive-line": ("menus", "queues", "given_ms", "generic", "tells"),
    "the-cheaper-centre": ("names_given",),
    "they-did-what-they-said": ("promises_kept", "names_given", "check_ins", "calls_received", "recommends"),
}
NONE_IN_THE_GOOD_TWIN = ("drops", "chased", "promises_broken", "promises_late", "unanswered", "found_closed", "cannot")


@pytest.mark.parametrize(
    ("name", "count"), [(name, one) for name, all_ in LESS_IN_THE_GOOD_TWIN.items() for one in all_]
)
def test_the_company_done_right_spares_what_the_journey_is_about(name: str, count: str) -> None:
    bad, good = twins(name)
    assert getattr(good, count) < getattr(bad, count)


@pytest.mark.parametrize(
    ("name", "count"), [(name, one) for name, all_ in MORE_IN_THE_GOOD_TWIN.items() for one in all_]
)
def test_the_company_done_right_gives_what_the_journey_is_about(name: str, count: str) -> None:
    bad, good = twins(name)
    assert getattr(good, count) > getattr(bad, count)


@pytest.mark.parametrize("name", TWELVE)
def test_no_good_twin_asks_again_or_breaks_its_word(name: str) -> None:
    _, good = twins(name)
    assert good.times_asked_again == good.digits_rekeyed == good.words_retold == 0
    assert {count: getattr(good, count) for count in NONE_IN_THE_GOOD_TWIN if getattr(good, count)} == {}


OWNED_WHEN_DONE_RIGHT = {
    "three-days-without-broadband": True,
    "a-letter-that-was-answered": True,
    "the-evening-call": True,
    "nobody-takes-messages": True,
    "still-waiting": True,
    "have-you-read-the-faq": True,
    "not-my-department": True,
    "four-channels-no-context": True,
    "four-dollars-of-bacon": False,
    "the-executive-line": False,
    "the-cheaper-centre": True,
    "they-did-what-they-said": True,
}


@pytest.mark.parametrize("name", TWELVE)
def test_somebody_owns_the_case_where_the_company_is_done_right(name: str) -> None:
    assert bool(twins(name)[1].owner) == OWNED_WHEN_DONE_RIGHT[name]


def test_the_executive_line_asks_for_nothing() -> None:
    executive, _ = twins("the-executive-line")
    assert executive.resolved
    assert not executive.asked
    assert executive.menus == executive.queues == 0


def test_the_executive_line_meets_the_same_customer() -> None:
    follows = source("the-executive-line").scenario.follows
    assert follows in TWELVE
    first, executive = (make_persona(source(name).scenario, 1) for name in (follows, "the-executive-line"))
    assert (executive.name, executive.facts) == (first.name, first.facts)


def test_the_one_who_cannot_leave_stays() -> None:
    places = walk_of("not-my-department", "bad").engine.program.places
    assert {place.leaves for place in places if place.kind == "ending" and place.name != "gave_up"} == {0.0}


def test_the_paper_is_there_before_anybody_is_a_customer_and_every_saving_on_it_is_felt() -> None:
    cheaper = source("the-cheaper-centre")
    assert {name for name in TWELVE if source(name).scenario.board_paper is not None} == {"the-cheaper-centre"}
    saved = {name: yearly_cost(cheaper.scenario, name, value) for name, value in as_it_is(cheaper).items()}
    assert saved == {"centre_abroad": -900_000, "one_script": -150_000, "no_message_desk": -250_000, "agents": -480_000}
    bought, unsigned = walk_of("the-cheaper-centre", "bad").ledger, walked(cheaper, {}).ledger
    assert unsigned.resolved
    assert not bought.resolved
    assert unsigned.times_asked_again < bought.times_asked_again
    for name, value in as_it_is(cheaper).items():
        assert walked(cheaper, {**as_it_is(cheaper), name: _unsigned(cheaper, name)}).walk.events != (
            walk_of("the-cheaper-centre", "bad").walk.events
        ), f"nothing comes of {name}: {value}"


def _unsigned(made: Source, name: str) -> bool | int:
    """A policy as it is: a switch that is off, the number that stands in the file."""
    switch = policies_of(made.scenario)[name][1].sets is not None
    return False if switch else round(number_now(made.scenario, name))


def test_the_competitors_row_is_its_own() -> None:
    bad, good = twins("the-evening-call")
    assert (bad.companies["skyward"]["calls"], bad.companies["nextdoor"]["calls"]) == (2, 1)
    assert good.companies["nextdoor"] == dict.fromkeys(BY_COMPANY, 0)


# Every count is moved by some journey


def moved(ledger: Ledger) -> set[str]:
    """The counts that are not at their beginning; of a table, each of its rows that is not."""
    found: set[str] = set()
    for name in Ledger.__slots__:
        value = getattr(ledger, name)
        rows = value.items() if isinstance(value, dict) else ()
        found |= {f"{name}.{row}" for row, count in rows if count}
        found |= {name} if value and (not isinstance(value, dict) or any(value.values())) else set()
    return found


def test_every_count_of_the_ledger_is_moved_by_some_outline() -> None:
    steady = {count for name, twin in EACH for count in moved(walk_of(name, twin).ledger)}
    hasty = {count for name, twin in EACH for count in moved(walk_of(name, twin, hasty=True).ledger)}
    kinds = {f"minutes_ms.{kind}" for kind in Ledger().minutes_ms}
    channels = {f"contacts.{channel}" for channel in ("phone", "email", "letter", "chat", "social", "in person")}
    wanted = {*Ledger.__slots__} | kinds | channels
    only_hasty = {"hang_ups", "slips", "reactions", "allowed", "minutes_ms.deciding"}
    assert wanted - steady == only_hasty
    assert wanted - steady - hasty == set()


# A walk is its inputs


@pytest.mark.parametrize("hasty", [False, True], ids=["steady", "hasty"])
@pytest.mark.parametrize(("name", "twin"), EACH)
def test_a_walk_is_lived_again_from_its_inputs(name: str, twin: str, hasty: bool) -> None:
    made = walk_of(name, twin, hasty=hasty)
    again = replay(made.engine, made.inputs, reached_ms=made.walk.now)
    assert again.events == made.walk.events
    assert state(again) == state(made.walk)


@pytest.mark.parametrize("hasty", [False, True], ids=["steady", "hasty"])
@pytest.mark.parametrize(("name", "twin"), EACH)
def test_a_walk_taken_up_midway_goes_on_as_it_would_have(name: str, twin: str, hasty: bool) -> None:
    whole = walk_of(name, twin, hasty=hasty)
    for third in (1, 2):
        caller = Caller(whole.engine, hasty=hasty)
        begun = caller.goes(whole.engine.walk(), len(whole.inputs) * third // 3)
        taken_up = replay(whole.engine, begun.inputs, reached_ms=begun.walk.now)
        assert state(taken_up) == state(begun.walk)
        assert caller.goes(taken_up).walk.events == whole.walk.events


@pytest.mark.parametrize("hasty", [False, True], ids=["steady", "hasty"])
@pytest.mark.parametrize(("name", "twin"), EACH)
def test_a_look_ahead_changes_nothing(name: str, twin: str, hasty: bool) -> None:
    whole = walk_of(name, twin, hasty=hasty)
    caller = Caller(whole.engine, hasty=hasty)
    walk = whole.engine.walk()
    for inputs in range(1, len(whole.inputs), 2):
        begun = caller.goes(walk, inputs).walk
        before = state(begun)
        assert caller.twin().goes(begun.fork()).walk.events == whole.walk.events
        assert state(begun) == before
    assert caller.goes(walk).walk.events == whole.walk.events


def test_the_hasty_one_does_all_that_the_steady_one_does_not() -> None:
    kinds = {made.kind for name in TWELVE for made in walk_of(name, "bad", hasty=True).inputs}
    assert kinds == {*Kind} - {Kind.END_WAIT}
