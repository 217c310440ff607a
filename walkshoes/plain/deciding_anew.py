"""What it would take, in lines: the paper comes back; then the decisions, moved one by one, and what each comes to."""

from walkshoes.living.board import signed, yearly_text
from walkshoes.plain.asking import Asking
from walkshoes.plain.questions import Question as Asked
from walkshoes.plain.questions import whole
from walkshoes.scenario.policies import UnknownSetting
from walkshoes.sessions.kept import KeptWalk
from walkshoes.simulate.assumption import Assumption
from walkshoes.simulate.decided import Path
from walkshoes.simulate.decided import Value as Assumed
from walkshoes.whatif.columns import Row, notes, rows
from walkshoes.whatif.levers import Kind, Lever, Value
from walkshoes.whatif.paper import ABOUT, HEADING, WALKING, WHOLE, came_to, promised, verdict
from walkshoes.whatif.question import COUNTING, KEPT_BY, Answer, Question
from walkshoes.whatif.sentence import sentence

CALLERS = 2_000
"""Of a year in lines: it is said once, when it is whole."""
MOVE = (
    "Type the number of a decision to move it, R to hear what the year rests on, L to have calls and people follow "
    "what is decided or not, or Enter alone to go on."
)
LOAD = {
    True: "Calls and people follow: fewer and shorter calls free those who answer.",
    False: "Every queue stays as the journey states it.",
}


def paper_back(asking: Asking, kept: KeptWalk, question: Question) -> None:
    """What was signed, what it promised, and what a year of it comes to; kept in a sentence. Raises Paused."""
    offers = signed(kept.source.scenario, kept.settings)
    if not offers:
        return
    asking.printed.say(f"{HEADING}. {ABOUT}", *(f"{line.what}: {line.figure}." for line in promised(offers)), WALKING)
    after = question.decided(question.before)
    *_, seen = question.study.looks(after.by_default, after, CALLERS)
    asking.printed.say(*(f"{line.what}: {line.figure}." for line in came_to(seen)), WHOLE, verdict(seen))
    kept.answer("paper", {"sentence": verdict(seen)})
    asking.enter("to go on")


def what_if(asking: Asking, kept: KeptWalk, question: Question) -> None:
    """Move decisions, and hear what they come to, until there is nothing more to ask. Raises Paused."""
    values, assumed, load_follows = question.stood(kept), dict[Path, Assumed](), True
    asking.printed.say("What it would take.")
    while True:
        asking.printed.say(*_levers(question, values))
        picked = asking.one(Asked("lever", (MOVE,), lambda text: _picked(text, len(question.levers)), MOVE))
        if picked == "":
            return
        if picked == "r":
            _change(asking, question, values, assumed)
        elif picked == "l":
            load_follows = not load_follows
            asking.printed.say(LOAD[load_follows])
        else:
            lever = question.levers[int(picked) - 1]
            values[lever.name] = _moved(asking, lever, values[lever.name])
        asking.printed.say(COUNTING)
        try:
            decided = question.decided(values, assumed, load_follows=load_follows)
            *_, answer = question.answers(decided, CALLERS)
        except UnknownSetting as trouble:
            asking.printed.say(str(trouble))
            continue
        said = _sentence(question, values, answer)
        told = [*map(_row, rows(question.lived, answer.again.ledger, answer.seen)), answer.again.note]
        told += [*notes(answer.seen), said] if answer.seen is not None else []
        asking.printed.say(*filter(None, told))
        kept.answer(KEPT_BY, question.to_keep(values, said))


def _picked(text: str, levers: int) -> str | None:
    said = text.strip().lower()
    if said in ("", "r", "l"):
        return said
    return said if whole(said, 1, levers) is not None else None


def _levers(question: Question, values: dict[str, Value]) -> list[str]:
    return [
        f"{number}: {lever.label}. It is {lever.name_of(values[lever.name])}; it {_cost(lever, values[lever.name])}."
        for number, lever in enumerate(question.levers, 1)
    ]


def _cost(lever: Lever, value: Value) -> str:
    return yearly_text(lever.cost_of(True if lever.kind == Kind.SWITCH else value))


def _moved(asking: Asking, lever: Lever, value: Value) -> Value:
    """Where a lever stands next: a switch is turned; for another its value is asked for."""
    if lever.kind == Kind.SWITCH:
        return not value
    if lever.kind == Kind.NUMBER:
        asked = f"How many? From {lever.least} to {lever.most}."
        return int(asking.one(Asked("value", (asked,), lambda text: whole(text, lever.least, lever.most), asked)))
    lines = tuple(f"{number}: {name}." for number, name in enumerate(lever.names.values(), 1))
    wanted = f"A number from 1 to {len(lines)}, please."
    return [*lever.names][int(asking.one(Asked("value", lines, lambda text: whole(text, 1, len(lines)), wanted))) - 1]


def _sentence(question: Question, values: dict[str, Value], answer: Answer) -> str:
    if answer.seen is None:
        return ""
    return sentence(question.levers, question.before, values, question.lived, answer.again.ledger, answer.seen)


def _row(row: Row) -> str:
    parts = []
    if row.walk or row.again:
        parts.append(f"your walk {row.walk or '–'}, so decided {row.again or '–'}")
    if row.year or row.year_then:
        parts.append(f"a year as it was {row.year}, so decided {row.year_then}")
    return f"{row.what}: {'; '.join(parts)}."


def _change(asking: Asking, question: Question, values: dict[str, Value], assumed: dict[Path, Assumed]) -> None:
    """Say everything the year rests on, and let one of it be changed."""
    try:
        resting = question.rests_on(question.decided(values, assumed))
    except UnknownSetting as trouble:
        asking.printed.say(str(trouble))
        return
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
