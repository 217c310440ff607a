"""What every part of a journey is made of: names, texts, conditions, and the ways from one touchpoint to the next."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from walkshoes.scenario.expressions import parse

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,60}$")]
Addressed = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,60}(\.[a-z][a-z0-9_]{0,60})?$")]
"""A name of a company; where two companies share it, it is written company.name."""
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
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

    notes: tuple[Identifier, ...] = Field(description="The facts that are passed on")


HandOver = Literal["cold", "warm"] | Notes


def _setting(value: Any) -> Any:
    if isinstance(value, bool | int | str):
        return value
    raise ValueError("a policy is set to true, false, a number, or the name of an option")


Setting = Annotated[bool | int | str, BeforeValidator(_setting)]
"""What a policy is set to."""


class Way(Part):
    """One way on: where to, under which condition, and what is handed over."""

    go: Identifier = Field(description="The touchpoint it leads to")
    when: When | None = Field(None, description="The way is taken only where this holds")
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


class Option(Part):
    """One key of a menu, or one option of a choice."""

    go: Identifier = Field(description="The touchpoint it leads to")
    label: Text | None = Field(None, description="What the participant reads; its name unless stated")
    when: When | None = Field(None, description="It is offered only where this holds")
    set: dict[Identifier, int] = Field(default_factory=dict, description="Variables to set when this is taken")
    add: dict[Identifier, int] = Field(
        default_factory=dict, description="Amounts to add to variables when this is taken"
    )
    hand_over: HandOver | None = Field(None, description="What is handed over, where it differs from the team's habit")


def _option(value: Any) -> Any:
    return {"go": value} if isinstance(value, str) else value


Options = Annotated[Option, BeforeValidator(_option, json_schema_input_type=str | Option)]


MEANT = "Why what a check notices here is meant: such notices are not shown any more"


class Touchpoint(Part):
    """What every touchpoint may state."""

    team: str | None = Field(
        None, description="Who stands behind it; a team of another company is written company.team"
    )
    channel: Channel | None = Field(None, description="How customer and company meet here; phone unless stated")
    label: Text | None = Field(None, description="What it is called in the debrief; its name unless stated")
    check_in: bool = Field(False, description="The company gets in touch though nothing is wrong")
    was: tuple[Identifier, ...] = Field((), description="Earlier names of this touchpoint, so that old walks find it")
    meant: Text | None = Field(None, description=MEANT)


class Answer(Part):
    """What the ledger counts of anything the company says or writes."""

    generic: bool = Field(False, description="Words that could have been said to anyone")
    cannot: bool = Field(False, description="Leads with what cannot be done")
    not_us: str | None = Field(None, description="Sends the customer to another team: a deflection")
    article: str | None = Field(None, max_length=40, description="The article it answers with, by its number or name")
    gives: Identifier | None = Field(None, description="The fact it gives the customer: another reference number")


def short_for(word: str) -> Callable[[Any], Any]:
    """`hold: 60s` is short for `hold: {for: 60s}`, and so on."""
    return lambda value: {word: value} if isinstance(value, str) else value


def kind_by_word(verbs: Mapping[str, type[Part]], prefix: str) -> Any:
    """A function that says which kind a part of the file is, by the one word that makes it what it is."""

    def kind(value: Any) -> str | None:
        if isinstance(value, Part):
            return prefix + next(word for word, part in verbs.items() if isinstance(value, part))
        if isinstance(value, Mapping):
            for word, tag in tags:
                if word in value:
                    return tag
        return None

    tags = [(word, prefix + word) for word in verbs]

    return kind
