"""A walk as Markdown, and any text so that Markdown shows it as it was typed."""

import re

from walkshoes.journey.clock import clock_text
from walkshoes.reports.scorecard import difference
from walkshoes.reports.summary import WalkSummary

_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~&])|(?<=:)(?=//)|(?<=www)(?=\.)|^(?=[-+])|(?<=^\d)(?=[.)])")
"""What would be markup anywhere in a line, a list at its beginning, or an address that becomes a link by itself."""


def literal(text: str) -> str:
    """A text from a file or a person, so that Markdown shows it as it was typed."""
    return _ACTIVE.sub(lambda found: "\\" + (found[1] or ""), " ".join(text.split()))


def walk_lines(walk: WalkSummary) -> list[str]:
    """The lines of one walk, told whole."""
    head = f"## {literal(walk.title)}" + (f": {literal(walk.alias)}" if walk.alias else "")
    lines = [head, "", literal(walk.ending), ""]
    if walk.says:
        lines += [f"What this customer tells others: “{literal(walk.says)}”", ""]
    if walk.decided:
        lines += ["Decided:", "", *(f"- {literal(one)}" for one in walk.decided), ""]
    if walk.beside:
        lines += ["| | expected | it felt like | it was |", "|---|---|---|---|"]
        lines += [
            f"| {literal(row.what)} | {literal(row.anticipated)} | {literal(row.felt)} | {literal(row.recorded)} |"
            for row in walk.beside
        ]
        lines.append("")
    lines += _scorecard(walk)
    lines += ["### What it took", ""]
    for group in walk.took:
        lines += [f"**{literal(group.heading)}**", "", *(f"- {literal(one)}" for one in group.sentences), ""]
    if walk.before:
        lines += ["### The journey before, and this one", ""]
        lines += [f"| | {literal(walk.before_title)} | {literal(walk.title)} |", "|---|---|---|"]
        lines += [f"| {literal(row.what)} | {literal(row.before)} | {literal(row.now)} |" for row in walk.before]
        lines.append("")
    if walk.curve_in_words:
        lines += ["### How it felt", ""]
        lines += [f"- {literal(sentence)}" for sentence in walk.curve_in_words]
        lines += ["", " ".join(literal(sentence) for sentence in walk.mean_and_memory), ""]
    for name, answer in walk.measures.items():
        lines.append(f"- {literal(name)}: {literal(answer)}")
    if walk.measures:
        lines.append("")
    if walk.words:
        lines += ["### In their words", ""]
        lines += [f"- {clock_text(at)}, {literal(place)}: “{literal(text)}”" for at, place, text in walk.words]
        lines.append("")
    if walk.what_it_would_take:
        lines += ["### What it would take", "", *(f"- {literal(one)}" for one in walk.what_it_would_take), ""]
    if walk.commitments:
        lines += ["### What will be done", ""]
        lines += [*(f"- {literal(one['sentence'])}" for one in walk.commitments), ""]
    return lines


def _scorecard(walk: WalkSummary) -> list[str]:
    if not walk.scorecard:
        return []
    lines = ["### What you would have reported", ""]
    if said := difference(walk.scorecard):
        lines += [said, ""]
    lines += ["| | from memory | the record | | what it rests on |", "|---|---|---|---|---|"]
    for row in walk.scorecard:
        cells = (row.question, row.remembered, row.recorded, row.mark, row.because)
        lines.append(f"| {' | '.join(literal(cell) for cell in cells)} |")
    return [*lines, ""]
