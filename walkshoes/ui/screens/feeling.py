"""How it feels, at any moment of the walk: the keys and clicks of the strip at the foot of the screen."""

from textual import on
from textual.binding import Binding
from textual.screen import Screen

from walkshoes.journey.inputs import Input, Kind
from walkshoes.sessions.hands import Hands
from walkshoes.ui.widgets.reactions import FACES, Reactions


def _feeling_keys() -> list[Binding]:
    """Keys that count while F2 is waited for, even for somebody who is typing; otherwise they are what they were."""
    keys = [(str(number), f"feel({number})", f"feel_{number}") for number, _ in enumerate(FACES, 1)]
    keys += [("left", "point(-1)", "feel_left"), ("right", "point(1)", "feel_right"), ("enter", "feel(0)", "feel_take")]
    keys += [("w", "words", "feel_words"), ("escape", "disarm", "feel_no")]
    return [
        Binding(key, action, "How it feels", id=f"walk.{name}", show=False, priority=True, tooltip="after F2")
        for key, action, name in keys
    ]


FEELING_KEYS = [
    Binding("f2", "arm", "How you feel", id="walk.feel", priority=True, tooltip="Say how you feel"),
    *_feeling_keys(),
]
"""To be had by the screen itself: what it says of a key takes the place of what is said here."""


class FeelingScreen(Screen[str]):
    """A screen with the strip. Who derives from it says how an input is given, and what is noted."""

    def give(self, made: Input, words: str = "", hands: Hands | None = None) -> bool:
        """Give an input at this very moment, with the hands of a group; False where it is not taken."""
        raise NotImplementedError

    def word(self, text: str) -> bool:
        """Keep words for the last feeling."""
        raise NotImplementedError

    @property
    def clock(self) -> str:
        """The clock a feeling is noted with; empty where none runs."""
        return ""

    @property
    def over(self) -> bool:
        """Whether the walk has ended."""
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The keys for feelings count only after F2, and that before the end; Escape also closes the line for words."""
        if action == "arm":
            return not self.over
        if action in ("feel", "point", "words"):
            return self.is_mounted and self.query_one(Reactions).armed
        if action == "disarm":
            return self.is_mounted and (self.query_one(Reactions).armed or self.query_one(Reactions).writing)
        return True

    def action_arm(self) -> None:
        """F2."""
        self.query_one(Reactions).arm()

    def action_feel(self, number: int) -> None:
        """A number, or Enter (0)."""
        self.query_one(Reactions).take(number)

    def action_point(self, by: int) -> None:
        """The arrows."""
        self.query_one(Reactions).point(by)

    def action_words(self) -> None:
        """W."""
        self.query_one(Reactions).write()

    def action_disarm(self) -> None:
        """Escape."""
        strip = self.query_one(Reactions)
        strip.armed = False
        if strip.writing:
            strip.stop_writing()

    @on(Reactions.Felt)
    def felt(self, event: Reactions.Felt) -> None:
        """A face."""
        self.face(event.feeling)

    def face(self, feeling: int) -> None:
        """A face was chosen."""
        self.feel(feeling)

    def feel(self, feeling: int, hands: Hands | None = None) -> None:
        """How it feels belongs to this moment, and changes nothing of what happens next."""
        if self.give(Input(Kind.REACT, number=feeling), hands=hands):
            strip = self.query_one(Reactions)
            strip.felt_before = True
            strip.noted(f"noted, {self.clock}" if self.clock else "noted")

    @on(Reactions.Worded)
    def worded(self, event: Reactions.Worded) -> None:
        """Words for the last face."""
        if self.word(event.text):
            self.query_one(Reactions).noted("your words are noted")
