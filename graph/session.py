"""An open store: one way to read and write Cypher, on the embedded engine and on Neo4j."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, ManagedTransaction, Session, unit_of_work

from graph.faults import translated
from ontology.errors import StoreError

Row = dict[str, Any]

BATCH = 5000

# Without a handler of its own, the driver's remarks would reach the user's terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Store:
    """An open store. ``engine`` is 'embedded' or 'neo4j'; get one with ``open_store``."""

    def __init__(
        self,
        engine: str,
        address: str,
        reader: Driver,
        writer: Driver | None,
        database: str | None,
        directory: Path | None = None,
        name: str = "",
    ) -> None:
        self.engine = engine
        self.address = address
        self.name = name or address
        self.directory = directory
        self._reader = reader
        self._writer = writer
        self._database = database

    @property
    def writable(self) -> bool:
        return self._writer is not None

    def for_reading(self) -> "Store":
        """The same store without the right to write."""
        return Store(self.engine, self.address, self._reader, None, self._database, self.directory, self.name)

    def read(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, /, *, timeout: float | None = None, **named: Any
    ) -> list[Row]:
        """Rows of a query of ours. ``timeout`` in seconds; the embedded engine does not keep it."""
        with translated(self.name, self.directory), self.reading() as session:
            work = unit_of_work(timeout=timeout)(_run)
            return session.execute_read(work, cypher, {**(parameters or {}), **named})

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None, /, **named: Any) -> list[Row]:
        """Run one writing query in a transaction of its own."""
        with translated(self.name, self.directory), self._writing() as session:
            return session.execute_write(_run, cypher, {**(parameters or {}), **named})

    def write_batches(self, cypher: str, rows: Iterable[Row], size: int = BATCH) -> None:
        """Run ``cypher`` (which starts with ``UNWIND $rows AS r``) over batches of rows, each its own transaction."""
        with translated(self.name, self.directory), self._writing() as session:
            for batch in batches(rows, size):
                session.execute_write(_run, cypher, {"rows": batch})

    def write_steps(self, steps: Iterable[tuple[str, list[Row]]], size: int = BATCH) -> None:
        """Run several batched writes with as few transactions as their rows allow, in order."""
        with translated(self.name, self.directory), self._writing() as session:
            for work in _transactions(steps, size):
                session.execute_write(_run_all, work)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that reads: on the embedded engine as a user who may do nothing else."""
        with self._reader.session(database=self._database, default_access_mode=READ_ACCESS) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        if self._writer is None:
            raise StoreError(f"{self.name} is alleen om te lezen geopend")
        with self._writer.session(database=self._database, default_access_mode=WRITE_ACCESS) as session:
            yield session


def _run(transaction: ManagedTransaction, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
    return transaction.run(cypher, dict(parameters)).data()


def _run_all(transaction: ManagedTransaction, work: list[tuple[str, list[Row]]]) -> None:
    for cypher, rows in work:
        transaction.run(cypher, {"rows": rows}).consume()


def _transactions(steps: Iterable[tuple[str, list[Row]]], size: int) -> Iterator[list[tuple[str, list[Row]]]]:
    work: list[tuple[str, list[Row]]] = []
    room = size
    for cypher, rows in steps:
        for batch in batches(rows, size):
            if len(batch) > room and work:
                yield work
                work, room = [], size
            work.append((cypher, batch))
            room -= len(batch)
    if work:
        yield work


def batches(rows: Iterable[Row], size: int = BATCH) -> Iterator[list[Row]]:
    """Lists of at most ``size`` rows."""
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch
