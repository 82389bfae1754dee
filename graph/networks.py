"""The two handover networks: between kinds of actors, and between named actors. They are never mixed.

A tie is a fact that a document states: an affirmed and actual handover statement, or a finding whose two sides are both
known actors. What is planned, recommended, hypothetical or negated is counted beside the tie and never becomes one.
Reference facts carry no passage and are no handovers, so they never make a tie.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from itertools import product

import networkx as nx

from graph.model import Finding, Node, Snapshot, Statement
from ontology.terms import terms

PROBLEM, IMPROVEMENT = "knelpunt", "verbetering"
AFFIRMED, ACTUAL, NEGATED = "bevestigd", "feitelijk", "ontkend"

End = tuple[str, str]
"""From and to: annotation types in the network of kinds, actor ids in the named one."""


@cache
def handover_relationships() -> frozenset[str]:
    """The relationships along which a case passes, sub-properties included (``stelt_op_de_hoogte`` is none of them)."""
    return frozenset(relation.relationship for relation in terms().all_relations() if relation.handover)


class Level(Enum):
    """Which network: ``soorten`` (annotation types) or ``namen`` (ids of named actors)."""

    KINDS = "soorten"
    NAMED = "namen"


@dataclass
class Tie:
    """Everything documents say about one ordered pair; ``apart`` counts what is said but is not a fact.

    Keys of ``apart``: ``ontkend``, ``gepland``, ``aanbevolen``, ``mogelijk`` (statements) and ``knelpunt gepland``,
    ``verbetering aanbevolen`` and so on (findings).
    """

    source: str
    target: str
    statements: list[Statement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    apart: Counter[str] = field(default_factory=Counter)

    @property
    def is_fact(self) -> bool:
        return bool(self.statements or self.findings)

    @property
    def problems(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.polarity == PROBLEM]

    @property
    def improvements(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.polarity == IMPROVEMENT]


def ties(snapshot: Snapshot, level: Level, min_confidence: float = 0.0) -> dict[End, Tie]:
    """Every ordered pair a document speaks of, facts and non-facts, ordered by pair."""
    found: dict[End, Tie] = {}
    for statement in snapshot.statements:
        if statement.confidence >= min_confidence and _is_handover(statement):
            for pair in _pairs(snapshot, level, [statement.subject], [statement.object]):
                _add_statement(found.setdefault(pair, Tie(*pair)), statement)
    for finding in snapshot.findings:
        if finding.confidence >= min_confidence:
            for pair in _pairs(snapshot, level, finding.sources, finding.targets):
                _add_finding(found.setdefault(pair, Tie(*pair)), finding)
    return {pair: found[pair] for pair in sorted(found)}


def network(found: dict[End, Tie], nodes: Iterable[str] = ()) -> nx.DiGraph:
    """The ties that are facts as a directed graph; ``nodes`` are added even when nothing ties them.

    Edge attributes: ``beweringen`` and ``bevindingen`` (lists of ids), ``problemen``, ``verbeteringen`` and
    ``documenten`` (counts).
    """
    graph: nx.DiGraph = nx.DiGraph()
    graph.add_nodes_from(sorted(set(nodes)))
    for (source, target), tie in sorted(found.items()):
        if tie.is_fact:
            graph.add_edge(
                source,
                target,
                beweringen=[statement.id for statement in tie.statements],
                bevindingen=[finding.id for finding in tie.findings],
                problemen=len(tie.problems),
                verbeteringen=len(tie.improvements),
                documenten=len(documents_of(tie.statements, tie.findings)),
            )
    return graph


def kinds_network(snapshot: Snapshot, min_confidence: float = 0.0, *, with_chain: bool = False) -> nx.DiGraph:
    """Handovers between kinds; ``with_chain`` adds the kinds of the normative chain that no document ties."""
    stages = chain_kinds(snapshot) if with_chain else set()
    return network(ties(snapshot, Level.KINDS, min_confidence), stages)


def named_network(snapshot: Snapshot, min_confidence: float = 0.0) -> nx.DiGraph:
    """Handovers between named actors; a tie with a class of actors on either side is left to the kinds."""
    return network(ties(snapshot, Level.NAMED, min_confidence))


def chain_kinds(snapshot: Snapshot) -> set[str]:
    """The annotation types that are a side of a handover of the norm that counts."""
    sides = (
        side
        for item in snapshot.expected
        if item.counts and not item.planned
        for side in (*item.sources, *item.targets)
    )
    return {kind for side in sides if (kind := kind_of(snapshot, side))}


def kind_of(snapshot: Snapshot, actor_id: str) -> str | None:
    """Annotation type of an actor; None where the id is no actor, or its kind is not known."""
    node = snapshot.nodes.get(("Actor", actor_id))
    if node is not None and node.type:
        return node.type
    return actor_id.removeprefix("class:") if actor_id.startswith("class:") else None


def without_both_sides(snapshot: Snapshot, min_confidence: float = 0.0) -> Counter[str]:
    """Per finding kind: how many findings do not name two actors, and so cannot be laid on a link."""
    return Counter(
        finding.kind
        for finding in snapshot.findings
        if finding.confidence >= min_confidence
        and not any(True for _ in _pairs(snapshot, Level.KINDS, finding.sources, finding.targets))
    )


def documents_of(statements: Iterable[Statement], findings: Iterable[Finding]) -> set[str]:
    """Ids of the documents that these rest on."""
    documents = {statement.document_id for statement in statements} | {finding.document_id for finding in findings}
    return {document for document in documents if document}


def _is_handover(statement: Statement) -> bool:
    return (
        statement.relationship in handover_relationships()
        and statement.origin != "referentie"
        and statement.subject_kind == statement.object_kind == "Actor"
    )


def _pairs(snapshot: Snapshot, level: Level, sources: Iterable[str], targets: Iterable[str]) -> Iterator[End]:
    """The distinct pairs that two sets of actors make on this level, in order."""
    starts = [end for source in sources if (end := _end(snapshot, level, source))]
    ends = [end for target in targets if (end := _end(snapshot, level, target))]
    for source, target in sorted(set(product(starts, ends))):
        # One kind may hand over to itself (one GI to another); a single organisation cannot.
        if level is Level.KINDS or source != target:
            yield source, target


def _end(snapshot: Snapshot, level: Level, actor_id: str) -> str | None:
    if level is Level.KINDS:
        return kind_of(snapshot, actor_id)
    node: Node | None = snapshot.nodes.get(("Actor", actor_id))
    return None if node is None or node.generic else node.id


def _add_statement(tie: Tie, statement: Statement) -> None:
    if statement.polarity == NEGATED:
        tie.apart[NEGATED] += 1
    elif statement.modality != ACTUAL:
        tie.apart[statement.modality] += 1
    else:
        tie.statements.append(statement)


def _add_finding(tie: Tie, finding: Finding) -> None:
    if finding.modality == ACTUAL:
        tie.findings.append(finding)
    else:
        tie.apart[f"{finding.polarity} {finding.modality}"] += 1
