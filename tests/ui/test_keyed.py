"""A number as it is keyed: digits set apart, and a slot for the next."""

from walkshoes.ui.widgets.keyed import slots


def test_where_no_number_is_asked_for_there_are_no_slots():
    assert slots(None) == ""


def test_there_is_a_slot_for_the_next_key():
    assert slots("") == "_"
    assert slots("7734") == "7 7 3 4 _"


def test_a_long_number_goes_on_beneath_and_of_a_very_long_one_the_end_is_seen():
    assert slots("773409128851") == "7 7 3 4 0 9 1 2 8 8\n5 1 _"
    assert slots("1" * 30 + "2").splitlines()[-1] == "2 _"
    assert len(slots("1" * 60).splitlines()) == 3
