"""The facilitator's page of a journey: what its author wrote in `guide:`, and what the file itself says.

page = journey_page(source)
as_markdown(page)
"""

from collections.abc import Iterator

from walkshoes.facilitating.page import Page, Section, Table
from walkshoes.facilitating.themes import THEMES
from walkshoes.facilitating.waits import waits
from walkshoes.journey.clock import about_text
from walkshoes.journey.scorecard import ITEMS
from walkshoes.journey.script import filled
from walkshoes.living.board import board_offer, yearly_text
from walkshoes.scenario.board_paper import Offer
from walkshoes.scenario.guide import Evidence, Guide, Trial
from walkshoes.scenario.load import Source
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.policies import policies_of
from walkshoes.scenario.touchpoints import Ending

HEADINGS = {
    "for": "Whom it is for",
    "watch": "What to watch for",
    "what": "What?",
    "so_what": "So what?",
    "now_what": "Now what?",
    "try": "Decisions to try",
    "policies": "What can be decided",
    "waits": "Why the waits are as long as they are",
    "scorecard": "The mystery shopper's questions",
    "endings": "How it can end",
    "evidence": "What it rests on",
}
TRUST = {
    "read": "read in the source itself",
    "quoted": "quoted by others; the source itself was not read",
    "vendor": "a vendor's claim",
    "measured": "measured",
    "assumed": "assumed: an author's figure, without a source",
}
"""How far a figure can be trusted, in words."""
NO_GUIDE = "The author of this journey has written no page for the facilitator. What follows is read out of the file."
OLD_YEARS = 10
"""A figure older than this, when the journey is set, says that a complaint is not new, and not what holds today."""


def journey_page(source: Source) -> Page:
    """The whole page of one journey."""
    return Page(source.scenario.title, " · ".join(_facts(source.scenario)), tuple(_sections(source.scenario)))


def _facts(scenario: Scenario) -> Iterator[str]:
    if scenario.summary:
        yield scenario.summary
    if scenario.minutes:
        yield f"about {about_text(scenario.minutes)} at natural pace"
    if scenario.channels:
        yield ", ".join(scenario.channels)
    if scenario.walked == "done right":
        yield "whoever walks meets the company done right"
    if scenario.follows is not None:
        yield f"goes on from {scenario.follows}"
    if scenario.guide is not None and scenario.guide.themes:
        yield "themes: " + "; ".join(THEMES[theme] for theme in scenario.guide.themes)


def _sections(scenario: Scenario) -> Iterator[Section]:
    guide = scenario.guide
    if guide is not None:
        yield from _led(scenario, guide)
    else:
        yield Section(HEADINGS["for"], (NO_GUIDE,))
    yield from _read_out(scenario)
    if guide is not None and guide.evidence:
        year = scenario.start.at.year
        yield Section(HEADINGS["evidence"], points=tuple(evidence_text(one, year) for one in guide.evidence))


def _led(scenario: Scenario, guide: Guide) -> Iterator[Section]:
    """What its author wrote."""
    yield Section(HEADINGS["for"], (guide.whom,))
    for name, points in (
        ("watch", guide.watch),
        ("what", guide.what),
        ("so_what", guide.so_what),
        ("now_what", guide.now_what),
        ("try", tuple(_trial(scenario, one) for one in guide.trials)),
    ):
        if points:
            yield Section(HEADINGS[name], points=points)


def _read_out(scenario: Scenario) -> Iterator[Section]:
    """What the file says by itself."""
    if rows := tuple(_decisions(scenario)):
        yield Section(HEADINGS["policies"], table=Table(("decision", "a year", "done right"), rows))
    if said := tuple(waits(scenario)):
        yield Section(HEADINGS["waits"], points=said)
    if scenario.scorecard:
        yield Section(HEADINGS["scorecard"], points=tuple(ITEMS[name].question for name in scenario.scorecard))
    ends = (made for made in scenario.touchpoints.values() if isinstance(made, Ending))
    yield Section(HEADINGS["endings"], points=tuple(_ending(scenario, made) for made in ends))


def _trial(scenario: Scenario, trial: Trial) -> str:
    """`One record, seen by every team (costs 240,000 a year): the story is told once.`"""
    made = [board_offer(scenario, Offer(policy=name, at=value)) for name, value in trial.settings.items()]
    return f"{'; '.join(f'{one.label} ({one.figure})' for one in made)}: {trial.notice}"


def _decisions(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """Every policy: what it is called, what it costs a year, and how it is set in the company done right."""
    for name, (_, policy) in policies_of(scenario).items():
        chosen = scenario.twin.get(name)
        if policy.options is not None:
            for option, made in policy.options.items():
                yield (
                    f"{policy.label}: {made.label}",
                    yearly_text(made.costs - made.saves),
                    "yes" if chosen == option else "",
                )
        elif policy.number is not None:
            each = f"{yearly_text(policy.costs_each)} for each"
            yield policy.label, each, "" if chosen is None else f"{chosen}"
        else:
            yield policy.label, yearly_text(policy.costs - policy.saves), "yes" if chosen else ""


def _ending(scenario: Scenario, made: Ending) -> str:
    """`It is mended. (Settled; assumed: they stay.)`"""
    settled = "Settled" if made.resolved else "Not settled"
    return f"{_written_out(scenario, made.ending)} ({settled}; assumed: {_afterwards(made)}.)"


def _written_out(scenario: Scenario, text: str) -> str:
    """A text without a customer: what is the same for everybody stands in it, else what it is called."""
    facts = {name: fact.value or fact.label for name, fact in scenario.customer.facts.items()}
    return filled(text, Persona("the customer", facts)).strip()


def _afterwards(made: Ending) -> str:
    """What customers do who end there."""
    if isinstance(made.customer, str):
        return {"stays": "they stay", "leaves": "they leave", "recommends": "they recommend it"}[made.customer]
    shares = ((made.customer.leaves, "leave"), (made.customer.recommends, "recommend it"))
    return ", ".join(f"{share * 100:.0f} in a hundred {what}" for share, what in shares if share) or "they stay"


def evidence_text(one: Evidence, year: int) -> str:
    """A figure with its place, year, source and trust; `year` is when the journey is set."""
    where = ", ".join(str(part) for part in (one.place, one.year or ("no year given" if one.source else None)) if part)
    cited = "; ".join(part for part in (one.source, f"through {one.through}" if one.through else "") if part)
    parts = [one.says + (f" ({where})" if where else ""), *([cited] if cited else []), f"{TRUST[one.trust]}"]
    if one.year is not None and year - one.year > OLD_YEARS:
        parts.append("old: it shows that the complaint is not new, not what holds today")
    return ". ".join(part[:1].upper() + part[1:].rstrip(".") for part in parts) + "."
