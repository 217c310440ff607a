"""The touchpoints of a scenario: every kind of moment at which customer and company meet.

What a touchpoint *is* follows from the one word it begins with (`announce`, `menu`, `collect`, `queue`, `talk`,
`hold`, `transfer`, `voicemail`, `drop`, `choose`, `wait`, `visit`, `read`, `write`, `ending`).
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, StringConstraints, Tag, model_validator

from walkshoes.scenario.callers import Shares
from walkshoes.scenario.conversation import Announcements, Conversation, Keying
from walkshoes.scenario.times import DAY, SECOND, Duration, LocalTime
from walkshoes.scenario.ways import (
    Addressed,
    HandOver,
    Identifier,
    Next,
    Options,
    Part,
    Prompts,
    Text,
    Touchpoint,
    kind_by_word,
    short_for,
)
from walkshoes.scenario.writing import Read, Write

Key = Annotated[str, StringConstraints(pattern=r"^[0-9*#]$")]


class Announcement(Touchpoint):
    """The company speaks; the customer listens."""

    announce: Text = Field(description="What the recorded voice says; nobody can answer back")
    then: Next = Field(description="Where the walk goes next")


class Again(Part):
    """What happens when nothing is pressed, or something that does not exist."""

    say: Prompts = Field(
        ("Sorry, I didn't get that.",), description="What is said; several texts come one after the other, slip by slip"
    )
    after: Duration = Field(5 * SECOND, description="How long a silence has to be (for `no_input` alone)")
    tries: int = Field(3, ge=1, le=20, description="How often the menu is spoken in all before it gives up")
    then: Next | None = Field(
        None, description="Where to when the tries are used up; without it the company drops the call"
    )


class Menu(Touchpoint):
    """A voice offers keys to press. Spoken by items: half a second between them, a breath before "press"."""

    menu: Text = Field(description="What the voice says: the keys, one by one")
    press: dict[Key, Options] = Field(min_length=1, description="The keys (0 to 9, * and #) and where each leads")
    usually: Shares = Field(
        default_factory=dict, description="Option → the share of callers who take it; the others share the rest equally"
    )
    no_input: Again = Field(
        Again(say=("Sorry, I didn't hear anything.",)), description="What follows when nothing is pressed"
    )
    no_match: Again = Field(
        Again(say=("Sorry, that is not one of the options.",)), description="What follows a key that is not offered"
    )
    barge_in: bool = Field(True, description="A key pressed while the voice speaks counts")
    repeats_menu: bool = Field(True, description="After a slip the whole menu is spoken again")


class Collect(Touchpoint):
    """The customer keys a number."""

    collect: Keying = Field(description="The fact to be keyed, and what is said around it")
    then: Next = Field(description="Where the walk goes once it is given")


class Closed(Part):
    """What happens outside opening hours, and to those still waiting when the hours end."""

    say: Text = Field(
        "Our office is now closed. Please call again during opening hours.",
        description="What the customer hears or reads",
    )
    then: Next | None = Field(None, description="Where to; without it the company ends the call")


class QueueUp(Touchpoint):
    """The customer waits for a person; how long follows from the queue's staffing."""

    queue: Addressed = Field(description="The queue the customer waits in")
    say: Text | None = Field(None, description="What is said at the beginning")
    every: Announcements = Field(
        (), description="What comes round while the customer waits: `{75s: Your call is important.}`"
    )
    tells_position: bool = Field(False, description="With every announcement the caller hears their place in the queue")
    closed: Closed = Field(
        Closed(), description="What happens outside the hours of the team, and to those still waiting when they end"
    )
    at_most: Duration | None = Field(
        None,
        le=DAY,
        description="The company drops the call after this long; four hours, where nobody answers",
    )
    then: Next = Field(description="Where the walk goes once somebody answers")


class Holding(Part):
    """How long, and what is heard meanwhile."""

    time: Duration = Field(alias="for", le=DAY, description="How long it lasts")
    say: Text | None = Field(None, description="What is said before")
    every: Announcements = Field((), description="What comes round meanwhile")


class Hold(Touchpoint):
    """The customer is kept waiting by somebody who has already answered."""

    hold: Annotated[Holding, BeforeValidator(short_for("for"), json_schema_input_type=str | Holding)] = Field(
        description="How long the customer is kept waiting, and what is heard meanwhile"
    )
    then: Next = Field(description="Where the walk goes afterwards")


class Transferring(Part):
    """Where the caller is put through to."""

    to: Identifier = Field(description="The touchpoint the caller is put through to")
    say: Text | None = Field(None, description="What is said before")
    hand_over: HandOver | None = Field(None, description="What is handed over, where it differs from the team's habit")
    ringing: Duration = Field(4 * SECOND, description="Ringing and clicks before somebody or something is there")


class Transfer(Touchpoint):
    """The customer is put through."""

    transfer: Annotated[Transferring, BeforeValidator(short_for("to"), json_schema_input_type=str | Transferring)] = (
        Field(description="Where the caller is put through to")
    )


