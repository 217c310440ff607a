"""What a group can raise its hands for, as far as anybody has heard of it, and what the hands decide."""

import pytest
from building import RINGING, begin

from walkshoes.journey.clock import phrases
from walkshoes.living.keys_said import keys_in, keys_said
from walkshoes.living.polls import decided, feelings, points
from walkshoes.scenario.shipped import walkable
from walkshoes.scenario.touchpoints import Menu

MENU = """\
welcome:
  team: ivr
  menu: For your bill, press 1. For moving home, press 2. To hear this again, press star.
  press: {1: done, 2: gone, "*": welcome}
"""


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("For your bill, press 2.", {"2": "For your bill"}),
        ("For a person, at any time, press 0.", {"0": "For a person, at any time"}),
        ("To go back, press star.", {"*": "To go back"}),
        ("For sales please press one.", {"1": "For sales"}),
        ("Press 1 for sales.", {"1": "for sales"}),
        ("We are pressing on.", {}),
        ("For the press, press 2.", {"2": "For the press"}),
    ],
)
def test_what_a_key_is_for_is_read_out_of_what_the_voice_says(said: str, keys: dict[str, str]) -> None:
    assert keys_in([said], ["0", "1", "2", "*"]) == keys


def test_a_key_that_nobody_can_understand_is_known_by_its_place() -> None:
    said = ["♪ For de…ries, press …n.", "For your acc…t, press …oo."]
    assert keys_in(said, ["1", "2"]) == {"1": "For de…ries", "2": "For your acc…t"}


def test_every_key_of_the_journeys_that_come_with_the_program_is_understood() -> None:
    menus = [
        place for journey in walkable() for place in journey.scenario.touchpoints.values() if isinstance(place, Menu)
    ]
    assert len(menus) > 5
    for menu in menus:
        sentences = [words for _, words in phrases(menu.menu, 150, menu=True)]
        keys = [str(key) for key in menu.press]
        assert list(keys_in(sentences, keys)) == keys, menu.menu


def test_only_keys_the_voice_has_come_to_are_offered_to_the_room() -> None:
    walk = begin(MENU)
    assert keys_said(walk, walk.moment) == {}  # type: ignore[arg-type]
    walk.advance(RINGING + 3_000)
    assert list(keys_said(walk, walk.moment)) == ["1"]  # type: ignore[arg-type]
    walk.advance(RINGING + 9_000)
    assert list(keys_said(walk, walk.moment)) == ["1", "2", "*"]  # type: ignore[arg-type]


def test_what_was_heard_before_is_known_when_the_voice_begins_again() -> None:
    walk = begin(MENU)
    walk.advance(RINGING + 9_000)
    walk.press("*")
    assert list(keys_said(walk, walk.moment)) == ["1", "2", "*"]  # type: ignore[arg-type]


def test_most_hands_decide_a_choice_and_even_ones_do_not() -> None:
    poll = points("Which?", ["one", "two", "three"])
    choice = type(poll)(poll.question, poll.choices)
    assert [one.name for one in decided(choice, {"1": 1, "2": 4, "3": 2})] == ["2"]
    assert [one.name for one in decided(choice, {"1": 4, "2": 4, "3": 2})] == ["1", "2"]
    assert decided(choice, {"1": 0, "2": 0, "3": 0}) == []


def test_on_a_scale_the_middle_of_all_hands_counts_and_never_the_loudest() -> None:
    assert [one.label for one in decided(feelings(), {"-2": 4, "-1": 3, "0": 3, "1": 0, "2": 0})] == ["annoyed"]
    assert [one.name for one in decided(feelings(), {"-2": 0, "-1": 3, "0": 0, "1": 3, "2": 0})] == ["-1"]
    assert decided(feelings(), {str(one): 0 for one in range(-2, 3)}) == []
