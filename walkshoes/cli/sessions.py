"""The record: `sessions` and what is done with one of them, and `report`."""

import sys
from pathlib import Path

import click

from walkshoes.cli.opening import opened_record, source_named
from walkshoes.cli.saying import Refused, db_option, json_option, show, show_json, write_to


@click.group(invoke_without_command=True)
@db_option
@json_option
@click.pass_context
def sessions(context: click.Context, db: Path | None, as_json: bool) -> None:
    """List the sessions in the record, or show or replay one."""
    context.obj = db
    if context.invoked_subcommand is not None:
        return
    from walkshoes.sessions.retention import overdue  # noqa: PLC0415

    with opened_record(db) as record:
        rows, due = record.sessions(), len(overdue(record.file))
    if as_json:
        show_json([{"id": row.id, "title": row.title, "began": row.began, "walks": row.walks} for row in rows])
        return
    for row in rows:
        walks = "1 walk" if row.walks == 1 else f"{row.walks} walks"
        show(f"{row.id}  {row.began[:16].replace('T', ' ')}  {walks}  {row.title}")
    if due:
        show(f"{due} of them due to be erased. `walkshoes purge` lists them.")
    if not rows:
        show("No sessions yet. `walkshoes` opens the app.")


@sessions.command("show")
@click.argument("session")
@db_option
@json_option
@click.pass_obj
def sessions_show(outer_db: Path | None, session: str, db: Path | None, as_json: bool) -> None:
    """Show one session, by its id or the beginning of it."""
    from walkshoes.summaries.forms.markdown import as_markdown  # noqa: PLC0415
    from walkshoes.summaries.making import summary_of  # noqa: PLC0415

    with opened_record(db or outer_db) as record:
        made = summary_of(record, record.session(session).id)
    if as_json:
        show_json(made.as_json())
    else:
        show(as_markdown(made))


@sessions.command("replay")
@click.argument("session")
@db_option
@json_option
@click.pass_obj
def sessions_replay(outer_db: Path | None, session: str, db: Path | None, as_json: bool) -> None:
    """Live every walk of a session again, and say where today's engine would differ from what was kept."""
    from walkshoes.sessions.replaying import replayed  # noqa: PLC0415

    with opened_record(db or outer_db) as record:
        made = replayed(record, record.session(session).id)
    if as_json:
        show_json([one.as_json() for one in made])
    else:
        for one in made:
            show("\n".join(one.text()))
    sys.exit(0 if all(one.same for one in made) else 1)


@sessions.command("catch-up")
@click.argument("session")
@click.argument("scenario")
@db_option
@json_option
@click.pass_obj
def sessions_catch_up(outer_db: Path | None, session: str, scenario: str, db: Path | None, as_json: bool) -> None:
    """Bring a session's unfinished walks up to their scenario as it was edited since."""
    edited = source_named(scenario)
    with opened_record(db or outer_db) as record:
        walks = [row for row in record.walks(record.session(session).id) if row.scenario == edited.name]
        made = [record.catch_up(row.id, edited) for row in walks]
    if as_json:
        show_json([one.as_json() for one in made])
    else:
        for one in made:
            show(one.text())
        if not made:
            show(f"No walk of this session is of {edited.name}.")
    sys.exit(0 if all(one.goes_on or one.ended for one in made) else 1)


@sessions.command("recover")
@db_option
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="The new record. Default: beside the old.")
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Your own scenarios.")
@json_option
@click.pass_obj
def sessions_recover(
    outer_db: Path | None, db: Path | None, to: Path | None, folder: Path | None, as_json: bool
) -> None:
    """Save what can be read of a damaged record into a new one, and leave the old as it is."""
    from walkshoes.sessions.record import Record, RecordTrouble  # noqa: PLC0415
    from walkshoes.sessions.recovering import recover  # noqa: PLC0415

    try:
        made = recover(db or outer_db or Record.default_path(), to, folder)
    except RecordTrouble as trouble:
        raise Refused(str(trouble)) from trouble
    if as_json:
        show_json(made.as_json())
    else:
        show("\n".join(made.text()))


@click.command()
@click.argument("session")
@click.option(
    "--to",
    "path",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="FILE.html, .pdf, .pptx, .xlsx, .csv, .json, .md",
)
@click.option("--walker", metavar="ALIAS", help="The own page of one who walked, for them.")
@db_option
def report(session: str, path: Path, walker: str | None, db: Path | None) -> None:
    """Write the summary of a session, or the own page of one who walked, to a file."""
    from walkshoes.sessions.people import participant_named  # noqa: PLC0415
    from walkshoes.summaries.files import write_report  # noqa: PLC0415

    with opened_record(db) as record:
        found = record.session(session).id
        who = participant_named(record.file, found, walker) if walker is not None else None
        if walker is not None and who is None:
            raise Refused(f"Nobody in this session goes by “{walker}”. `walkshoes session show {session}` lists them.")
        write_to(path, lambda: write_report(record, found, path, who.id if who is not None else None))
    show(f"Written: {path}")
