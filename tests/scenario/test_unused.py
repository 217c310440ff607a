"""What does nothing is a notice, unless it is meant; what nobody could use is an error; and no sound journey is blamed."""

from pathlib import Path

import pytest
from examples import GUIDE, ROOT, blocks, in_place, told

from walkshoes.scenario.check_unused import UNUSED
from walkshoes.scenario.findings import Severity
from walkshoes.scenario.load import load, load_text

SOUND = [*sorted((ROOT / "scenarios").glob("*.yaml")), *sorted((ROOT / "tests" / "skeletons").glob("*.yaml"))]
TRULY = {("four-dollars-of-bacon", "WS240")}
"""What is so in a journey as it stands: somebody says their name where only another policy lets the team give names."""


@pytest.mark.parametrize("path", SOUND, ids=[path.stem for path in SOUND])
def test_no_sound_journey_is_blamed(path: Path) -> None:
    loaded = load(path, thoroughly=True)
    assert {(path.stem, one.code) for one in loaded.findings} <= TRULY, told(loaded)


@pytest.mark.parametrize(
    "code",
    [code for page in (GUIDE, ROOT / "README.md") for _, code in blocks(page, "yaml") if code.startswith("title:")],
)
def test_no_whole_example_of_the_documents_is_blamed(code: str) -> None:
    assert load_text(code, "example", thoroughly=True).findings == ()


def noticed(piece: str) -> set[str]:
    loaded = load_text(in_place(piece)[0], "x", thoroughly=True)
    assert not loaded.errors, told(loaded)
    return {f"{one.code} {one.cause}" for one in loaded.findings}


USED = {
    "WS232": [
        "- request: engineer_visit",
        "- {request: engineer_visit, done: {say: I have booked it.}}",
    ],
    "WS234": [
        "- promise: ring_back",
        "left: {team: support, channel: letter, read: x, promise: ring_back, then: solved}",
    ],
    "WS235 nobody asks for `story`": [
        "- ask: {fact: story}",
        "left: {team: support, channel: letter, write: {fact: story}, then: solved}",
        "left: {team: ivr, voicemail: {greeting: x, about: story}}",
        "- {agent: Hello again., when: told(story)}",
        "welcome: {team: ivr, announce: Hi., then: [{go: main_menu, hand_over: {notes: [story]}}]}",
    ],
    "WS235 nobody asks for `account_number`": [
        '- agent: "You are {account_number}."',
        'desk: {bill: "Account {account_number}"}',
        "welcome: {team: ivr, collect: {fact: account_number}, then: solved}",
        "policies: {a: {label: A, sets: {touchpoints.welcome.announce: 'Hello, {account_number}.'}}}",
    ],
    "WS241": ["twin: {one_record: true}", "policies: {}"],
}


@pytest.mark.parametrize(("notice", "piece"), [(notice, piece) for notice, pieces in USED.items() for piece in pieces])
def test_what_is_used_in_any_way_is_not_noticed(notice: str, piece: str) -> None:
    assert any(one.startswith(notice) for one in noticed(""))
    assert not any(one.startswith(notice) for one in noticed(piece))


MEANT = {
    "WS233": "support_talk: {team: support, meant: to be shown, talk: [{request: x, done: {say: x}}], then: at_home}",
    "WS234": "promises: {ring_back: {what: We ring, by: faults, kept: true, meant: for later}}",
    "WS235 nobody asks for `account_number`": (
        'facts: {account_number: {label: x, value: "1", meant: on paper}, story: {label: x, told: true}}'
    ),
    "WS237": "variables: {chased: {to: 4, meant: for later}}",
    "WS239": "support_talk: {team: support, meant: yes, talk: [ask: {fact: story, hears: {a: [b]}}], then: at_home}",
    "WS241": "policies: {one_record: {label: One record, sets: {record: shared}, meant: no twin yet}}",
}


@pytest.mark.parametrize(("notice", "piece"), MEANT.items())
def test_what_is_meant_is_not_noticed(notice: str, piece: str) -> None:
    import re

    bare = re.sub(r",? ?meant: [\w ]+", "", piece).replace("{,", "{")
    assert any(one.startswith(notice) for one in noticed(bare)), noticed(bare)
    assert not any(one.startswith(notice) for one in noticed(piece))


