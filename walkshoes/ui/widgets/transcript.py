"""Every word of a walk, to read back: who spoke, when, and the participant's own words in their place."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widgets import Static

from walkshoes.journey.clock import clock_text
from walkshoes.journey.transcript import Told
from walkshoes.sessions.kept import Said


class Transcript(Static):
    """The walk as it reads. One text, so that it wraps anew with the window."""

    DEFAULT_CSS = "Transcript { height: auto; width: 1fr; }"

    def __init__(self, told: Sequence[Told], said: Sequence[Said] = ()) -> None:
        super().__init__(written(told, said))


def written(told: Iterable[Told], said: Iterable[Said] = ()) -> Content:
    """The lines of a walk as one text. Whoever goes on speaking is not named again."""
    own = {(one.kind, one.at_ms): one.text for one in said}
    parts: list[tuple[str, str] | str] = []
    speaker = ""
    for line in told:
        clock = clock_text(line.at_ms)
        if not line.who:
            words = own.get(("reaction", line.at_ms), "") if line.text.startswith("you feel ") else ""
            after = f": “{words}”" if words else ""
            parts += ["\n", (f"{clock}  {line.text}{after}\n", "$foreground 70% italic")]
            speaker = ""
            continue
        if line.who != speaker:
            parts += ["\n", (f"{clock}  ", "$foreground 70%"), (f"{line.who}\n", "bold")]
            speaker = line.who
        text = own.get(("told", line.at_ms), line.text) if line.text.startswith("[") else line.text
        parts.append(f"{text}\n")
    return Content.assemble(*parts[1:])
