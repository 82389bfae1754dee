"""One statement found by any of the relation rules, before it becomes an annotation."""

from dataclasses import dataclass

from loaders.extract.arguments import Actor


@dataclass(frozen=True)
class Hit:
    """A relation between two actors, in shadow offsets."""

    subject: Actor
    object: Actor
    type: str
    start: int
    end: int
    rule: str
    confidence: float
    polarity: str = "affirmed"
    modality: str = "actual"
    time: str | None = None


def cross(
    subjects: list[Actor],
    objects: list[Actor],
    kind: str,
    span: tuple[int, int],
    rule: str,
    confidence: float,
    polarity: str = "affirmed",
    modality: str = "actual",
    time: str | None = None,
) -> list[Hit]:
    """One hit per pair of different actors."""
    return [
        Hit(a, b, kind, span[0], span[1], rule, confidence, polarity, modality, time)
        for a in subjects
        for b in objects
        if a.canonical != b.canonical
    ]
