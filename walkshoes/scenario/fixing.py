"""`check --fix`: mending what can be mended safely, and nothing else.

A mend is tried on the text and kept when, on reading it again, the finding is gone and no other has come. Every other
byte of the file stays as it was; the file as it was is kept beside it; and it is replaced in one go or not at all.
"""

import math
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from walkshoes.scenario.check_unused import UNUSED
from walkshoes.scenario.files import LARGEST_FILE
from walkshoes.scenario.findings import Finding, Place
from walkshoes.scenario.load import Loaded, load_text
from walkshoes.scenario.mends import guesses, wrong_words
from walkshoes.scenario.plain import plain
from walkshoes.scenario.reading import read
from walkshoes.scenario.tree import Mapping

MOST_MENDS, MOST_READ = 200, 20_000_000
"""So many mends are made at most, and so many characters read anew in trying; whoever has more runs it again."""
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_TAB_WIDTHS = (2, 4, 8, 1, 3)
_THOROUGH = 8
"""Trying every policy takes about so many times as long as reading a file alone."""
_SHOWN, _BEFORE = 110, 50
"""How much of a long line is shown, and how much of that before what changed in it."""


class CannotFix(Exception):
    """The file could not be read or written. The message is for people."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A line that was changed, counted from 1, and for which finding."""

    line: int
    code: str
    cause: str
    was: str
    now: str


@dataclass(slots=True)
class Fixed:
    """What was mended in a file, what was left to its author, and where the file as it was is kept."""

    file: str
    text: str
    mends: list[Mend] = field(default_factory=list)
    left: tuple[Finding, ...] = ()
    backup: Path | None = None

    def said(self) -> Iterator[str]:
        """What to tell the author, line by line."""
        for mend in self.mends:
            yield f"{plain(self.file)}:{mend.line}: mended {mend.code} {mend.cause}"
            was, now = _shown(mend)
            yield f"  - {was}"
            yield f"  + {now}"
        if self.backup is not None:
            yield f"The file as it was is in {plain(str(self.backup))}."


def fixed_text(text: str, name: str) -> Fixed:
    """A text with all mended that can be mended safely. Nothing is written."""
    fixed = Fixed(name, text)
    mending = _Mending(fixed)
    for thoroughly in (False, True):  # what only the policies show comes last: it takes longer
        mending.mend_all(thoroughly)
    fixed.left = mending.loaded.findings
    return fixed


def fixed_file(path: Path) -> Fixed:
    """Mend a file, where there is something to mend. Raises CannotFix."""
    try:
        target = path.resolve(strict=True)
        if not target.is_file() or target.stat().st_size > LARGEST_FILE:
            return Fixed(str(path), "")
        before = target.read_bytes()
        text = before.decode("utf-8")
    except (OSError, ValueError, RuntimeError):  # what cannot be read is a finding of the check
        return Fixed(str(path), "")
    if "\0" in text:
        return Fixed(str(path), "")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    fixed = fixed_text(text.removeprefix(mark), str(path))
    if fixed.mends:
        try:
            fixed.backup = _replaced(target, before, (mark + fixed.text).encode("utf-8"))
        except OSError as error:
            why = error.strerror or "it cannot be written"
            raise CannotFix(f"{plain(str(path))} was left as it is: {why}.") from error
    return fixed


Step = tuple[str, Loaded, list[Mend]]
"""The text after a mend, what is found in it, and the lines that were changed."""


class _Mending:
    """The mending of one text, until nothing more can be mended."""

    def __init__(self, fixed: Fixed) -> None:
        self.fixed = fixed
        self.loaded = load_text(fixed.text, fixed.file)
        self._thoroughly = False
        self._refused: set[tuple[int, str, str]] = set()
        self._read = 0

    def mend_all(self, thoroughly: bool) -> None:
        """Mend until nothing more holds: a mend that was refused may hold once another is made."""
        self._thoroughly = thoroughly
        self.loaded = load_text(self.fixed.text, self.fixed.file, thoroughly=thoroughly)
        self._refused.clear()
        made = -1
        while made < (made := len(self.fixed.mends)):
            self._refused.clear()
            while len(self.fixed.mends) < MOST_MENDS and (step := self._next()):
                self.fixed.text, self.loaded, mends = step
                self.fixed.mends += mends

    def _next(self) -> Step | None:
        """The text after the next mend that holds; None where there is none any more."""
        lines = _LINES.findall(self.fixed.text)
        names: dict[str, set[Place]] | None = None
        for finding in self.loaded.findings:
            number = finding.place.line - 1
            if number >= len(lines):
                continue
            body = lines[number].rstrip("\r\n")
            if finding.code == "WS011" and "\t" in body[: len(body) - len(body.lstrip())]:
                if self._is_new(0, "WS011", "") and (found := _without_tabs(self.fixed, self.loaded, finding)):
                    return found
                continue
            if names is None and finding.mend.startswith("did you mean"):
                names = _names_in(read(self.fixed.text, self.fixed.file).tree)
            for meant in guesses(finding, body, self._taken(finding, names or {})):
                if not self._is_new(number, body, meant):
                    continue
                self._read += len(self.fixed.text) * (_THOROUGH if self._thoroughly else 1)
                if self._read > MOST_READ:
                    return None
                text = "".join([*lines[:number], meant + lines[number][len(body) :], *lines[number + 1 :]])
                after = load_text(text, self.fixed.file, thoroughly=self._thoroughly)
                if _holds(self.loaded, after, finding, {finding.place.line}):
                    return text, after, [Mend(number + 1, finding.code, finding.cause, body, meant)]
        return None

    def _is_new(self, *tried: Any) -> bool:
        """Whether a mend was not tried before on this text; it is from now on."""
        was = tried in self._refused
        self._refused.add(tried)
        return not was

    def _taken(self, finding: Finding, names: dict[str, set[Place]]) -> set[str]:
        """The words of a finding that stand in the file as a name, elsewhere than where the same is found of them."""
        own = {one.place for one in self.loaded.findings if _what(one) == _what(finding)}
        return {word for word in wrong_words(finding) if names.get(word, own) - own}


