"""`walkshoes doctor`: is everything there that a session needs? Asked before people come, answered in plain words."""

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SMALLEST, COMFORTABLE = (60, 18), (80, 24)
ROOM_NEEDED = 50_000_000
"""Bytes of free disk below which a training day might not fit: the record of sixty people is a few megabytes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was looked at, whether it is as it should be, and a sentence: what is there, or what to do."""

    about: str
    fine: bool
    says: str


def examined(
    record_path: Path,
    folder: Path | None,
    *,
    environment: Mapping[str, str] = os.environ,
    window: tuple[int, int] | None = None,
) -> list[Answer]:
    """Look at everything. `window` is (columns, rows) of the terminal, its own unless stated; nothing is changed but
    that the record is made where there is none.
    """
    size = window if window is not None else tuple(shutil.get_terminal_size())
    looks: list[Callable[[], Iterator[Answer]]] = [
        _program,
        lambda: _window((size[0], size[1])),
        lambda: _letters_and_colours(environment),
        lambda: _record(record_path),
        lambda: _journeys(folder),
        _reports,
        _log,
    ]
    return [answer for look in looks for answer in look()]


def _program() -> Iterator[Answer]:
    from walkshoes import __version__  # noqa: PLC0415 - only this command says it

    python = platform.python_version()
    yield Answer("walkshoes", True, f"version {__version__}, with Python {python} on {platform.system()}.")


def _window(size: tuple[int, int]) -> Iterator[Answer]:
    columns, rows = size
    room = f"{columns} characters wide and {rows} lines high"
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        yield Answer("this window", False, f"{room}: too small to walk in. Make it larger, or its letters smaller.")
    elif columns < COMFORTABLE[0] or rows < COMFORTABLE[1]:
        wanted = f"{COMFORTABLE[0]} by {COMFORTABLE[1]}"
        yield Answer("this window", False, f"{room}: it will do, but {wanted} is where it becomes comfortable.")
    else:
        yield Answer("this window", True, f"{room}: there is room.")


def _letters_and_colours(environment: Mapping[str, str]) -> Iterator[Answer]:
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    if encoding != "utf8":
        yield Answer("letters", False, "this terminal does not speak UTF-8; lines and accents may look wrong.")
    else:
        yield Answer("letters", True, "lines, accents and every alphabet can be shown.")
    terminal = environment.get("TERM", "")
    if terminal == "dumb":
        yield Answer("colours", False, "this terminal cannot draw. Open walkshoes in an ordinary terminal window.")
    elif environment.get("NO_COLOR"):
        yield Answer("colours", True, "you asked for none (NO_COLOR); nothing in walkshoes needs them.")
    elif environment.get("COLORTERM") in ("truecolor", "24bit"):
        yield Answer("colours", True, "all of them.")
    else:
        yield Answer("colours", True, "a few; walkshoes looks plainer here, and loses nothing.")


def _record(path: Path) -> Iterator[Answer]:
    from walkshoes.sessions.forgetting import not_finished  # noqa: PLC0415 - as for every command
    from walkshoes.sessions.record import Record  # noqa: PLC0415 - the same
    from walkshoes.sessions.recovering import seems_whole  # noqa: PLC0415 - the same
    from walkshoes.sessions.retention import overdue  # noqa: PLC0415 - the same
    from walkshoes.sessions.trouble import DAMAGED, RecordTrouble, trouble  # noqa: PLC0415 - the same

    try:
        record = Record(path, busy_s=2)
        try:
            if not seems_whole(path, busy_s=2):
                raise trouble(DAMAGED, path)
            sessions, open_walks = len(record.sessions()), len(record.unfinished())
            due, unfinished = len(overdue(record.file)), not_finished(record.file)
        finally:
            record.close()
    except RecordTrouble as refused:
        yield Answer("the record", False, str(refused))
        return
    what = f"{sessions} session{'' if sessions == 1 else 's'}, {open_walks} of its walks not finished"
    yield Answer("the record", True, f"{path}: {what}.")
    if due:
        many = "1 session is" if due == 1 else f"{due} sessions are"
        yield Answer("what is kept", False, f"{many} due to be erased; `walkshoes purge` lists them.")
    if unfinished:
        yield Answer(
            "forgetting",
            False,
            "it is not finished; close other programs that have the record open and say `walkshoes purge`.",
        )
    free = shutil.disk_usage(path.parent).free
    if free < ROOM_NEEDED:
        yield Answer("the disk", False, f"only {free // 1_000_000} MB are free. Make room before people come.")
    else:
        yield Answer("the disk", True, "there is room for the record to grow.")


def _journeys(folder: Path | None) -> Iterator[Answer]:
    from walkshoes.scenario.load import load  # noqa: PLC0415 - as for every command
    from walkshoes.scenario.shipped import scenario_files  # noqa: PLC0415 - the same

    loaded = [(path, load(path)) for path in scenario_files(folder)]
    broken = [path for path, one in loaded if one.source is None]
    if not loaded:
        yield Answer("the journeys", False, f"there are none in {folder}.")
    elif broken:
        names = ", ".join(path.name for path in broken)
        yield Answer(
            "the journeys", False, f"{names} cannot be walked; `walkshoes check {broken[0]}` says what to mend."
        )
    else:
        yield Answer("the journeys", True, f"{len(loaded)} of them, and all can be walked.")


def _reports() -> Iterator[Answer]:
    from walkshoes.summaries.files import GET_REPORTS, without_maker  # noqa: PLC0415 - only this command says it

    missing = without_maker()
    if missing:
        yield Answer("summaries", True, f"all but {', '.join(missing)}. Where you want them: {GET_REPORTS}")
    else:
        yield Answer("summaries", True, "can be written in every form.")


def _log() -> Iterator[Answer]:
    from walkshoes.crash_log import log_file  # noqa: PLC0415 - as for every command

    yield Answer("if it ever stops", True, f"what happened is written in {log_file()}.")
