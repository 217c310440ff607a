"""Text cut into lines of a width, by where each begins and ends: words appear in place and never jump."""

import re

from rich.cells import cell_len

_WORD = re.compile(r"\S+")
_BROKEN_BY_HAND = re.compile(r"(?m)^(\S.{54,}\S) *\n(?=[^\s\d*•–-])")


def flowing(text: str) -> str:
    """Prose an author has broken into lines by hand, as paragraphs: only long lines are joined to what follows.

    Addresses, tables and lists, whose lines are short, set in or numbered, stay as they are.
    """
    return _BROKEN_BY_HAND.sub(r"\1 ", text)


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a text no wider than `width` cells, each as (begin, end) in the text; a long word is broken."""
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    begin = 0
    for paragraph in text.split("\n"):
        lines += _paragraph(text, begin, begin + len(paragraph), width)
        begin += len(paragraph) + 1
    return lines


def _paragraph(text: str, begin: int, end: int, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    line_begin, line_end = begin, begin
    for match in _WORD.finditer(text, begin, end):
        word_begin, word_end = match.span()
        if line_end > line_begin and cell_len(text[line_begin:word_end]) > width:
            lines.append((line_begin, line_end))
            line_begin = word_begin
        while cell_len(text[line_begin:word_end]) > width:
            fits = _fitting(text, max(line_begin, word_begin), word_end, width - cell_len(text[line_begin:word_begin]))
            lines.append((line_begin, fits))
            line_begin = word_begin = fits
        line_end = word_end
    return [*lines, (line_begin, line_end)]


def _fitting(text: str, begin: int, end: int, width: int) -> int:
    """Where a word has to be broken; at least one letter stays."""
    at = begin + 1
    while at < end and cell_len(text[begin : at + 1]) <= width:
        at += 1
    return at
