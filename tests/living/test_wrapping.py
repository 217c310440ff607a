"""Lines are cut at words, within their width, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from walkshoes.living.wrapping import fitted, flowing, wrapped


def lines(text: str, width: int) -> list[str]:
    return [text[begin:end] for begin, end in wrapped(text, width)]


def test_a_text_is_cut_between_words():
    assert lines("Thank you for calling.", 11) == ["Thank you", "for", "calling."]


def test_line_breaks_stay():
    assert lines("Dear customer,\n\nno.", 20) == ["Dear customer,", "", "no."]


def test_a_word_that_does_not_fit_is_broken():
    assert lines("a verylongword b", 6) == ["a", "verylo", "ngword", "b"]


@given(st.text(alphabet="ab \n漢é1", max_size=60), st.integers(2, 12))
def test_every_line_fits_and_no_letter_is_lost(text: str, width: int):
    cut = lines(text, width)
    assert all(cell_len(line) <= width for line in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_prose_broken_by_hand_flows_and_short_lines_stay():
    letter = (
        "Meridian Broadband\n1 High Street\n\n"
        "Thank you for your recent contact. We take all feedback most seriously\nand have passed it on.\n\n"
        "Yours sincerely,\nCustomer Care"
    )
    assert "most seriously and have passed it on." in flowing(letter)
    assert "Meridian Broadband\n1 High Street" in flowing(letter)
    assert "Yours sincerely,\nCustomer Care" in flowing(letter)


def test_the_columns_of_a_bill_move_together_and_stay_beneath_each_other():
    bill = "Broadband, February       38.00\nLine care                  3.50\n-------------------------------\nTotal"
    assert fitted(bill, 27).splitlines() == [
        "Broadband, February   38.00",
        "Line care              3.50",
        "---------------------------",
        "Total",
    ]


def test_a_paper_that_fits_and_a_line_without_room_are_left_as_they_are():
    assert fitted("Account    7734 09", 40) == "Account    7734 09"
    assert fitted("one two three four", 9) == "one two three four"
