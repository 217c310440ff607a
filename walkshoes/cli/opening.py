"""What a command is to work on: a scenario by its name or file, or the record; where it cannot be had, a refusal."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkshoes.cli.saying import Refused

if TYPE_CHECKING:
    from walkshoes.scenario.load import Loaded, Source
    from walkshoes.sessions.record import Record


def load_named(name: str, *, thoroughly: bool = False) -> "Loaded":
    """What came of loading a scenario, by its name or its file; `thoroughly` is for authors."""
    from walkshoes.scenario.load import load  # noqa: PLC0415

    return load(path_named(name), thoroughly=thoroughly)


def path_named(name: str) -> Path:
    """The file of a scenario, by its name or its file."""
    from walkshoes.scenario.shipped import NoSuchScenario, find_scenario  # noqa: PLC0415

    try:
        return find_scenario(name)
    except NoSuchScenario as trouble:
        raise Refused(str(trouble)) from trouble


def source_named(name: str) -> "Source":
    """A scenario that can be walked; where it has mistakes, they are shown and it is refused."""
    from walkshoes.scenario.findings import render  # noqa: PLC0415

    loaded = load_named(name)
    if loaded.source is None:
        for finding in loaded.findings:
            click.echo(render(finding, loaded.text), err=True)
        raise Refused(f"{name} cannot be walked until its mistakes are mended.")
    return loaded.source


class opened_record:  # noqa: N801 - reads as what it does: `with opened_record(db) as record`
    """The record, open for one command; its troubles become refusals in plain words."""

    def __init__(self, db: Path | None, *, made: bool = False) -> None:
        self.db = db
        self.made = made  # whether a record that is not there yet may be begun

    def __enter__(self) -> "Record":
        from walkshoes.sessions.record import Record, RecordTrouble  # noqa: PLC0415

        if self.db is not None and not self.made and not self.db.exists():
            raise Refused(f"There is no record at {self.db}.")
        self.trouble: type[Exception] = RecordTrouble
        try:
            self.record = Record(self.db or Record.default_path())
        except RecordTrouble as trouble:
            raise Refused(str(trouble)) from trouble
        return self.record

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        try:
            self.record.close()
        except self.trouble as late:  # a walk that could not be kept cannot be kept now either
            error = error or late
        if isinstance(error, self.trouble):
            raise Refused(str(error)) from error
