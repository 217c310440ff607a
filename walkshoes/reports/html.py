"""What HTML pages are made with: a template in which every text is escaped, and the curve as SVG."""

from markupsafe import Markup, escape

from walkshoes.journey.transcript import FEELINGS
from walkshoes.reports.geometry import HIGHEST, LOWEST, ZERO, Picture, Spot, labels

WIDTH, HEIGHT = 720, 200
_LEFT, _TOP, _FOOT = 84, 14, 46
_NEAR_THE_EDGE = 0.85
_BESIDE_EACH_OTHER = 0.12
"""Nearer than this along the foot, and as high, two marks would be written over each other."""
_INK, _SOFT, _FELT = "#1c2330", "#5c6675", "#8a3b12"
_COLUMNS = 88
"""How many characters of a label fit beneath the curve: what keeps labels apart, as in the terminal."""


def rendered(package: str, template: str, **values: object) -> str:
    """A template of a package as an HTML page; every value is escaped where it is put in, and none may be missing."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only this form needs it

    environment = Environment(
        loader=PackageLoader(package), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template(template).render(**values)


def curve_svg(drawn: Picture) -> Markup:
    """The curve as SVG, from the same geometry as the terminal's; its sentences stand beside it on the page.

    It has its own colours, for where no page gives it any. Of several people it has the range of the middle half.
    """
    wide, high = WIDTH - _LEFT - 16, HEIGHT - _TOP - _FOOT

    def at(x: float, y: float) -> tuple[float, float]:
        return round(_LEFT + x * wide, 1), round(_TOP + (1 - y) * high, 1)

    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" xmlns="http://www.w3.org/2000/svg">',
        "<title>How it felt along the way</title>",
    ]
    for feeling in range(LOWEST, HIGHEST + 1):
        x, y = at(0, (feeling - LOWEST) / (HIGHEST - LOWEST))
        kind, dashes = ("zero", "") if feeling == 0 else ("grid", ' stroke-dasharray="2 4"')
        drawn_as = f'stroke="{_SOFT}" stroke-width="0.7"{dashes}'
        parts.append(f'<line class="{kind}" {drawn_as} x1="{x}" y1="{y}" x2="{WIDTH - 16}" y2="{y}"/>')
        parts.append(_text("axis", x - 8, y + 4, "end", FEELINGS[feeling]))
    for place, lower, upper in drawn.band:
        (left, foot), (_, head) = at(place, lower), at(place, upper)
        where = f'x1="{left}" y1="{foot}" x2="{left}" y2="{head}"'
        parts.append(f'<line class="band" {where} stroke="{_FELT}" stroke-opacity="0.3" stroke-width="9"/>')
    if drawn.spots:
        points = " ".join("{},{}".format(*at(spot.x, spot.y)) for spot in drawn.spots)
        parts.append(f'<polyline class="felt" fill="none" stroke="{_FELT}" stroke-width="2.5" points="{points}"/>')
    for spot in drawn.spots:
        x, y = at(spot.x, spot.y)
        parts.append(f'<circle class="spot" fill="{_FELT}" cx="{x}" cy="{y}" r="3.5"/>')
    for spot, mark, below in _marks(drawn):
        x, y = at(spot.x, spot.y)
        anchor = "end" if spot.x > _NEAR_THE_EDGE else "middle"
        parts.append(_text("mark", x, y + (16 if below else -8), anchor, mark))
    for label in labels(drawn, _COLUMNS):
        x = _LEFT + (label.column + label.ends) / 2 / _COLUMNS * wide
        y = HEIGHT - _FOOT + 20 + label.row * 15
        parts.append(_text("label", round(x, 1), y, "middle", label.text))
    parts.append("</svg>")
    return Markup("".join(parts))  # noqa: S704 - every text in it was escaped or is our own


def _text(kind: str, x: float, y: float, anchor: str, text: str) -> str:
    look = f'fill="{_INK if kind == "mark" else _SOFT}" font-size="12"'
    return f'<text class="{kind}" {look} x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _marks(drawn: Picture) -> list[tuple[Spot, str, bool]]:
    """The worst moment and the end: where, what is written, and whether it stands below its spot."""
    worst, end = drawn.worst, drawn.end
    if end is None:
        return []
    if worst is None:
        return [(end, "● end", _room_below(end))]
    if worst is end:
        return [(end, "◆● worst, and the end", _room_below(end))]
    crowded = worst.y == end.y and abs(worst.x - end.x) < _BESIDE_EACH_OTHER
    return [(worst, "◆ worst", _room_below(worst)), (end, "● end", _room_below(end) != crowded)]


def _room_below(spot: Spot) -> bool:
    """Whether a mark stands best below its spot: at the foot are the names, and on the middle line nothing crosses."""
    return spot.y > ZERO or 0 < spot.y < ZERO
