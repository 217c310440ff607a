"""After the day: `commitments` and what became of them, and `compare`, sessions side by side."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkshoes.cli.opening import opened_record
from walkshoes.cli.saying import Refused, db_option, json_option, show, show_json, write_to

if TYPE_CHECKING:
    from walkshoes.sessions.follow_ups import FollowedUp
    from walkshoes.sessions.record import Record


@click.command()
@click.option("--session", "session_id", metavar="SESSION", help="Only those of one session.")
@click.option("--due", is_flag=True, help="Only those to ask about now, after 30, 60 or 90 days.")
@click.option("--kept", metavar="ID", help="It was kept.")
@click.option("--under-way", metavar="ID", help="It is under way.")
@click.option("--broken", metavar="ID", help="It was not kept.")
@click.option("--after", type=click.Choice(["30", "60", "90"]), help="Days after it was made. Default: those now due.")
@click.option("--to", "path", type=click.Path(dir_okay=False, path_type=Path), help="FILE.ics: calendar entries.")
@db_option
@json_option
def commitments(
    session_id: str | None,
    due: bool,
    kept: str | None,
    under_way: str | None,
    broken: str | None,
    after: str | None,
    path: Path | None,
    db: Path | None,
    as_json: bool,
) -> None:
    """List what was committed to, or keep what became of it."""
    from walkshoes.sessions.follow_ups import commitments_of  # noqa: PLC0415

    said = {outcome: key for outcome, key in (("kept", kept), ("under way", under_way), ("broken", broken)) if key}
    if len(said) > 1:
        raise click.UsageError("Say one of --kept, --under-way and --broken at a time.")
    if path is not None and session_id is None:
        raise click.UsageError("--to writes the calendar of one session; say which with --session.")
    today = date.today()
    with opened_record(db) as record:
        for outcome, key in said.items():
            _keep(record, key, outcome, after, today)
        wanted = record.session(session_id).id if session_id else None
        found = [one for one in commitments_of(record.file, wanted) if not due or one.due(today)]
        if path is not None and wanted is not None:
            _write(record, wanted, path)
    if as_json:
        show_json([_as_json(one, today) for one in found])
        return
    for one in found:
        show(_line(one, today))
    if not found:
        show("Nothing is due." if due else "No commitments yet.")


def _keep(record: "Record", key: str, outcome: str, after: str | None, today: date) -> None:
    """Keep what became of a commitment, at the days that are due or said."""
    from walkshoes.sessions.follow_ups import commitment_with, follow_up  # noqa: PLC0415

    one = commitment_with(record.file, key)
    days = int(after) if after else one.asked_last(today)
    if not days:
        raise Refused(f"It was made on {one.made}, less than 30 days ago. Say --after 30 if it is known already.")
    follow_up(record.file, one.id, days, outcome)
    show(f"Noted: after {days} days, {outcome}.")


def _write(record: "Record", session: str, path: Path) -> None:
    from walkshoes.summaries.files import write_report  # noqa: PLC0415

    if path.suffix.lower() != ".ics":
        raise click.UsageError("--to writes calendar entries: name it FILE.ics.")
    write_to(path, lambda: write_report(record, session, path))
    show(f"Written: {path}")


def _line(one: "FollowedUp", today: date) -> str:
    from walkshoes.reports.commitments import commitment_sentence  # noqa: PLC0415

    days = one.due(today)
    asked = f" To ask about: {days} days have passed." if days else ""
    became = f" {one.outcome.capitalize()}, after {max(one.outcomes)} days." if one.outcomes else ""
    return f"{one.id}  {one.made}  {one.title}\n  {commitment_sentence(one.commitment)}{became}{asked}"


def _as_json(one: "FollowedUp", today: date) -> dict[str, object]:
    made = one.commitment
    return {
        "id": one.id,
        "session": one.session,
        "title": one.title,
        "made": one.made.isoformat(),
        "when": made.when,
        "then": made.then,
        "by": made.by,
        "owner": made.owner,
        "outcomes": {str(days): outcome for days, outcome in one.outcomes.items()},
        "due": one.due(today),
    }


@click.command()
@click.argument("sessions", nargs=-1, required=True, metavar="SESSION…")
@click.option("--by", "label", metavar="LABEL", help="Set its values side by side: department; or year.")
@click.option(
    "--to", "path", type=click.Path(dir_okay=False, path_type=Path), help="FILE.html, .md, .csv, .json, .xlsx"
)
@db_option
@json_option
def compare(sessions: tuple[str, ...], label: str | None, path: Path | None, db: Path | None, as_json: bool) -> None:
    """Set sessions side by side, or the departments or years they belong to."""
    from walkshoes.summaries.comparing import NothingToCompare, comparison_of  # noqa: PLC0415
    from walkshoes.summaries.comparison_files import as_markdown, write_comparison  # noqa: PLC0415

    with opened_record(db) as record:
        keys = list(dict.fromkeys(record.session(one).id for one in sessions))
        try:
            made = comparison_of(record, keys, label)
        except NothingToCompare as trouble:
            raise Refused(str(trouble)) from trouble
    if path is not None:
        write_to(path, lambda: write_comparison(made, path))
        show(f"Written: {path}")
    elif as_json:
        show_json(made.as_json())
    else:
        show(as_markdown(made))
