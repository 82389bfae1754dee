"""Fingerprint of a graph, to see whether what is stored is what was read."""

import hashlib
from collections.abc import Iterable

from pyoxigraph import Quad


def digest(quads: Iterable[Quad]) -> tuple[int, str]:
    """Number of different triples, and sha256 of their sorted N-Triples lines.

    The graph name is left out. There are no blank nodes, so the sorted lines are canonical.
    """
    lines = sorted({f"{quad.triple} ." for quad in quads})
    return len(lines), hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()
