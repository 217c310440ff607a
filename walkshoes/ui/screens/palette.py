"""The list of what can be done, by name, over whatever is beneath (Ctrl+P)."""

from textual.command import CommandPalette

from walkshoes.ui.actions import ASKED


class Palette(CommandPalette):
    """Textual's own, dressed as the rest of the house."""

    HELP = (
        "Write any part of what you would like to do, go to it with the arrow keys, and press Enter. Escape goes back."
    )
    CSS_PATH = "palette.tcss"

    def __init__(self) -> None:
        super().__init__(placeholder=ASKED, id="--command-palette")
