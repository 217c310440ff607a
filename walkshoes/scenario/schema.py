"""The JSON Schema of the scenario file, made from the model: completion, hover help and red underlines in editors."""

from typing import Any

from walkshoes.scenario.model import Scenario


def schema() -> dict[str, Any]:
    """The schema as plain data (JSON Schema draft 2020-12)."""
    made = Scenario.model_json_schema(by_alias=True, mode="validation")
    _close(made)
    _count_lists(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "walkshoes scenario"}


def _close(part: Any) -> None:
    """Where names have a pattern, refuse those that do not: pydantic lets them pass with any value."""
    if isinstance(part, dict):
        if "patternProperties" in part:
            part.setdefault("additionalProperties", False)
        for inner in part.values():
            _close(inner)
    elif isinstance(part, list):
        for inner in part:
            _close(inner)


def _count_lists(part: Any) -> None:
    """Where something may be one text or a list of them, a limit is the list's: pydantic counts the text's letters."""
    if isinstance(part, dict):
        lists = [one for one in part.get("anyOf", ()) if one.get("type") == "array"]
        for said, meant in (("minLength", "minItems"), ("maxLength", "maxItems")):
            if lists and said in part:
                lists[0][meant] = part.pop(said)
        for inner in part.values():
            _count_lists(inner)
    elif isinstance(part, list):
        for inner in part:
            _count_lists(inner)
