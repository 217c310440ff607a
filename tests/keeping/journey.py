"""A small journey with a queue, a menu, a number, a story and a letter, and walks of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from building import COMPANY, text_of

from walkshoes.journey.headless import read_inputs
from walkshoes.journey.inputs import Input, Kind
from walkshoes.rehearsing import rehearse
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

PLACES = """\
welcome: {team: ivr, menu: "For faults, press 1. For bills, press 2.", press: {1: identify, 2: gone}}
identify: {team: ivr, collect: {fact: account_number, say: Your number., tries: 3}, then: line}
line: {queue: support, say: Please wait., then: agent}
agent:
  team: support
  talk:
    - {agent: "{agent} here, {name}."}
    - ask: {fact: story, say: What is it?, hears: {moving: [move, moving house]}}
    - ask: {fact: account_number, say: Your number?}
  then: [{when: heard(moving), go: mover}, {go: decide}]
mover: {team: support, talk: [{agent: You are moving.}], then: decide}
decide: {choose: And now?, options: {stay: done, leave: gone}}
"""
POLICIES = COMPANY + "policies: {one_record: {label: One record, sets: {record: shared}}}\n"
INPUTS = """\
{"scenario": "small", "seed": 3}
# the way in
{"press": 1}
{"key": "77"}
{"key": {"fact": "account_number"}}
{"react": -2, "words": "secret words of mine"}
{"tell": "we are moving house and nobody hears our secret words"}
{"key": {"fact": "account_number"}, "takes": 9000}
{"choose": "stay"}
"""
SECRET = "secret"


def written(folder: Path, places: str = PLACES, company: str = POLICIES, name: str = "small") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text_of(places, company), encoding="utf-8")
    return path


def source_at(path: Path) -> Source:
    return source_of(load(path))


@contextmanager
def recorded(path: Path, folder: Path, inputs: str = INPUTS) -> Iterator[tuple[Record, str]]:
    """A record in which a walk of these inputs is kept; and the id of the walk."""
    header, lines = read_inputs(inputs)
    made = rehearse(source_at(path), lines, dict(header.policies), header.seed or 1, header.persona, header.draws)
    record = Record(folder / "record.db")
    try:
        yield record, record.walks(made.keep(record))[0].id
    finally:
        record.close()


@contextmanager
def by_hand(path: Path, folder: Path, *done: tuple[int, Input, str]) -> Iterator[tuple[Record, str]]:
    """A walk as somebody does it: each thing so many milliseconds after the one before, with the words that were said."""
    record = Record(folder / "record.db")
    try:
        kept = record.begin(source_at(path), "Ruth", seed=5)
        for after, made, words in done:
            kept.advance(kept.walk.now + after)
            assert kept.give(made, words), (made, kept.walk.where, kept.walk.accepts)
        kept.move_to(Stage.DONE)
        yield record, kept.id
    finally:
        record.close()


def press(value: str) -> Input:
    return Input(Kind.PRESS, value)
