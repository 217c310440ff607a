"""Conversations: what agent and customer say in turn, and the questions that are put.

Every line of a `talk` is what its one word says: `agent`, `you`, `ask`, `request`, `hold`, `promise`, `chase`, `owner`,
`set`, `add` or `then`.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag

from walkshoes.scenario.times import DAY, SECOND, Duration
from walkshoes.scenario.ways import (
    Addressed,
    Answer,
    HandOver,
    Identifier,
    Next,
    Part,
    Prompts,
    Text,
    Touchpoint,
    When,
    kind_by_word,
)
from walkshoes.scenario.writing import Chase


class Asking(Part):
    """A fact asked for. When the team knows it, `known` is spoken, or the question is passed over."""

    fact: Identifier
    say: Text | None = Field(None, description="The question; without it a stock line with the fact's label")
    known: Text | None = None
    anyway: bool = Field(False, description="Ask even where the team knows: always a repeat")
    tries: int = Field(3, ge=1, le=20)
    hears: dict[Identifier, tuple[Text, ...]] = Field(
        default_factory=dict,
        max_length=20,
        description="What the company picks up from words that are told: a name, and the words that count as it",
    )
    wrong: Prompts = ("I'm sorry, I can't find that.",)
    failed: Next | None = Field(None, description="Where to when the tries are used up; without it the call is dropped")


class Keying(Asking):
    """A fact to be keyed on the telephone."""

    nothing: Prompts = ("Sorry, I didn't get that.",)
    first_digit: Duration = Field(5 * SECOND, description="Silence before the first digit that counts as no answer")
    between_digits: Duration = Field(5 * SECOND, description="Silence that ends the number")
    hash_ends: bool = Field(True, description="The customer is to end the number with #")


def _announcements(value: Any) -> Any:
    """`{90s: text}`, or one announcement alone, as people write it."""
    if not isinstance(value, Mapping):
        return value
    if set(value) <= {"each", "say"}:
        return [value]
    return [{"each": each, "say": say} for each, say in value.items()]


class Announced(Part):
    """A text that comes round while one waits."""

    each: Duration = Field(ge=5 * SECOND)
    say: Text


Announcements = Annotated[
    tuple[Announced, ...],
    BeforeValidator(_announcements, json_schema_input_type=dict[str, str] | list[Announced]),
    Field(max_length=5),
]


class Line(Part):
    """What every line of a conversation may state."""

    when: When | None = None


class AgentSays(Line, Answer):
    """The agent speaks, or types in a chat."""

    agent: Text


class CustomerSays(Line):
    """The customer speaks, in the author's words."""

    you: Text


class Asks(Line):
    """The agent asks for a fact."""

    ask: Asking


class Outcome(Part):
    """What is said, and where the walk goes, when something can or cannot be done."""

    say: Text | None = None
    then: Next | None = None
    hand_over: HandOver | None = Field(None, description="What is handed over on the way, where the way does not say")


class Requests(Line):
    """The customer asks for something; the team's `may:` decides."""

    request: Identifier
    say: Text | None = Field(None, description="How the customer puts it")
    done: Outcome = Outcome()
    cannot: Outcome = Outcome()


class Holds(Line):
    """The customer is put on hold."""

    hold: Duration = Field(le=DAY)
    say: Text | None = None
    every: Announcements = ()


class Promises(Line):
    """The company promises something (declared under the company's `promises:`)."""

    promise: Addressed
    say: Text | None = None


class Owns(Line):
    """Somebody takes the case as their own, by name, until a cold hand-over or a lost call takes it away."""

    owner: Text


class Sets(Line):
    """A variable is set, or an amount added to it."""

    set: dict[Identifier, int] = Field(default_factory=dict)
    add: dict[Identifier, int] = Field(default_factory=dict)


class Chasing(Line, Chase):
    """The customer asks after something that is to come."""

    say: Text | None = Field(None, description="How the customer puts it")


class Goes(Line):
    """The conversation leaves from here."""

    then: Next


TALK_VERBS: dict[str, type[Line]] = {
    "agent": AgentSays,
    "you": CustomerSays,
    "ask": Asks,
    "request": Requests,
    "hold": Holds,
    "promise": Promises,
    "owner": Owns,
    "chase": Chasing,
    "set": Sets,
    "add": Sets,
    "then": Goes,
}


TalkLine = Annotated[
    Annotated[AgentSays, Tag("line:agent")]
    | Annotated[CustomerSays, Tag("line:you")]
    | Annotated[Asks, Tag("line:ask")]
    | Annotated[Requests, Tag("line:request")]
    | Annotated[Holds, Tag("line:hold")]
    | Annotated[Promises, Tag("line:promise")]
    | Annotated[Owns, Tag("line:owner")]
    | Annotated[Chasing, Tag("line:chase")]
    | Annotated[Sets, Tag("line:set")]
    | Annotated[Sets, Tag("line:add")]
    | Annotated[Goes, Tag("line:then")],
    Discriminator(kind_by_word(TALK_VERBS, "line:")),
]


class Conversation(Touchpoint):
    """Customer and agent talk: on the telephone, face to face, or in a chat."""

    talk: tuple[TalkLine, ...] = Field(min_length=1, max_length=200)
    looks_up: bool = Field(True, description="In person: whoever stands there looks at the customer")
    who: Text | None = Field(None, description="The name of whoever speaks, for {agent}; made up unless stated")
    same_as: Identifier | None = Field(None, description="Another conversation at which this very person was met")
    then: Next | None = Field(None, description="Where to after the last line; without it the agent ends the call")
