"""A file becomes a tree that knows its places; what is wrong with it becomes a sentence, never a trace."""

import ast
import inspect
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from walkshoes.scenario import building, complaints, files, reading
from walkshoes.scenario.building import MOST_NODES
from walkshoes.scenario.findings import Finding, Place, Severity, render
from walkshoes.scenario.plain import is_plain
from walkshoes.scenario.reading import Reading, read, read_file
from walkshoes.scenario.tree import Mapping, Sequence, key_place_of, place_of

JOURNEY = """\
title: Three days without broadband
locale: en_GB
customer:
  name: {faker: name_female}
  about: You are {name}. The line has been dead since Saturday.
  facts:
    account_number: {label: account number, pattern: "7734 ## ######"}
    story:          {label: what has happened, told: true}   # in the participant's own words
  desk:
    bill: |
      MERIDIAN BROADBAND        Account {account_number}
      #: not a key
      Amount due  41.50
start: {at: "2026-03-02 14:03", dial: customer_line}
touchpoints:
  main_menu:
    team: ivr
    menu: For your bill, press 1. For anything else, press 2.
    press: {1: bill_by_text, 2: identify, "#": main_menu, "*": goodbye}
    no_input: {after: 6s, say: "Sorry, I didn't hear anything.", tries: 3, then: goodbye}
  first_agent:
    team: support
    talk:
      - agent: Thank you for calling Meridian,
          how may I help?
      - ask: {fact: story, known: 'I can see it''s "down".'}
      - request: engineer_visit
        done: {say: "I am booking an engineer.", then: booked}
  booked: {ending: An engineer is booked., resolved: true, customer: {leaves: 0.2}}
"""


@pytest.fixture(params=["CBaseLoader", "BaseLoader"], ids=["parser in C", "parser in Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs a test with either of PyYAML's parsers, as machines with and without libyaml do."""
    monkeypatch.setattr(reading, "_EVENTS", getattr(yaml, request.param))
    return str(request.param)


def tree_of(text: str) -> Mapping:
    read_text = read(text, "journey.yaml")
    assert read_text.findings == []
    assert read_text.whole
    assert read_text.tree is not None
    return read_text.tree


def the_finding(text: str) -> Finding:
    findings = read(text, "journey.yaml").findings
    assert len(findings) == 1, findings
    return findings[0]


# A journey and its places


@pytest.mark.usefixtures("parser")
def test_a_journey_is_read_without_a_finding() -> None:
    tree = tree_of(JOURNEY)

    assert list(tree) == ["title", "locale", "customer", "start", "touchpoints"]
    assert tree["customer"]["desk"]["bill"].endswith("      #: not a key\nAmount due  41.50\n".lstrip())
    assert tree["touchpoints"]["main_menu"]["press"] == {
        "1": "bill_by_text",
        "2": "identify",
        "#": "main_menu",
        "*": "goodbye",
    }
    assert tree["touchpoints"]["first_agent"]["talk"][0] == {"agent": "Thank you for calling Meridian, how may I help?"}
    assert tree["touchpoints"]["booked"] == {
        "ending": "An engineer is booked.",
        "resolved": True,
        "customer": {"leaves": 0.2},
    }


@pytest.mark.usefixtures("parser")
def test_every_name_and_value_knows_its_place() -> None:
    lines = JOURNEY.splitlines()

    def check(node: object) -> None:
        if isinstance(node, Mapping):
            for name, value in node.items():
                at = node.keys_at[name]
                assert lines[at.line - 1][at.column - 1 :].lstrip('"').startswith(name)
                assert node.values_at[name] > at
                check(value)
        elif isinstance(node, Sequence):
            assert len(node.items_at) == len(node)
            for item in node:
                check(item)

    tree = tree_of(JOURNEY)
    check(tree)
    assert tree.place == Place(1, 1)
    assert tree["touchpoints"]["main_menu"].place == Place(17, 5)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "before", ["", "\ufeff", "# 请按 ☎ 👍🏽\r\n", "\r", "# two\u2028in one\x85line\n", "# \x1b\0\x07\n\n"]
)
def test_places_are_as_an_editor_counts_them(before: str) -> None:
    lines = before.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").count("\n")

    tree = tree_of(before + "é👍: [ü, x]")

    assert tree.keys_at["é👍"] == Place(lines + 1, 1)
    assert tree["é👍"].items_at == [Place(lines + 1, 6), Place(lines + 1, 9)]


def test_a_path_leads_to_the_place_of_its_value_and_of_its_name() -> None:
    tree = tree_of(JOURNEY)

    assert place_of(tree, ()) == Place(1, 1)
    assert place_of(tree, ("title",)) == Place(1, 8)
    assert key_place_of(tree, ("title",)) == Place(1, 1)
    assert place_of(tree, ("touchpoints", "main_menu", "press", "2")) == Place(19, 33)
    assert place_of(tree, ("touchpoints", "main_menu", "press", 2)) == Place(19, 33)
    assert key_place_of(tree, ("touchpoints", "main_menu", "press", "2")) == Place(19, 30)
    assert place_of(tree, ("touchpoints", "first_agent", "talk", 1, "ask", "fact")) == Place(26, 21)
    assert key_place_of(tree, ("touchpoints", "first_agent", "talk", 1)) == Place(26, 9)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("touchpoints", "main_menu", "then"), Place(17, 5)),
        (("touchpoints", "nobody", "then"), Place(16, 3)),
        (("customer", "title"), Place(4, 3)),
        (("customer", "name", "faker", "deeper", 3), Place(4, 17)),
        (("touchpoints", "first_agent", "talk", 99), Place(24, 7)),
        (("nothing", "at", "all"), Place(1, 1)),
    ],
)
def test_a_path_into_what_is_not_there_leads_to_the_last_thing_that_is(
    path: tuple[str | int, ...], place: Place
) -> None:
    assert place_of(tree_of(JOURNEY), path) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("touchpoints", "main_menu", "function-before[…]", "Menu", "press", "2", "str"), Place(19, 33)),
        (("touchpoints", "main_menu", "menu", "press", "2"), Place(19, 33)),
        (("touchpoints", "main_menu", "menu", "team"), Place(17, 11)),
        (("touchpoints", "first_agent", "talk", "talk", 1, "ask", "Ask", "fact"), Place(26, 21)),
        (("touchpoints", "main_menu", "[key]"), Place(16, 3)),
    ],
)
def test_a_validators_own_words_in_a_path_are_passed_over(path: tuple[str | int, ...], place: Place) -> None:
    assert place_of(tree_of(JOURNEY), path) == place


