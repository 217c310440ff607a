"""The file that `walkshoes new` writes: a small whole journey with its good twin, and notes that teach."""

import json
from textwrap import indent, wrap

from walkshoes.drafting.questions import Answers

_CALLS_A_PERSON = 15
"""Calls an hour for each who answers: at six minutes a call half as many again as they can take."""
_OF_PATIENCE = 0.41
"""At that overload the wait settles at this part of the callers' patience (docs/scenarios.md, Queues)."""
_PATIENCE_MINUTES = 20
_PEOPLE = 12
_PAPER = 36
"""How many characters a line of a paper on the desk has room for."""


def draft(answers: Answers) -> str:
    """The text of the journey. Every answer stands in it as data, in quotes."""
    people = answers.people or _PEOPLE
    patience = round(answers.minutes / _OF_PATIENCE) if answers.minutes else _PATIENCE_MINUTES
    spaced = " ".join("#" * len(part) for part in _in_fours("#" * answers.digits))
    fill = {
        "TITLE": _quoted(f"A call to {answers.company}"),
        "ABOUT": _quoted(f"You are {{name}}. {answers.need}"),
        "COMPANY": _quoted(answers.company),
        "NUMBER_LABEL": _quoted(answers.number),
        "PATTERN": _quoted(spaced),
        "DESK": indent(_desk(answers), "      ").lstrip(" "),
        "TEAM": _quoted(answers.team),
        "CALLS": str(people * _CALLS_A_PERSON),
        "PEOPLE": str(people),
        "PATIENCE": f"{max(1, patience)}m",
        "MORE_PEOPLE": str(people * 2),
        "PROMISE": _quoted(answers.promise),
        "REMEDY": _quoted(answers.remedy),
        "MENU": _quoted(
            f"Thank you for calling {answers.company}. To speak to us, press 1. To hear this again, press 2."
        ),
        "KEY_IT": _quoted(f"Please key your {answers.number}, followed by hash."),
        "MAY_I_HAVE": _quoted(f"May I have your {answers.number}, please?"),
        "HELLO": _quoted(f"Hello, this is {{agent}} at {answers.company}."),
        "THEY_PROMISE": _quoted(_sentence(answers.promise)),
        "WE_SAID": _quoted(f"Hello, it's {{agent}} from {answers.company}. We said we would ring."),
    }
    text = _TEMPLATE
    # One pass, so that nothing an answer holds can be taken for a mark of the template.
    parts = text.split("<<")
    return parts[0] + "".join(fill[name] + rest for name, _, rest in (part.partition(">>") for part in parts[1:]))


def _quoted(text: str) -> str:
    """A text in double quotes. What JSON writes, YAML reads."""
    return json.dumps(text, ensure_ascii=False)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _in_fours(digits: str) -> list[str]:
    return [digits[at : at + 4] for at in range(0, len(digits), 4)]


def _desk(answers: Answers) -> str:
    """The paper the number is read off, in quotes and on as many lines as it needs."""
    lines = [*wrap(answers.company.upper(), _PAPER), "", *wrap(f"Your {answers.number}", _PAPER), "{number}"]
    return _quoted("\n".join(lines))


_TEMPLATE = """\
# A journey is a text file. Change the words, save it, and say `walkshoes check` with its name: that finds every
# mistake and says how to mend it. Lines that begin with # are notes to you. Keep the spaces at the beginning of a
# line: they say what belongs to what.

title: <<TITLE>>
summary: A menu, a number to key, a queue, and a promise.
minutes: 10 # about how long a participant needs; waiting can be run through faster

customer: # who the participant becomes
  name: {faker: first_name} # made up anew for every session
  about: <<ABOUT>>
  facts: # what the company may ask for; in a pattern every # becomes a digit
    number: {label: <<NUMBER_LABEL>>, pattern: <<PATTERN>>}
    story: {label: what has happened, told: true} # told by the participant, in their own words
  desk: # the papers that lie before them, where the number is read off
    letter: <<DESK>>

company:
  name: <<COMPANY>>
  lines: {customer_line: welcome} # what can be dialled, and the touchpoint that answers
  teams: # who stands behind the touchpoints
    ivr: {label: Recorded voice, automated: true}
    service: {label: <<TEAM>>} # it knows only what it was told: what the voice heard does not reach it
  queues: # how long it takes follows from these figures; a wait is never typed in
    service: {calls_per_hour: <<CALLS>>, handling_time: 6m, agents: <<PEOPLE>>, patience: <<PATIENCE>>}
  promises:
    ring_back: {what: <<PROMISE>>, by: service, due: 6h, kept: false, when_kept: they_ring, when_broken: nobody_rang}
  policies: # what a leader can decide, and what it costs a year (assumed: put in your own figures)
    one_record: {label: "One customer record, seen by every team", costs: 240000, sets: {record: shared}}
    enough_people:
      label: People who answer
      number: queues.service.agents
      range: [<<PEOPLE>>, <<MORE_PEOPLE>>]
      costs_each: 30000
    keep_our_word: {label: <<REMEDY>>, costs: 70000, sets: {promises.ring_back.kept: true}}

twin: {one_record: true, enough_people: <<MORE_PEOPLE>>, keep_our_word: true} # the same company done right

start: {at: "2026-03-02 10:30", dial: customer_line}

touchpoints: # what each one is follows from one word in it: menu, collect, queue, talk, wait, choose, ending
  welcome:
    team: ivr
    menu: <<MENU>>
    press: {1: identify, 2: welcome}
  identify:
    team: ivr
    collect: {fact: number, say: <<KEY_IT>>, failed: service_queue}
    then: service_queue
  service_queue:
    queue: service
    say: All our advisers are busy. Please hold.
    every: {60s: Your call is important to us.}
    then: service_talk
  service_talk:
    team: service
    talk: # one line after the other; a team that already knows does not ask, and says what stands under `known`
      - agent: <<HELLO>>
      - ask: {fact: number, say: <<MAY_I_HAVE>>, known: I have you here.}
      - ask: {fact: story, say: What can I do for you?, known: I can see what has happened.}
      - promise: ring_back
        say: <<THEY_PROMISE>>
    then: at_home
  at_home: # the promise falls due while they wait, and leads where `promises:` says
    wait: {for: 8h, say: You keep the telephone within reach.}
    then: nobody_rang
  nobody_rang:
    choose: The afternoon is over. Nobody has rung.
    options:
      ring_again: {go: welcome, label: Ring them again, when: times(welcome) < 4}
      give_up: {go: left, label: Give up}
  they_ring:
    team: service
    talk:
      - agent: <<WE_SAID>>
      - ask: {fact: story, say: What was it about?, known: It is all arranged.}
      - you: Thank you.
    then: settled
  settled: {ending: It is settled., resolved: true, customer: recommends}
  left: {ending: You have given up on them., resolved: false, customer: leaves}
gives_up: left
"""
