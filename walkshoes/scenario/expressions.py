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
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 300
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
    if len(text) > LONGEST:
        raise ValueError(f"a condition may have at most {LONGEST} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python only frowns upon is a slip of the pen here
            tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, SyntaxWarning, ValueError, MemoryError, RecursionError):
        raise ValueError(f"`{text}` cannot be read; write for example knows(story) and times(menu) >= 2") from None
    expression = _translate(tree.body)
    if any(_is_word(part) and not _names_an_option(whole) for whole, part in _inside(expression)):
        raise ValueError('a word in quotes can only be compared with a policy: policy(script) == "short"')
    return expression


def _translate(node: ast.expr) -> Expression:
    match node:
        case ast.Call(
            func=ast.Name(id=function), args=[ast.Name() | ast.Attribute(value=ast.Name()) as name], keywords=[]
        ):
            if function not in FUNCTIONS:
                raise ValueError(f"`{function}` is not known here; known are {', '.join(FUNCTIONS)}")
            return Ask(function, ast.unparse(name))
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
