"""RDF files. Bulk RDF is written by pyoxigraph; the order is fixed, so that equal graphs give equal files."""

import json
from collections.abc import Iterable

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from ontology.ids import INSTANCES, ONTOLOGY
from viz.material import FICTIONAL, Material

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_KINDS = (
    "actor",
    "bevinding",
    "bewering",
    "bron",
    "document",
    "fase",
    "gebied",
    "overdracht",
    "passage",
    "plaats",
    "programma",
    "run",
    "taak",
    "vermelding",
)
PREFIXES = {
    "kk": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "graaf": f"{INSTANCES}graaf/",
    **{kind: f"{INSTANCES}{kind}/" for kind in _KINDS},
}
_FICTION = f"{FICTIONAL}: uit oefendocumenten met verzonnen gebeurtenissen. Gebruik niets hieruit als feit."
_NOTE = f"# {_FICTION}\n"
_CAVEAT = "# Niet gedocumenteerd betekent niet dat het er niet is.\n"

Subject = NamedNode | BlankNode | Triple
Object = NamedNode | BlankNode | Literal | Triple


def turtle(material: Material) -> bytes:
    """All graphs taken together as triples: which graph said what is in kk:inBron, not in the file's structure."""
    triples = {Triple(q.subject, q.predicate, q.object) for q in material.quads()}
    ordered = sorted(triples, key=lambda t: _order(t.subject, t.predicate, t.object))
    body = serialize(ordered, format=RdfFormat.TURTLE, prefixes=_used(str(t) for t in ordered))
    return _header(material) + (body or b"")


def trig(material: Material) -> bytes:
    """One block per named graph."""
    quads = _ordered(material.quads())
    return _header(material) + (serialize(quads, format=RdfFormat.TRIG, prefixes=_used(str(q) for q in quads)) or b"")


def nquads(material: Material) -> bytes:
    """One quad per line, sorted."""
    return _header(material) + (serialize(_ordered(material.quads()), format=RdfFormat.N_QUADS) or b"")


def json_ld(material: Material) -> bytes:
    """JSON-LD with named graphs. JSON has no comments: an object that states nothing says that it is fiction."""
    quads = _ordered(material.quads())
    body = serialize(quads, format=RdfFormat.JSON_LD, prefixes=_used(str(q) for q in quads)) or b""
    if not material.fictional:
        return body
    objects = json.loads(body)
    marked = [{"fictief": _FICTION}, *(objects if isinstance(objects, list) else [objects])]
    return json.dumps(marked, ensure_ascii=False, indent=1).encode("utf-8")


def _header(material: Material) -> bytes:
    return ((_NOTE if material.fictional else "") + _CAVEAT).encode("utf-8")


def _ordered(quads: Iterable[Quad]) -> list[Quad]:
    return sorted(set(quads), key=lambda q: (_graph(q), *_order(q.subject, q.predicate, q.object)))


def _graph(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)


def _order(subject: Subject, predicate: NamedNode, value: Object) -> tuple[str, bool, str, str]:
    return str(subject), predicate.value != _RDF_TYPE, predicate.value, str(value)


def _used(lines: Iterable[str]) -> dict[str, str]:
    """The prefixes that occur, so that the head of a file is no longer than it needs to be."""
    wanted = dict(PREFIXES)
    used: dict[str, str] = {}
    for line in lines:
        for name, start in list(wanted.items()):
            if f"<{start}" in line:
                used[name] = wanted.pop(name)
        if not wanted:
            break
    return dict(sorted(used.items()))
