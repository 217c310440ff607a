"""What each operation does to a walk: one closure an operation, with its constants bound.

A step is `step(walk) -> next operation`, or PARKED once it has set up what the walk waits for: `until` and `fire`
(what happens when that moment comes by itself), `accepts` and `handle` (what an input does before it comes).
"""

from walkshoes.journey import program as p
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.asking import ask
from walkshoes.journey.steps.calling import dial, drop, end, end_call, hang_up, once_more
from walkshoes.journey.steps.choosing import choose, menu, read
from walkshoes.journey.steps.flight import await_, chase, go_on, launch, leap, send
from walkshoes.journey.steps.going import assign, branch, carry, enter, new_person
from walkshoes.journey.steps.saying import say
from walkshoes.journey.steps.serving import mailbox, own, request
from walkshoes.journey.steps.waiting import find_closed, hold, queue, travel
from walkshoes.journey.walk import Step

_MAKERS = {
    p.Enter: enter,
    p.Carry: carry,
    p.Branch: branch,
    p.Say: say,
    p.Menu: menu,
    p.Ask: ask,
    p.Queue: queue,
    p.Hold: hold,
    p.Choose: choose,
    p.Read: read,
    p.Request: request,
    p.Own: own,
    p.Launch: launch,
    p.Send: send,
    p.Chase: chase,
    p.Travel: travel,
    p.FindClosed: find_closed,
    p.Assign: assign,
    p.Mailbox: mailbox,
    p.NewPerson: new_person,
    p.Await: await_,
    p.Leap: leap,
    p.GoOn: go_on,
    p.Dial: dial,
    p.OnceMore: once_more,
    p.Drop: drop,
    p.HangUp: hang_up,
    p.EndCall: end_call,
    p.End: end,
}


def compiled(staging: Staging) -> tuple[Step, ...]:
    """The steps of an engine's program, in the order of its operations."""
    return tuple(_MAKERS[type(op)](staging, number, op) for number, op in enumerate(staging.program.ops))  # type: ignore[operator]
