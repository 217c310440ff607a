"""`simulate`: a year of customers, and what a decision changes for them."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkshoes.cli.opening import source_named
from walkshoes.cli.saying import Refused, json_option, show, show_json
from walkshoes.cli.walking import setting_of

if TYPE_CHECKING:
    from walkshoes.scenario.load import Source
    from walkshoes.simulate.decided import Decided
    from walkshoes.simulate.telling import Simulated

FIRST_LOOK = 500
"""Callers by which the load is worked out first; a screen has to be quicker."""
TOLD_EACH = 200
"""How many callers pass between two words to whoever waits for the end."""
NO_WINDOW = (
    "Watching a caller needs a terminal window. Without one, the same command without --watch tells the walk, "
    "and with --inputs FILE it writes down what the caller does."
)


def _caller(_: click.Context, __: click.Parameter, text: str | None) -> tuple[int, bool] | None:
    """A caller by number, or by the percent of callers who gave no more of their time: p90."""
    if text is None:
        return None
    number = text.removeprefix("p")
    if not (number.isascii() and number.isdecimal() and int(number) > 0) or (number != text and int(number) > 100):
        raise click.BadParameter("a caller is a number, or p1 to p100 by the time they gave, such as p90.")
    return int(number), number != text


@click.command()
@click.argument("scenario")
@click.option(
    "--callers", type=click.IntRange(1, 1_000_000), default=10_000, show_default=True, help="How many callers."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed, the same callers.")
@click.option("--policy", "policies", multiple=True, metavar="NAME=VALUE", help="Set a policy; as often as you like.")
@click.option(
    "--compare", "compared", multiple=True, metavar="NAME=VALUE", help="The same company with this decided as well."
)
@click.option("--load-as-stated", is_flag=True, help="Calls and handling times stay as the file states them.")
@click.option("--caller", callback=_caller, metavar="N|pN", help="Tell one caller's walk: by number, or by time (p90).")
@click.option(
    "--inputs", type=click.Path(dir_okay=False, path_type=Path), help="With --caller: write the walk's inputs there."
)
@click.option("--watch", is_flag=True, help="With --caller: see the walk in the app, input by input.")
@click.option("--csv", "as_csv", is_flag=True, help="The figures as a table.")
@json_option
def simulate(
    scenario: str,
    callers: int,
    seed: int,
    policies: tuple[str, ...],
    compared: tuple[str, ...],
    load_as_stated: bool,
    caller: tuple[int, bool] | None,
    inputs: Path | None,
    watch: bool,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Walk a journey with a year's callers, and say what a year costs them and the company.

    Ctrl+C ends it early, with what there is until then.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json are two forms of the same; use one of them.")
    if caller is None and (inputs is not None or watch):
        raise click.UsageError("--inputs and --watch go with --caller.")
    if watch and not in_a_window():
        raise Refused(NO_WINDOW)
    from walkshoes.scenario.persona import UnknownProvider  # noqa: PLC0415 - only where it is asked for
    from walkshoes.scenario.policies import UnknownSetting  # noqa: PLC0415
    from walkshoes.simulate import telling  # noqa: PLC0415
    from walkshoes.simulate.decided import Decided  # noqa: PLC0415

    source = source_named(scenario)
    settings = dict(map(setting_of, policies))
    before = Decided.of(settings, load_follows=not load_as_stated)
    after = Decided.of(
        {**settings, **dict(setting_of(one, "--compare") for one in compared)}, load_follows=not load_as_stated
    )
    try:
        made = _simulated(source, before, after, callers, seed, _progress() if sys.stderr.isatty() else None)
        if caller is not None:
            _one(made, *caller, inputs, watch)
            return
    except (UnknownSetting, UnknownProvider) as trouble:
        raise Refused(str(trouble)) from trouble
    if as_json:
        show_json(telling.as_json(made))
    elif as_csv:
        click.echo(telling.as_csv(made), nl=False)
    else:
        for line in telling.text(made):
            show(line)


def _simulated(
    source: "Source",
    before: "Decided",
    after: "Decided",
    callers: int,
    seed: int,
    progress: Callable[[int, int], None] | None,
) -> "Simulated":
    """Walk all of them, or as many as there are until Ctrl+C."""
    from walkshoes.scenario.persona import make_persona  # noqa: PLC0415
    from walkshoes.simulate.study import Study  # noqa: PLC0415
    from walkshoes.simulate.telling import Simulated  # noqa: PLC0415

    study = Study(source, make_persona(source.scenario, seed), seed, first=min(callers, FIRST_LOOK))

    def walked() -> int:
        """How many callers have been walked of both."""
        return min(study.sample(before).walked, study.sample(after).walked)

    def looks_up() -> bool:
        if progress is not None:
            progress(walked(), callers)
        return False

    whole = False
    try:
        for _ in study.looks(before, after, callers, stopped=looks_up):
            pass
        whole = True
    except KeyboardInterrupt:
        if not walked():
            raise Refused("Broken off before the first callers had come to an end.") from None
    seen = study.seen(before, after, study.load_so_far(after), whole=whole)
    return Simulated(study, before, after, seen, callers, whole)


def _progress() -> Callable[[int, int], None]:
    last = -TOLD_EACH

    def told(done: int, of: int) -> None:
        nonlocal last
        if done >= last + TOLD_EACH:
            last = done
            click.echo(f"\r{done:,} of {of:,} callers\r", nl=False, err=True)

    return told


_PROGRESS = 40
"""How wide the line is that says how far it has come."""


def in_a_window() -> bool:
    """Whether there is a terminal for the app to open in."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _watch(made: "Simulated", caller: int, percent: int | None) -> None:
    """Open the app on a caller's walk, until it is left."""
    from walkshoes.journey.callers import makes_contact  # noqa: PLC0415 - only where it is asked for
    from walkshoes.living.watched import Watched  # noqa: PLC0415
    from walkshoes.ui.watching import watch  # noqa: PLC0415

    sample = made.study.sample(made.after, made.seen.load)
    if not makes_contact(sample.engine, made.study.seed, caller):
        raise Refused(f"Caller {caller:,} never turns to the company, so there is nothing to see. Name another one.")
    if sys.stderr.isatty():  # nothing is left standing there when the app has gone
        click.echo(" " * _PROGRESS + "\r", nl=False, err=True)
    source = replace(made.source, scenario=made.study.company(made.after).scenario)
    if code := watch(Watched.of(source, sample, caller, percent)):
        raise SystemExit(code)


