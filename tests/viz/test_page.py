"""The summary page."""

import re
from pathlib import Path

import pytest

from graph.analysis import analyse
from graph.model import Expected, Snapshot
from tests.viz.chromium import chromium, needs_chromium
from tests.viz.samples import HOSTILE, from_gold, hostile
from viz.page import index_html, write_index

FILES = ("netwerk.html", "knelpunten.csv", "annotaties/a b.json")


def html_of(snapshot: Snapshot, files: tuple[str, ...] = FILES) -> str:
    return index_html(snapshot, analyse(snapshot), files)


def test_shows_the_worst_links_with_quotes_that_lead_to_the_network() -> None:
    html = html_of(from_gold())
    assert html.count('class="link"') == 5
    assert "Dossier lag drie weken op het verkeerde bureau" in html
    edges = re.findall(r'href="netwerk\.html#edge=([0-9a-f]+)"', html)
    assert edges and set(edges) <= {f.id for f in from_gold().findings}


def test_links_all_files_and_not_the_network_when_it_is_not_there() -> None:
    assert 'href="annotaties/a%20b.json"' in html_of(from_gold())
    assert "netwerk.html" not in html_of(from_gold(), ("knelpunten.csv",))


def test_lists_expected_handovers_that_no_document_mentions() -> None:
    gold = from_gold()
    norm = (
        Expected(
            "O99",
            "Proefoverdracht",
            ("class:politie_om",),
            ("class:onderzoeksbureau",),
            ("art. 1",),
            valid_from="2015-01-01",
        ),
    )
    html = html_of(Snapshot(gold.documents, gold.nodes, gold.statements, gold.findings, norm, True))
    assert "Proefoverdracht" in html and "art. 1" in html


def test_an_empty_store_says_so() -> None:
    html = html_of(Snapshot())
    assert "Er zijn nog geen documenten gelezen." in html and "Geen van de gelezen documenten meldt" in html
    assert "FICTIEF" not in html


def test_names_stay_text() -> None:
    html = html_of(hostile())
    assert "<script" not in html and "<img" not in html and "<b>" not in html
    assert "&lt;b&gt;vet&lt;/b&gt;" in html and "{{ 7 * 7 }}" in html


def test_fiction_is_marked() -> None:
    assert "fictional-banner" in html_of(hostile()).split("<body>")[1]
    assert "FICTIEF" not in html_of(hostile(fictional=False))


def test_every_document_and_finding_is_in_its_table() -> None:
    snapshot = from_gold()
    html = html_of(snapshot)
    assert all(document.key in html for document in snapshot.documents)
    assert html.count("<tr><td>") >= len(snapshot.findings) + len(snapshot.documents)
    assert f"{len(snapshot.findings)} bevindingen" in html


@needs_chromium
@pytest.mark.parametrize("snapshot", [from_gold(), hostile()], ids=["gold", "hostile"])
def test_opens_without_network_scripts_or_complaints(snapshot: Snapshot, tmp_path: Path) -> None:
    path = write_index(snapshot, analyse(snapshot), tmp_path / "index.html", FILES)
    with chromium() as page:
        page.open(path.as_uri())
        assert page.requests == [path.as_uri()] and page.complaints == []
        assert page.value("document.title") == "FICTIEF - Ketenkaart: overzicht"
        assert page.value("document.scripts.length") == 0
        assert page.value("document.documentElement.scrollWidth <= window.innerWidth") is True


def test_hostile_names_are_all_there() -> None:
    assert len(HOSTILE) == len(hostile().nodes)
