"""Twelve journeys in outline: the language carries each of them, badly and well."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from walkshoes.journey import program as p
from walkshoes.journey.clock import DIGIT_MS, READING_WPM, TELLING_WPM, WRITING_WPM
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.persona import Persona, make_persona
from walkshoes.scenario.policies import Settings

FOLDER = Path(__file__).parent.parent / "skeletons"
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
WORDS_TOLD = 60
MOST_CALLS = 6
MOST_STEPS = 3_000
PUT_OFF = 10
"""How many operations farther a way seems each time it has been taken."""


@cache
def source(name: str) -> Source:
    return source_of(load(FOLDER / f"{name}.yaml"))


@cache
def persona(name: str) -> Persona:
    return make_persona(source(name).scenario, 1)


def walked(name: str, settings: Settings, seed: int = 1) -> Ledger:
    """The ledger of a synthetic caller's walk."""
    engine = Engine(lower(source(name).under(settings), settings), persona(name))
    walk = engine.walk(seed)
    Caller(engine).goes(walk)
    assert walk.ended, f"{name} got no further than {walk.where}"
    return ledger(engine, walk.events, walk.now)


def twins(name: str) -> tuple[Ledger, Ledger]:
    return walked(name, {}), walked(name, source(name).scenario.twin)


class Caller:
    """A customer who wants to be helped: presses towards an ending where it has not pressed before,
    keys rightly, tells sixty words, decides for the first thing offered, and rings again a few times.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.program = engine.program
        self.taken: Counter[tuple[int, str]] = Counter()
        self.calls = 0
        self.dialled: set[str] = set()
        self.far = self._distances()

    def goes(self, walk: Walk) -> None:
        for _ in range(MOST_STEPS):
            if walk.ended:
                return
            if walk.accepts == Accepts.NOTHING or (walk.speaking and walk.accepts in (Accepts.PRESS, Accepts.KEY)):
                assert walk.pass_on()
            else:
                self._act(walk)

    def _act(self, walk: Walk) -> None:
        now = walk.moment
        match now:
            case p.Menu():
                walk.press(self._best(now.options, walk))
            case p.Ask(way=p.Way.TOLD | p.Way.WRITTEN):
                pace = WRITING_WPM if now.way == p.Way.WRITTEN else TELLING_WPM
                walk.begin()
                walk.advance(walk.now + WORDS_TOLD * 60_000 // pace)
                walk.tell(WORDS_TOLD)
            case p.Ask():
                value = self.engine.answers[now.fact]
                walk.begin()
                walk.advance(walk.now + len(value) * DIGIT_MS)
                walk.key(value)
            case p.Choose(dials=True):
                self._after_the_call(walk)
            case p.Choose():
                for option in sorted(now.options, key=lambda option: self.taken[now.place, option.name]):
                    if walk.choose(option.name):
                        self.taken[now.place, option.name] += 1
                        break
            case p.Read():
                words = len(self.engine.lines[now.line].text.split())
                walk.advance(walk.now + words * 60_000 // READING_WPM)
                walk.read()

    def _after_the_call(self, walk: Walk) -> None:
        """Numbers not yet tried first; then the last one again; in the end give up."""
        self.dialled |= {self.program.dialled[x].name for _, code, _, x, _ in walk.events if code == Code.DIALLED}
        untried = [line.name for line in self.program.dialled if line.name not in self.dialled]
        self.calls += 1
        if self.calls > MOST_CALLS:
            walk.choose("give_up")
        elif untried:
            self.dialled.add(untried[0])
            walk.dial(untried[0])
        else:
            walk.choose("ring_again")

    def _best(self, options: tuple[p.Pressable, ...], walk: Walk) -> str:
        def weariness(option: p.Pressable) -> int:
            return self.far.get(option.then, 999) + PUT_OFF * self.taken[walk.place, option.name]

        best = min(options, key=weariness)
        self.taken[walk.place, best.name] += 1
        return best.name

    def _distances(self) -> dict[int, int]:
        """How many operations lie between each operation and an ending that is not giving up."""
        towards: dict[int, list[int]] = {}
        for number, op in enumerate(self.program.ops):
            for then in _leads(op, self.program):
                towards.setdefault(then, []).append(number)
        ends = [
            number
            for number, op in enumerate(self.program.ops)
            if isinstance(op, p.End) and op.place >= 0 and _wanted(self.program.places[op.place])
        ]
        far = dict.fromkeys(ends, 0)
        queue = deque(ends)
        while queue:
            op_number = queue.popleft()
            for before in towards.get(op_number, ()):
                if before not in far:
                    far[before] = far[op_number] + 1
                    queue.append(before)
        return far


def _wanted(place: p.PlaceInfo) -> bool:
    return place.name != "gave_up" and place.leaves < 1


def _leads(op: p.Op, program: p.Program) -> Iterator[int]:
    named = {field.name for field in fields(op)}
    yield from (getattr(op, name) for name in ("then", "otherwise", "known") if name in named)
    if isinstance(op, p.Menu | p.Choose):
        yield from (option.then for option in op.options)
    if isinstance(op, p.Dial):
        yield from (line.then for line in program.dialled)
    if isinstance(op, p.Leap):
        yield from (
            then for one in program.deliveries for then in (one.arrives, one.lapses) if then >= 0
        )


def test_there_are_twelve() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(TWELVE)


@pytest.mark.parametrize("name", TWELVE)
def test_nothing_is_found_in_it(name: str) -> None:
    assert load(FOLDER / f"{name}.yaml").findings == ()


@pytest.mark.parametrize("name", TWELVE)
def test_it_holds_its_good_twin(name: str) -> None:
    scenario = source(name).scenario
    assert scenario.twin
    assert any(company.policies for company in scenario.all_companies().values())


@pytest.mark.parametrize("name", TWELVE)
def test_both_twins_can_be_walked_to_an_ending_and_the_good_one_ends_better(name: str) -> None:
    bad, good = twins(name)
    assert bad.ending
    assert good.resolved
    assert bad.ending != good.ending


LESS_IN_THE_GOOD_TWIN = {
    "three-days-without-broadband": (
        "times_asked_again",
        "digits_rekeyed",
        "words_retold",
        "calls",
        "promises_broken",
    ),
    "a-letter-that-was-answered": ("generic", "words_retold"),
    "the-evening-call": ("words_told", "calls", "drops", "given_ms"),
    "nobody-takes-messages": ("calls", "menus", "generic"),
    "still-waiting": ("promises_broken", "words_retold", "calendar_ms"),
    "have-you-read-the-faq": ("generic", "cannot", "words_retold"),
    "not-my-department": ("deflections", "words_retold", "people"),
    "four-channels-no-context": ("times_asked_again", "words_retold"),
    "four-dollars-of-bacon": ("cannot", "generic"),
    "the-cheaper-centre": ("times_asked_again", "generic", "calls"),
    "they-did-what-they-said": ("promises_broken", "words_retold", "calls"),
}
MORE_IN_THE_GOOD_TWIN = {
    "a-letter-that-was-answered": ("names_given",),
    "nobody-takes-messages": ("names_given",),
    "the-executive-line": ("menus", "queues", "given_ms"),
    "they-did-what-they-said": ("promises_kept", "names_given"),
    "still-waiting": ("promises_kept",),
    "not-my-department": ("names_given",),
}


@pytest.mark.parametrize(
    ("name", "count"), [(name, one) for name, all_ in LESS_IN_THE_GOOD_TWIN.items() for one in all_]
)
def test_the_company_done_right_spares_what_the_journey_is_about(name: str, count: str) -> None:
    bad, good = twins(name)
    assert getattr(good, count) < getattr(bad, count)


@pytest.mark.parametrize(
    ("name", "count"), [(name, one) for name, all_ in MORE_IN_THE_GOOD_TWIN.items() for one in all_]
)
def test_the_company_done_right_gives_what_the_journey_is_about(name: str, count: str) -> None:
    bad, good = twins(name)
    assert getattr(good, count) > getattr(bad, count)


def test_the_executive_line_asks_for_nothing() -> None:
    executive, _ = twins("the-executive-line")
    assert executive.resolved
    assert not executive.asked
    assert executive.menus == executive.queues == 0


def test_the_one_who_cannot_leave_stays() -> None:
    endings = source("not-my-department").scenario.touchpoints.values()
    assert {getattr(ending, "customer", "stays") for ending in endings} == {"stays"}
