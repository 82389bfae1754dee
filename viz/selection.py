"""Which nodes and edges of a snapshot are shown: statements and findings gathered into edges by layer.

A layer is what an edge may be taken for: ``overdracht`` (a tie by which a case passes on, affirmed and actual),
``feitelijk`` (any other tie that is affirmed and actual), ``gepland``, ``aanbevolen``, ``mogelijk``,
``ontkend`` (negated, in whatever mood), ``knelpunt`` and ``verbetering`` (handover findings), the same two where they
are not stated as a fact, and ``referentie`` (reference facts between shown nodes). Only the factual ones are on
at first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from graph.model import Finding, Node, NodeKey, Snapshot, Statement
from ontology.errors import UsageError
from ontology.ids import content_id
from ontology.terms import terms

LAYERS = (
    "knelpunt",
    "verbetering",
    "overdracht",
    "feitelijk",
    "gepland",
    "aanbevolen",
    "mogelijk",
    "ontkend",
    "knelpunt_mogelijk",
    "verbetering_gepland",
    "referentie",
)
LAYERS_ON = frozenset({"knelpunt", "verbetering", "overdracht", "feitelijk"})
FINDING_LAYERS = frozenset({"knelpunt", "verbetering", "knelpunt_mogelijk", "verbetering_gepland"})
_DOCUMENTED = frozenset({"document", "oefening"})


@dataclass(frozen=True)
class Edge:
    """Everything that says the same of the same two nodes in one layer.

    ``relationship`` is empty for findings. A finding that does not name both its sides has None at the open end: it is
    listed in the table and cannot be drawn.
    """

    source: NodeKey | None
    target: NodeKey | None
    relationship: str
    layer: str
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        """Stable over runs, so that a link to an edge keeps working."""
        open_end = self.findings[0].id if self.source is None or self.target is None else ""
        source, target = self.source or ("", ""), self.target or ("", "")
        return content_id(*source, self.relationship, *target, self.layer, open_end)

    @property
    def drawable(self) -> bool:
        return self.source is not None and self.target is not None

    @property
    def confidence(self) -> float:
        return max([s.confidence for s in self.statements] + [f.confidence for f in self.findings], default=0.0)


@dataclass(frozen=True)
class Selection:
    """Nodes and edges to show, and the layers that are on at first. ``focus`` is the node the view was made around."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    layers_on: frozenset[str] = field(default=LAYERS_ON)
    focus: Node | None = None


def statement_layer(statement: Statement) -> str:
    """Layer of a statement: a reference fact is one whatever it says, a negation is one in whatever mood."""
    if statement.origin == "referentie":
        return "referentie"
    if statement.polarity == "ontkend":
        return "ontkend"
    if statement.modality == "feitelijk" and statement.relationship in _handover_relationships():
        return "overdracht"
    return statement.modality


def finding_layer(finding: Finding) -> str:
    """Layer of a finding: what is planned, advised or possible is kept apart from what is reported as a fact."""
    factual = finding.modality == "feitelijk"
    if finding.polarity == "verbetering":
        return "verbetering" if factual else "verbetering_gepland"
    return "knelpunt" if factual else "knelpunt_mogelijk"


def select(snapshot: Snapshot, *, focus: str | None = None, min_confidence: float = 0.5) -> Selection:
    """What the network page shows: the nodes that documents mention, their ties, and reference facts between them.

    ``focus`` (an id or a name) keeps the two-step surroundings of one node; UsageError where no node answers to it.
    """
    statements = [s for s in snapshot.statements if s.confidence >= min_confidence]
    findings = [f for f in snapshot.findings if f.confidence >= min_confidence]
    documented = [s for s in statements if s.origin != "referentie"]
    reference = [s for s in statements if s.origin == "referentie"]
    edges = [*_statement_edges(documented), *_finding_edges(findings, snapshot.nodes)]
    centre = find_node(snapshot, focus) if focus is not None else None
    layers_on = LAYERS_ON
    if centre is not None:
        edges, layers_on = _around(centre, edges, reference)
        keys = _ends(edges) | {centre.key}
    else:
        keys = _ends(edges) | {n.key for n in snapshot.nodes.values() if _DOCUMENTED & set(n.origins)}
    edges += [
        e
        for e in _statement_edges(reference)
        if e.source in keys and e.target in keys and "referentie" not in layers_on
    ]
    nodes = tuple(snapshot.nodes.get(key) or _bare_node(key) for key in sorted(keys))
    return Selection(nodes, tuple(sorted(edges, key=_order)), layers_on, centre)


