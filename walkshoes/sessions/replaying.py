"""Kept walks lived again: where today's engine would differ from the ledger that was frozen, and why."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from walkshoes.sessions.record import Record
    from walkshoes.sessions.stored import StoredWalk


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of living one walk again.

    `differences` holds ledger field → (what was kept, what it is today); `stopped` says, where the walk could not be
    lived to its end, which input no longer fits; `erased`, where what was done in it was erased, on which day.
    """

    alias: str
    title: str
    version: str
    differences: dict[str, tuple[Any, Any]]
    stopped: str
    erased: str = ""

    @property
    def same(self) -> bool:
        """Whether today's engine makes of the inputs what was kept, as far as they are kept."""
        return not self.differences and not self.stopped

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "alias": self.alias,
            "title": self.title,
            "version": self.version,
            "same": None if self.erased else self.same,
            "differences": {name: {"kept": kept, "today": today} for name, (kept, today) in self.differences.items()},
            "stopped": self.stopped,
            "erased": self.erased or None,
        }

    def text(self) -> list[str]:
        """The same in words."""
        head = f"{self.title}, {self.alias}"
        if self.erased:
            return [f"{head}: cannot be lived again; what was done in it was erased on {self.erased}"]
        if self.same:
            return [f"{head}: the same"]
        lines = [f"{head}: kept by version {self.version}, different today"]
        lines += [f"  {name}: {kept} was kept, today {today}" for name, (kept, today) in self.differences.items()]
        return [*lines, f"  {self.stopped}"] if self.stopped else lines


def replayed(record: "Record", session: str) -> list[Replayed]:
    """Every walk of a session, lived again. Nothing in the record changes. Raises RecordTrouble."""
    return [_replayed(record.stored(row.id)) for row in record.walks(session)]


def _replayed(stored: "StoredWalk") -> Replayed:
    if stored.erased:
        return Replayed(stored.alias, stored.source.scenario.title, stored.version, {}, "", stored.erased)
    today = stored.today.as_json()
    kept = stored.frozen.as_json() if stored.frozen is not None else today
    differences = {name: (kept[name], today[name]) for name in kept if kept[name] != today[name]}
    stopped = ""
    if stored.diverged is not None:
        missed = stored.diverged.missed
        stopped = f"input {stored.diverged.done + 1} ({missed.kind.value} at {missed.place}) no longer fits"
    return Replayed(stored.alias, stored.source.scenario.title, stored.version, differences, stopped)
