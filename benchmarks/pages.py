"""Snapshot, analysis, network page and exports of stores of several sizes."""

import time
from collections.abc import Callable, Iterator

from benchmarks.corpus import graphs
from benchmarks.load import load_grouped
from benchmarks.stores import fresh
from benchmarks.tables import Table
from graph.analysis import analyse
from graph.parcel import parcel_of
from ketenkaart.pipeline import load_reference
from ketenkaart.verbs import material
from viz import exports
from viz.network import network_html

SIZES = (25, 100, 200)


def tables() -> Iterator[Table]:
    """One store that grows."""
    rows: list[list[str | int | float]] = []
    parcels = [parcel_of(quads) for quads in graphs(max(SIZES), 25)]
    with fresh("embedded") as store:
        load_reference(store)
        done = 0
        for size in SIZES:
            load_grouped(parcels[done:size], store)
            done = size
            first = _timed(lambda: material(store))
            what = material(store)
            work: list[Callable[[], object]] = [
                lambda: analyse(what.snapshot),  # noqa: B023
                lambda: network_html(what.snapshot, min_confidence=0.5),  # noqa: B023
                lambda: exports.export_bytes("turtle", what),  # noqa: B023
                lambda: exports.export_bytes("graphml", what),  # noqa: B023
            ]
            rows.append([size, len(what.snapshot.statements), len(what.snapshot.nodes), first,
                         *(_timed(each) for each in work)])  # fmt: skip
    header = ["documents", "statements", "nodes", "snapshot s", "analysis s", "network page s", "turtle s", "graphml s"]
    yield Table("Reading back and showing", header, rows, "Each once, embedded engine, reference network included.")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
