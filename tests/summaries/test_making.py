"""The summary of a session: what is told of how many people, and by which figures."""

import pytest
from rooms import JOURNEY, Person, a_session, walks

from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.debrief_notes import Heading, write_down
from walkshoes.sessions.follow_ups import commit_in, commitments_of, follow_up
from walkshoes.sessions.kept import Commitment
from walkshoes.sessions.people import participant_named
from walkshoes.sessions.record import Record
from walkshoes.summaries.making import summary_of
from walkshoes.summaries.model import Figure, Summary
from walkshoes.summaries.thresholds import Reach

SECRET = "they let me hang"


def of(record: Record, *people: Person, **more: object) -> Summary:
    return summary_of(record, a_session(record, *people, **more).id)  # type: ignore[arg-type]


def figure(made: Summary, name: str) -> Figure:
    return next(one for one in made.headline if one.name == name)


# how many people


def test_nobody_has_walked_yet(record: Record) -> None:
    made = of(record)
    assert (made.people, made.headline, made.journeys) == (0, (), ())


def test_one_who_walked_alone_has_it_whole_on_their_own_page_and_nobody_else_has(record: Record) -> None:
    led = a_session(record, Person(words=SECRET))
    everybodys = summary_of(record, led.id)
    assert (everybodys.headline, everybodys.journeys, everybodys.words) == ((), (), ())
    assert "What one alone has walked is theirs" in everybodys.why
    who = participant_named(record.file, led.id, "Walker 1")
    assert who is not None
    mine = summary_of(record, led.id, who.id)
    assert mine.reach == Reach.OWN
    assert mine.words == (SECRET,)
    assert mine.walks[0].curve_in_words
    assert figure(mine, "easy").text == "2 of 7: disagree"


@pytest.mark.parametrize("people", [2, 3, 4])
def test_of_two_to_four_only_totals_are_told_and_why(record: Record, people: int) -> None:
    made = of(record, *[Person(words=SECRET, may_quote=True)] * people)
    journey = made.journeys[0]
    assert made.reach == Reach.TOTALS
    assert f"{people} people walked. Of fewer than 5 only totals are told" in made.why
    assert figure(made, "easy").text == "too few answers"
    assert figure(made, "asked_again").value == people
    assert (made.words, made.walks, made.picture) == ((), (), None)
    assert (journey.felt, journey.beside, journey.endings, journey.scorecard) == ((), (), (), ())
    assert [one.each for one in journey.effort] == [None] * len(journey.effort)
    assert SECRET not in str(made.as_json())


def test_from_five_on_the_middle_of_everybody_is_told(record: Record) -> None:
    made = of(record, *(Person(easy=easy) for easy in (1, 2, 2, 6, 7)))
    assert made.reach == Reach.TOGETHER
    assert made.why == ""
    assert figure(made, "easy").text == "2 of 5 agree; mean 3.6 of 7"
    assert figure(made, "asked_again").value == 1
    assert figure(made, "unsettled").text == "0 of 5"


def test_nobodys_alias_is_on_a_page_of_several(record: Record) -> None:
    made = of(record, *[Person()] * 6)
    assert "Walker" not in str(made.as_json())


def test_ones_own_page_is_whole_also_where_others_walked(record: Record) -> None:
    led = a_session(record, *[Person()] * 5, Person(words=SECRET))
    who = participant_named(record.file, led.id, "Walker 6")
    assert who is not None
    mine = summary_of(record, led.id, who.id)
    assert (mine.reach, len(mine.walks), mine.words, mine.why) == (Reach.OWN, 1, (SECRET,), "")
    assert "Walker 1" not in str(mine.as_json())


# the curve


def test_the_curve_is_the_middle_and_the_middle_half(record: Record) -> None:
    made = of(record, *(Person(menu=menu, agent=agent) for menu, agent in ((0, -2), (0, -2), (1, -1), (1, 0), (2, 2))))
    menu, agent = made.journeys[0].felt
    assert (menu.name, menu.median, menu.low, menu.high, menu.below) == ("welcome", 1, 0, 1, 0)
    assert (agent.median, agent.low, agent.high, agent.below) == (-1, -2, 0, 3)
    picture = made.picture
    assert picture is not None
    assert [round(spot.y, 2) for spot in picture.spots] == [0.75, 0.25]
    assert picture.worst is picture.end
    assert len(picture.band) == 2


def test_a_touchpoint_where_four_said_anything_is_a_gap(record: Record) -> None:
    people = [Person(menu=-2, agent=0)] * 4 + [Person(menu=None, agent=0)] * 2
    menu, agent = of(record, *people).journeys[0].felt
    assert (menu.people, menu.median, menu.below) == (4, None, None)
    assert agent.people == 6


