"""What holds of every walk, whatever a person does and whenever."""

from functools import cache
from itertools import pairwise

from building import COMPANY, HEAD, NUMBER, cost, engine, state
from hypothesis import given, settings
from hypothesis import strategies as st

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code, Event, Minute
from walkshoes.journey.inputs import Input, Kind, give
from walkshoes.journey.reliving import replay
from walkshoes.journey.transcript import transcript
from walkshoes.journey.walk import Accepts, Walk

MINUTE = 60_000
MERIDIAN = (
    COMPANY.replace("welcome}", "welcome, desk_line: box}")
    .replace(
        "support: {label: Customer care}", 'support: {hours: "Mon-Fri 08:00-18:00", remembers: conversation, delay: 1s}'
    )
    .replace("agents: 13", "agents: 12")
    + """\
promises:
  ring_back: {what: Ring back, by: support, due: 2h, kept: true, when_kept: rings}
  letter: {what: Write, by: faults, due: 3h, kept: false, when_broken: decide}
  look: {what: Look, by: support, due: 1 working hour, after: 2 working days, kept: true}
"""
)
PLACES = """\
welcome: {team: ivr, announce: Welcome. Our options have changed., then: menu}
menu:
  team: ivr
  menu: For bills, press 1. For faults, press 2. To go back, press star.
  press: {1: {go: bill, add: {tries: 1}}, 2: {go: identify, hand_over: warm}, 3: {go: box, when: tries >= 1}, "*": welcome}
  no_input: {after: 3s, tries: 4, say: [Hm?, Hello?]}
  no_match: {tries: 4, then: welcome}
bill: {team: ivr, announce: Your bill is on its way., then: menu}
identify: {team: ivr, collect: {fact: account_number, say: Key your number., tries: 5, failed: menu}, then: line}
line:
  queue: support
  say: You are in a queue.
  every: {30s: Please wait., 45s: Still here?}
  tells_position: true
  at_most: 40m
  closed: {then: box}
  then: agent
agent:
  team: support
  talk:
    - agent: Good day, this is {agent}.
    - ask: {fact: account_number, known: I have it., tries: 4, failed: decide}
    - ask: {fact: story, anyway: true, hears: {refund: [money]}}
    - hold: 90s
      every: {20s: Hum.}
    - promise: ring_back
    - promise: letter
      when: heard(refund) or times(agent) > 1
    - owner: "{agent}"
    - request: engineer
      cannot: {say: I cannot., then: [{when: knows(story), go: through}, {go: days}]}
  then: done
through: {team: support, transfer: {to: faults, ringing: 0s}}
faults: {team: faults, talk: [{agent: Faults.}, {ask: {fact: postcode, anyway: true}}], then: days}
days: {wait: {for: 5h, say: You go home.}, instead: {shop: shop, write: {go: reply, when: days < 9}}, then: [{when: kept(ring_back) and times(days) > 2, go: done}, {go: letter}]}
rings: {team: support, talk: [{agent: We said we would ring.}, {hold: 0s}], then: letter}
letter: {team: faults, channel: letter, read: Dear Ann., generic: true, then: reply}
reply:
  team: faults
  channel: letter
  write: {fact: story}
  answers:
    at_once: {after: 1m, go: machine}
    some_day: {after: 2 working days, go: answer, when: times(reply) > 1}
    lost: {after: never, go: answer}
  chases: [some_day, {chase: letter, after: 1h, kept: true}, {chase: lost, after: 3 working hours, go: machine}]
  then: chat
machine: {team: ivr, channel: email, read: Do not reply., automatic: true, gives: postcode}
answer: {team: support, channel: email, read: We look into it., signed: nobody, promise: look, owner: M}
shop: {team: support, visit: {travel: 20m, say: You take the bus.}, then: counter}
counter: {team: support, channel: in person, talk: [{ask: {fact: story}}, {chase: ring_back, say: And?}], then: post}
post: {team: faults, channel: social, write: {fact: story, seen_by: {1h: 9, 1 day: 90}}, then: days}
chat: {team: support, channel: chat, talk: [{ask: {fact: account_number}}, {add: {tries: 1}}], then: decide}
decide:
  choose: And now?
  options: {ring: welcome, wait: days, leave: {go: gone, when: tries >= 1}, again: decide}
box: {team: faults, voicemail: {greeting: Leave a message., about: story, rings: 2}, then: cut}
cut: {drop: Click.}
"""
KEYS = st.sampled_from(["1", "2", "3", "9", "*", "#"])
JUNK = st.text(max_size=8)


@cache
def meridian() -> Engine:
    return engine(PLACES, MERIDIAN, "variables: {tries: {to: 3}}", HEAD.replace("14:03", "17:40"))


