"""From YAML text to a plain tree in which every name and every value knows its line and column.

Only the part of YAML that people can read aloud is taken: names, lists, text, numbers, true and false. What
else YAML has is refused where it stands, with a sentence about what to write instead: names used twice,
pieces marked with `&` and copied with `*`, types with `!`. Texts such as `no`, `012` and `1:30` stay texts.

Nothing here knows what a scenario is; that is the model's affair. Sources: YAML 1.2.2, section 10.3 (the core
schema); PyYAML's events, which its parser in C (libyaml) and its parser in Python give alike.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from walkshoes.scenario.findings import LINE_BREAK, Finding, Place, Severity, did_you_mean, sort
from walkshoes.scenario.plain import left_out, plain

CODES = {
    "WS001": "the file is not there",
    "WS002": "this is a folder, or something else that is not a file",
    "WS003": "the computer does not let us open the file",
    "WS004": "the file is not plain text in UTF-8",
    "WS005": "the file is too large",
    "WS006": "the file is empty",
    "WS007": "the file does not begin with names and colons",
    "WS010": "the file cannot be understood from here on",
    "WS011": "a tab is used to indent",
    "WS012": "# or * must be in quotes",
    "WS013": "the same name twice in one place",
    "WS014": "a piece marked with & or copied with *",
    "WS015": "a type with !",
    "WS016": "a second document in the same file",
    "WS017": "a merge with <<",
    "WS018": "too many things inside each other",
    "WS019": "too many things in one file",
    "WS020": "a number that is too large",
    "WS021": "a list or a group where a name should be",
    "WS022": "no name before the colon",
    "WS023": "characters that cannot be shown were left out",
    "WS024": "a text that is too long",
    "WS025": "a word without a colon between { and }",
    "WS026": "the rest of a line is taken for a remark",
}
"""What each code of this module is about."""

LARGEST_FILE = 2_000_000
DEEPEST = 40
MOST_NODES = 200_000
MOST_DIGITS = 15
LONGEST_TEXT = 20_000

# The parser in C where libyaml is there; elsewhere the one in Python, which is slower and says the same.
_EVENTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_START = Place(1, 1)


class Mapping(dict[str, Any]):
    """Names and their values, with the place of each."""

    __slots__ = ("keys_at", "place", "values_at")

    def __init__(self, place: Place = _START) -> None:
        super().__init__()
        self.place = place
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}


class Sequence(list[Any]):
    """A list, with the place of each item."""

    __slots__ = ("items_at", "place")

    def __init__(self, place: Place = _START) -> None:
        super().__init__()
        self.place = place
        self.items_at: list[Place] = []


@dataclass(slots=True)
class Reading:
    """What came of reading a file: as much of a tree as there is, and what to tell the author.

    `whole` is false when reading ended before the file did: what the tree lacks may yet be in the file.
    `source` is the text that was read, for showing findings in it.
    """

    tree: Mapping | None
    findings: list[Finding]
    source: str = ""
    whole: bool = True


def read_file(path: Path) -> Reading:
    """Read a file. Whatever is wrong with it is a finding; nothing is raised."""
    file = plain(str(path))
    try:
        return read(_decoded(_bytes_of(path)), file)
    except _UnreadableError as refused:
        return refused.reading(file)


def read(text: str, file: str) -> Reading:
    """Read a text; `file` is its name in the findings. Whatever is wrong is a finding; nothing is raised."""
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST_FILE:
        return _UnreadableError(*_TOO_LARGE).reading(file)
    builder = _Builder(file, LINE_BREAK.split(text))
    try:
        for event in yaml.parse(_readable(text), Loader=_EVENTS):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.MarkedYAMLError as error:
        builder.fail(error)
    except (yaml.YAMLError, ValueError, OverflowError):  # the parser in Python lets some bad escapes through
        builder.fail(yaml.MarkedYAMLError(problem="unknown escape"))
    return builder.reading(text)


def place_of(tree: Mapping, path: tuple[str | int, ...]) -> Place:
    """The place of the value that a path leads to, or of the last thing on the way that is there.

    Steps that lead nowhere are passed over: a validator's path says, between the names of the file, which of
    several forms it tried. A last step `[key]`, pydantic's way to speak of the name itself, gives its place.
    """
    if path and path[-1] == "[key]":
        return key_place_of(tree, path[:-1])
    return _last_step(tree, path).value_at


def key_place_of(tree: Mapping, path: tuple[str | int, ...]) -> Place:
    """The place of the name that a path leads to; of an item in a list, the item's own."""
    return _last_step(tree, path).key_at


