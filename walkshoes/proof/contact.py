"""Whom the customer is in contact with, as a part of a state, and what happens to it.

The same rules as in `walkshoes.journey.steps.contact` and `going`, on a value instead of a walk. Contacts are
numbered as they are met, so that a state holds a small number for one.
"""

from typing import NamedTuple

from walkshoes.journey.events import Passed
from walkshoes.journey.memory import Memory
from walkshoes.journey.program import LIVE, Carry, Enter, Program
from walkshoes.journey.staging import IN_CONTACT, company_at, line_of
from walkshoes.proof.layout import Layout


class Contact(NamedTuple):
    """Who is at the other end, over which channel, and the way back to them; -1 where nobody or nowhere."""

    team: int = -1
    channel: str = ""
    live: bool = False
    last_met: str = "phone"
    line: int = 0
    door: int = -1
    way_there: int = -1
    person: int = -1
    met: int = -1
    carried: tuple[int, tuple[int, ...]] | None = None

    @property
    def on_call(self) -> bool:
        """Whether the receiver is in the customer's hand."""
        return self.live and self.channel == "phone"


class Learned(NamedTuple):
    """What a change of contact does to what is known: the bits that stay, and (what the giver knows, what the taker
    learns by it).
    """

    keep: int = -1
    passes: tuple[tuple[int, int], ...] = ()


class Contacts:
    """The contacts met so far by one exploration, and the rules by which one becomes another."""

    def __init__(self, program: Program, memory: Memory, layout: Layout) -> None:
        self.program = program
        self.memory = memory
        self.known = layout.known
        self.numbers: dict[Contact, int] = {}
        self.met: list[Contact] = []
        everything = 0
        lasting = 0
        for (team, fact), bit in layout.known.items():
            everything |= bit
            if memory.lasting & memory.bit(team, fact):
                lasting |= bit
        self._lasts = ~(everything & ~lasting)
        forgetful = [
            number
            for number, team in enumerate(program.teams)
            if team.remembers == "conversation" and not program.companies[team.company].shared
        ]
        self._forgets = {
            team: ~sum({bit for (other, _), bit in layout.known.items() if other == team}) if team in forgetful else -1
            for team in range(len(program.teams))
        }
        self._who_matters = bool(forgetful)
        self._doors_matter = any(place.channel in LIVE and place.channel != "phone" for place in program.places)

    def number(self, contact: Contact) -> int:
        """The number of a contact; what makes no difference in this program is left out of it."""
        if not self._who_matters:
            contact = contact._replace(person=-1, met=-1)
        if not self._doors_matter:
            contact = contact._replace(door=-1, way_there=-1, last_met="phone")
        if contact not in self.numbers:
            self.numbers[contact] = len(self.met)
            self.met.append(contact)
        return self.numbers[contact]

    def left(self, contact: Contact) -> tuple[Contact, Learned]:
        """The contact is over, and what was only remembered for it is lost."""
        over = contact._replace(team=-1, channel="", live=False, person=-1, met=-1, carried=None)
        return over, Learned(self._lasts)

    def rung(self, contact: Contact, line: int) -> tuple[Contact, Learned]:
        """The customer has dialled a line."""
        over, learned = self.left(contact)
        return over._replace(live=True, channel="phone", last_met="phone", line=line), learned

    def entered(self, contact: Contact, op: Enter, number: int, known_to: bool) -> tuple[Contact, Learned]:
        """The customer has come to a touchpoint by the operation of that number; `known_to` whoever is met there."""
        info = self.program.places[op.place]
        team, channel, kind = info.team, info.channel, info.kind
        learned = Learned()
        if team >= 0 and contact.channel not in (channel, ""):
            contact = contact._replace(live=False)
        if team >= 0 and kind != "read":
            if contact.team != team or contact.channel != channel:
                contact, learned = self._handed_over(contact, team, channel)
            contact = contact._replace(carried=None)
        if kind in IN_CONTACT and channel in LIVE and not contact.live:
            contact = self._taken_up(contact, op.place, number, channel)
        if kind == "visit":
            contact = contact._replace(way_there=op.place)
        if op.person and contact.person != team:
            if contact.met == team and not known_to:
                learned = self._forgotten(learned, team)
            contact = contact._replace(person=team, met=team)
        return contact, learned

    def _taken_up(self, contact: Contact, place: int, number: int, channel: str) -> Contact:
        contact = contact._replace(live=True, channel=channel, last_met=channel)
        if channel == "phone":
            return contact._replace(line=line_of(self.program, company_at(self.program, place), contact.line))
        way_there = self.program.places[contact.way_there].team if contact.way_there >= 0 else -1
        if way_there != self.program.places[place].team:
            contact = contact._replace(way_there=-1)
        return contact._replace(door=number)

    def _handed_over(self, contact: Contact, team: int, channel: str) -> tuple[Contact, Learned]:
        giver = contact.team
        same_contact = contact.channel in (channel, "")
        keep = -1 if same_contact else self._lasts
        person = contact.person if same_contact else -1
        contact = contact._replace(team=team, channel=channel, person=person)
        if giver in (-1, team):
            return contact, Learned(keep)
        info = self.program.teams[giver]
        if info.company != self.program.teams[team].company:
            return contact._replace(carried=None), Learned(keep)
        passed, facts = contact.carried if contact.carried is not None else (info.passes, info.notes)
        return contact, Learned(keep & self._forgets[giver], self._passes(giver, team, passed, facts))

    def _passes(self, giver: int, taker: int, passed: int, notes: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
        if passed == Passed.COLD:
            return ()
        facts = range(self.memory.facts) if passed == Passed.WARM else notes
        passing = ((self.known.get((giver, fact), 0), self.known.get((taker, fact), 0)) for fact in facts)
        return tuple((known, learned) for known, learned in passing if known and learned)

    def _forgotten(self, learned: Learned, team: int) -> Learned:
        keep = self._forgets[team]
        passes = tuple((known, bit & keep) for known, bit in learned.passes if bit & keep)
        return Learned(learned.keep & keep, passes)


def carrying(contact: Contact, op: Carry) -> Contact:
    """The next hand-over passes this on."""
    return contact._replace(carried=(int(op.passed), op.facts))


def standing_before(contact: Contact, door: int) -> Contact:
    """The customer stands before a closed door."""
    return contact._replace(last_met="in person", door=door)
