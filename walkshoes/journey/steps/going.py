"""The walk goes from touchpoint to touchpoint, and from team to team."""

from walkshoes.journey.events import Code, Dropped, Passed
from walkshoes.journey.program import CHANNELS, LIVE, Assign, Branch, Carry, Enter, NewPerson
from walkshoes.journey.staging import IN_CONTACT, Staging
from walkshoes.journey.steps.contact import begin_call, disown, part, take_up, turn_to
from walkshoes.journey.steps.guarding import compiled
from walkshoes.journey.walk import NEVER, PARKED, Accepts, Step, Walk

_ENTERED, _MET = int(Code.ENTERED), int(Code.MET)
_HANDED_OVER, _TRANSFERRED, _COLD = int(Code.HANDED_OVER), int(Code.TRANSFERRED), int(Passed.COLD)
RESTLESS = 1_000
"""Touchpoints in a row without a millisecond passing: the scenario goes round in a circle."""


def enter(staging: Staging, number: int, op: Enter) -> Step:
    """A touchpoint is reached; another team than before is a hand-over, another channel another contact."""
    place, then, person = op.place, op.then, op.person
    info = staging.program.places[place]
    team, channel, kind = info.team, info.channel, info.kind
    in_contact = kind in IN_CONTACT and channel in LIVE
    turns_to = team >= 0 and (kind in IN_CONTACT or kind == "write") and channel != "social"  # a post is for everybody
    company, channel_number = staging.company_at(place), CHANNELS.index(channel)
    calls = channel == "phone" and kind in ("talk", "announce")
    passes_on = team >= 0 and kind != "read"  # nobody passes the customer on by writing to them
    goes_there = kind in ("write", "visit")
    line = next((line for line, dialled in enumerate(staging.program.dialled) if dialled.place == place), -1)
    decides = kind in ("choose", "wait") and place < staging.own_places
    same_as = info.same_as
    own_channels = (channel, "")

    def step(walk: Walk) -> int:
        if line >= 0 and not walk.on_call:  # what answers a line is reached by ringing it
            return begin_call(staging, walk, line)
        elsewhere = team >= 0 and walk.channel not in own_channels
        if elsewhere:
            part(walk)
        now = walk.now
        walk.visits[place] = visit = walk.visits[place] + 1
        walk.place = place
        walk.events.append((now, _ENTERED, place, visit, 0))
        if walk.entered_at != now:
            walk.restless, walk.entered_at = 0, now
        elif _goes_round(walk):
            return over(walk, place)
        if passes_on:
            if walk.team != team or walk.channel != channel:
                hand_over(staging, walk, team, channel, by_customer=goes_there or elsewhere)
            walk.carried = None
        if turns_to and walk.reached[company] != channel_number and not (calls and not walk.live):
            turn_to(staging, walk, team, channel_number)
        if in_contact and not walk.live:
            take_up(staging, walk, number, channel, calls=calls)
        if kind == "visit":
            walk.way_there = place
        if decides:
            walk.interrupted = None  # whoever decides anew does not go back to what they waited for before
        if person:
            _meet(staging, walk, team, known_to=same_as >= 0 and walk.visits[same_as] > (same_as == place))
        return then

    return step


def _goes_round(walk: Walk) -> bool:
    """No time has passed since the last touchpoint. True where the walk has gone round in a circle so."""
    walk.restless += 1
    if walk.restless > RESTLESS:
        walk.events.append((walk.now, Code.DROPPED, walk.place, Dropped.LOOP, 0))
        return True
    return False


def _meet(staging: Staging, walk: Walk, team: int, *, known_to: bool) -> None:
    """A person answers: somebody new, unless the customer is with them already or has met them before."""
    if walk.person != team:
        if walk.met == team and not known_to:  # somebody new of the same team, who was not in that conversation
            walk.known = staging.memory.forgotten(walk.known, team)
        walk.person = walk.met = team
        walk.named = False
        walk.events.append((walk.now, _MET, walk.place, team, int(known_to)))
    walk.talked = True


def hand_over(staging: Staging, walk: Walk, team: int, channel: str, *, by_customer: bool) -> None:
    """The walk comes to another team, or to the same one by another way: what was said there is not heard here.

    Where the customer has turned there of their own accord (`by_customer`) and nothing goes along, nobody has handed
    anything over.
    """
    giver, walk.team = walk.team, team
    same_contact = walk.channel in (channel, "")
    walk.channel = channel
    known = walk.known
    if not same_contact:
        walk.known &= staging.memory.lasting
        walk.person = -1
        walk.talked = walk.named = False
    if giver in (-1, team):
        return
    info = staging.program.teams[giver]
    if info.company != staging.program.teams[team].company:
        walk.carried = None  # another company: nothing is handed over, and nobody expects it
        return
    passed, facts = walk.carried if walk.carried is not None else (info.passes, info.notes)
    cold = passed == _COLD
    walk.known = staging.memory.forgotten(walk.known, giver)
    if not cold:
        walk.known |= staging.memory.passed_on(known, giver, team, Passed(passed), facts)
    elif by_customer:
        return
    walk.events.append((walk.now, _TRANSFERRED if walk.talked else _HANDED_OVER, walk.place, passed, giver))
    if cold:
        disown(walk, info.company)


def over(walk: Walk, place: int) -> int:
    """The walk is over."""
    walk.events.append((walk.now, Code.ENDED, place, 0, 0))
    walk.live = walk.speaking = False
    walk.ended = True
    walk.until = NEVER
    walk.accepts = Accepts.NOTHING
    return PARKED


def carry(staging: Staging, number: int, op: Carry) -> Step:
    """The next hand-over passes this on."""
    carried, then = (int(op.passed), op.facts), op.then

    def step(walk: Walk) -> int:
        walk.carried = carried
        return then

    return step


def branch(staging: Staging, number: int, op: Branch) -> Step:
    """Two ways by a guard."""
    test = compiled(op.guard, staging.program, staging.memory)
    then, otherwise = op.then, op.otherwise

    def step(walk: Walk) -> int:
        return then if test(walk) else otherwise

    return step


def new_person(staging: Staging, number: int, op: NewPerson) -> Step:
    """Whoever answers next is somebody new."""
    then = op.then

    def step(walk: Walk) -> int:
        walk.person = -1
        return then

    return step


def assign(staging: Staging, number: int, op: Assign) -> Step:
    """Variables change, each within its range."""
    place, then = op.place, op.then
    bounds = [(staging.program.variables[one].low, staging.program.variables[one].high) for one, _, _ in op.changes]
    changes = [(*change, *bound) for change, bound in zip(op.changes, bounds, strict=True)]
    set_code = int(Code.SET)

    def step(walk: Walk) -> int:
        variables = walk.variables
        for variable, amount, added, low, high in changes:
            value = variables[variable] + amount if added else amount
            value = low if value < low else min(value, high)
            variables[variable] = value
            walk.events.append((walk.now, set_code, place, variable, value))
        return then

    return step
