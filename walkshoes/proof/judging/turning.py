"""Ways the file states and nobody ever takes: what follows a closed door, a refusal, a number keyed wrong too often."""

from collections.abc import Iterator, Sequence

from walkshoes.journey import program as p
from walkshoes.proof.found import Found, notice
from walkshoes.proof.judging.coming import promises_of
from walkshoes.proof.moves import Kind
from walkshoes.proof.runs import Run
from walkshoes.scenario import conversation as talk
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario.parts import Steps

OPENS = "give the team `hours:`, or take it out"


def untaken(runs: Sequence[Run]) -> Iterator[Found]:
    """Ways of touchpoints somebody comes to that nobody ever takes, under any setting."""
    scenario = runs[0].scenario
    for name, made in scenario.touchpoints.items():
        if not any(name in run.came_to for run in runs):
            continue
        base: Steps = ("touchpoints", name)
        closes = isinstance(made, t.QueueUp | t.Visit) and "closed" in made.model_fields_set
        if closes and not any(_finds_closed(run, name) for run in runs):
            yield notice("WS309", (*base, "closed"), f"nobody ever finds `{name}` closed", OPENS, name)
        if isinstance(made, talk.Conversation):
            yield from _outcomes(runs, name, made)
    yield from _settled(runs)


def _finds_closed(run: Run, name: str) -> bool:
    place = run.places[name]
    for number, op in enumerate(run.program.ops):
        if isinstance(op, p.FindClosed) and op.place == place and run.reached(number):
            return True
        if isinstance(op, p.Queue) and op.place == place:
            return any(move.kind == Kind.CLOSED for move in run.moves_taken.get(number, ()))
    return False


def _outcomes(runs: Sequence[Run], name: str, made: talk.Conversation) -> Iterator[Found]:
    """Requests that are never granted, or never refused, though the file says what would follow."""
    for at, line in enumerate(made.talk):
        if not isinstance(line, talk.Requests):
            continue
        came = {granted for run in runs for granted in _granted(run, name, line.request)}
        for word, granted in (("done", True), ("cannot", False)):
            outcome = getattr(line, word)
            if came and granted not in came and word in line.model_fields_set and outcome.say is None:
                cause = f"`{line.request}` is never {'granted' if granted else 'refused'} at `{name}`"
                mend = "look at what the team `may` do, under which policy; or take it out"
                yield notice("WS309", ("touchpoints", name, "talk", at, word), cause, mend, name)


def _granted(run: Run, name: str, request: str) -> set[bool]:
    place = run.places[name]
    return {
        op.granted
        for number, op in enumerate(run.program.ops)
        if isinstance(op, p.Request)
        and op.place == place
        and run.program.requests[op.request] == request
        and run.reached(number)
    }


def _settled(runs: Sequence[Run]) -> Iterator[Found]:
    """Promises that are settled in one way only, though the file says where the other would lead."""
    settled = {
        (run.program.deliveries[move.number].name, move.kind)
        for run in runs
        for move in (run.moves.moves[number] for number in run.taken)
        if move.kind in (Kind.ARRIVES, Kind.LAPSES)
    }
    for name, (path, promise) in promises_of(runs[0].scenario).items():
        if promise.meant is not None or not {(name, Kind.ARRIVES), (name, Kind.LAPSES)} & settled:
            continue
        for word, kind in (("when_kept", Kind.ARRIVES), ("when_broken", Kind.LAPSES)):
            if getattr(promise, word) is not None and (name, kind) not in settled:
                cause = (
                    f"the promise `{name}` is never {'kept' if kind == Kind.ARRIVES else 'broken'} while somebody waits"
                )
                mend = f"look at its `kept:` and at what policies make of it, or take `{word}:` out"
                yield notice("WS309", (*path, word), cause, mend)
