"""In public view: a post, what is replied to it, and how many see it."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Center

from walkshoes.ui.forms.form import Form
from walkshoes.ui.forms.home import show_leaf
from walkshoes.ui.widgets.leaf import Leaf
from walkshoes.ui.widgets.thread import Thread

if TYPE_CHECKING:
    from walkshoes.living.living import Living


class PostForm(Form):
    """The thread; while days pass, their leaves above it. What they bring is there when they have passed."""

    DEFAULT_CSS = "PostForm { & #days { height: auto; display: none; } & #days.-on { display: block; } }"

    def seen(self) -> ComposeResult:
        """The leaves and the thread."""
        with Center(id="days", classes="seen-here"):
            yield Leaf()
        yield Thread().add_class("seen-here")

    def show(self, living: "Living") -> None:
        """What everybody sees by now."""
        self.query_one("#days").set_class(living.flipping, "-on")
        show_leaf(self.query_one(Leaf), living)
        moment = living.shown_calendar
        pieces = [piece for piece in living.correspondence.public if piece.moment <= moment]
        self.query_one(Thread).show(pieces, living.kept.persona.name, moment)

    def scroll_by(self, lines: int) -> bool:
        """Up and down in the thread."""
        self.query_one(Thread).scroll_relative(y=lines, animate=False)
        return True

    def page(self, pages: int) -> None:
        """A page up or down in the thread."""
        thread = self.query_one(Thread)
        thread.scroll_relative(y=pages * max(1, thread.size.height - 2), animate=False)
