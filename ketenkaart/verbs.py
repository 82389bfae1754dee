"""The verbs of the command line as functions, for notebooks and other programs.

``location`` says which store: by default NEO4J_URI, else the directory ``./ketenkaart-data``. Whatever goes wrong is a
KetenkaartError.
"""

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import graph.analysis
import ketenkaart
from graph import guard, schema
from graph.analysis import Analysis
from graph.location import StoreLocation
from graph.mentions import read_mentions
from graph.model import Snapshot
from graph.session import Row, Store
from graph.store import open_store
from graph.store import serve as hold_open
from graph.view import View
from graph.writer import SAME, Writer
from ketenkaart import pipeline, settings
from ketenkaart.checking import Check, checks
from ketenkaart.naming import output_names
from ketenkaart.pipeline import Summary
from loaders.readers import Source, find_sources
from ontology.errors import UsageError
from queries import catalogue
from viz import exports
from viz.files import write_text
from viz.material import FICTIONAL, Material
from viz.network import write_network
from viz.page import write_index

Paths = Iterable[str | Path]
Progress = Callable[[list[Source]], Iterable[Source]]

FICTION_COLUMN = "fictief"
INDEX, NETWORK = "index.html", "netwerk.html"
RUN_EXPORTS = {
    "knelpunten.csv": "knelpunten",
    "knelpunten-excel.csv": "knelpunten-excel",
    "graaf.ttl": "turtle",
    "graaf.graphml": "graphml",
    "annotaties": "annotaties",
}
"""What ``run`` writes beside the two pages: file or folder, and its format."""


def _silent(sources: list[Source]) -> Iterable[Source]:
    return sources


def load(paths: Paths, location: StoreLocation | None = None, *, progress: Progress = _silent) -> Summary:
    """Read documents into the store (made on first use, with the reference network); loading twice is loading once."""
    sources, ignored = _sources(paths)
    with _writing(location) as store:
        summary = _load(store, sources, progress)
    summary.notes[:0] = ignored
    return summary


def load_reference(location: StoreLocation | None = None) -> None:
    """Make the store if need be and bring in the reference network and the normative chain, without any document."""
    with _writing(location):
        pass


def remove(document: str, location: StoreLocation | None = None) -> None:
    """Take a document (by key) and everything only it said out of the store. UsageError when it is not there."""
    with open_store(_located(location), write=True) as store:
        if not Writer(store).remove_document(document):
            keys = [d.key for d in View(store).snapshot().documents]
            known = f"wel: {', '.join(keys[:20])}{' ...' if len(keys) > 20 else ''}" if keys else "de opslag is leeg"
            raise UsageError(f"document '{document}' staat niet in de opslag ({known}).")


def annotate(paths: Paths, folder: str | Path, *, progress: Progress = _silent) -> Summary:
    """Write one standoff JSON file per document into ``folder`` (form of the annotation guideline). Needs no store."""
    place = _folder(folder)
    summary = Summary()
    for data in annotated(paths, summary, progress=progress):
        text = json.dumps(data, ensure_ascii=False, indent=1)
        write_text(place / f"{data['document']}.json", text + "\n")
    return summary


def annotated(paths: Paths, summary: Summary, *, progress: Progress = _silent) -> Iterator[dict[str, Any]]:
    """The annotations of each document as the guideline has them; what became of the files goes into ``summary``."""
    sources, ignored = _sources(paths)
    summary.notes.extend(ignored)
    for annotations in pipeline.annotate_sources(progress(sources), summary):
        fictional = any(summary.annotated[key] == annotations.document for key in summary.fictional)
        yield annotations.to_json() | ({FICTION_COLUMN: FICTIONAL} if fictional else {})


def _folder(path: str | Path) -> Path:
    """A folder for results, or one that can be made; said before the work is done, not after."""
    folder = Path(path)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is een bestand; geef een map op.")
    return folder


