"""What must hold of messages, dates and channels: what comes back, when, and how one meets whom."""

from collections.abc import Iterator

from walkshoes.scenario import conversation as talk
from walkshoes.scenario import model as m
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import ways as w
from walkshoes.scenario import writing
from walkshoes.scenario.due import Due, Measure
from walkshoes.scenario.fields import dates_in
from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.parts import Parts, Steps
from walkshoes.scenario.public_holidays import UnknownCountry, holidays_in
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of, place_of

_SPOKEN = (t.Announcement, t.Menu, t.Collect, t.QueueUp, talk.Conversation, t.Hold, t.Transfer, t.Voicemail)
_AT_A_DISTANCE = ("email", "letter", "social")


class Messages:
    """The findings about messages, dates and channels of one scenario."""

    def __init__(self, tree: Tree, file: str, scenario: m.Scenario, parts: Parts) -> None:
        self.tree = tree
        self.file = file
        self.scenario = scenario
        self.parts = parts

    def findings(self) -> Iterator[Finding]:
        """All of them."""
        yield from self._answers()
        yield from self._what_comes()
        yield from self._channels()
        yield from self._nothing_follows()
        yield from self._dates()
        yield from self._holidays()

    def _finding(self, code: str, path: Steps, cause: str, mend: str, *, on_key: bool = False) -> Finding:
        place = key_place_of(self.tree, path) if on_key else place_of(self.tree, path)
        return Finding(code, Severity.ERROR, self.file, place, cause, mend)

    def _answers(self) -> Iterator[Finding]:
        """Every answer has a name of its own, also among the promises."""
        known = {name for company in self.scenario.all_companies().values() for name in company.promises}
        for name, made in self.scenario.touchpoints.items():
            for answer in made.answers if isinstance(made, writing.Write) else ():
                if answer in known:
                    path: Steps = ("touchpoints", name, "answers", answer)
                    cause = f"`{answer}` is already the name of a promise or of another answer"
                    yield self._finding("WS220", path, cause, "give it a name of its own", on_key=True)
                known.add(answer)

    def _what_comes(self) -> Iterator[Finding]:
        """What is promised or answered can come, and does not come by a number that the customer would have to dial."""
        lines = {line for company in self.scenario.all_companies().values() for line in company.lines.values()}
        for path, part in self.parts.of(m.Promise, writing.Reply, writing.Chase):
            if isinstance(part, m.Promise) and part.when_broken is not None and part.due is None:
                cause = "a promise without a time is never broken, so nothing leads there"
                yield self._finding("WS226", (*path, "when_broken"), cause, "add `due:`, or take `when_broken:` out")
            field = {m.Promise: "when_kept", writing.Reply: "go"}.get(type(part), "go")
            there = getattr(part, field)
            if there in lines:
                cause = f"`{there}` is what answers a line: to come there, the customer would have to ring"
                mend = "name a touchpoint of its own: the company rings where it is a `talk`"
                yield self._finding("WS226", (*path, field), cause, mend)

    def _channels(self) -> Iterator[Finding]:
        for name, made in self.scenario.touchpoints.items():
            path: Steps = ("touchpoints", name)
            if isinstance(made, _SPOKEN) and made.channel in _AT_A_DISTANCE:
                cause = f"nobody speaks by {made.channel}" if made.channel != "social" else "nobody speaks in a post"
                mend = "use `read` for what comes and `write` for what the customer sends"
                yield self._finding("WS221", (*path, "channel"), cause, mend)
            if isinstance(made, writing.Write) and made.write.seen_by and made.channel != "social":
                cause = "only a post is seen by others"
                mend = "add `channel: social`, or take `seen_by:` out"
                yield self._finding("WS221", (*path, "write", "seen_by"), cause, mend, on_key=True)
            if isinstance(made, writing.Write | writing.Read) and made.team is not None and made.channel is None:
                goes = "does it go" if isinstance(made, writing.Write) else "does it come"
                mend = "add `channel:` email, letter, chat or social"
                yield self._finding("WS221", path, f"how {goes}?", mend, on_key=True)
            if isinstance(made, t.Visit) and made.team is None and "closed" in made.model_fields_set:
                mend = "add `team:`, whose hours decide"
                yield self._finding("WS221", (*path, "closed"), "nobody says when it is closed", mend, on_key=True)
            if isinstance(made, t.Wait) and "wait" in made.instead:
                cause = "`wait` is what an option to wait on is called already"
                yield self._finding("WS218", (*path, "instead", "wait"), cause, "take another name", on_key=True)

    def _nothing_follows(self) -> Iterator[Finding]:
        """What has no `then` leads back to what the customer was waiting for; so somebody must be waiting."""
        reached = {part.go for _, part in self.parts.of(w.Way)} | {part.go for _, part in self.parts.of(w.Option)}
        reached |= {part.to for _, part in self.parts.of(t.Transferring)}
        lines = [line for company in self.scenario.all_companies().values() for line in company.lines.values()]
        reached |= {self.scenario.start.go or "", *lines}
        for name, made in self.scenario.touchpoints.items():
            if isinstance(made, writing.Read) and made.then is None and name in reached:
                cause = f"what follows `{name}`? The customer does not only come here from waiting"
                yield self._finding("WS222", ("touchpoints", name), cause, "add `then:`", on_key=True)

    def _dates(self) -> Iterator[Finding]:
        """No date lies before the walk begins."""
        start = self.scenario.start.at
        waits = [((*path, "until"), part.until) for path, part in self.parts.of(t.Waiting)]
        dues = [
            ((*path, field), due.at)
            for kind, found in self.parts.by_kind.items()
            for field in dates_in(kind)
            for path, part in found
            if isinstance(due := getattr(part, field), Due) and due.measure == Measure.MOMENT
        ]
        for path, at in (*waits, *dues):
            if at is not None and at <= start:
                cause = f"{at:%Y-%m-%d %H:%M} is not after the walk begins, at {start:%Y-%m-%d %H:%M}"
                yield self._finding("WS223", path, cause, "take a later date, or begin the walk earlier")

    def _holidays(self) -> Iterator[Finding]:
        teams = ((path, team.holidays) for path, team in self.parts.of(m.Team))
        companies = ((path, company.holidays) for path, company in self.parts.of(m.Company))
        for path, country in (*companies, *teams):
            if country not in (None, m.NO_HOLIDAYS):
                try:
                    holidays_in(str(country), self.scenario.start.at.year)
                except UnknownCountry as error:
                    cause, _, mend = str(error).partition("; ")
                    yield self._finding("WS224", (*path, "holidays"), cause, mend)
