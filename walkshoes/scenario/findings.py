"""What was found in a file: where it is, what is the matter, and what to do about it.

A finding is written for somebody who has never programmed: `cause` says what happened, `mend` what to do.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from enum import StrEnum
from functools import lru_cache

from walkshoes.scenario.plain import plain

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line in a source file, as text editors count lines."""

_WHOLE_LINE = 100  # longer lines are shown only around the place
_BEFORE, _AFTER = 60, 30
MOST_FINDINGS = 500
"""More than so many help nobody; the first are shown, and WS027 says that there are others."""
TOO_MANY = (
    f"there are more than {MOST_FINDINGS} mistakes, of which only the first are shown",
    "mend these, then check again; and look whether it is the right file",
)
_MOST_COMPARED = 100_000  # about half a second
_AS_NEAR = 0.02  # so little less alike is as near
_LONGEST_WORD = 60  # nobody mistypes a longer word than this for another


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something begins in a file. Both numbers begin at 1, as editors show them."""

    line: int
    column: int


class Severity(StrEnum):
    """Whether a scenario can be walked all the same."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the author of a file.

    `way` is what leads there on a walk, where only a walk shows it, and `inputs` a file of inputs that walks it.
    """

    code: str
    severity: Severity
    file: str
    place: Place
    cause: str
    mend: str = ""
    way: str = ""
    inputs: str = ""

    def as_json(self) -> dict[str, object]:
        """The finding for other programs, such as an editor."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": self.file,
            "line": self.place.line,
            "column": self.place.column,
            "cause": self.cause,
            "mend": self.mend,
            "way": self.way,
            "inputs": self.inputs,
        }


def sort(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as one meets them reading the file downwards, errors and notices mixed."""
    return sorted(findings, key=lambda finding: (finding.file, finding.place))


def render(finding: Finding, source: str) -> str:
    """A finding as lines of text, with its line of the `source` and a caret under the place."""
    place = finding.place
    head = f"{finding.file}:{place.line}:{place.column}: {finding.severity} {finding.code} {finding.cause}"
    lines = [_one_line(head), *_shown(place, source)]
    if finding.way:
        lines.append(f"  to get there: {_one_line(finding.way)}")
    if finding.mend:
        lines.append(f"  mend: {_one_line(finding.mend)}")
    return "\n".join(lines)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question ``did you mean `billing`?``, or nothing when no known word is close; where two are, both are named.

    Upper and lower case do not matter. Source: Ratcliff and Obershelp's matching, as in Python's `difflib`.
    """
    if not word or len(word) > _LONGEST_WORD:
        return ""
    spelled = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), spelled, n=2)
    if len(close) == 2 and abs(_alike(word, close[0]) - _alike(word, close[1])) < _AS_NEAR:
        return f"did you mean `{spelled[close[0]]}` or `{spelled[close[1]]}`?"
    return f"did you mean `{spelled[close[0]]}`?" if close else ""


def _alike(word: str, known: str) -> float:
    """How alike two words are, from 0 to 1, as `get_close_matches` reckons it."""
    return SequenceMatcher(None, known, word.lower()).ratio()


class Nearest:
    """`did_you_mean` for a whole file: it stops guessing where ten thousand slips would have to be compared with ten
    thousand names, and the same slip is looked up once.
    """

    def __init__(self) -> None:
        self._left = _MOST_COMPARED
        self._said: dict[tuple[str, int], tuple[Collection[str], str]] = {}

    def __call__(self, word: str, known: Collection[str]) -> str:
        """The question, or nothing."""
        asked = (word, id(known))
        if asked not in self._said and self._left > 0:
            self._left -= len(known)
            self._said[asked] = (known, did_you_mean(word, known))  # kept, so that its id is no other's
        return self._said[asked][1] if asked in self._said else ""


def _shown(place: Place, source: str) -> list[str]:
    """The line of the place, and its caret; nothing when there is no such line, as with a missing file."""
    lines = _lines(source)
    if place.line > len(lines) or not source:
        return []
    line = lines[place.line - 1]
    before, after = line[: place.column - 1], line[place.column - 1 :]
    if len(line) > _WHOLE_LINE:
        before = before if len(before) <= _BEFORE else "…" + before[-_BEFORE:]
        after = after if len(after) <= _AFTER else after[:_AFTER] + "…"
    # Cleaned apart, so that what is taken out of the one half cannot move the caret in the other.
    before, after = _one_line(before), _one_line(after)
    return [f"  {before}{after}".rstrip(), f"  {' ' * _cells(before)}^"]


@lru_cache(maxsize=1)
def _lines(source: str) -> list[str]:
    """The lines of a text, which is mostly that of the finding shown before."""
    return LINE_BREAK.split(source.removeprefix("\ufeff"))


def _one_line(text: str) -> str:
    return plain(text).replace("\n", " ")


def _cells(text: str) -> int:
    """How many columns of a terminal a text fills: wide characters two, marks on a letter none."""
    return sum(_cell(c) for c in text)


def _cell(c: str) -> int:
    if unicodedata.category(c) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1
