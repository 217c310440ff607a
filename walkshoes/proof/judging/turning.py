"""Ways the file states and nobody ever takes: what follows a closed door, a refusal, a number keyed wrong too often."""

from collections.abc import Iterator, Sequence

from walkshoes.journey import program as p
from walkshoes.proof.dates import always_open
from walkshoes.proof.found import Found, notice
from walkshoes.proof.judging.coming import promises_of
from walkshoes.proof.moves import Kind
from walkshoes.proof.runs import Run
from walkshoes.scenario import conversation as talk
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario.parts import Steps, parts_of
from walkshoes.scenario.ways import Way

OPENS = "give the team `hours:`, or take it out"
ALWAYS_THEN = "it is always open when the walk comes here: let the walk come at another time, or take it out"


def untaken(runs: Sequence[Run]) -> Iterator[Found]:
    """Ways of touchpoints somebody comes to that nobody ever takes, under any setting."""
    scenario = runs[0].scenario
    for name, made in scenario.touchpoints.items():
        if not any(name in run.came_to for run in runs):
            continue
        base: Steps = ("touchpoints", name)
        closes = isinstance(made, t.QueueUp | t.Visit) and "closed" in made.model_fields_set
        if closes and not any(_finds_closed(run, name) for run in runs):
            mend = OPENS if all(_never_closes(run, name) for run in runs) else ALWAYS_THEN
            yield notice("WS309", (*base, "closed"), f"nobody ever finds `{name}` closed", mend, name)
        if isinstance(made, talk.Conversation):
            yield from _outcomes(runs, name, made)
    yield from _behind_an_open_way(runs)
    yield from _settled(runs)


def _behind_an_open_way(runs: Sequence[Run]) -> Iterator[Found]:
    """Ways in a list that come after one without a condition, and questions that cannot fail."""
    scenario = runs[0].scenario
    facts = scenario.customer.facts
    before: dict[Steps, Steps] = {}
    for path, part in parts_of(scenario, ()):
        if path[:1] != ("touchpoints",):
            continue
        if isinstance(part, Way) and isinstance(path[-1], int):
            earlier = before.get(path[:-1])
            if earlier is not None:
                cause = f"`{part.go}` is never come to this way: a way above it has no condition, and is always taken"
                yield notice(
                    "WS309", path, cause, "put the way without `when` last, or take this one out", str(path[1])
                )
            elif part.when is None:
                before[path[:-1]] = path
        told = isinstance(part, talk.Asking) and part.fact in facts and facts[part.fact].told
        if told and isinstance(part, talk.Asking) and "failed" in part.model_fields_set:
            cause = "a story cannot be told wrongly, so nothing ever fails here"
            yield notice("WS309", (*path, "failed"), cause, "take `failed:` out", str(path[1]))


def _never_closes(run: Run, name: str) -> bool:
    team = run.program.places[run.places[name]].team
    return team < 0 or always_open(run.program, team) is True


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
