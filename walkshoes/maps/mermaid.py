"""A map for Mermaid, which web pages, wikis and Markdown viewers draw.

What the file says is data: every sign that could mean something to Mermaid, to Markdown or to HTML is written as the
number of its character (`#60;`), so that no text can end a label, begin a directive, or become a part of the page.
"""

from collections.abc import Iterator

from walkshoes.maps.model import OVER, Map, Place

_PLAIN = frozenset(" ,:!?'/+_")
_SHAPES = {
    "ending": ('(["', '"])'),
    "choose": ('{{"', '"}}'),
    "wait": ('[/"', '"/]'),
    "read": ('>"', '"]'),
    "write": ('>"', '"]'),
}
_BOX = ('["', '"]')
LONGEST = 70
"""A longer text on an arrow makes the drawing unreadable."""


def as_mermaid(drawn: Map) -> str:
    """The map as a Mermaid flowchart."""
    return "\n".join(_lines(drawn)) + "\n"


def _lines(drawn: Map) -> Iterator[str]:
    places = (*drawn.walked_through(), *drawn.out_of_reach())
    ids = {place.name: f"p{number}" for number, place in enumerate(places, 1)}
    yield "flowchart TD"
    yield f'    start(("{escaped(drawn.begins.words)}"))'
    for place in places:
        opens, closes = _SHAPES.get(place.kind, _BOX)
        yield f"    {ids[place.name]}{opens}{_label(place)}{closes}"
    yield f"    start --> {ids[drawn.begins.to]}"
    for number, door in enumerate(drawn.doors, 1):
        yield f'    door{number}(("{escaped(door.words)}")) --> {ids[door.to]}'
    for place in places:
        for way in place.ways:
            if way.to == OVER:
                continue
            arrow = "-.->" if way.comes else "-->"
            words = f'|"{escaped(way.words)}"|' if way.words else ""
            yield f"    {ids[place.name]} {arrow}{words} {ids[way.to]}"
    settled = [ids[place.name] for place in places if place.resolved]
    lost = [ids[place.name] for place in drawn.out_of_reach()]
    if settled:
        yield "    classDef settled stroke-width:3px"
        yield f"    class {','.join(settled)} settled"
    if lost:
        yield "    classDef lost stroke-dasharray:4,opacity:0.5"
        yield f"    class {','.join(lost)} lost"


def _label(place: Place) -> str:
    return f"{escaped(place.label)}<br/>{escaped(place.about)}"


def escaped(text: str) -> str:
    """A text that means nothing to Mermaid: letters, digits and a few signs stand, all others go by their number."""
    flat = " ".join(text.split())
    if len(flat) > LONGEST:
        flat = flat[: LONGEST - 1] + "…"
    return "".join(c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in flat)
