"""Reading on where the parser gave up: the piece it stumbled over is left out, and the rest is read without it.

Only slips of writing are looked for in the rest, such as a tab, a quotation mark that is not closed, a colon in a text:
what a name or a word means there could hang on what was left out.
"""

from walkshoes.scenario.findings import LINE_BREAK, Finding
from walkshoes.scenario.reading import Reading, read

_MOST_STOPS = 30
_MOST_READ = 5_000_000  # characters, a few seconds
_OF_THE_WHOLE = frozenset({"WS006", "WS007", "WS013", "WS016", "WS018", "WS019", "WS027"})
"""What is found of a file as a whole, and not of one line: it could follow from what was left out."""


def found_below(reading: Reading, file: str) -> list[Finding]:
    """The slips below the line at which reading stopped; none where it did not stop, or cannot go on."""
    lines = LINE_BREAK.split(reading.source)
    found: list[Finding] = []
    for _ in range(min(_MOST_STOPS, _MOST_READ // max(1, len(reading.source)))):
        if not reading.stopped_at:
            break
        first, last = _piece(lines, reading)
        lines[first - 1 : last] = [""] * (last - first + 1)
        reading = read("\n".join(lines), file)
        if 0 < reading.stopped_at <= last or reading.by_line_above:
            break  # the trouble may not be in that piece, and what is found below may only follow from it
        found += [one for one in reading.findings if one.place.line > last and one.code not in _OF_THE_WHOLE]
    return list(dict.fromkeys(found))


def _piece(lines: list[str], reading: Reading) -> tuple[int, int]:
    """The first and the last line, counted from 1, of what the parser stumbled over and all that belongs to it."""
    first = min(reading.stopped_at, reading.braces_since or reading.stopped_at)
    deep = _deep(lines[first - 1])
    above = next((number for number in range(first - 1, 0, -1) if _says(lines[number - 1])), 0)
    if reading.by_line_above and above:
        first, deep = above, _deep(lines[above - 1])
    elif "\t" in lines[first - 1][:deep]:
        deep = _deep(lines[above - 1]) if above else 0  # how deep a tab stands nobody knows
    last = first
    while last < len(lines) and _belongs(lines[last], deep, in_braces=bool(reading.braces_since)):
        last += 1
    return first, last


def _belongs(line: str, deep: int, *, in_braces: bool) -> bool:
    """Whether a line goes on with a piece that is so deep."""
    begins = line.lstrip()
    indent = line[: len(line) - len(begins)]
    return not begins or "\t" in indent or len(indent) > deep or (in_braces and begins[0] in "}]")


def _deep(line: str) -> int:
    return len(line) - len(line.lstrip())


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
