"""A map as text: a walk through the journey from its start, to be read in a terminal."""

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

from walkshoes.maps.model import OVER, Map, Place, Way

COLUMNS = 80
_STEP = 4


def as_text(drawn: Map) -> str:
    """The map in lines of at most 80 columns: each place with a number, and what leads where, by that number."""
    order = drawn.walked_through()
    numbers = {place.name: number for number, place in enumerate(order, 1)}
    width = len(str(len(order)))
    lines = [*_wrapped(drawn.title), *_wrapped(f"With: {drawn.settings}." if drawn.settings else "As the file has it.")]
    lines += ["", *_wrapped(f"{drawn.when}. {_first_up(drawn.begins.words)}.")]
    for place in order:
        lines += ["", *_told(place, numbers, width)]
    lines += ["", *_at_the_end(drawn, numbers)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _told(place: Place, numbers: dict[str, int], width: int) -> Iterator[str]:
    number = numbers[place.name]
    called = "" if place.label == place.name.replace("_", " ") else f" ({place.label})"
    indent = " " * (width + 2)
    yield from _wrapped(f"{number:>{width}}  {place.name}{called}", indent)
    yield from _wrapped(f"{indent}{place.about}", indent)
    for way in place.ways:
        sign = "~>" if way.comes else "->"
        words = f"{way.words} " if way.words else ""
        yield from _wrapped(f"{indent}{words}{sign} {_there(place, way, numbers)}", indent + " " * _STEP)


def _there(place: Place, way: Way, numbers: dict[str, int]) -> str:
    if way.to == OVER:
        return place.where(way)
    number = numbers[way.to]
    return f"{number} {way.to}" + (" (above)" if number <= numbers[place.name] else "")


def _at_the_end(drawn: Map, numbers: dict[str, int]) -> Iterator[str]:
    for door in drawn.doors:
        yield from _wrapped(f"Can be rung as well: {door.words} -> {numbers[door.to]} {door.to}", " " * _STEP)
    if drawn.gives_up:
        ends = f"{numbers[drawn.gives_up]} {drawn.gives_up}"
        yield from _wrapped(f"Who hangs up for good ends at {ends}.", " " * _STEP)
    else:
        yield "Who hangs up for good has given up: that ending every journey has."
    if any(way.comes for _, way in drawn.all_ways()):
        yield "~> comes by itself, while the customer waits."
    lost = [place.name for place in drawn.out_of_reach()]
    if lost:
        yield from _wrapped(f"No way leads to: {', '.join(lost)}.", " " * _STEP)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _wrapped(text: str, hanging: str = "") -> Iterator[str]:
    """A text in lines of at most so many columns; a letter may be two columns wide."""
    body = text.lstrip(" ")
    line = text[: len(text) - len(body)]
    empty = True
    for word in body.split(" "):
        for part in chop_cells(word, COLUMNS - cell_len(hanging) - 1) or [""]:  # no word: two spaces in a row
            gap = "" if empty else " "
            if not empty and cell_len(line) + len(gap) + cell_len(part) > COLUMNS:
                yield line
                line, gap = hanging, ""
            line += gap + part
            empty = False
    yield line
