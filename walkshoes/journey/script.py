"""The words of a walk: every line of the program filled in with a persona, and how long it takes to say."""

import re
from dataclasses import dataclass

from walkshoes.journey.clock import CHAT_WPM, phrases
from walkshoes.journey.program import Program, Speaker
from walkshoes.scenario.braces import BRACED, names_in
from walkshoes.scenario.callers import READING_WPM, WRITING_WPM
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.plain import plain

_CHAT_PACE = {Speaker.AGENT: CHAT_WPM, Speaker.CUSTOMER: WRITING_WPM}
"""In a chat people type; what a bot has to say is there at once, and takes as long as it takes to read."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as it is said: its text, whose it is, how long it takes (ms), and its breaths.

    `breaths` holds (ms until it is said, words) in order; captions follow it.
    """

    text: str
    speaker: Speaker
    ms: int
    breaths: tuple[tuple[int, str], ...]


def fields_of(template: str) -> set[str]:
    """The names in braces of a template."""
    return set(names_in(template))


def filled(template: str, persona: Persona, place: str = "") -> str:
    """A template with the persona's values in it; a name it does not have stays as it is."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name == "name":
            return persona.name
        if name == "agent":
            return persona.agents.get(place, match[0])
        return persona.facts.get(name, match[0])

    return plain(BRACED.sub(value, template))


def script(program: Program, persona: Persona) -> tuple[Spoken, ...]:
    """Every line of a program in one persona's words."""
    spoken = []
    for line in program.lines:
        place = program.places[line.place]
        text = filled(line.template, persona, place.name)
        pace = _CHAT_PACE.get(line.speaker, READING_WPM) if place.channel == "chat" else program.words_per_minute
        pace = READING_WPM if line.speaker == Speaker.PAPER else pace
        breaths = phrases(text, pace, menu=line.menu, lead_ms=line.lead_ms)
        spoken.append(Spoken(text, line.speaker, breaths[-1][0], breaths))
    return tuple(spoken)
