"""Writing output files so that a stop or a full disk never leaves half a file or destroys the old one."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ontology.errors import KetenkaartError, reason


def write_bytes(path: Path, data: bytes) -> Path:
    """Write atomically: a temporary file in the same folder, flushed to disk, then put in the place of the old file.

    Missing folders are made. Raises KetenkaartError, naming the file, where the disk or the rights do not allow it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".ketenkaart-", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)
    return path


def write_text(path: Path, text: str) -> Path:
    """Write text as UTF-8 with the line ends as given (a lone surrogate becomes '?')."""
    return write_bytes(path, text.encode("utf-8", "replace"))


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write each file (name relative to the folder) atomically; the paths in the order of the names."""
    return [write_bytes(folder / name, data) for name, data in sorted(files.items())]


def _umask() -> int:
    # mkstemp makes files that only the owner can read; an export should have the rights of any new file.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _cannot_write(path: Path, error: OSError) -> KetenkaartError:
    return KetenkaartError(
        f"Kan {path} niet schrijven: {reason(error)}. Een eerder bestand met die naam is niet gewijzigd."
    )
