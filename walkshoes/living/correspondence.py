"""What went to and fro in writing: a fold over what happened, for the inbox, the letters and the posts."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from walkshoes.journey import program as p
from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.events import Code, Event
from walkshoes.journey.ledger import seen_by
from walkshoes.living.papers import Paper

if TYPE_CHECKING:
    from walkshoes.journey.staging import Staging

YOU = "you"
NOT_KEPT = "(What you wrote is not kept any more.)"
IN_WRITING = ("email", "letter", "social")
LONGEST_SUBJECT = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """One email, letter, post, or reply beneath a post.

    `moment` is when it was sent or came, milliseconds since 1970; `when` the same on the customer's wall clock.
    `titled` is whether the subject is its own, not its first words. `seen` is how many have seen a post:
    (milliseconds after it was posted, people).
    """

    channel: str
    who: str
    to: str
    subject: str
    text: str
    moment: int
    when: datetime
    sent: bool
    seen: tuple[tuple[int, int], ...] = ()
    titled: bool = True

    @property
    def date(self) -> str:
        """`Thu 5 March`."""
        return f"{self.when:%a} {self.when.day} {self.when:%B}"

    @property
    def paper(self) -> Paper:
        """The same, to lie on the desk."""
        title = f"{'you wrote' if self.sent else self.who}, {self.when.day} {self.when:%B}"
        head = f"{self.subject}\n\n" if self.channel == "email" and self.titled else ""
        return Paper(title, head + self.text, by_hand=self.sent)

    def people(self, moment: int) -> int:
        """How many have seen it by a moment (milliseconds since 1970)."""
        return seen_by(self.seen, moment - self.moment)


class Correspondence:
    """All that was sent and all that came, oldest first.

    writing = Correspondence(engine)
    writing.take(event, "what was told with it")
    writing.inbox, writing.public
    """

    def __init__(self, engine: "Staging") -> None:
        self.engine = engine
        self.pieces: list[Piece] = []
        program = engine.program
        self._subjects = {op.line: op.subject for op in program.ops if isinstance(op, p.Read)}
        self._seen = {op.place: op.seen for op in program.ops if isinstance(op, p.Send)}
        self._skipped = 0
        self._words = ""

    def take(self, event: Event, words: str = "") -> None:
        """Take one event; `words` are those that were told with it."""
        at, code, place, x, y = event
        if code == Code.CALENDAR:
            self._skipped += x
        elif code == Code.TOLD:
            self._words = words
        elif code == Code.SENT and p.CHANNELS[y] in IN_WRITING:
            label = self.engine.program.facts[x].label
            subject = label[:1].upper() + label[1:]
            self._add(at, place, subject, self._words.strip() or NOT_KEPT, sent=True)
            self._words = ""
        elif code == Code.SAID and self._comes(x, place):
            subject, text = self._subject(x), self.engine.lines[x].text
            self._add(at, place, subject or first_words(text), text, sent=False, titled=bool(subject))

    @property
    def inbox(self) -> list[Piece]:
        """Emails and letters, the newest first."""
        return [piece for piece in reversed(self.pieces) if piece.channel != "social"]

    @property
    def public(self) -> list[Piece]:
        """Posts and what was replied to them, oldest first."""
        return [piece for piece in self.pieces if piece.channel == "social"]

    def company_at(self, place: int) -> str:
        """The company that is written to, or writes, at a touchpoint."""
        program = self.engine.program
        team = program.places[place].team
        return program.companies[program.teams[team].company if team >= 0 else 0].title

    def _add(self, at: int, place: int, subject: str, text: str, *, sent: bool, titled: bool = True) -> None:
        program = self.engine.program
        moment = program.start_ms + at + self._skipped
        company = self.company_at(place)
        who, to = (YOU, company) if sent else (company, YOU)
        when = wall_clock(moment, program.zone)
        seen = self._seen.get(place, ()) if sent else ()
        channel = program.places[place].channel
        self.pieces.append(Piece(channel, who, to, subject, text, moment, when, sent, seen, titled))

    def _comes(self, line: int, place: int) -> bool:
        written = self.engine.lines[line].speaker == p.Speaker.PAPER
        return written and self.engine.program.places[place].channel in IN_WRITING

    def _subject(self, line: int) -> str:
        subject = self._subjects.get(line, -1)
        return self.engine.lines[subject].text if subject >= 0 else ""


def first_words(text: str) -> str:
    """The beginning of a text, as an inbox shows what has no subject."""
    words = " ".join(text.split())
    if len(words) <= LONGEST_SUBJECT:
        return words
    return words[:LONGEST_SUBJECT].rsplit(" ", 1)[0] + " …"
