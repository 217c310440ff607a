"""The key # on the telephone, or a # in a sentence: YAML takes the rest of the line for a remark.

What is lost so is found in the lines themselves, since the parser does not speak of remarks.
"""

import re
from collections.abc import Container, Iterator

import yaml

from walkshoes.scenario.findings import Place

HASH = (
    "from this # on the line is taken for a remark and not read",
    'if it is the key on the telephone, write "#"; if it is part of a text, put the whole text in quotes',
)
CUT = (
    "from this # on the line is taken for a remark, and nobody will hear it",
    "if it is text, put the whole text in quotes; if it is a remark, put two spaces before the #",
)
_REMARK = re.compile(r"(?:^|[\s{\[,])#")
_LIKE_KEY = re.compile(r"(\s*)#:(?:\s|$)")
_IN_QUOTES = re.compile(r"""(?<=[\s{\[,])(?:"(?:[^"\\]|\\.)*"|'[^']*')""")


def like_keys(lines: list[str], text_lines: Container[int]) -> Iterator[Place]:
    """Remarks that begin with `#:`. Lines whose number is in `text_lines` are inside a text."""
    for number, line in enumerate(lines, start=1):
        if number not in text_lines and (found := _LIKE_KEY.match(line)):
            yield Place(number, found.end(1) + 1)


def cutting(text: yaml.ScalarEvent, source: str) -> Place | None:
    """The remark that ends a text without quotes, if it may be part of the text.

    A sentence and then one space and a # is more likely a sentence about the # key than a remark.
    """
    end = text.end_mark
    if end is None or not source.startswith(" #", end.index) or not (" " in text.value or text.value[0].isupper()):
        return None
    return Place(end.line + 1, end.column + 2)


def closing(lines: list[str], first: int, last: int) -> Place | None:
    """The remark, in the lines from `first` to `last`, behind which the { or [ that is open is closed."""
    for number in range(first, last + 1):
        bare = _IN_QUOTES.sub(lambda quoted: '"' * len(quoted[0]), lines[number - 1])
        if found := _REMARK.search(bare):
            rest = bare[found.end() :]
            if rest.startswith(":") or "}" in rest or "]" in rest:
                return Place(number, found.end())
    return None
