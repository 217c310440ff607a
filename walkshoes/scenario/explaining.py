"""What every finding means: the entries of `docs/findings.md`, which is packed into the wheel.

An entry says what the finding is, its cause, what mends it, and shows a wrong and a right example where it can.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import fill, indent

from walkshoes.scenario.findings import did_you_mean

_ENTRY = re.compile(r"^### (WS\d{3}) (.+)\n((?:(?!^##).*\n?)*)", re.MULTILINE)
_EXAMPLE = re.compile(r"^```\w*\n# wrong(?:, the whole file)?\n(.*?)# right\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_NOTICE = " (a notice)"
_WIDE = 96


class UnknownCode(LookupError):
    """There is no finding of this code. The message is for people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The explanation of one finding. Without an example, `wrong` and `right` are empty, and `cause` says why."""

    code: str
    title: str
    cause: str
    mend: str
    wrong: str = ""
    right: str = ""
    is_notice: bool = False

    def text(self) -> str:
        """The entry as a page for a terminal."""
        head = f"{self.code}  {self.title}" + ("  (a notice: the journey can be walked)" if self.is_notice else "")
        parts = [head, _filled(self.cause), _filled(f"Mend: {self.mend}") if self.mend else ""]
        if self.right:
            wrong = indent(self.wrong.rstrip() or "(nothing)", "    ")
            parts += [f"Wrong:\n{wrong}", f"Right:\n{indent(self.right.rstrip(), '    ')}"]
        return "\n\n".join(part for part in parts if part)


def explained_in() -> Path:
    """The document with the entries: in the wheel, or beside the source."""
    packed = Path(__file__).with_name("findings.md")
    return packed if packed.exists() else Path(__file__).resolve().parents[2] / "docs" / "findings.md"


@cache
def entries() -> Mapping[str, Entry]:
    """Every entry by its code, in the order of the document."""
    found = _ENTRY.findall(explained_in().read_text(encoding="utf-8"))
    return {code: _entry(code, title, body) for code, title, body in found}


def entry_of(code: str) -> Entry:
    """The entry of a code, in whatever case it is written. Raises UnknownCode, which suggests the nearest."""
    known = entries()
    wanted = code.strip().upper()
    if wanted not in known:
        near = did_you_mean(wanted, known)
        raise UnknownCode(f"There is no finding `{code}`; {near or '`walkshoes explain` lists them all'}")
    return known[wanted]


def _entry(code: str, title: str, body: str) -> Entry:
    example = _EXAMPLE.search(body)
    cause, _, mend = _BLOCK.sub("", body).partition("Mend: ")
    wrong, right = example.groups() if example else ("", "")
    return Entry(code, title.removesuffix(_NOTICE), _line(cause), _line(mend), wrong, right, title.endswith(_NOTICE))


def _line(prose: str) -> str:
    return " ".join(prose.split())


def _filled(prose: str) -> str:
    return fill(prose, _WIDE, break_long_words=False, break_on_hyphens=False)
