"""A map written down: whatever a file's words say, they are words on the map and nothing else."""

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from mapped import FILES, hostile, mapped
from rich.cells import cell_len

from walkshoes.maps import FORMATS, Map, as_dot, as_mermaid, as_svg, as_text

EVERY = [(path, twin) for path in FILES for twin in (False, True)]
IDS = [f"{path.stem}-{'good' if twin else 'bad'}" for path, twin in EVERY]


def every_map() -> list[Map]:
    return [*(mapped(path, twin=twin) for path, twin in EVERY), hostile()]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_map_is_the_same_bytes(form: str) -> None:
    first, second = (FORMATS[form](mapped(FILES[0])) for _ in range(2))
    assert first == second


# Text


def test_no_line_of_text_is_wider_than_a_terminal() -> None:
    wide = [line for drawn in every_map() for line in as_text(drawn).split("\n") if cell_len(line) > 80]
    assert wide == []


def test_the_text_shows_every_place_once_and_leads_to_numbers_it_has() -> None:
    for drawn in every_map():
        text = as_text(drawn)
        places = re.findall(r"^ *(\d+)  (\w+)", text, re.MULTILINE)
        assert [name for _, name in places] == [place.name for place in drawn.walked_through()]
        assert [int(number) for number, _ in places] == list(range(1, len(places) + 1))
        known = {name: number for number, name in places}
        joined = re.sub(r"\n +", " ", text)
        led = re.findall(r"[-~]> (\d+) (\w+)", joined)
        assert led
        assert all(known[name] == number for number, name in led)


def test_what_has_been_shown_is_referred_to() -> None:
    assert "-> 2 main_menu (above)" in as_text(
        mapped(next(path for path in FILES if path.stem.startswith("three-days")))
    )


# Mermaid

NODE = re.compile(r'    (p\d+|start)(\[|\(\(|\(\[|\{\{|\[/|>)"[^"]*"(\]|\)\)|\]\)|\}\}|/\])')
DOOR = re.compile(r'    door\d+\(\("[^"]*"\)\) --> p\d+')
EDGE = re.compile(r'    (p\d+|start) (-->|-\.->)(\|"[^"]*"\|)? p\d+')
STYLE = re.compile(r"    (classDef (settled|lost) [a-z0-9:,.-]+|class [p0-9,]+ (settled|lost))")
TEXT = re.compile(r'"([^"]*)"')


def test_every_line_of_mermaid_is_a_node_an_edge_or_a_style_of_ours() -> None:
    for drawn in every_map():
        first, *lines = as_mermaid(drawn).splitlines()
        assert first == "flowchart TD"
        assert [line for line in lines if not any(form.fullmatch(line) for form in (NODE, DOOR, EDGE, STYLE))] == []


def test_no_text_in_mermaid_holds_a_sign_that_means_something() -> None:
    for drawn in every_map():
        for text in TEXT.findall(as_mermaid(drawn)):
            plain = re.sub(r"#\d+;", "", text.replace("<br/>", " "))
            assert all(one.isalnum() or one in " ,:!?'/+_" for one in plain), text


def test_every_way_is_an_arrow_in_mermaid() -> None:
    for drawn in every_map():
        arrows = [line for line in as_mermaid(drawn).splitlines() if re.match(r"    p\d+ -", line)]
        assert len(arrows) == len(list(drawn.all_ways()))


# DOT

QUOTED = r'"(?:[^"\\]|\\.)*"'
DOT_LINES = [
    re.compile(r"digraph journey \{|\}"),
    re.compile(rf"  (graph|node|edge) \[(\w+=(\w+|{QUOTED})(, )?)+\];"),
    re.compile(rf"  (p\d+|start|door\d+) \[label={QUOTED}(, \w+=\w+)*\];"),
    re.compile(rf"  (p\d+|start|door\d+) -> p\d+( \[label={QUOTED}(, style=dotted)?\])?;"),
]


def test_every_line_of_dot_is_one_of_ours() -> None:
    for drawn in every_map():
        lines = as_dot(drawn).splitlines()
        assert [line for line in lines if not any(form.fullmatch(line) for form in DOT_LINES)] == []


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_draws_every_map() -> None:
    for drawn in every_map():
        made = subprocess.run(["dot", "-Tsvg"], input=as_dot(drawn).encode(), capture_output=True, check=False)
        assert made.returncode == 0, made.stderr


