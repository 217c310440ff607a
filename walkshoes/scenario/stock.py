"""Stock lines: what is said where the author says nothing, by language."""

_ENGLISH = {
    "ask": "Could I take your {label}, please?",
    "key": "Please key your {label}, followed by the hash key.",
    "tell": "Could you tell me {label}, please?",
    "write": "Write to tell them {label}.",
    "position": "You are number {position} in the queue.",
    "after_the_call": "The call is over. What do you do?",
    "after_the_chat": "The chat is over. What do you do?",
    "after_the_visit": "You are outside again. What do you do?",
    "waiting": "Nothing has come yet. What do you do?",
    "chat_again": "Open the chat again",
    "go_back": "Go back",
    "ring_again": "Ring again now",
    "later_today": "Try again later today",
    "another_day": "Leave it for another day",
    "wait_on": "Go on waiting",
    "give_up": "Give up",
    "gave_up": "You gave up.",
}
_BY_LANGUAGE = {"en": _ENGLISH}


def stock(locale: str) -> dict[str, str]:
    """The stock lines of a locale such as `en_GB`; English where the language has none of its own."""
    return _BY_LANGUAGE.get(locale.split("_", maxsplit=1)[0], _ENGLISH)
