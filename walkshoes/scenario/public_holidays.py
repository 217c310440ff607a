"""Public holidays, by country and part of a country (`GB`, `GB-ENG`, `PH`, `US-TX`).

The days come from the `holidays` library. Its data change between releases as governments decide, so its version is
pinned as that of the time zones is: the same walk has the same holidays on every machine.
"""

import warnings
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

LONGEST_SHOWN = 20


class UnknownCountry(ValueError):
    """No such country, or no such part of it. The message is for people."""


@lru_cache(maxsize=512)
def holidays_in(country: str, year: int) -> Mapping[date, str]:
    """The public holidays of a country in a year, with their names in English where there are such.

    Raises UnknownCountry.
    """
    import holidays  # noqa: PLC0415 - 80 ms that only a team with public holidays needs

    code, _, part = country.partition("-")
    parts = known_countries().get(code)
    if parts is None or (part and part not in parts) or country.endswith("-"):
        raise UnknownCountry(_unknown(country, code, parts))
    english = "en_US" in holidays.list_localized_countries().get(code, ())
    with warnings.catch_warnings():  # it warns of years for which a country has not decided yet
        warnings.simplefilter("ignore")
        found = holidays.country_holidays(code, subdiv=part or None, years=year, language="en_US" if english else None)
        return {day: name for day, name in found.items() if day.year == year}


def _unknown(country: str, code: str, parts: list[str] | None) -> str:
    shown = country if len(country) <= LONGEST_SHOWN else country[:LONGEST_SHOWN] + "…"
    if parts:
        return f"`{shown}` is no part of {code} whose holidays are known; write for example {code}-{parts[0]}"
    if parts is not None:
        return f"`{shown}`: {code} has the same holidays everywhere; write {code}"
    return f"`{shown}` is no country whose holidays are known; write two letters: GB, GB-ENG for a part of it, PH"


@lru_cache(maxsize=1)
def known_countries() -> Mapping[str, list[str]]:
    """Every country by its two letters, with the parts of it that have holidays of their own."""
    import holidays  # noqa: PLC0415 - as above

    return dict(holidays.list_supported_countries(include_aliases=False))


def is_holiday(country: str | None, day: date) -> bool:
    """Whether a day is a public holiday; never, where no country is given."""
    return country is not None and day in holidays_in(country, day.year)


def holiday_name(country: str | None, day: date) -> str:
    """What the holiday of a day is called; empty where there is none."""
    return holidays_in(country, day.year).get(day, "") if country is not None else ""
