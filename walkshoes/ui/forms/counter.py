"""In person: the counter and who stands behind it, the door, the way there; and what is said."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from walkshoes.journey import program as p
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.events import Minute
from walkshoes.living.channels import AT_HOME
from walkshoes.ui import drawing
from walkshoes.ui.forms.form import Form
from walkshoes.ui.widgets.captions import Captions
from walkshoes.ui.widgets.counter import Counter

if TYPE_CHECKING:
    from walkshoes.living.living import Living

ROOMY, TIGHT = 28, 16
"""The heights of the form (lines) from which the drawing is large, and below which it is words alone."""


class CounterForm(Form):
    """What is seen above what is said."""

    DEFAULT_CSS = """
    CounterForm {
        & Captions { min-height: 3; }
        & Telling { height: 8; }
        &.-way Captions { display: none; }
        &.-way Counter { height: 1fr; content-align: center middle; }
        &.-tight Counter { margin-bottom: 0; text-style: italic; }
        &.-left Counter { display: none; }
    }
    """

    def seen(self) -> ComposeResult:
        """The drawing and the captions."""
        yield Counter().add_class("seen-here")
        yield Captions(id="said-here").add_class("seen-here")

    def title(self, living: "Living") -> str:
        """Where the customer is."""
        if _way(living) is not None:
            return "On the way" if living.walk.minute == Minute.TRAVELLING else "At home"
        if _there(living):
            return super().title(living)
        return living.where or (AT_HOME.place if _days_pass(living) else "Outside")

    def show(self, living: "Living") -> None:
        """Where the customer stands now, and what is said there."""
        way = _way(living)
        tight, roomy = self.size.height < TIGHT, self.size.height >= ROOMY
        self.set_class(way is not None, "-way")
        self.set_class(tight and way is None, "-tight")
        # at the end the last words, and the way on, need the room; where days pass, nobody stands at a door any more
        self.set_class((living.walk.ended and not roomy) or _days_pass(living), "-left")
        if way is not None:
            self._show_way(living, way)
        else:
            self._show_place(living, tight=tight, roomy=roomy)
        hearing = living.hearing
        self.query_one(Captions).show(hearing.over("in person"), hearing.forgotten, living.pacing.attended_ms)

    def _show_way(self, living: "Living", way: p.Travel) -> None:
        walk, minutes = living.walk, minutes_text(way.ms)
        words: tuple[str, ...] = (f"It is {minutes} away.",)
        gone = 0.0
        if walk.minute == Minute.TRAVELLING:
            words = "You are on the way.", f"{minutes[:1].upper()}{minutes[1:]}."
            gone = 1 - (walk.until - walk.now) / way.ms
        step = int(gone * drawing.LONGEST_WAY)
        self.query_one(Counter).show((words, step), lambda width: drawing.way(words, gone, width))

    def _show_place(self, living: "Living", *, tight: bool, roomy: bool) -> None:
        sign, closed, counter = living.hearing.sign, living.hearing.closed, self.query_one(Counter)
        there, looks_up = _there(living), living.hearing.looks_up
        seen = there, looks_up, sign, closed, tight, roomy
        if tight:
            looks = drawing.LOOKS if looks_up else drawing.LOOKS_DOWN
            words = looks if there else "Closed." if closed else ""
            counter.show(seen, lambda _: [f"{sign}. {words}".strip()])
        elif there:
            counter.show(seen, lambda width: drawing.counter(sign, width, looks_up=looks_up, roomy=roomy))
        else:
            counter.show(seen, lambda width: drawing.door(sign, width, closed=closed, roomy=roomy))

    def page(self, pages: int) -> None:
        """What was said before."""
        self.query_one(Captions).turn(pages)


def _there(living: "Living") -> bool:
    return living.walk.live and living.channel == "in person"


def _days_pass(living: "Living") -> bool:
    """Whether the customer has gone home, where time passes on the calendar."""
    walk = living.walk
    return not walk.live and walk.engine.program.places[walk.place].kind == "wait"


def _way(living: "Living") -> p.Travel | None:
    """The way that is being gone, or that the customer is about to go."""
    walk = living.walk
    moment = walk.moment
    if isinstance(moment, p.Read) and not living.hearing.closed:
        moment = walk.engine.program.ops[moment.then]
    return moment if isinstance(moment, p.Travel) and moment.ms else None
