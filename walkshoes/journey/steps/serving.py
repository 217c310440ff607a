"""What the company does, or does not do, for the customer: requests, owners, voicemail."""

from walkshoes.journey.events import Code
from walkshoes.journey.program import Mailbox, Own, Request
from walkshoes.journey.staging import Staging
from walkshoes.journey.walk import Step, Walk


def request(staging: Staging, number: int, op: Request) -> Step:
    """Something is asked of the company."""

    def step(walk: Walk) -> int:
        walk.events.append((walk.now, Code.REQUESTED, op.place, op.request, int(op.granted)))
        return op.then

    return step


def own(staging: Staging, number: int, op: Own) -> Step:
    """Somebody takes the case as their own."""
    company = staging.company_at(op.place)

    def step(walk: Walk) -> int:
        walk.owners |= 1 << company
        walk.events.append((walk.now, Code.OWNED, op.place, op.line, company))
        return op.then

    return step


def mailbox(staging: Staging, number: int, op: Mailbox) -> Step:
    """A voicemail box takes a message, is full, or is not there."""

    def step(walk: Walk) -> int:
        walk.events.append((walk.now, Code.MAILBOX, op.place, op.state, 0))
        return op.then

    return step