@pytest.mark.parametrize(
    "piece",
    [
        "stay_or_go: {choose: Well?, options: {stay: {go: solved, label: Go, when: days < 1}, go: {go: left, label: go, when: days >= 1}}}",
        "main_menu: {team: ivr, menu: Press 1 or 2., press: {1: solved, 2: solved}}",
        "main_menu: {team: ivr, menu: Press 1 or 2., press: {1: {go: solved, label: One}, 2: {go: left, label: Two}}}",
        "support_queue: {queue: support, channel: chat, then: support_talk}",
    ],
)
def test_what_can_be_told_apart_and_done_is_no_mistake(piece: str) -> None:
    assert not load_text(in_place(piece)[0], "x").findings


@pytest.mark.parametrize(
    ("code", "piece"),
    [
        ("WS229", "stay_or_go: {choose: Well?, options: {go_on: left, b: {go: solved, label: ' Go  ON '}}}"),
        ("WS229", "at_home: {wait: 3h, instead: {a: {go: left, label: x}, b: {go: solved, label: X}}, then: solved}"),
        ("WS229", "main_menu: {team: ivr, menu: x, press: {1: {go: left, label: x}, 2: {go: solved, label: x}}}"),
        ("WS230", 'main_menu: {team: ivr, menu: x, press: {1: {go: left, label: "\u00a0"}}}'),
        ("WS231", "identify: {team: ivr, channel: in person, collect: {fact: account_number}, then: solved}"),
        ("WS231", "box: {team: ivr, channel: chat, voicemail: {greeting: x}}"),
        ("WS228", "scorecard: [owned, owned]"),
    ],
)
def test_what_nobody_could_choose_is_a_mistake(code: str, piece: str) -> None:
    loaded = load_text(in_place(piece)[0], "x")
    assert [(one.code, one.severity) for one in loaded.findings] == [(code, Severity.ERROR)]


def test_who_only_walks_is_not_told_what_is_not_used() -> None:
    assert load_text(in_place("")[0], "x").findings == ()
    assert {one.code for one in load_text(in_place("")[0], "x", thoroughly=True).findings} <= UNUSED


LINED_UP = {
    "a touchpoint in column 1": ("main_menu", "  main_menu: {", "main_menu: {", "this line is set in less"),
    "the last touchpoint in column 1": ("left", "  left: {", "left: {", "does not stand under `touchpoints:`"),
}


@pytest.mark.parametrize(("name", "right", "wrong", "cause"), LINED_UP.values(), ids=LINED_UP)
def test_a_touchpoint_that_is_not_set_in_is_one_finding_at_its_own_line(
    name: str, right: str, wrong: str, cause: str
) -> None:
    text = in_place("goodbye: {ending: x, resolved: true}")[0].replace("then: solved}", "then: left}")
    (found,) = load_text(text.replace(right, wrong), "x").findings
    assert cause in found.cause
    assert found.place.line == text[: text.index(right)].count("\n") + 1
    assert found.place.column == 1


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("teams.fults.hours", "teams.faults.hours"),
        ("faults.hours", "teams.faults.hours"),
        ("promise.ring_back.kept", "promises.ring_back.kept"),
        ("touchpoints.main_mnu.menu", "touchpoints.main_menu.menu"),
    ],
)
def test_a_policy_that_changes_what_is_not_there_is_told_the_nearest_path(path: str, meant: str) -> None:
    text = in_place(f"policies: {{a: {{label: A, sets: {{{path}: x}}}}}}")[0]
    (found,) = load_text(text, "x", thoroughly=True).errors
    assert (found.code, found.mend) == ("WS213", f"did you mean `{meant}`?")


@pytest.mark.parametrize(
    ("code", "piece"),
    [
        ("WS203", "support_queue: {queue: suport, then: support_talk}"),
        ("WS202", "support_talk: {team: suport, talk: [agent: Hello.], then: at_home}"),
        ("WS206", "- {ask: {fact: account_numbr, say: Well?}}"),
        ("WS103", "support_queue: {queu: support, then: support_talk}"),
    ],
)
def test_one_mistyped_name_is_one_finding(code: str, piece: str) -> None:
    before = load_text(in_place("")[0], "x", thoroughly=True).findings
    found = [one.code for one in load_text(in_place(piece)[0], "x", thoroughly=True).findings if one not in before]
    assert found == [code]
