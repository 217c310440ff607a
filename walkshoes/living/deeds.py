"""What a simulated caller does, in words, for whoever looks on: `presses 4`, `hangs up`, `chooses: Ring again`."""

from walkshoes.journey import program as p
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.steps.asking import digits_in, exact
from walkshoes.journey.walk import Walk
from walkshoes.living.channels import words_for
from walkshoes.living.offering import offers, waiting_label

_GIVES = {p.Way.KEYED: "key", p.Way.SPOKEN: "say", p.Way.TYPED: "type", p.Way.TOLD: "tell", p.Way.WRITTEN: "write"}
_KEY_NAMES = {"*": "star", "#": "hash"}
HAS_READ = "has read it"


def deed(walk: Walk, made: Input) -> str:
    """What an input is, told of who gives it at this moment of a walk; empty where it only leads to the next."""
    match made.kind:
        case Kind.PRESS:
            return f"presses {_KEY_NAMES.get(made.value, made.value)}"
        case Kind.CHOOSE | Kind.DIAL:
            return f"chooses: {_chosen(walk, made.value)}"
        case Kind.READ:
            return _read(walk)
        case Kind.HANG_UP:
            verb, _, rest = words_for(walk.channel).leave.partition(" ")
            return f"{verb}s {rest}".strip()
        case Kind.BEGIN | Kind.KEY | Kind.TELL:
            return _answered(walk, made)
    return ""


def _chosen(walk: Walk, name: str) -> str:
    return next((offer.label for offer in offers(walk) if offer.name == name), name.replace("_", " "))


def _read(walk: Walk) -> str:
    """Something in writing was read; or the button before what comes next, such as `waits until Thursday`."""
    read = walk.moment
    if not isinstance(read, p.Read) or walk.engine.lines[read.line].speaker == p.Speaker.PAPER:
        return HAS_READ
    label = waiting_label(walk, read.then)
    verb, _, rest = label.partition(" ")
    return f"{'goes' if verb == 'go' else f'{verb}s'} {rest}".strip()


def _answered(walk: Walk, made: Input) -> str:
    """`keys the account number, 12 digits`; `tells what has happened, 40 words`."""
    ask = walk.moment
    if not isinstance(ask, p.Ask):
        return ""
    label = walk.engine.program.facts[ask.fact].label
    what = label if ask.way in (p.Way.TOLD, p.Way.WRITTEN) else f"the {label}"
    if made.kind == Kind.BEGIN:
        return f"begins to {_GIVES[ask.way]} {what}"
    if made.kind == Kind.TELL:
        return f"{_GIVES[ask.way]}s {what}, {_many(made.number, 'word')}"
    digits = digits_in(made.value)
    much = f", {_many(digits, 'digit')}" if digits == len(exact(made.value)) else ""  # a postcode is no number
    slip = "" if exact(made.value) == exact(walk.engine.answers[ask.fact]) else ", with a slip in it"
    return f"{_GIVES[ask.way]}s {what}{much}{slip}"


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
