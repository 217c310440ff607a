"""The commands: what they print, for people and for programs, and the exit codes: 0 done, 1 findings or a refusal, 2 wrong usage."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from building import COMPANY, text_of
from click.testing import CliRunner, Result

from walkshoes import __version__
from walkshoes.cli import main

PLACES = """\
welcome: {team: ivr, menu: "For faults, press 1.", press: {1: line}}
line: {queue: support, then: agent}
agent: {team: support, talk: [{agent: "{agent} here."}, {ask: {fact: story}}], then: decide}
decide: {choose: And now?, options: {stay: done, leave: gone}}
"""
POLICIES = (
    COMPANY
    + """\
policies:
  one_record: {label: One record, sets: {record: shared}}
  staff: {label: Staff, number: queues.support.agents, range: [8, 30]}
  script: {label: Script, options: {short: {label: Short, sets: {}}, long: {label: Long, sets: {}}}}
"""
)
TWIN = "twin: {one_record: true, staff: 25}\n"
WALKSHOES = (sys.executable, "-c", "from walkshoes.cli import main; main()")
INPUTS = '{"press": 1}\n{"tell": "my line is dead"}\n{"react": -1}\n{"choose": "stay"}\n'


def run(*words: object, given: str | None = None) -> Result:
    """A command's result; whatever goes wrong is a sentence and never a trace."""
    result = CliRunner().invoke(main, [str(word) for word in words], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(text_of(PLACES, POLICIES, TWIN), encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.yaml"
    path.write_text(text_of("welcome: {team: ivr, announce: Hello., then: dnoe}\n"), encoding="utf-8")
    return path


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    path = tmp_path / "walk.jsonl"
    path.write_text(INPUTS, encoding="utf-8")
    return path


# the app and its version


def test_the_version_is_the_packages() -> None:
    assert run("--version").output == f"walkshoes {__version__}\n"


@pytest.mark.parametrize("words", [["--help"], ["walk", "--help"], ["check", "-h"], ["sessions", "--help"]])
def test_every_command_explains_itself(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_without_a_terminal_the_app_says_what_to_do() -> None:
    done = subprocess.run([*WALKSHOES], capture_output=True, text=True, input="", check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.strip() == (
        "Error: The app needs a terminal window. Without a screen there is `walkshoes --plain`; "
        "for programs there is `walkshoes walk SCENARIO --headless`."
    )


@pytest.mark.parametrize(
    "words", [["dance"], ["--dance"], ["check"], ["walk"], ["--pace", "0"], ["scenarios", "--folder", "nowhere"]]
)
def test_wrong_usage_is_2(words: list[str]) -> None:
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("option", [["--db", "x.db"], ["--folder", "."]])
def test_an_option_in_front_of_a_command_is_not_left_out_unseen(option: list[str]) -> None:
    result = run(*option, "sessions")
    assert result.exit_code == 2
    assert f"{option[0]} belongs behind the command here: walkshoes sessions {option[0]}" in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fit", "8"], "is not a length of time; write for example"),
        (["--fit", "soon"], "is not a length of time; write for example"),
        (["--fit", "20s"], "less than a minute"),
        (["--fit", "8m", "--pace", "6"], "use one of them"),
    ],
)
def test_a_slot_that_cannot_be_meant_is_said_so(words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


# scenarios


def test_the_journeys_are_listed_with_minutes_channels_and_a_line_each() -> None:
    result = run("scenarios")
    assert result.exit_code == 0
    assert "three-days-without-broadband" in result.output
    assert " 20 min  phone" in result.output
    assert "The line has been dead since Saturday" in result.output


def test_the_journeys_are_listed_for_programs() -> None:
    rows = json.loads(run("scenarios", "--json").stdout)
    first = next(row for row in rows if row["name"] == "three-days-without-broadband")
    assert set(first) == {"name", "title", "summary", "minutes", "channels", "touchpoints"}


def test_a_folder_with_a_broken_journey_is_listed_all_the_same(journey: Path, broken: Path) -> None:
    result = run("scenarios", "--folder", journey.parent, "--json")
    assert result.exit_code == 1
    assert [row["name"] for row in json.loads(result.stdout)] == ["small"]
    assert "broken.yaml has mistakes: `walkshoes check " in result.stderr
    assert f"{broken}` shows them." in result.stderr


# check


def test_a_sound_journey_has_no_mistakes(journey: Path) -> None:
    result = run("check", journey)
    assert result.exit_code == 0
    assert f"{journey}: no mistakes in 6 touchpoints\nproved: " in result.output
    assert "error" not in result.output


def test_a_mistake_is_shown_with_its_line_and_what_to_do(journey: Path, broken: Path) -> None:
    result = run("check", broken, journey)
    assert result.exit_code == 1
    assert f"{broken}:22:48: error WS201 there is no touchpoint `dnoe`" in result.output
    assert "mend: did you mean `done`?" in result.output
    assert f"{journey}: no mistakes" in result.output
    assert result.output.endswith("1 mistake to mend\n")


def test_findings_are_there_for_programs(broken: Path) -> None:
    result = run("check", "--format", "json", broken)
    assert result.exit_code == 1
    (finding,) = [one for one in json.loads(result.stdout) if one["severity"] == "error"]
    assert (finding["code"], finding["line"], finding["column"]) == ("WS201", 22, 48)
    assert json.loads(run("check", "--format", "json", "three-days-without-broadband").stdout) == []


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nothing.yaml")
    assert result.exit_code == 1
    assert "WS001" in result.output


def test_a_file_that_is_not_there_is_told_which_there_are(journey: Path) -> None:
    result = run("check", journey.with_name("absent.txt"))
    assert result.exit_code == 1
    assert "error WS001 there is no such file" in result.output
    assert "there are: small.yaml" in result.output
    assert "did you mean `small.yaml`?" in run("check", journey.with_name("smal.txt")).output


def test_a_folder_is_told_the_files_in_it(journey: Path) -> None:
    result = run("check", journey.parent)
    assert result.exit_code == 1
    assert "error WS002 this is a folder, not a file" in result.output
    assert f"there are: {journey.parent.name}/small.yaml" in result.output


def test_a_journey_that_is_not_there_is_answered_with_those_that_are() -> None:
    result = run("check", "nothing")
    assert result.exit_code == 1
    assert "There is no scenario `nothing`. There are: " in result.output


# schema


def test_the_schema_is_printed_for_editors() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "walkshoes scenario"


# walk


def test_a_walk_reads_as_a_transcript_and_says_where_it_stands(journey: Path, inputs: Path) -> None:
    result = run("walk", journey, "--headless", "--inputs", inputs)
    assert result.exit_code == 0
    assert "  00:00  (you ring Meridian)\n" in result.output
    assert "(you feel annoyed)" in result.output
    assert result.output.splitlines()[-1].startswith("ended at done after ")


def test_a_walk_whose_inputs_run_out_is_unfinished_and_no_mistake(journey: Path) -> None:
    result = run("walk", journey, "--headless")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("unfinished after ")


def test_a_walk_is_there_for_programs(journey: Path, inputs: Path) -> None:
    made = json.loads(run("walk", journey, "--headless", "--inputs", inputs, "--json").stdout)
    assert (made["scenario"], made["state"], made["at"], made["seed"]) == ("small", "ended", "done", 1)
    assert (made["ledger"]["ending"], made["ledger"]["words_told"]) == ("done", 4)
    assert [one["kind"] for one in made["inputs"]] == ["press", "begin", "tell", "react", "choose"]
    assert [draw["place"] for draw in made["draws"]] == ["line"]
    assert made["transcript"][0].endswith("(you ring Meridian)")


@pytest.mark.parametrize("more", [[], ["--json"], ["--twin"], ["--seed", "7", "--policy", "staff=9"]])
def test_the_same_walk_is_the_same_bytes(journey: Path, inputs: Path, more: list[str]) -> None:
    words = ["walk", journey, "--headless", "--inputs", inputs, *more]
    first, second = run(*words), run(*words)
    assert first.exit_code == 0
    assert first.stdout_bytes == second.stdout_bytes


def test_the_same_walk_is_the_same_bytes_in_another_process(journey: Path, inputs: Path) -> None:
    words = ["walk", str(journey), "--headless", "--inputs", str(inputs), "--json"]
    done = subprocess.run([*WALKSHOES, *words], capture_output=True, check=True)
    assert done.stdout == run(*words).stdout_bytes


def test_inputs_may_come_from_the_standard_input(journey: Path, inputs: Path) -> None:
    from_file = run("walk", journey, "--headless", "--inputs", inputs)
    assert run("walk", journey, "--headless", "--inputs", "-", given=INPUTS).output == from_file.output


def test_policies_seed_and_persona_are_taken_from_the_inputs_and_the_command_line(journey: Path, inputs: Path) -> None:
    header = {
        "seed": 0,
        "policies": {"staff": 9, "one_record": True},
        "persona": {"name": "Bo", "agents": {"agent": "Kim"}},
    }
    inputs.write_text(json.dumps(header) + "\n" + INPUTS)
    words = ["walk", journey, "--headless", "--inputs", inputs, "--json"]
    made = json.loads(run(*words).stdout)
    assert (made["seed"], made["policies"], made["persona"]["name"]) == (0, {"staff": 9, "one_record": True}, "Bo")
    assert made["persona"]["facts"]["postcode"] == "LS1 4AP"
    assert any("Kim here." in line for line in made["transcript"])
    more = ["--seed", "5", "--policy", "staff=10", "--policy", "script=short", "--policy", "one_record=off"]
    made = json.loads(run(*words, *more).stdout)
    assert (made["seed"], made["policies"]) == (5, {"staff": 10, "one_record": False, "script": "short"})


def test_the_twin_is_the_company_done_right(journey: Path) -> None:
    assert json.loads(run("walk", journey, "--headless", "--twin", "--json").stdout)["policies"] == {
        "one_record": True,
        "staff": 25,
    }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"choose": "stay"}', "line 1: choose is not possible at `welcome`"),
        ('{"dance": 1}', "line 1: `dance` is not known"),
        ("dance", "line 1 is not a JSON object"),
        ('{"persona": {"facts": 3}}', "a persona has a name"),
        ('{"policies": {"staff": 99}}', "The policy `staff` takes a whole number from 8 to 30."),
        ('{"policies": {"staff": [9]}}', "The policy `staff` takes a whole number from 8 to 30."),
        ('{"policies": {"medals": true}}', "There is no policy `medals` in this scenario."),
    ],
)
def test_inputs_that_cannot_be_done_are_refused_in_a_sentence(
    journey: Path, inputs: Path, line: str, words: str
) -> None:
    inputs.write_text(line)
    result = run("walk", journey, "--headless", "--inputs", inputs)
    assert result.exit_code == 1
    assert words in result.stderr


