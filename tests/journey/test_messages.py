"""Messages: what the customer writes, what comes back while they wait, and what asking after it changes."""

import pytest
from building import (
    COMPANY,
    HEAD,
    asked,
    begin,
    came_to,
    changed,
    cost,
    engine,
    happened,
    here,
    said,
    source,
    times,
    to_the_end,
    told,
)

from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.lowering import lower
from walkshoes.journey.walk import Walk
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.policies import Settings

BY_POST = changed(HEAD, ("dial: customer_line", "go: write"))
OFFICE = changed(
    COMPANY,
    ("ivr: {}", "ivr: {automated: true}"),
    ("lines: {customer_line: welcome}\n", ""),
    ("{label: Faults, may: [engineer]}", '{label: Faults, hours: "Mon-Fri 09:00-17:00", holidays: GB-ENG}'),
) + (
    "promises:\n"
    "  look: {what: Look into it, by: faults, due: 2 days, kept: true}\n"
    "  never: {what: Be in touch, by: faults, kept: false}\n"
    "  lapses: {what: Write, by: faults, due: 2 days, kept: false}\n"
)
PLACES = """\
write:
  team: support
  channel: letter
  write: {fact: story, say: Write to them.}
  answers: {reply: {after: 5 days, go: letter}}
  then: weeks
weeks: {wait: {for: 10 days}, instead: {again: {go: chase}}, then: gone}
letter: {team: faults, channel: letter, read: Dear Ann.}
chase: {team: support, channel: email, write: {fact: story}, chases: [reply], then: weeks}
"""


def written(*changes: tuple[str, str], head: str = BY_POST, settings: Settings | None = None) -> Walk:
    """The customer has written, and may decide whether to wait."""
    walk = begin(changed(PLACES, *changes), OFFICE, head=head, settings=settings)
    assert asked(walk).tell(30)
    return asked(walk)


def day(walk: Walk) -> str:
    return f"{wall_clock(walk.calendar, 'Europe/London'):%a %d %b %H:%M}"


def test_an_answer_comes_while_one_waits() -> None:
    walk = written()
    assert walk.choose("wait")
    assert (here(asked(walk)), day(walk)) == ("letter", "Mon 09 Mar 09:00")  # it was due on a Saturday
    assert times(walk, Code.ARRIVED) == 1


def test_whoever_has_read_it_waits_on_as_long_as_they_meant_to() -> None:
    walk = written()
    began = walk.entered_at
    walk.choose("wait")
    walk.advance(walk.now + 9_000)
    assert asked(walk).read()
    assert (here(walk), walk.visits[walk.place], walk.entered_at) == ("weeks", 1, began)
    assert walk.offered() == ["wait", "again"]
    assert walk.choose("wait")
    assert (here(walk), day(walk)) == ("gone", "Thu 12 Mar 14:03")


def test_a_wait_that_offers_nothing_else_goes_on_by_itself() -> None:
    walk = begin(changed(PLACES, ("instead: {again: {go: chase}}, ", "")), OFFICE, head=BY_POST)
    assert asked(walk).tell(30)
    assert asked(walk).read()
    assert walk.ended


def test_an_answer_that_says_where_it_leads_ends_the_waiting() -> None:
    walk = written(("read: Dear Ann.", "read: Dear Ann., then: done"))
    walk.choose("wait")
    assert asked(walk).read()
    assert here(walk) == "done"


@pytest.mark.parametrize(
    ("change", "comes"),
    [
        ("{after: 5 days, go: letter}", True),
        ("{after: never, go: letter}", False),
        ("{after: 5 days, go: letter, kept: false}", False),
        ("{after: 5 days, go: letter, kept: {share: 0.0, walker: true}}", True),
        ("{after: 5 days, go: letter, when: times(write) > 1}", False),
        ("{after: 12 days, go: letter}", False),
    ],
)
def test_what_comes_and_what_does_not(change: str, comes: bool) -> None:
    walk = written(("{after: 5 days, go: letter}", change))
    walk.choose("wait")
    assert (here(asked(walk) if comes else walk) == "letter") is comes


