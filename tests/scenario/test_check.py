"""What must hold between the parts of a scenario: every slip is found, all at once, where it stands; nothing else is."""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from building import COMPANY, HEAD, changed, found, text_of
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.journey.lowering import lower
from walkshoes.scenario.check_unused import UNUSED
from walkshoes.scenario.findings import Severity
from walkshoes.scenario.load import Unwalkable, load, load_text, source_of
from walkshoes.scenario.policies import UnknownSetting, policies_of

RICH_COMPANY = (
    COMPANY
    + """\
promises:
  ring_back: {what: "Ring back, {name}", by: support, due: 2h, kept: false, when_kept: agent, when_broken: gone}
policies:
  one_record: {label: One record, sets: {record: shared}}
  staff: {label: Staff, number: queues.support.agents, range: [8, 30]}
  script: {label: Script, options: {short: {label: Short, sets: {}}, long: {label: Long, sets: {teams.support.delay: 2s}}}}
  open_late: {label: Open late, sets: {teams.faults.hours: always, lines.customer_line: identify}}
"""
)
RICH = """\
welcome:
  team: ivr
  menu: For a bill, press 1. For a fault, press 2.
  press: {1: {go: identify, when: tries < 3, add: {tries: 1}}, 2: queue}
identify: {team: ivr, collect: {fact: account_number, failed: full}, then: queue}
queue: {queue: support, then: agent}
agent:
  team: support
  was: [first_agent]
  talk:
    - agent: "{agent} here, {name}."
      when: gives_name and open(support) and times(agent) < 3
    - agent: That is not us.
      not_us: faults
    - ask: {fact: story, hears: {refund: [money back]}, known: "You are at {postcode}."}
    - request: engineer
      cannot: {say: I cannot., then: faults, hand_over: {notes: [story]}}
    - promise: ring_back
    - set: {tries: 0}
      when: heard(refund) or policy(script) == "short"
  then: wait
wait: {wait: {for: 3h}, then: [{when: kept(ring_back) or broken(ring_back), go: done}, {go: faults}]}
faults: {team: faults, talk: [{ask: {fact: account_number, known: "I have {account_number}."}}], then: write}
write: {channel: letter, team: faults, write: {fact: story}, then: decide}
decide: {choose: And now?, options: {leave: gone, stay: {go: done, set: {tries: 1}}}}
full: {team: faults, voicemail: {greeting: Hello., about: story}, then: moved}
moved: {team: support, transfer: {to: agent}}
"""
RICH_MORE = """\
variables: {tries: {to: 3}}
twin: {one_record: true, staff: 20, script: short}
gives_up: gone
"""
TWO_COMPANIES = """\
companies:
  shop:
    name: Shop
    lines: {customer_line: welcome}
    teams: {desk: {}, ivr: {}}
    queues: {desk: {calls_per_hour: 6, handling_time: 6m, agents: 3, patience: 20m}}
    promises: {bring: {what: Bring it, by: desk, kept: true}}
    policies: {late: {label: Late, sets: {teams.desk.delay: 1s}}}
  carrier:
    name: Carrier
    teams: {desk: {}}
    queues: {desk: {calls_per_hour: 6, handling_time: 6m, agents: 3, patience: 20m}}
"""
TWO = """\
welcome: {team: ivr, announce: Hello., then: line}
line: {queue: carrier.desk, then: agent}
agent: {team: carrier.desk, talk: [{promise: bring, when: open(shop.desk)}], then: done}
"""


def test_nothing_is_found_where_everything_leads_somewhere() -> None:
    assert found(RICH, RICH_COMPANY, RICH_MORE) == []
    assert found(TWO, TWO_COMPANIES) == []


