"""A simulated caller's walk in real time: what they did is done again at exactly its moments, and nobody can join in.

A caller decides in no time. So that whoever looks on can see what there was to decide, the customer's time stands still
for a moment before it is done; the walk is the same to the millisecond.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from walkshoes.journey import program as p
from walkshoes.journey.inputs import Input, Kind
from walkshoes.living.deeds import deed
from walkshoes.living.living import Living
from walkshoes.living.pace import Pace
from walkshoes.living.watched import Watched

if TYPE_CHECKING:
    from walkshoes.sessions.hands import Hands

STANDS_MS = {Kind.PRESS: 1_000, Kind.CHOOSE: 3_000, Kind.DIAL: 3_000, Kind.HANG_UP: 1_500, Kind.READ: 1_000}
"""Before what is done → how long time stands still for whoever looks on (ms of theirs)."""
UNLIKE = (
    "The walk can be watched no further than here: what this caller did next was not taken. Walkshoes has made a "
    "mistake; please report it, with the journey and what stands at the top."
)
ROUND = "Here this caller was left: they go round in a circle, and their walk comes to no end."
WAITS = "waits"
_KEYS = "0123456789*#"


class CannotGoOn(Exception):
    """The walk cannot be watched any further. The message is for whoever watches."""


class Watching(Living):
    """A watched walk. `deeds` is what the caller has done so far, in words, oldest first; `doing` what they do now.

    `due` is what they are about to do while time stands still, so that it can be pointed at. Looking on may raise
    CannotGoOn.
    """

    def __init__(self, watched: Watched, pace: Pace | int, clock: Callable[[], int]) -> None:
        self.watched = watched
        self.deeds: list[str] = []
        self.due: Input | None = None
        self._done = 0
        self._due_ms = 0
        self._begun = False  # whether the last of the deeds is only the beginning of the next
        super().__init__(watched, pace, clock)

    # nobody joins in

    def do(self, made: Input, words: str = "", hands: "Hands | None" = None) -> bool:  # noqa: ARG002 - as what is lived
        """Nothing that a watcher does reaches the walk."""
        return False

    def press(self, key: str) -> None:
        """Nor does a key of the telephone."""

    def say(self, text: str) -> bool:  # noqa: ARG002
        """Nor anything said."""
        return False

    # what the caller does

    @property
    def doing(self) -> str:
        """What they do now, in words: what they did last, or wait; empty before anything was done."""
        if self.waiting and self.due is None:
            return WAITS
        return self.deeds[-1] if self.deeds else ""

    @property
    def _next(self) -> Input | None:
        inputs = self.watched.inputs
        return inputs[self._done] if self._done < len(inputs) else None

    def _advance(self, to_ms: int) -> None:
        """On to a moment, but never past the next thing the caller does; what is left of the time is let go."""
        made = self._next
        if made is not None:
            super()._advance(min(to_ms, made.at_ms))
            if self.walk.ended:
                raise CannotGoOn(UNLIKE)
            if self.walk.now >= made.at_ms and self._has_been_seen(made):
                self._does(made)
        elif self.watched.ends:
            super()._advance(to_ms)
        else:
            super()._advance(min(to_ms, self.watched.over_ms))
            if self.walk.now >= self.watched.over_ms:
                raise CannotGoOn(ROUND)

    def _has_been_seen(self, made: Input) -> bool:
        """Whether what is about to be done has stood there for long enough; it is said as soon as it stands there."""
        if self.holding_back:
            return False  # the days that brought it are still seen to pass
        if self.due is None:
            if (made.place, made.visit) != self.walk.where[:2]:
                raise CannotGoOn(UNLIKE)
            self.due, self._due_ms = made, self.pacing.attended_ms
            if told := deed(self.walk, made):
                if self._begun:
                    self.deeds.pop()
                self._begun = made.kind == Kind.BEGIN
                self.deeds.append(told)
        return self.pacing.attended_ms - self._due_ms >= STANDS_MS.get(made.kind, 0)

    def _does(self, made: Input) -> None:
        asked = self.walk.moment
        if made.kind == Kind.KEY and not (isinstance(asked, p.Ask) and asked.way == p.Way.KEYED):
            self.hearing.told = made.value  # a number read out wrongly is heard as it was said
        if not self.kept.give(made):
            raise CannotGoOn(UNLIKE)
        self.due = None
        self._done += 1
        if made.kind != Kind.BEGIN:
            self.turned += 1
        self._hear_new()
        self.hearing.told = ""

    def _end_number(self) -> None:
        """A number comes digit by digit, until the caller gives it."""
        made, asked = self._next, self.keying
        if made is None or made.kind != Kind.KEY or asked is None or not self.walk.began:
            self.number = ""
            return
        keyed = "".join(sign for sign in made.value if sign in _KEYS)
        began_ms = self.watched.inputs[self._done - 1].at_ms
        takes_ms = max(1, made.at_ms - began_ms)
        self.number = keyed[: len(keyed) * (self.walk.now - began_ms) // takes_ms]
