"""Findings for other programs: SARIF as its schema has it, and annotations that nothing can break out of."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from click.testing import CliRunner
from examples import in_place
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from walkshoes.cli import main
from walkshoes.scenario.explaining import entry_of
from walkshoes.scenario.finding_forms import as_github, as_sarif
from walkshoes.scenario.findings import Finding, Place, Severity

# What SARIF 2.1.0 requires of the parts that are used here, from the standard's own schema; nothing else may stand there.
TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
COUNT = {"type": "integer", "minimum": 1}
RULE = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}, "additionalProperties": False},
    },
    "required": ["id"],
    "additionalProperties": False,
}
PLACE = {
    "type": "object",
    "properties": {
        "artifactLocation": {
            "type": "object",
            "properties": {"uri": {"type": "string", "format": "uri-reference"}},
            "additionalProperties": False,
        },
        "region": {
            "type": "object",
            "properties": {"startLine": COUNT, "startColumn": COUNT},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {
            "type": "array",
            "items": {"type": "object", "properties": {"physicalLocation": PLACE}, "additionalProperties": False},
        },
    },
    "required": ["message"],
    "additionalProperties": False,
}
DRIVER = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
    },
    "required": ["name"],
    "additionalProperties": False,
}
RUN = {
    "type": "object",
    "properties": {
        "tool": {"type": "object", "properties": {"driver": DRIVER}, "required": ["driver"]},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    },
    "required": ["tool"],
    "additionalProperties": False,
}
LOG = {
    "type": "object",
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": RUN},
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}
EVIL = "a,b=c::d%0A::error::e\r\n::warning::\u202e\x1b[2J.yaml"


def finding(file: str = "journey.yaml", cause: str = "nobody", severity: Severity = Severity.ERROR) -> Finding:
    return Finding("WS012", severity, file, Place(4, 11), cause, "write")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    file = tmp_path / "wrong.yaml"
    file.write_text(in_place("goodbye: {ending: Gone., resolved: true, custmer: leaves}")[0], encoding="utf-8")
    return file


def test_a_sarif_log_is_as_the_standard_wants_it(wrong: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--format", "sarif", str(wrong)])
    log = json.loads(result.output)
    Draft7Validator(LOG, format_checker=Draft7Validator.FORMAT_CHECKER).validate(log)
    run = log["runs"][0]
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
    error = next(one for one in run["results"] if one["level"] == "error")
    assert error["ruleId"] == "WS102"
    assert error["locations"][0]["physicalLocation"]["region"]["startLine"] > 1
    assert result.exit_code == 1


def test_a_rule_carries_the_explanation_and_its_level() -> None:
    rule = as_sarif([finding()])["runs"][0]["tool"]["driver"]["rules"][0]
    assert rule["help"]["text"] == entry_of("WS012").text()
    assert rule["defaultConfiguration"] == {"level": "error"}
    notice = Finding("WS241", Severity.NOTICE, "x.yaml", Place(1, 1), "no twin")
    log = as_sarif([notice])["runs"][0]
    assert log["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": "note"}
    assert log["results"][0]["level"] == "note"


def test_no_findings_are_a_log_without_results() -> None:
    log = as_sarif([])
    Draft7Validator(LOG).validate(log)
    assert log["runs"][0]["results"] == []


@pytest.mark.parametrize(
    "file", ["plain.yaml", "with space/ü.yaml", "a:b.yaml", "a#b?c%20.yaml", "/tmp/x y.yaml", "//evil/x"]
)
def test_the_name_of_a_file_is_a_uri_that_leads_back_to_it(file: str) -> None:
    uri = as_sarif([finding(file)])["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    parsed = urlparse(uri)
    assert re.fullmatch(r"[A-Za-z0-9:/?#@!$&'()*+,;=._~%-]+", uri)
    assert not parsed.query
    assert not parsed.fragment
    assert Path(unquote(parsed.path)).name == Path(file).name


def test_an_annotation_names_file_line_column_and_code() -> None:
    assert as_github([finding(), finding(severity=Severity.NOTICE)]) == [
        "::error file=journey.yaml,line=4,col=11,title=WS012::nobody; write",
        "::notice file=journey.yaml,line=4,col=11,title=WS012::nobody; write",
    ]


def read_back(line: str) -> tuple[str, dict[str, str], str]:
    """An annotation as the runner reads it."""
    found = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert found, line
    properties = dict(one.split("=", 1) for one in found[2].split(","))
    for escaped, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        properties = {name: value.replace(escaped, sign) for name, value in properties.items()}
    message = found[3].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    return found[1], properties, message


SIGNS = (",", ":", "::", "%", "\r", "\n", "%0A", "%0D", "%25", "%2C", "%3A", "::error::")
TRICKY = st.lists(st.sampled_from(SIGNS) | st.characters(), max_size=9).map("".join)


@given(TRICKY, TRICKY)
def test_nothing_breaks_out_of_an_annotation(file: str, cause: str) -> None:
    (line,) = as_github([finding(file, cause)])
    assert "\n" not in line
    assert "\r" not in line
    command, properties, message = read_back(line)
    assert command == "error"
    assert properties == {"file": file, "line": "4", "col": "11", "title": "WS012"}
    assert message == f"{cause}; write" if cause else "write"


def test_a_file_with_an_evil_name_is_one_annotation(tmp_path: Path) -> None:
    (tmp_path / EVIL.replace("/", "")).write_text("titel: x\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "--format", "github", str(tmp_path / EVIL)])
    lines = result.output.rstrip("\n").split("\n")
    assert all(line.startswith(("::error file=", "::notice file=")) for line in lines)
    assert {read_back(line)[1]["title"] for line in lines} >= {"WS101", "WS102"}


def test_a_sound_file_is_no_annotation_and_code_0() -> None:
    result = CliRunner().invoke(main, ["check", "--format", "github", "a-letter-that-was-answered"])
    assert (result.output, result.exit_code) == ("", 0)
