"""A programme as a page: the running order by the clock, what to have ready for each journey, what comes afterwards."""

from collections.abc import Iterator

from walkshoes.facilitating.page import Page, Section, Table
from walkshoes.facilitating.programme import Block, Kind, Programme
from walkshoes.facilitating.themes import THEMES
from walkshoes.journey.clock import about_text, minutes_text
from walkshoes.scenario.load import Source
from walkshoes.scenario.times import MINUTE

WHAT = {
    Kind.WELCOME: "Welcome",
    Kind.WALK: "Walk",
    Kind.DEBRIEF: "Debrief",
    Kind.REST: "Rest",
    Kind.MEAL: "Meal",
    Kind.COMMITMENTS: "What we will do",
    Kind.CLOSE: "Close",
}
HOW = {
    Kind.WELCOME: "What this is, what is kept and who sees it; that the company is the subject, and nobody's skill.",
    Kind.WALK: "Each reads the briefing and begins. Nobody is helped unless they ask; nobody comments.",
    Kind.DEBRIEF: "What they felt first, then What? So what? Now what?, then the levers.",
    Kind.REST: "The screens stay as they are.",
    Kind.MEAL: "Let them talk; write down what comes up.",
    Kind.COMMITMENTS: "One each, written down and read aloud once: if …, then I will …; by when; how we will know.",
    Kind.CLOSE: "When the summary comes, and the dates on which somebody asks: in 30, 60 and 90 days.",
}
AFTERWARDS = (
    "The same day: send the summary, and in the message what each has promised.",
    "In 30 days: ask each, in one sentence, what they did when the moment came. A moment that never came is rewritten.",
    "In 60 days: somebody walks one of these journeys again with the decisions as they now are.",
    "In 90 days: set what was promised beside what was done, and say it where the others hear it.",
)


def programme_page(programme: Programme, begins_min: int = 0) -> Page:
    """The page; `begins_min` is the time of day at which it begins, in minutes after midnight."""
    length = minutes_text(programme.minutes * MINUTE)
    about = [f"{length}, {_journeys(len(programme.journeys))}"]
    if programme.theme is not None:
        about.append(f"on {THEMES[programme.theme]}")
    if spare := programme.length - programme.minutes:
        about.append(f"{minutes_text(spare * MINUTE)} to spare")
    order = Table(("from", "minutes", "what", "how"), tuple(_rows(programme, begins_min)))
    ready = [_have_ready(source) for source in programme.journeys]
    sections = (Section("Running order", table=order), *ready, Section("Afterwards", points=AFTERWARDS))
    return Page("A programme", " · ".join(about), sections)


def _journeys(number: int) -> str:
    return "one journey" if number == 1 else f"{number} journeys"


def _rows(programme: Programme, begins_min: int) -> Iterator[tuple[str, str, str, str]]:
    at = begins_min
    for block in programme.blocks:
        yield f"{at // 60 % 24}:{at % 60:02}", f"{block.minutes}", _what(block), HOW[block.kind]
        at += block.minutes


def _what(block: Block) -> str:
    return f"{WHAT[block.kind]}: {block.journey.scenario.title}" if block.journey is not None else WHAT[block.kind]


def _have_ready(source: Source) -> Section:
    """What to know beforehand of one journey; its whole page is `walkshoes guide`."""
    scenario = source.scenario
    guide = scenario.guide
    name = f"{scenario.title} ({about_text(scenario.minutes or 0)})"
    if guide is None:
        return Section(name, (scenario.summary,) if scenario.summary else ())
    named = (
        ("Watch for:", guide.watch),
        ("What?", guide.what),
        ("So what?", guide.so_what),
        ("Now what?", guide.now_what),
    )
    return Section(name, (guide.whom,), tuple(f"{kind} {point}" for kind, points in named for point in points))
