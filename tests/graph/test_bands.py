"""The bootstrap over documents."""

import math

from graph.bands import MINIMUM, bands
from graph.chain import overlay
from graph.model import Snapshot
from tests.graph.cases import actor, document, finding, snapshot, statement

NODES = [actor("class:gi"), actor("class:rvdk"), actor("class:gemeente")]


def world(problems: int, silent: int = 3) -> Snapshot:
    names = [f"d{number:02}" for number in range(problems + silent)]
    return snapshot(
        documents=[document(name) for name in names],
        nodes=NODES,
        statements=[statement("d00", "class:gi", "class:gemeente")],
        findings=[finding(name, "class:gi", "class:rvdk") for name in names[:problems]],
    )


def band_of(read: Snapshot, seed: int = 1) -> tuple[float, float] | None:
    links = overlay(read)
    found = bands(links, [d.id for d in read.documents], seed=seed)
    return next(band for link, band in zip(links, found, strict=True) if link.pair == ("gi", "rvdk"))


def test_too_few_documents_give_no_band() -> None:
    assert band_of(world(MINIMUM - 1)) is None
    assert band_of(world(MINIMUM)) is not None


def test_band_holds_the_score_and_is_the_same_for_the_same_seed() -> None:
    read = world(5)
    score = next(link.score for link in overlay(read) if link.pair == ("gi", "rvdk"))
    band = band_of(read)
    assert score is not None and band is not None
    assert 0 <= band[0] <= score <= band[1] <= 1
    assert band == band_of(read)
    assert all(math.isfinite(value) for value in band)


def test_more_documents_make_a_narrower_band() -> None:
    few, many = band_of(world(4, 8)), band_of(world(40, 80))
    assert few is not None and many is not None
    assert many[1] - many[0] < few[1] - few[0]


def test_no_links_no_documents() -> None:
    assert bands([], []) == []
