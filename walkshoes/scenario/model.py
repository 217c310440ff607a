"""The model of a scenario: customer, company, policies, touchpoints.

The model checks the shape of each part; what must hold *between* parts (a way that leads nowhere, a team nobody
declared) is found by `walkshoes.scenario.check`.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator

from walkshoes.scenario.due import DueTime
from walkshoes.scenario.times import DAY, Duration, Hours, LocalTime, OpeningHours, Zone
from walkshoes.scenario.touchpoints import AnyTouchpoint
from walkshoes.scenario.ways import Addressed, HandOver, Identifier, Part, Text
from walkshoes.scenario.writing import Chance

ONLY = "company"
"""The name the one company goes by when the file says `company:` and not `companies:`."""


NO_HOLIDAYS = "none"
"""What a team says that is open on the public holidays its company keeps."""


class Faked(Part):
    """A value made by Faker, by the name of one of its providers."""

    faker: Annotated[str, Field(pattern=r"^[a-z][a-z_0-9]{1,40}$")]


class Fact(Part):
    """A thing the company may ask the customer for."""

    label: Text
    pattern: str | None = Field(None, max_length=40, description="# is a random digit, ? a random capital letter")
    faker: str | None = Field(None, pattern=r"^[a-z][a-z_0-9]{1,40}$", description="A Faker provider that makes it")
    value: str | None = Field(None, max_length=200)
    told: bool = Field(False, description="Told in the participant's own words")

    @model_validator(mode="after")
    def _one_source(self) -> "Fact":
        sources = [self.pattern is not None, self.faker is not None, self.value is not None, self.told]
        if sum(sources) != 1:
            raise ValueError("say exactly one of: pattern, faker, value, or told: true")
        return self


class Customer(Part):
    """The person the participant becomes."""

    name: Text | Faked
    about: Text = Field(description="The briefing: who you are and what you need; {name} and {facts} are filled in")
    facts: dict[Identifier, Fact] = Field(default_factory=dict)
    desk: dict[Identifier, Text] = Field(default_factory=dict, description="The papers on the customer's desk")


class Team(Part):
    """Who stands behind a touchpoint."""

    label: Text | None = Field(None, description="What the customer would call it")
    zone: Zone | None = Field(None, description="Its time zone, such as Asia/Manila; the scenario's zone unless stated")
    hours: OpeningHours = Hours()
    holidays: str | None = Field(
        None, max_length=20, description="Closed on the public holidays of this country: GB, GB-ENG, PH; or none"
    )
    automated: bool = Field(False, description="A recorded voice or a bot: nobody is met, nobody has a name")
    delay: Duration = Field(0, description="Delay on the line before each answer")
    cost_per_minute: float = Field(0, ge=0, le=1_000, description="What a minute of its time costs")
    gives_name: bool = Field(True, description="Its people say who they are")
    may: tuple[Identifier, ...] = Field((), description="What it has the authority to do")
    remembers: Literal["conversation", "call", "case"] = Field(
        "call", description="How long it remembers what it was told"
    )
    hands_over: HandOver = Field("cold", description="What it passes on when a touchpoint does not say")


class Queue(Part):
    """A queue of callers. The wait follows from its staffing (Erlang A); it is never typed in."""

    calls_per_hour: float = Field(ge=0, le=1_000_000)
    handling_time: Duration = Field(
        ge=1, le=366 * DAY, description="Mean time an agent is busy with a call, wrap-up included"
    )
    agents: int = Field(ge=0, le=100_000)
    patience: Duration | None = Field(
        None, le=366 * DAY, description="Mean time callers wait before they give up; none: for ever"
    )
    leaves_at_once: float = Field(0, ge=0, lt=1, description="Share of callers who hang up on hearing they must wait")
    team: str | None = Field(None, description="The team that answers; the team of the queue's own name unless stated")
    lived: str | None = Field(
        None, pattern=r"^p\d{1,2}$", description="The wait a participant lives, as a percentile of all who had to wait"
    )

    @model_validator(mode="after")
    def _staffed_for_its_calls(self) -> "Queue":
        load = self.calls_per_hour * self.handling_time / 3_600_000
        if self.agents and load / self.agents > 50:
            raise ValueError("more than fifty times the calls its agents can take; give it more agents")
        if self.patience is None and load >= self.agents > 0:
            raise ValueError("this queue never empties: give callers a patience, or more agents")
        return self


class Promise(Part):
    """Something the company says it will do."""

    what: Text
    by: str = Field(description="The team that is to do it")
    due: DueTime | None = Field(None, description="When, as the customer is told; none: no time was given")
    after: DueTime | None = Field(None, description="When it is really done, where it is: later than `due` is late")
    kept: bool | Chance = Field(description="Whether it is kept; a policy may change it")
    when_kept: Identifier | None = None
    when_broken: Identifier | None = None


class Company(Part):
    """The company, or one of several."""

    name: Text
    lines: dict[Identifier, Identifier] = Field(
        default_factory=dict, description="What can be dialled, and what answers"
    )
    holidays: str | None = Field(
        None, max_length=20, description="The public holidays its teams keep, unless a team says otherwise"
    )
    record: Literal["separate", "shared"] = Field(
        "separate", description="shared: every team knows what any team was told"
    )
    teams: dict[Identifier, Team] = Field(default_factory=dict)
    queues: dict[Identifier, Queue] = Field(default_factory=dict)
    promises: dict[Identifier, Promise] = Field(default_factory=dict)
    policies: dict[Identifier, "Policy"] = Field(default_factory=dict)


Patch = dict[str, Any]
"""Property path → value; paths begin at the policy's own company, another's as `companies.NAME.…`."""


class PolicyOption(Part):
    """One option of a policy that is a choice."""

    label: Text
    sets: Patch
    costs: float = 0
    saves: float = 0


class Policy(Part):
    """A decision of the company that changes the walk, and what it costs or saves a year.

    A switch has `sets`; a number binds one property within a range; a choice has one patch an option.
    """

    label: Text
    sets: Patch | None = None
    number: str | None = None
    range: tuple[int, int] | None = None
    options: dict[Identifier, PolicyOption] | None = None
    costs: float = 0
    saves: float = 0
    costs_each: float = 0

    @model_validator(mode="after")
    def _one_form(self) -> "Policy":
        forms = [self.sets is not None, self.number is not None, self.options is not None]
        if sum(forms) != 1:
            raise ValueError("say exactly one of: sets (a switch), number (with range), options (a choice)")
        if (self.number is None) != (self.range is None):
            raise ValueError("a number needs its range, for example range: [8, 30]")
        if self.range is not None and self.range[0] > self.range[1]:
            raise ValueError("the range begins above its end")
        return self


class Start(Part):
    """When the walk begins on the customer's calendar, and with what."""

    at: LocalTime
    dial: Addressed | None = None
    go: Identifier | None = Field(None, description="The first touchpoint, where the walk does not begin with a call")

    @model_validator(mode="after")
    def _one_beginning(self) -> "Start":
        if (self.dial is None) == (self.go is None):
            raise ValueError("say either dial: a line, or go: the first touchpoint")
        return self


