"""Chance by place: a draw is worked out from where in the walk it falls, not from what came before it.

A draw is a pure function of (seed, caller, place, visit, purpose). There is no stream to run ahead or fall
behind, so changing one part of a company leaves every draw elsewhere as it was, and any one caller can be
walked again alone. The draws, once published, stay the same for ever: recorded walks rest on them.

Only ``+``, ``*``, ``^`` and ``>>`` on 64-bit integers are used, so that the same draws can be made by the
million with unsigned arrays and agree bit for bit.
"""

from functools import lru_cache
from hashlib import blake2b
from typing import Final

_MASK: Final = 0xFFFF_FFFF_FFFF_FFFF
_GOLDEN: Final = 0x9E37_79B9_7F4A_7C15
_FIRST_FACTOR: Final = 0xBF58_476D_1CE4_E5B9
_SECOND_FACTOR: Final = 0x94D0_49BB_1331_11EB
_TO_UNIT: Final = 2.0**-53


@lru_cache(maxsize=4096)
def stable_key(name: str) -> int:
    """Return the 64-bit key of a name: a touchpoint's id, or the purpose of a draw.

    The key is the BLAKE2b digest of 8 bytes of the name in UTF-8, read with the most significant byte first.
    It depends on the name alone, not on its position in a file, the machine or the Python version, and stays
    the same for ever.

    Raises ``UnicodeEncodeError`` for a name that is not text (a lone surrogate).
    """
    return int.from_bytes(blake2b(name.encode("utf-8"), digest_size=8).digest(), "big")


def uniform(seed: int, caller: int, place: str, visit: int, purpose: str) -> float:
    """Return the draw, in [0, 1), of one caller at one visit of one place for one purpose.

    ``seed`` is the session's, ``caller`` the caller's number (a person is 0), ``place`` a touchpoint's id,
    ``visit`` how often the caller has been there, ``purpose`` what is drawn ("wait", "patience", "error").
    Integers of any size and sign are taken modulo 2**64.
    """
    return uniform_of(seed, caller, stable_key(place), visit, stable_key(purpose))


def uniform_of(seed: int, caller: int, place_key: int, visit: int, purpose_key: int) -> float:
    """Return the same draw as `uniform`, with the two names already turned into keys by `stable_key`.

    Each part is absorbed by one round of splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
    number generators", OOPSLA 2014); the top 53 bits of the last state, times 2**-53, are the draw.
    """
    return uniform_from(chances_of(seed, caller), place_key, visit, purpose_key)


def chances_of(seed: int, caller: int) -> int:
    """Return what all draws of one caller begin with, for `uniform_from`: the state once both are absorbed."""
    return _absorb(_absorb(0, seed), caller)


def uniform_from(chances: int, place_key: int, visit: int, purpose_key: int) -> float:
    """Return the same draw as `uniform_of`, of the caller whose `chances_of` these are."""
    return (_absorb(_absorb(_absorb(chances, place_key), visit), purpose_key) >> 11) * _TO_UNIT


def _absorb(state: int, part: int) -> int:
    """Return the state after one part; with a part of 0 this is splitmix64's own next output."""
    mixed = ((state ^ part) + _GOLDEN) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * _FIRST_FACTOR) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * _SECOND_FACTOR) & _MASK
    return mixed ^ (mixed >> 31)
