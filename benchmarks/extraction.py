"""From text to checked RDF: documents and megabytes per second, and one document of very many sentences."""

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from benchmarks.corpus import document
from benchmarks.stores import fresh
from benchmarks.tables import Table, median, ratio
from graph.heap import no_collection
from graph.parcel import parcel_of
from graph.writer import Writer
from ketenkaart.pipeline import graph_of
from ketenkaart.verbs import practice_corpus
from loaders.document import Document
from loaders.extract.extractor import extract
from loaders.extract.mentions import find_mentions
from loaders.extract.shadow import Shadow
from loaders.readers import find_sources, read
from loaders.statements import document_quads
from ontology.shapes import validate

ROUNDS = 3
SIZES = ((2_500, 0.25), (10_000, 0.25), (40_000, 0.25), (10_000, 1.0))
"""Number of sentences, and the share of them that state a relation."""

Result = TypeVar("Result")


def tables() -> Iterator[Table]:
    """Throughput on the practice corpus and on generated text; then growth with the length of one document."""
    practice = [read(source) for source in find_sources(practice_corpus())]
    generated = [document(number, 25)[0] for number in range(100)]
    graph_of(practice[0], extract(practice[0]))  # rules, lexicon and shapes are read once per process
    rows = [*_throughput("practice corpus", practice), *_throughput("generated", generated)]
    yield Table("Extraction", ["documents", "step", "number", "MB", "seconds", "documents/s", "MB/s"], rows,
                f"Median of {ROUNDS}; one process, rules read beforehand. MB are millions of characters.")  # fmt: skip
    header = ["sentences", "share stating", "statements", "extract s", "quads s", "validate s", "check s", "load s",
              "total s", "total per sentence, against the shortest"]  # fmt: skip
    note = "Each once. Every sentence is different; one that states names two actors. Linear growth is 1x."
    yield Table("One long document", header, list(_long()), note)


def _throughput(name: str, documents: list[Document]) -> Iterator[list[str | int | float]]:
    size = sum(len(d.text) for d in documents) / 1e6
    steps: dict[str, Callable[[Document], object]] = {
        "find mentions": lambda d: find_mentions(Shadow.of(d.text), d.issued),
        "extract": extract,
        "extract to checked RDF": lambda d: graph_of(d, extract(d)),
    }
    for step, work in steps.items():
        seconds = median([_timed(lambda work=work: [work(d) for d in documents])[0] for _ in range(ROUNDS)])  # type: ignore[misc]
        yield [name, step, len(documents), round(size, 2), seconds, len(documents) / seconds, size / seconds]


def _long() -> Iterator[list[str | int | float]]:
    base = 0.0
    with fresh("embedded") as store:
        writer = Writer(store)
        for size, share in SIZES:
            text = document(size, size, share=share)[0]
            first, annotations = _timed(lambda text=text: extract(text))  # type: ignore[misc]
            second, quads = _timed(lambda: document_quads(text, annotations))  # noqa: B023
            third, _ = _timed(lambda: validate(quads))  # noqa: B023
            fourth, _ = _timed(lambda: parcel_of(quads))  # noqa: B023
            with no_collection():
                parcel = writer.accept(quads)
            fifth, _ = _timed(lambda: writer.load_documents([parcel]))  # noqa: B023
            total = first + second + third + fourth + fifth
            base = base or total / size
            yield [size, share, len(annotations.relations), first, second, third, fourth, fifth, total,
                   ratio(total / size, base)]  # fmt: skip


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    with no_collection():
        result = work()
    return time.perf_counter() - start, result
