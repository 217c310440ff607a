"""`rehearse`: one journey, walked by thousands of synthetic callers."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkshoes.cli.opening import source_named
from walkshoes.cli.saying import Refused, json_option, show, show_json

if TYPE_CHECKING:
    from walkshoes.rehearsals.running import Rehearsals

SLOWEST = "slowest.jsonl"


@click.command()
@click.argument("scenario")
@click.option("--walks", type=click.IntRange(1, 10_000_000), default=10_000, show_default=True, help="How many walks.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed, the same walks.")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the inputs of what went wrong, and of the slowest walk, into this folder.",
)
@json_option
@click.pass_context
def rehearse(context: click.Context, scenario: str, walks: int, seed: int, folder: Path | None, as_json: bool) -> None:
    """Walk a journey with thousands of synthetic callers: where they end, what nobody sees, what goes wrong."""
    from walkshoes.journey.lowering.names import UnknownName  # noqa: PLC0415 - only where it is asked for
    from walkshoes.proof.proving import prove  # noqa: PLC0415
    from walkshoes.rehearsals import telling  # noqa: PLC0415
    from walkshoes.rehearsals.coverage import Coverage  # noqa: PLC0415
    from walkshoes.rehearsals.running import rehearse_many  # noqa: PLC0415
    from walkshoes.scenario.persona import UnknownProvider  # noqa: PLC0415
    from walkshoes.scenario.policies import UnknownSetting  # noqa: PLC0415

    source = source_named(scenario)
    try:
        made = rehearse_many(source, walks, seed, progress=_progress() if sys.stderr.isatty() else None)
    except (UnknownSetting, UnknownProvider) as trouble:
        raise Refused(str(trouble)) from trouble
    except UnknownName as trouble:
        raise Refused(f"A policy does not fit this journey: {trouble}.") from trouble
    unseen = made.unseen()
    if unseen.touchpoints or unseen.options or unseen.lines:
        with suppress(KeyboardInterrupt):  # what was walked is told in any case
            made.leave_out(Coverage(*prove(source).out_of_reach()))
    files = _written(made, folder) if folder is not None else []
    if as_json:
        show_json(telling.as_json(made))
    else:
        for line in telling.text(made, scenario, files):
            show(line)
    if made.failures:
        context.exit(1)


def _progress() -> Callable[[int, int], None]:
    def told(done: int, of: int) -> None:
        click.echo(f"\r{done:,} of {of:,} walks\r", nl=False, err=True)

    return told


def _written(made: "Rehearsals", folder: Path) -> list[str]:
    """Write the inputs of every failure, and of the slowest walk; returns the files of the failures."""
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in made.failures:
            file = folder / one.file_name
            file.write_text(one.inputs, encoding="utf-8")
            files.append(str(file))
        if made.slowest:
            (folder / SLOWEST).write_text(made.slowest, encoding="utf-8")
    except OSError as trouble:
        why = trouble.strerror or type(trouble).__name__
        raise Refused(f"Nothing can be written into {folder}: {why}. Name another folder.") from trouble
    return files
