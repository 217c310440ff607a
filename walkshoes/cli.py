"""The commands. Each imports what it needs when it runs: starting quickly is a feature.

Exit codes: 0 done, 1 findings or a refusal, 2 wrong usage.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from walkshoes.living.pace import Pace
    from walkshoes.scenario.load import Loaded, Source
    from walkshoes.sessions.record import Record

Setting = bool | int | str


class Refused(click.ClickException):
    """Something cannot be done; the message says what happened and what to do. Exit code 1."""

    exit_code = 1


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


def _show(text: str = "") -> None:
    click.echo(text)


def _show_json(data: object) -> None:
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from walkshoes import __version__  # noqa: PLC0415

        _show(f"walkshoes {__version__}")
        context.exit()


db_option = click.option(
    "--db", type=click.Path(dir_okay=False, path_type=Path), help="The record. Default: your data folder."
)
json_option = click.option("--json", "as_json", is_flag=True, help="For programs: JSON.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@db_option
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Your own scenarios.")
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
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(
            "The app needs a terminal window. Without a screen there is `walkshoes --plain`; "
            "for programs there is `walkshoes walk SCENARIO --headless`."
        )
    from walkshoes.ui.app import run_app  # noqa: PLC0415

    context.exit(run_app(record_path=db, folder=folder, seed=seed, pace=waiting))


@main.command()
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Your own scenarios.")
@json_option
def scenarios(folder: Path | None, as_json: bool) -> None:
    """List the journeys: minutes, channels, one line each."""
    from walkshoes.scenario.load import load  # noqa: PLC0415
    from walkshoes.scenario.shipped import scenario_files  # noqa: PLC0415

    loaded = [(path, load(path)) for path in scenario_files(folder)]
    rows = [_row(path, one.source) for path, one in loaded if one.source is not None]
    broken = [path for path, one in loaded if one.source is None]
    if as_json:
        _show_json(rows)
    else:
        for row in rows:
            minutes = f"{row['minutes']} min" if row["minutes"] else ""
            _show(f"{row['name']:<34} {minutes:>7}  {', '.join(row['channels'])}")
            _show(f"    {row['summary'] or row['title']}")
    for path in broken:
        click.echo(f"{path.name} has mistakes: `walkshoes check {path}` shows them.", err=True)
    if broken:
        sys.exit(1)


def _row(path: Path, source: "Source") -> dict[str, Any]:
    from walkshoes.scenario.touchpoints import channel_of  # noqa: PLC0415

    scenario = source.scenario
    channels = {channel_of(touchpoint) for touchpoint in scenario.touchpoints.values()} - {None}
    return {
        "name": path.stem,
        "title": scenario.title,
        "summary": scenario.summary,
        "minutes": scenario.minutes,
        "channels": sorted(map(str, channels)),
        "touchpoints": len(scenario.touchpoints),
    }


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(files: tuple[str, ...], form: str) -> None:
    """Find every mistake in scenario files."""
    from walkshoes.scenario.findings import render  # noqa: PLC0415

    checked = [_load(name, thoroughly=True) for name in files]
    findings = [finding for one in checked for finding in one.findings]
    if form == "json":
        _show_json([finding.as_json() for finding in findings])
    else:
        for name, one in zip(files, checked, strict=True):
            for finding in one.findings:
                _show(render(finding, one.text) + "\n")
            if one.source is not None:
                places = len(one.source.scenario.touchpoints)
                _show(f"{name}: no mistakes in {places} touchpoints")
    errors = sum(len(one.errors) for one in checked)
    if form == "text" and errors:
        _show(f"{errors} mistake{'' if errors == 1 else 's'} to mend")
    sys.exit(1 if errors else 0)


@main.command()
@db_option
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Your own scenarios.")
@json_option
def doctor(db: Path | None, folder: Path | None, as_json: bool) -> None:
    """Look whether everything is there that a session needs, before people come."""
    from dataclasses import asdict  # noqa: PLC0415

    from walkshoes.doctor import examined  # noqa: PLC0415
    from walkshoes.sessions.record import Record  # noqa: PLC0415

    answers = examined(db or Record.default_path(), folder)
    if as_json:
        _show_json([asdict(answer) for answer in answers])
    else:
        for answer in answers:
            _show(f"{'fine' if answer.fine else 'LOOK'}  {answer.about}: {answer.says}")
        attention = sum(not answer.fine for answer in answers)
        _show("\nEverything is there." if not attention else f"\n{attention} to look at.")
    sys.exit(0 if all(answer.fine for answer in answers) else 1)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the scenario file, for editors."""
    from walkshoes.scenario.schema import schema as made  # noqa: PLC0415

    _show_json(made())


