"""What is written and read: messages, what comes back, and asking after it."""

from walkshoes.journey import program as p
from walkshoes.journey.lowering.asking import ask
from walkshoes.journey.lowering.draft import AFTER_THE_CALL, Draft
from walkshoes.scenario import conversation, writing


def read(draft: Draft, made: writing.Read) -> int:
    """Something in writing has come."""
    line = draft.line(made.read, p.Speaker.PAPER, marks=draft.marks(made))
    subject = draft.line(made.subject, p.Speaker.PAPER) if made.subject is not None else -1
    after = draft.go(made.then) if made.then else draft.add(p.GoOn(draft.entrances[AFTER_THE_CALL]))
    if made.promise is not None:
        after = draft.add(p.Launch(draft.place, draft.names.promise(made.promise), after))
    if made.owner is not None:
        after = draft.add(p.Own(draft.place, draft.line(made.owner, p.Speaker.PAPER), after))
    return draft.add(p.Read(draft.place, line, after, subject))


def write(draft: Draft, made: writing.Write) -> int:
    """The customer writes; what comes back is on its way from then on."""
    then = draft.go(made.then)
    for name, reply in reversed(made.answers.items()):
        comes = draft.add(p.Launch(draft.place, draft.names.answer(name), then))
        then = draft.where(reply, comes, then)
    for asked_after in reversed(made.chases):
        then = chase(draft, asked_after, then)
    fact = draft.names.fact(made.write.fact)
    then = draft.add(p.Send(draft.place, fact, tuple(made.write.seen_by.items()), then))
    asking = conversation.Asking(fact=made.write.fact, say=made.write.say, anyway=True)
    return ask(draft, asking, p.Way.WRITTEN, then, unasked=True)


def chase(draft: Draft, made: writing.Chase, then: int) -> int:
    """The customer asks after something in flight."""
    there = draft.entrance(made.go) if made.go is not None else -1
    return draft.add(p.Chase(draft.place, draft.names.delivery(made.chase), made.after, there, made.kept, then))
