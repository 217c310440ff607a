"""The model of a scenario: customer, company, policies, touchpoints.

The model checks the shape of each part; what must hold *between* parts (a way that leads nowhere, a team nobody
declared) is found by `walkshoes.scenario.check`.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from walkshoes.scenario.board_paper import BoardPaper
from walkshoes.scenario.callers import Callers
from walkshoes.scenario.due import DueTime
from walkshoes.scenario.guide import Guide
from walkshoes.scenario.times import DAY, Duration, Hours, LocalTime, OpeningHours, Zone
from walkshoes.scenario.touchpoints import AnyTouchpoint, channel_of
from walkshoes.scenario.ways import MEANT, Addressed, HandOver, Identifier, Part, Setting, Text
from walkshoes.scenario.writing import Chance

ONLY = "company"
"""The name the one company goes by when the file says `company:` and not `companies:`."""


NO_HOLIDAYS = "none"
"""What a team says that is open on the public holidays its company keeps."""


class Faked(Part):
    """A value made by Faker, by the name of one of its providers."""

    faker: Annotated[str, Field(pattern=r"^[a-z][a-z_0-9]{1,40}$")] = Field(
        description="What Faker is to make, such as name_female or first_name"
    )


class Fact(Part):
    """A thing the company may ask the customer for."""

    label: Text = Field(description="What the company calls it when it asks")
    pattern: str | None = Field(None, max_length=40, description="# is a random digit, ? a random capital letter")
    faker: str | None = Field(None, pattern=r"^[a-z][a-z_0-9]{1,40}$", description="A Faker provider that makes it")
    value: str | None = Field(None, max_length=200, description="A fixed text, the same for everybody")
    told: bool = Field(False, description="Told in the participant's own words")
    meant: Text | None = Field(None, description=MEANT)

    @model_validator(mode="after")
    def _one_source(self) -> "Fact":
        sources = [self.pattern is not None, self.faker is not None, self.value is not None, self.told]
        if sum(sources) != 1:
            raise ValueError("say exactly one of: pattern, faker, value, or told: true")
        return self


class Customer(Part):
    """The person the participant becomes."""

    name: Text | Faked = Field(
        description="The customer's name: a text, or `{faker: name_female}` for one that is made up"
    )
    about: Text = Field(description="The briefing: who you are and what you need; {name} and {facts} are filled in")
    facts: dict[Identifier, Fact] = Field(
        default_factory=dict, description="What the company may ask for, each under a name of its own"
    )
    desk: dict[Identifier, Text] = Field(default_factory=dict, description="The papers on the customer's desk")


class Team(Part):
    """Who stands behind a touchpoint."""

    label: Text | None = Field(None, description="What the customer would call it")
    zone: Zone | None = Field(None, description="Its time zone, such as Asia/Manila; the scenario's zone unless stated")
    hours: OpeningHours = Field(Hours(), description="When it answers, by its own clock")
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

    calls_per_hour: float = Field(ge=0, le=1_000_000, description="How many calls come in an hour")
    handling_time: Duration = Field(
        ge=1, le=366 * DAY, description="Mean time an agent is busy with a call, wrap-up included"
    )
    wrap_up: Duration = Field(0, le=DAY, description="How much of that comes after the call, on average")
    agents: int = Field(ge=0, le=100_000, description="How many people answer; 0: nobody ever does")
    agent_a_year: float = Field(
        0, ge=0, le=10**9, description="What each of them costs a year; then their minutes are not counted as well"
    )
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
        if self.wrap_up > self.handling_time:
            raise ValueError("`wrap_up` is a part of `handling_time` and cannot be longer")
        load = self.calls_per_hour * self.handling_time / 3_600_000
        if self.agents and load / self.agents > 50:
            raise ValueError("more than fifty times the calls its agents can take; give it more agents")
        if self.patience is None and load >= self.agents > 0:
            raise ValueError("this queue never empties: give callers a patience, or more agents")
        return self


class Promise(Part):
    """Something the company says it will do."""

    what: Text = Field(description="The promise, in the words of the report")
    by: str = Field(description="The team that is to do it")
    due: DueTime | None = Field(None, description="When, as the customer is told; none: no time was given")
    after: DueTime | None = Field(None, description="When it is really done, where it is: later than `due` is late")
    kept: bool | Chance = Field(description="Whether it is kept; a policy may change it")
    when_kept: Identifier | None = Field(None, description="Where the walk goes when it is kept")
    when_broken: Identifier | None = Field(None, description="Where the walk goes when it falls due and is not kept")
    meant: Text | None = Field(None, description=MEANT)


class Company(Part):
    """The company, or one of several."""

    name: Text = Field(description="What the company is called")
    lines: dict[Identifier, Identifier] = Field(
        default_factory=dict, description="What can be dialled, and what answers"
    )
    holidays: str | None = Field(
        None, max_length=20, description="The public holidays its teams keep, unless a team says otherwise"
    )
    record: Literal["separate", "shared"] = Field(
        "separate", description="shared: every team knows what any team was told"
    )
    teams: dict[Identifier, Team] = Field(default_factory=dict, description="Who stands behind the touchpoints")
    queues: dict[Identifier, Queue] = Field(
        default_factory=dict, description="Where callers wait, and how each is staffed"
    )
    promises: dict[Identifier, Promise] = Field(
        default_factory=dict, description="What the company says it will do, and what becomes of it"
    )
    policies: dict[Identifier, "Policy"] = Field(default_factory=dict, description="The decisions a leader can make")


Patch = dict[str, Any]
"""Property path → value; paths begin at the policy's own company, another's as `companies.NAME.…`."""


class PolicyOption(Part):
    """One option of a policy that is a choice."""

    label: Text = Field(description="What the option is called where it can be chosen")
    sets: Patch = Field(description="What changes where, when it is chosen")
    costs: float = Field(0, description="What it costs a year")
    saves: float = Field(0, description="What it saves a year")


class Policy(Part):
    """A decision of the company that changes the walk, and what it costs or saves a year.

    A switch has `sets`; a number binds one property within a range; a choice has one patch an option.
    """

    label: Text = Field(description="What the decision is called where it can be made")
    sets: Patch | None = Field(None, description="A switch: what changes where, when it is on")
    number: str | None = Field(None, description="A number: the one property it sets, such as queues.support.agents")
    range: tuple[int, int] | None = Field(None, description="The least and the most the number can be")
    options: dict[Identifier, PolicyOption] | None = Field(
        None, description="A choice: its options, each under a name of its own"
    )
    costs: float = Field(0, description="What it costs a year")
    saves: float = Field(0, description="What it saves a year")
    costs_each: float = Field(0, description="Of a number: what each one costs a year")
    meant: Text | None = Field(None, description=MEANT)

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

    at: LocalTime = Field(description="The day and time on the customer's calendar")
    dial: Addressed | None = Field(None, description="The line the customer rings, where the walk begins with a call")
    go: Identifier | None = Field(None, description="The first touchpoint, where the walk does not begin with a call")

    @model_validator(mode="after")
    def _one_beginning(self) -> "Start":
        if (self.dial is None) == (self.go is None):
            raise ValueError("say either dial: a line, or go: the first touchpoint")
        return self


class Variable(Part):
    """A whole number the author keeps count in, within its range."""

    low: int = Field(0, alias="from", description="The least it can be")
    high: int = Field(alias="to", description="The most it can be")
    start: int = Field(0, description="What it is at first")
    meant: Text | None = Field(None, description=MEANT)

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


class Scenario(Part):
    """One journey."""

    title: Text = Field(description="What the journey is called, in the library and in the report")
    summary: Text = Field("", description="One line for the library")
    follows: str | None = Field(
        None, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,80}$", description="The journey this one goes on from, by its file"
    )
    minutes: float | None = Field(
        None, ge=0.5, le=600, multiple_of=0.5, description="About how long a participant will need, to the half minute"
    )
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}_[A-Z]{2}$")] = Field(
        "en_GB", description="The language and country of made-up names, and of stock lines"
    )
    zone: Zone = Field("Europe/London", description="The customer's time zone")
    speech: int = Field(150, ge=60, le=400, description="Words a minute at which voices speak")
    customer: Customer = Field(description="The person the participant becomes")
    company: Company | None = Field(
        None, description="The company; where there are several, `companies` takes its place"
    )
    companies: dict[Identifier, Company] = Field(
        default_factory=dict, description="Several companies, each under a name of its own, in place of `company`"
    )
    variables: dict[Identifier, Variable] = Field(
        default_factory=dict, description="Whole numbers the author keeps count in; rarely needed"
    )
    callers: Callers = Field(
        Callers(), description="What the many callers of a company do; for a rehearsal of thousands of walks"
    )
    start: Start = Field(description="When the walk begins, and with what")
    board_paper: BoardPaper | None = Field(
        None, description="What the board is asked to decide before the walk; the walk is what it decided"
    )
    twin: dict[Identifier, Setting] = Field(
        default_factory=dict, description="The policies of the same company done right"
    )
    walked: Literal["as it is", "done right"] = Field(
        "as it is", description="The company a participant meets: that of the file, or that of `twin`"
    )
    scorecard: tuple[ScorecardItem, ...] = Field(
        get_args(ScorecardItem), max_length=8, description="What the participant is asked from memory after the walk"
    )
    gives_up: Identifier | None = Field(None, description="The ending of a customer who hangs up for good")
    guide: Guide | None = Field(None, description="The facilitator's page; whoever walks never sees it")
    touchpoints: dict[Identifier, AnyTouchpoint] = Field(
        min_length=1,
        max_length=10_000,
        description="The moments at which customer and company meet, each under a name of its own",
    )

    @model_validator(mode="after")
    def _some_company(self) -> "Scenario":
        if (self.company is None) == (not self.companies):
            raise ValueError("say either company: or companies:, with at least one")
        return self

    @model_validator(mode="after")
    def _one_company_to_walk(self) -> "Scenario":
        if self.walked == "done right" and not self.twin:
            raise ValueError("`walked: done right` needs a `twin:` to walk")
        if self.walked == "done right" and self.board_paper is not None:
            raise ValueError("the board decides which company is walked: take `walked:` or `board_paper:` out")
        return self

    @property
    def met(self) -> dict[str, bool | int | str]:
        """The settings of the company a participant meets, where no board paper decides them."""
        return dict(self.twin) if self.walked == "done right" else {}

    @property
    def other(self) -> dict[str, bool | int | str]:
        """The settings of the other of the two companies: mostly the one done right."""
        return {} if self.walked == "done right" else dict(self.twin)

    @property
    def channels(self) -> list[str]:
        """Every channel over which customer and company meet, by name."""
        return sorted({channel for made in self.touchpoints.values() if (channel := channel_of(made)) is not None})

    def all_companies(self) -> dict[str, Company]:
        """Every company by its name in the file; `company:` alone goes by `company`."""
        return {ONLY: self.company} if self.company is not None else self.companies
