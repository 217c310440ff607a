"""What made YAML's parser give up, said in plain words, with what to do about it."""

import re
from typing import Any, NamedTuple

import yaml

from walkshoes.scenario import remarks
from walkshoes.scenario.findings import Finding, Place

STAR = (
    "`*` has a meaning of its own in YAML",
    'if it is the key on the telephone, write "*" in quotes',
)
QUOTE_IT = "put the whole text in quotes"

NO_SPACE = (
    "this line is indented with a character that only looks like a space",
    "replace it by a space: it came with a text that was pasted",
)
CURLY = "“”„‘’‚«»"
IN_CURLY = (
    "curly quotation marks do not hold a text together; only straight ones do",
    'write straight ones: "One thing: we are closed"',
)
_MORE_OF_ABOVE = "this line is taken for more of the line above"
_NO_COLON_SPACE = ("there is no space after the colon", "put a space after it: `then: menu`")
_STUCK = re.compile(r"\s*(?:- +)*[\w-]+:(?=[^\s:/])")
"""A line that begins with a name whose colon has no space behind it."""
_LINE_UP = "count the spaces: lines that belong together begin in the same column"
_FAR = 500  # lines
_QUOTES = ('"', "'")

DEEP = ("too many things stand inside each other here", "bring some of them further out, as touchpoints of their own")


class _Trouble(NamedTuple):
    """One way in which the parser gives up, and how to say it.

    `words` is looked for in what the parser says, and `line` in the line, where `|>` stands for the place:
    where the parser gave up or, `at_start`, where the thing begins that it was then reading.
    """

    words: str
    line: str
    cause: str
    mend: str
    code: str = "WS010"
    at_start: bool = False


# The first that fits is said. Both parsers are meant: where the one in C says `did not find expected key`,
# the one in Python says `expected <block end>`; what they were reading (`block mapping`) they call the same.
_TROUBLES = (
    # The parser in C looks ahead, and from its 6.0.4 on stops at a thousand before the builder has counted to forty.
    _Trouble("nesting depth", "", *DEEP, "WS018"),
    _Trouble("", r"^\s*\|>\t", "a tab is used to indent this line", "use spaces, two for each step", "WS011"),
    _Trouble("alias", r"\|>\*\s*:", *STAR, "WS012", at_start=True),
    _Trouble("node|block mapping", r"\|>:", "there is no name before this colon", "write `name: value`", "WS022"),
    _Trouble(
        "any token|ing an? (alias|anchor|tag|directive)|tag handle|mapping keys",
        r"\|>([^\w\s])",
        r"a text that begins with \1 means something special in YAML",
        rf'{QUOTE_IT}: "\1 …"',
        at_start=True,
    ),
    _Trouble(
        "node",
        r"\|>([,\]}])",
        r"something is missing before this \1",
        rf"write what is missing, or take the \1 out; if it is part of a text, {QUOTE_IT}",
    ),
    _Trouble("block (mapping|coll)", r"[}\]]\s*\|>[}\]]", "there is one closing bracket too many", "take it out"),
    _Trouble(
        "block (mapping|coll)|flow (mapping|sequence)",
        r"'\|>\w",
        "the text began with a single quotation mark, and the apostrophe before this ends it",
        'put the whole text in double quotes: "It\'s me"',
    ),
    _Trouble(
        "block (mapping|coll)",
        r"""["']\s*\|>.""",
        "the text goes on after its closing quotation mark",
        "put all of the text in one pair of quotes, and use the other kind inside: 'She said \"wait\" twice'",
    ),
    _Trouble(
        "block (mapping|coll)",
        r"[}\]]\s*\|>.",
        "the text goes on after its closing bracket",
        f'if it is a text that begins with {{ or [, {QUOTE_IT}: "{{name}} speaking"',
    ),
    _Trouble(
        "quoted scalar.*(end of stream|document)",
        "",
        "the quotation mark that opens here is never closed",
        "put the same quotation mark at the end of the text",
        at_start=True,
    ),
    _Trouble(
        "quoted scalar|escape",
        "",
        r"a backslash \\ in double quotes does not stand for itself",
        r"write two of them \\\\, or put the text in single quotes",
    ),
    _Trouble(
        "block scalar",
        "",
        "after | or > the text must begin on the next line",
        f"move the text to the next line and indent it; or, if | or > is part of the text, {QUOTE_IT}",
    ),
    _Trouble(
        "simple key",
        r"\|>[\w-]+:\S",
        *_NO_COLON_SPACE,
        at_start=True,
    ),
    _Trouble(
        "simple key",
        "",
        "there is no name and colon on this line",
        "write `name: value`; or, if it carries on the text above, indent it further than the line above",
        at_start=True,
    ),
    _Trouble("plain scalar", "", "there is no space after the colon here", "put a space after it: {1: billing}"),
    _Trouble("mapping values", rf":\s+[{CURLY}].*\|>", *IN_CURLY),
    _Trouble(
        "mapping values",
        r":\s.*\|>",
        "there is a colon in the text",
        f'{QUOTE_IT}: say: "One thing: we are closed"',
    ),
    _Trouble(
        "mapping values",
        "",
        _MORE_OF_ABOVE,
        f"{_LINE_UP}; and every colon after a name has a space after it",
    ),
    _Trouble(
        "sequence entries",
        "",
        "a list cannot begin on the same line as its name",
        f"put each `- ` on a line of its own below the name; or, if the dash is part of a text, {QUOTE_IT}",
    ),
    _Trouble(
        "^above.*flow mapping",
        "",
        "the { that opens here is not closed",
        "put a } at its end, and a comma between its parts",
        at_start=True,
    ),
    _Trouble(
        "^above.*flow sequence",
        "",
        "the [ that opens here is not closed",
        "put a ] at its end, and a comma between its parts",
        at_start=True,
    ),
    _Trouble(
        "flow (mapping|sequence)",
        "",
        "a comma or a closing bracket is missing before this",
        'put a comma between the parts; a text with a comma or a colon in it needs quotes: {say: "One, two"}',
    ),
    _Trouble("node", "", "something is missing here", "write what is missing, or take out what waits for it"),
    _Trouble(
        "block coll",
        "",
        "this line does not line up with the list above",
        f"{_LINE_UP}; each item of a list begins with a dash and a space",
    ),
    _Trouble("block mapping", "", "this line does not line up with the lines above", _LINE_UP),
    _Trouble("document start", "", "this line does not belong to anything above", _LINE_UP),
    _Trouble(
        "",
        "",
        "this line cannot be understood",
        "compare its spaces, colons and quotes with the lines around it",
    ),
)


