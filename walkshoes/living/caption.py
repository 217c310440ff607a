"""One caption: something said or happening, and how much of it has been said by now."""

import re
from dataclasses import dataclass
from enum import Enum

from walkshoes.journey.clock import phrases, speech_ms

_WORD = re.compile(r"\S+")
FLIP_MS = 1_500
"""How long the leaves of a calendar take to be torn off."""
NEVER_CUT = 2**62


class Voice(Enum):
    """Whose a caption is; each is drawn differently by more than its colour."""

    COMPANY = "company"
    AGENT = "agent"
    YOU = "you"
    SCENE = "scene"
    LEAF = "leaf"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: when it begins and how long it takes to say (ms), and where it stands in the text."""

    at_ms: int
    ms: int
    begin: int
    end: int


def words_of(text: str, breaths: tuple[tuple[int, str], ...], words_per_minute: int) -> tuple[Word, ...]:
    """The words of a line as they are said. `breaths` are those of the engine: (ms until it is all said, words).

    The pause before a breath, and the delay on a line, are what is left of its time once its words are said.
    """
    found = list(_WORD.finditer(text))
    words, number = [], 0
    for over_ms, phrase in breaths:
        at = over_ms - speech_ms(phrase, words_per_minute)
        for match in found[number : number + len(phrase.split())]:
            ms = speech_ms(match[0], words_per_minute)
            words.append(Word(at, ms, match.start(), match.end()))
            at += ms
            number += 1
    return tuple(words)


@dataclass(slots=True)
class Caption:
    """What one voice says. Without words that take time it is there at once.

    `began_ms` is on the participant's clock (`Pacing.attended_ms`). A leaf of the calendar has `leaves` to tear off,
    the last of which stays. `whole` is what somebody types out of sight: it is there at once when it is done.
    `channel` is where it is heard, or read.
    """

    voice: Voice
    who: str
    text: str
    began_ms: int
    words: tuple[Word, ...] = ()
    leaves: tuple[str, ...] = ()
    cut_ms: int = NEVER_CUT
    whole: bool = False
    channel: str = ""

    @property
    def over_ms(self) -> int:
        """When it has all been said, on the participant's clock."""
        if self.leaves:
            return self.began_ms + FLIP_MS
        return self.began_ms + self.words[-1].at_ms + self.words[-1].ms if self.words else self.began_ms

    def going_on(self, now_ms: int) -> bool:
        """Whether it is being said at this moment, the delay before it included."""
        return now_ms < min(self.over_ms, self.cut_ms)

    @property
    def was_cut(self) -> bool:
        """Whether some of it was left unsaid."""
        return self.cut_ms < self.over_ms

    def said(self, now_ms: int) -> int:
        """How many characters of the text have been said."""
        since = min(now_ms, self.cut_ms) - self.began_ms
        if since >= self.over_ms - self.began_ms:
            return len(self.text)
        if self.whole:
            return 0
        said = 0
        for word in self.words:
            if word.at_ms + word.ms <= since:
                said = word.end
                continue
            letters = (word.end - word.begin) * max(0, since - word.at_ms) // word.ms
            said = word.begin + letters if letters else said
            break
        return said

    def leaf(self, now_ms: int) -> str:
        """The leaf of the calendar that lies on top."""
        number = (now_ms - self.began_ms) * len(self.leaves) // FLIP_MS
        return self.leaves[max(0, min(number, len(self.leaves) - 1))]


def spoken(voice: Voice, who: str, text: str, began_ms: int, words_per_minute: int) -> Caption:
    """A caption for a text that is no line of the scenario, said at an ordinary pace."""
    return Caption(voice, who, text, began_ms, words_of(text, phrases(text, words_per_minute), words_per_minute))
