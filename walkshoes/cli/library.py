"""What there is to walk, and whether everything is there to walk it: `scenarios`, `doctor`, `schema`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from walkshoes.cli.saying import db_option, folder_option, json_option, show, show_json

if TYPE_CHECKING:
    from walkshoes.scenario.load import Source


@click.command()
@folder_option
@json_option
def scenarios(folder: Path | None, as_json: bool) -> None:
    """List the journeys: minutes, channels, one line each."""
    from walkshoes.scenario.load import load  # noqa: PLC0415
    from walkshoes.scenario.shipped import scenario_files  # noqa: PLC0415

    loaded = [(path, load(path)) for path in scenario_files(folder)]
    rows = [_row(path, one.source) for path, one in loaded if one.source is not None]
    broken = [path for path, one in loaded if one.source is None]
    if as_json:
        show_json(rows)
    else:
        for row in rows:
            minutes = f"{row['minutes']:g} min" if row["minutes"] else ""
            show(f"{row['name']:<34} {minutes:>7}  {', '.join(row['channels'])}")
            show(f"    {row['summary'] or row['title']}")
    for path in broken:
        click.echo(f"{path.name} has mistakes: `walkshoes check {path}` shows them.", err=True)
    if broken:
        sys.exit(1)


def _row(path: Path, source: "Source") -> dict[str, Any]:
    scenario = source.scenario
    minutes = scenario.minutes
    return {
        "name": path.stem,
        "title": scenario.title,
        "summary": scenario.summary,
        "minutes": int(minutes) if minutes is not None and minutes.is_integer() else minutes,
        "channels": scenario.channels,
        "touchpoints": len(scenario.touchpoints),
    }


@click.command()
@db_option
@folder_option
@json_option
def doctor(db: Path | None, folder: Path | None, as_json: bool) -> None:
    """Look whether everything is there that a session needs, before people come."""
    from dataclasses import asdict  # noqa: PLC0415

    from walkshoes.doctor import examined  # noqa: PLC0415
    from walkshoes.sessions.record import Record  # noqa: PLC0415

    answers = examined(db or Record.default_path(), folder)
    if as_json:
        show_json([asdict(answer) for answer in answers])
    else:
        for answer in answers:
            show(f"{'fine' if answer.fine else 'LOOK'}  {answer.about}: {answer.says}")
        attention = sum(not answer.fine for answer in answers)
        show("\nEverything is there." if not attention else f"\n{attention} to look at.")
    sys.exit(0 if all(answer.fine for answer in answers) else 1)


@click.command()
def schema() -> None:
    """Print the JSON Schema of the scenario file, for editors."""
    from walkshoes.scenario.schema import schema as made  # noqa: PLC0415

    show_json(made())
