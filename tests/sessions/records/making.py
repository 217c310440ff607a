"""Makes the record that stands for today's version of the tables, to be opened by every later walkshoes.

    python tests/sessions/records/making.py

Run it once when a migration has been added, and keep `vN.db` and `vN.json` with it. One that is there is never made
anew: what an older walkshoes has written is the point of it. In it are a finished walk and one that was left in the
middle of a story; since version 2 in a session that somebody led, the second by a group, and somebody was forgotten
there. Everybody in it is invented.
"""

import json
import sys
from pathlib import Path

from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import load_text, source_of
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.copies import note_copy
from walkshoes.sessions.debrief_notes import Heading, write_down
from walkshoes.sessions.follow_ups import commitments_of, follow_up
from walkshoes.sessions.forgetting import forget
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.migrations import KNOWN
from walkshoes.sessions.people import join
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.steering import Ask, steer

HERE = Path(__file__).parent
JOURNEY = """
title: The silent line
customer:
  name: Ada Byron
  about: You are {name}. The line is dead.
  facts:
    account_number: {label: account number, value: "7734 09"}
    story:          {label: what has happened, told: true}
company:
  name: Meridian
  lines: {customer_line: menu}
  teams: {ivr: {}, support: {may: []}}
  queues: {support: {calls_per_hour: 160, handling_time: 6m, agents: 15, patience: 20m}}
  promises: {engineer: {what: an engineer tomorrow, by: support, due: 1d, kept: false}}
  policies: {one_record: {label: One customer record, costs: 240000, sets: {record: shared}}}
start: {at: "2026-03-02 14:03", dial: customer_line}
touchpoints:
  menu: {team: ivr, menu: "For anything at all, press 2.", press: {2: identify}}
  identify:
    team: ivr
    collect: {fact: account_number, say: "Please key your account number, followed by hash.", tries: 9}
    then: queue
  queue: {queue: support, every: {90s: "Your call is important to us."}, then: agent}
  agent:
    team: support
    talk:
      - agent: How may I help you today?
      - ask: {fact: account_number}
      - ask: {fact: story, hears: {an_outage: [dead, down]}}
      - promise: engineer
    then: letter
  letter: {team: support, channel: letter, read: "Dear {name}, we are looking into it.", then: what_now}
  what_now:
    choose: What do you do?
    options: {wait: {label: Wait, go: tomorrow}, again: {label: Ring again, go: menu}}
  tomorrow: {wait: {for: 2d}, then: booked}
  booked: {ending: Nobody came., resolved: false, customer: stays}
"""
ADA = Persona("Ada Byron", {"account_number": "7734 09"}, {"agent": "Sam"})
EXPECTED = {"minutes": 8, "people": 1, "asked_same": 1, "easy": 5}
LABELS = {"company": ["Meridian"], "department": ["Sales", "Service"]}
FROM_SALES = {"department": "Sales"}
HANDS = {"-1": 2, "-2": 1}
FELT = {"minutes": 25, "people": 2, "asked_same": 3, "owner": "nobody"}


def made(path: Path) -> dict[str, object]:
    """Write the record; gives what is in it, as this version of walkshoes understands it."""
    record = Record(path)
    source = source_of(load_text(JOURNEY, "the-silent-line"))
    led = begin_session(record.file, Plan("A morning in March", [source], labels=LABELS, seed=7))
    steer(record.file, led.id, Ask.START)
    people = [
        join(record.file, led.id, alias, people=many, labels=FROM_SALES)
        for alias, many in (("Guest 1", 1), ("Guest 2", 3), ("Guest 3", 1))
    ]
    one, group, _ = (who.id for who in people)
    finished = record.begin(source, "Guest 1", persona=ADA, seed=7, session=led.id, participant=one)
    _to_the_story(finished)
    finished.give(Input(Kind.BEGIN))
    _on(finished, 5_000)
    finished.give(Input(Kind.TELL), "dead since last Saturday")
    _on(finished, 10_000)
    finished.give(Input(Kind.READ))
    _on(finished, 1_000)
    finished.give(Input(Kind.CHOOSE, "wait"))
    finished.answer("felt", FELT)
    finished.answer("measures", {"ces": 2, "csat": 2})
    finished.commit("on Monday", "I listen to ten calls", "2026-04-01", "Ada")
    finished.move_to(Stage.DONE)
    follow_up(record.file, commitments_of(record.file, led.id)[0].id, 30, "under way")
    left = record.begin(source, "Guest 2", persona=ADA, seed=7, session=led.id, participant=group)
    record.resume(left.id)  # it has a gap as well
    left = record.resume(left.id)
    _to_the_story(left)
    left.give(Input(Kind.REACT, number=-1), hands=HANDS)
    left.give(Input(Kind.BEGIN))
    left.draft = "It has been dead"
    _on(left, 3_000)
    write_down(record.file, led.id, Heading.WHAT, "The same number was asked for twice.")
    note_copy(record.file, led.id, Path("/summaries/march.html"))
    forget(record.file, "Guest 3")
    told = {name: _told(record, walk) for name, walk in (("finished", finished), ("left", left))}
    told["led"] = {"id": led.id, "labels": LABELS, "people": {"Guest 1": 1, "Guest 2": 3, "forgotten 1": 1}}
    record.close()
    return told


def _to_the_story(kept: KeptWalk) -> None:
    kept.answer("anticipated", EXPECTED)
    kept.move_to(Stage.WALK)
    _on(kept, 8_000)
    kept.give(Input(Kind.PRESS, "2"))
    _on(kept, 8_000)
    _key(kept)
    _on(kept, 20_000)
    kept.give(Input(Kind.REACT, number=-1), "this music")
    kept.give(Input(Kind.END_WAIT, by="facilitator"))
    _on(kept, 10_000)
    _key(kept)
    _on(kept, 10_000)
    kept.give(Input(Kind.REACT, number=-2), "not again")


def _key(kept: KeptWalk) -> None:
    kept.give(Input(Kind.BEGIN))
    _on(kept, 4_000)
    kept.give(Input(Kind.KEY, "7734 09"))


def _on(kept: KeptWalk, ms: int) -> None:
    kept.advance(kept.walk.now + ms)


def _told(record: Record, kept: KeptWalk) -> dict[str, object]:
    kept.keep()
    stored = record.stored(kept.id)
    return {
        "id": kept.id,
        "stage": kept.stage.value,
        "place": stored.walk.where[0],
        "reached_ms": kept.walk.now,
        "inputs": len(stored.inputs),
        "draft": stored.draft,
        "answers": stored.answers,
        "said": [one.text for one in stored.said],
        "ledger": kept.ledger().as_json(),
    }


def main() -> None:
    path = HERE / f"v{len(KNOWN)}.db"
    if path.exists():
        sys.exit(f"{path.name} is there already and stays as it was written.")
    text = json.dumps(made(path), indent=1, ensure_ascii=False)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"Written: {path}\n")


if __name__ == "__main__":
    main()
