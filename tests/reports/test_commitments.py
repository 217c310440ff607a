"""A commitment is one sentence with a cue, a deed, a day and a person; what is missing is asked, and nothing insisted on."""

from datetime import date

import pytest

from walkshoes.reports.commitments import (
    CUE,
    DAY,
    DEED,
    OWNER,
    PASSED,
    SOMEBODY_THERE,
    commitment_sentence,
    nudges,
)
from walkshoes.sessions.kept import Commitment

TODAY = date(2026, 3, 2)
WHOLE = {"when": "the board meets", "then": "open it with a call", "by": "2026-04-01", "owner": "Ada"}


def asked(**parts: str) -> dict[str, str]:
    return nudges(Commitment(**(WHOLE | parts)), ["Customer care", "Meridian"], TODAY)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (
            Commitment("we meet", "ring in", "2026-03-09", "Ada"),
            "When we meet, then I will ring in. By 9 March 2026. Seen to by Ada.",
        ),
        (Commitment("if a call drops", "ring them back", "", ""), "If a call drops, then I will ring them back."),
        (Commitment("every Monday", "listen to one call", "", ""), "Every Monday, then I will listen to one call."),
        (Commitment("", "ring in", "", ""), "I will ring in."),
        (Commitment("", "ring in", "Easter", ""), "I will ring in. By Easter."),
    ],
)
def test_it_reads_as_a_sentence(made: Commitment, said: str) -> None:
    assert commitment_sentence(made) == said


def test_of_a_whole_one_nothing_is_asked() -> None:
    assert asked() == {}


@pytest.mark.parametrize(
    ("part", "written", "question"),
    [
        ("when", "", CUE),
        ("by", "", DAY),
        ("by", "2026-03-01", PASSED),
        ("owner", "", OWNER),
        ("owner", "Customer care", SOMEBODY_THERE),
        ("owner", "the meridian", SOMEBODY_THERE),
        ("owner", "HR", SOMEBODY_THERE),
        ("owner", "our service-desk team", SOMEBODY_THERE),
        ("then", "better service", DEED),
        ("then", "the hand-over", DEED),
        ("then", "Training more people", DEED),
    ],
)
def test_what_is_missing_is_asked(part: str, written: str, question: str) -> None:
    assert asked(**{part: written}) == {part: question}


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("then", "ring our own line"),
        ("then", "bring one recording"),
        ("then", "personally answer one letter"),
        ("owner", "Ada Itkin"),
        ("owner", "Hannah Boardman"),
        ("by", "2026-03-02"),
    ],
)
def test_what_is_there_is_not_asked_for(part: str, written: str) -> None:
    assert asked(**{part: written}) == {}
