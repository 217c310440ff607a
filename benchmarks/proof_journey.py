"""A journey of any size, as text: what loading and proving are measured on.

    python benchmarks/proof_journey.py                        # how long 50, 500 and 5,000 touchpoints take to load
    python benchmarks/proof_journey.py 5000 3 > large.yaml    # the text itself: touchpoints, flags

It is made of rounds of eleven touchpoints, each of which a facilitator might have written: a menu that loops, a
number to key, a queue, a talk with questions and conditions, an expert, a choice, a wait. A round leads to the next
one or to an ending. `flags` are variables of 0 or 1, set in the choices, each on its own, and asked about further on:
with each of them the number of different situations at one place may double.
"""

import sys
import tempfile
import time
from pathlib import Path

HEAD = """\
title: A journey of {touchpoints} touchpoints
summary: Made to be measured.
customer:
  name: {{faker: name_female}}
  about: You are {{name}}. The line has been dead since Saturday. Your account number is {{account_number}}.
  facts:
    account_number: {{label: account number, pattern: "7734 ## ######"}}
    postcode: {{label: postcode, faker: postcode}}
    story: {{label: what has happened, told: true}}
  desk:
    bill: |
      MERIDIAN BROADBAND
      Account {{account_number}}
company:
  name: Meridian Broadband
  lines: {{customer_line: {first}}}
  teams:
    ivr: {{label: Recorded voice, automated: true}}
    support: {{zone: Asia/Manila, delay: 0.9s, cost_per_minute: 0.31, gives_name: false}}
    faults: {{hours: "Mon-Sun 08:00-20:00", cost_per_minute: 0.62, may: [engineer_visit], remembers: case}}
  queues:
    support: {{calls_per_hour: 180, handling_time: 6m, agents: 12, patience: 20m, lived: p75}}
    faults: {{calls_per_hour: 40, handling_time: 9m, agents: 5, patience: 20m}}
  promises:
    ring_back: {{what: Faults will ring you within two hours, by: faults, due: 2 working hours, kept: false}}
  policies:
    one_record: {{label: One customer record, costs: 240000, sets: {{record: shared}}}}
    engineers: {{label: Everyone may send an engineer, costs: 60000, sets: {{teams.support.may: [engineer_visit]}}}}
twin: {{one_record: true, engineers: true}}
{variables}start: {{at: "2026-03-02 14:03", dial: customer_line}}
gives_up: gave_up_for_good
touchpoints:
"""
ENDINGS = """\
  solved:
    ending: The line works again.
    resolved: true
    customer: stays
  gave_up_for_good:
    ending: You have found another company.
    resolved: false
    customer: leaves
    says: Three days without a line, and nobody rang.
    tells: 9
"""
# A round, touchpoint by touchpoint, in the order in which they may be left out at the end of the file: what a piece
# leads to stands before it, or in the next round, or is an ending. `{asked}` and `{set}` are flags, or nothing.
ROUND = (
    """\
  menu_{n}:
    team: ivr
    menu: You have reached round {n}. For your bill, press 1. For a fault, press 2. To hear this again, press 9.
    press:
      1: {{go: {bill}, label: Bills}}
      2: {{go: {identify}, label: Faults{asked}}}
      9: {{go: menu_{n}, label: Hear this again, when: times(menu_{n}) < 3}}
    no_input: {{after: 6s, say: ["Are you still there?", "Please press a key."], tries: 3, then: {queue}}}
    no_match: {{say: "Sorry, that is not one of our options."}}
""",
    """\
  bill_{n}:
    team: ivr
    announce: "We have sent bill number {n} to your telephone, by text. Thank you for calling Meridian."
    then: menu_{n}
""",
    """\
  identify_{n}:
    team: ivr
    collect:
      fact: account_number
      say: Please key your account number, followed by hash.
      tries: 2
      wrong: That number was not recognised.
      failed: {queue}
    then: {queue}
""",
    """\
  queue_{n}:
    queue: {team}
    say: All our advisers are busy.
    every: {{each: 75s, say: Your call is important to us.}}
    tells_position: true
    closed: {{say: We are closed. Please ring tomorrow., then: {decide}}}
    at_most: 1h
    then: {talk}
""",
    """\
  talk_{n}:
    team: {team}
    talk:
      - agent: Thank you for calling Meridian. This is desk {n}.
        generic: true
      - agent: "Hello again, {{name}}."
        when: times(talk_{n}) >= 2{and_asked}
      - ask: {{fact: account_number, known: "I can see you are on {{account_number}}."}}
      - ask: {{fact: story, say: What seems to be the problem today?, hears: {{moving_{n}: [moving, new house]}}}}
      - agent: Are you moving home?
        when: heard(moving_{n}) and not policy(one_record)
      - hold: 60s
        say: Please bear with me.
        every: {{20s: Still looking.}}
      - request: engineer_visit
        say: I only need an engineer.
        done: {{say: "Tomorrow at eight, I have booked it.", then: solved}}
        cannot: {{say: "I am not allowed to book one."}}
      - agent: Only faults can do that.
        cannot: true
        when: not knows(story) or told(postcode)
    then: {hold}
""",
    """\
  hold_{n}:
    team: {team}
    hold: {{for: 75s, say: Let me look into that., every: {{30s: Please hold.}}}}
    then: {transfer}
""",
    """\
  transfer_{n}:
    team: {team}
    transfer:
      to: {expert}
      say: I am putting you through.
      hand_over: {{notes: [account_number]}}
""",
    """\
  expert_{n}:
    team: faults
    talk:
      - agent: "{{agent}} from the fault desk, counter {n}."
      - ask: {{fact: postcode}}
      - ask: {{fact: story, known: I have read what you told my colleague.}}
      - owner: "{{agent}}"
      - promise: ring_back
        say: Somebody will ring you within two hours.
        when: not awaited(ring_back)
    then: {decide}
""",
    """\
  decide_{n}:
    label: decision {n}
    choose: It is late. Nothing has happened.
    options:
      go_on: {{go: {home}, label: Wait at home{set}}}
      ring: {{go: {next}, label: Ring them at once{unset}}}
      leave: {{go: gave_up_for_good, label: Leave them, when: days >= 1 or times(decide_{n}) > 1}}
{notes}""",
    """\
  home_{n}:
    wait: {{for: 3h, say: You sit by the telephone.}}
    instead:
      ring_{n}: {{go: {next}, label: Ring them instead, when: times({next}) < 2}}
    then: [{{when: broken(ring_back){and_asked}, go: {letter}}}, {{go: {next}}}]
""",
    """\
  letter_{n}:
    team: faults
    channel: letter
    read: Dear customer, we are sorry that nobody rang you. This is letter {n}.
    subject: Your line
    signed: nobody
    generic: true
    then: {next}
""",
)
MOST_FLAGS = 7
"""How many flags a round has at most: one that waiting sets, and the others by options of their own."""
_NAMES = ("menu", "bill", "identify", "queue", "talk", "hold", "transfer", "expert", "decide", "home", "letter")


