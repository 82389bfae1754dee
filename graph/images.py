"""Read images back from the store: what each complete source says, for export and for checks."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from graph import schema
from graph.heap import no_collection
from graph.image import NAME_LANGUAGE, NORM, REFERENCE, SHARED, Description, Image, graph_iri, key_of
from graph.plan import OWNED, owned
from graph.session import Store
from ontology.terms import terms


def stored_graphs(store: Store) -> dict[str, str]:
    """Graph IRI -> source, of every source that is stored whole: lists first, documents in order of their keys."""
    found = {graph_iri(name): name for name in (REFERENCE, NORM) if schema.list_state(store, name)}
    rows = store.read("MATCH (b:Brondocument) WHERE b.compleet = true RETURN b.id AS id, b.sleutel AS sleutel")
    ordered = sorted(rows, key=lambda row: str(row["sleutel"]))
    return found | {graph_iri(row["id"], row["sleutel"]): row["id"] for row in ordered}


@no_collection()
def images(store: Store, sources: Iterable[str]) -> dict[str, Image]:
    """Images of these sources. One source is looked up by its id, more are read in one sweep of the store."""
    found = {source: Image(source) for source in sources}
    only = next(iter(found)) if len(found) == 1 else None
    _read_owned(store, found, only)
    _read_mentions(store, found, only)
    for name in (REFERENCE, NORM):
        if name in found:
            found[name].described.update(_read_list(store, name))
    return found


def _read_owned(store: Store, found: Mapping[str, Image], only: str | None) -> None:
    for label in OWNED:
        match = owned(label, only) if only else f"MATCH (n:{label})"
        for row in store.read(f"{match} RETURN n.bron AS bron, n.id AS id, properties(n) AS p", bron=only):
            if row["bron"] in found:
                found[row["bron"]].owned[label, row["id"]] = _known(row["p"])
        for row in store.read(
            f"{match} MATCH (n)-[e]->(m) RETURN n.bron AS bron, n.id AS id, type(e) AS soort, m.iri AS naar", bron=only
        ):
            if row["bron"] in found:
                found[row["bron"]].edges.add((row["soort"], (label, row["id"]), key_of(row["naar"])))


def _read_mentions(store: Store, found: Mapping[str, Image], only: str | None) -> None:
    match = f"MATCH (b:Brondocument{' {id: $bron}' if only else ''})"
    for row in store.read(f"{match} RETURN b.id AS id, properties(b) AS p", bron=only):
        if row["id"] in found:
            found[row["id"]].owned["Brondocument", row["id"]] = _known(row["p"])
    for row in store.read(f"{match}-[e:NOEMT]->(n) RETURN b.id AS bron, n.iri AS iri, properties(e) AS p", bron=only):
        if row["bron"] in found:
            found[row["bron"]].described[key_of(row["iri"])] = _mentioned(row["p"])


def _mentioned(properties: dict[str, Any]) -> Description:
    classes = properties.pop("klassen", None) or [properties["als_klasse"]]
    return Description(properties["naam"], tuple(sorted(classes)), mention=properties)


def _read_list(store: Store, name: str) -> Iterator[tuple[tuple[str, str], Description]]:
    for label in SHARED:
        query = f"MATCH (n:{label}) WHERE n.klassen_{name} IS NOT NULL RETURN n.iri AS iri, properties(n) AS p"
        for row in store.read(query):
            properties = row["p"]
            own = {k: v for k, v in _known(properties).items() if k != "naam"} if name == REFERENCE else {}
            yield (
                key_of(row["iri"]),
                Description(properties.get(f"naam_{name}"), tuple(sorted(properties[f"klassen_{name}"])), own),
            )


def _known(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Without what the store keeps for itself (ids, graphs, states): that is not in the vocabulary."""
    return {name: value for name, value in properties.items() if name in _names()}


@cache
def _names() -> frozenset[str]:
    return frozenset({term.name for term in terms().properties()} | {NAME_LANGUAGE})
