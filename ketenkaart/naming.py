"""Names of result files made after their sources."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath


def output_names(keys: Iterable[str]) -> dict[str, str]:
    """A distinct flat name per document key: ``map/brief.txt`` gives ``brief``.

    Where two would be the same the extension stays in (``brief.txt``), and where that is not enough the folders too
    (``map__brief.txt``). Compared without case, because some file systems do.
    """
    keys = list(dict.fromkeys(keys))
    names = {key: PurePosixPath(key).stem for key in keys}
    for longer in (lambda key: PurePosixPath(key).name, _path_as_name):
        seen = Counter(name.casefold() for name in names.values())
        names = {key: longer(key) if seen[name.casefold()] > 1 else name for key, name in names.items()}
    if len({name.casefold() for name in names.values()}) < len(names):
        return {key: _path_as_name(key) for key in keys}
    return names


def _path_as_name(key: str) -> str:
    return key.replace("_", "_-").replace("/", "__")
