"""What each way to meet is called on the screen, and the words that go with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChannelWords:
    """The words of one channel.

    `place` stands over it, `send` on the button that sends what was written. `leave` is what F8 does, on a button;
    the sentences from `sent` to `answered` are what the customer sees happen. `clock` says of what the clock is.
    """

    place: str
    send: str = "send it"
    sent: str = "You send it."
    paper: str = "what you read"
    comes: str = "There is something to read."
    leave: str = "leave"
    left: str = "You leave."
    reached: str = ""
    over: str = ""
    dropped: str = "Nobody is there any more."
    answered: str = ""
    clock: str = ""
    no_paste: str = "Please type it; there is no paste here."


CHANNEL_WORDS = {
    "phone": ChannelWords(
        "The line",
        leave="hang up",
        left="You hang up.",
        over="The call is over.",
        dropped="The line goes dead.",
        answered="The music stops.",
        clock="this call",
        no_paste="On the phone there is no paste.",
    ),
    "email": ChannelWords(
        "Email", send="send the email", sent="You send the email.", paper="an email", comes="An email has come."
    ),
    "letter": ChannelWords(
        "By post",
        send="post the letter",
        sent="You post the letter.",
        paper="a letter",
        comes="A letter has come.",
        no_paste="This is written by hand; there is no paste.",
    ),
    "chat": ChannelWords(
        "The chat",
        paper="a message",
        comes="A message has come.",
        leave="leave the chat",
        left="You leave the chat.",
        reached="You open the chat.",
        over="The chat is over.",
        dropped="The chat closes.",
        answered="Somebody is there.",
        clock="this chat",
    ),
    "social": ChannelWords(
        "In public view",
        send="post it",
        sent="You post it, for everybody to see.",
        paper="a post",
        comes="There is a reply, for everybody to see.",
    ),
    "in person": ChannelWords(
        "At the counter",
        send="hand it in",
        sent="You hand it in.",
        leave="walk away",
        left="You walk away.",
        reached="You are there.",
        over="You leave.",
        answered="It is your turn.",
        clock="here",
        no_paste="Face to face there is no paste.",
    ),
}
AT_HOME = ChannelWords("At home")
"""Where the customer is in contact with nobody, and has not been."""
FORM_OF = {"phone": "line", "email": "home", "letter": "home", "chat": "chat", "social": "post", "in person": "counter"}
"""Channel → the form it has on the screen; letters and emails are read and written at home."""


def words_for(channel: str) -> ChannelWords:
    """The words of a channel; of home, where there is none."""
    return CHANNEL_WORDS.get(channel, AT_HOME)


def form_for(channel: str) -> str:
    """The form a channel has on the screen."""
    return FORM_OF.get(channel, "home")
