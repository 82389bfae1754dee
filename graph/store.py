"""Open a store: a directory with the embedded engine, a directory that another process serves, or a Neo4j."""

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from graph import embedded, schema, storedir
from graph.faults import translated
from graph.location import StoreLocation
from graph.session import Store
from ontology.errors import ConnectionFailedError, StoreError, StoreInUseError

__all__ = ["Serving", "Store", "StoreLocation", "open_store", "serve", "stop_on_sigterm"]

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")

_IN_USE = (
    "de store {} is in gebruik door een ander proces; wacht tot dat klaar is, of houd de store open met "
    "`ketenkaart serve`, dan kunnen andere opdrachten meedoen"
)
_SERVED = "de store {} wordt al opengehouden met `ketenkaart serve`; andere opdrachten doen daar vanzelf aan mee"
_WRITER_BUSY = "in de store {} wordt al geladen; wacht tot dat klaar is en doe het dan opnieuw"


@contextmanager
def open_store(location: StoreLocation, *, write: bool = False) -> Iterator[Store]:
    """Open the store at ``location``; a new directory is made only when ``write``.

    StoreInUseError: another process holds the directory and does not serve it, or another one is loading.
    ConnectionFailedError: the address does not answer, refuses the login, or is too old. StoreError: anything else.
    """
    with ExitStack() as stack:
        if location.directory is None:
            store = stack.enter_context(_remote(location, write=write))
        else:
            store = _directory(stack, location.directory, write=write)
        schema.prepare(store)
        yield store if write else store.for_reading()


@dataclass(frozen=True)
class Serving:
    """A store that is held open for others, and how Bolt clients and notebooks read it."""

    store: Store
    uri: str
    user: str
    password: str
    database: str


@contextmanager
def serve(location: StoreLocation) -> Iterator[Serving]:
    """Hold an embedded store open for others, for as long as this lasts; it is made when it is not there yet."""
    if location.directory is None:
        raise StoreError(f"{location} is een database die al draait; `serve` is alleen voor een eigen map (--store)")
    with ExitStack() as stack:
        path = storedir.prepare(location.directory, create=True)
        busy = _IN_USE if storedir.serving(path) is None else _SERVED
        stack.enter_context(storedir.hold(path, storedir.LOCK, busy.format(location)))
        store = stack.enter_context(_own_server(path, str(location)))
        schema.prepare(store)
        stack.enter_context(storedir.announce(path, store.address))
        yield Serving(store, store.address, embedded.READER, storedir.passwords(path).reader, storedir.DATABASE)


def _directory(stack: ExitStack, directory: Path, *, write: bool) -> Store:
    path = storedir.prepare(directory, create=write)
    try:
        stack.enter_context(storedir.hold(path, storedir.LOCK, _IN_USE.format(directory)))
    except StoreInUseError:
        address = storedir.serving(path)
        if address is None:
            raise
        if write:
            stack.enter_context(storedir.hold(path, storedir.WRITER_LOCK, _WRITER_BUSY.format(directory)))
        return stack.enter_context(_joined(path, address.uri, str(directory), write=write))
    return stack.enter_context(_own_server(path, str(directory)))


@contextmanager
def _own_server(path: Path, name: str) -> Iterator[Store]:
    """Always able to write: the schema is made on first use, also when that is a question."""
    storedir.forget_address(path)
    with (
        stop_on_sigterm(),
        embedded.server(path, storedir.passwords(path)) as uri,
        _joined(path, uri, name, write=True) as store,
    ):
        yield store


@contextmanager
def _joined(path: Path, uri: str, name: str, *, write: bool) -> Iterator[Store]:
    passwords = storedir.passwords(path)
    with ExitStack() as stack:
        reader = stack.enter_context(_driver(uri, embedded.READER, passwords.reader))
        writer = stack.enter_context(_driver(uri, embedded.WRITER, passwords.writer)) if write else None
        yield Store("embedded", uri, reader, writer, storedir.DATABASE, path, name)


@contextmanager
def _remote(location: StoreLocation, *, write: bool) -> Iterator[Store]:
    uri = location.uri or ""
    scheme, _, place = uri.partition("://")
    if "@" in place:
        raise ConnectionFailedError(
            "zet gebruiker en wachtwoord niet in het adres maar in NEO4J_USERNAME en "
            f"NEO4J_PASSWORD; het adres is dan {scheme}://{place.rpartition('@')[2]}"
        )
    if scheme not in SCHEMES:
        raise ConnectionFailedError(
            f"{uri} is geen adres van een database; een adres ziet eruit als bolt://127.0.0.1:7687"
        )
    if not location.password:
        raise ConnectionFailedError(f"geen wachtwoord voor {uri}; zet het in NEO4J_PASSWORD")
    with ExitStack() as stack:
        with translated(uri):
            driver = stack.enter_context(_driver(uri, location.user or "neo4j", location.password))
            agent = driver.get_server_info().agent
        _check_version(uri, agent)
        engine = "embedded" if "ArcadeDB" in agent else "neo4j"
        database = location.database or (storedir.DATABASE if engine == "embedded" else None)
        yield Store(engine, uri, driver, driver if write else None, database)


def _check_version(uri: str, agent: str) -> None:
    version = agent.partition("/")[2].partition(".")[0]
    if not version.isdigit() or int(version) < 5:
        raise ConnectionFailedError(f"op {uri} draait {agent}; nodig is Neo4j 5 of nieuwer (getest met 5.26)")


@contextmanager
def _driver(uri: str, user: str, password: str) -> Iterator[Driver]:
    driver = GraphDatabase.driver(
        uri,
        auth=(user, password),
        connection_timeout=10,
        connection_acquisition_timeout=15,
        telemetry_disabled=True,
        max_transaction_retry_time=15,
    )
    try:
        yield driver
    finally:
        # A connection that was cut off in the middle of an answer cannot say goodbye; the process goes on without it.
        with suppress(BufferError, OSError, DriverError, Neo4jError):
            driver.close()


@contextmanager
def stop_on_sigterm() -> Iterator[None]:
    """Make SIGTERM unwind this process like Ctrl-C does; by itself it would kill the Java machine half-way."""
    own = threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    if own:
        signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        if own:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
