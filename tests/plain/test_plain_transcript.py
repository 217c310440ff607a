"""A small walk as it is printed, line for line; what was typed stands after `> `."""

from pathlib import Path

from hands import Now, Wait, staged

TRANSCRIPT = Path(__file__).parent / "a_small_walk.txt"
PLACES = """\
welcome: {team: ivr, announce: "Thank you for calling Meridian.", then: identify}
identify: {team: ivr, collect: {fact: account_number, say: "Please key your account number, followed by hash."}, then: music}
music: {team: ivr, hold: {for: 50s, every: {30s: Your call is important to us.}}, then: agent}
agent:
  team: support
  talk:
    - {agent: "Hello, it is {agent}. How may I help?", when: gives_name}
    - ask: {fact: account_number}
    - {you: I keyed it a minute ago.}
    - ask: {fact: story}
    - {agent: "Somebody will write to you."}
  then: days
days: {wait: {for: 3 days, say: You wait for the letter.}, then: letter}
letter: {team: support, channel: letter, read: "Dear Ms Lee,\\n\\nno.\\n\\nMeridian", then: what_now}
what_now:
  choose: What do you do now?
  options: {again: {go: done, label: Write back}, never: {go: gone, label: Let it be}}
"""


def test_a_small_walk_reads_like_this(tmp_path: Path) -> None:
    """What it reads like today lies in the test's own folder, to be compared, and taken over where it is better."""
    stage = staged(tmp_path, PLACES)
    assert stage.walk(
        "7734 09 128851#",
        Wait(10_000),
        Now("/time"),
        Now("/feel 2 so long"),
        "7734 09 128851",
        "My line has been dead since Saturday, and I have told a machine so already.",
        "",
        "",
        "/paper",
        "/paper 2",
        "/again",
        "2",
        "",
    )
    (tmp_path / TRANSCRIPT.name).write_text(stage.paper.text, encoding="utf-8")
    assert stage.paper.text == TRANSCRIPT.read_text(encoding="utf-8")
    stage.close()
