"""Messages: what the customer writes, what comes back, and when.

What comes back is *in flight* until it is due: a delivery with a moment, or with none. It arrives while the customer
waits. Before that the customer may chase it, and a chase may change when it comes, or what.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator

from walkshoes.scenario.due import DueTime
from walkshoes.scenario.times import Duration
from walkshoes.scenario.ways import Addressed, Answer, Identifier, Next, Part, Text, Touchpoint, When

LONGEST_SUBJECT = 120


class Chance(Part):
    """Something that happens to a share of callers; `walker` is what a participant meets."""

    share: float = Field(ge=0, le=1, description="Of simulated callers")
    walker: bool = Field(description="Whether it happens to the participant")


class Reply(Part):
    """One thing that comes back to a message: after how long, and which touchpoint it is."""

    after: DueTime = Field(description="When it comes")
    go: Identifier = Field(description="The touchpoint that it is")
    when: When | None = Field(None, description="Asked when the message is sent; where it does not hold, nothing comes")
    kept: bool | Chance = Field(True, description="Whether it comes at all")


class Chase(Part):
    """The customer asks after something that is to come, which may change it.

    Without `after`, `go` and `kept` it changes nothing, as so often; it is counted all the same.
    """

    chase: Addressed = Field(description="The answer, or the promise, that is asked after")
    after: DueTime | None = Field(None, description="When it comes now")
    go: Identifier | None = Field(None, description="What comes now")
    kept: bool | None = Field(None, description="Whether it comes now")


def _chases(value: Any) -> Any:
    if isinstance(value, str | Mapping):
        value = (value,)
    if isinstance(value, list | tuple):
        return tuple({"chase": one} if isinstance(one, str) else one for one in value)
    return value


Chases = Annotated[
    tuple[Chase, ...],
    BeforeValidator(_chases, json_schema_input_type=str | Chase | list[str | Chase]),
    Field(max_length=9),
]


def _audience(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return {"1m": value}
    return value


class Writing(Part):
    """What the customer writes about, how it is asked for, and how many see it where it is public."""

    fact: Identifier = Field(description="The fact that is written about, which is told")
    say: Text | None = Field(None, description="What the customer is asked to write")
    seen_by: Annotated[
        dict[Duration, Annotated[int, Field(ge=0, le=10**9)]],
        BeforeValidator(_audience, json_schema_input_type=int | dict[str, int]),
    ] = Field(default_factory=dict, max_length=9, description="How many have seen a post after so long")

    @field_validator("seen_by")
    @classmethod
    def _grows(cls, seen: dict[int, int]) -> dict[int, int]:
        seen = dict(sorted(seen.items()))
        people = list(seen.values())
        if people != sorted(people):
            raise ValueError("who has seen a post has seen it: later numbers must not be smaller")
        return seen


class Write(Touchpoint):
    """The customer writes to the company; `answers` are what comes back."""

    write: Writing = Field(description="What the customer writes about")
    answers: dict[Identifier, Reply] = Field(
        default_factory=dict, max_length=9, description="What comes back, each under a name of its own"
    )
    chases: Chases = Field((), description="What this message asks after")
    then: Next = Field(description="Where the walk goes once it is sent")


class Read(Touchpoint, Answer):
    """Something in writing reaches the customer: a letter, an email, a post.

    One that arrived while the customer waited may state no `then`: they go on waiting.
    """

    read: Text = Field(description="What has come, word for word")
    subject: Annotated[Text, Field(max_length=LONGEST_SUBJECT)] | None = Field(
        None, description="The line an inbox shows; the first words of the text unless stated"
    )
    signed: Literal["name", "initials", "nobody"] | None = Field(None, description="What stands beneath it")
    automatic: bool = Field(False, description="Sent by a machine: it answers nothing")
    private: bool = Field(False, description="Asks the customer to go on where nobody else can see it")
    promise: Addressed | None = Field(None, description="The promise it makes")
    owner: Text | None = Field(None, description="Who takes the case as their own")
    then: Next | None = Field(
        None, description="Where the walk goes once it is read; without it the customer goes on waiting"
    )
