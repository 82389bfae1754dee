"""Loading, in statements per second, beside a bare ``UNWIND ... MERGE`` of the same nodes and relationships.

Bare means: the same rows in the same batches under the same constraints, without checking, reading back, noting what is
being worked on, or looking at what is there already. The derived relationships and the second labels are written too.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from pyoxigraph import Quad

from benchmarks.corpus import graphs
from benchmarks.stores import engines, fresh
from benchmarks.tables import Cell, Table, median, ratio, spread
from graph import plan
from graph.derive import direct
from graph.heap import no_collection
from graph.image import Image, class_labels
from graph.parcel import Parcel, parcel_of
from graph.session import BATCH, Store
from graph.settle import facts_of
from graph.writer import Writer
from ontology.reference import norm_quads, reference_quads

DOCUMENTS, STATEMENTS, ROUNDS = 200, 25, 3


def tables() -> Iterator[Table]:
    """Reference network and generated documents, on each engine there is."""
    reference = [reference_quads(), norm_quads()]
    parcels = [parcel_of(quads) for quads in graphs(DOCUMENTS, STATEMENTS)]
    images = {
        "reference network": [parcel_of(quads).image for quads in reference],
        f"{DOCUMENTS} documents": [parcel.image for parcel in parcels],
    }
    works: dict[str, Callable[[Store], None]] = dict(
        zip(images, (partial(_load_lists, reference), partial(load_grouped, parcels)), strict=True)
    )
    for engine in engines():
        ours, bare = Times(images), Times(images)
        for number in range(ROUNDS + 1):
            # the first round only warms the engine; then each goes first in turn
            for times in (ours, bare) if number % 2 else (bare, ours):
                with fresh(engine) as store:
                    for name, group in images.items():
                        work = partial(write_bare, group) if times is bare else works[name]
                        times.add(name, partial(work, store), keep=number > 0)
        yield _table(engine, images, ours, bare)


class Times:
    """Seconds by the clock and of this process (the embedded engine is in it), by what was loaded."""

    def __init__(self, names: Iterable[str]) -> None:
        self.clock: dict[str, list[float]] = {name: [] for name in names}
        self.processor: dict[str, list[float]] = {name: [] for name in names}

    def add(self, name: str, work: Callable[[], None], *, keep: bool) -> None:
        clock, processor = time.perf_counter(), time.process_time()
        with no_collection():
            work()
        if keep:
            self.clock[name].append(time.perf_counter() - clock)
            self.processor[name].append(time.process_time() - processor)


def _table(engine: str, images: dict[str, list[Image]], ours: Times, bare: Times) -> Table:
    rows: list[list[Cell]] = []
    for name, group in images.items():
        statements = sum(key[0] == "Bewering" for image in group for key in image.owned)
        nodes = sum(len(image.owned) + len(image.described) for image in group)
        a, b = median(ours.clock[name]), median(bare.clock[name])
        rows.append([name, statements, nodes, a, b, ratio(a, b),
                     ratio(median(ours.processor[name]), median(bare.processor[name])), statements / a, statements / b,
                     spread(ours.clock[name]), spread(bare.clock[name])])  # fmt: skip
    header = ["what", "statements", "nodes", "load s", "bare s", "ratio", "ratio of processor time", "statements/s",
              "bare statements/s", "load runs", "bare runs"]  # fmt: skip
    note = (f"Medians of {ROUNDS} alternating rounds on a warm engine, each in a store of its own with constraints. "
            f"Rows of several documents are taken together up to {BATCH}, in both columns.")  # fmt: skip
    return Table(f"Load, {engine}", header, rows, note)


def _load_lists(reference: Sequence[list[Quad]], store: Store) -> None:
    for quads in reference:
        Writer(store).load_reference(quads)


def load_grouped(parcels: Sequence[Parcel], store: Store) -> None:
    """As the pipeline does, but with the RDF checked beforehand."""
    writer = Writer(store)
    waiting: list[Parcel] = []
    for parcel in parcels:
        if waiting and sum(p.rows for p in waiting) + parcel.rows > BATCH:
            writer.load_documents(waiting)
            waiting = []
        waiting.append(parcel)
    writer.load_documents(waiting)


def write_bare(images: Sequence[Image], store: Store) -> None:
    """The same rows, straight into the store."""
    group: list[Image] = []
    for image in images:
        if group and sum(len(i.owned) + len(i.edges) + 2 * len(i.described) for i in [*group, image]) > BATCH:
            _bare(store, group)
            group = []
        group.append(image)
    _bare(store, group)


def _bare(store: Store, images: list[Image]) -> None:
    described = {key for image in images for key in image.described}
    steps = [
        *plan.merged(step for image in images for step in plan.owned_nodes(image)),
        *plan.shared_nodes(described),
        *plan.merged(step for image in images for step in plan.descriptions(image)),
    ]
    for cypher, rows in [
        *steps,
        *plan.merged(step for image in images for step in _labels(image)),
        *plan.merged(step for image in images for step in plan.edges(image)),
        *plan.merged(step for image in images for step in _ties(image)),
    ]:
        store.write_batches(cypher, rows)


def _labels(image: Image) -> Iterator[plan.Step]:
    for key, description in image.described.items():
        for label in class_labels(description.classes, key[0]):
            yield f"UNWIND $rows AS r MATCH (n:{key[0]} {{id: r.id}}) SET n:{label}", [{"id": key[1]}]


def _ties(image: Image) -> Iterator[plan.Step]:
    for (kind, a, b), facts in facts_of(image, plan.graph_name(image)).items():
        yield (
            f"UNWIND $rows AS r {plan.pair(a[0], b[0])} MERGE (a)-[e:{kind}]->(b) SET e = r.p",
            [{"a": a[1], "b": b[1], "p": direct(facts)}],
        )
