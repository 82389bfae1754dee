"""Small worlds for the tests of the analysis: actors, documents, statements and findings in a line each."""

from collections.abc import Iterable

from graph.model import Evidence, Expected, Finding, Node, NodeKey, Snapshot, SourceDocument, Statement


def actor(actor_id: str, kind: str = "", name: str = "") -> Node:
    """A named actor, or a class of actors when the id starts with ``class:``."""
    generic = actor_id.startswith("class:")
    return Node(actor_id, name or actor_id, "Actor", kind or actor_id.removeprefix("class:"), generic)


def document(name: str, date: str | None = None, *, fictional: bool = False) -> SourceDocument:
    return SourceDocument(f"id-{name}", name, title=name.title(), date=date, fictional=fictional)


def quote(name: str, start: int = 0, text: str = "citaat") -> Evidence:
    return Evidence(f"p-{name}-{start}", f"id-{name}", start, start + len(text), text)


def statement(
    name: str,
    source: str,
    target: str,
    relationship: str = "DRAAGT_OVER_AAN",
    *,
    start: int = 0,
    polarity: str = "bevestigd",
    modality: str = "feitelijk",
    confidence: float = 0.9,
    object_kind: str = "Actor",
) -> Statement:
    return Statement(
        f"s-{name}-{source}-{relationship}-{target}-{polarity}-{modality}",
        source,
        relationship,
        target,
        polarity,
        modality,
        confidence=confidence,
        document_id=f"id-{name}",
        evidence=(quote(name, start),),
        passage_count=1,
        object_kind=object_kind,
    )


def finding(
    name: str,
    source: str | None,
    target: str | None,
    kind: str = "vertraging",
    *,
    start: int = 100,
    polarity: str = "knelpunt",
    modality: str = "feitelijk",
    confidence: float = 0.8,
    text: str = "het duurt te lang",
) -> Finding:
    return Finding(
        f"f-{name}-{start}-{kind}-{polarity}",
        kind,
        polarity,
        modality,
        (source,) if source else (),
        (target,) if target else (),
        confidence,
        document_id=f"id-{name}",
        evidence=(quote(name, start, text),),
    )


def expected(number: str, source: str, target: str, **more: object) -> Expected:
    values: dict[str, object] = {"valid_from": "2015-01-01", "route": "bescherming", **more}
    return Expected(number, f"Overdracht {number}", (f"class:{source}",), (f"class:{target}",), **values)  # type: ignore[arg-type]


def snapshot(
    *,
    documents: Iterable[SourceDocument] = (),
    nodes: Iterable[Node] = (),
    statements: Iterable[Statement] = (),
    findings: Iterable[Finding] = (),
    norm: Iterable[Expected] = (),
    fictional: bool = False,
) -> Snapshot:
    table: dict[NodeKey, Node] = {node.key: node for node in nodes}
    return Snapshot(
        tuple(documents),
        table,
        tuple(statements),
        tuple(findings),
        tuple(norm),
        fictional=fictional,
    )
