"""How long a touchpoint takes, as far as that is known before anybody walks."""

from walkshoes.journey.clock import phrases, speech_ms
from walkshoes.journey.lowering.names import Names
from walkshoes.journey.queueing import NEVER, offered_wait
from walkshoes.journey.tables import QueueInfo
from walkshoes.maps.words import length_text
from walkshoes.scenario import conversation as talk
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import writing
from walkshoes.scenario.callers import DIGIT_MS, READING_WPM
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.ways import Touchpoint

_RING_MS = 3_000
_MIDDLE = 0.5


def takes(scenario: Scenario, names: Names, made: Touchpoint) -> str:
    """How long it takes, in words; empty where nobody can say: a decision, an ending, a letter to be written.

    Of a conversation it is the speech of all its lines, so mostly it is shorter; of a queue, what the participant lives
    or the wait of the middle one of all callers.
    """
    match made:
        case t.Announcement():
            return length_text(speech_ms(made.announce, scenario.speech))
        case t.Menu():
            return length_text(phrases(made.menu, scenario.speech, menu=True)[-1][0])
        case t.Collect(collect=asking):
            spoken = speech_ms(asking.say, scenario.speech) if asking.say else 0
            fact = scenario.customer.facts[asking.fact]
            digits = sum(one.isdigit() or one == "#" for one in fact.pattern or fact.value or "")
            return _about(spoken + digits * DIGIT_MS)
        case t.QueueUp():
            return _queued(names.queue_infos()[names.queue(made.queue)], made)
        case t.Hold():
            return length_text(made.hold.time)
        case t.Transfer():
            return length_text(made.transfer.ringing)
        case t.Voicemail():
            return f"{length_text(made.voicemail.rings * _RING_MS)} of ringing" if made.voicemail.rings else ""
        case t.Wait(wait=wait):
            if wait.until is not None:
                return f"until {wait.until.day} {wait.until:%B %Y}, {wait.until:%H:%M}"
            return f"{length_text(wait.time or 0)} on the calendar"
        case t.Visit():
            return f"{length_text(made.visit.travel)} on the way" if made.visit.travel else ""
        case writing.Read():
            return _about(len(made.read.split()) * 60_000 // READING_WPM)
        case talk.Conversation():
            spoken = sum(_line_ms(scenario, line) for line in made.talk)
            return f"up to {length_text(spoken)} of talk" if spoken else ""
    return ""


def _about(ms: int) -> str:
    return f"about {length_text(ms)}" if ms else ""


def _line_ms(scenario: Scenario, line: talk.Line) -> int:
    """How long a line of a conversation is spoken, or one is kept on hold."""
    said = [getattr(line, word, None) for word in ("agent", "you", "say")]
    held = 0
    match line:
        case talk.Asks(ask=ask):
            said.append(ask.say)
        case talk.Requests(done=done, cannot=cannot):
            said.append(max(done.say or "", cannot.say or "", key=len))
        case talk.Holds(hold=held):
            pass
    return held + sum(speech_ms(one, scenario.speech) for one in said if isinstance(one, str))


def _queued(queue: QueueInfo, made: t.QueueUp) -> str:
    law = offered_wait(queue.staffing)
    share = _MIDDLE if queue.lived is None else law.of_those_who_wait(queue.lived)
    wait = law.wait_ms(share)
    if made.at_most is not None:
        wait = min(wait, made.at_most)
    if wait >= NEVER:
        return "nobody answers"
    waits = length_text(wait)
    return f"a wait of {waits}" if queue.lived is not None else f"a wait of about {waits}"
