"""How fast a journey is proved: states a second, a typical journey, and one of 5,000 touchpoints.

    python benchmarks/proof.py [--json]

Each figure is the least of five, on the processor's clock, for the proof alone: the scenario has been loaded before.
The goals are half a million states a second, a typical journey in 0.2 s, and 5,000 touchpoints in 2 s; nothing asserts
them. How long 5,000 touchpoints take to load (goal 0.4 s) is measured on the same journey, and on one twice as long.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from proof_journey import journey

from walkshoes.journey.lowering import lower
from walkshoes.journey.memory import Memory
from walkshoes.proof.move_table import MoveTable
from walkshoes.proof.proving import prove
from walkshoes.proof.states import explore
from walkshoes.scenario.load import Source, load, load_text, source_of

ROOT = Path(__file__).parent.parent
TYPICAL = ROOT / "tests" / "skeletons"
TIMES = 5
ROUND = """\
  menu_{n}:
    team: ivr
    menu: This is floor {n}. For your bill, press 1. For a fault, press 2. To go back, press star.
    press: {{1: bill_{n}, 2: identify_{n}, "*": menu_{before}}}
  bill_{n}: {{team: ivr, announce: We have sent you bill {n} by text., then: menu_{n}}}
  identify_{n}: {{team: ivr, collect: {{fact: account_number, failed: desk_{n}}}, then: desk_{n}}}
  desk_{n}:
    team: desk
    talk:
      - agent: This is desk {n}.
      - ask: {{fact: account_number, known: I have your number here.}}
      - agent: You are moving.
        when: flag_{flag} == 1
    then: decide_{n}
  decide_{n}:
    choose: What now, on floor {n}?
    options:
      note_it: {{go: menu_{after}, label: Note it and go on, set: {{flag_{flag}: 1}}}}
      go_on: {{go: menu_{after}, label: Go on}}
      leave: {{go: left, label: Leave}}
"""


def tall(touchpoints: int, flags: int) -> str:
    """A journey of so many touchpoints, floor upon floor, with so many things that may have happened on the way."""
    rounds = (touchpoints - 1) // 5
    variables = "".join(f"  flag_{flag}: {{to: 1}}\n" for flag in range(flags))
    text = (
        "title: A tall house\ncustomer:\n  name: Sam\n  about: You are {name}.\n  facts:\n"
        '    account_number: {label: account number, pattern: "7734 ####"}\n'
        "company:\n  name: Meridian\n  lines: {customer_line: menu_0}\n  teams: {ivr: {automated: true}, desk: {}}\n"
        f"variables:\n{variables}"
        'start: {at: "2026-03-02 14:03", dial: customer_line}\ntouchpoints:\n'
    )
    for n in range(rounds):
        text += ROUND.format(n=n, before=max(0, n - 1), after=min(n + 1, rounds - 1), flag=n % flags)
    return text + "  left: {ending: You leave., resolved: false}\n"


def least(work: Callable[[], object]) -> float:
    """Seconds of the processor: the least of five."""
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def states_a_second(source: Source) -> tuple[int, float]:
    """The states of a journey as it is, and how many of them are explored in a second."""
    program = lower(source.scenario)
    found = explore(MoveTable(program, Memory(program)), 2_000_000)
    assert found.whole
    tables = [MoveTable(program, Memory(program)) for _ in range(TIMES)]
    return len(found.states), len(found.states) / least(lambda: explore(tables.pop(), 2_000_000))


def main() -> None:
    large = source_of(load_text(tall(5_000, 2), "tall"))
    states, speed = states_a_second(large)
    loaded = {path.stem: source_of(load(path)) for path in sorted(TYPICAL.glob("*.yaml"))}
    typical = {name: least(partial(prove, source)) for name, source in loaded.items()}
    middle = sorted(typical.values())[len(typical) // 2]
    whole = least(lambda: prove(large))
    texts = {"tall": tall(5_000, 2), "wordy": journey(5_000, 2)}
    loading = {name: least(partial(load_text, text, name)) for name, text in texts.items()}
    if "--json" in sys.argv:
        figures = {
            "states": states,
            "states_a_second": speed,
            "typical_s": typical,
            "typical_middle_s": middle,
            "proof_of_5000_s": whole,
            "loading_of_5000_s": loading,
        }
        print(json.dumps(figures, indent=2))
        return
    print(f"{states:,} states explored at {speed / 1e6:.2f} million a second (goal 0.5)")
    fastest, slowest = min(typical.values()), max(typical.values())
    print(f"twelve outlines proved in {fastest:.3f} to {slowest:.2f} s, the middle one {middle:.3f} s (goal 0.2)")
    print(f"5,000 touchpoints proved in {whole:.2f} s (goal 2), loaded in {loading['tall']:.2f} s (goal 0.4)")
    print(f"one of {texts['wordy'].count(chr(10)):,} lines, which is twice as many: {loading['wordy']:.2f} s")


if __name__ == "__main__":
    main()
