"""How long a caller waits in a queue before hanging up: the patience that the queue's own waits are worked out from.

Of the callers of a queue a share leaves at once on hearing that they must wait; the patience of the others is
exponential. It goes through an inverse table, with additions, multiplications and comparisons only.
"""

from math import log

from walkshoes.journey.program import Program

_STEPS = 1024
_TABLE = tuple(round(-log(1 - step / _STEPS), 9) for step in range(_STEPS))
"""The exponential of mean 1 at equal steps of probability; rounded, so that it is the same on every machine."""


def patience_ms(program: Program, queue: int, u: float) -> int:
    """The patience, ms, at the quantile `u` in [0, 1) of the callers of a queue: the larger `u`, the longer."""
    info = program.queues[queue]
    if u < info.leaves_at_once:
        return 0
    mean = info.patience_ms if info.patience_ms is not None else program.callers.patience_ms
    return int(mean * exponential((u - info.leaves_at_once) / (1.0 - info.leaves_at_once)))


def exponential(u: float) -> float:
    """The exponential of mean 1 at the quantile `u` in [0, 1)."""
    passed = 0.0
    step = int(u * _STEPS)
    while step >= _STEPS - 1:  # in the last step it begins anew: an exponential has no memory
        passed += _TABLE[-1]
        u = (u * _STEPS) - (_STEPS - 1)
        step = int(u * _STEPS)
    start = _TABLE[step]
    return passed + start + (u * _STEPS - step) * (_TABLE[step + 1] - start)
