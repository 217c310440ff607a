"""Keeping a walk beside its scenario, and renewing it after a change that was meant.

A walk that does not come out the same when it is lived again is no test, and is not kept.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from walkshoes.journey.headless import Line, NotAccepted, NotUnderstood, read_inputs
from walkshoes.journey.ledger import Ledger
from walkshoes.journey.lowering.names import UnknownName
from walkshoes.keeping.from_record import header_line, inputs_of
from walkshoes.keeping.telling import changes, figures, told
from walkshoes.rehearsing import Rehearsal, rehearse
from walkshoes.scenario.load import Source
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.persona import UnknownProvider
from walkshoes.scenario.policies import Settings, UnknownSetting
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.stored import StoredWalk

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,80}", re.IGNORECASE)
_MOST_SHOWN = 6
TROUBLES = (NotAccepted, NotUnderstood, UnknownSetting, UnknownProvider, UnknownName)
"""Why a file of inputs may not be walkable on a scenario; each says so in a sentence."""


class CannotKeep(Exception):
    """A walk cannot be kept; the message says why and what to do."""


def relived(source: Source, text: str, settings: Settings | None = None) -> Rehearsal:
    """The walk of a file of inputs, on a scenario as it is today. Raises one of TROUBLES.

    `settings` are policies over those its first line may name.
    """
    header, lines = read_inputs(text)
    seed = 1 if header.seed is None else header.seed
    lines = list(_renamed(lines, source.scenario))
    return rehearse(source, lines, {**header.policies, **(settings or {})}, seed, header.persona, header.draws)


def _renamed(lines: Iterable[Line], scenario: Scenario) -> Iterable[Line]:
    """The lines with the names touchpoints have today."""
    today = {old: name for name, made in scenario.touchpoints.items() for old in made.was}
    for line in lines:
        yield replace(line, place=today.get(line.place, line.place), until=today.get(line.until, line.until))


def keep_inputs(source: Source, text: str, folder: Path, name: str, settings: Settings | None = None) -> Path:
    """Keep the walk of a file of inputs; the first line says from then on all that has to be the same.

    `settings` are policies it is walked under, over those its first line may name.

    Returns the file of inputs that was written. Raises CannotKeep.
    """
    try:
        made = relived(source, text, settings)
        whole = _with_header(source, text, made)
        same = told(relived(source, whole)) == told(made)
    except TROUBLES as trouble:
        raise CannotKeep(f"This walk cannot be walked on {source.name}: {trouble}") from trouble
    if not same:
        raise CannotKeep("Lived again, this walk does not read the same. Please report it: that must not be.")
    return _written(folder, name, whole, told(made))


def keep_recorded(source: Source, stored: StoredWalk, folder: Path, name: str = "") -> Path:
    """Keep a walk of the record, without its words. Returns the file of inputs. Raises CannotKeep."""
    if stored.erased:
        raise CannotKeep(f"What was done in this walk was erased on {stored.erased}, so it cannot be kept.")
    if not stored.walk.ended and stored.frozen is None:
        ends = "was stopped" if stored.stage == Stage.DONE else "is not over yet"
        raise CannotKeep(f"This walk {ends}: it stands at {stored.walk.where[0]}. Only one that has ended can be kept.")
    wanted = stored.ledger
    why: list[str] = []
    for draws in (False, True):  # where chance was not chance, it is set
        text = inputs_of(stored, draws=draws)
        try:
            made = relived(source, text)
        except TROUBLES as trouble:
            why = why or [str(trouble)]
            continue
        if _same(made.ledger(), wanted):
            named = name or f"{wanted.ending.replace('_', '-') or 'unfinished'}-{stored.id[-6:]}"
            return _written(folder, named, text, told(made))
        why = why or [_differences(wanted, made.ledger())]
    edited = source.text != stored.source.text
    since = f"{source.name} was edited since it was walked. " if edited else ""
    raise CannotKeep(f"Lived again, this walk is not the same, so it is no test. {since}{why[0]}")


def renew(source: Source, path: Path) -> None:
    """Write anew how a kept walk reads, after a change that was meant. Raises CannotKeep."""
    try:
        made = relived(source, path.read_text(encoding="utf-8"))
        path.with_suffix(".txt").write_text(told(made), encoding="utf-8", newline="\n")
    except TROUBLES as trouble:
        raise CannotKeep(f"{path.stem}: {trouble}") from trouble
    except UnicodeDecodeError as trouble:
        raise CannotKeep(f"{path} is not a text file.") from trouble
    except OSError as trouble:
        raise CannotKeep(f"{trouble.filename or path}: {trouble.strerror}.") from trouble


def _same(now: Ledger, before: Ledger) -> bool:
    """Whether a walk cost the same; what a ledger of an older walkshoes did not count is not asked."""
    return figures(now) == figures(before)


def _differences(before: Ledger, now: Ledger) -> str:
    found = changes(figures(before), figures(now))
    shown = "; ".join(f"{name}: {was} -> {is_}" for name, was, is_ in found[:_MOST_SHOWN])
    return f"What it cost (before -> now): {shown}{'; …' if len(found) > _MOST_SHOWN else ''}"


def _with_header(source: Source, text: str, made: Rehearsal) -> str:
    """The inputs with a whole first line in place of the one they may have."""
    body = text.removeprefix("\ufeff").splitlines(keepends=True)
    for number, line in enumerate(body):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not read_inputs(line)[1] and '"draw"' not in line:
            del body[number]
        break
    first = header_line(source.name, made.seed, made.settings, made.engine.persona)
    return "".join([first, "\n", *body]).rstrip("\n") + "\n"


def _written(folder: Path, name: str, inputs: str, text: str) -> Path:
    if not _NAME.fullmatch(name):
        raise CannotKeep(f"`{name}` cannot be the name of a walk: use letters, digits, - and _ (--name NAME).")
    path = folder / f"{name}.jsonl"
    if path.exists() or path.with_suffix(".txt").exists():
        raise CannotKeep(f"There is a walk {path} already. Give this one another name (--name NAME).")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(inputs, encoding="utf-8", newline="\n")
        path.with_suffix(".txt").write_text(text, encoding="utf-8", newline="\n")
    except OSError as trouble:
        raise CannotKeep(f"{trouble.filename or path} cannot be written: {trouble.strerror}.") from trouble
    return path
