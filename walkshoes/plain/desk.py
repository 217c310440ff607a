"""What can be looked at on the way, read aloud: the papers on the desk, and what was written and came."""

from collections.abc import Sequence

from walkshoes.living.channels import words_for
from walkshoes.living.correspondence import Correspondence, Piece
from walkshoes.living.papers import Paper
from walkshoes.living.wrapping import flowing
from walkshoes.plain.questions import whole

NOTHING = "There is nothing yet."
NO_PAPERS = "Nothing lies on your desk."


def paper(papers: Sequence[Paper], which: str) -> list[str]:
    """The paper with a number, or a list of them; where there is only one, that one."""
    if not papers:
        return [NO_PAPERS]
    number = whole(which, 1, len(papers)) or (1 if len(papers) == 1 else None)
    if number is None:
        titles = [f"{number}: {one.title}." for number, one in enumerate(papers, 1)]
        return ["On your desk:", *titles, "Type /paper and a number to read one."]
    found = papers[number - 1]
    by_hand = ", in your own hand" if found.by_hand else ""
    return [f"{found.title}{by_hand}:", found.text]


def inbox(writing: Correspondence, which: str, moment: int) -> list[str]:
    """What was written and what came, the newest first; or the one with a number, as it is read at a moment (ms)."""
    pieces = [piece for piece in reversed(writing.pieces) if piece.moment <= moment]
    if not pieces:
        return [NOTHING]
    number = whole(which, 1, len(pieces))
    if number is None:
        titles = [f"{number}: {piece.date}, {_whose(piece)}: {piece.subject}" for number, piece in enumerate(pieces, 1)]
        return [*titles, "Type /inbox and a number to read one."]
    return [*head(pieces[number - 1], moment), pieces[number - 1].text]


def head(piece: Piece, moment: int) -> list[str]:
    """Whose a piece is, when it was sent or came, what about, and how many have seen it."""
    kind = "your post" if piece.sent and piece.channel == "social" else words_for(piece.channel).paper
    lines = [f"{kind[:1].upper()}{kind[1:]}, {piece.date}, {piece.when:%H:%M}, {_whose(piece)}."]
    if piece.channel == "email":
        lines.append(f"Subject: {piece.subject if piece.titled else 'none'}")
    if piece.seen:
        lines.append(seen_text(piece.people(moment)))
    return lines


def seen_text(people: int) -> str:
    """`Your post has been seen by 310 people.`"""
    if not people:
        return "Your post has been seen by nobody yet."
    return f"Your post has been seen by {people:,} {'person' if people == 1 else 'people'}."


def _whose(piece: Piece) -> str:
    if piece.channel == "social":
        return "by you, for everybody to see" if piece.sent else f"by {piece.who}, for everybody to see"
    return f"to {piece.to}" if piece.sent else f"from {piece.who}"


def read(piece: Piece, moment: int) -> list[str]:
    """A piece as it is read when it comes."""
    return [*head(piece, moment), flowing(piece.text)]
