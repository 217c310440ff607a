"""The walk goes from touchpoint to touchpoint, and from team to team."""

from walkshoes.journey.events import Code, Dropped, Passed
from walkshoes.journey.program import CHANNELS, LIVE, Assign, Branch, Carry, Enter, NewPerson
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.guarding import compiled
from walkshoes.journey.walk import NEVER, PARKED, Accepts, Step, Walk

_IN_CONTACT = ("announce", "menu", "collect", "queue", "talk", "hold", "transfer", "voicemail")
"""What can only be met with somebody, or something, at the other end at the same moment."""
_TURNS_TO = (*_IN_CONTACT, "write")
"""Where the customer turns to a company; what is read has come from it."""
RESTLESS = 1_000
"""Touchpoints in a row without a millisecond passing: the scenario goes round in a circle."""


def begin_call(staging: Staging, walk: Walk, line: int) -> int:
    """The customer dials a line; returns where it leads."""
    leave(staging, walk)
    walk.events.append((walk.now, Code.DIALLED, walk.place, line, 0))
    walk.live = True
    walk.channel = walk.last_met = "phone"
    walk.line = line
    return staging.program.dialled[line].then


def enter(staging: Staging, number: int, op: Enter) -> Step:
    """A touchpoint is reached; another team than before is a hand-over, another channel another contact."""
    place, then, person = op.place, op.then, op.person
    info = staging.program.places[place]
    team, channel = info.team, info.channel
    number_of_channel = CHANNELS.index(channel)
    company = staging.program.teams[team].company if team >= 0 else -1
    same_as = info.same_as
    at_hand = channel in LIVE and info.kind in _IN_CONTACT
    turns_to = team >= 0 and info.kind in _TURNS_TO
    rings = channel == "phone" and info.kind in ("talk", "announce")
    comes_in, writes = info.kind == "read", info.kind == "write"  # nobody passes the customer on by writing to them
    line = next((line for line, dialled in enumerate(staging.program.dialled) if dialled.place == place), -1)

    def step(walk: Walk) -> int:
        now = walk.now
        if line >= 0 and not walk.on_call:  # what answers a line is reached by ringing it
            return begin_call(staging, walk, line)
        if team >= 0 and walk.live and walk.channel != channel:  # whoever was at the other end is not here
            walk.live = False
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
        if team >= 0 and not comes_in:
            if walk.team != team or walk.channel != channel:
                _hand_over(staging, walk, team, channel, by_customer=writes)
            walk.carried = None
        comes_by_itself = at_hand and rings and not walk.live
        if turns_to and walk.reached[company] != number_of_channel and not comes_by_itself:
            _turn_to(staging, walk, team, number_of_channel)
        if at_hand and not walk.live:
            walk.live = True
            walk.channel = walk.last_met = channel
            if channel != "phone":
                walk.door = number
                walk.events.append((now, Code.CONTACTED, place, number_of_channel, 0))
            elif rings:  # nobody has dialled: it is the company that calls
                walk.events.append((now, Code.RUNG, place, 0, 0))
        if person:
            known_to = same_as >= 0 and walk.visits[same_as] > 0
            if walk.person != team:
                if walk.met == team and not known_to:  # somebody new of the same team, who was not in that conversation
                    walk.known = staging.memory.forgotten(walk.known, team)
                walk.person = walk.met = team
                walk.named = False
                walk.events.append((now, Code.MET, place, team, int(known_to)))
            walk.talked = True
        return then

    return step


def _turn_to(staging: Staging, walk: Walk, team: int, channel: int) -> None:
    """The customer turns to a company over a channel. Another one than before is counted, and whether context came."""
    company = staging.program.teams[team].company
    before, walk.reached[company] = walk.reached[company], channel
    if before >= 0:
        something_given = walk.given & staging.memory.all_given(company)
        followed = not something_given or walk.known & staging.memory.all_known(team)
        walk.events.append((walk.now, Code.SWITCHED, walk.place, before, int(bool(followed))))


def leave(staging: Staging, walk: Walk) -> None:
    """The contact is over: memory of the call is lost, and so is whoever had taken the case on in passing."""
    walk.known &= staging.memory.lasting
    walk.team = walk.person = walk.met = -1
    walk.channel = ""
    walk.talked = walk.named = False
    walk.carried = None


def disown(walk: Walk, company: int) -> None:
    """Nobody at a company owns the case any more."""
    if walk.owners >> company & 1:
        walk.owners &= ~(1 << company)
        walk.events.append((walk.now, Code.DISOWNED, walk.place, company, 0))


def company_on_the_line(staging: Staging, walk: Walk) -> int:
    """Whom the customer is in contact with: by who has answered, else by what was dialled."""
    if walk.team >= 0:
        return staging.program.teams[walk.team].company
    return staging.program.dialled[walk.line].company if staging.program.dialled else 0


def _hand_over(staging: Staging, walk: Walk, team: int, channel: str, *, by_customer: bool) -> None:
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
    walk.known = staging.memory.forgotten(walk.known, giver) | staging.memory.passed_on(
        known, giver, team, Passed(passed), facts
    )
    if by_customer and passed == Passed.COLD:
        return
    code = Code.TRANSFERRED if walk.talked else Code.HANDED_OVER
    walk.events.append((walk.now, code, walk.place, passed, giver))
    if passed == Passed.COLD:
        disown(walk, info.company)


def _stop(walk: Walk) -> int:
    walk.events.append((walk.now, Code.DROPPED, walk.place, Dropped.LOOP, 0))
    walk.events.append((walk.now, Code.ENDED, walk.place, 0, 0))
    walk.live = False
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