def test_long_paths_through_things_that_look_alike_take_no_time() -> None:
    tree = tree_of("a: " + "{a: " * 38 + "x" + "}" * 38)

    assert place_of(tree, ("a", "tag") * 500) == Place(1, 3 + 4 * 38 + 1)


# What a value is


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("off", "off"),
        ("yes", "yes"),
        ("Y", "Y"),
        ("012", "012"),
        ("0207 946 0000", "0207 946 0000"),
        ("+441632960001", "+441632960001"),
        ("1:30", "1:30"),
        ("08:00", "08:00"),
        ("2026-03-02", "2026-03-02"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("=", "="),
        ("--", "--"),
        ("6s", "6s"),
        ("'true'", "true"),
        ('"12"', "12"),
        ("|\n 12", "12\n"),
        ("٣", "٣"),
        ("12", 12),
        ("-7", -7),
        ("0", 0),
        ("999999999999999", 999_999_999_999_999),
        ("0.31", 0.31),
        ("-.5", -0.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("[]", []),
        ("{}", {}),
    ],
)
def test_a_value_is_what_it_looks_like(written: str, value: object) -> None:
    read_value = tree_of(f"x: {written}\n")["x"]

    assert read_value == value
    assert type(read_value) is type(value) or isinstance(read_value, (Mapping, Sequence))


@pytest.mark.usefixtures("parser")
def test_names_are_always_text() -> None:
    assert list(tree_of("1: a\ntrue: b\n~: c\n1.5: d\nno: e\n")) == ["1", "true", "~", "1.5", "no"]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("number", ["1234567890123456", "-1234567890123456", "1e400", "9" * 5_000])
def test_a_number_that_is_too_large_stays_text_and_is_reported(number: str) -> None:
    read_text = read(f"x: {number}", "journey.yaml")

    assert read_text.tree == {"x": number}
    assert [(found.code, found.place) for found in read_text.findings] == [("WS020", Place(1, 4))]


# What is refused, and in which words

