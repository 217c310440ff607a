"""Walks that are killed again and again; after each kill, what the record holds beside what the screen had confirmed."""

import itertools
import random
import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from participant import JOURNEY, LEGS, NUMBER, Done, Participant, story
from window import window

from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

COMMAND = [sys.executable, "-P", "-c", "from walkshoes.cli import main; main()"]
STORED_EACH_S = 1.0
"""How old what is stored of the clock and of a draft may be."""
QUESTIONNAIRES = {
    "anticipated": {"minutes": 8, "people": 2, "asked_same": 1, "easy": 5},
    "felt": {"minutes": 20, "people": 3, "asked_same": 2, "owner": "Kim"},
    "measures": {"ces": 2, "csat": 4},
}


@dataclass(frozen=True)
class Held:
    """What lies in the record, read by another program."""

    walk: str = ""
    stage: str = ""
    inputs: tuple[tuple[int, str, str, str, int, int], ...] = ()
    """number, kind, place, value (of a reaction: the feeling), visit, at_ms"""
    told: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    answers: dict[str, dict[str, object]] = field(default_factory=dict)
    draft: str = ""
    reached_ms: int = 0
    gaps: tuple[tuple[str, str], ...] = ()
    ledger: str | None = None


def held(path: Path) -> Held:
    """The one walk of a record; an empty one where there is none yet."""
    if not path.exists():
        return Held()
    with closing(sqlite3.connect(path)) as other:
        tables = other.execute("SELECT count(*) FROM sqlite_master WHERE name = 'walk'").fetchone()[0]
        assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert other.execute("PRAGMA foreign_key_check").fetchall() == []
        walks = other.execute("SELECT id, stage, reached_ms, ledger FROM walk").fetchall() if tables else []
        assert len(walks) <= 1, f"the walk is there {len(walks)} times"
        if not walks:
            return Held()
        walk, stage, reached_ms, ledger = walks[0]
        inputs = other.execute(
            "SELECT number, kind, place, iif(kind = 'react', amount, value), visit, at_ms FROM input ORDER BY number"
        ).fetchall()
        words = other.execute("SELECT kind, text FROM words ORDER BY id").fetchall()
        answers: dict[str, dict[str, object]] = {}
        for questionnaire, item, value in other.execute("SELECT questionnaire, item, value FROM answer"):
            answers.setdefault(questionnaire, {})[item] = value
        drafts = other.execute("SELECT text FROM draft").fetchall()
        gaps = other.execute("SELECT left_at, came_back_at FROM gap ORDER BY id").fetchall()
    return Held(
        walk,
        stage,
        tuple((number, kind, place, str(value), visit, at) for number, kind, place, value, visit, at in inputs),
        tuple(text for kind, text in words if kind == "told"),
        tuple(text for kind, text in words if kind == "reaction"),
        answers,
        drafts[0][0] if drafts else "",
        reached_ms,
        tuple(gaps),
        ledger,
    )


@dataclass(frozen=True)
class Kill:
    """One kill: in which stage, how much of the walk's clock was lost (ms, of real time), and how many inputs held."""

    stage: str
    place: str
    lost_ms: int | None
    draft_lost_ms: int | None
    inputs: int


