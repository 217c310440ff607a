"""A walk under way whose every input is on disk before anybody is told of it."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from walkshoes.journey.curve import Curve, curve
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.inputs import LONGEST_WORDS, Input, Kind, give
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.program import Ask
from walkshoes.journey.transcript import Told, transcript
from walkshoes.journey.walk import Walk
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.plain import plain
from walkshoes.sessions.hands import Hands, keep_hands
from walkshoes.sessions.input_rows import INPUTS, as_row, clean, from_row
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import OpenedElsewhere, RecordTrouble
from walkshoes.sessions.uuid7 import uuid7

if TYPE_CHECKING:
    from sqlite_utils import Database

EACH_S = 0.9
"""How often the moment a walk has come to is kept, in real time: with a tenth between two looks, once a second."""
LONGEST_ANSWER = 2_000
LONGEST_REMARK = 20_000
_LONGEST = {Kind.TELL: LONGEST_WORDS, Kind.REACT: LONGEST_REMARK}
"""What comes with words, and how many characters of them are kept."""
_HOLE = "What was done last could not be kept. Open walkshoes again: the walk goes on from just before it."


@dataclass(frozen=True, slots=True)
class Said:
    """The participant's own words: `told` a fact, or with a `reaction`, at a moment of the walk (ms)."""

    at_ms: int
    place: str
    kind: str
    fact: str
    text: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a leader will do: when this happens, then I will do that, by a date; `owner` sees to it."""

    when: str
    then: str
    by: str
    owner: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a walk was begun with; `holder` is this opening of it, the only one that may write."""

    id: str
    session: str
    alias: str
    source: Source
    settings: dict[str, bool | int | str]
    persona: Persona
    seed: int
    holder: str
    participant: str | None = None


