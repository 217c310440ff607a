"""Free text never steers: it is reduced at the door to how many words there were and what was heard in them."""

import pytest
from building import begin, until

from walkshoes.journey.telling import OTHER, told

PLACES = """
welcome:
  team: support
  talk:
    - ask: {fact: story, hears: {refund: [refund, money back], no_more: ["no"]}}
  then: done
"""


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("I want a refund.", "refund"),
        ("REFUND! Now", "refund"),
        ("give me my money, back", "refund"),
        ("I know nothing of refunds", OTHER),
        ("no, thank you", "no_more"),
        ("hello", OTHER),
    ],
)
def test_whole_words_are_heard_whatever_their_case_and_punctuation(text: str, heard: str) -> None:
    walk = until(begin(PLACES), lambda walk: bool(walk.accepts) and not walk.speaking)
    made = told(walk, text)
    assert (made.value, made.number) == (heard, len(text.split()))
