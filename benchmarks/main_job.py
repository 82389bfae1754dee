"""The main job as a user runs it: documents in, graph, analysis, pages and exports out; cold, warm, and by stage."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.score_gold import SHARED
from benchmarks.tables import Cell, Table, median, spread
from ketenkaart.verbs import practice_corpus

ROUNDS = 3


def tables() -> Iterator[Table]:
    """One table of whole runs, one of stages."""
    sets = {"practice corpus": practice_corpus()}
    if (SHARED / "seeds").is_dir():
        sets = {"five seeds": sorted((SHARED / "seeds").glob("*.txt"))} | sets
    yield Table("Main job, whole process", ["documents", "number", "store", "seconds", "runs"],
                [row for name, paths in sets.items() for row in _whole(name, paths)],
                f"`ketenkaart run` as a process of its own, median of {ROUNDS}; cold: a new store with the reference "
                "network still to be loaded, warm: the same store again.")  # fmt: skip
    for name, paths in sets.items():
        yield _stages(name, paths)


def _whole(name: str, paths: list[Path]) -> Iterator[list[str | int | float]]:
    times: dict[str, list[float]] = {"cold": [], "warm": []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            for kept in times.values():
                start = time.perf_counter()
                _run([sys.executable, "-m", "ketenkaart", "run", "--store", f"{folder}/s", "--out", f"{folder}/o",
                      *map(str, paths)])  # fmt: skip
                kept.append(time.perf_counter() - start)
    for store, kept in times.items():
        yield [name, len(paths), store, median(kept), spread(kept)]


def _stages(name: str, paths: list[Path]) -> Table:
    runs: dict[str, list[dict[str, float]]] = {"cold": [], "warm": []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            for kept in runs.values():
                kept.append(json.loads(_run([sys.executable, "-m", "benchmarks.stages", f"{folder}/s", f"{folder}/o",
                                             *map(str, paths)])))  # fmt: skip
    stages = list(dict.fromkeys(stage for kept in runs.values() for run in kept for stage in run))
    rows: list[list[Cell]] = [
        [stage, *(median([run.get(stage, 0.0) for run in kept]) for kept in runs.values())] for stage in stages
    ]
    return Table(f"Main job by stage, {name}", ["stage", "cold s", "warm s"], rows,
                 f"Measured in process, median of {ROUNDS} for each stage by itself. `processor` is processor time of "
                 "the process with its Java machine.")  # fmt: skip


def _run(command: list[str]) -> str:
    """Standard output. A run that skips a document ends with 1 and is measured all the same."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or not done.stdout:
        raise RuntimeError(done.stderr)
    return done.stdout
