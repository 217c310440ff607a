"""The journeys: what was left unfinished first, then everything that can be walked."""

from collections.abc import Sequence

from walkshoes.journey.clock import about_text
from walkshoes.plain.asking import Asking
from walkshoes.plain.deciding import decisions
from walkshoes.plain.questions import Question, whole
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import make_persona
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.sessions.rows import WalkRow
from walkshoes.sessions.stages import Stage

HEADING = "Walk in your customers’ shoes."
NONE = "There is no journey here yet."
KEPT = "Kept on this computer: this name, what you do on the walk, and what you write."
SEEN = "Seen by you and by whoever leads your session. It stays until they delete it."
MOMENT = "One moment. The papers are being laid out."
LONGEST_ALIAS = 40
STOPPED = {
    Stage.BRIEFING: "stopped before it began",
    Stage.ANTICIPATE: "stopped before it began",
    Stage.WALK: "stopped on the way",
    Stage.AFTER: "stopped just after the walk",
    Stage.DEBRIEF: "stopped while looking back",
    Stage.COMMITMENT: "stopped before the last page",
}


def chosen(asking: Asking, record: Record, journeys: Sequence[Source], seed: int) -> KeptWalk | None:
    """The walk to live: one to go on with, or a new one once its walker has a name. None where there is no journey.

    Where a journey has a board paper, that is decided first; nothing has begun before.
    """
    unfinished = record.unfinished()
    entries: list[WalkRow | Source] = [*unfinished, *journeys]
    asking.printed.say(HEADING)
    if not entries:
        asking.printed.say(NONE)
        return None
    lines = [f"{number}: {_entry(entry)}" for number, entry in enumerate(entries, 1)]
    most = len(entries)
    question = Question(
        "journey",
        (*lines, "Type the number of a journey. /help has more."),
        lambda text: whole(text, 1, most),
        f"A number from 1 to {most}, please." if most > 1 else "Type 1.",
    )
    entry = entries[int(asking.one(question)) - 1]
    if isinstance(entry, WalkRow):
        asking.printed.say(MOMENT)
        return record.resume(entry.id)
    alias = _alias(asking, record)
    settings = decisions(asking, entry)
    asking.printed.say(MOMENT)
    persona = record.customer(entry, alias, make_persona(entry.scenario, seed))
    return record.begin(entry, alias, settings=settings, seed=seed, persona=persona)


def _alias(asking: Asking, record: Record) -> str:
    suggested = f"Guest {len(record.sessions()) + 1}"
    question = Question(
        "alias",
        (
            "What shall we call you? Your own name or any other. The walk is kept under it.",
            KEPT,
            SEEN,
            f"Type a name, or press Enter for {suggested}.",
        ),
        lambda text: " ".join(text.split())[:LONGEST_ALIAS] or suggested,
        "",
    )
    return str(asking.one(question))


def _entry(entry: WalkRow | Source) -> str:
    if isinstance(entry, WalkRow):
        return f"Continue: {entry.title}. {entry.alias}, {STOPPED.get(entry.stage, 'stopped')}."
    scenario = entry.scenario
    about = f", about {about_text(scenario.minutes)}" if scenario.minutes else ""
    return f"{scenario.title}{about}. {scenario.summary}"