def journey(touchpoints: int, flags: int) -> str:
    """The text of a journey of so many touchpoints (at least 13) and so many flags (at most seven a round)."""
    rounds, left_over = divmod(touchpoints - 2, len(ROUND))
    if rounds < 1 or not 0 <= flags <= rounds * MOST_FLAGS:
        raise ValueError("a journey has at least 13 touchpoints, and at most seven flags for every eleven of them")
    made = [_round(n, rounds, flags, left_over) for n in range(rounds)]
    variables = "".join(f"  flag_{flag}: {{to: 1}}\n" for flag in range(flags))
    head = HEAD.format(
        touchpoints=touchpoints, first="menu_0", variables=f"variables:\n{variables}" if variables else ""
    )
    return head + "".join(made) + ENDINGS


def _round(n: int, rounds: int, flags: int, left_over: int) -> str:
    """One round; what is left over is announcements on the way into the last one."""
    last = n == rounds - 1
    notes = "".join(
        f"      note_{flag}: {{go: decide_{n}, label: Note {flag}, when: flag_{flag} == 0, set: {{flag_{flag}: 1}}}}\n"
        for flag in range(n + rounds, flags, rounds)
    )
    after = "solved" if last else f"menu_{n + 1}"
    if left_over and n == max(rounds - 2, 0):
        after = "on_the_way_0"
    first = min(flags, rounds)
    words = {
        "n": n,
        "notes": notes,
        "team": "faults" if n % 3 == 2 else "support",
        "next": after,
        "asked": f", when: flag_{(n - 1) % first} == 0 or times(menu_{n}) > 1" if flags else "",
        "and_asked": f" and flag_{n % first} == 1" if flags else "",
        "set": f", set: {{flag_{n % first}: 1}}" if flags else "",
        "unset": f", add: {{flag_{(n + 1) % first}: 1}}" if flags and n % 2 else "",
        **{name: f"{name}_{n}" for name in _NAMES},
    }
    text = "".join(piece.format(**words) for piece in ROUND)
    if last:
        there = "solved" if rounds == 1 else f"menu_{n}"
        for step in range(left_over):
            then = there if step == left_over - 1 else f"on_the_way_{step + 1}"
            text += f"  on_the_way_{step}: {{team: ivr, announce: One moment please., then: {then}}}\n"
    return text


def loading_ms(text: str, times: int = 5) -> tuple[float, float]:
    """Milliseconds of the processor to load a text from its file: the least of several, and the middle one."""
    from walkshoes.scenario.load import load

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "journey.yaml"
        file.write_text(text, encoding="utf-8")
        took = []
        for _ in range(times):
            began = time.process_time()
            loaded = load(file)
            took.append((time.process_time() - began) * 1_000)
            assert loaded.source is not None, loaded.findings[:3]
    return min(took), sorted(took)[len(took) // 2]


def main() -> None:
    if len(sys.argv) > 1:
        print(journey(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0), end="")
        return
    loading_ms(journey(13, 0))
    for touchpoints in (50, 500, 5_000):
        text = journey(touchpoints, 3)
        least, middle = loading_ms(text)
        lines = text.count("\n")
        size = f"{touchpoints:>6,} touchpoints, {lines:>6,} lines, {len(text) / 1e6:.2f} MB"
        print(f"{size}: {least:7.1f} ms (middle {middle:.1f})")


if __name__ == "__main__":
    main()
