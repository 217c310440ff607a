"""Voicemail: nobody picks up; perhaps a message can be left."""

from building import RINGING, WORD, asked, begin, changed, cost, happened, here, said, times, told, until

from walkshoes.journey.events import Code
from walkshoes.journey.lowering.touchpoints import RING_MS
from walkshoes.journey.walk import Walk

BOX = """\
welcome:
  team: support
  voicemail: {greeting: Please leave a message., about: story, rings: 4}
  then: done
  failed: gone
"""


def box(*changes: tuple[str, str]) -> Walk:
    return begin(changed(BOX, *changes))


def test_it_rings_and_then_a_recording_answers() -> None:
    walk = asked(box())
    assert said(walk) == ["Please leave a message."]
    assert walk.now == RINGING + 4 * RING_MS + 4 * WORD
    assert cost(walk).minutes_ms["listening"] == walk.now
    assert told(walk)[1] == "Meridian: Please leave a message."


def test_a_message_that_is_left_tells_the_team_and_occupies_nobody() -> None:
    walk = asked(box())
    walk.begin()
    walk.advance(walk.now + 20_000)
    assert walk.tell(50)
    assert here(walk) == "done"
    made = cost(walk)
    assert (made.words_told, made.minutes_ms["telling"], made.people, made.handling_ms) == (50, 20_000, 0, {})


def test_what_a_message_told_the_team_knows() -> None:
    walk = begin(
        changed(BOX, ("then: done", "then: agent"))
        + "agent: {team: support, talk: [{ask: {fact: story}}], then: done}\n"
    )
    assert asked(walk).tell(5)
    until(walk, "done")
    assert cost(walk).asked == {"story": 1}


def test_telling_a_machine_what_was_told_already_is_a_repeat() -> None:
    walk = begin(changed(BOX, ("then: done", "then: {go: welcome}")))
    assert asked(walk).tell(5)
    assert asked(walk).tell(5)
    assert cost(walk).asked_again == {"story": 1}
    assert cost(walk).words_retold == 5


def test_a_box_without_a_subject_takes_its_message_unheard() -> None:
    walk = until(box((" about: story,", "")), "done")
    assert [x for _, x, _ in happened(walk, Code.MAILBOX)] == [0]
    assert times(walk, Code.TOLD) == 0


def test_a_full_box_says_so_after_the_greeting() -> None:
    walk = until(box(("rings: 4", "rings: 4, state: full")), "gone")
    assert said(walk)[:2] == ["Please leave a message.", "This mailbox is full. Goodbye."]
    assert [x for _, x, _ in happened(walk, Code.MAILBOX)] == [1]
    assert "(the mailbox is full)" in told(walk)


def test_where_there_is_no_box_it_rings_out() -> None:
    walk = until(box(("rings: 4", "rings: 9, state: absent")), "gone")
    assert said(walk) == ["You gave up."]
    assert walk.now == RINGING + 9 * RING_MS
    assert "(nobody answers, and there is no mailbox)" in told(walk)


def test_without_a_way_on_the_call_ends() -> None:
    walk = asked(box(("  then: done\n  failed: gone\n", "")))
    assert walk.tell(3)
    assert here(walk) == "after_the_call"
    full = until(box(("rings: 4", "rings: 0, state: full"), ("  then: done\n  failed: gone\n", "")), "after_the_call")
    assert times(full, Code.CALL_ENDED) == 1
