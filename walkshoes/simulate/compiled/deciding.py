"""The caller presses a key, or decides: by the shares of callers who take each option."""

from collections.abc import Callable

from walkshoes.journey.callers import taken_of
from walkshoes.journey.program import Choose, Menu
from walkshoes.journey.walk import PARKED
from walkshoes.simulate.compiled.counting import Counted, Counting
from walkshoes.simulate.compiled.layout import Layout

Offered = tuple[list[tuple[int, float]], float]
"""Where each option leads with the share of callers who take it, and what the shares come to together."""


def _offering(layout: Layout, number: int, op: Menu | Choose) -> tuple[Offered | None, Callable[[Counting], Offered]]:
    """What may be taken at any time; and what may be taken now, where that depends (there None)."""
    options = [(option.then, share) for option, share in zip(op.options, op.usually, strict=True)]
    tests = [test for _, test in layout.engine.options[number]]

    def offers(walk: Counting) -> Offered:
        offered = [option for option, test in zip(options, tests, strict=True) if test is None or test(walk)]
        return offered, sum([share for _, share in offered])

    if number in layout.engine.unconditional:
        return (options, sum([share for _, share in options])), offers
    return None, offers


def choose(layout: Layout, number: int, op: Choose) -> Counted:
    """They decide at once. Where there is nothing to take, and nothing is to come, the walk does not end."""
    draw, (always, offers) = layout.decision(op.place), _offering(layout, number, op)

    def step(walk: Counting) -> int:
        offered, whole = always or offers(walk)
        return taken_of(offered, whole, draw(walk)) if offered else PARKED

    return step


def menu(layout: Layout, number: int, op: Menu) -> Counted:
    """They press when the voice has spoken, or nothing, until it is too late."""
    draw, (always, offers) = layout.decision(op.place), _offering(layout, number, op)
    lines, silences = layout.engine.lines, layout.program.callers.silences
    ms, silence_ms, speak = lines[op.line].ms, op.silence_ms, 1.0 - silences
    tries, failed = op.no_input.tries, op.no_input.failed
    answers = [lines[line].ms + (ms if op.repeats else 0) for line in op.no_input.lines]

    def step(walk: Counting) -> int:
        walk.now += ms
        offered, whole = always or offers(walk)
        slips = 0
        while True:
            if offered and silence_ms:  # a menu that waits for nothing lets nobody press
                u = draw(walk)
                if u >= silences:
                    return taken_of(offered, whole, (u - silences) / speak)
            slips += 1
            walk.now += silence_ms
            if slips >= tries:
                return failed
            walk.now += answers[min(slips, len(answers)) - 1]
            offered, whole = always or offers(walk)  # time has passed

    return step
