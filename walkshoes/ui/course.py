"""The course of a walk: which screen follows which, and what is kept between them.

The stage in the record decides, so whoever starts again goes on where they were. The screens only look and ask;
everything they give back is kept here.
"""

import asyncio
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from walkshoes.living.board import signed
from walkshoes.living.pace import Pace
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.policies import Settings, policies_of
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.beneath import Beneath
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.after import HowItWas, Measures
from walkshoes.ui.screens.anticipate import Anticipate
from walkshoes.ui.screens.board import Board
from walkshoes.ui.screens.briefing import Briefing
from walkshoes.ui.screens.commitment import Commitment
from walkshoes.ui.screens.debrief import Debrief
from walkshoes.ui.screens.leave import Leave, quotable
from walkshoes.ui.screens.practice import practise_first
from walkshoes.ui.screens.scorecard import Scorecard
from walkshoes.ui.screens.summary import Summary
from walkshoes.ui.screens.who import Who
from walkshoes.ui.within import Within, within_of

if TYPE_CHECKING:
    from walkshoes.whatif.question import Question

MOMENT = "One moment. The papers are being laid out."


class Step(Enum):
    """The screens of a walk in their order."""

    BRIEFING = auto()
    ANTICIPATE = auto()
    WALK = auto()
    FELT = auto()
    MEASURES = auto()
    SCORECARD = auto()
    DEBRIEF = auto()
    PAPER_BACK = auto()
    WHAT_IF = auto()
    LEAVE = auto()
    COMMITMENT = auto()
    SUMMARY = auto()


_ORDER = list(Step)
STAGE_OF = {
    Step.BRIEFING: Stage.BRIEFING,
    Step.ANTICIPATE: Stage.ANTICIPATE,
    Step.WALK: Stage.WALK,
    Step.FELT: Stage.AFTER,
    Step.MEASURES: Stage.AFTER,
    Step.SCORECARD: Stage.AFTER,
    Step.DEBRIEF: Stage.DEBRIEF,
    Step.PAPER_BACK: Stage.DEBRIEF,
    Step.WHAT_IF: Stage.DEBRIEF,
    Step.LEAVE: Stage.DEBRIEF,
    Step.COMMITMENT: Stage.COMMITMENT,
    Step.SUMMARY: Stage.COMMITMENT,
}
QUESTIONNAIRE_OF = {
    Step.ANTICIPATE: "anticipated",
    Step.FELT: "felt",
    Step.MEASURES: "measures",
    Step.SCORECARD: "scorecard",
    Step.PAPER_BACK: "paper",
    Step.WHAT_IF: "what_if",
    Step.LEAVE: "leave",
}
_FELT = {"minutes", "people", "asked_same", "owner"}
_MEASURES = {"ces", "csat"}


def step_at(kept: KeptWalk) -> Step | None:
    """The screen a walk is at; None where it is done."""
    match kept.stage:
        case Stage.DONE:
            return None
        case Stage.WALK if kept.walk.ended:
            return Step.FELT
        case Stage.AFTER:
            if not set(kept.answers.get("felt", {})) >= _FELT:
                return Step.FELT
            measured = set(kept.answers.get("measures", {})) >= _MEASURES
            return Step.SCORECARD if measured and kept.source.scenario.scorecard else Step.MEASURES
        case Stage.COMMITMENT:
            return Step.SUMMARY if kept.commitments else Step.COMMITMENT
    return next(step for step, stage in STAGE_OF.items() if stage == kept.stage)


def step_after(kept: KeptWalk, step: Step) -> Step | None:
    """The screen that comes next; None after the last.

    A commitment made is not asked for again, nor a scorecard with nothing on it, nor what it would take where there is
    nothing to decide.
    """
    number = _ORDER.index(step) + 1
    while number < len(_ORDER) and _passed_over(kept, _ORDER[number]):
        number += 1
    return _ORDER[number] if number < len(_ORDER) else None


def _passed_over(kept: KeptWalk, step: Step) -> bool:
    """Whether there is nothing to show or to ask on a screen."""
    match step:
        case Step.SCORECARD:
            return not kept.source.scenario.scorecard
        case Step.PAPER_BACK:
            return not signed(kept.source.scenario, kept.settings)
        case Step.WHAT_IF:
            return not policies_of(kept.source.scenario)
        case Step.LEAVE:
            return kept.participant is None or not quotable(kept)
        case Step.COMMITMENT:
            return bool(kept.commitments)
    return False


def step_before(kept: KeptWalk, step: Step) -> Step:
    """The screen that a page's way back leads to."""
    number = _ORDER.index(step) - 1
    while _passed_over(kept, _ORDER[number]):
        number -= 1
    return _ORDER[number]


