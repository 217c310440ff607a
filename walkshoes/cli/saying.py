"""What every command shares in how it speaks: refusals in plain words, text and JSON, the options many of them take."""

import json
from collections.abc import Callable
from pathlib import Path

import click


class Refused(click.ClickException):
    """Something cannot be done; the message says what happened and what to do. Exit code 1."""

    exit_code = 1

    def __init__(self, message: str) -> None:
        from walkshoes.scenario.plain import plain  # noqa: PLC0415 - only where something is refused

        super().__init__(plain(message))


def show(text: str = "") -> None:
    """One line on the standard output."""
    click.echo(text)


def show_json(data: object) -> None:
    """Data for other programs."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


db_option = click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help="The record. Default: your data folder."
)
json_option = click.option("--json", "as_json", is_flag=True, help="For programs: JSON.")
folder_option = click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Your own scenarios."
)


def write_to(path: Path, write: Callable[[], None]) -> None:
    """Write a file. An ending that is no known form is wrong usage; a file that cannot be written is a refusal."""
    from walkshoes.reports.files import CannotBeMade, UnknownForm  # noqa: PLC0415 - only where something is written

    try:
        write()
    except UnknownForm as trouble:
        raise click.UsageError(str(trouble)) from trouble
    except CannotBeMade as trouble:
        raise Refused(str(trouble)) from trouble
    except OSError as trouble:
        raise Refused(f"{path} cannot be written: {trouble.strerror}.") from trouble
