"""`check --fix` mends what is safe, byte for byte, and says what it did not dare."""

import os
import stat
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from examples import in_place
from hypothesis import given, settings
from hypothesis import strategies as st

from walkshoes.cli import main
from walkshoes.scenario import fixing
from walkshoes.scenario.fixing import fixed_text
from walkshoes.scenario.load import load_text


def fix(file: Path) -> Result:
    return CliRunner().invoke(main, ["check", "--fix", str(file)])


MENDED = {
    "a tab": ("left:\n\t{ending: You left., resolved: false}", "left:\n  {ending: You left., resolved: false}"),
    "a tab among four spaces": (
        "left:\n    ending: a\n\tresolved: false\n",
        "left:\n    ending: a\n    resolved: false\n",
    ),
    "tabs on every line": (
        "left:\n\tending: You left.\n\tresolved: false\n",
        "left:\n  ending: You left.\n  resolved: false\n",
    ),
    "the key *": (
        "main: {team: ivr, menu: Go., press: {*: solved}}",
        'main: {team: ivr, menu: Go., press: {"*": solved}}',
    ),
    "the key # between braces": (
        "main: {team: ivr, menu: Go., press: {1: left, #: solved}}",
        'main: {team: ivr, menu: Go., press: {1: left, "#": solved}}',
    ),
    "the key # on a line of its own": (
        "main:\n  team: ivr\n  menu: Go.\n  press:\n    1: left\n    #: solved\n",
        'main:\n  team: ivr\n  menu: Go.\n  press:\n    1: left\n    "#": solved\n',
    ),
    "a colon in a text": ("- agent: One moment: I look.", '- agent: "One moment: I look."'),
    "a colon and quotes in a text": ('- agent: One: "two"  # three', "- agent: 'One: \"two\"'  # three"),
    "a # in a text": ("- agent: You are caller #1 today.", '- agent: "You are caller #1 today."'),
    "a text that begins with !": ("- agent: !Welcome to us.", '- agent: "!Welcome to us."'),
    "curly quotes": ("- agent: “One moment: I look.”", '- agent: "One moment: I look."'),
    "an apostrophe in single quotes": ("- agent: 'It's me.'", '- agent: "It\'s me."'),
    "no space after a colon": (
        "main:\n  team: ivr\n  announce: Hello.\n  then:solved\n",
        "main:\n  team: ivr\n  announce: Hello.\n  then: solved\n",
    ),
    "no space after a key": (
        "main: {team: ivr, menu: Go., press: {1:solved}}",
        "main: {team: ivr, menu: Go., press: {1: solved}}",
    ),
    "a no-break space that indents": (
        "main:\n\u00a0 team: ivr\n  announce: Hello.\n  then: solved\n",
        "main:\n  team: ivr\n  announce: Hello.\n  then: solved\n",
    ),
    "an invisible character": ("- agent: Hello.\u200b", "- agent: Hello."),
    "a mistyped name": (
        "main: {team: ivr, announce: Hello., then: solvd}",
        "main: {team: ivr, announce: Hello., then: solved}",
    ),
    "a mistyped word": (
        "main: {team: ivr, announce: Hello., thn: solved}",
        "main: {team: ivr, announce: Hello., then: solved}",
    ),
    "a mistyped kind": (
        "main: {team: ivr, anounce: Hello., then: solved}",
        "main: {team: ivr, announce: Hello., then: solved}",
    ),
    "a name inside a condition": (
        "- {agent: Hello again., when: times(suport_talk) >= 1}",
        "- {agent: Hello again., when: times(support_talk) >= 1}",
    ),
    "a name twice in a condition in quotes, and the same word in a text": (
        '- {agent: Hi storry., when: "knows(storry) or not told(storry)"}',
        '- {agent: Hi storry., when: "knows(story) or not told(story)"}',
    ),
    "a name in braces in a text": ("- agent: It is {acount_number}.", "- agent: It is {account_number}."),
    "the same slip on four lines that are alike": (
        "".join(f"more_{n}:\n  team: suport\n  announce: Hello.\n  then: solved\n" for n in range(4)),
        "".join(f"more_{n}:\n  team: support\n  announce: Hello.\n  then: solved\n" for n in range(4)),
    ),
    "a switch that is set to yes": ("twin: {one_record: yes}", "twin: {one_record: true}"),
    "a switch that is set to off, in quotes": (
        "twin:\n  one_record: 'Off'  # not",
        "twin:\n  one_record: false  # not",
    ),
    "a mistyped switch": ("twin: {one_recrd: true}", "twin: {one_record: true}"),
    "three slips": (
        "main: {tem: ivr, announce: Hello., then: solvd}\nleft:\n\t{ending: x, resolved: false}",
        "main: {team: ivr, announce: Hello., then: solved}\nleft:\n  {ending: x, resolved: false}",
    ),
}


