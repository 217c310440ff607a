"""The small language of `when:`: what the author may ask before a line is spoken or a way is taken.

    knows(story)            the team now speaking has been told the story
    told(story)             the customer has told it to anyone of this company
    policy(one_record)      the switch is on; a number or a choice compares: policy(script) == "short"
    open(faults)            the team's hours, at this moment of the calendar; another company's: open(carrier.desk)
    times(main_menu) >= 2   how often the walk has come to a touchpoint
    kept(ring_back), late(ring_back), broken(ring_back)
    awaited(their_answer), overdue(ring_back), arrived(their_answer)
                            what is in flight, what should have come by now, what has come
    days >= 14              how many days the calendar has turned since the walk began
    heard(refund)           what an `ask` with `hears:` picked up from the customer's words
    gives_name              the team now speaking gives its name
    tries < 3               a variable the file declares

joined by `and`, `or`, `not` and parentheses. Python's own parser reads the text into a tree, which is
translated node by node into the few forms below; nothing is ever evaluated, so an expression cannot act.
"""

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 300
_USUAL = 80  # up to so many characters a condition is remembered; so what is remembered stays small
FUNCTIONS = (
    "knows",
    "told",
    "policy",
    "open",
    "times",
    "kept",
    "late",
    "broken",
    "awaited",
    "overdue",
    "arrived",
    "heard",
)
NAMES = ("gives_name", "days")
"""What may stand alone in a condition, besides a variable."""
_SLIPS = (
    (
        re.compile(r"^\s*(no|without|isn't|isnt|never)\b|\b(and|or) no\b|!(?!=)", re.IGNORECASE),
        "write not: not policy(one_record)",
    ),
    (re.compile(r"&&|\bAND\b|&"), "write and, in small letters"),
    (re.compile(r"\|"), "write or"),
    (re.compile(r"\b(NOT|OR)\b"), "write not and or in small letters"),
    (re.compile(r"=>|=<"), "write >= or <="),
    (re.compile(r"(?<![=!<>])=(?!=)"), "to compare, write two of them: =="),
    (re.compile(r"^\s*(not )?[a-z]+ [a-z_]+\s*$"), "what is asked about stands in parentheses: policy(one_record)"),
    (re.compile(r"^[^()]*\([^()]*$"), "a parenthesis is not closed"),
)
"""What people write who know how other languages say it, and what it is here."""
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


@dataclass(frozen=True, slots=True)
class Ask:
    """`knows(story)`: a question put to the state of the walk."""

    function: str
    about: str


@dataclass(frozen=True, slots=True)
class Name:
    """A variable, `gives_name`, or `days`."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """A whole number, a word in quotes, `true` or `false`."""

    value: int | str


@dataclass(frozen=True, slots=True)
class Compare:
    """`left op right`."""

    left: "Expression"
    op: str
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Not:
    """`not part`."""

    part: "Expression"


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts joined by `and` (all must hold) or `or` (one must)."""

    all: bool
    parts: tuple["Expression", ...]


Expression = Ask | Name | Value | Compare | Not | Joined


def parse(text: str) -> Expression:
    """The tree of a `when:` text. Raises ValueError with the cause in plain words."""
    return _short(text) if len(text) <= _USUAL else _parsed(text)


def _parsed(text: str) -> Expression:
    if len(text) > LONGEST:
        raise ValueError(f"a condition may have at most {LONGEST} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python only frowns upon is a slip of the pen here
            tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, SyntaxWarning, ValueError, MemoryError, RecursionError):
        meant = next((mend for slip, mend in _SLIPS if slip.search(text)), "")
        mend = meant or "write for example knows(story) and times(menu) >= 2"
        raise ValueError(f"`{text}` cannot be read; {mend}") from None
    expression = _translate(tree.body)
    if any(_is_word(part) and not _names_an_option(whole) for whole, part in _inside(expression)):
        raise ValueError('a word in quotes can only be compared with a policy: policy(script) == "short"')
    return expression


_short = lru_cache(maxsize=8_192)(_parsed)
"""The same condition is read when the file is, when its names are looked up, and when a program is made of it."""


def _translate(node: ast.expr) -> Expression:
    match node:
        case ast.Call(
            func=ast.Name(id=function), args=[ast.Name() | ast.Attribute(value=ast.Name()) as name], keywords=[]
        ):
            if function not in FUNCTIONS:
                raise ValueError(f"`{function}` is not known here; known are {', '.join(FUNCTIONS)}")
            return Ask(function, name.id if isinstance(name, ast.Name) else _dotted(name))
        case ast.Call(func=ast.Name(id=function), args=[ast.Constant(value=str() as about)], keywords=[]) if (
            function in FUNCTIONS and about.isidentifier()
        ):
            raise ValueError(f"write {function}({about}), without quotes")
        case ast.Name(id=name):
            return Value(int(name == "true")) if name in ("true", "false") else Name(name)
        case ast.Constant(value=bool() as value):
            return Value(int(value))
        case ast.Constant(value=int() | str() as value):
            return Value(value)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as value)) if not isinstance(value, bool):
            return Value(-value)
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARISONS:
            return _compared(_translate(left), _COMPARISONS[type(op)], _translate(right))
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return Not(_translate(part))
        case ast.BoolOp(op=op, values=values):
            return Joined(isinstance(op, ast.And), tuple(_translate(value) for value in values))
    raise ValueError(
        f"only {', '.join(f'{function}(…)' for function in FUNCTIONS)}, variables, days, numbers, "
        "comparisons, and, or, not can stand in a condition"
    )


def _dotted(name: ast.Attribute) -> str:
    """`carrier.desk`: a name of one of several companies."""
    return f"{name.value.id}.{name.attr}" if isinstance(name.value, ast.Name) else ast.unparse(name)


def _compared(left: Expression, op: str, right: Expression) -> Compare:
    """The comparison, with a word in quotes on its right."""
    return Compare(right, op, left) if _is_word(left) and op in ("==", "!=") else Compare(left, op, right)


def _is_word(expression: Expression) -> bool:
    return isinstance(expression, Value) and isinstance(expression.value, str)


def _names_an_option(whole: Expression | None) -> bool:
    match whole:
        case Compare(left=Ask(function="policy"), op="==" | "!="):
            return True
    return False


def _inside(expression: Expression, whole: Expression | None = None) -> Iterator[tuple[Expression | None, Expression]]:
    """Every part of an expression, with what it stands in."""
    yield whole, expression
    match expression:
        case Compare(left=left, right=right):
            parts: tuple[Expression, ...] = (left, right)
        case Not(part=part):
            parts = (part,)
        case Joined(parts=joined):
            parts = joined
        case _:
            parts = ()
    for part in parts:
        yield from _inside(part, expression)


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and everything inside it, outermost first."""
    yield from (part for _, part in _inside(expression))
