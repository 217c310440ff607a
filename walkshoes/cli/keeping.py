"""`keep`: a walk kept beside its scenario as a test of it. What `check --walks` asks is here too."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from walkshoes.cli.opening import opened_record, source_named
from walkshoes.cli.saying import Refused, db_option, show

if TYPE_CHECKING:
    from walkshoes.keeping import WalkChange
    from walkshoes.scenario.load import Source

walks_option = click.option("--walks", is_flag=True, help="Live the kept walks beside each file again.")


@click.command()
@click.argument("walk")
@click.option("--scenario", help="The scenario, by file or name. Default: the one the walk names, where you are.")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="Default: walks/ beside it.")
@click.option("--name", default="", help="What to call it. Default: the file's name, or where the walk ended.")
@click.option("--again", is_flag=True, help="WALK is a kept walk, or a scenario: write anew how it reads.")
@click.option("--policy", "policies", multiple=True, metavar="NAME=VALUE", help="Walked with it; as often as you like.")
@click.option("--twin", is_flag=True, help="Walked in the company done right.")
@db_option
def keep(
    walk: str,
    scenario: str | None,
    folder: Path | None,
    name: str,
    again: bool,
    policies: tuple[str, ...],
    twin: bool,
    db: Path | None,
) -> None:
    """Keep a walk as a test: WALK is a file of inputs, or the id of a walk in the record."""
    from walkshoes.keeping import CannotKeep  # noqa: PLC0415

    is_file = Path(walk).suffix == ".jsonl" or Path(walk).is_file()
    if (policies or twin) and (again or not is_file):
        raise click.UsageError(
            "--policy and --twin go with a file of inputs; a kept or recorded walk has its policies."
        )
    try:
        if again:
            _again(Path(walk), scenario, folder)
        elif is_file:
            _from_file(Path(walk), scenario, folder, name, policies, twin)
        else:
            _from_record(walk, scenario, folder, name, db)
    except CannotKeep as trouble:
        raise Refused(str(trouble)) from trouble


def kept_walks_said(name: str, form: str = "text") -> bool:
    """Live the kept walks beside a scenario again and say what came of it. Returns whether all are the same.

    `name` is the scenario's name or file. Where `form` is for other programs, only what became different is said, and
    beside the standard output.
    """
    from walkshoes.keeping import check_walks  # noqa: PLC0415
    from walkshoes.scenario.plain import plain  # noqa: PLC0415
    from walkshoes.scenario.shipped import find_scenario  # noqa: PLC0415

    shown = plain(name)
    changed = check_walks(find_scenario(name))
    different = [one for one in changed if not one.same]
    for one in different:
        click.echo("\n".join(one.text()), err=form != "text")
    if form == "text":
        if not changed:
            show(f"{shown}: no walks are kept beside it")
        elif different:
            show(f"{len(different)} of {len(changed)} kept walks different. Meant? `walkshoes keep {shown} --again`")
        else:
            show(f"{shown}: {len(changed)} kept walk{'' if len(changed) == 1 else 's'} as before")
    return not different


def _from_file(
    path: Path, scenario: str | None, folder: Path | None, name: str, policies: tuple[str, ...], twin: bool
) -> None:
    from walkshoes.cli.walking import setting_of  # noqa: PLC0415
    from walkshoes.journey.headless import NotUnderstood, read_inputs  # noqa: PLC0415
    from walkshoes.keeping import CannotKeep, keep_inputs  # noqa: PLC0415

    text = _read(path)
    try:
        header = read_inputs(text)[0]
    except NotUnderstood as trouble:
        raise CannotKeep(f"{path}, {trouble}") from trouble
    named = scenario or header.scenario
    if named is None:
        raise Refused(f"{path} does not say which scenario it walks. Add --scenario FILE.")
    where, source = _scenario(named, path.parent)
    if twin and not source.scenario.twin:
        raise Refused(f"{where} does not say under `twin:` which policies are the company done right.")
    settings = {**(source.scenario.twin if twin else {}), **header.policies, **dict(map(setting_of, policies))}
    _said(keep_inputs(source, text, folder or _beside(where), name or path.stem, settings), where)


def _from_record(walk: str, scenario: str | None, folder: Path | None, name: str, db: Path | None) -> None:
    from walkshoes.keeping import found_walk, keep_recorded  # noqa: PLC0415

    with opened_record(db) as record:
        stored = record.stored(found_walk(record, walk).id)
    where, source = _scenario(scenario or stored.source.name, Path())
    _said(keep_recorded(source, stored, folder or _beside(where), name), where)


def _again(path: Path, scenario: str | None, folder: Path | None) -> None:
    """Renew one kept walk, or all of a scenario, and say what is taken over."""
    from walkshoes.keeping import renew, walks_of  # noqa: PLC0415
    from walkshoes.keeping.checking import check_walk  # noqa: PLC0415

    if path.suffix == ".jsonl":
        where, source = _scenario(scenario or path.resolve().parent.name, path.resolve().parent.parent.parent)
        walks = [path]
        _read(path)
    else:
        where, source = _scenario(str(path), Path())
        walks = walks_of(where, folder)
        if not walks:
            raise Refused(f"No walks are kept beside {where}.")
    for one in walks:
        change: WalkChange = check_walk(source, one)
        if change.same:
            show(f"{change.name}: the same, nothing to renew")
            continue
        renew(source, one)
        show("\n".join(change.text()))
        show(f"Written anew: {one.with_suffix('.txt')}")


def _scenario(named: str, near: Path) -> tuple[Path, "Source"]:
    """A scenario's file and what it holds: by its path, else by its name where one is, else of those shipped."""
    from walkshoes.scenario.shipped import SUFFIXES, NoSuchScenario, find_scenario  # noqa: PLC0415

    beside = [folder / f"{named}{suffix}" for folder in (near, Path()) for suffix in SUFFIXES]
    there = next((path for path in beside if Path(named).suffix not in SUFFIXES and path.is_file()), None)
    try:
        path = there or find_scenario(named)
    except NoSuchScenario as trouble:
        raise Refused(f"{trouble} Where it is elsewhere, add --scenario FILE.") from trouble
    return path, source_named(str(path))


def _beside(path: Path) -> Path:
    """The folder of a scenario's kept walks. Those that come with the program are not a place for people's own."""
    from walkshoes.keeping.checking import folder_of  # noqa: PLC0415
    from walkshoes.scenario.shipped import shipped_folder  # noqa: PLC0415

    if path.resolve().parent == shipped_folder().resolve():
        raise Refused(f"{path.stem} came with walkshoes. Say where the walk is to be kept: --to FOLDER.")
    return folder_of(path)


def _said(path: Path, scenario: Path) -> None:
    from walkshoes.scenario.plain import plain  # noqa: PLC0415

    show(plain(f"Kept: {path} and {path.with_suffix('.txt').name}"))
    show(plain(f"`walkshoes check {scenario} --walks` lives it again."))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as trouble:
        raise Refused(f"{path} is not a text file.") from trouble
    except OSError as trouble:
        raise Refused(f"{path} cannot be read: {trouble.strerror}.") from trouble
