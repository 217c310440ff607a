"""A touchpoint is reached: what the engine's own step makes of a walk, without what only its events tell."""

from collections.abc import Callable

from walkshoes.journey.events import Passed
from walkshoes.journey.program import LIVE, Enter
from walkshoes.journey.staging import IN_CONTACT
from walkshoes.journey.steps.contact import part, take_up
from walkshoes.journey.steps.going import hand_over
from walkshoes.simulate.compiled.contact import dials
from walkshoes.simulate.compiled.counting import Counted, Counting
from walkshoes.simulate.compiled.layout import Layout
from walkshoes.simulate.compiled.passing import run


def enter(layout: Layout, number: int, op: Enter) -> Counted:
    """See `walkshoes.journey.steps.going.enter`; and all that passes before anything else happens there.

    Whoever goes round in a circle is not noticed here: they take too many steps, and are left to the engine.
    """
    engine, memory, place, person = layout.engine, layout.engine.memory, op.place, op.person
    info = layout.program.places[place]
    team, channel, kind, same_as = info.team, info.channel, info.kind, info.same_as
    in_contact = kind in IN_CONTACT and channel in LIVE
    calls = channel == "phone" and kind in ("talk", "announce")
    line = next((line for line, dialled in enumerate(layout.program.dialled) if dialled.place == place), -1)
    goes, reads = kind == "visit", kind == "read"
    waits = kind in ("choose", "wait") and place < engine.own_places
    rings, comes = dials(layout, line) if line >= 0 else None, _coming(layout, op)
    decides = layout.decisions(place) > 0
    whole, waited, occupied, then = run(layout, op.then, place)

    def step(walk: Counting) -> int:
        if rings is not None and not (walk.live and walk.channel == "phone"):
            return rings(walk)
        walk.place = place
        walk.visits[place] += 1
        if decides:
            walk.decided[place] = 0
        if team >= 0:
            walk.working = team
            if walk.team != team or walk.channel != channel:
                comes(walk)
            if not reads:
                walk.carried = None
        if in_contact and not walk.live:
            take_up(engine, walk, number, channel, calls=calls)
        if goes:
            walk.way_there = place
        if waits:
            walk.interrupted = None
        if person and walk.person != team:
            if walk.met == team and not (same_as >= 0 and walk.visits[same_as] > (same_as == place)):
                walk.known = memory.forgotten(walk.known, team)
            walk.person = walk.met = walk.answerer = team
        if whole:
            walk.now += whole
            walk.waited += waited
            if occupied and walk.answerer == walk.working >= 0:
                walk.handled[walk.working] += occupied
        return then

    return step


def _coming(layout: Layout, op: Enter) -> Callable[[Counting], None]:
    """What another team or channel than before makes of a walk."""
    engine, teams, info = layout.engine, layout.program.teams, layout.program.places[op.place]
    team, channel, reads, goes_there = info.team, info.channel, info.kind == "read", info.kind in ("write", "visit")
    keeps: list[int | None] = []  # by the team that hands over: what stays known, where that is all there is to it
    for giver, one in enumerate(teams):
        if giver == team or team < 0 or one.company != teams[team].company:
            keeps.append(-1)
        else:
            keeps.append(engine.memory.forgotten(-1, giver) if one.passes == Passed.COLD else None)
    keeps.append(-1)  # where nobody hands over

    def comes(walk: Counting) -> None:
        elsewhere = walk.channel not in (channel, "")
        if elsewhere:
            part(walk)
        if reads:
            return  # nobody passes the customer on by writing to them
        kept = keeps[walk.team]
        if elsewhere or walk.carried is not None or kept is None:
            hand_over(engine, walk, team, channel, by_customer=elsewhere or goes_there)
        else:
            walk.team, walk.channel = team, channel
            walk.known &= kept

    return comes