@dataclass(frozen=True)
class Answer:
    """Rows of a question with their columns, in order; ``remarks`` on values that the data do not know.

    What comes from the practice documents says so in each row: column ``fictief``.
    """

    columns: tuple[str, ...]
    rows: list[Row]
    fictional: bool
    remarks: tuple[str, ...] = ()


def query(name: str, location: StoreLocation | None = None, **parameters: object) -> list[Row]:
    """Answer a saved question (``queries.catalogue.catalogue()`` lists them)."""
    return answered(name, location, **parameters).rows


def answered(name: str, location: StoreLocation | None = None, **parameters: object) -> Answer:
    """The answer to a saved question, and for an empty one remarks on the values that the data do not know."""
    question = catalogue.question(name)
    catalogue.values(question, parameters)
    with open_store(_located(location)) as store:
        rows = catalogue.run(store, name, parameters)
        remarks = () if rows else tuple(catalogue.hints(store, name, parameters))
        return _answer(store, question.columns, rows, remarks)


def cypher(text: str, location: StoreLocation | None = None, **parameters: object) -> list[Row]:
    """Answer ad-hoc Cypher that reads only; ReadOnlyError for anything else."""
    return asked(text, location, **parameters).rows


def asked(text: str, location: StoreLocation | None = None, **parameters: object) -> Answer:
    """The answer to ad-hoc Cypher, with its columns."""
    with open_store(_located(location)) as store:
        return _answer(store, *guard.answer(store, text, parameters))


def _answer(store: Store, columns: Iterable[str], rows: list[Row], remarks: tuple[str, ...] = ()) -> Answer:
    fictional = schema.fiction(store) is True
    if not fictional:
        return Answer(tuple(columns), rows, fictional, remarks)
    marked = [{**row, FICTION_COLUMN: FICTIONAL} for row in rows]
    return Answer(tuple(dict.fromkeys((*columns, FICTION_COLUMN))), marked, fictional, remarks)


def snapshot(location: StoreLocation | None = None) -> Snapshot:
    """Everything in the store as plain values."""
    with open_store(_located(location)) as store:
        return View(store).snapshot()


def analyse(location: StoreLocation | None = None, **options: Any) -> Analysis:
    """Where the chain breaks; options as in ``graph.analysis.analyse`` (gemeente, regio, netwerk, min_confidence)."""
    return analysed(location, **options)[1]


def analysed(location: StoreLocation | None = None, **options: Any) -> tuple[Snapshot, Analysis]:
    """The analysis together with the snapshot it was made from, which holds the names to show."""
    with open_store(_located(location)) as store:
        found = View(store).snapshot()
        return found, graph.analysis.analyse(found, mentions=read_mentions(store), **options)


def view(
    path: str | Path, location: StoreLocation | None = None, *, focus: str | None = None, language: str = "nl",
    min_confidence: float = settings.MIN_CONFIDENCE,
) -> Path:  # fmt: skip
    """Write the interactive network, or the surroundings of one actor (``focus``: id or name), to one HTML file."""
    return write_network(snapshot(location), Path(path), focus=focus, language=language, min_confidence=min_confidence)


def export(
    format_name: str, path: str | Path, location: StoreLocation | None = None, *, min_confidence: float = 0.0
) -> list[Path]:
    """Write the store in a format (``viz.exports.FORMATS``) to a file or folder; gives the files written."""
    exports.exporter(format_name)
    with open_store(_located(location)) as store:
        return exports.export(format_name, material(store).at_least(min_confidence), Path(path))


def export_bytes(format_name: str, location: StoreLocation | None = None, *, min_confidence: float = 0.0) -> bytes:
    """A format of one file as bytes."""
    exports.exporter(format_name)
    with open_store(_located(location)) as store:
        return exports.export_bytes(format_name, material(store).at_least(min_confidence))


def check(location: StoreLocation | None = None) -> list[Check]:
    """Is what is stored what was read? Shapes, counts and round trip of every graph in the store."""
    with open_store(_located(location)) as store:
        return list(checks(store))


