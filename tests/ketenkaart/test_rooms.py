import subprocess
import sys
from pathlib import Path

import pytest

import ketenkaart
from ketenkaart.rooms import ROOMS, foreign_rooms, require_own_rooms


def test_our_rooms_are_ours() -> None:
    require_own_rooms()


def test_a_room_from_elsewhere_is_named(tmp_path: Path) -> None:
    home = Path(ketenkaart.__file__).resolve().parent.parent
    assert foreign_rooms(home) == []
    assert [name for name, _ in foreign_rooms(tmp_path)] == list(ROOMS)


def test_a_shadowing_package_stops_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "__init__.py").write_text("")
    home = Path(ketenkaart.__file__).resolve().parent.parent
    path = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(home)!r}]"
    start = "from ketenkaart.__main__ import main; main(['--version'])"
    done = subprocess.run(
        [sys.executable, "-c", f"{path}; {start}"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 1
    assert "queries" in done.stderr
    assert "Traceback" not in done.stderr
