"""Conversations, line by line: on the telephone, face to face, in a chat."""

from walkshoes.journey import program as p
from walkshoes.journey.events import Minute
from walkshoes.journey.lowering.asking import ask
from walkshoes.journey.lowering.draft import Draft
from walkshoes.journey.lowering.messages import chase
from walkshoes.journey.lowering.names import UnknownName
from walkshoes.scenario import conversation


def talk(draft: Draft, made: conversation.Conversation) -> int:
    """Customer and agent talk, line by line."""
    then = draft.go(made.then) if made.then else draft.end_call()
    for line in reversed(made.talk):
        then = draft.where(line, _talk_line(draft, line, then), then)
    return then


def _talk_line(draft: Draft, line: conversation.Line, then: int) -> int:
    voice = draft.voice()
    match line:
        case conversation.AgentSays():
            said = draft.line(line.agent, voice, marks=draft.marks(line))
            return draft.add(p.Say(draft.place, said, _listening(draft), then))
        case conversation.CustomerSays():
            return _say_yourself(draft, line.you, then)
        case conversation.Asks():
            return ask(draft, line.ask, p.Way.SPOKEN, then)
        case conversation.Requests():
            return _request(draft, line, then)
        case conversation.Holds():
            return draft.say_if(line.say, voice, draft.hold(line.hold, line.every, then))
        case conversation.Promises():
            made = draft.add(p.Launch(draft.place, draft.names.promise(line.promise), then))
            return draft.say_if(line.say, voice, made)
        case conversation.Owns():
            return draft.add(p.Own(draft.place, draft.line(line.owner, voice), then))
        case conversation.Chasing():
            return _say_yourself(draft, line.say, chase(draft, line, then))
        case conversation.Sets():
            return draft.assign(line.set, line.add, then)
        case conversation.Goes():
            return draft.go(line.then)
    raise UnknownName(f"no meaning for {type(line).__name__}")


def _say_yourself(draft: Draft, text: str | None, then: int) -> int:
    """The customer says something in the author's words."""
    return draft.say_if(text, p.Speaker.CUSTOMER, then, Minute.WRITING if draft.chats else Minute.TALKING)


def _listening(draft: Draft) -> Minute:
    """The minute that runs while somebody of the company speaks to the customer, or types."""
    return Minute.READING if draft.chats else Minute.TALKING


def _request(draft: Draft, line: conversation.Requests, then: int) -> int:
    granted = line.request in draft.names.may(draft.team)
    outcome = line.done if granted else line.cannot
    after = then
    if outcome.then:
        # A way's own word about what is handed over comes after this one, and counts.
        after = draft.go(outcome.then)
        after = after if outcome.hand_over is None else draft.carry(outcome.hand_over, after)
    if outcome.say is not None:
        after = draft.say(outcome.say, draft.voice(), after)
    if line.request not in draft.requests:
        draft.requests.append(line.request)
    asked = draft.add(p.Request(draft.place, draft.requests.index(line.request), granted, after))
    return _say_yourself(draft, line.say, asked)
