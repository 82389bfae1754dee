"""Names of result files made after their sources."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from ontology.ids import content_id

_LONGEST = 200
"""Bytes of a name: file systems take 255, and an extension is still to come."""


def output_names(keys: Iterable[str]) -> dict[str, str]:
    """A distinct flat name per document key: ``map/brief.txt`` gives ``brief``.

    Where two would be the same the extension stays in (``brief.txt``), where that is not enough the folders too
    (``map__brief.txt``), and at last a part of the document's id. Compared without case, because some file systems do.
    """
    names = {key: _fitting(PurePosixPath(key).stem, key) for key in keys}
    for longer in (lambda key: PurePosixPath(key).name, _path_as_name, _with_id):
        clashing = _clashing(names)
        names |= {key: _fitting(longer(key), key) for key in names if key in clashing}
    # What was made longer can meet a name that was left alone.
    return {key: _with_id(key) for key in names} if _clashing(names) else names


def _clashing(names: Mapping[str, str]) -> set[str]:
    seen = Counter(name.casefold() for name in names.values())
    return {key for key, name in names.items() if seen[name.casefold()] > 1}


def _path_as_name(key: str) -> str:
    return key.replace("_", "_-").replace("/", "__")


def _with_id(key: str) -> str:
    return _fitting(f"{_shortened(_path_as_name(key))}.{content_id(key)}", key)


def _fitting(name: str, key: str) -> str:
    if len(name.encode("utf-8")) <= _LONGEST:
        return name
    return f"{_shortened(name)}.{content_id(key)}"


def _shortened(name: str) -> str:
    """At most as many bytes as leave room for a document id."""
    return name.encode("utf-8")[: _LONGEST - 20].decode("utf-8", "ignore")
