"""What the board is asked, in words: figures a year with their separators, and what has been decided so far."""

from building import COMPANY, source

from walkshoes.living.board import board_offers, decided, settings_of

PLACES = "welcome: {team: ivr, announce: Good day., then: done}\n"
POLICIES = """\
policies:
  abroad: {label: Move the centre abroad, saves: 900000, sets: {teams.support.delay: 1s}}
  one_record: {label: One record, costs: 200000, sets: {record: shared}}
  wish: {label: A wish, meant: it is one, sets: {teams.support.gives_name: false}}
  staff: {label: Agents, number: queues.support.agents, range: [8, 30], costs_each: 80000}
  script: {label: Script, options: {short: {label: Short, saves: 1234.6, sets: {touchpoints.welcome.announce: Hi.}}}}
"""
PAPER = """\
board_paper:
  text: Five things.
  offers: [abroad, one_record, wish, {policy: staff, at: 8}, {policy: script, at: short}]
"""
ABROAD, ONE_RECORD, WISH, STAFF, SCRIPT = board_offers(source(PLACES, COMPANY + POLICIES, PAPER).scenario)


def test_a_journey_without_a_paper_offers_nothing() -> None:
    assert board_offers(source(PLACES).scenario) == ()


def test_every_offer_says_what_it_is_and_what_it_saves_or_costs_a_year() -> None:
    assert [(offer.label, offer.figure) for offer in (ABROAD, ONE_RECORD, WISH, STAFF, SCRIPT)] == [
        ("Move the centre abroad", "saves 900,000 a year"),
        ("One record", "costs 200,000 a year"),
        ("A wish", "costs nothing"),
        ("Agents: 8 instead of 13", "saves 400,000 a year"),
        ("Script: Short", "saves 1,235 a year"),
    ]


def test_what_is_accepted_is_set_and_the_rest_stays_as_it_is() -> None:
    assert settings_of([ABROAD, STAFF, SCRIPT]) == {"abroad": True, "staff": 8, "script": "short"}
    assert settings_of([]) == {}


def test_what_has_been_decided_is_added_up_and_a_cost_never_hides_in_a_saving() -> None:
    assert decided([]) == "You have decided nothing so far."
    assert decided([ABROAD, STAFF]) == "You have decided: 1,300,000 a year saved."
    assert decided([ONE_RECORD]) == "You have decided: 200,000 a year spent."
    assert decided([ABROAD, ONE_RECORD]) == "You have decided: 900,000 a year saved, 200,000 a year spent."
    assert decided([WISH]) == "You have decided: nothing saved, nothing spent."
