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
"""A journey of at most so many minutes is an opener: it needs a short debrief only."""
SETTLING = 2
"""Minutes until everybody has read the briefing and begins."""
DEBRIEF, LONGEST_DEBRIEF, OPENERS_DEBRIEF = 20, 35, 5
"""A debrief's minutes, at least and at most. *What? So what? Now what?* (Liberating Structures) has 13 to 28 for its
three steps; what goes beyond is for the levers."""
SITTING = 110
"""Nobody sits longer than this, in minutes; then there is a rest. An assumption, as any facilitator would make it."""
REST, MEAL = 10, 45
LONG_DAY, NOON = 300, 150
"""In a programme of at least so many minutes the first rest after so many is a meal."""
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
    """The programme of at most so many minutes. What is most about the theme is taken first, else in the order given.

    A journey that goes on from another comes after it, and not without it where both are there. Raises NothingFits.
    """
    about = [source for source in sources if source.scenario.minutes and _is_about(source, theme)]
    taken: list[Source] = []
    for source in _nearest_first(about, theme):
        wanted = [*taken, *(one for one in [*_goes_on_from(source, about), source] if one not in taken)]
        if _takes(_blocks(wanted, _least(wanted), length)) <= length:
            taken = wanted
    if not taken:
        raise NothingFits(_why(about, length))
    journeys = _in_order(taken)
    return Programme(length, theme, _with_time_to_talk(journeys, length))


def _is_about(source: Source, theme: Theme | None) -> bool:
    return theme is None or (source.scenario.guide is not None and theme in source.scenario.guide.themes)


def _nearest_first(sources: Sequence[Source], theme: Theme | None) -> list[Source]:
    """A journey names what it is most about first."""

    def away(source: Source) -> int:
        guide = source.scenario.guide
        return guide.themes.index(theme) if theme is not None and guide is not None else 0

    return sorted(sources, key=away)


def _goes_on_from(source: Source, others: Sequence[Source]) -> list[Source]:
    return [one for one in others if one.name == source.scenario.follows]


def _in_order(taken: Sequence[Source]) -> list[Source]:
    """Openers first, what goes well last, and what goes on from another right after it."""

    def place(source: Source) -> tuple[bool, bool]:
        guide = source.scenario.guide
        return guide is not None and "well_done" in guide.themes, not _is_opener(source)

    return in_series(sorted(taken, key=place))


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
    """Everything, with a rest wherever people would sit too long, and a meal in the middle of a long day."""
    welcome, commitments, close = _frame(length)
    blocks = [Block(Kind.WELCOME, welcome)]
    sitting, meal = welcome, length < LONG_DAY
    for journey, debrief in zip(journeys, debriefs, strict=True):
        here = walking(journey) + debrief
        if len(blocks) > 1 and sitting + here > SITTING:
            now_the_meal = not meal and _takes(blocks) >= NOON
            meal, sitting = meal or now_the_meal, 0
            blocks.append(Block(Kind.MEAL, MEAL) if now_the_meal else Block(Kind.REST, REST))
        blocks += [Block(Kind.WALK, walking(journey), journey), Block(Kind.DEBRIEF, debrief, journey)]
        sitting += here
    return [*blocks, Block(Kind.COMMITMENTS, commitments), Block(Kind.CLOSE, close)]


# How long things take, in minutes


def walking(source: Source) -> int:
    """From the briefing to the last page: settling, and the walk at natural pace."""
    return SETTLING + ceil(source.scenario.minutes or 0)


def _is_opener(source: Source) -> bool:
    return (source.scenario.minutes or 0) <= OPENER


def _least(journeys: Sequence[Source]) -> list[int]:
    return [OPENERS_DEBRIEF if _is_opener(journey) else DEBRIEF for journey in journeys]


def _frame(length: int) -> tuple[int, int, int]:
    """Welcome, commitments and close: the longer the day, the longer each."""
    if length <= 75:
        return 5, 5, 2
    return (10, 10, 5) if length <= 150 else (15, 20, 5)


def _takes(blocks: Iterable[Block]) -> int:
    return sum(block.minutes for block in blocks)


def _why(about: Sequence[Source], length: int) -> str:
    """Why nothing fits, in a sentence that says what would."""
    if not about:
        return "No journey is about that, or none of them says how many `minutes:` it takes."
    shortest = min(about, key=walking)
    needs = next(
        (wide for wide in range(length, LONGEST) if _takes(_blocks([shortest], _least([shortest]), wide)) <= wide),
        LONGEST,
    )
    title = shortest.scenario.title
    return f"In {length} minutes nothing fits. The shortest, “{title}”, needs {needs} with its debrief."
