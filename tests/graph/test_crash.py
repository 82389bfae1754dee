"""Killed at any moment, a load that is started again ends in the graph of a load that was never disturbed."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.location import StoreLocation
from graph.store import open_store
from graph.writer import Writer
from tests.graph.material import NAMES, changed, dump, quads

pytestmark = pytest.mark.embedded_only

PROJECT = Path(__file__).parents[2]

_LOAD = """
import sys
from pathlib import Path
from graph.location import StoreLocation
from graph.store import open_store
from graph.writer import Writer
from tests.graph.material import NAMES, changed, quads
sources = [changed(NAMES[0]), *(quads(n) for n in NAMES), changed(NAMES[1]), quads(NAMES[1])]
with open_store(StoreLocation(Path(sys.argv[1])), write=True) as store:
    print("open", flush=True)
    writer = Writer(store)
    while True:
        for source in sources:
            writer.load_document(source)
        writer.remove_document(f"{NAMES[2]}.txt")
"""


def loading(directory: Path) -> "subprocess.Popen[str]":
    """A process that loads, changes and removes documents for ever; returns when its store is open."""
    process = subprocess.Popen(
        [sys.executable, "-c", _LOAD, str(directory)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def finish(directory: Path) -> tuple[list[str], list[str]]:
    """Load the final state of all documents, as a user would after the crash."""
    with open_store(StoreLocation(directory), write=True) as store:
        writer = Writer(store)
        writer.load_document(changed(NAMES[0]))
        for name in NAMES[1:]:
            writer.load_document(quads(name))
        return dump(store)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    return finish(tmp_path_factory.mktemp("undisturbed") / "store")


@pytest.mark.parametrize("seed", range(4))
def test_kill_at_a_random_moment(seed: int, tmp_path: Path, undisturbed: tuple[list[str], list[str]]) -> None:
    pause = random.Random(seed).uniform(0.05, 2.0)
    process = loading(tmp_path / "store")
    time.sleep(pause)
    process.kill()
    process.communicate()
    assert finish(tmp_path / "store") == undisturbed


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGINT, 1)])
def test_stopped_politely(
    number: signal.Signals, code: int, tmp_path: Path, undisturbed: tuple[list[str], list[str]]
) -> None:
    process = loading(tmp_path / "store")
    time.sleep(0.4)
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode in (code, -number), errors
    assert "hs_err" not in errors and "java" not in errors.lower()
    assert finish(tmp_path / "store") == undisturbed
