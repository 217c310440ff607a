"""A page as a file: the ending of its name says which form. HTML stands by itself and prints well."""

import json
from collections.abc import Callable
from pathlib import Path

from walkshoes.facilitating.page import Page, Section, Table
from walkshoes.reports.files import form_of, write_whole
from walkshoes.reports.html import rendered
from walkshoes.reports.markdown import literal


def as_markdown(page: Page) -> str:
    """The page as one Markdown text."""
    parts = [f"# {literal(page.title)}", literal(page.about)]
    for section in page.sections:
        parts.append(f"## {literal(section.heading)}")
        parts += _section(section)
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section) -> list[str]:
    parts = [literal(text) for text in section.text]
    if section.points:
        parts.append("\n".join(f"- {literal(point)}" for point in section.points))
    if section.table is not None:
        parts.append(_table(section.table))
    return parts


def _table(table: Table) -> str:
    lines = [table.heads, *table.rows]
    rows = [f"| {' | '.join(literal(cell) for cell in line)} |" for line in lines]
    return "\n".join([rows[0], f"|{'---|' * len(table.heads)}", *rows[1:]])


def as_html(page: Page) -> str:
    """The page as HTML. Every text is escaped where it is put in."""
    return rendered("walkshoes.facilitating", "page.html", page=page)


def _as_json(page: Page) -> str:
    return json.dumps(page.as_json(), indent=2, ensure_ascii=False) + "\n"


FORMS: dict[str, Callable[[Page], str]] = {".md": as_markdown, ".html": as_html, ".json": _as_json}


def write_page(page: Page, path: Path) -> None:
    """Write a page to a file, as a whole or not at all. Raises UnknownForm, OSError."""
    write_whole(path, form_of(path, FORMS, "page")(page))
