"""What must hold between the parts of a scenario: every name leads somewhere, every patch fits, every text is whole.

All mistakes at once, each where it stands in the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from walkshoes.scenario import conversation as talk
from walkshoes.scenario import expressions as ex
from walkshoes.scenario import model as m
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import writing
from walkshoes.scenario.braces import names_in
from walkshoes.scenario.check_board import board_findings
from walkshoes.scenario.check_callers import callers_findings
from walkshoes.scenario.check_guide import guide_findings
from walkshoes.scenario.check_keys import keys_findings
from walkshoes.scenario.check_messages import Messages
from walkshoes.scenario.check_options import options_findings
from walkshoes.scenario.check_settings import do_not_go_together, settings_findings
from walkshoes.scenario.check_unused import Unused
from walkshoes.scenario.fields import named_in, texts_in
from walkshoes.scenario.findings import MOST_FINDINGS, TOO_MANY, Finding, Nearest, Place, Severity, did_you_mean
from walkshoes.scenario.parts import Found, Parts, Steps
from walkshoes.scenario.policies import (
    changes,
    changes_of,
    patched,
    path_of,
    policies_of,
    values_of,
)
from walkshoes.scenario.shape import shape_finding
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of, place_of

_MOST_NAMES = 24
_MOST_TRIED = 150_000  # parts of the scenario, made anew for each setting of each policy: some seconds
HIDDEN_BY_OTHERS = frozenset({"WS209", "WS214", "WS243"})
"""Findings that may only be there because a part with another mistake was left out."""
RESERVED = ("after_the_call", "gave_up")
"""Touchpoints that every journey has: the choice after a lost call, and giving up there."""
_NEEDS_A_TEAM = (t.Announcement, t.Menu, t.Collect, talk.Conversation, writing.Write)


def check(
    tree: Tree, file: str, scenario: m.Scenario, sound: Mapping[str, Any] | None = None, *, policies: bool = True
) -> list[Finding]:
    """The findings between the parts of a scenario.

    `tree` is what was read and knows the places; `sound` what the scenario was made of, where that is only a part.
    With `policies` every one of them is tried, for which the scenario is made anew each time.
    """
    looked_at = _Check(tree, file, scenario, tree if sound is None else sound)
    found: list[Finding] = []
    errors = 0
    for one in looked_at.findings(policies):
        errors += one.severity == Severity.ERROR
        if errors > MOST_FINDINGS:
            found.append(Finding("WS027", Severity.ERROR, file, one.place, *TOO_MANY))
            break
        if len(found) < MOST_FINDINGS or one.severity == Severity.ERROR:
            found.append(one)
    return found


class _Check:
    def __init__(self, tree: Tree, file: str, scenario: m.Scenario, sound: Mapping[str, Any]) -> None:
        self.tree = tree
        self.sound = sound
        self.file = file
        self.scenario = scenario
        self.parts = Parts(scenario)
        companies = scenario.all_companies()
        answers = list(_answers(tree))
        self.known: dict[str, list[str]] = {
            "touchpoint": list(scenario.touchpoints),
            "team": _names(companies, "teams"),
            "queue": _names(companies, "queues"),
            "promise": _names(companies, "promises"),
            "answer": answers,
            "promise or answer": [*_names(companies, "promises"), *answers],
            "line": _names(companies, "lines"),
            "fact": list(scenario.customer.facts),
            "variable": list(scenario.variables),
            "policy": list(policies_of(scenario)),
            "word heard": [name for _, part in self.parts.of(talk.Asking) for name in part.hears],
        }
        self.sets = {what: frozenset(names) for what, names in self.known.items()}
        self.shared = bool(scenario.companies)  # two companies may share a name, which then means neither
        self.near = Nearest()
        told = {name for name, fact in scenario.customer.facts.items() if fact.told}
        self.fields = {"name", *scenario.customer.facts} - told
        self.spoken_fields = self.fields | {"agent"}
        self.messages = Messages(tree, file, scenario, self.parts)

    def findings(self, policies: bool) -> Iterator[Finding]:
        between = list(self._between())
        yield from between
        if self.sound is self.tree:  # else a policy with a mistake is only a stand-in, of another form perhaps
            yield from board_findings(self.tree, self.file, self.scenario, together=policies)
            yield from guide_findings(self.tree, self.file, self.scenario, together=policies)
        if policies:
            unused = Unused(self.tree, self.file, self.scenario, self.parts)
            yield from unused.findings({found.code for found in between}, whole=self.sound is self.tree)
            yield from keys_findings(self.tree, self.file, self.scenario)
            yield from self._policies({(found.code, found.cause) for found in between})

    def _between(self) -> Iterator[Finding]:
        """What is found where no policy is set."""
        for kind, found in self.parts.by_kind.items():
            yield from self._names(kind, found)
            yield from self._texts(kind, found)
        yield from self._touchpoints()
        yield from self._companies()
        yield from self._whole()
        yield from self.messages.findings()
        yield from callers_findings(self.tree, self.file, self.scenario)
        yield from options_findings(self.tree, self.file, self.scenario)

    def _finding(self, code: str, path: Steps, cause: str, mend: str = "", *, at: Place | None = None) -> Finding:
        return Finding(code, Severity.ERROR, self.file, at or place_of(self.tree, path), cause, mend)

    def _named(self, what: str, name: str | None, path: Steps) -> Iterator[Finding]:
        """Nothing, where the name is known and only one thing has it; else the finding that says so."""
        owners = [company for company in self.scenario.companies if f"{company}.{name}" in self.sets[what]]
        if name is not None and len(owners) > 1 and not self._is_of_its_own(path, owners):
            mend = "write " + " or ".join(f"{company}.{name}" for company in owners)
            yield self._finding(_CODES[what], path, f"{len(owners)} companies have a {what} `{name}`", mend)
        if name is None or name in self.sets[what]:
            return
        mend = self._other_kind(what, name) or self.near(name, self.known[what])
        if not mend:
            have = _some(name for name in self.known[what] if "." not in name)
            mend = f"known are: {have}" if have else f"declare it; the file has no {what} yet"
        yield self._finding(_CODES[what], path, f"there is no {what} `{name}`", mend)

    def _other_kind(self, what: str, name: str) -> str:
        """What to ask instead, where a promise is taken for an answer, or an answer for a promise."""
        if what == "promise" and name in self.sets["answer"]:
            return f"`{name}` is an answer: ask arrived({name}) or awaited({name})"
        if what == "answer" and name in self.sets["promise"]:
            return f"`{name}` is a promise: ask kept({name}) or broken({name})"
        return ""

    def _is_of_its_own(self, path: Steps, owners: list[str]) -> bool:
        """Whether a name stands inside one of the companies that have it, and so means that company's."""
        return path[0] == "companies" and path[1] in owners

    def _names(self, kind: type[BaseModel], found: Found) -> Iterator[Finding]:
        """What parts of a kind name that nobody declared."""
        if "when" in kind.model_fields:
            for path, part in found:
                if (when := getattr(part, "when")) is not None:  # noqa: B009 - only some parts have it
                    yield from self._condition(when, (*path, "when"))
        for field, what in named_in(kind):
            known = self.sets[what] if not self.shared else frozenset()
            for path, part in found:
                named = getattr(part, field)
                if not named or (named.__class__ is str and named in known):
                    continue
                if isinstance(named, str):
                    yield from self._named(what, named, (*path, field))
                else:
                    for name in named:
                        step = (name,) if isinstance(named, dict) else ()
                        yield from self._named(what, name, (*path, field, *step))

    def _condition(self, when: str, path: Steps) -> Iterator[Finding]:
        for part in ex.walk(ex.parse(when)):
            match part:
                case ex.Compare(left=ex.Ask(function="policy", about=about), right=ex.Value(value=str() as option)):
                    yield from self._option(about, option, path)
                case ex.Ask(function=function, about=about):
                    yield from self._named(_ASKED_ABOUT[function], about, path)
                case ex.Name(name=name) if name not in ex.NAMES:
                    yield from self._named("variable", name, path)

    def _option(self, policy: str, option: str, path: Steps) -> Iterator[Finding]:
        """Nothing, where a policy has an option of this name, or where there is no such policy at all."""
        known = policies_of(self.scenario)
        options = known[policy][1].options if policy in known else None
        if policy in known and option not in (options or {}):
            have = f"it has: {_some(options)}" if options else "it is not a choice; write policy(…) alone"
            mend = self.near(option, options or ()) or have
            yield self._finding("WS207", path, f"the policy `{policy}` has no option `{option}`", mend)

    def _texts(self, kind: type[BaseModel], found: Found) -> Iterator[Finding]:
        """What stands in braces in texts and is filled in by nothing."""
        for field, word in texts_in(kind):
            for path, part in found:
                value = getattr(part, field)
                if not value or (value.__class__ is str and "{" not in value):
                    continue
                if path[:1] in (("touchpoints",), ("customer",)) or kind is m.Promise:
                    for where, text in _texts_of(value, (*path, word)):
                        yield from self._filled(text, where)

    def _filled(self, text: str, path: Steps) -> Iterator[Finding]:
        talks = path[0] == "touchpoints" and isinstance(self.scenario.touchpoints[str(path[1])], talk.Conversation)
        fields = self.spoken_fields if talks else self.fields
        for used in names_in(text):
            if used not in fields:
                mend = self.near(used, fields) or f"known are: {_some(sorted(fields))}"
                yield self._finding("WS208", path, f"nothing fills in {{{used}}}", mend)

    def _touchpoints(self) -> Iterator[Finding]:
        was: set[str] = set()
        talks = [one for one, made in self.scenario.touchpoints.items() if isinstance(made, talk.Conversation)]
        for name, made in self.scenario.touchpoints.items():
            path: Steps = ("touchpoints", name)
            if name in RESERVED:
                at = key_place_of(self.tree, path)
                yield self._finding(
                    "WS218", path, f"`{name}` is a touchpoint every journey has", "take another name", at=at
                )
            yield from self._named("team", made.team, (*path, "team"))
            if made.team is None and isinstance(made, _NEEDS_A_TEAM):
                at = key_place_of(self.tree, path)
                who = "who is written to" if isinstance(made, writing.Write) else "who speaks"
                yield self._finding("WS209", path, f"{who} at `{name}`?", "add `team:`", at=at)
            if isinstance(made, talk.Conversation) and made.same_as is not None:
                other = self.scenario.touchpoints.get(made.same_as)
                if not isinstance(other, talk.Conversation) or made.same_as == name:
                    mend = self.near(made.same_as, talks) or "name another touchpoint with `talk:`"
                    cause = f"nobody is met at `{made.same_as}`"
                    yield self._finding("WS201", (*path, "same_as"), cause, mend)
                elif other.team != made.team:
                    cause = f"`{made.same_as}` is with another team"
                    yield self._finding("WS201", (*path, "same_as"), cause, "a person is of one team: mend one of them")
                elif made.who is not None:
                    cause = "the same person has the name they had"
                    yield self._finding("WS201", (*path, "who"), cause, "take `who:` out here")
            if isinstance(made, t.Collect):
                fact = self.scenario.customer.facts.get(made.collect.fact)
                written_out = (fact.value or fact.pattern or "") if fact is not None else ""
                if any(letter.isalpha() or letter == "?" for letter in written_out):
                    mend = "let an agent ask for it, or give it digits only"
                    cause = f"`{made.collect.fact}` has letters, and a telephone has none"
                    yield self._finding("WS210", (*path, "collect", "fact"), cause, mend)
                if fact is not None and fact.told:
                    mend = "let an agent ask for it, or give the fact a pattern"
                    yield self._finding(
                        "WS210", (*path, "collect", "fact"), "a story cannot be keyed on a telephone", mend
                    )
            if isinstance(made, t.Wait) and (made.wait.time is None) == (made.wait.until is None):
                yield self._finding("WS211", (*path, "wait"), "how long is the wait?", "say either for: or until:")
            for old in made.was:
                if old in was:
                    cause = f"`{old}` is an earlier name of two touchpoints"
                    yield self._finding("WS212", (*path, "was"), cause, "take it out of one of them")
                was.add(old)
                if old in self.scenario.touchpoints:
                    mend = "take it out of `was:`, or rename that touchpoint"
                    yield self._finding("WS212", (*path, "was"), f"`{old}` is the name of another touchpoint", mend)
        written = {part.fact for _, part in self.parts.of(writing.Writing)}
        for name, fact in self.scenario.customer.facts.items():
            if name in written and not fact.told:
                mend = "make it `told: true`, or let it be asked for"
                yield self._finding(
                    "WS210", ("customer", "facts", name), f"`{name}` is written about, but is not told", mend
                )

    def _companies(self) -> Iterator[Finding]:
        for company, made in self.scenario.all_companies().items():
            base: Steps = ("company",) if self.scenario.company is not None else ("companies", company)
            for line, answers in made.lines.items():
                yield from self._named("touchpoint", answers, (*base, "lines", line))
            for name, queue in made.queues.items():
                answering = queue.team or name
                if answering not in self.sets["team"]:
                    at: Steps = (*base, "queues", name)
                    mend = self.near(answering, self.known["team"]) or "name the team that answers it with `team:`"
                    yield self._finding("WS202", at, f"no team answers the queue `{name}`", mend)

    def _policies(self, without: set[tuple[str, str]]) -> Iterator[Finding]:
        """What is found in the policies; `without` is what is found where none is set."""
        all_fit = True
        base: Steps = ()
        left = _MOST_TRIED // sum(len(found) for found in self.parts.by_kind.values())
        for name, (company, policy) in policies_of(self.scenario).items():
            base = (*path_of(self.scenario, company, "policies"), name)
            owners = [owner for owner, made in self.scenario.all_companies().items() if name in made.policies]
            if len(owners) > 1:
                cause = f"{len(owners)} companies have a policy `{name}`, and a walk could mean either"
                yield self._finding("WS207", base, cause, "give one of them another name")
            settings = list(islice(_settings_to_try(policy), max(0, left)))
            left -= len(settings)
            unfit = [one for setting in settings for one in self._patch(base, name, setting, without)]
            yield from unfit
            all_fit = all_fit and not unfit
        if left <= 0:
            cause = "there are so many policies in so large a journey that not all of them were tried"
            mend = "leave out those that are not decided any more"
            at = key_place_of(self.tree, base)
            yield Finding("WS242", Severity.NOTICE, self.file, at, cause, mend)
        yield from self._twin(all_fit)
        yield from self._contested()

    def _twin(self, all_fit: bool) -> Iterator[Finding]:
        """What is wrong with the twin; whether its policies go together is only asked where each of them fits."""
        unfit = list(settings_findings(self.tree, self.file, self.scenario, ("twin",), self.scenario.twin))
        yield from unfit
        all_fit = all_fit and not unfit
        if all_fit and (cause := do_not_go_together(self.sound, self.scenario, self.scenario.twin)):
            yield self._finding("WS207", ("twin",), cause)

    def _contested(self) -> Iterator[Finding]:
        """Two policies that change one property: where both are on, one of them does nothing."""
        changed: dict[tuple[str, ...], str] = {}
        for name, (company, policy) in policies_of(self.scenario).items():
            paths = {
                path
                for setting in _settings_to_try(policy)
                for path, _ in changes_of(self.scenario, company, name, policy, setting)
            }
            for path in sorted(paths):
                other = next((changed[part] for part in _overlapping(path, changed)), name)
                changed.setdefault(path, name)
                if other != name and policy.meant is None:
                    at: Steps = (*path_of(self.scenario, company, "policies"), name)
                    cause = f"`{name}` and `{other}` both change {'.'.join(path)}"
                    mend = "where both are on, the later in the file rules; make them options of one policy to be clear"
                    yield Finding("WS216", Severity.NOTICE, self.file, key_place_of(self.tree, at), cause, mend)

    def _patch(
        self, base: Steps, name: str, setting: bool | int | str, without: set[tuple[str, str]]
    ) -> Iterator[Finding]:
        wanted = changes(self.scenario, {name: setting})
        for path, _ in wanted:
            if missing := self._missing(path):
                cause = f"the policy `{name}` changes `{'.'.join(path)}`, but there is no `{missing}`"
                general = "paths begin at the company: teams.support.may, record, lines.…"
                mend = self._nearest_path(base, path) or general
                yield self._finding("WS213", base, cause, mend)
                return
        sound = patched(self.sound, wanted)
        try:
            made = m.Scenario.model_validate(sound)
        except ValidationError as error:
            found = [shape_finding(self.tree, self.file, error.errors(include_url=False)[0])]
        else:
            found = list(_Check(self.tree, self.file, made, sound)._between())
        for one in found:
            if (one.code, one.cause) not in without:
                cause = f"the policy `{name}` does not fit: {one.cause}"
                yield self._finding("WS213", base, cause, one.mend)
                return

    def _nearest_path(self, base: Steps, path: tuple[str, ...]) -> str:
        """The question whether another way was meant: one with a mistyped step, or without the step it begins with."""
        at: Any = self.sound
        for number, step in enumerate(path):
            if not isinstance(at, Mapping):
                return ""
            if step not in at:
                close = self.near(step, list(at)).partition("`")[2].partition("`")[0]
                through = next((name for name, one in at.items() if isinstance(one, Mapping) and step in one), "")
                steps = (close, *path[number + 1 :]) if close else (through, *path[number:])
                meant = (*path[:number], *steps)
                if not (close or through) or self._missing(meant):
                    return ""
                ours = base[: len(base) - 2]  # the way to the company, which a policy need not write
                shown = meant[len(ours) :] if meant[: len(ours)] == ours else meant
                return f"did you mean `{'.'.join(shown)}`?"
            at = at[step]
        return ""

    def _missing(self, path: tuple[str, ...]) -> str:
        """The first step of a patch's path that the file does not have, where it has to be there."""
        at: Any = self.sound
        for number, step in enumerate(path[:-1]):
            if not isinstance(at, Mapping) or step not in at:
                return ".".join(path[: number + 1])
            at = at[step]
        return ""

    def _whole(self) -> Iterator[Finding]:
        scenario = self.scenario
        if not any(isinstance(made, t.Ending) for made in scenario.touchpoints.values()):
            yield self._finding("WS214", ("touchpoints",), "no touchpoint is an ending", "add one with `ending:`")
        for name in scenario.variables:
            if name in ex.NAMES:
                at = key_place_of(self.tree, ("variables", name))
                cause = f"`{name}` is something a condition can ask already"
                yield self._finding("WS218", ("variables", name), cause, "take another name", at=at)
        beside = Path(self.file).with_name(f"{scenario.follows}{Path(self.file).suffix}")
        goes_on = scenario.follows is not None and Path(self.file).exists()
        if goes_on and beside.name == Path(self.file).name:
            yield self._finding("WS225", ("follows",), "a journey cannot go on from itself", "take `follows:` out")
        elif goes_on and not beside.exists():
            there = [one.stem for one in beside.parent.glob(f"*{beside.suffix}")]
            mend = did_you_mean(str(scenario.follows), there) or "put that journey into the same folder"
            yield self._finding(
                "WS225", ("follows",), f"there is no journey `{scenario.follows}` beside this one", mend
            )
        if scenario.gives_up is not None:
            yield from self._named("touchpoint", scenario.gives_up, ("gives_up",))
            if not isinstance(scenario.touchpoints.get(scenario.gives_up, None), t.Ending | None):
                yield self._finding("WS214", ("gives_up",), f"`{scenario.gives_up}` is not an ending", "name an ending")


