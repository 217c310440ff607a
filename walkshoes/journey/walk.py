"""A walk under way: its state, the passing of time, and the inputs a customer can give.

A walk has no clock: whoever drives it says how far time has come (`advance`) and what the customer does (`press`,
`key`, `tell` …). Between inputs it is *parked*: something is being said, waited for or decided, with a moment at
which it ends by itself (`until`) unless an input comes first.

What may be done is what `accepts` says. An input that cannot be taken now changes nothing and returns False.
"""

from collections.abc import Callable, Mapping
from copy import copy
from enum import IntEnum
from typing import NamedTuple

from walkshoes.journey.draws import chances_of
from walkshoes.journey.events import Allowance, Code, Event, Minute
from walkshoes.journey.program import Ask, Op, Way
from walkshoes.journey.staging import Staging

PARKED = -1
NEVER = 2**62
"""A moment that does not come by itself."""
MOST_IN_A_ROW = 10_000
"""How many things may end by themselves before an input is given up waiting for: announcements can go in a circle."""
MOST_LEEWAY = 10
_ANSWERING = {Way.KEYED: Minute.KEYING, Way.WRITTEN: Minute.WRITING, Way.TYPED: Minute.WRITING}
ANSWERING = tuple(int(_ANSWERING.get(way, Minute.TELLING)) for way in Way)
"""Way → the minute that runs while a fact is given so; telling, where it is said aloud."""
_MINUTE, _CUT, _BEGAN = int(Code.MINUTE), int(Code.CUT), int(Code.BEGAN)
_WAITING = int(Minute.WAITING)


class Flight(NamedTuple):
    """Something in flight, all on the calendar: when something happens next, whether it then comes or lapses, when it
    was said to come (NEVER: not said), and where its coming leads (-1: nowhere).
    """

    moment: int
    comes: bool
    due: int
    go: int


class Settled(NamedTuple):
    """What has become of something that was to come (a `Fate`), and when it was said to come."""

    fate: int
    due: int


class Interrupted(NamedTuple):
    """Where a customer who was waiting goes on: the operation, its place, and when that visit began."""

    op: int
    place: int
    entered_at: int


class Accepts(IntEnum):
    """The one kind of input, besides reacting and hanging up, that a parked walk is ready for."""

    NOTHING = 0
    PRESS = 1
    KEY = 2
    TELL = 3
    CHOICE = 4
    READ = 5


_NOTHING, _PRESS, _KEY, _TELL, _CHOICE, _READ = Accepts
Values = Mapping[tuple[str, int, str], int]
"""Recorded draws: (touchpoint, visit, purpose) → the value drawn: of a wait, ms; of whether something comes, 1 or 0."""
Handle = Callable[["Walk", str], int]
"""What an input of the customer does; returns the next operation, or PARKED."""
Step = Callable[["Walk"], int]
"""Carries a walk on from one operation; returns the next operation, or PARKED."""


