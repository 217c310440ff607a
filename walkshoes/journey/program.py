"""The program a scenario is lowered to: a small list of primitive operations.

The engine, the checker and the simulator read this and never the scenario, so that a journey means the same to all
three. Operations name each other by their position; every text is a template, filled in with a persona later.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from walkshoes.journey.events import Minute, Passed
from walkshoes.scenario.times import Hours


class Speaker(IntEnum):
    """Whose words a line is."""

    VOICE = 0  # a recording of the company
    AGENT = 1  # a person of the company
    CUSTOMER = 2
    PAPER = 3  # something in writing
    SCENE = 4  # what the customer sees or decides


@dataclass(frozen=True, slots=True)
class Line:
    """A text somebody says or writes. `place` is the touchpoint it belongs to, for `{agent}`."""

    template: str
    speaker: Speaker
    place: int
    menu: bool = False
    lead_ms: int = 0
    generic: bool = False
    cannot: bool = False
    deflects: bool = False
    names: bool = False
    signed: bool = False


# Guards: what a way or a line depends on. Numbers, so that 1 is true and 0 is false.


@dataclass(frozen=True, slots=True)
class Constant:
    """Always this number."""

    value: int


@dataclass(frozen=True, slots=True)
class Knows:
    """The team has been told the fact."""

    team: int
    fact: int


@dataclass(frozen=True, slots=True)
class Given:
    """The customer has given the fact to anyone of the company."""

    company: int
    fact: int


@dataclass(frozen=True, slots=True)
class IsOpen:
    """The team's hours cover this moment of the calendar."""

    team: int


@dataclass(frozen=True, slots=True)
class Visits:
    """How often the walk has come to a touchpoint."""

    place: int


@dataclass(frozen=True, slots=True)
class PromiseIs:
    """The promise has been kept (or broken)."""

    promise: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """The company has picked this up from the customer's words."""

    word: int


@dataclass(frozen=True, slots=True)
class VariableIs:
    """The value of a variable."""

    variable: int


COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left op right`, op one of == != < <= > >=."""

    left: "Guard"
    op: str
    right: "Guard"


@dataclass(frozen=True, slots=True)
class Negation:
    """Not the part."""

    part: "Guard"


@dataclass(frozen=True, slots=True)
class Junction:
    """All parts (and), or one of them (or)."""

    all: bool
    parts: tuple["Guard", ...]


Guard = Constant | Knows | Given | IsOpen | Visits | PromiseIs | Heard | VariableIs | Comparison | Negation | Junction


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
    """Two ways by a guard."""

    guard: Guard
    then: int
    otherwise: int


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


@dataclass(frozen=True, slots=True)
class Pressable:
    """A key of a menu, or an option of a choice."""

    name: str
    then: int
    guard: Guard | None = None
    line: int = -1
    go: str = ""  # the touchpoint it leads to, by which a key is known again where the menu has been renumbered


@dataclass(frozen=True, slots=True)
class Menu:
    """A voice offers keys; the customer presses one, or not."""

    place: int
    line: int
    options: tuple[Pressable, ...]
    silence_ms: int
    no_input: Slips
    no_match: Slips
    barge_in: bool
    repeats: bool


class Way(IntEnum):
    """How a fact is given."""

    KEYED = 0  # on the telephone's keys
    SPOKEN = 1  # read out to a person
    TOLD = 2  # in the customer's own words
    WRITTEN = 3  # in the customer's own words, on paper


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
    line: int
    ms: int
    recurring: tuple[Recurring, ...]
    then: int
    rings: bool = False


@dataclass(frozen=True, slots=True)
class Choose:
    """The customer decides. `dials` where a number may be dialled as well."""

    place: int
    line: int
    options: tuple[Pressable, ...]
    dials: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """The customer reads until they go on."""

    place: int
    line: int
    then: int


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
class MakePromise:
    """The company promises something."""

    place: int
    promise: int
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
class Leap:
    """The calendar moves: by so much, until a moment (ms since 1970), or to the next morning.

    Promises fall due on the way.
    """

    place: int
    by_ms: int
    until_ms: int | None
    then: int
    to_morning: bool = False


@dataclass(frozen=True, slots=True)
class Dial:
    """The customer dials a line; -1 dials the last one again."""

    line: int


@dataclass(frozen=True, slots=True)
class Drop:
    """The company's end goes dead."""

    place: int
    reason: int
    then: int


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
    | MakePromise
    | Assign
    | Mailbox
    | NewPerson
    | Leap
    | Dial
    | Drop
    | HangUp
    | EndCall
    | End
)


@dataclass(frozen=True, slots=True)
class PlaceInfo:
    """A touchpoint: its name in the file, earlier names, kind, team (-1: the customer's own), channel."""

    name: str
    was: tuple[str, ...]
    kind: str
    team: int
    channel: str
    resolved: bool = False
    leaves: float = 0.0
    recommends: bool = False


@dataclass(frozen=True, slots=True)
class TeamInfo:
    """A team: `name` is its name in the file, `label` what the customer would call it."""

    name: str
    label: str
    company: int
    zone: str
    hours: Hours
    delay_ms: int
    cost_per_minute: float
    remembers: str
    passes: Passed
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QueueInfo:
    """A queue and its staffing; `lived` is the quantile of those who had to wait that a participant lives."""

    name: str
    team: int
    calls_per_hour: float
    handling_ms: int
    agents: int
    patience_ms: int | None
    leaves_at_once: float
    lived: float | None


@dataclass(frozen=True, slots=True)
class PromiseInfo:
    """A promise: whether it is kept in a person's walk and for which share of simulated callers, when it falls due
    (ms after it is made), and where either leads (-1: nowhere).
    """

    name: str
    what: str
    team: int
    due_ms: int | None
    kept: bool
    share: float
    when_kept: int
    when_broken: int


@dataclass(frozen=True, slots=True)
class FactInfo:
    """A fact the company may ask for."""

    name: str
    label: str
    told: bool


@dataclass(frozen=True, slots=True)
class CompanyInfo:
    """A company; `shared` where every team knows what any was told."""

    name: str
    title: str
    shared: bool


@dataclass(frozen=True, slots=True)
class LineInfo:
    """A line that can be dialled, the touchpoint that answers it, and where ringing it leads."""

    name: str
    company: int
    place: int
    then: int


@dataclass(frozen=True, slots=True)
class VariableInfo:
    """A variable and its range."""

    name: str
    low: int
    high: int
    start: int


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
    places: tuple[PlaceInfo, ...]
    companies: tuple[CompanyInfo, ...]
    teams: tuple[TeamInfo, ...]
    queues: tuple[QueueInfo, ...]
    facts: tuple[FactInfo, ...]
    promises: tuple[PromiseInfo, ...]
    requests: tuple[str, ...]
    heard: tuple[str, ...]
    variables: tuple[VariableInfo, ...]
    dialled: tuple[LineInfo, ...]
    settings: tuple[tuple[str, bool | int | str], ...]
