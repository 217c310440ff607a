"""A small journey with levers of every kind, walked by somebody, and the question put to that walk."""

from building import ANN, COMPANY, changed, source

from walkshoes.journey.callers import Caller
from walkshoes.journey.engine import Engine
from walkshoes.journey.ledger import ledger
from walkshoes.journey.lowering import lower
from walkshoes.scenario.load import Source
from walkshoes.scenario.policies import Settings
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.whatif.manner import Manner
from walkshoes.whatif.question import Question

POLICIES = """\
policies:
  remember: {label: Everybody sees the record, costs: 50000, sets: {record: shared}}
  people: {label: People answering, number: queues.support.agents, range: [8, 20], costs_each: 30000}
  hours:
    label: When faults answers
    options:
      late: {label: until ten, costs: 9000, sets: {teams.faults.hours: "Mon-Sun 08:00-22:00"}}
      never_ill: {label: at night too, costs: 20000, saves: 1000, sets: {teams.faults.hours: "Mon-Sun 00:00-24:00"}}
"""
LEVERS = (
    changed(COMPANY, ("may: [engineer]}", 'may: [engineer], hours: "Mon-Fri 08:00-18:00", cost_per_minute: 0.5}'))
    + POLICIES
)
JOURNEY = """\
welcome: {team: ivr, collect: {fact: account_number}, then: first_queue}
first_queue: {queue: support, then: first_agent}
first_agent: {team: support, talk: [ask: {fact: account_number}, ask: {fact: story}], then: second_queue}
second_queue: {queue: faults, closed: {then: gone}, then: second_agent}
second_agent: {team: faults, talk: [ask: {fact: account_number}, ask: {fact: story}], then: done}
"""
SEED = 9
"""Under which nobody hangs up, and the waits are long."""
PAPER = "board_paper: {text: Four savings., offers: [{policy: people, at: 8}, remember]}\n"


def levered(more: str = "", *changes: tuple[str, str]) -> Source:
    return source(
        JOURNEY, changed(LEVERS, *changes), "gives_up: gone\ncallers: {a_year: 12000, keying_errors: 0}\n" + more
    )


def walked(record: Record, settings: Settings | None = None, made: Source | None = None) -> KeptWalk:
    """A walk in the record, lived to its end by somebody who did as callers do."""
    kept = record.begin(made or levered(), "Ada", settings=settings or {}, seed=SEED, persona=ANN)
    one, walk = Caller(kept.engine, SEED, 0), kept.engine.walk(SEED)
    one.goes(walk)
    for done in one.inputs:
        kept.advance(done.at_ms)
        assert kept.give(done)
    kept.advance(walk.now)
    return kept


def question(settings: Settings | None = None, more: str = "") -> Question:
    """Of somebody who did as callers do, under these settings."""
    made, settings = levered(more), settings or {}
    engine = Engine(lower(made.under(settings), settings), ANN)
    one, walk = Caller(engine, SEED, 0), engine.walk(SEED)
    one.goes(walk)
    manner = Manner.of(engine, one.inputs, SEED, None, walk.now)
    return Question(made, ANN, settings, ledger(engine, walk.events, walk.now), manner, SEED)
