"""The drawings are as wide as they are asked to be, and say in words what they show."""

import pytest
from rich.cells import cell_len

from walkshoes.ui.drawing import counter, door, way

SIGN = "Meridian · High Street shop"
WIDTHS = [12, 27, 40, 72]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sign", [SIGN, "店" * 60, ""])
def test_no_line_is_wider_than_there_is_room(width: int, sign: str):
    drawn = [
        *counter(sign, max(20, width), looks_up=True, roomy=True),
        *counter(sign, max(20, width), looks_up=False, roomy=False),
        *door(sign, max(20, width), closed=True, roomy=True),
        *door(sign, max(20, width), closed=False, roomy=False),
        *way(("You are on the way.", "25 minutes."), 0.5, max(20, width)),
    ]
    assert max(cell_len(line) for line in drawn) <= max(20, width)


def test_whoever_looks_up_is_another_picture_and_other_words():
    up = "\n".join(counter(SIGN, 40, looks_up=True, roomy=False))
    down = "\n".join(counter(SIGN, 40, looks_up=False, roomy=False))
    assert "They look at you." in up
    assert "They do not look up." in down
    assert "●" in up
    assert "●" not in down


def test_a_closed_door_says_so():
    assert "closed" in "\n".join(door(SIGN, 40, closed=True, roomy=False))
    assert "closed" not in "\n".join(door(SIGN, 40, closed=False, roomy=True))


def test_the_way_goes_from_one_end_to_the_other():
    places = [way(("",), gone / 10, 40)[-1].index("●") for gone in range(11)]
    assert places == sorted(places)
    assert places[0] < places[-1]
