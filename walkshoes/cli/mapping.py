"""`map`: a journey as a map, before anybody walks it."""

from pathlib import Path

import click

from walkshoes.cli.opening import source_named
from walkshoes.cli.saying import Refused, show


@click.command("map")
@click.argument("scenario")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "mermaid", "dot", "svg"]),
    help="Default: text, or what --to ends in.",
)
@click.option("--to", "path", type=click.Path(dir_okay=False, path_type=Path), help="Write it to a file.")
@click.option("--policy", "policies", multiple=True, metavar="NAME=VALUE", help="Set a policy; as often as you like.")
@click.option("--twin", is_flag=True, help="Map the company done right.")
def map_(scenario: str, form: str | None, path: Path | None, policies: tuple[str, ...], twin: bool) -> None:
    """Draw a journey as a map: what leads where, and when."""
    from walkshoes.cli.walking import setting_of  # noqa: PLC0415
    from walkshoes.journey.lowering.names import UnknownName  # noqa: PLC0415
    from walkshoes.maps import FORMATS, survey  # noqa: PLC0415
    from walkshoes.scenario.policies import UnknownSetting  # noqa: PLC0415

    form = form or _form_of(path)
    source = source_named(scenario)
    if twin and not source.scenario.twin:
        raise Refused(f"{scenario} does not say under `twin:` which policies are the company done right.")
    settings = {**(source.scenario.twin if twin else {}), **dict(map(setting_of, policies))}
    try:
        drawn = survey(source.under(settings), settings)
    except UnknownSetting as trouble:
        raise Refused(str(trouble)) from trouble
    except UnknownName as trouble:
        raise Refused(f"These decisions do not go together: {trouble}.") from trouble
    written = FORMATS[form](drawn)
    if path is None:
        show(written.rstrip("\n"))
        return
    try:
        path.write_text(written, encoding="utf-8", newline="\n")
    except OSError as trouble:
        raise Refused(f"{path} cannot be written: {trouble.strerror}.") from trouble
    show(f"Written: {path}")


def _form_of(path: Path | None) -> str:
    """The form that the ending of a file asks for. Raises Refused for an ending no map is written with."""
    if path is None:
        return "text"
    if path.suffix.lower() not in _ENDINGS:
        ending = f"ends in {path.suffix}" if path.suffix else "has no ending"
        forms = f"a map is written to a file that ends in {', '.join(_ENDINGS)}; or say which it is with --format"
        raise Refused(f"{path} {ending}: {forms}. Nothing was written.")
    return _ENDINGS[path.suffix.lower()]


_ENDINGS = {
    ".txt": "text",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".svg": "svg",
}
