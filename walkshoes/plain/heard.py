"""What is heard and what happens, as lines: who speaks stands before it, what merely happens is in parentheses."""

from walkshoes.journey import program as p
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.events import Minute
from walkshoes.living.caption import Caption, Voice
from walkshoes.living.living import Living

LOOKS, LOOKS_DOWN = "They look at you.", "They do not look up."
_WAITING = {"phone": "Music. You wait", "in person": "You stand and wait"}


def happens(text: str) -> str:
    """`(You hang up.)`"""
    return f"({text.strip()})"


def heard(caption: Caption) -> str:
    """A caption, whole."""
    match caption.voice:
        case Voice.LEAF:
            return happens(_days(caption))
        case Voice.SCENE:
            return happens(caption.text)
    return f"{caption.who}: {caption.text}"


def begins_ms(caption: Caption) -> int:
    """When it is there to be read, on the participant's clock; what is typed out of sight, when it is done."""
    return caption.over_ms if caption.whole else caption.began_ms


def never_there(caption: Caption) -> bool:
    """Whether somebody typed it out of sight and was cut short."""
    return caption.whole and caption.was_cut


def _days(caption: Caption) -> str:
    """`3 days later, 09:00. It is Thursday 5 March.`, and the holidays on the way."""
    leaves = [leaf.split("\n") for leaf in caption.leaves]
    day, number, month, *holiday = leaves[-1]
    today = f"{caption.text}. It is {day} {number} {month}{''.join(f', {name}' for name in holiday)}."
    passed = [name for leaf in leaves[1:-1] for name in leaf[3:]]
    return f"{today} Holidays on the way: {', '.join(passed)}." if passed else today


class Around:
    """What is there without anybody saying it: the ringing, the music, the way, the counter. Each is said once."""

    def __init__(self, living: Living) -> None:
        self.living = living
        self._state: tuple[object, ...] = ()
        self._there = ""

    def seen(self) -> list[str]:
        """Where the customer has just come to, and who stands there, to be said before anybody speaks."""
        before, self._there = self._there, self._at_counter() or self._alone()
        return [happens(self._there)] if self._there not in ("", before) else []

    def heard(self) -> list[str]:
        """The ringing, the music or the way that has just begun."""
        text = self._around()
        before, self._state = self._state, (text, *self.living.walk.where[:2])
        return [happens(text)] if text and self._state != before else []

    def _around(self) -> str:
        living, walk = self.living, self.living.walk
        if walk.minute == Minute.TRAVELLING and isinstance(walk.moment, p.Travel):
            return f"You are on the way. {minutes_text(walk.moment.ms)}."
        if living.waiting:
            rate = living.pacing.rate(walk)
            hurried = f", and time runs {rate} times as fast" if rate > 1 else ""
            return f"{_WAITING.get(living.channel, 'You wait')}{hurried}."
        return "It rings." if living.ringing else ""

    def _alone(self) -> str:
        return f"{self.living.where}." if self.living.where else ""

    def _at_counter(self) -> str:
        living, walk = self.living, self.living.walk
        if not walk.live or living.channel != "in person":
            return ""
        return f"{living.hearing.sign}. {LOOKS if living.hearing.looks_up else LOOKS_DOWN}"
