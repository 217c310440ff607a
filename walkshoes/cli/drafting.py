"""`new`: the first draft of a journey, from five questions."""

import re
import sys
from pathlib import Path
from typing import Any

import click

from walkshoes.cli.saying import Refused, show

_STEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,80}")


@click.command()
@click.argument("name")
@click.option("--defaults", is_flag=True, help="Ask nothing: take what Enter would.")
def new(name: str, defaults: bool) -> None:
    """Begin a journey of your own: five questions, and a file NAME.yaml that can be walked at once."""
    from walkshoes.drafting import QUESTIONS, Answers, draft  # noqa: PLC0415
    from walkshoes.scenario.load import load_text  # noqa: PLC0415

    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    if not _STEM.fullmatch(path.stem):
        raise Refused(f"`{path.stem}` cannot be the name of a journey: use letters, digits, - and _.")
    _none_there(path)
    found: dict[str, Any] = {}
    if not defaults:
        show("Five questions. Enter alone takes what stands in brackets; all of it can be changed in the file later.")
    for number, question in enumerate(QUESTIONS, 1):
        found |= question.answered("") if defaults else _asked(number, question)
    text = draft(Answers(**found))
    trouble = load_text(text, path.stem, thoroughly=True).findings
    if trouble:
        raise Refused(f"These answers make no journey: {trouble[0].cause}. Nothing was written.")
    _write(path, text)
    show(f"\nWritten: {path}")
    show("Now look it over, and then walk it:")
    show(f"    walkshoes check {path}")
    show(f"    walkshoes --folder {path.parent} --pace 6")


def _asked(number: int, question: Any) -> dict[str, Any]:
    """What a question is answered with; it is put again until the answer can stand in a journey."""
    from walkshoes.drafting import NotAnAnswer  # noqa: PLC0415

    show(f"\n{number}. {question.asks}")
    if question.hint:
        show(f"   {question.hint}")
    while True:
        click.echo(f"   [{question.default}] ", nl=False)
        try:
            typed = sys.stdin.readline()
        except UnicodeDecodeError as trouble:
            raise Refused("What was typed is not text. Nothing was written.") from trouble
        if not typed.endswith("\n") or not sys.stdin.isatty():
            show()
        try:
            return dict(question.answered(typed))
        except NotAnAnswer as trouble:
            show(f"   {trouble}")


def _none_there(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise Refused(f"{path} is there already, and is left as it is. Take another name.")


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        _none_there(path)
    except OSError as trouble:
        raise Refused(f"{path} cannot be written: {trouble.strerror}.") from trouble
