"""The captions say what the customer hears, who says it, and nothing they could not know."""

import pytest
from building import NUMBER, RINGING, asked, engine, until
from small_journeys import CHAT, COUNTER, EMAILS, LETTERS, POST, made

from walkshoes.journey.events import Code
from walkshoes.journey.walk import NEVER, Walk
from walkshoes.living.caption import Voice
from walkshoes.living.hearing import MOST_CAPTIONS, Hearing

AGENT = """\
welcome: {team: ivr, announce: Welcome., then: agent}
agent:
  team: support
  talk:
    - agent: Hello.
    - agent: "I am {agent}."
    - ask: {fact: account_number}
    - request: engineer
      say: Could you send somebody?
      cannot: {say: I cannot.}
  then: done
"""
QUEUE = """\
welcome: {team: ivr, queue: support, say: You are in a queue., every: {30s: "%s"}, tells_position: true, then: agent}
agent: {team: support, talk: [{agent: Hello.}], then: done}
"""
LONG = "Your call is important to us and one of our advisers will be with you as soon as ever they can."


def heard(walk: Walk) -> Hearing:
    """What was heard of a walk, as if it had been lived at the pace of life."""
    hearing = Hearing(walk.engine)
    for event in walk.events:
        hearing.hear(event, event[0])
    return hearing


def lines(walk: Walk) -> list[str]:
    return [f"{one.who}: {one.text}" if one.who else one.text for one in heard(walk).captions]


def test_the_company_the_agent_and_the_customer_each_have_a_voice():
    walk = asked(engine(AGENT).walk())
    assert lines(walk) == [
        "You ring Meridian.",
        "Meridian: Welcome.",
        "Customer care: Hello.",
        "Customer care · Maria: I am Maria.",
        "Customer care · Maria: Could I take your account number, please?",
    ]
    voices = [one.voice for one in heard(walk).captions]
    assert voices == [Voice.SCENE, Voice.COMPANY, Voice.AGENT, Voice.AGENT, Voice.AGENT]


def test_a_number_read_out_is_the_customers_and_so_is_what_they_ask_for():
    walk = asked(engine(AGENT).walk())
    walk.key(NUMBER)
    until(walk, lambda walk: walk.until == NEVER)
    assert f"You: {NUMBER}" in lines(walk)
    assert "You: Could you send somebody?" in lines(walk)


def test_a_question_asked_before_a_hand_over_and_a_refusal_are_left_to_the_debrief():
    walk = until(
        engine(
            AGENT.replace(
                "- ask: {fact: account_number}",
                "- ask: {fact: account_number, anyway: true}\n    - ask: {fact: account_number, anyway: true}",
            )
        ).walk(),
        lambda walk: walk.accepts != 0 and not walk.speaking,
    )
    walk.key(NUMBER)
    asked(walk)
    told = " ".join(lines(walk)).lower()
    assert told.count("could i take your account number") == 2
    assert not any(word in told for word in ("again", "passed", "repeat", "from ", "cold"))


def test_a_number_that_is_keyed_makes_no_words():
    walk = asked(engine("welcome: {team: ivr, collect: {fact: account_number, say: Key it.}, then: done}\n").walk())
    walk.key(NUMBER)
    assert lines(walk)[-2:] == ["Meridian: Key it.", "The call is over."]


def test_what_is_keyed_into_a_voice_cuts_it_short():
    walk = engine("welcome: {team: ivr, collect: {fact: account_number, say: Please key it now.}, then: done}\n").walk()
    walk.advance(RINGING + 850)
    walk.begin()
    caption = heard(walk).captions[-1]
    assert caption.text[: caption.said(60_000)] == "Please key"
    assert caption.was_cut


def test_hanging_up_cuts_whoever_is_speaking():
    walk = engine(AGENT).walk()
    walk.advance(RINGING + 200)
    walk.hang_up()
    *_, welcome, gone = heard(walk).captions
    assert welcome.text[: welcome.said(60_000)] == "Welc"
    assert gone.text == "You hang up."


