"""A journey as a map: its touchpoints and the ways between them, drawn before anybody walks.

`surveying` reads the map off a scenario; `text`, `mermaid`, `dot` and `svg` write it down, `layers` says where a
drawing puts what. What a settled policy decides is no longer a condition of a way: with it set, the map is another.
"""

from collections.abc import Callable

from walkshoes.maps.dot import as_dot
from walkshoes.maps.mermaid import as_mermaid
from walkshoes.maps.model import Map
from walkshoes.maps.surveying import survey
from walkshoes.maps.svg import as_svg
from walkshoes.maps.text import as_text

FORMATS: dict[str, Callable[[Map], str]] = {"text": as_text, "mermaid": as_mermaid, "dot": as_dot, "svg": as_svg}
"""Every form a map can be written in, by the name the command line gives it."""

__all__ = ["FORMATS", "Map", "as_dot", "as_mermaid", "as_svg", "as_text", "survey"]
