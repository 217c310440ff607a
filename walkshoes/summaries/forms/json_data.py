"""The summary as data for other programs."""

import json

from walkshoes.summaries.model import Summary


def as_json(made: Summary) -> bytes:
    """The whole summary, without its drawings; UTF-8."""
    return (json.dumps(made.as_json(), indent=2, ensure_ascii=False) + "\n").encode()
