"""What a session found, in one line, for whoever sees only that: made from its figures, never written beforehand."""

from walkshoes.reports.sentences import counted, in_words
from walkshoes.summaries.model import Figure, Summary
from walkshoes.summaries.thresholds import Reach

NOBODY = "Nobody has walked in this session yet."


def finding_of(made: Summary) -> str:
    """`27 minutes, ten questions asked again, nobody settled`."""
    figures = {one.name: one for one in made.headline}
    if not figures:
        return NOBODY
    return ", ".join([_time(figures["minutes"], made.reach), _again(figures["asked_again"]), _end(made, figures)])


def _time(figure: Figure, reach: Reach) -> str:
    together = " together" if reach == Reach.TOTALS else ""
    return f"{figure.text}{together}{' ' + figure.about if figure.about else ''}"


def _again(figure: Figure) -> str:
    return f"{counted(int(figure.value), 'question')} asked again" if figure.value else "nothing asked twice"


def _end(made: Summary, figures: dict[str, Figure]) -> str:
    figure = figures["unsettled"]
    lost = int(figure.value or 0)
    if made.people == 1:
        return figure.text
    if not lost:
        return "everybody settled"
    return "nobody settled" if lost == made.people else f"{in_words(lost)} of {in_words(made.people)} without an answer"
