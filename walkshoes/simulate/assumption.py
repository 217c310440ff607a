"""One thing a year rests on: what it is called, what it is, whether the file says it, and how somebody changes it."""

from dataclasses import dataclass
from enum import Enum

from walkshoes.scenario.times import duration_ms, duration_text
from walkshoes.simulate.decided import Path, Value


class Kind(Enum):
    """How an assumption is written."""

    NUMBER = "a number"
    WHOLE = "a whole number"
    SHARE = "a share in a hundred"
    TIME = "a length of time, such as 90s or 15m"


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing a year rests on. `said` is whether the file says it, `changed_by_hand` whether somebody has changed it
    since; `value` is ms where it is a time, None where there is none (a patience without end). `rest` are the other
    shares of the same whole, by path: they give way to it.
    """

    group: str
    label: str
    path: Path
    kind: Kind
    value: float | None
    said: bool
    changed_by_hand: bool = False
    rest: tuple[tuple[Path, float], ...] = ()

    @property
    def text(self) -> str:
        """The value as people write it."""
        if self.value is None:
            return "–"
        match self.kind:
            case Kind.SHARE:
                return f"{round(self.value * 100, 1):g} %"
            case Kind.TIME:
                return duration_text(round(self.value))
        return f"{self.value:,.0f}" if self.value == round(self.value) else f"{self.value:,g}"

    def changed(self, text: str) -> dict[Path, Value]:
        """The patches that make it what somebody writes. Raises ValueError, in words for people, where it is none."""
        written = text.strip().replace(",", "").removesuffix("%").strip()
        if self.kind == Kind.TIME:
            duration_ms(text.strip())
            return {self.path: text.strip()}
        try:
            number = float(written)
        except ValueError:
            raise ValueError(f"“{text.strip()}” is not {self.kind.value}.") from None
        if not 0 <= number < 10**12:
            raise ValueError(f"“{text.strip()}” is too much, or less than nothing.")
        match self.kind:
            case Kind.WHOLE:
                if number != round(number):
                    raise ValueError(f"“{text.strip()}” is not {self.kind.value}.")
                return {self.path: round(number)}
            case Kind.SHARE:
                if number > 100:
                    raise ValueError("A share is from 0 to 100 in a hundred.")
                return {self.path: number / 100, **self._give_way(number / 100)}
        return {self.path: number}

    def _give_way(self, share: float) -> dict[Path, Value]:
        """The other shares of the whole, as large to each other as before."""
        together = sum(one for _, one in self.rest)
        left = 1.0 - share
        if self.path[-1] in ("leaves", "recommends"):  # these two need not come to a whole: some stay
            return {path: min(one, round(left, 6)) for path, one in self.rest}
        if not together:
            return {path: round(left / len(self.rest), 6) for path, _ in self.rest}
        return {path: round(one / together * left, 6) for path, one in self.rest}
