"""Two walks of a series side by side: the journey before, and the one that follows it."""

from dataclasses import dataclass

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.ledger import Ledger
from walkshoes.reports.sentences import listed, times


@dataclass(frozen=True, slots=True)
class Compared:
    """One row: what is compared, what it was in the walk before, what it is in this one."""

    what: str
    before: str
    now: str


def compared(before: Ledger, now: Ledger) -> tuple[Compared, ...]:
    """What changed from one walk to the next; a row in which both have nothing to say is left out."""
    rows = [
        Compared("minutes of your attention", minutes_text(before.given_ms), minutes_text(now.given_ms)),
        Compared("ways you got in touch", _contacts(before), _contacts(now)),
        *_counts(before, now),
        Compared("who owned it at the end", before.owner or "nobody", now.owner or "nobody"),
        Compared("settled", _yes(before.resolved), _yes(now.resolved)),
    ]
    return tuple(row for row in rows if row.before or row.now)


def _counts(before: Ledger, now: Ledger) -> list[Compared]:
    pairs = (
        ("people spoken to", before.people, now.people),
        ("questions already answered", before.times_asked_again, now.times_asked_again),
        ("words told again", before.words_retold, now.words_retold),
        ("answers that could have been for anybody", before.generic, now.generic),
        ("names given", before.names_given, now.names_given),
        ("promises not kept", before.promises_broken, now.promises_broken),
    )
    return [Compared(what, str(then), str(today)) for what, then, today in pairs if then or today]


def _contacts(made: Ledger) -> str:
    return listed([f"{channel} {times(number)}" for channel, number in made.contacts.items()])


def _yes(settled: bool) -> str:
    return "yes" if settled else "no"
