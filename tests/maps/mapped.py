"""The journeys maps are tested on: those that come with the program, the outlines, and one that is hostile."""

from pathlib import Path

from walkshoes.maps import Map, survey
from walkshoes.scenario.load import Source, load, load_text, source_of

ROOT = Path(__file__).parent.parent.parent
FILES = sorted([*(ROOT / "scenarios").glob("*.yaml"), *(ROOT / "tests" / "skeletons").glob("*.yaml")])
HOSTILE = r"""
title: "A <script>alert(1)</script> \"quoted\" %%{init: {'theme':'dark'}}%% --> x"
customer: {name: Sam, about: "You."}
company:
  name: "Mer<b>id</b>ian \\ \"] --> p9; click p1 \"javascript:alert(1)\" & co"
  lines: {main: welcome}
  teams: {ivr: {label: "日本語の長いラベルはとてもとても長いので折り返される必要があります"}}
start: {at: "2026-03-02 14:00", dial: main}
touchpoints:
  welcome:
    team: ivr
    label: "Averyveryveryveryveryveryveryveryverylongwordthatdoesnotbreakanywhereatall &amp; <x>"
    menu: For opening hours, press 1.
    press:
      1: {go: hours, label: "1. one\n%%{init: {}}%%\n--> end \"] <br> `code` #35; &lt; \\"}
      2: {go: told, label: "</svg><script>alert(2)</script>"}
      3: {go: told, label: "- a list"}
  hours: {team: ivr, announce: We open at nine., then: told}
  told: {ending: Now you know., resolved: true, label: "🎉🎉 end \\"}
"""


def source_at(path: Path) -> Source:
    return source_of(load(path))


def mapped(path: Path, *, twin: bool = False) -> Map:
    source = source_at(path)
    settings = source.scenario.twin if twin else {}
    return survey(source.under(settings), settings)


def hostile() -> Map:
    return survey(source_of(load_text(HOSTILE, "hostile")).scenario)
