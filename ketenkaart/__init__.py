"""Ketenkaart: an evidence-backed knowledge graph of Dutch youth care, from policy documents.

In a notebook: ``import ketenkaart; ketenkaart.load(["brieven"]); ketenkaart.query("opdrachtgevers")``. The functions
are those of ``ketenkaart.verbs``; they are looked up when used, so that importing the package is cheap.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_VERBS = (
    "analyse", "annotate", "check", "cypher", "export", "load", "load_reference", "query", "remove", "run", "serve",
    "snapshot", "view",
)  # fmt: skip

__all__ = ["StoreLocation", "__version__", *_VERBS]


def __getattr__(name: str) -> Any:
    if name in _VERBS:
        return getattr(import_module("ketenkaart.verbs"), name)
    if name == "StoreLocation":
        return import_module("graph.location").StoreLocation
    raise AttributeError(f"module 'ketenkaart' has no attribute {name!r}")
