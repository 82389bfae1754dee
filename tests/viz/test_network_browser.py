"""The network page in a browser without any network: used as a person would use it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viz.chromium import Page, chromium, needs_chromium
from tests.viz.samples import HOSTILE, from_gold, hostile, made_up
from viz.network import write_network

pytestmark = needs_chromium
READY = "document.body && document.body.dataset.ready"


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium() as tab:
        yield tab


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_network(from_gold(), tmp_path_factory.mktemp("gold") / "netwerk.html").as_uri()


def rows(page: Page) -> int:
    return int(page.value("document.querySelectorAll('#kk-rows tr[data-edge]').length"))


def text(page: Page, selector: str) -> str:
    return str(page.value(f"document.querySelector({selector!r}).textContent"))


def look_for(page: Page, name: str) -> None:
    box = "document.getElementById('kk-search')"
    page.value(f"{box}.focus(); {box}.value = {name!r}; {box}.dispatchEvent(new Event('input'))")


def test_the_harness_sees_requests_errors_and_scripts(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<title>goed</title><img src='http://example.org/x.png'><script>document.title='slecht';fout()</script>"
    )
    page.open(bad.as_uri())
    assert "http://example.org/x.png" in page.requests
    assert any("fout" in complaint for complaint in page.complaints)
    assert page.value("document.title") == "slecht"


def test_opens_with_the_network_off_and_asks_for_nothing(page: Page, gold: str) -> None:
    page.open(gold, READY)
    assert page.requests == [gold]
    assert page.complaints == []
    assert rows(page) == int(page.value("document.body.dataset.rows")) > 100
    assert page.value("document.querySelectorAll('#kk-canvas canvas').length") == 1


def test_names_cannot_run(page: Page, tmp_path: Path) -> None:
    url = write_network(hostile(), tmp_path / "netwerk.html").as_uri()
    page.open(url, READY)
    names = page.value("[...document.querySelectorAll('#kk-rows td:first-child')].map(td => td.textContent)")
    assert set(names) == set(HOSTILE)
    page.value("document.querySelectorAll('#kk-rows tr')[0].click()")
    page.value("document.querySelectorAll('#kk-panel button.link')[0].click()")
    look_for(page, "script")
    assert page.value("document.title") == "FICTIEF - Ketenkaart: netwerk"
    assert page.requests == [url] and page.complaints == []
    assert page.value("document.querySelectorAll('#kk-panel :is(img, b), td :is(img, b), #kk-found img').length") == 0


def test_works_by_keyboard_alone(page: Page, gold: str) -> None:
    page.open(gold, READY)
    page.value("document.querySelector('#kk-rows tr').focus()")
    page.press("ArrowDown")
    row = page.value("document.activeElement.dataset.edge")
    page.press("Enter")
    assert page.value("document.body.dataset.open") == row
    assert page.value("document.activeElement.id") == "kk-panel-title"
    assert len(text(page, "#kk-panel blockquote mark")) > 5
    page.press("Tab")
    assert page.value("document.activeElement.id") == "kk-panel-close"
    page.press("Escape")
    assert page.value("document.getElementById('kk-panel').hidden") is True
    assert page.value("document.activeElement.dataset.edge") == row
    page.press("End")
    assert page.value("document.activeElement === document.querySelector('#kk-rows tr:last-child')") is True


def test_tab_leaves_every_part_of_the_page(page: Page, gold: str) -> None:
    page.open(gold, READY)
    page.value("document.querySelector('.skip').focus()")
    seen = []
    for _ in range(120):
        page.press("Tab")
        here = str(page.value("document.activeElement.id || document.activeElement.tagName"))
        seen.append(here)
        if here == "BODY":
            break
    assert "kk-search" in seen and "kk-fit" in seen and "kk-table-size" in seen and seen[-1] == "BODY"


def test_the_table_follows_the_filters(page: Page, gold: str) -> None:
    page.open(gold, READY)
    before = rows(page)
    statuses = "[...document.querySelectorAll('#kk-rows td:nth-child(4)')].map(td => td.textContent)"
    assert set(page.value(statuses)) == {"feitelijk", "knelpunt", "verbetering"}
    layers = "[...document.querySelectorAll('#kk-f-layers label')]"
    page.value(f"{layers}.find(l => l.textContent.startsWith('Gepland')).click()")
    assert "gepland" in page.value(statuses) and rows(page) > before
    page.value("[...document.querySelectorAll('#kk-f-documents label')].slice(1).forEach(l => l.click())")
    left = rows(page)
    assert 0 < left < before
    page.value("document.querySelector('#kk-f-kinds button[aria-label^=\"Alles uit\"]').click()")
    # findings that name no party have no kind to be filtered on
    assert rows(page) < left
    assert int(page.value("document.body.dataset.nodes")) == 0


def test_a_link_opens_the_evidence_even_of_a_layer_that_is_off(page: Page, gold: str) -> None:
    planned = next(s for s in from_gold().statements if s.modality == "gepland")
    page.open(f"{gold}#edge={planned.id}", READY)
    assert text(page, "#kk-panel mark") == planned.evidence[0].quote
    assert "gepland" in text(page, "#kk-panel .badges")


def test_a_node_shows_its_ties_and_sources(page: Page, gold: str) -> None:
    page.open(f"{gold}#node=Actor/raad-voor-de-kinderbescherming", READY)
    assert text(page, "#kk-panel-title") == "Raad voor de Kinderbescherming"
    assert "Verbanden (" in text(page, "#kk-panel-body") and "Bronnen (" in text(page, "#kk-panel-body")


def test_search_finds_and_opens(page: Page, gold: str) -> None:
    page.open(gold, READY)
    look_for(page, "veilig thuis z")
    page.press("Enter")
    assert text(page, "#kk-panel-title").lower().startswith("veilig thuis z")


def test_controls_have_names_and_one_heading_leads(page: Page, gold: str) -> None:
    page.open(gold, READY)
    nameless = page.value(
        "[...document.querySelectorAll('button, input, table, section, aside')].filter(e => !(e.textContent.trim() ||"
        " e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || (e.labels && e.labels.length)))"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert nameless == ['<button type="button" id="kk-more" hidden=""></button>'] or nameless == []
    assert page.value("document.querySelectorAll('h1').length") == 1
    assert page.value("document.documentElement.lang") == "nl"


def test_a_large_network_opens_and_long_tables_grow_on_request(page: Page, tmp_path: Path) -> None:
    page.open(write_network(made_up(500, 4), tmp_path / "groot.html").as_uri(), READY)
    total = int(page.value("document.body.dataset.rows"))
    assert rows(page) == 300 < total
    page.value("document.getElementById('kk-more').click()")
    assert rows(page) == total and page.complaints == []