REFUSED = [
    # what, text, code, place, words of the cause, words of the advice
    ("a name twice", "a: 1\nb: 2\na: 3\n", "WS013", (3, 1), "the first is in line 1", "another name"),
    ("a name twice in braces", "x: {1: a, 1: b}", "WS013", (1, 11), "`1` is used twice", "another name"),
    ("a marked piece", "say: &Co hello", "WS014", (1, 6), "`&Co` marks", "quotes"),
    ("a copied piece", "say: *Co", "WS014", (1, 6), "`*Co` copies", "quotes"),
    ("a merge", "a: {}\n<<: *a", "WS017", (2, 1), "merge", "write out"),
    ("a type", "say: !Hello", "WS015", (1, 6), "!", "quotes"),
    ("a type of Python", "x: !!python/object:os.system {}", "WS015", (1, 4), "!", "quotes"),
    ("a second journey", "a: 1\n---\nb: 2", "WS016", (2, 1), "second", "take the line out"),
    ("a list for a name", "[a]: b", "WS021", (1, 1), "a name is needed", "quotes"),
    ("a group for a name", "? {a: b}\n: c", "WS021", (1, 3), "a name is needed", "quotes"),
    ("no name", ": x", "WS022", (1, 1), "no name", "name: value"),
    ("no name in braces", "a: {: x}", "WS022", (1, 5), "no name", "name: value"),
    ("an empty name", '"": x', "WS022", (1, 1), "no name", "name: value"),
    ("a list for a journey", "- a\n- b", "WS007", (1, 1), "name and a colon", "title:"),
    ("prose for a journey", "Dear all,\nhello", "WS007", (1, 1), "name and a colon", "title:"),
    ("an empty file", "", "WS006", (1, 1), "nothing in this file", "title:"),
    ("only remarks", "# soon\n\n# more\n", "WS006", (1, 1), "nothing in this file", "title:"),
    # the keys on the telephone
    ("the # key in braces", "p: {1: a, #: b}\nq: c", "WS012", (1, 11), "remark", '"#"'),
    ("the # key first", "p: {#: b}\nq: {r: c}", "WS012", (1, 5), "remark", '"#"'),
    ("the # key as a value", "p: {ends: #}\nq: {r: c}", "WS012", (1, 11), "remark", '"#"'),
    ("the # key on its line", "p:\n  1: a\n  #: b", "WS012", (3, 3), "remark", '"#"'),
    ("the # key in open braces", "p: {\n  1: a,\n  #: b\n}", "WS012", (3, 3), "remark", '"#"'),
    ("the * key", "p:\n  *: b", "WS012", (2, 3), "`*`", '"*"'),
    ("the * key in braces", "p: {1: a, *: b}", "WS012", (1, 11), "`*`", '"*"'),
    ("the * key and a digit", "p: {*9: b}", "WS012", (1, 5), "`*`", '"*"'),
    ("a sentence with the # key", "say: Then press # twice", "WS026", (1, 17), "remark", "quotes"),
    # commas, braces, quotes
    ("a comma in braces", "a: {say: Hello, you there, b: 1}", "WS025", (1, 17), "`you there`", "quotes"),
    ("a name to fill in", "say: {name}", "WS025", (1, 7), "`name`", "quotes"),
    ("no space in braces", "p: {1:bill, 2: b}", "WS025", (1, 5), "`1:bill`", "space after the colon"),
    ("a text that begins with {", "say: {name} here", "WS010", (1, 13), "closing bracket", "quotes"),
    ("a text that begins with [", "say: [laughs] Well", "WS010", (1, 15), "closing bracket", "quotes"),
    ("a text that begins with *", "say: *big* deal", "WS010", (1, 6), "begins with *", "quotes"),
    ("a text that begins with @", "say: @home", "WS010", (1, 6), "begins with @", "quotes"),
    ("a text that begins with %", "say: %50", "WS010", (1, 6), "begins with %", "quotes"),
    ("a text that begins with `", "say: `x`", "WS010", (1, 6), "begins with `", "quotes"),
    ("a text that begins with &", "say: & Co", "WS010", (1, 6), "begins with &", "quotes"),
    ("a text after quotes", 'say: "Yes" he said', "WS010", (1, 12), "closing quotation mark", "one pair"),
    ("an apostrophe in quotes", "say: 'it's'", "WS010", (1, 10), "apostrophe", "double quotes"),
    ("quotes left open", 'a: "abc\nb: 1\n', "WS010", (1, 4), "never closed", "same quotation mark"),
    ("quotes closed late", 'a: "abc\nb: "d"\n', "WS010", (1, 4), "closed only in line 2", "same"),
    ("braces left open", "a: {b: 1,\n c: 2\n\nd: 3\n", "WS010", (1, 4), "{ that opens here", "put a }"),
    ("brackets left open", "a: [1, 2\nb: 3\n", "WS010", (1, 4), "[ that opens here", "put a ]"),
    ("a comma forgotten", "a: {b: 1 c: 2}", "WS010", (1, 11), "comma", "put a comma"),
    ("a brace too many", "a: {b: 1}}", "WS010", (1, 10), "too many", "take it out"),
    ("a bracket from nowhere", "a: ]", "WS010", (1, 4), "missing before this ]", "take the ] out"),
    ("a backslash", 'a: "C:\\Users"', "WS010", (1, 9), "backslash \\ in", "two of them \\\\, or"),
    # colons, dashes, spaces
    ("a colon in a text", "say: One thing: no", "WS010", (1, 15), "a colon in the text", "quotes"),
    (
        "no space after a colon",
        "a: x\nthen:menu\n",
        "WS010",
        (2, 1),
        "no space after the colon",
        "then: menu",
    ),
    ("no colon", "a: 1\nhello\nb: 2", "WS010", (2, 1), "no name and colon", "name: value"),
    ("a dash in a text", "say: - hello", "WS010", (1, 6), "a list cannot begin", "dash is part"),
    ("a text after |", "say: | hello", "WS010", (1, 8), "next line", "quotes"),
    ("too few spaces", "a:\n  b: 1\n c: 2", "WS010", (3, 2), "does not line up", "same column"),
    ("too many spaces", "a: 1\n  b: 2", "WS010", (2, 4), "more of the line above", "same column"),
    ("a name in a list", "a:\n  - b\n  c: 1", "WS010", (3, 3), "list above", "dash"),
    ("a tab", "a:\n\tb: 1", "WS011", (2, 1), "a tab", "spaces"),
    ("a tab after a text", "a: b\n\tc: 1", "WS011", (2, 1), "a tab", "spaces"),
    ("a tab in a long text", "a: |\n  b\n\tc", "WS011", (3, 1), "a tab", "spaces"),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "code", "place", "cause", "mend"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_a_mistake_is_one_finding_that_says_where_what_and_what_to_do(
    text: str, code: str, place: tuple[int, int], cause: str, mend: str
) -> None:
    found = the_finding(text)

    assert (found.code, found.place) == (code, Place(*place))
    assert cause in found.cause
    assert mend in found.mend


@pytest.mark.parametrize("text", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_no_finding_speaks_the_language_of_programmers(text: str) -> None:
    found = the_finding(text)
    words = (found.cause + found.mend).lower()

    for jargon in (
        "scalar",
        "token",
        "mapping",
        "flow",
        "sequence",
        "parse",
        "node",
        "alias",
        "anchor",
        "stream",
    ):
        assert jargon not in words


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "title: Hello  # a remark after two spaces",
        "then: menu # a remark after a name",
        "# a remark\ntitle: x\n#\n# another: with a colon\n",
        "p: {1: a}  # 1: then b}",
        'p: {"#": a, "*": b}',
        "p:\n  '#': a\n  # 2: b\n",
        "say: |\n  Press\n  #: this is text\n",
        'say: "Press\n\n  #: this too"\n',
        "p: {a: , b: }\n",
        "a:\tx\nb: \t{c:\td}\t# e\n",
        "---\na: 1\n...\n",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert tree_of(text)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title:The call\ncustomer: {name: Sam}\n", 1),
        ("title: x\ntold:\n  ending:Over.\n\n  # why\n  resolved: true\n", 3),
        ("talk:\n- agent:Hello\n  when: x\n", 2),
    ],
)
def test_a_colon_without_a_space_is_found_in_its_own_line(text: str, line: int) -> None:
    (found,) = read(text, "x").findings
    assert (found.place.line, found.cause) == (line, "there is no space after the colon")


