"""A walk within a session that somebody leads: the session, who walks, and what is asked of everybody."""

from collections.abc import Callable
from dataclasses import dataclass

from walkshoes.scenario.load import Source
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.led import LedSession, led_session
from walkshoes.sessions.people import Participant, people_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.steering import Steered, steered


@dataclass(frozen=True, slots=True)
class Within:
    """A session, and who walks in it."""

    led: LedSession
    who: Participant

    def begin(self, record: Record, source: Source) -> KeptWalk:
        """Begin a journey of the session as everybody in it does: one seed, one customer, one company.

        Raises RecordTrouble.
        """
        journey = next(one for one in self.led.journeys if one.source.name == source.name)
        return record.begin(
            journey.source, self.who.alias, settings=journey.settings, seed=self.led.seed, persona=journey.persona,
            session=self.led.id, participant=self.who.id,
        )  # fmt: skip

    def steering(self, record: Record) -> Callable[[], Steered]:
        """What reads what is asked of everybody."""
        return lambda: steered(record.file, self.led.id)


def within_of(record: Record, kept: KeptWalk) -> Within | None:
    """The session of a walk that is taken up again; None where nobody leads it. Raises RecordTrouble."""
    if kept.participant is None or (led := led_session(record.file, kept.session)) is None:
        return None
    who = next((one for one in people_of(record.file, led.id) if one.id == kept.participant), None)
    return Within(led, who) if who is not None else None
