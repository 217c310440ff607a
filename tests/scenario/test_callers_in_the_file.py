"""What a file says of callers: the shares of each option, and how they behave."""

import pytest
from building import engine, found

from walkshoes.journey.program import Choose, Menu
from walkshoes.scenario.callers import Callers
from walkshoes.scenario.findings import Finding, Severity

PLACES = """\
welcome: {team: ivr, menu: "For faults, press 1. For bills, press 2.", press: {1: home, 2: gone}MENU}
home: {choose: And now?, options: {stay: later, leave: gone}CHOICE}
later: {wait: {for: 1 day}, instead: {write: gone}, then: doneWAIT}
"""


def places(**usually: str) -> str:
    made = PLACES
    for word in ("MENU", "CHOICE", "WAIT"):
        made = made.replace(word, f", usually: {usually[word]}" if word in usually else "")
    return made


def errors(*journey: str) -> list[Finding]:
    return [one for one in found(*journey) if one.severity == Severity.ERROR]


@pytest.mark.parametrize(
    ("usually", "cause"),
    [
        ({"MENU": "{3: 0.5}"}, "`welcome` has no option `3`"),
        ({"CHOICE": "{lave: 0.5}"}, "`home` has no option `lave`"),
        ({"WAIT": "{stay: 0.5}"}, "`later` has no option `stay`"),
        ({"CHOICE": "{stay: 0.8, leave: 0.4}"}, "the shares add up to 1.2: more callers than there are"),
        ({"CHOICE": "{stay: 0.2, leave: 0.4}"}, "the shares of all options add up to 0.6"),
    ],
)
def test_shares_that_do_not_fit_are_found(usually: dict[str, str], cause: str) -> None:
    (finding,) = errors(places(**usually))
    assert finding.code == "WS227"
    assert finding.cause.startswith(cause)


@pytest.mark.parametrize("share", ["-0.1", "1.5", "most"])
def test_a_share_is_a_number_from_0_to_1(share: str) -> None:
    assert errors(places(CHOICE=f"{{stay: {share}}}"))


def test_shares_that_fit_are_no_finding() -> None:
    assert errors(places(MENU="{1: 0.333, 2: 0.667}", CHOICE="{stay: 1}", WAIT="{wait: 0.5, write: 0.5}")) == []


def test_a_policy_that_takes_an_option_away_does_not_fit_its_shares() -> None:
    company = """\
name: Meridian
lines: {customer_line: welcome}
teams: {ivr: {}}
policies: {short: {label: Short, sets: {touchpoints.welcome.press: {1: home}}}}
"""
    codes = {one.code for one in errors(places(MENU="{2: 0.5}"), company)}
    assert codes == {"WS213"}


def test_what_is_left_out_shares_the_rest_and_is_not_assumed() -> None:
    ops = engine(places(MENU="{1: 0.7}", WAIT="{wait: 0.9}")).program.ops
    menu = next(op for op in ops if isinstance(op, Menu))
    wait = next(op for op in ops if isinstance(op, Choose) and op.waits)
    assert menu.usually == pytest.approx((0.7, 0.3))
    assert wait.usually == pytest.approx((0.9, 0.1))
    assert not menu.assumed
    assert not wait.assumed


def test_what_the_file_does_not_say_is_assumed() -> None:
    program = engine(places()).program
    assert set(program.callers.assumed) == set(Callers.model_fields)
    choices = [op for op in program.ops if isinstance(op, Menu | Choose)]
    assert all(op.assumed for op in choices)
    assert all(sum(op.usually) > 0 and len(op.usually) == len(op.options) for op in choices)
    said = engine(places(), more="callers: {patience: 3m, chase: 0.1}\n").program
    assert set(said.callers.assumed) == set(Callers.model_fields) - {"patience", "chase"}
    assert said.callers.patience_ms == 180_000
    assert next(op for op in said.ops if isinstance(op, Choose) and op.waits).usually == pytest.approx((0.9, 0.1))


def test_a_way_that_comes_round_to_the_same_menu_is_not_taken_to_settle_anything() -> None:
    round_ = """\
welcome: {team: ivr, menu: "Press 1, 2 or 3.", press: {1: bill, 2: other, 3: home}}
bill: {team: ivr, announce: It is on its way., then: welcome}
other: {team: ivr, menu: "Press 1 or 2.", press: {1: home, 2: welcome}}
home: {choose: And now?, options: {stay: done, leave: gone}}
"""
    ops = engine(round_).program.ops
    shares = [op.usually for op in ops if isinstance(op, Menu) or (isinstance(op, Choose) and not op.dials)]
    assert shares == [(0.0, 0.5, 0.5), (0.5, 0.5), (1.0, 0.0)]
