"""The command as a process of its own: signals, streams, and joining a store that is served."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "ketenkaart"]

pytestmark = pytest.mark.embedded_only


@pytest.fixture
def environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")} | {"PYTHONPATH": str(ROOT)}


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "brieven"
    folder.mkdir()
    for number in range(12):
        text = f"Brief {number}\n\nDe gemeente Zwolle koopt in {2000 + number} jeugdhulp in bij Pluryn en Karakter.\n"
        (folder / f"brief-{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def call(*arguments: str | Path, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False
    )


def test_stopped_loads_end_in_the_same_graph(tmp_path: Path, letters: Path, environment: dict[str, str]) -> None:
    assert call("load", letters, "--store", "heel", cwd=tmp_path, env=environment).returncode == 0
    wanted = call("export", "nquads", "-o", "-", "--store", "heel", cwd=tmp_path, env=environment).stdout
    for stop, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)):
        process = subprocess.Popen(
            [*COMMAND, "load", str(letters), "--store", "stuk"],
            cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        time.sleep(3)
        process.send_signal(stop)
        _, said = process.communicate(timeout=120)
        assert process.returncode in (0, status), said
        assert "Traceback" not in said
    again = call("load", letters, "--store", "stuk", cwd=tmp_path, env=environment)
    assert again.returncode == 0, again.stderr
    assert call("export", "nquads", "-o", "-", "--store", "stuk", cwd=tmp_path, env=environment).stdout == wanted
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brieven", "heel", "stuk"]


def test_others_join_a_store_that_is_served(tmp_path: Path, letters: Path, environment: dict[str, str]) -> None:
    assert call("load", letters, "--store", "opslag", cwd=tmp_path, env=environment).returncode == 0
    serving = [*COMMAND, "serve", "--store", "opslag"]
    with subprocess.Popen(serving, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        settings = dict(process.stdout.readline().strip().split("=", 1) for _ in range(4))
        assert settings["NEO4J_URI"].startswith("bolt://127.0.0.1:")
        count = ("query", "cypher", "MATCH (d:Brondocument) RETURN count(d) AS n", "--format", "csv")
        joined = call(*count, "--store", "opslag", cwd=tmp_path, env=environment)
        assert (joined.returncode, joined.stdout) == (0, "n\n12\n"), joined.stderr
        by_address = call(*count, cwd=tmp_path, env=environment | settings)
        assert by_address.stdout == "n\n12\n", by_address.stderr
        write = call("query", "cypher", "CREATE (:X)", cwd=tmp_path, env=environment | settings)
        assert write.returncode == 1
        assert call("load", letters, "--store", "opslag", cwd=tmp_path, env=environment).returncode == 0
        second = call("serve", "--store", "opslag", cwd=tmp_path, env=environment)
        assert (second.returncode, "al opengehouden" in second.stderr) == (1, True)
        process.send_signal(signal.SIGINT)
    assert process.returncode == 0


def test_a_served_store_can_be_left_by_sigterm_and_survives_a_kill(
    tmp_path: Path, letters: Path, environment: dict[str, str]
) -> None:
    assert call("load", letters, "--store", "opslag", cwd=tmp_path, env=environment).returncode == 0
    for stop, status in ((signal.SIGKILL, -9), (signal.SIGTERM, 0)):
        serving = [*COMMAND, "serve", "--store", "opslag"]
        with subprocess.Popen(
            serving, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("NEO4J_URI=bolt://127.0.0.1:")
            process.stdout.readline()
            process.send_signal(stop)
            _, said = process.communicate(timeout=60)
        assert process.returncode == status, said
        assert "Traceback" not in said
    count = ("query", "cypher", "MATCH (d:Brondocument) RETURN count(d) AS n", "--format", "csv")
    assert call(*count, "--store", "opslag", cwd=tmp_path, env=environment).stdout == "n\n12\n"


def test_a_store_in_use_says_what_to_do(tmp_path: Path, letters: Path, environment: dict[str, str]) -> None:
    from graph.location import StoreLocation
    from graph.store import open_store

    with open_store(StoreLocation(tmp_path / "opslag"), write=True):
        refused = call("load", letters, "--store", "opslag", cwd=tmp_path, env=environment)
    assert refused.returncode == 1
    assert "ketenkaart serve" in refused.stderr


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, letters: Path, environment: dict[str, str]) -> None:
    assert call("load", letters, "--store", "opslag", cwd=tmp_path, env=environment).returncode == 0
    shell = f"'{sys.executable}' -m ketenkaart export nquads -o - --store opslag | head -1"
    done = subprocess.run(
        ["bash", "-c", shell], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
