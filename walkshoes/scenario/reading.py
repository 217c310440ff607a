"""From YAML text to a plain tree in which every name and every value knows its line and column.

Only the part of YAML that people can read aloud is taken: names, lists, text, numbers, true and false. What
else YAML has is refused where it stands, with a sentence about what to write instead: names used twice,
pieces marked with `&` and copied with `*`, types with `!`. Texts such as `no`, `012` and `1:30` stay texts.

Nothing here knows what a scenario is; that is the model's affair.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from walkshoes.scenario.building import Builder
from walkshoes.scenario.complaints import blames_line_above
from walkshoes.scenario.files import LARGEST_FILE, TOO_LARGE, UnreadableError, text_of
from walkshoes.scenario.findings import Finding
from walkshoes.scenario.plain import plain
from walkshoes.scenario.tree import Mapping

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
    "WS027": "more mistakes than can be shown",
}
"""What each code of a finding from reading is about."""

# The parser in C where libyaml is there; elsewhere the one in Python, which is slower and says the same.
_EVENTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOT_FOR_YAML = re.compile("[^\t\n\r -~\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_TABS_INSIDE = re.compile(r"(?<=\S) *\t[ \t]*")
_STAND_IN = "\ue000"  # the parser takes it for a letter, and plain() takes it out again


@dataclass(slots=True)
class Reading:
    """What came of reading a file: as much of a tree as there is, and what to tell the author.

    `whole` is false when reading ended before the file did: what the tree lacks may yet be in the file.
    `source` is the text that was read, for showing findings in it; `text_lines` are the lines on which a text goes on
    that began further up. `stopped_at` is the line at which the parser gave up, 0 where it did not; `braces_since` that
    of the outermost { or [ that was open then; `by_line_above` says that the line above is to blame.
    """

    tree: Mapping | None
    findings: list[Finding]
    source: str = ""
    whole: bool = True
    text_lines: frozenset[int] = frozenset()
    stopped_at: int = 0
    braces_since: int = 0
    by_line_above: bool = False


def read_file(path: Path) -> Reading:
    """Read a file. Whatever is wrong with it is a finding; nothing is raised."""
    file = plain(str(path))
    try:
        return read(text_of(path), file)
    except UnreadableError as refused:
        return _nothing(refused, file)


def read(text: str, file: str) -> Reading:
    """Read a text; `file` is its name in the findings. Whatever is wrong is a finding; nothing is raised."""
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST_FILE:
        return _nothing(UnreadableError(*TOO_LARGE), file)
    builder = Builder(file, text)
    try:
        parser = _EVENTS(_readable(text))
        try:
            builder.build(parser.get_event)
        finally:
            parser.dispose()
    except yaml.MarkedYAMLError as error:
        builder.fail(error)
    except (yaml.YAMLError, ValueError, OverflowError):  # the parser in Python lets some bad escapes through
        builder.fail(yaml.MarkedYAMLError(problem="unknown escape"))
    tree, findings = builder.built()
    gave_up = builder.gave_up
    return Reading(
        tree,
        findings,
        text,
        whole=not builder.stopped,
        text_lines=frozenset(builder.text_lines),
        stopped_at=gave_up.place.line if gave_up is not None else 0,
        braces_since=builder.braces_since if gave_up is not None else 0,
        by_line_above=gave_up is not None and blames_line_above(gave_up),
    )


def _nothing(refused: UnreadableError, file: str) -> Reading:
    return Reading(None, [refused.finding(file)], refused.source, whole=False)


def _readable(text: str) -> str:
    """The text without what makes the parser give up or see a line break, every column where it was.

    Tabs are left where they indent, which is a mistake to be told; elsewhere the parser in Python minds them.
    """
    text = _NOT_FOR_YAML.sub(_STAND_IN, text.replace("\u2028", " ").replace("\u2029", " "))
    return _TABS_INSIDE.sub(lambda tabs: " " * len(tabs[0]), text) if "\t" in text else text
