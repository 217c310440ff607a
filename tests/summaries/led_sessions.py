"""A session of simulated people with commitments and notes."""

from dataclasses import dataclass
from pathlib import Path

from walkshoes.scenario.load import load
from walkshoes.sessions.debrief_notes import Heading, write_down
from walkshoes.sessions.follow_ups import commit_in, commitments_of, follow_up
from walkshoes.sessions.kept import Commitment
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.people import people_of
from walkshoes.sessions.record import Record
from walkshoes.simulated_people import fill
from walkshoes.summaries.making import summary_of
from walkshoes.summaries.model import Summary

JOURNEY = Path(__file__).parents[2] / "scenarios" / "three-days-without-broadband.yaml"
COMMITTED = (
    Commitment("I next chair the service board", "open it with one recorded journey", "2027-03-09", "Ada"),
    Commitment("a call is transferred", "have the notes go with it; weekly, measured", "", "Bo"),
)


@dataclass(frozen=True)
class Told:
    """A session in its record, whose page (everybody's, or a participant's by the key), and its summary."""

    record: Record
    session: str
    participant: str | None
    made: Summary

    def own(self) -> "Told":
        """The page of the first who walked, with the commitments of the session that they made themselves."""
        who = people_of(self.record.file, self.session)[0].id
        walk = self.record.walks(self.session)[0].id
        with self.record.file.writing() as db:
            db.execute("UPDATE commitment SET walk = ? WHERE id = ?", [walk, commitments_of(self.record.file)[0].id])
        return Told(self.record, self.session, who, summary_of(self.record, self.session, who))


def of_people(record: Record, many: int) -> Told:
    """So many simulated people walk one journey, undertake two things, and say two."""
    plan = Plan("Leadership day", [load(JOURNEY).source], labels={"department": ["Service", "Finance"]}, seed=7)
    led = begin_session(record.file, plan)
    fill(record, led, many)
    for one in COMMITTED:
        commit_in(record.file, led.id, one)
    follow_up(record.file, commitments_of(record.file, led.id)[0].id, 30, "kept")
    write_down(record.file, led.id, Heading.WHAT, "Nobody introduced themselves.")
    return Told(record, led.id, None, summary_of(record, led.id))
