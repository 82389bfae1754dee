"""What an export is made from: the snapshot, and the RDF where a format needs it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, Quad

from graph.model import Snapshot
from ontology.rdf import kk
from viz.coverage import is_fictional

FICTIONAL = "FICTIEF"


def _no_quads() -> Iterable[Quad]:
    return ()


@dataclass(frozen=True)
class Material:
    """``quads`` is called only by the formats that need RDF; ``names`` gives the output name of a document by its key
    (without one: the file name without extension)."""

    snapshot: Snapshot
    quads: Callable[[], Iterable[Quad]] = _no_quads
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def fictional(self) -> bool:
        return is_fictional(self.snapshot)

    def at_least(self, confidence: float) -> "Material":
        """The same without the statements and findings that are less sure than ``confidence`` (0 to 1)."""
        if confidence <= 0:
            return self
        known = self.snapshot
        sure = replace(
            known,
            statements=tuple(s for s in known.statements if s.confidence >= confidence),
            findings=tuple(f for f in known.findings if f.confidence >= confidence),
        )
        return replace(self, snapshot=sure, quads=lambda: _sure(self.quads(), confidence))


def _sure(quads: Iterable[Quad], confidence: float) -> Iterable[Quad]:
    """Quads without those whose subject has a confidence below the bound."""
    found = list(quads)
    unsure = {
        q.subject
        for q in found
        if q.predicate == kk("vertrouwen") and isinstance(q.object, Literal) and float(q.object.value) < confidence
    }
    return [q for q in found if q.subject not in unsure]
