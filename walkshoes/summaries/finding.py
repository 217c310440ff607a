"""What a session found, in one line, for whoever sees only that: made from its figures, never written beforehand."""

import re

from walkshoes.reports.sentences import counted, in_words
from walkshoes.summaries.model import Figure, Summary
from walkshoes.summaries.thresholds import Reach

_OF = re.compile(r"(\d+) of (\d+)")


def finding_of(made: Summary) -> str:
    """`27 minutes, ten questions asked again, nobody settled`."""
    figures = {one.name: one for one in made.headline}
    if not figures:
        return made.why.partition(".")[0]
    return ", ".join(
        [_time(figures["minutes"], made.reach), _again(figures["asked_again"]), _end(figures["unsettled"])]
    )


def _time(figure: Figure, reach: Reach) -> str:
    together = " together" if reach == Reach.TOTALS else ""
    return f"{figure.text}{together}{' ' + figure.about if figure.about else ''}"


def _again(figure: Figure) -> str:
    return f"{counted(int(figure.value), 'question')} asked again" if figure.value else "nothing asked twice"


def _end(figure: Figure) -> str:
    """How many came to no answer, of as many people as walked or, after several journeys, of their walks."""
    told = _OF.fullmatch(figure.text)
    if told is None:  # one person, one walk: it was settled, or it was not
        return figure.text
    lost, everybody = int(told[1]), int(told[2])
    walks = figure.what.startswith("walks")
    if not lost:
        return "all settled" if walks else "everybody settled"
    if lost == everybody:
        return "nothing settled" if walks else "nobody settled"
    return f"{in_words(lost)} of {in_words(everybody)}{' walks' if walks else ''} without an answer"
