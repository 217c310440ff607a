"""What a map is made of: places, the ways between them, and what comes by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

OVER = ""
"""Where a way leads that leaves the journey to the customer: the contact is over, and they decide what they do."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one place to another.

    `words` say when it is taken (empty: it is the only one), in plain words; `to` is a touchpoint's name, or `OVER`.
    One that `comes` is not gone by the customer: a promise or an answer arrives there, while they wait.
    """

    to: str
    words: str = ""
    comes: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A touchpoint on the map.

    `kind` is its word in the file and `what` that word as people say it. `team` and `channel` are empty where the
    customer is alone; `takes` says how long it is, where that is known beforehand; `resolved` is of an ending.
    """

    name: str
    label: str
    kind: str
    what: str
    team: str
    channel: str
    takes: str
    ways: tuple[Way, ...]
    resolved: bool = False

    def where(self, way: Way) -> str:
        """Where a way leads, in words: a touchpoint by its name in the file, or that it leads to none."""
        if way.to != OVER:
            return way.to
        return "you go on waiting" if self.kind == "read" else "the contact is over"

    @property
    def about(self) -> str:
        """What it is, who stands behind it, how one meets and how long it takes, in one line."""
        return ", ".join(one for one in (self.what, self.team, self.channel, self.takes) if one)


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the journey: in what words it is entered, and where it leads."""

    words: str
    to: str


@dataclass(frozen=True, slots=True)
class Map:
    """A journey's places under some settings.

    `places` are in the order of the file, `begins` is where every walk begins, `doors` are the lines that can be rung
    besides, and `gives_up` the ending of who hangs up for good (empty: one the program provides).
    """

    title: str
    settings: str
    when: str
    begins: Door
    doors: tuple[Door, ...]
    gives_up: str
    places: tuple[Place, ...]

    def by_name(self) -> dict[str, Place]:
        """Every place by the name it has in the file."""
        return {place.name: place for place in self.places}

    def walked_through(self) -> tuple[Place, ...]:
        """The places that can be reached, each after the one that first leads there, going deep before going wide.

        What can only be reached by ringing another line, or by giving up, comes last.
        """
        places = self.by_name()
        order: dict[str, None] = {}
        entrances = (self.begins.to, *(door.to for door in self.doors), self.gives_up)
        for entrance in entrances:
            ahead = [entrance]
            while ahead:
                name = ahead.pop()
                if name in places and name not in order:
                    order[name] = None
                    ahead += [way.to for way in reversed(places[name].ways)]
        return tuple(places[name] for name in order)

    def out_of_reach(self) -> tuple[Place, ...]:
        """The places no way leads to under these settings."""
        reached = {place.name for place in self.walked_through()}
        return tuple(place for place in self.places if place.name not in reached)

    def all_ways(self) -> Iterator[tuple[str, Way]]:
        """Every way that leads to a place, with the place it comes from."""
        yield from ((place.name, way) for place in self.places for way in place.ways if way.to != OVER)
