"""Looking back, in lines: expected, felt and recorded; the report; how it felt; what it took; every word."""

from collections.abc import Iterator

from walkshoes.journey.clock import clock_text
from walkshoes.journey.ledger import Ledger
from walkshoes.reports.geometry import as_words, mean_and_memory, spoken_names
from walkshoes.reports.hurried import hurried_sentences
from walkshoes.reports.scorecard import DID_NOT_ARISE, difference
from walkshoes.reports.scorecard import reported as rows_of
from walkshoes.reports.sentences import ledger_groups
from walkshoes.reports.series import compared
from walkshoes.reports.summary import beside
from walkshoes.sessions.kept import KeptWalk

NOTHING = "–"


def side_by_side(kept: KeptWalk) -> list[str]:
    """What was expected, what it felt like, and what it was."""
    lines = []
    for row in beside(kept.answers, kept.ledger(), _labels(kept)):
        said = (("you expected", row.anticipated), ("it felt like", row.felt), ("it was", row.recorded))
        lines.append(f"{_capital(row.what)}: {', '.join(f'{how} {it}' for how, it in said if it != NOTHING)}.")
    return lines


def after_another(kept: KeptWalk, before: tuple[str, Ledger]) -> list[str]:
    """The walk that this one follows, and this one."""
    title, ledger = before
    rows = compared(ledger, kept.ledger())
    return [
        f"The journey before, “{title}”, and this one.",
        *(f"{_capital(row.what)}: before {row.before or 'none'}, now {row.now or 'none'}." for row in rows),
    ]


def felt(kept: KeptWalk) -> list[str]:
    """Every feeling with its moment and its words; what memory makes of them."""
    curve = kept.curve()
    words: dict[tuple[int, str], list[str]] = {}
    for said in kept.said:
        if said.kind == "reaction":
            words.setdefault((said.at_ms, said.place), []).append(f"“{said.text}”")
    told = as_words(curve, spoken_names(kept.engine.program))
    own = [" ".join(words.get((point.at_ms, point.place), [])) for point in curve.points] or [""]
    lines = [f"{sentence} {words_of_it}".strip() for sentence, words_of_it in zip(told, own, strict=True)]
    return [*lines, *mean_and_memory(curve)]


def reported(kept: KeptWalk) -> list[str]:
    """What would have been reported from memory, beside the record; nothing where the journey has no scorecard."""
    rows = rows_of(kept.source.scenario.scorecard, kept.ledger(), kept.answers.get("scorecard", {}))
    lines = []
    for row in rows:
        because = f" ({row.because})" if row.because else ""
        record = "it did not arise" if row.recorded == DID_NOT_ARISE else f"the record says {row.recorded}{because}"
        said = f"you said {row.remembered}, " if row.remembered != NOTHING else ""
        lines.append(f"{row.question} {_capital(said + record)}.")
    return [sentence for sentence in (difference(rows), *lines) if sentence]


def took(kept: KeptWalk) -> list[str]:
    """What it took, under its headings."""
    program = kept.engine.program
    titles = {company.name: company.title for company in program.companies}
    hurried = hurried_sentences(program, kept.inputs(), kept.walk.events)
    groups = ledger_groups(kept.ledger(), _labels(kept), titles, hurried)
    return [line for group in groups for line in (f"{group.heading}:", *group.sentences)]


def every_word(kept: KeptWalk) -> Iterator[str]:
    """The walk as it reads, with the participant's own words in their place."""
    own = {(one.kind, one.at_ms): one.text for one in kept.said}
    for line in kept.transcript():
        clock = clock_text(line.at_ms)
        if line.who:
            text = own.get(("told", line.at_ms), line.text) if line.text.startswith("[") else line.text
            yield f"{clock} {line.who}: {text}"
        else:
            words = own.get(("reaction", line.at_ms), "") if line.text.startswith("you feel ") else ""
            yield f"{clock} ({line.text}{f': “{words}”' if words else ''})"


def _labels(kept: KeptWalk) -> dict[str, str]:
    return {name: fact.label for name, fact in kept.source.scenario.customer.facts.items()}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
