"""The mends that can be tried without asking: for a finding, what its line may have been meant to say.

Each is a guess at one place of the text; `walkshoes.scenario.fixing` keeps those after which the finding is gone and
nothing else is.
"""

import re
import unicodedata
from collections.abc import Callable, Container, Iterator

from walkshoes.scenario.findings import Finding
from walkshoes.scenario.plain import KEPT

_MEANT = re.compile(r"did you mean `([\w.]+)`\?")
_WRONG = re.compile(r"`([\w.]+)`")
_WORD = re.compile(r"""["']?([\w.]+)""")
_IN_CONDITION = re.compile(r"""\bwhen["']?:\s+$""")
_CONDITION = re.compile(r"""(["'])(?:(?!\1).)*|[^,{}\[\]#]*""")
_UNFILLED = re.compile(r"nothing fills in \{(\w+)\}")
_SWITCH = re.compile(r"""(["']?)(?:(true|yes|on|y)|false|no|off|n)\1(?=\s*(?:[,}#]|$))""", re.IGNORECASE)
_KEY = re.compile(r"([#*])(?=\s*:(?:\s|$))")
_NO_SPACE = re.compile(r"""(?<![\w"'])([\w"'#*]+:)(?=[^\s:/])""")
_BEGINNING = re.compile(r"""^(\s*(?:- +)*(?:[\w]+|"[^"]*"|'[^']*')\s*: +|\s*(?:- +)+)(?=\S)""")
_REMARK = re.compile(r"\s{2,}#.*$")
_CURLY = {"“": "”", "„": "“”", "‘": "’", "‚": "‘’", "«": "»", "»": "«", "”": "”"}


def guesses(finding: Finding, line: str, taken: Container[str] = ()) -> Iterator[str]:
    """What the line of a finding may have been meant to say, the likeliest first.

    A name that is `taken` stands elsewhere in the file, perhaps in the wrong place, and is no slip of the pen.
    """
    for guess in _GUESSES.get(finding.code, ()):
        for meant in guess(finding, line):
            if meant != line:
                yield meant
    if found := _MEANT.search(finding.mend):
        yield from _respelt(finding, line, found[1], taken)


def wrong_words(finding: Finding) -> list[str]:
    """The words a finding speaks of, of which one may be mistyped."""
    return _WRONG.findall(finding.cause) + _UNFILLED.findall(finding.cause)


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


def _respelt(finding: Finding, line: str, meant: str, taken: Container[str]) -> Iterator[str]:
    """The word that was not understood spelt anew: where it stands alone, in a condition, or in braces in a text."""
    at = finding.place.column - 1
    wrong = [found for found in wrong_words(finding) if found not in taken]
    word = _WORD.match(line, at)
    if word and word[1] in wrong and not line[word.end() :].lstrip("\"' ").startswith(("(", ".")):
        yield line[: word.start(1)] + meant + line[word.end(1) :]
    elif _IN_CONDITION.search(line[:at]) and (condition := _CONDITION.match(line, at)):
        for one in wrong:
            respelt = re.sub(rf"(?<![\w.]){re.escape(one)}(?![\w.(])", meant, condition[0])
            yield line[:at] + respelt + line[condition.end() :]
    elif (unfilled := _UNFILLED.search(finding.cause)) and unfilled[1] in wrong:
        yield line[:at] + line[at:].replace(f"{{{unfilled[1]}}}", f"{{{meant}}}")


def _switched(finding: Finding, line: str) -> Iterator[str]:
    """`true` or `false`, where a switch is set to what people write for it."""
    found = _SWITCH.match(line, finding.place.column - 1)
    if found and "true or false" in finding.mend:
        yield f"{line[: found.start()]}{'true' if found[2] else 'false'}{line[found.end() :]}"


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
    "WS207": (_switched,),
}
