"""The network page as a file: what is in it, and what is not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph.model import Node, Snapshot, Statement
from ontology.errors import UsageError
from tests.viz.samples import HOSTILE, from_gold, hostile, made_up
from viz.labels import Labels
from viz.network import network_html, write_network
from viz.selection import LAYERS
from viz.style import EDGE_STYLES, NODE_STYLES, node_style
from viz.texts import TEXTS


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="kk-data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return dict(json.loads(found[1]))


def without_library(html: str) -> str:
    return html.replace(max(re.findall(r"<script>(.*?)</script>", html, re.DOTALL), key=len), "")


def test_loads_nothing_from_any_address() -> None:
    html = without_library(network_html(made_up(30)))
    assert not re.search(r"<link|<script[^>]*\ssrc|<img|<iframe|@import|url\(", html)
    assert set(re.findall(r"https?://[^'\"<\s]+", html)) == {"http://www.w3.org/2000/svg"}
    assert "Content-Security-Policy" in html and "default-src 'none'" in html.replace("&#39;", "'")


def test_everything_shown_is_in_the_data_with_its_evidence() -> None:
    snapshot = from_gold()
    data = data_of(network_html(snapshot))
    items = [item for edge in data["edges"] for item in edge["items"]]
    assert {i["id"] for i in items} >= {s.id for s in snapshot.statements} | {f.id for f in snapshot.findings}
    assert all(item["ev"][0]["q"] for item in items)
    places = {(node["x"], node["y"]) for node in data["nodes"]}
    assert len(places) == len(data["nodes"])


def test_hostile_names_stay_in_the_data() -> None:
    html = network_html(hostile())
    assert "<script>document.title" not in html and "<img src=x" not in html
    assert {n["label"] for n in data_of(html)["nodes"]} == set(HOSTILE)


def test_fiction_is_marked_and_only_fiction() -> None:
    assert network_html(hostile()).count("FICTIEF") > network_html(hostile(fictional=False)).count("FICTIEF")
    body = re.sub(r"<script.*?</script>", "", network_html(hostile(fictional=False)), flags=re.DOTALL)
    assert "FICTIEF" not in body


def test_says_what_it_rests_on() -> None:
    html = network_html(from_gold())
    assert "Gemaakt uit 8 documenten" in html
    assert "Niet gedocumenteerd betekent niet dat het er niet is." in html


def test_speaks_english_on_request_and_no_other_language() -> None:
    html = network_html(from_gold(), language="en")
    assert '<html lang="en">' in html and "Kind of party" in html and "Not documented does not mean" in html
    with pytest.raises(UsageError, match="nl, en"):
        network_html(from_gold(), language="fr")


def test_focus_names_the_page(tmp_path: Path) -> None:
    path = write_network(from_gold(), tmp_path / "n.html", focus="raad-voor-de-kinderbescherming")
    html = path.read_text("utf-8")
    assert "<h1>Ketenkaart: rond Raad voor de Kinderbescherming</h1>" in html
    assert len(data_of(html)["nodes"]) < len(data_of(network_html(from_gold()))["nodes"])


def test_is_the_same_file_every_time() -> None:
    assert network_html(made_up(40)) == network_html(made_up(40))


def test_languages_have_the_same_words_and_every_layer_a_name_and_a_look() -> None:
    assert TEXTS["nl"].keys() == TEXTS["en"].keys()
    for layer in LAYERS:
        assert layer in EDGE_STYLES and f"layer_{layer}" in TEXTS["nl"] and f"status_{layer}" in TEXTS["nl"]


def test_no_two_kinds_or_layers_look_the_same_without_colour() -> None:
    codes = [style.code for style in NODE_STYLES.values()]
    assert len(set(codes)) == len(codes)
    assert len({(s.colour, s.shape) for s in NODE_STYLES.values()}) == len(NODE_STYLES)
    looks = {(style.width, style.dashes, style.mark) for style in EDGE_STYLES.values()}
    assert len(looks) == len(EDGE_STYLES)


def test_areas_and_finer_kinds_have_a_name_and_a_look() -> None:
    assert Labels("nl").type("Gebied") == "gebied" and Labels("en").type("Gebied") == "area"
    assert Labels().type("bureau_jeugdzorg") != "bureau_jeugdzorg"
    assert node_style("bureau_jeugdzorg") == node_style("gi") != node_style("nooit van gehoord")


def test_an_actor_that_no_document_ties_to_another_is_said_to_rest_on_the_reference() -> None:
    fact = Statement("s", "a", "LIGT_IN", "b", origin="referentie", object_kind="Gebied", source="lijst van gemeenten")
    nodes = {n.key: n for n in (Node("a", "gemeente A", "Actor", "gemeente"), Node("b", "regio B", "Gebied"))}
    html = network_html(Snapshot((), nodes, (fact,)), focus="a")
    assert "Geen gelezen document verbindt gemeente A met een ander" in html
    assert [e["layer"] for e in data_of(html)["edges"]] == ["referentie"]
    assert "focus-note" not in re.sub(r"<style>.*?</style>", "", network_html(from_gold()), flags=re.DOTALL)
