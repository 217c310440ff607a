"""`walkshoes` without a command: the app, or the walk in plain lines. Every command hangs from this one."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from walkshoes.cli.saying import Refused, db_option, folder_option, show

if TYPE_CHECKING:
    from walkshoes.living.pace import Pace


def _length_of_time(_: click.Context, __: click.Parameter, text: str | None) -> int | None:
    """Milliseconds of a length of time as scenarios write it; at least a minute."""
    if text is None:
        return None
    from walkshoes.scenario.times import duration_ms  # noqa: PLC0415

    try:
        wanted = duration_ms(text)
    except ValueError as trouble:
        raise click.BadParameter(f"{trouble}.") from trouble
    if wanted < 60_000:
        raise click.BadParameter("no journey fits into less than a minute; write for example 8m.")
    return wanted


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from walkshoes import __version__  # noqa: PLC0415

        show(f"walkshoes {__version__}")
        context.exit()


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@db_option
@folder_option
@click.option("--seed", default=1, show_default=True, help="The same seed lives the same waits.")
@click.option("--pace", default=1, show_default=True, type=click.IntRange(1, 20), help="How much faster waiting runs.")
@click.option(
    "--fit", metavar="TIME", callback=_length_of_time, help="Waiting runs as fast as it must to fit, such as 8m."
)
@click.option("--plain", is_flag=True, help="Without a screen: plain lines, for screen readers.")
@click.option("--patient", is_flag=True, help="With --plain: no time-outs; the record says so.")
@click.pass_context
def main(
    context: click.Context,
    db: Path | None,
    folder: Path | None,
    seed: int,
    pace: int,
    fit: int | None,
    plain: bool,
    patient: bool,
) -> None:
    """Walk in your customers' shoes. Without a command, the app opens on the library of journeys."""
    if context.invoked_subcommand is not None:
        _none_in_front(context)
        return
    if patient and not plain:
        raise click.UsageError("--patient goes with --plain; in the app, F1 leads to longer time-outs.")
    if fit is not None and context.get_parameter_source("pace") != ParameterSource.DEFAULT:
        raise click.UsageError("--pace and --fit both say how fast waiting runs; use one of them.")
    from walkshoes.living.pace import Pace  # noqa: PLC0415

    waiting = Pace(pace, fit)
    if plain:
        context.exit(_plainly(db, folder, seed, waiting, patient))
    needs_a_terminal()
    from walkshoes.ui.app import run_app  # noqa: PLC0415

    context.exit(run_app(record_path=db, folder=folder, seed=seed, pace=waiting))


def needs_a_terminal() -> None:
    """Refuse where there is no window for the app."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(
            "The app needs a terminal window. Without a screen there is `walkshoes --plain`; "
            "for programs there is `walkshoes walk SCENARIO --headless`."
        )


def _none_in_front(context: click.Context) -> None:
    """An option in front of a command would be the app's, and be left out unseen."""
    for option in context.command.params:
        if context.get_parameter_source(option.name or "") == ParameterSource.COMMANDLINE:
            command, said = context.invoked_subcommand, option.opts[0]
            raise click.UsageError(f"{said} belongs behind the command here: walkshoes {command} {said} …")


def _plainly(db: Path | None, folder: Path | None, seed: int, pace: "Pace", patient: bool) -> int:
    from walkshoes.plain.face import run_plain  # noqa: PLC0415
    from walkshoes.scenario.persona import UnknownProvider  # noqa: PLC0415
    from walkshoes.sessions.record import RecordTrouble  # noqa: PLC0415

    try:
        return run_plain(record_path=db, folder=folder, seed=seed, pace=pace, patient=patient)
    except (RecordTrouble, UnknownProvider) as trouble:
        raise Refused(str(trouble)) from trouble
