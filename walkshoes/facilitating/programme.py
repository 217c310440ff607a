"""A running order for an hour, a half day or a day: which journeys, in which order, and how long for each.

programme = running_order(sources, length=180, theme="promises")
programme.blocks     # each with its minutes; together they are at most the length
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from walkshoes.scenario.guide import Theme
from walkshoes.scenario.load import Source
from walkshoes.scenario.shipped import in_series

SHORTEST, LONGEST = 30, 480
"""How long a programme may be, in minutes."""
OPENER = 3
"""A journey of at most so many minutes is short, and an opener unless it goes on from another."""
SETTLING = 2
"""Minutes until everybody has read the briefing and begins."""
DEBRIEF, LONGEST_DEBRIEF, SHORT_DEBRIEF, OPENERS_DEBRIEF = 20, 35, 10, 5
"""A debrief's minutes, at least and at most. *What? So what? Now what?* (Liberating Structures) has 13 to 28 for its
three steps; what goes beyond is for the levers."""
SITTING = 110
"""Minutes after which there is a rest before the next journey. An assumption, as any facilitator would make it."""
REST, MEAL = 10, 45
LONG_DAY = 300
"""In a programme of at least so many minutes the rest nearest to its middle is a meal."""
FRAMED = 150
"""From so many minutes on there is an opener at the beginning, and something done well at the end."""
MORE_AT_ONCE = 5


class Kind(StrEnum):
    """What a block is for."""

    WELCOME = "welcome"
    WALK = "walk"
    DEBRIEF = "debrief"
    REST = "rest"
    MEAL = "meal"
    COMMITMENTS = "commitments"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the programme, in whole minutes; `journey` is what is walked or talked about, where there is one."""

    kind: Kind
    minutes: int
    journey: Source | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """A running order for at most `length` minutes; `theme` is what it is about, where it is about one thing."""

    length: int
    theme: Theme | None
    blocks: tuple[Block, ...]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(block.minutes for block in self.blocks)

    @property
    def journeys(self) -> tuple[Source, ...]:
        """What is walked, in its order."""
        return tuple(block.journey for block in self.blocks if block.kind == Kind.WALK and block.journey is not None)


class NothingFits(ValueError):
    """No journey with its debrief fits. The message says how long the shortest would need."""


def running_order(sources: Iterable[Source], length: int, theme: Theme | None = None) -> Programme:
    """The programme of at most so many minutes.

    What is most about the theme is taken first; without one, what brings most themes that are not there yet, and of
    those the longest. A journey that goes on from others comes after them, and not without them where they are there.
    Raises NothingFits.
    """
    about = [source for source in sources if source.scenario.minutes and _is_about(source, theme)]
    taken: list[Source] = []
    left = list(about)
    while left:
        source = min(left, key=lambda one: _away(one, theme, taken, length))
        left.remove(source)
        wanted = _in_order([*taken, *(one for one in [*_before(source, about), source] if one not in taken)])
        if _takes(_blocks(wanted, _least(wanted), length)) <= length:
            taken = wanted
    if not taken:
        raise NothingFits(_why(about, length))
    return Programme(length, theme, _with_time_to_talk(taken, length))


def _is_about(source: Source, theme: Theme | None) -> bool:
    return theme is None or theme in _themes(source)


def _themes(source: Source) -> tuple[Theme, ...]:
    return source.scenario.guide.themes if source.scenario.guide is not None else ()


def _away(source: Source, theme: Theme | None, taken: Sequence[Source], length: int) -> tuple[float, ...]:
    """How far from being wanted next; the smallest is."""
    if theme is not None:
        return (_themes(source).index(theme),)
    framed = length >= FRAMED and not taken and _is_opener(source)
    ends_well = length >= FRAMED and _ends_well(source) and not any(map(_ends_well, taken))
    new = set(_themes(source)).difference(*map(_themes, taken))
    return not framed, not ends_well, -len(new), -(source.scenario.minutes or 0)


def _before(source: Source, others: Sequence[Source]) -> list[Source]:
    """The journeys it goes on from, one after the other, as far as they are there; each once."""
    named = {one.name: one for one in others if one.name != source.name}
    found: list[Source] = []
    while (before := named.get(source.scenario.follows or "")) is not None and before not in found:
        found.insert(0, before)
        source = before
    return found


