"""How a walk ends: what the customer does and tells is what the author stated, and assumed is called assumed."""

from building import begin

from walkshoes.journey.program import End
from walkshoes.journey.walk import Walk
from walkshoes.living.parting import Parting, parting


def parted(ending: str) -> Parting:
    walk: Walk = begin(f"welcome: {{team: ivr, announce: Bye., then: last}}\nlast: {{ending: It is over., {ending}}}\n")
    walk.advance(walk.now + 5_000)
    assert isinstance(walk.moment, End)
    return parting(walk.engine, walk.place, walk.moment.line)


def test_who_leaves_leaves_and_who_stays_stays():
    assert parted("resolved: false, customer: leaves").does == ("You leave.",)
    assert parted("resolved: true").does == ("You stay.",)
    assert parted("resolved: true, customer: recommends").does == ("You recommend them.",)


def test_a_share_is_told_of_ten_customers_and_called_assumed():
    assert parted("resolved: false, customer: {leaves: 0.9}").does == (
        "Of ten customers who come to this, nine leave (assumed).",
    )
    assert parted("resolved: false, customer: {leaves: 0.1, recommends: 0.3}").does == (
        "Of ten customers who come to this, one leaves (assumed).",
        "Of ten customers who come to this, three recommend them (assumed).",
    )


def test_a_share_that_is_no_tenth_is_told_of_a_hundred_and_never_becomes_all_or_none():
    assert (
        "Of a hundred customers who come to this, 35 leave"
        in parted("resolved: true, customer: {leaves: 0.35}").does[0]
    )
    assert ", 99 leave" in parted("resolved: true, customer: {leaves: 0.999}").does[0]
    assert ", one leaves" in parted("resolved: true, customer: {leaves: 0.001}").does[0]


def test_what_they_tell_others_stands_in_quotation_marks_with_to_how_many():
    made = parted("resolved: false, customer: leaves, says: Do not go there., tells: 9")
    assert made.says == "“Do not go there.”"
    assert made.tells == "You tell nine people (assumed)."
    assert parted("resolved: false, tells: 1").tells == "You tell one person (assumed)."
    assert parted("resolved: false, tells: 2500").tells == "You tell 2,500 people (assumed)."


def test_nothing_is_said_of_what_nobody_stated():
    assert parted("resolved: true").says == ""
    walk = begin("welcome: {team: ivr, announce: Bye., then: done}\n")
    walk.hang_up()
    walk.choose("give_up")
    assert isinstance(walk.moment, End)
    assert parting(walk.engine, walk.place, walk.moment.line) == Parting("You gave up.")
