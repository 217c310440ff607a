"""The customer presses a key, decides, or reads on."""

from walkshoes.journey.events import Code, Minute
from walkshoes.journey.program import Choose, Menu, Read
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.attending import await_customer, speaking
from walkshoes.journey.steps.contact import begin_call
from walkshoes.journey.steps.guarding import Test, compiled
from walkshoes.journey.walk import PARKED, Accepts, Step, Walk


def _options(staging: Staging, number: int, op: Menu | Choose) -> dict[str, tuple[int, int, Test | None]]:
    """Name of the option → (its number, where it leads, whether it may be taken)."""
    made = {
        option.name: (
            taken,
            option.then,
            compiled(option.guard, staging.program, staging.memory) if option.guard is not None else None,
        )
        for taken, option in enumerate(op.options)
    }
    staging.options[number] = tuple((name, test) for name, (_, _, test) in made.items())
    if made and all(test is None for _, _, test in made.values()):
        staging.unconditional[number] = tuple(zip(made, op.usually, strict=True))
    return made


def menu(staging: Staging, number: int, op: Menu) -> Step:
    """A voice offers keys: silence and wrong keys are answered by lines that escalate, until the tries are used up."""
    place, line, ms = op.place, op.line, staging.lines[op.line].ms
    options = _options(staging, number, op)
    silence_ms, barge_in, repeats = op.silence_ms, op.barge_in, op.repeats
    codes = (int(Code.NO_INPUT), int(Code.NO_MATCH))
    menus, said, pressing, nothing = int(Minute.MENUS), int(Code.SAID), Accepts.PRESS, Accepts.NOTHING
    minute_code, pressed_code, cut = int(Code.MINUTE), int(Code.PRESSED), int(Code.CUT)
    accepts_while_speaking = pressing if barge_in else nothing

    def offer(walk: Walk) -> int:
        now = walk.now
        events = walk.events
        if walk.minute != menus:
            walk.minute = menus
            events.append((now, minute_code, place, menus, 0))
        events.append((now, said, place, line, ms))
        walk.until = now + ms
        walk.fire = offered
        walk.accepts = accepts_while_speaking
        walk.handle = pressed
        walk.speaking = True
        return PARKED

    def step(walk: Walk) -> int:
        walk.op = number
        walk.slips = [0, 0]
        return offer(walk)

    def offered(walk: Walk) -> int:
        walk.speaking = False
        walk.accepts = pressing
        walk.until = walk.now + silence_ms * walk.leeway
        walk.fire = silent
        return PARKED

    def silent(walk: Walk) -> int:
        return slip(walk, 0)

    def slip(walk: Walk, kind: int) -> int:
        walk.slips[kind] = times = walk.slips[kind] + 1
        walk.events.append((walk.now, codes[kind], place, times, 0))
        answers, tries, failed = slips[kind]
        if walk.slips[0] + walk.slips[1] >= tries:
            return failed
        return answers[min(times, len(answers)) - 1](walk)

    def pressed(walk: Walk, key: str) -> int:
        if walk.speaking:
            walk.speaking = False
            walk.events.append((walk.now, cut, place, 0, walk.until - walk.now))
        option = options.get(key)
        if option is None or (option[2] is not None and not option[2](walk)):
            return slip(walk, 1)
        walk.events.append((walk.now, pressed_code, place, option[0], number))
        return option[1]

    def prompt(line: int) -> Step:
        ms = staging.lines[line].ms
        return speaking(staging, number, line, ms, menus, offer if repeats else offered, accepts_while_speaking)

    slips = tuple(
        (tuple(prompt(line) for line in kind.lines), kind.tries, kind.failed) for kind in (op.no_input, op.no_match)
    )
    return step


def choose(staging: Staging, number: int, op: Choose) -> Step:
    """The customer decides, in their own time."""
    place, line = op.place, op.line
    options = _options(staging, number, op)
    dialled = staging.program.dialled if op.dials else ()
    numbers = {f"dial {info.name}": line_number for line_number, info in enumerate(dialled)}
    deciding, chose, choice = int(Minute.DECIDING), int(Code.CHOSE), Accepts.CHOICE

    def chosen(walk: Walk, name: str) -> int:
        if name in numbers:
            return begin_call(staging, walk, numbers[name])
        option = options.get(name)
        if option is None or (option[2] is not None and not option[2](walk)):
            return PARKED
        walk.events.append((walk.now, chose, place, option[0], number))
        return option[1]

    def step(walk: Walk) -> int:
        return await_customer(walk, number, line, deciding, choice, chosen)

    return step


def read(staging: Staging, number: int, op: Read) -> Step:
    """The customer reads until they go on."""
    place, line, then = op.place, op.line, op.then
    reading, has_read, reads = int(Minute.READING), int(Code.READ), Accepts.READ

    def done(walk: Walk, _: str) -> int:
        walk.events.append((walk.now, has_read, place, 0, 0))
        return then

    def step(walk: Walk) -> int:
        return await_customer(walk, number, line, reading, reads, done)

    return step