@main.command()
@click.argument("scenario")
@click.option("--headless", is_flag=True, help="Without a screen: from a file of inputs.")
@click.option(
    "--inputs",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="JSON Lines; - is the standard input.",
)
@click.option("--seed", type=int, help="Default: the file's, else 1.")
@click.option("--policy", "policies", multiple=True, metavar="NAME=VALUE", help="Set a policy; as often as you like.")
@click.option("--twin", is_flag=True, help="Walk the company done right.")
@click.option("--record", "keep", is_flag=True, help="Keep the walk in the record.")
@db_option
@json_option
def walk(
    scenario: str,
    headless: bool,
    inputs: Path | None,
    seed: int | None,
    policies: tuple[str, ...],
    twin: bool,
    keep: bool,
    db: Path | None,
    as_json: bool,
) -> None:
    """Walk one journey from a file of inputs (docs/inputs.md has its language)."""
    if not headless:
        raise click.UsageError("Say --headless --inputs FILE; for the app, say walkshoes alone.")
    from walkshoes.journey.headless import Header, NotAccepted, NotUnderstood, read_inputs  # noqa: PLC0415
    from walkshoes.journey.lowering.names import UnknownName  # noqa: PLC0415
    from walkshoes.rehearsing import rehearse  # noqa: PLC0415
    from walkshoes.scenario.persona import UnknownProvider  # noqa: PLC0415
    from walkshoes.scenario.policies import UnknownSetting  # noqa: PLC0415

    source = _source(scenario)
    if twin and not source.scenario.twin:
        raise Refused(f"{scenario} does not say under `twin:` which policies are the company done right.")
    try:
        header, lines = read_inputs(_read(inputs)) if inputs else (Header(), [])
        settings = {**(source.scenario.twin if twin else {}), **header.policies, **dict(map(_setting, policies))}
        seeds = (one for one in (seed, header.seed, 1) if one is not None)
        made = rehearse(source, lines, settings, next(seeds), header.persona)
    except (NotAccepted, NotUnderstood, UnknownSetting, UnknownProvider) as trouble:
        raise Refused(str(trouble)) from trouble
    except UnknownName as trouble:
        raise Refused(f"These decisions do not go together: {trouble}.") from trouble
    except UnicodeDecodeError as trouble:
        raise Refused(f"{inputs} is not a text file.") from trouble
    if keep:
        with _record(db, made=True) as record:
            made.keep(record)
    if as_json:
        _show_json(made.as_json())
    else:
        for line in made.text():
            _show(line)


def _setting(text: str) -> tuple[str, Setting]:
    name, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"--policy is written NAME=VALUE, not {text}")
    word = value.strip().lower()
    if word in ("true", "on", "yes", "false", "off", "no"):
        return name, word in ("true", "on", "yes")
    return name, int(word) if len(word) < 16 and word.removeprefix("-").isdecimal() else value


def _read(path: Path) -> str:
    with click.open_file(str(path), encoding="utf-8") as file:
        return str(file.read())


