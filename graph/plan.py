"""The writes that put an image into a store: Cypher with names of the term map, and rows of values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from graph.image import NORM, REFERENCE, SHARED, Description, Image, Key, iri_of
from graph.session import Row
from ontology.terms import terms

Step = tuple[str, list[Row]]

OWNED = ("Bewering", "Bevinding", "Passage", "Overdracht", "Fase")


def merged(steps: Iterable[Step]) -> list[Step]:
    """The same writes with the rows of equal ones taken together, in the order of the first of each."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for cypher, rows in steps:
        groups[cypher].extend(rows)
    return list(groups.items())


def shared_nodes(keys: Iterable[Key]) -> Iterator[Step]:
    """Shared nodes by their primary label, with id and iri only."""
    for label, group in by_label(keys).items():
        yield (
            f"UNWIND $rows AS r MERGE (n:{label} {{id: r.id}}) ON CREATE SET n.iri = r.iri",
            [{"id": key[1], "iri": iri_of(key)} for key in group],
        )


def owned_nodes(image: Image) -> Iterator[Step]:
    """Owned nodes by their primary label, with all they have."""
    groups: dict[str, list[Row]] = defaultdict(list)
    graphs = [graph_name(image)]
    for key, properties in image.owned.items():
        extra: Row = {"id": key[1], "iri": iri_of(key), "graaf": graphs, "bron": image.source}
        if key[0] == "Brondocument":
            extra |= {"compleet": False}
            del extra["bron"]
        groups[key[0]].append({"id": key[1], "p": properties | extra})
    for label, rows in groups.items():
        yield f"UNWIND $rows AS r MERGE (n:{label} {{id: r.id}}) SET n = r.p", rows


def graph_name(image: Image) -> str:
    """Value of ``graaf``: referentie, norm, document, or oefening for a fictional one."""
    if not image.is_document:
        return image.source
    return "oefening" if image.owned[("Brondocument", image.source)].get("fictief") else "document"


def edges(image: Image) -> Iterator[Step]:
    """Relationships that start at owned nodes. CREATE: what was there before is gone, and it is 1.3 times faster."""
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for kind, start, end in sorted(image.edges):
        groups[kind, start[0], end[0]].append({"a": start[1], "b": end[1]})
    for (kind, start_label, end_label), rows in groups.items():
        yield f"UNWIND $rows AS r {pair(start_label, end_label)} CREATE (a)-[:{kind}]->(b)", rows


def descriptions(image: Image) -> Iterator[Step]:
    """What the source says of shared nodes: on the mention for a document, else on the node itself."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for key, description in image.described.items():
        properties = _mentioned(description) if image.is_document else listed(image.source, description)
        groups[key[0]].append({"a": image.source, "id": key[1], "b": key[1], "p": properties})
    for label, rows in groups.items():
        if image.is_document:
            yield f"UNWIND $rows AS r {pair('Brondocument', label)} CREATE (a)-[e:NOEMT]->(b) SET e = r.p", rows
        else:
            yield f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) SET n += r.p", rows


def _mentioned(description: Description) -> dict[str, Any]:
    """The class of the node is that of the mention; only what differs is kept beside it."""
    found = dict(description.mention or {})
    if description.classes != (found.get("als_klasse"),):
        found["klassen"] = list(description.classes)
    return found


def listed(source: str, description: Description) -> dict[str, Any]:
    """Properties that the reference lists or the norm set on a shared node."""
    return {
        **description.properties,
        f"naam_{source}": description.name,
        f"klassen_{source}": list(description.classes),
    }


def unlisted(source: str) -> dict[str, None]:
    """The same properties, all empty: what to set to take a list out again."""
    names = [t.name for t in terms().properties() if t.name != "naam"] if source == REFERENCE else []
    return dict.fromkeys([*names, f"naam_{source}", f"klassen_{source}"])


def owned(label: str, source: str) -> str:
    """MATCH of the nodes ``n`` with this label that a source (parameter ``bron``) owns."""
    if source in (REFERENCE, NORM):
        return stray(label)
    return f"MATCH (:Brondocument {{id: $bron}})<-[:IN_BRON]-(n:{label})"


def owned_each(label: str, source: str) -> str:
    """The same for each source ``r.bron`` of ``rows``: documents, or the list that ``source`` is."""
    if source in (REFERENCE, NORM):
        return f"UNWIND $rows AS r MATCH (n:{label}) WHERE n.bron = r.bron"
    return f"UNWIND $rows AS r MATCH (:Brondocument {{id: r.bron}})<-[:IN_BRON]-(n:{label})"


def stray(label: str) -> str:
    """The same by a search of the whole store, for nodes that may hang on nothing."""
    return f"MATCH (n:{label}) WHERE n.bron = $bron"


def pair(start_label: str, end_label: str) -> str:
    return f"MATCH (a:{start_label} {{id: r.a}}) MATCH (b:{end_label} {{id: r.b}})"


def by_label(keys: Iterable[Key]) -> dict[str, list[Key]]:
    """Keys in order, grouped by primary label."""
    groups: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        groups[key[0]].append(key)
    return groups


def shared(keys: Iterable[Key]) -> set[Key]:
    return {key for key in keys if key[0] in SHARED}