@dataclass(frozen=True)
class RunResult:
    """What the main job did: what became of the files, what the store holds, and the files written."""

    summary: Summary
    snapshot: Snapshot
    analysis: Analysis
    files: tuple[Path, ...]


def run(
    paths: Paths, out: str | Path, location: StoreLocation | None = None, *,
    min_confidence: float = settings.MIN_CONFIDENCE, progress: Progress = _silent,
) -> RunResult:  # fmt: skip
    """The main job: load ``paths`` and write pages, tables and exports of the whole store to the folder ``out``."""
    sources, ignored = _sources(paths)
    folder = _folder(out)
    with _writing(location) as store:
        summary = _load(store, sources, progress)
        what = material(store)
        found = graph.analysis.analyse(what.snapshot, min_confidence=min_confidence)
        for name, format_name in RUN_EXPORTS.items():
            exports.export(format_name, what, folder / name)
    write_network(what.snapshot, folder / NETWORK, min_confidence=min_confidence)
    files = [NETWORK, *RUN_EXPORTS]
    write_index(what.snapshot, found, folder / INDEX, [name for name in files if (folder / name).is_file()])
    summary.notes[:0] = ignored
    return RunResult(summary, what.snapshot, found, tuple(folder / name for name in (INDEX, *files)))


def choices(name: str, location: StoreLocation | None = None) -> dict[str, list[Row]]:
    """The values that the data offer for each parameter of a saved question: rows with ``waarde`` and ``naam``."""
    with open_store(_located(location)) as store:
        return {p.name: catalogue.choices(store, p) for p in catalogue.question(name).parameters}


def serve(location: StoreLocation | None = None, *, announce: Callable[[str], None]) -> None:
    """Hold the embedded store open until Ctrl-C or SIGTERM; ``announce`` gets the lines that say how to join."""
    with hold_open(_located(location)) as serving:
        announce(f"NEO4J_URI={serving.uri}")
        announce(f"NEO4J_USERNAME={serving.user}")
        announce(f"NEO4J_PASSWORD={serving.password}")
        announce(f"NEO4J_DATABASE={serving.database}")
        announce("Open voor andere opdrachten, notebooks en Bolt-programma's (alleen lezen); stop met Ctrl-C.")
        # A signal is how this is meant to end: not an interruption of work.
        with suppress(KeyboardInterrupt, SystemExit):
            threading.Event().wait()


def practice_corpus() -> list[Path]:
    """The documents of the fictional practice corpus that comes with Ketenkaart."""
    return sorted(settings.PRACTICE_CORPUS.glob("*.txt"))


def material(store: Store) -> Material:
    """What the exports are made from."""
    stored = View(store)
    found = stored.snapshot()
    # read once, though several formats are made of it
    quads = cache(lambda: tuple(stored.quads()))
    return Material(found, quads, output_names(document.key for document in found.documents))


def _located(location: StoreLocation | None) -> StoreLocation:
    return location or StoreLocation.resolve()


@contextmanager
def _writing(location: StoreLocation | None) -> Iterator[Store]:
    with open_store(_located(location), write=True) as store:
        pipeline.load_reference(store)
        yield store


def _load(store: Store, sources: list[Source], progress: Progress) -> Summary:
    started = _now()
    summary = pipeline.load_sources(store, progress(sources))
    fresh = [key for key, report in summary.loaded.items() if report.outcome != SAME]
    if fresh:
        Writer(store).record_run(started, _run_record(started), fresh)
    return summary


def _run_record(started: str) -> Mapping[str, str]:
    return {"begonnen_op": started, "beeindigd_op": _now(), "versie": ketenkaart.__version__}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _sources(paths: Paths) -> tuple[list[Source], list[tuple[str, str]]]:
    """The files to read, and a remark on each file of a folder that no reader is for."""
    found = find_sources([Path(path) for path in paths])
    wanted = [source for source in found if source.supported or source.named]
    ignored = [
        (source.key, "dit formaat wordt nog niet gelezen; overgeslagen") for source in found if source not in wanted
    ]
    return wanted, ignored
