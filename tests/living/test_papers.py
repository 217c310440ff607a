"""What lies on the customer's desk."""

from building import HEAD, source

from walkshoes.living.papers import note_of, papers_of, told_papers
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.kept import Said

PLACES = "welcome: {team: ivr, announce: Hello., then: done}\n"
ANN = Persona("Ann Lee", {"account_number": "7734 09 128851", "postcode": "LS1 4AP", "story": ""})


def with_desk(desk: str) -> Source:
    return source(
        PLACES,
        head=HEAD.replace("start:", "").replace(
            ' {at: "2026-03-02 14:03", dial: customer_line}\n',
            f"  desk:\n{desk}" + 'start: {at: "2026-03-02 14:03", dial: customer_line}\n',
        ),
    )


def test_without_papers_there_is_a_card_with_the_name_and_every_fact_that_is_not_told():
    (card,) = papers_of(source(PLACES).scenario, ANN)
    assert card.title == "your details"
    assert card.text.splitlines() == ["Ann Lee", "", "Account number", "  7734 09 128851", "Postcode", "  LS1 4AP"]


def test_papers_are_filled_in_with_the_persona_and_the_card_shows_only_what_they_do_not():
    card, bill = papers_of(with_desk('    the_bill: "Account {account_number}"\n').scenario, ANN)
    assert (bill.title, bill.text) == ("the bill", "Account 7734 09 128851")
    assert "LS1 4AP" in card.text
    assert "7734" not in card.text


def test_papers_that_show_everything_need_no_card():
    (bill,) = papers_of(with_desk('    bill: "{account_number} {postcode}"\n').scenario, ANN)
    assert bill.title == "bill"


def test_the_story_lies_there_in_the_customers_own_hand_as_it_was_told_last():
    said = [
        Said(1, "a", "told", "story", "It is dead."),
        Said(2, "a", "reaction", "", "Why?"),
        Said(3, "b", "told", "story", "As I said, it is dead."),
    ]
    (paper,) = told_papers(said)
    assert paper.by_hand
    assert paper.about == "story"
    assert paper.text == "As I said, it is dead."


def test_words_that_were_erased_leave_no_paper():
    assert told_papers([Said(1, "a", "told", "story", " ")]) == []


def test_a_reference_that_is_given_on_the_way_is_on_no_card_beforehand_and_is_noted_when_it_is_spoken():
    (card,) = papers_of(source(PLACES).scenario, ANN, later={"postcode"})
    assert "LS1" not in card.text
    note = note_of("case number", "C-1")
    assert (note.text, note.by_hand) == ("Case number\n  C-1", True)
