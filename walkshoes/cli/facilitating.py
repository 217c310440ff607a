"""For whoever leads a session: `guide`, the facilitator's page of a journey, and `programme`, a day made of several."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkshoes.cli.opening import source_named
from walkshoes.cli.saying import Refused, folder_option, json_option, show, show_json, write_to

if TYPE_CHECKING:
    from walkshoes.facilitating.page import Page
    from walkshoes.scenario.guide import Theme
    from walkshoes.scenario.load import Source

to_option = click.option(
    "--to", "path", type=click.Path(dir_okay=False, path_type=Path), help="FILE.md, .html or .json"
)


@click.command()
@click.argument("scenario")
@to_option
@json_option
def guide(scenario: str, path: Path | None, as_json: bool) -> None:
    """Show the facilitator's page of a journey, or write it to a file."""
    from walkshoes.facilitating.journey_page import journey_page  # noqa: PLC0415

    _show_or_write(journey_page(source_named(scenario)), path, as_json)


def _show_or_write(page: "Page", path: Path | None, as_json: bool) -> None:
    """Shown, or written where a file is named."""
    from walkshoes.facilitating.files import as_markdown, write_page  # noqa: PLC0415

    if path is not None:
        write_to(path, lambda: write_page(page, path))
        show(f"Written: {path}")
    elif as_json:
        show_json(page.as_json())
    else:
        show(as_markdown(page))


@click.command()
@click.option("--length", required=True, metavar="TIME", help="How long it may take: 1h, 3h30m.")
@click.option("--theme", help="What it is about; without a name that there is, they are listed.")
@click.option("--without", "left_out", multiple=True, metavar="NAME", help="Leave a journey out; as often as you like.")
@click.option("--at", "begins", metavar="HH:MM", help="When it begins. Default: 0:00.")
@folder_option
@to_option
@json_option
def programme(
    length: str,
    theme: str | None,
    left_out: tuple[str, ...],
    begins: str | None,
    folder: Path | None,
    path: Path | None,
    as_json: bool,
) -> None:
    """Make a running order of journeys for an hour, a half day or a day, or write it to a file."""
    from walkshoes.facilitating.programme import NothingFits, running_order  # noqa: PLC0415
    from walkshoes.facilitating.programme_page import programme_page  # noqa: PLC0415
    from walkshoes.scenario.shipped import walkable  # noqa: PLC0415

    journeys = walkable(folder)
    missing = [name for name in left_out if name not in {source.name for source in journeys}]
    if missing:
        raise Refused(f"There is no journey `{missing[0]}` to leave out. There are: {_names(journeys)}.")
    kept = [source for source in journeys if source.name not in left_out]
    try:
        made = running_order(kept, _minutes(length), _theme(theme))
    except NothingFits as trouble:
        raise Refused(str(trouble)) from trouble
    _show_or_write(programme_page(made, _time_of_day(begins)), path, as_json)


def _names(journeys: "list[Source]") -> str:
    return ", ".join(source.name for source in journeys) or "none"


def _minutes(length: str) -> int:
    """A length in whole minutes, within what a programme may be."""
    from walkshoes.facilitating.programme import LONGEST, SHORTEST  # noqa: PLC0415
    from walkshoes.scenario.times import MINUTE, duration_ms  # noqa: PLC0415

    try:
        minutes = duration_ms(length) // MINUTE
    except ValueError as trouble:
        raise click.UsageError(f"`--length {length}`: {trouble}") from trouble
    if not SHORTEST <= minutes <= LONGEST:
        raise click.UsageError(
            f"`--length {length}`: a programme takes from {SHORTEST}m to {LONGEST // 60}h. For several days make one "
            "for each, and leave out with --without what was walked before."
        )
    return minutes


def _theme(name: str | None) -> "Theme | None":
    from walkshoes.facilitating.themes import THEMES  # noqa: PLC0415

    known = {str(theme): theme for theme in THEMES}
    if name is None or name in known:
        return known[name] if name is not None else None
    listed = "\n".join(f"  {theme:<12} {words}" for theme, words in THEMES.items())
    raise click.UsageError(f"There is no theme `{name}`. There are:\n{listed}")


def _time_of_day(text: str | None) -> int:
    """Minutes after midnight."""
    hours, _, minutes = (text or "0:00").partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise click.UsageError(f"`--at {text}`: write the time of day as 9:30.")
    return int(hours) * 60 + int(minutes)