@dataclass(slots=True)
class _Step:
    node: Any
    key_at: Place
    value_at: Place
    depth: int

    def to(self, segment: str | int) -> "_Step | None":
        node = self.node
        if isinstance(node, Mapping) and (name := str(segment)) in node:
            return _Step(node[name], node.keys_at[name], node.values_at[name], self.depth + 1)
        if isinstance(node, Sequence) and isinstance(segment, int) and 0 <= segment < len(node):
            return _Step(node[segment], node.items_at[segment], node.items_at[segment], self.depth + 1)
        return None


def _last_step(tree: Mapping, path: tuple[str | int, ...]) -> _Step:
    """The deepest thing reached when any step may be passed over.

    What a form is called may also be a name in the file (`menu`). So every step is both taken and passed
    over, and what gets furthest is right; at equal depth the earlier, unless nothing can be inside it.
    """
    best = _Step(tree, tree.place, tree.place, 0)
    reached = [best]
    seen: set[tuple[int, str]] = set()
    for segment in path:
        for step in list(reached):
            mark = (id(step.node), str(segment))
            if mark in seen or (child := step.to(segment)) is None:
                continue
            seen.add(mark)
            reached.append(child)
            is_single = not isinstance(best.node, (Mapping, Sequence))
            if child.depth > best.depth or (child.depth == best.depth and is_single):
                best = child
    return best


class _UnreadableError(Exception):
    """A file of which nothing can be read."""

    def __init__(self, code: str, cause: str, mend: str, place: Place = _START, source: str = "") -> None:
        self._finding = (code, place, cause, mend)
        self._source = source

    def reading(self, file: str) -> Reading:
        code, place, cause, mend = self._finding
        finding = Finding(code, Severity.ERROR, file, place, cause, mend)
        return Reading(None, [finding], self._source, whole=False)


