"""What is seen at a counter and on the way to it, drawn in a few lines of plain characters."""

from rich.cells import cell_len, set_cell_size

FACE = ("╭───────╮", "│ ●   ● │", "│   ╶╴  │", "╰──┬─┬──╯")
"""Somebody who looks at you."""
BOWED = ("╭───────╮", "│ ╱╱╱╱╱ │", "│ ─   ─ │", "╰──┬─┬──╯")
"""Somebody who looks down."""
SHOULDERS = "╭────┴─┴────╮"
ARMS = "│           │"
COUNTER = "━"
DOOR = (
    "╭─────────────╮",
    "│ ╭─────────╮ │",
    "│ │{note:^9}│ │",
    "│ ╰─────────╯ │",
    "│           ● │",
    "┴─────────────┴",
)
SMALL_DOOR = ("╭───────────╮", "│{note:^11}│", "│         ● │")
SIGN_AT_MOST = 44
LOOKS, LOOKS_DOWN = "They look at you.", "They do not look up."
LONGEST_WAY = 48


def counter(sign: str, width: int, *, looks_up: bool, roomy: bool) -> list[str]:
    """Somebody behind a counter: under a sign where it is `roomy`, else with the sign on the counter's front."""
    head = [line.center(width) for line in (FACE if looks_up else BOWED)]
    looks = (LOOKS if looks_up else LOOKS_DOWN).center(width)
    if roomy:
        body = [SHOULDERS.center(width), ARMS.center(width)]
        return [*_hanging(sign, width), "", *head, *body, COUNTER * width, "", looks]
    return [*head[:-1], SHOULDERS.center(width), _on_the_front(sign, width), looks]


def door(sign: str, width: int, *, closed: bool, roomy: bool) -> list[str]:
    """A door, from outside."""
    note = "closed" if closed else ""
    drawn = [line.format(note=note).center(width) for line in (DOOR if roomy else SMALL_DOOR)]
    return [*_hanging(sign, width), *drawn] if roomy else [*drawn, _on_the_front(sign, width)]


def way(words: tuple[str, ...], gone: float, width: int) -> list[str]:
    """The way there: a quiet line, of which the part that lies behind is drawn through. `gone` is from 0 to 1."""
    long = max(4, min(LONGEST_WAY, width - 4))
    behind = min(long - 1, max(0, int(gone * long)))
    road = "━" * behind + "●" + "·" * (long - behind - 1)
    return [*(line.center(width) for line in words), "", road.center(width)]


def _on_the_front(sign: str, width: int) -> str:
    text = f"┫ {_short(sign, width - 8)} ┣"
    before = max(0, (width - cell_len(text)) // 2)
    return COUNTER * before + text + COUNTER * max(0, width - before - cell_len(text))


def _hanging(sign: str, width: int) -> list[str]:
    text = _short(sign, width - 4)
    edge = "═" * (cell_len(text) + 2)
    before = " " * max(0, (width - cell_len(text) - 4) // 2)
    return [f"{before}╔{edge}╗", f"{before}║ {text} ║", f"{before}╚{edge}╝"]


def _short(sign: str, room: int) -> str:
    room = max(1, min(SIGN_AT_MOST, room))
    return sign if cell_len(sign) <= room else set_cell_size(sign, room - 1) + "…"