def test_inputs_that_are_no_text_are_refused(journey: Path, inputs: Path) -> None:
    inputs.write_bytes(b"\xff\xfe\x00")
    result = run("walk", journey, "--headless", "--inputs", inputs)
    assert result.exit_code == 1
    assert "is not a text file." in result.stderr


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (["--policy", "staff"], 2, "--policy is written NAME=VALUE, not staff"),
        (["--policy", "staff=--9"], 1, "The policy `staff` takes a whole number"),
        (["--policy", "staff=-9"], 1, "The policy `staff` takes a whole number"),
        (["--policy", "one_record=maybe"], 1, "The policy `one_record` is a switch"),
        (["--policy", "script=shrt"], 1, "takes one of: short, long"),
        (["--seed", "x"], 2, "is not a valid integer"),
        (["--inputs", "nowhere.jsonl"], 2, "does not exist"),
    ],
)
def test_a_walk_that_cannot_be_is_refused(journey: Path, more: list[str], code: int, words: str) -> None:
    result = run("walk", journey, "--headless", *more)
    assert (result.exit_code, words in result.stderr) == (code, True)


def test_a_broken_journey_is_not_walked_and_its_mistakes_are_shown(broken: Path) -> None:
    result = run("walk", broken, "--headless")
    assert result.exit_code == 1
    assert "WS201" in result.stderr
    assert "cannot be walked until its mistakes are mended." in result.stderr


