"""What all forms share: something to see or hear, and beneath it the one thing that can be done."""

from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from walkshoes.ui.widgets.reading import PAGE

if TYPE_CHECKING:
    from walkshoes.living.living import Living

PanelT = TypeVar("PanelT", bound=Widget)


class Form(Vertical):
    """One way to meet, as it stands on the screen. The screen of the walk shows one of them at a time.

    A panel with the class `-page` takes the place of everything else.
    """

    DEFAULT_CSS = """
    Form {
        height: 1fr;
        display: none;
        &.-here { display: block; }
        & > .doing { height: auto; max-height: 75%; display: none; padding: 1 0 0 0; }
        & > .doing { scrollbar-size-vertical: 1; }
        & > .doing.-on { display: block; }
        &.-paged > .seen-here { display: none; }
        &.-paged > .doing { height: 1fr; max-height: 100%; padding: 0; }
    }
    """

    def compose(self) -> ComposeResult:
        """What is seen, and room for what can be done."""
        yield from self.seen()
        yield VerticalScroll(classes="doing", can_focus=False)

    def seen(self) -> ComposeResult:
        """What is seen or heard; each with the class `seen-here`."""
        yield from ()

    def show(self, living: "Living") -> None:
        """Show the walk at this moment."""

    def title(self, living: "Living") -> str:
        """What stands over the form."""
        return living.where or living.words.place

    def put(self, panel: Widget | None) -> None:
        """Put up the panel for what can be done now, and take away the one before."""
        space = self.query_one(".doing", VerticalScroll)
        if self.screen.focused is not None and space in self.screen.focused.ancestors:
            self.screen.set_focus(None)  # else it would go to whatever comes next on the screen
        space.remove_children()
        self.set_class(panel is not None and panel.has_class(PAGE), "-paged")
        space.set_class(panel is not None, "-on")
        if panel is not None:
            space.mount(panel)

    def panel(self, kind: type[PanelT]) -> PanelT | None:
        """The panel that is up, where it is of a kind."""
        found = [panel for panel in self.query_one(".doing").query(kind) if panel.is_attached]
        return found[-1] if found else None

    def focus_panel(self) -> None:
        """Give the keys to what can be done now."""
        first = next((widget for widget in self.query_one(".doing").query("*") if widget.focusable), None)
        self.screen.set_focus(first)

    def scroll_by(self, lines: int) -> bool:
        """Move what is seen by so many lines, where the arrow keys move it; False where they do not."""
        del lines
        return False

    def page(self, pages: int) -> None:
        """Go back or on in what was said or written before, by so many pages."""
