"""A new store to measure in: embedded in a temporary folder, or the Neo4j of NEO4J_URI, which must be empty or ours."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.location import StoreLocation
from graph.session import Store
from graph.store import open_store
from ontology.errors import UsageError

CONSENT = "KETENKAART_BENCH_WIPES"


def engines() -> list[str]:
    """The embedded engine, and Neo4j where NEO4J_URI names one."""
    return ["embedded", "neo4j"] if os.environ.get("NEO4J_URI") else ["embedded"]


@contextmanager
def fresh(engine: str) -> Iterator[Store]:
    """An empty store with its schema."""
    if engine == "embedded":
        with tempfile.TemporaryDirectory() as folder, open_store(_location(folder), write=True) as store:
            yield store
    else:
        if os.environ.get(CONSENT) != "1":
            raise UsageError(f"the benchmark empties the database at NEO4J_URI; set {CONSENT}=1 to allow that")
        with open_store(StoreLocation.resolve(), write=True) as store:
            wipe(store)
            yield store
            wipe(store)


def _location(folder: str) -> StoreLocation:
    return StoreLocation(Path(folder) / "store")


def wipe(store: Store) -> None:
    """Delete everything but the mark of the schema."""
    while store.read("MATCH (n) WHERE NOT n:Opslag RETURN 1 AS een LIMIT 1"):
        store.write("MATCH (n) WHERE NOT n:Opslag WITH n LIMIT 5000 DETACH DELETE n")
    store.write("MATCH (o:Opslag) REMOVE o.fictie, o.referentie, o.norm, o.bezig")