class Walk:
    """One person, or one simulated caller, going through one scenario once. Made by `Engine.walk`."""

    __slots__ = (
        "accepts",
        "again",
        "began",
        "caller",
        "carried",
        "chances",
        "channel",
        "door",
        "ended",
        "engine",
        "entered_at",
        "events",
        "fire",
        "given",
        "handle",
        "heard",
        "in_flight",
        "interrupted",
        "known",
        "last_met",
        "leeway",
        "line",
        "live",
        "may_paste",
        "met",
        "minute",
        "named",
        "now",
        "op",
        "owners",
        "person",
        "place",
        "reached",
        "restless",
        "seed",
        "settled",
        "skipped",
        "slips",
        "speaking",
        "steps",
        "talked",
        "team",
        "until",
        "values",
        "variables",
        "visits",
        "wait_end",
        "waits_until",
        "way_there",
    )

    def __init__(
        self, engine: Staging, steps: "tuple[Step, ...]", seed: int, caller: int, values: Values | None
    ) -> None:
        program = engine.program
        self.engine = engine
        self.steps = steps
        self.seed = seed
        self.caller = caller
        self.chances = chances_of(seed, caller)
        self.values = values
        self.events: list[Event] = []
        self.now = 0
        self.until = NEVER
        self.fire: Step = _ended
        self.accepts = _NOTHING
        self.handle: Handle = _refuse
        self.speaking = False
        self.began = False
        self.op = program.start
        self.place = program.first_place
        self.visits = [0] * len(program.places)
        self.entered_at = 0
        self.minute = -1
        self.known = 0
        self.given = 0
        self.again = 0
        self.heard = 0
        self.slips = [0, 0]
        self.variables = [variable.start for variable in program.variables]
        self.in_flight: dict[int, Flight] = {}  # by the number of the delivery
        self.settled: dict[int, Settled] = {}
        self.skipped = 0
        self.waits_until = 0
        self.interrupted: Interrupted | None = None
        self.live = False  # somebody, or something, is at the other end now
        self.channel = ""  # how the customer is in contact, or last was by letter; empty between contacts
        self.last_met = "phone"  # the channel of the last contact that was live
        self.line = 0
        self.door = -1  # the entrance at which the last chat or counter began
        self.way_there = -1  # the visit by which that counter was reached
        self.reached = [-1] * len(program.companies)  # company → the channel the customer last turned to it over
        self.leeway = 1
        self.may_paste = False
        self.team = -1
        self.person = -1
        self.met = -1  # the team of whoever answered last on this call
        self.talked = False
        self.named = False
        self.owners = 0  # one bit a company: whether somebody there has taken the case as their own
        self.carried: tuple[int, tuple[int, ...]] | None = None
        self.wait_end = 0
        self.restless = 0
        self.ended = False
        self._run(program.start)

    # time

    @property
    def calendar(self) -> int:
        """The moment on the calendar, milliseconds since 1970 (UTC)."""
        return self.engine.program.start_ms + self.now + self.skipped

    @property
    def on_call(self) -> bool:
        """Whether the receiver is in the customer's hand."""
        return self.live and self.channel == "phone"

    def advance(self, to: int) -> None:
        """Let the customer's time run on until `to` (ms since the walk began); what ends by itself, ends."""
        while self.until <= to:
            self.now = self.until
            self._run(self.fire(self))
        if to > self.now and not self.ended:
            self.now = to

    def pass_on(self) -> bool:
        """Let time run until the next thing ends by itself. False where nothing will."""
        if self.until >= NEVER:
            return False
        self.now = self.until
        self._run(self.fire(self))
        return True

    def come_to_input(self) -> None:
        """Let time run until the customer may do something and nobody is speaking any more, or nothing is to come."""
        for _ in range(MOST_IN_A_ROW):
            if (self.accepts and not self.speaking) or self.until >= NEVER:
                return
            self.now = self.until
            self._run(self.fire(self))

    def come_to_decide(self, most: int) -> int:
        """The same, for somebody who may also leave a wait: it stops where one begins.

        At most `most` things end by themselves; returns how many did.
        """
        steps, ended = self.steps, 0
        while (self.speaking or not self.accepts) and self.minute != _WAITING and self.until < NEVER and ended < most:
            self.now = self.until
            at = self.fire(self)
            while at >= 0:
                at = steps[at](self)
            if self.until <= self.now:
                self._run(PARKED)  # what takes no time is over at once
            ended += 1
        return ended

    def _run(self, at: int) -> None:
        """Go on from an operation until the walk is parked; what takes no time is over at once."""
        steps = self.steps
        while True:
            while at >= 0:
                at = steps[at](self)
            if self.until > self.now:
                return
            at = self.fire(self)

    # inputs

    def press(self, key: str) -> bool:
        """Press one key of the telephone."""
        if self.accepts != _PRESS:
            return False
        self._run(self.handle(self, key))
        return True

    def begin(self) -> bool:
        """Begin to key, tell or write: time-outs stop until it is given."""
        if self.began or self.accepts not in (_KEY, _TELL):
            return False
        self._attend_to_answering()
        return True

    def _attend_to_answering(self) -> None:
        ask = self.moment
        if not isinstance(ask, Ask):
            return
        minute = ANSWERING[ask.way]
        if self.minute != minute:
            self.minute = minute
            self.events.append((self.now, _MINUTE, self.place, minute, 0))
        if self.speaking:
            self.events.append((self.now, _CUT, self.place, 0, self.until - self.now))
        self.events.append((self.now, _BEGAN, self.place, ask.fact, 0))
        self.speaking = False
        self.began = True
        self.until = NEVER

    def key(self, value: str) -> bool:
        """Give a fact exactly: keyed on the telephone, or read out to a person."""
        if self.accepts != _KEY:
            return False
        if not self.began:
            self.begin()
        self._run(self.handle(self, value))
        return True

    def tell(self, words: int, heard: str = "other") -> bool:
        """Tell or write a fact in one's own words; only their number, and what was heard in them, enter the walk.

        `walkshoes.journey.telling` reduces words to that.
        """
        if self.accepts != _TELL or words < 1:
            return False
        self.begin()
        if heard in self.engine.program.heard:
            self.heard |= 1 << self.engine.program.heard.index(heard)
        self._run(self.handle(self, str(words)))
        return True

    def choose(self, option: str) -> bool:
        """Take an option of a choice, by its name in the file."""
        if self.accepts != _CHOICE:
            return False
        after = self.handle(self, option)
        if after == PARKED:
            return False
        self._run(after)
        return True

    def read(self) -> bool:
        """Go on, having read what there was to read."""
        if self.accepts != _READ:
            return False
        self._run(self.handle(self, ""))
        return True

    def dial(self, line: str) -> bool:
        """Dial a number after a call was lost."""
        return self.choose(f"dial {line}")

    def hang_up(self) -> bool:
        """Hang up, leave the chat, walk away; possible at every moment of a contact."""
        if not self.live or self.ended:
            return False
        self._run(self.engine.program.hang_up)
        return True

    def react(self, feeling: int, words: int = 0) -> bool:
        """Say how one feels, from -2 to 2; it changes nothing of what happens next."""
        if self.ended or not -2 <= feeling <= 2:
            return False
        self.events.append((self.now, Code.REACTED, self.place, feeling, words))
        return True

    def end_wait(self) -> bool:
        """End a wait or a hold at the moment it would have ended by itself; it is counted in full."""
        if self.minute != Minute.WAITING or self.ended or self.wait_end <= self.now:
            return False
        self.advance(self.wait_end)
        return True

    def allow(self, what: Allowance, times: int = 1) -> bool:
        """The facilitator allows this one person something: to paste, time-outs `times` as long (1 to 10), or none."""
        if self.ended or not 1 <= times <= MOST_LEEWAY:
            return False
        if what == Allowance.PASTE:
            self.may_paste = True
        else:
            self.leeway = NEVER if what == Allowance.UNHURRIED else times
        self.events.append((self.now, Code.ALLOWED, self.place, what, times))
        return True

    # looking

    def fork(self) -> "Walk":
        """Another walk at the same moment, to see where time alone would lead it; this one is left as it is."""
        other = copy(self)
        for name in ("events", "visits", "slips", "variables", "in_flight", "settled", "reached"):
            setattr(other, name, getattr(self, name).copy())
        return other

    @property
    def moment(self) -> Op:
        """The operation the walk is parked at: what is happening now."""
        return self.engine.program.ops[self.op]

    def offers(self) -> bool:
        """Whether a menu or choice has any option that may be taken now."""
        return self.op in self.engine.unconditional or bool(self.offered())

    def offered(self) -> list[str]:
        """The options of a menu or choice that may be taken now, by name, in the order of the file."""
        return [name for name, test in self.engine.options.get(self.op, ()) if test is None or test(self)]

    @property
    def where(self) -> tuple[str, int, int]:
        """The place of this moment: touchpoint, which visit of it, milliseconds since that visit began."""
        return self.engine.program.places[self.place].name, self.visits[self.place], self.now - self.entered_at


def _ended(walk: Walk) -> int:  # noqa: ARG001 - the shape of a step
    return PARKED


def _refuse(walk: Walk, value: str) -> int:  # noqa: ARG001 - the shape of a handler
    return PARKED
