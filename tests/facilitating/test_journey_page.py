"""The facilitator's page of a journey: what its author wrote, and what the file says by itself."""

import json
import re
from pathlib import Path

import pytest
from building import COMPANY, HEAD, source
from click.testing import CliRunner

from walkshoes.cli import main
from walkshoes.facilitating.files import as_html, as_markdown, write_page
from walkshoes.facilitating.journey_page import HEADINGS, NO_GUIDE, evidence_text, journey_page
from walkshoes.facilitating.page import Page, Section, Table
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.queueing import Staffing, offered_wait
from walkshoes.reports.files import UnknownForm
from walkshoes.scenario.guide import Evidence
from walkshoes.scenario.times import MINUTE

WELCOME = (
    "welcome: {team: ivr, announce: Good day., then: support_queue}\nsupport_queue: {queue: support, then: done}\n"
)
POLICIES = """\
policies:
  one_record: {label: One record, costs: 240000, sets: {record: shared}}
  fewer: {label: Fewer names, saves: 500, sets: {teams.support.gives_name: false}}
  staff: {label: Staff, number: queues.support.agents, range: [8, 30], costs_each: 21000}
"""
GUIDE = """\
minutes: 9
summary: In one line.
twin: {one_record: true, staff: 20}
scorecard: [owned]
guide:
  for: Whoever decides about queues.
  themes: [waiting, promises]
  watch: [How they sit.]
  what: [What happened?]
  so_what: [Why was that?]
  now_what: [Who will do what?]
  try: [{set: {staff: 20}, notice: Nobody waits.}]
  evidence: [{says: Half of them, place: UK, year: 2004, source: An office, through: the press, trust: quoted}]
"""


def page(more: str = GUIDE) -> Page:
    return journey_page(source(WELCOME, COMPANY + POLICIES, more))


def section(heading: str, of: Page) -> Section:
    return next(one for one in of.sections if one.heading == HEADINGS[heading])


def test_the_page_begins_with_what_the_journey_is() -> None:
    assert page().title == "A small journey"
    assert page().about == (
        "In one line. · about 9 minutes at natural pace · phone · themes: waiting, and being kept waiting; "
        "promises, kept or not"
    )


def test_what_its_author_wrote_stands_in_the_order_of_a_session() -> None:
    wanted = (
        "for",
        "watch",
        "what",
        "so_what",
        "now_what",
        "try",
        "policies",
        "waits",
        "scorecard",
        "endings",
        "evidence",
    )
    assert [one.heading for one in page().sections] == [HEADINGS[name] for name in wanted]
    assert section("for", page()).text == ("Whoever decides about queues.",)


def test_a_decision_to_try_says_what_it_costs_and_what_to_notice() -> None:
    assert section("try", page()).points == ("Staff: 20 instead of 13 (costs 147,000 a year): Nobody waits.",)


def test_every_policy_stands_there_with_its_sum_and_how_it_is_done_right() -> None:
    table = section("policies", page()).table
    assert table is not None
    assert table.rows == (
        ("One record", "costs 240,000 a year", "yes"),
        ("Fewer names", "saves 500 a year", ""),
        ("Staff", "costs 21,000 a year for each", "20"),
    )


def test_why_people_wait_is_said_by_the_staffing_and_not_by_the_author() -> None:
    support, faults = section("waits", page()).points
    assert support.startswith(
        "Customer care: 13 people answer 160 calls an hour of 6 minutes each on average. That is 1.23 times"
    )
    assert "half of those at most" in support
    assert faults.startswith("Faults: 5 people answer 40 calls")


def test_a_queue_that_nobody_answers_says_so_and_one_without_a_wait_does_not_invent_one() -> None:
    nobody = COMPANY.replace("agents: 13", "agents: 0").replace("agents: 5", "agents: 50")
    support, faults = section("waits", journey_page(source(WELCOME, nobody))).points
    assert support.endswith("So nobody ever does.")
    assert faults.endswith("Of a hundred callers 0 have to wait.")


def test_the_endings_are_told_with_what_is_assumed_of_them() -> None:
    assert section("endings", page()).points == (
        "It is done. (Settled; assumed: they stay.)",
        "You gave up. (Not settled; assumed: they leave.)",
    )


def test_a_figure_carries_its_place_its_year_its_source_and_how_far_to_trust_it() -> None:
    assert section("evidence", page()).points == (
        "Half of them (UK, 2004). An office; through the press. Quoted by others; the source itself was not read. "
        "Old: it shows that the complaint is not new, not what holds today.",
    )


@pytest.mark.parametrize(("year", "old"), [(2016, False), (2015, True)])
def test_a_figure_is_old_after_ten_years(year: int, old: bool) -> None:
    one = Evidence(says="Half", year=year, source="An office", trust="read")
    assert ("Old:" in evidence_text(one, 2026)) == old


def test_a_figure_without_a_year_says_that_there_is_none() -> None:
    assert "no year given" in evidence_text(Evidence(says="Half", source="An office", trust="read"), 2026)
    assert evidence_text(Evidence(says="The sums", trust="assumed"), 2026) == (
        "The sums. Assumed: an author's figure, without a source."
    )


