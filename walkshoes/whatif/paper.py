"""The board paper, once more: what it promised, and what a year of it really comes to."""

from dataclasses import dataclass

from walkshoes.living.board import BoardOffer, board_offers
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings
from walkshoes.simulate.figures import Figure, Unit
from walkshoes.simulate.study import Seen
from walkshoes.simulate.wording import change_text, figure_text, long_time, number_text, round_text

HEADING = "The paper comes back"
ABOUT = "This is what you signed, and what a year of it comes to."
COUNTING = "One moment. A year of customers is being walked, with and without what you signed."


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is about, and its figure."""

    what: str
    figure: str


def signed(scenario: Scenario, settings: Settings) -> tuple[BoardOffer, ...]:
    """The offers that were accepted; nothing, where there is no paper or nothing was."""
    return tuple(offer for offer in board_offers(scenario) if settings.get(offer.name) == offer.value)


def promised(offers: tuple[BoardOffer, ...]) -> list[Line]:
    """What the paper said, offer by offer, and in all."""
    lines = [Line(offer.label, offer.figure) for offer in offers]
    together = -sum(offer.yearly for offer in offers)
    word = "saved" if together >= 0 else "spent"
    return [*lines, Line("the paper promised", f"{abs(together):,.0f} a year {word}")]


def came_to(seen: Seen) -> list[Line]:
    """What a year of it comes to."""
    money = seen.now.money.value - seen.before.money.value
    lines = [Line("decisions and the people who answer", _saved(money))]
    hours = seen.change.get("hours")
    if hours is not None:
        more = "more" if hours.value > 0 else "less"
        lines.append(
            Line("of customers' lives", f"{long_time(abs(hours.value))} {more}" if hours.is_clear else "as before")
        )
    lines += [
        Line(what, change_text(seen.change.get(name), unit))
        for name, what, unit in (
            ("repeats", "repeat contacts", Unit.COUNT),
            ("lost", "customers lost", Unit.COUNT),
            ("gained", "customers gained", Unit.COUNT),
        )
        if _says(seen.change.get(name))
    ]
    worth = _worth(seen)
    if worth.value:
        lines.append(Line("what those brought a year", figure_text(Figure(abs(worth.value), worth.give), Unit.MONEY)))
    return lines


def verdict(seen: Seen) -> str:
    """The two together, in one sentence."""
    saved = seen.before.money.value - seen.now.money.value
    worth = _worth(seen)
    lost = seen.change.get("lost")
    if not _says(lost) or lost is None:
        return (
            f"It really saves {round_text(saved)} a year." if saved >= 0 else f"It costs {round_text(-saved)} a year."
        )
    number = round(abs(lost.value))
    customers = f"{number:,} customer{'' if number == 1 else 's'}"
    if not worth.value:
        done = "loses" if lost.value > 0 else "keeps"
        return f"{_does(saved)} and {done} {customers} a year; the journey does not say what they bring."
    left = saved - worth.value
    done = "loses" if lost.value > 0 else "keeps"
    whole = f"{_does(saved)} and {done} {customers}, who {'brought' if lost.value > 0 else 'bring'} "
    whole += f"{round_text(abs(worth.value))} a year"
    return f"{whole}: in all it {'saves' if left >= 0 else 'costs'} {round_text(abs(left))} a year."


def _worth(seen: Seen) -> Figure:
    """What customers lost for it brought, less what those gained bring (below 0: it is a gain)."""
    lost, gained = seen.change.get("lost_worth"), seen.change.get("gained_worth")
    value = (lost.value if lost else 0.0) - (gained.value if gained else 0.0)
    return Figure(value, (lost.give if lost else 0.0) + (gained.give if gained else 0.0))


def _says(change: Figure | None) -> bool:
    return change is not None and change.is_clear and abs(change.value) >= 1


def _does(saved: float) -> str:
    return f"It saves {round_text(saved)}" if saved >= 0 else f"It costs {round_text(-saved)}"


def _saved(money: float) -> str:
    if abs(money) < 0.5:
        return "as before"
    return f"{number_text(round(abs(money)))} a year {'saved' if money < 0 else 'more'}"
