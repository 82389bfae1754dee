"""The directory of an embedded store: whose it is, its passwords, and who may be in it.

Locks are taken from the operating system, so that they vanish with the process that holds them, however it ends.
"""

import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ontology.errors import StoreError, StoreInUseError, reason

MARKER = "ketenkaart.json"
PASSWORDS = "wachtwoorden.json"
LOCK = "slot"
WRITER_LOCK = "slot-schrijver"
ADDRESS = "adres.json"
DATABASE = "ketenkaart"


@dataclass(frozen=True)
class Passwords:
    """Random passwords of the two users of an embedded store."""

    writer: str
    reader: str


@dataclass(frozen=True)
class Address:
    """Where a serving process listens."""

    uri: str
    pid: int


def prepare(directory: Path, *, create: bool) -> Path:
    """Absolute path of a store of ours, made when ``create``; StoreError for anything else."""
    path = directory.absolute()
    if path.exists() and not path.is_dir():
        raise StoreError(f"{directory} is geen map maar een bestand; geef een map voor de store op met --store")
    if not (path / MARKER).is_file():
        if path.exists() and any(path.iterdir()):
            raise StoreError(
                f"{directory} bevat andere bestanden en is geen store van Ketenkaart; kies met --store "
                "een lege of nieuwe map"
            )
        if not create:
            raise StoreError(
                f"er is nog geen store in {directory}; laad eerst documenten met `ketenkaart load`, of "
                "wijs met --store een bestaande store aan"
            )
    try:
        _make(path)
    except OSError as error:
        raise StoreError(
            f"in {directory} kan niet geschreven worden ({reason(error)}); kies met --store een andere "
            "map of maak ruimte en rechten vrij"
        ) from error
    return path


def _make(path: Path) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (path / MARKER).is_file():
        _write_json(path / MARKER, {"soort": "store van Ketenkaart", "versie": 1})
    for name in ("config", "databases", "backups", "log"):
        (path / name).mkdir(exist_ok=True)


def passwords(path: Path) -> Passwords:
    """The passwords of this store, made on first use, in a file that only its owner can read."""
    file = path / PASSWORDS
    if file.is_file():
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
            return Passwords(data["schrijver"], data["lezer"])
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{file} is niet te lezen; verwijder dat bestand, dan worden nieuwe wachtwoorden gemaakt "
                "(de documenten blijven staan)"
            ) from error
    made = Passwords(secrets.token_urlsafe(24), secrets.token_urlsafe(24))
    # The engine keeps hashes of the old passwords: without the file they are of no use.
    (path / "config" / "server-users.jsonl").unlink(missing_ok=True)
    _write_json(file, {"schrijver": made.writer, "lezer": made.reader})
    return made


def _write_json(path: Path, data: dict[str, Any]) -> None:
    """Whole or not at all, readable by the owner only."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
        json.dump(data, stream, indent=2)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)


@contextmanager
def hold(path: Path, name: str, message: str) -> Iterator[None]:
    """Hold a lock of the store; StoreInUseError with ``message`` when another process has it."""
    with (path / name).open("a+b") as stream:
        try:
            _lock(stream)
        except OSError as error:
            raise StoreInUseError(message) from error
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def announce(path: Path, uri: str) -> Iterator[None]:
    """Let other commands find the serving process for as long as this lasts."""
    _write_json(path / ADDRESS, {"uri": uri, "pid": os.getpid()})
    try:
        yield
    finally:
        (path / ADDRESS).unlink(missing_ok=True)


def serving(path: Path) -> Address | None:
    """The process that announced itself; None when there is none, or when it died."""
    try:
        data = json.loads((path / ADDRESS).read_text(encoding="utf-8"))
        address = Address(str(data["uri"]), int(data["pid"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return address if _alive(address.pid) else None


def forget_address(path: Path) -> None:
    """For the holder of the lock: an address that is still there was left by a process that was killed."""
    (path / ADDRESS).unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
