"""`check`: what is wrong with a scenario file."""

import sys

import click

from walkshoes.cli.opening import load_named
from walkshoes.cli.saying import show, show_json


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(files: tuple[str, ...], form: str) -> None:
    """Find every mistake in scenario files."""
    from walkshoes.scenario.findings import render  # noqa: PLC0415

    checked = [load_named(name, thoroughly=True) for name in files]
    findings = [finding for one in checked for finding in one.findings]
    if form == "json":
        show_json([finding.as_json() for finding in findings])
    else:
        for name, one in zip(files, checked, strict=True):
            for finding in one.findings:
                show(render(finding, one.text) + "\n")
            if one.source is not None:
                places = len(one.source.scenario.touchpoints)
                show(f"{name}: no mistakes in {places} touchpoints")
    errors = sum(len(one.errors) for one in checked)
    if form == "text" and errors:
        show(f"{errors} mistake{'' if errors == 1 else 's'} to mend")
    sys.exit(1 if errors else 0)
