"""`walkshoes sessions recover`: what can still be read of a damaged record goes into a new one beside it.

The damaged file is only ever read, never opened by SQLite: SQLite would mend, or fold in, what it finds beside it.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from walkshoes.sessions.backups import backups_of
from walkshoes.sessions.on_disk import read_both, write_both
from walkshoes.sessions.opening import APPLICATION, RecordFile
from walkshoes.sessions.sqlite_pages import SqlitePages
from walkshoes.sessions.trouble import A_FOLDER, FULL, NEWER, RecordTrouble, in_a_command, plainly, trouble

if TYPE_CHECKING:
    from walkshoes.scenario.load import Source
    from walkshoes.sessions.rebuilding import Rebuilt
    from walkshoes.sessions.salvaging import Salvaged

COUNTED = {
    "session": ("session", "sessions"),
    "walk": ("walk", "walks"),
    "input": ("input", "inputs"),
    "words": ("text in somebody's own words", "texts in people's own words"),
    "answer": ("answer", "answers"),
    "commitment": ("commitment", "commitments"),
}
"""What is said of a new record, in this order; of the other tables only what is lost."""
_OTHERS = {"scenario": ("text of a journey", "texts of journeys"), "draft": ("draft", "drafts")}
_NOTHING = (
    "Nothing of a record can be read in {path}, and it was left as it is. If there is a copy from before, "
    "put it in its place."
)
_THERE_ALREADY = "{path} is there already and was left as it is. Say with `--to` another file for the new record."
_NO_ROOM = (
    "There is no room for a new record beside {path}. Make some, or say with `--to` a file on another disk. "
    "The damaged record was left as it is."
)
_APPLICATION_AT, _VERSION_AT = 68, 60


@dataclass(frozen=True, slots=True)
class Recovery:
    """What came of it. `new` is the new record, None where nothing was wrong with the one there is.

    `saved` is table → rows in the new record, `lost` table → rows that are known to have been there, `unsure` the
    tables of which more may be lost than is known.
    """

    record: Path
    new: Path | None = None
    saved: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    set_back: tuple[str, ...] = ()
    only_shown: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    without_text: tuple[str, ...] = ()
    left_over: Path | None = None
    backups: tuple[Path, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "record": str(self.record),
            "damaged": self.new is not None,
            "new": str(self.new) if self.new else None,
            "saved": self.saved,
            "lost": self.lost,
            "unsure": list(self.unsure),
            "set_back": list(self.set_back),
            "only_shown": list(self.only_shown),
            "restored": list(self.restored),
            "without_text": list(self.without_text),
            "left_over": str(self.left_over) if self.left_over else None,
            "backups": [str(one) for one in self.backups],
        }

    def text(self) -> list[str]:
        """The same in sentences."""
        if self.new is None:
            return [f"Nothing is wrong with the record {self.record}.", *self._about_backups()]
        return [
            f"The record {self.record} is damaged. It was left as it is.",
            f"Saved in {self.new}: {_listed(self.saved, COUNTED, none_too=True)}.",
            *self._about_what_is_lost(),
            "What to do next: look at it with "
            f"`walkshoes sessions --db {in_a_command(self.new)}`. To go on with it, say "
            f"`walkshoes --db {in_a_command(self.new)}`; or move the damaged one to another folder, with the files "
            f"beside it whose names end in -wal and -shm, and give the new one its name, {self.record.name}.",
            *self._about_backups(),
        ]

    def _about_what_is_lost(self) -> Iterator[str]:
        if self.lost:
            yield f"Lost: {_listed(self.lost, COUNTED | _OTHERS)}."
        if self.unsure:
            yield f"More may be lost{' than that' if self.lost else ''}: the file no longer says how much it held."
        if not self.lost and not self.unsure:
            yield "Nothing is lost that the file knows of."
        for title in self.restored:
            yield f"The text of {title or 'a journey'} was damaged, and was taken from its file."
        for title in self.without_text:
            yield (
                f"The text of {title or 'a journey'} is lost, and its walks cannot be shown without it. If you have "
                "its file as it was, recover once more, with `--folder` and the folder it is in."
            )
        if self.set_back:
            many = len(self.set_back) > 1
            yield (
                f"{len(self.set_back)} walk{'s' if many else ''} that {'were' if many else 'was'} not finished "
                f"go{'' if many else 'es'} on from the last input before the damage: {', '.join(self.set_back)}."
            )
        if self.only_shown:
            names = ", ".join(self.only_shown)
            yield f"Walks that had ended, and are in reports, but cannot be gone on with after their end: {names}."
        if self.left_over:
            yield f"What else could be read, but belongs to nothing that was saved, is written in {self.left_over}."

    def _about_backups(self) -> Iterator[str]:
        if self.backups:
            names = ", ".join(one.name for one in self.backups)
            yield (
                f"Beside it are copies from before walkshoes was brought up to date: {names}. Each is a whole record, "
                "as it was then."
            )


def _listed(counts: dict[str, int], words: dict[str, tuple[str, str]], *, none_too: bool = False) -> str:
    parts = [(counts.get(table, 0), *both) for table, both in words.items()]
    others = sum(count for table, count in counts.items() if table not in COUNTED | _OTHERS)
    parts += [] if none_too else [(others, "other row", "other rows")]
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in parts if count or none_too)


def recover(path: Path, to: Path | None = None, folder: Path | None = None) -> Recovery:
    """Save what can be read of a damaged record into a new one; say so where nothing is wrong.

    The new one is `to`, or lies beside the old one. `folder` has journeys whose text may be lost, besides those that
    come with the program. Raises RecordTrouble where nothing can be saved, or not be written.
    """
    if path.is_dir():
        raise trouble(A_FOLDER, path)
    if not path.exists():
        raise RecordTrouble(f"There is no record at {path}.")
    new = to or _beside(path)
    if new.exists():
        raise trouble(_THERE_ALREADY, new)
    with plainly(path):
        pages = SqlitePages(*read_both(path))
        backups = tuple(backups_of(path))
    try:
        with plainly(new), TemporaryDirectory(dir=new.parent, prefix=".recovering-") as made_here:
            workplace = Path(made_here)
            if not _wrong_with(path, pages, workplace / path.name):
                return Recovery(path, backups=backups)
            return _recovered(path, pages, new, workplace / "new.db", folder, backups)
    except RecordTrouble as refused:
        if str(refused) == FULL:
            raise trouble(_NO_ROOM, new) from refused
        raise


def seems_whole(path: Path, busy_s: float) -> bool:
    """A quick look whether SQLite finds nothing wrong in a record. Raises RecordTrouble where it cannot be read."""
    with plainly(path), closing(sqlite3.connect(path, timeout=busy_s)) as db:
        return db.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]


def _beside(path: Path) -> Path:
    """A name for the new record that nothing has yet."""
    wanted, count = path.with_name(f"{path.stem}-recovered{path.suffix}"), 1
    while wanted.exists():
        count += 1
        wanted = path.with_name(f"{path.stem}-recovered-{count}{path.suffix}")
    return wanted


# is anything wrong?


def _wrong_with(path: Path, pages: SqlitePages, copy: Path) -> bool:
    """Whether a record is damaged; `copy` is where one may be made to look. Raises RecordTrouble for a newer one."""
    from walkshoes.sessions.migrations import KNOWN  # noqa: PLC0415 - needs sqlite-utils

    ours = pages.whole_header and pages.header_number(_APPLICATION_AT) == APPLICATION
    if ours and pages.header_number(_VERSION_AT) > len(KNOWN):
        raise trouble(NEWER, path)
    write_both(copy, pages.held, pages.log)
    if not pages.held or pages.log_is_damaged or not pages.free()[1] or _damaged_in_itself(copy):
        return True
    try:
        file = RecordFile(copy)
    except RecordTrouble:
        return True
    with closing(file):
        return _a_walk_is_damaged(file)


def _damaged_in_itself(copy: Path) -> bool:
    """Whether SQLite finds anything wrong, or a reference leads nowhere."""
    try:
        with closing(sqlite3.connect(copy)) as db:
            whole = db.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            return not whole or bool(db.execute("PRAGMA foreign_key_check").fetchall())
    except (sqlite3.Error, UnicodeDecodeError):  # the second where what it complains of is no text any more
        return True


def _a_walk_is_damaged(file: RecordFile) -> bool:
    from walkshoes.sessions.rebuilding import can_be_lived, text_is_whole  # noqa: PLC0415 - needs the engine

    if not all(text_is_whole(*row) for row in file.rows("SELECT hash, text FROM scenario")):
        return True
    return not all(can_be_lived(file, walk) for (walk,) in file.rows("SELECT id FROM walk"))


# saving


def _recovered(
    path: Path, pages: SqlitePages, new: Path, building: Path, folder: Path | None, backups: tuple[Path, ...]
) -> Recovery:
    from walkshoes.sessions.rebuilding import (  # noqa: PLC0415 - needs the engine
        Rebuilt,
        begun,
        filled,
        mended,
        shapes_of,
    )
    from walkshoes.sessions.salvaging import salvaged  # noqa: PLC0415 - only where something is wrong

    made = Rebuilt()
    version = _version(pages)
    with closing(begun(building, version)) as db:
        shapes = shapes_of(db)
        saved = salvaged(pages, shapes)
        if not any(saved.rows[table] for table in COUNTED):
            raise trouble(_NOTHING, path)
        filled(db, shapes, saved, lambda: _sources(folder), made)
    with closing(RecordFile(building)) as file:  # brings it up to date
        mended(file, saved, made)
        counts = {table: file.rows(f"SELECT count(*) FROM {table}")[0][0] for table in COUNTED}  # noqa: S608 - ours
    left_over = _written(new, made) if made.left_over else None
    building.rename(new)
    return Recovery(
        path,
        new,
        counts,
        _lost(saved, made),
        tuple(sorted(saved.unsure)),
        tuple(made.set_back),
        tuple(made.only_shown),
        tuple(made.restored),
        tuple(made.without_text),
        left_over,
        backups,
    )


def _version(pages: SqlitePages) -> int:
    """Which version's tables the record has; today's where it does not say."""
    from walkshoes.sessions.migrations import KNOWN  # noqa: PLC0415 - needs sqlite-utils

    said = pages.header_number(_VERSION_AT) if pages.whole_header else 0
    return said if 1 <= said <= len(KNOWN) else len(KNOWN)


def _sources(folder: Path | None) -> "dict[str, Source]":
    from walkshoes.scenario.shipped import walkable  # noqa: PLC0415 - only where something is wrong

    return {source.hash: source for where in {None, folder} for source in walkable(where)}


def _lost(saved: "Salvaged", made: "Rebuilt") -> dict[str, int]:
    lost = {table: count for table, count in saved.missing.items() if not table.startswith("_")}
    for table, _ in made.left_over:
        lost[table] = lost.get(table, 0) + 1
    if saved.missing.get("scenario"):
        lost["scenario"] -= min(lost["scenario"], len(made.restored))
    return {table: count for table, count in lost.items() if count}


def _written(new: Path, made: "Rebuilt") -> Path:
    """The rows that have no place, as JSON Lines beside the new record, for its owner alone."""
    path = new.with_name(f"{new.name}.left-over.jsonl")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        for table, row in made.left_over:
            file.write(json.dumps({"table": table} | row, ensure_ascii=False, default=str) + "\n")
    return path
