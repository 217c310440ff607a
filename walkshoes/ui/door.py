"""The way into a session: a name, then one journey after another, then the next person.

A walk that somebody left is gone on with before a new one is begun.
"""

from typing import TYPE_CHECKING

from walkshoes.sessions.led import Journey, LedSession
from walkshoes.sessions.people import A_PERSON, AliasTaken, Participant, free_alias, join, people_of
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.beneath import Beneath
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.joining import Joining, SameName
from walkshoes.ui.within import Within

if TYPE_CHECKING:
    from walkshoes.living.pace import Pace
    from walkshoes.sessions.record import Record

MOMENT = "One moment."


class Door(Beneath):
    """Lets one person, or a group, into a session and through its journeys; dismissed when they are through."""

    moment = MOMENT

    def __init__(self, record: "Record", led: LedSession, pace: "Pace | int" = 1, *, group: bool = False) -> None:
        super().__init__()
        self.record = record
        self.led = led
        self.pace = pace
        self.group = group

    async def way(self) -> None:
        """In, and through the journeys."""
        who = await self._comes_in()
        if who is not None:
            await self._walks(who)

    async def _comes_in(self) -> Participant | None:
        """Who it is; None where they went back."""
        suggested, said = free_alias(self.record.file, self.led.id, "Group" if self.group else "Walker"), ""
        while True:
            came = await self.shown(
                Joining(self.led, suggested, group=self.group, rehearsed=self._rehearsed(), said=said)
            )
            if came.way != Way.ON:
                return None
            suggested, said = str(came.answers["alias"]), ""
            try:
                return self._joins(came)
            except AliasTaken as taken:
                if taken.who.is_group == self.group and (
                    (await self.shown(SameName(self.led, taken.who.alias))).way == Way.ON
                ):
                    return taken.who
                if self.closing:
                    return None
                said = str(taken)
            except RecordTrouble as trouble:
                said = str(trouble)

    def _rehearsed(self) -> bool:
        """Whether made-up people have walked here."""
        return any(who.caller != A_PERSON for who in people_of(self.record.file, self.led.id))

    def _joins(self, came: Outcome) -> Participant:
        labels = {name: value for name in self.led.to_pick if (value := str(came.answers[name]))}
        people = int(came.answers.get("people", 1)) if self.group else 1
        return join(self.record.file, self.led.id, str(came.answers["alias"]), people=people, labels=labels)

    async def _walks(self, who: Participant) -> None:
        """Every journey that is not done yet, until somebody stops."""
        from walkshoes.ui.course import Course  # noqa: PLC0415 - with all its screens it would delay the first picture

        for journey in self.led.journeys:
            left, done = self._how_far(who, journey)
            if done:
                continue
            course = Course(self.record, left or journey.source, self.led.seed, self.pace, within=Within(self.led, who))
            await self.app.push_screen_wait(course)
            if self.closing or not self._how_far(who, journey)[1]:
                return

    def _how_far(self, who: Participant, journey: Journey) -> tuple[str, bool]:
        """The key of somebody's unfinished walk of a journey, and whether they have walked it to its end."""
        rows = [
            row for row in self.record.walks(self.led.id)
            if row.scenario == journey.source.name and row.alias == who.alias
        ]  # fmt: skip
        left = next((row.id for row in rows if row.stage != Stage.DONE), "")
        return left, not left and bool(rows)
