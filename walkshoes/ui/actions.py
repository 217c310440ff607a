"""What can be done, by name: for whoever would rather say what they want than know its key.

Each is something a screen can do already; the list only gives it a name. Ctrl+P opens it.
"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

ASKED = "What would you like to do?"


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be done. `action` is the screen's, or with `app.` the app's; `about` ends with its key."""

    says: str
    about: str
    action: str


ACTIONS = (
    Named("Say how you feel", "at any moment of a walk · F2", "arm"),
    Named("Count hands", "a show of hands decides, where several walk together · F7", "count_hands"),
    Named("Next paper", "turn the papers on the desk · F4", "turn(1)"),
    Named("Letters and emails", "go to what has come · F6", "inbox"),
    Named("Hang up, or leave", "end this call or chat, or walk away · F8", "hang_up"),
    Named("Pause here", "your walk is kept; you can go on later · F9", "pause"),
    Named("Practise first", "twenty seconds on the telephone; nothing is kept · P", "practise"),
    Named("Lead a session", "journeys for several people, and the debrief · L", "sessions"),
    Named("Go back", "to the page before, or to the journeys · Escape", "back"),
    Named("Help", "a word on what is before you · F1", "app.help"),
    Named("Light or dark", "change how it looks · F3", "app.look"),
    Named("Settings", "looks, room, movement, time to answer · F1, then S", "app.settings"),
    Named("For whoever leads the session", "allow this person something, or end a wait · F1, then F7", "lead"),
    Named("Leave walkshoes", "your walk is kept · Ctrl+Q", "app.leave"),
)


def possible(screen: Screen[Any]) -> list[Named]:
    """What can be done from a screen just now."""
    return [named for named in ACTIONS if _possible(screen, named.action)]


def _possible(screen: Screen[Any], action: str) -> bool:
    if action.startswith("app."):
        return True
    name = action.partition("(")[0]
    return hasattr(screen, f"action_{name}") and screen.check_action(name, ()) is True


class Doing(Provider):
    """Finds them by any part of their words."""

    async def discover(self) -> Hits:
        """All that is possible, in their order."""
        for named, do in self._found():
            yield DiscoveryHit(Content(named.says), do, help=named.about)

    async def search(self, query: str) -> Hits:
        """Those in whose name or words the query is found, in whatever order its letters come."""
        matcher = self.matcher(query)
        for named, do in self._found():
            score = max(matcher.match(named.says), matcher.match(named.about) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(named.says), do, text=named.says, help=named.about)

    def _found(self) -> Iterator[tuple[Named, Callable[[], Awaitable[object]]]]:
        screen = self.screen
        for named in possible(screen):
            yield named, partial(screen.run_action, named.action)
