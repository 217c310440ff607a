"""The course of a walk in lines: from the list of journeys to the summary, in the same stages as the app.

What is answered is kept under the same names, so a walk begun in one face is gone on with in the other.
"""

import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from walkshoes.crash_log import written
from walkshoes.journey.clock import about_text
from walkshoes.journey.script import filled
from walkshoes.living.beginning import about_the_time, company_of, first_papers
from walkshoes.living.pace import Pace
from walkshoes.living.pacing import monotonic_ms
from walkshoes.plain import looking_back, questions
from walkshoes.plain.asking import Asking, Back
from walkshoes.plain.choosing import chosen
from walkshoes.plain.committing import commit, write_summary
from walkshoes.plain.helping import ANSWERING, BETWEEN, SHORTLY, help_lines
from walkshoes.plain.printed import Printed
from walkshoes.plain.questions import Question
from walkshoes.plain.typed import Keyboard, Paused, Typed
from walkshoes.plain.walking import Walking
from walkshoes.reports.commitments import commitment_sentence
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import UnknownProvider
from walkshoes.scenario.policies import policies_of
from walkshoes.scenario.shipped import left_out, walkable
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.trouble import RecordTrouble

KEPT = "Everything is kept. Start walkshoes --plain again, and you go on from here."
NOTHING_YET = "Nothing has begun yet, and nothing is kept."
THANKS = "Thank you for walking."
USE = "Whatever they ask for is on your papers. Use the details on them, not your own."
WRONG = (
    "Something went wrong, and walkshoes had to stop. What you did is kept: start it again, and you go on from there. "
    "For the person who leads your session: what happened is written in {log}"
)


