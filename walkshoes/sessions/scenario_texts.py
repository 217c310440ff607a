"""A scenario read out of the text that the record keeps of it."""

from functools import lru_cache

from walkshoes.scenario.load import Source, load_text, source_of


@lru_cache(maxsize=16)
def source_of_text(text: str, name: str) -> Source:
    """The scenario of a text. The walks of a session are of few: each is read once. Raises Unwalkable."""
    return source_of(load_text(text, name))