@pytest.mark.parametrize(("wrong", "right"), MENDED.values(), ids=MENDED)
def test_a_safe_slip_is_mended_and_nothing_else_is_touched(wrong: str, right: str) -> None:
    assert fixed_text(in_place(wrong)[0], "x").text == in_place(right)[0]
    assert not load_text(in_place(right)[0], "x").errors


LEFT = {
    "a name that stands elsewhere, in the wrong place": (
        "main:\n  team: ivr\n  announce: Hello.\n  then: solve\n"
        "customer:\n  name: Sam\n  about: You.\n  facts:\n    account_number: {label: x, pattern: '7#'}\n"
        "    story: {label: x, told: true}\n    solve: {label: x, value: x}\n"
    ),
    "a # that may be a remark": "- agent: You are caller # one today.",
    "a name with two near ones": "main: {team: ivr, announce: Hello., then: at_hom1}\nat_hom2: {wait: 1h, then: solved}",
    "a name nothing is near to": "main: {team: ivr, announce: Hello., then: zebra}",
    "a comma in a text between braces": "left: {ending: Well, goodbye., resolved: false}",
    "a name that would lead to another mistake": (
        "main: {team: ivr, announce: Hello., then: their_rply}\n"
        "their_reply: {team: support, channel: email, read: Hello.}"
    ),
    "a bracket that is not closed": "left: {ending: Gone., resolved: false",
    "a word missing": "left: {ending: Gone.}",
    "a tab that may stand for two or for four spaces": (
        "stay_or_go:\n  choose: Well?\n  options:\n   stay:\n    go: solved\n\tlabel: Hm\n"
    ),
}


@pytest.mark.parametrize("wrong", LEFT.values(), ids=LEFT)
def test_what_could_mean_two_things_is_left_to_the_author(wrong: str) -> None:
    text = in_place(wrong)[0]
    fixed = fixed_text(text, "x")
    assert (fixed.text, fixed.mends) == (text, [])
    assert fixed.left


TOO_FAR_IN = """\
main: {team: ivr, announce: Hello., then: no_letter}
form_letter:
  team: ivr
  announce: A form.
  then: no_letter
  no_letter:
    choose: None has come.
    options: {give_up: {go: left}}
"""


def test_a_touchpoint_that_stands_too_far_in_is_told_so_and_no_name_is_changed() -> None:
    text = in_place(TOO_FAR_IN)[0]
    fixed = fixed_text(text, "x")
    assert fixed.mends == []
    assert [(one.code, one.mend) for one in fixed.left] == [
        ("WS102", "it may stand two spaces too far in: touchpoints all begin in the same column")
    ]
    assert not load_text(text.replace("    no_letter:", "  no_letter:").replace("      ", "    "), "x").errors


def test_what_something_leads_to_may_be_a_touchpoint_whose_kind_is_mistyped() -> None:
    fixed = fixed_text(in_place(TOO_FAR_IN.replace("choose:", "chose_one:"))[0], "x")
    assert "it may stand two spaces too far in" in next(one.mend for one in fixed.left if one.code == "WS102")


def test_what_has_the_word_that_makes_a_touchpoint_may_be_one_though_nothing_leads_to_it() -> None:
    fixed = fixed_text(in_place(TOO_FAR_IN.replace("then: no_letter", "then: solved"))[0], "x")
    assert "it may stand two spaces too far in" in next(one.mend for one in fixed.left if one.code == "WS102")


def test_of_a_long_line_what_was_changed_is_shown() -> None:
    piece = f"main: {{team: ivr, announce: {'Hello ' * 40}, then: solvd}}"
    _, was, now = fixed_text(in_place(piece)[0], "x").said()
    assert was.endswith("then: solvd}")
    assert now.endswith("then: solved}")
    assert was.startswith("  - …")
    assert max(len(was), len(now)) < 120


def test_the_tabs_are_mended_by_the_width_that_reads_furthest() -> None:
    text = in_place('two:\n\tteam: ivr\n  announce: Hi.\n  then: solved\nthree:\n  announce: "Closed.\n  then: left\n')[
        0
    ]
    text = text.replace("  \tteam", "\tteam")
    assert fixed_text(text, "x").text == text.replace("\tteam", "    team")


def test_a_tab_inside_a_text_stays() -> None:
    text = in_place("desk:\n  bill: |\n    Amount\n    \tdue\nleft: {ending: x, resolved: false, custmer: leaves}")[0]
    assert fixed_text(text, "x").text == text.replace("custmer", "customer")


def test_a_tab_inside_a_text_stays_where_others_that_indent_are_mended() -> None:
    text = in_place("desk:\n  bill: |\n    Amount\n    \tdue\nleft:\n\t{ending: x, resolved: false}")[0]
    assert fixed_text(text, "x").text == text.replace("\t{ending", "  {ending")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_remarks_layout_line_breaks_and_the_mark_at_the_start_stay(tmp_path: Path, line_break: str) -> None:
    text = f"# mine\n\n{in_place('left:   {ending:  Gone. ,  resolved: false,custmer: leaves}   # why')[0]}\n\n# end"
    wrong = "\ufeff" + text.replace("\n", line_break)
    file = tmp_path / "journey.yaml"
    file.write_bytes(wrong.encode())
    assert "mended WS" in fix(file).output
    assert file.read_bytes().decode() == wrong.replace("custmer", "customer")


