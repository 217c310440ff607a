"""Somebody who walks without rhyme or reason: hangs up, keys wrongly, cuts the voice short, lets time-outs pass."""

from random import Random

from walkshoes.journey import program as p
from walkshoes.journey.inputs import FACILITATOR, Input, Kind, give
from walkshoes.journey.walk import Accepts, Walk

_LONGEST_MS = 9_000


def lived(walk: Walk, chance: Random, steps: int) -> list[Input]:
    """Walk on for so many steps, or to the end; the inputs, each with its place."""
    inputs: list[Input] = []
    for _ in range(steps):
        if walk.ended:
            break
        match chance.choices(("time", "on", "answer", "feeling", "gone", "allowed", "over"), (40, 20, 30, 4, 1, 1, 2))[
            0
        ]:
            case "time":
                walk.advance(walk.now + chance.randrange(_LONGEST_MS))
            case "on":
                walk.pass_on()
            case "answer" if walk.accepts != Accepts.NOTHING:
                _does(walk, _answer(walk, chance), inputs)
            case "feeling":
                _does(walk, Input(Kind.REACT, number=chance.randint(-2, 2)), inputs)
            case "gone":
                _does(walk, Input(Kind.HANG_UP), inputs)
            case "allowed":
                what = chance.choice(("paste", "longer", "unhurried"))
                _does(walk, Input(Kind.ALLOW, what, 3 if what == "longer" else 1, by=FACILITATOR), inputs)
            case "over":
                _does(walk, Input(Kind.END_WAIT, by=FACILITATOR), inputs)
    return inputs


def _does(walk: Walk, made: Input, inputs: list[Input]) -> None:
    placed = made.here(walk)
    if give(walk, placed):
        walk.advance(walk.now)
        inputs.append(placed)


def _answer(walk: Walk, chance: Random) -> Input:
    match walk.moment:
        case p.Menu():
            return Input(Kind.PRESS, chance.choice([*walk.offered(), "7"]))
        case p.Choose():
            dialled = [line.name for line in walk.engine.program.dialled]
            options = [Input(Kind.CHOOSE, name) for name in walk.offered()]
            return chance.choice([*options, *(Input(Kind.DIAL, name) for name in dialled)])
        case p.Ask() if not walk.began and chance.random() < 0.5:
            return Input(Kind.BEGIN)
        case p.Ask(fact=fact) if walk.accepts == Accepts.KEY:
            return Input(Kind.KEY, chance.choice([walk.engine.answers[fact], "7734#", ""]))
        case p.Ask():
            return Input(Kind.TELL, "other", chance.randint(1, 90))
    return Input(Kind.READ)
