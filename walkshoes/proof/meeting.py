"""What coming to a touchpoint, ringing and hanging up do to a state: the contact changes, and with it what is known."""

from collections.abc import Callable

from walkshoes.journey import program as p
from walkshoes.proof.contact import Contact, Contacts, Learned
from walkshoes.proof.layout import Layout
from walkshoes.scenario.check import RESERVED

Update = Callable[[int], int]


class Meeting:
    """The changes of contact in the states of one program, each worked out once for every contact it is met in."""

    def __init__(self, program: p.Program, layout: Layout, contacts: Contacts) -> None:
        self.program = program
        self.layout = layout
        self.contacts = contacts
        self.entrances = {op.place: number for number, op in enumerate(program.ops) if isinstance(op, p.Enter)}

    def changing(self, becomes: Callable[[Contact], Contact]) -> Update:
        """Only the contact changes; worked out once for each that is met."""
        contacts, shift = self.contacts, self.layout.contact_shift
        changes: dict[int, int] = {}

        def update(state: int) -> int:
            number = state >> shift
            if number not in changes:
                changes[number] = contacts.number(becomes(contacts.met[number])) - number << shift
            return state + changes[number]

        return update

    def leaving(self, *, only_if_live: bool) -> Update:
        """The contact is over; `only_if_live` where there may be none."""
        contacts = self.contacts
        return self._learning(lambda one: contacts.left(one) if one.live or not only_if_live else (one, Learned()))

    def dialling(self, line: int) -> Update:
        """The customer dials a line."""
        rung = self._learning(lambda one: self.contacts.rung(one, line))
        there, mask = self.program.dialled[line].then, self.layout.node_mask
        keep = ~(mask | self.layout.interruption)
        return lambda state: (rung(state) & keep) | there

    def entering(self, op: p.Enter, here: int) -> Update:
        """The walk comes to a touchpoint, by the operation of number `here`."""
        layout, contacts, shift = self.layout, self.contacts, self.layout.contact_shift
        info = self.program.places[op.place]
        own = op.place < len(self.program.places) - len(RESERVED)
        dialled = next((line for line, one in enumerate(self.program.dialled) if one.place == op.place), -1)
        dials = self.dialling(dialled) if dialled >= 0 else None
        counter = layout.visits.get(op.place)
        decides = ~self.layout.interruption if info.kind in ("choose", "wait") and own else -1
        same_as = layout.visits.get(info.same_as) if info.same_as >= 0 else None
        least = 1 + (info.same_as == op.place)
        to_stranger = self._learning(lambda one: contacts.entered(one, op, here, False))
        to_known = self._learning(lambda one: contacts.entered(one, op, here, True)) if same_as is not None else None
        delta = op.then - here
        interrupted, left = layout.interrupted, layout.wait_left
        no_wait = ~left.mask if left is not None else -1
        decides &= ~sum(known | said for known, said in layout.clocks.values())

        def update(state: int) -> int:
            if dials is not None and not contacts.met[state >> shift].on_call:
                return dials(state)
            if counter is not None:
                visits = counter.of(state)
                if visits < counter.most:
                    state += 1 << counter.shift
            known = to_known is not None and same_as is not None and same_as.of(state) >= least
            state = (to_known if known and to_known is not None else to_stranger)(state) & decides
            if left is not None and (interrupted is None or not state & interrupted.mask):
                state &= no_wait
            return state + delta

        return update

    def once_more(self, op: p.OnceMore) -> Update:
        """The last contact is sought again."""
        mask, contacts, shift = self.layout.node_mask, self.contacts, self.layout.contact_shift
        dials = [self.dialling(line) for line in range(len(self.program.dialled))]

        def update(state: int) -> int:
            contact = contacts.met[state >> shift]
            if contact.last_met == "phone" or contact.door < 0:
                return dials[contact.line](state)
            way_there = op.another_time and contact.way_there >= 0
            there = self.entrances[contact.way_there] if way_there else contact.door
            return (state & ~mask) | there

        return update

    def _learning(self, becomes: Callable[[Contact], tuple[Contact, Learned]]) -> Update:
        """The contact changes, and with it what is known."""
        contacts, shift = self.contacts, self.layout.contact_shift
        changes: dict[int, tuple[int, int, tuple[tuple[int, int], ...]]] = {}

        def update(state: int) -> int:
            number = state >> shift
            if number not in changes:
                contact, learned = becomes(contacts.met[number])
                changes[number] = contacts.number(contact) - number << shift, learned.keep, learned.passes
            delta, keep, passes = changes[number]
            there = (state & keep) + delta
            for known, learns in passes:
                if state & known:
                    there |= learns
            return there

        return update
