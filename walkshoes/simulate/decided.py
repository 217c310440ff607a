"""What is decided and assumed: policies set, assumptions changed, and whether the load follows. One of these is one
company to be walked through.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from walkshoes.scenario.load import Source
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings, UnknownSetting, changes, patched
from walkshoes.scenario.times import duration_text

Value = bool | int | float | str
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """Settings by policy and changed assumptions by path, both in the order of their names.

    `load_follows` is whether fewer and shorter calls free the people who answer, and more and longer ones bind them.
    """

    settings: tuple[tuple[str, bool | int | str], ...] = ()
    assumed: tuple[tuple[Path, Value], ...] = ()
    load_follows: bool = True

    @classmethod
    def of(
        cls, settings: Settings, assumed: Mapping[Path, Value] | None = None, *, load_follows: bool = True
    ) -> "Decided":
        """The decision of these settings and assumptions."""
        return cls(tuple(sorted(settings.items())), tuple(sorted((assumed or {}).items())), load_follows)

    @property
    def by_default(self) -> "Decided":
        """The company as it stands in the file, under the same assumptions."""
        return Decided((), self.assumed, self.load_follows)


def scenario_of(source: Source, decided: Decided) -> Scenario:
    """The scenario as the company would run it. Raises UnknownSetting where it cannot be."""
    wanted: list[tuple[Path, Any]] = [*changes(source.scenario, dict(decided.settings)), *decided.assumed]
    if not wanted:
        return source.scenario
    try:
        return Scenario.model_validate(patched(source.tree, wanted))
    except ValidationError as error:
        raise UnknownSetting(_why(error.errors(include_url=False)[0], dict(decided.assumed))) from error


def _why(error: ErrorDetails, assumed: Mapping[Path, Value]) -> str:
    """Why a company cannot be so, in words for whoever has decided or assumed it."""
    written = assumed.get(tuple(str(step) for step in error["loc"]))
    bounds = error.get("ctx", {})
    for word, much, least in (("le", "much", "at most"), ("ge", "little", "at least")):
        if written is not None and word in bounds:
            bound = duration_text(bounds[word]) if isinstance(written, str) else f"{bounds[word]:,g}"
            return f"“{written}” is too {much}: {least} {bound}."
    why = error["msg"].removeprefix("Value error, ")
    return f"This cannot be: {why}." if assumed else f"These decisions do not go together: {why}."
