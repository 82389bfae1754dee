"""The fragmentation score of a link, and its parts.

``score = sum over the parts of weight * value`` when at least one problem is reported, else 0; the weights and half-way
points are data (``score.yaml``). With p problem findings, v improvements and d documents that report a problem:

* ``knelpunten``    p / (p + half)
* ``documenten``    d / (d + half)
* ``aandeel``       p / (p + v + half): the share of problems, tempered so that one remark alone is no full share
* ``onbeschreven``  1 where the handover is expected and no statement describes it, else 0

The score lies between 0 and 1 and orders links; it is no measurement and is never more than its parts, which are always
shown beside it. A link that no document speaks of has no score at all: silence is no sign of a broken link.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
import yaml
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

PARTS = ("knelpunten", "documenten", "aandeel", "onbeschreven")


@dataclass(frozen=True)
class Part:
    """One part of the score: its weight, the count at which it is half full, and what it says in Dutch."""

    weight: float
    explanation: str
    half: float = 1.0


Weights = Mapping[str, Part]


@dataclass(frozen=True)
class Counts:
    """What the score rests on, as arrays of equal shape: one value per link, or one per draw and link."""

    problems: Numbers
    improvements: Numbers
    problem_documents: Numbers
    statements: Numbers
    expected: Numbers


@cache
def default_weights() -> Weights:
    """The weights that come with the project."""
    return read_weights(Path(__file__).with_name("score.yaml"))


def read_weights(path: Path) -> Weights:
    """Weights from a file of the form of ``score.yaml``; ValueError when a part is missing or they do not add up."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["onderdelen"]
    if set(rows) != set(PARTS):
        raise ValueError(f"{path.name}: the parts must be {', '.join(PARTS)}")
    weights = {
        name: Part(float(rows[name]["gewicht"]), str(rows[name]["uitleg"]), float(rows[name].get("half", 1)))
        for name in PARTS
    }
    total = sum(part.weight for part in weights.values())
    if abs(total - 1) > 1e-9 or min(part.weight for part in weights.values()) < 0:
        raise ValueError(f"{path.name}: the weights must be at least 0 and add up to 1, not {total:g}")
    if min(part.half for part in weights.values()) <= 0:
        raise ValueError(f"{path.name}: 'half' must be more than 0")
    return MappingProxyType(weights)


def parts(counts: Counts, weights: Weights) -> dict[str, Numbers]:
    """The value of each part, before weighing; all 0 where no problem is reported."""
    broken = counts.problems > 0
    findings = counts.problems + counts.improvements + weights["aandeel"].half
    values = {
        "knelpunten": counts.problems / (counts.problems + weights["knelpunten"].half),
        "documenten": counts.problem_documents / (counts.problem_documents + weights["documenten"].half),
        "aandeel": counts.problems / findings,
        "onbeschreven": ((counts.expected > 0) & (counts.statements == 0)).astype(np.float64),
    }
    return {name: np.where(broken, value, 0.0) for name, value in values.items()}


def total(values: Mapping[str, Numbers], weights: Weights) -> Numbers:
    """The score: the weighted sum of the parts."""
    return np.asarray(sum(weights[name].weight * value for name, value in values.items()), dtype=np.float64)
