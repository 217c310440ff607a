"""The yardstick: journeys with one mistake each, all found without playing, and journeys that only look wrong."""

import re
from functools import cache
from pathlib import Path

import pytest

from walkshoes.proof.proving import prove
from walkshoes.scenario.findings import Finding
from walkshoes.scenario.load import load

MISTAKES = Path(__file__).parent.parent / "mistakes"
SEEDED = sorted(MISTAKES.glob("*.yaml"))
CLEAN = sorted((MISTAKES / "clean").glob("*.yaml"))
SECOND = {
    file: file.read_text(encoding="utf-8").splitlines()[0] for file in sorted((MISTAKES / "second").glob("*.yaml"))
}
SECOND_SEEDED = [file for file, told in SECOND.items() if told.startswith("# MISTAKE (expect WS")]
SECOND_CLEAN = [file for file, told in SECOND.items() if told.startswith("# CLEAN: ")]
SHIPPED = sorted((MISTAKES.parent.parent / "scenarios").glob("*.yaml"))
CODES = {
    "unreachable": {"WS301"},
    "unreachable-ending": {"WS301"},
    "dead-end": {"WS302"},
    "trap": {"WS303"},
    "only-hanging-up": {"WS304"},
    "endless": {"WS304", "WS305"},
    "nothing-to-do": {"WS306"},
    "guard-never": {"WS307"},
    "guard-always": {"WS308"},
    "tries": {"WS307", "WS310"},
    "set-never-read": {"WS237"},
    "read-never-set": {"WS238"},
    "never-given": {"WS311"},
    "not-on-the-desk": {"WS319"},
    "policy-nothing": {"WS312"},
    "two-patches": {"WS216"},
    "unheard": {"WS310"},
    "promise-no-outcome": {"WS313"},
    "hand-over-never-told": {"WS314"},
    "never-arrives": {"WS315"},
    "unknown-persona-field": {"WS208", "WS219"},
    "same-option": {"WS013", "WS229", "WS243"},
    "twin-repeats": {"WS316"},
    "variable-range": {"WS307", "WS308"},
    "hours": {"WS301", "WS307", "WS309"},
    "wrong-words": {"WS010", "WS011", "WS012", "WS106", "WS107", "WS201", "WS214"},
}
"""Kind of mistake → the findings that tell it."""


@cache
def found(file: Path) -> list[Finding]:
    loaded = load(file, thoroughly=True)
    proved = prove(loaded.source, str(file)).findings if loaded.source is not None else ()
    return [*loaded.findings, *proved]


def kind(file: Path) -> str:
    match = re.search(r"^# mistake: (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert match
    return match[1].strip()


def test_there_are_enough_of_both() -> None:
    assert len(SEEDED) >= 60
    assert len(CLEAN) >= 20
    assert {kind(file) for file in SEEDED} == set(CODES)


@pytest.mark.parametrize("file", SEEDED, ids=lambda file: file.stem)
def test_the_mistake_is_found(file: Path) -> None:
    codes = {one.code for one in found(file)}
    assert codes & CODES[kind(file)], codes


@pytest.mark.parametrize("file", SEEDED, ids=lambda file: file.stem)
def test_it_is_told_where_a_reader_would_look_for_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    match = re.search(r"^# at: (.+)$", text, re.MULTILINE)
    assert match
    expected = set(re.findall(r"[a-z_]{3,}", match[1]))
    lines = text.splitlines()
    told = " ".join(f"{one.cause} {one.mend} {_around(lines, one.place.line)}" for one in found(file))
    told = told.replace("touchpoint ", "touchpoints ")
    assert expected & set(re.findall(r"[a-z_]{3,}", told)) - {"company"}, told


def _around(lines: list[str], number: int) -> str:
    """A line and the name it stands under."""
    above = next((line for line in reversed(lines[:number]) if re.match(r"  \w", line)), "")
    return f"{above} {lines[number - 1]}"


def test_the_second_set_is_whole() -> None:
    assert len(SECOND_SEEDED) >= 120
    assert len(SECOND_CLEAN) >= 50
    assert len(SECOND_SEEDED) + len(SECOND_CLEAN) == len(SECOND)


@pytest.mark.parametrize("file", SECOND_SEEDED, ids=lambda file: file.stem)
def test_the_mistake_of_the_second_set_is_found(file: Path) -> None:
    expected = set(re.findall(r"WS\d+", SECOND[file].split(")")[0]))
    codes = {one.code for one in found(file)}
    assert codes & expected, codes


@pytest.mark.parametrize("file", [*CLEAN, *SECOND_CLEAN, *SHIPPED], ids=lambda file: file.stem)
def test_what_only_looks_wrong_is_left_alone(file: Path) -> None:
    assert not found(file), [(one.code, one.cause) for one in found(file)]