def test_to_a_share_of_callers() -> None:
    places = changed(
        PLACES, ("{after: 5 days, go: letter}", "{after: 5 days, go: letter, kept: {share: 0.3, walker: false}}")
    )
    made = engine(places, OFFICE, head=BY_POST)
    came = 0
    for caller in range(1, 401):
        walk = made.walk(1, caller)
        asked(walk).tell(30)
        asked(walk).choose("wait")
        came += here(walk) == "letter"
    assert 90 <= came <= 150


@pytest.mark.parametrize(
    ("after", "team", "comes"),
    [
        ("5 days", "support", "Sat 07 Mar 14:03"),  # always open
        ("5 days", "faults", "Mon 09 Mar 09:00"),
        ("32 days", "faults", "Tue 07 Apr 09:00"),  # over Good Friday and Easter Monday
        ("5 working days", "faults", "Mon 09 Mar 14:03"),
        ("1 minute", "faults", "Mon 02 Mar 14:04"),
        ("5h", "faults", "Tue 03 Mar 09:00"),
        ('"2026-03-08 12:00"', "faults", "Mon 09 Mar 09:00"),
    ],
)
def test_people_answer_while_their_team_is_open(after: str, team: str, comes: str) -> None:
    walk = written(
        ("5 days", after),
        ("{team: faults, channel: letter", f"{{team: {team}, channel: letter"),
        ("10 days", "60 days"),
    )
    walk.choose("wait")
    assert (here(walk), day(walk)) == ("letter", comes)


def test_a_machine_answers_at_any_hour() -> None:
    walk = written(("5 days", "5h"), ("read: Dear Ann.", "read: Do not reply., automatic: true"))
    walk.choose("wait")
    assert day(walk) == "Mon 02 Mar 19:03"


def test_what_was_due_while_nobody_waited_comes_as_soon_as_somebody_does() -> None:
    places = changed(PLACES, ("{for: 10 days}", "{for: 1 day}"), ("then: gone}", "then: decide}"))
    places += "decide: {choose: And now?, options: {on: weeks}}\n"
    walk = begin(places, OFFICE, head=BY_POST)
    assert asked(walk).tell(30)
    for _ in range(7):
        assert asked(walk).choose("wait" if here(walk) == "weeks" else "on")
    assert here(walk) != "letter"
    for _ in range(10):
        if here(asked(walk)) == "letter":
            break
        walk.choose("wait" if here(walk) == "weeks" else "on")
    assert day(walk) == "Mon 09 Mar 09:00"


def test_several_things_come_in_the_order_of_the_calendar() -> None:
    walk = written(
        ("answers: {", "answers: {machine: {after: 1m, go: ack}, later: {after: 7 days, go: letter}, "),
        ("chase: {team", "ack: {team: ivr, channel: email, read: A, automatic: true}\nchase: {team"),
    )
    walk.choose("wait")
    for _ in range(3):
        assert asked(walk).read()
        walk.choose("wait")
    assert [name for name in came_to(walk) if name in ("ack", "letter")] == ["ack", "letter", "letter"]


def test_writing_again_takes_the_place_of_what_was_on_its_way() -> None:
    walk = written(("go: chase", "go: write"), ("chase: {team", "other: {team"))
    walk.choose("wait")
    assert here(asked(walk)) == "letter"
    walk.read()
    walk.choose("again")
    asked(walk).tell(30)
    assert len(walk.in_flight) == 1


def test_what_one_writes_of_ones_own_accord_nobody_has_asked_for() -> None:
    walk = written()
    assert cost(walk).asked == {}
    assert (cost(walk).words_told, cost(walk).words_retold) == (30, 0)
    walk.choose("again")
    asked(walk).tell(40)
    assert (cost(walk).words_told, cost(walk).words_retold) == (70, 40)
    assert cost(walk).unanswered == 2


# asking after it


CHASE = "chases: [reply]"


def chased(change: str, more: tuple[tuple[str, str], ...] = ()) -> Walk:
    walk = written((CHASE, f"chases: {change}"), *more)
    assert walk.choose("again")
    assert asked(walk).tell(10)
    asked(walk)
    walk.choose("wait")
    return walk


