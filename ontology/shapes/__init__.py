"""Check quads against the SHACL shapes of this folder, one named graph at a time.

A whole store is never checked at once: pySHACL's time grows faster than the graph. There is no inference, and every
property shape targets its class itself, so a document of 200 statements takes a fraction of a second.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from ontology.ids import INSTANCES, ONTOLOGY, split_iri
from ontology.rdf import LABEL, kk

FOLDER = Path(__file__).resolve().parent
SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True)
class Violation:
    """What is wrong with one value. ``focus`` is the IRI of the instance, ``path`` the name of the property.

    ``document`` is the key of the source document (None in the reference and norm graphs), ``place`` the passage
    concerned as "<start>-<end>", where there is one.
    """

    focus: str
    path: str
    message: str
    document: str | None = None
    message_en: str = ""
    place: str | None = None

    def __str__(self) -> str:
        where = " ".join(part for part in (self.document, self.place) if part)
        kind, local = split_iri(self.focus) if self.focus.startswith(INSTANCES) else ("", self.focus)
        return f"{where + ': ' if where else ''}{kind} {local}, {self.path}: {self.message}".strip()


def validate(quads: Iterable[Quad]) -> list[Violation]:
    """Everything that the shapes reject, sorted; empty when the quads are valid."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        name = quad.graph_name
        graphs[name.value if isinstance(name, NamedNode) else ""].append(quad)
    found = [violation for name, part in graphs.items() for violation in _validate_graph(_shapes_for(name), part)]
    return sorted(found, key=lambda v: (v.document or "", v.focus, v.path, v.message))


def _shapes_for(graph_name: str) -> str:
    """Which shapes hold for a named graph; an unknown graph gets the strictest."""
    local = graph_name.removeprefix(f"{INSTANCES}graaf/")
    return local if local in ("referentie", "norm") else "document"


def _validate_graph(shapes: str, quads: list[Quad]) -> Iterator[Violation]:
    import pyshacl  # here, because importing it takes longer than most commands

    places = _Places(quads)
    # inplace: nothing is inferred, so there is nothing that a copy would protect
    _, report, _ = pyshacl.validate(
        _to_rdflib(quads),
        shacl_graph=_shape_graph(shapes),
        inference="none",
        inplace=True,
        advanced=False,
        meta_shacl=False,
        js=False,
    )
    yield from _read_report(report, places)
    yield from _undescribed(quads, places)
    if shapes == "document":
        yield from _wrong_quotes(quads, places)


@cache
def _shape_graph(name: str) -> Any:
    """The shapes, parsed once."""
    from rdflib import Graph

    graph = Graph()
    graph.parse(FOLDER / f"{name}.ttl", format="turtle")
    return graph


def _to_rdflib(quads: Iterable[Quad]) -> Any:
    """The triples of one graph as rdflib terms; faster than through a serialisation, each IRI is made once."""
    import rdflib

    graph = rdflib.Graph()
    iris: dict[str, rdflib.URIRef] = {}

    def iri(term: Any) -> rdflib.URIRef:
        text = str(term)[1:-1]
        return iris.get(text) or iris.setdefault(text, rdflib.URIRef(text))

    for quad in quads:
        value = quad.object
        term: rdflib.URIRef | rdflib.Literal
        if not isinstance(value, Literal):
            term = iri(value)
        elif value.language:
            term = rdflib.Literal(value.value, lang=value.language)
        else:
            term = rdflib.Literal(value.value, datatype=iri(value.datatype))
        graph.add((iri(quad.subject), iri(quad.predicate), term))
    return graph


class _Places:
    """Key of the document and place of the passage, to name in a message."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: dict[tuple[str, NamedNode], str] = {}
        self.document: str | None = None
        for quad in quads:
            if isinstance(quad.object, Literal) and quad.predicate in (kk("begin"), kk("einde")):
                self._values[str(quad.subject)[1:-1], quad.predicate] = quad.object.value
            elif isinstance(quad.object, NamedNode) and quad.predicate == kk("steuntOp"):
                self._values.setdefault((str(quad.subject)[1:-1], quad.predicate), quad.object.value)
            elif isinstance(quad.object, Literal) and quad.predicate == kk("sleutel"):
                self.document = quad.object.value

    def place(self, focus: str) -> str | None:
        passage = self._values.get((focus, kk("steuntOp")), focus)
        start, end = (self._values.get((passage, kk(local))) for local in ("begin", "einde"))
        return f"{start}-{end}" if start and end else None


def _read_report(report: Any, places: _Places) -> Iterator[Violation]:
    from rdflib import Namespace

    sh = Namespace(SHACL)
    for result in report.objects(None, sh.result):
        messages = {m.language or "nl": str(m) for m in report.objects(result, sh.resultMessage)}
        focus = str(report.value(result, sh.focusNode))
        path = str(report.value(result, sh.resultPath)).removeprefix(ONTOLOGY).rpartition("#")[2]
        yield Violation(
            focus, path, messages.get("nl", ""), places.document, messages.get("en", ""), places.place(focus)
        )


def _wrong_quotes(quads: Iterable[Quad], places: _Places) -> Iterator[Violation]:
    """A quote is as long as its place says; SHACL could only say this in SPARQL, which is slow."""
    for quad in quads:
        if quad.predicate != kk("citaat") or not isinstance(quad.object, Literal):
            continue
        focus = str(quad.subject)[1:-1]
        start, _, end = (places.place(focus) or "").partition("-")
        if start.isdigit() and end.isdigit() and int(end) - int(start) != len(quad.object.value):
            yield Violation(
                focus,
                "citaat",
                "Het citaat is niet zo lang als zijn plaats in de tekst.",
                places.document,
                "The quote is not as long as its place in the text.",
                f"{start}-{end}",
            )


def _undescribed(quads: Iterable[Quad], places: _Places) -> Iterator[Violation]:
    """Both sides of what is said are described in the same graph, so that no node is stored without a name."""
    quads = list(quads)
    described = {quad.subject for quad in quads if quad.predicate == LABEL}
    sides = {kk(local) for local in ("onderwerp", "voorwerp", "van", "naar", "verwijstNaar", "houder")}
    for quad in quads:
        if quad.predicate in sides and quad.object not in described:
            yield Violation(
                str(quad.subject)[1:-1],
                quad.predicate.value.removeprefix(ONTOLOGY),
                f"{str(quad.object)[1:-1]} heeft geen naam in deze graaf.",
                places.document,
                f"{str(quad.object)[1:-1]} has no name in this graph.",
                places.place(str(quad.subject)[1:-1]),
            )
