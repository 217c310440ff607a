"""A finding says what happened, where, and what to do; and shows the place."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.scenario.findings import Finding, Place, Severity, did_you_mean, render, sort

SOURCE = "title: Three days\ntouchpoints:\n  welcome:\n    then: biling\n"


def finding(line: int, column: int, cause: str = "nobody called `biling`", mend: str = "") -> Finding:
    return Finding("WS101", Severity.ERROR, "journey.yaml", Place(line, column), cause, mend)


def test_a_finding_is_shown_with_its_line_and_a_caret() -> None:
    assert render(finding(4, 11, mend="did you mean `billing`?"), SOURCE).splitlines() == [
        "journey.yaml:4:11: error WS101 nobody called `biling`",
        "      then: biling",
        "            ^",
        "  mend: did you mean `billing`?",
    ]


def test_without_advice_there_is_no_line_for_it() -> None:
    assert "mend" not in render(finding(4, 11), SOURCE)


def test_without_a_source_there_is_only_the_sentence() -> None:
    assert render(finding(1, 1), "") == "journey.yaml:1:1: error WS101 nobody called `biling`"
    assert render(finding(99, 1), SOURCE).count("\n") == 0


@pytest.mark.parametrize(
    ("before", "cells"),
    [
        ("\t\t", 2),
        ("请按一 ", 7),
        ("☎ ", 2),
        ("Zoe\u0308 ", 4),
        ("\x1b[2J", 3),
        ("한국 ", 5),
    ],
)
def test_the_caret_stands_under_its_character_whatever_comes_before(before: str, cells: int) -> None:
    _, line, caret = render(finding(1, len(before) + 1), before + "HERE").split("\n")

    assert caret == "  " + " " * cells + "^"
    assert line.endswith("HERE")


def test_a_mark_of_the_encoding_at_the_start_does_not_move_the_caret() -> None:
    assert render(finding(1, 1), "\ufefftitle: x").endswith("\n  title: x\n  ^")


def test_lines_end_where_editors_end_them() -> None:
    assert "  three" in render(finding(3, 1), "one\r\ntwo\rthree\u2028still three")


def test_a_very_long_line_is_shown_around_its_place() -> None:
    source = "a" * 5_000 + "HERE" + "b" * 5_000
    _, line, caret = render(finding(1, 5_001), source).split("\n")

    assert len(line) < 110
    assert line[caret.index("^") :].startswith("HERE")
    assert line.startswith("  …")
    assert line.endswith("…")


def test_a_finding_cannot_act_on_the_terminal_through_any_of_its_parts() -> None:
    evil = "\x1b[2J\u202e\n"
    found = Finding("WS101", Severity.ERROR, f"{evil}.yaml", Place(1, 3), f"cause {evil}", f"mend {evil}")

    assert all(line.isprintable() for line in render(found, f"x: {evil}").split("\n"))
    assert len(render(found, f"x: {evil}").split("\n")) == 4


@given(st.text(st.characters(exclude_categories=())), st.integers(1, 50), st.integers(1, 300))
def test_any_place_in_any_text_can_be_shown(source: str, line: int, column: int) -> None:
    shown = render(finding(line, column), source)

    assert all(c in "\n\u200d" or unicodedata.category(c)[0] != "C" for c in shown)
    assert shown.count("\n") in (0, 2)


def test_other_programs_get_a_finding_as_json() -> None:
    found = finding(4, 11, mend="did you mean `billing`?")

    assert json.loads(json.dumps(found.as_json())) == {
        "code": "WS101",
        "severity": "error",
        "file": "journey.yaml",
        "line": 4,
        "column": 11,
        "cause": "nobody called `biling`",
        "mend": "did you mean `billing`?",
        "way": "",
        "inputs": "",
    }


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("biling", "did you mean `billing`?"),
        ("BILLING", "did you mean `billing`?"),
        ("faults_team", "did you mean `Faults_Team`?"),
        ("zebra", ""),
        ("", ""),
        ("b" * 10_000, ""),
    ],
)
def test_a_mistyped_name_is_recognised(word: str, answer: str) -> None:
    assert did_you_mean(word, ["billing", "Faults_Team", "support"]) == answer


def test_findings_come_in_the_order_of_the_file_errors_and_notices_mixed() -> None:
    first = Finding("WS200", Severity.NOTICE, "a.yaml", Place(2, 9), "first")
    second = Finding("WS100", Severity.ERROR, "a.yaml", Place(10, 1), "second")
    third = Finding("WS100", Severity.ERROR, "a.yaml", Place(10, 5), "third")
    other = Finding("WS100", Severity.ERROR, "b.yaml", Place(1, 1), "another file")

    assert sort([other, third, second, first]) == [first, second, third, other]
