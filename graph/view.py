"""Read a store: as plain values for analysis and views, as RDF, and as counts.

Only sources that are stored whole are seen: a document that is being loaded, or whose load was cut off, is not there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from pyoxigraph import Quad

from graph import schema
from graph.heap import no_collection
from graph.image import NORM, REFERENCE, SHARED, class_labels, is_class, key_of
from graph.images import images, stored_graphs
from graph.model import Evidence, Expected, Finding, Node, NodeKey, Snapshot, SourceDocument, Statement
from graph.session import Row, Store
from graph.to_rdf import quads_of
from ontology.errors import QueryError
from ontology.terms import terms

_OWN = {"id", "iri", "naam", "graaf", "bron"}


class View:
    """What is in a store now."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @no_collection()
    def snapshot(self) -> Snapshot:
        """Everything, in an order that does not depend on the order of loading."""
        documents = self._documents()
        keys = {d.id: d.key for d in documents}
        passages = self._passages()
        return Snapshot(
            documents=documents,
            nodes=self._nodes(),
            statements=tuple(sorted(self._statements(keys, passages), key=lambda s: _place(keys, s))),
            findings=tuple(sorted(self._findings(keys, passages), key=lambda f: _place(keys, f))),
            expected=self._expected(),
            fictional=schema.fiction(self._store) is True,
        )

    def graphs(self) -> tuple[str, ...]:
        """IRIs of the named graphs: of the lists, then of the documents in order of their keys."""
        return tuple(stored_graphs(self._store))

    def quads(self, graph_iri: str | None = None) -> Iterator[Quad]:
        """The quads as they were loaded, of one named graph or of all; QueryError for a graph that is not there."""
        stored = stored_graphs(self._store)
        if graph_iri is not None and graph_iri not in stored:
            raise QueryError(f"de graaf {graph_iri} is niet in de store")
        wanted = {graph_iri: stored[graph_iri]} if graph_iri is not None else stored
        found = images(self._store, wanted.values())
        for graph, source in wanted.items():
            yield from quads_of(found[source], graph)

    def fingerprints(self) -> dict[str, str]:
        """Named graph -> the sha256 of its triples as noted when it was loaded, in the order of ``graphs``."""
        rows = self._store.read(
            "MATCH (b:Brondocument) WHERE b.compleet = true RETURN b.id AS bron, b.handtekening AS handtekening"
        )
        noted = {row["bron"]: row["handtekening"] for row in rows}
        noted |= {name: state for name in (REFERENCE, NORM) if (state := schema.list_state(self._store, name))}
        return {graph: noted[source] for graph, source in stored_graphs(self._store).items()}

    def counts(self) -> dict[str, int]:
        """Numbers of nodes by primary label and of relationships by type; what is absent is left out."""
        found = {}
        for label in sorted(terms().primary_labels().values()):
            found[label] = self._store.read(f"MATCH (n:{label}) RETURN count(n) AS aantal")[0]["aantal"]
        for row in self._store.read("MATCH ()-[e]->() RETURN type(e) AS soort, count(e) AS aantal ORDER BY soort"):
            found[row["soort"]] = row["aantal"]
        return {name: number for name, number in found.items() if number}

    def _documents(self) -> tuple[SourceDocument, ...]:
        rows = self._store.read("MATCH (b:Brondocument) WHERE b.compleet = true RETURN properties(b) AS p")
        found = [
            SourceDocument(
                p["id"],
                p["sleutel"],
                p.get("titel"),
                p.get("datum"),
                p.get("uitgever"),
                p.get("documentsoort"),
                bool(p.get("fictief")),
            )
            for p in (row["p"] for row in rows)
        ]
        return tuple(sorted(found, key=lambda d: d.key))

    def _nodes(self) -> dict[NodeKey, Node]:
        found = {}
        for label in SHARED:
            rows = self._store.read(f"MATCH (n:{label}) RETURN labels(n) AS labels, properties(n) AS p")
            for row in sorted(rows, key=lambda r: str(r["p"]["id"])):
                if row["p"].get("graaf"):
                    node = _node(label, row["labels"], row["p"])
                    found[node.key] = node
        return found

    def _passages(self) -> dict[tuple[str, str], list[Evidence]]:
        """(label, id) of a statement or finding -> its evidence in the order of the text."""
        known = {
            row["p"]["id"]: _evidence(row["p"])
            for row in self._store.read("MATCH (p:Passage) RETURN properties(p) AS p")
        }
        found: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for label in ("Bewering", "Bevinding"):
            for row in self._store.read(f"MATCH (n:{label})-[:STEUNT_OP]->(p) RETURN n.id AS id, p.id AS passage"):
                if row["passage"] in known:
                    found[label, row["id"]].append(known[row["passage"]])
        return {key: sorted(some, key=lambda e: (e.start, e.end)) for key, some in found.items()}

    def _statements(
        self, documents: dict[str, str], passages: dict[tuple[str, str], list[Evidence]]
    ) -> Iterator[Statement]:
        rows = self._store.read(
            "MATCH (s:Bewering)-[:ONDERWERP]->(a) MATCH (s)-[:VOORWERP]->(b) "
            "RETURN properties(s) AS p, a.iri AS a, b.iri AS b"
        )
        for row in rows:
            p = row["p"]
            if p["bron"] == REFERENCE or p["bron"] in documents:
                yield _statement(p, key_of(row["a"]), key_of(row["b"]), passages.get(("Bewering", p["id"]), []))

    def _findings(
        self, documents: dict[str, str], passages: dict[tuple[str, str], list[Evidence]]
    ) -> Iterator[Finding]:
        sides = {kind: self._sides("Bevinding", kind) for kind in ("VAN", "NAAR")}
        for row in self._store.read("MATCH (f:Bevinding) RETURN properties(f) AS p"):
            p = row["p"]
            if p["bron"] in documents:
                yield Finding(
                    p["id"],
                    p["soort"],
                    p["polariteit"],
                    p["modaliteit"],
                    sides["VAN"].get(p["id"], ()),
                    sides["NAAR"].get(p["id"], ()),
                    p["vertrouwen"],
                    p.get("regel", ""),
                    p["bron"],
                    tuple(passages.get(("Bevinding", p["id"]), [])),
                    p["graaf"][0],
                )

    def _expected(self) -> tuple[Expected, ...]:
        sides = {kind: self._sides("Overdracht", kind) for kind in ("VAN", "NAAR")}
        rows = self._store.read("MATCH (o:Overdracht) RETURN properties(o) AS p")
        found = [_expected(row["p"], lambda kind, local: sides[kind].get(local, ())) for row in rows]
        return tuple(sorted(found, key=lambda e: e.id))

    def _sides(self, label: str, kind: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._store.read(f"MATCH (n:{label})-[:{kind}]->(a) RETURN n.id AS id, a.id AS actor"):
            found[row["id"]].append(row["actor"])
        return {local: tuple(sorted(actors)) for local, actors in found.items()}


def _place(documents: dict[str, str], item: Statement | Finding) -> tuple[str, int, str]:
    """Documents by key, then the order of the text; reference facts come first."""
    start = item.evidence[0].start if item.evidence else 0
    return documents.get(item.document_id or "", ""), start, item.id


def _node(primary: str, labels: list[str], p: Row) -> Node:
    listed = p.get("klassen_referentie") or p.get("klassen_norm") or class_labels(labels, primary) or [primary]
    kind = next((t for label in listed if (t := terms().type_of_label(label))), None)
    properties = {k: v for k, v in sorted(p.items()) if k not in _OWN and not k.startswith(("naam_", "klassen_"))}
    return Node(
        p["id"],
        p.get("naam") or p["id"],
        primary,
        kind.annotation if kind else "",
        is_class(p["id"]),
        tuple(p["graaf"]),
        tuple(sorted(labels)),
        properties,
    )


def _evidence(p: Row) -> Evidence:
    return Evidence(
        p["id"], p["bron"], p["begin"], p["einde"], p["citaat"], p.get("voor", ""), p.get("na", ""), p.get("bladzijde")
    )


def _statement(p: Row, subject: NodeKey, target: NodeKey, evidence: list[Evidence]) -> Statement:
    listed = p["bron"] == REFERENCE
    return Statement(
        id=p["id"],
        subject=subject[1],
        relationship=p["relatie"],
        object=target[1],
        polarity=p["polariteit"],
        modality=p["modaliteit"],
        time=p.get("tijd"),
        confidence=p["vertrouwen"],
        rule=p.get("regel", ""),
        document_id=None if listed else p["bron"],
        origin=p["graaf"][0],
        evidence=tuple(evidence),
        passage_count=p.get("aantal_passages", 0),
        subject_kind=subject[0],
        object_kind=target[0],
        valid_from=p.get("geldig_vanaf"),
        valid_to=p.get("geldig_tot"),
        source=p.get("herkomst"),
    )


def _expected(p: Row, side: Callable[[str, str], tuple[str, ...]]) -> Expected:
    def many(name: str) -> tuple[Any, ...]:
        return tuple(p.get(name) or ())

    return Expected(
        id=p["id"],
        name=p["naam"],
        sources=side("VAN", p["id"]),
        targets=side("NAAR", p["id"]),
        legal_basis=many("rechtsgrond"),
        terms=many("termijn"),
        route=p.get("route"),
        counts=p.get("telt_mee", True),
        planned=p.get("gepland", False),
        valid_from=p.get("geldig_vanaf"),
        valid_to=p.get("geldig_tot"),
    )
