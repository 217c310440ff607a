"""Findings for other programs: JSON, SARIF for code scanning, and annotations for a workflow on GitHub.

Sources: SARIF 2.1.0 (OASIS standard, 27 March 2020), sections 3.14 to 3.30 and 3.49; GitHub's "Workflow commands",
with the escapes of its toolkit (`packages/core/src/command.ts`).
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from walkshoes import __version__
from walkshoes.scenario.explaining import Entry, entries
from walkshoes.scenario.findings import Finding, Severity

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.NOTICE: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.NOTICE: "notice"}


def as_sarif(findings: Sequence[Finding]) -> dict[str, Any]:
    """One run of the check as a SARIF log, with a rule for each kind of finding in it."""
    codes = sorted({finding.code for finding in findings})
    rules = [_rule(code, entries().get(code)) for code in codes]
    driver = {"name": "walkshoes", "version": __version__, "rules": rules}
    results = [_result(finding, codes.index(finding.code)) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def as_github(findings: Iterable[Finding]) -> list[str]:
    """A line for each finding, which GitHub shows at its place in the changed file."""
    return [_annotation(finding) for finding in findings]


def _rule(code: str, entry: Entry | None) -> dict[str, Any]:
    if entry is None:
        return {"id": code}
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": entry.title},
        "defaultConfiguration": {"level": _LEVELS[Severity.NOTICE if entry.is_notice else Severity.ERROR]},
        "help": {"text": entry.text()},
    }
    return rule | ({"fullDescription": {"text": entry.cause}} if entry.cause else {})


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": _uri(finding.file)},
        "region": {"startLine": finding.place.line, "startColumn": finding.place.column},
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _sentence(finding)},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    """The name of a file as a URI: relative where the name is, so that it is found in a checkout elsewhere too."""
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    written = quote(os.fsencode(path.as_posix()))
    return f"./{written}" if ":" in written.partition("/")[0] else written


def _annotation(finding: Finding) -> str:
    place = finding.place
    about = {"file": finding.file, "line": place.line, "col": place.column, "title": finding.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in about.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(_sentence(finding))}"


def _sentence(finding: Finding) -> str:
    way = f"to get there: {finding.way}" if finding.way else ""
    return "; ".join(part for part in (finding.cause, finding.mend, way) if part)


def _data(text: str) -> str:
    """A message in which nothing ends the line; the runner turns these back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A value in which nothing ends the value or the properties."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