def test_what_was_read_before_a_mistake_is_kept() -> None:
    read_text = read("title: x\na: {b: 1}\nc:\n  - d\n  - e: 'f\n", "journey.yaml")

    assert read_text.tree == {"title": "x", "a": {"b": 1}, "c": ["d", {}]}
    assert not read_text.whole


def test_reading_goes_on_after_a_mistake_that_is_not_in_the_way() -> None:
    read_text = read("a: 1\na: 2\nb: &x 3\nc: !t 4\nd: *x\n<<: *x\ne: 5\n", "journey.yaml")

    assert [found.code for found in read_text.findings] == ["WS013", "WS014", "WS015", "WS014", "WS017"]
    assert read_text.tree == {"a": 1, "b": 3, "c": "4", "d": None, "e": 5}
    assert read_text.whole


def test_the_first_of_two_values_of_one_name_stands() -> None:
    assert read("a: {b: 1}\na: {c: 2}\n", "journey.yaml").tree == {"a": {"b": 1}}


# Text that acts, text that is too much


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        "a: x\x1b[2Jy",
        'a: "x\\e[2Jy"',
        "a: x\u202e[2Jy",
        'a: "x\\x9b[2Jy"',
        "a: |\n  x\0[2Jy",
        "a: x\ud800[2Jy",
    ],
)
def test_characters_that_act_are_left_out_with_a_notice(text: str) -> None:
    read_text = read(text, "journey.yaml")

    assert read_text.tree == {"a": "x[2Jy"}
    assert [(f.code, f.severity, f.place) for f in read_text.findings] == [("WS023", Severity.NOTICE, Place(1, 4))]
    assert "1 invisible or unsafe character left out" in read_text.findings[0].cause


