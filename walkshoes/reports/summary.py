"""One walk as it is told, whole: the page of whoever walked it. What is told of several is `walkshoes.summaries`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from walkshoes.journey.clock import minutes_text
from walkshoes.reports.commitments import commitment_sentence
from walkshoes.reports.geometry import Picture, as_words, mean_and_memory, picture, spoken_names, stops
from walkshoes.reports.hurried import hurried_sentences
from walkshoes.reports.measures import CES, CSAT, EASY, point_text
from walkshoes.reports.scorecard import Reported, reported
from walkshoes.reports.sentences import Group, ledger_groups
from walkshoes.reports.series import Compared, compared
from walkshoes.scenario.policies import policies_of

if TYPE_CHECKING:
    from walkshoes.journey.ledger import Ledger
    from walkshoes.sessions.record import Record
    from walkshoes.sessions.stored import StoredWalk

BANNER = "A simulated customer journey: no real customer, and no real company."


@dataclass(frozen=True, slots=True)
class Beside:
    """One row of anticipated, felt, recorded; a dash where there is nothing to say."""

    what: str
    anticipated: str
    felt: str
    recorded: str


@dataclass(frozen=True, slots=True)
class WalkSummary:
    """One walk as it is told to those who were not there. `picture` is the curve, ready to be drawn."""

    alias: str
    title: str
    ending: str
    resolved: bool
    decided: tuple[str, ...]
    """The policies the company walked under, in words."""
    beside: tuple[Beside, ...]
    measures: dict[str, str]
    took: tuple[Group, ...]
    """What the ledger says, under its headings."""
    curve_in_words: tuple[str, ...]
    mean_and_memory: tuple[str, ...]
    mean: float | None
    remembered: float | None
    words: tuple[tuple[int, str, str], ...]
    """(ms of the customer's time, what the touchpoint is called, what was said)"""
    commitments: tuple[dict[str, str], ...]
    """Each in its four parts, and whole as `sentence`."""
    ledger: dict[str, Any]
    picture: Picture | None = None
    before: tuple[Compared, ...] = ()
    """Where this walk follows another of a series: the two side by side."""
    before_title: str = ""
    says: str = ""
    """What a customer who ends like this tells others."""
    scorecard: tuple[Reported, ...] = ()
    """What the walker would have reported, beside the record."""
    what_it_would_take: tuple[str, ...] = ()
    """What the paper that was signed came to, and the decisions that were tried: a sentence each."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the ledger says, without the headings."""
        return tuple(sentence for group in self.took for sentence in group.sentences)


def walk_summary(record: "Record", stored: "StoredWalk") -> WalkSummary:
    """One walk, told whole: it is for whoever walked it. Raises RecordTrouble."""
    before = record.followed(stored.source, stored.alias, stored.id, stored.session)
    made, curve = stored.ledger, stored.curve
    scenario = stored.source.scenario
    labels = {name: fact.label for name, fact in scenario.customer.facts.items()}
    reactions = [said for said in stored.said if said.kind == "reaction"]
    names = spoken_names(stored.engine.program)
    titles = {info.name: info.title for info in stored.engine.program.companies}
    drawn = picture(curve, stops(stored.engine.program, stored.events))
    hurried = hurried_sentences(stored.engine.program, [given for _, given in stored.inputs], stored.events)
    return WalkSummary(
        stored.alias,
        scenario.title,
        _ending(stored),
        made.resolved,
        decided_in_words(stored),
        beside(stored.answers, made, labels),
        _measures(stored),
        ledger_groups(made, labels, titles, hurried),
        tuple(as_words(curve, names)),
        mean_and_memory(curve),
        curve.mean,
        curve.remembered,
        tuple((said.at_ms, names.get(said.place, said.place), said.text) for said in reactions),
        tuple(asdict(one) | {"sentence": commitment_sentence(one)} for one in stored.commitments),
        made.as_json(),
        drawn,
        compared(before[1], made) if before is not None else (),
        before[0] if before is not None else "",
        stored.says,
        reported(scenario.scorecard, made, stored.answers.get("scorecard", {})),
        what_it_would_take(stored),
    )


def what_it_would_take(stored: "StoredWalk") -> tuple[str, ...]:
    """The sentences of the paper that came back, and of the decisions that were tried."""
    asked = (stored.answers.get(name, {}).get("sentence") for name in ("paper", "what_if"))
    return tuple(str(sentence) for sentence in asked if sentence)


def decided_in_words(stored: "StoredWalk") -> tuple[str, ...]:
    """The policies the company walked under, in words."""
    known = policies_of(stored.source.scenario)
    words = []
    for name, value in stored.settings.items():
        policy = known[name][1]
        options = policy.options or {}
        if isinstance(value, bool):
            words.append(policy.label if value else f"not: {policy.label}")
        else:
            words.append(f"{policy.label}: {options[value].label if value in options else value}")
    return tuple(words)


def beside(answers: dict[str, dict[str, str | int]], made: "Ledger", labels: Mapping[str, str]) -> tuple[Beside, ...]:
    """What was anticipated and what it felt like, beside the engine's record; `labels` says what facts are called."""
    expected, felt = answers.get("anticipated", {}), answers.get("felt", {})
    measures = answers.get("measures", {})
    asked = max(made.asked, key=lambda fact: made.asked[fact], default="")
    what = f"times asked for the same ({labels.get(asked, asked)})" if asked else "times asked the same"
    return (
        Beside("minutes", _said(expected, "minutes"), _said(felt, "minutes"), str((made.given_ms + 30_000) // 60_000)),
        Beside("people spoken to", _said(expected, "people"), _said(felt, "people"), str(made.people)),
        Beside(what, _said(expected, "asked_same"), _said(felt, "asked_same"), str(made.times_asked_the_same)),
        Beside("who owned it", "–", _said(felt, "owner"), made.owner or "nobody"),
        Beside("made it easy (1–7)", _said(expected, "easy"), _said(measures, "ces"), "–"),
    )


def _said(answers: dict[str, str | int], item: str) -> str:
    return str(answers.get(item, "–")) or "–"


def _measures(stored: "StoredWalk") -> dict[str, str]:
    after, before = stored.answers.get("measures", {}), stored.answers.get("anticipated", {})
    asked = (
        (f"{CES.name}, expected", EASY, before.get("easy")),
        (CES.name, CES, after.get("ces")),
        (CSAT.name, CSAT, after.get("csat")),
    )
    return {name: point_text(measure, answer) for name, measure, answer in asked if answer is not None}


def _ending(stored: "StoredWalk") -> str:
    return stored.ending or f"not finished: {minutes_text(stored.reached_ms)} walked"