def test_asking_after_it_mostly_changes_nothing() -> None:
    walk = chased("reply")
    assert (here(walk), day(walk), cost(walk).chased) == ("letter", "Mon 09 Mar 09:00", 1)


def test_asking_after_it_may_bring_it_sooner() -> None:
    walk = chased("{chase: reply, after: 1 working hour}")
    assert (here(walk), day(walk)) == ("letter", "Mon 02 Mar 15:03")


def test_asking_after_it_may_bring_something_else_or_nothing() -> None:
    other = ("chase: {team", "other: {team: support, channel: email, read: Another.}\nchase: {team")
    assert here(chased("{chase: reply, go: other}", (other,))) == "other"
    assert here(chased("{chase: reply, kept: false}")) == "gone"


def test_asking_after_what_would_never_come_may_bring_it() -> None:
    never = ("{after: 5 days, go: letter}", "{after: 5 days, go: letter, kept: false}")
    assert here(chased("{chase: reply, kept: true, after: 2 days}", (never,))) == "letter"


@pytest.mark.parametrize(
    ("answer", "chase", "comes"),
    [
        ("{after: 5 days, go: letter}", "{chase: reply, kept: true}", True),  # it was on its way already
        ("{after: 5 days, go: letter, kept: false}", "{chase: reply, kept: true}", True),  # in the time it takes
        ("{after: never, go: letter}", "{chase: reply, kept: true}", False),  # nobody says when
        ("{after: 5 days, go: letter}", "{chase: reply, kept: true, after: 1 day}", True),
    ],
)
def test_asking_after_it_may_decide_whether_it_comes(answer: str, chase: str, comes: bool) -> None:
    walk = chased(chase, (("{after: 5 days, go: letter}", answer),))
    assert (here(walk) == "letter") is comes


def test_asking_after_a_broken_promise_without_saying_that_it_comes_leaves_it_broken() -> None:
    walk = at_the_door((", after: 1 day, kept: true}", ", go: gone}"))
    assert cost(walk).promises_broken == 1
    assert times(walk, Code.BROKEN) == 1


def test_what_a_chase_turns_into_a_machines_reply_is_no_answer() -> None:
    machine = ("chase: {team", "machine: {team: ivr, channel: email, read: No., automatic: true}\nchase: {team")
    walk = chased("{chase: reply, go: machine}", (machine,))
    asked(walk).read()
    assert cost(walk).unanswered == 2


def test_asking_after_what_is_not_to_come_is_not_counted() -> None:
    walk = chased("[reply, look]")
    assert cost(walk).chased == 1


TALKED = """\
welcome: {team: faults, channel: in person, talk: [{promise: look}, {promise: never}, {promise: lapses}], then: home}
home: {wait: {for: 5 days}, then: ask}
ask: {team: faults, channel: in person, talk: [{chase: look}, {chase: lapses, say: And?, after: 1 day, kept: true}], then: later}
later: {wait: {for: 5 days}, then: done}
"""
AT_THE_DOOR = changed(HEAD, ("dial: customer_line", "go: welcome"))


def at_the_door(*changes: tuple[str, str], company: tuple[tuple[str, str], ...] = ()) -> Walk:
    return to_the_end(begin(changed(TALKED, *changes), changed(OFFICE, *company), head=AT_THE_DOOR))


def test_a_promise_that_was_broken_may_be_kept_late_once_it_is_asked_after() -> None:
    walk = at_the_door()
    made = cost(walk)
    assert (made.promises_made, made.promises_kept, made.promises_late, made.promises_open) == (3, 1, 1, 1)
    assert made.promises_broken == 0
    assert made.chased == 1  # the one that was kept is over
    assert "(kept, but late: Write)" in told(walk)


def test_a_promise_kept_after_it_was_due_is_late() -> None:
    walk = at_the_door(company=(("due: 2 days, kept: true", "due: 2 days, after: 3 days, kept: true"),))
    assert cost(walk).promises_late >= 1
    assert next(x for _, x, _ in happened(walk, Code.LATE)) == 0


def test_a_promise_made_for_a_team_that_closes_first_is_late_by_itself() -> None:
    walk = at_the_door(company=(("due: 2 days, kept: true", "due: 5h, kept: true"),))
    at = next(x for _, x, _ in happened(walk, Code.LATE))
    assert walk.engine.program.deliveries[at].name == "look"


