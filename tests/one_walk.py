"""One walk to its end: the number keyed once and asked for again, two reactions, answers, a commitment."""

from building import ANN, NUMBER, source

from walkshoes.journey.inputs import Input, Kind
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

PLACES = """
welcome: {team: ivr, menu: "For faults, press 1.", press: {1: identify}}
identify: {team: ivr, collect: {fact: account_number}, then: agent}
agent:
  team: support
  talk:
    - agent: Hello, this is {agent}.
    - ask: {fact: account_number}
    - ask: {fact: story}
  then: done
"""
HOSTILE = "<script>alert(1)</script> [x](http://evil.example) `*=1+1 \x1b[2J {{ 7*7 }}"


def walked(record: Record, alias: str = "Walker 7", session: str | None = None, words: str = "not again") -> KeptWalk:
    kept = record.begin(source(PLACES), alias, persona=ANN, session=session)

    def do(made: Input, words: str = "") -> None:
        while not kept.give(made, words):
            kept.advance(kept.walk.until)

    do(Input(Kind.PRESS, "1"))
    do(Input(Kind.KEY, f"{NUMBER}#"))
    kept.give(Input(Kind.REACT, number=1))
    do(Input(Kind.KEY, NUMBER))
    kept.give(Input(Kind.REACT, number=-2, words=2), words)
    do(Input(Kind.TELL, number=60), "dead " * 60)
    kept.walk.come_to_input()
    kept.advance(kept.walk.now)
    kept.answer("anticipated", {"minutes": 8, "people": 1, "asked_same": 1, "easy": 5})
    kept.answer("felt", {"minutes": 25, "people": 3, "asked_same": 2, "owner": "nobody"})
    kept.answer("measures", {"ces": 2, "csat": 1})
    kept.commit("I chair the board", "open with one journey", "2026-12-01", "me")
    kept.move_to(Stage.DONE)
    return kept
