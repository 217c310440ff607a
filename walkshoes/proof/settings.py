"""Under which settings of its policies a journey is proved: every combination of those that change its paths."""

from collections.abc import Iterator, Mapping
from itertools import combinations as choose
from itertools import product
from typing import Any

from walkshoes.journey import program as p
from walkshoes.scenario import expressions as ex
from walkshoes.scenario.conditional import conditional
from walkshoes.scenario.model import Policy, Scenario
from walkshoes.scenario.policies import Settings, policies_of, values_of

MOST_COMBINATIONS = 4_096
Value = bool | int | str
Paths = tuple[Any, ...]
"""Everything of a program that decides where a walk can go."""
NOT_PATHS = frozenset(
    {
        "line", "ms", "minute", "recurring", "silence_ms", "first_ms", "between_ms", "hash_ends", "tells_position",
        "subject", "seen", "rings", "repeats", "barge_in", "asked", "usually", "assumed", "waits",
    }
)  # fmt: skip
"""Fields of operations that say how long something takes or what is said, not where it leads."""


def values_to_try(scenario: Scenario) -> dict[str, tuple[Value, ...]]:
    """Policy → the values it is proved under besides being left as it is: both ends of a range, every option, and what
    conditions compare it with.
    """
    asked = _compared(scenario)
    return {name: tuple(_values(policy, asked.get(name, set()))) for name, (_, policy) in policies_of(scenario).items()}


TIME_PROPERTIES = frozenset(
    {"calls_per_hour", "handling_time", "agents", "patience", "leaves_at_once", "lived", "delay", "cost_per_minute"}
)
"""What can be patched and only says how long something takes, or what it costs."""


def times_only(scenario: Scenario, name: str) -> bool:
    """Whether a policy changes how long things take and nothing of where they lead."""
    policy = policies_of(scenario)[name][1]
    patched = [policy.number] if policy.number is not None else list(policy.sets or {})
    patched += [path for option in (policy.options or {}).values() for path in option.sets]
    if not patched or any(path.split(".")[-1] not in TIME_PROPERTIES for path in patched):
        return False
    if any(path.split(".")[-1] == "agents" for path in patched) and _may_be_empty(scenario, policy):
        return False
    asked = (ex.walk(ex.parse(part.when or "")) for _, part in conditional(scenario))
    return not any(
        isinstance(one, ex.Ask) and one.function == "policy" and one.about == name for parts in asked for one in parts
    )


def _may_be_empty(scenario: Scenario, policy: Policy) -> bool:
    """Whether nobody may be there to answer, before a policy changes the agents of a queue or after."""
    patches = [policy.sets or {}, *(option.sets for option in (policy.options or {}).values())]
    numbers = [value for patch in patches for path, value in patch.items() if path.split(".")[-1] == "agents"]
    numbers += [policy.range[0]] if policy.range is not None else []
    now = [queue.agents for company in scenario.all_companies().values() for queue in company.queues.values()]
    return 0 in numbers or 0 in now


def _values(policy: Policy, compared: set[int]) -> Iterator[Value]:
    if policy.range is None:
        yield from values_of(policy)
        return
    low, high = policy.range
    around = {one + step for one in compared for step in (-1, 0, 1)}
    yield from sorted({low, high, *(one for one in around if low <= one <= high)})


def _compared(scenario: Scenario) -> dict[str, set[int]]:
    """Policy → the numbers conditions compare it with."""
    found: dict[str, set[int]] = {}
    for _, part in conditional(scenario):
        for one in ex.walk(ex.parse(part.when or "")):
            if isinstance(one, ex.Compare):
                for side, other in ((one.left, one.right), (one.right, one.left)):
                    if not isinstance(side, ex.Ask) or side.function != "policy":
                        continue
                    if isinstance(other, ex.Value) and isinstance(other.value, int):
                        found.setdefault(side.about, set()).add(other.value)
    return found


def combinations(values: Mapping[str, tuple[Value, ...]]) -> int:
    """How many settings there are of these policies, each also left as it is."""
    count = 1
    for one in values.values():
        count *= len(one) + 1
    return count


def plain_settings(values: Mapping[str, tuple[Value, ...]], twin: Settings) -> list[Settings]:
    """The settings every journey is proved under: as it is, each policy alone, all together, and the twin."""
    made: list[Settings] = [{}, *({name: value} for name, some in values.items() for value in some)]
    made.append({name: some[-1] for name, some in values.items()})
    made.append({name: value for name, value in twin.items() if name in values})
    return [one for number, one in enumerate(made) if one not in made[:number]]


def every_setting(values: Mapping[str, tuple[Value, ...]]) -> Iterator[Iterator[Settings]]:
    """Every combination, each policy also left as it is: those that set none, one, two, …"""
    for count in range(len(values) + 1):
        yield (
            dict(zip(names, chosen, strict=True))
            for names in choose(values, count)
            for chosen in product(*(values[name] for name in names))
        )


def paths_of(program: p.Program) -> Paths:
    """What of a program decides where a walk can go: two programs with the same are proved once."""
    return (
        tuple(_bare(op) for op in program.ops),
        tuple(
            (info.company, info.hours, info.holidays, info.zone, info.remembers, info.passes, info.notes)
            for info in program.teams
        ),
        tuple((info.team, info.agents == 0) for info in program.queues),
        program.deliveries,
        program.companies,
        tuple((info.team, info.channel, info.kind, info.same_as) for info in program.places),
        tuple((line.marks.gives, line.marks.automatic) for line in program.lines),
        program.dialled,
        program.variables,
        program.start,
    )


def _bare(op: p.Op) -> tuple[Any, ...]:
    """An operation without what only says how long it takes, or in which words."""
    return (type(op).__name__, *(_bare_value(getattr(op, name)) for name in op.__slots__ if name not in NOT_PATHS))


def _bare_value(value: Any) -> Any:
    if isinstance(value, p.Slips):
        return value.tries, value.failed
    if isinstance(value, tuple) and value and isinstance(value[0], p.Pressable):
        return tuple((one.name, one.then, one.guard) for one in value)
    return value
