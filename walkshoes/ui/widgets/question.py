"""Something asked on a page: its answer, and where it says in place that it is still open."""

from typing import ClassVar

from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Static


class Question(Widget):
    """What number, scale and words have in common. `wanted` is said where the answer is missing."""

    wanted: ClassVar[str] = ""

    @property
    def answer(self) -> str | int | None:
        """The answer, or None where there is none yet."""
        raise NotImplementedError

    def say(self, missing: str) -> None:
        """Say softly, in place, what is missing; an empty text takes it away."""
        self.query_one(".missing", Static).update(Content(missing))

    def take_focus(self) -> None:
        """Let the keys come here."""
        self.focus()

    def give_focus_on(self) -> None:
        """Enter goes to the next question, and from the last one to the way on."""
        asked = list(self.screen.query(Question))
        following = asked[asked.index(self) + 1 :]
        if following:
            following[0].take_focus()
        else:
            self.screen.query_one("#on").focus()


def answers_in(page: DOMNode) -> dict[str, str | int]:
    """The answers on a page by the names of their questions; open ones are left out."""
    return {str(asked.id): asked.answer for asked in page.query(Question) if asked.answer is not None}


def ask_for_open(page: DOMNode) -> bool:
    """Whether questions are open. Each of them says so in place, and the first gets the keys."""
    still_open = [asked for asked in page.query(Question) if asked.answer is None]
    for asked in still_open:
        asked.say(asked.wanted)
    if still_open:
        still_open[0].take_focus()
    return bool(still_open)


def whole(answer: str | int | None) -> int | None:
    """An answer given before, where it is a number."""
    return answer if isinstance(answer, int) else None
