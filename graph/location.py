"""Where the store is: a directory of our own (embedded engine), or a database address."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import UsageError

DEFAULT_DIRECTORY = Path("ketenkaart-data")


@dataclass(frozen=True)
class StoreLocation:
    """Either ``directory``, or ``uri`` with a user, a password and (optional) a database name."""

    directory: Path | None = None
    uri: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    def __post_init__(self) -> None:
        if (self.directory is None) == (self.uri is None):
            raise UsageError("geef óf een map (--store) óf een adres (--uri), niet beide en niet geen van beide")

    @classmethod
    def resolve(
        cls,
        directory: Path | str | None = None,
        uri: str | None = None,
        user: str | None = None,
        password: str | None = None,
        database: str | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> "StoreLocation":
        """What was asked for goes before NEO4J_URI, _USERNAME, _PASSWORD and _DATABASE; else ``./ketenkaart-data``."""
        env = os.environ if environ is None else environ
        if directory is not None and uri is not None:
            raise UsageError("geef --store of --uri, niet beide")
        if directory is not None:
            return cls(directory=Path(directory))
        address = uri or env.get("NEO4J_URI")
        if not address:
            return cls(directory=DEFAULT_DIRECTORY)
        return cls(
            uri=address,
            user=user or env.get("NEO4J_USERNAME") or "neo4j",
            password=password if password is not None else env.get("NEO4J_PASSWORD"),
            database=database or env.get("NEO4J_DATABASE") or None,
        )

    @property
    def embedded(self) -> bool:
        return self.directory is not None

    def __str__(self) -> str:
        return str(self.directory) if self.directory is not None else str(self.uri)
