"""The command line as a user calls it, on the engine under test."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.location import StoreLocation
from graph.session import Store
from ketenkaart.__main__ import run


@dataclass
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def location(engine_location: StoreLocation, request: pytest.FixtureRequest, tmp_path: Path) -> StoreLocation:
    """An empty store: a directory of its own, or the emptied Neo4j."""
    if engine_location.embedded:
        return StoreLocation(tmp_path / "opslag")
    _: Store = request.getfixturevalue("store")
    return engine_location


@pytest.fixture
def ketenkaart(location: StoreLocation, capfd: pytest.CaptureFixture[str]) -> Command:
    """Run the command in this process on ``location``: ``ketenkaart("load", path)``."""

    def command(*arguments: str | Path, stored: bool = True) -> Result:
        place = ["--store", str(location.directory)] if location.embedded and stored else []
        status = run([*map(str, arguments), *place])
        captured = capfd.readouterr()
        return Result(status, captured.out, captured.err)

    return command
