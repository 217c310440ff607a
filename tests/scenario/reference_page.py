"""The page `docs/scenario-reference.md`: every word of the language, read out of the model.

python tests/scenario/reference_page.py > docs/scenario-reference.md
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt, MaxLen
from pydantic import AfterValidator, BaseModel, BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

sys.path.insert(0, str(Path(__file__).parent.parent))

from examples import GUIDE, blocks, pieces

from walkshoes.scenario import board_paper as b
from walkshoes.scenario import callers as c
from walkshoes.scenario import conversation as talk
from walkshoes.scenario import guide as g
from walkshoes.scenario import model as m
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import ways as w
from walkshoes.scenario import writing
from walkshoes.scenario.due import HOW_IT_IS_WRITTEN
from walkshoes.scenario.expressions import FUNCTIONS
from walkshoes.scenario.fields import named_in
from walkshoes.scenario.times import DAY, HOUR, MINUTE, SECOND

Part = type[BaseModel]
BEGINNING = f"""\
# Every word of a scenario

What may stand where in a scenario file, what it means, and what holds where you leave it out. [Writing a
scenario](scenarios.md) tells it in its order, and [Writing a journey](writing-a-journey.md) leads through one; this page is
for looking things up. It is read out of the program itself, and made by

    python tests/scenario/reference_page.py > docs/scenario-reference.md

## How things are written

