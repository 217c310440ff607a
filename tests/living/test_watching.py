"""A simulated caller's walk, watched: what they did, at exactly its moments, and nobody can join in."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from building import ANN, COMPANY, NUMBER, changed, source

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.lowering import lower
from walkshoes.journey.walk import Walk
from walkshoes.living.pace import Pace
from walkshoes.living.watched import Watched, whom
from walkshoes.living.watching import ROUND, STANDS_MS, UNLIKE, CannotGoOn, Watching
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.simulate.decided import Decided
from walkshoes.simulate.sample import Sample
from walkshoes.simulate.study import Study

ROOT = Path(__file__).parent.parent.parent
JOURNEYS = (
    ROOT / "scenarios" / "three-days-without-broadband.yaml",
    ROOT / "tests" / "skeletons" / "the-cheaper-centre.yaml",
)
UNEVEN_MS = (70, 100, 130, 480, 1_000, 90, 1_900)
LONGEST_MS = 6 * 3_600_000
"""No walk takes longer to be watched."""


class Stopwatch:
    now = 0

    def __call__(self) -> int:
        return self.now


class Stage:
    """Somebody who watches a caller."""

    def __init__(self, watched: Watched, pace: int = 20) -> None:
        self.watch = Stopwatch()
        self.living = Watching(watched, Pace(pace), self.watch)
        self.living.pacing.start()

    @property
    def walk(self) -> Walk:
        return self.living.walk

    def looks(self, steps_ms: tuple[int, ...] = UNEVEN_MS) -> Iterator[None]:
        for step_ms in cycle(steps_ms):
            self.watch.now += step_ms
            self.living.look()
            yield

    def to_the_end(self) -> None:
        for _ in self.looks():
            if self.walk.ended:
                return
            assert self.watch.now < LONGEST_MS

    def until_doing(self, words: str) -> None:
        for _ in self.looks((100,)):
            if self.living.doing == words:
                return
            assert not self.walk.ended

    def until_due(self, kind: Kind) -> Input:
        for _ in self.looks((100,)):
            if self.living.due is not None and self.living.due.kind == kind:
                return self.living.due
            assert self.watch.now < LONGEST_MS
        raise AssertionError


def sample_of(made: Source) -> Sample:
    persona = ANN if made.name == "small" else make_persona(made.scenario, 1)
    return Sample(Engine(lower(made.scenario), persona), 1)


def staged(touchpoints: str, caller: int = 1, pace: int = 20, **more: str) -> Stage:
    made = source(touchpoints, **more)
    return Stage(Watched.of(made, sample_of(made), caller), pace)


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.stem)
def test_every_caller_is_seen_to_live_exactly_the_walk_that_was_counted(path: Path) -> None:
    made = source_of(load(path))
    sample = sample_of(made)
    for caller in range(1, 31):
        lived, _ = sample.walk_of(caller)
        stage = Stage(Watched.of(made, sample, caller))
        stage.to_the_end()
        assert stage.walk.events == lived.events, caller


def test_a_caller_under_a_decision_and_its_load_hears_the_places_in_the_queue_that_follow_from_it() -> None:
    made = source_of(load(JOURNEYS[0]))
    study = Study(made, make_persona(made.scenario, 1))
    decided = Decided.of({"one_record": True})
    *_, seen = study.looks(Decided(), decided, 300)
    sample = study.sample(decided)
    assert seen.load != study.load_so_far(Decided())
    under = replace(made, scenario=study.company(decided).scenario)
    for caller in range(1, 6):
        stage = Stage(Watched.of(under, sample, caller))
        stage.to_the_end()
        assert stage.walk.events == sample.walk_of(caller)[0].events


MENU = """\
welcome: {team: ivr, menu: "For faults, press 1.", press: {1: line}}
line: {queue: support, then: agent}
agent: {team: support, talk: [{ask: {fact: story}}, {ask: {fact: account_number}}], then: decide}
decide: {choose: And now?, options: {stay: {label: Stay with them, go: done}, leave: {label: Go, go: gone}}}
"""
SURE = "callers: {keying_errors: 0, silences: 0}\n"


def test_the_customers_time_stands_still_before_what_is_done_so_that_it_can_be_seen() -> None:
    stage = staged(MENU, more=SURE)
    made = stage.until_due(Kind.PRESS)
    began = stage.watch.now
    while stage.living.due is made:
        assert stage.walk.now == made.at_ms
        stage.watch.now += 100
        stage.living.look()
    assert stage.watch.now - began == STANDS_MS[Kind.PRESS]
    pressed = [at for at, code, *_ in stage.walk.events if code == Code.PRESSED]
    assert pressed == [made.at_ms]


def who(sample: Sample, *kinds: Kind) -> int:
    """The first caller whose walk begins with doing just these."""
    for caller in range(1, 200):
        if tuple(made.kind for made in sample.walk_of(caller)[1][: len(kinds)]) == kinds:
            return caller
    raise AssertionError


def test_what_the_caller_does_is_said_in_words_as_it_comes() -> None:
    made = source(MENU, more=SURE)
    sample = sample_of(made)
    stage = Stage(Watched.of(made, sample, who(sample, Kind.PRESS, Kind.BEGIN, Kind.TELL)))
    assert stage.living.deeds == []
    stage.until_due(Kind.PRESS)
    assert stage.living.deeds == ["presses 1"]
    stage.until_doing("waits")
    stage.until_doing("begins to tell what has happened")
    stage.to_the_end()
    words = stage.walk.engine.program.callers.words_told
    assert stage.living.deeds[1:3] == [
        f"tells what has happened, {words} words",
        "says the account number, 12 digits",
    ]
    assert stage.living.deeds[3] in ("chooses: Stay with them", "chooses: Go")


def test_a_number_comes_digit_by_digit() -> None:
    stage = staged("welcome: {team: ivr, collect: {fact: account_number, hash_ends: true}, then: done}\n", more=SURE)
    seen: list[str] = []
    for _ in stage.looks((100,)):
        if stage.living.number and stage.living.number not in seen:
            seen.append(stage.living.number)
        if stage.walk.ended:
            break
    keyed = NUMBER.replace(" ", "")
    assert len(seen) > 6
    assert all(keyed.startswith(number) for number in seen)
    assert stage.living.deeds == ["keys the account number, 12 digits"]


def test_whoever_hangs_up_in_a_queue_does_so_to_the_millisecond_though_it_runs_twenty_times_as_fast() -> None:
    waits = "welcome: {queue: support, then: done}\n"
    company = changed(COMPANY, ("agents: 13, patience: 20m", "agents: 8, patience: 2m"))
    made = source(waits, company)
    sample = sample_of(made)
    stage = Stage(Watched.of(made, sample, who(sample, Kind.HANG_UP)))
    made_at = stage.until_due(Kind.HANG_UP).at_ms
    assert stage.living.deeds == ["hangs up"]
    stage.to_the_end()
    assert next(at for at, code, *_ in stage.walk.events if code == Code.HUNG_UP) == made_at


def test_nothing_a_watcher_does_reaches_the_walk() -> None:
    stage = staged(MENU, more=SURE)
    stage.until_due(Kind.PRESS)
    before = list(stage.walk.events)
    stage.living.press("1")
    assert not stage.living.do(Input(Kind.PRESS, "1"))
    assert not stage.living.do(Input(Kind.HANG_UP))
    assert not stage.living.do(Input(Kind.REACT, number=-2))
    assert not stage.living.say(NUMBER)
    assert stage.walk.events == before


def test_where_an_input_is_not_taken_it_stops_with_a_sentence() -> None:
    made = source(MENU, more=SURE)
    watched = Watched.of(made, sample_of(made), 1)
    first = watched.inputs[0]
    for odd in (replace(first, kind=Kind.READ), replace(first, place="agent")):
        stage = Stage(replace(watched, walk=watched.engine.walk(1, 1), inputs=[odd, *watched.inputs[1:]]))
        with pytest.raises(CannotGoOn, match=UNLIKE[:40]):
            stage.to_the_end()


def test_a_caller_whose_walk_comes_to_no_end_is_left_where_they_were_left() -> None:
    made = source(MENU, more=SURE)
    watched = Watched.of(made, sample_of(made), 1)
    stage = Stage(replace(watched, inputs=watched.inputs[:1], over_ms=watched.inputs[0].at_ms + 5_000, ends=False))
    with pytest.raises(CannotGoOn, match=ROUND[:40]):
        stage.to_the_end()
    assert stage.walk.now == stage.living.watched.over_ms


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        (None, "Caller 226 of 3,000"),
        (90, "Caller 226 of 3,000: nine in ten take no longer"),
        (10, "Caller 226 of 3,000: one in ten takes no longer"),
        (95, "Caller 226 of 3,000: 95 in 100 take no longer"),
        (100, "Caller 226 of 3,000: nobody takes longer"),
    ],
)
def test_it_is_said_whom_one_watches(percent: int | None, said: str) -> None:
    assert whom(226, 3_000, percent) == said


def test_a_caller_beyond_those_that_were_walked_is_named_alone() -> None:
    assert whom(5_000, 1_000) == "Caller 5,000"