def test_what_was_changed_is_shown_and_the_file_as_it_was_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    wrong = in_place("main: {team: ivr, announce: Hello., then: solvd}\nleft: {ending: Gone.}")[0]
    file.write_text(wrong, encoding="utf-8")
    result = fix(file)
    assert "mended WS201 there is no touchpoint `solvd`" in result.output
    assert "- " in result.output
    assert "+   main: {team: ivr, announce: Hello., then: solved}" in result.output
    assert f"The file as it was is in {file}.bak." in result.output
    assert f"{file}: 1 mistake is left to you" in result.output
    assert "1 mistake to mend" in result.output
    assert "WS101 `resolved` is missing" in result.output
    assert result.exit_code == 1
    assert Path(f"{file}.bak").read_text(encoding="utf-8") == wrong


def test_a_copy_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    Path(f"{file}.bak").write_text("mine", encoding="utf-8")
    for _ in range(2):
        file.write_text(in_place("main: {team: ivr, announce: Hello., then: solvd}")[0], encoding="utf-8")
        assert "mended WS" in fix(file).output
    assert Path(f"{file}.bak").read_text(encoding="utf-8") == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {
        "journey.yaml",
        "journey.yaml.bak",
        "journey.yaml.bak.2",
        "journey.yaml.bak.3",
    }


@pytest.mark.parametrize("piece", ["", LEFT["a word missing"]])
def test_a_file_with_nothing_to_mend_is_not_touched(tmp_path: Path, piece: str) -> None:
    file = tmp_path / "journey.yaml"
    file.write_text(in_place(piece)[0], encoding="utf-8")
    os.utime(file, ns=(1, 1))
    fix(file)
    assert file.stat().st_mtime_ns == 1
    assert [path.name for path in tmp_path.iterdir()] == ["journey.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights and links are others there")
def test_rights_stay_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "real.yaml"
    real.write_text(in_place("main: {team: ivr, announce: Hello., then: solvd}")[0], encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "journey.yaml"
    link.symlink_to(real)
    assert "mended WS" in fix(link).output
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert "solvd" not in real.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_replaced_stays_as_it_was_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "journey.yaml"
    wrong = in_place("main: {team: ivr, announce: Hello., then: solvd}")[0]
    file.write_text(wrong, encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fixing.os, "fsync", full)
    result = fix(file)
    assert result.exit_code == 1
    assert "was left as it is: No space left on device." in result.output
    assert file.read_text(encoding="utf-8") == wrong
    assert [path.name for path in tmp_path.iterdir()] == ["journey.yaml"]


def test_a_file_that_somebody_saves_in_between_is_left_to_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "journey.yaml"
    file.write_text(in_place("main: {team: ivr, announce: Hello., then: solvd}")[0], encoding="utf-8")
    really = fixing.fixed_text

    def meanwhile(text: str, name: str) -> fixing.Fixed:
        file.write_text("title: theirs\n", encoding="utf-8")
        return really(text, name)

    monkeypatch.setattr(fixing, "fixed_text", meanwhile)
    assert "somebody else has changed it" in fix(file).output
    assert file.read_text(encoding="utf-8") == "title: theirs\n"


def test_a_journey_that_comes_with_the_program_is_not_mended() -> None:
    result = CliRunner().invoke(main, ["check", "--fix", "three-days-without-broadband"])
    assert result.exit_code == 1
    assert "--fix mends a file of yours" in result.output


def test_very_many_slips_in_a_very_large_file_are_not_tried_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixing, "MOST_READ", 20_000)
    slips = "\n".join(f"t{n}: {{team: ivr, announce: Hello., then: solvd}}" for n in range(100))
    fixed = fixed_text(in_place(slips)[0], "x")
    assert 0 < len(fixed.mends) < 10
    assert fixed.left


def test_fix_and_a_form_for_programs_do_not_go_together(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--fix", "--format", "json", str(tmp_path / "x.yaml")])
    assert result.exit_code == 2


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_wrong_mending_never_makes_it_worse(data: st.DataObject) -> None:
    text = in_place("main: {team: ivr, announce: Hello., then: solved}")[0]
    at = data.draw(st.integers(0, len(text) - 1))
    slip = data.draw(st.sampled_from(["\t", ":", "#", "*", "'", "“", "\u00a0", "x", "", "{", "- ", "\n"]))
    wrong = text[:at] + slip + text[at + 1 :]
    before, fixed = load_text(wrong, "x"), fixed_text(wrong, "x")
    assert bool(fixed.mends) == (fixed.text != wrong)
    if fixed.mends and not before.errors:
        assert not load_text(fixed.text, "x").errors
    assert fixed_text(fixed.text, "x").mends == []