class PlainFace:
    """One person's walk as lines. `walking` is the walk while it is lived."""

    def __init__(
        self,
        record: Record,
        typed: Typed,
        printed: Printed,
        *,
        seed: int = 1,
        pace: Pace | int = 1,
        patient: bool = False,
        clock: Callable[[], int] = monotonic_ms,
    ) -> None:
        self.record = record
        self.typed = typed
        self.printed = printed
        self.seed = seed
        self.pace = pace
        self.patient = patient
        self.clock = clock
        self.asking = Asking(typed, printed)
        self.walking: Walking | None = None

    def run(self, journeys: Sequence[Source]) -> None:
        """From the list of journeys to the end of one. Raises RecordTrouble, UnknownProvider."""
        kept = None
        try:
            kept = chosen(self.asking, self.record, journeys, self.seed)
            if kept is not None:
                self.go(kept)
                self.printed.say(THANKS)
        except Paused:
            self.printed.say(KEPT if kept is not None else NOTHING_YET)

    def go(self, kept: KeptWalk) -> None:
        """The whole way of a walk, from the stage it has come to. Raises Paused, RecordTrouble."""
        steps: dict[Stage, tuple[Callable[[KeptWalk], None], Stage]] = {
            Stage.BRIEFING: (self._briefing, Stage.ANTICIPATE),
            Stage.ANTICIPATE: (self._expected, Stage.WALK),
            Stage.WALK: (self._walk, Stage.AFTER),
            Stage.AFTER: (self._how_it_was, Stage.DEBRIEF),
            Stage.DEBRIEF: (self._look_back, Stage.COMMITMENT),
            Stage.COMMITMENT: (self._commit, Stage.DONE),
        }
        while kept.stage in steps:
            step, following = steps[kept.stage]
            step(kept)
            kept.move_to(following)

    # the stages

    def _briefing(self, kept: KeptWalk) -> None:
        scenario, persona = kept.source.scenario, kept.persona
        self.asking.papers = first_papers(kept)
        needed = f" You need about {about_text(scenario.minutes)}." if scenario.minutes else ""
        titles = ", ".join(f"{number} {paper.title}" for number, paper in enumerate(self.asking.papers, 1))
        self.printed.say(scenario.title, "Before you begin.", filled(scenario.customer.about, persona), USE + needed)
        self.printed.say(f"Your papers: {titles}. Type /paper 1 to read the first, now or on the way.")
        if time := about_the_time(kept, self.pace):
            self.printed.say(time)
        self.printed.say(SHORTLY)
        self.asking.help = [*ANSWERING, *help_lines(patient=self.patient)]
        self.asking.enter("to go on")

    def _expected(self, kept: KeptWalk) -> None:
        company = company_of(kept)
        self._ask(kept, "anticipated", "What do you expect?", questions.expected(company))
        rings = kept.source.scenario.start.dial is not None
        self.asking.enter(f"to ring {company}" if rings else "to begin")

    def _walk(self, kept: KeptWalk) -> None:
        if kept.walk.ended:
            return
        self.asking.help = BETWEEN
        self.walking = Walking(kept, self.typed, self.printed, self.pace, self.clock, patient=self.patient)
        try:
            self.walking.run()
        finally:
            self.walking = None

    def _how_it_was(self, kept: KeptWalk) -> None:
        self._ask(kept, "felt", "How it was. From memory, please.", questions.FELT)
        self._ask(kept, "measures", "As the customer you just were.", questions.measured(company_of(kept)))
        asked = questions.scorecard(kept.source.scenario.scorecard)
        self._ask(kept, "scorecard", "What would you report? From memory.", asked)

    def _look_back(self, kept: KeptWalk) -> None:
        printed, enter = self.printed, self.asking.enter
        printed.say("Looking back: what you expected, what it felt like, and what it was.")
        printed.say_all(looking_back.side_by_side(kept))
        before = self.record.followed(kept.source, kept.alias, kept.id, kept.session)
        if before is not None:
            printed.say_all(looking_back.after_another(kept, before))
        if reported := looking_back.reported(kept):
            enter("to hear what you would have reported")
            printed.say_all(reported)
        enter("to hear how it felt on the way")
        printed.say_all(looking_back.felt(kept))
        enter("to hear what it took")
        printed.say_all(looking_back.took(kept))
        words = list(looking_back.every_word(kept))
        question = Question(
            "words",
            (f"1: every word of the walk, {len(words)} lines.", "2: go on."),
            lambda text: questions.whole(text, 1, 2),
            "1 or 2, please.",
        )
        if self.asking.one(question) == 1:
            printed.say_all(words)
            enter("to go on")
        self._ask_what_if(kept)

    def _ask_what_if(self, kept: KeptWalk) -> None:
        """The paper comes back, and the levers, where a journey has any."""
        if not policies_of(kept.source.scenario):
            return
        from walkshoes.plain.deciding_anew import paper_back, what_if  # noqa: PLC0415 - they bring the simulation along
        from walkshoes.whatif.question import Question as WhatIf  # noqa: PLC0415

        asked = WhatIf.about(kept)
        paper_back(self.asking, kept, asked)
        what_if(self.asking, kept, asked)

    def _commit(self, kept: KeptWalk) -> None:
        if not kept.commitments:
            commit(self.asking, kept)
        for commitment in kept.commitments:
            self.printed.say(commitment_sentence(commitment), "Read it aloud once, to yourself or to the room.")
        while True:
            try:
                write_summary(self.asking, kept, self.record)
                return
            except Back:
                pass  # there is no question before it

    # asking

    def _ask(self, kept: KeptWalk, questionnaire: str, heading: str, asked: Sequence[Question]) -> None:
        """Ask what is still open of a questionnaire; every answer is kept at once."""
        given = kept.answers.get(questionnaire, {})
        still_open = [question for question in asked if question.name not in given]
        if still_open:
            self.printed.say(heading)
            self.asking.all(still_open, lambda name, answer: kept.answer(questionnaire, {name: answer}))


def run_plain(
    record_path: Path | None = None,
    folder: Path | None = None,
    seed: int = 1,
    pace: Pace | int = 1,
    *,
    patient: bool = False,
) -> int:
    """Run on this terminal's standard input and output until the walk is over or paused; gives the return code.

    The journeys are those of `folder`, or the ones that come with the program. Raises RecordTrouble, UnknownProvider.
    """
    printed = Printed(sys.stdout)
    try:
        record = Record(record_path or Record.default_path())
        try:
            keyboard = Keyboard()
            with keyboard.paused_by_interrupt():
                face = PlainFace(record, keyboard, printed, seed=seed, pace=pace, patient=patient)
                journeys = walkable(folder)
                if missing := left_out(folder, journeys):
                    printed.say(missing)
                face.run(journeys)
        finally:
            record.close()
    except (RecordTrouble, UnknownProvider, BrokenPipeError):
        raise
    except Exception as error:  # whatever it is, people are told in a sentence
        printed.say(WRONG.format(log=written("".join(traceback.format_exception(error)))))
        return 1
    return 0