SLIPS: list[tuple[str, str, str, str]] = [
    # the code, what is right, what is written instead, words of the answer
    ("WS201", "2: queue}", "2: quue}", "no touchpoint `quue` (did you mean `queue`?)"),
    ("WS201", "failed: full", "failed: ful", "no touchpoint `ful` (did you mean `full`?)"),
    ("WS201", "transfer: {to: agent}", "transfer: {to: nobody}", "no touchpoint `nobody`"),
    ("WS201", "times(agent)", "times(agnt)", "did you mean `agent`?"),
    ("WS201", "leave: gone", "leave: goen", "did you mean `gone`?"),
    ("WS202", "{team: faults, talk", "{team: fault, talk", "no team `fault` (did you mean `faults`?)"),
    ("WS202", "not_us: faults", "not_us: nobody", "known are: ivr, support, faults"),
    ("WS202", "open(support)", "open(suport)", "did you mean `support`?"),
    ("WS203", "{queue: support, then", "{queue: suport, then", "no queue `suport` (did you mean `support`?)"),
    ("WS204", "- promise: ring_back", "- promise: ringback", "no promise `ringback` (did you mean `ring_back`?)"),
    ("WS204", "kept(ring_back)", "kept(rung)", "no promise `rung`"),
    ("WS206", "collect: {fact: account_number", "collect: {fact: account", "no fact `account`"),
    ("WS206", "notes: [story]", "notes: [stroy]", "did you mean `story`?"),
    ("WS206", "about: story", "about: stroy", "did you mean `story`?"),
    ("WS207", 'policy(script) == "short"', "policy(one_recrd)", "no policy `one_recrd` (did you mean `one_record`?)"),
    ("WS207", 'policy(script) == "short"', 'policy(script) == "shrt"', "no option `shrt` (did you mean `short`?)"),
    ("WS207", 'policy(script) == "short"', 'policy(one_record) == "on"', "it is not a choice"),
    ("WS208", "at {postcode}", "at {postcod}", "nothing fills in {postcod} (did you mean `postcode`?)"),
    ("WS208", "at {postcode}", "at {story}", "nothing fills in {story}"),
    ("WS208", "press 2.", "press 2, {agent}.", "nothing fills in {agent}"),
    ("WS209", "identify: {team: ivr, collect", "identify: {collect", "who speaks at `identify`? (add `team:`)"),
    ("WS210", "collect: {fact: account_number", "collect: {fact: story", "a story cannot be keyed on a telephone"),
    ("WS211", "{wait: {for: 3h}", "{wait: {say: Later.}", "how long is the wait?"),
    ("WS211", "{wait: {for: 3h}", '{wait: {for: 3h, until: "2026-03-05 10:00"}', "say either for: or until:"),
    ("WS212", "was: [first_agent]", "was: [faults]", "`faults` is the name of another touchpoint"),
    ("WS215", "set: {tries: 0}", "set: {tires: 0}", "no variable `tires` (did you mean `tries`?)"),
    ("WS215", "tries < 3", "tires < 3", "did you mean `tries`?"),
    ("WS217", "heard(refund)", "heard(refnd)", "did you mean `refund`?"),
]


@pytest.mark.parametrize(("code", "right", "wrong", "words"), SLIPS)
def test_a_slip_in_a_touchpoint_is_found_where_it_stands_and_nothing_else_is(
    code: str, right: str, wrong: str, words: str
) -> None:
    slips = found(changed(RICH, (right, wrong)), RICH_COMPANY, RICH_MORE)
    assert [one.code for one in slips] == [code]
    assert words in f"{slips[0].cause} ({slips[0].mend})"
    lines = text_of(changed(RICH, (right, wrong)), RICH_COMPANY, RICH_MORE).splitlines()
    assert wrong.strip(" {}").split(",", maxsplit=1)[0].split("==")[0].strip() in lines[slips[0].place.line - 1]


@pytest.mark.parametrize(
    ("code", "right", "wrong", "words"),
    [
        ("WS201", "when_kept: agent", "when_kept: agnt", "did you mean `agent`?"),
        ("WS201", "when_broken: gone", "when_broken: goen", "did you mean `gone`?"),
        ("WS201", "lines: {customer_line: welcome}", "lines: {customer_line: welcom}", "did you mean `welcome`?"),
        ("WS202", "by: support", "by: suport", "did you mean `support`?"),
        ("WS202", "  faults: {calls", "  fault: {calls", "no team answers the queue `fault` (did you mean `faults`?)"),
        ("WS208", "back, {name}", "back, {nmae}", "did you mean `name`?"),
        ("WS208", "back, {name}", "back, {agent}", "nothing fills in {agent}"),
        ("WS213", "sets: {record: shared}", "sets: {recrd: shared}", "`one_record` does not fit"),
        ("WS213", "sets: {record: shared}", "sets: {record: both}", "`both` is not one of"),
        (
            "WS213",
            "number: queues.support.agents",
            "number: queues.suport.agents",
            "there is no `company.queues.suport`",
        ),
        ("WS213", "range: [8, 30]", "range: [-2, 30]", "`staff` does not fit"),
        ("WS213", "sets: {teams.support.delay: 2s}", "sets: {teams.support.delay: 2}", "say the unit as well"),
        ("WS213", "lines.customer_line: identify", "lines.customer_line: agnt", "there is no touchpoint `agnt`"),
        ("WS213", "hours: always", "hours: at times", "`at times` is not opening hours"),
    ],
)
def test_a_slip_in_the_company_is_found(code: str, right: str, wrong: str, words: str) -> None:
    slips = found(RICH, changed(RICH_COMPANY, (right, wrong)), RICH_MORE)
    assert [one.code for one in slips] == [code]
    assert words in f"{slips[0].cause} ({slips[0].mend})"


