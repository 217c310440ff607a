"""What things are worth and cost a year, all of it as the file says or somebody has changed it; never counted twice.

The people of a queue are paid either by head, where the file says what one costs a year (the queue's `agent_a_year`,
or the `costs_each` of a policy that sets how many there are), or else by the minute they are busy with customers
(their team's `cost_per_minute`, wrap-up included). What a policy costs for heads stands with the people and not with
the policy.
"""

from dataclasses import dataclass

from walkshoes.journey.program import Program
from walkshoes.scenario.model import Policy, Scenario
from walkshoes.scenario.policies import Settings, number_now, path_of, policies_of, yearly_cost
from walkshoes.scenario.times import MINUTE


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

    `a_minute` is what a minute costs, by team, and `a_call` what wrapping up one call costs, by queue (0 where people
    are paid by head); `people` what those paid by head cost; `decisions` what the policies cost without the people
    (negative: they save).
    """

    callers: float
    never: float
    brings: float
    ended: tuple[Ended, ...]
    a_minute: tuple[float, ...]
    a_call: tuple[float, ...]
    people: float
    decisions: float


Named = tuple[str, str]
"""A queue or a team: its company and its name in the file."""


def prices(file: Scenario, decided: Scenario, settings: Settings, program: Program) -> Prices:
    """The prices of a company: `file` is the scenario before anything is decided, `decided` as it is run."""
    heads = by_head(decided)
    paid = {_team_of(decided, queue) for queue in heads}
    companies = [*decided.all_companies()]
    a_minute = tuple(
        0.0 if (companies[team.company], team.name) in paid else team.cost_per_minute for team in program.teams
    )
    callers = decided.callers
    return Prices(
        callers.a_year * (1.0 - callers.never),
        callers.a_year * callers.never,
        callers.brings,
        tuple(Ended(info.resolved, info.leaves, info.recommends, info.worth) for info in program.places),
        a_minute,
        tuple(queue.wrap_up_ms / MINUTE * a_minute[queue.team] for queue in program.queues),
        sum(_pay(file, decided, settings, queue, price) for queue, price in heads.items()),
        sum(yearly_cost(file, name, value) for name, value in settings.items())
        - sum(_of_heads(file, settings, queue) for queue in heads),
    )


def by_head(scenario: Scenario) -> dict[Named, float]:
    """Queue → what one of its people costs a year, where that is said; for a team's other queues they are as dear."""
    priced: dict[Named, float] = {}
    for company, made in scenario.all_companies().items():
        for name, queue in made.queues.items():
            setter = setter_of(scenario, (company, name))
            each = setter[1].costs_each if setter is not None else 0.0
            priced[company, name] = queue.agent_a_year or max(0.0, each)
    dearest: dict[Named, float] = {}
    for queue_name, price in priced.items():
        team = _team_of(scenario, queue_name)
        dearest[team] = max(price, dearest.get(team, 0.0))
    paid = {queue: price or dearest[_team_of(scenario, queue)] for queue, price in priced.items()}
    return {queue: price for queue, price in paid.items() if price}


def _pay(file: Scenario, decided: Scenario, settings: Settings, queue: Named, price: float) -> float:
    """What the people of a queue cost: those the file has by its price, those a lever brings by the lever's."""
    company, name = queue
    stands = file.all_companies().get(company)
    if stands is None or name not in stands.queues:
        return decided.all_companies()[company].queues[name].agents * price
    if _has_its_own_price(file, settings, queue) or _of_heads(file, settings, queue):
        return stands.queues[name].agents * price + _of_heads(file, settings, queue)
    return decided.all_companies()[company].queues[name].agents * price


def _of_heads(file: Scenario, settings: Settings, queue: Named) -> float:
    """What the lever that sets how many people a queue has costs for those it brings, or saves for those it takes."""
    setter = setter_of(file, queue)
    if setter is None or setter[0] not in settings:
        return 0.0
    name, policy = setter
    return policy.costs_each * (int(settings[name]) - number_now(file, name))


def _has_its_own_price(file: Scenario, settings: Settings, queue: Named) -> bool:
    """Whether a switch or a choice that is decided brings people to a queue, and says itself what that costs."""
    for name, value in settings.items():
        company, policy = policies_of(file)[name]
        sets = policy.sets if value is True else policy.options[str(value)].sets if policy.options else None
        brings = any(_queue_at(file, company, dotted) == queue for dotted in sets or ())
        if brings and yearly_cost(file, name, value):
            return True
    return False


def setter_of(file: Scenario, queue: Named) -> tuple[str, Policy] | None:
    """The policy that is the number of people of a queue."""
    for name, (company, policy) in policies_of(file).items():
        if policy.number is not None and _queue_at(file, company, policy.number) == queue:
            return name, policy
    return None


def _queue_at(file: Scenario, company: str, dotted: str) -> Named | None:
    """The queue whose number of people a policy's path points at."""
    path = path_of(file, company, dotted)
    owner, at = (company, path[1:]) if path[0] == "company" else (path[1], path[2:])
    return (owner, at[1]) if len(at) == 3 and at[0] == "queues" and at[2] == "agents" else None


def _team_of(scenario: Scenario, queue: Named) -> Named:
    """The team that answers a queue."""
    company, name = queue
    return company, scenario.all_companies()[company].queues[name].team or name
