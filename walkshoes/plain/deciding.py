"""The board paper in lines: the paper, then each offer, yes or no; nothing has begun before it is signed."""

from walkshoes.living.board import (
    ASKED_IN_LINES,
    HEADING,
    LEAVE_IT,
    SIGN,
    BoardOffer,
    board_offers,
    decided,
    does_not_go_together,
    settings_of,
)
from walkshoes.living.wrapping import flowing
from walkshoes.plain.asking import Asking
from walkshoes.plain.questions import Question
from walkshoes.scenario.load import Source
from walkshoes.scenario.policies import Settings, UnknownSetting

WANTED = "Yes or no, please."
_YES, _NO = frozenset(("y", "yes", "1")), frozenset(("n", "no", "2"))


def decisions(asking: Asking, source: Source) -> Settings:
    """What the board decides; where a journey has no paper, the company it has people meet. Raises Paused."""
    paper = source.scenario.board_paper
    if paper is None:
        return source.scenario.met
    asking.printed.say(f"{HEADING}.", ASKED_IN_LINES, *flowing(paper.text).strip().splitlines())
    offers = board_offers(source.scenario)
    while True:
        given = asking.all([_question(number, offer, len(offers)) for number, offer in enumerate(offers, 1)])
        accepted = [offer for offer in offers if given[offer.name]]
        try:
            source.under(settings_of(accepted))
        except UnknownSetting as error:
            asking.printed.say(does_not_go_together(error))
            continue
        asking.printed.say(decided(accepted))
        if asking.one(_sign(accepted)) == 1:
            return settings_of(accepted)


def _question(number: int, offer: BoardOffer, of: int) -> Question:
    said = f"{number} of {of}. {offer.label}: {offer.figure}. Accept it? Yes or no."
    return Question(offer.name, (said,), _yes, WANTED)


def _yes(text: str) -> int | None:
    """1 for yes and 0 for no; None where it is neither."""
    said = text.strip().lower()
    return 1 if said in _YES else 0 if said in _NO else None


def _sign(accepted: list[BoardOffer]) -> Question:
    lines = (f"1: {SIGN if accepted else LEAVE_IT}.", "2: decide again.")
    return Question("sign", lines, _signs, "1 or 2, please.")


def _signs(text: str) -> int | None:
    """1 to sign and 2 to decide again; yes and no are understood as well."""
    said = _yes(text)
    return None if said is None else 2 - said
