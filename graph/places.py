"""Which documents speak of a municipality or a region: the filter of the analysis.

A document belongs to a place when it names the place itself, or an actor that serves it: one that WERKT_VOOR_GEBIED
the place, an area the municipality LIGT_IN, or (for a region) a municipality within it. Layers of areas do not nest, so
each membership is read by itself.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.model import Node, NodeKey, Snapshot, Statement
from graph.networks import ACTUAL, AFFIRMED
from ontology.errors import UsageError
from ontology.ids import slug

LIES_IN = "LIGT_IN"
SERVES = "WERKT_VOOR_GEBIED"
LAYERS = ("Jeugdregio", "VeiligThuisRegio", "Arrondissement", "Provinciegebied", "Veiligheidsregio")
"""A name that several layers share means the first of these: youth region before Veilig Thuis region, and so on."""


@dataclass(frozen=True)
class Place:
    """A municipality or a region: the nodes that are it, and the actors that serve it."""

    name: str
    nodes: frozenset[NodeKey]
    serving: frozenset[NodeKey]

    @property
    def all(self) -> frozenset[NodeKey]:
        return self.nodes | self.serving


def municipality(snapshot: Snapshot, name: str) -> Place:
    """The municipality of that name, alias or id; UsageError with the nearest names when there is none."""
    candidates = [node for node in snapshot.nodes.values() if node.kind == "Actor" and node.type == "gemeente"
                  and not node.generic]
    found = _choose(candidates, name, "gemeente")
    facts = [fact for fact in snapshot.statements if _holds(fact)]
    areas = {fact.object_key for fact in facts if fact.relationship == LIES_IN and fact.subject_key == found.key}
    serving = {fact.subject_key for fact in facts
               if fact.relationship == SERVES and fact.object_key in areas | {found.key}}
    return Place(found.name, frozenset({found.key}), frozenset(serving))


def region(snapshot: Snapshot, name: str) -> Place:
    """The area (or partnership of municipalities) of that name, alias or id; UsageError otherwise."""
    candidates = [node for node in snapshot.nodes.values()
                  if node.kind == "Gebied" or (node.kind == "Actor" and node.type == "samenwerkingsverband"
                                               and not node.generic)]
    found = _choose(candidates, name, "regio")
    same = {node.key for node in candidates if node.id == found.id}
    facts = [fact for fact in snapshot.statements if _holds(fact)]
    inside = {fact.subject_key for fact in facts if fact.relationship == LIES_IN and fact.object_key in same}
    serving = {fact.subject_key for fact in facts if fact.relationship == SERVES and fact.object_key in same | inside}
    return Place(found.name, frozenset(same), frozenset(serving | inside))


def restrict(snapshot: Snapshot, place: Place) -> Snapshot:
    """The snapshot with only the documents that name the place or who serves it, and all that those documents say."""
    wanted = place.all
    kept = {
        statement.document_id for statement in snapshot.statements
        if statement.subject_key in wanted or statement.object_key in wanted
    } | {
        finding.document_id for finding in snapshot.findings
        if any(("Actor", side) in wanted for side in (*finding.sources, *finding.targets))
    }
    return replace(
        snapshot,
        documents=tuple(document for document in snapshot.documents if document.id in kept),
        statements=tuple(item for item in snapshot.statements if item.document_id is None or item.document_id in kept),
        findings=tuple(item for item in snapshot.findings if item.document_id in kept),
    )


def _holds(fact: Statement) -> bool:
    return fact.polarity == AFFIRMED and fact.modality == ACTUAL


def _choose(candidates: list[Node], name: str, what: str) -> Node:
    """The one candidate that is meant: by id, else by name or alias, an upper layer of areas before a lower one."""
    wanted = slug(name)
    by_id = [node for node in candidates if node.id in (name, wanted)]
    matches = by_id or [node for node in candidates if wanted in _slugs(node, what)]
    if not matches:
        raise UsageError(_unknown(candidates, name, what))
    best = min(_layer(node) for node in matches)
    chosen = sorted({node.id: node for node in matches if _layer(node) == best}.values(), key=lambda node: node.id)
    if len(chosen) > 1:
        ids = ", ".join(node.id for node in chosen)
        raise UsageError(f"'{name}' is niet eenduidig; geef een van deze ids: {ids}")
    return chosen[0]


def _slugs(node: Node, what: str) -> set[str]:
    texts = [node.name, *_aliases(node)]
    return {node.id.removeprefix(f"{what}-"), *(slug(text) for text in texts),
            *(slug(text).removeprefix(f"{what}-") for text in texts)}


def _aliases(node: Node) -> list[str]:
    aliases = node.properties.get("alias", ())
    return [aliases] if isinstance(aliases, str) else [str(alias) for alias in aliases]


def _layer(node: Node) -> int:
    return next((number for number, label in enumerate(LAYERS) if label in node.labels), len(LAYERS))


def _unknown(candidates: Iterable[Node], name: str, what: str) -> str:
    names = {slug(text).removeprefix(f"{what}-"): text for node in candidates for text in (*_aliases(node), node.name)}
    near = difflib.get_close_matches(slug(name).removeprefix(f"{what}-"), sorted(names), n=5, cutoff=0.5)
    if not names:
        return f"Onbekende {what} '{name}': er staat nog geen {what} in de opslag (laad de referentiegegevens)"
    hint = f"; bedoelt u: {', '.join(names[text] for text in near)}?" if near else ""
    return f"Onbekende {what} '{name}'{hint}"
