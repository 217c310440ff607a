"""Conditions, lengths of time and due times as a trainer would say them."""

from walkshoes.journey import guards as g
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.lowering.names import Names
from walkshoes.scenario.due import Due, Measure
from walkshoes.scenario.times import DAY, HOUR, WEEK

_FATES = {
    (g.Fate.KEPT, g.Fate.LATE): ("was kept", "was not kept"),
    (g.Fate.LATE,): ("was kept late", "was not kept late"),
    (g.Fate.BROKEN,): ("was broken", "was not broken"),
    (g.Fate.ARRIVED,): ("has come", "has not come"),
}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_COMPARED = {
    "==": "is",
    "!=": "is not",
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
}


class Words:
    """Says what a guard of the program asks, by the names and labels of one scenario."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.places = list(names.places)
        self.teams = names.team_infos()
        self.facts = names.fact_infos()
        self.deliveries = names.delivery_infos(lambda _: -1)
        self.variables = list(names.variables)
        self.heard: list[str] = []

    def of(self, guard: g.Guard | None, *, negated: bool = False) -> str:
        """A condition in plain words; `negated` says its opposite. Empty where it always holds."""
        match guard:
            case None:
                return ""
            case g.Negation(part=part):
                return self.of(part, negated=not negated)
            case g.Junction(all=every, parts=parts):
                # not (a and b) is: not a, or not b
                joined = " and " if every != negated else " or "
                return joined.join(self._part(part, negated) for part in parts)
            case g.Comparison():
                return self._comparison(guard, negated)
        held, not_held = self._simple(guard)
        return not_held if negated else held

    def _part(self, part: g.Guard, negated: bool) -> str:
        said = self.of(part, negated=negated)
        return f"({said})" if isinstance(part, g.Junction) else said

    def _simple(self, guard: g.Guard) -> tuple[str, str]:
        """What a question that is no comparison says, and its opposite."""
        match guard:
            case g.Constant(value=value):
                return ("always", "never") if value else ("never", "always")
            case g.Knows(team=team, fact=fact):
                who, what = self.teams[team].label, self.facts[fact].label
                return f"{who} has been told: {what}", f"{who} has not been told: {what}"
            case g.Given(fact=fact):
                what = self.facts[fact].label
                return f"you have already given: {what}", f"you have not yet given: {what}"
            case g.IsOpen(team=team):
                return f"{self.teams[team].label} is open", f"{self.teams[team].label} is closed"
            case g.Visits(place=place):
                return self._visited(place, ">=", 1)
            case g.Became(delivery=delivery, fates=fates):
                held, not_held = _FATES[fates]
                return f"{self._delivery(delivery)} {held}", f"{self._delivery(delivery)} {not_held}"
            case g.Awaited(delivery=delivery, overdue=overdue):
                what = self._delivery(delivery)
                if overdue:
                    return f"{what} is overdue", f"{what} is not overdue"
                return f"{what} is still to come", f"{what} is not to come any more"
            case g.DaysPassed():
                return "a day has passed", "it is still the first day"
            case g.Heard(word=word):
                what = self.heard[word].replace("_", " ")
                return f"{what} was heard in your words", f"{what} was not heard in your words"
            case g.VariableIs(variable=variable):
                name = self.variables[variable].replace("_", " ")
                return f"{name} is not 0", f"{name} is 0"
        return "it holds", "it does not hold"

    def _comparison(self, guard: g.Comparison, negated: bool) -> str:
        left, op, right = guard.left, guard.op, guard.right
        if negated:
            op = _OPPOSITE[op]
        match left, right:
            case g.Visits(place=place), g.Constant(value=value):
                return self._visited(place, op, value)[0]
            case g.DaysPassed(), g.Constant(value=value):
                return f"the number of days passed {_COMPARED[op]} {value}"
        return f"{self._number(left)} {_COMPARED[op]} {self._number(right)}"

    def _visited(self, place: int, op: str, times: int) -> tuple[str, str]:
        """How often the walk has come to a place, and the opposite."""
        name = self.places[place]
        first = (op, times) in ((">=", 1), (">", 0), ("!=", 0))
        never = (op, times) in (("<", 1), ("==", 0), ("<=", 0))
        if first or never:
            been, not_been = f"you have been at {name}", f"you have not been at {name}"
            return (been, not_been) if first else (not_been, been)
        often = f"the number of times at {name}"
        return f"{often} {_COMPARED[op]} {times}", f"{often} {_COMPARED[_OPPOSITE[op]]} {times}"

    def _number(self, guard: g.Guard) -> str:
        match guard:
            case g.Constant(value=value):
                return str(value)
            case g.Visits(place=place):
                return f"the number of times at {self.places[place]}"
            case g.DaysPassed():
                return "the number of days passed"
            case g.VariableIs(variable=variable):
                return self.variables[variable].replace("_", " ")
        return self.of(guard)

    def _delivery(self, delivery: int) -> str:
        return self.deliveries[delivery].name.replace("_", " ")


def length_text(ms: int) -> str:
    """A length of time, also a long one: `40 seconds`, `3 hours`, `2 days`, `3 weeks`."""
    for unit, name in ((WEEK, "week"), (DAY, "day")):
        if ms >= unit and ms % unit == 0:
            return f"{ms // unit} {name}{'' if ms == unit else 's'}"
    if ms > 2 * DAY:
        return f"{round(ms / DAY)} days"
    return minutes_text(ms)


def due_text(due: Due | None) -> str:
    """When something comes: `after 3 days`, `after 10 working days`, `on 4 March 2026 at 09:00`, `never`."""
    if due is None:
        return "at no stated time"
    match due.measure:
        case Measure.WORKING_DAYS:
            return f"after {due.amount} working day{'' if due.amount == 1 else 's'}"
        case Measure.WORKING_TIME:
            hours = due.amount // HOUR
            return f"after {hours} working hour{'' if hours == 1 else 's'}"
        case Measure.MOMENT if due.at is not None:
            return f"on {due.at.day} {due.at:%B %Y} at {due.at:%H:%M}"
        case Measure.NEVER:
            return "never"
    return f"after {length_text(due.amount)}"
