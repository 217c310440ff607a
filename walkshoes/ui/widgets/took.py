"""What a walk took, in sentences under small headings, and what its customer tells others."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from walkshoes.reports.sentences import Group

OTHERS = "What you tell others"


class Took(Vertical):
    """The ledger to be read. `says` is what a customer who ends like this says to others, where the journey has it."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    Took {
        height: auto;
        .group { height: auto; color: $primary; text-style: bold; }
        .sentences { height: auto; margin-bottom: 1; padding-left: 2; }
        .sentence { height: auto; }
        .says { height: auto; text-style: italic; border-left: wide $panel; padding-left: 1; margin-bottom: 1; }
    }
    .-tall Took .sentences { padding-left: 4; }
    """

    def __init__(self, groups: Sequence[Group], says: str = "") -> None:
        super().__init__()
        self.groups = groups
        self.says = says

    def compose(self) -> ComposeResult:
        """Group by group."""
        for group in self.groups:
            yield Static(Content(group.heading), classes="group")
            with Vertical(classes="sentences"):
                for sentence in group.sentences:
                    yield Static(Content(sentence), classes="sentence")
        if self.says:
            yield Static(Content(OTHERS), classes="group")
            yield Static(Content(self.says), classes="says")
