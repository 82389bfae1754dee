"""Errors of the engines in the user's words: what is wrong and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)

from ontology.errors import ConnectionFailedError, KetenkaartError, QueryError, StoreError

DISK_FULL = ("no space left on device", "disk quota exceeded", "not enough space", "file too large")


@contextmanager
def translated(address: str) -> Iterator[None]:
    """Run driver calls; whatever the driver or the engine raises comes out as an error of ours."""
    try:
        yield
    except (DriverError, Neo4jError, ValueError, OSError) as error:
        raise translate(error, address) from error


def translate(error: Exception, address: str) -> KetenkaartError:
    """The error of ours for one of the driver or the engine."""
    text = str(error)
    if is_disk_full(error):
        return StoreError(f"de schijf waarop {address} staat is vol; maak ruimte en doe het opnieuw (wat al geladen "
                          "was, blijft staan)")
    if isinstance(error, AuthError) or "AuthenticationRateLimit" in text or "failed authentication" in text:
        return ConnectionFailedError(f"{address} weigert de gebruiker of het wachtwoord; controleer NEO4J_USERNAME en "
                                     "NEO4J_PASSWORD")
    if isinstance(error, ServiceUnavailable):
        return ConnectionFailedError(f"{address} antwoordt niet; controleer het adres en of de database draait")
    if isinstance(error, ConfigurationError | ValueError):
        return ConnectionFailedError(f"{address} is geen bruikbaar adres of is onvolledig ({_first_line(text)}); een "
                                     "adres ziet eruit als bolt://127.0.0.1:7687")
    if isinstance(error, Neo4jError) and "DatabaseNotFound" in (error.code or ""):
        return ConnectionFailedError(f"{address} kent die database niet; controleer NEO4J_DATABASE")
    if isinstance(error, Neo4jError) and "TransactionTimedOut" in (error.code or ""):
        return QueryError("de vraag duurde te lang en is afgebroken; maak haar kleiner, bijvoorbeeld met LIMIT")
    if isinstance(error, ClientError) and not isinstance(error, TransientError):
        return QueryError(f"de vraag kan niet worden uitgevoerd: {_first_line(error.message or text)}")
    return StoreError(f"{address}: de database meldt een fout: {_first_line(text)}")


def is_disk_full(error: Exception) -> bool:
    """True when the engine or the system says that there is no room."""
    return any(sign in str(error).lower() for sign in DISK_FULL)


def _first_line(text: str) -> str:
    return " ".join(text.split())[:300]
