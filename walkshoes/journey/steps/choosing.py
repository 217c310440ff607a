"""The customer presses a key, decides, or reads on."""

from walkshoes.journey.events import Code, Minute
from walkshoes.journey.program import Choose, Menu, Pressable, Read
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.attending import await_customer, speak
from walkshoes.journey.steps.contact import begin_call
from walkshoes.journey.steps.guarding import Test, compiled
from walkshoes.journey.walk import PARKED, Accepts, Step, Walk


def _options(staging: Staging, op: int, options: tuple[Pressable, ...]) -> dict[str, tuple[int, int, Test | None]]:
    """Name of the option → (its number, where it leads, whether it may be taken)."""
    made = {
        option.name: (
            number,
            option.then,
            compiled(option.guard, staging.program, staging.memory) if option.guard is not None else None,
        )
        for number, option in enumerate(options)
    }
    staging.options[op] = tuple((name, test) for name, (_, _, test) in made.items())
    return made


def menu(staging: Staging, number: int, op: Menu) -> Step:
    """A voice offers keys: silence and wrong keys are answered by lines that escalate, until the tries are used up."""
    place, line, ms = op.place, op.line, staging.lines[op.line].ms
    options = _options(staging, number, op.options)
    silence_ms, barge_in, repeats = op.silence_ms, op.barge_in, op.repeats
    slips = (op.no_input, op.no_match)
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
        if walk.slips[0] + walk.slips[1] >= slips[kind].tries:
            return slips[kind].failed
        prompt = slips[kind].lines[min(times, len(slips[kind].lines)) - 1]
        speak(walk, number, prompt, staging.lines[prompt].ms, menus, offer if repeats else offered)
        walk.accepts = accepts_while_speaking
        return PARKED

    def pressed(walk: Walk, key: str) -> int:
        if walk.speaking:
            walk.speaking = False
            walk.events.append((walk.now, cut, place, 0, walk.until - walk.now))
        option = options.get(key)
        if option is None or (option[2] is not None and not option[2](walk)):
            return slip(walk, 1)
        walk.events.append((walk.now, pressed_code, place, option[0], number))
        return option[1]

    return step


def choose(staging: Staging, number: int, op: Choose) -> Step:
    """The customer decides, in their own time."""
    place, line = op.place, op.line
    options = _options(staging, number, op.options)
    dialled = staging.program.dialled if op.dials else ()
    numbers = {f"dial {info.name}": line_number for line_number, info in enumerate(dialled)}

    def chosen(walk: Walk, name: str) -> int:
        if name in numbers:
            return begin_call(staging, walk, numbers[name])
        option = options.get(name)
        if option is None or (option[2] is not None and not option[2](walk)):
            return PARKED
        walk.events.append((walk.now, Code.CHOSE, place, option[0], number))
        return option[1]

    def step(walk: Walk) -> int:
        return await_customer(walk, number, line, Minute.DECIDING, Accepts.CHOICE, chosen)

    return step


def read(staging: Staging, number: int, op: Read) -> Step:
    """The customer reads until they go on."""
    place, line, then = op.place, op.line, op.then

    def done(walk: Walk, _: str) -> int:
        walk.events.append((walk.now, Code.READ, place, 0, 0))
        return then

    def step(walk: Walk) -> int:
        return await_customer(walk, number, line, Minute.READING, Accepts.READ, done)

    return step
