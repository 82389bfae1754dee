"""Which documents speak of a municipality or a region: the filter of the analysis.

A document belongs to a place when it names the place itself, or an actor that serves it: one that WERKT_VOOR_GEBIED the
place, or an area in which the municipality (or a municipality of the region) lies. Layers of areas do not nest, so each
membership is read by itself, and an actor that serves a part of a region serves it.
"""

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from graph.model import Node, NodeKey, Snapshot, Statement
from graph.networks import ACTUAL, AFFIRMED
from ontology.errors import UsageError
from ontology.ids import slug

LIES_IN = "LIGT_IN"
SERVES = "WERKT_VOOR_GEBIED"
LAYERS = {
    "Jeugdregio": "jeugdregio",
    "VeiligThuisRegio": "veilig-thuis-regio",
    "Arrondissement": "arrondissement",
    "Provinciegebied": "provincie",
    "Veiligheidsregio": "veiligheidsregio",
}
"""Label and prefix of each layer. A bare name that several share means the first: the youth region before the rest."""
PREFIXES = (*(f"{prefix}-" for prefix in LAYERS.values()), "regio-", "gemeente-")

Mentions = Mapping[str, Collection[NodeKey]]
"""Ids of source documents, with the nodes that each names (its NOEMT relationships)."""


@dataclass(frozen=True)
class Place:
    """A municipality or a region: the nodes that are it, and the actors that serve it."""

    name: str
    nodes: frozenset[NodeKey]
    serving: frozenset[NodeKey]


def municipality(snapshot: Snapshot, name: str) -> Place:
    """The municipality of that name, alias or id; UsageError with the nearest names when there is none."""
    found = _choose(list(_actors(snapshot, "gemeente")), name, "gemeente")
    return _place(snapshot, found, {found.key}, {found.key})


def region(snapshot: Snapshot, name: str) -> Place:
    """The area, or partnership of municipalities, of that name, alias or id; UsageError otherwise."""
    areas = [node for node in snapshot.nodes.values() if node.kind == "Gebied"]
    candidates = [*areas, *_actors(snapshot, "samenwerkingsverband")]
    found = _choose(candidates, name, "regio")
    same = {node.key for node in candidates if node.id == found.id}
    inside = {fact.subject_key for fact in _facts(snapshot, LIES_IN) if fact.object_key in same}
    return _place(snapshot, found, same, inside)


def restrict(snapshot: Snapshot, place: Place, mentions: Mentions | None = None) -> Snapshot:
    """The snapshot with only the documents that name the place or who serves it, and all that those documents say.

    Without ``mentions`` a document names what its statements and findings are about.
    """
    wanted = place.nodes | place.serving
    kept = (
        {
            statement.document_id
            for statement in snapshot.statements
            if statement.subject_key in wanted or statement.object_key in wanted
        }
        | {
            finding.document_id
            for finding in snapshot.findings
            if any(("Actor", side) in wanted for side in (*finding.sources, *finding.targets))
        }
        | {document for document, named in (mentions or {}).items() if not wanted.isdisjoint(named)}
    )
    return replace(
        snapshot,
        documents=tuple(document for document in snapshot.documents if document.id in kept),
        statements=tuple(item for item in snapshot.statements if item.document_id is None or item.document_id in kept),
        findings=tuple(item for item in snapshot.findings if item.document_id in kept),
    )


def _place(snapshot: Snapshot, found: Node, same: set[NodeKey], inside: set[NodeKey]) -> Place:
    """``same`` are the nodes of the place, ``inside`` the municipalities that lie in it (or are it)."""
    town = {node.key for node in snapshot.nodes.values() if node.kind == "Plaats" and node.id in _bare(found)}
    around = {fact.object_key for fact in _facts(snapshot, LIES_IN) if fact.subject_key in inside}
    serving = {fact.subject_key for fact in _facts(snapshot, SERVES) if fact.object_key in same | inside | around}
    return Place(found.name, frozenset(same | town), frozenset((serving | inside) - same))


def _actors(snapshot: Snapshot, kind: str) -> Iterable[Node]:
    return (node for node in snapshot.nodes.values() if node.kind == "Actor" and node.type == kind and not node.generic)


def _facts(snapshot: Snapshot, relationship: str) -> list[Statement]:
    return [
        fact
        for fact in snapshot.statements
        if fact.relationship == relationship and fact.polarity == AFFIRMED and fact.modality == ACTUAL
    ]


def _choose(candidates: list[Node], name: str, what: str) -> Node:
    """The one candidate that is meant; of areas with one name that of the first layer."""
    wanted = slug(name)
    matches = [node for node in candidates if wanted in _names(node)]
    if not matches:
        raise UsageError(_unknown(candidates, name, what))
    first = min(_layer(node) for node in matches)
    chosen = sorted({node.id: node for node in matches if _layer(node) == first}.values(), key=lambda node: node.id)
    if len(chosen) > 1:
        chosen = [node for node in chosen if node.id == wanted] or chosen
    if len(chosen) > 1:
        ids = ", ".join(node.id for node in chosen)
        raise UsageError(f"'{name}' is niet eenduidig; geef een van deze ids: {ids}")
    return chosen[0]


def _names(node: Node) -> set[str]:
    """Slugs by which a node can be called: full, bare, and bare with the word of its layer before it."""
    prefixes = [prefix for label, prefix in LAYERS.items() if label in node.labels]
    bare = _bare(node)
    return {node.id, *(slug(text) for text in _texts(node)), *bare, *(f"{p}-{text}" for p in prefixes for text in bare)}


def _bare(node: Node) -> set[str]:
    return {_without_prefix(text) for text in (node.id, *(slug(text) for text in _texts(node)))}


def _without_prefix(text: str) -> str:
    return next((text.removeprefix(prefix) for prefix in PREFIXES if text.startswith(prefix)), text)


def _texts(node: Node) -> list[str]:
    """Name and aliases."""
    aliases = node.properties.get("alias", ())
    return [node.name, *([aliases] if isinstance(aliases, str) else [str(alias) for alias in aliases])]


def _layer(node: Node) -> int:
    return next((number for number, label in enumerate(LAYERS) if label in node.labels), len(LAYERS))


def _unknown(candidates: list[Node], name: str, what: str) -> str:
    if not candidates:
        return f"Onbekende {what} '{name}': er staat nog geen {what} in de opslag (laad de referentiegegevens)"
    names = {_without_prefix(slug(text)): text for node in candidates for text in reversed(_texts(node))}
    near = difflib.get_close_matches(_without_prefix(slug(name)), sorted(names), n=5, cutoff=0.5)
    hint = f"; bedoelt u: {', '.join(names[text] for text in near)}?" if near else ""
    return f"Onbekende {what} '{name}'{hint}"
