"""`explain`: what a finding means, and how to mend it."""

import click

from walkshoes.cli.saying import Refused, show


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain a finding by its code, such as WS012; without one, list them all."""
    from walkshoes.scenario.explaining import UnknownCode, entries, entry_of  # noqa: PLC0415
    from walkshoes.scenario.plain import plain  # noqa: PLC0415

    if code is None:
        for entry in entries().values():
            show(f"{entry.code}  {entry.title}" + ("  (a notice)" if entry.is_notice else ""))
        return
    try:
        show(entry_of(plain(code, 40)).text())
    except UnknownCode as trouble:
        raise Refused(str(trouble)) from trouble
