"""What a training day may be about, in words."""

from walkshoes.scenario.guide import Theme

THEMES: dict[Theme, str] = {
    "waiting": "waiting, and being kept waiting",
    "repeating": "telling it again",
    "hand_overs": "being passed on",
    "promises": "promises, kept or not",
    "ownership": "somebody who has it",
    "answers": "answered, or read",
    "machines": "menus, bots and forms",
    "complaints": "when it has gone wrong",
    "silence": "no answer at all",
    "distance": "what the top never sees",
    "care": "people in a hard hour",
    "savings": "what a saving buys",
    "well_done": "service done well",
}
"""Each theme as it stands on a page: `a programme on promises, kept or not`."""