def test_a_group_counts_as_its_people_and_its_curve_is_the_middle_of_its_hands(record: Record) -> None:
    hands = {"-2": 2, "-1": 5, "0": 2, "1": 0, "2": 0}
    made = of(record, Person(people=9, agent=-1, hands=hands, easy=3, easy_hands={"2": 4, "6": 5}))
    assert (made.people, made.reach) == (9, Reach.TOGETHER)
    agent = made.journeys[0].felt[-1]
    assert (agent.median, agent.low, agent.high, agent.below, agent.people) == (-1, -1, -1, 7, 9)
    assert figure(made, "easy").text == "5 of 9 agree; mean 4.2 of 7"
    assert any("each hand counts" in note for note in made.about)


def test_several_reactions_at_one_touchpoint_are_one_persons(record: Record) -> None:
    led = a_session(record, *[Person(agent=1)] * 5)
    kept = walks(record, led, "Walker 6", Person(menu=-2, agent=1))
    assert kept.ledger().reactions == 2
    agent = summary_of(record, led.id).journeys[0].felt[-1]
    assert (agent.people, agent.median) == (6, 1)


# words


def test_words_are_quoted_only_with_leave_and_in_no_order(record: Record) -> None:
    people = [Person(words=f"words of {number}", may_quote=number != 3) for number in range(8)]
    led = a_session(record, *people)
    made = summary_of(record, led.id)
    assert set(made.words) == {f"words of {number}" for number in range(8) if number != 3}
    assert list(made.words) != sorted(made.words)
    assert summary_of(record, led.id).words == made.words, "made again it is the same"
    assert len(made.few_words) == 4


def test_long_words_are_not_for_the_first_page(record: Record) -> None:
    made = of(record, *[Person(words="long " * 100, may_quote=True)] * 5)
    assert len(made.words) == 1
    assert made.few_words == ()


# what is behind it


def test_the_cause_is_what_the_company_decided(record: Record) -> None:
    made = of(record, *[Person(agent=-2)] * 5)
    (cause,) = made.causes
    assert (cause.touchpoint, cause.felt) == ("agent", "furious")
    assert "Five times it asked for what the customer had already given to this company." in cause.because


def test_the_company_done_right_is_walked_by_the_same_people(record: Record) -> None:
    made = of(record, *[Person()] * 5)
    other = made.journeys[0].otherwise
    rows = {row.what: (row.lived, row.then) for row in other.changes}
    assert rows["questions already answered"] == ("1", "0")
    assert rows["digits given again"] == ("12", "0")
    (decision,) = other.decisions
    assert (decision.label, decision.costs) == ("One customer record", "costs 240,000 a year")
    assert "five questions already answered" in decision.sentence


def test_walks_that_have_not_come_to_an_end_are_left_out_and_that_is_said(record: Record) -> None:
    made = of(record, *[Person()] * 5, Person(menu=0, ends=False))
    assert made.people == 5
    assert figure(made, "unsettled").text == "0 of 5"
    assert made.journeys[0].unfinished == 1
    assert any("left out: of one person." in note for note in made.about)


def test_where_five_began_and_one_is_done_nothing_of_that_one_is_told(record: Record) -> None:
    made = of(record, Person(words=SECRET, may_quote=True), *[Person(ends=False)] * 4)
    assert (made.headline, made.words, made.departments) == ((), (), ())


def test_while_nobody_is_done_nothing_is_told_to_have_failed(record: Record) -> None:
    made = of(record, *[Person(ends=False)] * 5)
    assert made.headline == ()
    assert made.why == "Nobody has come to the end of a walk in this session yet."


def test_a_no_to_being_quoted_is_not_overruled_by_a_later_yes(record: Record) -> None:
    led = a_session(record, *[Person(words=f"said {number}", may_quote=True) for number in range(5)])
    again = source_of(load_text(f"{JOURNEY.text}\n# another\n", "another"))
    who = participant_named(record.file, led.id, "Walker 1")
    assert who is not None
    kept = record.begin(again, "Walker 1", session=led.id, participant=who.id, persona=led.journeys[0].persona)
    kept.give(Input(Kind.REACT, number=-1, words=2), "not this")
    kept.answer("leave", {"may_quote": "no"})
    kept.close()
    assert "not this" not in summary_of(record, led.id).words


def test_what_people_remember_stands_beside_the_record(record: Record) -> None:
    once, named = of(record, *[Person()] * 5).journeys[0].scorecard
    assert (once.yes, once.no, once.was, once.was_not) == (5, 0, 0, 5)
    assert (named.unsure, named.was) == (5, 5)


def test_expected_felt_and_recorded_are_the_middle_of_everybody(record: Record) -> None:
    made = of(record, *(Person(expected=minutes) for minutes in (1, 2, 3, 50, 90)))
    minutes = made.journeys[0].beside[0]
    assert (minutes.anticipated, minutes.felt) == ("3", "25")


