"""What is kept of how a walk went: its transcript, where it ended, and its ledger, as text."""

from collections.abc import Iterator, Mapping
from typing import Any

from walkshoes.journey.clock import clock_text
from walkshoes.journey.ledger import Ledger
from walkshoes.rehearsing import Rehearsal

HEADING = "The ledger"
_MILLISECONDS = ("minutes_ms", "given_ms", "calendar_ms", "handling_ms")


def told(made: Rehearsal) -> str:
    """The text that is kept of a walk."""
    return "\n".join([*made.text(), "", HEADING, *_lines(figures(made.ledger()))]) + "\n"


def figures(ledger: Ledger) -> dict[str, str]:
    """Every figure of a ledger that is not at its beginning, by its name (`minutes_ms.telling`), as people read it."""
    found: dict[str, str] = {}
    for name, value in ledger.as_json().items():
        for path, one in _flat(name, value):
            if one or one is False:
                found[path] = _shown(path, one)
    return found


def split(text: str) -> tuple[list[str], dict[str, str]]:
    """The transcript with its last line, and the figures, of a text that was kept."""
    transcript, _, ledger = text.partition(f"\n{HEADING}\n")
    rows = (line.strip().partition(": ") for line in ledger.splitlines() if ": " in line)
    return transcript.rstrip("\n").split("\n"), {name: value for name, _, value in rows}


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The figures that changed: (name, before, now); one that is not there is 0."""
    names = dict.fromkeys([*before, *now])
    return tuple(
        (name, before.get(name, "0"), now.get(name, "0")) for name in names if before.get(name) != now.get(name)
    )


def _lines(figures: Mapping[str, str]) -> Iterator[str]:
    yield from (f"  {name}: {value}" for name, value in figures.items())


def _flat(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for inner, one in value.items():
            yield from _flat(f"{name}.{inner}", one)
    else:
        yield name, value


def _shown(path: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if path.startswith(_MILLISECONDS):
        return f"{value} ({clock_text(value)})"
    return " ".join(str(value).split())
