"""The library as a whole, and what every journey in it has."""

from functools import cache

import pytest
from caller import PERSONA_SEED
from journeys import TWELVE, as_it_is
from lasting import kept_ledger, persons_ms

from walkshoes.rehearsals.running import rehearse_many
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.shipped import scenario_files, walkable
from walkshoes.scenario.times import MINUTE
from walkshoes.simulate.decided import Decided
from walkshoes.simulate.study import Study

FILES = {path.stem: path for path in scenario_files()}
EACH = pytest.mark.parametrize("name", TWELVE)
NOT_KINDER = "the-executive-line"
"""Its twin is the number everybody rings: truer than the executives' own, and not kinder."""
WALKED = 4_000
CALLERS = 600


@cache
def source(name: str) -> Source:
    return source_of(load(FILES[name]))


def test_the_twelve_are_there() -> None:
    assert set(FILES) == set(TWELVE)


def test_the_shortest_stands_first_and_what_goes_on_from_another_right_after_it() -> None:
    names = [one.name for one in walkable()]
    assert names[0] == "four-dollars-of-bacon"
    assert names.index("the-executive-line") == names.index("three-days-without-broadband") + 1


@EACH
def test_a_journey_holds_its_good_twin_and_settles_more_there(name: str) -> None:
    usual = "as-it-is" if source(name).scenario.walked == "done right" else "typical"
    bad, good = kept_ledger(source(name), usual), kept_ledger(source(name), "the-good-twin")
    assert good.resolved
    kinder = good.leaves <= bad.leaves and good.times_asked_again <= bad.times_asked_again
    assert kinder == (name != NOT_KINDER)


@EACH
def test_the_worst_walk_ends_unsettled(name: str) -> None:
    made = kept_ledger(source(name), "worst")
    assert not made.resolved
    assert made.ending in source(name).scenario.touchpoints


@EACH
def test_the_minutes_it_states_are_true_at_natural_pace(name: str) -> None:
    stated = source(name).scenario.minutes
    assert stated is not None
    assert stated <= 25
    takes = persons_ms(kept_ledger(source(name), "typical")) / MINUTE
    assert abs(takes - stated) <= 0.2 * stated, f"{takes:.1f} minutes"


@EACH
def test_it_has_a_page_for_the_facilitator_that_says_what_it_rests_on(name: str) -> None:
    guide = source(name).scenario.guide
    assert guide is not None
    assert guide.themes
    assert len(guide.watch) >= 3
    assert len(guide.trials) >= 2
    assert any(one.trust == "assumed" for one in guide.evidence), "the sums and the staffing are assumed, and say so"


@EACH
def test_thousands_of_callers_come_to_every_touchpoint_and_take_every_option(name: str) -> None:
    made = rehearse_many(source(name), WALKED, 1)
    unseen = made.unseen()
    assert made.failures == []
    assert unseen.touchpoints == set()
    assert unseen.options == set()


@EACH
def test_the_company_done_right_settles_more_of_a_year(name: str) -> None:
    made = source(name)
    study = Study(made, make_persona(made.scenario, PERSONA_SEED))
    decided = (Decided.of(as_it_is(made)), Decided.of(made.scenario.twin))
    *_, seen = study.looks(*decided, CALLERS)
    before, now = seen.before.figures["settled"], seen.now.figures["settled"]
    assert (now.value > before.value) == (name != NOT_KINDER)


# Of the library together


@cache
def everything() -> tuple[Source, ...]:
    return tuple(source(name) for name in TWELVE)


def test_every_channel_is_met_somewhere() -> None:
    channels = {channel for one in everything() for channel in one.scenario.channels}
    assert channels == {"phone", "email", "letter", "chat", "social", "in person"}


def test_every_kind_of_touchpoint_is_met_somewhere() -> None:
    kinds = {type(made) for one in everything() for made in one.scenario.touchpoints.values()}
    assert kinds == set(t.VERBS.values())


def test_the_journeys_lie_in_many_countries() -> None:
    assert len({one.scenario.zone for one in everything()}) >= 4


def test_each_standard_of_the_scorecard_is_tested_somewhere() -> None:
    asked = {item for one in everything() for item in one.scenario.scorecard}
    assert len(asked) == 8


def test_one_customer_cannot_leave_one_recommends_and_some_never_make_contact() -> None:
    ends = {one.name: [x for x in one.scenario.touchpoints.values() if isinstance(x, t.Ending)] for one in everything()}
    assert all(end.customer == "stays" for end in ends["not-my-department"])
    assert any(end.customer == "recommends" for end in ends["they-did-what-they-said"])
    assert source("the-cheaper-centre").scenario.callers.never > 0
