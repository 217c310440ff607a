"""The wheel carries all it needs: installed elsewhere, it lists the journeys and walks one."""

import json
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return next(folder.glob("walkshoes-*.whl"))


@pytest.mark.real
def test_the_wheel_holds_every_shipped_journey(wheel: Path) -> None:
    held = {Path(name).name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("walkshoes/shipped/")}
    assert {path.name for path in (ROOT / "scenarios").glob("*.yaml")} <= held


@pytest.mark.real
def test_the_wheel_holds_the_document_that_explains_findings(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = archive.read("walkshoes/scenario/findings.md")
    assert packed == (ROOT / "docs" / "findings.md").read_bytes()


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs a command of walkshoes as it was installed elsewhere."""
    # The libraries are borrowed from this environment; walkshoes itself comes from the wheel alone.
    venv.create(tmp_path / "env", with_pip=False, system_site_packages=False, symlinks=True)
    python = tmp_path / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    borrowed = [entry for entry in sys.path if entry.endswith("site-packages")]
    path = [str(tmp_path / "installed"), *borrowed]
    start = f"import sys; sys.path[:0] = {path!r}; import walkshoes; print(walkshoes.__file__, file=sys.stderr); "

    def said(words: str) -> subprocess.CompletedProcess[str]:
        run = subprocess.run(
            [str(python), "-c", f"{start}from walkshoes.cli import main; main({words.split()!r})"],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        assert str(tmp_path) in run.stderr, "it did not come from the wheel"
        return run

    return said


@pytest.mark.real
def test_installed_elsewhere_it_explains_findings(
    installed: Callable[[str], subprocess.CompletedProcess[str]],
) -> None:
    assert installed("explain ws012").stdout.startswith("WS012  A key # or * must be in quotes\n")


@pytest.mark.real
def test_installed_elsewhere_it_lists_and_walks_the_journeys(
    installed: Callable[[str], subprocess.CompletedProcess[str]],
) -> None:
    run = installed("scenarios --json")
    listed = {row["name"] for row in json.loads(run.stdout)}
    assert listed == {path.stem for path in (ROOT / "scenarios").glob("*.yaml")}