@dataclass(slots=True)
class Past:
    """What a walk that is taken up again already holds. `inputs` is how many there are."""

    stage: Stage = Stage.BRIEFING
    inputs: int = 0
    last_reaction: tuple[str, Input] | None = None
    answers: dict[str, dict[str, str | int]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    draft: str = ""
    ledger: Ledger | None = None


class KeptWalk:
    """A walk, and its record. Made by `Record.begin` and `Record.resume`.

    Whatever it is asked to write may raise RecordTrouble. After an input that could not be written nothing
    more is taken: the record would have a hole.
    """

    def __init__(self, file: RecordFile, begun: Beginning, engine: Engine, walk: Walk, past: Past) -> None:
        self.id = begun.id
        self.session = begun.session
        self.alias = begun.alias
        self.participant = begun.participant
        self.source = begun.source
        self.settings = begun.settings
        self.persona = begun.persona
        self.seed = begun.seed
        self.engine = engine
        self.walk = walk
        self.stage = past.stage
        self.answers = past.answers
        self.said = past.said
        self.commitments = past.commitments
        self.draft = past.draft
        self._file = file
        self._holder = begun.holder
        self._number = past.inputs
        self._last_reaction = past.last_reaction
        self._frozen = past.ledger
        self._read_to = 0  # how many events have been looked through for draws
        self._visits: dict[int, int] = {}
        self._drawn: list[dict[str, Any]] = []
        self._kept_s = time.monotonic()
        self._kept_ms = walk.now
        self._kept_draft = past.draft
        self._hole = ""  # why an input that the walk took is not in the record
        self._closed = False

    # doing

    def give(self, made: Input, words: str = "", hands: Hands | None = None) -> bool:
        """Give an input to the walk at the moment it has come to.

        True when it is on the disk; False, and nothing changed, where the walk cannot take it now. `words`
        are those told, or those of a reaction; `hands`, of a group, those that went up. Raises RecordTrouble.
        """
        self._whole()
        walk = self.walk
        words = plain(words, _LONGEST[made.kind]) if made.kind in _LONGEST else ""
        placed = clean(walk, made, words).here(walk)
        fact = self._asked_for()
        if not give(walk, placed):
            return False
        walk.advance(walk.now)  # what takes no time is over before anything else can be done
        key = uuid7()
        draft = "" if made.kind in (Kind.KEY, Kind.TELL) else self.draft
        try:
            with self._writing(draft=draft) as db:
                row = {"id": key, "walk": self.id, "number": self._number + 1, "made": utc_text()}
                db.table("input").insert(row | as_row(placed))
                said = self._insert_words(db, key, placed, words, fact if made.kind == Kind.TELL else "")
                keep_hands(db, self.id, key, hands or {})
        except BaseException as error:
            self._hole = str(error) if isinstance(error, RecordTrouble) else _HOLE
            raise
        self._number += 1
        self.draft = draft
        self.said += said
        if made.kind == Kind.REACT:
            self._last_reaction = (key, placed)
        return True

    def add_words(self, words: str) -> None:
        """Words for the last reaction, at its moment. Raises RecordTrouble; ValueError without a reaction."""
        if self._last_reaction is None:
            raise ValueError("there is no reaction to add words to")
        key, placed = self._last_reaction
        with self._writing() as db:
            said = self._insert_words(db, key, placed, plain(words), "")
        self.said += said
        self.said.sort(key=lambda one: one.at_ms)

    def advance(self, to_ms: int) -> None:
        """Let the customer's time run on until `to_ms`. Raises RecordTrouble."""
        self._whole()
        self.walk.advance(to_ms)
        self._read_events()
        ending = self.walk.ended and self._frozen is None
        moved = self.walk.now != self._kept_ms or self.draft != self._kept_draft
        if ending or self._drawn or (moved and time.monotonic() - self._kept_s >= EACH_S):
            self.keep(lasting=ending)

    def keep(self, *, lasting: bool = True) -> None:
        """Keep the moment the walk has come to, what was drawn, and the draft. Raises RecordTrouble."""
        with self._writing(lasting=lasting):
            pass

    def answer(
        self, questionnaire: str, answers: Mapping[str, str | int], hands: Mapping[str, Hands] | None = None
    ) -> None:
        """Keep answers to a questionnaire; an item answered before is answered anew. Raises RecordTrouble.

        `hands`, of a group, are those that went up for each item.
        """
        plainer = {
            item: plain(value, LONGEST_ANSWER) if isinstance(value, str) else int(value)
            for item, value in answers.items()
        }
        with self._writing() as db:
            for item, value in plainer.items():
                row = {"walk": self.id, "questionnaire": questionnaire, "item": item, "value": value}
                db.table("answer").upsert(row, pk=("walk", "questionnaire", "item"))
            for item, counted in (hands or {}).items():
                keep_hands(db, self.id, f"{questionnaire}.{item}", counted)
        self.answers.setdefault(questionnaire, {}).update(plainer)

    def commit(self, when: str, then: str, by: str, owner: str) -> None:
        """Keep one commitment. Raises RecordTrouble."""
        made = Commitment(*(plain(text, LONGEST_ANSWER) for text in (when, then, by, owner)))
        with self._writing() as db:
            row = {"id": uuid7(), "session": self.session, "walk": self.id, "made": utc_text()}
            kept = {"when_": made.when, "then_": made.then, "by_": made.by, "owner": made.owner}
            db.table("commitment").insert(row | kept)
        self.commitments.append(made)

    def move_to(self, stage: Stage) -> None:
        """The participant has come to another stage. Raises RecordTrouble."""
        draft = "" if stage == Stage.DONE else self.draft
        with self._writing(draft=draft) as db:
            db.execute("UPDATE walk SET stage = ? WHERE id = ?", [stage.value, self.id])
        self.stage = stage
        self.draft = draft

    def held(self, left_at: str, came_back_at: str) -> None:
        """Keep that whoever leads had stopped time: it is no part of the walk. Raises RecordTrouble."""
        with self._writing() as db:
            gap = {"id": uuid7(), "walk": self.id, "left_at": left_at, "came_back_at": max(left_at, came_back_at)}
            db.table("gap").insert(gap)

    def close(self) -> None:
        """Keep the moment the walk has come to, and the draft. Raises RecordTrouble."""
        if self._closed:
            return
        self._closed = True
        if self._hole:
            return  # the walk on the screen is not the one in the record any more
        try:
            self.keep()
        except OpenedElsewhere:
            return  # whoever has it now keeps it

    # looking

    def ledger(self) -> Ledger:
        """What the walk cost so far; once it has ended, as it was frozen then."""
        return self._frozen or ledger(self.engine, self.walk.events, self.walk.now)

    def curve(self) -> Curve:
        """How it felt so far."""
        return curve(self.engine.program, self.walk.events, self.walk.now)

    def transcript(self) -> list[Told]:
        """The walk so far, as it reads."""
        return transcript(self.engine, self.walk.events)

    def inputs(self) -> tuple[Input, ...]:
        """What was done so far, from the disk. Raises RecordTrouble."""
        return tuple(from_row(row)[1] for row in self._file.rows(INPUTS, [self.id]))

    # keeping

    @contextmanager
    def _writing(self, *, draft: str | None = None, lasting: bool = True) -> Iterator["Database"]:
        """One transaction, which also keeps the moment, new draws, the draft and, at the end, the ledger."""
        self._whole()
        self._read_events()
        draft = self.draft if draft is None else draft
        frozen = self.ledger() if self.walk.ended and self._frozen is None else None
        with self._file.writing(lasting=lasting) as db:
            held = db.execute(
                "UPDATE walk SET reached_ms = ?, seen = ? WHERE id = ? AND held_by = ?",
                [self.walk.now, utc_text(), self.id, self._holder],
            )
            if held.rowcount != 1:
                raise OpenedElsewhere
            yield db
            db.table("draw").insert_all(self._drawn, ignore=True)
            if draft != self._kept_draft:
                db.table("draft").upsert({"walk": self.id, "text": plain(draft, LONGEST_WORDS)}, pk="walk")
            if frozen is not None:
                db.execute(
                    "UPDATE walk SET finished = ?, ending = ?, ledger = ? WHERE id = ?",
                    [utc_text(), frozen.ending, json.dumps(frozen.as_json(), ensure_ascii=False), self.id],
                )
        self._drawn.clear()
        self._kept_s, self._kept_ms, self._kept_draft = time.monotonic(), self.walk.now, draft
        self._frozen = frozen or self._frozen

    def _insert_words(self, db: "Database", key: str, placed: Input, words: str, fact: str) -> list[Said]:
        if not words.strip():
            return []
        kind = "told" if placed.kind == Kind.TELL else "reaction"
        row = {"id": uuid7(), "walk": self.id, "input": key, "kind": kind, "fact": fact, "text": words}
        db.table("words").insert(row)
        said = Said(placed.at_ms, placed.place, kind, fact, words)
        return [said]

    def _whole(self) -> None:
        """Raise RecordTrouble where the record lacks an input that the walk has taken."""
        if self._hole:
            raise RecordTrouble(self._hole)

    def _asked_for(self) -> str:
        """The fact that is being asked for now, if one is."""
        moment = self.walk.moment
        return self.engine.program.facts[moment.fact].name if isinstance(moment, Ask) else ""

    def _read_events(self) -> None:
        """Find what was drawn since the last look."""
        events = self.walk.events
        for _, code, place, x, y in events[self._read_to :]:
            if code == Code.ENTERED:
                self._visits[place] = x
            elif code == Code.DREW:
                name = self.engine.program.places[place].name
                drawn = {"walk": self.id, "place": name, "visit": self._visits.get(place, 0)}
                self._drawn.append(drawn | {"purpose": "wait", "uniform": y, "value": x})
        self._read_to = len(events)
