"""A team asks for a fact; the customer keys it, reads it out, tells it or writes it."""

from walkshoes.journey.clock import DIGIT
from walkshoes.journey.events import Code, Minute
from walkshoes.journey.program import Ask, Slips, Speaker, Way
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.attending import attend, speak
from walkshoes.journey.walk import ANSWERING, NEVER, PARKED, Accepts, Step, Walk

_WHILE_ASKED = {
    Way.KEYED: Minute.LISTENING,
    Way.SPOKEN: Minute.TALKING,
    Way.TOLD: Minute.TALKING,
    Way.WRITTEN: Minute.READING,
    Way.TYPED: Minute.READING,
}


def digits_in(value: str) -> int:
    """How many digits a value has."""
    return len(DIGIT.findall(value))


def exact(value: str) -> str:
    """What of a value counts when it is compared: its letters and digits, whatever their case."""
    return "".join(letter for letter in value.casefold() if letter.isalnum())


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
    while_asked, while_answering = int(_WHILE_ASKED[way]), int(ANSWERING.get(way, Minute.TELLING))
    if staging.lines[line].speaker == Speaker.VOICE and while_asked == Minute.TALKING:
        while_asked = int(Minute.LISTENING)
    if op.unasked:
        while_asked = while_answering
    asked = Code.VOLUNTEERED if op.unasked else Code.ASKED

    def step(walk: Walk) -> int:
        if knows and walk.known & knows and not op.anyway:
            walk.events.append((walk.now, Code.KNOWN, place, fact, 0))
            return op.known
        walk.again = int(bool(walk.given & given))
        walk.slips = [0, 0]
        walk.events.append((walk.now, asked, place, fact, walk.again))
        return put(walk)

    def put(walk: Walk) -> int:
        walk.handle = told_it if told else gave_it
        walk.began = False
        speak(walk, number, line, ms, while_asked, listen)
        if keyed:
            walk.accepts = accepted  # a number may be begun while the voice still speaks
        return PARKED

    def listen(walk: Walk) -> int:
        walk.speaking = False
        walk.accepts = accepted
        attend(walk, while_answering)
        walk.until = walk.now + op.first_ms * walk.leeway if keyed else NEVER
        walk.fire = silent
        return PARKED

    def silent(walk: Walk) -> int:
        walk.events.append((walk.now, Code.NO_INPUT, place, walk.slips[0] + 1, 0))
        return slip(walk, 0, op.nothing)

    def slip(walk: Walk, kind: int, slips: Slips) -> int:
        walk.slips[kind] = times = walk.slips[kind] + 1
        if walk.slips[0] + walk.slips[1] >= slips.tries:
            return slips.failed
        prompt = slips.lines[min(times, len(slips.lines)) - 1]
        return speak(walk, number, prompt, staging.lines[prompt].ms, while_asked, put)

    def gave_it(walk: Walk, value: str) -> int:
        if keyed and not value.strip("#"):
            return silent(walk)
        digits = digits_in(value)
        if exact(value) != answer:
            walk.events.append((walk.now, Code.WRONG, place, fact, digits))
            return slip(walk, 1, op.wrong)
        walk.events.append((walk.now, Code.GAVE, place, fact, digits))
        return learn(walk)

    def told_it(walk: Walk, words: str) -> int:
        walk.events.append((walk.now, Code.TOLD, place, fact, int(words)))
        return learn(walk)

    def learn(walk: Walk) -> int:
        walk.known |= learns
        walk.given |= given
        return op.then

    return step
