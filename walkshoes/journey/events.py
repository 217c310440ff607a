"""What happens on a walk, as flat tuples of whole numbers.

An event is `(at, code, place, x, y)`: milliseconds of the customer's time since the walk began, what happened, the
touchpoint's number in the program, and two numbers whose meaning depends on the code (stated beside each below).
Tuples, because a walk with its events must stay cheap; whoever shows them looks the names up in the program.
"""

from enum import IntEnum

Event = tuple[int, int, int, int, int]


class Minute(IntEnum):
    """The kinds of minute a customer gives. Exactly one runs at every attended millisecond."""

    LISTENING = 0
    MENUS = 1
    KEYING = 2
    WAITING = 3
    TALKING = 4
    TELLING = 5
    READING = 6
    WRITING = 7
    DECIDING = 8
    TRAVELLING = 9


class Code(IntEnum):
    """What an event says."""

    MINUTE = 1  # x: the kind of minute that runs from here on
    ENTERED = 2  # x: how many times the walk has come here
    DIALLED = 3  # x: the line's number
    SAID = 4  # x: the line of text; y: how long it takes, ms
    CUT = 5  # the voice was cut short by a key; y: how much of it was left unsaid, ms
    PRESSED = 6  # x: the option taken; y: the operation
    NO_INPUT = 7  # x: how many times nothing came
    NO_MATCH = 8  # x: how many times something wrong came
    ASKED = 9  # x: the fact; y: 1 where the customer had already given it to this company
    KNOWN = 10  # x: a fact not asked for, since the team knew it
    BEGAN = 11  # the customer began to key, tell or write; x: the fact
    GAVE = 12  # x: the fact; y: how many digits it took
    WRONG = 13  # x: the fact; y: how many digits were keyed in vain
    TOLD = 14  # x: the fact; y: how many words it took
    QUEUED = 15  # x: the queue
    DREW = 16  # x: the wait drawn, ms; y: the uniform it came from, in units of 2**-53
    POSITION = 17  # x: the place in the queue that was told
    ANSWERED = 18  # x: how long the wait was, ms
    HELD = 19  # x: how long the hold will be, ms
    HANDED_OVER = 20  # x: a Passed; y: the team that handed over
    TRANSFERRED = 21  # the same, where a person had already answered on this call
    MET = 22  # a person answers; x: the team; y: 1 where they have met before
    NAMED = 23  # the person said who they are
    OWNED = 24  # x: the line with the owner's name; y: the company
    DISOWNED = 25  # the owner is gone; x: the company
    REQUESTED = 26  # x: the request; y: 1 where the team could do it
    PROMISED = 27  # x: the delivery that is promised; y: 1 where a time was given
    KEPT = 28  # x: the delivery
    BROKEN = 29  # x: the delivery
    CHOSE = 30  # x: the option taken; y: the operation
    MAILBOX = 31  # x: 0 takes a message, 1 full, 2 absent
    SET = 32  # x: the variable; y: its value
    CALENDAR = 33  # x: how far the calendar moved without the customer, ms
    HUNG_UP = 34  # the customer hung up, left the chat, or walked away; x: the channel
    DROPPED = 35  # the company's end went dead; x: a Dropped; y: the channel
    CALL_ENDED = 36  # the contact came to its end in the ordinary way; x: the channel
    REACTED = 37  # x: the feeling, -2 to 2; y: how many words came with it
    READ = 38  # the customer has read what there was to read
    ENDED = 39  # the walk is over
    RUNG = 40  # the company rings the customer
    SENT = 41  # the customer's message is on its way; x: the fact it tells; y: the channel
    CHASED = 42  # x: the delivery asked after
    ARRIVED = 43  # x: the delivery, an answer, that has come; y: 1 where a machine sent it
    LATE = 44  # x: the delivery, a promise, that is kept after it was due
    CONTACTED = 45  # a chat is opened, a counter reached, a company rung that has no line; x: the channel
    SWITCHED = 46  # the same company over another channel; x: the one before; y: 1 where what was given is known here
    VOLUNTEERED = 47  # the customer is about to tell unasked; x: the fact; y: 1 where this company had it already
    FOUND_CLOSED = 48  # x: the team that is not there
    ALLOWED = 49  # the facilitator allows something; x: an Allowance; y: how many times as long, for time-outs


class Allowance(IntEnum):
    """What a facilitator may allow one person."""

    PASTE = 0
    LONGER = 1  # time-outs are so many times as long
    UNHURRIED = 2  # there are none


class Passed(IntEnum):
    """What went along in a hand-over."""

    COLD = 0
    NOTES = 1
    WARM = 2


class Dropped(IntEnum):
    """Why the company's end went dead."""

    SCRIPTED = 0  # the scenario says so
    TRIES = 1  # the tries of a menu or of a question were used up
    CLOSED = 2  # the hours ended, or had ended
    NOBODY = 3  # nobody answered for as long as the company lets a call wait
    LOOP = 4  # the scenario went round without a second passing; its author is told