def _one(made: "Simulated", number: int, by_time: bool, inputs: Path | None, watch: bool) -> None:
    """One caller of them: told, written down, or seen in the app."""
    from walkshoes.journey.transcript import transcript  # noqa: PLC0415
    from walkshoes.journey.written import inputs_file  # noqa: PLC0415

    sample = made.study.sample(made.after, made.seen.load)
    caller = sample.caller_at(number) if by_time else number
    if not caller:
        raise Refused("None of these callers made contact.")
    walk, done = sample.walk_of(caller)
    said = f"Caller {caller:,}, seed {made.study.seed}"
    said += f": of {made.walked:,} callers {number} in 100 gave no more of their time." if by_time else "."
    if inputs is not None:
        written = inputs_file(sample.engine, walk, done, made.source.name, made.study.seed)
        try:
            inputs.write_text(written, encoding="utf-8")
        except OSError as trouble:
            why = trouble.strerror or type(trouble).__name__
            raise Refused(f"Nothing can be written to {inputs}: {why}. Name another file.") from trouble
        show(f"{said} Walk it again: walkshoes walk {made.source.name} --headless --inputs {inputs}")
        if not watch:
            return
    if watch:
        _watch(made, caller, number if by_time else None)
        return
    show(said)
    show()
    for told in transcript(sample.engine, walk.events):
        show(str(told))