| what | how it is written |
|---|---|
| a text | as it is, or in quotes where it holds a colon or a `#`; of at most 20,000 characters |
| a name | small letters, digits and `_`, beginning with a letter: `main_menu` |
| a length of time | a number with its unit, joined where there are several: `0.9s`, `90s`, `9m`, `2h 30m`, `3 days`, `2 weeks` |
| a day and time | `2026-03-02 14:03`, on the customer's calendar |
| when something is due | {HOW_IT_IS_WRITTEN} |
| opening hours | `Mon-Fri 08:00-18:00; Sat 09:00-13:00`, or `always`, by the team's own clock |
| a time zone | `Europe/London`, `Asia/Manila` |
| a condition | questions joined by `and`, `or`, `not`: {", ".join(f"`{one}(…)`" for one in FUNCTIONS)}, `days`, `gives_name`, a variable; [what each asks](scenarios.md#conditions) |
| a share | a number from 0 to 1: `0.4` is four in ten |
| a list | `[one, two]`, or each on a line of its own behind a `-` |

A name that two companies share is written `company.name`.
"""
"""What stands before the parts. The durations' limits are said with each word that has one."""

PARTS: tuple[tuple[str, str, tuple[tuple[str, Part], ...]], ...] = (
    (
        "The file",
        "",
        (
            ("The whole file", m.Scenario),
            ("Start", m.Start),
            ("A variable", m.Variable),
            ("Callers", c.Callers),
            ("The board paper", b.BoardPaper),
            ("An offer", b.Offer),
            ("The guide", g.Guide),
            ("Something to try", g.Trial),
            ("Evidence", g.Evidence),
        ),
    ),
    ("The customer", "", (("Customer", m.Customer), ("A fact", m.Fact), ("Something made up", m.Faked))),
    (
        "The company",
        "",
        (
            ("Company", m.Company),
            ("A team", m.Team),
            ("A queue", m.Queue),
            ("A promise", m.Promise),
            ("A policy", m.Policy),
            ("An option of a policy", m.PolicyOption),
        ),
    ),
    (
        "Touchpoints",
        "What a touchpoint is follows from the word it has: a touchpoint with `menu` is a menu. Each stands under\n"
        "`touchpoints` with a name of its own.",
        (
            ("Every touchpoint", w.Touchpoint),
            *((verb, kind) for verb, kind in t.VERBS.items()),
        ),
    ),
    (
        "Lines of a conversation",
        "What stands in the list under `talk`. What a line is follows from the one word it has.",
        (
            ("Every line", talk.Line),
            *((f"a line: {verb}", kind) for verb, kind in talk.TALK_VERBS.items() if verb != "add"),
        ),
    ),
    (
        "What they are made of",
        "",
        (
            ("A way", w.Way),
            ("An option", w.Option),
            ("Notes", w.Notes),
            ("What is said of a sentence", w.Answer),
            ("Keying", talk.Keying),
            ("Asking", talk.Asking),
            ("Nothing pressed, or a wrong key", t.Again),
            ("Closed", t.Closed),
            ("What comes round", talk.Announced),
            ("Holding", t.Holding),
            ("Putting through", t.Transferring),
            ("A mailbox", t.Mailbox),
            ("Waiting", t.Waiting),
            ("The way there", t.Visiting),
            ("Writing", writing.Writing),
            ("What comes back", writing.Reply),
            ("Asking after something", writing.Chase),
            ("What follows a request", talk.Outcome),
            ("A chance", writing.Chance),
            ("What customers do afterwards", t.Afterwards),
        ),
    ),
)
TITLES: dict[Part, str] = {part: title for _, _, parts in PARTS for title, part in parts}
_SAID_ONCE = (w.Touchpoint, talk.Line, w.Answer)
"""Parts whose words others have as well: they are told in one place."""
_PATCH = "ways into the file, joined by dots, each with what is put there"
_SAID_BY_HAND = {
    (m.Scenario, "gives_up"): "the name of an ending",
    (b.BoardPaper, "offers"): "a list, each the name of a policy, or [an offer](#an-offer)",
    (m.Company, "lines"): "names, each with the name of a touchpoint",
    (m.Company, "holidays"): "a country, or a part of one: `GB`, `GB-ENG`",
    (m.Team, "holidays"): "a country, or a part of one: `GB`, `GB-ENG`; or `none`",
    (m.Team, "may"): "a list of names of your own",
    (m.Queue, "team"): "the name of a team",
    (m.Policy, "sets"): _PATCH,
    (m.Policy, "number"): "a way into the file, joined by dots",
    (m.PolicyOption, "sets"): _PATCH,
    (w.Touchpoint, "team"): "the name of a team",
    (talk.Conversation, "same_as"): "the name of a touchpoint",
    (talk.Requests, "request"): "a name of your own",
}
"""What the model knows only as a text."""
_EXAMPLES = {
    m.Start: "start",
    b.BoardPaper: "board_paper",
    m.Variable: "variables",
    c.Callers: "callers",
    m.Customer: "customer",
    m.Company: "company",
    m.Queue: "queues",
    m.Promise: "promises",
    m.Policy: "policies",
}


def page() -> str:
    """The whole page, in Markdown."""
    made = [BEGINNING]
    for heading, about, parts in PARTS:
        made.append(f"## {heading}\n")
        if about:
            made.append(f"{about}\n")
        made += [_told(title, part) for title, part in parts]
    return "\n".join(made)


def _told(title: str, part: Part) -> str:
    about = " ".join(_sentences(part))
    lines = [f"### {title}", "", about, ""]
    also = [one for one in _SAID_ONCE if one is not part and issubclass(part, one)]
    own = {
        name: field for name, field in part.model_fields.items() if not any(name in one.model_fields for one in also)
    }
    lines += ["| word | what may stand there | unless you say so | meaning |", "|---|---|---|---|"]
    lines += [_line(_row(part, name, field)) for name, field in own.items()]
    if also:
        lines += ["", f"Also: {', '.join(_link(one) for one in also)}."]
    example = example_of(title, part)
    if example:
        lines += ["", "```yaml", example.rstrip("\n"), "```"]
    return "\n".join([*lines, ""])


def _sentences(part: Part) -> Iterator[str]:
    """What the model says of a part, without what is said to programmers."""
    text = " ".join((part.__doc__ or "").split())
    yield re.sub(r"\s*`walkshoes\.[^.]*\.", "", text)


def _row(part: Part, name: str, field: FieldInfo) -> tuple[str, str, str, str]:
    names = dict(named_in(part))
    may = _SAID_BY_HAND.get((part, name)) or what_may_stand(field, names.get(name, ""))
    return f"`{field.alias or name}`", may, unless(field), field.description or ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"


def _link(part: Part) -> str:
    title = TITLES[part]
    return f"[{_lower(title)}](#{re.sub(r'[^a-z0-9 -]', '', title.lower()).replace(' ', '-')})"


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


# What may stand there, in words


def what_may_stand(field: FieldInfo, names: str = "") -> str:
    """What may stand at a word; `names` is what it names, where it names something declared elsewhere."""
    return _words(field.annotation, field.metadata, names)


_BY_READER = {
    "duration_ms": "a length of time",
    "opening_hours": "opening hours",
    "local_time": "a day and time",
    "_zone_name": "a time zone",
    "due": "when something is due",
    "_setting": "`true` or `false`, a number, or the name of an option",
    "_texts": "a text, or a list of texts",
}


def _words(annotation: Any, metadata: Iterable[Any] = (), names: str = "") -> str:
    metadata = [inner for one in metadata for inner in (one.metadata if isinstance(one, FieldInfo) else [one])]
    if isinstance(annotation, str):
        annotation = getattr(m, annotation)  # a part that is declared further down
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _words(inner, [*more, *metadata], names)
    readers = [getattr(one.func, "__name__", "") for one in metadata if isinstance(one, BeforeValidator)]
    reader = next(iter(readers), "")
    if reader in _BY_READER:
        return _BY_READER[reader] + (_long(metadata) if reader == "duration_ms" else "")
    if any(isinstance(one, AfterValidator) and one.func.__name__ == "_readable" for one in metadata):
        return "a condition"
    if reader == "_ways":
        return f"the name of a touchpoint, {_link(w.Way)}, or a list of ways"
    if reader == "_option":
        return f"the name of a touchpoint, or {_link(w.Option)}"
    if reader == "_announcements":
        return f"a length of time and a text (`{{75s: …}}`), or a list of {_link(talk.Announced)}"
    if reader == "_chases":
        return f"the name of a promise or an answer, or {_link(writing.Chase)}, or a list of these"
    if reader == "_audience":
        return "how many, or lengths of time and how many by then (`{1h: 40, 1 day: 310}`)"
    if reader == "<lambda>":
        return _short_for(annotation)
    if origin in (Union, UnionType):
        return _either(annotation, metadata, names)
    if origin is Literal:
        return "one of " + ", ".join(f"`{one}`" for one in get_args(annotation))
    if origin is dict:
        return _by_name(annotation, names)
    if origin is tuple:
        return _listed(annotation, names)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _link(annotation)
    return _plain(annotation, metadata, names)


def _plain(annotation: Any, metadata: list[Any], names: str) -> str:
    if annotation is bool:
        return "`true` or `false`"
    if annotation is int:
        return f"a whole number{_between(metadata)}"
    if annotation is float:
        return f"a number{_between(metadata)}"
    if names:
        return f"the name of {_a(names)}"
    patterns = " ".join(str(getattr(one, "pattern", "")) for one in metadata)
    if "[0-9*#]" in patterns:
        return "a key"
    if "p\\d" in patterns:
        return "a percentile: `p75`"
    if "[a-z]{2,3}_[A-Z]{2}" in patterns:
        return "a language and a country: `en_GB`"
    if "[A-Za-z0-9]" in patterns:
        return "the name of a file, without its ending"
    if "[a-z][a-z0-9_]" in patterns:
        return "a name"
    if "[a-z][a-z_0-9]{1,40}" in patterns:
        return "the name of a provider"
    if annotation is Any:
        return "anything"
    return f"a text{_letters(metadata)}"


def _a(names: str) -> str:
    return f"{'an' if names[0] in 'aeiou' else 'a'} {names}"


def _letters(metadata: list[Any]) -> str:
    most = [one.max_length for one in metadata if isinstance(one, MaxLen)]
    return f" of at most {most[0]} characters" if most and most[0] < 20_000 else ""


def _between(metadata: list[Any]) -> str:
    low = next((one.ge if isinstance(one, Ge) else one.gt for one in metadata if isinstance(one, Ge | Gt)), None)
    high = next((one.le if isinstance(one, Le) else one.lt for one in metadata if isinstance(one, Le | Lt)), None)
    below = any(isinstance(one, Lt) for one in metadata)
    if low is None and high is None:
        return ""
    if high is None:
        return f", {low:,} or more"
    if low > 1_000:  # a year
        return f" from {low} to {high}"
    return f" from {low:,} to {'below ' if below else ''}{high:,}"


def _long(metadata: list[Any]) -> str:
    low = next((one.ge for one in metadata if isinstance(one, Ge)), 0)
    high = next((one.le for one in metadata if isinstance(one, Le)), None)
    said = [f"at least {_time(low)}"] if low >= SECOND else []
    said += [f"at most {_time(high)}"] if high is not None else []
    return f", {' and '.join(said)}" if said else ""


def _time(ms: int) -> str:
    for unit, letter in ((DAY, " days"), (HOUR, "h"), (MINUTE, "m"), (SECOND, "s")):
        if ms and ms % unit == 0:
            return "1 day" if ms == DAY else f"{ms // unit}{letter}"
    return f"{ms / SECOND:g}s" if ms else "0s"


def _short_for(annotation: Any) -> str:
    first = next(iter(annotation.model_fields.values()))
    return (
        f"{_words(first.annotation, first.metadata, dict(named_in(annotation)).get('to', ''))}, or {_link(annotation)}"
    )


def _either(annotation: Any, metadata: list[Any], names: str) -> str:
    parts = [one for one in get_args(annotation) if one is not type(None)]
    if len(parts) == 1:
        return _words(parts[0], metadata, names)
    if parts and all(_tag(one) for one in parts):
        first = TITLES.get(_kind(parts[0]), "")
        return "[a touchpoint](#every-touchpoint)" if first in t.VERBS else "[a line](#every-line)"
    return ", or ".join(dict.fromkeys(_words(one, (), names) for one in parts))


def _tag(annotation: Any) -> str:
    return next((str(one.tag) for one in get_args(annotation)[1:] if hasattr(one, "tag")), "")


def _kind(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _by_name(annotation: Any, names: str) -> str:
    key, value = get_args(annotation)
    if any("[0-9*#]" in str(getattr(one, "pattern", "")) for one in get_args(key)[1:]):
        return f"keys, each with {_words(value)}"
    each = _words(value)
    return f"names of {names}s, each with {each}" if names else f"names, each with {each}"


def _listed(annotation: Any, names: str) -> str:
    inner, *rest = get_args(annotation)
    if rest and rest[0] is not Ellipsis:
        return "two whole numbers: `[8, 30]`"
    if names:
        return f"a list of names of {names}s"
    each = _words(inner)
    return (
        f"a list, each {each}"
        if each.startswith(("one of", "[", "a text of"))
        else f"a list of {each.removeprefix('a ')}s"
    )


def unless(field: FieldInfo) -> str:
    """What holds where a word is left out."""
    if field.is_required():
        return "must be there"
    value = field.get_default(call_default_factory=True)
    if value is PydanticUndefined or value is None or value in ((), {}, ""):
        return "—"
    if isinstance(value, BaseModel):
        stated = [(name, getattr(value, name)) for name in value.model_fields_set]
        fields = type(value).model_fields
        said = "; ".join(f"`{name}`: {_value(one, fields[name])}" for name, one in stated)
        return said or "its own defaults"
    return _value(value, field)


def _value(value: Any, field: FieldInfo) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if any(getattr(getattr(one, "func", None), "__name__", "") == "duration_ms" for one in field.metadata):
        return f"`{_time(value)}`" if value else "none"
    if isinstance(value, tuple):
        return ", ".join(f"“{one}”" if " " in str(one) else f"`{one}`" for one in value)
    if isinstance(value, str):
        return f"“{value}”" if " " in value else f"`{value}`"
    if isinstance(value, Mapping):
        return ", ".join(f"`{name}: {one}`" for name, one in value.items())
    if isinstance(value, float | int):
        return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"
    return f"`{value.text}`"  # opening hours


# Examples, as the guide has them


def example_of(title: str, part: Part) -> str:
    """The guide's example of a part, of several parts the fullest; empty where it has none."""
    if title in t.VERBS:
        wanted = re.compile(rf"^\S+:(?: \{{|(?:\n  .*)*?\n  )(?:[^\n]*, )?{title}:", re.MULTILINE)
        found = (piece for _, code in blocks(GUIDE, "yaml") for _, piece in pieces(code) if wanted.match(piece))
        return next((piece for piece in found if "title:" not in piece), "")
    if title.startswith("a line: "):
        verb = re.escape(title.removeprefix("a line: "))
        for _, code in blocks(GUIDE, "yaml"):
            lines = code.splitlines()
            for number, line in enumerate(lines):
                if re.match(rf" +- \{{?{verb}:", line):
                    indent = len(line) - len(line.lstrip())
                    rest = lines[number + 1 :]
                    more = next(
                        (at for at, one in enumerate(rest) if len(one) - len(one.lstrip()) <= indent), len(rest)
                    )
                    return "\n".join(one[indent:] for one in [line, *rest[:more]])
        return ""
    word = _EXAMPLES.get(part)
    found = [piece for _, code in blocks(GUIDE, "yaml") for name, piece in pieces(code) if name == word]
    return max(found, key=len, default="")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(page())