def test_an_announcement_comes_round_word_for_word_and_the_position_follows_it():
    walk = engine(QUEUE % LONG).walk(values={("welcome", 1, "wait"): 95_000})
    walk.advance(RINGING + 94_000)
    captions = heard(walk).captions
    rounds = [one for one in captions if one.text == LONG]
    assert [one.began_ms - RINGING for one in rounds] == [30_000, 60_000, 90_000]
    positions = [one for one in captions if one.text.startswith("You are number")]
    assert positions[1].began_ms == rounds[0].over_ms


def test_somebody_who_answers_cuts_the_announcement_and_nothing_more_of_it_is_said():
    walk = engine(QUEUE % LONG).walk(values={("welcome", 1, "wait"): 32_000})
    walk.advance(RINGING + 32_300)
    captions = heard(walk).captions
    announced, stops, hello = captions[-3:]
    assert (announced.text, announced.was_cut) == (LONG, True)
    assert stops.text == "The music stops."
    assert hello.text == "Hello."


def test_where_nobody_had_to_wait_no_music_stops():
    walk = engine(QUEUE % LONG).walk(values={("welcome", 1, "wait"): 0})
    walk.advance(RINGING + 300)
    assert lines(walk) == ["You ring Meridian.", "Customer care: Hello."]


def test_how_long_a_wait_was_is_never_said():
    walk = engine(QUEUE % "Soon.").walk(values={("welcome", 1, "wait"): 41 * 60_000})
    walk.advance(RINGING + 41 * 60_000 + 500)
    assert not any("41" in line or "minute" in line for line in lines(walk))


def test_days_that_pass_are_leaves_torn_off_a_calendar():
    walk = engine(
        "welcome: {team: ivr, announce: Goodbye., then: days}\ndays: {wait: {for: 3 days}, then: what}\n"
        "what: {choose: What now?, options: {go_on: {go: done, label: Go on}}}\n"
    ).walk()
    asked(walk)
    leaf = heard(walk).captions[-1]
    assert leaf.voice == Voice.LEAF
    assert leaf.text.startswith("3 days later, 14:0")
    assert [one.replace("\n", " ") for one in leaf.leaves] == [
        "Monday 2 March",
        "Tuesday 3 March",
        "Wednesday 4 March",
        "Thursday 5 March",
    ]


def test_a_year_is_no_more_leaves_than_a_week():
    walk = engine(
        "welcome: {team: ivr, announce: Bye., then: days}\ndays: {wait: {for: 365 days}, then: done}\n"
    ).walk()
    walk.advance(RINGING + 5_000)
    leaves = next(one.leaves for one in heard(walk).captions if one.leaves)
    assert 2 <= len(leaves) <= 9
    assert leaves[-1] == "Tuesday\n2\nMarch"


def test_hours_that_pass_are_said_in_words():
    walk = engine(
        "welcome: {team: ivr, announce: Bye., then: a_while}\na_while: {wait: {for: 3h}, then: done}\n"
    ).walk()
    walk.advance(RINGING + 5_000)
    assert "3 hours later. It is 17:03." in lines(walk)


def test_a_call_of_the_companys_own_rings_here():
    walk = engine(
        "welcome: {team: ivr, announce: Bye., then: days}\ndays: {wait: {for: 1 day}, then: call_back}\n"
        "call_back: {team: support, talk: [{agent: It is me.}], then: done}\n"
    ).walk()
    walk.advance(RINGING + 20_000)
    assert "Your phone rings. It is Meridian." in lines(walk)


def test_a_decision_happens_and_is_not_spoken_and_its_question_is_not_said_twice():
    walk = asked(engine(AGENT).walk())
    walk.hang_up()
    walk.choose("give_up")
    assert lines(walk)[-2:] == ["You hang up.", "Give up"]


def test_the_clock_begins_anew_with_each_call():
    walk = asked(engine(AGENT).walk())
    walk.hang_up()
    assert heard(walk).call_began is None
    walk.advance(walk.now + 5_000)
    walk.choose("ring_again")
    assert heard(walk).call_began == walk.now


def test_after_hours_only_the_last_captions_are_held():
    walk = engine("welcome: {team: ivr, menu: Press 1., press: {1: welcome}}\n").walk()
    walk.advance(RINGING)
    for _ in range(MOST_CAPTIONS + 50):
        walk.advance(walk.now + 500)
        assert walk.press("1")
    hearing = heard(walk)
    assert len(hearing.captions) == MOST_CAPTIONS
    assert hearing.forgotten >= 50


