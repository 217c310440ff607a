"""What it would take, in lines: the paper comes back; then the decisions, moved one by one, and what each comes to."""

import json

from walkshoes.plain.asking import Asking
from walkshoes.plain.questions import Question as Asked
from walkshoes.plain.questions import whole
from walkshoes.scenario.policies import UnknownSetting
from walkshoes.sessions.kept import KeptWalk
from walkshoes.simulate.assumptions import Assumption
from walkshoes.simulate.decided import Path
from walkshoes.simulate.decided import Value as Assumed
from walkshoes.whatif.columns import Row, rows
from walkshoes.whatif.levers import Lever, Value, cost_text
from walkshoes.whatif.paper import ABOUT, COUNTING, HEADING, came_to, promised, signed, verdict
from walkshoes.whatif.question import Answer, Question
from walkshoes.whatif.sentence import sentence

CALLERS = 2_000
"""Of a year in lines: it is said once, when it is whole."""
MOMENT = "One moment. A year of customers is being walked."
MOVE = "Type the number of a decision to move it, R to hear what the year rests on, or Enter alone to go on."


def paper_back(asking: Asking, kept: KeptWalk, question: Question) -> None:
    """What was signed, what it promised, and what a year of it comes to; kept in a sentence. Raises Paused."""
    offers = signed(kept.source.scenario, kept.settings)
    if not offers:
        return
    asking.printed.say(f"{HEADING}. {ABOUT}", *(f"{line.what}: {line.figure}." for line in promised(offers)), COUNTING)
    after = question.decided(question.before)
    *_, seen = question.study.looks(after.by_default, after, CALLERS)
    asking.printed.say(*(f"{line.what}: {line.figure}." for line in came_to(seen)), verdict(seen))
    kept.answer("paper", {"sentence": verdict(seen)})
    asking.enter("to go on")


def what_if(asking: Asking, kept: KeptWalk, question: Question) -> None:
    """Move decisions, and hear what they come to, until there is nothing more to ask. Raises Paused."""
    values, assumed = dict(question.before), dict[Path, Assumed]()
    asking.printed.say("What it would take.")
    while True:
        asking.printed.say(*_levers(question, values))
        picked = asking.one(Asked("lever", (MOVE,), lambda text: _picked(text, len(question.levers)), MOVE))
        if picked == "":
            return
        if picked == "r":
            _change(asking, question, values, assumed)
        else:
            lever = question.levers[int(picked) - 1]
            values[lever.name] = _moved(asking, lever, values[lever.name])
        asking.printed.say(MOMENT)
        try:
            *_, answer = question.answers(question.decided(values, assumed), CALLERS)
        except UnknownSetting as trouble:
            asking.printed.say(str(trouble))
            continue
        said = _sentence(question, values, answer)
        asking.printed.say(*map(_row, rows(question.lived, answer.again.ledger, answer.seen)), said)
        if values != question.before:
            kept.answer("what_if", {"levers": json.dumps(values), "sentence": said})


def _picked(text: str, levers: int) -> str | None:
    said = text.strip().lower()
    if said in ("", "r"):
        return said
    return said if whole(said, 1, levers) is not None else None


def _levers(question: Question, values: dict[str, Value]) -> list[str]:
    return [
        f"{number}: {lever.label}. It is {lever.name_of(values[lever.name])}; it {_cost(lever, values[lever.name])}."
        for number, lever in enumerate(question.levers, 1)
    ]


def _cost(lever: Lever, value: Value) -> str:
    return cost_text(lever.cost_of(True if lever.is_switch else value))


def _moved(asking: Asking, lever: Lever, value: Value) -> Value:
    """Where a lever stands next: a switch is turned; for another its value is asked for."""
    if lever.is_switch:
        return not value
    if lever.is_number:
        least, most = int(lever.values[0]), int(lever.values[-1])
        asked = f"How many? From {least} to {most}."
        return int(asking.one(Asked("value", (asked,), lambda text: whole(text, least, most), asked)))
    lines = tuple(f"{number}: {name}." for number, name in enumerate(lever.names, 1))
    wanted = f"A number from 1 to {len(lines)}, please."
    return lever.values[int(asking.one(Asked("value", lines, lambda text: whole(text, 1, len(lines)), wanted))) - 1]


def _sentence(question: Question, values: dict[str, Value], answer: Answer) -> str:
    seen, again = answer.seen, answer.again
    if seen is None:
        return ""
    said = sentence(question.levers, question.before, values, question.lived, again.ledger, seen)
    if again.assumed_from:
        said += f" From “{again.assumed_from}” on it is assumed what you would have done."
    return said


def _row(row: Row) -> str:
    parts = []
    if row.walk or row.again:
        parts.append(f"your walk {row.walk or '–'}, so decided {row.again or '–'}")
    if row.year or row.year_then:
        parts.append(f"a year {row.year}, so decided {row.year_then}")
    return f"{row.what}: {'; '.join(parts)}."


def _change(asking: Asking, question: Question, values: dict[str, Value], assumed: dict[Path, Assumed]) -> None:
    """Say everything the year rests on, and let one of it be changed."""
    resting = question.rests_on(question.decided(values, assumed))
    asking.printed.say(*(f"{number}: {_rests(one)}." for number, one in enumerate(resting, 1)))
    wanted = "Type the number of one to change it, or Enter alone to leave all as it is."
    picked = asking.one(
        Asked("one", (wanted,), lambda text: 0 if not text.strip() else whole(text, 1, len(resting)), wanted)
    )
    if not picked:
        return
    one = resting[int(picked) - 1]
    while True:
        asked = f"{_rests(one)}. What shall it be? Enter alone leaves it."
        text = str(asking.one(Asked("value", (asked,), str.strip, asked)))
        if not text:
            return
        try:
            changed = one.changed(text)
            question.study.company(question.decided(values, {**assumed, **changed}))
        except ValueError as trouble:
            asking.printed.say(str(trouble))
            continue
        assumed |= changed
        return


def _rests(one: Assumption) -> str:
    origin = "changed" if one.changed_by_hand else "said in the journey" if one.said else "assumed"
    return f"{one.group}, {one.label}: {one.text}, {origin}"