def test_a_promise_without_a_time_may_be_kept_and_is_not_late() -> None:
    walk = at_the_door(company=(("due: 2 days, kept: true", "after: 4 days, kept: true"),))
    assert (cost(walk).promises_kept, cost(walk).promises_without_a_time) == (1, 2)


def test_a_date_that_has_gone_by_when_it_is_promised_is_due_at_once() -> None:
    walk = at_the_door(
        ("{promise: look}, ", ""),
        ("[{chase: look}, ", "[{promise: look}, "),
        company=(("due: 2 days, kept: true", 'due: "2026-03-04 09:00", kept: false'),),
    )
    assert [x for _, x, _ in happened(walk, Code.BROKEN)][-1] == 0


def test_a_promise_whose_time_has_gone_by_is_broken_when_the_walk_ends() -> None:
    walk = begin(
        "welcome: {team: faults, talk: [{promise: lapses}, {hold: 3h}], then: done}\n",
        changed(
            OFFICE,
            ("due: 2 days, kept: false", "due: 2h, kept: false"),
            ("name: Meridian\n", "name: Meridian\nlines: {customer_line: welcome}\n"),
        ),
    )
    while walk.pass_on():
        pass
    assert walk.ended
    assert (cost(walk).promises_broken, cost(walk).promises_open) == (1, 0)


# conditions


@pytest.mark.parametrize(
    ("condition", "before", "after"),
    [
        ("awaited(reply)", True, False),
        ("arrived(reply)", False, True),
        ("awaited(look)", False, False),
        ("days >= 7", False, True),
        ("days == 0", True, False),
    ],
)
def test_what_can_be_asked_about_what_is_on_its_way(condition: str, before: bool, after: bool) -> None:
    walk = written(("again: {go: chase}", f"again: {{go: chase, when: {condition}}}"))
    assert ("again" in walk.offered()) is before
    walk.choose("wait")
    asked(walk).read()
    assert ("again" in walk.offered()) is after


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("kept(look)", True),
        ("late(look)", False),
        ("broken(lapses)", True),
        ("overdue(lapses)", True),
        ("overdue(never)", False),
        ("awaited(never)", True),
    ],
)
def test_what_can_be_asked_about_a_promise(condition: str, holds: bool) -> None:
    walk = at_the_door(("then: ask}", f"then: [{{when: {condition}, go: gone}}, {{go: done}}]}}"))
    assert (here(walk) == "gone") is holds


def test_a_letter_may_promise_something_and_take_the_case() -> None:
    walk = written(("read: Dear Ann.", "read: Dear Ann., promise: look, owner: M. Byrne"))
    walk.choose("wait")
    assert asked(walk).read()
    assert (cost(walk).owner, cost(walk).promises_made) == ("M. Byrne", 1)


RINGS = ("{team: faults, channel: letter, read: Dear Ann.}", "{team: support, talk: [{agent: We looked into it.}]}")


def test_after_a_call_that_came_while_waiting_one_waits_on() -> None:
    walk = written(RINGS)
    assert walk.choose("wait")
    assert walk.on_call
    assert here(asked(walk)) == "weeks"
    assert walk.choose("wait")
    assert (here(walk), day(walk)) == ("gone", "Thu 12 Mar 14:03")


def test_whoever_hangs_up_on_such_a_call_can_go_on_waiting_too() -> None:
    walk = written(RINGS)
    walk.choose("wait")
    assert walk.hang_up()
    assert walk.offered() == ["wait_on", "give_up"]  # there is no number to ring them on
    assert walk.choose("wait_on")
    assert (here(walk), walk.offered()) == ("weeks", ["wait", "again"])


def test_what_came_reads_as_it_came() -> None:
    walk = written()
    walk.choose("wait")
    asked(walk).read()
    assert "(you post the letter)" in told(walk)
    assert "Meridian: Dear Ann." in told(walk)
    assert said(walk).count("Dear Ann.") == 1


# what strictness found