def test_names_that_look_the_same_are_the_same() -> None:
    read_text = read("menu: 1\nme\u200bnu: 2\n", "journey.yaml")

    assert read_text.tree == {"menu": 1}
    assert [found.code for found in read_text.findings] == ["WS023", "WS013"]


def test_a_text_that_is_too_long_is_cut_and_reported() -> None:
    read_text = read(f"a: {'x' * 30_000}", "journey.yaml")

    assert read_text.tree == {"a": "x" * 20_000}
    assert [found.code for found in read_text.findings] == ["WS024"]


@pytest.mark.usefixtures("parser")
def test_a_bomb_of_copies_is_refused_at_the_first_copy() -> None:
    rows = [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 30)]
    read_text = read("x0: &x0 ha\n" + "\n".join(rows), "journey.yaml")

    assert {found.code for found in read_text.findings} == {"WS014"}
    assert read_text.tree is not None
    assert read_text.tree["x29"] == [None] * 9


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", ["a: " + "[" * 100_000, "{a: " * 100_000, "- " * 900])
def test_things_inside_each_other_without_end_are_refused(text: str) -> None:
    found = the_finding(text)

    assert found.code == "WS018"
    assert found.place.column < 1_100


def test_forty_things_inside_each_other_are_enough_for_anybody() -> None:
    assert read("a: " + "[" * 39 + "]" * 39, "journey.yaml").findings == []
    assert the_finding("a: " + "[" * 40 + "]" * 40).code == "WS018"


def test_too_many_names_and_values_are_refused() -> None:
    read_text = read("a: [" + "1," * (MOST_NODES + 1) + "]", "journey.yaml")

    assert "WS019" in [found.code for found in read_text.findings]
    assert not read_text.whole


@pytest.mark.parametrize(
    "text",
    [
        "{" + " #" * 200_000,
        "a: b: " + "c: " * 200_000,
        "{" + "a, " * 90_000,
        "a: '" + "'' \"" * 100_000,
        "{" + ' "\\" ' * 100_000,
        "a: x " + "x #" * 200_000,
        "#:\n" * 200_000,
    ],
)
def test_a_hostile_text_takes_no_more_time_than_a_friendly_one(text: str) -> None:
    assert read(text, "journey.yaml").findings


# Never a trace


def check_anything(text: str) -> Reading:
    read_text = read(text, "journey.yaml")

    assert read_text.whole or read_text.findings
    assert read_text.findings == sorted(read_text.findings, key=lambda found: found.place)
    lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for found in read_text.findings:
        assert found.code in reading.CODES
        assert found.cause
        assert found.mend
        assert is_plain(found.cause + found.mend)
        assert 1 <= found.place.line <= lines
        assert render(found, text)
    check_tree(read_text.tree)
    return read_text


def check_tree(node: object) -> None:
    if isinstance(node, Mapping):
        assert node.keys() == node.keys_at.keys() == node.values_at.keys()
        for name, value in node.items():
            assert name
            assert is_plain(name)
            check_tree(value)
    elif isinstance(node, Sequence):
        assert len(node) == len(node.items_at)
        for value in node:
            check_tree(value)
    else:
        assert node is None or isinstance(node, (bool, int, float)) or (isinstance(node, str) and is_plain(node))


in_any_parser = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.usefixtures("parser")
@in_any_parser
@given(st.text(st.characters(exclude_categories=())))
@example("\ufeff")
@example("\ufeff\ufeffa: b")
@example('a: "\\UFFFFFFFF"')
@example('a: "\\ud800"')
@example("a: !<%ff> b")
@example("%YAML 1." + "9" * 5_000)
@example("\r\r\n\u2028\x85")
def test_any_text_can_be_read(text: str) -> None:
    check_anything(text)


@pytest.mark.usefixtures("parser")
@in_any_parser
@given(st.text("ab1 \n\n\t:-#*&!?%@|>'\"\\[]{},~<.é\x1b\u200b👍", max_size=60))
def test_any_text_of_yamls_own_signs_can_be_read(text: str) -> None:
    check_anything(text)


@pytest.mark.usefixtures("parser")
@in_any_parser
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(JOURNEY)),
            st.integers(0, 8),
            st.text(" \n\t:-#*&!|'\"[]{},x\0\u2028", max_size=4),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_journey_with_slips_of_the_hand_can_be_read(slips: list[tuple[int, int, str]]) -> None:
    text = JOURNEY
    for at, gone, typed in slips:
        text = text[:at] + typed + text[at + gone :]
    check_anything(text)


def test_any_value_given_in_quotes_comes_back() -> None:
    values = ["a: b", "#1", "no", "it's", 'say "x"', "{name}, hello", "- x", "", " spaces ", "012"]

    assert tree_of("x: [" + ", ".join("'" + v.replace("'", "''") + "'" for v in values) + "]")["x"] == values


# Files


def test_a_file_is_read_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + "title: Grüße\r\ntitle: x".encode())

    read_text = read_file(file)

    assert read_text.tree == {"title": "Grüße"}
    assert read_text.findings[0].file == str(file)
    assert read_text.findings[0].place == Place(2, 1)
    assert "title: x\n  ^" in render(read_text.findings[0], read_text.source)


