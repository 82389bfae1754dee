"""Errors of the engines in the user's words: what is wrong and what to do."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from ontology.errors import ConnectionFailedError, KetenkaartError, QueryError, StoreError

ABOUT_THE_QUERY = (".Statement.", ".Procedure.", ".Schema.", ".Security.")
NOT_UTF8 = "de vraag of een waarde erin bevat tekens die geen geldige UTF-8 zijn; typ haar opnieuw"
DISK_FULL = ("no space left on device", "disk quota exceeded", "not enough space", "file too large")


@contextmanager
def translated(address: str, directory: Path | None = None) -> Iterator[None]:
    """Run driver calls; whatever the driver or the engine raises comes out as an error of ours.

    ``directory`` is where an embedded engine keeps its files: it does not say why it could not write them.
    """
    try:
        yield
    except (DriverError, Neo4jError, ValueError, OSError, BufferError) as error:
        raise_interruption(error)
        raise translate(error, address, directory) from error


def raise_interruption(error: BaseException) -> None:
    """Raise the Ctrl-C or SIGTERM behind an error, if there is one.

    The driver cannot clean up after a signal in the middle of an answer and raises something of its own on top of it.
    """
    while context := error.__context__:
        if isinstance(context, KeyboardInterrupt | SystemExit):
            raise context from None
        error = context


def translate(error: Exception, address: str, directory: Path | None = None) -> KetenkaartError:
    """The error of ours for one of the driver or the engine."""
    text = str(error)
    if is_disk_full(error) or (directory is not None and not has_room(directory)):
        return StoreError(
            f"de schijf waarop {address} staat is vol; maak ruimte en doe het opnieuw (wat al geladen "
            "was, blijft staan)"
        )
    if isinstance(error, UnicodeError):
        return QueryError(NOT_UTF8)
    if isinstance(error, AuthError) or "AuthenticationRateLimit" in text or "failed authentication" in text:
        return ConnectionFailedError(
            f"{address} weigert de gebruiker of het wachtwoord; controleer NEO4J_USERNAME en NEO4J_PASSWORD"
        )
    if isinstance(error, UnsupportedServerProduct) or "does not support communication" in text:
        return ConnectionFailedError(
            f"op {address} draait geen database die Ketenkaart kan gebruiken; nodig is Neo4j "
            "5 of nieuwer (getest met 5.26)"
        )
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return ConnectionFailedError(f"{address} antwoordt niet; controleer het adres en of de database draait")
    if isinstance(error, ConfigurationError | ValueError):
        return ConnectionFailedError(
            f"{address} is geen bruikbaar adres of is onvolledig ({_first_line(text)}); een "
            "adres ziet eruit als bolt://127.0.0.1:7687"
        )
    if isinstance(error, Neo4jError) and "DatabaseNotFound" in (error.code or ""):
        return ConnectionFailedError(f"{address} kent die database niet; controleer NEO4J_DATABASE")
    if isinstance(error, Neo4jError) and "TransactionTimedOut" in (error.code or ""):
        return QueryError("de vraag duurde te lang en is afgebroken; maak haar kleiner, bijvoorbeeld met LIMIT")
    if isinstance(error, ClientError) and any(part in (error.code or "") for part in ABOUT_THE_QUERY):
        return QueryError(f"de vraag kan niet worden uitgevoerd: {_first_line(error.message or text)}")
    return StoreError(f"{address}: de database meldt een fout: {_first_line(text)}")


def is_disk_full(error: Exception) -> bool:
    """True when the engine or the system says that there is no room."""
    return any(sign in str(error).lower() for sign in DISK_FULL)


def has_room(directory: Path) -> bool:
    """False when a megabyte does not fit any more."""
    try:
        with tempfile.TemporaryFile(dir=directory) as probe:
            probe.write(bytes(1_000_000))
            probe.flush()
    except OSError:
        return False
    return True


def _first_line(text: str) -> str:
    return " ".join(text.split())[:300]