# SVG

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {f"{SVG}{name}" for name in ("svg", "title", "style", "rect", "g", "path", "text", "circle", "a")}


def cards(svg: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    """The corners of every card, left, upper, right, lower, in the picture."""
    found = []
    for group, dy, dx in ((svg, 0.0, 0.0), *((one, *_moved(one)) for one in svg.iter(f"{SVG}g"))):
        for rect in group.findall(f"{SVG}rect"):
            if rect.get("rx"):
                x, y = float(rect.get("x", 0)) + dx, float(rect.get("y", 0)) + dy
                found.append((x, y, x + float(rect.get("width", 0)), y + float(rect.get("height", 0))))
    return found


def _moved(group: ElementTree.Element) -> tuple[float, float]:
    x, y = re.findall(r"[\d.]+", group.get("transform", "0,0"))
    return float(y), float(x)


@pytest.mark.parametrize(("path", "twin"), EVERY, ids=IDS)
def test_no_card_lies_on_another_or_beyond_the_edge(path: Path, twin: bool) -> None:
    svg = ElementTree.fromstring(as_svg(mapped(path, twin=twin)))
    wide, high = float(svg.get("width", 0)), float(svg.get("height", 0))
    found = cards(svg)
    assert len(found) == len(mapped(path, twin=twin).places) + 1
    for number, (left, upper, right, lower) in enumerate(found):
        assert left >= 0
        assert upper >= 0
        assert right <= wide
        assert lower <= high
        for other in found[number + 1 :]:
            assert right <= other[0] or other[2] <= left or lower <= other[1] or other[3] <= upper


def test_every_way_between_places_that_are_reached_is_a_line() -> None:
    for drawn in every_map():
        svg = ElementTree.fromstring(as_svg(drawn))
        reached = {place.name for place in drawn.walked_through()}
        ways = [way for name, way in drawn.all_ways() if name in reached]
        assert len(list(svg.iter(f"{SVG}path"))) == len(ways) + 1


def test_the_picture_is_whole_in_itself_and_holds_only_shapes_and_words() -> None:
    for drawn in every_map():
        text = as_svg(drawn)
        svg = ElementTree.fromstring(text)
        assert {element.tag for element in svg.iter()} <= KNOWN
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
        for element in svg.iter():
            assert [name for name in element.attrib if name.startswith("on")] == []
            assert element.get("href", "#").startswith("#")


def test_hostile_words_are_shown_as_they_were_written() -> None:
    shown = "".join(ElementTree.fromstring(as_svg(hostile())).itertext())
    assert "<script>alert(1)</script>" in shown
    assert "%%{init: {}}%%" in as_text(hostile())


def test_a_journey_of_two_thousand_touchpoints_is_drawn() -> None:
    from walkshoes.maps import survey
    from walkshoes.scenario.load import load_text, source_of

    places = "".join(f"  t{n}: {{team: ivr, announce: One., then: t{n + 1}}}\n" for n in range(1_999))
    text = (
        "title: Long\ncustomer: {name: Sam, about: You.}\n"
        "company: {name: M, lines: {main: t0}, teams: {ivr: {}}}\n"
        'start: {at: "2026-03-02 14:00", dial: main}\n'
        f"touchpoints:\n{places}  t1999: {{ending: Over., resolved: true}}\n"
    )
    drawn = survey(source_of(load_text(text, "long")).scenario)
    assert len(cards(ElementTree.fromstring(as_svg(drawn)))) == 2_001
    assert as_text(drawn).count("\n") > 4_000


def test_a_way_that_leads_very_far_down_goes_past_the_layers() -> None:
    from walkshoes.maps.layers import MOST_LAYERS, laid_out

    many = [f"t{number}" for number in range(MOST_LAYERS + 3)]
    chain = list(pairwise(many))
    laid = laid_out(
        dict.fromkeys(many, (100.0, 50.0)), [*chain, (many[0], many[-1]), (many[0], many[5]), (many[4], many[1])]
    )
    assert laid.beside == {(many[0], many[-1]), (many[4], many[1])}
    assert len(laid.through[many[0], many[5]]) == 4