def only_finding(path: Path) -> Finding:
    read_text = read_file(path)
    assert read_text.tree is None
    assert not read_text.whole
    assert len(read_text.findings) == 1
    return read_text.findings[0]


def test_a_missing_file_is_reported_with_the_name_it_may_have(tmp_path: Path) -> None:
    (tmp_path / "evening-call.yaml").touch()

    found = only_finding(tmp_path / "evning-call.yaml")

    assert (found.code, found.cause, found.mend) == (
        "WS001",
        "there is no such file",
        "did you mean `evening-call.yaml`?",
    )
    assert only_finding(tmp_path / "nowhere" / "x.yaml").mend == "there is no such folder either; check both names"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert only_finding(tmp_path).code == "WS002"


def test_a_file_that_may_not_be_opened_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no")

    (tmp_path / "journey.yaml").touch()
    monkeypatch.setattr(Path, "open", refuse)

    assert only_finding(tmp_path / "journey.yaml").code == "WS003"


@pytest.mark.parametrize("name", ["x" * 5_000, "nul\0", "half\ud800", "\x1b[2J"])
def test_an_impossible_file_name_is_reported(tmp_path: Path, name: str) -> None:
    found = only_finding(tmp_path / name)

    assert found.code in ("WS001", "WS003")
    assert is_plain(found.file)


def test_a_file_in_an_old_encoding_is_reported_where_it_shows(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_bytes("title: x\r\nsay: Grüße".encode("cp1252"))

    found = only_finding(file)

    assert (found.code, found.place) == ("WS004", Place(2, 8))
    assert "UTF-8" in found.mend


@pytest.mark.parametrize(
    "data", ["title: x".encode("utf-16"), "title: x".encode("utf-16-be"), b"PK\3\4\0\0\xff", b"a\0"]
)
def test_what_is_not_text_is_reported(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "journey.yaml"
    file.write_bytes(data)

    assert only_finding(file).code == "WS004"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_bytes(b"a" * (files.LARGEST_FILE + 1))

    assert only_finding(file).code == "WS005"
    assert the_finding("a" * (files.LARGEST_FILE + 1)).code == "WS005"


def test_an_empty_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "journey.yaml").touch()

    assert read_file(tmp_path / "journey.yaml").findings[0].code == "WS006"


def test_every_code_is_explained_and_every_explained_code_is_used() -> None:
    strings = {
        node.value
        for module in (files, building, complaints)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    used = [node for node in strings if node.startswith("WS") and len(node) == 5]

    assert sorted(used) == sorted(reading.CODES)
