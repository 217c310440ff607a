"""The captions: what is said on the line, typed as it is spoken."""

from bisect import bisect_right
from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from walkshoes.living.caption import Caption, Voice
from walkshoes.living.leaves import drawn, height
from walkshoes.living.wrapping import wrapped

WIDEST = 72
"""A line longer than this is hard to read."""
BESIDE = 2
YOURS_BESIDE = 10
CURSOR = "▌"
CUT_OFF = " —"
DOT_MS = 500


class Captions(ScrollView, can_focus=False):
    """A calm column of captions, the newest at its foot.

    A company's voice stands at the margin under its name, the customer's own words are set in from it under a rule,
    what merely happens is in italics. Only the caption that is being said is drawn again.

        captions.show(hearing.captions, hearing.forgotten, now_ms)
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {
        "captions--who",
        "captions--now",
        "captions--past",
        "captions--scene",
        "captions--leaf",
    }
    DEFAULT_CSS = """
    Captions {
        height: 1fr;
        min-height: 4;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        &>.captions--who { color: $text-accent; text-style: bold; }
        &>.captions--now { color: $foreground; }
        &>.captions--past { color: $foreground-muted; }
        &>.captions--scene { color: $foreground-muted; text-style: italic; }
        &>.captions--leaf { color: $foreground; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._captions: Sequence[Caption] = ()
        self._forgotten = 0
        self._now = 0
        self._tops: list[int] = []
        self._lines: list[list[tuple[int, int]]] = []
        self._laid_width = 0
        self._drawn: tuple[object, ...] = ()
        self._foot = 0
        self._looking_back = False
        self._scrolling_along = False

    @property
    def text(self) -> str:
        """What has been said so far, for people who cannot see it, and for tests."""
        parts = []
        for caption in self._captions[: len(self._tops)]:
            if typing := self._typing(caption):
                parts.append(f"{caption.who} {typing}")
                continue
            said = caption.text[: caption.said(self._now)] + (CUT_OFF if self._cut_off(caption) else "")
            shown = caption.leaf(self._now).replace("\n", " ") + ", " + said if caption.leaves else said
            parts.append(f"{caption.who}: {shown}" if caption.who else shown)
        return "\n".join(parts)

    def show(self, captions: Sequence[Caption], forgotten: int, now_ms: int) -> None:
        """Show what has come since the last time; `forgotten` is how many old captions have been let go in all.

        Whoever has gone back stays there, until they say something themselves.
        """
        following = self._following
        self._now = now_ms
        self._captions = captions
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        if forgotten != self._forgotten or width != self._laid_width:
            self._forgotten, self._laid_width = forgotten, width
            self._tops.clear()
            self._lines.clear()
        came = len(self._tops)
        while len(self._tops) < len(captions) and captions[len(self._tops)].began_ms <= now_ms:
            self._lay(captions[len(self._tops)])
        following = following or any(one.voice == Voice.YOU for one in captions[came : len(self._tops)])
        drawn = self._moving()
        if came != len(self._tops) or drawn != self._drawn:
            self._drawn = drawn
            self._draw(following=following)

    def _moving(self) -> tuple[object, ...]:
        """What still changes in the newest captions: the words said, the leaf on top, what was cut off."""
        newest = self._captions[max(0, len(self._tops) - 3) : len(self._tops)]
        return tuple(
            (one.said(self._now), one.leaf(self._now) if one.leaves else "", self._cut_off(one), self._typing(one))
            for one in newest
        )

    def _typing(self, caption: Caption) -> str:
        """What stands in the place of words that are typed out of sight."""
        if not caption.whole:
            return ""
        if caption.was_cut:
            return "was still typing"
        if not caption.going_on(self._now):
            return ""
        return "is typing " + "." * (1 + max(0, self._now - caption.began_ms) // DOT_MS % 3)

    @property
    def speaking(self) -> bool:
        """Whether something is being said at this moment."""
        return any(one.words and one.going_on(self._now) for one in self._captions[-2:])

    @property
    def _following(self) -> bool:
        """Whether to stay with what is being said: not where somebody has gone back to what was said before."""
        return not self._looking_back

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Only a person's own scrolling goes back, or comes down again; a window that changes does not."""
        super().watch_scroll_y(old_value, new_value)
        if not self._scrolling_along and self.size.height:
            self._looking_back = round(new_value) < min(self._foot, self.max_scroll_y)

    def _draw(self, *, following: bool) -> None:
        height = self._tops[-1] + self._height(len(self._tops) - 1) if self._tops else 0
        size = Size(self._laid_width, height)
        if size != self.virtual_size:
            self.virtual_size = size
        if following:
            self._foot = self.max_scroll_y
            self._scrolling_along = True
            self.scroll_to(y=self._foot, animate=False, force=True, immediate=True)
            self._scrolling_along = False
        self.refresh()

    def turn(self, pages: int) -> None:
        """Go back to what was said before, or on, by so many pages."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    def on_resize(self) -> None:
        """Lay the captions out anew for the width there is, and stay at the foot."""
        following = self._following
        self.show(self._captions, self._forgotten, self._now)
        if self._tops:
            self._draw(following=following)

    def render_line(self, y: int) -> Strip:
        """One line of the column."""
        row = y + self.scroll_offset.y
        width = self.size.width
        number = bisect_right(self._tops, row) - 1
        if number < 0 or number >= len(self._captions):
            return Strip.blank(width, self.rich_style)
        return self._row(number, row - self._tops[number]).adjust_cell_length(width, self.rich_style)

    # laying out

    def _lay(self, caption: Caption) -> None:
        top = self._tops[-1] + self._height(len(self._tops) - 1, whole=True) if self._tops else 0
        self._tops.append(top)
        self._lines.append(wrapped(caption.text, self._room(caption)))

    def _room(self, caption: Caption) -> int:
        """How wide the words of a caption may be."""
        beside = YOURS_BESIDE if caption.voice == Voice.YOU else BESIDE
        return min(self._laid_width, WIDEST) - beside - len(CUT_OFF)

    def _named(self, number: int) -> bool:
        """Whether the caption is headed by who speaks: not where the same voice goes on."""
        caption = self._captions[number]
        before = self._captions[number - 1] if number else None
        return bool(caption.who) and (before is None or (before.who, before.voice) != (caption.who, caption.voice))

    def _above(self, number: int) -> int:
        """Lines above the words: a blank one, and the name."""
        same = number and self._captions[number - 1].voice == Voice.SCENE == self._captions[number].voice
        return int(bool(number) and not same) + int(self._named(number))

    def _height(self, number: int, *, whole: bool = False) -> int:
        caption, lines = self._captions[number], self._lines[number]
        if caption.leaves:
            return self._above(number) + height(caption.leaves) + len(lines)
        if self._typing(caption):
            return self._above(number) + (len(lines) if whole and not caption.was_cut else 1)
        if whole or not caption.going_on(self._now):
            if caption.was_cut:
                said = caption.said(self._now)
                return self._above(number) + max(1, sum(begin < said for begin, _ in lines))
            return self._above(number) + len(lines)
        said = caption.said(self._now)
        return self._above(number) + max(1, sum(begin <= said for begin, _ in lines))

    # drawing

    def _row(self, number: int, line: int) -> Strip:
        caption = self._captions[number]
        latest = number == len(self._tops) - 1
        if caption.leaves:
            return self._leaf_row(caption, line - self._above(number), self._lines[number])
        words = line - self._above(number)
        if words == -1 and self._named(number):
            return self._name_row(caption, number)
        if words == 0 and (typing := self._typing(caption)):
            return self._words_row(caption, number, typing, "scene")
        if not 0 <= words < len(self._lines[number]) or self._typing(caption):
            return Strip.blank(self._laid_width, self.rich_style)
        said = caption.said(self._now)
        begin, end = self._lines[number][words]
        text = caption.text[begin : min(end, said)] if begin < said else ""
        last = begin <= said <= end or words == len(self._lines[number]) - 1
        if last and self._cut_off(caption):
            text += CUT_OFF
        elif begin <= said <= end and caption.going_on(self._now):
            text += CURSOR
        return self._words_row(
            caption, number, text, "scene" if caption.voice == Voice.SCENE else "now" if latest else "past"
        )

    @property
    def _margin(self) -> str:
        return " " * max(0, (self._laid_width - WIDEST) // 2)

    def _name_row(self, caption: Caption, number: int) -> Strip:  # noqa: ARG002 - others lay names out by what follows
        set_in = YOURS_BESIDE - BESIDE if caption.voice == Voice.YOU else 0
        return self._strip(self._margin + " " * set_in, caption.who, "who")

    def _words_row(self, caption: Caption, number: int, text: str, style: str) -> Strip:  # noqa: ARG002
        set_in = YOURS_BESIDE - BESIDE if caption.voice == Voice.YOU else 0
        rule = "│ " if caption.voice == Voice.YOU else "  "
        return self._strip(self._margin + " " * set_in + rule, text, style)

    def _leaf_row(self, caption: Caption, line: int, lines: list[tuple[int, int]]) -> Strip:
        leaf = drawn(caption.leaf(self._now), height(caption.leaves))
        width = min(self._laid_width, WIDEST)
        if 0 <= line < len(leaf):
            return self._strip(self._margin, leaf[line].center(width), "leaf")
        if 0 <= line - len(leaf) < len(lines):
            begin, end = lines[line - len(leaf)]
            return self._strip(self._margin, caption.text[begin:end].center(width), "scene")
        return Strip.blank(self._laid_width, self.rich_style)

    def _cut_off(self, caption: Caption) -> bool:
        return caption.was_cut and caption.cut_ms <= self._now

    def _strip(self, before: str, text: str, style: str) -> Strip:
        look: Style = self.get_component_rich_style(f"captions--{style}")
        return Strip([Segment(before, self.rich_style), Segment(text, look)])
