"""For whoever leads a session: `session`, and what is done with one before, during and after the day."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkshoes.cli.opening import opened_record, source_named
from walkshoes.cli.saying import Refused, db_option, json_option, show, show_json

if TYPE_CHECKING:
    from walkshoes.sessions.led import LedSession
    from walkshoes.sessions.record import Record

MOST_SIMULATED = 60


@click.group(invoke_without_command=True)
@db_option
@json_option
@click.pass_context
def session(context: click.Context, db: Path | None, as_json: bool) -> None:
    """List the sessions that somebody leads; make one, walk in it, lead it."""
    from walkshoes.sessions.led import led_sessions  # noqa: PLC0415

    if context.invoked_subcommand is not None:
        return
    with opened_record(db) as record:
        rows = led_sessions(record.file)
    if as_json:
        show_json([{"id": row.id, "title": row.title, "began": row.began, "walks": row.walks} for row in rows])
        return
    for row in rows:
        show(f"{row.id}  {row.began[:10]}  {row.title}")
    if not rows:
        show('No session yet. `walkshoes session new "Leadership day" --scenario NAME` makes one.')


@session.command("new")
@click.argument("title")
@click.option("--scenario", "scenarios", multiple=True, required=True, help="A journey; several are a programme.")
@click.option(
    "--label", "labels", multiple=True, metavar="NAME=VALUE", help="department=Service; of several, one picks."
)
@click.option("--twin", is_flag=True, help="Everybody meets the company done right, where a journey has one.")
@click.option("--names", is_flag=True, help="People may walk under their own names. Default: any other name.")
@click.option("--notice", default="", help="What walkers are told of what is kept. Default: the usual two lines.")
@click.option("--keep", "keep_days", default=90, show_default=True, type=int, help="Days until what they said goes.")
@click.option("--seed", default=1, show_default=True, help="One for all: everybody lives the same waits.")
@db_option
@json_option
def session_new(
    title: str,
    scenarios: tuple[str, ...],
    labels: tuple[str, ...],
    twin: bool,
    names: bool,
    notice: str,
    keep_days: int,
    seed: int,
    db: Path | None,
    as_json: bool,
) -> None:
    """Make a session of one journey or of several."""
    from walkshoes.scenario.persona import UnknownProvider  # noqa: PLC0415
    from walkshoes.scenario.policies import UnknownSetting  # noqa: PLC0415
    from walkshoes.sessions.led import Plan, begin_session  # noqa: PLC0415

    sources = [source_named(name) for name in scenarios]
    settings = {one.name: one.scenario.twin for one in sources if one.scenario.twin} if twin else {}
    plan = Plan(title, sources, _labels(labels), settings, seed, names, notice, keep_days)
    with opened_record(db, made=True) as record:
        try:
            made = begin_session(record.file, plan)
        except (UnknownSetting, UnknownProvider) as trouble:
            raise Refused(str(trouble)) from trouble
    if as_json:
        show_json({"id": made.id, "title": made.title, "journeys": [one.source.name for one in made.journeys]})
        return
    at = f" --db {db}" if db is not None else ""
    show(f"{made.title}: {made.id}")
    show(f"To lead it:         walkshoes session lead {made.id}{at}")
    show(f"To walk in it:      walkshoes session walk {made.id}{at}")
    show("To rehearse it:     make another one like it, and say walkshoes session rehearse for that one")


def _labels(written: tuple[str, ...]) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = {}
    for text in written:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not name or not value:
            raise click.UsageError(f"--label is written NAME=VALUE, such as department=Service, not {text}")
        labels.setdefault(name, []).append(value)
    return labels


@session.command("lead")
@click.argument("session_id", metavar="SESSION")
@db_option
def session_lead(session_id: str, db: Path | None) -> None:
    """Open the facilitator's screen of a session."""
    _app(session_id, db, leads=True)


@session.command("walk")
@click.argument("session_id", metavar="SESSION")
@db_option
def session_walk(session_id: str, db: Path | None) -> None:
    """Open the app for those who walk in a session, one after another."""
    _app(session_id, db, leads=False)


def _app(prefix: str, db: Path | None, *, leads: bool) -> None:
    from walkshoes.cli.app import needs_a_terminal  # noqa: PLC0415

    with opened_record(db) as record:
        found = led_named(record, prefix).id
    needs_a_terminal()
    from walkshoes.ui.app import run_session  # noqa: PLC0415

    click.get_current_context().exit(run_session(db, found, leads=leads))


@session.command("show")
@click.argument("session_id", metavar="SESSION")
@db_option
@json_option
def session_show(session_id: str, db: Path | None, as_json: bool) -> None:
    """Show who is in a session, what they walked, and where they are."""
    from walkshoes.summaries.live import look  # noqa: PLC0415

    with opened_record(db) as record:
        led = led_named(record, session_id)
        seen = look(record, led.id)
    if as_json:
        show_json(seen.as_json())
        return
    show(f"{led.title}: {', '.join(journey.source.scenario.title for journey in led.journeys)}")
    for row in seen.rows:
        people = f" ({row.people} people)" if row.people > 1 else ""
        show("  ".join(filter(None, (f"{row.alias}{people}", row.title, row.where, row.clock))))
    if not seen.rows:
        show("Nobody is here yet.")


@session.command("rehearse")
@click.argument("session_id", metavar="SESSION")
@click.option(
    "--people", default=6, show_default=True, type=click.IntRange(1, MOST_SIMULATED), help="How many made-up people."
)
@db_option
def session_rehearse(session_id: str, people: int, db: Path | None) -> None:
    """Have made-up people walk in a session, to see its debrief and its summary before the day."""
    from walkshoes.simulated_people import fill  # noqa: PLC0415

    with opened_record(db) as record:
        came = fill(record, led_named(record, session_id), people)
    show(f"{len(came)} made-up people have walked: {', '.join(who.alias for who in came)}. Every page says so.")


@session.command("notice")
@click.argument("session_id", metavar="SESSION")
@click.argument("text", required=False)
@db_option
def session_notice(session_id: str, text: str | None, db: Path | None) -> None:
    """Show what walkers are told of what is kept, or say it in other words; "" is the usual again."""
    from walkshoes.sessions.led import tell_otherwise  # noqa: PLC0415
    from walkshoes.sessions.notice import notice_of  # noqa: PLC0415

    with opened_record(db) as record:
        led = led_named(record, session_id)
        if text is not None:
            tell_otherwise(record.file, led.id, text)
            led = led_named(record, led.id)
    show(notice_of(led))


def led_named(record: "Record", prefix: str) -> "LedSession":
    """The session that somebody leads, by the beginning of its key."""
    from walkshoes.sessions.led import led_session  # noqa: PLC0415

    row = record.session(prefix)
    led = led_session(record.file, row.id)
    if led is None:
        raise Refused(
            f"“{row.title}” is a walk of one's own, not a session that somebody leads. "
            '`walkshoes session new "Leadership day" --scenario NAME` makes one.'
        )
    return led
