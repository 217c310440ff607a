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

    fact: Identifier = Field(description="The fact that is wanted")
    say: Text | None = Field(None, description="The question; without it a stock line with the fact's label")
    known: Text | None = Field(
        None, description="What is said instead, where the team knows; without it the question is passed over"
    )
    anyway: bool = Field(False, description="Ask even where the team knows: always a repeat")
    tries: int = Field(3, ge=1, le=20, description="How often it is asked in all when the answer is wrong")
    hears: dict[Identifier, tuple[Text, ...]] = Field(
        default_factory=dict,
        max_length=20,
        description="What the company picks up from words that are told: a name, and the words that count as it",
    )
    wrong: Prompts = Field(
        ("I'm sorry, I can't find that.",),
        description="What a wrong answer is answered with; several texts come one after the other",
    )
    failed: Next | None = Field(None, description="Where to when the tries are used up; without it the call is dropped")


class Keying(Asking):
    """A fact to be keyed on the telephone."""

    nothing: Prompts = Field(
        ("Sorry, I didn't get that.",),
        description="What silence is answered with; several texts come one after the other",
    )
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

    each: Duration = Field(ge=5 * SECOND, description="How often it comes round")
    say: Text = Field(description="What is said")


Announcements = Annotated[
    tuple[Announced, ...],
    BeforeValidator(_announcements, json_schema_input_type=dict[str, str] | list[Announced]),
    Field(max_length=5),
]


class Line(Part):
    """What every line of a conversation may state."""

    when: When | None = Field(None, description="The line is left out unless this holds")


class AgentSays(Line, Answer):
    """The agent speaks, or types in a chat."""

    agent: Text = Field(description="What the agent says, or types; {agent} is the name of whoever speaks")


class CustomerSays(Line):
    """The customer speaks, in the author's words."""

    you: Text = Field(description="What the customer says")


class Asks(Line):
    """The agent asks for a fact."""

    ask: Asking = Field(description="The fact the agent wants, and how it is put")


class Outcome(Part):
    """What is said, and where the walk goes, when something can or cannot be done."""

    say: Text | None = Field(None, description="What the agent says")
    then: Next | None = Field(None, description="Where the walk goes; without it the conversation goes on")
    hand_over: HandOver | None = Field(None, description="What is handed over on the way, where the way does not say")


class Requests(Line):
    """The customer asks for something; the team's `may:` decides."""

    request: Identifier = Field(description="What is asked for, as teams have it under `may`")
    say: Text | None = Field(None, description="How the customer puts it")
    done: Outcome = Field(Outcome(), description="What follows where the team may do it")
    cannot: Outcome = Field(Outcome(), description="What follows where it may not")


class Holds(Line):
    """The customer is put on hold."""

    hold: Duration = Field(le=DAY, description="How long the customer is on hold")
    say: Text | None = Field(None, description="What the agent says before")
    every: Announcements = Field((), description="What comes round meanwhile")


class Promises(Line):
    """The company promises something (declared under the company's `promises:`)."""

    promise: Addressed = Field(description="The promise that is made, as it is declared under the company")
    say: Text | None = Field(None, description="How the agent puts it")


class Owns(Line):
    """Somebody takes the case as their own, by name, until a cold hand-over or a lost call takes it away."""

    owner: Text = Field(description="The name of whoever takes the case as their own")


class Sets(Line):
    """A variable is set, or an amount added to it."""

    set: dict[Identifier, int] = Field(default_factory=dict, description="Variables and the numbers they are set to")
    add: dict[Identifier, int] = Field(default_factory=dict, description="Variables and the amounts added to them")


class Chasing(Line, Chase):
    """The customer asks after something that is to come."""

    say: Text | None = Field(None, description="How the customer puts it")


class Goes(Line):
    """The conversation leaves from here."""

    then: Next = Field(description="Where the walk goes from here")


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

    talk: tuple[TalkLine, ...] = Field(min_length=1, max_length=200, description="The lines, in their order")
    looks_up: bool = Field(True, description="In person: whoever stands there looks at the customer")
    who: Text | None = Field(None, description="The name of whoever speaks, for {agent}; made up unless stated")
    same_as: Identifier | None = Field(None, description="Another conversation at which this very person was met")
    then: Next | None = Field(None, description="Where to after the last line; without it the agent ends the call")
