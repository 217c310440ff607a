"""What is kept of people: `forget`, `export`, `purge`, `copies`; and `merge`, which brings nobody back."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkshoes.cli.opening import opened_record
from walkshoes.cli.saying import Refused, db_option, json_option, show, show_json, write_to

if TYPE_CHECKING:
    from walkshoes.sessions.erasing import Person
    from walkshoes.sessions.exporting import Exported
    from walkshoes.sessions.forgetting import Cleaned
    from walkshoes.sessions.record import Record
    from walkshoes.sessions.retention import Due

yes_option = click.option("--yes", is_flag=True, help="Do not ask first.")
session_option = click.option("--session", "named", metavar="ID", help="In this session alone.")


@click.command()
@click.argument("alias")
@session_option
@click.option("--everywhere", is_flag=True, help="In every session in which somebody goes by this name.")
@click.option("--commitments", is_flag=True, help="What they promised as well.")
@yes_option
@db_option
@json_option
def forget(
    alias: str, named: str | None, everywhere: bool, commitments: bool, yes: bool, db: Path | None, as_json: bool
) -> None:
    """Forget whoever goes by ALIAS: their words, their answers in text, their name. What was counted stays."""
    from walkshoes.scenario.plain import plain  # noqa: PLC0415
    from walkshoes.sessions.forgetting import forget as forget_them  # noqa: PLC0415
    from walkshoes.sessions.forgetting import somebody_called  # noqa: PLC0415

    with opened_record(db) as record:
        session = record.session(named).id if named else None
        people = somebody_called(record.file, alias, session)
        if not everywhere:
            _one_of(record, people, alias, "--everywhere for all of them")
        if people:
            walks = sum(len(one.walks) for one in people)
            promises = " and what they promised" if commitments else ""
            _ask(f"{plain(people[0].alias)}, {_walks(walks)}: forget for good{promises}?", yes)
        made = forget_them(record.file, alias, session, commitments=commitments)
    _tell(made, as_json)


@click.command()
@click.option("--participant", "alias", required=True, metavar="ALIAS", help="Of whom.")
@click.option(
    "--to", "path", required=True, type=click.Path(dir_okay=False, path_type=Path), help="FILE.json, or .zip for CSV."
)
@session_option
@click.option("--everywhere", is_flag=True, help="From every session in which somebody goes by this name.")
@db_option
def export(alias: str, path: Path, named: str | None, everywhere: bool, db: Path | None) -> None:
    """Write everything that is kept of one participant to a file."""
    from walkshoes.reports.files import form_of, write_whole  # noqa: PLC0415
    from walkshoes.sessions.copies import note_copy  # noqa: PLC0415
    from walkshoes.sessions.exporting import exported  # noqa: PLC0415
    from walkshoes.sessions.forgetting import somebody_called  # noqa: PLC0415

    forms: dict[str, Callable[[Exported], str | bytes]] = {
        ".json": lambda made: made.json_text(),
        ".zip": lambda made: made.as_zip(),
    }

    def write() -> None:
        form = form_of(path, forms, "export")
        made = exported(record.file, alias, session)
        write_whole(path, form(made))
        path.chmod(0o600)  # it holds somebody's words
        for key in made.sessions:
            note_copy(record.file, key, path)

    with opened_record(db) as record:
        session = record.session(named).id if named else None
        if not everywhere:
            _one_of(record, somebody_called(record.file, alias, session), alias, "--everywhere for all of them")
        write_to(path, write)
    show(f"Written: {path}")


@click.command()
@click.argument("session", required=False)
@click.option("--keep", "days", type=int, metavar="DAYS", help="Not yet: keep what is in SESSION so many days more.")
@yes_option
@db_option
@json_option
def purge(session: str | None, days: int | None, yes: bool, db: Path | None, as_json: bool) -> None:
    """Erase what people did and said in SESSION; without one, list the sessions whose time is over.

    Without one it also finishes what could not be finished because another program had the record open.
    """
    from walkshoes.sessions.forgetting import finish, not_finished  # noqa: PLC0415
    from walkshoes.sessions.retention import holding, keep_until, overdue  # noqa: PLC0415
    from walkshoes.sessions.retention import purge as purge_it  # noqa: PLC0415

    if days is not None and session is None:
        raise click.UsageError("--keep goes with a SESSION.")
    with opened_record(db) as record:
        if session is None:
            _list_due(overdue(record.file), as_json)
            if not_finished(record.file):
                made = finish(record.file)
                click.echo("\n".join(made.text()), err=as_json)
                sys.exit(0 if made.finished else 1)
            return
        row = record.session(session)
        if days is not None:
            until = keep_until(record.file, row.id, days)
            if as_json:
                show_json({"session": row.id, "delete_after": until})
            else:
                show(f"{row.title}: kept until {until[:10]}.")
            return
        held = holding(record.file, row.id)
        if held is not None:
            what = f"{_walks(held.walks)}, {held.inputs} inputs, {held.words} texts"
            _ask(f"{row.title}: {what}. Erase them for good? What was counted and promised stays.", yes)
        made = purge_it(record.file, row.id)
    _tell(made, as_json)


@click.command()
@click.argument("records", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The record for all.")
@json_option
def merge(records: tuple[Path, ...], into: Path, as_json: bool) -> None:
    """Take what is in RECORDS into one record. They stay as they are; who was forgotten in any comes back in none."""
    from walkshoes.sessions.merging import merge as merge_them  # noqa: PLC0415
    from walkshoes.sessions.trouble import RecordTrouble  # noqa: PLC0415

    try:
        made = merge_them(records, into)
    except RecordTrouble as trouble:
        raise Refused(str(trouble)) from trouble
    if as_json:
        show_json(made.as_json())
    else:
        show("\n".join(made.text()))
    sys.exit(0 if made.finished else 1)


@click.command()
@click.argument("session")
@db_option
@json_option
def copies(session: str, db: Path | None, as_json: bool) -> None:
    """List the files that were written of SESSION: where else what people said may be."""
    from walkshoes.sessions.copies import copies_of  # noqa: PLC0415

    with opened_record(db) as record:
        found = copies_of(record.file, record.session(session).id)
    if as_json:
        show_json([{"place": one.place, "made": one.made} for one in found])
        return
    for one in found:
        show(f"{one.made[:16].replace('T', ' ')}  {one.place}")
    if not found:
        show("No file has been written of it.")


def _one_of(record: "Record", people: "Sequence[Person]", alias: str, otherwise: str) -> None:
    """One name in two sessions may be two people: that is not guessed."""
    if len(people) < 2:
        return
    rows = [record.session(one.session) for one in people]
    listed = "\n".join(f"  {row.id}  {row.began[:10]}  {row.title}" for row in rows)
    raise Refused(
        f"Somebody goes by “{alias}” in {len(people)} sessions, and it need not be the same person:\n{listed}\n"
        f"Say which with --session and an id, or {otherwise}."
    )


def _ask(question: str, yes: bool) -> None:
    """What is erased does not come back: it is asked once, and never taken for granted."""
    if yes:
        return
    if not _at_a_terminal():
        raise Refused(f"{question} Nothing was erased: there is nobody to ask here, so say it with --yes.")
    if not click.confirm(question):
        raise Refused("Nothing was erased.")


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _walks(count: int) -> str:
    return "1 walk" if count == 1 else f"{count} walks"


def _list_due(due: "Sequence[Due]", as_json: bool) -> None:
    if as_json:
        show_json([one.as_json() for one in due])
        return
    for one in due:
        show(one.text())
    show(
        "`walkshoes purge` and the id of one erases what people did and said in it; "
        "with `--keep 30` it is kept so many days more."
        if due
        else "Nothing is due to be erased."
    )


def _tell(made: "Cleaned", as_json: bool) -> None:
    if as_json:
        show_json(made.as_json())
    else:
        show("\n".join(made.text()))
    sys.exit(0 if made.finished else 1)
