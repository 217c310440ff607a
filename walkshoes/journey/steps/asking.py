"""A team asks for a fact; the customer keys it, reads it out, tells it or writes it."""

from functools import lru_cache

from walkshoes.journey.clock import DIGIT
from walkshoes.journey.events import Code, Minute
from walkshoes.journey.program import Ask, Speaker, Way
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.attending import attend, speaking
from walkshoes.journey.walk import ANSWERING, NEVER, PARKED, Accepts, Step, Walk

_WHILE_ASKED = {
    Way.KEYED: Minute.LISTENING,
    Way.SPOKEN: Minute.TALKING,
    Way.TOLD: Minute.TALKING,
    Way.WRITTEN: Minute.READING,
    Way.TYPED: Minute.READING,
}


@lru_cache(maxsize=1024)
def digits_in(value: str) -> int:
    """How many digits a value has."""
    return len(DIGIT.findall(value))


@lru_cache(maxsize=1024)
def exact(value: str) -> str:
    """What of a value counts when it is compared: its letters and digits, whatever their case."""
    return "".join(letter for letter in value.casefold() if letter.isalnum())


def minutes_of(staging: Staging, op: Ask) -> tuple[int, int]:
    """The kinds of minute that run while a question is put, and while it is answered."""
    while_asked, while_answering = int(_WHILE_ASKED[op.way]), ANSWERING[op.way]
    if op.unasked:
        return while_answering, while_answering
    if staging.lines[op.line].speaker == Speaker.VOICE and while_asked == Minute.TALKING:
        while_asked = int(Minute.LISTENING)
    return while_asked, while_answering


def ask(staging: Staging, number: int, op: Ask) -> Step:
    """Ask, unless the team knows. A slip is answered and the question put again, until the tries are used up."""
    place, fact, line, way = op.place, op.fact, op.line, op.way
    knows = staging.memory.bit(op.team, fact)
    learns = staging.memory.told(op.team, fact)
    team = max(op.team, 0)
    company = staging.program.teams[team].company if staging.program.teams else 0
    given = staging.memory.given(company, fact)
    answer = exact(staging.answers[fact])
    ms = staging.lines[line].ms if staging.lines[line].speaker != Speaker.SCENE else 0
    keyed = way == Way.KEYED
    told = way in (Way.TOLD, Way.WRITTEN)
    accepted = Accepts.TELL if told else Accepts.KEY
    while_asked, while_answering = minutes_of(staging, op)
    asked = int(Code.VOLUNTEERED if op.unasked else Code.ASKED)
    known, gave, wrong, no_input = int(Code.KNOWN), int(Code.GAVE), int(Code.WRONG), int(Code.NO_INPUT)
    passes_over = 0 if op.anyway else knows

    def step(walk: Walk) -> int:
        if walk.known & passes_over:
            walk.events.append((walk.now, known, place, fact, 0))
            return op.known
        walk.again = int(bool(walk.given & given))
        walk.slips = [0, 0]
        walk.events.append((walk.now, asked, place, fact, walk.again))
        return put(walk)

    def put(walk: Walk) -> int:
        walk.handle = handle
        walk.began = False
        return say_it(walk)

    def listen(walk: Walk) -> int:
        walk.speaking = False
        walk.accepts = accepted
        attend(walk, while_answering)
        walk.until = walk.now + op.first_ms * walk.leeway if keyed else NEVER
        walk.fire = silent
        return PARKED

    def silent(walk: Walk) -> int:
        walk.events.append((walk.now, no_input, place, walk.slips[0] + 1, 0))
        return slip(walk, 0)

    def slip(walk: Walk, kind: int) -> int:
        walk.slips[kind] = times = walk.slips[kind] + 1
        answers, tries, failed = slips[kind]
        if walk.slips[0] + walk.slips[1] >= tries:
            return failed
        return answers[min(times, len(answers)) - 1](walk)

    def gave_it(walk: Walk, value: str) -> int:
        if keyed and not value.strip("#"):
            return silent(walk)
        digits = digits_in(value)
        if exact(value) != answer:
            walk.events.append((walk.now, wrong, place, fact, digits))
            return slip(walk, 1)
        walk.events.append((walk.now, gave, place, fact, digits))
        return learn(walk)

    def told_it(walk: Walk, words: str) -> int:
        walk.events.append((walk.now, Code.TOLD, place, fact, int(words)))
        return learn(walk)

    def learn(walk: Walk) -> int:
        walk.known |= learns
        walk.given |= given
        return op.then

    def prompt(line: int) -> Step:
        return speaking(staging, number, line, staging.lines[line].ms, while_asked, put)

    handle = told_it if told else gave_it
    # A number may be begun while the voice still speaks.
    say_it = speaking(staging, number, line, ms, while_asked, listen, accepted if keyed else Accepts.NOTHING)
    slips = tuple(
        (tuple(prompt(line) for line in kind.lines), kind.tries, kind.failed) for kind in (op.nothing, op.wrong)
    )
    return step
