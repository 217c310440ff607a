"""From the name of a file to its text, or to a sentence about why there is none."""

from pathlib import Path

from walkshoes.scenario.findings import LINE_BREAK, Finding, Place, Severity, did_you_mean
from walkshoes.scenario.plain import plain
from walkshoes.scenario.tree import START

LARGEST_FILE = 2_000_000


class UnreadableError(Exception):
    """A file of which nothing can be read; `source` is as much of its text as helps to show why."""

    def __init__(self, code: str, cause: str, mend: str, place: Place = START, source: str = "") -> None:
        self.source = source
        self._finding = (code, place, cause, mend)

    def finding(self, file: str) -> Finding:
        """What to tell the author; `file` is the name of the file."""
        code, place, cause, mend = self._finding
        return Finding(code, Severity.ERROR, file, place, cause, mend)


TOO_LARGE = (
    "WS005",
    f"this file is too large for one journey (more than {LARGEST_FILE // 1_000_000} MB)",
    "check that it is the right file; a long journey is better in several files",
)
_NOT_TEXT = (
    "WS004",
    "this is not a plain text file; it may be a document, a picture or an archive",
    "write the journey in a text editor and save it with a name that ends in .yaml",
)
_MOST_SHOWN, _LONGEST_NAME = 6, 80
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how texts begin that some Windows programs save as "Unicode"


def text_of(path: Path) -> str:
    """The text of a file. Whatever is wrong with it is an `UnreadableError`."""
    return _decoded(_bytes_of(path))


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.exists():
            raise UnreadableError("WS001", "there is no such file", _instead_of(path))
        if path.is_dir():
            raise UnreadableError("WS002", "this is a folder, not a file", _inside(path))
        if not path.is_file():  # a pipe would let us wait for ever, and some devices never end
            cause = "this is not a file, but a pipe or a device"
            raise UnreadableError("WS002", cause, "write the journey into a file, and name that")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        cause = "the computer does not let us open this file"
        raise UnreadableError("WS003", cause, "check that you may read it, and close it in other programs") from error
    if len(data) > LARGEST_FILE:
        raise UnreadableError(*TOO_LARGE)
    return data


def _instead_of(path: Path) -> str:
    """What to say of a file that is not there: which one may be meant, or which there are."""
    if not path.parent.is_dir():
        return "there is no such folder either; check both names"
    there = _journeys_in(path.parent)
    stems = {name.rpartition(".")[0]: name for name in there}
    meant = did_you_mean(path.name, there) or did_you_mean(path.stem, stems)
    for stem, name in stems.items():
        meant = meant.replace(f"`{stem}`", f"`{name}`")
    return meant or _there_are(there)


def _inside(folder: Path) -> str:
    there = [f"{folder.name}/{name}" if folder.name else name for name in _journeys_in(folder)]
    return f"name the file inside it; {_there_are(there)}" if there else "name a file; there is no .yaml file in it"


def _journeys_in(folder: Path) -> list[str]:
    return sorted(plain(other.name, _LONGEST_NAME) for other in folder.glob("*.y*ml"))


def _there_are(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_SHOWN]) + (", …" if len(names) > _MOST_SHOWN else "")
    return f"there are: {shown}" if names else "check the name and the folder; there is no .yaml file there"


def _decoded(data: bytes) -> str:
    if b"\0" in data and not data.startswith(_UTF_16):
        raise UnreadableError(*_NOT_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = LINE_BREAK.split(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        cause = "this file is saved in an older way than UTF-8, and its letters would come out wrong from here on"
        mend = "in your editor choose Save As, and there the encoding UTF-8"
        place = Place(len(before), len(before[-1]) + 1)
        raise UnreadableError("WS004", cause, mend, place, data.decode("utf-8", "replace")) from error