def test_a_walk_for_people_is_the_app(journey: Path) -> None:
    result = run("walk", journey)
    assert result.exit_code == 2
    assert "for the app, say walkshoes alone" in result.stderr


def test_a_rehearsal_can_be_kept_and_is_the_same_when_lived_again(journey: Path, inputs: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    assert run("walk", journey, "--headless", "--inputs", inputs, "--record", "--db", record).exit_code == 0
    (session,) = json.loads(run("sessions", "--db", record, "--json").stdout)
    assert (session["title"], session["walks"]) == ("Rehearsal: A small journey", 1)
    again = run("sessions", "--db", record, "replay", session["id"])
    assert again.exit_code == 0
    assert "the same" in again.output


def test_where_a_proof_cannot_look_at_everything_the_journey_is_walked_at_random(journey: Path) -> None:
    result = run("check", journey, "--states", 10)
    assert "not proved: explored " in result.output
    assert "walks at random, seed 1: nothing went wrong" in result.output


def test_a_touchpoint_is_come_to_by_the_shortest_way_and_gone_on_from(journey: Path, tmp_path: Path) -> None:
    result = run("walk", journey, "--at", "welcome", "--record", "--db", tmp_path / "w.db")
    assert result.exit_code == 0, result.output
    assert "it offers to go on from here" in result.output
    assert "1 walk" in run("sessions", "--db", tmp_path / "w.db").output


def test_a_touchpoint_nobody_comes_to_is_told_with_the_nearest_name(journey: Path) -> None:
    result = run("walk", journey, "--at", "wellcome")
    assert result.exit_code == 1
    assert "Did you mean `welcome`?" in result.stderr
