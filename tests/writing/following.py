"""The page `docs/writing-a-journey.md`, followed as a trainer follows it: every piece goes into the file, every command runs.

python tests/writing/following.py > docs/writing-a-journey.md

writes the page with what the commands say today in place of what it shows; a line `…` of it stands for any lines.
"""

import contextlib
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner

PAGE = Path(__file__).parent.parent.parent / "docs" / "writing-a-journey.md"
FILE = "my-journey.yaml"
_STEP = re.compile(r"^```(\w+)\n(.*?)^```$|^    (walkshoes [^\n]+)$", re.MULTILINE | re.DOTALL)
_JSON_FILE = re.compile(r"`([\w-]+\.jsonl)`")
ELLIPSIS = "…"


@dataclass(slots=True)
class Step:
    """One step of the page: a piece of the file, a file of inputs, or a command with what it says, shown and today."""

    where: int
    kind: str
    text: str
    file: str = ""
    shown: str | None = None
    said: str = ""
    exit_code: int = 0
    span: tuple[int, int] = (0, 0)
    state: str = field(default="", repr=False)


def steps(page: str) -> list[Step]:
    """The steps of the page in their order; what a command shows belongs to it."""
    found: list[Step] = []
    for match in _STEP.finditer(page):
        line = page.count("\n", 0, match.start()) + 1
        if match[3]:
            found.append(Step(line, "command", match[3]))
        elif match[1] == "text":
            found[-1].shown, found[-1].span = match[2], match.span(2)
        elif match[1] == "json":
            named = _JSON_FILE.findall(page[: match.start()])[-1]
            found.append(Step(line, "json", match[2], named))
        else:
            found.append(Step(line, match[1], match[2]))
    return found


def followed(page: str, folder: Path) -> list[Step]:
    """Every step done in a folder; commands say what they say today, and each step has the file as it then is."""
    from walkshoes.cli import main

    done = steps(page)
    with contextlib.chdir(folder):
        for step in done:
            if step.kind == "yaml":
                Path(FILE).write_text(put_in(Path(FILE).read_text(encoding="utf-8"), step.text), encoding="utf-8")
            elif step.kind == "json":
                Path(step.file).write_text(step.text, encoding="utf-8")
            elif not opens_the_app(step.text):
                run = CliRunner().invoke(main, shlex.split(step.text)[1:], input="")
                step.said, step.exit_code = run.output, run.exit_code
                if run.exception is not None and not isinstance(run.exception, SystemExit):
                    raise run.exception
            step.state = Path(FILE).read_text(encoding="utf-8") if Path(FILE).exists() else ""
    return done


def opens_the_app(command: str) -> bool:
    """Whether a command is the app itself, which no test of words can run."""
    return shlex.split(command)[1].startswith("--")


def put_in(text: str, piece: str) -> str:
    """A piece in place of what stands under the same name, else at the end of the part it belongs to."""
    for part in parts_of(piece):
        name = part.split(":")[0].strip()
        depth = len(part) - len(part.lstrip(" "))
        begins, ends = _section(text, _owner(name), 0) if depth else (0, len(text))
        inner = text[begins:ends]
        there = _section(inner, name, depth)
        if there == (-1, -1):
            text = text[:begins] + inner.rstrip("\n") + "\n" + part + text[ends:]
        else:
            text = text[:begins] + inner[: there[0]] + part + inner[there[1] :] + text[ends:]
    return text


def _owner(name: str) -> str:
    """The part of the file a name two spaces in belongs to."""
    from walkshoes.scenario.model import Company, Customer

    if name in Company.model_fields:
        return "company"
    return "customer" if name in Customer.model_fields else "touchpoints"


def parts_of(piece: str) -> Iterator[str]:
    """The parts of a piece, each with the name it begins with."""
    depth = len(piece) - len(piece.lstrip(" "))
    yield from re.findall(rf"^ {{{depth}}}\S.*\n(?:(?: {{{depth + 1}}}.*)?\n)*", piece, re.MULTILINE)


def _section(text: str, name: str, depth: int) -> tuple[int, int]:
    """Where a name stands with all that is beneath it; (-1, -1) where it does not."""
    found = re.search(rf"^ {{{depth}}}{name}:.*\n(?: {{{depth + 1}}}.*\n)*", text, re.MULTILINE)
    return found.span() if found else (-1, -1)


def agrees(shown: str, said: str) -> bool:
    """Whether what is shown is what was said; a line `…` stands for any lines, also for none."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == ELLIPSIS else re.escape(line) + "\n" for line in shown.splitlines()
    )
    return re.fullmatch(pattern, said) is not None


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for one in reversed(followed(text, Path(folder))):
            if one.shown is not None and not agrees(one.shown, one.said):
                text = text[: one.span[0]] + one.said + text[one.span[1] :]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(text)