INPUTS: st.SearchStrategy[Input] = st.one_of(
    st.builds(Input, st.just(Kind.PRESS), KEYS | JUNK),
    st.just(Input(Kind.BEGIN)),
    st.builds(Input, st.just(Kind.KEY), st.sampled_from([NUMBER, "LS1 4AP", "7734", "", "#"]) | JUNK),
    st.builds(Input, st.just(Kind.TELL), st.sampled_from(["refund", "other"]) | JUNK, st.integers(-5, 500)),
    st.builds(
        Input,
        st.just(Kind.CHOOSE),
        st.sampled_from(["ring", "wait", "leave", "again", "shop", "write"])
        | st.sampled_from(["ring_again", "chat_again", "go_back", "later_today", "another_day", "give_up"])
        | JUNK,
    ),
    st.just(Input(Kind.READ)),
    st.builds(Input, st.just(Kind.DIAL), st.sampled_from(["customer_line", "desk_line"]) | JUNK),
    st.just(Input(Kind.HANG_UP)),
    st.builds(Input, st.just(Kind.REACT), st.just(""), st.integers(-4, 4), st.integers(0, 50)),
    st.builds(Input, st.just(Kind.END_WAIT), by=st.sampled_from(["facilitator", "customer"])),
    st.builds(
        Input,
        st.just(Kind.ALLOW),
        st.sampled_from(["paste", "longer"]) | JUNK,
        st.integers(-2, 12),
        by=st.sampled_from(["facilitator", "customer"]),
    ),
)
TIMES = st.integers(0, 20_000) | st.integers(0, 30 * MINUTE) | st.integers(0, 5 * 60 * MINUTE)
ON = st.integers(1, 12).map(lambda times: "on" * times)
"""To do, so many times, what brings the walk on."""
DOING = st.tuples(ON, st.lists(st.one_of(INPUTS, TIMES, ON), max_size=25)).map(lambda parts: [parts[0], *parts[1]])


def what_is_asked(walk: Walk) -> Input | None:
    """What brings the walk on at this moment, if anything but time does."""
    match walk.accepts:
        case Accepts.PRESS:
            return Input(Kind.PRESS, "2")
        case Accepts.KEY:
            return Input(Kind.KEY, walk.engine.answers[walk.moment.fact])  # type: ignore[union-attr]
        case Accepts.TELL:
            return Input(Kind.TELL, "refund", 20)
        case Accepts.CHOICE:
            return Input(Kind.CHOOSE, walk.offered()[0])
        case Accepts.READ:
            return Input(Kind.READ)
    return Input(Kind.END_WAIT, by="facilitator") if walk.minute == Minute.WAITING else None


def lived(doing: list[Input | int | str], seed: int, caller: int = 0) -> tuple[Walk, list[Input]]:
    """Do these things; those that were accepted are returned with their places."""
    walk = meridian().walk(seed, caller)
    accepted = []
    for what in doing:
        if isinstance(what, int):
            walk.advance(walk.now + what)
        elif isinstance(what, Input):
            accepted += given_to(walk, what)
        else:
            for _ in range(len(what) // 2):
                walk.come_to_input()
                if (made := what_is_asked(walk)) is not None:
                    accepted += given_to(walk, made)
    return walk, accepted


def given_to(walk: Walk, made: Input) -> list[Input]:
    """The input with its place, where it is accepted; what is refused changes nothing."""
    placed, before = made.here(walk), state(walk)
    accepted = give(walk, placed)
    assert accepted or state(walk) == before
    assert walk.until > walk.now or walk.ended
    return [placed] if accepted else []


def without_uniforms(events: list[Event]) -> list[Event]:
    return [(at, code, place, x, 0 if code == Code.DREW else y) for at, code, place, x, y in events]


def drawn(walk: Walk) -> dict[tuple[str, int, str], int]:
    visits: dict[int, int] = {}
    values = {}
    for _, code, place, x, _ in walk.events:
        if code == Code.ENTERED:
            visits[place] = x
        elif code == Code.DREW:
            values[walk.engine.program.places[place].name, visits[place], "wait"] = x
    return values


@settings(max_examples=150)
@given(DOING, st.integers(0, 5))
def test_whatever_one_does_the_walk_goes_on_and_its_time_adds_up(doing: list[Input | int | str], seed: int) -> None:
    walk, _ = lived(doing, seed)
    made = cost(walk)
    assert sum(made.minutes_ms.values()) == made.given_ms == walk.now
    assert made.calendar_ms == walk.calendar - walk.engine.program.start_ms
    assert all(earlier[0] <= later[0] for earlier, later in pairwise(walk.events))
    assert all(0 <= at <= walk.now for at, *_ in walk.events)
    assert all(line.text for line in transcript(walk.engine, walk.events))


@settings(max_examples=100)
@given(DOING, st.integers(0, 5))
def test_exactly_one_kind_of_minute_runs_at_every_moment(doing: list[Input | int | str], seed: int) -> None:
    walk, _ = lived(doing, seed)
    minutes = [(at, x) for at, code, _, x, _ in walk.events if code == Code.MINUTE]
    assert minutes[0][0] == 0
    assert all(kind != after for (_, kind), (_, after) in pairwise(minutes))
    assert walk.minute == minutes[-1][1]
    assert Minute(walk.minute) in Minute


@settings(max_examples=150)
@given(DOING, st.integers(0, 5), st.integers(0, 3))
def test_what_was_accepted_lives_the_walk_again(doing: list[Input | int | str], seed: int, caller: int) -> None:
    walk, accepted = lived(doing, seed, caller)
    same = replay(meridian(), accepted, seed, reached_ms=walk.now, caller=caller)
    assert same.events == walk.events
    assert state(same) == state(walk)


@settings(max_examples=100)
@given(DOING, st.integers(0, 5))
def test_the_draws_of_a_record_live_the_walk_again_under_any_seed(doing: list[Input | int | str], seed: int) -> None:
    walk, accepted = lived(doing, seed)
    same = replay(meridian(), accepted, seed + 1, drawn(walk), walk.now)
    assert without_uniforms(same.events) == without_uniforms(walk.events)


@settings(max_examples=60)
@given(DOING, st.integers(0, 5), st.lists(st.integers(1, 10_000), max_size=20))
def test_time_may_come_in_any_pieces(doing: list[Input | int | str], seed: int, pieces: list[int]) -> None:
    walk, _ = lived(doing, seed)
    at_once = walk.fork()
    at_once.advance(at_once.now + sum(pieces))
    for piece in pieces:
        walk.advance(walk.now + piece)
    assert state(walk) == state(at_once)
