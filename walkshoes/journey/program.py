"""The program a scenario is lowered to: a small list of primitive operations.

The engine, the checker and the simulator read this and never the scenario, so that a journey means the same to all
three. Operations name each other by their position; every text is a template, filled in with a persona later.
"""

from dataclasses import dataclass
from enum import IntEnum

from walkshoes.journey import tables
from walkshoes.journey.events import Minute, Passed
from walkshoes.journey.guards import Guard
from walkshoes.scenario.due import Due

CHANNELS = ("phone", "email", "letter", "chat", "social", "in person")
"""The ways to meet, by the number an event gives them."""
LIVE = ("phone", "chat", "in person")
"""Where somebody, or something, is at the other end at the same moment."""


class Speaker(IntEnum):
    """Whose words a line is."""

    VOICE = 0  # a recording of the company
    AGENT = 1  # a person of the company
    CUSTOMER = 2
    PAPER = 3  # something in writing
    SCENE = 4  # what the customer sees or decides


@dataclass(frozen=True, slots=True)
class Marks:
    """What the author says of a text, for the ledger to count. `gives` is the fact it gives the customer (-1: none)."""

    generic: bool = False
    cannot: bool = False
    deflects: bool = False
    automatic: bool = False
    private: bool = False
    signed: str = ""
    article: str = ""
    gives: int = -1


UNMARKED = Marks()


@dataclass(frozen=True, slots=True)
class Line:
    """A text somebody says or writes. `place` is the touchpoint it belongs to, for `{agent}`.

    `names` where it says who speaks; `lead_ms` is the delay on the line before it.
    """

    template: str
    speaker: Speaker
    place: int
    menu: bool = False
    lead_ms: int = 0
    names: bool = False
    marks: Marks = UNMARKED


# Operations. `then` and its kin are positions in `Program.ops`.


@dataclass(frozen=True, slots=True)
class Enter:
    """The walk comes to a touchpoint; a change of team on a call is a hand-over."""

    place: int
    then: int
    person: bool = False


@dataclass(frozen=True, slots=True)
class Carry:
    """What the next hand-over passes on, where it differs from the team's habit."""

    passed: Passed
    facts: tuple[int, ...]
    then: int


@dataclass(frozen=True, slots=True)
class Branch:
    """Two ways by a guard. `asked` is the number of the condition in the file (-1: none of the author's)."""

    guard: Guard
    then: int
    otherwise: int
    asked: int = -1


@dataclass(frozen=True, slots=True)
class Say:
    """Somebody speaks; the customer attends for as long as it takes."""

    place: int
    line: int
    minute: Minute
    then: int


@dataclass(frozen=True, slots=True)
class Slips:
    """Lines that escalate, the number of tries in all, and where to when they are used up."""

    lines: tuple[int, ...]
    tries: int
    failed: int

    @property
    def answers(self) -> tuple[int, ...]:
        """The lines that answer a slip: one fewer than there are tries; what comes after the last is another way."""
        return self.lines[: self.tries - 1]


@dataclass(frozen=True, slots=True)
class Pressable:
    """A key of a menu, or an option of a choice. `asked` is the number of its condition in the file (-1: none)."""

    name: str
    then: int
    guard: Guard | None = None
    line: int = -1
    go: str = ""  # the touchpoint it leads to, by which a key is known again where the menu has been renumbered
    asked: int = -1


@dataclass(frozen=True, slots=True)
class Menu:
    """A voice offers keys; the customer presses one, or not.

    `usually` is the share of callers who take each option, `assumed` where the file does not say it.
    """

    place: int
    line: int
    options: tuple[Pressable, ...]
    silence_ms: int
    no_input: Slips
    no_match: Slips
    barge_in: bool
    repeats: bool
    usually: tuple[float, ...] = ()
    assumed: bool = False


class Way(IntEnum):
    """How a fact is given."""

    KEYED = 0  # on the telephone's keys
    SPOKEN = 1  # read out to a person
    TOLD = 2  # in the customer's own words
    WRITTEN = 3  # in the customer's own words, on paper or in a chat
    TYPED = 4  # exactly, in a chat


@dataclass(frozen=True, slots=True)
class Ask:
    """A team asks for a fact; where it knows it, the walk goes to `known`."""

    place: int
    team: int
    fact: int
    way: Way
    line: int
    anyway: bool
    wrong: Slips
    nothing: Slips
    first_ms: int
    between_ms: int
    hash_ends: bool
    hears: tuple[tuple[int, tuple[str, ...]], ...]  # (what is heard, the words that count as it)
    then: int
    known: int
    unasked: bool = False  # the customer writes of their own accord


@dataclass(frozen=True, slots=True)
class Recurring:
    """A text that comes round while one waits."""

    each_ms: int
    line: int


@dataclass(frozen=True, slots=True)
class Queue:
    """The customer waits for a person."""

    place: int
    queue: int
    line: int
    recurring: tuple[Recurring, ...]
    tells_position: bool
    at_most_ms: int | None
    closed: int
    nobody: int
    then: int


@dataclass(frozen=True, slots=True)
class Hold:
    """The customer waits for a stated time; `rings` where it is the ringing of a telephone."""

    place: int
    ms: int
    recurring: tuple[Recurring, ...]
    then: int
    rings: bool = False


