"""A chat: what the company has typed at the left, what the customer has typed at the right."""

from rich.cells import cell_len
from textual.strip import Strip

from walkshoes.living.caption import Caption, Voice
from walkshoes.ui.widgets.captions import BESIDE, CUT_OFF, WIDEST, Captions

SHARE = 4, 5
"""How much of the width one message may take, where the chat is wide."""
SET_IN = 6
NARROW = 44
"""Up to this width a message leaves only `SET_IN` free on its other side."""
THEIRS, YOURS = "┃ ", " │"


class Bubbles(Captions):
    """Captions as the messages of a chat: each under its name, along a rule on its own side."""

    def _room(self, caption: Caption) -> int:
        wide = min(self._laid_width, WIDEST)
        if caption.voice in (Voice.SCENE, Voice.LEAF):
            return wide - BESIDE - len(CUT_OFF)
        room = max(wide * SHARE[0] // SHARE[1], min(wide - SET_IN, NARROW))
        return max(1, room - BESIDE - len(CUT_OFF))

    def _name_row(self, caption: Caption, number: int) -> Strip:
        return self._strip(self._set_in(caption, number), caption.who, "who")

    def _words_row(self, caption: Caption, number: int, text: str, style: str) -> Strip:
        before = self._set_in(caption, number)
        if caption.voice == Voice.YOU:
            return self._strip(before, text + " " * (self._wide(number) - cell_len(text)) + YOURS, style)
        rule = "  " if caption.voice == Voice.SCENE else THEIRS
        return self._strip(before + rule, text, style)

    def _set_in(self, caption: Caption, number: int) -> str:
        """The room before a message: none for theirs, and for yours what its longest line leaves."""
        if caption.voice != Voice.YOU:
            return self._margin
        left = min(self._laid_width, WIDEST) - self._wide(number) - len(YOURS)
        return self._margin + " " * max(0, left)

    def _wide(self, number: int) -> int:
        """How wide a message is."""
        text, lines = self._captions[number].text, self._lines[number]
        named = cell_len(self._captions[number].who)
        return max([named, *(cell_len(text[begin:end]) for begin, end in lines)])