def chatting() -> Walk:
    walk = asked(engine(**made(CHAT)).walk())
    walk.tell(3)
    walk.read()
    walk.choose("no")
    return walk


def test_a_chat_has_words_of_its_own_and_no_call():
    walk = chatting()
    walk.advance(walk.now + 5_000)
    walk.hang_up()
    walk.choose("give_up")
    told = lines(walk)
    assert told[0] == "You open the chat."
    assert told[-2:] == ["You leave the chat.", "Give up"]
    assert not any("call" in line or "line" in line.split() for line in told)


def test_a_bot_speaks_at_once_under_its_own_name_and_a_person_types():
    walk = chatting()
    hello = heard(walk).captions[-1]
    assert (hello.who, hello.whole, hello.said(hello.over_ms - 1)) == ("Customer care", True, 0)
    assert hello.said(hello.over_ms) == len(hello.text)
    bot = next(one for one in heard(walk).captions if one.who == "Meri")
    assert (bot.whole, bot.words) == (False, ())


def test_what_is_typed_in_a_chat_is_quoted_whole_and_a_letter_is_not_read_out():
    walk = asked(engine(**made(CHAT)).walk())
    walk.tell(300)
    hearing = Hearing(walk.engine)
    for event in walk.events:
        if event[1] == Code.TOLD:
            hearing.told = "word " * 300
        hearing.hear(event, event[0])
    assert next(one.text for one in hearing.captions if one.voice == Voice.YOU).count("word") == 300
    written = asked(engine(**made(LETTERS)).walk())
    written.tell(3)
    assert [line for line in lines(written) if line.startswith("You")] == ["You post the letter."]


@pytest.mark.parametrize(
    ("touchpoints", "sent"),
    [(LETTERS, "You post the letter."), (EMAILS, "You send the email."), (POST, "You post it, for everybody to see.")],
)
def test_what_was_written_goes_off_in_the_words_of_its_channel(touchpoints: str, sent: str):
    walk = asked(engine(**made(touchpoints)).walk())
    walk.tell(3)
    assert sent in lines(walk)


def test_at_a_counter_one_walks_away_and_a_closed_door_is_closed():
    walk = asked(engine(**made(COUNTER)).walk())
    walk.read()
    asked(walk)
    walk.hang_up()
    assert lines(walk)[0] == "You are there."
    assert lines(walk)[-1] == "You walk away."
    assert heard(walk).sign == "Meridian · High Street shop"
    parts = made(COUNTER)
    parts["company"] = parts["company"].replace("shop: {label:", 'shop: {hours: "Sat 09:00-12:00", label:')
    shut = asked(engine(**parts).walk())
    shut.read()
    asked(shut)
    assert lines(shut) == ["It is closed."]
    assert heard(shut).closed


def test_what_was_heard_on_the_telephone_does_not_stand_in_the_chat():
    walk = engine(
        "welcome: {team: ivr, announce: Bye., then: chat}\n"
        "chat: {team: support, channel: chat, talk: [{agent: Hello there.}], then: done}\n"
    ).walk()
    walk.advance(RINGING + 1_000)
    assert [one.text for one in heard(walk).over("phone")] == ["You ring Meridian.", "Bye.", "The call is over."]
    assert [one.text for one in heard(walk).over("chat")] == ["You open the chat.", "Hello there."]


def test_days_that_end_with_a_call_are_seen_to_pass_on_the_telephone():
    parts = made(LETTERS)
    parts["touchpoints"] = (
        parts["touchpoints"]
        .replace(
            "answer: {team: letters, channel: letter, then: done, read:",
            "answer: {team: letters, talk: [{agent: It is me.}], then: done}\nother: {team: letters, channel: letter, read:",
        )
        .replace('Customer Relations"}', 'Customer Relations", then: done}')
    )
    walk = asked(engine(**parts).walk())
    walk.tell(3)
    walk.choose("wait")
    walk.read()
    walk.choose("wait")
    walk.advance(walk.now + 500)
    leaf, rings, *_ = heard(walk).over("phone")
    assert leaf.voice == Voice.LEAF
    assert rings.text == "Your phone rings. It is Meridian."
