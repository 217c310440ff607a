"""The caller is asked for a fact the team does not know: they give it at once, with slips and silences by chance."""

from walkshoes.journey.callers import mistaken
from walkshoes.journey.program import Ask, Speaker, Way
from walkshoes.journey.steps.asking import digits_in, exact, minutes_of
from walkshoes.simulate.compiled.counting import Counted, Counting
from walkshoes.simulate.compiled.layout import IN_WORDS, Layout
from walkshoes.simulate.compiled.passing import run


def ask(layout: Layout, op: Ask) -> Counted:
    """The question, the answer, and all that passes after it before anything else happens."""
    return _in_words(layout, op) if op.way in IN_WORDS else _exactly(layout, op)


class _Question:
    """What is the same however it is answered: bits of memory, how long it takes, and whether that occupies anybody.

    `counts` is 0 where nobody has asked: the customer writes of their own accord.
    """

    def __init__(self, layout: Layout, op: Ask) -> None:
        memory, teams, line = layout.engine.memory, layout.program.teams, layout.engine.lines[op.line]
        self.passes_over = 0 if op.anyway else memory.bit(op.team, op.fact)
        self.learns = memory.told(op.team, op.fact)
        self.given = memory.given(teams[max(op.team, 0)].company if teams else 0, op.fact)
        self.counts = 0 if op.unasked else 1
        self.ms = line.ms if line.speaker != Speaker.SCENE else 0
        self.asking, self.answering = (layout.occupies(op.place, minute) for minute in minutes_of(layout.engine, op))

    def occupied(self, asking_ms: int, answering_ms: int) -> int:
        """How much of asking and answering occupies somebody."""
        return (asking_ms if self.asking else 0) + (answering_ms if self.answering else 0)


def _in_words(layout: Layout, op: Ask) -> Counted:
    """Told or written: nothing can go wrong."""
    question, callers = _Question(layout, op), layout.program.callers
    passes_over, learns, given, counts = question.passes_over, question.learns, question.given, question.counts
    telling = callers.words_told * 60_000 // (callers.writes_at if op.way == Way.WRITTEN else callers.tells_at)
    heard = sum(1 << number for number, word in enumerate(layout.program.heard) if word == "other")
    known = op.known
    whole, waited, occupied, then = run(layout, op.then, op.place)
    whole += question.ms + telling
    occupied += question.occupied(question.ms, telling)

    def step(walk: Counting) -> int:
        if walk.known & passes_over:
            return known
        if walk.given & given:
            walk.asked_again += counts
        walk.heard |= heard
        walk.known |= learns
        walk.given |= given
        walk.now += whole
        walk.waited += waited
        if occupied and walk.answerer == walk.working >= 0:
            walk.handled[walk.working] += occupied
        return then

    return step


def _exactly(layout: Layout, op: Ask) -> Counted:
    """Keyed, read out or typed. After a slip the question is put again, until the tries are used up."""
    question, callers, lines = _Question(layout, op), layout.program.callers, layout.engine.lines
    passes_over, learns, given, counts = question.passes_over, question.learns, question.given, question.counts
    keyed, draw = op.way == Way.KEYED, layout.decision(op.place)
    right, wrong = layout.engine.answers[op.fact], mistaken(layout.engine.answers[op.fact])
    right_ms, wrong_ms = (len(exact(value)) * callers.digit_ms for value in (right, wrong))
    right_digits, wrong_digits = digits_in(right), digits_in(wrong)
    errors, silent = callers.keying_errors, 1.0 - callers.silences if keyed else 1.0
    waits_for_nothing = keyed and not op.first_ms
    has_no_answer = keyed and not right.strip("#")
    known = op.known
    whole, waited, occupied, then = run(layout, op.then, op.place)
    whole += question.ms + right_ms
    occupied += question.occupied(question.ms, right_ms)

    def step(walk: Counting) -> int:
        if walk.known & passes_over:
            return known
        again = walk.given & given
        if again:
            walk.asked_again += counts
        u = 1.0 if waits_for_nothing else draw(walk)
        if has_no_answer or not errors <= u < silent:
            failed, again = slips(walk, u, again)
            if failed >= 0:
                return failed
        if again:
            walk.rekeyed += right_digits
        walk.known |= learns
        walk.given |= given
        walk.now += whole
        walk.waited += waited
        if occupied and walk.answerer == walk.working >= 0:
            walk.handled[walk.working] += occupied
        return then

    def slips(walk: Counting, u: float, again: int) -> tuple[int, int]:
        """Until they would give it rightly: -1, or where to if the tries are used up; and whether that is once more."""
        mistakes = silences = 0
        while True:
            if u < errors:
                spend(walk, question.ms, wrong_ms)
                walk.rekeyed += wrong_digits if again else 0
                again = mistakes = mistakes + 1
                kind, times = op.wrong, mistakes
            elif u >= silent or has_no_answer:
                spend(walk, question.ms, op.first_ms if u >= silent else right_ms)
                silences += 1
                kind, times = op.nothing, silences
            else:
                return -1, again
            if mistakes + silences >= kind.tries:
                return kind.failed, again
            spend(walk, lines[kind.lines[min(times, len(kind.lines)) - 1]].ms, 0)
            u = 1.0 if waits_for_nothing else draw(walk)

    def spend(walk: Counting, asking_ms: int, answering_ms: int) -> None:
        walk.now += asking_ms + answering_ms
        if walk.answerer == walk.working >= 0:
            walk.handled[walk.working] += question.occupied(asking_ms, answering_ms)

    return step