def test_a_journey_without_a_guide_has_a_page_as_well() -> None:
    made = page("")
    assert section("for", made).text == (NO_GUIDE,)
    assert section("policies", made).table is not None


def test_of_those_who_wait_half_wait_no_longer_than_is_said_to_be_half() -> None:
    law = offered_wait(Staffing(40, 9 * MINUTE, 5, 20 * MINUTE))
    drawn = sorted(law.wait_ms(number / 10_000) for number in range(10_000))
    waited = [ms for ms in drawn if ms > 0]
    _, faults = section("waits", page()).points
    assert f"half of those at most {minutes_text(waited[len(waited) // 2])}" in faults
    assert f"nine in ten at most {minutes_text(waited[len(waited) * 9 // 10])}" in faults


def test_whoever_walks_lives_what_the_file_says_they_live() -> None:
    lived = COMPANY.replace("agents: 5, patience: 20m", "agents: 5, patience: 20m, lived: p90")
    _, faults = section("waits", journey_page(source(WELCOME, lived))).points
    most = re.search(r"nine in ten at most (.+?)\.", faults)
    assert most
    assert faults.endswith(f"Whoever walks lives {most[1]}.")


def test_what_it_goes_on_from_and_which_company_is_met_stand_at_the_top() -> None:
    made = page("follows: another\ntwin: {one_record: true}\nwalked: done right\n").about
    assert made == "phone · whoever walks meets the company done right · goes on from another"


def test_in_an_ending_what_is_the_same_for_all_is_filled_in_and_what_is_made_up_is_named() -> None:
    ends = "ends: {ending: '{name} has {account_number} and {number}.', resolved: true, customer: {recommends: 0.4}}\n"
    head = HEAD.replace("  facts:\n", '  facts:\n    number: {label: made-up number, pattern: "##"}\n')
    made = journey_page(source(WELCOME.replace("then: done", "then: ends") + ends, COMPANY, "", head))
    assert section("endings", made).points[0] == (
        "the customer has 7734 09 128851 and made-up number. (Settled; assumed: 40 in a hundred recommend it.)"
    )


def test_a_choice_has_a_line_for_each_of_its_options() -> None:
    choice = (
        "policies:\n  script:\n    label: Script\n    options:\n"
        "      short: {label: Short, saves: 300, sets: {touchpoints.welcome.announce: Hello.}}\n"
        "      long: {label: Long, costs: 200, sets: {touchpoints.welcome.announce: Welcome.}}\n"
    )
    table = section("policies", journey_page(source(WELCOME, COMPANY + choice, "twin: {script: long}\n"))).table
    assert table is not None
    assert table.rows == (("Script: Short", "saves 300 a year", ""), ("Script: Long", "costs 200 a year", "yes"))


# As a file


def test_markup_in_a_guide_is_shown_and_does_nothing() -> None:
    wild = Page(
        "<b>Title</b>",
        "# about",
        (Section("*bold*", ("[link](x)",), ("<script>x</script>",), Table(("a|b",), (("|",),))),),
    )
    html, markdown = as_html(wild), as_markdown(wild)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert r"\<script\>" in markdown
    assert r"\[link\]" in markdown
    assert r"| \| |" in markdown


@pytest.mark.parametrize("name", ["page.md", "page.html", "page.json", "page.HTML"])
def test_a_page_is_written_in_the_form_its_name_asks_for(name: str, tmp_path: Path) -> None:
    write_page(page(), tmp_path / "new" / name)
    text = (tmp_path / "new" / name).read_text(encoding="utf-8")
    assert "Whoever decides about queues." in text
    if name.endswith("json"):
        assert json.loads(text)["title"] == "A small journey"


def test_another_form_is_refused_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UnknownForm, match=r"\.md, \.html, \.json"):
        write_page(page(), tmp_path / "page.doc")
    assert list(tmp_path.iterdir()) == []


# As a command


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.output


def test_the_page_of_a_shipped_journey_is_shown_and_written(tmp_path: Path) -> None:
    code, shown = run("guide", "three-days-without-broadband")
    assert code == 0
    assert shown.startswith("# Three days without broadband")
    code, said = run("guide", "three-days-without-broadband", "--to", tmp_path / "page.html")
    assert (code, said) == (0, f"Written: {tmp_path / 'page.html'}\n")
    assert (
        json.loads(run("guide", "three-days-without-broadband", "--json")[1])["title"] == "Three days without broadband"
    )


def test_what_cannot_be_had_is_refused_in_a_sentence(tmp_path: Path) -> None:
    assert run("guide", "no-such-journey")[0] == 1
    code, said = run("guide", "three-days-without-broadband", "--to", tmp_path / "page.doc")
    assert code == 2
    assert "there are .md, .html, .json" in said
    (tmp_path / "file").write_text("")
    code, said = run("guide", "three-days-without-broadband", "--to", tmp_path / "file" / "page.md")
    assert code == 1
    assert "cannot be written" in said
