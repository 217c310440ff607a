"""A map as a picture: one self-contained SVG file that any browser opens.

Each place is a card that says in words what leads where; a line of the same colour shows it. So the picture can be read
even where lines cross, and by who cannot tell colours apart. A name of a place is a link to its card.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import escape
from rich.cells import cell_len, chop_cells

from walkshoes.maps.layers import GAP_X, GAP_Y, Laid, laid_out
from walkshoes.maps.model import OVER, Map, Place, Way

WIDE = 276
_EDGE = 40
_PAD = 12
_LINE = 16
_HEAD_LINE = 19
_CELL = 6.8
"""How wide a character of the small letters is at most, on average; they are 12 points high."""
_HEAD_CELL = 8.6
_COLOURS = ("#1f5fa8", "#b3501b", "#2f7d4f", "#8a3a86", "#8c6d00", "#30707f", "#a83246", "#5b5b9e")
_BACK = "#9a9a9a"
_FILLS = {"ending": "#f1efe9", "choose": "#fff6dc", "wait": "#eef3f7", "queue": "#fbe9e4", "drop": "#f7dfdc"}
_START = " start"  # no touchpoint can have this name
_IN_A_ROW = 5
_STYLE = """\
text{font-family:system-ui,"Segoe UI",Helvetica,Arial,sans-serif;font-size:12px;fill:#222}
.h{font-size:14px;font-weight:600}.t{font-size:20px;font-weight:600}.a{fill:#555}
a text{fill:#1f4f8f}path{fill:none;stroke-width:1.6}.c{stroke-dasharray:2 5;stroke-linecap:round}
.b{stroke-width:1.1;opacity:.75}"""


@dataclass(frozen=True, slots=True)
class _Row:
    """One way as a card says it: its lines of text, and the place it leads to (empty: none)."""

    lines: tuple[str, ...]
    way: Way
    colour: str


@dataclass(frozen=True, slots=True)
class _Card:
    """A place as it is drawn."""

    name: str
    head: tuple[str, ...]
    about: tuple[str, ...]
    rows: tuple[_Row, ...]
    fill: str
    settled: bool

    @property
    def high(self) -> float:
        lines = len(self.about) + sum(len(row.lines) for row in self.rows)
        return 2 * _PAD + len(self.head) * _HEAD_LINE + lines * _LINE + (8 if self.rows else 0) - 2


def as_svg(drawn: Map) -> str:
    """The map as an SVG picture."""
    order = drawn.walked_through()
    depth = {place.name: number for number, place in enumerate(order)}
    cards = {place.name: _card(place, drawn) for place in order}
    start = _start_card(drawn)
    sizes = {_START: (float(WIDE), start.high)}
    sizes |= {name: (float(WIDE), card.high) for name, card in cards.items()}
    ways = [(_START, drawn.begins.to)]
    ways += [(place.name, way.to) for place in order for way in place.ways if way.to in depth]
    laid = laid_out(sizes, ways)
    cards = {_START: start, **cards}
    lost = [_card(place, drawn) for place in drawn.out_of_reach()]
    title = _wrapped(drawn.title, 60)
    said = _wrapped(f"With: {drawn.settings}." if drawn.settings else "As the file has it.", 100)
    top = _EDGE + 26 * len(title) + _LINE * len(said) + 20
    grid, high = _grid(lost, top + laid.height + GAP_Y + 30)
    wide = max(laid.width, min(len(lost), _IN_A_ROW) * (WIDE + GAP_X), 640) + 2 * _EDGE + 30
    high = (high if lost else top + laid.height) + _EDGE
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" '
        f'viewBox="0 0 {wide:.0f} {high:.0f}" role="img">',
        f"<title>{escape(drawn.title)}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{wide:.0f}" height="{high:.0f}" fill="#fff"/>',
        *_heading(title, said),
        f'<g transform="translate({_EDGE},{top})">',
        *_lines(cards, laid),
        *(part for name, card in cards.items() for part in _drawn(card, *laid.corners[name], depth)),
        "</g>",
    ]
    if lost:
        body.append(f'<text class="h" x="{_EDGE}" y="{top + laid.height + GAP_Y:.0f}">No way leads here</text>')
        body += [part for card, x, y in grid for part in _drawn(card, x, y, depth)]
    return "\n".join([*body, "</svg>"]) + "\n"


def _card(place: Place, drawn: Map) -> _Card:
    columns = int((WIDE - 2 * _PAD) / _CELL)
    rows = []
    for number, way in enumerate(place.ways):
        words = f"{way.words} " if way.words else ""
        lines = _wrapped(f"{words}{'⇢' if way.comes else '→'} {place.where(way)}", columns - 3)
        rows.append(_Row(tuple(lines), way, _COLOURS[number % len(_COLOURS)]))
    about = _wrapped(place.about, columns)
    if place.label != place.name.replace("_", " "):
        about += _wrapped(place.name, columns)
    if place.name == drawn.gives_up:
        about.append("who hangs up for good ends here")
    return _Card(
        place.name,
        tuple(_wrapped(place.label, int((WIDE - 2 * _PAD) / _HEAD_CELL))),
        tuple(about),
        tuple(rows),
        _FILLS.get(place.kind, "#fafafa"),
        place.resolved,
    )


def _start_card(drawn: Map) -> _Card:
    columns = int((WIDE - 2 * _PAD) / _CELL)
    about = [*_wrapped(drawn.when, columns)]
    about += [line for door in drawn.doors for line in _wrapped(f"also: {door.words} → {door.to}", columns)]
    row = _Row((f"→ {drawn.begins.to}",), Way(drawn.begins.to), _COLOURS[0])
    head = drawn.begins.words[:1].upper() + drawn.begins.words[1:]
    return _Card(
        _START, tuple(_wrapped(head, int((WIDE - 2 * _PAD) / _HEAD_CELL))), tuple(about), (row,), "#e8f0e6", False
    )


def _heading(title: Sequence[str], said: Sequence[str]) -> Iterator[str]:
    y = _EDGE
    for line in title:
        yield f'<text class="t" x="{_EDGE}" y="{y}">{escape(line)}</text>'
        y += 26
    for line in said:
        yield f'<text class="a" x="{_EDGE}" y="{y - 4}">{escape(line)}</text>'
        y += _LINE


def _drawn(card: _Card, x: float, y: float, known: dict[str, int]) -> Iterator[str]:
    """The card itself, with its texts."""
    edge = "#2f7d4f" if card.settled else "#8b8b8b"
    thick = 2.5 if card.settled else 1
    anchor = f' id="{card.name}"' if card.name != _START else ""
    yield (
        f'<rect{anchor} x="{x:.1f}" y="{y:.1f}" width="{WIDE}" height="{card.high:.0f}" rx="7" fill="{card.fill}" '
        f'stroke="{edge}" stroke-width="{thick}"/>'
    )
    at = y + _PAD - 4
    for line in card.head:
        at += _HEAD_LINE
        yield f'<text class="h" x="{x + _PAD:.1f}" y="{at - 2:.1f}">{escape(line)}</text>'
    for line in card.about:
        at += _LINE
        yield f'<text class="a" x="{x + _PAD:.1f}" y="{at:.1f}">{escape(line)}</text>'
    at += 8
    for row in card.rows:
        colour = row.colour if row.way.to != OVER else "#777"
        yield f'<circle cx="{x + _PAD + 4:.1f}" cy="{at + _LINE - 4:.1f}" r="4" fill="{colour}"/>'
        texts = []
        for line in row.lines:
            at += _LINE
            texts.append(f'<text x="{x + _PAD + 16:.1f}" y="{at:.1f}">{escape(line)}</text>')
        leads = row.way.to in known
        yield f'<a href="#{row.way.to}">{"".join(texts)}</a>' if leads else "".join(texts)


def _lines(cards: dict[str, _Card], laid: Laid) -> Iterator[str]:
    """Every way as a line, beneath the cards: onwards from the foot of a card, back up past its right side."""
    for name, card in cards.items():
        x, y = laid.corners[name]
        onward = [row for row in card.rows if (name, row.way.to) in laid.through]
        onward.sort(key=lambda row: _next_x(laid, name, row.way.to))
        for number, row in enumerate(onward, 1):
            begins = (x + WIDE * number / (len(onward) + 1), y + card.high)
            yield _path(_onward(laid, name, row.way.to, begins), row)
        at = y + _PAD + len(card.head) * _HEAD_LINE + len(card.about) * _LINE + 4
        for row in card.rows:
            if (name, row.way.to) in laid.beside:
                yield _path(_past(laid, x + WIDE, at + _LINE / 2, row.way.to), row, back=True)
            at += len(row.lines) * _LINE


def _next_x(laid: Laid, name: str, to: str) -> float:
    through = laid.through[name, to]
    return through[0][0] if through else laid.corners[to][0] + WIDE / 2


def _onward(laid: Laid, name: str, to: str, begins: tuple[float, float]) -> str:
    """From the foot of a card down through the gaps to the head of another."""
    x, y = begins
    made = f"M{x:.1f} {y:.1f}"
    for gap, upper, lower in laid.through[name, to]:
        made += _curve(x, y, gap, upper) + f"V{lower:.1f}"
        x, y = gap, lower
    left, top = laid.corners[to]
    end = left + WIDE / 2 + max(-WIDE / 3, min(WIDE / 3, (x - left - WIDE / 2) / 4))
    return made + _curve(x, y, end, top - 7) + _head(end, top)


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    bend = max(18.0, (to_y - y) / 2)
    return f"C{x:.1f} {y + bend:.1f} {to_x:.1f} {to_y - bend:.1f} {to_x:.1f} {to_y:.1f}"


def _head(x: float, y: float) -> str:
    return f"V{y:.1f}M{x - 4:.1f} {y - 7:.1f}L{x:.1f} {y - 0.5:.1f}L{x + 4:.1f} {y - 7:.1f}"


def _past(laid: Laid, x: float, y: float, to: str) -> str:
    """From the right side of a card to the right side of another, past all that lies between."""
    left, top = laid.corners[to]
    end_x, end_y = left + WIDE, top + _PAD + 6
    out = max(x, end_x) + 30
    return (
        f"M{x:.1f} {y:.1f}C{out:.1f} {y:.1f} {out:.1f} {end_y:.1f} {end_x + 6:.1f} {end_y:.1f}H{end_x:.1f}"
        f"M{end_x + 7:.1f} {end_y - 4:.1f}L{end_x + 0.5:.1f} {end_y:.1f}L{end_x + 7:.1f} {end_y + 4:.1f}"
    )


def _path(made: str, row: _Row, *, back: bool = False) -> str:
    kinds = " ".join(kind for kind, has in (("c", row.way.comes), ("b", back)) if has)
    marked = f' class="{kinds}"' if kinds else ""
    said = escape(f"{row.way.words} → {row.way.to}".strip())
    return f'<path{marked} stroke="{_BACK if back else row.colour}" d="{made}"><title>{said}</title></path>'


def _grid(cards: Sequence[_Card], top: float) -> tuple[list[tuple[_Card, float, float]], float]:
    """Cards that nothing leads to, in rows; and how far down they come."""
    placed: list[tuple[_Card, float, float]] = []
    y = top
    for first in range(0, len(cards), _IN_A_ROW):
        row = cards[first : first + _IN_A_ROW]
        placed += [(card, _EDGE + number * (WIDE + GAP_X), y) for number, card in enumerate(row)]
        y += max(card.high for card in row) + GAP_X
    return placed, y - GAP_X


def _wrapped(text: str, columns: int) -> list[str]:
    """A text in lines of so many columns; a word that is longer is cut."""
    lines = [""]
    for word in text.split():
        for piece in chop_cells(word, columns):
            gap = " " if lines[-1] else ""
            if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(piece) > columns:
                lines.append(piece)
            else:
                lines[-1] += gap + piece
    return lines
