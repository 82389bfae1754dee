"""Documents -> annotations -> RDF -> store, each step handing on a typed value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Quad

from graph.heap import no_collection
from graph.parcel import Parcel
from graph.session import BATCH, Store
from graph.writer import LoadReport, Writer
from ketenkaart.naming import output_names
from loaders.annotations import Annotations
from loaders.document import Document
from loaders.extract.plugins import extract_all
from loaders.loss import Loss, losses
from loaders.readers import Source, read
from loaders.statements import document_quads
from ontology.errors import DocumentError, ValidationError
from ontology.reference import norm_quads, reference_quads
from ontology.shapes import validate


@dataclass
class Summary:
    """What became of each file: a report or output name by key, and (key, remark) of what was skipped or noticed.

    ``fictional`` holds the keys of the practice documents among them.
    """

    loaded: dict[str, LoadReport] = field(default_factory=dict)
    annotated: dict[str, str] = field(default_factory=dict)
    losses: list[Loss] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    fictional: set[str] = field(default_factory=set)

    @property
    def complete(self) -> bool:
        """Nothing that was asked for had to be left out."""
        return not self.skipped


def load_reference(store: Store) -> None:
    """Bring the reference network and the normative chain of this version into an open store."""
    writer = Writer(store)
    for quads in (reference_quads(), norm_quads()):
        writer.load_reference(quads)


def load_sources(store: Store, sources: Iterable[Source]) -> Summary:
    """Read, extract, check and store each source; one that cannot be loaded is named and the rest goes on."""
    writer = Writer(store)
    summary = Summary()
    waiting: dict[str, Parcel] = {}
    for document in _documents(sources, summary):
        try:
            with no_collection():
                annotations = _extract(document, summary)
                parcel = writer.accept(graph_of(document, annotations))
        except DocumentError as error:
            summary.skipped.append((document.key, str(error)))
            continue
        summary.losses.extend(losses(document, annotations))
        if document.key in waiting or sum(p.rows for p in waiting.values()) + parcel.rows > BATCH:
            _store(writer, waiting, summary)
        waiting[document.key] = parcel
    _store(writer, waiting, summary)
    return summary


def _store(writer: Writer, waiting: dict[str, Parcel], summary: Summary) -> None:
    """Store what waits: small documents together, which takes far fewer queries than one by one."""
    if waiting:
        summary.loaded.update(zip(waiting, writer.load_documents([*waiting.values()]), strict=True))
        waiting.clear()


def graph_of(document: Document, annotations: Annotations) -> list[Quad]:
    """The checked RDF of one document. Raises DocumentError when the shapes reject it: nothing of it is stored then."""
    quads = document_quads(document, annotations)
    violations = validate(quads)
    if violations:
        first = violations[0]
        raise ValidationError(
            f"{document.key}: {len(violations)} keer voldoet wat eruit gelezen is niet aan de regels van de graaf; "
            f"niets van dit document is opgeslagen. De eerste: {first.message} ({first.focus})."
        )
    return quads


def annotate_sources(sources: Iterable[Source], summary: Summary) -> Iterator[Annotations]:
    """Annotations of each source under its output name (``brief`` for ``brief.txt``). Needs no store."""
    wanted = list(sources)
    names = output_names(source.key for source in wanted)
    for document in _documents(wanted, summary):
        summary.annotated[document.key] = names[document.key]
        yield _extract(document, summary).named(names[document.key])


def _extract(document: Document, summary: Summary) -> Annotations:
    annotations, refused = extract_all(document)
    summary.notes.extend((document.key, remark) for remark in refused)
    return annotations


def _documents(sources: Iterable[Source], summary: Summary) -> Iterator[Document]:
    for source in sources:
        try:
            document = read(source)
        except DocumentError as error:
            summary.skipped.append((source.key, str(error)))
            continue
        summary.notes.extend((document.key, note) for note in document.notes)
        if document.fictional:
            summary.fictional.add(document.key)
        yield document
