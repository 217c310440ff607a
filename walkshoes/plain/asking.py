"""A question, and the wait for its answer; no clock of a walk runs meanwhile."""

from collections.abc import Callable, Iterable, Sequence

from walkshoes.living.papers import Paper
from walkshoes.plain.commands import Command, Do, command_of
from walkshoes.plain.desk import paper
from walkshoes.plain.helping import BETWEEN, UNKNOWN
from walkshoes.plain.printed import Printed
from walkshoes.plain.questions import Answer, Question
from walkshoes.plain.typed import Paused, Typed

LOOKS_EACH_S = 0.2
ONLY_ON_THE_WALK = "That is for the walk itself."
NO_BACK = "There is no question before this one."


class Back(Exception):
    """Whoever answers wants the question before once more."""


class Asking:
    """Asks, and takes what is typed. `papers` are those that can be read meanwhile, `help` what is said for help."""

    def __init__(self, typed: Typed, printed: Printed) -> None:
        self.typed = typed
        self.printed = printed
        self.papers: Sequence[Paper] = ()
        self.help: Sequence[str] = BETWEEN

    def line(self, lines: Iterable[str], *, a_path: bool = False) -> str:
        """Say something, and take the next line that is no command. Raises Paused, or Back.

        `a_path` where the answer may itself begin with a slash: then only a command's word alone is a command.
        """
        said = list(lines)
        self.printed.say_all(said)
        while True:
            typed = self._typed()
            command = command_of(typed)
            if command is None or (a_path and (command.do == Do.UNKNOWN or command.rest)):
                return typed
            self._obey(command, said)

    def enter(self, to: str) -> None:
        """Wait until somebody presses Enter; `to` says what follows. Raises Paused."""
        while True:
            try:
                if not self.line([f"Press Enter {to}."]).strip():
                    return
            except Back:
                self.printed.say(NO_BACK)

    def answer(self, question: Question) -> Answer:
        """Ask until there is an answer. Raises Paused, or Back."""
        lines: Sequence[str] = question.lines
        while True:
            found = question.read(self.line(lines))
            if found is not None:
                return found
            lines = (question.wanted,)

    def one(self, question: Question) -> Answer:
        """Ask a question that has none before it. Raises Paused."""
        while True:
            try:
                return self.answer(question)
            except Back:
                self.printed.say(NO_BACK)

    def all(self, asked: Sequence[Question], keep: Callable[[str, Answer], None] | None = None) -> dict[str, Answer]:
        """Ask one question after another, and hand on every answer at once; /back leads to the one before.

        Raises Paused.
        """
        given: dict[str, Answer] = {}
        number = 0
        while number < len(asked):
            name = asked[number].name
            try:
                given[name] = self.answer(asked[number])
            except Back:
                number = max(0, number - 1)
                continue
            if keep is not None:
                keep(name, given[name])
            number += 1
        return given

    def _typed(self) -> str:
        while (typed := self.typed.line(LOOKS_EACH_S)) is None:
            pass
        return typed

    def _obey(self, command: Command, said: Sequence[str]) -> None:
        match command.do:
            case Do.PAUSE:
                raise Paused
            case Do.BACK:
                raise Back
            case Do.HELP:
                self.printed.say_all(self.help)
            case Do.AGAIN:
                self.printed.say_all(said)
            case Do.PAPER if self.papers:
                self.printed.say_all(paper(self.papers, command.rest))
            case Do.UNKNOWN:
                self.printed.say(UNKNOWN.format(typed=command.rest))
            case _:
                self.printed.say(ONLY_ON_THE_WALK)
