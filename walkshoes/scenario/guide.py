"""The facilitator's page of a journey: whom it is for, what to watch, what to ask, what to try, what it rests on."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from walkshoes.scenario.ways import Identifier, Part, Setting, Text

Theme = Literal[
    "waiting",
    "repeating",
    "hand_overs",
    "promises",
    "ownership",
    "answers",
    "machines",
    "complaints",
    "silence",
    "distance",
    "care",
    "savings",
    "well_done",
]
"""What a training day may be about; `walkshoes.facilitating.themes` says each in words."""
Trust = Literal["read", "quoted", "vendor", "measured", "assumed"]
"""How far a figure can be trusted: read in its source, quoted by others, a vendor's claim, measured, assumed."""
Line = Annotated[Text, Field(max_length=500)]
Questions = Annotated[tuple[Line, ...], Field(min_length=1, max_length=6)]


class Trial(Part):
    """Decisions to try after the walk, and what to notice then."""

    settings: dict[Identifier, Setting] = Field(
        alias="set", min_length=1, description="The policies to try, each with what it is set to"
    )
    notice: Line = Field(description="What to notice then")


class Evidence(Part):
    """A figure the journey rests on, and how far to trust it."""

    says: Line = Field(description="The figure, in a sentence")
    place: Line | None = Field(None, description="Where it holds: a country, a trade")
    year: int | None = Field(None, ge=1950, le=2100, description="The year of the figure, or else of its publication")
    source: Line | None = Field(None, description="Who published it, and when")
    through: Line | None = Field(None, description="How it came to us, where the source itself was not read")
    trust: Trust = Field(description="How far it can be trusted")

    @model_validator(mode="after")
    def _has_a_source(self) -> "Evidence":
        if self.trust != "assumed" and self.source is None:
            raise ValueError("say its `source:`, or that it is `trust: assumed`")
        return self


class Guide(Part):
    """What whoever leads a session needs to know about a journey."""

    whom: Text = Field(alias="for", description="Whom the journey is for, and when in a day")
    themes: tuple[Theme, ...] = Field((), max_length=3, description="What it is about, for a programme by theme")
    watch: tuple[Line, ...] = Field((), max_length=8, description="What to look for while people walk")
    what: Questions = Field(description="Questions for the debrief: what happened")
    so_what: Questions = Field(description="Questions for the debrief: what it means")
    now_what: Questions = Field(description="Questions for the debrief: what will be done")
    trials: tuple[Trial, ...] = Field((), max_length=8, alias="try", description="Decisions to try, and what to notice")
    evidence: tuple[Evidence, ...] = Field((), max_length=20, description="What the journey rests on")
