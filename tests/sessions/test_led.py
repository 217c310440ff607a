"""A session that somebody leads: its journeys, its people, what is asked of everybody, what becomes of it."""

from datetime import date, timedelta

import pytest
from building import ANN, source

from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.debrief_notes import Heading, notes_of, write_down
from walkshoes.sessions.follow_ups import commit_in, commitments_of, follow_up
from walkshoes.sessions.kept import Commitment
from walkshoes.sessions.led import Plan, begin_session, led_session, led_sessions, tell_otherwise
from walkshoes.sessions.notice import notice_of
from walkshoes.sessions.people import AliasTaken, free_alias, join, people_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.steering import Ask, Steered, steer, steered
from walkshoes.sessions.trouble import RecordTrouble

PLACES = """
welcome: {team: ivr, menu: "For faults, press 1.", press: {1: done}}
"""
SECOND = source(PLACES).text.replace("title:", "follows: other\ntitle:", 1)


def planned(**changes: object) -> Plan:
    return Plan("Leadership day", [source(PLACES)], **changes)  # type: ignore[arg-type]


def test_a_session_is_there_again_as_it_was_made(record: Record) -> None:
    made = begin_session(record.file, planned(labels={"department": ["Service", "Finance"], "year": ["2026"]}, seed=9))
    assert led_session(record.file, made.id) == made
    assert made.to_pick == {"department": ("Finance", "Service")}
    assert made.for_all == {"year": "2026"}
    assert [row.id for row in led_sessions(record.file)] == [made.id]


def test_a_walk_of_ones_own_is_no_session_that_somebody_leads(record: Record) -> None:
    kept = record.begin(source(PLACES), "Ada", persona=ANN)
    assert led_session(record.file, kept.session) is None
    assert led_sessions(record.file) == []


def test_everybody_in_a_session_is_the_same_customer_and_lives_the_same_waits(record: Record) -> None:
    made = begin_session(record.file, planned(seed=5))
    journey = made.journeys[0]
    walks = [
        record.begin(
            journey.source, name, settings=journey.settings, seed=made.seed, persona=journey.persona, session=made.id
        )
        for name in ("Walker 1", "Walker 2")
    ]
    assert walks[0].persona == walks[1].persona == journey.persona
    assert {walk.seed for walk in walks} == {5}


def test_a_journey_that_follows_another_of_the_programme_has_its_customer(record: Record) -> None:
    first = source_of(load_text(source(PLACES).text, "other"))
    second = source_of(load_text(SECOND, "second"))
    made = begin_session(record.file, Plan("Two", [first, second]))
    assert made.journeys[0].persona.name == made.journeys[1].persona.name


@pytest.mark.parametrize("days", [0, 4_000])
def test_words_are_kept_for_a_time_that_can_be_said(record: Record, days: int) -> None:
    with pytest.raises(RecordTrouble, match="kept for 1 to 3650 days"):
        begin_session(record.file, planned(keep_days=days))


def test_a_session_without_a_journey_is_none(record: Record) -> None:
    with pytest.raises(RecordTrouble, match="at least one journey"):
        begin_session(record.file, Plan("Empty", []))


def test_the_notice_is_the_facilitators_to_edit(record: Record) -> None:
    made = begin_session(record.file, planned())
    assert "erased after" in notice_of(made)
    tell_otherwise(record.file, made.id, "Ask Ada.")
    again = led_session(record.file, made.id)
    assert again is not None
    assert notice_of(again) == "Ask Ada."


def test_a_journey_is_in_a_session_once(record: Record) -> None:
    with pytest.raises(RecordTrouble, match="in a session once"):
        begin_session(record.file, Plan("Twice", [source(PLACES)] * 2))


# people


def test_people_come_in_under_an_alias_and_nobody_twice(record: Record) -> None:
    made = begin_session(record.file, planned())
    ann = join(record.file, made.id, "Walker 1", labels={"department": "Service"})
    with pytest.raises(AliasTaken, match="already goes by “Walker 1”") as taken:
        join(record.file, made.id, "  walker   1 ")
    assert taken.value.who.id == ann.id
    assert [who.labels for who in people_of(record.file, made.id)] == [{"department": "Service"}]
    assert free_alias(record.file, made.id) == "Walker 2"


def test_one_alias_in_two_sessions_is_two_people(record: Record) -> None:
    first, second = begin_session(record.file, planned()), begin_session(record.file, planned())
    assert join(record.file, first.id, "Walker 1").id != join(record.file, second.id, "Walker 1").id


def test_a_name_is_text_and_nothing_that_acts(record: Record) -> None:
    made = begin_session(record.file, planned())
    assert join(record.file, made.id, "\x1b[2J Ada\n").alias == "[2J Ada"


@pytest.mark.parametrize("alias", ["", "   "])
def test_without_a_name_nobody_comes_in(record: Record, alias: str) -> None:
    made = begin_session(record.file, planned())
    with pytest.raises(RecordTrouble, match="A name is needed"):
        join(record.file, made.id, alias)


