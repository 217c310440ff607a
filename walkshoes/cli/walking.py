"""`walk`: one journey without a screen, from a file of inputs, or to a touchpoint by the shortest way."""

from pathlib import Path

import click

from walkshoes.cli.opening import opened_record, source_named
from walkshoes.cli.saying import Refused, db_option, json_option, show, show_json

Setting = bool | int | str
KEPT = "Kept. Start walkshoes, and it offers to go on from here."
TO_GO_ON = "To go on from here in the app, say the same with --record, and then walkshoes."


@click.command()
@click.argument("scenario")
@click.option("--headless", is_flag=True, help="Without a screen: from a file of inputs.")
@click.option(
    "--inputs",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="JSON Lines; - is the standard input.",
)
@click.option("--at", "touchpoint", help="Come to a touchpoint by the shortest way, without inputs.")
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
    touchpoint: str | None,
    seed: int | None,
    policies: tuple[str, ...],
    twin: bool,
    keep: bool,
    db: Path | None,
    as_json: bool,
) -> None:
    """Walk one journey from a file of inputs (docs/inputs.md has its language), or to a touchpoint."""
    if touchpoint is not None and inputs is not None:
        raise click.UsageError("--at finds the inputs itself; leave --inputs out.")
    if not headless and touchpoint is None:
        raise click.UsageError("Say --headless --inputs FILE, or --at TOUCHPOINT; for the app, say walkshoes alone.")
    from walkshoes.journey.headless import Header, NotAccepted, NotUnderstood, read_inputs  # noqa: PLC0415
    from walkshoes.journey.lowering.names import UnknownName  # noqa: PLC0415
    from walkshoes.rehearsing import NowhereNear, come_to, rehearse  # noqa: PLC0415
    from walkshoes.scenario.persona import UnknownProvider  # noqa: PLC0415
    from walkshoes.scenario.policies import UnknownSetting  # noqa: PLC0415

    source = source_named(scenario)
    if twin and not source.scenario.twin:
        raise Refused(f"{scenario} does not say under `twin:` which policies are the company done right.")
    try:
        header, lines = read_inputs(_read(inputs)) if inputs else (Header(), [])
        settings = {**(source.scenario.twin if twin else {}), **header.policies, **dict(map(setting_of, policies))}
        seeds = (one for one in (seed, header.seed, 1) if one is not None)
        if touchpoint is not None:
            made = come_to(source, touchpoint, settings, next(seeds))
        else:
            made = rehearse(source, lines, settings, next(seeds), header.persona, header.draws)
    except NotAccepted as trouble:
        for said in () if as_json else trouble.so_far:  # how far it went is what one wants to see now
            show(said)
        raise Refused(str(trouble)) from trouble
    except (NotUnderstood, NowhereNear, UnknownSetting, UnknownProvider) as trouble:
        raise Refused(str(trouble)) from trouble
    except UnknownName as trouble:
        raise Refused(f"These decisions do not go together: {trouble}.") from trouble
    except UnicodeDecodeError as trouble:
        raise Refused(f"{inputs} is not a text file.") from trouble
    if keep:
        with opened_record(db, made=True) as record:
            made.keep(record, to_go_on=touchpoint is not None)
    if as_json:
        show_json(made.as_json())
    else:
        for said in made.text():
            show(said)
        if touchpoint is not None:
            show(KEPT if keep else TO_GO_ON)


def setting_of(text: str, option: str = "--policy") -> tuple[str, Setting]:
    """A policy and its value, as the command line writes them behind an option: NAME=VALUE."""
    name, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"{option} is written NAME=VALUE, not {text}")
    word = value.strip().lower()
    if word in ("true", "on", "yes", "false", "off", "no"):
        return name, word in ("true", "on", "yes")
    return name, int(word) if len(word) < 16 and word.removeprefix("-").isdecimal() else value


def _read(path: Path) -> str:
    with click.open_file(str(path), encoding="utf-8") as file:
        return str(file.read())
