"""What an export is made from: the snapshot, and the RDF where a format needs it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Quad

from graph.model import Snapshot
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
