"""Somebody speaks."""

from walkshoes.journey.program import Say
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.attending import speak
from walkshoes.journey.walk import Step, Walk


def say(staging: Staging, number: int, op: Say) -> Step:
    """The customer attends for as long as the line takes."""
    line, ms, minute, then = op.line, staging.lines[op.line].ms, int(op.minute), op.then

    def said(walk: Walk) -> int:
        walk.speaking = False
        return then

    def step(walk: Walk) -> int:
        return speak(walk, number, line, ms, minute, said)

    return step