@pytest.mark.parametrize(
    ("code", "right", "wrong", "words"),
    [
        (
            "WS205",
            "dial: customer_line",
            "dial: customer_lin",
            "no line `customer_lin` (did you mean `customer_line`?)",
        ),
        ("WS201", "dial: customer_line", "go: welcom", "did you mean `welcome`?"),
        ("WS208", "You are {name}.", "You are {nam}.", "did you mean `name`?"),
        ("WS208", "You are {name}.", "Ask for {agent}.", "nothing fills in {agent}"),
    ],
)
def test_a_slip_in_the_beginning_is_found(code: str, right: str, wrong: str, words: str) -> None:
    slips = found(RICH, RICH_COMPANY, RICH_MORE, changed(HEAD, (right, wrong)))
    assert [one.code for one in slips] == [code]
    assert words in f"{slips[0].cause} ({slips[0].mend})"


@pytest.mark.parametrize(
    ("code", "right", "wrong", "words"),
    [
        ("WS201", "gives_up: gone", "gives_up: goen", "did you mean `gone`?"),
        ("WS214", "gives_up: gone", "gives_up: agent", "`agent` is not an ending"),
        ("WS207", "one_record: true", "one_rcord: true", "did you mean `one_record`?"),
        ("WS207", "one_record: true", "one_record: 3", "set it to true or false (write true or false)"),
        ("WS207", "staff: 20", "staff: 31", "takes a whole number from 8 to 30 ()"),
        ("WS207", "script: short", "script: shrt", "takes one of: short, long (did you mean `short`?)"),
    ],
)
def test_a_slip_at_the_end_is_found(code: str, right: str, wrong: str, words: str) -> None:
    slips = found(RICH, RICH_COMPANY, changed(RICH_MORE, (right, wrong)))
    assert [one.code for one in slips] == [code]
    assert words in f"{slips[0].cause} ({slips[0].mend})"


def test_what_is_written_about_is_told_in_ones_own_words() -> None:
    slips = found(changed(RICH, ("write: {fact: story}", "write: {fact: postcode}")), RICH_COMPANY, RICH_MORE)
    assert [(one.code, one.cause) for one in slips] == [("WS210", "`postcode` is written about, but is not told")]
    assert text_of(RICH).splitlines()[slips[0].place.line - 1].startswith("    postcode:")


def test_a_journey_needs_an_ending() -> None:
    text = text_of("welcome: {team: ivr, announce: Hello., then: welcome}\n")
    endless = text[: text.index("  done:")]
    assert [one.code for one in load_text(endless, "small").findings] == ["WS214"]


@pytest.mark.parametrize("name", ["after_the_call", "gave_up"])
def test_what_every_journey_has_keeps_its_name(name: str) -> None:
    assert [
        one.code for one in found(f"welcome: {{team: ivr, announce: Hello., then: {name}}}\n{name}: {{drop: Click.}}\n")
    ] == ["WS218"]


def test_two_policies_on_one_property_may_be_meant() -> None:
    company = RICH_COMPANY + "  more_staff: {label: More, sets: {queues.support.agents: 25}, meant: It rules.}\n"
    loaded = load_text(text_of(RICH, company, RICH_MORE), "small", thoroughly=True)
    assert [one.code for one in loaded.findings if one.code not in UNUSED] == []


