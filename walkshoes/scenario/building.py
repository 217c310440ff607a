"""From the events of YAML's parser to a tree, with findings about what a journey does not use.

Sources: YAML 1.2.2, section 10.3 (the core schema); PyYAML's events, which its parser in C (libyaml) and its
parser in Python give alike.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from walkshoes.scenario import remarks
from walkshoes.scenario.complaints import CURLY, DEEP, IN_CURLY, NO_SPACE, QUOTE_IT, STAR, explained
from walkshoes.scenario.findings import LINE_BREAK, MOST_FINDINGS, TOO_MANY, Finding, Place, Severity, sort
from walkshoes.scenario.plain import left_out, plain
from walkshoes.scenario.tree import START, Mapping, Mark, Sequence, mark_of, place_at

DEEPEST = 40
MOST_NODES = 200_000
MOST_NAMES = 20_000  # in one place
MOST_DIGITS = 15
LONGEST_TEXT = 20_000

_CORE: dict[str, bool | None] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# A leading zero or plus is kept as written: 0207 and +44 begin telephone numbers.
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_FRACTION = re.compile(r"-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")

_NUMBERS = "-.0123456789"
_ON_ONE_LINE = ("'", '"')
_NOWHERE = "\0"  # the name of a value that is read and thrown away; plain() lets no real name be this
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
    is_mapping: bool
    in_braces: bool
    name: str | None = None
    name_at: Mark = 0


_NOTHING = _Open(Sequence(), is_mapping=False, in_braces=False)
"""What is open before anything is."""


class Builder:
    """Makes the tree from the parser's events, in one pass and without recursion."""

    def __init__(self, file: str, text: str) -> None:
        self.stopped = False
        self.gave_up: Finding | None = None  # what is found where the parser gave up
        self._file = file
        self._source = text
        self._findings: list[Finding] = []
        self._open: list[_Open] = []
        self._root: Any = None
        self._root_at: Mark = 0
        self._nodes = 0
        self._documents = 0
        self._last_scalar: yaml.ScalarEvent | None = None
        self.text_lines: set[int] = set()  # lines inside a text, where a # is only a #

    def build(self, next_event: Callable[[], Any]) -> None:
        """Grow the tree by every event there is, or until it cannot be gone on with.

        What nearly every one of two hundred thousand events passes through is written out here: a name, or a text on
        one line, of characters that need no cleaning. All else has a method of its own.
        """
        opened, source, scalar = self._open, self._source, yaml.ScalarEvent
        while not self.stopped and (event := next_event()) is not None:
            if not isinstance(event, scalar):
                self._other(event)
                continue
            self._nodes += 1
            if event.anchor or event.tag or self._nodes > MOST_NODES:
                self._refuse_marks(event)
            here = opened[-1] if opened else _NOTHING
            node: Any = here.node
            mark: Any = event.start_mark
            end: Any = event.end_mark
            name, written = here.name, event.value
            is_simple = written and written.isascii() and written.isprintable() and len(written) <= LONGEST_TEXT
            if here.is_mapping and name is None:
                if is_simple and written not in node and written != "<<" and len(node) < MOST_NAMES:
                    here.name, here.name_at = written, mark_of(mark.line, mark.column)
                else:
                    self._name(here, event)
            elif (
                is_simple
                and here is not _NOTHING
                and (event.style in _ON_ONE_LINE or (written not in _CORE and written[0] not in _NUMBERS))
                and not event.tag
                and mark.line == end.line
                and not source.startswith(" #", end.index)
            ):
                at = mark_of(mark.line, mark.column)
                if not here.is_mapping:
                    node.append(written)
                    node.marks.append(at)
                elif name is not _NOWHERE:
                    node[name] = written
                    node.marks += (here.name_at, at)
                here.name = None
            else:
                self._value(event)
            self._last_scalar = event

    def _other(self, event: yaml.Event) -> None:
        """Whatever is no name, no text and no number."""
        if isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.CollectionStartEvent):
            self._nodes += 1
            if event.anchor or event.tag or self._nodes > MOST_NODES:
                self._refuse_marks(event)
            self._begin(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event.anchor or "", _began(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                cause = "a line of dashes `---` begins a second journey here"
                mend = "take the line out; another journey needs a file of its own"
                self._stop("WS016", place_at(_began(event)), cause, mend)

    def fail(self, error: yaml.MarkedYAMLError) -> None:
        """Report where the parser gave up."""
        self.stopped = True
        if tabs := [finding for finding in self._findings if finding.code == "WS011"]:
            self.gave_up = tabs[-1]
            return  # what the parser minds follows from it
        opened = self._open[-1].node.place if self._open else START
        code, place, cause, mend = explained(error, opened, self._last_scalar, LINE_BREAK.split(self._source))
        # `say: {name} speaking` is one mistake, and the parser's word about it the better one.
        self._findings = [f for f in self._findings if (f.code, f.place.line) != ("WS025", place.line)]
        self._error(code, place, cause, mend)
        self.gave_up = self._findings[-1]

    @property
    def braces_since(self) -> int:
        """The line of the outermost { or [ that is still open; 0 where none is."""
        return next((one.node.place.line for one in self._open if one.in_braces), 0)

    def built(self) -> tuple[Mapping | None, list[Finding]]:
        """As much of a tree as there is, and what to tell the author, once the events are at their end."""
        tree = self._root if isinstance(self._root, Mapping) else None
        if not self.stopped:
            mend = "begin with a line such as `title: Three days without broadband`"
            if self._root is None:
                self._error("WS006", START, "there is nothing in this file yet", mend)
            elif tree is None:
                self._error("WS007", place_at(self._root_at), "the file must begin with a name and a colon", mend)
            if "#:" in self._source:
                for remark in remarks.like_keys(LINE_BREAK.split(self._source), self.text_lines):
                    self._notice("WS012", remark, *remarks.HASH)
        return tree, sort(self._findings)

    def _name(self, here: _Open, event: yaml.ScalarEvent) -> None:
        mark = _began(event)
        name = event.value
        if not (name.isascii() and name.isprintable() and len(name) <= LONGEST_TEXT):
            if name and unicodedata.category(name[0]) == "Zs" and not event.style:
                self._error("WS011", place_at(mark), *NO_SPACE)
                here.name = _NOWHERE
                return
            name = self._text(name, mark)
        node = here.node
        assert isinstance(node, Mapping)
        here.name, here.name_at = _NOWHERE, mark
        if not name:
            self._error("WS022", place_at(mark), "there is no name before this colon", "write `name: value`")
        elif name == "<<" and not event.style:
            mend = "write out what belongs here, even if it stands elsewhere too"
            self._error("WS017", place_at(mark), "`<<` (merge) is not used in a journey", mend)
        elif name in node:
            first = node.places(name)[0].line
            cause = f"the name {_quoted(name)} is used twice in the same place; the first is in line {first}"
            self._error("WS013", place_at(mark), cause, "give one of them another name, or take it out")
        else:
            here.name = name
            if len(node) >= MOST_NAMES:
                cause = f"there are more than {MOST_NAMES:,} names in one place"
                self._stop("WS019", place_at(mark), cause, "check that it is the right file")

    def _value(self, event: yaml.ScalarEvent) -> None:
        written, mark = event.value, _began(event)
        if event.style or event.tag:
            self._put(self._text(written, mark), mark)
            begin, end = event.start_mark, event.end_mark
            if begin and end and end.line > begin.line:
                self.text_lines.update(range(begin.line + 2, end.line + 1 + (end.column > 0)))
        elif written in _CORE:
            if not written:
                self._refuse_word_without_colon()
            self._put(_CORE[written], mark)
        else:
            may_be_number = written[0] in _NUMBERS
            self._put(self._number(written, mark) if may_be_number else self._text(written, mark), mark)
            if remark := remarks.cutting(event, self._source):
                self._notice("WS026", remark, *remarks.CUT)

    def _refuse_word_without_colon(self) -> None:
        """`{say: Hello, there}`: YAML takes `there` for a name with an empty value."""
        here = self._open[-1] if self._open else None
        if here is None or not here.in_braces or here.name in (None, _NOWHERE) or not self._last_scalar:
            return
        end = self._last_scalar.end_mark
        after = self._source[end.index : end.index + 81] if end else ""
        if LINE_BREAK.split(after)[0].lstrip().startswith((",", "}")):
            cause = f"{_quoted(here.name or '')} stands between {{ and }} without a colon and a value"
            mend = f'write `name: value`; or, if it is part of a text, {QUOTE_IT}: "Hello, {{name}}"'
            if (here.name or "")[-1:] in CURLY:
                mend = IN_CURLY[1]
            if re.match(r"\w+:\S", here.name or ""):
                mend = "put a space after the colon: {1: billing}"
            self._error("WS025", place_at(here.name_at), cause, mend)
            here.name = _NOWHERE

    def _number(self, written: str, mark: Mark) -> int | float | str:
        if _WHOLE_NUMBER.fullmatch(written):
            if len(written.lstrip("-")) <= MOST_DIGITS:
                return int(written)
        elif not _FRACTION.fullmatch(written):
            return self._text(written, mark)
        elif abs(number := float(written)) < 10**MOST_DIGITS:
            return number
        cause = f"the number {_quoted(written)} is too large (more than {MOST_DIGITS} digits)"
        mend = 'if it is an account or telephone number, put it in quotes: "1234"'
        self._error("WS020", place_at(mark), cause, mend)
        return self._text(written, mark)

    def _text(self, written: str, mark: Mark) -> str:
        if written.isascii() and written.isprintable() and len(written) <= LONGEST_TEXT:
            return written
        whole, written = len(written), written[: 4 * LONGEST_TEXT]  # cleaning a million characters would take a while
        text = plain(written, LONGEST_TEXT)
        if text != written or len(written) < whole:
            if lost := left_out(written):
                cause = f"{lost} invisible or unsafe character{'s' if lost > 1 else ''} left out of this text"
                mend = "if the text reads wrong now, type it anew instead of pasting it"
                self._notice("WS023", place_at(mark), cause, mend)
            if len(text) == LONGEST_TEXT < len(written) - lost or len(written) < whole:
                cause = f"this text is too long; all after the first {LONGEST_TEXT:,} characters is left out"
                mend = "shorten it; or, if a quotation mark is not closed, close it"
                self._error("WS024", place_at(mark), cause, mend)
        return text

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        mark = _began(event)
        is_mapping = type(event) is yaml.MappingStartEvent
        node: Mapping | Sequence = Mapping(mark) if is_mapping else Sequence(mark)
        if len(self._open) >= DEEPEST:
            cause = f"more than {DEEPEST} things stand inside each other here"
            self._stop("WS018", place_at(mark), cause, DEEP[1])
        if self._awaits_name():
            cause = "a name is needed here, not a list or a group"
            mend = "write `name: value`; a name that begins with [ or { needs quotes"
            self._error("WS021", place_at(mark), cause, mend)
            self._open[-1].name = _NOWHERE
        else:
            self._put(node, mark)
        self._open.append(_Open(node, is_mapping, bool(event.flow_style)))

    def _put(self, value: Any, mark: Mark) -> None:
        if not self._open:
            self._root, self._root_at = value, mark
            return
        here = self._open[-1]
        node = here.node
        if isinstance(node, Sequence):
            node.append(value)
            node.marks.append(mark)
        elif (name := here.name) is not None:
            if name is not _NOWHERE:
                node[name] = value
                node.marks += (here.name_at, mark)
            here.name = None

    def _awaits_name(self) -> bool:
        return bool(self._open) and self._open[-1].is_mapping and self._open[-1].name is None

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        at = place_at(_began(event))
        if self._nodes > MOST_NODES:
            cause = f"there are more than {MOST_NODES:,} names and values in this file"
            self._stop("WS019", at, cause, "check that it is the right file; split a long journey into several")
        if event.anchor:
            self._error("WS014", at, f"{_quoted('&' + event.anchor)} {_MARKED_PIECE[0]}", _MARKED_PIECE[1])
        if event.tag:
            cause = "a text that begins with ! means something special in YAML"
            self._error("WS015", at, cause, 'if the ! is part of the text, put the text in quotes: "!"')

    def _alias(self, name: str, mark: Mark) -> None:
        at = place_at(mark)
        if self._awaits_name():
            self._error("WS012", at, *STAR)
            self._open[-1].name = _NOWHERE
            return
        if not (self._open and self._open[-1].name == _NOWHERE):
            self._error("WS014", at, f"{_quoted('*' + name)} {_COPIED_PIECE[0]}", _COPIED_PIECE[1])
        self._put(None, mark)

    def _error(self, code: str, at: Place, cause: str, mend: str) -> None:
        self._findings.append(Finding(code, Severity.ERROR, self._file, at, cause, mend))
        if len(self._findings) >= MOST_FINDINGS and not self.stopped:
            self.stopped = True
            self._error("WS027", at, *TOO_MANY)

    def _notice(self, code: str, at: Place, cause: str, mend: str) -> None:
        if len(self._findings) < MOST_FINDINGS:
            self._findings.append(Finding(code, Severity.NOTICE, self._file, at, cause, mend))

    def _stop(self, code: str, at: Place, cause: str, mend: str) -> None:
        self._error(code, at, cause, mend)
        self.stopped = True


def _began(event: yaml.Event) -> Mark:
    """Where an event began; both parsers always say it."""
    mark = event.start_mark
    return mark_of(mark.line, mark.column) if mark else 0


def _quoted(written: str) -> str:
    shown = " ".join(plain(written, 80).split())
    return f"`{shown if len(shown) <= 40 else shown[:39] + '…'}`"