class KilledWalk:
    """One walk in a record of its own, lived in as many runs of the app as it takes.

    It begins with the list of journeys. `allowance_s` is how much later than promised
    something may be stored: for the tenth of a second between two looks, and the time a busy machine takes to start
    and to switch between programs.
    """

    def __init__(self, folder: Path, chance: random.Random, allowance_s: float) -> None:
        self.path = folder / "walks.db"
        self.participant = Participant(chance)
        self._folder = folder
        self._chance = chance
        self._allowance_s = allowance_s
        self._pace = chance.choice((1, 1, 1, 4))  # how fast waiting runs
        self._before = Held()
        journeys = folder / "journeys"
        journeys.mkdir()
        (journeys / "plug.yaml").write_text(JOURNEY, encoding="utf-8")

    def killed(self, longest_s: float, *, whole: bool = False) -> Iterator[Kill]:
        """Run it, kill it, and look what is there, until the walk has been looked back upon. Raises AssertionError.

        One that is not a `whole` walk begins on the call.
        """
        if not whole:
            self._on_the_call()
        while not self.participant.finished:
            from_start = self._chance.uniform(0.05, 1.5) if self._chance.random() < 0.15 else None
            on_the_call = self._before.stage == Stage.WALK.value and self._before.ledger is None
            longest = longest_s if on_the_call else 2 * longest_s  # a page of questions takes its time
            yield self._run(from_start, self._chance.uniform(0, longest))

    def _on_the_call(self, *, telling: bool = False) -> None:
        record = Record(self.path)
        kept = record.begin(source_of(load_text(JOURNEY, "plug")), "Guest 1")
        kept.answer("anticipated", QUESTIONNAIRES["anticipated"])
        kept.move_to(Stage.WALK)
        if telling:
            kept.advance(8_000)  # it has rung
            for made in (Input(Kind.PRESS, "1"), Input(Kind.BEGIN), Input(Kind.KEY, NUMBER)):
                assert kept.give(made)
                kept.advance(kept.walk.now + 2_500)
            kept.advance(kept.walk.now + 10_000)
            done = (("press", "menu_one", "1"), ("key", "number_one", NUMBER))
            self.participant.done = [Done(kind, place, value, shown=True) for kind, place, value in done]
        record.close()
        self._before = held(self.path)

    def killed_telling(self, after_s: float) -> Kill:
        """Kill it once, so long after the page is seen on which a story is told. Raises AssertionError."""
        self._on_the_call(telling=True)
        return self._run(None, after_s)

    def _run(self, from_start: float | None, from_walk: float) -> Kill:
        own = [*COMMAND, "--db", self.path, "--folder", self._folder / "journeys", "--pace", str(self._pace)]
        environment = {name: str(self._folder) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
        with window(own, environment) as opened:
            killed_at = self.participant.walk(opened, from_start, from_walk)
        now = held(self.path)
        kill = self._compared(now, killed_at)
        self._before = now
        return kill

    def _compared(self, now: Held, killed_at: float) -> Kill:
        self._inputs(now)
        self._words(now)
        self._answers(now)
        draft_lost = self._draft(now, killed_at)
        lost = self._clock(now, killed_at)
        self._gaps(now)
        self._lived_again(now)
        place = now.inputs[-1][2] if now.inputs else ""
        return Kill(now.stage, place, lost, draft_lost, len(now.inputs))

    def _inputs(self, now: Held) -> None:
        """Every confirmed input once; of what was done last and not confirmed, all or nothing."""
        done = self.participant.done
        assert [number for number, *_ in now.inputs] == list(range(1, len(now.inputs) + 1))
        kept = [(kind, place, value) for _, kind, place, value, _, _ in now.inputs if kind != "begin"]
        if done and not done[-1].shown and len(kept) == len(done) - 1:
            done.pop()  # it was killed before it had been kept; it is done anew
        wanted = [(one.kind, one.place, one.value) for one in done]
        for number, (kind, place, value) in enumerate(kept):
            assert number < len(wanted), f"nobody ever did {kept[number:]}"
            wanted_kind, wanted_place, wanted_value = wanted[number]
            assert kind == wanted_kind, f"{kept} is kept, {wanted} was done"
            assert place == wanted_place or kind == "react", f"{kept} is kept, {wanted} was done"
            assert value == wanted_value or kind == "tell", f"{kept} is kept, {wanted} was done"
        assert len(kept) == len(wanted), f"lost: {wanted[len(kept) :]}"
        for one in done:
            one.shown = True
        begun = [(place, visit) for _, kind, place, _, visit, _ in now.inputs if kind == "begin"]
        assert len(begun) == len(set(begun)), f"begun twice: {begun}"
        assert now.inputs[: len(self._before.inputs)] == self._before.inputs, "what had been kept has changed"

    def _words(self, now: Held) -> None:
        told = [one.value.split() for one in self.participant.done if one.kind == "tell"]
        assert [text.split() for text in now.told] == told, f"{now.told} is kept, {told} was told"
        words = self.participant.words
        if words and not words[-1].shown and len(now.words) == len(words) - 1:
            words.pop()
        said = [one.value for one in words]
        assert list(now.words) == said, f"{now.words} is kept, {said} was said"

    def _answers(self, now: Held) -> None:
        for name, shown in self.participant.answers.items():
            if shown:
                assert now.answers.get(name) == QUESTIONNAIRES[name], f"{name}: {now.answers}"
        for name, answers in now.answers.items():
            assert set(answers) <= set(QUESTIONNAIRES[name])

    def _draft(self, now: Held, killed_at: float) -> int | None:
        """The story as far as it had come; how old what is kept of it was."""
        participant, kept = self.participant, now.draft.rstrip("\n")  # Enter may have come before Tab
        if len(now.told) > len(self._before.told):
            assert kept == "", "what has been told is still there to be told"
            participant.typed = 0
            return None
        leg = LEGS[min(len(now.told), len(LEGS) - 1)]
        told = story(leg)
        if leg != participant.leg or not participant.typed:
            assert told.startswith(kept), f"{kept!r} was never typed"
            participant.leg, participant.typed = leg, len(kept)
            return None
        assert told[: participant.typed].startswith(kept), f"{kept!r} was never typed"
        seen = participant.seen.draft
        missing = [at for at, letters in seen if letters > len(kept)]
        lost_s = killed_at - min(missing) if missing else 0.0
        assert lost_s <= STORED_EACH_S + self._allowance_s, f"{lost_s:.2f} s of a story are lost: {seen}, kept {kept!r}"
        participant.typed = len(kept)
        return round(1_000 * lost_s)

    def _clock(self, now: Held, killed_at: float) -> int | None:
        """Never before a confirmed input, nor much before the moment of the kill; how much was lost."""
        reached, seen, allowance = now.reached_ms, self.participant.seen, 1_000 * self._allowance_s
        assert reached >= max((at for *_, at in now.inputs), default=0), f"{reached} is before {now.inputs[-1]}"
        assert reached >= self._before.reached_ms, "the walk has gone back"
        if seen.clock_s is None or now.ledger is not None:
            return None
        entered = self.participant.entered_at
        assert entered is not None
        attended = 1_000 * (killed_at - entered) * self._pace
        gone = reached - self._before.reached_ms
        assert gone <= attended + 100, f"{gone} ms went by in {attended:.0f} ms: time nobody was there is in it"
        if seen.first_clock is not None:
            first, at = seen.first_clock
            earliest = self._before.reached_ms // 1_000
            assert earliest <= first <= earliest + 1 + (at - entered) * self._pace, "it went on from another moment"
        shown = 1_000 * seen.clock_s
        assert reached >= shown - self._pace * (1_000 * STORED_EACH_S + allowance), f"{shown} was shown, {reached} kept"
        lost = shown + 1_000 * (killed_at - seen.clock_at) - reached
        if self._pace > 1 or seen.first_clock == (seen.clock_s, seen.clock_at):
            return None  # how far it was into that second is not known
        assert lost <= 1_000 * STORED_EACH_S + allowance, f"{lost:.0f} ms of the walk are lost"
        return max(0, round(lost))

    def _gaps(self, now: Held) -> None:
        """One for each time it was taken up, with what lies between."""
        new = len(now.gaps) - len(self._before.gaps)
        assert now.gaps[: len(self._before.gaps)] == self._before.gaps, "a gap has changed"
        assert all(left <= back for left, back in now.gaps), now.gaps
        resumed = bool(self._before.walk) and self.participant.seen.first_clock is not None
        most = 1 if self._before.walk and self.participant.entered_at is not None else 0
        assert new <= most, f"{new} new gaps"
        if resumed and now.ledger is None:
            assert new == 1, "the time nobody was there is not recorded"
        if self._before.ledger is not None:
            assert now.ledger == self._before.ledger, "what was frozen has changed"

    def _lived_again(self, now: Held) -> None:
        """It is taken up at the last moment that was stored."""
        if not now.walk:
            return
        record = Record(self.path)
        stored = record.stored(now.walk)
        record.close()
        assert stored.diverged is None, stored.diverged
        assert stored.walk.ended or stored.walk.now == now.reached_ms, f"{stored.walk.now} is not {now.reached_ms}"


def killed_walks(
    folder: Path, seed: int, kills: int, *, allowance_s: float, longest_s: float, at_once: int = 2
) -> list[Kill]:
    """As many kills, in as many walks as it takes, some walks at the same time. Raises AssertionError."""
    shares = [kills // at_once + (number < kills % at_once) for number in range(at_once)]
    with ThreadPoolExecutor(at_once) as hands:
        made = [
            hands.submit(_share, folder / f"{number}", random.Random(f"{seed}/{number}"), share, allowance_s, longest_s)
            for number, share in enumerate(shares)
        ]
        return [kill for one in made for kill in one.result()]


def _share(folder: Path, chance: random.Random, kills: int, allowance_s: float, longest_s: float) -> list[Kill]:
    made: list[Kill] = []
    walks = int(folder.name)  # so that not all of them begin with the list of journeys
    while len(made) < kills:
        own = folder / f"walk-{walks}"
        own.mkdir(parents=True)
        killed = KilledWalk(own, chance, allowance_s).killed(longest_s, whole=walks % 2 == 0)
        try:
            made += itertools.islice(killed, kills - len(made))
        except AssertionError as failed:
            raise AssertionError(f"in {own}, after {len(made)} kills of walks before: {failed}") from failed
        walks += 1
    return made