def _names_in(tree: Any) -> dict[str, set[Place]]:
    """Every name in a tree, and where it stands."""
    found: dict[str, set[Place]] = {}
    left = [tree]
    while left:
        node = left.pop()
        if isinstance(node, Mapping):
            for name, place in node.keys_at.items():
                found.setdefault(name, set()).add(place)
            left += node.values()
        elif isinstance(node, list):
            left += node
    return found


def _holds(before: Loaded, after: Loaded, mended: Finding, lines: set[int]) -> bool:
    """Whether a finding is gone and no other has come. What is not used is only told once the names are right.

    Where reading had stopped at it, what stands further down was not seen before: that is no fault of the mend, so
    long as nothing is found where it was made.
    """
    had, have = Counter(map(_what, before.findings)), Counter(map(_what, after.findings))
    if have[_what(mended)] >= had[_what(mended)]:
        return False
    come = Counter({what: more for what, more in (have - had).items() if what[0] not in UNUSED})
    if not come:
        return True
    stopped = not read(before.text, mended.file).whole
    new = [finding for finding in after.findings if _what(finding) in come]
    return stopped and all(finding.place.line not in lines and finding.place > mended.place for finding in new)


def _what(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.cause


def _without_tabs(fixed: Fixed, loaded: Loaded, finding: Finding) -> Step | None:
    """Spaces for all tabs that indent, where every width that fits says the same. What reads furthest fits best."""
    fits: list[tuple[float, object, Step]] = []
    for width in _TAB_WIDTHS:
        inside = read(_spaced(fixed, finding, width, frozenset())[0], fixed.file).text_lines
        text, mends = _spaced(fixed, finding, width, inside)
        after = load_text(text, fixed.file)
        changed = {mend.line for mend in mends}
        reading = read(text, fixed.file)
        if _holds(loaded, after, finding, changed) and not changed & reading.text_lines:
            fits.append((reading.stopped_at or math.inf, reading.tree, (text, after, mends)))
    furthest = [(tree, step) for reach, tree, step in fits if reach == max(reach for reach, *_ in fits)]
    if furthest and all(tree == furthest[0][0] for tree, _ in furthest):
        return furthest[0][1]
    return None


def _spaced(fixed: Fixed, finding: Finding, width: int, spared: frozenset[int]) -> tuple[str, list[Mend]]:
    """The text with so many spaces for each tab that indents a line, but for lines inside a text, which are spared."""
    lines = _LINES.findall(fixed.text)
    mends = []
    for number, line in enumerate(lines):
        body = line.lstrip(" \t")
        before = line[: len(line) - len(body)]
        if "\t" in before and body.strip() and number + 1 not in spared:
            lines[number] = before.replace("\t", " " * width) + body
            was, now = line.rstrip("\r\n"), lines[number].rstrip("\r\n")
            mends.append(Mend(number + 1, finding.code, finding.cause, was, now))
    return "".join(lines), mends


def _replaced(target: Path, before: bytes, after: bytes) -> Path:
    """Put the new content in the place of the old in one go; the old is kept under a name that was free."""
    backup = _kept(target, before)
    state = target.stat()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError, AttributeError):  # another's file stays theirs where the computer lets us
            os.chown(name, state.st_uid, state.st_gid)
        Path(name).chmod(state.st_mode & 0o7777)
        if target.read_bytes() != before:
            raise OSError(0, "somebody else has changed it in the meantime")
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        backup.unlink(missing_ok=True)
        raise
    return backup


def _kept(target: Path, content: bytes) -> Path:
    """A copy beside the file, under the first name that is free: NAME.bak, NAME.bak.2, …"""
    for number in range(1, 1_000):
        backup = target.with_name(f"{target.name}.bak" + (f".{number}" if number > 1 else ""))
        with suppress(FileExistsError), backup.open("xb") as stream:
            try:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            except BaseException:
                backup.unlink()
                raise
            return backup
    raise OSError(0, "there are a thousand copies of it already")


def _shown(mend: Mend) -> tuple[str, str]:
    """The line before and after; of a long one, what is around its first difference."""
    was, now = mend.was.replace("\t", "→"), mend.now.replace("\t", "→")
    first = next(
        (number for number, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now))
    )
    begins = max(0, first - _BEFORE) if max(len(was), len(now)) > _SHOWN else 0
    return _piece(was, begins), _piece(now, begins)


def _piece(line: str, begins: int) -> str:
    piece = plain(line[begins : begins + _SHOWN]).replace("\n", " ")
    return f"{'…' if begins else ''}{piece}{'…' if begins + _SHOWN < len(line) else ''}"