def test_two_policies_on_one_property_are_a_notice_and_the_journey_can_be_walked() -> None:
    company = RICH_COMPANY + "  more_staff: {label: More, sets: {queues.support.agents: 25}}\n"
    loaded = load_text(text_of(RICH, company, RICH_MORE), "small", thoroughly=True)
    contested = [(one.code, one.severity) for one in loaded.findings if one.code not in UNUSED]
    assert contested == [("WS216", Severity.NOTICE)]
    assert loaded.source is not None


def test_policies_of_the_twin_that_do_not_go_together_are_found() -> None:
    company = RICH_COMPANY + "  busy: {label: Busy, sets: {queues.support.calls_per_hour: 5000}}\n"
    slips = found(RICH, company, changed(RICH_MORE, ("staff: 20, script: short", "staff: 8, busy: true")))
    assert [one.code for one in slips] == ["WS207"]
    assert "do not go together" in slips[0].cause


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("queue: carrier.desk", "queue: desk", "2 companies have a queue `desk` (write shop.desk or carrier.desk)"),
        ("team: carrier.desk", "team: desk", "2 companies have a team `desk`"),
        ("open(shop.desk)", "open(desk)", "2 companies have a team `desk`"),
    ],
)
def test_a_name_that_two_companies_share_says_whose_it_is(right: str, wrong: str, words: str) -> None:
    slips = found(changed(TWO, (right, wrong)), TWO_COMPANIES)
    assert words in f"{slips[0].cause} ({slips[0].mend})"
    assert len(slips) == 1


def test_a_policy_that_two_companies_have_is_found_in_both() -> None:
    company = TWO_COMPANIES + "    policies: {late: {label: Late, sets: {}}}\n"
    assert {one.code for one in found(TWO, company)} == {"WS207"}


def test_all_mistakes_are_found_at_once_in_the_order_of_the_file() -> None:
    right_and_wrong = [slip for slip in SLIPS if slip[1] not in ("leave: gone",)]
    chosen = {right: (right, wrong) for _, right, wrong, _ in right_and_wrong}
    apart = [pair for pair in chosen.values() if not any(pair[0] in other and pair[0] != other for other in chosen)]
    slips = found(changed(RICH, *apart), RICH_COMPANY, RICH_MORE)
    assert len(apart) > 15
    assert len(slips) >= len(apart)
    assert [one.place for one in slips] == sorted(one.place for one in slips)


def test_a_slip_of_the_pen_does_not_hide_a_way_that_leads_nowhere() -> None:
    slips = found("welcome:\n  taem: ivr\n  announce: Hello.\n  then: dnoe\n")
    assert {one.code for one in slips} == {"WS102", "WS201"}
    assert {one.mend for one in slips} == {"did you mean `team`?", "did you mean `done`?"}


def test_a_part_that_cannot_be_understood_is_not_missed_by_others() -> None:
    slips = found(
        "welcome: {team: ivr, announce: Hello., then: broken}\nbroken: {team: ivr, announce: [1], then: done}\n"
    )
    assert [one.code for one in slips] == ["WS107"]


def test_what_a_check_finds_keeps_a_scenario_from_being_walked() -> None:
    loaded = load_text(text_of("welcome: {team: ivr, announce: Hello., then: nowhere}\n"), "small")
    with pytest.raises(Unwalkable, match="there is no touchpoint `nowhere`") as error:
        source_of(loaded)
    assert error.value.loaded is loaded


def nested(depth: int) -> str:
    return "touchpoints: " + "{a: " * depth + "}" * depth


