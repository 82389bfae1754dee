"""How long a command waits before it does anything: imports, and the start of the embedded engine."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.tables import Table, median, spread

ROUNDS = 5
_OPEN = """
import sys, time
from pathlib import Path
from graph.location import StoreLocation
from graph.store import open_store
start = time.perf_counter()
with open_store(StoreLocation(Path(sys.argv[1])), write=True):
    opened = time.perf_counter() - start
sys.stdout.write(f"{opened}\\n")
"""


def tables() -> Iterator[Table]:
    """Seconds for the plain commands and for opening a store."""
    rows = [_command("ketenkaart --version", ["--version"]), _command("ketenkaart query list", ["query", "list"]),
            *_engine()]  # fmt: skip
    yield Table("Start", ["what", "seconds", "runs"], rows, f"Median of {ROUNDS}, a process of its own each.")


def _command(name: str, arguments: list[str]) -> list[str | float]:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "ketenkaart", *arguments], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return [name, median(times), spread(times)]


def _engine() -> Iterator[list[str | float]]:
    times: dict[str, list[float]] = {"embedded engine, new store with its schema": [], "embedded engine, again": []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            for kept in times.values():
                kept.append(_opened(Path(folder) / "s"))
    for name, kept in times.items():
        yield [name, median(kept), spread(kept)]


def _opened(store: Path) -> float:
    command = [sys.executable, "-c", _OPEN, str(store)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
