"""Public holidays, by country and part of a country (`GB`, `GB-ENG`, `PH`, `US-TX`).

The days come from the `holidays` library. Its data change between releases as governments decide, so its version is
pinned as that of the time zones is: the same walk has the same holidays on every machine.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache


class UnknownCountry(ValueError):
    """No such country, or no such part of it. The message is for people."""


@lru_cache(maxsize=512)
def holidays_in(country: str, year: int) -> Mapping[date, str]:
    """The public holidays of a country in a year, with their names in English where there are such.

    Raises UnknownCountry.
    """
    import holidays  # noqa: PLC0415 - 80 ms that only a team with public holidays needs

    code, _, part = country.partition("-")
    try:
        try:
            found = holidays.country_holidays(code, subdiv=part or None, years=year, language="en_US")
        except NotImplementedError:
            raise
        except Exception:
            found = holidays.country_holidays(code, subdiv=part or None, years=year)
    except NotImplementedError as error:
        where = f"`{part}` is not a part of {code}" if part and code in known_countries() else f"`{code}` is no country"
        raise UnknownCountry(f"{where} whose holidays are known; write for example GB, GB-ENG or PH") from error
    return {day: name for day, name in found.items() if day.year == year}


def known_countries() -> Mapping[str, list[str]]:
    """Every country with the parts of it that have holidays of their own."""
    import holidays  # noqa: PLC0415 - as above

    return holidays.list_supported_countries()


def is_holiday(country: str | None, day: date) -> bool:
    """Whether a day is a public holiday; never, where no country is given."""
    return country is not None and day in holidays_in(country, day.year)


def holiday_name(country: str | None, day: date) -> str:
    """What the holiday of a day is called; empty where there is none."""
    return holidays_in(country, day.year).get(day, "") if country is not None else ""
