"""Somebody who walks whatever happens to the program, and remembers what the screen confirmed to them, and when.

What is confirmed is known from outside alone: an input is confirmed once the screen shows what follows from it, an
answer once the next page is there, a letter of a story once it can be read where it was typed.
"""

import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from window import Window

LEGS = ("one", "two")
NUMBER = "7734"
PLACES = """
  menu_{leg}:
    team: ivr
    menu: "Menu-{leg}: press 1."
    press: {{1: number_{leg}}}
    no_input: {{after: 10m, say: Are you there?, tries: 9, then: over}}
  number_{leg}:
    team: ivr
    collect: {{fact: account_number, say: "Number-{leg}, then hash.", anyway: true, tries: 9}}
    then: thanks_{leg}
  thanks_{leg}: {{team: ivr, announce: Thanks-{leg}., then: hold_{leg}}}
  hold_{leg}: {{team: ivr, hold: {{for: 3s}}, then: agent_{leg}}}
  agent_{leg}:
    team: support
    talk:
      - ask: {{fact: story, say: "Agent-{leg}?", anyway: true}}
      - agent: Noted-{leg}.
    then: {after}
"""
JOURNEY = (
    """
title: Somebody pulls the plug
customer:
  name: Sam Rivers
  about: You are {name}. The plug is loose.
  facts:
    account_number: {label: account number, value: "7734"}
    story:          {label: what has happened, told: true}
company:
  name: Meridian
  lines: {customer_line: menu_one}
  teams: {ivr: {}, support: {}}
start: {at: "2026-03-02 14:03", dial: customer_line}
touchpoints:"""
    + "".join(PLACES.format(leg=leg, after=after) for leg, after in zip(LEGS, ("menu_two", "over"), strict=True))
    + "  over: {ending: It is over., resolved: true}\n"
)
MARKS = [f"{part}-{leg}" for leg in LEGS for part in ("Menu", "Number", "Thanks", "Agent", "Noted")]
"""What is said in the course of the walk, in order; each stands for one moment of it."""
FOLLOWS = {"press": "Number", "key": "Thanks", "tell": "Noted"}
"""What is said once something has been done."""
ANSWERS = {
    "What do you expect?": ("anticipated", {"minutes": "8", "people": "2", "asked_same": "1", "easy": "5"}),
    "How it was": ("felt", {"minutes": "20", "people": "3", "asked_same": "2", "owner": "Kim"}),
    "As the customer you just were": ("measures", {"ces": "2", "csat": "4"}),
}
WALK, LIBRARY, AFTERWARDS = "pause  F9", "Choose a journey", "What would you report?"
TURNED = {"What shall we call you?": "\r", "Practise first. It takes": "\x1b", "Before you begin": "\r"}
"""Pages on which nothing is answered, and the key that leads on from each."""
_CLOCK = re.compile(r"\b(\d+):(\d\d)\b +\?")
_NOTED = re.compile(r"noted, \d+:\d\d")


def story(leg: str) -> str:
    """What is told on a leg of the walk: no two words of it are the same."""
    return " ".join(f"{leg}{number:02}" for number in range(1, 25))


class TheMoment(Exception):
    """The moment at which the program is to be killed has come."""


@dataclass
class Done:
    """One thing that was done. `place` is empty where it could be done anywhere."""

    kind: str
    place: str
    value: str
    shown: bool = False


@dataclass
class Seen:
    """What the screen showed, and when (s, on the computer's stopwatch)."""

    clock_s: int | None = None
    """The clock of the call, s, when it last changed."""
    clock_at: float = 0.0
    first_clock: tuple[int, float] | None = None
    """The first clock of this run of the program."""
    draft: list[tuple[float, int]] = field(default_factory=list)
    """How many letters of the story could be read, at the moment they first could."""
    over: bool = False


