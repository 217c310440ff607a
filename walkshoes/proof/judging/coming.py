"""What is promised and sent: promises nothing comes of, answers that can never arrive."""

from collections.abc import Iterator, Sequence

from walkshoes.journey import guards as g
from walkshoes.journey import program as p
from walkshoes.journey.tables import DeliveryInfo
from walkshoes.proof.found import Found, notice
from walkshoes.proof.layout import atoms_of, guards_of
from walkshoes.proof.moves import Kind
from walkshoes.proof.runs import Run
from walkshoes.scenario.model import Promise, Scenario
from walkshoes.scenario.parts import Steps, parts_of
from walkshoes.scenario.writing import Reply


def never_arrives(runs: Sequence[Run]) -> Iterator[Found]:
    """Answers, and promises that are kept, which are on their way and reach nobody under any setting."""
    sent, came = _names(runs, Kind.COMES), _names(runs, Kind.ARRIVES)
    for name in sorted(sent - came):
        path = _path_of(runs[0].scenario, name)
        if path is None or _is_promise(runs[0].scenario, name):
            continue
        cause = f"`{name}` can never arrive: by then nobody is waiting any more"
        mend = "let the customer wait longer, let it come sooner, or leave it out"
        if not any(info.kept or info.share > 0 for info in _infos(runs, name)):
            cause = f"`{name}` can never arrive: it is not `kept`, and no policy changes that"
            mend = "let a policy keep it, or leave it out"
        if all(info.after is None or info.after.amount == 0 for info in _infos(runs, name) if info.name == name):
            cause = f"`{name}` can never arrive: nothing says when, and nobody asks after it"
        yield notice("WS315", path, cause, mend, str(path[1]))


def no_outcome(runs: Sequence[Run]) -> Iterator[Found]:
    """Promises that are made and of which nothing comes: never kept, never broken, or nothing to anybody."""
    scenario = runs[0].scenario
    made = _names(runs, Kind.COMES)
    settled = _names(runs, Kind.ARRIVES) | _names(runs, Kind.LAPSES)
    for name, (path, promise) in promises_of(scenario).items():
        if name not in made or promise.meant is not None:
            continue
        if not _decides(runs, name):
            cause = f"nothing comes of the promise `{name}`: kept or broken, it leads nowhere and nobody asks"
            mend = "say where it leads with `when_kept:` and `when_broken:`, or let a condition ask for it"
            yield notice("WS313", path, cause, mend)
        elif name not in settled and (promise.due is not None or promise.after is not None):
            cause = f"the promise `{name}` is never kept and never broken: it never falls due while somebody waits"
            mend = "give it an earlier `due:`, or let the customer wait longer"
            yield notice("WS313", path, cause, mend)


def _decides(runs: Sequence[Run], name: str) -> bool:
    """Whether anything follows from a promise, or is asked about it."""
    for run in runs:
        numbers = {number for number, info in enumerate(run.program.deliveries) if info.name == name and info.promised}
        if any(run.program.deliveries[number].arrives >= 0 for number in numbers):
            return True
        if any(run.program.deliveries[number].lapses >= 0 for number in numbers):
            return True
        asked = (atom for guard in guards_of(run.program) for atom in atoms_of(guard))
        if any(isinstance(atom, g.Became | g.Awaited) and atom.delivery in numbers for atom in asked):
            return True
        if any(isinstance(op, p.Chase) and op.delivery in numbers for op in run.program.ops):
            return True
    return False


def _names(runs: Sequence[Run], kind: Kind) -> set[str]:
    """The deliveries of which something was found: sent (COMES), arrived or lapsed."""
    found: set[str] = set()
    for run in runs:
        infos = run.program.deliveries
        if kind == Kind.COMES:
            launched = (op for number, op in enumerate(run.program.ops) if run.reached(number))
            found.update(infos[op.delivery].name for op in launched if isinstance(op, p.Launch))
        else:
            moves = (run.moves.moves[number] for number in run.taken)
            found.update(infos[move.number].name for move in moves if move.kind == kind)
    return found


def _infos(runs: Sequence[Run], name: str) -> list[DeliveryInfo]:
    return [info for run in runs for info in run.program.deliveries if info.name == name]


def promises_of(scenario: Scenario) -> dict[str, tuple[Steps, Promise]]:
    """Promise → where it stands in the file, and what it says."""
    found: dict[str, tuple[Steps, Promise]] = {}
    for company, made in scenario.all_companies().items():
        base: Steps = ("company",) if scenario.company is not None else ("companies", company)
        for name, promise in made.promises.items():
            found[name] = ((*base, "promises", name), promise)
    return found


def _is_promise(scenario: Scenario, name: str) -> bool:
    return name in promises_of(scenario)


def _path_of(scenario: Scenario, answer: str) -> Steps | None:
    """Where an answer to a message stands in the file."""
    for path, part in parts_of(scenario, ()):
        if isinstance(part, Reply) and path[-1] == answer:
            return path
    return None