class Mailbox(Part):
    """A voicemail box."""

    greeting: Text = Field(description="What the box says")
    state: Literal["takes", "full", "absent"] = Field(
        "takes", description="takes a message; full; or absent: there is no box and the line rings out"
    )
    full: Text = Field(
        "This mailbox is full. Goodbye.", description="What it says instead of taking a message, where it is full"
    )
    about: Identifier | None = Field(None, description="The fact the message tells")
    rings: int = Field(6, ge=0, le=60, description="How often it rings before the box answers")


class Voicemail(Touchpoint):
    """Nobody picks up; perhaps a message can be left."""

    voicemail: Mailbox = Field(description="The voicemail box that answers")
    then: Next | None = Field(None, description="Where to when the message is left; without it the call ends")
    failed: Next | None = Field(None, description="Where to when none could be left; without it the call ends")


class Drop(Touchpoint):
    """The line goes dead: the company's doing, not the customer's."""

    drop: Text = Field(description="What the customer hears as the line goes dead")
    then: Next | None = Field(
        None, description="Where to afterwards; without it the customer decides whether to ring again"
    )


Where = Annotated[Text, Field(max_length=40)]
WHERE = "Where the customer is then, as it stands over the screen; at home unless you say so"


class Choice(Touchpoint):
    """The customer decides. It belongs to the customer, to no team."""

    where: Where | None = Field(None, description=WHERE)
    choose: Text = Field(description="What the customer is to decide")
    options: dict[Identifier, Options] = Field(
        min_length=1, max_length=9, description="What can be decided, each under a name of its own"
    )
    usually: Shares = Field(
        default_factory=dict, description="Option → the share of callers who take it; the others share the rest equally"
    )


class Waiting(Part):
    """How long on the calendar, or until when."""

    time: Duration | None = Field(None, alias="for", description="How long")
    until: LocalTime | None = Field(None, description="Until which day and time, in place of `for`")
    say: Text | None = Field(None, description="What the customer reads; without it the time passes unseen")


class Wait(Touchpoint):
    """Days or hours pass on the calendar; no minute of the customer's is counted.

    What is in flight arrives meanwhile. `instead` is what the customer may do in place of waiting on.
    """

    where: Where | None = Field(None, description=WHERE)
    wait: Annotated[Waiting, BeforeValidator(short_for("for"), json_schema_input_type=str | Waiting)] = Field(
        description="How long it is on the calendar, and what is said"
    )
    instead: dict[Identifier, Options] = Field(
        default_factory=dict, max_length=8, description="What the customer may do in place of waiting"
    )
    usually: Shares = Field(
        default_factory=dict, description="Option → the share of callers who take it; the others share the rest equally"
    )
    then: Next = Field(description="Where the walk goes when the time is over")


class Visiting(Part):
    """How far it is to where the company is, and how one gets there."""

    travel: Duration = Field(0, le=DAY, description="Minutes of the customer's, there alone")
    say: Text | None = Field(None, description="What the customer reads on the way")


class Visit(Touchpoint):
    """The customer goes there, and finds it open or closed."""

    visit: Annotated[Visiting, BeforeValidator(short_for("travel"), json_schema_input_type=str | Visiting)] = Field(
        description="The way there"
    )
    closed: Closed = Field(Closed(say="It is closed."), description="What happens outside the hours of the team")
    then: Next = Field(description="Where the walk goes once the customer is there")


class Afterwards(Part):
    """What customers who end here do: the share (0 to 1, assumed) that leaves, and that recommends."""

    leaves: float = Field(0.0, ge=0, le=1, description="The share that leaves")
    recommends: float = Field(0.0, ge=0, le=1, description="The share that recommends the company")

    @model_validator(mode="after")
    def _at_most_all(self) -> "Afterwards":
        if self.leaves + self.recommends > 1:
            raise ValueError("more customers leave and recommend than there are: together they are at most 1")
        return self


class Ending(Touchpoint):
    """The walk is over: what the customer then does, and what they tell others."""

    ending: Text = Field(description="How the walk ends, in words")
    resolved: bool = Field(description="Whether the matter is settled")
    customer: Literal["stays", "leaves", "recommends"] | Afterwards = Field(
        "stays", description="What customers who end here do: a word for all of them, or shares"
    )
    says: Text | None = Field(None, description="What the customer tells others")
    tells: int = Field(0, ge=0, le=10**9, description="How many they tell (assumed)")
    worth: float = Field(0.0, ge=0, le=10**9, description="What such a customer brings the company a year (assumed)")


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
    "visit": Visit,
    "read": Read,
    "write": Write,
    "ending": Ending,
}

_ALONE = (Drop, Choice, Wait, Ending)


def channel_of(touchpoint: Touchpoint) -> str | None:
    """How customer and company meet at a touchpoint; None where the customer is alone."""
    if touchpoint.channel is not None:
        return touchpoint.channel
    if isinstance(touchpoint, Visit):
        return "in person"
    return None if isinstance(touchpoint, _ALONE) else "phone"


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
    | Annotated[Visit, Tag("kind:visit")]
    | Annotated[Read, Tag("kind:read")]
    | Annotated[Write, Tag("kind:write")]
    | Annotated[Ending, Tag("kind:ending")],
    Discriminator(kind_by_word(VERBS, "kind:")),
]
