"""What is in flight, as a part of a state: how long it still takes at least and at most, and what may come of it.

Against the length of a wait that says whether a delivery must have come by its end, may have, or cannot. While the
date is known (`dates`) both are worked out by the real calendar; later they are what such a delivery takes on
whatever day it is sent.
"""

from collections.abc import Iterable
from typing import NamedTuple

from walkshoes.journey import program as p
from walkshoes.journey.guards import Fate
from walkshoes.journey.tables import DeliveryInfo
from walkshoes.proof.dates import DALLYING_MS, SLACK_MS, Dates, Length
from walkshoes.proof.layout import FLIGHT_BITS
from walkshoes.scenario.due import Due


class Flying(NamedTuple):
    """A delivery in flight: whether it comes, where its coming leads, and how long until something happens next
    (None: nothing any more). `late` is whether it then comes later than was said (None: that depends).
    """

    comes: bool
    go: int
    left: Length | None
    late: bool | None = None


NOT_SENT = None
Form = Flying | Fate | None
"""What a delivery can be: not sent (or of no account any more), in flight, or settled one way or the other."""


class Flights:
    """The forms of one delivery that were met, numbered, and the rules by which one becomes another.

    `asked` are the fates some condition asks about, `tells_late` whether one makes a difference between what is kept
    and what is kept late, `chased` whether the customer can ask after it.
    """

    def __init__(
        self,
        program: p.Program,
        number: int,
        dates: Dates,
        asked: frozenset[Fate],
        *,
        tells_late: bool,
        awaited: bool,
        chased: bool,
    ) -> None:
        self.program = program
        self.info: DeliveryInfo = program.deliveries[number]
        self.dates = dates
        self.asked = asked
        self.tells_late = tells_late
        self.awaited = awaited
        self.is_chased = chased
        self.forms: list[Form] = [NOT_SENT]
        self.numbers: dict[Form, int] = {NOT_SENT: 0}
        self._nearer: dict[tuple[Flying, Length, bool, bool], int] = {}
        self.machines = _machines(program)

    def number(self, form: Form) -> int:
        """The number of a form; one that makes no difference any more is as if it had not been sent."""
        if isinstance(form, Flying):
            leads = form.go if form.comes else self.info.lapses
            settles = form.left is not None and (leads >= 0 or self.asked)
            if not (settles or self.awaited or self.is_chased):
                form = NOT_SENT
            elif form.left is not None and len(self.forms) >= (1 << FLIGHT_BITS) - 8:
                form = form._replace(left=Length(0, form.left.most).coarse())
        elif form is not None and form not in self.asked and not (self.is_chased and form == Fate.BROKEN):
            form = NOT_SENT
        if form not in self.numbers:
            if len(self.forms) >= (1 << FLIGHT_BITS) - 1:
                raise TooManyForms(self.info.name)
            self.numbers[form] = len(self.forms)
            self.forms.append(form)
        return self.numbers[form]

    def nearer(self, form: Flying, passed: Length, undated: bool, adrift: bool) -> int:
        """The number of its form after so long; `adrift` where longer may have passed than that.

        Without a date it is kept coarsely: nothing bounds how often the customer waits.
        """
        key = form, passed, undated, adrift
        if key not in self._nearer:
            assert form.left is not None
            left = form.left.less(passed)
            if undated and left.most > SLACK_MS:
                left = left.coarse()
            self._nearer[key] = self.number(form._replace(left=left._replace(least=0) if adrift else left))
        return self._nearer[key]

    def sent(self, now: int, *, comes: bool, adrift: bool) -> Form:
        """It is on its way from now on."""
        left = self._takes(now, self._timed(comes=comes), comes, self.info.arrives, adrift)
        return Flying(comes, self.info.arrives, left, self._late(now, left, adrift) if comes else None)

    def chased(self, form: Form, now: int, op: p.Chase, *, adrift: bool) -> Form:
        """The customer has asked after it."""
        if form == Fate.BROKEN:
            revived = op.kept if op.kept is not None else op.after is not None
            if not revived:
                return form
            form = Flying(False, self.info.arrives, None)
        if not isinstance(form, Flying):
            return form
        go = op.go if op.go >= 0 else form.go
        comes = op.kept if op.kept is not None else form.comes or op.after is not None
        due = op.after
        if due is None and comes and not form.comes:
            due = self._timed(comes=True)
        if due is not None:
            return Flying(comes, go, self._takes(now, due, comes, go, adrift))
        if form.comes and not comes:
            said = self._takes(now, self.info.due, False, go, adrift) if self.info.due is not None else None
            return Flying(False, go, Length(0, said.most) if said is not None else None)
        return Flying(comes, go, form.left)

    def fates(self, form: Flying) -> tuple[Fate, ...]:
        """What it may become when its moment is there."""
        if not form.comes:
            return (Fate.BROKEN,)
        if not self.info.promised:
            return (Fate.ARRIVED,)
        if not self.tells_late or form.late is False:
            return (Fate.KEPT,)
        return (Fate.LATE,) if form.late else (Fate.KEPT, Fate.LATE)

    def _late(self, now: int, left: Length | None, adrift: bool) -> bool | None:
        """Whether a promise that is done after so long is late; None where that depends on the day."""
        if not (self.tells_late and self.info.promised and left is not None):
            return None
        said = self._takes(now, self.info.due, False, -1, adrift) if self.info.due is not None else None
        if said is None or left.most <= said.least:
            return False
        return True if left.least > said.most else None

    def _timed(self, *, comes: bool) -> Due | None:
        return self.info.after if comes and self.info.after is not None else self.info.due

    def _takes(self, now: int, due: Due | None, comes: bool, go: int, adrift: bool) -> Length | None:
        by_people = comes and go not in self.machines
        return None if due is None else self.dates.takes(now, due, self.info.team, by_people, adrift=adrift)


class TooManyForms(Exception):
    """A delivery can be in more forms than a state has room for."""


def must_come(form: Flying, wait: Length) -> bool:
    """Whether its moment is there before a wait is over."""
    return form.left is not None and form.left.most + (0 if wait.whole else SLACK_MS) <= wait.least


def may_come(form: Flying, wait: Length, *, adrift: bool) -> bool:
    """Whether its moment may be there before a wait is over; `adrift` where it may already be later than it seems."""
    late = DALLYING_MS if adrift and wait.whole else 0
    return form.left is not None and form.left.least <= wait.most + SLACK_MS + late


def first(form: Flying, others: Iterable[Flying]) -> bool:
    """Whether nothing else in flight comes before it in any case."""
    left = form.left
    return left is not None and all(other.left is None or other.left.most + SLACK_MS >= left.least for other in others)


def _machines(program: p.Program) -> frozenset[int]:
    """The entrances of what a machine sends."""
    automatic = {op.place for op in program.ops if isinstance(op, p.Read) and program.lines[op.line].marks.automatic}
    return frozenset(
        number for number, op in enumerate(program.ops) if isinstance(op, p.Enter) and op.place in automatic
    )
