"""Days that pass, and the way to where the company is."""

from dataclasses import replace

from walkshoes.journey import guards as g
from walkshoes.journey import program as p
from walkshoes.journey.calendar import calendar_ms
from walkshoes.journey.lowering.draft import AFTER_THE_CALL, Draft
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario.callers import shares_of
from walkshoes.scenario.check_callers import WAIT_ON, options_of


def wait(draft: Draft, made: t.Wait) -> int:
    """Days or hours pass, unless the customer does something else instead."""
    until = calendar_ms(made.wait.until, draft.scenario.zone) if made.wait.until else None
    on = leap(draft, draft.go(made.then))
    then = on
    if made.instead:
        options = draft.options(made.instead)
        waits = p.Pressable(WAIT_ON, on)
        question = draft.line(made.wait.say or draft.stock["waiting"], p.Speaker.SCENE)
        usually = shares_of(options_of(made), made.usually)
        then = draft.add(p.Choose(draft.place, question, (waits, *options), usually=usually, waits=True))
        draft.ops[on] = replace(_leap_at(draft, on), again=then)
    elif made.wait.say is not None:
        then = draft.add(p.Read(draft.place, draft.line(made.wait.say, p.Speaker.SCENE), then))
    then = draft.add(p.Await(draft.place, made.wait.time or 0, until, then))
    return draft.add(p.EndCall(draft.place, then))  # hours do not pass with the receiver in one's hand


def leap(draft: Draft, then: int) -> int:
    """The days pass; whoever reads what has come meanwhile waits on from the same operation."""
    return draft.add(p.Leap(draft.place, then, len(draft.ops)))


def _leap_at(draft: Draft, number: int) -> p.Leap:
    op = draft.ops[number]
    assert isinstance(op, p.Leap)
    return op


def visit(draft: Draft, made: t.Visit) -> int:
    """The customer goes there, and finds it open or closed."""
    there = draft.go(made.then)
    if draft.team >= 0:
        after = draft.go(made.closed.then) if made.closed.then else draft.entrances[AFTER_THE_CALL]
        closed = draft.add(p.Read(draft.place, draft.line(made.closed.say, p.Speaker.SCENE), after))
        there = draft.branch(g.IsOpen(draft.team), there, draft.add(p.FindClosed(draft.place, closed)))
    there = draft.add(p.Travel(draft.place, made.visit.travel, there)) if made.visit.travel else there
    if made.visit.say is not None:
        there = draft.add(p.Read(draft.place, draft.line(made.visit.say, p.Speaker.SCENE), there))
    return draft.add(p.EndCall(draft.place, there))
