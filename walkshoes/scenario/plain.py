"""Text that cannot act: what every text passes before it is kept, shown or printed.

A terminal obeys some characters instead of showing them: they clear the screen, rename the window or write to
the clipboard. Others are invisible, turn the reading direction round, or pile up over the lines above. A
scenario, a file name or a pasted remark may carry any of them, so they are taken out once, at the door.
"""

import unicodedata

KEPT = "\n\u200d\ufe0f"
"""Kept although not printable by themselves: the line break, and what joins and colours emoji."""

MOST_MARKS = 4
"""How many accents and other marks may sit on one letter; enough for the languages people write today."""

_LAST_WITHOUT_MARKS = "\u02ff"  # below U+0300 no character combines, and NFC changes nothing


def plain(text: str, longest: int = 20_000) -> str:
    r"""Text that cannot act on a terminal.

    It is in Unicode's NFC form; every kind of line break is `\n`, a tab is a space. Control, format,
    surrogate and private characters are gone, and so is what goes beyond `MOST_MARKS` on one letter or
    beyond `longest`.

    Two costs to know: ZWNJ, which Persian likes to have, and the tags in the flags of England and Scotland.
    """
    if text.isascii() and text.isprintable():  # nearly every text, and a long journey has a hundred thousand
        return text[:longest]
    text = _evened(text)
    if max(text, default="") > _LAST_WITHOUT_MARKS or not text.replace("\n", "").isprintable():
        # Marks are counted before NFC, whose cost grows with the square of a pile of marks, and again after,
        # since NFC takes a few letters apart.
        text = _few_marks(unicodedata.normalize("NFC", _few_marks(_shown(text))))
    return text[:longest]


def is_plain(text: str) -> bool:
    """Whether `plain()` would leave the text as it is."""
    return plain(text) == text


def left_out(text: str) -> int:
    """How many characters `plain()` takes out because of what they are (not because the text is too long)."""
    text = _evened(text)
    return len(text) - len(_few_marks(_shown(text)))


def _evened(text: str) -> str:
    """One kind of line break, and no tabs."""
    for line_break in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(line_break, "\n")
    return text.replace("\t", " ")


def _shown(text: str) -> str:
    """Only what shows something. The no-break space, which French needs, is not `isprintable()`."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c.isprintable() or c in KEPT or unicodedata.category(c) == "Zs")


def _few_marks(text: str) -> str:
    """At most `MOST_MARKS` marks in a row. A joiner counts as one, or it would let a pile start afresh."""
    kept: list[str] = []
    run = 0
    for c in text:
        is_mark = c > _LAST_WITHOUT_MARKS and (c == "\u200d" or unicodedata.category(c).startswith("M"))
        run = run + 1 if is_mark else 0
        if run <= MOST_MARKS:
            kept.append(c)
    return "".join(kept)
