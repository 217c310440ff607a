"""A scenario is edited while somebody is half-way through it: the walk goes on in it, or stays and the line is named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from walkshoes.cli import main
from walkshoes.journey.events import Code
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.program import Queue
from walkshoes.journey.walk import Accepts
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.sessions.catching_up import CaughtUp
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record

JOURNEY = """\
title: The silent line
customer:
  name: Ada Byron
  about: You are {name}. The line is dead.
  facts:
    account_number: {label: account number, value: "7734 09"}
    order_number: {label: order number, value: "55 12"}
    story: {label: what has happened, told: true}
company:
  name: Meridian
  lines: {customer_line: welcome}
  teams:
    ivr: {}
    support: {}
  queues:
    support: {calls_per_hour: 160, handling_time: 6m, agents: 15, patience: 20m}
  policies:
    one_record: {label: One record, sets: {record: shared}}
start: {at: "2026-03-02 14:03", dial: customer_line}
touchpoints:
  welcome: {team: ivr, announce: Welcome to Meridian., then: menu}
  menu:
    team: ivr
    menu: For your bill, press 1. For anything else, press 2.
    press:
      1: bill
      2: identify
  bill: {team: ivr, announce: Your bill is on its way., then: menu}
  identify: {team: ivr, collect: {fact: account_number, say: Key your number.}, then: line}
  line:
    queue: support
    every: {60s: Please wait.}
    then: agent
  agent:
    team: support
    talk:
      - agent: Good day.
      - ask: {fact: story, say: What happened?}
    then: decide
  decide:
    choose: And now?
    options:
      insist: {label: Insist, go: insisted}
      write: {label: Write to them, go: written}
  insisted:
    choose: They say no.
    options:
      wait: {label: Wait, go: waited}
      leave: {label: Leave, go: gone}
  written: {ending: You wrote., resolved: false, customer: stays}
  waited: {ending: You waited., resolved: false, customer: stays}
  gone: {ending: You left., resolved: false, customer: leaves}