@main.group(invoke_without_command=True)
@db_option
@json_option
@click.pass_context
def sessions(context: click.Context, db: Path | None, as_json: bool) -> None:
    """List the sessions in the record, or show or replay one."""
    context.obj = db
    if context.invoked_subcommand is not None:
        return
    with _record(db) as record:
        rows = record.sessions()
    if as_json:
        _show_json([{"id": row.id, "title": row.title, "began": row.began, "walks": row.walks} for row in rows])
        return
    for row in rows:
        walks = "1 walk" if row.walks == 1 else f"{row.walks} walks"
        _show(f"{row.id}  {row.began[:16].replace('T', ' ')}  {walks}  {row.title}")
    if not rows:
        _show("No sessions yet. `walkshoes` opens the app.")


@sessions.command("show")
@click.argument("session")
@db_option
@json_option
@click.pass_obj
def sessions_show(outer_db: Path | None, session: str, db: Path | None, as_json: bool) -> None:
    """Show one session, by its id or the beginning of it."""
    from walkshoes.reports.markdown import as_markdown  # noqa: PLC0415
    from walkshoes.reports.summary import summary_of  # noqa: PLC0415

    with _record(db or outer_db) as record:
        made = summary_of(record, record.session(session).id)
    if as_json:
        _show_json(made.as_json())
    else:
        _show(as_markdown(made))


@sessions.command("replay")
@click.argument("session")
@db_option
@json_option
@click.pass_obj
def sessions_replay(outer_db: Path | None, session: str, db: Path | None, as_json: bool) -> None:
    """Live every walk of a session again, and say where today's engine would differ from what was kept."""
    from walkshoes.sessions.replaying import replayed  # noqa: PLC0415

    with _record(db or outer_db) as record:
        made = replayed(record, record.session(session).id)
    if as_json:
        _show_json([one.as_json() for one in made])
    else:
        for one in made:
            _show("\n".join(one.text()))
    sys.exit(0 if all(one.same for one in made) else 1)


@sessions.command("catch-up")
@click.argument("session")
@click.argument("scenario")
@db_option
@json_option
@click.pass_obj
def sessions_catch_up(outer_db: Path | None, session: str, scenario: str, db: Path | None, as_json: bool) -> None:
    """Bring a session's unfinished walks up to their scenario as it was edited since."""
    edited = _source(scenario)
    with _record(db or outer_db) as record:
        walks = [row for row in record.walks(record.session(session).id) if row.scenario == edited.name]
        made = [record.catch_up(row.id, edited) for row in walks]
    if as_json:
        _show_json([one.as_json() for one in made])
    else:
        for one in made:
            _show(one.text())
        if not made:
            _show(f"No walk of this session is of {edited.name}.")
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
        _show_json(made.as_json())
    else:
        _show("\n".join(made.text()))


@main.command()
@click.argument("session")
@click.option(
    "--to", "path", required=True, type=click.Path(dir_okay=False, path_type=Path), help="FILE.md, .html or .json"
)
@db_option
def report(session: str, path: Path, db: Path | None) -> None:
    """Write the summary of a session to a file."""
    from walkshoes.reports.files import UnknownForm, write_report  # noqa: PLC0415

    with _record(db) as record:
        try:
            write_report(record, record.session(session).id, path)
        except UnknownForm as trouble:
            raise click.UsageError(str(trouble)) from trouble
        except OSError as trouble:
            raise Refused(f"{path} cannot be written: {trouble.strerror}.") from trouble
    _show(f"Written: {path}")


# what the commands share


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


def _load(name: str, *, thoroughly: bool = False) -> "Loaded":
    from walkshoes.scenario.load import load  # noqa: PLC0415
    from walkshoes.scenario.shipped import NoSuchScenario, find_scenario  # noqa: PLC0415

    try:
        return load(find_scenario(name), thoroughly=thoroughly)
    except NoSuchScenario as trouble:
        raise Refused(str(trouble)) from trouble


def _source(name: str) -> "Source":
    from walkshoes.scenario.findings import render  # noqa: PLC0415

    loaded = _load(name)
    if loaded.source is None:
        for finding in loaded.findings:
            click.echo(render(finding, loaded.text), err=True)
        raise Refused(f"{name} cannot be walked until its mistakes are mended.")
    return loaded.source


class _record:  # noqa: N801 - reads as what it does: `with _record(db) as record`
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