class Participant:
    """Walks on from wherever the screen is, in many runs of the program."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.done: list[Done] = []
        self.words: list[Done] = []
        self.answers: dict[str, bool] = {}
        self.leg = LEGS[0]
        self.typed = 0
        self.seen = Seen()
        self.entered_at: float | None = None
        self.finished = False
        self._window: Window
        self._kill_at = 0.0
        self._picture = ""

    def walk(self, window: Window, from_start_s: float | None, from_walk_s: float) -> float:
        """Walk until it is killed; the moment it was.

        `from_start_s` after the program was started, or else `from_walk_s` after a page of the walk was seen.
        """
        self._window, self._picture, self.seen, self.entered_at = window, "", Seen(), None
        now = time.monotonic()
        self._kill_at = now + (60 if from_start_s is None else from_start_s)
        try:
            if from_start_s is None:
                self._go_in()
                self._kill_at = time.monotonic() + from_walk_s
            while True:
                self._go_on()
        except TheMoment:
            pass
        killed_at = time.monotonic()
        self._take_in(window.kill(), time.monotonic())
        return killed_at

    # looking

    def _look(self, seconds: float = 0.05) -> str:
        left = self._kill_at - time.monotonic()
        if left <= 0:
            raise TheMoment
        self._take_in(self._window.look(min(seconds, left)), time.monotonic())
        return self._picture

    def _until(self, wanted: Callable[[str], object], seconds: float = 20) -> bool:
        end = time.monotonic() + seconds
        while not wanted(self._picture):
            if time.monotonic() > end:
                return False
            self._look()
        return True

    def _settle(self) -> None:
        """Wait until nothing is drawn any more."""
        before, end = "", time.monotonic() + 5
        while before != self._picture and time.monotonic() < end:
            before = self._picture
            self._look(0.08)

    def _wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._look(min(0.05, max(0.001, end - time.monotonic())))

    def _take_in(self, picture: str, now: float) -> None:
        self._picture, seen = picture, self.seen
        assert "Something went wrong" not in picture, picture
        clock = _CLOCK.search(picture.partition("\n")[0])
        if clock and WALK in picture:
            shown = 60 * int(clock[1]) + int(clock[2])
            seen.first_clock = seen.first_clock or (shown, now)
            if shown != seen.clock_s:
                seen.clock_s, seen.clock_at = shown, now
        self._confirm(picture)
        if "that is all" in picture:
            told = story(self.leg)
            read = max((told.index(word) + len(word) for word in told.split() if word in picture), default=0)
            if not seen.draft or read > seen.draft[-1][1]:
                seen.draft.append((now, read))

    def _confirm(self, picture: str) -> None:
        """What follows from what was done last is on the screen."""
        last = self.done[-1] if self.done else None
        if last is not None and not last.shown:
            follows = FOLLOWS.get(last.kind)
            leg = last.place.partition("_")[2]
            last.shown = bool(_NOTED.search(picture)) if follows is None else f"{follows}-{leg}" in picture
        if self.words and "your words are noted" in picture:
            self.words[-1].shown = True
        if WALK in picture and "anticipated" in self.answers:
            self.answers["anticipated"] = True
        if "As the customer you just were" in picture and "felt" in self.answers:
            self.answers["felt"] = True
        if AFTERWARDS in picture and "measures" in self.answers:
            self.answers["measures"] = self.finished = True

    # acting

    def _go_in(self) -> None:
        """From the list of journeys to a page of the walk."""
        assert self._until(lambda picture: LIBRARY in picture and "Somebody pulls the plug" in picture), self._picture
        while LIBRARY in self._picture or not self._picture.strip():
            self.entered_at = time.monotonic()
            self._window.type("\r")
            self._until(lambda picture: LIBRARY not in picture and picture.strip(), 1)
        self._until(lambda picture: "One moment." not in picture)

    def _go_on(self) -> None:
        picture = self._picture
        answered = next((page for page in ANSWERS if page in picture), None)
        turned = next((page for page in TURNED if page in picture), None)
        if LIBRARY in picture:
            self._go_in()
        elif answered is not None:
            self._answer(answered)
        elif turned is not None:
            self._settle()
            self._window.type(TURNED[turned])
            self._until(lambda picture: turned not in picture, 0.5)
        elif WALK in picture:
            self._act(picture)
        else:
            self._look()

    def _answer(self, page: str) -> None:
        """Every question of a page, the focus going from one to the next."""
        name, answers = ANSWERS[page]
        self._settle()
        for answer in answers.values():
            self._window.type(answer)
            self._until(lambda picture, answer=answer: answer in picture, 1)
            self._settle()
            self._window.type("\r")
            self._wait(0.15)  # on a busy machine the focus goes on later than the screen is quiet
            self._settle()
        self.answers.setdefault(name, False)
        for _ in range(20):
            if self._until(lambda picture: page not in picture, 0.3):
                return
            self._window.type("\r")

    def _act(self, picture: str) -> None:
        """What there is to do at this moment of the walk; now and then how it feels comes first.

        No words about it are typed where a story is asked for: they would end up in the story.
        """
        if "It is over" in picture:
            self.seen.over = True
            self._settle()
            self._window.type("\r")
            self._until(lambda picture: WALK not in picture, 1)
            return
        mark = max((number for number, mark in enumerate(MARKS) if mark in picture), default=-1)
        part, _, leg = MARKS[mark].partition("-") if mark >= 0 else ("", "", "")
        if self.chance.random() < 0.04 and "noted" not in picture:
            self._react(with_words=part in ("Menu", "Number") and mark >= self._come_to())
            return
        if mark < self._come_to():
            self._look(0.1)  # what has been said is being shown again
        elif "that is all" in picture:
            self._tell()
        elif part == "Menu":
            self._do(Done("press", f"menu_{leg}", "1"), "1")
        elif part == "Number":
            for digit in NUMBER:
                self._window.type(digit)
                self._wait(0.05)
            self._do(Done("key", f"number_{leg}", NUMBER), "#")
        else:
            self._look(0.1)

    def _come_to(self) -> int:
        """The mark that follows from what was done last."""
        last = next((one for one in reversed(self.done) if one.place), None)
        return MARKS.index(f"{FOLLOWS[last.kind]}-{last.place.partition('_')[2]}") if last else 0

    def _do(self, made: Done, keys: str) -> None:
        self.done.append(made)
        self._window.type(keys)
        assert self._until(lambda _: made.shown), f"{made} had no consequence:\n{self._picture}"

    def _react(self, *, with_words: bool) -> None:
        feeling = self.chance.randint(1, 5)
        self._do(Done("react", "", str(feeling - 3)), f"\x1bOQ{feeling}")
        if with_words:
            words = f"feeling {self.chance.randrange(10**9)}"
            self._window.type("\x1bOQw")
            if not self._until(lambda picture: "in a few words" in picture, 3):
                return
            self._settle()
            self._window.type(words)
            self._until(lambda picture: words in picture, 3)
            self.words.append(Done("words", "", words))
            self._window.type("\r")
            assert self._until(lambda _: self.words[-1].shown), f"no words noted:\n{self._picture}"

    def _tell(self) -> None:
        """Letter by letter, and then that is all."""
        self.leg = next(leg for leg in reversed(LEGS) if f"Agent-{leg}" in self._picture)
        told = story(self.leg)
        while self.typed < len(told):
            self._window.type(told[self.typed])
            self.typed += 1
            self._wait(0.03)
        assert self._until(lambda picture: told.split()[-1] in picture), self._picture
        self._settle()
        self._window.type("\t")
        self._settle()
        self._do(Done("tell", f"agent_{self.leg}", told), "\r")
        self.typed = 0
