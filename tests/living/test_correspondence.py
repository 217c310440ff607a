"""What was sent and what came lies in the inbox: from whom, when, about what, and never more than was written."""

from building import engine, until
from small_journeys import EMAILS, LETTERS, POST, made

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.living.correspondence import NOT_KEPT, Correspondence, first_words

STORY = "It is dead."


def of(touchpoints: str) -> Engine:
    return engine(**made(touchpoints))


def answered(made_of: Engine) -> Walk:
    """A walk in which the customer has written, and everything has come."""
    walk = made_of.walk()
    walk.come_to_input()
    walk.tell(3)
    while walk.accepts in (Accepts.CHOICE, Accepts.READ):
        if walk.accepts == Accepts.READ:
            walk.read()
        else:
            walk.choose("wait")
        until(walk, lambda walk: walk.ended or walk.accepts != Accepts.NOTHING)
    return walk


def folded(walk: Walk, words: str = STORY) -> Correspondence:
    writing = Correspondence(walk.engine)
    for event in walk.events:
        writing.take(event, words if event[1] == Code.TOLD else "")
    return writing


def test_an_inbox_holds_what_was_sent_and_what_came_the_newest_first():
    inbox = folded(answered(of(EMAILS))).inbox
    assert [(piece.date, piece.who, piece.subject) for piece in inbox] == [
        ("Thu 2 April", "Meridian", "Dear customer, thank you for writing to …"),
        ("Mon 30 March", "Meridian", "We have your message"),
        ("Mon 30 March", "you", "What has happened"),
    ]


def test_what_was_sent_is_in_the_customers_own_words_and_hand():
    sent = folded(answered(of(LETTERS))).inbox[-1]
    assert (sent.text, sent.to, sent.paper.by_hand) == (STORY, "Meridian", True)


def test_words_that_were_erased_are_said_to_be_gone():
    assert folded(answered(of(LETTERS)), words="").inbox[-1].text == NOT_KEPT


def test_an_email_taken_out_shows_its_subject_and_a_letter_that_has_none_does_not_begin_twice():
    letter, email, _ = folded(answered(of(LETTERS))).inbox
    assert email.paper.text == "We have your message\n\nDo not reply to this message."
    assert letter.paper.text.count("Dear customer") == 1
    assert letter.paper.title == "Meridian, 2 April"


def test_a_post_and_its_reply_are_in_public_view_and_not_in_the_inbox():
    writing = folded(answered(of(POST)))
    assert [(piece.who, piece.sent) for piece in writing.public] == [("you", True), ("Meridian", False)]
    assert writing.inbox == []


def test_how_many_have_seen_a_post_grows_with_the_calendar():
    post = folded(answered(of(POST))).public[0]
    hour = 3_600_000
    assert [post.people(post.moment + hours * hour) for hours in (0, 1, 23, 24, 500)] == [0, 40, 40, 310, 310]


def test_a_letter_is_dated_by_the_day_it_came_though_no_minute_of_the_customers_went_by():
    walk = answered(of(LETTERS))
    came, _, sent = folded(walk).inbox
    assert walk.now == 0
    assert came.moment - sent.moment == 3 * 24 * 3_600_000


def test_first_words_are_whole_words():
    assert first_words("One  two\nthree") == "One two three"
    assert first_words("word " * 40).endswith("word …")
    assert len(first_words("x" * 500)) <= 42
