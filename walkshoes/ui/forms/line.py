"""The line of a telephone: what is said, and what is heard while nobody speaks."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from walkshoes.ui.forms.form import Form
from walkshoes.ui.preferences import preferences_of
from walkshoes.ui.widgets.captions import Captions
from walkshoes.ui.widgets.sound import Heard, Sound

if TYPE_CHECKING:
    from walkshoes.living.living import Living


class LineForm(Form):
    """Captions as they are spoken, and the music."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._began = 0
        self._heard = Heard.NOTHING

    def seen(self) -> ComposeResult:
        """Captions above the music."""
        yield Captions(id="captions").add_class("seen-here")
        yield Sound(id="sound").add_class("seen-here")

    def show(self, living: "Living") -> None:
        """What has been said by now, and what is heard."""
        now_ms = living.pacing.attended_ms
        captions = self.query_one(Captions)
        captions.show(living.hearing.over("phone"), living.hearing.forgotten, now_ms)
        heard = Heard.MUSIC if living.waiting else Heard.RINGING if living.ringing else Heard.NOTHING
        if heard != self._heard:
            self._heard, self._began = heard, now_ms
        at_ms = 0 if preferences_of(self.app).still else now_ms - self._began
        self.query_one(Sound).hear(heard, at_ms, hushed=captions.speaking)

    def page(self, pages: int) -> None:
        """What was said before."""
        self.query_one(Captions).turn(pages)
