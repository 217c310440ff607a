"""Queues: how long a caller who stays on the line is kept waiting, from how the queue is staffed.

The wait here is the *offered* wait: what a caller who never hangs up would wait. The person walking decides
when to hang up; a synthetic caller draws a patience of its own, and waits the shorter of the two.

Calls arrive at random, handling times are exponential, agents answer in order of arrival, and the callers of
the queue have an exponential patience, except for a share who leave at once on hearing that they must wait.
The figures are those of the steady state. Times are in milliseconds.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise
from math import exp, expm1, inf, log
from typing import Final

NEVER: Final = 2**62
"""The wait, in milliseconds, in a queue that nobody answers; it still fits a signed 64-bit integer."""

MOST_TOLD: Final = 9_999
"""The highest place in a queue that `position` gives."""

_HOUR_MS: Final = 3_600_000
_YEAR_MS: Final = 366 * 24 * _HOUR_MS
_MOST_AGENTS: Final = 100_000
_MOST_LOAD_PER_AGENT: Final = 50
_STEPS: Final = 1024
_FIRST_EVEN: Final = 1
_LAST_EVEN: Final = _STEPS - 8
_CELLS: Final = 4096
# The density of the wait is log-concave: where it has fallen by exp(-32), about that share lies beyond.
_FALL: Final = 32.0
_NEGLIGIBLE: Final = 1e-17


class NeverEmpties(ValueError):
    """More work arrives than the agents can do, and nobody ever hangs up: the queue grows without end."""


@dataclass(frozen=True, slots=True)
class Staffing:
    """How a queue is staffed and how it is called: all that decides its waits.

    ``handling_ms`` is the mean time one call takes an agent, wrapping up included; ``patience_ms`` the mean
    patience of the callers, ``None`` if nobody ever hangs up; ``leaves_at_once`` the share of callers who
    hang up as soon as they hear that they must wait.

    Raises ``ValueError`` for what is no staffing at all, for a handling time or patience above a year, for
    more than 100,000 agents, and for calls that would keep more than 50 times the agents busy.
    """

    calls_per_hour: float
    handling_ms: int
    agents: int
    patience_ms: int | None
    leaves_at_once: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.calls_per_hour < inf:
            raise ValueError(f"Calls an hour must be 0 or more, not {self.calls_per_hour}.")
        if not 0 < self.handling_ms <= _YEAR_MS:
            raise ValueError(f"The handling time must be from 1 ms to a year, not {self.handling_ms} ms.")
        if not isinstance(self.agents, int) or not 0 <= self.agents <= _MOST_AGENTS:
            raise ValueError(f"Agents must be a whole number from 0 to {_MOST_AGENTS:,}, not {self.agents}.")
        if self.patience_ms is not None and not 0 <= self.patience_ms <= _YEAR_MS:
            raise ValueError(f"The patience must be from 0 to a year, or endless, not {self.patience_ms} ms.")
        if not 0 <= self.leaves_at_once <= 1:
            raise ValueError(f"The share who leave at once must be from 0 to 1, not {self.leaves_at_once}.")
        if self.agents and self.load > _MOST_LOAD_PER_AGENT * self.agents:
            raise ValueError(
                f"These calls would keep {self.load:g} agents busy and there are {self.agents}: more than "
                f"{_MOST_LOAD_PER_AGENT} times too few is more than can be worked out."
            )

    @property
    def load(self) -> float:
        """The offered load in erlangs: how many agents the calls would keep busy if none was given up."""
        return self.calls_per_hour * self.handling_ms / _HOUR_MS

    @property
    def staying(self) -> float:
        """The share of callers who do not leave at once. No patience at all is leaving at once."""
        return 0.0 if self.patience_ms == 0 else 1.0 - self.leaves_at_once

    @property
    def leaving(self) -> float:
        """The rate, per millisecond, at which one caller who stayed to wait gives up."""
        return 1.0 / self.patience_ms if self.patience_ms else 0.0


def _never_empties(agents: int, load: float) -> NeverEmpties:
    return NeverEmpties(
        f"This queue never empties: its calls would keep {load:g} agents busy, it has {agents}, and nobody "
        "waiting hangs up. Give its callers a patience, or the queue a closing hour."
    )


def erlang_b(agents: int, load: float) -> float:
    """Return the share of callers who find all agents busy if nobody can wait (Erlang B).

    ``load`` is in erlangs. The inverse is built up agent by agent, 1/B(k) = 1 + (k/load)/B(k-1), which needs
    no factorials and is stable for any number of agents.

    Raises ``ValueError`` for fewer than 0 agents or a load below 0.
    """
    if agents < 0 or not 0 <= load < inf:
        raise ValueError(f"Erlang B needs 0 or more agents and erlangs, not {agents} and {load}.")
    if load == 0:
        return 0.0 if agents else 1.0
    inverse = 1.0
    for busy in range(1, agents + 1):
        inverse = 1.0 + inverse * busy / load
    return 1.0 / inverse


def erlang_c(agents: int, load: float) -> float:
    """Return the share of callers who must wait if nobody ever hangs up (Erlang C).

    ``load`` is in erlangs. Shown beside the truth, it tells how wrong it is to plan as if nobody hung up.

    Raises `NeverEmpties` if the load is not below the number of agents, ``ValueError`` as `erlang_b` does.
    """
    blocked = erlang_b(agents, load)
    if load >= agents:
        raise _never_empties(agents, load)
    return agents * blocked / (agents - load + load * blocked)


@dataclass(frozen=True, slots=True)
class ErlangA:
    """The steady state of a queue: the figures a planner would show.

    ``delayed`` is the share of all callers who find no agent free, ``abandoned`` the share who hang up,
    ``mean_wait_ms`` the mean time waited over all callers (those answered at once and those who gave up
    included), ``queue_length`` the mean number waiting, ``busy`` the share of the agents' time on calls.
    """

    delayed: float
    abandoned: float
    mean_wait_ms: float
    queue_length: float
    busy: float


def erlang_a(staffing: Staffing) -> ErlangA:
    """Return the exact steady state of the queue, by the birth-death equations of Erlang A (M/M/n+M).

    The model is Palm's (1943); those who leave at once thin out the arrivals while all agents are busy. Where
    nobody hangs up this is Erlang C.

    Raises `NeverEmpties` if more calls join the queue than its agents can work off and nobody hangs up.
    """
    agents, load, staying = staffing.agents, staffing.load, staffing.staying
    if agents == 0:
        if staffing.patience_ms is None and staying:
            raise _never_empties(agents, load)
        wait_ms = staying * (staffing.patience_ms or 0)
        return ErlangA(1.0, 1.0, wait_ms, staffing.calls_per_hour / _HOUR_MS * wait_ms, 0.0)
    if load == 0:
        return ErlangA(0.0, 0.0, 0.0, 0.0, 0.0)

    full, all_busy, waiting = _weights_with_all_busy(staffing)
    some_free, weight, count = 0.0, full, agents
    while count and (count >= load or weight > _NEGLIGIBLE * (some_free + all_busy)):
        weight *= count / load
        some_free += weight
        count -= 1

    total = some_free + all_busy
    delayed, queue_length = all_busy / total, waiting / total
    mean_wait_ms = queue_length * staffing.handling_ms / load
    abandoned = (1.0 - staying) * delayed + staffing.leaving * mean_wait_ms
    busy = min(1.0, load * (1.0 - abandoned) / agents)
    return ErlangA(delayed, abandoned, mean_wait_ms, queue_length, busy)


def _weights_with_all_busy(staffing: Staffing) -> tuple[float, float, float]:
    """Return the weight of the state with all agents busy and nobody waiting, and two sums on its scale.

    The sums are over the states with all agents busy: of the weights, and of the weights times the number
    waiting. The weights rise to one peak and fall ever faster (they are log-concave), so a sum may stop where
    they have become negligible.
    """
    agents, joining = staffing.agents, staffing.load * staffing.staying
    leaving = staffing.leaving * staffing.handling_ms
    if leaving == 0:
        if joining >= agents:
            raise _never_empties(agents, joining)
        ratio = joining / agents
        return 1.0, 1.0 / (1.0 - ratio), ratio / (1.0 - ratio) ** 2

    # Starting from the likeliest length keeps every weight at or below 1: nothing can overflow.
    likeliest = max(0, int((joining - agents) / leaving))
    all_busy, waiting = 1.0, float(likeliest)
    weight, length = 1.0, likeliest
    while weight > _NEGLIGIBLE * all_busy or joining > agents + length * leaving:
        length += 1
        weight *= joining / (agents + length * leaving)
        all_busy += weight
        waiting += weight * length
    weight, length = 1.0, likeliest
    while length and weight > _NEGLIGIBLE * all_busy:
        weight *= (agents + length * leaving) / joining
        length -= 1
        all_busy += weight
        waiting += weight * length
    return (0.0 if length else weight), all_busy, waiting


@dataclass(frozen=True, slots=True)
class OfferedWait:
    """The law of the offered wait of one queue, ready to be drawn from.

    ``delayed`` is the chance that a caller finds no agent free, ``abandoned`` the share of all callers who
    hang up. The rest is the table, given that there is a wait: the waits at 1,024 equal steps of probability,
    and for the two ends, where equal steps are too coarse, the points of a finer grid.
    """

    delayed: float
    abandoned: float
    at_once: float = field(repr=False)
    per_delayed: float = field(repr=False)
    even_waits: tuple[int, ...] = field(repr=False)
    end_shares: tuple[float, ...] = field(repr=False)
    end_waits: tuple[int, ...] = field(repr=False)
    end_slopes: tuple[float, ...] = field(repr=False)

    def of_those_who_wait(self, share: float) -> float:
        """The quantile of all callers at which this share of those who have to wait has been answered."""
        return 1.0 - self.delayed * (1.0 - share)

    def wait_ms(self, u: float) -> int:
        """Return the wait at the quantile ``u`` in [0, 1), in whole milliseconds.

        The larger ``u``, the longer the wait: .75 is the wait that three callers in four do not exceed. It
        is 0 for ``u`` below ``1 - delayed``, and `NEVER` in a queue that nobody answers. Only additions,
        multiplications, comparisons and truncations are made, so that a draw is the same everywhere.
        """
        if u < self.at_once:
            return 0
        share = (u - self.at_once) * self.per_delayed
        step = int(share * _STEPS)
        if _FIRST_EVEN <= step < _LAST_EVEN:
            start = self.even_waits[step]
            return start + int((share * _STEPS - step) * (self.even_waits[step + 1] - start))
        point = bisect_right(self.end_shares, share, 0, len(self.end_shares) - 1) - 1
        wait = self.end_waits[point] + int((share - self.end_shares[point]) * self.end_slopes[point])
        return min(wait, self.end_waits[point + 1])


@lru_cache(maxsize=128)
def offered_wait(staffing: Staffing) -> OfferedWait:
    """Return the law of the offered wait of a queue; worked out once for each staffing.

    Raises `NeverEmpties` if more calls join the queue than its agents can work off and nobody hangs up.
    """
    if staffing.agents == 0:
        return _always(1.0, NEVER)
    if staffing.load == 0:
        return _always(0.0, 0)
    return _worked_out(staffing)


def position(staffing: Staffing, remaining_ms: float) -> int:
    """Return the place in the queue to tell a caller who still has ``remaining_ms`` to wait; 1 is next.

    With i callers ahead the queue moves up at the rate agents / handling + i / patience, since those ahead
    give up too (the death rates of Erlang A). The place told is one more than the largest number of such
    moves, the last ones first, whose mean times fit into what remains. Being read off the drawn wait, it
    never contradicts it: it does not rise as the wait runs down, and it is 1 at the end. In a queue that
    nobody answers, as in one that nobody waits in, it is always 1. No place above `MOST_TOLD` is told.
    """
    return 1 + bisect_right(_moving_up(staffing), remaining_ms)


@lru_cache(maxsize=128)
def _moving_up(staffing: Staffing) -> tuple[float, ...]:
    """Return how long, ms, it takes from each place but the last that is told to be answered; none, if never."""
    answers, leaving = staffing.agents / staffing.handling_ms, staffing.leaving
    if answers == 0 or staffing.staying == 0:
        return ()
    return tuple(accumulate(1.0 / (answers + place * leaving) for place in range(MOST_TOLD - 1)))


def _worked_out(staffing: Staffing) -> OfferedWait:
    """Return the law of the offered wait of a queue with agents and calls.

    Given that there is a wait, its density is proportional to exp(joining * H(t) - answers * t), H(t) being
    the integral of the chance that a patience exceeds t (M/M/n+G: Baccelli and Hebuterne 1981; Zeltyn and
    Mandelbaum 2005). It is integrated by Simpson's rule.
    """
    steady = erlang_a(staffing)
    joining, leaving = staffing.load * staffing.staying, staffing.leaving
    agents, handling_ms = staffing.agents, staffing.handling_ms

    # Measured from the mode of the density, where in overload as many join as are answered, the exponent can
    # neither overflow nor lose its digits in the difference of two large numbers.
    mode = log(joining / agents) / leaving if joining > agents else 0.0

    def log_density(x: float) -> float:
        if leaving == 0:
            return (joining - agents) / handling_ms * x
        return (min(joining, agents) * -expm1(-leaving * x) / leaving - agents * x) / handling_ms

    high = handling_ms / agents
    while log_density(high) > -_FALL:
        high *= 2.0
    low, high = _fallen(log_density, -mode), _fallen(log_density, high)
    width = (high - low) / _CELLS
    density = [exp(log_density(low + half * width / 2)) for half in range(2 * _CELLS + 1)]
    cells = zip(density[:-1:2], density[1::2], density[2::2], strict=True)
    mass = list(accumulate((start + 4.0 * middle + end for start, middle, end in cells), initial=0.0))
    shares = [part / mass[-1] for part in mass]
    waits = [mode + low + cell * width for cell in range(_CELLS + 1)]
    return _table(steady.delayed, steady.abandoned, shares, waits)


def _fallen(log_density: Callable[[float], float], far: float) -> float:
    """Return where, between the mode at 0 and ``far``, the density has become negligible; else ``far``."""
    if log_density(far) > -_FALL:
        return far
    near = 0.0
    for _ in range(40):
        middle = (near + far) / 2
        if log_density(middle) > -_FALL:
            near = middle
        else:
            far = middle
    return far


def _table(delayed: float, abandoned: float, shares: list[float], waits: list[float]) -> OfferedWait:
    """Return the law whose waits, given that there is one, rise to ``waits`` at the cumulated ``shares``."""

    def wait_at(share: float) -> float:
        cell = bisect_right(shares, share) - 1
        part = (share - shares[cell]) / (shares[cell + 1] - shares[cell])
        return waits[cell] + part * (waits[cell + 1] - waits[cell])

    even = [waits[0], *(wait_at(step / _STEPS) for step in range(1, _STEPS)), waits[-1]]
    first, last = _FIRST_EVEN / _STEPS, _LAST_EVEN / _STEPS
    head, tail = bisect_left(shares, first), bisect_right(shares, last)
    end_shares = [*shares[:head], first, last, *shares[tail:]]
    end_waits = _whole([*waits[:head], even[_FIRST_EVEN], even[_LAST_EVEN], *waits[tail:]])
    # Dividing here leaves the draw itself without a division. Cells too thin to have a share are never met.
    slopes = [
        (later - wait) / (above - share) if above > share else 0.0
        for (share, wait), (above, later) in pairwise(zip(end_shares, end_waits, strict=True))
    ]
    return OfferedWait(
        delayed=delayed,
        abandoned=abandoned,
        at_once=1.0 - delayed,
        per_delayed=1.0 / delayed if delayed else 0.0,
        even_waits=_whole(even),
        end_shares=tuple(end_shares),
        end_waits=end_waits,
        end_slopes=tuple(slopes),
    )


def _whole(waits: list[float]) -> tuple[int, ...]:
    """Return the waits in whole milliseconds: whole numbers between whole numbers can never run backwards."""
    return tuple(min(NEVER, round(wait)) for wait in waits)


def _always(delayed: float, wait_ms: int) -> OfferedWait:
    """Return the law of one certain wait; whoever is delayed is delayed without end, and gives up."""
    even = (wait_ms,) * (_STEPS + 1)
    return OfferedWait(delayed, delayed, 1.0 - delayed, delayed, even, (0.0, 1.0), (wait_ms, wait_ms), (0.0,))
