"""A chat: what each has typed."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from walkshoes.ui.forms.form import Form
from walkshoes.ui.widgets.bubbles import Bubbles

if TYPE_CHECKING:
    from walkshoes.living.living import Living


class ChatForm(Form):
    """Messages in turn, and at the foot the room to answer."""

    def seen(self) -> ComposeResult:
        """The messages."""
        yield Bubbles(id="messages").add_class("seen-here")

    def show(self, living: "Living") -> None:
        """What has been typed by now."""
        hearing = living.hearing
        self.query_one(Bubbles).show(hearing.over("chat"), hearing.forgotten, living.pacing.attended_ms)

    def page(self, pages: int) -> None:
        """What was typed before."""
        self.query_one(Bubbles).turn(pages)