def find_node(snapshot: Snapshot, text: str) -> Node:
    """The node with this id, else with this name (case does not matter); actors go before other kinds."""
    nodes = sorted(snapshot.nodes.values(), key=lambda n: (n.kind != "Actor", n.key))
    wanted = text.casefold().strip()
    for matches in (
        [n for n in nodes if n.id == text],
        [n for n in nodes if n.name.casefold() == wanted],
        [n for n in nodes if wanted in (str(a).casefold() for a in _aliases(n))],
    ):
        if matches:
            return matches[0]
    near = [n.name for n in nodes if wanted and wanted in n.name.casefold()][:3]
    near = near or get_close_matches(text, [n.name for n in nodes], 3, 0.6)
    hint = f" Bedoelt u: {'; '.join(near)}?" if near else " Welke namen er zijn, staat in knopen.csv."
    raise UsageError(f"Geen partij '{text}' in de grafiek.{hint}")


@cache
def _handover_relationships() -> frozenset[str]:
    """DRAAGT_OVER_AAN, MELDT_BIJ, VERZOEKT and their finer verbs, as the ontology marks them."""
    return frozenset(r.relationship for r in terms().all_relations() if r.handover)


@cache
def _symmetric_relationships() -> frozenset[str]:
    return frozenset(r.relationship for r in terms().all_relations() if r.symmetric)


def _aliases(node: Node) -> list[object]:
    value = node.properties.get("alias", [])
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _bare_node(key: NodeKey) -> Node:
    return Node(id=key[1], name=key[1], kind=key[0])


def _ends(edges: Iterable[Edge]) -> set[NodeKey]:
    return {key for e in edges for key in (e.source, e.target) if key is not None}


def _order(edge: Edge) -> tuple[int, NodeKey, NodeKey, str, str]:
    none = ("~", "")
    return LAYERS.index(edge.layer), edge.source or none, edge.target or none, edge.relationship, edge.id


def _statement_edges(statements: Iterable[Statement]) -> list[Edge]:
    groups: defaultdict[tuple[NodeKey, NodeKey, str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        a, b = s.subject_key, s.object_key
        if s.relationship in _symmetric_relationships() and b < a:
            a, b = b, a
        groups[a, b, s.relationship, statement_layer(s)].append(s)
    return [Edge(a, b, rel, layer, statements=tuple(group)) for (a, b, rel, layer), group in groups.items()]


def _finding_edges(findings: Iterable[Finding], nodes: dict[NodeKey, Node]) -> Iterator[Edge]:
    kinds: dict[str, NodeKey] = {}
    for key in sorted(nodes, key=lambda k: (k[0] == "Actor", k)):
        kinds[key[1]] = key
    groups: defaultdict[tuple[NodeKey, NodeKey, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        sources = [kinds.get(i, ("Actor", i)) for i in finding.sources]
        targets = [kinds.get(i, ("Actor", i)) for i in finding.targets]
        layer = finding_layer(finding)
        if sources and targets:
            for source in sources:
                for target in targets:
                    groups[source, target, layer].append(finding)
        else:
            for key in sources:
                yield Edge(key, None, "", layer, findings=(finding,))
            for key in targets:
                yield Edge(None, key, "", layer, findings=(finding,))
            if not sources and not targets:
                yield Edge(None, None, "", layer, findings=(finding,))
    for (a, b, layer), group in groups.items():
        yield Edge(a, b, "", layer, findings=tuple(group))


def _around(centre: Node, edges: list[Edge], reference: list[Statement]) -> tuple[list[Edge], frozenset[str]]:
    """Edges within two steps of the centre; where no document speaks of it, its own reference facts (one step)."""
    near = {centre.key}
    drawn = [e for e in edges if e.drawable]
    first = {k for e in drawn if centre.key in (e.source, e.target) for k in (e.source, e.target) if k is not None}
    near |= first
    near |= {k for e in drawn if e.source in first or e.target in first for k in (e.source, e.target) if k is not None}
    kept = [
        e
        for e in edges
        if (e.source in near and e.target in near) or (not e.drawable and (e.source in near or e.target in near))
    ]
    if first:
        return kept, LAYERS_ON
    own = [s for s in reference if centre.key in (s.subject_key, s.object_key)]
    return kept + _statement_edges(own), LAYERS_ON | {"referentie"}
