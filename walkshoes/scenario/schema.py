"""The JSON Schema of the scenario file, made from the model: completion, hover help and red underlines in editors."""

from typing import Any

from walkshoes.scenario.model import Scenario


def schema() -> dict[str, Any]:
    """The schema as plain data (JSON Schema draft 2020-12)."""
    made = Scenario.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "walkshoes scenario"}
