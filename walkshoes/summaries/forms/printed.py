"""What the printed summary shows, as plain data: texts in the words of the page, the curves as drawings."""

from collections.abc import Sequence
from typing import Any

from walkshoes.journey.clock import clock_text
from walkshoes.reports.geometry import Picture
from walkshoes.reports.html import curve_svg
from walkshoes.reports.scorecard import difference
from walkshoes.reports.summary import WalkSummary
from walkshoes.summaries.felt import feeling_text
from walkshoes.summaries.forms.session_day import session_day
from walkshoes.summaries.model import Felt, JourneySummary, Summary

_LINE = "The line is the middle of everybody, the bars the middle half. ◆ worst, ● end."
_HEADINGS = {"what": "What?", "so_what": "So what?", "now_what": "Now what?"}


def printed(made: Summary) -> dict[str, Any]:
    """Everything the template needs and nothing it has to work out."""
    data = made.as_json()
    own = bool(made.walks)
    day = session_day(made)
    told = data | {
        "day": [day.year, day.month, day.day],
        "under": " · ".join([made.began[:10], made.who, *made.labels]),
        "curve": _curve(made.picture, made.curve_in_words),
        "curve_title": _curve_title(made),
        "which": made.which,
        "legend": _own_legend(made) if own else _legend(made.journey),
        "effort": [] if made.journey is None else _of(data, made.journey)["effort"],
        "causes": [] if made.journey is None else _causes(_of(data, made.journey)),
        "few_words": [] if own else list(made.few_words),
        "words": [] if own else list(made.words),
        "commitments": [{"sentence": one.sentence, "outcome": one.outcome} for one in made.commitments],
        "notes": [
            {"heading": name, "texts": list(made.notes[key])} for key, name in _HEADINGS.items() if made.notes.get(key)
        ],
        "about": [*made.about, *(f"{name}, version {version}" for name, version in made.versions.items())],
        "journeys": [] if own else [_journey(_of(data, one), one, made) for one in made.journeys],
        "walks": [_walk(one, walk) for one, walk in zip(data["walks"], made.walks, strict=True)],
    }
    del told["versions"]
    return told


def _of(data: dict[str, Any], journey: JourneySummary) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in data["journeys"] if one["name"] == journey.name)
    return found


def _journey(data: dict[str, Any], one: JourneySummary, made: Summary) -> dict[str, Any]:
    del data["questions"]
    return data | {
        "who": f"{one.people} people, {one.walks} walks" if one.walks > 1 else "one walk",
        "curve": _curve(one.picture, one.curve_in_words),
        "legend": _legend(one),
        "causes": _causes(data),
        "felt": [_felt(row) for row in one.felt],
        "on_the_first_page": one is made.journey,
    }


def _causes(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Touchpoints behind which something was found; the others stand in the table with how they felt."""
    return [one for one in data["causes"] if one["because"]]


def _walk(data: dict[str, Any], walk: WalkSummary) -> dict[str, Any]:
    del data["ledger"], data["sentences"]
    marks = [row.mark for row in walk.scorecard]
    return data | {
        "curve": _curve(walk.picture, walk.curve_in_words),
        "difference": difference(walk.scorecard),
        "scorecard": [row | {"mark": mark} for row, mark in zip(data["scorecard"], marks, strict=True)],
        "measures": [list(row) for row in walk.measures.items()],
        "words": [{"text": text, "at": f"{clock_text(at)}, {place}"} for at, place, text in walk.words],
    }


def _felt(one: Felt) -> list[str]:
    if one.median is None:
        return [one.name, str(one.people), "too few", "", ""]
    half = f"{feeling_text(one.low)} to {feeling_text(one.high)}"
    return [one.name, str(one.people), feeling_text(one.median), half, str(one.below)]


def _curve(picture: Picture | None, words: Sequence[str]) -> dict[str, str] | None:
    """A curve as it is drawn everywhere, and in words for those who cannot see it."""
    if picture is None or not picture.spots:
        return None
    return {"svg": str(curve_svg(picture)), "words": "How it felt along the way. " + " ".join(words)}


def _curve_title(made: Summary) -> str:
    if made.walks:
        drawn = (walk.title for walk in made.walks if walk.picture is not None and walk.picture.spots)
        title = next(drawn, "")
    else:
        title = made.journey.title if made.journey is not None else ""
    return f"How it felt: {title}" if title and title != made.title else "How it felt"


def _legend(journey: JourneySummary | None) -> str:
    return " ".join([_LINE, *journey.mean_and_memory]) if journey is not None else ""


def _own_legend(made: Summary) -> str:
    drawn = (walk for walk in made.walks if walk.picture is not None and walk.picture.spots)
    return " ".join(next((walk.mean_and_memory for walk in drawn), ()))