# asking something of everybody


def test_what_was_asked_last_holds(record: Record) -> None:
    made = begin_session(record.file, planned())
    assert steered(record.file, made.id) == Steered()
    for what, value in ((Ask.START, ""), (Ask.PACE, "6"), (Ask.HOLD, ""), (Ask.DEBRIEF, "")):
        steer(record.file, made.id, what, value)
    held = steered(record.file, made.id)
    assert (held.started, held.held, held.pace, held.debrief) == (True, True, 6, True)
    steer(record.file, made.id, Ask.GO_ON)
    steer(record.file, made.id, Ask.FIT, "2026-03-02T15:00:00Z")
    assert not steered(record.file, made.id).held
    assert steered(record.file, made.id).fit_by == "2026-03-02T15:00:00Z"


def test_each_end_of_waits_is_another(record: Record) -> None:
    made = begin_session(record.file, planned())
    keys = []
    for _ in range(2):
        steer(record.file, made.id, Ask.END_WAITS)
        keys.append(steered(record.file, made.id).ended)
    assert keys[0] != keys[1]


def test_nonsense_in_the_record_asks_nothing(record: Record) -> None:
    made = begin_session(record.file, planned())
    for what, value in (("pace", "fast"), ("pace", "9999999"), ("dance", "")):
        with record.file.writing() as db:
            row = {"id": f"{what}{value}", "session": made.id, "what": what, "value": value, "made": "2026"}
            db.table("steering").insert(row)
    assert steered(record.file, made.id).pace == 20


# hands


def test_the_hands_that_went_up_are_kept_with_what_was_decided(record: Record) -> None:
    kept = record.begin(source(PLACES), "Group 1", persona=ANN)
    kept.walk.come_to_input()
    kept.advance(kept.walk.now)
    assert kept.give(Input(Kind.REACT, number=-1), hands={"-2": 3, "-1": 4, "0": 0})
    kept.answer("measures", {"ces": 2}, {"ces": {"1": 3, "2": 4}})
    stored = record.stored(kept.id)
    assert stored.hands[stored.inputs[-1][0]] == {"-2": 3, "-1": 4, "0": 0}
    assert stored.hands["measures.ces"] == {"1": 3, "2": 4}


# afterwards


def test_a_commitment_is_asked_about_after_thirty_sixty_and_ninety_days(record: Record) -> None:
    made = begin_session(record.file, planned())
    commit_in(record.file, made.id, Commitment("a call is passed on", "ask what went with it", "2026-12-01", "Ada"))
    (one,) = commitments_of(record.file, made.id)
    due = [one.due(one.made + timedelta(days=days)) for days in (29, 30, 59, 60, 90, 400)]
    assert due == [0, 30, 30, 60, 90, 90]


def test_what_became_of_it_is_kept_and_then_nobody_asks_again(record: Record) -> None:
    made = begin_session(record.file, planned())
    commit_in(record.file, made.id, Commitment("", "ring our own line", "", "Ada"))
    key = commitments_of(record.file)[0].id
    one = follow_up(record.file, key, 30, "under way")
    assert one.due(one.made + timedelta(days=61)) == 60
    one = follow_up(record.file, key[:13], 60, "kept")
    assert (one.outcome, one.due(date.max)) == ("kept", 0)


def test_what_was_said_wrongly_is_put_right_at_the_same_days(record: Record) -> None:
    made = begin_session(record.file, planned())
    commit_in(record.file, made.id, Commitment("", "ring our own line", "", "Ada"))
    one = commitments_of(record.file)[0]
    later = one.made + timedelta(days=31)
    follow_up(record.file, one.id, one.asked_last(later), "kept")
    again = follow_up(record.file, one.id, one.asked_last(later), "broken")
    assert again.outcomes == {30: "broken"}
    assert one.asked_last(one.made + timedelta(days=2)) == 0


@pytest.mark.parametrize(("days", "outcome"), [(45, "kept"), (30, "perhaps")])
def test_it_is_kept_broken_or_under_way_after_so_many_days(record: Record, days: int, outcome: str) -> None:
    with pytest.raises(RecordTrouble, match="A commitment is"):
        follow_up(record.file, "01", days, outcome)


def test_a_commitment_that_is_not_there_is_said(record: Record) -> None:
    with pytest.raises(RecordTrouble, match="no such commitment"):
        follow_up(record.file, "ffff", 30, "kept")


def test_notes_of_a_debrief_stand_under_their_question(record: Record) -> None:
    made = begin_session(record.file, planned())
    write_down(record.file, made.id, Heading.WHAT, "We were asked four times.")
    write_down(record.file, made.id, Heading.WHAT, "   ")
    write_down(record.file, made.id, Heading.NOW_WHAT, "One record.")
    assert notes_of(record.file, made.id) == {
        Heading.WHAT: ("We were asked four times.",),
        Heading.SO_WHAT: (),
        Heading.NOW_WHAT: ("One record.",),
    }
