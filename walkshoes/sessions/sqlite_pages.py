"""The pages of an SQLite file, each read by itself, so that one that is damaged costs only what was on it.

SQLite finds a row by going from page to page, and says only that a file is damaged where the way breaks off. Here every
page is looked at, whether a way leads to it or not. The form is that of https://www.sqlite.org/fileformat2.html; text
is UTF-8, as in every record. The log (`-wal`) is read as well, on behind what is damaged in it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

MAGIC = b"SQLite format 3\0"
USUAL_PAGE = 4_096
TABLE_LEAF, TABLE_INSIDE, INDEX_LEAF, INDEX_INSIDE = 0x0D, 0x05, 0x0A, 0x02
_LOG_MAGIC = (0x377F0682, 0x377F0683)
_LOG_HEADER, _FRAME_HEADER = 32, 24
_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Value = None | int | float | str | bytes
Row = tuple[Value, ...]


class Unreadable(ValueError):
    """A page, or something on it, is not what the form allows."""


@dataclass(slots=True)
class Tree:
    """What a way from page to page leads to: its `pages`, and how many of those it names are `unreadable`."""

    pages: list[int] = field(default_factory=list)
    unreadable: int = 0


class SqlitePages:
    """A file and its log. Pages are numbered from 1.

    `log_is_damaged` says that something was written to the log behind the place up to which SQLite would read it.
    """

    def __init__(self, held: bytes, log: bytes = b"") -> None:
        self.held = held
        self.log = log
        self.whole_header = held[: len(MAGIC)] == MAGIC
        self.size = _page_size(held)
        reserved = held[20] if self.whole_header and len(held) > 20 else 0
        self.usable = self.size - reserved
        self.newer, self.log_is_damaged = _logged(log, self.size)
        self.numbers = sorted({*range(1, -(-len(held) // self.size) + 1), *self.newer})

    def page(self, number: int) -> bytes:
        """One page, as it is in the log or else in the file. Raises Unreadable where there is none."""
        if number in self.newer:
            return self.newer[number]
        if not 1 <= number <= -(-len(self.held) // self.size):
            raise Unreadable(f"there is no page {number}")
        return self.held[(number - 1) * self.size : number * self.size].ljust(self.size, b"\0")

    def header_number(self, at: int) -> int:
        """One of the numbers in the file's header, by where it stands."""
        return int.from_bytes(self.page(1)[at : at + 4], "big")

    def kind(self, number: int) -> int:
        """What a page says it is, such as `TABLE_LEAF`."""
        return self.page(number)[_start(number)]

    def rows(self, number: int) -> tuple[dict[int, Row], int]:
        """The rows of a table on one page by their number in the table, and how many could not be read."""
        page, rows, unreadable = self.page(number), {}, 0
        for cell in self._cells(number, 8):
            try:
                length, at = _varint(page, cell)
                key, at = _varint(page, at)
                rows[key - (1 << 64) if key >> 63 else key] = _record(self._payload(page, at, length, self.usable - 35))
            except (Unreadable, IndexError, struct.error, UnicodeDecodeError):
                unreadable += 1
        return rows, unreadable

    def entries(self, number: int) -> list[Row]:
        """The entries of an index on one page; each ends with the number of its row; unreadable ones are left out."""
        page, inside = self.page(number), self.kind(number) == INDEX_INSIDE
        found = []
        for cell in self._cells(number, 12 if inside else 8):
            try:
                length, at = _varint(page, cell + 4 if inside else cell)
                most = (self.usable - 12) * 64 // 255 - 23
                found.append(_record(self._payload(page, at, length, most)))
            except (Unreadable, IndexError, struct.error, UnicodeDecodeError):
                pass
        return found

    def tree(self, root: int, leaf: int) -> Tree:
        """Every page a table or an index leads to from its first, as far as the way can be gone.

        `leaf` is the kind its last pages have. Of a table those are given, of an index all: each has entries.
        """
        inside = TABLE_INSIDE if leaf == TABLE_LEAF else INDEX_INSIDE
        tree, ahead, seen = Tree(), [root], set[int]()
        while ahead:
            number = ahead.pop()
            if number in seen:
                continue
            seen.add(number)
            try:
                kind = self.kind(number)
                if kind not in (leaf, inside):
                    raise Unreadable(f"page {number} is of another kind")
                if leaf in (kind, INDEX_LEAF):
                    tree.pages.append(number)
                if kind == inside:
                    ahead += self._below(number)
            except (Unreadable, IndexError):
                tree.unreadable += 1
        return tree

    def free(self) -> tuple[set[int], bool]:
        """The pages the file says hold nothing any more, and whether that list is as it should be.

        SQLite looks at the list only when it needs a page. Where the file's header is damaged there is none.
        """
        found: list[int] = []
        trunk = self.header_number(32) if self.whole_header else 0
        while trunk and trunk not in found:
            found.append(trunk)
            try:
                page = self.page(trunk)
            except Unreadable:
                return set(found), False
            trunk, count = struct.unpack_from(">II", page)
            if count > self.size // 4 - 2:
                return set(found), False
            found += struct.unpack_from(f">{count}I", page, 8)
        pages = set(found)
        sound = len(pages) == len(found) and pages <= set(self.numbers)
        return pages, sound and (not self.whole_header or len(found) == self.header_number(36))

    def _cells(self, number: int, header: int) -> Iterator[int]:
        """Where on a page its cells begin."""
        page, start = self.page(number), _start(number)
        count = min(int.from_bytes(page[start + 3 : start + 5], "big"), (self.size - start - header) // 2)
        for (at,) in struct.iter_unpack(">H", page[start + header : start + header + 2 * count]):
            if at:
                yield at

    def _below(self, number: int) -> list[int]:
        page, start = self.page(number), _start(number)
        last = int.from_bytes(page[start + 8 : start + 12], "big")
        return [last, *(int.from_bytes(page[at : at + 4], "big") for at in self._cells(number, 12))]

    def _payload(self, page: bytes, at: int, length: int, most: int) -> bytes:
        """What a cell holds, with what of it lies on further pages; `most` is how much may lie on this one."""
        if length > len(self.numbers) * self.size:
            raise Unreadable("longer than the file")
        here = length
        if length > most:
            least = (self.usable - 12) * 32 // 255 - 23
            here = least + (length - least) % (self.usable - 4)
            here = here if here <= most else least
        parts, left = [page[at : at + here]], length - here
        following = int.from_bytes(page[at + here : at + here + 4], "big")
        while left > 0:
            further = self.page(following)
            parts.append(further[4 : 4 + min(left, self.usable - 4)])
            left -= self.usable - 4
            following = int.from_bytes(further[:4], "big")
        whole = b"".join(parts)
        if len(whole) != length:
            raise Unreadable("cut off")
        return whole


def _start(number: int) -> int:
    return 100 if number == 1 else 0


def _page_size(held: bytes) -> int:
    if held[: len(MAGIC)] != MAGIC or len(held) < 18:
        return USUAL_PAGE
    size = int.from_bytes(held[16:18], "big")
    size = 65_536 if size == 1 else size
    return size if size in {1 << power for power in range(9, 17)} else USUAL_PAGE


def _varint(page: bytes, at: int) -> tuple[int, int]:
    number = 0
    for step in range(8):
        byte = page[at + step]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + step + 1
    return number << 8 | page[at + 8], at + 9


def _record(payload: bytes) -> Row:
    """The values of one row."""
    header, at = _varint(payload, 0)
    if not 1 < header <= len(payload):
        raise Unreadable("no row")
    kinds = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, at = _value(payload, kind, at)
        values.append(value)
    if at != len(payload):
        raise Unreadable("a row of another length")
    return tuple(values)


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in _WHOLE_NUMBERS:
        end = at + _WHOLE_NUMBERS[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind in (8, 9):
        return kind - 8, at
    if kind < 12:
        raise Unreadable("no such kind of value")
    end = at + (kind - 12) // 2
    if end > len(payload):
        raise Unreadable("cut off")
    return (payload[at:end].decode() if kind % 2 else payload[at:end]), end


# the log


def _logged(log: bytes, size: int) -> tuple[dict[int, bytes], bool]:
    """The newest of each page in the log, of what was written to its end; and whether that lay behind some damage.

    Each frame's sum goes on from the one before. One that is damaged is left out, and the next is held against the sum
    that it names; SQLite itself reads no further.
    """
    magic, _, said, _, *salts = struct.unpack_from(">6I", log) if len(log) >= _LOG_HEADER else (0,) * 6
    order, sums = ">" if magic == _LOG_MAGIC[1] else "<", None
    if magic in _LOG_MAGIC and said == size:
        sums = _sums(order, log[:24], (0, 0))
        sums = sums if sums == struct.unpack_from(">2I", log, 24) else None
    if sums is None:  # its head is damaged: what was written into it in one go begins with the first frame
        salts = list(struct.unpack_from(">2I", log, _LOG_HEADER + 8)) if len(log) >= _LOG_HEADER + 16 else []
    newest: dict[int, bytes] = {}
    broken, behind = sums is None, False
    open_pages: dict[int, bytes] = {}
    step = _FRAME_HEADER + size
    for at in range(_LOG_HEADER, len(log) - step + 1, step):
        number, commits, *salt = struct.unpack_from(">4I", log, at)
        page = log[at + _FRAME_HEADER : at + step]
        named: tuple[int, int] = struct.unpack_from(">2I", log, at + 16)
        if salt != salts:
            sums, broken = None, True  # damaged; or left from before, and so is all that follows
            continue
        sound = sums is None or _sums(order, page, _sums(order, log[at : at + 8], sums)) == named
        sums, broken = named, broken or not sound
        if sound and number:
            open_pages[number] = page
        if commits and open_pages:
            newest |= open_pages
            open_pages, behind = {}, behind or broken
    return newest, behind


def _sums(order: str, part: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    numbers = struct.unpack(f"{order}{len(part) // 4}I", part)
    for even, odd in zip(numbers[::2], numbers[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
