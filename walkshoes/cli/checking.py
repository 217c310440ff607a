"""`check`: what is wrong with a scenario file, where its journey can lead, and mending what can be mended safely."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkshoes.cli.keeping import kept_walks_said, walks_option
from walkshoes.cli.opening import load_named, path_named
from walkshoes.cli.saying import Refused, show, show_json

if TYPE_CHECKING:
    from walkshoes.proof.looking import Progress
    from walkshoes.proof.proving import Proof
    from walkshoes.scenario.findings import Finding
    from walkshoes.scenario.load import Loaded, Source

REHEARSED = 2_000
"""How many callers a check is rehearsed with, where that is asked for."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, what came of loading it, and its proof where it can be walked."""

    name: str
    loaded: "Loaded"
    proof: "Proof | None"

    @property
    def findings(self) -> "list[Finding]":
        """All there is to say of it, as one meets it reading downwards."""
        from walkshoes.scenario.findings import sort  # noqa: PLC0415

        return sort([*self.loaded.findings, *(self.proof.findings if self.proof is not None else ())])

    @property
    def errors(self) -> int:
        """How much has to be mended."""
        return len(self.loaded.errors) + (len(self.proof.errors) if self.proof is not None else 0)


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="json and sarif for other programs; github for annotations in a workflow.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely first; a copy of the file is kept beside it.")
@click.option("--every-setting", "every", is_flag=True, help="Prove it under every combination of policies.")
@click.option("--states", type=click.IntRange(1), help="How many situations are looked at under one setting at most.")
@click.option(
    "--rehearse", is_flag=True, help="Walk it with 2,000 synthetic callers as well, to see how long it takes."
)
@walks_option
def check(
    files: tuple[str, ...], form: str, fix: bool, every: bool, states: int | None, rehearse: bool, walks: bool
) -> None:
    """Find every mistake in scenario files, and prove where their journeys can lead."""
    if fix and form != "text":
        raise click.UsageError("--fix shows what it changed as text; it does not go with another --format.")
    mended = [_mend(name) for name in files] if fix else []
    checked = [_checked(name, every, states) for name in files]
    if form == "text":
        for number, one in enumerate(checked):
            if fix:
                _say_what_is_left(one, mended[number])
            _say(one, rehearse)
        if errors := sum(one.errors for one in checked):
            show(f"{errors} mistake{'' if errors == 1 else 's'} to mend")
    else:
        _send([finding for one in checked for finding in one.findings], form)
    same = [kept_walks_said(one.name, form) for one in checked if walks and one.loaded.source is not None]
    sys.exit(1 if any(one.errors for one in checked) or not all(same) else 0)


def _checked(name: str, every: bool, states: int | None) -> Checked:
    """A file, or a journey by its name, loaded and proved; what looks like a file is one, whatever it ends in."""
    from walkshoes.proof.proving import prove  # noqa: PLC0415
    from walkshoes.proof.states import MOST_STATES  # noqa: PLC0415
    from walkshoes.scenario.load import load  # noqa: PLC0415

    file = Path(name)
    is_file = file.suffix or len(file.parts) > 1
    loaded = load(file, thoroughly=True) if is_file else load_named(name, thoroughly=True)
    if loaded.source is None:
        return Checked(name, loaded, None)
    progress = _progress(name) if sys.stderr.isatty() else None
    path = str(file) if is_file else str(path_named(name))
    proof = prove(loaded.source, path, most=states or MOST_STATES, every=every, progress=progress)
    return Checked(name, loaded, proof)


def _progress(name: str) -> "Progress":
    from walkshoes.scenario.plain import plain  # noqa: PLC0415

    def told(done: int, of: int) -> None:
        click.echo(f"\r{plain(name)}: proving, {done:,} of {of:,} settings\r", nl=False, err=True)

    return told


def _say(one: Checked, rehearse: bool) -> None:
    """The findings of a file in words, and beneath them how far they reach."""
    from walkshoes.scenario.findings import render  # noqa: PLC0415
    from walkshoes.scenario.plain import plain  # noqa: PLC0415

    for finding in one.findings:
        show(render(finding, one.loaded.text) + "\n")
    if line := one.loaded.read_to:
        below = (
            "what stands below was only looked through for slips like these; all else is looked at once they are mended"
        )
        show(f"{plain(one.name)} could not be read beyond line {line}; {below}.\n")
    if one.proof is None:
        return
    source = one.loaded.source
    places = len(source.scenario.touchpoints) if source is not None else 0
    said = f"no mistakes in {places} touchpoints" if not one.errors else f"{places} touchpoints"
    show(f"{plain(one.name)}: {said}")
    rehearsed = f"; {_rehearsed(source)}" if rehearse and source is not None else ""
    show(f"{one.proof.sentence()}{rehearsed}")
    if not one.proof.whole and source is not None:
        show(_walked_at_random(source))


def _walked_at_random(source: "Source") -> str:
    """What thousands of seeded walks say, where a proof could not look at everything."""
    from walkshoes.rehearsals.running import rehearse_many  # noqa: PLC0415
    from walkshoes.rehearsals.telling import in_short  # noqa: PLC0415

    return in_short(rehearse_many(source, 2 * REHEARSED))


def _rehearsed(source: "Source") -> str:
    """How long it takes 2,000 synthetic callers."""
    from walkshoes.rehearsals.running import rehearse_many  # noqa: PLC0415
    from walkshoes.rehearsals.telling import how_long  # noqa: PLC0415

    return how_long(rehearse_many(source, 2 * REHEARSED))


def _send(findings: "list[Finding]", form: str) -> None:
    """The findings in a form that other programs read."""
    if form == "json":
        show_json([finding.as_json() for finding in findings])
        return
    from walkshoes.scenario.finding_forms import as_github, as_sarif  # noqa: PLC0415

    if form == "sarif":
        show_json(as_sarif(findings))
    else:
        for line in as_github(findings):
            show(line)


def _say_what_is_left(one: Checked, mended: bool) -> None:
    """How much of what follows was not dared; or that there was nothing to do."""
    from walkshoes.scenario.plain import plain  # noqa: PLC0415

    if one.errors:
        mistakes = "1 mistake is" if one.errors == 1 else f"{one.errors} mistakes are"
        show(f"{plain(one.name)}: {mistakes} left to you, where only you know what is meant:")
    elif not mended:
        show(f"{plain(one.name)}: nothing to mend")


def _mend(name: str) -> bool:
    """Mend a file, and say what was changed. Returns whether anything was."""
    from walkshoes.scenario.fixing import CannotFix, fixed_file  # noqa: PLC0415

    file = Path(name)
    if not (file.exists() or file.suffix or len(file.parts) > 1):
        raise Refused("--fix mends a file of yours: name it, such as my-journey.yaml.")
    try:
        fixed = fixed_file(file)
    except CannotFix as trouble:
        raise Refused(str(trouble)) from trouble
    for line in fixed.said():
        show(line)
    return bool(fixed.mends)
