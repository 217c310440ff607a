"""What one caller's walk came to, in the few numbers a year is made of: a light fold over its events.

The ledger has every one of these as well, counted by the same rules, and a test compares the two walk by walk. It is
made again here because a year is thousands of walks, and the ledger counts fifty things.
"""

from typing import NamedTuple

from walkshoes.journey.events import Code, Minute
from walkshoes.journey.program import Program
from walkshoes.journey.walk import Walk

_HANDLING = frozenset((Minute.TALKING, Minute.TELLING, Minute.WAITING))
_HANDLING_CHAT = _HANDLING | {Minute.READING, Minute.WRITING}
_MINUTE, _ENTERED, _MET = int(Code.MINUTE), int(Code.ENTERED), int(Code.MET)
_ASKED, _VOLUNTEERED, _GAVE, _WRONG = int(Code.ASKED), int(Code.VOLUNTEERED), int(Code.GAVE), int(Code.WRONG)
_QUEUED, _ANSWERED, _HUNG_UP = int(Code.QUEUED), int(Code.ANSWERED), int(Code.HUNG_UP)
_CONTACTS = frozenset((int(Code.DIALLED), int(Code.CONTACTED), int(Code.SENT)))
_COUNTED = frozenset(
    (_MINUTE, _ENTERED, _MET, _ASKED, _VOLUNTEERED, _GAVE, _WRONG, _QUEUED, _ANSWERED, _HUNG_UP, *_CONTACTS)
)
_WAITING = int(Minute.WAITING)
_ALONE = ("voicemail", "queue")
"""Where nobody of the company is occupied with the customer, whatever minute runs."""


class Tally(NamedTuple):
    """One caller's walk. Times are ms of the customer's attention.

    `ending` is the touchpoint it ended at (-1: it did not end); `contacts` how often the customer turned to a company;
    `queued` and `abandoned` how often they waited in a queue, and hung up there; `handling_ms` by team how long its
    people were occupied with them; `answered` by queue how often somebody answered there.
    """

    caller: int
    ending: int
    given_ms: int
    waiting_ms: int
    contacts: int
    queued: int
    abandoned: int
    asked_again: int
    digits_rekeyed: int
    handling_ms: tuple[int, ...]
    answered: tuple[int, ...]


class Tallying:
    """Makes tallies of the walks of one program."""

    def __init__(self, program: Program) -> None:
        self.teams = [info.team for info in program.places]
        self.alone = [info.kind in _ALONE for info in program.places]
        self.handling = [_HANDLING_CHAT if info.channel == "chat" else _HANDLING for info in program.places]
        self.no_team = [0] * len(program.teams)
        self.no_queue = [0] * len(program.queues)

    def of(self, walk: Walk) -> Tally:
        """The tally of a walk as far as it has come."""
        given = waiting = contacts = queued = abandoned = again = rekeyed = since = 0
        minute = team = person = waits_in = -1
        alone = repeated = slipped = False
        handling = _HANDLING
        handled, answered = self.no_team.copy(), self.no_queue.copy()
        counted = [event for event in walk.events if event[1] in _COUNTED]
        counted.append((walk.now, _MINUTE, -1, -1, 0))
        for at, code, place, x, y in counted:
            if code in (_MINUTE, _ENTERED):
                ms = at - since
                since = at
                if ms and minute >= 0:
                    given += ms
                    if minute == _WAITING:
                        waiting += ms
                    if person == team >= 0 and minute in handling and not alone:
                        handled[team] += ms
                if code == _MINUTE:
                    minute = x
                    continue
                if self.teams[place] >= 0:
                    team = self.teams[place]
                alone, handling = self.alone[place], self.handling[place]
                waits_in = -1
            elif code == _MET:
                person = x
            elif code in (_ASKED, _VOLUNTEERED):
                repeated, slipped = bool(y), False
                again += repeated and code == _ASKED
            elif code in (_GAVE, _WRONG):
                rekeyed += y if repeated or slipped else 0
                slipped = slipped or code == _WRONG
            elif code == _QUEUED:
                waits_in = x
                queued += 1
            elif code == _ANSWERED:
                answered[waits_in] += 1
                waits_in = -1
            elif code == _HUNG_UP:
                abandoned += waits_in >= 0
                waits_in = -1
            else:
                contacts += 1
        return Tally(
            walk.caller, walk.place if walk.ended else -1, given, waiting, contacts, queued, abandoned, again, rekeyed,
            tuple(handled), tuple(answered),
        )  # fmt: skip
