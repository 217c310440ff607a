"""A commitment as one sentence, and what would make it clearer.

`When this happens, then I will do that, by this day; this person sees to it.` A plan in this form, with its cue and
its deed, is kept far more often than a good intention (Gollwitzer and Sheeran 2006).
"""

import re
from collections.abc import Collection
from datetime import date

from walkshoes.journey.program import Program
from walkshoes.sessions.kept import Commitment

CUE = "What would remind you?"
DEED = "Begin with what you do: ring, ask, open, stop …"
DAY = "By which day?"
PASSED = "That day has passed. Which one?"
OWNER = "Which person sees to it?"
SOMEBODY_THERE = "Which person there sees to it?"

_OWN_OPENING = ("if", "whenever", "as soon as", "once", "after", "before", "every", "each", "on", "at", "from")
"""A cue that begins so needs no `When` before it."""
_NO_DEED = re.compile(
    "a|an|the|this|that|these|those|my|our|your|their|his|her|its|some|any|all|every|each|no|none|one|two|three|"
    "more|less|fewer|better|best|good|great|new|faster|quicker|clearer|shorter|"
    "in|on|at|by|for|with|from|to|of|about|it|there|i|we|you|he|she|they|"
    "(?!(?:br|cl|fl|p|r|s|spr|st|str|sw)ing$).+ing"
)
"""A first word with which nobody begins who says what they will do; of those in -ing some are deeds, as `ring` is."""
_NOBODY = re.compile(
    "all|everybody|everyone|somebody|someone|anybody|anyone|nobody|they|us|we|board|business|committee|company|"
    "department|dept|division|finance|function|group|hr|it|leadership|legal|management|marketing|office|operations|"
    "organi[sz]ation|sales|services|staff|support|teams?|unit|"
    "today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year"
)
"""A word that names no person who could be asked how it went."""

_OPENINGS = {"when": ("when ",), "then": ("then ", "i will ", "i'll ", "i’ll ", "i ")}


def commitment_sentence(made: Commitment) -> str:
    """`When I next chair the board, then I will open it with a call. By 9 March 2026. Seen to by Ada.`"""
    cue = made.when.strip()
    if cue and not _opens_itself(cue):
        cue = f"When {cue}"
    text = f"{cue[:1].upper()}{cue[1:]}, then I will {made.then}." if cue else f"I will {made.then}."
    if made.by:
        text += f" By {_day(made.by)}."
    return f"{text} Seen to by {made.owner}." if made.owner else text


def bare(text: str, name: str) -> str:
    """The text without the opening words that stand beside its line already, and without a full stop."""
    for opening in _OPENINGS.get(name, ()):
        if text.lower().startswith(opening):
            text = text[len(opening) :]
    return text.rstrip(" .")


def teams_of(program: Program) -> list[str]:
    """What a journey calls its teams and companies: none of them is a person."""
    return [team.label for team in program.teams] + [company.title for company in program.companies]


def nudges(made: Commitment, teams: Collection[str], today: date) -> dict[str, str]:
    """What to ask about a commitment, by its part (`when`, `then`, `by`, `owner`): nothing of it has to be answered.

    `teams` are what the journey calls its teams and companies: none of them is a person.
    """
    asked = {}
    if not made.when:
        asked["when"] = CUE
    if made.then and not _says_a_deed(made.then):
        asked["then"] = DEED
    if not made.by:
        asked["by"] = DAY
    elif (day := _date(made.by)) is not None and day < today:
        asked["by"] = PASSED
    if not made.owner:
        asked["owner"] = OWNER
    elif _is_no_person(made.owner, teams):
        asked["owner"] = SOMEBODY_THERE
    return asked


def _opens_itself(cue: str) -> bool:
    return cue.lower().startswith(tuple(f"{opening} " for opening in _OWN_OPENING))


def _says_a_deed(text: str) -> bool:
    first = text.split(maxsplit=1)[0].lower().strip(",;:")
    return _NO_DEED.fullmatch(first) is None


def _is_no_person(owner: str, teams: Collection[str]) -> bool:
    named = owner.casefold().removeprefix("the ").strip()
    return named in {team.casefold().removeprefix("the ") for team in teams} or any(
        _NOBODY.fullmatch(word) for word in re.findall(r"\w+", named)
    )


def _day(kept: str) -> str:
    day = _date(kept)
    return f"{day.day} {day:%B %Y}" if day is not None else kept


def _date(kept: str) -> date | None:
    try:
        return date.fromisoformat(kept)
    except ValueError:
        return None
