"""The peer of `benchmarks/screen.py`: a Textual app with a line of text and a button, and nothing else."""

from textual.app import App, ComposeResult
from textual.widgets import Button, Static


class Empty(App[None]):
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield Static("an empty app")
        yield Button("one")
        yield Button("two")


if __name__ == "__main__":
    Empty().run()
