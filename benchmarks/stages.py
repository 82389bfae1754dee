"""Run the real main job in this process and time its parts: ``python -m benchmarks.stages STORE OUT PATH...``.

Prints JSON: seconds by stage, plus ``total``, ``processor`` (of the engine too) and ``rest``. A process of its own
each time, because the Java machine of the engine is cold only once.
"""

import functools
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.tables import show

START = "start engine"
TIMED = {
    "ketenkaart.pipeline.load_reference": "reference network",
    "ketenkaart.pipeline.read": "read files",
    "ketenkaart.pipeline._extract": "extract",
    "ketenkaart.pipeline.document_quads": "quads",
    "ketenkaart.pipeline.validate": "validate",
    "graph.writer.Writer.accept": "check round trip",
    "graph.writer.Writer.load_documents": "load",
    "graph.view.View.snapshot": "snapshot",
    "graph.analysis.analyse": "analysis",
    "viz.exports.export": "exports",
    "ketenkaart.verbs.write_network": "network page",
    "ketenkaart.verbs.write_index": "summary page",
}
"""What is called in a run, and the stage it counts for. No two of them call each other."""


class Watch:
    """Adds up seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapped(*arguments: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds[stage] += time.perf_counter() - start

        return wrapped

    @contextmanager
    def opening(self, location: Any, **named: Any) -> Iterator[Any]:
        """``open_store`` with the time until it is open."""
        from graph.store import open_store

        start = time.perf_counter()
        with open_store(location, **named) as store:
            self.seconds[START] += time.perf_counter() - start
            yield store


def measure(store: Path, out: Path, paths: list[Path]) -> dict[str, float]:
    """Seconds by stage of ``ketenkaart run``."""
    start = time.perf_counter()
    from graph.location import StoreLocation
    from ketenkaart import verbs

    watch = Watch()
    watch.seconds["import"] = time.perf_counter() - start
    with ExitStack() as stack:
        stack.enter_context(patch("ketenkaart.verbs.open_store", watch.opening))
        for name, stage in TIMED.items():
            stack.enter_context(patch(name, watch.timed(stage, _found(name))))
        verbs.run(paths, out, StoreLocation(store))
    total = time.perf_counter() - start
    return {**watch.seconds, "rest": total - sum(watch.seconds.values()), "total": total,
            "processor": time.process_time()}  # fmt: skip


def _found(name: str) -> Callable[..., Any]:
    module, _, attribute = name.rpartition(".")
    owner, _, last = module.rpartition(".")
    place = __import__(module, fromlist=["_"]) if last.islower() else getattr(__import__(owner, fromlist=["_"]), last)
    found: Callable[..., Any] = getattr(place, attribute)
    return found


if __name__ == "__main__":
    show(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), [Path(path) for path in sys.argv[3:]])))
