"""The page `docs/journeys.md`: what a synthetic customer meets on every journey, as it is and done right.

python tests/scenarios/journeys.py > docs/journeys.md
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from caller import PERSONA_SEED, SEED, WORDS_TOLD, Walked, walked
from lasting import kept_ledger

from walkshoes.journey.clock import about_text, minutes_text
from walkshoes.journey.events import Code
from walkshoes.journey.ledger import Ledger
from walkshoes.journey.script import filled
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.model import Policy
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.policies import Settings, policies_of
from walkshoes.scenario.shipped import scenario_files
from walkshoes.scenario.times import DAY, MINUTE, SECOND
from walkshoes.scenario.touchpoints import Ending

TWELVE = (
    "three-days-without-broadband",
    "a-letter-that-was-answered",
    "the-evening-call",
    "nobody-takes-messages",
    "still-waiting",
    "have-you-read-the-faq",
    "not-my-department",
    "four-channels-no-context",
    "four-dollars-of-bacon",
    "the-executive-line",
    "the-cheaper-centre",
    "they-did-what-they-said",
)
"""The journeys, in the order in which they are told."""
TO_THE_SECOND_MS = 10 * MINUTE
TO_THE_DAY_MS = 2 * DAY
BEGINNING = """\
# The journeys, counted

How long each takes is said by its file, and true at natural pace, for a person who types twenty words a minute. What is met is
counted on its *typical* walk: what most people do there, in their own words, kept beside the tests.

| | minutes | channels | met on the typical walk | decisions | endings |
|---|---|---|---|---|---|
"""
COUNTED = f"""\
## Each of them, twice

What one customer meets on each, with the company as it is, and with the decisions the journey calls the company done right. Where a
board paper comes first, all of it is signed for the one walk and none of it for the other. Nobody wrote these figures down. A
synthetic customer walks each journey and the program counts. They want to be helped: they press what seems to lead on, key every
number rightly, wait when they are told to wait, and try again where a contact is lost. They speak, write, read and key at a steady
pace, decide at once, and tell their story in {WORDS_TOLD} words each time they are asked. The waits are those of seed {SEED}, and the
customer's name and numbers those of seed {PERSONA_SEED}, so the figures come out the same on every machine. Rows in which both columns
are alike are left out, but for the customer's time and how it ends. The page is made by

    python tests/scenarios/journeys.py > docs/journeys.md
"""
Row = tuple[str, Callable[[Walked], str]]


def page() -> str:
    """The whole page, in Markdown."""
    files = {path.stem: path for path in scenario_files()}
    sources = [source_of(load(files[name])) for name in TWELVE]
    table = "\n".join(map(_in_the_table, sources))
    return "\n".join([BEGINNING + table, "", COUNTED, *map(_journey, sources)])


def _in_the_table(source: Source) -> str:
    scenario = source.scenario
    ends = [made for made in scenario.touchpoints.values() if isinstance(made, Ending)]
    settled = sum(made.resolved for made in ends)
    link = re.sub(r"[^a-z0-9 -]", "", scenario.title.lower()).replace(" ", "-")
    cells = (
        f"[{scenario.title}](#{link})",
        about_text(scenario.minutes or 0),
        ", ".join(scenario.channels),
        frictions(kept_ledger(source, "typical")),
        f"{len(policies_of(scenario))}",
        f"{len(ends)}, {settled} of them settled",
    )
    return _line(cells)


def frictions(made: Ledger) -> str:
    """What was in the customer's way: `asked again 10, digits given again 84`; what did not happen is left out."""
    counts = {
        "asked again": made.times_asked_again,
        "digits given again": made.digits_rekeyed,
        "words told again": made.words_retold,
        "times passed on": sum(made.transfers.values()),
        "times sent to somebody else": made.deflections,
        "contacts gone dead": made.drops,
        "found closed": made.found_closed,
        "sentences for anyone": made.generic,
        "told what cannot be done": made.cannot,
        "messages unsigned": made.unsigned,
        "messages unanswered": made.unanswered,
        "promises not kept in time": made.promises_broken + made.promises_late,
        "times asked where it was": made.chased,
        "minutes waited": made.minutes_ms["waiting"] // MINUTE,
    }
    return ", ".join(f"{what} {number:,}" for what, number in counts.items() if number) or "none"


def as_it_is(source: Source) -> Settings:
    """The settings of the bad walk: none, or everything that the board paper offers."""
    paper = source.scenario.board_paper
    return {offer.policy: offer.value for offer in paper.offers} if paper is not None else {}


def _journey(source: Source) -> str:
    scenario = source.scenario
    bad, good = walked(source, as_it_is(source)), walked(source, scenario.twin)
    rows = [(label, cell(bad), cell(good)) for label, cell in ROWS]
    shown = [row for row in rows if row[1] != row[2] or row[0] in ALWAYS]
    heading = f"### {scenario.title}\n\n{scenario.summary}\n"
    signed = "with the paper signed" if scenario.board_paper is not None else "as it is"
    lines = [_line(("", signed, "done right")), "|---|---|---|", *map(_line, shown)]
    ends = [f"- {said}" for said in _endings(source)]
    done_right = f"Done right is: {_decisions(source)}."
    return "\n".join([heading, *lines, "", done_right, "", "It can end so:", "", *ends, ""])


