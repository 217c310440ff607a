"""The draws of one caller, many at a time: the lanes of one whole number absorb their parts together.

Most of what a caller may draw at one visit of each touchpoint is wanted: their decisions, each queue's wait and their
patience. The rounds of splitmix64 are made side by side, 128 bits a lane, which takes the interpreter a third of the
time. They are the draws of `walkshoes.journey.draws`, bit for bit.
"""

from collections.abc import Iterable
from struct import Struct

_BITS = 128
_MASK = 0xFFFF_FFFF_FFFF_FFFF
_GOLDEN = 0x9E37_79B9_7F4A_7C15
_FIRST_FACTOR = 0xBF58_476D_1CE4_E5B9
_SECOND_FACTOR = 0x94D0_49BB_1331_11EB
_TO_UNIT = 2.0**-53


class Lanes:
    """A touchpoint's key and a purpose's, a lane: what is drawn there, for one caller and one visit after another."""

    def __init__(self, keys: list[tuple[int, int]]) -> None:
        self._ones = _side_by_side([1] * len(keys))
        self._mask = self._ones * _MASK
        self._golden = self._ones * _GOLDEN
        self._places = _side_by_side([place for place, _ in keys])
        self._purposes = _side_by_side([purpose for _, purpose in keys])
        self._size = len(keys) * _BITS // 8
        self._read = Struct("<" + "Q8x" * len(keys)).unpack

    def at_places(self, chances: int) -> int:
        """The state of every lane once the touchpoints are absorbed, for the caller whose `chances_of` these are."""
        return self._absorb(chances * self._ones ^ self._places)

    def draws(self, at_places: int, visit: int) -> list[float]:
        """The draws, in [0, 1), of every lane at one visit."""
        state = self._absorb(self._absorb(at_places ^ visit * self._ones) ^ self._purposes)
        return [(one >> 11) * _TO_UNIT for one in self._read(state.to_bytes(self._size, "little"))]

    def _absorb(self, state: int) -> int:
        """The next state of every lane, a part having been laid over the one before.

        What falls into the upper half of the lane below is masked by the next round, and not read after the last.
        """
        mask = self._mask
        mixed = (state + self._golden) & mask
        mixed = ((mixed ^ (mixed >> 30 & mask)) * _FIRST_FACTOR) & mask
        mixed = ((mixed ^ (mixed >> 27 & mask)) * _SECOND_FACTOR) & mask
        return mixed ^ mixed >> 31


def _side_by_side(numbers: Iterable[int]) -> int:
    return sum(number << lane * _BITS for lane, number in enumerate(numbers))
