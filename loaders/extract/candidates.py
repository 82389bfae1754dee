"""A possible mention while the rules still weigh it, and the choice among those that overlap."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ontology.reference import Name


@dataclass(frozen=True)
class Candidate:
    """A span of the reading that may become a mention.

    ``form`` says what it still needs: ``name`` (nothing, or its id), ``place`` (administration or area?), ``noun`` and
    its kinds (antecedent or class), ``person``, ``work``. ``names`` are the reference names the surface can stand for.
    """

    start: int
    end: int
    type: str
    form: str
    rule: str
    confidence: float
    surface: str
    canonical: str = ""
    generic: bool = False
    names: tuple[Name, ...] = ()
    priority: int = 0
    notes: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.canonical.split("+")) if self.canonical else ()


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, in order of place: higher priority first, then longer, then further left."""
    ordered = sorted(candidates, key=lambda c: (-c.priority, c.start - c.end, c.start, -c.confidence, c.rule))
    taken = bytearray(max((c.end for c in ordered), default=0))
    chosen: list[Candidate] = []
    for candidate in ordered:
        if not any(taken[candidate.start : candidate.end]):
            taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.start)
