"""The record in words, for people who look into it with Datasette or any tool that shows tables.

What is said of tables and columns is read out of the schema's own comments; only what they leave open, or say to those
who know it already, is said here.

    python3 -m walkshoes.sessions.described walkshoes.db > record.json
    datasette walkshoes.db --metadata record.json
"""

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

A_KEY = "its key, a UUID of version 7: later ones sort after earlier ones"
MADE = "when it was kept"
_SAID = {
    "scenario.title": "what people read over it",
    "scenario.text": "the file as it was written",
    "session.title": "what it is called in lists and reports",
    "session.began": "when it began",
    "walk.scenario": "the version of the scenario that was walked",
    "walk.alias": "what the walker goes by: never a name unless the person chose one",
    "walk.seed": "the same seed lives the same waits",
    "walk.stage": "how far the participant has come: briefing, anticipate, walk, after, debrief, commitment, done",
    "walk.began": "when it began",
    "walk.finished": "when it ended",
    "input.kind": "what was done: press, key, tell, choose, dial, read, react, hang_up, …",
    "input.made": MADE,
    "draw.place": "the touchpoint it was drawn for",
    "draw.visit": "which visit of it",
    "draw.purpose": "what it was drawn for: wait, or kept and the name of what may come",
    "draw.value": "what was drawn, in milliseconds; 1 or 0 for whether something comes",
    "words.text": "what was said, word by word",
    "answer.questionnaire": "anticipated (before the walk), felt and measures (after it), scorecard",
    "answer.item": "the question",
    "answer.value": "the answer: a number or a text",
    "commitment.walk": "the walk it came out of; empty once that is forgotten",
    "commitment.when_": "when this happens …",
    "commitment.then_": "… then I will do that",
    "commitment.by_": "until when",
    "commitment.owner": "who sees to it",
    "commitment.made": MADE,
    "gap.left_at": "when the screen was last attached",
    "gap.came_back_at": "when the walk was taken up again",
    "draft.text": "as far as it has been typed",
    "led.seed": "the same for all: everybody lives the same waits",
    "label.name": "what kind of thing it is, such as department",
    "label.value": "such as Service; of several of one name each walker picks theirs",
    "programme.scenario": "the version of the journey that everybody walks",
    "participant.alias": "what they go by: never a name unless the session allows it and they chose one",
    "participant.joined": "when they came in",
    "belongs.name": "which label, such as department",
    "belongs.value": "what they picked, such as Service",
    "hands.about": "the key of the input that was decided, or the questionnaire and the item of an answer",
    "steering.what": "what was asked: start, hold, go_on, end_waits, pace, fit, debrief",
    "steering.made": "when it was asked",
    "debrief_note.heading": "under which question of a debrief: what, so_what, now_what",
    "debrief_note.text": "what was written down",
    "debrief_note.made": MADE,
    "follow_up.days": "how many days after it was made it was asked about: 30, 60, 90",
    "follow_up.outcome": "what had become of it: kept, under way, broken",
    "follow_up.made": "when that was said",
    "copy.made": "when it was written",
    "forgotten.id": "the key of a row that is erased or was emptied, which says nothing of whom it was; "
    "or `unfinished` while what was erased may still be somewhere in the file",
    "reaction.feeling": "-2 (furious) to 2 (delighted)",
    "touchpoint_felt.reactions": "how many reactions there were",
    "touchpoint_felt.people": "how many walks they came from; at least five",
    "touchpoint_felt.mean": "the mean feeling, -2 to 2",
    "touchpoint_felt.share_below_zero": "how many of the reactions were bad, 0 to 1",
    "felt_then_counted.walk": "the walk it belongs to",
    "felt_then_counted.item": "minutes, people (spoken to), asked_same (times), owner (who had the case)",
    "felt_then_counted.expected": "what the participant expected before the walk",
    "felt_then_counted.felt": "what it felt like afterwards",
    "felt_then_counted.was": "what it was, by the ledger",
    "promised_to_do.title": "the session it was promised in",
}
"""What the schema's comments leave open, or say too shortly for a page of their own."""
_SEEN_IN = {
    "reaction": ("input", "walk"),
    "touchpoint_felt": ("input", "walk"),
    "felt_then_counted": ("walk",),
    "promised_to_do": ("commitment",),
}
"""The tables a view shows columns of: what is said of a column there holds here."""
_LABELS = {
    "scenario": "title",
    "session": "title",
    "walk": "alias",
    "input": "place",
    "commitment": "then_",
    "participant": "alias",
}
"""What Datasette writes for a row where another refers to it."""
_FACETS = {
    "walk": ("stage", "session", "scenario"),
    "input": ("kind", "place"),
    "words": ("kind",),
    "answer": ("questionnaire", "item"),
    "commitment": ("owner",),
    "label": ("name", "value"),
    "programme": ("session",),
    "participant": ("session", "people"),
    "belongs": ("name", "value"),
    "hands": ("choice",),
    "steering": ("what", "session"),
    "debrief_note": ("heading", "session"),
    "follow_up": ("days", "outcome"),
    "copy": ("session",),
    "reaction": ("place", "feeling"),
    "felt_then_counted": ("item",),
    "promised_to_do": ("title", "owner"),
}
"""What a list can be narrowed down by."""
_NEWEST_FIRST = ("session", "walk", "commitment", "gap", "participant", "steering", "debrief_note", "copy", "forgotten")
"""What is looked at from the end; their keys are in the order of time."""
TITLE = "A record of walks"
NOT_REAL = (
    "Walks through simulated customer journeys: no real customer, and no real company. What participants felt, "
    "answered and wrote is their own: whoever can open this page can read all of it. Times are UTC."
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table or view. `refers` is the table its values are keys of; empty where they are none."""

    name: str
    type: str
    about: str
    is_key: bool
    refers: str
    may_be_empty: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A table or a view, with a question it answers: in words, and in SQL."""

    name: str
    about: str
    is_view: bool
    columns: tuple[Column, ...]
    question: str
    sql: str


_ASKED = {
    "scenario": (
        "Which versions of a journey were walked, and how often?",
        """SELECT scenario.name, scenario.title, scenario.hash, count(walk.id) AS walks
FROM scenario LEFT JOIN walk ON walk.scenario = scenario.hash
GROUP BY scenario.hash ORDER BY scenario.name, walks DESC""",
    ),
    "session": (
        "Which sessions were there, and how many walks have they?",
        """SELECT session.began, session.title, count(walk.id) AS walks, count(walk.finished) AS finished
FROM session LEFT JOIN walk ON walk.session = session.id
GROUP BY session.id ORDER BY session.began DESC""",
    ),
    "walk": (
        "Who walked what, and how far did they come?",
        """SELECT session.title AS session, scenario.title AS journey, walk.alias, walk.stage,
  walk.reached_ms / 60000 AS minutes, walk.ending
FROM walk JOIN session ON session.id = walk.session JOIN scenario ON scenario.hash = walk.scenario
ORDER BY walk.began DESC""",
    ),
    "input": (
        "What did the customer of the newest walk do, step by step?",
        """SELECT number, at_ms / 1000 AS second, place, kind, value, amount
FROM input WHERE walk = (SELECT max(id) FROM walk) ORDER BY number""",
    ),
    "draw": (
        "How long were the waits?",
        """SELECT place, count(*) AS times, min(value) / 1000 AS shortest_s,
  CAST(avg(value) AS INTEGER) / 1000 AS mean_s, max(value) / 1000 AS longest_s
FROM draw GROUP BY place ORDER BY mean_s DESC""",
    ),
    "words": (
        "What was said in the newest walk with words?",
        """SELECT input.at_ms / 1000 AS second, input.place, words.kind, words.text
FROM words JOIN input ON input.id = words.input
WHERE words.walk = (SELECT max(walk) FROM words) ORDER BY input.number""",
    ),
    "answer": (
        "How was each question answered?",
        """SELECT questionnaire, item, value, count(*) AS times
FROM answer GROUP BY questionnaire, item, value ORDER BY questionnaire, item, times DESC""",
    ),
    "commitment": (
        "What was decided last?",
        """SELECT made, owner, by_, when_, then_ FROM commitment ORDER BY made DESC LIMIT 20""",
    ),
    "gap": (
        "When was somebody away from their walk, and for how long?",
        """SELECT walk.alias, gap.left_at,
  CAST(round((julianday(gap.came_back_at) - julianday(gap.left_at)) * 1440) AS INTEGER) AS minutes
FROM gap JOIN walk ON walk.id = gap.walk ORDER BY gap.left_at DESC""",
    ),
    "draft": (
        "What was being typed when a walk was left?",
        """SELECT walk.alias, walk.seen, draft.text
FROM draft JOIN walk ON walk.id = draft.walk WHERE draft.text != '' ORDER BY walk.seen DESC""",
    ),
    "led": (
        "Which sessions were led, and when is what people said in them due to be erased?",
        """SELECT session.began, session.title, session.delete_after, led.seed,
  CASE led.names WHEN 1 THEN 'own names' ELSE 'aliases' END AS walked_under
FROM led JOIN session ON session.id = led.session ORDER BY session.began DESC""",
    ),
    "label": (
        "Which sessions belong to what?",
        """SELECT label.name, label.value, count(*) AS sessions, max(session.began) AS newest
FROM label JOIN session ON session.id = label.session
GROUP BY label.name, label.value ORDER BY label.name, label.value""",
    ),
    "programme": (
        "Which journeys had each session, in which order, and how many walked them?",
        """SELECT session.title AS session, programme.number, scenario.title AS journey, count(walk.id) AS walks
FROM programme JOIN session ON session.id = programme.session JOIN scenario ON scenario.hash = programme.scenario
LEFT JOIN walk ON walk.session = programme.session AND walk.scenario = programme.scenario
GROUP BY programme.session, programme.number ORDER BY session.began DESC, programme.number""",
    ),
    "participant": (
        "How many walked in each session, alone or together?",
        """SELECT session.title AS session, count(*) AS participants, sum(participant.people) AS people,
  sum(participant.people > 1) AS of_them_groups
FROM participant JOIN session ON session.id = participant.session WHERE participant.caller = 0
GROUP BY session.id ORDER BY session.began DESC""",
    ),
    "belongs": (
        "How many came from where?",
        """SELECT session.title AS session, belongs.name, belongs.value, sum(participant.people) AS people
FROM belongs JOIN participant ON participant.id = belongs.participant
JOIN session ON session.id = participant.session
GROUP BY session.id, belongs.name, belongs.value ORDER BY session.began DESC, belongs.name, people DESC""",
    ),
    "hands": (
        "What was the newest group that walked together of two minds about?",
        """SELECT coalesce(input.place, hands.about) AS about,
  group_concat(hands.choice || ': ' || hands.number, ', ') AS hands
FROM hands LEFT JOIN input ON input.id = hands.about
WHERE hands.walk = (SELECT max(walk) FROM hands) GROUP BY hands.about HAVING count(*) > 1 ORDER BY min(input.number)""",
    ),
    "steering": (
        "What was asked of everybody in the newest session, and when?",
        """SELECT made, what, value FROM steering
WHERE session = (SELECT session FROM steering ORDER BY id DESC LIMIT 1) ORDER BY id""",
    ),
    "debrief_note": (
        "What was written down in the newest debrief?",
        """SELECT heading, text FROM debrief_note
WHERE session = (SELECT session FROM debrief_note ORDER BY id DESC LIMIT 1) ORDER BY id""",
    ),
    "follow_up": (
        "What has become of what was promised?",
        """SELECT follow_up.days, follow_up.outcome, count(*) AS commitments
FROM follow_up GROUP BY follow_up.days, follow_up.outcome ORDER BY follow_up.days, commitments DESC""",
    ),
    "copy": (
        "Where are copies, of which session?",
        """SELECT copy.made, session.title AS session, copy.place
FROM copy JOIN session ON session.id = copy.session ORDER BY copy.made DESC""",
    ),
    "forgotten": (
        "When was something erased, and how many rows?",
        """SELECT made, count(*) AS erased FROM forgotten GROUP BY made ORDER BY made DESC""",
    ),
    "reaction": (
        "How did the newest walk with reactions feel, moment by moment?",
        """SELECT at_ms / 60000 AS minute, place, feeling, words
FROM reaction WHERE walk = (SELECT max(walk) FROM input WHERE kind = 'react') ORDER BY at_ms""",
    ),
    "touchpoint_felt": (
        "Where did it feel worst, in each session?",
        """SELECT session.title AS session, place, people, mean, share_below_zero
FROM touchpoint_felt JOIN session ON session.id = touchpoint_felt.session
ORDER BY session.began DESC, mean""",
    ),
    "felt_then_counted": (
        "What was expected, what did it feel like, and what was it?",
        """SELECT alias, item, expected, felt, was
FROM felt_then_counted WHERE expected IS NOT NULL OR felt IS NOT NULL ORDER BY walk DESC, item""",
    ),
    "promised_to_do": (
        "What is to be followed up, and by whom?",
        """SELECT title, owner, by_, when_, then_ FROM promised_to_do ORDER BY by_, owner""",
    ),
}


def described() -> tuple[Part, ...]:
    """Every table and view of the record as this version makes it, tables first, each with what is said of it."""
    from sqlite_utils import Database  # noqa: PLC0415 - a tenth of a second that only this needs

    from walkshoes.sessions.migrations import MIGRATIONS  # noqa: PLC0415 - the same

    db = Database(memory=True)
    try:
        MIGRATIONS.apply(db)
        return tuple(_parts(db.conn))
    finally:
        db.close()


def for_datasette(name: str) -> dict[str, Any]:
    """What Datasette needs to explain a record: its metadata. `name` is the record's file, without its suffix.

    Units stand in the descriptions: Datasette's own write twenty minutes as 1.2 kiloseconds, and its next version
    has none.
    """
    parts = described()
    tables = {part.name: _table(part) for part in parts}
    queries = {f"ask_{part.name}": {"title": part.question, "sql": part.sql} for part in parts}
    about = {"tables": {**tables, "_sqlite_migrations": {"hidden": True}}, "queries": queries}
    return {"title": TITLE, "description": NOT_REAL, "databases": {name: about}}


def _parts(db: sqlite3.Connection) -> Iterator[Part]:
    made = db.execute(
        "SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite%' AND substr(name, 1, 1) != '_' ORDER BY type, rowid"
    ).fetchall()
    said: dict[str, str] = {}
    for name, kind, sql in made:
        columns = tuple(_columns(db, name, sql, said))
        question, query = _ASKED.get(name, (f"What is in {name}?", f"SELECT * FROM {name}"))  # noqa: S608 - its own name
        yield Part(name, _comment(sql.partition("\n")[0]), kind == "view", columns, question, query)


def _columns(db: sqlite3.Connection, table: str, sql: str, said: dict[str, str]) -> Iterator[Column]:
    refers = {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
    for _, name, type_, needed, _, key in db.execute(f"PRAGMA table_info({table})"):
        line = re.search(rf"^\s*{name} [A-Z].*$", sql, re.MULTILINE)
        about = _SAID.get(f"{table}.{name}") or _comment(line[0] if line else "")
        about = about or next((said[f"{one}.{name}"] for one in _SEEN_IN.get(table, ()) if f"{one}.{name}" in said), "")
        if not about and (name == "id" or name in refers):
            about = A_KEY if name == "id" else f"the {refers[name]} it belongs to"
        if about and name.endswith("_ms") and "milliseconds" not in about:
            about += ", in milliseconds"
        said[f"{table}.{name}"] = about
        yield Column(name, type_, about, bool(key), refers.get(name, ""), not needed)


def _comment(line: str) -> str:
    return line.partition("-- ")[2].strip()


def _table(part: Part) -> dict[str, Any]:
    made: dict[str, Any] = {
        "description": part.about[:1].upper() + part.about[1:] + ".",
        "columns": {column.name: column.about for column in part.columns},
    }
    if part.name in _LABELS:
        made["label_column"] = _LABELS[part.name]
    if part.name in _FACETS:
        made["facets"] = list(_FACETS[part.name])
    if part.name in _NEWEST_FIRST:
        made["sort_desc"] = "id"
    return made


def main() -> None:
    """Print what Datasette needs for the record named behind the command."""
    name = Path(sys.argv[1]).stem if len(sys.argv) > 1 else "walkshoes"
    sys.stdout.write(json.dumps(for_datasette(name), indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