HOSTILE: dict[str, str] = {
    "nothing": "",
    "only a remark": "# hello",
    "a list": "- a\n- b\n",
    "a word": "hello",
    "aliases": "a: &a [x, x]\nb: [*a, *a]\n",
    "a billion laughs": "a: &a [l, l]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(50)),
    "deep braces": nested(5_000),
    "deep lists": "touchpoints: " + "[" * 5_000 + "]" * 5_000,
    "deep lines": "\n".join(f"{' ' * n}a:" for n in range(500)),
    "huge numbers": f"title: {'9' * 5_000}\nminutes: {'9' * 400}\nspeech: -{'9' * 30}\n",
    "huge names": f"{'a' * 100_000}: b\n",
    "a huge text": f"title: {'word ' * 100_000}\n",
    "the same name twice": "title: a\ntitle: b\ntouchpoints: {a: {}, a: {}}\n",
    "a tag": "title: !!python/object/apply:os.system ['true']\n",
    "a merge": "a: {b: 1}\nc: {<<: {b: 2}}\n",
    "two documents": "title: a\n---\ntitle: b\n",
    "escapes": 'title: "\\e[2J \\u202e \\0"\n',
    "wrong things everywhere": "title: []\ncustomer: 3\ncompany: [1]\nstart: {at: 1}\ntouchpoints: {a: 1, b: [], c: {}, d: null}\n",
    "wrong things deeper": text_of(
        "welcome: {team: [], menu: {}, press: [], no_input: 3}\n"
        "b: {talk: [[], 3, null, {ask: []}, {agent: {}}, {request: 1, done: []}, {hold: -1s}], then: {}}\n"
        "c: {queue: {}, every: [3], then: []}\n"
        "d: {wait: for ever, then: [{}]}\n"
        "e: {ending: x, resolved: perhaps, customer: {leaves: 2}}\n"
        "f: {choose: x, options: {}}\n"
        "g: {voicemail: 3}\n"
        "h: {transfer: to}\n",
        COMPANY
        + "policies: {a: {label: a, sets: []}, b: {label: b, number: '', range: [1, 2]}, c: {label: c, sets: {'': 1}}}\n",
    ),
    "patches through walls": text_of(
        RICH,
        RICH_COMPANY
        + "  a: {label: a, sets: {name.first: x}}\n"
        + "  b: {label: b, sets: {touchpoints.agent.talk.0.agent: x}}\n"
        + "  c: {label: c, sets: {touchpoints.agent: 3, companies.x.y: 1}}\n"
        + "  d: {label: d, sets: {..: 1}}\n"
        + "  e: {label: e, number: name, range: [1, 2]}\n",
        RICH_MORE,
    ),
    "conditions": text_of("welcome: {team: ivr, announce: Hello., then: [{when: '" + "not " * 70 + "x', go: done}]}\n"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_with_findings_and_never_a_trace(name: str) -> None:
    loaded = load_text(HOSTILE[name], "hostile", thoroughly=True)
    assert loaded.source is None
    assert loaded.errors
    assert all(one.cause and len(one.cause) < 1_000 for one in loaded.findings)


@pytest.mark.parametrize(
    "data", [b"\x00\x01\xff\xfe\x89PNG", bytes(range(256)) * 40, b"\xff\xfet\x00i\x00", b"title: caf\xe9\n"]
)
def test_a_file_that_is_no_text_is_answered_with_findings(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "binary.yaml").write_bytes(data)
    loaded = load(tmp_path / "binary.yaml")
    assert loaded.source is None
    assert loaded.errors


def _dropped_line(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(lines))
    return lines[:at] + lines[at + 1 :]


def _doubled_line(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(lines))
    return lines[:at] + [lines[at]] + lines[at:]


def _shifted_line(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(lines))
    return [*lines[:at], "  " + lines[at], *lines[at + 1 :]]


def _swapped_word(lines: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(lines))
    words = lines[at].split(" ")
    word = chance.randrange(len(words))
    words[word] = chance.choice(["x", "3", "[]", "{}", "null", "true", "-1s", "a.b", "{name}", "agent", "'"])
    return [*lines[:at], " ".join(words), *lines[at + 1 :]]


SPOILT: list[Callable[[list[str], random.Random], list[str]]] = [
    _dropped_line,
    _doubled_line,
    _shifted_line,
    _swapped_word,
]


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(SPOILT), min_size=1, max_size=4))
def test_a_spoilt_file_has_findings_or_can_be_lowered_under_every_policy(
    chance: random.Random, spoil: list[Callable[[list[str], random.Random], list[str]]]
) -> None:
    lines = text_of(RICH, RICH_COMPANY, RICH_MORE).splitlines()
    for one in spoil:
        lines = one(lines, chance)
    loaded = load_text("\n".join(lines), "spoilt")
    if loaded.source is None:
        assert loaded.errors
        return
    scenario = loaded.source.scenario
    for settings in (
        {},
        scenario.twin,
        *({name: True} for name, (_, made) in policies_of(scenario).items() if made.sets is not None),
    ):
        with suppress(UnknownSetting):  # of a policy that is spoilt, who sets it is told
            assert lower(loaded.source.under(settings), settings).ops
