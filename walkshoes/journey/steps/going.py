"""The walk goes from touchpoint to touchpoint, and from team to team."""

from walkshoes.journey.events import Code, Dropped, Passed
from walkshoes.journey.guards import compiled
from walkshoes.journey.program import Assign, Branch, Carry, Enter, NewPerson
from walkshoes.journey.staging import Staging
from walkshoes.journey.walk import NEVER, PARKED, Accepts, Step, Walk

_ON_THE_TELEPHONE = ("announce", "menu", "collect", "queue", "talk", "hold", "transfer", "voicemail")
"""What can only be met in a call, where the channel is the telephone."""
RESTLESS = 1_000
"""Touchpoints in a row without a millisecond passing: the scenario goes round in a circle."""


def begin_call(staging: Staging, walk: Walk, line: int) -> int:
    """The customer dials a line; returns where it leads."""
    leave(staging, walk)
    walk.events.append((walk.now, Code.DIALLED, walk.place, line, 0))
    walk.on_call = True
    walk.line = line
    return staging.program.dialled[line].then


def enter(staging: Staging, number: int, op: Enter) -> Step:
    """A touchpoint is reached; another team than before is a hand-over, another channel another contact."""
    place, then, person = op.place, op.then, op.person
    team = staging.program.places[place].team
    channel = staging.program.places[place].channel
    phone = channel == "phone"
    elsewhere = not phone and team >= 0
    calls = phone and staging.program.places[place].kind in _ON_THE_TELEPHONE
    rings = staging.program.places[place].kind in ("talk", "announce")
    line = next((line for line, info in enumerate(staging.program.dialled) if info.place == place), -1)

    def step(walk: Walk) -> int:
        now = walk.now
        if line >= 0 and not walk.on_call:  # what answers a line is reached by ringing it
            return begin_call(staging, walk, line)
        if elsewhere and walk.on_call:  # whoever was on the telephone is not there
            walk.on_call = False
            walk.events.append((now, Code.CALL_ENDED, walk.place, 0, 0))
        walk.visits[place] = visit = walk.visits[place] + 1
        walk.place = place
        walk.events.append((now, Code.ENTERED, place, visit, 0))
        if walk.entered_at == now:
            walk.restless += 1
            if walk.restless > RESTLESS:
                return _stop(walk)
        else:
            walk.restless = 0
            walk.entered_at = now
        if team >= 0:
            if walk.team != team or walk.channel != channel:
                _hand_over(staging, walk, team, channel)
            walk.carried = None
        if calls and not walk.on_call:
            walk.on_call = True
            if rings:  # nobody has dialled: it is the company that calls
                walk.events.append((now, Code.RUNG, place, 0, 0))
        if person:
            if walk.person != team:
                if walk.met == team:  # somebody new of the same team, who was not in that conversation
                    walk.known = staging.memory.forgotten(walk.known, team)
                walk.person = walk.met = team
                walk.named = False
                walk.events.append((now, Code.MET, place, team, 0))
            walk.talked = True
        return then

    return step


def leave(staging: Staging, walk: Walk) -> None:
    """The contact is over: memory of the call is lost, and so is whoever had taken the case on in passing."""
    walk.known &= staging.memory.lasting
    walk.team = walk.person = walk.met = -1
    walk.channel = ""
    walk.talked = walk.named = False
    walk.carried = None


def disown(walk: Walk) -> None:
    """Nobody owns the case any more."""
    if walk.owner:
        walk.owner = False
        walk.events.append((walk.now, Code.DISOWNED, walk.place, 0, 0))


def _hand_over(staging: Staging, walk: Walk, team: int, channel: str) -> None:
    """The walk comes to another team, or to the same one by another way: what was said there is not heard here."""
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
    walk.known = staging.memory.forgotten(walk.known, giver) | staging.memory.passed_on(
        known, giver, team, Passed(passed), facts
    )
    code = Code.TRANSFERRED if walk.talked else Code.HANDED_OVER
    walk.events.append((walk.now, code, walk.place, passed, giver))
    if passed == Passed.COLD:
        disown(walk)


def _stop(walk: Walk) -> int:
    walk.events.append((walk.now, Code.DROPPED, walk.place, Dropped.LOOP, 0))
    walk.events.append((walk.now, Code.ENDED, walk.place, 0, 0))
    walk.on_call = False
    walk.ended = True
    walk.speaking = False
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
