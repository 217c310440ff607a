"""What things are worth and cost a year, all of it as the file says or somebody has changed it; never counted twice.

The people of a queue are paid either by head, where the file says what one costs a year (the queue's `agent_a_year`,
or the `costs_each` of a policy that sets how many there are), or else by the minute they are busy with customers
(their team's `cost_per_minute`). What a policy costs for heads stands with the people and not with the policy.
"""

from dataclasses import dataclass

from walkshoes.journey.program import Program
from walkshoes.scenario.model import Policy, Scenario
from walkshoes.scenario.policies import Settings, path_of, policies_of, yearly_cost


@dataclass(frozen=True, slots=True)
class Ended:
    """What an ending means to the company: shares of its customers that leave and recommend, and their yearly worth."""

    resolved: bool
    leaves: float
    recommends: float
    worth: float


@dataclass(frozen=True, slots=True)
class Prices:
    """What a year is reckoned with. `callers` are those who make contact, `never` those who need help and do not.

    `a_minute` is what a minute costs, by team (0 where its people are paid by head); `people` what those paid by head
    cost; `decisions` what the policies cost without the people (negative: they save).
    """

    callers: float
    never: float
    brings: float
    ended: tuple[Ended, ...]
    a_minute: tuple[float, ...]
    people: float
    decisions: float


def prices(file: Scenario, decided: Scenario, settings: Settings, program: Program) -> Prices:
    """The prices of a company: `file` is the scenario before anything is decided, `decided` as it is run."""
    heads = by_head(file)
    paid = {company_team for company_team, _ in heads.values()}
    people = sum(
        price * _agents(file, decided, settings, company, queue) for (company, queue), (_, price) in heads.items()
    )
    known = policies_of(file)
    decisions = sum(
        yearly_cost(file, name, value) for name, value in settings.items() if _heads_of(file, *known[name]) not in heads
    )
    callers = decided.callers
    companies = list(decided.all_companies())
    return Prices(
        callers.a_year * (1.0 - callers.never),
        callers.a_year * callers.never,
        callers.brings,
        tuple(Ended(info.resolved, info.leaves, info.recommends, info.worth) for info in program.places),
        tuple(0.0 if (companies[team.company], team.name) in paid else team.cost_per_minute for team in program.teams),
        people,
        decisions,
    )


Named = tuple[str, str]
"""A queue or a team: its company and its name in the file."""


def by_head(file: Scenario) -> dict[Named, tuple[Named, float]]:
    """Queue → the team that answers it, and what one of its people costs a year, where that is said."""
    priced: dict[Named, float] = {}
    for company, made in file.all_companies().items():
        priced.update({(company, name): queue.agent_a_year for name, queue in made.queues.items()})
    for company, policy in policies_of(file).values():
        heads = _heads_of(file, company, policy)
        if heads in priced and policy.costs_each and not priced[heads]:
            priced[heads] = policy.costs_each
    queues = {company: made.queues for company, made in file.all_companies().items()}
    return {
        (company, name): ((company, queues[company][name].team or name), price)
        for (company, name), price in priced.items()
        if price
    }


def _heads_of(file: Scenario, company: str, policy: Policy) -> Named | None:
    """The queue whose people a number policy sets."""
    if policy.number is None:
        return None
    path = path_of(file, company, policy.number)
    at = path[1:] if path[0] == "company" else path[2:]
    if len(at) != 3 or at[0] != "queues" or at[2] != "agents":
        return None
    return (company if path[0] == "company" else path[1]), at[1]


def _agents(file: Scenario, decided: Scenario, settings: Settings, company: str, queue: str) -> int:
    """How many people of a queue are paid by head. A switch that brings people has its own price; they are in it."""
    known = policies_of(file)
    for name, value in settings.items():
        owner, policy = known[name]
        if _heads_of(file, owner, policy) == (company, queue):
            return int(value)
        sets = policy.sets if value is True else (policy.options[str(value)].sets if policy.options else None)
        priced = yearly_cost(file, name, value) != 0
        ends = ("queues", queue, "agents")
        if sets and priced and any(path_of(file, owner, dotted)[-3:] == ends for dotted in sets):
            return file.all_companies()[company].queues[queue].agents
    return decided.all_companies()[company].queues[queue].agents
