"""The examples of `docs/findings.md` that only a proof can show are true: the wrong one has its finding, the right none."""

import re

import pytest
from examples import BLOCK, in_place

from walkshoes.proof.proving import prove
from walkshoes.scenario.explaining import entries, explained_in
from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.load import load_text, source_of

PROVED = [code for code, entry in entries().items() if code >= "WS3" and entry.right]
_BODY = re.compile(r"^### (WS\d{3}) .+\n((?:(?!^##).*\n?)*)", re.MULTILINE)
_WRONG_RIGHT = re.compile(r"# wrong\n(.*)# right\n(.*)", re.DOTALL)


def example(code: str) -> tuple[str, str]:
    body = dict(_BODY.findall(explained_in().read_text(encoding="utf-8")))[code]
    match = _WRONG_RIGHT.fullmatch(BLOCK.findall(body)[0][1])
    assert match
    return match[1], match[2]


def found(piece: str, code: str) -> list[Finding]:
    return [one for one in prove(source_of(load_text(in_place(piece)[0], "x"))).findings if one.code == code]


def test_there_are_many() -> None:
    assert len(PROVED) >= 18


@pytest.mark.parametrize("code", PROVED)
def test_the_wrong_one_has_it_and_the_right_one_has_not(code: str) -> None:
    wrong, right = example(code)
    told = found(wrong, code)
    assert told
    assert not found(right, code)
    assert (told[0].severity == Severity.NOTICE) is entries()[code].is_notice
