"""Two versions of a scenario's text: which line was changed, where a reader would look for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from walkshoes.scenario.load import Source
from walkshoes.scenario.tree import Mapping, key_place_of


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line of the edited text, counted from 1: what it said before, and what it says now.

    Where a line is new, `was` is empty; where one is gone, `now` is, and `number` is that of the line after it.
    """

    number: int
    was: str
    now: str

    def __str__(self) -> str:
        if not self.was:
            return f"line {self.number} is new: `{self.now}`"
        if not self.now:
            return f"before line {self.number} a line is gone: `{self.was}`"
        if self.was == self.now:
            return f"line {self.number} is set in differently: `{self.now}`"
        return f"line {self.number} has changed: it was `{self.was}` and is `{self.now}`"


def changed_line(before: Source, after: Source, near: Sequence[str]) -> ChangedLine | None:
    """The first line that was changed in the first of these touchpoints that has any; else the first of all.

    A touchpoint may be named as it is called in either version. None where both say the same.
    """
    changes = list(_changes(before.text, after.text))
    for name in near:
        old, new = _lines_of(before, name), _lines_of(after, name)
        for was_at, line in changes:
            if was_at in old or line.number in new:
                return line
    return changes[0][1] if changes else None


def _changes(before: str, after: str) -> Iterator[tuple[int, ChangedLine]]:
    """Every changed line but empty ones and comments, with the number it had before (0: it was not there)."""
    old, new = before.splitlines(), after.splitlines()
    for _, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[i:i_end] == new[j:j_end]:
            continue
        for step in range(max(i_end - i, j_end - j)):
            was = old[i + step].strip() if i + step < i_end else ""
            now = new[j + step].strip() if j + step < j_end else ""
            if _says(was) or _says(now):
                was_at = i + step + 1 if i + step < i_end else 0
                yield was_at, ChangedLine(min(j + step, j_end) + 1, was, now)


def _says(line: str) -> bool:
    return bool(line) and not line.startswith("#")


def _lines_of(source: Source, name: str) -> range:
    """The lines of a touchpoint, counted from 1; none where there is no such touchpoint."""
    tree = source.tree
    touchpoints = tree.get("touchpoints")
    if not isinstance(tree, Mapping) or not isinstance(touchpoints, Mapping) or name not in touchpoints:
        return range(0)
    begins = key_place_of(tree, ("touchpoints", name)).line
    tops = [key_place_of(tree, (key,)).line for key in tree]
    others = [key_place_of(tree, ("touchpoints", other)).line for other in touchpoints]
    after = [line for line in (*tops, *others) if line > begins]
    return range(begins, min(after, default=len(source.text.splitlines()) + 1))