class Course(Beneath):
    """Beneath the screens of one walk: a calm line while it is made ready, then nothing to be seen.

    `whose` is a journey to begin, or the key of a walk to go on with; `settings` are those of the company a new walk
    meets, where it is another than the journey would have. `within` is the session that somebody leads, and who walks.
    """

    moment = MOMENT

    def __init__(
        self,
        record: Record,
        whose: Source | str,
        seed: int = 1,
        pace: Pace | int = 1,
        settings: Settings | None = None,
        within: Within | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.within = within
        self.record = record
        self.whose = whose
        self.seed = seed
        self.pace = pace
        self.kept: KeptWalk | None = None
        self.question: Question | None = None

    async def way(self) -> None:
        """The whole way, from the first screen to the list of journeys."""
        self.kept = await self._made()
        if self.kept is not None and not self.closing:
            await self._walk(self.kept)

    async def _made(self) -> KeptWalk | None:
        """The walk: a new one once its walker has a name, or a kept one. None where they went back."""
        if isinstance(self.whose, str):
            await asyncio.sleep(0.05)  # so that the calm line is seen before the work begins
            kept = self.record.resume(self.whose)
            self.within = within_of(self.record, kept)
            return kept
        if self.within is not None:
            await asyncio.sleep(0.05)  # the same
            kept = self.within.begin(self.record, self.whose)
            await self._practise(kept)
            return kept
        # The customer is made up while the name is being given: Faker takes its time the first time.
        making = asyncio.create_task(asyncio.to_thread(make_persona, self.whose.scenario, self.seed))
        begins = await self._who_and_what(self.whose)
        persona = await making
        if begins is None:
            return None
        alias, settings = begins
        persona = self.record.customer(self.whose, alias, persona)
        kept = self.record.begin(self.whose, alias, settings=settings, seed=self.seed, persona=persona)
        await self._practise(kept)
        return kept

    async def _practise(self, kept: KeptWalk) -> None:
        """Offer whoever is new to try the telephone, where there is one."""
        if "phone" in kept.source.scenario.channels:
            await practise_first(self.app, self.record, kept.alias)

    async def _who_and_what(self, source: Source) -> tuple[str, Settings] | None:
        """Who walks, and what they decide on the board where there is one. None where they went back, or left."""
        alias = f"Guest {len(self.record.sessions()) + 1}"
        settings: Settings = source.scenario.met if self.settings is None else self.settings
        while True:
            who = await self.shown(Who(source.scenario.title, alias))
            if who.way != Way.ON:
                return None
            alias = str(who.answers["alias"])
            if source.scenario.board_paper is None or self.settings is not None:
                return alias, settings
            board = await self.shown(Board(source, settings))
            settings = board.answers
            if board.way != Way.BACK:
                return (alias, settings) if board.way == Way.ON else None

    async def _walk(self, kept: KeptWalk) -> None:
        """One screen after another, until the last or until it is left."""
        step = step_at(kept)
        while step is not None:
            outcome = await self.shown(self._screen(kept, step))
            self._keep(kept, step, outcome)
            if outcome.way == Way.LEAVE or (outcome.way == Way.BACK and step == Step.BRIEFING):
                return
            step = step_before(kept, step) if outcome.way == Way.BACK else step_after(kept, step)
            stage = STAGE_OF[step] if step is not None else Stage.DONE
            if stage != kept.stage:
                kept.move_to(stage)

    def _screen(self, kept: KeptWalk, step: Step) -> Screen[Any]:
        group = self.within.who.people if self.within is not None else 0
        match step:
            case Step.BRIEFING:
                return Briefing(kept, self.pace)
            case Step.ANTICIPATE:
                return Anticipate(kept, group)
            case Step.WALK:
                from walkshoes.ui.screens.walk import WalkScreen  # noqa: PLC0415 - only the walk needs it

                steering = self.within.steering(self.record) if self.within is not None else None
                return WalkScreen(kept, pace=self.pace, group=group, steering=steering)
            case Step.FELT:
                return HowItWas(kept, group)
            case Step.MEASURES:
                return Measures(kept, group)
            case Step.SCORECARD:
                return Scorecard(kept)
            case Step.DEBRIEF:
                return Debrief(kept, self.record.followed(kept.source, kept.alias, kept.id, kept.session))
            case Step.PAPER_BACK:
                from walkshoes.ui.screens.paper_back import PaperBack  # noqa: PLC0415 - as what it would take

                return PaperBack(kept, self._question(kept))
            case Step.WHAT_IF:
                from walkshoes.ui.screens.what_if import WhatIf  # noqa: PLC0415 - it brings the simulation with it

                return WhatIf(kept, self._question(kept))
            case Step.LEAVE:
                return Leave(kept)
            case Step.COMMITMENT:
                return Commitment(kept, group=group)
            case Step.SUMMARY:
                return Summary(kept, self.record)

    def _question(self, kept: KeptWalk) -> "Question":
        """What is asked of the walk, with all that has been counted for it so far."""
        if self.question is None:
            from walkshoes.whatif.question import Question  # noqa: PLC0415 - it brings the simulation with it

            self.question = Question.about(kept)
        return self.question

    def _keep(self, kept: KeptWalk, step: Step, outcome: Outcome) -> None:
        if not outcome.answers:
            return
        if step in QUESTIONNAIRE_OF:
            kept.answer(QUESTIONNAIRE_OF[step], outcome.answers, outcome.hands)
        elif step == Step.COMMITMENT and outcome.way == Way.ON:
            kept.commit(**{name: str(text) for name, text in outcome.answers.items()})

    def on_unmount(self) -> None:
        """Whatever ended it, the moment the walk had come to is kept."""
        if self.kept is not None:
            self.kept.close()
