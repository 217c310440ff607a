"""At home: the calendar on the wall, and what is read, written and decided there."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Center

from walkshoes.journey.calendar import wall_clock
from walkshoes.living.channels import AT_HOME
from walkshoes.ui.forms.form import Form
from walkshoes.ui.preferences import preferences_of
from walkshoes.ui.widgets.leaf import Leaf

if TYPE_CHECKING:
    from walkshoes.living.living import Living


class HomeForm(Form):
    """The calendar; an email or a letter takes its place while it is read or written."""

    DEFAULT_CSS = "HomeForm { & #wall { height: 1fr; min-height: 7; align: center middle; } }"

    def seen(self) -> ComposeResult:
        """Today's leaf."""
        with Center(id="wall", classes="seen-here"):
            yield Leaf()

    def show(self, living: "Living") -> None:
        """Today's leaf, or those that are torn off just now."""
        show_leaf(self.query_one(Leaf), living)

    def title(self, living: "Living") -> str:
        """Where the customer is alone; over what is in writing, what it is; over an ending nothing."""
        if self.has_class("-paged") and not living.walk.ended:
            return super().title(living)
        return living.where or ("" if living.walk.ended else AT_HOME.place)


def show_leaf(shown: Leaf, living: "Living") -> None:
    """Hang up today's leaf, or tear off those of the days that pass."""
    walk, passed = living.walk, living.hearing.passed
    now = wall_clock(walk.calendar, walk.engine.program.zone)
    if passed is not None and living.flipping and not preferences_of(shown.app).still:
        shown.show(passed.leaf(living.flip_ms), "", passed.leaves)
    else:
        shown.show(living.hearing.today(walk.calendar), passed.text if passed is not None else f"{now:%H:%M}")