_TOO_LARGE = (
    "WS005",
    f"this file is too large for one journey (more than {LARGEST_FILE // 1_000_000} MB)",
    "check that it is the right file; a long journey is better in several files",
)
_NOT_TEXT = (
    "WS004",
    "this is not a plain text file; it may be a document, a picture or an archive",
    "write the journey in a text editor and save it with a name that ends in .yaml",
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how texts begin that some Windows programs save as "Unicode"


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.exists():
            similar = did_you_mean(path.name, (other.name for other in path.parent.glob("*.y*ml")))
            raise _UnreadableError(
                "WS001", "there is no such file", similar or "check the name and the folder"
            )
        if not path.is_file():
            raise _UnreadableError("WS002", "this is a folder, not a file", "name the file inside it")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        cause = "the computer does not let us open this file"
        raise _UnreadableError(
            "WS003", cause, "check that you may read it, and close it in other programs"
        ) from error
    if len(data) > LARGEST_FILE:
        raise _UnreadableError(*_TOO_LARGE)
    return data


def _decoded(data: bytes) -> str:
    if b"\0" in data and not data.startswith(_UTF_16):
        raise _UnreadableError(*_NOT_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = LINE_BREAK.split(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        cause = (
            "this file is saved in an older way than UTF-8, and its letters would come out wrong from here on"
        )
        mend = "in your editor choose Save As, and there the encoding UTF-8"
        place = Place(len(before), len(before[-1]) + 1)
        raise _UnreadableError("WS004", cause, mend, place, data.decode("utf-8", "replace")) from error


_CORE: dict[str, bool | None] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# A leading zero or plus is kept as written: 0207 and +44 begin telephone numbers.
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FRACTION = re.compile(r"-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")

_QUOTES = ('"', "'")
_NOWHERE = "\0"  # the name of a value that is read and thrown away; plain() lets no real name be this

_STAR = (
    "`*` has a meaning of its own in YAML",
    'if it is the key on the telephone, write "*" in quotes',
)
_HASH = (
    "from this # on the line is taken for a remark and not read",
    'if it is the key on the telephone, write "#"; if it is part of a text, put the whole text in quotes',
)
_MARKED_PIECE = (
    "marks a piece to be copied elsewhere, which a journey does not use",
    'if the & is part of a text, put the whole text in quotes: "& more"',
)
_COPIED_PIECE = (
    "copies a piece from elsewhere, which a journey does not use",
    'write the piece out; if the * is part of a text, put the whole text in quotes: "*"',
)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read, and the name in it that waits for its value."""

    node: Mapping | Sequence
    in_braces: bool
    name: str | None = None
    name_at: Place = _START


class _Builder:
    """Makes the tree from the parser's events, in one pass and without recursion."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.stopped = False
        self._file = file
        self._lines = lines
        self._findings: list[Finding] = []
        self._open: list[_Open] = []
        self._root: Any = None
        self._root_at = _START
        self._nodes = 0
        self._documents = 0
        self._last_scalar: yaml.ScalarEvent | None = None
        self._text_lines: set[int] = set()  # lines inside a text, where a # is only a #

    def take(self, event: yaml.Event) -> None:
        """Grow the tree by one event."""
        if isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            return
        at = _at(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._count(at)
            self._refuse_marks(event, at)
            if self._awaits_name():
                self._name(event, at)
            else:
                self._value(event, at)
            self._last_scalar = event
        elif isinstance(event, yaml.CollectionStartEvent):
            self._count(at)
            self._refuse_marks(event, at)
            self._begin(event, at)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event.anchor or "", at)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                cause = "a line of dashes `---` begins a second journey here"
                self._stop("WS016", at, cause, "take the line out; another journey needs a file of its own")

    def fail(self, error: yaml.MarkedYAMLError) -> None:
        """Report where the parser gave up."""
        self.stopped = True
        opened = self._open[-1].node.place if self._open else _START
        code, place, cause, mend = _explained(error, opened, self._last_scalar, self._lines)
        # `say: {name} speaking` is one mistake, and the parser's word about it the better one.
        self._findings = [f for f in self._findings if (f.code, f.place.line) != ("WS025", place.line)]
        self._error(code, place, cause, mend)

    def reading(self, source: str) -> Reading:
        """What has been read, once the events are at their end."""
        tree = self._root if isinstance(self._root, Mapping) else None
        if not self.stopped:
            mend = "begin with a line such as `title: Three days without broadband`"
            if self._root is None:
                self._error("WS006", _START, "there is nothing in this file yet", mend)
            elif tree is None:
                self._error("WS007", self._root_at, "the file must begin with a name and a colon", mend)
            self._notice_keys_taken_for_remarks()
        return Reading(tree, sort(self._findings), source, whole=not self.stopped)

    def _awaits_name(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].node, Mapping) and self._open[-1].name is None

    def _name(self, event: yaml.ScalarEvent, at: Place) -> None:
        name = self._text(event.value, at)
        here = self._open[-1]
        assert isinstance(here.node, Mapping)
        here.name, here.name_at = _NOWHERE, at
        if not name:
            self._error("WS022", at, "there is no name before this colon", "write `name: value`")
        elif name == "<<" and not event.style:
            mend = "write out what belongs here, even if it stands elsewhere too"
            self._error("WS017", at, "`<<` (merge) is not used in a journey", mend)
        elif name in here.node:
            first = here.node.keys_at[name].line
            cause = f"the name {_quoted(name)} is used twice in the same place; the first is in line {first}"
            self._error("WS013", at, cause, "give one of them another name, or take it out")
        else:
            here.name = name

    def _value(self, event: yaml.ScalarEvent, at: Place) -> None:
        if event.style or event.tag:
            self._put(self._text(event.value, at), at)
            end = _at(event.end_mark)
            self._text_lines.update(range(at.line + 1, end.line + (end.column > 1)))
        elif event.value in _CORE:
            if not event.value:
                self._refuse_word_without_colon()
            self._put(_CORE[event.value], at)
        else:
            may_be_number = event.value[0] in "-.0123456789"
            value = self._number(event.value, at) if may_be_number else self._text(event.value, at)
            self._put(value, at)
            self._notice_text_cut_by_remark(event)

    def _refuse_word_without_colon(self) -> None:
        """`{say: Hello, there}`: YAML takes `there` for a name with an empty value."""
        here = self._open[-1] if self._open else None
        if here is None or not here.in_braces or here.name in (None, _NOWHERE) or not self._last_scalar:
            return
        end = _at(self._last_scalar.end_mark)
        if self._lines[end.line - 1][end.column - 1 : end.column + 80].lstrip().startswith((",", "}")):
            cause = f"{_quoted(here.name or '')} stands between {{ and }} without a colon and a value"
            mend = f'write `name: value`; or, if it is part of a text, {_QUOTE_IT}: "Hello, {{name}}"'
            if re.match(r"\w+:\S", here.name or ""):
                mend = "put a space after the colon: {1: billing}"
            self._error("WS025", here.name_at, cause, mend)
            here.name = _NOWHERE

    def _number(self, written: str, at: Place) -> int | float | str:
        if _WHOLE_NUMBER.fullmatch(written):
            if len(written.lstrip("-")) <= MOST_DIGITS:
                return int(written)
        elif not _FRACTION.fullmatch(written):
            return self._text(written, at)
        elif abs(number := float(written)) < 10**MOST_DIGITS:
            return number
        cause = f"the number {_quoted(written)} is too large (more than {MOST_DIGITS} digits)"
        self._error("WS020", at, cause, 'if it is an account or telephone number, put it in quotes: "1234"')
        return self._text(written, at)

    def _text(self, written: str, at: Place) -> str:
        text = plain(written, LONGEST_TEXT)
        if text != written:
            if lost := left_out(written):
                cause = f"{lost} invisible or unsafe character{'s' if lost > 1 else ''} left out of this text"
                self._notice(
                    "WS023", at, cause, "if the text reads wrong now, type it anew instead of pasting it"
                )
            if len(text) == LONGEST_TEXT < len(written) - lost:
                cause = f"this text is too long; all after the first {LONGEST_TEXT:,} characters is left out"
                self._error("WS024", at, cause, "shorten it; or, if a quotation mark is not closed, close it")
        return text

    def _begin(self, event: yaml.CollectionStartEvent, at: Place) -> None:
        node: Mapping | Sequence = Mapping(at) if isinstance(event, yaml.MappingStartEvent) else Sequence(at)
        if len(self._open) >= DEEPEST:
            cause = f"more than {DEEPEST} things stand inside each other here"
            self._stop("WS018", at, cause, "bring some of them further out, as touchpoints of their own")
        if self._awaits_name():
            cause = "a name is needed here, not a list or a group"
            self._error(
                "WS021", at, cause, "write `name: value`; a name that begins with [ or { needs quotes"
            )
            self._open[-1].name = _NOWHERE
        else:
            self._put(node, at)
        self._open.append(_Open(node, bool(event.flow_style)))

    def _put(self, value: Any, at: Place) -> None:
        if not self._open:
            self._root, self._root_at = value, at
            return
        here = self._open[-1]
        if isinstance(here.node, Sequence):
            here.node.append(value)
            here.node.items_at.append(at)
        elif here.name is not None:
            if here.name != _NOWHERE:
                here.node[here.name] = value
                here.node.keys_at[here.name] = here.name_at
                here.node.values_at[here.name] = at
            here.name = None

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: Place) -> None:
        if event.anchor:
            self._error("WS014", at, f"{_quoted('&' + event.anchor)} {_MARKED_PIECE[0]}", _MARKED_PIECE[1])
        if event.tag:
            cause = "a text that begins with ! means something special in YAML"
            self._error("WS015", at, cause, 'if the ! is part of the text, put the text in quotes: "!"')

    def _alias(self, name: str, at: Place) -> None:
        if self._awaits_name():
            self._error("WS012", at, *_STAR)
            self._open[-1].name = _NOWHERE
            return
        if not (self._open and self._open[-1].name == _NOWHERE):
            self._error("WS014", at, f"{_quoted('*' + name)} {_COPIED_PIECE[0]}", _COPIED_PIECE[1])
        self._put(None, at)

    def _count(self, at: Place) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            cause = f"there are more than {MOST_NODES:,} names and values in this file"
            self._stop(
                "WS019", at, cause, "check that it is the right file; split a long journey into several"
            )

    def _notice_text_cut_by_remark(self, event: yaml.ScalarEvent) -> None:
        """A sentence and then one space and a # is more likely a sentence about the # key than a remark."""
        end = event.end_mark
        if end is None or not (" " in event.value or event.value[0].isupper()):
            return
        rest = self._lines[end.line][end.column : end.column + 3] if end.line < len(self._lines) else ""
        if rest.startswith(" #"):
            mend = (
                "if it is text, put the whole text in quotes; if it is a remark, put two spaces before the #"
            )
            cause = "from this # on the line is taken for a remark, and nobody will hear it"
            self._notice("WS026", Place(end.line + 1, end.column + 2), cause, mend)

    def _notice_keys_taken_for_remarks(self) -> None:
        for number, line in enumerate(self._lines, start=1):
            if number not in self._text_lines and (found := _REMARK_LIKE_KEY.match(line)):
                self._notice("WS012", Place(number, found.end(1) + 1), *_HASH)

    def _error(self, code: str, at: Place, cause: str, mend: str) -> None:
        self._findings.append(Finding(code, Severity.ERROR, self._file, at, cause, mend))

    def _notice(self, code: str, at: Place, cause: str, mend: str) -> None:
        self._findings.append(Finding(code, Severity.NOTICE, self._file, at, cause, mend))

    def _stop(self, code: str, at: Place, cause: str, mend: str) -> None:
        self._error(code, at, cause, mend)
        self.stopped = True


_NOT_FOR_YAML = re.compile("[^\t\n\r -~\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_TABS_INSIDE = re.compile(r"(?<=\S) *\t[ \t]*")
_STAND_IN = "\ue000"  # the parser takes it for a letter, and plain() takes it out again


def _readable(text: str) -> str:
    """The text without what makes the parser give up or see a line break, every column where it was.

    Tabs are left where they indent, which is a mistake to be told; elsewhere the parser in Python minds them.
    """
    text = _NOT_FOR_YAML.sub(_STAND_IN, text.replace("\u2028", " ").replace("\u2029", " "))
    return _TABS_INSIDE.sub(lambda tabs: " " * len(tabs[0]), text)


def _at(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else _START


def _quoted(written: str) -> str:
    shown = " ".join(plain(written, 80).split())
    return f"`{shown if len(shown) <= 40 else shown[:39] + '…'}`"


_REMARK = re.compile(r"(?:^|[\s{\[,])#")
_REMARK_LIKE_KEY = re.compile(r"(\s*)#:(?:\s|$)")
_IN_QUOTES = re.compile(r"""(?<=[\s{\[,])(?:"(?:[^"\\]|\\.)*"|'[^']*')""")


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


_QUOTE_IT = "put the whole text in quotes"
_LINE_UP = "count the spaces: lines that belong together begin in the same column"
# The first that fits is said. Both parsers are meant: where the one in C says `did not find expected key`,
# the one in Python says `expected <block end>`; what they were reading (`block mapping`) they call the same.
_TROUBLES = (
    _Trouble("", r"^\s*\|>\t", "a tab is used to indent this line", "use spaces, two for each step", "WS011"),
    _Trouble("alias", r"\|>\*\s*:", *_STAR, "WS012", at_start=True),
    _Trouble(
        "node|block mapping", r"\|>:", "there is no name before this colon", "write `name: value`", "WS022"
    ),
    _Trouble(
        "any token|ing an? (alias|anchor|tag|directive)|tag handle|mapping keys",
        r"\|>([^\w\s])",
        r"a text that begins with \1 means something special in YAML",
        rf'{_QUOTE_IT}: "\1 …"',
        at_start=True,
    ),
    _Trouble(
        "node",
        r"\|>([,\]}])",
        r"something is missing before this \1",
        rf"write what is missing, or take the \1 out; if it is part of a text, {_QUOTE_IT}",
    ),
    _Trouble(
        "block (mapping|coll)", r"[}\]]\s*\|>[}\]]", "there is one closing bracket too many", "take it out"
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
        f'if it is a text that begins with {{ or [, {_QUOTE_IT}: "{{name}} speaking"',
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
        f"move the text to the next line and indent it; or, if | or > is part of the text, {_QUOTE_IT}",
    ),
    _Trouble(
        "simple key",
        r"\|>[\w-]+:\S",
        "there is no space after the colon",
        "put a space after it: `then: menu`",
        at_start=True,
    ),
    _Trouble(
        "simple key",
        "",
        "there is no name and colon on this line",
        "write `name: value`; or, if it carries on the text above, indent it further than the line above",
        at_start=True,
    ),
    _Trouble(
        "plain scalar", "", "there is no space after the colon here", "put a space after it: {1: billing}"
    ),
    _Trouble(
        "mapping values",
        r":\s.*\|>",
        "there is a colon in the text",
        f'{_QUOTE_IT}: say: "One thing: we are closed"',
    ),
    _Trouble(
        "mapping values",
        "",
        "this line is taken for more of the line above",
        f"{_LINE_UP}; and every colon after a name has a space after it",
    ),
    _Trouble(
        "sequence entries",
        "",
        "a list cannot begin on the same line as its name",
        f"put each `- ` on a line of its own below the name; or, if the dash is part of a text, {_QUOTE_IT}",
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


def _explained(
    error: yaml.MarkedYAMLError, opened: Place, last: yaml.ScalarEvent | None, lines: list[str]
) -> tuple[str, Place, str, str]:
    """Code, place, cause and mend for what made the parser give up.

    `opened` is the innermost thing that is still open; `last` is the last text before the trouble.
    """
    gave_up = _on_a_line(_at(error.problem_mark), lines) if error.problem_mark else opened
    began = _on_a_line(_at(error.context_mark), lines) if error.context_mark else gave_up
    words = f"{'above ' if began.line < gave_up.line else ''}{error.context} {error.problem}".lower()
    if "flow" in words and (remark := _closing_remark(lines, opened.line, gave_up.line)):
        return "WS012", remark, *_HASH
    if last and last.style in _QUOTES and _at(last.start_mark).line < _at(last.end_mark).line == gave_up.line:
        cause = f"the quotation mark that opens here is closed only in line {gave_up.line}"
        return "WS010", _at(last.start_mark), cause, "put the same quotation mark where the text ends"
    for trouble in _TROUBLES:
        place = began if trouble.at_start else gave_up
        line = lines[place.line - 1]
        near = f"{line[: place.column - 1][-200:]}|>{line[place.column - 1 :][:50]}"  # lines may be very long
        if re.search(trouble.words, words) and (found := re.search(trouble.line, near)):
            return trouble.code, place, found.expand(trouble.cause), found.expand(trouble.mend)
    raise AssertionError("the last trouble fits everything")


def _closing_remark(lines: list[str], first: int, last: int) -> Place | None:
    """A # from which the line is a remark although the { or [ of an earlier place is closed only after it."""
    for number in range(first, last + 1):
        bare = _IN_QUOTES.sub(lambda quoted: '"' * len(quoted[0]), lines[number - 1])
        if found := _REMARK.search(bare):
            rest = bare[found.end() :]
            if rest.startswith(":") or "}" in rest or "]" in rest:
                return Place(number, found.end())
    return None


def _on_a_line(place: Place, lines: list[str]) -> Place:
    """The place; or, when it is the end of the file, the end of the last line that is not blank."""
    number = min(place.line, len(lines))
    while number > 1 and not lines[number - 1].strip():
        number -= 1
    return place if number == place.line else Place(number, len(lines[number - 1]) + 1)
