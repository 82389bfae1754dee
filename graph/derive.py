"""What follows from statements and mentions: direct relationships, and the name and labels of shared nodes.

Pure functions: the same content gives the same result, in whatever order it was loaded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.image import CLASS_LABEL, NORM, REFERENCE, Key, is_class

Period = tuple[str | None, str | None]

AFFIRMED = "bevestigd"
ACTUAL = "feitelijk"


@dataclass(frozen=True)
class Fact:
    """An affirmed and actual statement, as far as its direct relationship needs it."""

    id: str
    confidence: float
    period: Period
    graphs: tuple[str, ...]

    @classmethod
    def of(cls, local: str, properties: Mapping[str, Any]) -> "Fact":
        return cls(
            local, float(properties.get("vertrouwen") or 0.0), period(properties), tuple(properties.get("graaf") or ())
        )


def is_fact(properties: Mapping[str, Any]) -> bool:
    return properties.get("polariteit") == AFFIRMED and properties.get("modaliteit") == ACTUAL


def period(properties: Mapping[str, Any]) -> Period:
    """Time for which a statement holds: of its validity, else of ``tijd`` (``2019``, ``2019/2021``, ``2019/..``)."""
    start, end = properties.get("geldig_vanaf"), properties.get("geldig_tot")
    if start or end:
        return start or None, end or None
    time = properties.get("tijd") or ""
    first, slash, last = time.partition("/")
    start, end = (first, last) if slash else (time, time)
    return _known(start), _known(end)


def _known(date: str) -> str | None:
    return date if date and date != ".." else None


def hull(periods: Iterable[Period]) -> Period:
    """Smallest period around all that have a date; open where one of them is. Undated ones say nothing."""
    dated = [p for p in periods if p != (None, None)]
    starts, ends = [p[0] for p in dated], [p[1] for p in dated]
    known_starts = [s for s in starts if s is not None]
    known_ends = [e for e in ends if e is not None]
    return (
        min(known_starts) if known_starts and None not in starts else None,
        # '2019' ends after '2019-10': compare as if padded to the end of the year.
        max(known_ends, key=lambda e: e + "~") if known_ends and None not in ends else None,
    )


def direct(facts: Iterable[Fact]) -> dict[str, Any]:
    """Properties of the direct relationship that ``facts`` (one or more, same pair and relation) support."""
    known = sorted(facts, key=lambda f: f.id)
    start, end = hull(f.period for f in known)
    properties: dict[str, Any] = {
        "beweringen": [f.id for f in known],
        "vertrouwen": max(f.confidence for f in known),
        "graaf": sorted({g for f in known for g in f.graphs}),
        "afgeleid": True,
    }
    return properties | {k: v for k, v in (("vanaf", start), ("tot", end)) if v is not None}


@dataclass(frozen=True)
class Voices:
    """All that sources say of one shared node. Names and classes of the lists are None where they do not know it."""

    reference_name: str | None = None
    reference_classes: tuple[str, ...] | None = None
    norm_name: str | None = None
    norm_classes: tuple[str, ...] | None = None
    names: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    fictional: tuple[bool, ...] = ()


def name_of(voices: Voices) -> str | None:
    """Name of the reference lists, else of the norm, else the longest, then the first by alphabet."""
    given = voices.reference_name or voices.norm_name
    return given or min(voices.names, key=lambda n: (-len(n), n), default=None)


def graphs_of(voices: Voices) -> list[str]:
    """Graphs that speak of the node; empty: nobody does any more."""
    found = {"oefening" if fictional else "document" for fictional in voices.fictional}
    if voices.reference_classes is not None:
        found.add(REFERENCE)
    if voices.norm_classes is not None:
        found.add(NORM)
    return sorted(found)


def labels_of(key: Key, voices: Voices) -> set[str]:
    """All labels of the node: the primary one, those of its classes, and ``Klasse`` for a kind of actor."""
    found = {key[0], *voices.classes, *(voices.reference_classes or ()), *(voices.norm_classes or ())}
    return found | {CLASS_LABEL} if is_class(key[1]) else found
