"""The board paper, once more: what it promised, and what a year of it really comes to."""

from dataclasses import dataclass

from walkshoes.living.board import BoardOffer
from walkshoes.reports.sentences import listed
from walkshoes.simulate.figures import Figure, Unit
from walkshoes.simulate.study import Seen
from walkshoes.simulate.wording import change_text, long_time, number_text, round_text

HEADING = "The paper comes back"
WHOLE = (
    "Decisions and people are what the whole company pays; customers are those of this journey alone. What is lost "
    "with others who ring the same people is not counted."
)
ABOUT = "This is what you signed, and what a year of it comes to beside a year without it."
WALKING = "One moment. A year of customers is being walked, with and without what you signed."


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is about, and its figure."""

    what: str
    figure: str


def promised(offers: tuple[BoardOffer, ...]) -> list[Line]:
    """What the paper said, offer by offer, and in all."""
    lines = [Line(offer.label, offer.figure) for offer in offers]
    together = -sum(offer.yearly for offer in offers)
    word = "saved" if together >= 0 else "spent"
    return [*lines, Line("the paper promised", f"{abs(together):,.0f} a year {word}")]


def came_to(seen: Seen) -> list[Line]:
    """What a year of it comes to."""
    lines = [Line("decisions and the people who answer", _saved(_money(seen)))]
    hours = seen.change.get("hours")
    if hours is not None:
        time = f"{long_time(abs(hours.value))} {'more' if hours.value > 0 else 'less'}"
        lines.append(Line("of customers' lives", time if hours.is_clear else "as before"))
    for name, what, unit in (
        ("repeats", "repeat contacts", Unit.COUNT),
        ("lost", "customers lost", Unit.COUNT),
        ("lost_worth", "… who brought", Unit.MONEY),
        ("gained", "customers gained", Unit.COUNT),
        ("gained_worth", "… who bring", Unit.MONEY),
    ):
        change = seen.change.get(name)
        if change is not None and _says(change):
            lines.append(Line(what, change_text(change, unit)))
    return lines


def verdict(seen: Seen) -> str:
    """Money and customers together, in one sentence."""
    saved = -_money(seen)
    parts = [_saves(saved)]
    worth = 0.0
    for name, more, fewer in (("lost", "loses", "keeps"), ("gained", "wins", "does not win")):
        change, brought = seen.change.get(name), seen.change.get(f"{name}_worth")
        if change is None or not _says(change):
            continue
        number = round(abs(change.value))
        said = f"{more if change.value > 0 else fewer} {number:,} customer{'' if number == 1 else 's'}"
        if brought is not None and _says(brought):
            said += f", who bring {round_text(abs(brought.value))} a year"
            worth += brought.value if name == "gained" else -brought.value
        parts.append(said)
    if len(parts) == 1:
        return f"What you signed {parts[0]} a year, and nothing clear changes for customers."
    if not worth:
        return f"What you signed {listed(parts)} a year; the journey does not say what they bring."
    return f"What you signed {listed(parts)}: in all it {_saves(saved + worth)} a year."


def _money(seen: Seen) -> float:
    """What decisions and people cost more than before."""
    return seen.now.money.value - seen.before.money.value


def _says(change: Figure) -> bool:
    return change.is_clear and abs(change.value) >= 1


def _saves(sum_: float) -> str:
    if abs(sum_) < 0.5:
        return "costs nothing"
    return f"saves {round_text(sum_)}" if sum_ > 0 else f"costs {round_text(-sum_)}"


def _saved(money: float) -> str:
    if abs(money) < 0.5:
        return "as before"
    return f"{number_text(round(abs(money)))} a year {'saved' if money < 0 else 'more'}"
