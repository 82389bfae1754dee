"""Nodes, edges and documents as the records the network page embeds (short keys: a page can hold thousands)."""

from collections.abc import Sequence
from typing import Any

from graph.model import Evidence, Finding, Node, SourceDocument, Statement
from viz.labels import Labels
from viz.selection import Edge
from viz.style import node_style


class Indexer:
    """Source documents by number, in order of the snapshot; a document that is only referred to is added at the end."""

    def __init__(self, documents: Sequence[SourceDocument]) -> None:
        self._documents = list(documents)
        self._numbers = {d.id: number for number, d in enumerate(self._documents)}

    def number(self, document_id: str | None) -> int | None:
        """Number of a document; None for a fact that is not from a document."""
        if document_id is None:
            return None
        if document_id not in self._numbers:
            self._numbers[document_id] = len(self._documents)
            self._documents.append(SourceDocument(document_id, document_id))
        return self._numbers[document_id]

    def records(self) -> list[dict[str, Any]]:
        return [
            _without_empty(
                {
                    "title": d.title or d.key,
                    "key": d.key,
                    "date": d.date,
                    "publisher": d.publisher,
                    "kind": d.kind,
                }
            )
            for d in self._documents
        ]


def node_record(node: Node, degree: int) -> dict[str, Any]:
    """What the page knows of a node beyond its place: its kind, letter code, and whether it stands for a class."""
    kind = node.type or node.kind
    return {
        "type": kind,
        "code": node_style(kind).code,
        "generic": node.generic,
        "degree": degree,
        "ident": node.id,
    }


def edge_record(edge: Edge, labels: Labels, documents: Indexer) -> dict[str, Any]:
    """An edge with everything that supports it. The ends of an edge that cannot be drawn are given here."""
    items = [_statement(s, documents) for s in edge.statements]
    items += [_finding(f, labels, documents) for f in edge.findings]
    record: dict[str, Any] = {
        "id": edge.id,
        "rel": edge.relationship,
        "layer": edge.layer,
        "name": _edge_name(edge, labels),
        "conf": round(edge.confidence, 2),
        "items": items,
    }
    if not edge.drawable:
        record["open"] = True
        record["from"] = "/".join(edge.source) if edge.source else None
        record["to"] = "/".join(edge.target) if edge.target else None
    return record


def _edge_name(edge: Edge, labels: Labels) -> str:
    if edge.relationship:
        return labels.relation(edge.relationship)
    return ", ".join(dict.fromkeys(labels.finding(f.kind) for f in edge.findings))


def _statement(statement: Statement, documents: Indexer) -> dict[str, Any]:
    period = "/".join(part or ".." for part in (statement.valid_from, statement.valid_to))
    return _without_empty(
        {
            "id": statement.id,
            "pol": statement.polarity,
            "mod": statement.modality,
            "time": statement.time or (period if period != "../.." else None),
            "conf": statement.confidence,
            "rule": statement.rule,
            "doc": documents.number(statement.document_id),
            "source": statement.source,
            "n": statement.passage_count or len(statement.evidence),
            "ev": [_evidence(e) for e in statement.evidence],
        }
    )


def _finding(finding: Finding, labels: Labels, documents: Indexer) -> dict[str, Any]:
    return _without_empty(
        {
            "id": finding.id,
            "kind": labels.finding(finding.kind),
            "pol": finding.polarity,
            "mod": finding.modality,
            "conf": finding.confidence,
            "rule": finding.rule,
            "doc": documents.number(finding.document_id or None),
            "n": len(finding.evidence),
            "ev": [_evidence(e) for e in finding.evidence],
        }
    )


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return _without_empty(
        {
            "b": evidence.before,
            "q": evidence.quote,
            "a": evidence.after,
            "s": evidence.start,
            "e": evidence.end,
            "p": evidence.page,
        }
    )


def _without_empty(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value is not None and value != ""}
