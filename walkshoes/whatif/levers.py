"""The levers of a journey: the policies a leader holds, each with what it can be set to and what that costs a year."""

from dataclasses import dataclass

from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings, number_now, policies_of, yearly_cost

Value = bool | int | str
AS_IT_IS = ""
"""The value of a choice that has not been made."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One lever. `values` are what it can be set to, in order, `default` the company as it stands; `costs` by value.

    A switch is off or on; a number has its range, and the number in the file where that lies outside; a choice has the
    company as it stands and its options.
    """

    name: str
    label: str
    values: tuple[Value, ...]
    names: tuple[str, ...]
    costs: tuple[float, ...]
    default: Value

    @property
    def is_switch(self) -> bool:
        """Whether it is only on or off."""
        return self.values == (False, True)

    @property
    def is_number(self) -> bool:
        """Whether it is a number of something."""
        return isinstance(self.default, int) and not self.is_switch

    def name_of(self, value: Value) -> str:
        """What a value is called."""
        return self.names[self.values.index(value)]

    def cost_of(self, value: Value) -> float:
        """What a value costs a year; below 0 it saves."""
        return self.costs[self.values.index(value)]

    def stepped(self, value: Value, by: int) -> Value:
        """The value so many steps on, or the last one in that direction."""
        return self.values[min(len(self.values) - 1, max(0, self.values.index(value) + by))]


def levers_of(scenario: Scenario) -> tuple[Lever, ...]:
    """Every lever of a scenario, in the order of its file."""
    return tuple(_lever(scenario, name) for name in policies_of(scenario))


def _lever(scenario: Scenario, name: str) -> Lever:
    policy = policies_of(scenario)[name][1]
    values: tuple[Value, ...]
    default: Value
    if policy.sets is not None:
        values, default = (False, True), False
        names: tuple[str, ...] = ("off", "on")
    elif policy.range is not None:
        default = round(number_now(scenario, name))
        values = tuple(sorted({*range(policy.range[0], policy.range[1] + 1), default}))
        names = tuple(f"{value:,}" for value in values)
    else:
        options = policy.options or {}
        values, default = (AS_IT_IS, *options), AS_IT_IS
        names = ("as it is", *(option.label for option in options.values()))
    costs = tuple(0.0 if value == default else yearly_cost(scenario, name, value) for value in values)
    return Lever(name, policy.label, values, names, costs, default)


def settings_of(levers: tuple[Lever, ...], values: Settings) -> dict[str, Value]:
    """The settings that these values of levers come to: what stands as it is in the file is none."""
    return {
        lever.name: values[lever.name] for lever in levers if values.get(lever.name, lever.default) != lever.default
    }


def values_of(levers: tuple[Lever, ...], settings: Settings) -> dict[str, Value]:
    """Where each lever stands under these settings."""
    return {lever.name: settings.get(lever.name, lever.default) for lever in levers}


def cost_text(yearly: float) -> str:
    """`costs 240,000 a year`, `saves 900,000 a year`, `costs nothing`."""
    if not yearly:
        return "costs nothing"
    return f"{'costs' if yearly > 0 else 'saves'} {abs(yearly):,.0f} a year"
