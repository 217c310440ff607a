"""The touchpoints of a scenario: every kind of moment at which customer and company meet.

What a touchpoint *is* follows from the one word it begins with (`announce`, `menu`, `collect`, `queue`, `talk`,
`hold`, `transfer`, `voicemail`, `drop`, `choose`, `wait`, `read`, `write`, `ending`).
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)

from walkshoes.scenario.expressions import parse
from walkshoes.scenario.times import SECOND, Duration, LocalTime

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,60}$")]
Addressed = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,60}(\.[a-z][a-z0-9_]{0,60})?$")]
"""A name of a company; where two companies share it, it is written company.name."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Key = Annotated[str, StringConstraints(pattern=r"^[0-9*#]$")]
Channel = Literal["phone", "email", "letter", "chat", "social", "in person"]


def _readable(text: str) -> str:
    parse(text)
    return text


When = Annotated[str, AfterValidator(_readable)]
"""A condition; `walkshoes.scenario.expressions` has the language."""


class Part(BaseModel):
    """A part of the file. Unknown words are refused, so a slip of the pen is a finding and not a silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Notes(Part):
    """A hand-over that passes on the listed facts."""

    notes: tuple[Identifier, ...]


HandOver = Literal["cold", "warm"] | Notes


class Way(Part):
    """One way on: where to, under which condition, and what is handed over."""

    go: Identifier
    when: When | None = None
    hand_over: HandOver | None = Field(None, description="cold (nothing), warm (all), or {notes: [facts]}")


def _ways(value: Any) -> Any:
    if isinstance(value, str):
        return ({"go": value},)
    if isinstance(value, Mapping):
        return (value,)
    return value


Next = Annotated[
    tuple[Way, ...],
    BeforeValidator(_ways, json_schema_input_type=str | Way | list[Way]),
    Field(min_length=1, max_length=20),
]
"""Where the walk goes next: a touchpoint's name, or a list of `{when, go}` of which the first that holds is taken."""


def _texts(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Prompts = Annotated[
    tuple[Text, ...],
    BeforeValidator(_texts, json_schema_input_type=str | list[str]),
    Field(min_length=1, max_length=9),
]
"""One text, or several that escalate: the first time, the second time, and so on."""


class Touchpoint(Part):
    """What every touchpoint may state."""

    team: str | None = Field(
        None, description="Who stands behind it; a team of another company is written company.team"
    )
    channel: Channel | None = Field(None, description="How customer and company meet here; phone unless stated")
    was: tuple[Identifier, ...] = Field((), description="Earlier names of this touchpoint, so that old walks find it")


class Announcement(Touchpoint):
    """The company speaks; the customer listens."""

    announce: Text
    then: Next


class Again(Part):
    """What happens when nothing is pressed, or something that does not exist."""

    say: Prompts = ("Sorry, I didn't get that.",)
    after: Duration = 5 * SECOND
    tries: int = Field(3, ge=1, le=20, description="How often the menu is spoken in all before it gives up")
    then: Next | None = Field(
        None, description="Where to when the tries are used up; without it the company drops the call"
    )


class Option(Part):
    """One key of a menu, or one option of a choice."""

    go: Identifier
    label: Text | None = None
    when: When | None = None
    set: dict[Identifier, int] = Field(default_factory=dict, description="Variables to set when this is taken")
    add: dict[Identifier, int] = Field(
        default_factory=dict, description="Amounts to add to variables when this is taken"
    )
    hand_over: HandOver | None = None


def _option(value: Any) -> Any:
    return {"go": value} if isinstance(value, str) else value


Options = Annotated[Option, BeforeValidator(_option, json_schema_input_type=str | Option)]


class Menu(Touchpoint):
    """A voice offers keys to press. Spoken by items: half a second between them, a breath before "press"."""

    menu: Text
    press: dict[Key, Options] = Field(min_length=1)
    no_input: Again = Again(say=("Sorry, I didn't hear anything.",))
    no_match: Again = Again(say=("Sorry, that is not one of the options.",))
    barge_in: bool = Field(True, description="A key pressed while the voice speaks counts")
    repeats_menu: bool = Field(True, description="After a slip the whole menu is spoken again")


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


class Collect(Touchpoint):
    """The customer keys a number."""

    collect: Keying
    then: Next


class Closed(Part):
    """What happens outside opening hours, and to those still waiting when the hours end."""

    say: Text = "Our office is now closed. Please call again during opening hours."
    then: Next | None = Field(None, description="Where to; without it the company ends the call")


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


class QueueUp(Touchpoint):
    """The customer waits for a person; how long follows from the queue's staffing."""

    queue: Addressed
    say: Text | None = None
    every: Announcements = ()
    tells_position: bool = Field(False, description="With every announcement the caller hears their place in the queue")
    closed: Closed = Closed()
    at_most: Duration | None = Field(
        None, description="The company drops the call after this long; without it four hours, where nobody answers"
    )
    then: Next


class Line(Part):
    """What every line of a conversation may state."""

    when: When | None = None


class AgentSays(Line):
    """The agent speaks. The flags are what the ledger counts."""

    agent: Text
    generic: bool = Field(False, description="A stock sentence that could have been said to anyone")
    cannot: bool = Field(False, description="Leads with what cannot be done")
    not_us: str | None = Field(None, description="Sends the customer to another team: a deflection")


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

    hold: Duration
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
    "set": Sets,
    "add": Sets,
    "then": Goes,
}


def _verb(verbs: Mapping[str, type[Part]], prefix: str) -> Any:
    """A function that says which kind a part of the file is, by the word it begins with."""

    def kind(value: Any) -> str | None:
        if isinstance(value, Part):
            return prefix + next(word for word, part in verbs.items() if isinstance(value, part))
        if isinstance(value, Mapping):
            for word in verbs:
                if word in value:
                    return prefix + word
        return None

    return kind


TalkLine = Annotated[
    Annotated[AgentSays, Tag("line:agent")]
    | Annotated[CustomerSays, Tag("line:you")]
    | Annotated[Asks, Tag("line:ask")]
    | Annotated[Requests, Tag("line:request")]
    | Annotated[Holds, Tag("line:hold")]
    | Annotated[Promises, Tag("line:promise")]
    | Annotated[Owns, Tag("line:owner")]
    | Annotated[Sets, Tag("line:set")]
    | Annotated[Sets, Tag("line:add")]
    | Annotated[Goes, Tag("line:then")],
    Discriminator(_verb(TALK_VERBS, "line:")),
]


class Conversation(Touchpoint):
    """Customer and agent talk."""

    talk: tuple[TalkLine, ...] = Field(min_length=1, max_length=200)
    then: Next | None = Field(None, description="Where to after the last line; without it the agent ends the call")


def _short_for(word: str) -> Callable[[Any], Any]:
    """`hold: 60s` is short for `hold: {for: 60s}`, and so on."""
    return lambda value: {word: value} if isinstance(value, str) else value


class Holding(Part):
    """How long, and what is heard meanwhile."""

    time: Duration = Field(alias="for")
    say: Text | None = None
    every: Announcements = ()


class Hold(Touchpoint):
    """The customer is kept waiting by somebody who has already answered."""

    hold: Annotated[Holding, BeforeValidator(_short_for("for"), json_schema_input_type=str | Holding)]
    then: Next


class Transferring(Part):
    """Where the caller is put through to."""

    to: Identifier
    say: Text | None = None
    hand_over: HandOver | None = None
    ringing: Duration = Field(4 * SECOND, description="Ringing and clicks before somebody or something is there")


class Transfer(Touchpoint):
    """The customer is put through."""

    transfer: Annotated[Transferring, BeforeValidator(_short_for("to"), json_schema_input_type=str | Transferring)]


class Mailbox(Part):
    """A voicemail box."""

    greeting: Text
    state: Literal["takes", "full", "absent"] = Field(
        "takes", description="takes a message; full; or absent: there is no box and the line rings out"
    )
    full: Text = "This mailbox is full. Goodbye."
    about: Identifier | None = Field(None, description="The fact the message tells")
    rings: int = Field(6, ge=0, le=60)


class Voicemail(Touchpoint):
    """Nobody picks up; perhaps a message can be left."""

    voicemail: Mailbox
    then: Next | None = Field(None, description="Where to when the message is left; without it the call ends")
    failed: Next | None = Field(None, description="Where to when none could be left; without it the call ends")


class Drop(Touchpoint):
    """The line goes dead: the company's doing, not the customer's."""

    drop: Text
    then: Next | None = Field(
        None, description="Where to afterwards; without it the customer decides whether to ring again"
    )


class Choice(Touchpoint):
    """The customer decides. It belongs to the customer, to no team."""

    choose: Text
    options: dict[Identifier, Options] = Field(min_length=1, max_length=9)


class Waiting(Part):
    """How long on the calendar, or until when."""

    time: Duration | None = Field(None, alias="for")
    until: LocalTime | None = None
    say: Text | None = None


class Wait(Touchpoint):
    """Days or hours pass on the calendar; no minute of the customer's is counted."""

    wait: Annotated[Waiting, BeforeValidator(_short_for("for"), json_schema_input_type=str | Waiting)]
    then: Next


class Read(Touchpoint):
    """Something in writing reaches the customer: a letter, an email, a post."""

    read: Text
    signed: Literal["name", "initials", "nobody"] | None = None
    generic: bool = False
    cannot: bool = False
    not_us: str | None = None
    then: Next


class Writing(Part):
    """What the customer writes about, and how it is asked for."""

    fact: Identifier
    say: Text | None = None


class Write(Touchpoint):
    """The customer writes to the company."""

    write: Writing
    then: Next


class Leaves(Part):
    """Of the customers who end here, the share that leaves (0 to 1)."""

    leaves: float = Field(ge=0, le=1)


class Ending(Touchpoint):
    """The walk is over."""

    ending: Text
    resolved: bool
    customer: Literal["stays", "leaves", "recommends"] | Leaves = "stays"


VERBS: dict[str, type[Touchpoint]] = {
    "announce": Announcement,
    "menu": Menu,
    "collect": Collect,
    "queue": QueueUp,
    "talk": Conversation,
    "hold": Hold,
    "transfer": Transfer,
    "voicemail": Voicemail,
    "drop": Drop,
    "choose": Choice,
    "wait": Wait,
    "read": Read,
    "write": Write,
    "ending": Ending,
}

AnyTouchpoint = Annotated[
    Annotated[Announcement, Tag("kind:announce")]
    | Annotated[Menu, Tag("kind:menu")]
    | Annotated[Collect, Tag("kind:collect")]
    | Annotated[QueueUp, Tag("kind:queue")]
    | Annotated[Conversation, Tag("kind:talk")]
    | Annotated[Hold, Tag("kind:hold")]
    | Annotated[Transfer, Tag("kind:transfer")]
    | Annotated[Voicemail, Tag("kind:voicemail")]
    | Annotated[Drop, Tag("kind:drop")]
    | Annotated[Choice, Tag("kind:choose")]
    | Annotated[Wait, Tag("kind:wait")]
    | Annotated[Read, Tag("kind:read")]
    | Annotated[Write, Tag("kind:write")]
    | Annotated[Ending, Tag("kind:ending")],
    Discriminator(_verb(VERBS, "kind:")),
]
