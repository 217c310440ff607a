"""The page `docs/record.md`: every table and view of the record, read out of the schema.

python tests/sessions/record_page.py > docs/record.md
"""

import sys
from collections.abc import Iterable, Iterator

from walkshoes.sessions.described import Column, Part, described
from walkshoes.sessions.migrations import KNOWN

BEGINNING = f"""\
# The record

Everything that is kept lies in one SQLite file; `walkshoes doctor` says where. Any tool that opens such files can read it,
also while people walk. This page is read out of the schema, version {len(KNOWN)}, and made by

    python tests/sessions/record_page.py > docs/record.md

Times are ISO-8601 in UTC, to the second. Moments of a walk, and lengths, are milliseconds of the customer's time. Keys are
UUIDs made when a row is: sorted, they are in the order of time. Numbers and texts are never mixed in a column, but for
answers, which can be either.

## Look at it with Datasette

[Datasette](https://datasette.io) shows the record in a browser: lists that can be narrowed down, links from a walk to its
session, and every question of this page ready to be asked. It is no part of walkshoes; `python3 -m pip install datasette`
gets it. Then, with the record at `walkshoes.db`,

    python3 -m walkshoes.sessions.described walkshoes.db > record.json && datasette walkshoes.db --metadata record.json

The first half writes down what the columns mean and what a row is called; Datasette then says at which address of this
machine it can be seen, by nobody on any other. It changes nothing in the record. It shows everything in it, people's own
words as well: open it for yourself, and for others only a copy from which the words have been erased. Where a record of
many thousand walks has a list that can no longer be counted in time, the page says so; behind the command,
`--setting facet_time_limit_ms 2000` gives it longer.
"""
TABLES = """\
## Tables
"""
VIEWS = """\
## Views

Questions that are asked in a debrief, answered from the tables. They hold nothing of their own.
"""


def page() -> str:
    """The whole page, in Markdown."""
    parts = described()
    tables, views = ([part for part in parts if part.is_view == wanted] for wanted in (False, True))
    return "\n".join([BEGINNING, TABLES, *map(_told, tables), VIEWS, *map(_told, views)])


def _told(part: Part) -> str:
    lines = [f"### {part.name}", "", f"{part.about[:1].upper()}{part.about[1:]}.", ""]
    if part.is_view:
        lines += [_line(("column", "what it is")), "|---|---|"]
        lines += [_line((f"`{one.name}`", one.about)) for one in part.columns]
    else:
        lines += [_line(("column", "what it is", "holds")), "|---|---|---|"]
        lines += [_line((f"`{one.name}`", one.about, ", ".join(_holds(one)))) for one in part.columns]
    return "\n".join([*lines, "", f"{part.question}", "", "```sql", part.sql, "```", ""])


def _holds(column: Column) -> Iterator[str]:
    yield {"TEXT": "text", "INTEGER": "whole number", "ANY": "text or number"}[column.type]
    if column.is_key:
        yield "key"
    if column.refers:
        yield f"[{column.refers}](#{column.refers})"
    if column.may_be_empty:
        yield "may be empty"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(page())
