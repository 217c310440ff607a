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
    _said_back(found, may_change=not defaults and sys.stdin.isatty())
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
        typed = _typed()
        try:
            return dict(question.answered(typed))
        except NotAnAnswer as trouble:
            show(f"   {trouble}")


def _typed() -> str:
    """The next line that is typed; nothing where there is none."""
    try:
        typed = sys.stdin.readline()
    except UnicodeDecodeError as trouble:
        raise Refused("What was typed is not text. Nothing was written.") from trouble
    if not typed.endswith("\n") or not sys.stdin.isatty():
        show()
    return typed


def _said_back(found: dict[str, Any], *, may_change: bool) -> None:
    """Say what was understood; where somebody sits there, an answer can be given anew until Enter takes them all."""
    from walkshoes.drafting import QUESTIONS, Answers  # noqa: PLC0415

    while True:
        show("\nThis is what was understood:")
        for number, question in enumerate(QUESTIONS, 1):
            show(f"  {number}. {question.understood(Answers(**found))}")
        if not may_change:
            return
        click.echo("Enter writes it; a number from 1 to 5 changes that answer. ", nl=False)
        while (typed := _typed().strip()) and typed not in map(str, range(1, len(QUESTIONS) + 1)):
            click.echo("A number from 1 to 5, or Enter: ", nl=False)
        if not typed:
            return
        found |= _asked(int(typed), QUESTIONS[int(typed) - 1])


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
