"""From the events of YAML's parser to a tree, with findings about what a journey does not use.

Sources: YAML 1.2.2, section 10.3 (the core schema); PyYAML's events, which its parser in C (libyaml) and its
parser in Python give alike.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from walkshoes.scenario import remarks
from walkshoes.scenario.complaints import DEEP, QUOTE_IT, STAR, explained, place_at
from walkshoes.scenario.findings import Finding, Place, Severity, sort
from walkshoes.scenario.plain import left_out, plain
from walkshoes.scenario.tree import START, Mapping, Sequence

DEEPEST = 40
MOST_NODES = 200_000
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
    in_braces: bool
    name: str | None = None
    name_at: Place = START


class Builder:
    """Makes the tree from the parser's events, in one pass and without recursion."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.stopped = False
        self._file = file
        self._lines = lines
        self._findings: list[Finding] = []
        self._open: list[_Open] = []
        self._root: Any = None
        self._root_at = START
        self._nodes = 0
        self._documents = 0
        self._last_scalar: yaml.ScalarEvent | None = None
        self._text_lines: set[int] = set()  # lines inside a text, where a # is only a #

    def take(self, event: yaml.Event) -> None:
        """Grow the tree by one event."""
        if isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            return
        at = place_at(event.start_mark)
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
        opened = self._open[-1].node.place if self._open else START
        code, place, cause, mend = explained(error, opened, self._last_scalar, self._lines)
        # `say: {name} speaking` is one mistake, and the parser's word about it the better one.
        self._findings = [f for f in self._findings if (f.code, f.place.line) != ("WS025", place.line)]
        self._error(code, place, cause, mend)

    def built(self) -> tuple[Mapping | None, list[Finding]]:
        """As much of a tree as there is, and what to tell the author, once the events are at their end."""
        tree = self._root if isinstance(self._root, Mapping) else None
        if not self.stopped:
            mend = "begin with a line such as `title: Three days without broadband`"
            if self._root is None:
                self._error("WS006", START, "there is nothing in this file yet", mend)
            elif tree is None:
                self._error("WS007", self._root_at, "the file must begin with a name and a colon", mend)
            for remark in remarks.like_keys(self._lines, self._text_lines):
                self._notice("WS012", remark, *remarks.HASH)
        return tree, sort(self._findings)

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
            end = place_at(event.end_mark)
            self._text_lines.update(range(at.line + 1, end.line + (end.column > 1)))
        elif event.value in _CORE:
            if not event.value:
                self._refuse_word_without_colon()
            self._put(_CORE[event.value], at)
        else:
            may_be_number = event.value[0] in "-.0123456789"
            value = self._number(event.value, at) if may_be_number else self._text(event.value, at)
            self._put(value, at)
            if remark := remarks.cutting(event, self._lines):
                self._notice("WS026", remark, *remarks.CUT)

    def _refuse_word_without_colon(self) -> None:
        """`{say: Hello, there}`: YAML takes `there` for a name with an empty value."""
        here = self._open[-1] if self._open else None
        if here is None or not here.in_braces or here.name in (None, _NOWHERE) or not self._last_scalar:
            return
        end = place_at(self._last_scalar.end_mark)
        if self._lines[end.line - 1][end.column - 1 : end.column + 80].lstrip().startswith((",", "}")):
            cause = f"{_quoted(here.name or '')} stands between {{ and }} without a colon and a value"
            mend = f'write `name: value`; or, if it is part of a text, {QUOTE_IT}: "Hello, {{name}}"'
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
                self._notice("WS023", at, cause, "if the text reads wrong now, type it anew instead of pasting it")
            if len(text) == LONGEST_TEXT < len(written) - lost:
                cause = f"this text is too long; all after the first {LONGEST_TEXT:,} characters is left out"
                self._error("WS024", at, cause, "shorten it; or, if a quotation mark is not closed, close it")
        return text

    def _begin(self, event: yaml.CollectionStartEvent, at: Place) -> None:
        node: Mapping | Sequence = Mapping(at) if isinstance(event, yaml.MappingStartEvent) else Sequence(at)
        if len(self._open) >= DEEPEST:
            cause = f"more than {DEEPEST} things stand inside each other here"
            self._stop("WS018", at, cause, DEEP[1])
        if self._awaits_name():
            cause = "a name is needed here, not a list or a group"
            self._error("WS021", at, cause, "write `name: value`; a name that begins with [ or { needs quotes")
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
            self._error("WS012", at, *STAR)
            self._open[-1].name = _NOWHERE
            return
        if not (self._open and self._open[-1].name == _NOWHERE):
            self._error("WS014", at, f"{_quoted('*' + name)} {_COPIED_PIECE[0]}", _COPIED_PIECE[1])
        self._put(None, at)

    def _count(self, at: Place) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            cause = f"there are more than {MOST_NODES:,} names and values in this file"
            self._stop("WS019", at, cause, "check that it is the right file; split a long journey into several")

    def _error(self, code: str, at: Place, cause: str, mend: str) -> None:
        self._findings.append(Finding(code, Severity.ERROR, self._file, at, cause, mend))

    def _notice(self, code: str, at: Place, cause: str, mend: str) -> None:
        self._findings.append(Finding(code, Severity.NOTICE, self._file, at, cause, mend))

    def _stop(self, code: str, at: Place, cause: str, mend: str) -> None:
        self._error(code, at, cause, mend)
        self.stopped = True


def _quoted(written: str) -> str:
    shown = " ".join(plain(written, 80).split())
    return f"`{shown if len(shown) <= 40 else shown[:39] + '…'}`"
