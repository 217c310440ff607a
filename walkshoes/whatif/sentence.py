"""What a decision comes to, in one sentence that can be read aloud: what it would have spared this customer, and all of
them, for what money.
"""

import re
from collections.abc import Sequence

from walkshoes.journey.calendar import days_of
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.ledger import Ledger
from walkshoes.reports.sentences import counted, in_words, listed
from walkshoes.scenario.policies import Settings
from walkshoes.simulate.study import Seen
from walkshoes.simulate.wording import long_time, round_text
from walkshoes.whatif.levers import Kind, Lever

NOTHING_MOVED = "Move a lever, and see what it would have meant for you, and for a year of customers."
_WITHIN = re.compile(r'["“]([^"“”]*)["”]')
_WORTH_SAYING_MS = 30_000
_MOST_SAID = 70
"""Characters in which several decisions are named; more are only counted."""


def sentence(
    levers: Sequence[Lever], before: Settings, after: Settings, walk: Ledger, again: Ledger, seen: Seen
) -> str:
    """The sentence. `before` and `after` are where the levers stood on the walk and stand now; a year that is not
    clear yet is not spoken of.
    """
    moved = [lever for lever in levers if before[lever.name] != after[lever.name]]
    if not moved:
        return NOTHING_MOVED
    bought = any(before[lever.name] != lever.default for lever in levers)
    return f"{_named(moved, after)} would {_to_you(walk, again)}; {_to_all(seen)}, {_for_what(seen, bought)}."


def _named(moved: Sequence[Lever], after: Settings) -> str:
    named = listed([_decision(lever, after[lever.name]) for lever in moved])
    if len(moved) > 1 and len(named) > _MOST_SAID:
        return f"These {in_words(len(moved))} decisions"
    return f"{named[:1].upper()}{named[1:]}"


def _decision(lever: Lever, value: bool | int | str) -> str:
    if lever.kind == Kind.SWITCH:
        return quoted(lever.label) if value else f"doing without {quoted(lever.label)}"
    return quoted(f"{lever.label}: {lever.name_of(value)}")


def quoted(text: str) -> str:
    """A text in quotation marks; what stands in any within it has single ones."""
    within = _WITHIN.sub(r"‘\1’", text)
    return f"“{within}”"


def _to_you(walk: Ledger, again: Ledger) -> str:
    """What it spares and costs the one who walked."""
    spared: list[str] = []
    taken: list[str] = []
    for less, said in (
        (walk.digits_rekeyed - again.digits_rekeyed, ("digit keyed again", "digits keyed again")),
        (walk.times_asked_again - again.times_asked_again, ("question asked again", "questions asked again")),
    ):
        if less:
            (spared if less > 0 else taken).append(counted(abs(less), *said))
    days = days_of(walk.calendar_ms) - days_of(again.calendar_ms)
    if days:
        (spared if days > 0 else taken).append(counted(abs(days), "day", "days"))
    ms = walk.given_ms - again.given_ms
    if abs(ms) >= _WORTH_SAYING_MS:
        (spared if ms > 0 else taken).append(minutes_text(abs(ms)))
    whole = [f"have spared you {listed(spared)}"] if spared else []
    whole += [f"have added {listed(taken)}"] if taken else []
    if walk.resolved != again.resolved:
        whole.append("have settled the matter" if again.resolved else "have left the matter unsettled")
    if not whole and walk.hang_ups and not again.resolved:
        return "have changed nothing for you, who had hung up"
    return listed(whole) or "have changed nothing for you"


def _to_all(seen: Seen) -> str:
    """What it spares and costs all customers: of their lives, and how many of them."""
    change = seen.change.get("hours")
    callers = round(seen.now.callers_a_year)
    if change is None or not change.is_clear:
        time = "no clear change in their time"
    else:
        verb = "spared" if change.value < 0 else "taken"
        time = f"{long_time(abs(change.value))} of their lives {verb}"
    lost = seen.change.get("lost")
    kept = ""
    if lost is not None and lost.is_clear and abs(lost.value) >= 1:
        number = round(abs(lost.value))
        kept = f" and {number:,} {'customer' if number == 1 else 'customers'} {'kept' if lost.value < 0 else 'lost'}"
    return f"for {callers:,} {'caller' if callers == 1 else 'callers'} a year, {time}{kept}"


def _for_what(seen: Seen, bought: bool) -> str:
    """The money: what is decided, and what the people who answer cost more or less; `bought` is whether something had
    been decided before.
    """
    more = " more" if bought else ""
    money = seen.now.money.value - seen.before.money.value
    if abs(money) < 0.5:
        return "at no cost"
    return f"at {round_text(money)} a year{more}" if money > 0 else f"while {round_text(-money)} a year{more} are saved"
