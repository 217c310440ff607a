"""Names to numbers: the program's tables of places, teams, queues, facts, made from a scenario."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from walkshoes.journey.events import Passed
from walkshoes.journey.tables import (
    CallersInfo,
    CompanyInfo,
    DeliveryInfo,
    FactInfo,
    PlaceInfo,
    QueueInfo,
    TeamInfo,
    VariableInfo,
)
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario.conversation import Conversation
from walkshoes.scenario.model import NO_HOLIDAYS, Company, Scenario, Team
from walkshoes.scenario.policies import Settings, path_of, policies_of
from walkshoes.scenario.ways import HandOver, Notes
from walkshoes.scenario.writing import Chance, Reply, Write


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
        self._answers: dict[str, Reply] = {
            name: reply
            for made in scenario.touchpoints.values()
            if isinstance(made, Write)
            for name, reply in made.answers.items()
        }
        self._lines = [(company, name) for company, made in self.companies.items() for name in made.lines]
        self.teams = _addressed(self._teams)
        self.queues = _addressed(self._queues)
        self.promises = _addressed(self._promises)
        self.answers = {name: len(self._promises) + number for number, name in enumerate(self._answers)}
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

    def answer(self, name: str) -> int:
        """The number of the delivery that an answer to a message is."""
        return _number(self.answers, name, "answer")

    def delivery(self, name: str) -> int:
        """The number of a promise or an answer."""
        return _number({**self.promises, **self.answers}, name, "promise or answer")

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

    def team_made(self, team: int) -> Team | None:
        """A team as the file has it; None where there is none."""
        if team < 0:
            return None
        company, name = self._teams[team]
        return self.companies[company].teams[name]

    def may(self, team: int) -> tuple[str, ...]:
        """What a team has the authority to do."""
        made = self.team_made(team)
        return made.may if made is not None else ()

    def gives_name(self, team: int) -> bool:
        """Whether a team's people say who they are."""
        made = self.team_made(team)
        return made is not None and made.gives_name and not made.automated

    def automated(self, team: int) -> bool:
        """Whether a team is a recorded voice or a bot."""
        made = self.team_made(team)
        return made is not None and made.automated

    def delay_ms(self, team: int) -> int:
        """The delay on a team's line."""
        made = self.team_made(team)
        return made.delay if made is not None else 0

    def channel_at(self, touchpoint: str) -> str:
        """How customer and company meet at a touchpoint; where the customer is alone, by the telephone in the room."""
        return t.channel_of(self.scenario.touchpoints[touchpoint]) or "phone"

    def passing(self, hand_over: HandOver) -> tuple[Passed, tuple[int, ...]]:
        """What a hand-over passes on, and which facts where it is notes."""
        if isinstance(hand_over, Notes):
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

    def place_infos(self, say: Callable[[str, str], int]) -> tuple[PlaceInfo, ...]:
        """Every touchpoint, then those that every journey has; `say` makes a line of a touchpoint's text."""
        kinds = {kind: verb for verb, kind in t.VERBS.items()}
        infos = []
        for name, made in self.scenario.touchpoints.items():
            info = PlaceInfo(
                name,
                made.was,
                kinds[type(made)],
                self.team_at(name),
                self.channel_at(name),
                made.label or name.replace("_", " "),
                (made.where or "") if isinstance(made, t.Choice | t.Wait) else "",
                made.check_in,
                looks_up=made.looks_up if isinstance(made, Conversation) else True,
                same_as=self._met_at(name, made) if isinstance(made, Conversation) else -1,
            )
            infos.append(self._ending_info(info, made, say) if isinstance(made, t.Ending) else info)
        own = [
            PlaceInfo(name, (), "ending" if name == "gave_up" else "choose", -1, "phone", name.replace("_", " "))
            for name in self._builtin
        ]
        return (*infos, *own)

    def _met_at(self, name: str, talk: Conversation) -> int:
        """Where whoever speaks may have been met before: elsewhere, or here, where the author gives them a name."""
        return self.place(talk.same_as or name) if talk.same_as or talk.who else -1

    def _ending_info(self, info: PlaceInfo, ending: t.Ending, say: Callable[[str, str], int]) -> PlaceInfo:
        then = ending.customer
        if not isinstance(then, t.Afterwards):
            then = t.Afterwards(leaves=float(then == "leaves"), recommends=float(then == "recommends"))
        return replace(
            info,
            resolved=ending.resolved,
            leaves=then.leaves,
            recommends=then.recommends,
            worth=ending.worth,
            tells=ending.tells,
            says=say(info.name, ending.says) if ending.says is not None else -1,
        )

    def company_infos(self) -> tuple[CompanyInfo, ...]:
        """Every company."""
        return tuple(
            CompanyInfo(name, company.name, company.record == "shared") for name, company in self.companies.items()
        )

    def team_infos(self) -> tuple[TeamInfo, ...]:
        """Every team, with what it passes on by habit."""
        infos = []
        for company, name in self._teams:
            team = self.companies[company].teams[name]
            passes, notes = self.passing(team.hands_over)
            infos.append(
                TeamInfo(
                    name,
                    team.label or name.replace("_", " "),
                    self.company_numbers[company],
                    team.zone or self.scenario.zone,
                    team.hours,
                    _kept_by(team, self.companies[company]),
                    team.automated,
                    team.delay,
                    team.cost_per_minute,
                    team.remembers,
                    passes,
                    notes,
                )
            )
        return tuple(infos)

    def queue_infos(self) -> tuple[QueueInfo, ...]:
        """Every queue with its staffing."""
        infos = []
        for number, (company, name) in enumerate(self._queues):
            queue = self.companies[company].queues[name]
            infos.append(
                QueueInfo(
                    name,
                    self.queue_team(number),
                    queue.calls_per_hour,
                    queue.handling_time,
                    queue.agents,
                    queue.patience,
                    queue.leaves_at_once,
                    int(queue.lived[1:]) / 100 if queue.lived else None,
                    queue.wrap_up,
                )
            )
        return tuple(infos)

    def fact_infos(self) -> tuple[FactInfo, ...]:
        """Every fact."""
        facts = self.scenario.customer.facts
        return tuple(FactInfo(name, fact.label, fact.told) for name, fact in facts.items())

    def delivery_infos(self, entrance: Callable[[str], int]) -> tuple[DeliveryInfo, ...]:
        """Every promise, then every answer to a message; `entrance` says where a touchpoint begins in the program."""
        infos = []
        for company, name in self._promises:
            promise = self.companies[company].promises[name]
            infos.append(
                DeliveryInfo(
                    name,
                    promise.what,
                    self.team(f"{company}.{promise.by}" if f"{company}.{promise.by}" in self.teams else promise.by),
                    True,
                    promise.due,
                    promise.after,
                    *_chance(promise.kept),
                    entrance(promise.when_kept) if promise.when_kept else -1,
                    entrance(promise.when_broken) if promise.when_broken else -1,
                )
            )
        for name, reply in self._answers.items():
            comes = _chance(reply.kept)
            made = DeliveryInfo(
                name, "", self.team_at(reply.go), False, None, reply.after, *comes, entrance(reply.go), -1
            )
            infos.append(made)
        return tuple(infos)

    def callers_info(self) -> CallersInfo:
        """What callers do, and what of it the file does not say."""
        made = self.scenario.callers
        assumed = tuple(name for name in type(made).model_fields if name not in made.model_fields_set)
        return CallersInfo(
            made.a_year,
            made.never,
            made.patience,
            made.keying_errors,
            made.silences,
            made.redial,
            made.chase,
            made.words_told,
            made.tells_at,
            made.writes_at,
            made.reads_at,
            made.digit,
            assumed,
        )

    def variable_infos(self) -> tuple[VariableInfo, ...]:
        """Every variable and its range."""
        variables = self.scenario.variables
        return tuple(VariableInfo(name, one.low, one.high, one.start) for name, one in variables.items())


def _addressed(owned: list[tuple[str, str]]) -> dict[str, int]:
    """`company.name` for every one, and the bare name where only one company has it (else the first's)."""
    table: dict[str, int] = {}
    for number, (company, name) in enumerate(owned):
        table[f"{company}.{name}"] = number
        table.setdefault(name, number)
    return table


def _kept_by(team: Team, company: Company) -> str | None:
    """The country whose public holidays a team keeps; a machine keeps none but those it is given itself."""
    kept = team.holidays or (None if team.automated else company.holidays)
    return None if kept == NO_HOLIDAYS else kept


def _chance(happens: bool | Chance) -> tuple[bool, float]:
    """Whether something happens in a person's walk, and to which share of simulated callers."""
    return (happens.walker, happens.share) if isinstance(happens, Chance) else (happens, float(happens))
