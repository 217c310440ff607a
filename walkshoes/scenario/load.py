"""From a file to a scenario, or to everything that is wrong with it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from walkshoes.scenario.check import HIDDEN_BY_OTHERS, check
from walkshoes.scenario.findings import LINE_BREAK, MOST_FINDINGS, TOO_MANY, Finding, Severity, sort
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings, with_settings
from walkshoes.scenario.providers import provider_findings
from walkshoes.scenario.reading import Reading, read, read_file
from walkshoes.scenario.reading_on import found_below
from walkshoes.scenario.salvage import NOBODY, salvaged
from walkshoes.scenario.shape import shape_findings
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of
from walkshoes.scenario.uncollected import uncollected

_ENOUGH = 1_000  # names and values in which the first mistakes are looked for, where there are very many


def hash_of(text: str) -> str:
    """What tells one version of a scenario's text from another: BLAKE2b, 16 bytes, hexadecimal."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


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
        """The hash of the text."""
        return hash_of(self.text)

    def under(self, settings: Settings) -> Scenario:
        """The scenario as the company would run it under these settings. Raises UnknownSetting."""
        return with_settings(self.tree, self.scenario, settings)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading a file: a source where nothing is wrong with it, and what was found.

    Where it could not all be read, `read_to` is the last line that was; below, only slips of writing are found.
    """

    source: Source | None
    findings: tuple[Finding, ...]
    text: str
    read_to: int = 0

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the scenario from being walked."""
        return tuple(finding for finding in self.findings if finding.severity == Severity.ERROR)


class Unwalkable(Exception):
    """A scenario with errors was to be walked. `loaded` has them."""

    def __init__(self, loaded: Loaded) -> None:
        super().__init__("; ".join(finding.cause for finding in loaded.errors))
        self.loaded = loaded


def load(path: Path, *, thoroughly: bool = False) -> Loaded:
    """Load a scenario from its file; `thoroughly` is for authors.

    It tries every policy and the persona as well, which takes longer; who only walks is told of those when it matters.
    """
    return _made(lambda: read_file(path), path.stem, str(path), thoroughly)


def load_text(text: str, name: str, *, thoroughly: bool = False) -> Loaded:
    """Load a scenario from its text, such as a record holds."""
    return _made(lambda: read(text, name), name, name, thoroughly)


def source_of(loaded: Loaded) -> Source:
    """The source, where the scenario can be walked. Raises Unwalkable."""
    if loaded.source is None:
        raise Unwalkable(loaded)
    return loaded.source


def _made(read_it: Callable[[], Reading], name: str, file: str, thoroughly: bool) -> Loaded:
    with uncollected():
        return _made_of(read_it(), name, file, thoroughly)


def _made_of(reading: Reading, name: str, file: str, thoroughly: bool) -> Loaded:
    findings = list(reading.findings)
    tree, scenario = reading.tree, None
    if tree is not None:
        scenario, found = _modelled(tree, file, reading.whole, thoroughly)
        if not reading.whole:  # where reading stopped, only that is to be mended
            lines = {finding.place.line for finding in findings if finding.severity == Severity.ERROR}
            found = [finding for finding in found if finding.place.line not in lines]
        findings += found
        if thoroughly and scenario is not None:
            findings += provider_findings(tree, file, scenario)
    if any(finding.severity == Severity.ERROR for finding in findings):
        scenario = None
    source = Source(name, reading.source, tree, scenario) if tree is not None and scenario is not None else None
    read_to = reading.stopped_at if _goes_on(reading) else 0
    if thoroughly and read_to:
        findings += found_below(reading, file)
    return Loaded(source, tuple(sort(dict.fromkeys(findings))), reading.source, read_to)


def _goes_on(reading: Reading) -> bool:
    """Whether anything stands below the line at which reading stopped."""
    return any(line.strip() for line in LINE_BREAK.split(reading.source)[reading.stopped_at :])


def _modelled(tree: Tree, file: str, whole: bool, thoroughly: bool) -> tuple[Scenario | None, list[Finding]]:
    """The scenario of a tree, and all that is wrong in its parts and between them."""
    try:
        scenario = Scenario.model_validate(tree)
    except ValidationError as error:
        if error.error_count() > MOST_FINDINGS:
            return None, _first_of(tree, file)
        # Where reading stopped half-way, what seems to be missing may only be further down.
        errors = [one for one in error.errors(include_url=False) if whole or not _cut_off(one, tree)]
        shapes = shape_findings(tree, file, errors)
        sound = salvaged(tree, errors)
        between = check(tree, file, sound[1], sound[0], policies=thoroughly) if sound is not None and whole else []
        broken = {one["loc"][:2] for one in errors}
        return None, shapes + [found for found in between if not _follows_from(found, broken, tree)]
    return scenario, check(tree, file, scenario, policies=thoroughly) if whole else []


def _cut_off(error: ErrorDetails, tree: Tree) -> bool:
    """Whether an error may only say that reading stopped in the middle of something."""
    touchpoints = tree.get("touchpoints")
    last = next(reversed(touchpoints), None) if isinstance(touchpoints, dict) and touchpoints else None
    unfinished = error["type"] == "union_tag_not_found" and error["loc"][:2] == ("touchpoints", last)
    return error["type"] == "missing" or unfinished


def _first_of(tree: Tree, file: str) -> list[Finding]:
    """What is wrong with the beginning of a tree, where all that is wrong with it would be too much to keep."""
    beginning, left = _beginning(tree, _ENOUGH)
    try:
        Scenario.model_validate(beginning)
        errors = []
    except ValidationError as error:
        errors = [one for one in error.errors(include_url=False) if left > 0 or one["type"] != "missing"]
    shapes = sort(shape_findings(tree, file, errors[:MOST_FINDINGS]))
    last = shapes[-1].place if shapes else tree.place
    return [*shapes, Finding("WS027", Severity.ERROR, file, last, *TOO_MANY)]


def _beginning(node: Any, left: int) -> tuple[Any, int]:
    """As much of a tree as has so many names and values, in the order of the file, and how many were left."""
    if isinstance(node, Mapping | list) and not isinstance(node, str):
        kept: list[tuple[Any, Any]] = []
        for key, inner in node.items() if isinstance(node, Mapping) else enumerate(node):
            if left <= 0:
                break
            inside, left = _beginning(inner, left - 1)
            kept.append((key, inside))
        return (dict(kept) if isinstance(node, Mapping) else [one for _, one in kept]), left
    return node, left


def _follows_from(found: Finding, broken: set[tuple[int | str, ...]], tree: Tree) -> bool:
    """Whether a finding only says that a part with a mistake lacks what the mistake hides."""
    if NOBODY in found.cause:
        return True
    return found.code in HIDDEN_BY_OTHERS and found.place in {key_place_of(tree, path) for path in broken}
