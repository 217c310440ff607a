"""A session that somebody leads: its journeys in order, its labels, one seed and one customer for everybody.

led = begin_session(record.file, Plan("Leadership day", [source], labels={"department": ["Service"]}))
led.journeys[0].persona      # whom everybody is in the first journey
led_session(record.file, led.id) == led
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from walkshoes.scenario.load import Source, Unwalkable
from walkshoes.scenario.persona import Persona, carried_on, make_persona
from walkshoes.scenario.plain import plain
from walkshoes.scenario.policies import Settings
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.rows import KEPT_DAYS, LONGEST_NAME, SessionRow, all_sessions
from walkshoes.sessions.scenario_texts import source_of_text
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.sessions.uuid7 import uuid7

LONGEST_NOTICE = 1_000
MOST_DAYS = 3_650
Labels = Mapping[str, tuple[str, ...]]
"""Name → values: one value is everybody's; of several, each walker picks theirs."""


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey of a programme: its place in the order, what everybody walks under, and whom everybody is."""

    number: int
    source: Source
    settings: dict[str, bool | int | str]
    persona: Persona


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session is to be. `settings` are by the scenario's name; without them each is met as its file says.

    `keep_days` is how long inputs, reactions and words are kept; a `notice` stands in the place of what walkers are
    usually told of that.
    """

    title: str
    sources: Sequence[Source]
    labels: Mapping[str, Sequence[str]] = field(default_factory=dict)
    settings: Mapping[str, Settings] = field(default_factory=dict)
    seed: int = 1
    names: bool = False
    notice: str = ""
    keep_days: int = KEPT_DAYS


@dataclass(frozen=True, slots=True)
class LedSession:
    """A session as everybody in it meets it. Times are ISO-8601 in UTC."""

    id: str
    title: str
    began: str
    delete_after: str
    seed: int
    names: bool
    notice: str
    labels: Labels
    journeys: tuple[Journey, ...]

    @property
    def to_pick(self) -> Labels:
        """The labels of which each walker picks one value."""
        return {name: values for name, values in self.labels.items() if len(values) > 1}

    @property
    def for_all(self) -> dict[str, str]:
        """The labels that are everybody's."""
        return for_all(self.labels)


def begin_session(file: RecordFile, plan: Plan) -> LedSession:
    """Begin a session: its journeys are kept as their files are now, so that everybody lives the same.

    Raises RecordTrouble; UnknownSetting and UnknownProvider where a journey cannot be walked so.
    """
    if not plan.sources:
        raise RecordTrouble("A session needs at least one journey.")
    if not 1 <= plan.keep_days <= MOST_DAYS:
        raise RecordTrouble(f"What people say can be kept for 1 to {MOST_DAYS} days, not {plan.keep_days}.")
    if len({source.name for source in plan.sources}) < len(plan.sources):
        raise RecordTrouble("Each journey can be in a session once; make another session to walk one again.")
    key = uuid7()
    journeys = tuple(_journeys(plan))
    title = one_line(plan.title) or journeys[0].source.scenario.title
    began, due = utc_text(), utc_text(timedelta(days=plan.keep_days))
    labels = {one_line(name): tuple(sorted(set(map(one_line, plan.labels[name])))) for name in sorted(plan.labels)}
    with file.writing() as db:
        db.table("session").insert({"id": key, "title": title, "began": began, "delete_after": due})
        notice = plain(plan.notice, LONGEST_NOTICE).strip()
        db.table("led").insert({"session": key, "seed": plan.seed, "names": int(plan.names), "notice": notice})
        rows = [{"session": key, "name": name, "value": one} for name, values in labels.items() for one in values]
        db.table("label").insert_all(rows)
        for journey in journeys:
            db.table("scenario").insert(scenario_row(journey.source), ignore=True)
            db.table("programme").insert(_row(key, journey))
    return LedSession(key, title, began, due, plan.seed, plan.names, notice, labels, journeys)


