"""Keys sort by the time they were made and never meet."""

import time
from uuid import RFC_4122, UUID

from walkshoes.sessions.uuid7 import uuid7


def test_a_key_is_a_uuid_of_version_7() -> None:
    key = UUID(uuid7())
    assert (key.version, key.variant) == (7, RFC_4122)


def test_a_key_begins_with_the_moment_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = UUID(uuid7()).int >> 80
    # Keys made faster than the clock ticks run a little ahead of it.
    assert before <= made <= time.time_ns() // 1_000_000 + 1_000


def test_keys_sort_in_the_order_they_were_made() -> None:
    keys = [uuid7() for _ in range(20_000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
