"""From the text of a `when:` to a guard of the program. What the settings decide is a constant in it."""

from collections.abc import Callable

from walkshoes.journey import guards as g
from walkshoes.journey.lowering.names import Names, UnknownName
from walkshoes.scenario import expressions as ex
from walkshoes.scenario.policies import Settings

_FATES = {
    "kept": (g.Fate.KEPT, g.Fate.LATE),
    "late": (g.Fate.LATE,),
    "broken": (g.Fate.BROKEN,),
    "arrived": (g.Fate.ARRIVED,),
}


class Conditions:
    """The conditions of one scenario under its settings. `heard` are the words that some question listens for."""

    def __init__(self, names: Names, settings: Settings) -> None:
        self.names = names
        self.settings = settings
        self.heard: list[str] = []

    def heard_number(self, name: str) -> int:
        """The number of something that is picked up from words told."""
        if name not in self.heard:
            self.heard.append(name)
        return self.heard.index(name)

    def guard(self, text: str | None, team: int) -> g.Guard | None:
        """The guard of a condition asked where `team` stands (-1: nobody); None where it always holds."""
        if text is None:
            return None
        guard = self._guard(ex.parse(text), team)
        return None if guard == g.Constant(1) else guard

    def _guard(self, expression: ex.Expression, team: int) -> g.Guard:
        match expression:
            case ex.Value(value=value):
                return g.Constant(value if isinstance(value, int) else 0)
            case ex.Name(name="gives_name"):
                return g.Constant(int(self.names.gives_name(team)))
            case ex.Name(name="days"):
                return g.DaysPassed()
            case ex.Name(name=name):
                return g.VariableIs(self.names.variable(name))
            case ex.Ask(function=function, about=about):
                return self._question(function, about, team)
            case ex.Not(part=part):
                inner = self._guard(part, team)
                return g.Constant(int(not inner.value)) if isinstance(inner, g.Constant) else g.Negation(inner)
            case ex.Compare():
                return self._compare(expression, team)
            case ex.Joined(all=every, parts=parts):
                return _junction(every, [self._guard(part, team) for part in parts])
        raise UnknownName(f"no meaning for {expression}")

    def _question(self, function: str, about: str, team: int) -> g.Guard:
        names = self.names
        if function in _FATES:
            return g.Became(names.delivery(about), _FATES[function])
        asks: dict[str, Callable[[], g.Guard]] = {
            "knows": lambda: g.Knows(team, names.fact(about)) if team >= 0 else self._question("told", about, team),
            "told": lambda: g.Given(names.company_at(team), names.fact(about)),
            "policy": lambda: g.Constant(_as_number(names.setting(about, self.settings))),
            "open": lambda: g.IsOpen(names.team(about)),
            "heard": lambda: g.Heard(self.heard_number(about)),
            "times": lambda: g.Visits(names.place(about)),
            "awaited": lambda: g.Awaited(names.delivery(about)),
            "overdue": lambda: g.Awaited(names.delivery(about), overdue=True),
        }
        return asks[function]()

    def _compare(self, compare: ex.Compare, team: int) -> g.Guard:
        match compare.left, compare.right:
            case ex.Ask(function="policy", about=about), ex.Value(value=str() as word):
                same = self.names.setting(about, self.settings) == word
                return g.Constant(int(same == (compare.op == "==")))
        left, right = self._guard(compare.left, team), self._guard(compare.right, team)
        if isinstance(left, g.Constant) and isinstance(right, g.Constant):
            return g.Constant(int(g.COMPARISONS[compare.op](left.value, right.value)))
        return g.Comparison(left, compare.op, right)


def _as_number(value: bool | int | str) -> int:
    return int(bool(value)) if isinstance(value, bool | str) else value


def _junction(every: bool, parts: list[g.Guard]) -> g.Guard:
    decided = g.Constant(int(not every))
    if any(isinstance(part, g.Constant) and bool(part.value) == bool(decided.value) for part in parts):
        return decided
    open_parts = tuple(part for part in parts if not isinstance(part, g.Constant))
    if len(open_parts) > 1:
        return g.Junction(every, open_parts)
    return open_parts[0] if open_parts else g.Constant(int(every))
