"""What the record holds, read for lists and reports."""

from dataclasses import dataclass
from typing import Any

from walkshoes.scenario.plain import plain
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.trouble import RecordTrouble


@dataclass(frozen=True, slots=True)
class WalkRow:
    """A walk in a list. `scenario` is its name, `title` the scenario's title, `began` ISO-8601 in UTC."""

    id: str
    session: str
    alias: str
    scenario: str
    title: str
    stage: Stage
    began: str
    reached_ms: int
    ending: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in a list, with how many walks it holds. `began` is ISO-8601 in UTC."""

    id: str
    title: str
    began: str
    walks: int


LONGEST_NAME = 200
KEPT_DAYS = 90
"""How long inputs, reactions and words are kept unless a session says otherwise."""
_WALKS = """SELECT walk.id, walk.session, walk.alias, scenario.name, scenario.title, walk.stage, walk.began,
  walk.reached_ms, walk.ending
  FROM walk JOIN scenario ON scenario.hash = walk.scenario """
_SESSIONS = """SELECT session.id, session.title, session.began, count(walk.id)
  FROM session LEFT JOIN walk ON walk.session = session.id """
_NEWEST_SESSIONS = " GROUP BY session.id ORDER BY session.began DESC, session.id DESC"


def unfinished_walks(file: RecordFile) -> list[WalkRow]:
    """Walks that can be taken up again, the newest first."""
    found = file.rows(_WALKS + "WHERE walk.stage != ? ORDER BY walk.began DESC, walk.id DESC", [Stage.DONE.value])
    return [_walk(row) for row in found]


def walks_of(file: RecordFile, session: str) -> list[WalkRow]:
    """The walks of a session in the order they began."""
    found = file.rows(_WALKS + "WHERE walk.session = ? ORDER BY walk.began, walk.id", [session])
    return [_walk(row) for row in found]


@dataclass(frozen=True, slots=True)
class EarlierWalk:
    """What a walk that follows another needs of it: the scenario's title, and persona and ledger as JSON."""

    title: str
    persona: str
    ledger: str


_EARLIER = """SELECT scenario.title, walk.persona, walk.ledger
  FROM walk JOIN scenario ON scenario.hash = walk.scenario
  WHERE scenario.name = ?1 AND walk.alias = ?2 AND walk.alias != '' AND walk.ledger IS NOT NULL AND walk.id < ?3
    AND (walk.session = ?4 OR walk.alias NOT GLOB 'forgotten [0-9]*')
  ORDER BY walk.session = ?4 DESC, walk.id DESC LIMIT 1"""


def earlier_walk(file: RecordFile, scenario: str, alias: str, before: str, session: str) -> EarlierWalk | None:
    """The last walk of a scenario finished under an alias before another began (`before`: its key).

    One of the same session comes first: in another room somebody else may go by the same alias, and of those who were
    forgotten somebody else does.
    """
    found = file.rows(_EARLIER, [scenario, alias, before, session])
    return EarlierWalk(plain(found[0][0], LONGEST_NAME), *found[0][1:]) if found else None


def all_sessions(file: RecordFile) -> list[SessionRow]:
    """Every session, the newest first."""
    return [_session(*row) for row in file.rows(_SESSIONS + _NEWEST_SESSIONS)]


def one_session(file: RecordFile, prefix: str) -> SessionRow:
    """The session whose key begins so. Raises RecordTrouble where there is none, or more than one."""
    wanted = prefix.strip().lower()
    found = file.rows(_SESSIONS + "WHERE substr(session.id, 1, ?) = ?" + _NEWEST_SESSIONS, [len(wanted), wanted])
    if not found or not wanted:
        raise RecordTrouble("There is no such session in the record.")
    if len(found) > 1:
        raise RecordTrouble(f"{len(found)} sessions begin like this. Give a few more letters of the one you mean.")
    return _session(*found[0])


def erased_on(file: RecordFile, walk: str) -> str:
    """The day on which what was done in a walk was erased (2026-03-02); empty where it is there.

    Raises RecordTrouble.
    """
    found = file.rows(
        "SELECT forgotten.made FROM walk JOIN forgotten ON forgotten.id = walk.session "
        "WHERE walk.id = ? AND walk.began <= forgotten.made",
        [walk],
    )
    return str(found[0][0])[:10] if found else ""


def _session(id_: str, title: str, began: str, walks: int) -> SessionRow:
    return SessionRow(id_, plain(title, LONGEST_NAME), began, walks)


def _walk(row: tuple[Any, ...]) -> WalkRow:
    id_, session, alias, name, title, stage, began, reached_ms, ending = row
    if stage not in set(Stage):
        raise RecordTrouble(
            f"The record names a stage of a walk, `{plain(str(stage), 40)}`, that this walkshoes does not know."
        )
    alias, name, title, ending = (plain(str(text), LONGEST_NAME) for text in (alias, name, title, ending))
    return WalkRow(id_, session, alias, name, title, Stage(stage), began, reached_ms, ending)