def explained(
    error: yaml.MarkedYAMLError, opened: Place, last: yaml.ScalarEvent | None, lines: list[str]
) -> tuple[str, Place, str, str]:
    """Code, place, cause and mend for what made the parser give up.

    `opened` is the innermost thing that is still open; `last` is the last text before the trouble.
    """
    gave_up = _on_a_line(_place_of(error.problem_mark), lines) if error.problem_mark else opened
    began = _on_a_line(_place_of(error.context_mark), lines) if error.context_mark else gave_up
    words = f"{'above ' if began.line < gave_up.line else ''}{error.context} {error.problem}".lower()
    if "flow" in words and (remark := remarks.closing(lines, opened.line, gave_up.line)):
        return "WS012", remark, *remarks.HASH
    quoted = (_place_of(last.start_mark), _place_of(last.end_mark)) if last and last.style in _QUOTES else None
    if quoted and quoted[0].line < quoted[1].line == gave_up.line:
        cause = f"the quotation mark that opens here is closed only in line {gave_up.line}"
        return "WS010", quoted[0], cause, "put the same quotation mark where the text ends"
    for trouble in _TROUBLES:
        place = began if trouble.at_start else gave_up
        line = lines[place.line - 1]
        if trouble.cause == _MORE_OF_ABOVE and (stuck := _stuck(place, lines)):
            return "WS010", stuck, *_NO_COLON_SPACE
        if trouble.mend == _LINE_UP and (odd := _set_out(place, lines)):
            mend = f"set it in by {place.column - 1} spaces, as those are, and what belongs to it as well"
            return "WS010", odd, "this line is set in less than the lines above and below it", mend
        near = f"{line[: place.column - 1][-200:]}|>{line[place.column - 1 :][:50]}"  # lines may be very long
        if re.search(trouble.words, words) and (found := re.search(trouble.line, near)):
            return trouble.code, place, found.expand(trouble.cause), found.expand(trouble.mend)
    raise AssertionError("the last trouble fits everything")


def blames_line_above(finding: Finding) -> bool:
    """Whether what the parser stumbled over in a line may well be wrong in the line above."""
    return finding.cause.startswith("this line ")


def _stuck(place: Place, lines: list[str]) -> Place | None:
    """The next line above that says anything, where its colon has no space behind it; None where it has."""
    for number in range(place.line - 1, max(0, place.line - _FAR), -1):
        line = lines[number - 1]
        if line.strip() and not line.lstrip().startswith("#"):
            return Place(number, len(line) - len(line.lstrip(" -")) + 1) if _STUCK.match(line) else None
    return None


def _set_out(place: Place, lines: list[str]) -> Place | None:
    """The line above, set in less, that parts a line from those it lines up with; None where there is no such line."""
    wanted, odd = place.column - 1, None
    for number in range(place.line - 1, max(0, place.line - _FAR), -1):
        line = lines[number - 1]
        deep = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#") or deep > wanted:
            continue
        if deep == wanted:
            return odd
        if odd is not None:
            return None
        odd = Place(number, deep + 1)
    return None


def _place_of(mark: Any) -> Place:
    """The place of a mark of the parser."""
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _on_a_line(place: Place, lines: list[str]) -> Place:
    """The place; or, when it is the end of the file, the end of the last line that is not blank."""
    number = min(place.line, len(lines))
    while number > 1 and not lines[number - 1].strip():
        number -= 1
    return place if number == place.line else Place(number, len(lines[number - 1]) + 1)
