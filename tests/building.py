"""Small scenarios and walks for tests. A test states the touchpoints it is about; the rest of the file is here."""

from collections.abc import Callable, Mapping
from copy import copy
from textwrap import dedent, indent
from typing import Any

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.inputs import Input, give
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.lowering.touchpoints import RING_MS, RINGS_BEFORE_ANSWER
from walkshoes.journey.transcript import transcript
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.check_unused import UNUSED
from walkshoes.scenario.findings import Finding
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.policies import Settings

NUMBER = "7734 09 128851"
"""The customer's account number: twelve digits."""
RINGING = RINGS_BEFORE_ANSWER * RING_MS
"""How long it rings before a line answers, ms."""
WORD = 400
"""How long one word takes to say at 150 words a minute, ms."""
ANN = Persona(
    "Ann Lee",
    {"account_number": NUMBER, "postcode": "LS1 4AP"},
    {"agent": "Maria", "second_agent": "Ellie", "first_agent": "Jun"},
)
HEAD = """\
title: A small journey
customer:
  name: Ann Lee
  about: You are {name}.
  facts:
    account_number: {label: account number, value: "7734 09 128851"}
    postcode: {label: postcode, value: LS1 4AP}
    story: {label: what has happened, told: true}
start: {at: "2026-03-02 14:03", dial: customer_line}
"""
COMPANY = """\
name: Meridian
lines: {customer_line: welcome}
teams:
  ivr: {}
  support: {label: Customer care}
  faults: {label: Faults, may: [engineer]}
queues:
  support: {calls_per_hour: 160, handling_time: 6m, agents: 13, patience: 20m}
  faults: {calls_per_hour: 40, handling_time: 9m, agents: 5, patience: 20m}
"""
END = """\
done: {ending: It is done., resolved: true}
gone: {ending: You gave up., resolved: false, customer: leaves}
"""


def text_of(touchpoints: str, company: str = COMPANY, more: str = "", head: str = HEAD) -> str:
    """The text of a scenario. `company` replaces the usual company, `more` is added at the end."""
    companies = company if company.startswith("companies:") else "company:\n" + indent(dedent(company), "  ")
    places = "touchpoints:\n" + indent(dedent(touchpoints) + END, "  ")
    return f"{head}{companies}\n{places}\n{dedent(more)}"


def changed(company: str, *changes: tuple[str, str]) -> str:
    """The company's text with words replaced; each must be there exactly once."""
    for old, new in changes:
        assert company.count(old) == 1, f"{company.count(old)} times: {old}"
        company = company.replace(old, new)
    return company


def source(touchpoints: str, company: str = COMPANY, more: str = "", head: str = HEAD) -> Source:
    """A scenario in which nothing is wrong."""
    loaded = load_text(text_of(touchpoints, company, more, head), "small")
    assert loaded.findings == (), loaded.findings
    return source_of(loaded)


def found(touchpoints: str, company: str = COMPANY, more: str = "", head: str = HEAD) -> list[Finding]:
    """What is found in a scenario; that a small one does not use all that it declares is left out."""
    loaded = load_text(text_of(touchpoints, company, more, head), "small", thoroughly=True)
    return [finding for finding in loaded.findings if finding.code not in UNUSED]


def engine(
    touchpoints: str,
    company: str = COMPANY,
    more: str = "",
    head: str = HEAD,
    settings: Settings | None = None,
    persona: Persona = ANN,
) -> Engine:
    """The engine of a scenario, under these settings of its policies."""
    made = source(touchpoints, company, more, head)
    return Engine(lower(made.under(settings or {}), settings), persona)


def begin(
    touchpoints: str,
    company: str = COMPANY,
    more: str = "",
    head: str = HEAD,
    settings: Settings | None = None,
    seed: int = 1,
    waits: Mapping[str, int] | None = None,
    answered: bool = True,
) -> Walk:
    """A walk that has just been answered; `waits` says how long (ms) the first wait in each queue is."""
    values = {(place, 1, "wait"): ms for place, ms in (waits or {}).items()}
    walk = engine(touchpoints, company, more, head, settings).walk(seed, 0, values or None)
    if answered and times(walk, Code.DIALLED):
        walk.advance(RINGING)
    return walk


def here(walk: Walk) -> str:
    """The touchpoint the walk has come to."""
    return walk.where[0]


def until(walk: Walk, there: Callable[[Walk], bool] | str) -> Walk:
    """Let time run until something holds, or until the walk comes to a touchpoint."""
    holds = (lambda walk: here(walk) == there) if isinstance(there, str) else there
    for _ in range(10_000):
        if holds(walk):
            return walk
        assert walk.pass_on(), f"the walk stands at {walk.where} and waits for {walk.accepts.name}"
    raise AssertionError(f"never: the walk stands at {walk.where}")


def asked(walk: Walk) -> Walk:
    """Let time run until the customer may do something, and nobody speaks."""
    return until(walk, lambda walk: walk.accepts != Accepts.NOTHING and not walk.speaking)


def to_the_end(walk: Walk) -> Walk:
    """Answer whatever is asked, rightly and at once, to the end of the walk or the first decision."""
    while not walk.ended and walk.accepts != Accepts.CHOICE:
        match asked_or_over(walk).accepts:
            case Accepts.KEY:
                assert walk.key(walk.engine.answers[walk.moment.fact])  # type: ignore[union-attr]
            case Accepts.TELL:
                assert walk.tell(30)
            case Accepts.READ:
                assert walk.read()
            case Accepts.PRESS:
                assert walk.press(walk.offered()[0])
    return walk


def asked_or_over(walk: Walk) -> Walk:
    """Let time run until the customer may do something, or the walk is over."""
    return until(walk, lambda walk: walk.ended or (walk.accepts != Accepts.NOTHING and not walk.speaking))


def happened(walk: Walk, *codes: Code) -> list[tuple[int, int, int]]:
    """When these things happened, with their two numbers."""
    return [(at, x, y) for at, code, _, x, y in walk.events if code in codes]


def times(walk: Walk, code: Code) -> int:
    """How often this happened."""
    return len(happened(walk, code))


def said(walk: Walk) -> list[str]:
    """Every line that was said, in order."""
    return [walk.engine.lines[x].text for _, x, _ in happened(walk, Code.SAID)]


def came_to(walk: Walk) -> list[str]:
    """The touchpoints of the walk, in order."""
    places = walk.engine.program.places
    return [places[place].name for _, code, place, _, _ in walk.events if code == Code.ENTERED]


def cost(walk: Walk) -> Ledger:
    """What the walk cost the customer so far."""
    return ledger(walk.engine, walk.events, walk.now)


def told(walk: Walk) -> list[str]:
    """The transcript without its clock."""
    return [
        f"{line.who}: {line.text}" if line.who else f"({line.text})" for line in transcript(walk.engine, walk.events)
    ]


def gave(walk: Walk, made: Input) -> Input:
    """Give an input, which must be accepted; returns it with its place."""
    placed = made.here(walk)
    assert give(walk, placed)
    return placed


def state(walk: Walk) -> dict[str, Any]:
    """All a walk is, but for the functions it will go on with."""
    functions = ("engine", "steps", "fire", "handle", "values")
    return {name: copy(getattr(walk, name)) for name in Walk.__slots__ if name not in functions}
