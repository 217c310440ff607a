"""What stands in a file and does nothing, or asks for what cannot be: notices, none of which stops a walk.

Where it is meant, the part says so with `meant:` and a reason, and the notice is not shown.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from walkshoes.scenario import conversation as talk
from walkshoes.scenario import expressions as ex
from walkshoes.scenario import model as m
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import ways as w
from walkshoes.scenario import writing
from walkshoes.scenario.braces import names_in
from walkshoes.scenario.fields import texts_in
from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.parts import Parts, Steps
from walkshoes.scenario.policies import path_of, policies_of
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of

UNUSED = frozenset(("WS232", "WS233", "WS234", "WS235", "WS236", "WS237", "WS238", "WS239", "WS240", "WS241"))
"""The codes of these notices."""
_BY_MISTAKE = {
    "WS234": frozenset({"WS204"}),
    "WS235": frozenset({"WS206", "WS208"}),
    "WS236": frozenset({"WS201", "WS202", "WS203", "WS205"}),
    "WS237": frozenset({"WS215"}),
    "WS238": frozenset({"WS215"}),
    "WS239": frozenset({"WS217"}),
}
"""A notice that says no more than that a name of its kind is mistyped elsewhere, where one of these errors is."""


class Unused:
    """The notices about what is declared in one scenario and not used."""

    def __init__(self, tree: Tree, file: str, scenario: m.Scenario, parts: Parts) -> None:
        self.tree = tree
        self.file = file
        self.scenario = scenario
        self.parts = parts
        self.companies = scenario.all_companies()
        self.asked = list(_asked(parts))
        self.patched = [value for _, (_, policy) in policies_of(scenario).items() for value in _values(policy)]

    def findings(self, errors: Collection[str] = (), *, whole: bool = True) -> Iterator[Finding]:
        """All of them but those that may only follow from an error: `errors` has the codes of those between the parts.

        Where the scenario is not all of the file, what was left out may use anything, and there are none.
        """
        if whole:
            yield from (found for found in self._all() if _BY_MISTAKE.get(found.code, frozenset()).isdisjoint(errors))

    def _all(self) -> Iterator[Finding]:
        yield from self._authority()
        yield from self._promises()
        yield from self._facts()
        yield from self._company()
        yield from self._variables()
        yield from self._heard()
        yield from self._names_given()
        yield from self._no_twin()

    def _notice(self, code: str, path: Steps, cause: str, mend: str) -> Iterator[Finding]:
        """A notice, unless the part it is about, or one that it stands in, says that it is meant."""
        here: Any = self.scenario
        for step in path:
            here = _inner(here, step)
            if getattr(here, "meant", None) is not None:
                return
        yield Finding(code, Severity.NOTICE, self.file, key_place_of(self.tree, path), cause, mend)

    def _authority(self) -> Iterator[Finding]:
        """What a team may do and nobody asks for; what is asked for and nobody may do."""
        requests = {part.request for _, part in self.parts.of(talk.Requests)}
        granted = {one for _, team in self.parts.of(m.Team) for one in team.may}
        granted |= {word for value in self.patched for word in _words(value)}
        for path, team in self.parts.of(m.Team):
            for number, one in enumerate(team.may):
                if one not in requests:
                    mend = "add a `request` to a conversation, or take it out"
                    yield from self._notice("WS232", (*path, "may", number), f"nobody ever asks for `{one}`", mend)
        for path, part in self.parts.of(talk.Requests):
            if part.request not in granted and "done" in part.model_fields_set:
                cause = f"no team may ever do `{part.request}`, so what stands under `done` never happens"
                mend = f"let a team or a policy say `may: [{part.request}]`, or take `done:` out"
                yield from self._notice("WS233", (*path, "done"), cause, mend)

    def _promises(self) -> Iterator[Finding]:
        made = {part.promise for _, part in self.parts.of(talk.Promises)}
        made |= {part.promise for _, part in self.parts.of(writing.Read) if part.promise is not None}
        for company, name, path in self._table("promises"):
            if name not in made and f"{company}.{name}" not in made:
                mend = "add `promise:` to a conversation or a letter, or take it out"
                yield from self._notice("WS234", path, f"nobody ever makes the promise `{name}`", mend)

    def _facts(self) -> Iterator[Finding]:
        used = {about for function, about in self.asked if function in ("knows", "told")}
        used |= {part.fact for _, part in self.parts.of(talk.Asking)}
        used |= {part.fact for _, part in self.parts.of(writing.Writing)}
        used |= {part.about for _, part in self.parts.of(t.Mailbox) if part.about is not None}
        used |= {part.gives for _, part in self.parts.of(w.Answer) if part.gives is not None}
        used |= {fact for _, part in self.parts.of(w.Notes) for fact in part.notes}
        used |= {word for text in self._texts() for word in names_in(text)}
        for name in self.scenario.customer.facts:
            if name not in used:
                cause = f"nobody asks for `{name}`, and no text shows it"
                mend = "let somebody ask for it, or take it out"
                yield from self._notice("WS235", ("customer", "facts", name), cause, mend)

    def _company(self) -> Iterator[Finding]:
        """Teams and queues that nothing leads to. A line can always be rung, once a contact has been lost."""
        queued = {part.queue for _, part in self.parts.of(t.QueueUp)}
        teams = {made.team for made in self.scenario.touchpoints.values() if made.team is not None}
        teams |= {part.by for _, part in self.parts.of(m.Promise)} | queued
        teams |= {part.not_us for _, part in self.parts.of(w.Answer) if part.not_us is not None}
        teams |= {about for function, about in self.asked if function == "open"}
        teams |= {queue.team for _, queue in self.parts.of(m.Queue) if queue.team is not None}
        for table, used, what in (
            ("teams", teams, "meets the team"),
            ("queues", queued, "waits in the queue"),
        ):
            for company, name, path in self._table(table):
                if name not in used and f"{company}.{name}" not in used:
                    yield from self._notice("WS236", path, f"nobody ever {what} `{name}`", "use it, or take it out")

    def _variables(self) -> Iterator[Finding]:
        read = {name for function, name in self.asked if not function}
        kept = {name for _, part in self.parts.of(w.Option) for name in (*part.set, *part.add)}
        kept |= {name for _, part in self.parts.of(talk.Sets) for name in (*part.set, *part.add)}
        for name in self.scenario.variables:
            path: Steps = ("variables", name)
            if name not in read:
                cause = f"no condition ever reads `{name}`"
                yield from self._notice("WS237", path, cause, "ask for it, or take it out")
            elif name not in kept:
                cause = f"nothing ever changes `{name}`, so it is always what it was at the start"
                yield from self._notice("WS238", path, cause, "add `set:` or `add:` somewhere, or take it out")

    def _heard(self) -> Iterator[Finding]:
        asked = {about for function, about in self.asked if function == "heard"}
        for path, part in self.parts.of(talk.Asking):
            for word in part.hears:
                if word not in asked:
                    cause = f"nobody asks whether `{word}` was heard"
                    mend = f"ask `when: heard({word})` somewhere, or take it out"
                    yield from self._notice("WS239", (*path, "hears", word), cause, mend)

    def _names_given(self) -> Iterator[Finding]:
        """An agent says a name although the team gives none; not where a policy may have let it."""
        silent: dict[str, Steps] = {}
        for company, name, path in self._table("teams"):
            if not self._team(path).gives_name:
                silent |= {name: path, f"{company}.{name}": path}
        for path, part in self.parts.of(talk.AgentSays):
            made = self.scenario.touchpoints.get(str(path[1]))
            if made is None or made.team not in silent or "{agent}" not in part.agent:
                continue
            if self._may_say(part, silent[made.team]):
                continue
            cause = f"`{made.team}` gives no names, and here somebody says theirs"
            mend = "add `when: gives_name`, or leave {agent} out"
            yield from self._notice("WS240", (*path, "agent"), cause, mend)

    def _may_say(self, part: talk.AgentSays, team: Steps) -> bool:
        """Whether the condition of a line asks for it, or a policy lets the team give names where the line is said."""
        asked = list(_read(part))
        if any(isinstance(one, ex.Name) and one.name == "gives_name" for one in asked):
            return True
        lets = {
            name
            for name, (company, policy) in policies_of(self.scenario).items()
            for patch in (policy.sets or {}, *(option.sets for option in (policy.options or {}).values()))
            for dotted in patch
            if path_of(self.scenario, company, dotted) == (*team, "gives_name")
        }
        needed = {one.about for one in asked if isinstance(one, ex.Ask) and one.function == "policy"}
        return bool(lets & needed if needed else lets)

    def _no_twin(self) -> Iterator[Finding]:
        if self.scenario.twin:
            return
        for name, (company, policy) in policies_of(self.scenario).items():
            if policy.meant is None:
                path: Steps = (*path_of(self.scenario, company, "policies"), name)
                cause = "there are policies, but no `twin:` says which of them make the company done right"
                yield from self._notice("WS241", path, cause, "add `twin:` with their settings at the top of the file")
                return

    def _table(self, table: str) -> Iterator[tuple[str, str, Steps]]:
        """Company, name and path of everything in a table of the companies."""
        for company, made in self.companies.items():
            for name in getattr(made, table):
                yield company, name, path_of(self.scenario, company, f"{table}.{name}")

    def _team(self, path: Steps) -> m.Team:
        here: Any = self.scenario
        for step in path:
            here = _inner(here, step)
        assert isinstance(here, m.Team)
        return here

    def _texts(self) -> Iterator[str]:
        for kind, found in self.parts.by_kind.items():
            for field, _ in texts_in(kind):
                for _, part in found:
                    yield from _words(getattr(part, field))
        yield from (word for value in self.patched for word in _words(value))


def _asked(parts: Parts) -> Iterator[tuple[str, str]]:
    """What every condition asks: the question and what it is about, or nothing and a variable."""
    for kind, found in parts.by_kind.items():
        for _, part in found if "when" in kind.model_fields else ():
            for one in _read(part):
                if isinstance(one, ex.Ask):
                    yield one.function, one.about
                elif isinstance(one, ex.Name):
                    yield "", one.name


def _read(part: BaseModel) -> Iterable[ex.Expression]:
    when = getattr(part, "when", None)
    return ex.walk(ex.parse(when)) if when is not None else ()


def _values(policy: m.Policy) -> Iterator[Any]:
    """What a policy may put into the file."""
    for patch in (policy.sets or {}, *(option.sets for option in (policy.options or {}).values())):
        yield from patch.values()


def _words(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words(inner)


def _inner(here: Any, step: str | int) -> Any:
    """What stands under a step of the file's path in the model; the same where there is no such thing."""
    if isinstance(here, BaseModel):
        names = {field.alias or name: name for name, field in type(here).model_fields.items()}
        return getattr(here, names[str(step)]) if step in names else here
    if isinstance(here, dict):
        return here.get(step, here)
    return here[step] if isinstance(here, tuple) and isinstance(step, int) and step < len(here) else here
