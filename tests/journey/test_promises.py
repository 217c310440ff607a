"""What the company says it will do, and what becomes of it on the calendar."""

import pytest
from building import COMPANY, begin, came_to, changed, cost, engine, happened, here, told, until

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Walk

HOUR = 3_600_000
PROMISES = (
    COMPANY
    + """\
promises:
  ring_back: {what: "Ring {name} back", by: support, due: 2h, kept: false}
  letter: {what: Send a letter, by: faults, due: 1h, kept: true}
  look_into_it: {what: Look into it, by: support, kept: true}
policies:
  kept: {label: Kept, sets: {promises.ring_back.kept: true}}
"""
)
PLACES = """\
welcome:
  team: support
  talk:
    - promise: ring_back
      say: We will ring you back.
    - promise: letter
    - promise: look_into_it
  then: home
home: {wait: {for: 3h}, then: next}
next: {choose: And now?, options: {stay: done, wait: home}}
rings: {team: support, talk: [{agent: Here I am.}], then: done}
nobody: {read: It has not rung., then: home}
"""


def promised(*changes: tuple[str, str], settings: dict[str, bool] | None = None) -> Walk:
    return begin(PLACES, changed(PROMISES, *changes), settings=settings)


def test_a_promise_is_made_and_said() -> None:
    walk = promised()
    until(walk, "next")
    made = cost(walk)
    assert (made.promises_made, made.promises_without_a_time) == (3, 1)
    assert "(a promise: Ring Ann Lee back)" in told(walk)
    assert "(a promise, without saying when: Look into it)" in told(walk)


def test_promises_fall_due_in_their_order_whatever_the_order_they_were_made_in() -> None:
    walk = until(promised(), "next")
    settled = [(code, x) for _, code, _, x, _ in walk.events if code in (Code.KEPT, Code.BROKEN)]
    names = [promise.name for promise in walk.engine.program.deliveries]
    assert [(Code(code).name, names[x]) for code, x in settled] == [("KEPT", "letter"), ("BROKEN", "ring_back")]
    days = [x for _, x, _ in happened(walk, Code.CALENDAR)]
    assert len(days) == 3
    assert sum(days) == 3 * HOUR


def test_a_policy_keeps_a_promise() -> None:
    made = cost(until(promised(settings={"kept": True}), "next"))
    assert (made.promises_kept, made.promises_broken) == (2, 0)


def test_a_promise_without_a_time_stays_open() -> None:
    walk = until(promised(), "next")
    for _ in range(3):
        assert walk.choose("wait")
    assert cost(walk).promises_open == 1


def test_before_its_time_a_promise_is_open() -> None:
    walk = promised(("due: 2h", "due: 2 days"))
    until(walk, "next")
    assert cost(walk).promises_open == 2
    for _ in range(16):
        assert walk.choose("wait")
    assert (cost(walk).promises_open, cost(walk).promises_broken) == (1, 1)


def test_a_promise_falls_due_once() -> None:
    walk = until(promised(), "next")
    for _ in range(5):
        assert walk.choose("wait")
    assert (cost(walk).promises_kept, cost(walk).promises_broken) == (1, 1)


def test_a_broken_promise_may_lead_elsewhere_at_its_own_moment() -> None:
    walk = until(promised(("due: 2h, kept: false", "due: 2h, kept: false, when_broken: nobody")), "nobody")
    made_at = happened(walk, Code.PROMISED)[0][0]
    broken_at = happened(walk, Code.BROKEN)[0][0]
    assert walk.calendar - walk.engine.program.start_ms == made_at + 2 * HOUR
    assert broken_at == walk.now
    assert came_to(walk) == ["welcome", "home", "nobody"]
    assert "(not kept: Ring Ann Lee back)" in told(walk)


def test_a_kept_promise_may_lead_elsewhere() -> None:
    walk = promised(("due: 2h, kept: false", "due: 2h, kept: true, when_kept: rings"))
    until(walk, "rings")
    assert "(kept: Ring Ann Lee back)" in told(walk)
    assert cost(walk).calls_received == 1


def test_a_wait_until_a_day_passes_over_what_falls_due() -> None:
    places = changed(PLACES, ("{for: 3h}", '{until: "2026-03-05 10:00"}'))
    walk = until(begin(places, PROMISES), "next")
    assert cost(walk).promises_broken == 1
    assert walk.calendar == walk.engine.program.start_ms + (2 * 24 + 20) * HOUR - 3 * 60_000
    before = walk.calendar
    assert walk.choose("wait")
    assert walk.calendar == before


@pytest.mark.parametrize(("kept", "line"), [("false", "gone"), ("true", "done")])
def test_a_condition_asks_whether_a_promise_was_kept(kept: str, line: str) -> None:
    places = changed(
        PLACES,
        (
            "{for: 3h}, then: next",
            "{for: 3h}, then: [{when: broken(ring_back), go: gone}, {when: kept(ring_back), go: done}]",
        ),
    )
    walk = begin(places, changed(PROMISES, ("due: 2h, kept: false", f"due: 2h, kept: {kept}")))
    until(walk, lambda walk: walk.ended)
    assert here(walk) == line


def test_a_share_is_for_simulated_callers_and_the_walker_is_told_what_they_meet() -> None:
    company = changed(
        PROMISES,
        ("due: 2h, kept: false", "due: 2h, kept: {share: 0.4, walker: true}"),
        (PROMISES[PROMISES.index("policies") :], ""),
    )
    made = engine(PLACES, company)
    assert cost(until(made.walk(), "next")).promises_broken == 0
    broken = sum(cost(until(made.walk(1, caller), "next")).promises_broken for caller in range(1, 301))
    assert 140 < broken < 220
    first = [until(made.walk(1, caller), "next").events for caller in range(1, 20)]
    assert first == [until(made.walk(1, caller), "next").events for caller in range(1, 20)]


def test_a_promise_is_of_the_company_that_makes_it() -> None:
    companies = """\
companies:
  shop: {name: Shop, lines: {customer_line: welcome}, teams: {desk: {}}}
  carrier:
    name: Carrier
    teams: {desk: {}}
    promises: {bring: {what: Bring it, by: desk, kept: true}}
"""
    program = begin("welcome: {team: carrier.desk, talk: [{promise: bring}], then: done}\n", companies).engine.program
    assert program.companies[program.teams[program.deliveries[0].team].company].name == "carrier"
