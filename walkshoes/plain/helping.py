"""The words of help."""

from walkshoes.journey.transcript import FEELINGS

FACES = sorted(FEELINGS)
FEEL_HOW = (
    "Type /feel and a number, and words if you like: "
    + ", ".join(f"{number} {FEELINGS[feeling]}" for number, feeling in enumerate(FACES, 1))
    + "."
)
SHORTLY = "What you type counts when you press Enter. Type /help to hear how you ring, answer, and leave."
UNKNOWN = "{typed} is not a command. Type /help to hear those there are."
COMMANDS = (
    "A line that begins with a slash is a command. It can be typed at any moment.",
    FEEL_HOW,
    "/hang up, /leave, or /walk away: leaves the call, the chat, or the counter.",
    "/paper: your desk. /paper 2 reads the second paper.",
    "/inbox: what you wrote and what came. /inbox 2 reads the second.",
    "/again: what was said last, and what you can do.",
    "/time: how late it is, and how long the call has lasted.",
    "/pause: stops here. Your walk is kept; start again, and you go on from there. The end of the input does the same.",
)
TELEPHONE = (
    "For a key of the telephone type it and press Enter.",
    "A number can be typed at once or in parts, each followed by Enter. Hash ends it, or Enter alone.",
)
WRITING = (
    "To somebody who asks you, answer in one line.",
    "A letter, an email or a post can have many lines. An empty line sends it.",
)
UNSEEN = "What you type is not seen before you press Enter, so until then a recorded voice hears nothing."
USUAL = (
    f"{UNSEEN} If it asks whether you are still there, begin with the first digits of the number, and go on. "
    "Started with --patient, it waits for you."
)
PATIENT = f"{UNSEEN} It waits for you, however long you take."
ANSWERING = ("Type your answer and press Enter.", "/back: the question before.")
BETWEEN = (
    *ANSWERING,
    "/again: the question once more.",
    "/pause: stops here. Everything is kept; start again, and you go on from there.",
)


def help_lines(*, patient: bool) -> list[str]:
    """Help on the walk itself. `patient` where there are no time-outs."""
    return [*COMMANDS, *TELEPHONE, PATIENT if patient else USUAL, *WRITING]
