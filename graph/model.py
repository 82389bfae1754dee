"""What the analysis and the views work on: plain values, read from the store once.

Relationship names, polarity and modality are the Dutch names of the property graph (``OPDRACHTGEVER_VAN``,
``bevestigd``, ``feitelijk``); ``type`` of a node is the code of the annotation guideline (``gi``). Dates are partial
dates (``2019``, ``2019-10``) or None. Offsets are code points, end exclusive.
"""

from dataclasses import dataclass, field
from typing import Any

NodeKey = tuple[str, str]
"""Primary label and id: ("Actor", "gemeente-zeist")."""


@dataclass(frozen=True)
class SourceDocument:
    """A file that was read."""

    id: str
    key: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    kind: str | None = None
    fictional: bool = False


@dataclass(frozen=True)
class Evidence:
    """A passage: the exact quote, and the rest of its sentence around it (before + quote + after)."""

    passage_id: str
    document_id: str
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""
    page: int | None = None

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.quote}{self.after}"


@dataclass(frozen=True)
class Node:
    """An actor, area, place, document, programme or task that documents share.

    ``kind`` is the primary label, ``type`` the annotation type code ("" where there is none, as for a court district),
    ``generic`` tells a class of actors (``class:gi``) from a named one, ``origins`` are the graphs that speak of it.
    """

    id: str
    name: str
    kind: str
    type: str = ""
    generic: bool = False
    origins: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    properties: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> NodeKey:
        return self.kind, self.id


@dataclass(frozen=True)
class Statement:
    """A stated relation, with its evidence (none for a reference fact, which has ``source`` instead)."""

    id: str
    subject: str
    relationship: str
    object: str
    polarity: str = "bevestigd"
    modality: str = "feitelijk"
    time: str | None = None
    confidence: float = 1.0
    rule: str = ""
    document_id: str | None = None
    origin: str = "document"
    evidence: tuple[Evidence, ...] = ()
    passage_count: int = 0
    subject_kind: str = "Actor"
    object_kind: str = "Actor"
    valid_from: str | None = None
    valid_to: str | None = None
    source: str | None = None

    @property
    def subject_key(self) -> NodeKey:
        return self.subject_kind, self.subject

    @property
    def object_key(self) -> NodeKey:
        return self.object_kind, self.object


@dataclass(frozen=True)
class Finding:
    """A handover problem or improvement; ``sources`` and ``targets`` are actor ids and may be empty."""

    id: str
    kind: str
    polarity: str = "knelpunt"
    modality: str = "feitelijk"
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    confidence: float = 1.0
    rule: str = ""
    document_id: str = ""
    evidence: tuple[Evidence, ...] = ()
    origin: str = "document"


@dataclass(frozen=True)
class Expected:
    """A handover of the normative chain; ``counts`` is False where it is not one between organisations."""

    id: str
    name: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    route: str | None = None
    counts: bool = True
    planned: bool = False
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True)
class Snapshot:
    """Everything in the store, in a stable order."""

    documents: tuple[SourceDocument, ...] = ()
    nodes: dict[NodeKey, Node] = field(default_factory=dict, hash=False)
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    expected: tuple[Expected, ...] = ()
    fictional: bool = False