"""


def scenario(text: str = JOURNEY) -> Source:
    return source_of(load_text(text, "the-silent-line"))


def edited(old: str, new: str) -> str:
    assert JOURNEY.count(old) == 1, old
    return JOURNEY.replace(old, new)


def half_way(kept: KeptWalk) -> None:
    """Round the menu once, the number keyed, the story told, insisted: at a choice nested in a choice."""

    def asked(accepts: Accepts) -> None:
        while kept.walk.accepts != accepts or kept.walk.speaking:
            kept.advance(kept.walk.now + 500)

    def do(made: Input, words: str = "") -> None:
        assert kept.give(made, words)

    asked(Accepts.PRESS)
    do(Input(Kind.PRESS, "1"))
    asked(Accepts.PRESS)
    do(Input(Kind.REACT, number=-1), "again")
    do(Input(Kind.PRESS, "2"))
    asked(Accepts.KEY)
    do(Input(Kind.BEGIN))
    kept.advance(kept.walk.now + 3_000)
    do(Input(Kind.KEY, "7734 09"))
    while not isinstance(kept.walk.moment, Queue) and kept.walk.accepts != Accepts.TELL:
        kept.advance(kept.walk.now + 500)
    if isinstance(kept.walk.moment, Queue):
        kept.advance(kept.walk.now + 2_000)
        do(Input(Kind.END_WAIT, by="facilitator"))
    asked(Accepts.TELL)
    do(Input(Kind.BEGIN))
    kept.advance(kept.walk.now + 3_000)
    do(Input(Kind.TELL), "dead since last Saturday")
    asked(Accepts.CHOICE)
    do(Input(Kind.CHOOSE, "insist"))
    kept.advance(kept.walk.now + 4_000)
    assert kept.walk.where[0] == "insisted"


@pytest.fixture
def begun(record: Record) -> str:
    """The key of a half-finished walk."""
    kept = record.begin(scenario(), "Walker 7", settings={"one_record": True})
    half_way(kept)
    kept.close()
    return kept.id


def events(kept: KeptWalk) -> list[tuple[str, str]]:
    """What happened where."""
    timeless = (Code.SAID, Code.CUT, Code.POSITION, Code.MINUTE)
    places = kept.engine.program.places
    return [(Code(code).name, places[at].name) for _, code, at, _, _ in kept.walk.events if code not in timeless]


GOES_ON = {
    "1. a line is reworded": ("Good day.", "Good day, this is Meridian, and thank you for waiting so long."),
    "2. an option is added above, where one stands": (
        "      wait: {label: Wait, go: waited}",
        "      shout: {label: Shout, go: gone}\n      wait: {label: Wait, go: waited}",
    ),
    "3. an option is added above the one that was taken": (
        "      insist: {label: Insist, go: insisted}",
        "      shout: {label: Shout, go: gone}\n      insist: {label: Insist, go: insisted}",
    ),
    "4. an earlier touchpoint is renamed, and the file says so": (
        "  agent:\n    team: support\n",
        "  colleague:\n    was: [agent]\n    team: support\n",
    ),
    "5. the touchpoint one stands at is renamed, and the file says so": (
        "  insisted:\n    choose: They say no.",
        "  refused:\n    was: [insisted]\n    choose: They say no.",
    ),
    "6. a fact is added": (
        "    story: {label",
        "    postcode: {label: postcode, value: LS1 4AP}\n    story: {label",
    ),
    "7. a fact that nobody asks for is taken away": (
        '    order_number: {label: order number, value: "55 12"}\n',
        "",
    ),
    "8. a touchpoint is inserted before": (
        "announce: Welcome to Meridian., then: menu}",
        "announce: Welcome to Meridian., then: notice}\n  notice: {team: ivr, announce: Calls are kept., then: menu}",
    ),
    "9. a line is inserted before the question": (
        "      - agent: Good day.\n",
        "      - agent: Good day.\n      - agent: One moment.\n",
    ),
    "10. the keys of a menu are exchanged": (
        "      1: bill\n      2: identify\n",
        "      2: bill\n      1: identify\n",
    ),
    "11. touchpoints are reordered": (
        "  written: {ending: You wrote., resolved: false, customer: stays}\n"
        "  waited: {ending: You waited., resolved: false, customer: stays}\n",
        "  waited: {ending: You waited., resolved: false, customer: stays}\n"
        "  written: {ending: You wrote., resolved: false, customer: stays}\n",
    ),
    "12. a time is changed": ("every: {60s: Please wait.}", "every: {20s: Please wait.}"),
    "13. a policy is added": (
        "  policies:\n",
        "  policies:\n    more_agents: {label: More agents, number: queues.support.agents, range: [15, 30]}\n",
    ),
    "14. an option nobody took is deleted": ("      write: {label: Write to them, go: written}\n", ""),
    "15. the value of a number is changed": ('value: "55 12"', 'value: "56 13"'),
}
RENAMED = {
    "4. an earlier touchpoint is renamed, and the file says so": ("then: agent", "then: colleague"),
    "5. the touchpoint one stands at is renamed, and the file says so": ("go: insisted", "go: refused"),
}
STAYS = {
    "16. an earlier touchpoint is renamed, and the file does not say so": (
        [("  agent:\n", "  colleague:\n"), ("then: agent", "then: colleague")],
        6,
        "`agent:` and is `colleague:`",
    ),
    "17. the option that was taken is deleted": (
        [("      insist: {label: Insist, go: insisted}\n", "")],
        -1,
        "`insist: {label: Insist, go: insisted}`",
    ),
    "18. the option that was taken leads elsewhere": (
        [("label: Insist, go: insisted}", "label: Insist, go: written}")],
        -1,
        "is `insist: {label: Insist, go: written}`",
    ),
    "19. the number that was keyed is not asked for any more": (
        [("collect: {fact: account_number,", "collect: {fact: order_number,")],
        3,
        "is `identify: {team: ivr, collect: {fact: order_number,",
    ),
    "20. the story is not asked for any more": (
        [("      - ask: {fact: story, say: What happened?}\n", "")],
        -1,
        "`- ask: {fact: story, say: What happened?}`",
    ),
    "21. the touchpoint a key led to is another": ([("      1: bill\n", "      1: identify\n")], 0, "is `1: identify`"),
    "22. a touchpoint that was passed is deleted": (
        [
            ("announce: Your bill is on its way., then: menu}", "announce: Your bill is on its way., then: line}"),
        ],
        1,
        "then: line}`",
    ),
}


def catch_up(record: Record, walk: str, text: str) -> CaughtUp:
    return record.catch_up(walk, scenario(text))


@pytest.mark.parametrize("edit", GOES_ON)
def test_a_walk_goes_on_in_the_edited_scenario_where_all_of_it_holds(record: Record, begun: str, edit: str) -> None:
    before = record.resume(begun)
    inputs, said = before.inputs(), before.said
    before.close()
    text = edited(*GOES_ON[edit])
    if edit in RENAMED:
        text = text.replace(*RENAMED[edit])
    made = catch_up(record, begun, text)
    assert (made.goes_on, made.holds) == (True, made.steps), made.why
    kept = record.resume(begun)
    assert kept.source.text == text
    assert kept.walk.where[0] in ("insisted", "refused")
    assert kept.walk.accepts == Accepts.CHOICE
    now = kept.inputs()
    assert [(one.kind, one.about) for one in now] == [(one.kind, one.about) for one in inputs] or "renamed" in edit
    assert [(one.kind, one.text) for one in kept.said] == [(one.kind, one.text) for one in said]
    assert kept.give(Input(Kind.CHOOSE, "wait"))
    assert kept.ledger().ending == "waited"


@pytest.mark.parametrize("edit", STAYS)
def test_a_walk_stays_as_it_was_begun_where_it_would_be_another_journey_and_the_line_is_named(
    record: Record, begun: str, edit: str
) -> None:
    before = record.resume(begun)
    happened, inputs, steps = events(before), before.inputs(), len(before.inputs())
    before.close()
    changes, holds, line = STAYS[edit]
    text = JOURNEY
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    made = catch_up(record, begun, text)
    assert not made.goes_on
    assert line in made.why
    if holds >= 0:
        assert made.holds == holds
    assert made.holds < steps or "leads elsewhere" in edit
    kept = record.resume(begun)
    assert kept.source.text == JOURNEY
    assert (events(kept), kept.inputs()) == (happened, inputs)


def test_the_decision_a_walk_was_begun_under_is_gone(record: Record, begun: str) -> None:
    text = edited("  policies:\n    one_record: {label: One record, sets: {record: shared}}\n", "")
    made = catch_up(record, begun, text)
    assert not made.goes_on
    assert "There is no policy `one_record`" in made.why
    assert record.resume(begun).source.text == JOURNEY


def test_it_is_the_same_customer_with_the_same_wait_and_the_same_people(record: Record, begun: str) -> None:
    before = record.resume(begun)
    persona, drawn = before.persona, [event[3:] for event in before.walk.events if event[1] == Code.DREW]
    before.close()
    assert catch_up(record, begun, edited("Good day.", "Good morning.")).goes_on
    kept = record.resume(begun)
    assert kept.persona == persona
    assert [event[3:] for event in kept.walk.events if event[1] == Code.DREW] == drawn


def test_a_window_that_has_the_walk_open_can_write_to_it_no_more(path: Path, record: Record, begun: str) -> None:
    other = Record(path)
    open_there = other.resume(begun)
    assert catch_up(record, begun, edited("Good day.", "Good morning.")).goes_on
    with pytest.raises(Exception, match="opened in another window"):
        open_there.give(Input(Kind.CHOOSE, "wait"))
    other.close()


def test_a_finished_walk_keeps_what_it_came_to_for_ever(
    record: Record, kept: KeptWalk, journey: Source, to_the_end: Callable[[KeptWalk], None]
) -> None:
    to_the_end(kept)
    ledger = kept.ledger()
    kept.close()
    text = journey.text.replace("every: {90s", "every: {30s").replace("What do you do?", "And now?")
    made = record.catch_up(kept.id, source_of(load_text(text, "the-silent-line")))
    assert (made.goes_on, made.ended) == (False, True)
    stored = record.stored(kept.id)
    assert (stored.ledger, stored.source.text) == (ledger, journey.text)


def test_the_command_says_walk_by_walk_what_came_of_it(tmp_path: Path, path: Path, record: Record, begun: str) -> None:
    session = record.sessions()[0].id
    record.close()
    file = tmp_path / "the-silent-line.yaml"
    file.write_text(edited("      insist: {label: Insist, go: insisted}\n", ""))
    refused = CliRunner().invoke(main, ["sessions", "catch-up", session, str(file), "--db", str(path)])
    assert refused.exit_code == 1
    assert "The silent line, Walker 7: " in refused.output
    assert "before line 43 a line is gone: `insist: {label: Insist, go: insisted}`" in refused.output
    assert "It stays as it was begun" in refused.output
    file.write_text(edited("Good day.", "Good morning."))
    done = CliRunner().invoke(main, ["sessions", "catch-up", session, str(file), "--db", str(path)])
    assert (done.exit_code, done.output) == (
        0,
        "The silent line, Walker 7: it goes on in the edited scenario.\n",
    )
