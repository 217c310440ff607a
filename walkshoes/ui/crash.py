"""What happens when the program itself goes wrong: one plain sentence for people, the whole story in a log file.

Textual's own answer is a trace with the values of local variables, and so with a participant's words, on the
screen. Here the trace goes to a file, without the values. The private names of Textual that this takes are
touched in this file and nowhere else.
"""

import traceback
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text
from textual.app import App

from walkshoes.crash_log import written

if TYPE_CHECKING:
    from rich.console import RenderableType

_SENTENCE = """\
Something went wrong, and walkshoes had to stop. What you did is kept: start it again, and you go on from there.
For the person who leads your session: what happened is written in {log}"""


class StopsPlainly(App[None]):
    """An app that ends on a clean screen with one sentence and return code 1; tests still see the error."""

    def panic(self, *renderables: "RenderableType") -> None:
        """End because of an error that would draw itself, such as a stylesheet's."""
        self._return_code = 1
        drawn = StringIO()
        Console(file=drawn, width=100).print(*renderables)
        self._stop(drawn.getvalue())

    def _fatal_error(self) -> None:
        self._stop("")

    def _stop(self, told: str) -> None:
        from walkshoes.sessions.trouble import RecordTrouble  # noqa: PLC0415 - only when something went wrong

        error = self._exception
        trace = "".join(traceback.format_exception(error)) if error is not None else ""
        log = written(f"{told}\n{trace}".strip())
        sentence = str(error) if isinstance(error, RecordTrouble) else _SENTENCE.format(log=log)
        if not self._exit_renderables:
            self._exit_renderables.append(Text(sentence))
        self._close_messages_no_wait()
