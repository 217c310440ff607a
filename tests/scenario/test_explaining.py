"""Every finding is explained in the terminal too, from the same document."""

import re

import pytest
from click.testing import CliRunner
from examples import FINDINGS, text_of

from walkshoes.cli import main
from walkshoes.scenario.explaining import UnknownCode, entries, entry_of, explained_in


def said(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["explain", *words])
    return result.exit_code, result.output


def test_every_entry_of_the_document_can_be_read_in_the_terminal() -> None:
    codes = re.findall(r"^### (WS\d{3}) ", text_of(FINDINGS), re.MULTILINE)
    assert list(entries()) == codes
    assert explained_in().read_text(encoding="utf-8") == text_of(FINDINGS)


def test_a_page_says_what_it_is_its_cause_its_mend_and_shows_wrong_and_right() -> None:
    code, page = said("WS012")
    assert code == 0
    assert page.splitlines()[0] == "WS012  A key # or * must be in quotes"
    assert "Outside quotes, a `#` begins a remark" in page
    assert "\nMend: write " in page
    assert "*: welcome}}" in page.partition("Wrong:")[2].partition("Right:")[0]
    assert '"*": welcome}}' in page.partition("Right:")[2]


def test_no_line_of_any_page_but_an_example_is_wider_than_a_terminal() -> None:
    for entry in entries().values():
        assert all(len(line) <= 100 for line in entry.text().splitlines() if not line.startswith("    "))


def test_a_notice_says_that_it_is_one() -> None:
    assert "the journey can be walked" in said("WS241")[1].splitlines()[0]


def test_small_letters_do_as_well() -> None:
    assert said("ws012") == said("WS012")


def test_without_a_code_all_are_listed_with_their_titles() -> None:
    code, listed = said()
    assert code == 0
    assert [line[:5] for line in listed.splitlines()] == list(entries())
    assert "WS011  A tab, or a space that is none, is used to indent" in listed


def test_an_unknown_code_says_so_and_suggests_the_nearest() -> None:
    code, answer = said("WS0112")
    assert code == 1
    assert re.search(r"There is no finding `WS0112`; did you mean `WS01", answer)
    assert "`walkshoes explain` lists them all" in said("hello")[1]
    with pytest.raises(UnknownCode):
        entry_of("")


def test_a_code_that_would_act_on_the_terminal_does_not() -> None:
    assert "\x1b" not in said("\x1b[2J")[1]
