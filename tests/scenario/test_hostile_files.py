"""A hostile or broken file is a finding with a place, soon and in little memory, and is never changed.

Each is given to `walkshoes check` in a process of its own. Its memory is measured there, by the kernel's high-water mark,
and compared with that of a process that has loaded walkshoes and read nothing.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

MORE_MIB = 64
"""What a file may cost at most, beside walkshoes itself."""
A_HANG_S = 60
"""Far beyond what any of them takes; whoever needs longer hangs."""
CHECK = """
import resource, sys
from walkshoes.cli import main
from walkshoes.scenario import load, check

def most():
    try:  # the kernel hands the parent's mark on to a child in ru_maxrss, so where there is a better one, that
        with open("/proc/self/status") as status:
            return int(next(line for line in status if line.startswith("VmHWM")).split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)

before = most()
try:
    main(sys.argv[1:])
finally:
    print(f"memory {(most() - before) // 1024}", file=sys.stderr)
"""
HEAD = "title: x\ncustomer: {name: Sam, about: x}\ncompany: {name: M, lines: {main: a}, teams: {ivr: {}}}\n"
HEAD += 'start: {at: "2026-03-02 14:03", dial: main}\n'
MANY_POLICIES = ", ".join(f"p{n}: {{label: x, sets: {{record: shared}}}}" for n in range(2_000))
EVERYTHING = HEAD + "touchpoints:\n"


def checked(name: str, folder: Path, *options: str) -> tuple[int, str, int]:
    """Exit code, output, and how many MiB it took."""
    run = subprocess.run(
        [sys.executable, "-c", CHECK, "check", *options, name],
        capture_output=True,
        cwd=folder,
        timeout=A_HANG_S,
        stdin=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    errors = run.stderr.decode()
    assert "Traceback" not in errors
    took = re.search(r"^memory (\d+)$", errors, re.MULTILINE)
    assert took, errors
    return run.returncode, run.stdout.decode(), int(took[1])


def bomb(depth: int = 9) -> str:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join(lines)


FILES: dict[str, tuple[str, bytes]] = {
    "a bomb of copies": ("WS014", bomb().encode()),
    "a cycle": ("WS014", b"a: &a [*a]"),
    "a hundred megabytes": ("WS005", b""),
    "bytes of all kinds": ("WS004", bytes(range(256)) * 4_000),
    "only zeros": ("WS004", bytes(1_000_000)),
    "escapes that act on a terminal": ("WS102", b"title: x\n\x1b[2J\x1b]0;evil\x07: y\n\xe2\x80\xae: z\n"),
    "another file by its path": (
        "WS104",
        (HEAD + "follows: ../../../etc/passwd\ntouchpoints: {a: {ending: x, resolved: true}}").encode(),
    ),
    "deep braces": ("WS018", b"a: " + b"{a: " * 100_000),
    "deep brackets": ("WS018", b"[" * 1_000_000),
    "deep lists": ("WS018", b"- " * 500_000 + b"x"),
    "deep indentation": ("WS018", "".join(" " * n + "a:\n" for n in range(1_500)).encode()),
    "a hundred thousand names": ("WS019", "".join(f"k{n}: 1\n" for n in range(100_000)).encode()),
    "nineteen thousand names that are none": ("WS102", "".join(f"k{n}: 1\n" for n in range(19_000)).encode()),
    "the same name a hundred thousand times": ("WS013", b"a: 1\n" * 100_000),
    "two hundred thousand values": ("WS019", b"a: [" + b"1," * 200_001 + b"]"),
    "a million empty groups": ("WS019", b"a: [" + b"{}," * 600_000 + b"]"),
    "a line of a million characters": ("WS024", b"title: " + b"x" * 1_000_000),
    "a line of a million accents": ("WS024", b"title: " + "e\u0301".encode() * 600_000),
    "a name of a million characters": ("WS102", b"x" * 1_000 + b": 1\n? " + b"y" * 1_000_000 + b"\n: 1\n"),
    "a number of a million digits": ("WS020", b"title: " + b"9" * 1_000_000),
    "a million spaces and a tab": ("WS011", b"title: x\na:\n" + b" " * 1_000_000 + b"\tb: 1"),
    "a quotation mark never closed": ("WS010", b'title: "' + b"x \n" * 400_000),
    "a million remarks": ("WS006", b"#\n" * 900_000),
    "slips in ten thousand touchpoints": (
        "WS201",
        (EVERYTHING + "".join(f"  a{n}: {{team: ivr, announce: x, then: b{n}x}}\n" for n in range(9_000))).encode(),
    ),
    "ten thousand touchpoints that are none": (
        "WS103",
        (EVERYTHING + "".join(f"  a{n}: {{anounce: x}}\n" for n in range(9_900))).encode(),
    ),
    "two thousand policies": (
        "WS242",
        (
            HEAD.replace("{ivr: {}}}", f"{{ivr: {{}}}}, policies: {{{MANY_POLICIES}}}}}")
            + "touchpoints: {a: {ending: x, resolved: true}, b: {drop: x, then: c}}"
        ).encode(),
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_hostile_file_is_a_finding_with_a_place_and_stays_as_it_is(kind: str, tmp_path: Path) -> None:
    code, content = FILES[kind]
    file = tmp_path / "evil.yaml"
    if kind == "a hundred megabytes":
        with file.open("wb") as stream:
            stream.truncate(100_000_000)
    else:
        file.write_bytes(content)
    before = file.stat()
    exit_code, said, took = checked("evil.yaml", tmp_path)
    assert exit_code == 1
    assert re.search(rf"^evil\.yaml:\d+:\d+: (error|notice) {code} ", said, re.MULTILINE), said[:2_000]
    assert took < MORE_MIB
    assert len(said) < 1_000_000
    assert "\x1b" not in said
    assert "\u202e" not in said
    after = file.stat()
    assert (after.st_mtime_ns, after.st_size, after.st_ino) == (before.st_mtime_ns, before.st_size, before.st_ino)


@pytest.mark.parametrize(
    "kind", ["a bomb of copies", "deep lists", "a line of a million characters", "bytes of all kinds"]
)
def test_mending_a_hostile_file_changes_nothing_either(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "evil.yaml"
    file.write_bytes(FILES[kind][1])
    exit_code, _, took = checked("evil.yaml", tmp_path, "--fix")
    assert exit_code == 1
    assert took < MORE_MIB
    assert file.read_bytes() == FILES[kind][1]
    assert [path.name for path in tmp_path.iterdir()] == ["evil.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
@pytest.mark.parametrize("options", [(), ("--fix",), ("--format", "sarif")])
def test_a_pipe_a_device_and_a_folder_are_findings_and_nobody_waits(tmp_path: Path, options: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    for name, code in (
        ("pipe.yaml", "WS002"),
        ("/dev/zero", "WS002"),
        ("folder.yaml", "WS002"),
        ("loop.yaml", "WS001"),
    ):
        exit_code, said, took = checked(name, tmp_path, *options)
        assert (exit_code, code in said) == (1, True), (name, said)
        assert took < MORE_MIB


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="such a file is there on Linux alone")
def test_a_file_the_computer_does_not_let_us_read_is_a_finding(tmp_path: Path) -> None:
    exit_code, said, _ = checked("/proc/self/mem", tmp_path)
    assert exit_code == 1
    assert ":1:1: error WS003 " in said


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="rights are others there")
def test_a_file_without_rights_is_a_finding(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("title: x\n", encoding="utf-8")
    file.chmod(0)
    if os.geteuid() == 0:
        pytest.skip("whoever may do everything may read everything")
    exit_code, said, _ = checked("mine.yaml", tmp_path)
    assert (exit_code, "WS003" in said) == (1, True)
