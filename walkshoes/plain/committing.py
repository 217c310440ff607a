"""The last pages: what one will change, and the summary written to a file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from walkshoes.plain import questions
from walkshoes.plain.asking import Asking
from walkshoes.reports.commitments import commitment_sentence, nudges, teams_of
from walkshoes.reports.places import free_name, place_for, suggested_folder
from walkshoes.scenario.plain import plain
from walkshoes.sessions.kept import Commitment, KeptWalk
from walkshoes.sessions.record import Record

LONGEST_PATH = 1_000
NONE = ("no", "none", "no, thank you", "no thank you")


AS_IT_IS = "Type it anew, or press Enter alone to leave it as it is."


def commit(asking: Asking, kept: KeptWalk, today: date | None = None) -> None:
    """Ask for one commitment, and keep it once it has been read as a sentence. It can be left out. Raises Paused."""
    asking.printed.say("What will you change? One thing is enough.")
    while asking.one(questions.WILL_CHANGE) == 1:
        asked = questions.commitment(kept.alias)
        given = asking.all(asked)
        made = Commitment(**{name: str(answer) for name, answer in given.items()})
        for part, nudge in nudges(made, teams_of(kept.engine.program), today or date.today()).items():
            question = next(question for question in asked if question.name == part)
            anew = asking.one(replace(question, lines=(nudge, AS_IT_IS), read=_or_as_it_is(question, given[part])))
            made = replace(made, **{part: str(anew)})
        asking.printed.say("This is what you will do:", commitment_sentence(made))
        if asking.one(questions.KEEP_IT) == 1:
            kept.commit(made.when, made.then, made.by, made.owner)
            return


def _or_as_it_is(question: questions.Question, before: questions.Answer) -> Callable[[str], questions.Answer | None]:
    return lambda text: question.read(text) if text.strip() else before


def write_summary(asking: Asking, kept: KeptWalk, record: Record, folder: Path | None = None) -> None:
    """Ask where the summary shall lie, and write it there; asks again where that cannot be done. Raises Paused."""
    from walkshoes.summaries.files import write_report  # noqa: PLC0415 - only whoever wants a summary needs it

    folder = folder or suggested_folder()
    printed = asking.printed
    while True:
        suggested = free_name(folder, kept)
        wanted = asking.line(
            [
                "A summary can be written to a file. Where shall it lie?",
                f"Enter alone for {suggested}",
                "Type another place, or no for none.",
            ],
            a_path=True,
        )
        wanted = plain(wanted, LONGEST_PATH).strip()
        if wanted.lower().rstrip(".") in NONE:
            return
        try:
            path = place_for(wanted, suggested, kept)
            if path.exists():
                printed.say(f"There is already a file of this name: {path}. Choose another name, please.")
                continue
            write_report(record, kept.session, path, kept.participant)
        except OSError as error:
            printed.say(f"It could not be written there: {error.strerror or 'the place does not take it'}.")
            continue
        printed.say(f"The summary is written. It lies at {path}")
        return
