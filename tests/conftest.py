"""The engine that the tests run on: the embedded one, or the Neo4j of NEO4J_URI."""

import os
from collections.abc import Iterator

import pytest

from graph import schema
from graph.location import StoreLocation
from graph.session import Store
from graph.store import open_store

ON_NEO4J = bool(os.environ.get("NEO4J_URI"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "embedded_only: concerns the embedded engine, skipped on Neo4j")
    config.addinivalue_line("markers", "neo4j_only: concerns Neo4j, skipped on the embedded engine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    other = "embedded_only" if ON_NEO4J else "neo4j_only"
    skip = pytest.mark.skip(reason="the other engine")
    for item in items:
        if item.get_closest_marker(other):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def engine_location(tmp_path_factory: pytest.TempPathFactory) -> StoreLocation:
    """Where the shared store of this test run is; its content does not survive a test."""
    return StoreLocation.resolve() if ON_NEO4J else StoreLocation(tmp_path_factory.mktemp("engine") / "store")


@pytest.fixture(scope="session")
def engine(engine_location: StoreLocation) -> Iterator[Store]:
    """One open store for the whole run: a server takes seconds to start."""
    with open_store(engine_location, write=True) as store:
        yield store


@pytest.fixture
def store(engine: Store) -> Store:
    """An empty store, as new."""
    wipe(engine)
    return engine


def wipe(store: Store) -> None:
    """Empty the store and give it its schema mark again."""
    store.write("MATCH (n) DETACH DELETE n")
    schema.prepare(store)
