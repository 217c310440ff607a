"""One number, asked for over whatever is beneath."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button

from walkshoes.ui.widgets.number import Number


class AskedNumber(ModalScreen[int | None]):
    """Dismissed with the number, within its bounds; with None where it was not to be."""

    CSS_PATH = "asked_number.tcss"
    HELP = "Write a number, or press plus and minus; Enter takes it, Escape leaves everything as it is."
    AUTO_FOCUS = "Input"
    BINDINGS = [Binding("escape", "no", "Close", id="number.close", show=False, tooltip="Leave it as it is")]

    def __init__(self, question: str, unit: str, least: int, most: int, now: int) -> None:
        super().__init__()
        self.question, self.unit, self.least, self.most, self.now = question, unit, least, most, now

    def compose(self) -> ComposeResult:
        """The question, and two ways on."""
        with Vertical(id="asked"):
            yield Number(self.question, self.unit, value=self.now, name="number")
            with Horizontal(id="answers"):
                yield Button(Content("so be it"), id="on", tooltip="Enter")
                yield Button(Content("leave it as it is"), id="close", tooltip="Escape")

    @on(Button.Pressed, "#on")
    def done(self) -> None:
        """Take the number; what lies outside is said in place."""
        asked = self.query_one(Number)
        answer = asked.answer
        if not isinstance(answer, int) or not self.least <= answer <= self.most:
            asked.say(f"{self.least} to {self.most}, please")
            asked.take_focus()
            return
        self.dismiss(answer)

    @on(Button.Pressed, "#close")
    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(None)
