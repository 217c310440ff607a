"""A walk from a file of inputs: one JSON object a line, no clock and no screen. `docs/inputs.md` has the language.

Every line is one thing the customer does, or sets a draw that chance would make. Without `at` it is done at the first
moment it is accepted after the voice has finished; without `takes` it takes as long as a synthetic customer needs.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from walkshoes.journey import program as p
from walkshoes.journey.draws_set import Draws, read_draw, unfit
from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import ACCEPTED, ALLOWED, FACILITATOR, LONGEST_WORDS, MOST_WORDS, Input, Kind, give
from walkshoes.journey.reliving import come_for
from walkshoes.journey.steps.asking import digits_in, exact
from walkshoes.journey.telling import heard
from walkshoes.journey.transcript import transcript
from walkshoes.journey.walk import MOST_IN_A_ROW, MOST_LEEWAY, NEVER, Accepts, Values, Walk
from walkshoes.scenario.callers import DIGIT_MS, READING_WPM, TELLING_WPM, WRITING_WPM
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.plain import plain

_WAITS_FOR = {
    Accepts.NOTHING: "nothing yet",
    Accepts.PRESS: "a key (press)",
    Accepts.KEY: "a fact (key)",
    Accepts.TELL: "words (tell)",
    Accepts.CHOICE: "a decision (choose)",
    Accepts.READ: "going on (read)",
}


class NotUnderstood(ValueError):
    """A line of the inputs file says nothing that can be done. The message names the line."""


class NotAccepted(Exception):
    """A walk could not take an input. The message names the line and what it waits for; `so_far` is its transcript."""

    so_far: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The optional first line: what is walked, and how; and the draws that lines of the file set."""

    scenario: str | None = None
    seed: int | None = None
    policies: Mapping[str, bool | int | str] = field(default_factory=dict)
    persona: Mapping[str, Any] | None = None
    draws: Draws = field(default_factory=Draws)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an input, or `wait_until` a touchpoint; `words` are what was told or written, where they are given.

    With `place` it is done in that `visit` of that touchpoint, wherever the walk stands before.
    """

    number: int
    made: Input | None
    at: int | None = None
    takes: int | None = None
    fact: str = ""
    words: str = ""
    until: str = ""
    place: str = ""
    visit: int = 1


@dataclass(slots=True)
class Played:
    """A walk, the inputs it took with their places, and the words of each that had any."""

    walk: Walk
    inputs: list[Input] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


_KINDS = {kind.value: kind for kind in Kind}
_KNOWN = {*_KINDS, "wait_until", "at", "takes", "words", "by", "in", "visit"}


def read_inputs(text: str) -> tuple[Header, list[Line]]:
    """The header and the lines of an inputs file. Raises NotUnderstood."""
    header = Header()
    draws = Draws()
    lines: list[Line] = []
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        try:
            data = json.loads(raw)
        except (ValueError, RecursionError):
            raise NotUnderstood(f'line {number} is not a JSON object; write for example {{"press": "2"}}') from None
        if not isinstance(data, dict):
            raise NotUnderstood(f"line {number} is not a JSON object")
        if "draw" in data:
            _set_draw(draws, number, data)
        elif not lines and header == Header() and {"scenario", "seed", "policies", "persona"} & set(data):
            header = _header(number, data)
        else:
            lines.append(_placed(number, data, _line(number, data)))
    return replace(header, draws=draws), lines


def _set_draw(draws: Draws, number: int, data: Mapping[str, Any]) -> None:
    try:
        draw, value = read_draw(data)
    except ValueError as error:
        raise NotUnderstood(f"line {number}: {error}") from None
    if draw in draws:
        raise NotUnderstood(f"line {number}: line {draws.lines[draw]} sets this draw already")
    draws[draw], draws.lines[draw] = value, number


def _header(number: int, data: Mapping[str, Any]) -> Header:
    policies, persona, seed = data.get("policies", {}), data.get("persona"), data.get("seed")
    whole = seed is None or (isinstance(seed, int) and not isinstance(seed, bool))
    if not isinstance(policies, dict) or not isinstance(persona, dict | None) or not whole:
        raise NotUnderstood(f"line {number}: policies and persona are objects, seed is a whole number")
    try:
        Persona.from_json(persona or {})
    except ValueError as error:
        raise NotUnderstood(f"line {number}: {error}") from None
    name = data.get("scenario")
    return Header(str(name) if name is not None else None, seed, policies, persona)


def _line(number: int, data: Mapping[str, Any]) -> Line:
    verbs = [word for word in data if word in _KINDS or word == "wait_until"]
    unknown = [word for word in data if word not in _KNOWN]
    if len(verbs) != 1 or unknown:
        what = f"`{unknown[0]}` is not known" if unknown else "say exactly one thing to do"
        raise NotUnderstood(f"line {number}: {what}; known are {', '.join(sorted(_KNOWN))}")
    verb = verbs[0]
    value = data[verb]
    at, takes = (_ms(number, data, word) for word in ("at", "takes"))
    if verb == "wait_until":
        return Line(number, None, at, until=str(value))
    kind = _KINDS[verb]
    by = str(data.get("by", "facilitator" if kind == Kind.END_WAIT else "customer"))
    if by not in ("customer", "facilitator"):
        raise NotUnderstood(f"line {number}: `by` is customer or facilitator")
    words = plain(str(data.get("words", "")))
    if kind == Kind.TELL:
        words = _own_words(number, value) if isinstance(value, str) else ""
        told = value if isinstance(value, int) and not isinstance(value, bool) else len(words.split())
        if not 1 <= told <= MOST_WORDS:
            raise NotUnderstood(f"line {number}: tell needs words, or how many there are (at most {MOST_WORDS:,})")
        return Line(number, Input(kind, number=told, by=by), at, takes, words=words)
    if kind == Kind.REACT:
        if not isinstance(value, int) or isinstance(value, bool) or not -2 <= value <= 2:
            raise NotUnderstood(f"line {number}: a feeling is a whole number from -2 to 2")
        return Line(number, Input(kind, number=value, words=len(words.split()), by=by), at, takes, words=words)
    if kind == Kind.ALLOW:
        return _allowing(number, value, at)
    if kind == Kind.KEY and isinstance(value, dict):
        return Line(number, Input(kind, by=by), at, takes, fact=str(value.get("fact", "")))
    if kind in (Kind.HANG_UP, Kind.READ, Kind.BEGIN, Kind.END_WAIT):
        if value is not True:
            raise NotUnderstood(f'line {number}: `{verb}` is written {{"{verb}": true}}')
        return Line(number, Input(kind, by=by), at, takes)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value or (kind == Kind.PRESS and value not in tuple("0123456789*#")):
        wanted = 'one key, 0 to 9, "*" or "#"' if kind == Kind.PRESS else "a text in quotes"
        raise NotUnderstood(f"line {number}: `{verb}` needs {wanted}")
    return Line(number, Input(kind, plain(value), by=by), at, takes)


def _placed(number: int, data: Mapping[str, Any], line: Line) -> Line:
    """The line, at the touchpoint and the visit it says."""
    place, visit = data.get("in", ""), data.get("visit", 1)
    whole = isinstance(visit, int) and not isinstance(visit, bool) and visit >= 1
    if not isinstance(place, str) or not whole or ("visit" in data and not place) or (place and line.made is None):
        raise NotUnderstood(
            f"line {number}: where something is done is written "
            f'{{"press": "2", "in": "main_menu", "visit": 1, "at": 9000}}'
        )
    return replace(line, place=place, visit=visit, takes=0 if place and line.takes is None else line.takes)


def _own_words(number: int, text: str) -> str:
    """What was told, whole: what is too long is refused rather than cut."""
    if len(text) > LONGEST_WORDS:
        raise NotUnderstood(f"line {number}: {len(text):,} characters are told; at most {LONGEST_WORDS:,} can be")
    return plain(text, LONGEST_WORDS)


def _allowing(number: int, value: object, at: int | None) -> Line:
    """What a facilitator allows: `"paste"`, or `{"longer": 3}`."""
    what, times = next(iter(value.items())) if isinstance(value, dict) and len(value) == 1 else (value, 1)
    fits = isinstance(times, int) and not isinstance(times, bool) and 1 <= times <= MOST_LEEWAY
    if what not in ALLOWED or not fits:
        raise NotUnderstood(
            f'line {number}: allow is written {{"allow": "paste"}}, {{"allow": "unhurried"}} '
            f'or {{"allow": {{"longer": 3}}}}'
        )
    return Line(number, Input(Kind.ALLOW, str(what), number=times, by=FACILITATOR), at)


def _ms(number: int, data: Mapping[str, Any], word: str) -> int | None:
    value = data.get(word)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10**9):
        raise NotUnderstood(f"line {number}: `{word}` is a whole number of milliseconds")
    return value


def fit(program: p.Program, draws: Draws) -> None:
    """Nothing, where a program makes every draw that is set. Raises NotAccepted, for the first that it does not."""
    for draw, why in unfit(program, draws).items():
        raise NotAccepted(f"line {draws.lines[draw]}: {why}" if draw in draws.lines else f"the draw at {why}")


def play(engine: Engine, lines: Iterable[Line], seed: int = 1, values: Values | None = None) -> Played:
    """Walk the lines. When they run out the walk goes on until the customer would have to do something.

    `values` are draws that take the place of chance: those a file sets, or those of a recorded walk. Raises NotAccepted
    where a line cannot be done.
    """
    played = Played(engine.walk(seed, 0, values or None))
    for line in lines:
        try:
            _do(engine, played, line)
        except NotAccepted as trouble:
            trouble.so_far = tuple(map(str, transcript(engine, played.walk.events)))
            raise
    _settle(played, lambda walk: walk.accepts != Accepts.NOTHING)
    return played


def _do(engine: Engine, played: Played, line: Line) -> None:
    walk, made = played.walk, line.made
    if made is None:
        _wait_until(played, line)
        return
    if made.kind == Kind.KEY and line.fact:
        made = Input(Kind.KEY, engine.persona.facts.get(line.fact, ""), by=made.by)
        if not made.value:
            raise NotAccepted(f"line {line.number}: the customer has no {line.fact} to key")
        made = replace(made, value=f"{made.value}#")
    if line.place:
        there = replace(made, place=line.place, visit=line.visit, since_ms=line.at or 0)
        if not come_for(walk, there):
            raise NotAccepted(f"line {line.number}: the walk does not come to `{line.place}`, visit {line.visit}")
    else:
        _come_to(played, made.kind, line.at)
    if made.kind == Kind.TELL and line.words:
        made = replace(made, value=heard(walk, line.words))
    takes = _takes(walk, made) if line.takes is None else line.takes
    takes += _silence_after(walk, made)
    begun = made.kind in (Kind.KEY, Kind.TELL) and Input(Kind.BEGIN, by=made.by).here(walk)
    if begun and give(walk, begun):
        _kept(played, begun, "")
        walk.advance(walk.now + takes)
    elif takes and made.kind in (Kind.READ, Kind.CHOOSE):
        walk.advance(walk.now + takes)
    placed = made.here(walk)
    if not give(walk, placed):
        raise NotAccepted(f"line {line.number}: {_why_not(engine, walk, made)}")
    _kept(played, placed, line.words)


def _why_not(engine: Engine, walk: Walk, made: Input) -> str:
    """What would be possible instead."""
    where = engine.program.places[walk.place].name
    if made.kind == Kind.CHOOSE and walk.accepts == Accepts.CHOICE:
        return f"there is no `{made.value}` to choose at `{where}`; there are: {', '.join(walk.offered())}"
    waits = "nothing more: the walk is over" if walk.ended else _WAITS_FOR[walk.accepts]
    return f"{made.kind.value} is not possible at `{where}`; it waits for {waits}"


def _kept(played: Played, made: Input, words: str) -> None:
    played.inputs.append(made)
    played.words.append(words)


_ACCEPTS = {**ACCEPTED, Kind.BEGIN: Accepts.KEY}


def _come_to(played: Played, kind: Kind, at: int | None) -> None:
    """Let time run to the first moment at which such an input is accepted after the voice has finished.

    With `at` it may be while the voice still speaks, and is that long after the visit of the touchpoint began.
    """
    walk = played.walk
    if kind in _ACCEPTS:
        _settle(
            played,
            lambda walk: walk.accepts == _ACCEPTS[kind] and (at is not None or not walk.speaking),
            past_menus=False,
        )
    elif kind == Kind.HANG_UP and at is None:
        _settle(played, lambda walk: walk.live and not walk.speaking)
    if at is not None:
        walk.advance(walk.now - walk.where[2] + at)


def _settle(played: Played, there: Callable[[Walk], bool], *, past_menus: bool = True) -> None:
    """Let time run until `there`, or until the customer must do something; `past_menus` lets a menu give up first."""
    walk = played.walk
    passed = (Accepts.NOTHING, Accepts.PRESS) if past_menus else (Accepts.NOTHING,)
    for _ in range(MOST_IN_A_ROW):
        if there(walk):
            return
        if walk.accepts == Accepts.READ:
            walk.advance(walk.now + _reading_ms(walk))
            placed = Input(Kind.READ).here(walk)
            walk.read()
            _kept(played, placed, "")
        elif not (walk.speaking or walk.accepts in passed) or not walk.pass_on():
            return


def _wait_until(played: Played, line: Line) -> None:
    walk = played.walk
    names = {info.name: number for number, info in enumerate(walk.engine.program.places)}
    if line.until not in names:
        raise NotAccepted(f"line {line.number}: there is no touchpoint `{line.until}`")
    if line.at is None and walk.where[0] == line.until and walk.where[2] == 0:
        return  # this very moment
    before = walk.visits[names[line.until]]
    if line.at is not None:
        walk.advance(walk.now - walk.where[2] + line.at)
    _settle(played, lambda walk: walk.visits[names[line.until]] > before)
    if walk.visits[names[line.until]] == before:
        raise NotAccepted(f"line {line.number}: the walk does not come to `{line.until}` by waiting")


def _takes(walk: Walk, made: Input) -> int:
    """How long a synthetic customer needs: half a second a digit, 150 words a minute told, 40 written, 240 read."""
    if made.kind == Kind.KEY:
        return len(exact(made.value)) * DIGIT_MS
    if made.kind == Kind.TELL:
        moment = walk.moment
        written = isinstance(moment, p.Ask) and moment.way == p.Way.WRITTEN
        return made.number * 60_000 // (WRITING_WPM if written else TELLING_WPM)
    return _reading_ms(walk) if made.kind == Kind.READ else 0


def _silence_after(walk: Walk, made: Input) -> int:
    """A number that is not ended by # ends with the silence after its last digit, unless it is complete."""
    moment = walk.moment
    if made.kind != Kind.KEY or not isinstance(moment, p.Ask) or moment.way != p.Way.KEYED:
        return 0
    if walk.leeway >= NEVER:
        return 0
    complete = not moment.hash_ends and digits_in(made.value) >= digits_in(walk.engine.answers[moment.fact])
    return 0 if complete or made.value.endswith("#") else moment.between_ms * walk.leeway


def _reading_ms(walk: Walk) -> int:
    moment = walk.moment
    words = len(walk.engine.lines[moment.line].text.split()) if isinstance(moment, p.Read) else 0
    return words * 60_000 // READING_WPM
