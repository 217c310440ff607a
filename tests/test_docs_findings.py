"""Every finding is explained, and the examples beside it are true."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from examples import BLOCK, FINDINGS, ROOT, in_place, text_of, told

from walkshoes.cli import main
from walkshoes.scenario.building import DEEPEST, LONGEST_TEXT, MOST_NODES
from walkshoes.scenario.check_unused import UNUSED
from walkshoes.scenario.explaining import entries
from walkshoes.scenario.files import LARGEST_FILE
from walkshoes.scenario.findings import MOST_FINDINGS, Severity
from walkshoes.scenario.load import load, load_text

ENTRY = re.compile(r"^### (WS\d{3}) (.+)\n((?:(?!^##).*\n)*)", re.MULTILINE)
ENTRIES = {code: (title, body) for code, title, body in ENTRY.findall(text_of(FINDINGS))}
_WRONG_RIGHT = re.compile(r"# wrong(, the whole file)?\n(.*)# right\n(.*)", re.DOTALL)
SHOWN = {code: found[0] for code, (_, body) in ENTRIES.items() if (found := BLOCK.findall(body))}
PROVED = "WS300"
"""From here on a finding is not of the file as it is read, but of the walks through it; `tests/proof` has those."""
READ = [code for code, (language, _) in SHOWN.items() if language == "yaml" and code < PROVED]
HIDDEN: dict[str, str | bytes] = {
    "WS004": "title: Grüße".encode("cp1252"),
    "WS005": "#" * (LARGEST_FILE + 1),
    "WS018": "title: " + "[" * (DEEPEST + 1),
    "WS019": "title: [" + "1," * (MOST_NODES + 1),
    "WS023": in_place("goodbye: {ending: Good\u200bbye., resolved: false}")[0],
    "WS027": "".join(f"k{n}: 1\n" for n in range(MOST_FINDINGS + 1)),
    "WS242": in_place(f"policies: {{{', '.join(f'p{n}: {{label: x, sets: {{}}}}' for n in range(1_000))}}}")[0],
    "WS024": in_place(f"goodbye: {{ending: {'x' * (LONGEST_TEXT + 1)}, resolved: false}}")[0],
}


def test_every_finding_is_explained_and_every_explanation_is_of_a_finding() -> None:
    rooms = (ROOT / "walkshoes" / "scenario", ROOT / "walkshoes" / "proof")
    source = "".join(path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py"))
    assert set(ENTRIES) == set(re.findall(r'"(WS\d{3})"', source))
    assert list(ENTRIES) == sorted(ENTRIES)


def test_a_finding_without_an_example_says_why() -> None:
    assert {code for code, (_, body) in ENTRIES.items() if "No example" in body} == set(ENTRIES) - set(SHOWN)


@pytest.mark.parametrize("code", READ)
def test_a_wrong_example_has_this_finding_and_no_other_and_the_right_one_has_none(code: str) -> None:
    found = _WRONG_RIGHT.fullmatch(SHOWN[code][1])
    assert found, "an example is `# wrong` and `# right`"
    whole, wrong, right = found.groups()
    before = load_text(wrong if whole else in_place(wrong)[0], "wrong", thoroughly=True)
    assert {finding.code for finding in before.findings} - (UNUSED - {code}) == {code}, told(before)
    after = load_text(right if right.startswith("title:") else in_place(right)[0], "right", thoroughly=True)
    assert code not in {finding.code for finding in after.findings}
    assert right.startswith("title:") or {finding.code for finding in after.findings} <= UNUSED, told(after)


@pytest.mark.parametrize("code", HIDDEN)
def test_what_no_example_can_show_has_its_finding_too(code: str, tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    content = HIDDEN[code]
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert code in {finding.code for finding in load(file, thoroughly=True).findings}


def test_a_file_that_is_not_there_or_is_a_folder_or_may_not_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-journeys").mkdir()
    for name in ("my-journey.yaml", "my-journeys/first.yaml"):
        Path(name).write_text(in_place("")[0], encoding="utf-8")
    for code in ("WS001", "WS002"):
        wrong, right = (shlex.split(line) for line in SHOWN[code][1].splitlines() if not line.startswith("#"))
        assert f"error {code}" in CliRunner().invoke(main, wrong[1:]).output
        assert f"error {code}" not in CliRunner().invoke(main, right[1:]).output

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert [found.code for found in load(Path("my-journey.yaml")).findings] == ["WS003"]


def test_notices_are_marked() -> None:
    noticed = {code for code, (title, _) in ENTRIES.items() if title.endswith("(a notice)") and code < PROVED}
    shown = set()
    for code in READ:
        found = _WRONG_RIGHT.fullmatch(SHOWN[code][1])
        assert found
        loaded = load_text(in_place(found[2])[0], "x", thoroughly=True)
        shown |= {one.code for one in loaded.findings if one.code == code and one.severity == Severity.NOTICE}
    assert shown == noticed - set(HIDDEN)


def test_every_entry_says_how_to_mend_it_in_one_sentence() -> None:
    for entry in entries().values():
        assert entry.cause, entry.code
        assert entry.mend.endswith("."), entry.code


SLIPS = {
    "goodbye: {ending: Gone., resolved: true, customer: left}": "is not one of",
    "goodbye: {ending: Gone., resolved: true, customer: {leaves: 3}}": "`leaves` may be at most 1",
    "goodbye: {ending: Gone., resolved: true, customer: {leave: 0.3}}": "`leave` is not a word",
    "variables: {days: {to: 3}}": "`days` is something a condition can ask already",
    "goodbye: {ending: Gone., resolved: true, customer: {leaves: 0.7, recommends: 0.7}}": "together they are at most 1",
    "at_home: {wait: 3h, instead: {wait: solved}, then: solved}": "an option to wait on is called already",
    "left: {team: support, channel: email, write: {fact: story, seen_by: 9}, then: solved}": "only a post is seen",
    "left: {team: support, channel: social, write: {fact: story, seen_by: {1h: 9, 1 day: 3}}, then: solved}": "who has seen a post",
    "left: {channel: letter, write: {fact: story}, then: solved}": "who is written to at `left`?",
    "left: {team: support, channel: letter, write: {fact: story}, chases: rung_back, then: solved}": "no promise or answer",
    "left: {team: support, channel: email, read: Hello., gives: case, then: solved}": "there is no fact `case`",
    "left: {team: support, channel: letter, write: {fact: story}, answers: {a: {after: soon, go: solved}}, then: solved}": "`soon` does not say when",
    "left: {team: support, channel: letter, write: {fact: story}, answers: {a: {after: 2 working weeks, go: solved}}, then: solved}": "5 working days",
    'promises: {ring_back: {what: A call, by: faults, due: "2026-03-01 09:00", kept: true}}': "is not after the walk begins",
    "follows: the letter": "cannot stand here",
    "left: {team: support, write: {fact: story}, then: solved}": "how does it go?",
    "left: {team: support, read: Hello., then: solved}": "how does it come?",
    "left: {visit: 5m, closed: {say: Closed.}, then: solved}": "nobody says when it is closed",
    "promises: {ring_back: {what: A call, by: faults, kept: true, when_broken: left}}": "never broken",
    "promises: {ring_back: {what: A call, by: faults, due: 1h, kept: true, when_kept: welcome}}": "would have to ring",
    "promises: {ring_back: {what: A call, by: faults, due: 1 month, kept: true}}": "4 weeks",
    "teams: {ivr: {}, support: {holidays: true}, faults: {}}": "a text is wanted",
    "teams: {ivr: {}, support: {holidays: GB-XX}, faults: {}}": "no part of GB",
    "teams: {ivr: {}, support: {holidays: country_holidays}, faults: {}}": "no country",
    "left: {team: support, channel: email, read: Hello., signed: M. Byrne, then: solved}": "is not one of",
    "- {agent: Hello., when: days >= 1and days < 3}": "cannot be read",
    "- {agent: Hello., when: arrived(ring_back)}": "there is no answer `ring_back`",
    "solved: {ending: It works., resolved: true, was: [a]}\ngoodbye: {ending: Bye., resolved: false, was: [a]}": "earlier name of two",
    "support_talk: {team: support, talk: [agent: Hello.], same_as: faults_talk, then: at_home}": "is with another team",
    "welcome: {team: ivr, announce: Hello., then: {goo: solved}}": "`goo` is not a word",
    "welcome: {team: ivr, announce: Hello., then: {go: solved, hand_over: clod}}": "is not one of",
    'welcome: {team: ivr, announce: "", then: solved}': "`announce` has no text",
    "main_menu: {team: ivr, menu: Nothing., press: {}}": "`press` is empty",
    "looking: {queue: support, every: {1s: Hello.}, then: solved}": "`each` must be at least 5s",
    "looking: {team: support, hold: {for: {s: 3}}, then: solved}": "a length of time is wanted",
    "teams: {ivr: {hands_over: {note: [story]}}, support: {}, faults: {}}": "`note` is not a word",
    "promises: {ring_back: {what: A call, by: faults}}": "`kept` is missing",
    "promises: {ring_back: {what: A call, by: faults, kept: maybe}}": "true or false is wanted",
    "customer:\n  name: {fakr: name}": "`fakr` is not a word",
    "- {agent: Hello., wehn: gives_name}": "`wehn` is not a word",
    '- {agent: Hello., when: knows("story")}': "write knows(story), without quotes",
    "- agent: Hello there: you.": "there is a colon in the text",
}


@pytest.mark.parametrize(("slip", "cause"), SLIPS.items())
def test_one_slip_is_told_once_and_in_plain_words(slip: str, cause: str) -> None:
    findings = load_text(in_place(slip)[0], "slip").findings
    assert len(findings) == 1
    assert cause in findings[0].cause
