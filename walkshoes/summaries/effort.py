"""What it took, counted over everybody: the five signs of high effort by their names, and what else the ledger holds.

The five are Gartner's (2019): channel switching, repetition of information, generic service, transfers, repeat
interactions. Counts are the engine's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.ledger import Ledger
from walkshoes.reports.sentences import as_sentence, counted, in_words, listed, times
from walkshoes.scenario.times import SECOND
from walkshoes.summaries.gathering import Walked, people_in
from walkshoes.summaries.model import Effort
from walkshoes.summaries.weighing import middle_of_whole

SWITCHING, REPETITION, GENERIC, TRANSFERS, REPEATS = (
    "channel switching",
    "repetition of information",
    "generic service",
    "transfers",
    "repeat interactions",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing to count: its name, the sign it belongs to, what it is called, where the ledger has it.

    `in_time` where it is milliseconds.
    """

    name: str
    sign: str
    what: str
    of: Callable[[Ledger], int]
    in_time: bool = False


def handed_on(made: Ledger) -> int:
    """How often the customer came to another team, before or after somebody had answered."""
    return sum(made.transfers.values()) + sum(made.hand_overs.values())


def contacts_again(made: Ledger) -> int:
    """How often the customer turned to a company after the first time."""
    return max(0, sum(made.contacts.values()) - 1)


COUNTED = (
    Counted("minutes", "", "minutes given", lambda made: made.given_ms, in_time=True),
    Counted("waiting", "", "of them waiting", lambda made: made.minutes_ms.get("waiting", 0), in_time=True),
    Counted("switches", SWITCHING, "times to the same company over another channel", lambda made: made.switches),
    Counted("asked_again", REPETITION, "questions already answered", lambda made: made.times_asked_again),
    Counted("digits_rekeyed", REPETITION, "digits given again", lambda made: made.digits_rekeyed),
    Counted("words_retold", REPETITION, "words told again", lambda made: made.words_retold),
    Counted("generic", GENERIC, "answers that could have been for anybody", lambda made: made.generic),
    Counted("cannot", GENERIC, "times told what cannot be done", lambda made: made.cannot),
    Counted("handed_on", TRANSFERS, "times passed from one team to another", handed_on),
    Counted(
        "cold",
        TRANSFERS,
        "of them with nothing passed on",
        lambda made: made.transfers.get("cold", 0) + made.hand_overs.get("cold", 0),
    ),
    Counted("contacts_again", REPEATS, "contacts after the first", contacts_again),
    Counted("people", "", "people spoken to", lambda made: made.people),
    Counted("promises_broken", "", "promises not kept", lambda made: made.promises_broken),
    Counted("hang_ups", "", "times hung up, or walked away", lambda made: made.hang_ups),
    Counted("drops", "", "times the company's end went dead", lambda made: made.drops),
)


def effort_of(walks: Sequence[Walked], *, each: bool) -> tuple[Effort, ...]:
    """Every count over these walks; the median of a person only where it may be told. What nobody met is left out."""
    rows = []
    for one in COUNTED:
        values = [(one.of(walk.ledger), walk.people) for walk in walks]
        total = sum(value * people for value, people in values)
        if total:
            half = middle_of_whole(values) if each else None
            rows.append(
                Effort(
                    one.name,
                    one.sign,
                    one.what,
                    total,
                    half,
                    _text(total, one),
                    "" if half is None else _text(half, one),
                )
            )
    return tuple(rows)


def total_sentences(walks: Sequence[Walked]) -> tuple[str, ...]:
    """The ledgers of everybody added up, in sentences."""
    people = people_in(walks)
    sums = {one.name: sum(one.of(walk.ledger) * walk.people for walk in walks) for one in COUNTED}
    everybody = "you" if people == 1 else f"the {in_words(people)} of you together"
    settled = sum(walk.people for walk in walks if walk.ledger.resolved)
    waiting = f", {minutes_text(sums['waiting'])} of it waiting" if sums["waiting"] >= SECOND else ""
    said = [f"{everybody} gave {minutes_text(sums['minutes'])}{waiting}"]
    if sums["asked_again"]:
        said.append(f"{times(sums['asked_again'])} a question was asked that had been answered already")
    again = [
        counted(sums[name], unit)
        for name, unit in (("digits_rekeyed", "digit"), ("words_retold", "word"))
        if sums[name]
    ]
    if again:
        said.append(f"{listed(again)} had to be given again")
    if sums["handed_on"]:
        cold = f", {times(sums['cold'])} with nothing passed on" if sums["cold"] else ""
        said.append(f"{times(sums['handed_on'])} somebody was passed from one team to another{cold}")
    if sums["people"]:
        said.append(f"{counted(sums['people'], 'person', 'people')} of the company spoke to somebody")
    if sums["cannot"] or sums["generic"]:
        parts = [
            f"{times(sums['cannot'])} what cannot be done" if sums["cannot"] else "",
            f"{times(sums['generic'])} what could have been for anybody" if sums["generic"] else "",
        ]
        said.append(f"somebody was told {listed([part for part in parts if part])}")
    if sums["promises_broken"]:
        was = "was" if sums["promises_broken"] == 1 else "were"
        said.append(f"{counted(sums['promises_broken'], 'promise')} {was} not kept")
    if sums["hang_ups"] or sums["drops"]:
        parts = [
            f"{times(sums['hang_ups'])} somebody hung up or walked away" if sums["hang_ups"] else "",
            f"{times(sums['drops'])} the company’s end went dead" if sums["drops"] else "",
        ]
        said.append(", and ".join(part for part in parts if part))
    said.append(_settled(settled, people))
    return tuple(as_sentence(text) for text in said)


def _settled(settled: int, people: int) -> str:
    if people == 1:
        return "your case was settled" if settled else "your case was not settled"
    some = "none" if not settled else "all" if settled == people else in_words(settled)
    return f"{some} of the {in_words(people)} came to a settled end"


def _text(value: int, one: Counted) -> str:
    return minutes_text(value) if one.in_time else f"{value:,}"
