"""The same people under other decisions: every walk of a session lived again as the company done right, and with each
of its decisions alone.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.engine import Engine
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.lowering.names import UnknownName
from walkshoes.reports.sentences import as_sentence, counted, listed
from walkshoes.scenario.policies import Settings, UnknownSetting
from walkshoes.simulate.wording import round_text
from walkshoes.summaries.gathering import Walked, people_in
from walkshoes.summaries.model import Change, Decision, Otherwise
from walkshoes.summaries.thresholds import ENOUGH
from walkshoes.summaries.weighing import middle_of_whole
from walkshoes.whatif.again import walk_again
from walkshoes.whatif.levers import Lever, levers_of
from walkshoes.whatif.manner import Manner

if TYPE_CHECKING:
    from walkshoes.sessions.stored import StoredWalk

ROUND = "Some walks go round without an end under these decisions; they are counted as far as they were followed."
_WORTH_SAYING_MS = 60_000


def otherwise(walks: Sequence[Walked]) -> Otherwise:
    """What the company done right would have been for these people; nothing where the journey has none.

    Walks that cannot be lived again are left out; of fewer than five people nothing is told.
    """
    walks = [walk for walk in walks if walk.ended and walk.stored.diverged is None and not walk.stored.erased]
    if people_in(walks) < ENOUGH or not (twin := walks[0].stored.source.scenario.twin):
        return Otherwise()
    scenario = walks[0].stored.source.scenario
    levers = {lever.name: lever for lever in levers_of(scenario)}
    manners = [_manner(walk.stored) for walk in walks]
    right = _lived(walks, manners, twin)
    if right is None:
        return Otherwise()
    then, went_on = right
    return Otherwise(
        tuple(_named(levers[name], value) for name, value in twin.items() if name in levers),
        tuple(_changes(walks, then)),
        tuple(_decisions(walks, manners, twin, levers)),
        () if went_on else (ROUND,),
    )


def _manner(stored: "StoredWalk") -> Manner:
    inputs = [made for _, made in stored.inputs]
    return Manner.of(stored.engine, inputs, stored.seed, stored.walk.values, stored.walk.now)


def _lived(
    walks: Sequence[Walked], manners: Sequence[Manner], settings: Settings
) -> tuple[list[tuple[Ledger, int]], bool] | None:
    """What each walk costs under settings, with how many people it stands for, and whether each came to an end.

    None where the settings make no journey.
    """
    made, went_on = [], True
    engines: dict[tuple[str, str], Engine] = {}  # a session has one customer: its company is made once for all
    for walk, manner in zip(walks, manners, strict=True):
        stored = walk.stored
        whose = (stored.source.hash, repr(stored.persona))
        if whose not in engines:
            try:
                engines[whose] = Engine(lower(stored.source.under(settings), settings), stored.persona)
            except (UnknownSetting, UnknownName):
                return None
        engine = engines[whose]
        again = walk_again(engine, manner, stored.seed)
        made.append((ledger(engine, again.walk.events, again.walk.now), walk.people))
        went_on = went_on and again.walk.ended
    return made, went_on


Of = Callable[[Ledger], int]
_ROWS: tuple[tuple[str, Of, bool], ...] = (
    ("minutes of a customer, in the middle", lambda made: made.given_ms, True),
    ("of them waiting", lambda made: made.minutes_ms.get("waiting", 0), True),
    ("questions already answered", lambda made: made.times_asked_again, False),
    ("digits given again", lambda made: made.digits_rekeyed, False),
    ("words told again", lambda made: made.words_retold, False),
    ("people spoken to", lambda made: made.people, False),
    ("promises not kept", lambda made: made.promises_broken, False),
)
"""What is set side by side; the last says whether it is a length of time."""
_SPARED: tuple[tuple[Of, tuple[str, str] | None], ...] = (
    (lambda made: made.given_ms, None),
    (lambda made: made.times_asked_again, ("question already answered", "questions already answered")),
    (lambda made: made.digits_rekeyed, ("digit given again", "digits given again")),
    (lambda made: made.words_retold, ("word told again", "words told again")),
)
"""What a decision may spare, with one and many of it; without them it is a length of time."""


def _changes(walks: Sequence[Walked], then: Sequence[tuple[Ledger, int]]) -> Iterator[Change]:
    lived = [(walk.ledger, walk.people) for walk in walks]
    for what, of, in_time in _ROWS:
        was = middle_of_whole([(of(made), people) for made, people in lived]) or 0
        would = middle_of_whole([(of(made), people) for made, people in then]) or 0
        if was or would:
            yield Change(
                what, minutes_text(was) if in_time else f"{was:,}", minutes_text(would) if in_time else f"{would:,}"
            )
    everybody = sum(people for _, people in lived)
    settled = [sum(people for made, people in some if made.resolved) for some in (lived, then)]
    yield Change("settled", f"{settled[0]} of {everybody}", f"{settled[1]} of {everybody}")


def _decisions(
    walks: Sequence[Walked], manners: Sequence[Manner], twin: Settings, levers: dict[str, Lever]
) -> Iterator[Decision]:
    """Each decision of the company done right, alone, on top of what the session walked under."""
    walked = dict(walks[0].stored.settings)
    for name, value in twin.items():
        lever = levers.get(name)
        if lever is None or walked.get(name, lever.default) == value:
            continue
        lived = _lived(walks, manners, {**walked, name: value})
        if lived is not None:
            cost = lever.cost_of(value)
            costs = (
                "costs nothing" if not cost else f"{'costs' if cost > 0 else 'saves'} {round_text(abs(cost))} a year"
            )
            yield Decision(_named(lever, value), costs, _spared(walks, lived[0]))


def _spared(walks: Sequence[Walked], then: Sequence[tuple[Ledger, int]]) -> str:
    """What one decision spares and costs everybody together."""
    less: list[str] = []
    more: list[str] = []
    for of, units in _SPARED:
        was = sum(of(walk.ledger) * walk.people for walk in walks)
        would = sum(of(made) * people for made, people in then)
        difference = abs(was - would)
        if difference >= (1 if units else _WORTH_SAYING_MS):
            text = counted(difference, *units) if units else minutes_text(difference)
            (less if would < was else more).append(text)
    settled = sum(people for made, people in then if made.resolved) - sum(
        walk.people for walk in walks if walk.ledger.resolved
    )
    said = []
    if less:
        said.append(f"spares everybody together {listed(less)}")
    if more:
        said.append(f"takes {listed(more)} more")
    if settled:
        said.append(
            f"{counted(abs(settled), 'person', 'people')} {'more' if settled > 0 else 'fewer'} would have been settled"
        )
    return as_sentence("; ".join(said)) if said else "Alone it would have changed nothing on these walks."


def _named(lever: Lever, value: bool | int | str) -> str:
    return lever.label if value is True else f"{lever.label}: {lever.name_of(value)}"