# departments


SERVICE, FINANCE, SALES = ({"department": name} for name in ("Service", "Finance", "Sales"))
DEPARTMENTS = {"department": ["Service", "Finance", "Sales"]}


def test_a_department_of_five_has_figures_and_one_under_five_only_totals_and_why(record: Record) -> None:
    people = [Person(labels=SERVICE)] * 5 + [Person(labels=FINANCE)] * 3
    rows = {row.value: row for row in of(record, *people, labels=DEPARTMENTS).departments}
    assert {one.name for one in rows["Service"].figures} == {"easy", "minutes", "asked_again", "unsettled"}
    assert {one.name for one in rows["Finance"].figures} == {"minutes", "asked_again"}
    assert rows["Finance"].why == "3 people: fewer than 5, so only totals."
    assert "Sales" not in rows


def test_one_person_alone_is_not_told_apart_nor_worked_out(record: Record) -> None:
    people = [Person(labels=SERVICE)] * 4 + [Person(labels=FINANCE)] * 2 + [Person(labels=SALES)]
    rows = {row.value: row for row in of(record, *people, labels=DEPARTMENTS).departments}
    assert rows["Sales"].figures == ()
    assert rows["Finance"].figures == (), "its total would give away the one in Sales"
    assert rows["Service"].figures != ()


def test_beside_one_person_alone_five_tell_no_shares_and_means(record: Record) -> None:
    people = [Person(labels=SERVICE)] * 5 + [Person(labels=SALES, easy=7)]
    service = next(row for row in of(record, *people, labels=DEPARTMENTS).departments if row.value == "Service")
    assert {one.name for one in service.figures} == {"minutes", "asked_again"}


def test_whoever_belongs_to_none_is_not_worked_out_either(record: Record) -> None:
    people = [Person(labels=SERVICE)] * 3 + [Person(labels=FINANCE)] * 3 + [Person()]
    rows = {row.value: row for row in of(record, *people, labels=DEPARTMENTS).departments}
    assert [value for value, row in rows.items() if not row.figures], "all totals would leave one person over"


# commitments and notes


def test_commitments_and_what_became_of_them_stand_on_the_page(record: Record) -> None:
    led = a_session(record, *[Person()] * 5)
    commit_in(record.file, led.id, Commitment("a call is passed on", "ask what went with it", "2026-12-01", "Ada"))
    follow_up(record.file, commitments_of(record.file)[0].id, 30, "under way")
    (one,) = summary_of(record, led.id).commitments
    assert (
        one.sentence
        == "When a call is passed on, then I will ask what went with it. By 1 December 2026. Seen to by Ada."
    )
    assert one.outcome == "under way, after 30 days"


def test_what_was_written_down_stands_on_the_page(record: Record) -> None:
    led = a_session(record, *[Person()] * 5)
    write_down(record.file, led.id, Heading.SO_WHAT, "Nobody owned it.")
    assert summary_of(record, led.id).notes["so_what"] == ("Nobody owned it.",)


# programmes


def test_what_one_of_several_walked_alone_is_in_no_figure(record: Record) -> None:
    led = a_session(record, *[Person()] * 5)
    before = summary_of(record, led.id)
    another = source_of(load_text(f"{JOURNEY.text}\n# another\n", "another"))
    who = participant_named(record.file, led.id, "Walker 1")
    assert who is not None
    kept = record.begin(another, "Walker 1", session=led.id, participant=who.id, persona=led.journeys[0].persona)
    while not kept.walk.ended:
        if not kept.give(Input(Kind.HANG_UP)) and not kept.give(Input(Kind.CHOOSE, "give_up")):
            kept.advance(kept.walk.until)
    kept.close()
    after = summary_of(record, led.id)
    assert after.headline == before.headline
    assert [journey.name for journey in after.journeys] == ["small"]
    assert any("what one person alone walked" in note for note in after.about)


def test_one_beside_a_group_is_not_told_apart_from_it(record: Record) -> None:
    group = Person(people=9, agent=-1, hands={"-1": 9})
    made = of(record, group, Person(words=SECRET, may_quote=True, agent=2))
    assert (made.people, made.words) == (9, ())
    assert [row.people for row in made.journeys[0].endings] == [9]
    assert any("a few beside a group" in note for note in made.about)


def test_a_journey_changed_in_between_is_told_with_both_versions(record: Record) -> None:
    led = a_session(record, *[Person()] * 5)
    changed = source_of(load_text(f"{JOURNEY.text}\n# changed\n", "small"))
    kept = record.begin(changed, "Ada", session=led.id, persona=led.journeys[0].persona)
    kept.close()
    assert len(summary_of(record, led.id).versions["small"].split(", ")) == 1, "an unfinished walk is not told"