class Variable(Part):
    """A whole number the author keeps count in, within its range."""

    low: int = Field(0, alias="from")
    high: int = Field(alias="to")
    start: int = 0

    @model_validator(mode="after")
    def _in_range(self) -> "Variable":
        if not self.low <= self.start <= self.high:
            raise ValueError("`start` must lie between `from` and `to`")
        return self


ScorecardItem = Literal[
    "name_given",
    "owned",
    "asked_once",
    "promise_timed",
    "promise_kept",
    "engaged",
    "led_with_can",
    "context_followed",
]
"""What a mystery shopper is asked; `walkshoes.journey.scorecard` has the questions and the rules."""


def _setting(value: Any) -> Any:
    if isinstance(value, bool | int | str):
        return value
    raise ValueError("a policy is set to true, false, a number, or the name of an option")


Setting = Annotated[bool | int | str, BeforeValidator(_setting)]


class Scenario(Part):
    """One journey."""

    title: Text
    summary: Text = Field("", description="One line for the library")
    follows: str | None = Field(
        None, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,80}$", description="The journey this one goes on from, by its file"
    )
    minutes: int | None = Field(None, ge=1, le=600, description="About how long a participant will need")
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}_[A-Z]{2}$")] = "en_GB"
    zone: Zone = Field("Europe/London", description="The customer's time zone")
    speech: int = Field(150, ge=60, le=400, description="Words a minute at which voices speak")
    customer: Customer
    company: Company | None = None
    companies: dict[Identifier, Company] = Field(default_factory=dict)
    variables: dict[Identifier, Variable] = Field(default_factory=dict)
    start: Start
    twin: dict[Identifier, Setting] = Field(
        default_factory=dict, description="The policies of the same company done right"
    )
    scorecard: tuple[ScorecardItem, ...] = Field(get_args(ScorecardItem), max_length=8)
    gives_up: Identifier | None = Field(None, description="The ending of a customer who hangs up for good")
    touchpoints: dict[Identifier, AnyTouchpoint] = Field(min_length=1, max_length=2_000)

    @model_validator(mode="after")
    def _some_company(self) -> "Scenario":
        if (self.company is None) == (not self.companies):
            raise ValueError("say either company: or companies:, with at least one")
        return self

    def all_companies(self) -> dict[str, Company]:
        """Every company by its name in the file; `company:` alone goes by `company`."""
        return {ONLY: self.company} if self.company is not None else self.companies