@dataclass(frozen=True, slots=True)
class Choose:
    """The customer decides. `dials` where a number may be dialled as well, `waits` where the first option is to wait.

    `usually` is the share of callers who take each option, `assumed` where the file does not say it.
    """

    place: int
    line: int
    options: tuple[Pressable, ...]
    dials: bool = False
    usually: tuple[float, ...] = ()
    assumed: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """The customer reads until they go on; `subject` is the line an inbox shows (-1: the text's own first words)."""

    place: int
    line: int
    then: int
    subject: int = -1


@dataclass(frozen=True, slots=True)
class Request:
    """Something is asked of the company; whether the team may was settled when the program was made."""

    place: int
    request: int
    granted: bool
    then: int


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody takes the case as their own."""

    place: int
    line: int
    then: int


@dataclass(frozen=True, slots=True)
class Launch:
    """Something is on its way, or promised: a delivery is in flight from here on."""

    place: int
    delivery: int
    then: int


@dataclass(frozen=True, slots=True)
class Send:
    """The customer's message goes off. `seen` is how many see a post: (ms after it was posted, people)."""

    place: int
    fact: int
    seen: tuple[tuple[int, int], ...]
    then: int


@dataclass(frozen=True, slots=True)
class Chase:
    """The customer asks after something in flight; what is not None changes (`go` -1: the same comes as before)."""

    place: int
    delivery: int
    after: Due | None
    go: int
    kept: bool | None
    then: int


@dataclass(frozen=True, slots=True)
class Travel:
    """The customer is on the way for so long."""

    place: int
    ms: int
    then: int


@dataclass(frozen=True, slots=True)
class FindClosed:
    """The customer stands before a closed door."""

    place: int
    then: int


@dataclass(frozen=True, slots=True)
class Assign:
    """Variables take values, or amounts are added to them; each stays within its range."""

    place: int
    changes: tuple[tuple[int, int, bool], ...]  # (variable, number, whether it is added)
    then: int


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A voicemail box answers: 0 takes a message, 1 full, 2 absent."""

    place: int
    state: int
    then: int


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Whoever answers next is somebody new (the caller has been put through)."""

    then: int


@dataclass(frozen=True, slots=True)
class Await:
    """Days or hours are to pass: by so much, until a moment (ms since 1970), or to the next morning."""

    place: int
    by_ms: int
    until_ms: int | None
    then: int
    to_morning: bool = False


@dataclass(frozen=True, slots=True)
class Leap:
    """The calendar moves to the end of what is waited for. What is in flight arrives on the way.

    `again` is where the customer goes on waiting once they have read what came: before the decision to wait.
    """

    place: int
    then: int
    again: int


@dataclass(frozen=True, slots=True)
class GoOn:
    """The customer has read what came while they waited, and waits on."""

    then: int  # where nobody waited


@dataclass(frozen=True, slots=True)
class Dial:
    """The customer dials a line."""

    line: int


@dataclass(frozen=True, slots=True)
class OnceMore:
    """The last contact is sought again, at once or `another_time`: then the way there has to be gone again."""

    another_time: bool


@dataclass(frozen=True, slots=True)
class Drop:
    """The company's end goes dead; `nowhere` where that is because no way on holds."""

    place: int
    reason: int
    then: int
    nowhere: bool = False


@dataclass(frozen=True, slots=True)
class HangUp:
    """The customer hangs up."""

    then: int


@dataclass(frozen=True, slots=True)
class EndCall:
    """The call comes to an end in the ordinary way."""

    place: int
    then: int


@dataclass(frozen=True, slots=True)
class End:
    """The walk is over; the line says how."""

    place: int
    line: int = -1


Op = (
    Enter
    | Carry
    | Branch
    | Say
    | Menu
    | Ask
    | Queue
    | Hold
    | Choose
    | Read
    | Request
    | Own
    | Launch
    | Send
    | Chase
    | Travel
    | FindClosed
    | Assign
    | Mailbox
    | NewPerson
    | Await
    | Leap
    | GoOn
    | Dial
    | OnceMore
    | Drop
    | HangUp
    | EndCall
    | End
)


@dataclass(frozen=True, slots=True)
class Program:
    """A scenario under one setting of its policies, ready to be walked, proved or simulated."""

    ops: tuple[Op, ...]
    start: int
    first_place: int
    hang_up: int
    start_ms: int
    zone: str
    words_per_minute: int
    lines: tuple[Line, ...]
    places: tuple[tables.PlaceInfo, ...]
    companies: tuple[tables.CompanyInfo, ...]
    teams: tuple[tables.TeamInfo, ...]
    queues: tuple[tables.QueueInfo, ...]
    facts: tuple[tables.FactInfo, ...]
    deliveries: tuple[tables.DeliveryInfo, ...]
    requests: tuple[str, ...]
    heard: tuple[str, ...]
    variables: tuple[tables.VariableInfo, ...]
    dialled: tuple[tables.LineInfo, ...]
    settings: tuple[tuple[str, bool | int | str], ...]
    callers: tables.CallersInfo
