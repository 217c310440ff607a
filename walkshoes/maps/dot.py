"""A map for Graphviz: `dot -Tpdf` and its kin draw it."""

from collections.abc import Iterator

from walkshoes.maps.model import OVER, Map, Place

_SHAPES = {"ending": "ellipse", "choose": "diamond", "wait": "parallelogram", "read": "note", "write": "note"}


def as_dot(drawn: Map) -> str:
    """The map as a directed graph in the DOT language."""
    return "\n".join(_lines(drawn)) + "\n"


def _lines(drawn: Map) -> Iterator[str]:
    lost = {place.name for place in drawn.out_of_reach()}
    ids = {place.name: f"p{number}" for number, place in enumerate(drawn.places, 1)}
    yield "digraph journey {"
    yield f'  graph [label="{escaped(drawn.title)}", labelloc=t, rankdir=TB, fontname="sans-serif"];'
    yield '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=11];'
    yield '  edge [fontname="sans-serif", fontsize=9];'
    yield f'  start [label="{escaped(drawn.begins.words)}", shape=circle];'
    yield f"  start -> {ids[drawn.begins.to]};"
    for number, door in enumerate(drawn.doors, 1):
        yield f'  door{number} [label="{escaped(door.words)}", shape=circle];'
        yield f"  door{number} -> {ids[door.to]};"
    for place in drawn.places:
        yield f"  {ids[place.name]} [{', '.join(_of_place(place, place.name in lost))}];"
    for place in drawn.places:
        for way in place.ways:
            if way.to != OVER:
                dotted = ", style=dotted" if way.comes else ""
                yield f'  {ids[place.name]} -> {ids[way.to]} [label="{escaped(way.words)}"{dotted}];'
    yield "}"


def _of_place(place: Place, lost: bool) -> Iterator[str]:
    yield f'label="{escaped(place.label)}\\n{escaped(place.about)}"'
    if place.kind in _SHAPES:
        yield f"shape={_SHAPES[place.kind]}"
    if place.resolved:
        yield "penwidth=2"
    if lost:
        yield "style=dashed"


def escaped(text: str) -> str:
    """A text inside quotes: it cannot end them, nor mean anything to Graphviz by a backslash or an entity."""
    flat = " ".join(text.split())
    return flat.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
