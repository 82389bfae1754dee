"""One module per file format; each gives a Document. This module finds files and picks the reader by suffix."""

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.document import Document
from loaders.readers import html, text
from ontology.errors import ReadError, UsageError, reason

Reader = Callable[[str, str, bytes], Document]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".csv": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}

STREAM = Path("-")
_STREAM_NAME = "standaardinvoer"

_SAME_NAME = (
    "de naam verschilt alleen in tekens die niet te zien zijn van die van een ander bestand in deze map; geef het een "
    "andere naam"
)


@dataclass(frozen=True)
class Source:
    """A file to read: ``key`` identifies it across versions, ``named`` says that the user asked for this very file.

    ``problem`` says why it cannot be read, known from its name alone.
    """

    path: Path
    key: str
    named: bool
    problem: str = ""

    @property
    def supported(self) -> bool:
        return self.path == STREAM or self.path.suffix.lower() in READERS


def find_sources(paths: list[Path]) -> list[Source]:
    """All files below the given paths, sorted by key; hidden files are passed over, linked folders not entered;
    ``-`` is the text on standard input.

    Raises UsageError for a path that does not exist and for two files of different paths that would get the same key.
    Within one folder that only happens to names that differ in invisible ways: the second gets a ``problem``.
    """
    sources: dict[str, Source] = {}
    doubtful: list[Source] = []
    for given in paths:
        folder: dict[str, Source] = {}
        for source in _sources_of(given):
            if source.key in folder:
                doubtful.append(replace(source, problem=_SAME_NAME))
            else:
                folder[source.key] = source
        for key, source in folder.items():
            other = sources.setdefault(key, source)
            if other.path.resolve() != source.path.resolve():
                raise UsageError(
                    f"{printable(str(source.path))}: heet hetzelfde als {printable(str(other.path))} ('{key}'); geef "
                    "de map waarin beide staan, dan hoort de mapnaam bij de sleutel."
                )
    return sorted([*sources.values(), *doubtful], key=lambda source: source.key)


def _sources_of(given: Path) -> Iterator[Source]:
    if given == STREAM:
        yield Source(given, f"{_STREAM_NAME}.txt", named=True)
    elif given.is_dir():
        closed: list[OSError] = []
        for folder, subfolders, names in os.walk(given, onerror=closed.append):
            subfolders[:] = sorted(n for n in subfolders if not n.startswith("."))
            for name in sorted(names):
                if not name.startswith("."):
                    path = Path(folder) / name
                    yield Source(path, _key(path.relative_to(given).as_posix()), named=False)
        for error in closed:
            path = Path(error.filename)
            key = path.relative_to(given).as_posix() if path != given else given.name
            yield Source(path, _key(key), named=True, problem=f"deze map is niet te openen ({reason(error)})")
    elif given.exists() or given.is_symlink():
        yield Source(given, _key(given.name), named=True)
    else:
        raise UsageError(f"{printable(str(given))}: bestaat niet; geef een bestand of een map.")


def _key(relative: str) -> str:
    return unicodedata.normalize("NFC", printable(relative))


def printable(name: str) -> str:
    """A file name that fits on one line and in UTF-8: control characters and undecodable bytes become '\ufffd'."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in name)


def read(source: Source) -> Document:
    """Read one file. Raises ReadError with the reason when it cannot be read."""
    if source.problem:
        raise ReadError(f"{source.key}: {source.problem}.")
    if source.path == STREAM:
        return text.read(source.key, _STREAM_NAME, sys.stdin.buffer.read())
    reader = READERS.get(source.path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise ReadError(f"{source.key}: dit formaat wordt nog niet gelezen (wel: {known}).")
    if not source.path.is_file():
        raise ReadError(f"{source.key}: is geen gewoon bestand; overgeslagen.")
    try:
        data = source.path.read_bytes()
    except OSError as error:
        raise ReadError(f"{source.key}: niet te openen ({reason(error)}); controleer de rechten.") from error
    return reader(source.key, _key(source.path.stem), data)
