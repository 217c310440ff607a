"""A synthetic customer who wants to be helped: a journey walked without a person, the same way every time.

walked = Caller(engine).goes(engine.walk(seed=1))
walked.inputs       # what the customer did, each with its place
"""

from collections import Counter, deque
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, fields

from walkshoes.journey import program as p
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code, Dropped
from walkshoes.journey.inputs import FACILITATOR, Input, Kind, give
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.lowering.waiting import WAIT_ON
from walkshoes.journey.steps.asking import exact
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.callers import DIGIT_MS, READING_WPM, TELLING_WPM, WRITING_WPM
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.policies import Settings

SEED = 1
PERSONA_SEED = 1
WORDS_TOLD = 60
MOST_LOST = 6
"""How many contacts may be lost before the customer gives up."""
MOST_STEPS = 3_000
PUT_OFF = 10
"""How many operations farther a way seems each time it has been taken."""
HESITATES_MS = 4_000
PATIENCE_MS = 60_000
_SEEKS = (Code.DIALLED, Code.CONTACTED)
_SHUT = {Code.FOUND_CLOSED: -1, Code.DROPPED: int(Dropped.CLOSED)}


@dataclass(slots=True)
class Walked:
    """A walk that has come to its end, or as far as it was to go, and the inputs it took with their places."""

    engine: Engine
    walk: Walk
    inputs: list[Input]

    @property
    def ledger(self) -> Ledger:
        """What it cost the customer."""
        return ledger(self.engine, self.walk.events, self.walk.now)


def engine_of(source: Source, settings: Settings) -> Engine:
    """The engine of a scenario under these settings, with the persona of the seed."""
    return Engine(lower(source.under(settings), settings), make_persona(source.scenario, PERSONA_SEED))


def walked(source: Source, settings: Settings, seed: int = SEED, *, hasty: bool = False) -> Walked:
    """A synthetic customer's whole walk."""
    engine = engine_of(source, settings)
    made = Caller(engine, hasty=hasty).goes(engine.walk(seed))
    assert made.walk.ended, f"{source.name} got no further than {made.walk.where}"
    return made


