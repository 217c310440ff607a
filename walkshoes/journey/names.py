"""Names to numbers: the program's tables of places, teams, queues, facts, made from a scenario."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from walkshoes.journey import program as p
from walkshoes.journey.events import Passed
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario.model import Company, Scenario
from walkshoes.scenario.policies import Settings, path_of, policies_of


class UnknownName(LookupError):
    """A name of the scenario leads nowhere."""


def _number(table: dict[str, int], name: str, what: str) -> int:
    try:
        return table[name]
    except KeyError:
        raise UnknownName(f"there is no {what} `{name}`") from None


def _numbered(names: list[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


class Names:
    """The tables of one scenario. Teams, queues and promises of several companies stand in one table each;
    a name that two companies share is written `company.name`.
    """

    def __init__(self, scenario: Scenario, builtin: tuple[str, ...]) -> None:
        self.scenario = scenario
        self.companies = scenario.all_companies()
        self.company_numbers = _numbered(list(self.companies))
        self._teams = [(company, name) for company, made in self.companies.items() for name in made.teams]
        self._queues = [(company, name) for company, made in self.companies.items() for name in made.queues]
        self._promises = [(company, name) for company, made in self.companies.items() for name in made.promises]
        self._lines = [(company, name) for company, made in self.companies.items() for name in made.lines]
        self.teams = _addressed(self._teams)
        self.queues = _addressed(self._queues)
        self.promises = _addressed(self._promises)
        self.dialled = _addressed(self._lines)
        self.facts = _numbered(list(scenario.customer.facts))
        self.variables = _numbered(list(scenario.variables))
        self.places = _numbered([*scenario.touchpoints, *builtin])
        self._builtin = builtin

    # lookups

    def place(self, name: str) -> int:
        """The number of a touchpoint."""
        return _number(self.places, name, "touchpoint")

    def team(self, name: str) -> int:
        """The number of a team."""
        return _number(self.teams, name, "team")

    def queue(self, name: str) -> int:
        """The number of a queue."""
        return _number(self.queues, name, "queue")

    def fact(self, name: str) -> int:
        """The number of a fact."""
        return _number(self.facts, name, "fact")

    def promise(self, name: str) -> int:
        """The number of a promise."""
        return _number(self.promises, name, "promise")

    def variable(self, name: str) -> int:
        """The number of a variable."""
        return _number(self.variables, name, "variable")

    def line(self, name: str) -> int:
        """The number of a line that can be dialled."""
        return _number(self.dialled, name, "line")

    def lines(self) -> Iterator[tuple[str, int, str]]:
        """Every line: its name, its company's number, and the touchpoint that answers."""
        for company, name in self._lines:
            yield name, self.company_numbers[company], self.companies[company].lines[name]

    def team_at(self, touchpoint: str) -> int:
        """The team behind a touchpoint, or -1 where it is the customer's own."""
        made = self.scenario.touchpoints[touchpoint]
        if made.team is not None:
            return self.team(made.team)
        return self.queue_team(self.queue(made.queue)) if isinstance(made, t.QueueUp) else -1

    def queue_team(self, queue: int) -> int:
        """The team that answers a queue: the one it names, else the team of its own name."""
        company, name = self._queues[queue]
        answering = self.companies[company].queues[name].team or name
        if (company, answering) in self._teams:
            return self._teams.index((company, answering))
        return self.team(answering)

    def company_at(self, team: int) -> int:
        """The number of a team's company; the first company where there is no team."""
        return self.company_numbers[self._teams[team][0]] if team >= 0 else 0

    def _company_of_team(self, team: int) -> tuple[Company, str]:
        company, name = self._teams[team]
        return self.companies[company], name

    def may(self, team: int) -> tuple[str, ...]:
        """What a team has the authority to do."""
        if team < 0:
            return ()
        company, name = self._company_of_team(team)
        return company.teams[name].may

    def gives_name(self, team: int) -> bool:
        """Whether a team's people say who they are."""
        if team < 0:
            return False
        company, name = self._company_of_team(team)
        return company.teams[name].gives_name

    def delay_ms(self, team: int) -> int:
        """The delay on a team's line."""
        if team < 0:
            return 0
        company, name = self._company_of_team(team)
        return company.teams[name].delay

    def passing(self, hand_over: t.HandOver) -> tuple[Passed, tuple[int, ...]]:
        """What a hand-over passes on, and which facts where it is notes."""
        if isinstance(hand_over, t.Notes):
            return Passed.NOTES, tuple(self.fact(fact) for fact in hand_over.notes)
        return (Passed.WARM if hand_over == "warm" else Passed.COLD), ()

    def setting(self, policy: str, settings: Settings) -> bool | int | str:
        """What a policy is set to; where it is not set, off, the property as it stands, or no option."""
        known = policies_of(self.scenario)
        if policy not in known:
            raise UnknownName(f"there is no policy `{policy}`")
        if policy in settings:
            return settings[policy]
        company, made = known[policy]
        if made.number is not None:
            return self._as_it_stands(path_of(self.scenario, company, made.number))
        return "" if made.options is not None else False

    def _as_it_stands(self, path: tuple[str, ...]) -> int:
        """The number that a policy binds, as the file has it."""
        at: Any = self.scenario
        for step in path:
            at = at[step] if isinstance(at, Mapping) else getattr(at, step, None)
        return at if isinstance(at, int) else 0

    # tables

    def place_infos(self) -> tuple[p.PlaceInfo, ...]:
        """Every touchpoint, then those that every journey has."""
        kinds = {kind: verb for verb, kind in t.VERBS.items()}
        infos = []
        for name, made in self.scenario.touchpoints.items():
            ending = made if isinstance(made, t.Ending) else None
            leaves = 0.0
            if ending is not None and ending.customer == "leaves":
                leaves = 1.0
            elif ending is not None and isinstance(ending.customer, t.Leaves):
                leaves = ending.customer.leaves
            infos.append(
                p.PlaceInfo(
                    name,
                    made.was,
                    kinds[type(made)],
                    self.team_at(name),
                    made.channel or "phone",
                    ending is not None and ending.resolved,
                    leaves,
                    ending is not None and ending.customer == "recommends",
                )
            )
        own = [
            p.PlaceInfo(name, (), "ending" if name == "gave_up" else "choose", -1, "phone") for name in self._builtin
        ]
        return (*infos, *own)

    def company_infos(self) -> tuple[p.CompanyInfo, ...]:
        """Every company."""
        return tuple(
            p.CompanyInfo(name, company.name, company.record == "shared") for name, company in self.companies.items()
        )

    def team_infos(self) -> tuple[p.TeamInfo, ...]:
        """Every team, with what it passes on by habit."""
        infos = []
        for company, name in self._teams:
            team = self.companies[company].teams[name]
            passes, notes = self.passing(team.hands_over)
            infos.append(
                p.TeamInfo(
                    name,
                    team.label or name.replace("_", " "),
                    self.company_numbers[company],
                    team.zone or self.scenario.zone,
                    team.hours,
                    team.delay,
                    team.cost_per_minute,
                    team.remembers,
                    passes,
                    notes,
                )
            )
        return tuple(infos)

    def queue_infos(self) -> tuple[p.QueueInfo, ...]:
        """Every queue with its staffing."""
        infos = []
        for number, (company, name) in enumerate(self._queues):
            queue = self.companies[company].queues[name]
            infos.append(
                p.QueueInfo(
                    name,
                    self.queue_team(number),
                    queue.calls_per_hour,
                    queue.handling_time,
                    queue.agents,
                    queue.patience,
                    queue.leaves_at_once,
                    int(queue.lived[1:]) / 100 if queue.lived else None,
                )
            )
        return tuple(infos)

    def fact_infos(self) -> tuple[p.FactInfo, ...]:
        """Every fact."""
        facts = self.scenario.customer.facts
        return tuple(p.FactInfo(name, fact.label, fact.told) for name, fact in facts.items())

    def promise_infos(self, entrance: Callable[[str], int]) -> tuple[p.PromiseInfo, ...]:
        """Every promise; `entrance` says where a touchpoint begins in the program."""
        infos = []
        for company, name in self._promises:
            promise = self.companies[company].promises[name]
            infos.append(
                p.PromiseInfo(
                    name,
                    promise.what,
                    self.team(f"{company}.{promise.by}" if f"{company}.{promise.by}" in self.teams else promise.by),
                    promise.due,
                    promise.kept if isinstance(promise.kept, bool) else promise.kept.walker,
                    float(promise.kept) if isinstance(promise.kept, bool) else promise.kept.share,
                    entrance(promise.when_kept) if promise.when_kept else -1,
                    entrance(promise.when_broken) if promise.when_broken else -1,
                )
            )
        return tuple(infos)

    def variable_infos(self) -> tuple[p.VariableInfo, ...]:
        """Every variable and its range."""
        variables = self.scenario.variables
        return tuple(p.VariableInfo(name, one.low, one.high, one.start) for name, one in variables.items())


def _addressed(owned: list[tuple[str, str]]) -> dict[str, int]:
    """`company.name` for every one, and the bare name where only one company has it (else the first's)."""
    table: dict[str, int] = {}
    for number, (company, name) in enumerate(owned):
        table[f"{company}.{name}"] = number
        table.setdefault(name, number)
    return table
