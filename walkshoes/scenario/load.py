"""From a file to a scenario, or to everything that is wrong with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from walkshoes.scenario.check import check
from walkshoes.scenario.findings import Finding, Severity, sort
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings, with_settings
from walkshoes.scenario.reading import Reading, read, read_file
from walkshoes.scenario.shape import shape_finding


@dataclass(frozen=True, slots=True)
class Source:
    """A scenario and the text it was made from.

    `name` is what it is called on the command line and in the record; `tree` is what was read, for policies to patch.
    """

    name: str
    text: str
    tree: Mapping[str, Any]
    scenario: Scenario

    @property
    def hash(self) -> str:
        """The content's hash (BLAKE2b, 16 bytes, hexadecimal): what tells one version of a file from another."""
        return hashlib.blake2b(self.text.encode(), digest_size=16).hexdigest()

    def under(self, settings: Settings) -> Scenario:
        """The scenario as the company would run it under these settings. Raises UnknownSetting."""
        return with_settings(self.tree, self.scenario, settings)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading a file: a source where nothing is wrong with it, and what was found."""

    source: Source | None
    findings: tuple[Finding, ...]
    text: str

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the scenario from being walked."""
        return tuple(finding for finding in self.findings if finding.severity == Severity.ERROR)


class Unwalkable(Exception):  # noqa: N818 - it says what the scenario is
    """A scenario with errors was to be walked. `loaded` has them."""

    def __init__(self, loaded: Loaded) -> None:
        super().__init__("; ".join(finding.cause for finding in loaded.errors))
        self.loaded = loaded


def load(path: Path) -> Loaded:
    """Load a scenario from its file."""
    return _made(read_file(path), path.stem, str(path))


def load_text(text: str, name: str) -> Loaded:
    """Load a scenario from its text, such as a record holds."""
    return _made(read(text, name), name, name)


def source_of(loaded: Loaded) -> Source:
    """The source, where the scenario can be walked. Raises Unwalkable."""
    if loaded.source is None:
        raise Unwalkable(loaded)
    return loaded.source


def _made(reading: Reading, name: str, file: str) -> Loaded:
    findings = list(reading.findings)
    tree, scenario = reading.tree, None
    if tree is not None:
        try:
            scenario = Scenario.model_validate(tree)
        except ValidationError as error:
            # Where reading stopped half-way, what seems to be missing may only be further down.
            told = [one for one in error.errors(include_url=False) if reading.whole or one["type"] != "missing"]
            shapes = [shape_finding(tree, file, one) for one in told]
            findings += dict.fromkeys(shapes)
    if tree is not None and scenario is not None:
        findings += check(tree, file, scenario)
    found = tuple(sort(findings))
    broken = any(finding.severity == Severity.ERROR for finding in found)
    source = None
    if tree is not None and scenario is not None and not broken:
        source = Source(name, reading.source, tree, scenario)
    return Loaded(source, found, reading.source)
