"""What was found in a file: where it is, what is the matter, and what to do about it.

A finding is written for somebody who has never programmed: `cause` says what happened, `mend` what to do.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from walkshoes.scenario.plain import plain

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line in a source file, as text editors count lines."""

_WHOLE_LINE = 100  # longer lines are shown only around the place
_BEFORE, _AFTER = 60, 30
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
    """One thing to tell the author of a file."""

    code: str
    severity: Severity
    file: str
    place: Place
    cause: str
    mend: str = ""

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
        }


def sort(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as one meets them reading the file downwards, errors and notices mixed."""
    return sorted(findings, key=lambda finding: (finding.file, finding.place))


def render(finding: Finding, source: str) -> str:
    """A finding as lines of text, with its line of the `source` and a caret under the place."""
    place = finding.place
    head = f"{finding.file}:{place.line}:{place.column}: {finding.severity} {finding.code} {finding.cause}"
    lines = [_one_line(head), *_shown(place, source)]
    if finding.mend:
        lines.append(f"  mend: {_one_line(finding.mend)}")
    return "\n".join(lines)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question ``did you mean `billing`?``, or nothing when no known word is close.

    Upper and lower case do not matter. Source: Ratcliff and Obershelp's matching, as in Python's `difflib`.
    """
    if not word or len(word) > _LONGEST_WORD:
        return ""
    spelled = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), spelled, n=1)
    return f"did you mean `{spelled[close[0]]}`?" if close else ""


def _shown(place: Place, source: str) -> list[str]:
    """The line of the place, and its caret; nothing when there is no such line, as with a missing file."""
    lines = LINE_BREAK.split(source.removeprefix("\ufeff"))
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


def _one_line(text: str) -> str:
    return plain(text).replace("\n", " ")


def _cells(text: str) -> int:
    """How many columns of a terminal a text fills: wide characters two, marks on a letter none."""
    return sum(_cell(c) for c in text)


def _cell(c: str) -> int:
    if unicodedata.category(c) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1
