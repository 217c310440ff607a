"""Everything a year rests on, under headings: each with its value to be changed, and where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from walkshoes.simulate.assumption import Assumption
from walkshoes.ui.widgets.assumed_row import AssumedRow
from walkshoes.ui.widgets.picking import Picking

LOAD = "Calls and people"
FOLLOWS, STATED = "follows", "stated"
LOAD_VALUES = {FOLLOWS: "fewer and shorter calls free people", STATED: "every queue stays as stated"}


class Resting(VerticalScroll, can_focus=False):
    """The list. It is made when it is shown for the first time, since it is long."""

    @dataclass
    class LoadPicked(Message):
        """Whether calls and handling times follow what is decided."""

        follows: bool

    def show(self, rests_on: Sequence[Assumption], *, load_follows: bool) -> None:
        """Show everything as it is now."""
        rows = {row.assumption.path: row for row in self.query(AssumedRow)}
        if [one.path for one in rests_on] != [*rows]:
            self._make(rests_on, load_follows=load_follows)
            return
        for one in rests_on:
            rows[one.path].show(one)
        picking = self.query_one(Picking)
        with picking.prevent(Picking.Picked):
            picking.pick(FOLLOWS if load_follows else STATED)

    def _make(self, rests_on: Sequence[Assumption], *, load_follows: bool) -> None:
        made: list[Widget] = [Picking(LOAD, LOAD_VALUES, FOLLOWS if load_follows else STATED, id="load")]
        group = ""
        for one in rests_on:
            if one.group != group:
                group = one.group
                made.append(Static(Content(group), classes="second-head"))
            made.append(AssumedRow(one))
        with self.app.batch_update():
            self.remove_children()
            self.mount_all(made)

    @on(Picking.Picked, "#load")
    def picked(self, event: Picking.Picked) -> None:
        """It was picked."""
        event.stop()
        self.post_message(self.LoadPicked(event.value == FOLLOWS))