def _endings(source: Source) -> Iterator[str]:
    """Every ending, with the people and numbers of the page's customer."""
    persona = make_persona(source.scenario, PERSONA_SEED)
    for made in source.scenario.touchpoints.values():
        if isinstance(made, Ending):
            yield f"{filled(made.ending, persona).strip()} {'(settled)' if made.resolved else '(not settled)'}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _decisions(source: Source) -> str:
    """What the company does otherwise in the twin, and what each of these costs or saves a year."""
    known = policies_of(source.scenario)
    unsigned = ["nothing on the paper"] if source.scenario.board_paper is not None else []
    return "; ".join(unsigned + [_decision(known[name][1], value) for name, value in source.scenario.twin.items()])


def _decision(policy: Policy, value: bool | int | str) -> str:
    if policy.number is not None:
        return f"{_lower(policy.label)}: {value} ({policy.costs_each:,.0f} a year for each)"
    option = policy.options[str(value)] if policy.options is not None else policy
    label = _lower(policy.label) if option is policy else f"{_lower(policy.label)}: {_lower(option.label)}"
    if option.costs or option.saves:
        return f"{label} ({'costs' if option.costs else 'saves'} {option.costs or option.saves:,.0f} a year)"
    return f"{label} (costs nothing)"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


# What a cell says


def _took(ms: int) -> str:
    """A length of time: to the second where it is short, to the day where it is long."""
    if ms >= TO_THE_DAY_MS:
        return f"{(ms + DAY // 2) // DAY} days"
    minutes, seconds = divmod((ms + SECOND // 2) // SECOND, 60)
    if minutes and seconds and ms < TO_THE_SECOND_MS:
        return f"{minutes_text(minutes * MINUTE)} {minutes_text(seconds * SECOND)}"
    return minutes_text(ms)


def _number(field: str) -> Callable[[Walked], str]:
    return lambda walked: f"{getattr(walked.ledger, field):,}"


def _of(field: str, whole: str) -> Callable[[Walked], str]:
    """`180 of 240`; plainly none where there are none."""

    def cell(walked: Walked) -> str:
        part, all_ = getattr(walked.ledger, field), getattr(walked.ledger, whole)
        return f"{part:,} of {all_:,}" if all_ else "none"

    return cell


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number) or "none"


def _contacts(walked: Walked) -> str:
    said = {"phone": "by telephone", "social": "in a post", "chat": "by chat", "in person": "in person"}
    return _listed({said.get(channel, f"by {channel}"): number for channel, number in walked.ledger.contacts.items()})


def _promises(walked: Walked) -> str:
    made = walked.ledger
    return _listed(
        {
            "kept": made.promises_kept,
            "kept late": made.promises_late,
            "broken": made.promises_broken,
            "still open": made.promises_open,
        }
    )


def _ending(walked: Walked) -> str:
    lines = walked.engine.lines
    return [lines[x].text for _, code, _, x, _ in walked.walk.events if code == Code.SAID][-1]


def _afterwards(walked: Walked) -> str:
    """What customers who end there do."""
    made = walked.ledger
    shares = [(made.leaves, "leave"), (made.recommends, "recommend"), (1 - made.leaves - made.recommends, "stay")]
    if any(share == 1 for share, _ in shares):
        return next(f"they {does}" for share, does in shares if share == 1)
    return ", ".join(f"{share:.0%} {does}" for share, does in shares if round(share, 6))


def _ms(kind: str) -> Callable[[Walked], str]:
    return lambda walked: _took(walked.ledger.minutes_ms[kind]) if walked.ledger.minutes_ms[kind] else "none"


ROWS: tuple[Row, ...] = (
    ("The customer's own time", lambda walked: _took(walked.ledger.given_ms)),
    ("of it waiting in queues and on hold", _ms("waiting")),
    ("of it on the way", _ms("travelling")),
    ("From beginning to end on the calendar", lambda walked: _took(walked.ledger.calendar_ms)),
    ("Times they turned to the company", _contacts),
    ("Calls from the company", _number("calls_received")),
    ("Calls and chats that went dead", _number("drops")),
    ("Menu keys pressed", _number("menus")),
    ("Questions they had answered before", lambda walked: f"{walked.ledger.times_asked_again}"),
    ("Digits given again", _of("digits_rekeyed", "digits_keyed")),
    ("Words told again", _of("words_retold", "words_told")),
    ("Came another way, and nothing was known", _of("switches_without_context", "switches")),
    ("Reference numbers they were given", _number("references")),
    ("People spoken to", _number("people")),
    ("Times somebody gave their name", _number("names_given")),
    ("Sentences that could be said to anyone", _number("generic")),
    ("The same article once more", _number("same_article_again")),
    ("Told what cannot be done", _number("cannot")),
    ("Sent to somebody else", _number("deflections")),
    ("Messages that came", _number("messages_received")),
    ("Messages sent by a machine", _number("automatic")),
    ("Messages nobody signed", _number("unsigned")),
    ("Messages of theirs never answered", _number("unanswered")),
    ("Asked to go on where nobody sees it", _number("sent_to_private")),
    ("Promises", _promises),
    ("Promises without a time", _number("promises_without_a_time")),
    ("Times they asked where it was", _number("chased")),
    ("The company asked how it went, unasked", _number("check_ins")),
    ("Who has the case at the end", lambda walked: walked.ledger.owner or "nobody"),
    ("How it ends", _ending),
    ("Is it settled", lambda walked: "yes" if walked.ledger.resolved else "no"),
    ("What such customers do (assumed)", _afterwards),
    ("How many others they tell (assumed)", _number("tells")),
)
ALWAYS = (ROWS[0][0], "How it ends", "Is it settled", "What such customers do (assumed)")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(page())
