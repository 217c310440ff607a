"""Every kind of touchpoint, lowered: what happens there as operations."""

from walkshoes.journey import program as p
from walkshoes.journey.events import Dropped, Minute
from walkshoes.journey.lowering.asking import ask
from walkshoes.journey.lowering.draft import Draft
from walkshoes.journey.lowering.messages import read, write
from walkshoes.journey.lowering.names import UnknownName
from walkshoes.journey.lowering.talking import talk
from walkshoes.journey.lowering.waiting import visit, wait
from walkshoes.scenario import conversation, writing
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import ways as w
from walkshoes.scenario.callers import shares_of
from walkshoes.scenario.check_callers import options_of
from walkshoes.scenario.times import SECOND

RING_MS = 3 * SECOND
RINGS_BEFORE_ANSWER = 2


def body(draft: Draft, touchpoint: w.Touchpoint) -> int:
    """What happens at a touchpoint, once the customer has come there."""
    match touchpoint:
        case t.Announcement():
            return draft.say(touchpoint.announce, p.Speaker.VOICE, draft.go(touchpoint.then))
        case t.Menu():
            return _menu(draft, touchpoint)
        case t.Collect():
            return ask(draft, touchpoint.collect, p.Way.KEYED, draft.go(touchpoint.then))
        case t.QueueUp():
            return _queue(draft, touchpoint)
        case conversation.Conversation():
            return talk(draft, touchpoint)
        case t.Hold():
            held = draft.hold(touchpoint.hold.time, touchpoint.hold.every, draft.go(touchpoint.then))
            return draft.say_if(touchpoint.hold.say, p.Speaker.AGENT, held)
        case t.Transfer(transfer=transfer):
            way = w.Way(go=transfer.to, hand_over=transfer.hand_over)
            there = draft.add(p.NewPerson(draft.go((way,))))
            ringing = draft.add(p.Hold(draft.place, transfer.ringing, (), there, rings=True))
            return draft.say_if(transfer.say, p.Speaker.AGENT, ringing)
        case t.Voicemail():
            return _voicemail(draft, touchpoint)
        case t.Drop():
            dead = draft.drop(Dropped.SCRIPTED, touchpoint.then)
            return draft.say(touchpoint.drop, p.Speaker.SCENE, dead, None if draft.chats else Minute.LISTENING)
        case t.Choice():
            question = draft.line(touchpoint.choose, p.Speaker.SCENE)
            usually = shares_of(options_of(touchpoint), touchpoint.usually)
            return draft.add(p.Choose(draft.place, question, draft.options(touchpoint.options), usually=usually))
        case t.Wait():
            return wait(draft, touchpoint)
        case t.Visit():
            return visit(draft, touchpoint)
        case writing.Read():
            return read(draft, touchpoint)
        case writing.Write():
            return write(draft, touchpoint)
        case t.Ending():
            return draft.end(touchpoint.ending)
    raise UnknownName(f"no meaning for {type(touchpoint).__name__}")


def dialling(draft: Draft, entrance: str) -> int:
    """It rings before what answers a line is there."""
    draft.stand_at(entrance)
    return draft.add(p.Hold(draft.place, RINGS_BEFORE_ANSWER * RING_MS, (), draft.entrance(entrance), rings=True))


def _menu(draft: Draft, menu: t.Menu) -> int:
    options = tuple(
        p.Pressable(
            key,
            draft.option(option),
            draft.when(option.when),
            draft.line(option.label, p.Speaker.SCENE) if option.label else -1,
            option.go,
            draft.asked(option),
        )
        for key, option in menu.press.items()
    )
    return draft.add(
        p.Menu(
            draft.place,
            draft.line(menu.menu, p.Speaker.VOICE, menu=True),
            options,
            menu.no_input.after,
            draft.slips(menu.no_input.say, menu.no_input.tries, menu.no_input.then, p.Speaker.VOICE),
            draft.slips(menu.no_match.say, menu.no_match.tries, menu.no_match.then, p.Speaker.VOICE),
            menu.barge_in,
            menu.repeats_menu,
            shares_of(options_of(menu), menu.usually),
        )
    )


def _voicemail(draft: Draft, voicemail: t.Voicemail) -> int:
    box = voicemail.voicemail
    failed = draft.go(voicemail.failed) if voicemail.failed else draft.end_call()
    if box.state == "absent":
        then = draft.add(p.Mailbox(draft.place, 2, failed))
    elif box.state == "full":
        then = draft.add(p.Mailbox(draft.place, 1, draft.say(box.full, p.Speaker.VOICE, failed)))
        then = draft.say(box.greeting, p.Speaker.VOICE, then)
    else:
        left = draft.go(voicemail.then) if voicemail.then else draft.end_call()
        if box.about is not None:
            asking = conversation.Asking(fact=box.about, say=box.greeting, anyway=True)
            left = ask(draft, asking, p.Way.TOLD, left, recorded=True)
        then = draft.add(p.Mailbox(draft.place, 0, left))
        if box.about is None:
            then = draft.say(box.greeting, p.Speaker.VOICE, then)
    return draft.add(p.Hold(draft.place, box.rings * RING_MS, (), then, rings=True)) if box.rings else then


def _queue(draft: Draft, queue: t.QueueUp) -> int:
    after = draft.go(queue.closed.then) if queue.closed.then else draft.drop(Dropped.CLOSED, None)
    closed = draft.say(queue.closed.say, p.Speaker.VOICE, after)
    return draft.add(
        p.Queue(
            draft.place,
            draft.names.queue(queue.queue),
            draft.line(queue.say, p.Speaker.VOICE) if queue.say else -1,
            draft.recurring(queue.every),
            queue.tells_position,
            queue.at_most,
            closed,
            draft.drop(Dropped.NOBODY, None),
            draft.go(queue.then),
        )
    )
