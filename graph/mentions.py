"""Which nodes each document names: more than what its statements and findings are about."""

from collections import defaultdict

from graph.image import key_of
from graph.model import NodeKey
from graph.session import Store


def read_mentions(store: Store) -> dict[str, frozenset[NodeKey]]:
    """Id of each source document that is stored whole, with the nodes it names; for ``analyse(..., mentions=...)``."""
    found: dict[str, set[NodeKey]] = defaultdict(set)
    rows = store.read(
        "MATCH (d:Brondocument)-[:NOEMT]->(n) WHERE d.compleet = true RETURN DISTINCT d.id AS document, n.iri AS iri"
    )
    for row in rows:
        found[row["document"]].add(key_of(row["iri"]))
    return {document: frozenset(found[document]) for document in sorted(found)}