class Caller:
    """Presses what seems to lead to an end and has not led back, keys rightly, tells sixty words, decides for what it
    has decided for least, waits before it does something else, and tries again a few times where a contact was lost:
    numbers not yet tried first, and another day where it was closed.

    A hasty one does once all that a careful one never does: it says how it feels, hesitates, presses and keys wrongly,
    hangs up on the music, and is allowed more time by the facilitator.
    """

    def __init__(self, engine: Engine, *, hasty: bool = False) -> None:
        self.engine = engine
        self.program = engine.program
        self.taken: Counter[tuple[int, str]] = Counter()  # options of choices; keys of menus that led nowhere
        self.pressed: dict[int, tuple[str, int]] = {}  # menu → the last key there, and how much had happened by then
        self.waited: dict[int, int] = {}  # where the customer has waited since it last did something else → the visit
        self.lost = 0
        self.dialled: set[str] = set()
        self.still_to_do = {Kind.REACT, Kind.PRESS, Kind.KEY, Kind.HANG_UP, Kind.ALLOW} if hasty else set()
        self.hesitates_ms = HESITATES_MS if hasty else 0
        self.inputs: list[Input] = []
        self.far = self._distances()

    def twin(self) -> "Caller":
        """Another who has done the same so far; what either does from here on is its own."""
        other = copy(self)
        for name in ("taken", "pressed", "waited", "dialled", "still_to_do", "inputs"):
            setattr(other, name, copy(getattr(self, name)))
        return other

    def goes(self, walk: Walk, most_inputs: int | None = None) -> Walked:
        """Go on to the end, or until so many inputs have been given in all."""
        for _ in range(MOST_STEPS):
            if walk.ended or (most_inputs is not None and len(self.inputs) >= most_inputs):
                break
            if walk.accepts == Accepts.NOTHING or (walk.speaking and walk.accepts in (Accepts.PRESS, Accepts.KEY)):
                self._passes_time(walk)
            else:
                self._acts(walk)
        return Walked(self.engine, walk, self.inputs)

    def _passes_time(self, walk: Walk) -> None:
        long = isinstance(walk.moment, p.Queue) and walk.until > walk.now + PATIENCE_MS
        if long and self._once(Kind.HANG_UP):
            walk.advance(walk.now + PATIENCE_MS)
            self._does(walk, Input(Kind.HANG_UP))
        else:
            assert walk.pass_on()

    def _acts(self, walk: Walk) -> None:
        if self._once(Kind.REACT):
            self._does(walk, Input(Kind.REACT, number=-2, words=3))
        if self._once(Kind.ALLOW):
            self._does(walk, Input(Kind.ALLOW, "longer", 2, by=FACILITATOR))
        now = walk.moment
        match now:
            case p.Menu():
                unknown = next(key for key in "*#987" if key not in {option.name for option in now.options})
                wrongly = self._once(Kind.PRESS)
                self._does(walk, Input(Kind.PRESS, unknown if wrongly else self._nearest(now.options, walk)))
            case p.Ask(way=p.Way.TOLD | p.Way.WRITTEN):
                pace = WRITING_WPM if now.way == p.Way.WRITTEN else TELLING_WPM
                self._answers(walk, Input(Kind.TELL, "other", WORDS_TOLD), WORDS_TOLD * 60_000 // pace)
            case p.Ask():
                value = self.engine.answers[now.fact]
                given = f"{'9' * len(value) if self._once(Kind.KEY) else value}#"
                self._answers(walk, Input(Kind.KEY, given), len(exact(value)) * DIGIT_MS)
            case p.Choose():
                walk.advance(walk.now + self.hesitates_ms)
                decided = self._after_a_loss(walk) if now.dials else Input(Kind.CHOOSE, self._decides(now, walk))
                self._does(walk, decided)
            case p.Read():
                words = len(self.engine.lines[now.line].text.split())
                walk.advance(walk.now + words * 60_000 // READING_WPM)
                self._does(walk, Input(Kind.READ))

    def _does(self, walk: Walk, made: Input) -> None:
        placed = made.here(walk)
        assert give(walk, placed), f"{made.kind} is not possible at {walk.where}"
        self.inputs.append(placed)

    def _answers(self, walk: Walk, made: Input, takes_ms: int) -> None:
        self._does(walk, Input(Kind.BEGIN))
        walk.advance(walk.now + takes_ms)
        self._does(walk, made)

    def _once(self, what: Kind) -> bool:
        """Whether this is still to be done, which it then is no more."""
        still = what in self.still_to_do
        self.still_to_do.discard(what)
        return still

    def _decides(self, now: p.Choose, walk: Walk) -> str:
        """For what has been taken least. Where the customer waits: first to wait, and then something instead."""
        offered = walk.offered()
        if offered[0] == WAIT_ON:
            visit = walk.visits[now.place]
            if len(offered) == 1 or self.waited.setdefault(now.place, visit) == visit:
                return WAIT_ON
            del self.waited[now.place]
            offered = offered[1:]
        name = min(offered, key=lambda name: self.taken[now.place, name])
        self.taken[now.place, name] += 1
        return name

    def _after_a_loss(self, walk: Walk) -> Input:
        """Another day where it was closed; else numbers not yet tried, then the same once more; in the end give up."""
        offered = walk.offered()
        self.dialled |= {self.program.dialled[x].name for _, code, _, x, _ in walk.events if code == Code.DIALLED}
        untried = [line.name for line in self.program.dialled if line.name not in self.dialled]
        self.lost += 1
        if self.lost > MOST_LOST:
            return Input(Kind.CHOOSE, "give_up")
        if "another_day" in offered and _was_closed(walk):
            return Input(Kind.CHOOSE, "another_day")
        return Input(Kind.DIAL, untried[0]) if untried else Input(Kind.CHOOSE, offered[0])

    def _nearest(self, options: tuple[p.Pressable, ...], walk: Walk) -> str:
        """The key that seems to lead soonest to an end; less so each time it led back here, or to nobody at all."""
        if walk.place in self.pressed:
            key, then = self.pressed[walk.place]
            since = {code for _, code, _, _, _ in walk.events[then:]}
            self.taken[walk.place, key] += Code.DIALLED not in since or Code.MET not in since

        def weariness(option: p.Pressable) -> int:
            return self.far.get(option.then, 999) + PUT_OFF * self.taken[walk.place, option.name]

        offered = walk.offered()
        best = min((option for option in options if option.name in offered), key=weariness)
        self.pressed[walk.place] = best.name, len(walk.events)
        return best.name

    def _distances(self) -> dict[int, int]:
        """How many operations lie between each operation and an ending that is not giving up."""
        towards: dict[int, list[int]] = {}
        for number, op in enumerate(self.program.ops):
            for then in _leads(op, self.program):
                towards.setdefault(then, []).append(number)
        ends = [number for number, op in enumerate(self.program.ops) if isinstance(op, p.End) and self._wants(op.place)]
        far = dict.fromkeys(ends, 0)
        queue = deque(ends)
        while queue:
            number = queue.popleft()
            for before in towards.get(number, ()):
                if before not in far:
                    far[before] = far[number] + 1
                    queue.append(before)
        return far

    def _wants(self, ending: int) -> bool:
        """Whether the customer would end there: not by giving up, nor where everybody leaves."""
        place = self.program.places[ending]
        return place.name != "gave_up" and place.leaves < 1


def _was_closed(walk: Walk) -> bool:
    """Whether the last contact the customer sought found nobody there."""
    for _, code, _, x, _ in reversed(walk.events):
        if code in _SHUT and _SHUT[Code(code)] in (-1, x):
            return True
        if code in _SEEKS:
            return False
    return False


def _leads(op: p.Op, program: p.Program) -> Iterator[int]:
    """Every operation that may follow one."""
    named = {field.name for field in fields(op)}
    yield from (getattr(op, name) for name in ("then", "otherwise", "known", "closed") if name in named)
    match op:
        case p.Menu() | p.Choose():
            yield from (option.then for option in op.options)
        case p.Dial():
            yield from (line.then for line in program.dialled)
        case p.Leap():
            yield op.again
            yield from (then for one in program.deliveries for then in (one.arrives, one.lapses) if then >= 0)
            yield from (chase.go for chase in program.ops if isinstance(chase, p.Chase) and chase.go >= 0)
