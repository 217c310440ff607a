"""The mends that can be tried without asking: for a finding, what its line may have been meant to say.

Each is a guess at one place of the text; `walkshoes.scenario.fixing` keeps those after which the finding is gone and
nothing else is.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from walkshoes.scenario.findings import Finding
from walkshoes.scenario.plain import KEPT

_MEANT = re.compile(r"did you mean `([\w.]+)`\?")
_WRONG = re.compile(r"`([\w.]+)`")
_WORD = re.compile(r"""["']?([\w.]+)""")
_KEY = re.compile(r"([#*])(?=\s*:(?:\s|$))")
_NO_SPACE = re.compile(r"""(?<![\w"'])([\w"'#*]+:)(?=[^\s:/])""")
_BEGINNING = re.compile(r"""^(\s*(?:- +)*(?:[\w]+|"[^"]*"|'[^']*')\s*: +|\s*(?:- +)+)(?=\S)""")
_REMARK = re.compile(r"\s{2,}#.*$")
_CURLY = {"“": "”", "„": "“”", "‘": "’", "‚": "‘’", "«": "»", "»": "«", "”": "”"}


def guesses(finding: Finding, line: str) -> Iterator[str]:
    """What the line of a finding may have been meant to say, the likeliest first."""
    for guess in _GUESSES.get(finding.code, ()):
        for meant in guess(finding, line):
            if meant != line:
                yield meant
    if found := _MEANT.search(finding.mend):
        yield from _respelt(finding, line, found[1])


def spaces_of(line: str) -> str:
    """The line with spaces where other blank characters, but no tabs, indent it."""
    body = line.lstrip()
    before = line[: len(line) - len(body)]
    return "".join(c if c in " \t" else " " for c in before) + body


def quoted(text: str) -> str:
    """A text in the quotes that need the fewest changes in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _respelt(finding: Finding, line: str, meant: str) -> Iterator[str]:
    """The word at the place, where it stands alone there and is the one that was not understood."""
    at = finding.place.column - 1
    word = _WORD.match(line, at)
    wrong = [found for found in _WRONG.findall(finding.cause) if word and found == word[1]]
    if word and wrong and not line[word.end() :].lstrip("\"' ").startswith(("(", ".")):
        yield line[: word.start(1)] + meant + line[word.end(1) :]


def _spaces(_: Finding, line: str) -> Iterator[str]:
    yield spaces_of(line)


def _key_in_quotes(finding: Finding, line: str) -> Iterator[str]:
    at = finding.place.column - 1
    if found := _KEY.match(line, at):
        yield f'{line[:at]}"{found[1]}"{line[found.end() :]}'


def _space_after_colon(_: Finding, line: str) -> Iterator[str]:
    for found in _NO_SPACE.finditer(line):
        yield f"{line[: found.end()]} {line[found.end() :]}"


def _straight(_: Finding, line: str) -> Iterator[str]:
    """Straight quotes, where a text stands in curly ones."""
    before, text, after = _apart(line)
    if len(text) > 2 and text[-1] in _CURLY.get(text[0], ""):
        yield before + quoted(text[1:-1]) + after


def _apostrophe(_: Finding, line: str) -> Iterator[str]:
    """Double quotes, where a text in single ones has an apostrophe between two letters."""
    before, text, after = _apart(line)
    inner = text[1:-1]
    if len(text) > 2 and text[0] == text[-1] == "'" and '"' not in inner and re.search(r"\w'\w", inner):
        yield f'{before}"{inner}"{after}' if "\\" not in inner and "''" not in inner else line


def _text_in_quotes(_: Finding, line: str) -> Iterator[str]:
    before, text, after = _apart(line)
    if before and text and text[0] not in "\"'[{|>" and text[0] not in _CURLY:
        yield before + quoted(text) + after


def _remark_in_quotes(finding: Finding, line: str) -> Iterator[str]:
    """A # with a letter or a number right behind it is part of the text."""
    sign = line[finding.place.column - 1 : finding.place.column + 1]
    before, text, after = _apart(line)
    if re.fullmatch(r"#\w", sign) and before and text and text[0] not in "\"'[{|>":
        yield before + quoted(text) + after


def _without_invisible(_: Finding, line: str) -> Iterator[str]:
    yield "".join(c for c in line if c == "\t" or c in KEPT or c.isprintable() or unicodedata.category(c) == "Zs")


def _apart(line: str) -> tuple[str, str, str]:
    """A line as what comes before its text, the text, and the remark behind it."""
    found = _BEGINNING.match(line)
    before = found[0] if found else ""
    rest = line[len(before) :]
    remark = _REMARK.search(rest)
    text = rest[: remark.start()] if remark else rest.rstrip()
    return before, text, rest[len(text) :]


_GUESSES: dict[str, tuple[Callable[[Finding, str], Iterator[str]], ...]] = {
    "WS010": (_straight, _apostrophe, _space_after_colon, _text_in_quotes),
    "WS011": (_spaces,),
    "WS012": (_key_in_quotes,),
    "WS015": (_text_in_quotes,),
    "WS023": (_without_invisible,),
    "WS025": (_space_after_colon,),
    "WS026": (_remark_in_quotes,),
}