def led_session(file: RecordFile, session: str) -> LedSession | None:
    """The session with this key; None where nobody leads it, but it is a walk of one's own. Raises RecordTrouble."""
    found = file.rows(
        "SELECT session.id, session.title, session.began, session.delete_after, led.seed, led.names, led.notice "
        "FROM led JOIN session ON session.id = led.session WHERE session.id = ?",
        [session],
    )
    if not found:
        return None
    key, title, began, due, seed, names, notice = found[0]
    labels = labels_of(file, key)
    journeys = tuple(_kept_journeys(file, key))
    return LedSession(
        key, plain(title, LONGEST_NAME), began, due, seed, bool(names), plain(notice, LONGEST_NOTICE), labels, journeys
    )


def led_sessions(file: RecordFile) -> list[SessionRow]:
    """The sessions that somebody leads, the newest first. Raises RecordTrouble."""
    led = {key for (key,) in file.rows("SELECT session FROM led")}
    return [row for row in all_sessions(file) if row.id in led]


def labels_of(file: RecordFile, session: str) -> dict[str, tuple[str, ...]]:
    """What a session belongs to: each label with its values, in the order of the alphabet. Raises RecordTrouble."""
    labels: dict[str, tuple[str, ...]] = {}
    for name, value in file.rows("SELECT name, value FROM label WHERE session = ? ORDER BY name, value", [session]):
        key = plain(name, LONGEST_NAME)
        labels[key] = (*labels.get(key, ()), plain(value, LONGEST_NAME))
    return labels


def for_all(labels: Labels) -> dict[str, str]:
    """Those of a session's labels that are everybody's: there is only one value of each."""
    return {name: values[0] for name, values in labels.items() if len(values) == 1}


def tell_otherwise(file: RecordFile, session: str, notice: str) -> None:
    """Change what walkers are told of what is kept; empty, it is the usual again. Raises RecordTrouble."""
    with file.writing() as db:
        kept = plain(notice, LONGEST_NOTICE).strip()
        db.execute("UPDATE led SET notice = ? WHERE session = ?", [kept, session])


def one_line(text: str) -> str:
    """A name or a title as it is kept: on one line, and no longer than one."""
    return " ".join(plain(text, LONGEST_NAME).split())


def scenario_row(source: Source) -> dict[str, str]:
    """A version of a scenario, as table `scenario` keeps it."""
    return {
        "hash": source.hash,
        "name": source.name,
        "title": one_line(source.scenario.title),
        "text": source.text,
    }


def _journeys(plan: Plan) -> Iterator[Journey]:
    """Each journey with its customer; one that follows another of the programme is lived by the same."""
    met: dict[str, Persona] = {}
    for number, source in enumerate(plan.sources, 1):
        settings = dict(plan.settings.get(source.name, source.scenario.met))
        source.under(settings)  # so that nobody finds out in the room
        persona = make_persona(source.scenario, plan.seed)
        if source.scenario.follows in met:
            persona = carried_on(persona, met[source.scenario.follows])
        met[source.name] = persona
        yield Journey(number, source, settings, Persona.from_json(persona.as_json()))


def _row(session: str, journey: Journey) -> dict[str, Any]:
    return {
        "session": session,
        "number": journey.number,
        "scenario": journey.source.hash,
        "settings": json.dumps(journey.settings, ensure_ascii=False),
        "persona": json.dumps(journey.persona.as_json(), ensure_ascii=False),
    }


def _kept_journeys(file: RecordFile, session: str) -> Iterator[Journey]:
    sql = """SELECT programme.number, scenario.text, scenario.name, programme.settings, programme.persona
  FROM programme JOIN scenario ON scenario.hash = programme.scenario WHERE session = ? ORDER BY number"""
    for number, text, name, settings, persona in file.rows(sql, [session]):
        try:
            source = source_of_text(text, name)
            yield Journey(number, source, json.loads(settings), Persona.from_json(json.loads(persona)))
        except Unwalkable as error:
            raise RecordTrouble(
                f"The journey `{plain(name)}` of this session was written for another version of walkshoes, "
                "and this one cannot walk it."
            ) from error
        except ValueError as error:
            raise RecordTrouble("A journey of this session is damaged in the record.") from error
