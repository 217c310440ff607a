"""The tables of a program: its touchpoints, teams, queues, facts, companies, and whatever may be in flight."""

from dataclasses import dataclass

from walkshoes.journey.events import Passed
from walkshoes.journey.queueing import Staffing
from walkshoes.scenario.due import Due
from walkshoes.scenario.times import Hours


@dataclass(frozen=True, slots=True)
class PlaceInfo:
    """A touchpoint: its name in the file, earlier names, kind, team (-1: the customer's own), channel.

    `label` is what the debrief calls it; `where` what stands over the screen while the customer is alone there (empty:
    at home); `same_as` where the customer has met whoever is there (-1: nowhere). Of an
    ending: what share of customers leaves and recommends (assumed), what they are worth a year, how many they tell,
    and the line they say to them (-1: none).
    """

    name: str
    was: tuple[str, ...]
    kind: str
    team: int
    channel: str
    label: str = ""
    where: str = ""
    check_in: bool = False
    looks_up: bool = True
    same_as: int = -1
    resolved: bool = False
    leaves: float = 0.0
    recommends: float = 0.0
    worth: float = 0.0
    tells: int = 0
    says: int = -1


@dataclass(frozen=True, slots=True)
class TeamInfo:
    """A team: `name` is its name in the file, `label` what the customer would call it."""

    name: str
    label: str
    company: int
    zone: str
    hours: Hours
    holidays: str | None
    automated: bool
    delay_ms: int
    cost_per_minute: float
    remembers: str
    passes: Passed
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QueueInfo:
    """A queue and its staffing; `lived` is the quantile of those who had to wait that a participant lives.

    `wrap_up_ms` is how much of the handling time is spent on a call after the caller has gone.
    """

    name: str
    team: int
    calls_per_hour: float
    handling_ms: int
    agents: int
    patience_ms: int | None
    leaves_at_once: float
    lived: float | None
    wrap_up_ms: int = 0

    @property
    def staffing(self) -> Staffing:
        """All that decides its waits."""
        return Staffing(self.calls_per_hour, self.handling_ms, self.agents, self.patience_ms, self.leaves_at_once)


@dataclass(frozen=True, slots=True)
class DeliveryInfo:
    """Something that may come: a promise, or an answer to a message (`promised` is False).

    `due` is what was said, `after` when it really comes where it does (None: when it is due). `kept` is whether it
    comes in a person's walk, `share` for which share of simulated callers. `arrives` and `lapses` are where it leads
    when it comes and when it does not (-1: nowhere).
    """

    name: str
    what: str
    team: int
    promised: bool
    due: Due | None
    after: Due | None
    kept: bool
    share: float
    arrives: int
    lapses: int


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
class CallersInfo:
    """What synthetic callers do: how many there are a year, and the share of each (`walkshoes.scenario.callers`).

    `assumed` names what the file does not say.
    """

    a_year: int
    never: float
    patience_ms: int
    keying_errors: float
    silences: float
    redial: float
    chase: float
    words_told: int
    tells_at: int
    writes_at: int
    reads_at: int
    digit_ms: int
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VariableInfo:
    """A variable and its range."""

    name: str
    low: int
    high: int
    start: int
