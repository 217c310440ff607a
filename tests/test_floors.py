"""The house stands on its floors: a lower one knows nothing of a higher one."""

import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def test_arrows_point_down_only(capsys: pytest.CaptureFixture[str]) -> None:
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_every_room_of_the_house_is_on_a_floor() -> None:
    rooms = {f"walkshoes.{path.stem}" for path in (ROOT / "walkshoes").iterdir() if _is_room(path)}
    assert {room.strip() for layer in CONTRACTS[0]["layers"] for room in layer.split("|")} == rooms


def _is_room(path: Path) -> bool:
    if path.is_dir():
        return (path / "__init__.py").is_file()
    return path.suffix == ".py" and path.stem != "__init__"


@pytest.mark.parametrize("arrow", ["from walkshoes.journey.engine import Engine", "import walkshoes.ui.app"])
def test_an_arrow_that_points_up_would_be_seen(arrow: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same floors in a house of cards in which the lowest looks up."""
    house = tmp_path / "cards"
    for room in ("ui", "journey", "scenario"):
        (house / room).mkdir(parents=True)
        (house / room / "__init__.py").write_text("")
    (house / "__init__.py").write_text("")
    (house / "ui" / "app.py").write_text("")
    (house / "journey" / "engine.py").write_text("Engine = None\n")
    (house / "scenario" / "model.py").write_text(arrow.replace("walkshoes", "cards") + "\n")
    (tmp_path / "floors.toml").write_text(
        '[tool.importlinter]\nroot_package = "cards"\n[[tool.importlinter.contracts]]\n'
        'name = "floors"\ntype = "layers"\nlayers = ["cards.ui", "cards.journey", "cards.scenario"]\n'
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert lint_imports(config_filename=str(tmp_path / "floors.toml"), no_cache=True) == 1