def _in_order(taken: Sequence[Source]) -> list[Source]:
    """Openers first, what goes well last, and what goes on from another right after it."""
    return in_series(sorted(taken, key=lambda one: (not _is_opener(one), _ends_well(one))))


def _is_short(source: Source) -> bool:
    return (source.scenario.minutes or 0) <= OPENER


def _is_opener(source: Source) -> bool:
    return _is_short(source) and source.scenario.follows is None


def _ends_well(source: Source) -> bool:
    """Whether it is above all about service done well."""
    return _themes(source)[:1] == ("well_done",)


def _with_time_to_talk(journeys: Sequence[Source], length: int) -> tuple[Block, ...]:
    """The blocks, with as much of the time that is left as the debriefs can use."""
    debriefs = _least(journeys)
    growing = True
    while growing:
        growing = False
        for number, journey in enumerate(journeys):
            longer = [*debriefs[:number], debriefs[number] + MORE_AT_ONCE, *debriefs[number + 1 :]]
            allowed = not _is_opener(journey) and longer[number] <= LONGEST_DEBRIEF
            if allowed and _takes(_blocks(journeys, longer, length)) <= length:
                debriefs, growing = longer, True
    return tuple(_blocks(journeys, debriefs, length))


def _blocks(journeys: Sequence[Source], debriefs: Sequence[int], length: int) -> list[Block]:
    """Everything in its order, with rests between journeys, of which in a long day one is a meal."""
    welcome, commitments, close = _frame(length)
    blocks = [Block(Kind.WELCOME, welcome)]
    sitting = welcome
    for journey, debrief in zip(journeys, debriefs, strict=True):
        here = walking(journey) + debrief
        if len(blocks) > 1 and sitting + here > SITTING:
            blocks.append(Block(Kind.REST, REST))
            sitting = 0
        blocks += [Block(Kind.WALK, walking(journey), journey), Block(Kind.DEBRIEF, debrief, journey)]
        sitting += here
    blocks += [Block(Kind.COMMITMENTS, commitments), Block(Kind.CLOSE, close)]
    rests = [number for number, block in enumerate(blocks) if block.kind == Kind.REST]
    if length >= LONG_DAY and rests:
        middle = _takes(blocks) / 2
        blocks[min(rests, key=lambda number: abs(_takes(blocks[:number]) - middle))] = Block(Kind.MEAL, MEAL)
    return blocks


# How long things take, in minutes


def walking(source: Source) -> int:
    """From the briefing to the last page: settling, and the walk at natural pace."""
    return SETTLING + ceil(source.scenario.minutes or 0)


def _least(journeys: Sequence[Source]) -> list[int]:
    return [_least_debrief(journey) for journey in journeys]


def _least_debrief(journey: Source) -> int:
    if _is_opener(journey):
        return OPENERS_DEBRIEF
    return SHORT_DEBRIEF if _is_short(journey) else DEBRIEF


def _frame(length: int) -> tuple[int, int, int]:
    """Welcome, commitments and close: a fifth of the time, from twelve minutes to forty."""
    frame = min(40, max(12, length // 5))
    welcome, close = frame * 3 // 8, max(2, frame // 8)
    return welcome, frame - welcome - close, close


def _takes(blocks: Iterable[Block]) -> int:
    return sum(block.minutes for block in blocks)


def _why(about: Sequence[Source], length: int) -> str:
    """Why nothing fits, in a sentence that says what would."""
    if not about:
        return "No journey is about that, or none of them says how many `minutes:` it takes."
    title, needs = min((_least_length(source), source.scenario.title) for source in about)[::-1]
    said = f"needs {needs}" if needs <= LONGEST else f"needs more than {LONGEST}"
    return f"In {length} minutes nothing fits. The shortest, “{title}”, {said} with its debrief."


def _least_length(source: Source) -> int:
    """The shortest programme in which a journey alone fits."""
    fits = (wide for wide in range(1, LONGEST + 1) if _takes(_blocks([source], _least([source]), wide)) <= wide)
    return next(fits, LONGEST + 1)