@pytest.mark.parametrize("due", ["1 working day", "8 working hours"])
def test_a_promise_in_working_time_made_after_hours_can_be_kept(due: str) -> None:
    walk = begin(
        changed(TALKED, ("{promise: never}, {promise: lapses}", "{promise: never}")),
        changed(OFFICE, ("due: 2 days, kept: true", f"due: {due}, kept: true")),
        head=changed(AT_THE_DOOR, ("14:03", "19:00")),
    )
    made = cost(to_the_end(walk))
    assert (made.promises_kept, made.promises_late) == (1, 0)


def test_a_message_is_answered_by_its_own_answer_and_not_by_any_other() -> None:
    walk = written(
        ("then: weeks\nweeks", "then: other\nother: {team: faults, channel: email, write: {fact: story},"
         " answers: {silent: {after: never, go: letter}}, then: weeks}\nweeks"),
    )  # fmt: skip
    assert walk.tell(10)
    assert cost(walk).unanswered == 2
    asked(walk).choose("wait")
    assert asked(walk).read()
    assert cost(walk).unanswered == 1


def test_a_promise_made_again_has_one_fate() -> None:
    walk = at_the_door(("[{promise: look}, ", "[{promise: lapses}, {promise: look}, "))
    made = cost(walk)
    assert made.promises_made == 4
    assert made.promises_open == 1


def test_a_promise_whose_time_passed_while_one_was_on_hold_is_what_it_became() -> None:
    company = COMPANY + (
        "promises:\n  done_in_time: {what: A, by: support, due: 10s, kept: true}\n"
        "  still_to_come: {what: B, by: support, due: 10s, after: 9 days, kept: true}\n"
    )
    walk = begin(
        "welcome: {team: support, talk: [{promise: done_in_time}, {promise: still_to_come}, {hold: 60s}], then: done}\n",
        company,
    )
    while walk.pass_on():
        pass
    made = cost(walk)
    assert (made.promises_kept, made.promises_broken, made.promises_open) == (1, 1, 0)


def test_chance_is_asked_anew_each_time_a_promise_is_made() -> None:
    company = COMPANY + "promises: {p: {what: A, by: support, due: 1h, kept: {share: 0.5, walker: true}}}\n"
    places = "welcome: {team: support, talk: [{promise: p}], then: home}\nhome: {wait: 2h, then: [{when: times(home) > 1, go: done}, {go: welcome}]}\n"
    made = engine(places, company)
    kept = [cost(to_the_end(made.walk(1, caller))).promises_kept for caller in range(1, 201)]
    assert {kept.count(number) > 20 for number in (0, 1, 2)} == {True}


def test_asking_after_a_broken_promise_with_a_new_time_means_that_it_comes() -> None:
    walk = at_the_door((", after: 1 day, kept: true}", ", after: 1 day}"))
    assert cost(walk).promises_late == 1


def test_whole_days_are_days_of_the_wall_clock() -> None:
    walk = written(("10 days", "30 days"), ("{after: 5 days, go: letter}", "{after: never, go: letter}"))
    walk.choose("wait")
    assert day(walk) == "Wed 01 Apr 14:03"  # summer time began on the 29th of March


def test_the_same_person_may_ring_back() -> None:
    places = (
        "welcome: {team: support, who: Ruth Calder, talk: [{agent: '{agent} here.'}], then: home}\n"
        "home: {wait: 1 day, then: rings}\n"
        "rings: {team: support, same_as: welcome, talk: [{agent: 'It is {agent} again.'}], then: done}\n"
    )
    made = source(places)
    persona = make_persona(made.scenario, 1)
    walk = to_the_end(Engine(lower(made.scenario), persona).walk())
    assert said(walk)[:2] == ["Ruth Calder here.", "It is Ruth Calder again."]
    assert (cost(walk).people, cost(walk).names_given) == (1, 2)


def test_somebody_with_a_name_of_their_own_is_the_same_person_each_time() -> None:
    places = (
        "welcome: {team: support, who: Ruth Calder, talk: [{agent: '{agent} here.'}], then: home}\n"
        "home: {wait: 1 day, then: [{when: times(home) > 1, go: done}, {go: welcome}]}\n"
    )
    assert cost(to_the_end(begin(places))).people == 1
