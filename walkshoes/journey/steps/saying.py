"""Somebody speaks."""

from walkshoes.journey.program import Say
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.attending import speaking
from walkshoes.journey.walk import Step, Walk


def say(staging: Staging, number: int, op: Say) -> Step:
    """The customer attends for as long as the line takes."""
    then = op.then

    def said(walk: Walk) -> int:
        walk.speaking = False
        return then

    return speaking(staging, number, op.line, staging.lines[op.line].ms, int(op.minute), said)
