"""GraphML for Gephi, yEd and NetworkX: nodes, and one edge per statement and per finding between two known sides.

GraphML knows no lists and XML no control characters: lists become JSON text, empty values are left out, and characters
that XML cannot hold are removed (NetworkX would raise, or write a file that nothing reads).
"""

import io
import json
import re
from collections.abc import Sequence
from typing import Any

import networkx as nx

from graph.model import Evidence, Finding, Node, NodeKey, Snapshot, Statement
from viz.labels import Labels
from viz.material import FICTIONAL, Material

# XML 1.0, section 2.2; a carriage return would come back as a line feed
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_write_graphml: Any = nx.write_graphml


def graphml(material: Material) -> bytes:
    """The whole snapshot. Node ids are ``Actor/gemeente-zeist``, edge ids those of the statement or finding."""
    buffer = io.BytesIO()
    _write_graphml(as_networkx(material), buffer, named_key_ids=True, edge_id_from_attribute="id")
    return buffer.getvalue()


def as_networkx(material: Material) -> Any:
    """The MultiDiGraph that is written, with only texts, numbers and booleans as values."""
    snapshot, labels = material.snapshot, Labels("nl")
    graph: Any = nx.MultiDiGraph()
    graph.graph["voorbehoud"] = "Niet gedocumenteerd betekent niet dat het er niet is."
    if material.fictional:
        graph.graph["fictief"] = FICTIONAL
    documents = {d.id: d.title or d.key for d in snapshot.documents}
    for node in snapshot.nodes.values():
        graph.add_node(node_id(node.key), **_clean(_node(node, material.fictional)))
    for statement in snapshot.statements:
        _add(graph, statement.subject_key, statement.object_key, _statement(statement, labels, documents))
    kinds = actor_keys(snapshot)
    for finding in snapshot.findings:
        for number, (a, b) in enumerate((a, b) for a in finding.sources for b in finding.targets):
            record = _finding(finding, labels, documents) | {"id": f"{finding.id}.{number}" if number else finding.id}
            _add(graph, kinds.get(a, ("Actor", a)), kinds.get(b, ("Actor", b)), record)
    return graph


def node_id(key: NodeKey) -> str:
    """The node's id in the file."""
    return _text(f"{key[0]}/{key[1]}")


def actor_keys(snapshot: Snapshot) -> dict[str, NodeKey]:
    """Key by bare id, as findings give it; an actor goes before a place or document with the same id."""
    return {key[1]: key for key in sorted(snapshot.nodes, key=lambda k: (k[0] == "Actor", k))}


def _add(graph: Any, source: NodeKey, target: NodeKey, record: dict[str, Any]) -> None:
    for key in (source, target):
        if node_id(key) not in graph:
            graph.add_node(node_id(key), naam=_text(key[1]) or "?", soort=key[0])
    values = _clean(record)
    graph.add_edge(node_id(source), node_id(target), key=values["id"], **values)


def _node(node: Node, fictional: bool) -> dict[str, Any]:
    # properties may hold a number on one node and a text on another; as text the column has one type
    properties = {
        name: value if isinstance(value, (list, tuple)) else str(value)
        for name, value in node.properties.items()
        if value is not None
    }
    return properties | {
        "naam": node.name,
        "soort": node.kind,
        "type": node.type,
        "klasse": node.generic,
        "graaf": list(node.origins),
        "labels": list(node.labels),
        "fictief": FICTIONAL if fictional else "",
    }


def _statement(s: Statement, labels: Labels, documents: dict[str, str]) -> dict[str, Any]:
    return {
        "id": s.id,
        "sleutel": s.relationship,
        "relatie": labels.relation(s.relationship),
        "polariteit": s.polarity,
        "modaliteit": s.modality,
        "tijd": s.time,
        "vertrouwen": float(s.confidence),
        "regel": s.rule,
        "graaf": s.origin,
        "document": documents.get(s.document_id or "", s.document_id),
        "vindplaatsen": s.passage_count,
        "citaten": _quotes(s.evidence),
        "geldig_vanaf": s.valid_from,
        "geldig_tot": s.valid_to,
        "herkomst": s.source,
    }


def _finding(f: Finding, labels: Labels, documents: dict[str, str]) -> dict[str, Any]:
    return {
        "id": f.id,
        "sleutel": f.polarity.upper(),
        "relatie": labels.finding(f.kind),
        "polariteit": f.polarity,
        "modaliteit": f.modality,
        "vertrouwen": float(f.confidence),
        "regel": f.rule,
        "graaf": f.origin,
        "document": documents.get(f.document_id, f.document_id),
        "vindplaatsen": len(f.evidence),
        "citaten": _quotes(f.evidence),
    }


def _quotes(evidence: Sequence[Evidence]) -> list[str]:
    return [e.quote for e in evidence]


def _clean(record: dict[str, Any]) -> dict[str, Any]:
    values = {_text(name): _value(value) for name, value in record.items()}
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _value(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return json.dumps([_text(str(v)) for v in value], ensure_ascii=False) if value else ""
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    return _NOT_XML.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