_ASKED_ABOUT = {
    "knows": "fact",
    "told": "fact",
    "policy": "policy",
    "open": "team",
    "times": "touchpoint",
    "kept": "promise",
    "late": "promise",
    "broken": "promise",
    "arrived": "answer",
    "awaited": "promise or answer",
    "overdue": "promise",
    "heard": "word heard",
}
_CODES = {
    "answer": "WS204",
    "promise or answer": "WS204",
    "touchpoint": "WS201",
    "team": "WS202",
    "queue": "WS203",
    "promise": "WS204",
    "line": "WS205",
    "fact": "WS206",
    "policy": "WS207",
    "variable": "WS215",
    "word heard": "WS217",
}


def _texts_of(value: Any, path: Steps) -> Iterator[tuple[Steps, str]]:
    """A text, or the texts of a list or a group, each with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | tuple):
        for key, text in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(text, str) and "{" in text:
                yield (*path, key), text


def _some(names: Iterable[str]) -> str:
    """Names, as many as can be read in a sentence."""
    first = list(islice(names, _MOST_NAMES + 1))
    return ", ".join(first[:_MOST_NAMES]) + (", …" if len(first) > _MOST_NAMES else "")


def _overlapping(path: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Of other paths those that change the same: this one, the whole it is a part of, a part of it."""
    return (other for other in others if path[: len(other)] == other[: len(path)])


def _names(companies: Mapping[str, m.Company], table: str) -> list[str]:
    """The names of a table of every company, bare and with the company's."""
    owned = [(company, name) for company, made in companies.items() for name in getattr(made, table)]
    return list(dict.fromkeys([name for _, name in owned] + [f"{company}.{name}" for company, name in owned]))


def _settings_to_try(policy: m.Policy) -> Iterable[bool | int | str]:
    """Of a number, one inside its range as well: what fits at the ends may not fit there."""
    inside = (min(policy.range[0] + 1, policy.range[1]),) if policy.range is not None else ()
    return dict.fromkeys((*values_of(policy), *inside))


def _answers(tree: Tree) -> Iterator[str]:
    """The name of everything that may come back to a message, also of a message that has a mistake of its own."""
    touchpoints = tree.get("touchpoints")
    for made in touchpoints.values() if isinstance(touchpoints, Mapping) else ():
        answers = made.get("answers") if isinstance(made, Mapping) else None
        yield from map(str, answers) if isinstance(answers, Mapping) else ()
