"""The levers of a journey: the policies a leader holds, each with what it can be set to and what that costs a year."""

from dataclasses import dataclass, field
from enum import Enum, auto

from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings, number_now, policies_of, yearly_cost

Value = bool | int | str
AS_IT_IS = ""
"""The value of a choice that has not been made."""


class Kind(Enum):
    """What a lever is like in the hand."""

    SWITCH = auto()
    NUMBER = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Lever:
    """One lever. `default` is the company as it stands in the file.

    A switch is off or on; a number has its range, `least` to `most`, and the number in the file where that lies
    outside; a choice has the company as it stands and its options, `names` by value.
    """

    name: str
    label: str
    kind: Kind
    default: Value
    least: int = 0
    most: int = 0
    names: dict[Value, str] = field(default_factory=dict)
    scenario: Scenario | None = field(default=None, repr=False, compare=False)

    def takes(self, value: Value) -> bool:
        """Whether it can stand there."""
        if self.kind == Kind.NUMBER:
            within = isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most
            return within or value == self.default
        return value in self.names and isinstance(value, type(self.default))

    def name_of(self, value: Value) -> str:
        """What a value is called."""
        return f"{value:,}" if self.kind == Kind.NUMBER else self.names[value]

    def cost_of(self, value: Value) -> float:
        """What a value costs a year; below 0 it saves."""
        if self.scenario is None or value == self.default:
            return 0.0
        return yearly_cost(self.scenario, self.name, value)

    def stepped(self, value: Value, by: int) -> Value:
        """The value so many steps on, or the last one in that direction."""
        if self.kind == Kind.NUMBER:
            return min(self.most, max(self.least, int(value) + by))
        values = [*self.names]
        return values[min(len(values) - 1, max(0, values.index(value) + by))]


def levers_of(scenario: Scenario) -> tuple[Lever, ...]:
    """Every lever of a scenario, in the order of its file."""
    return tuple(_lever(scenario, name) for name in policies_of(scenario))


def _lever(scenario: Scenario, name: str) -> Lever:
    policy = policies_of(scenario)[name][1]
    if policy.sets is not None:
        return Lever(name, policy.label, Kind.SWITCH, False, names={False: "off", True: "on"}, scenario=scenario)
    if policy.range is not None:
        stands = round(number_now(scenario, name))
        return Lever(name, policy.label, Kind.NUMBER, stands, *policy.range, scenario=scenario)
    names: dict[Value, str] = {AS_IT_IS: "as it is"}
    names |= {option: made.label for option, made in (policy.options or {}).items()}
    return Lever(name, policy.label, Kind.CHOICE, AS_IT_IS, names=names, scenario=scenario)


def settings_of(levers: tuple[Lever, ...], values: Settings) -> dict[str, Value]:
    """The settings that these values of levers come to: what stands as it is in the file is none."""
    stands = values_of(levers, values)
    return {lever.name: stands[lever.name] for lever in levers if stands[lever.name] != lever.default}


def values_of(levers: tuple[Lever, ...], settings: Settings) -> dict[str, Value]:
    """Where each lever stands under these settings."""
    return {lever.name: settings.get(lever.name, lever.default) for lever in levers}
