"""The whole analysis: its JSON form, its filters, and its behaviour with little or nothing to go on."""

import json
import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analysis import analyse
from graph.model import Node, Snapshot, Statement
from graph.networks import handover_relationships
from ontology.errors import UsageError
from tests.graph.cases import actor, document, expected, finding, snapshot, statement

NODES = (
    *(actor(f"class:{kind}") for kind in ("gi", "rvdk", "lokaal_team", "gemeente", "veilig_thuis")),
    actor("gemeente-zeist", "gemeente", "Zeist"),
    actor("gemeente-zwolle", "gemeente", "Zwolle"),
    actor("gi-a", "gi"),
    actor("vt-utrecht", "veilig_thuis"),
    actor("vt-ijsselland", "veilig_thuis"),
    Node("jeugdregio-zou", "Zuidoost Utrecht", "Gebied", labels=("Jeugdregio",), properties={"alias": ["ZOU"]}),
    Node("vt-regio-utrecht", "Veilig Thuis-regio Utrecht", "Gebied", labels=("VeiligThuisRegio",)),
    Node("provincie-utrecht", "Utrecht", "Gebied", labels=("Provinciegebied",)),
)
NORM = (
    expected("O06", "veilig_thuis", "lokaal_team"),
    expected("O08", "veilig_thuis", "rvdk"),
    expected("O12", "gi", "rvdk"),
    expected("O27", "gi", "lokaal_team"),
)


def fact(subject: str, relationship: str, target: str) -> Statement:
    return Statement(f"r-{subject}-{target}", subject, relationship, target, origin="referentie", object_kind="Gebied")


REFERENCE = (
    fact("gemeente-zeist", "LIGT_IN", "jeugdregio-zou"),
    fact("gemeente-zeist", "LIGT_IN", "vt-regio-utrecht"),
    fact("vt-utrecht", "WERKT_VOOR_GEBIED", "vt-regio-utrecht"),
)


def world() -> Snapshot:
    statements = (
        *REFERENCE,
        statement("a", "vt-utrecht", "class:lokaal_team"),
        statement("b", "gi-a", "class:rvdk", "VERZOEKT"),
        statement("b", "gemeente-zeist", "gi-a", "OPDRACHTGEVER_VAN", confidence=0.3),
        statement("c", "vt-ijsselland", "gi-a", "MELDT_BIJ"),
    )
    findings = (
        finding("a", "vt-utrecht", "class:lokaal_team"),
        finding("b", "class:veilig_thuis", "class:lokaal_team"),
        finding("c", "class:veilig_thuis", "class:lokaal_team", polarity="verbetering"),
        finding("d", "gi-a", None, "wachtlijst"),
        finding("d", "gi-a", "class:rvdk", confidence=0.2, start=1),
    )
    documents = [document("a", "2019-03"), document("b", "2021"), document("c"), document("d", "2012")]
    return snapshot(documents=documents, nodes=NODES, norm=NORM, statements=statements, findings=findings)


def test_json_has_the_form_of_the_contract() -> None:
    answer = analyse(world()).to_json()
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer
    assert {"schakels", "maten", "dekking"} <= set(answer)
    for link in answer["schakels"]:
        assert {
            "van",
            "naar",
            "verwacht",
            "gedocumenteerd",
            "problemen",
            "verbeteringen",
            "score",
            "onder",
            "boven",
            "bewijs",
        } <= set(link)
        for proof in link["bewijs"]:
            assert {"document", "start", "end", "citaat"} <= set(proof)
    assert answer["fictief"] is False


def test_worst_first_with_evidence_and_band() -> None:
    answer = analyse(world()).to_json()
    worst = answer["schakels"][0]
    assert (worst["van"], worst["naar"]) == ("veilig_thuis", "lokaal_team")
    assert (worst["problemen"], worst["verbeteringen"]) == (2, 1)
    assert (worst["verwacht"], worst["gedocumenteerd"], worst["beweringen"], worst["documenten"]) == (True, 4, 1, 3)
    assert worst["bewijs"][0] == {
        "document": "a",
        "start": 100,
        "end": 117,
        "citaat": "het duurt te lang",
        "titel": "A",
        "zegt": "knelpunt",
        "soort": "vertraging",
        "vertrouwen": 0.8,
        "id": "f-a-100-vertraging-knelpunt",
    }
    assert 0 <= worst["onder"] <= worst["score"] <= worst["boven"] <= 1
    assert [link["onder"] for link in answer["schakels"][1:]] == [None] * (len(answer["schakels"]) - 1)
    scores = [link["score"] for link in answer["schakels"] if link["score"] is not None]
    assert all(one >= two for one, two in pairwise(scores))


def test_what_nothing_documents_is_listed_apart_without_a_score() -> None:
    answer = analyse(world()).to_json()
    silent = [link for link in answer["schakels"] if not link["gedocumenteerd"]]
    assert [(link["van"], link["naar"], link["score"], link["status"]) for link in silent] == [
        ("veilig_thuis", "rvdk", None, "niet gedocumenteerd"),
        ("gi", "lokaal_team", None, "niet gedocumenteerd"),
    ]
    assert answer["schakels"][-len(silent) :] == silent
    assert [item["id"] for item in answer["niet_gedocumenteerd"]] == ["O08", "O27"]


def test_coverage() -> None:
    seen = analyse(world()).to_json()["dekking"]
    assert (seen["documenten"], seen["oudste"], seen["nieuwste"], seen["zonder_datum"]) == (4, "2012", "2021", 1)
    assert seen["van_voor_2015"] == 1
    assert (seen["beweringen"], seen["bevindingen"], seen["organisaties"]) == (3, 4, 3)
    assert seen["bevindingen_zonder_beide_kanten"] == {"totaal": 1, "per_soort": {"wachtlijst": 1}}
    assert seen["verwachte_overdrachten"] == {"totaal": 4, "gedocumenteerd": 2, "niet_te_toetsen": []}


def test_measures_of_the_kinds_by_hand() -> None:
    # Ties: veilig_thuis-lokaal_team, gi-rvdk, veilig_thuis-gi: a line of four.
    # The norm: VT-LT, VT-RvdK, GI-RvdK, GI-LT, a ring of four: distances 1,1,1,1,2,2.
    measured = analyse(world()).to_json()["maten"]
    assert measured["knopen"] == 4 and measured["banden"] == 3
    assert measured["fragmentatie"] == pytest.approx(1 - (3 + 1 + 1 / 3) / 6, abs=1e-4)
    assert measured["fragmentatie_van_de_norm"] == pytest.approx(1 - 5 / 6, abs=1e-4)
    # Described of the norm: VT-LT and GI-RvdK, two separate pairs.
    assert measured["fragmentatie_van_de_gedocumenteerde_norm"] == pytest.approx(1 - 2 / 6, abs=1e-4)
    assert measured["snijpunten"] == ["gi", "veilig_thuis"]
    assert len(measured["bruggen"]) == 3


def test_named_network_gives_ids_and_leaves_classes_out() -> None:
    answer = analyse(world(), netwerk="namen").to_json()
    assert [(link["van"], link["naar"]) for link in answer["schakels"]] == [("vt-ijsselland", "gi-a")]
    assert answer["maten"]["fragmentatie_van_de_norm"] is None
    assert answer["dekking"]["verwachte_overdrachten"]["gedocumenteerd"] == 2


def test_confidence_threshold() -> None:
    assert analyse(world(), min_confidence=0.0).to_json()["dekking"]["bevindingen"] == 5
    strict = analyse(world(), min_confidence=0.85).to_json()
    assert sum(link["problemen"] for link in strict["schakels"]) == 0


@pytest.mark.parametrize("name", ["Zeist", "zeist", "gemeente-zeist", "gemeente Zeist"])
def test_a_municipality_brings_the_documents_that_name_it_or_who_serves_it(name: str) -> None:
    answer = analyse(world(), gemeente=name).to_json()
    # a names its Veilig Thuis, b the municipality itself; c and d speak of others.
    assert answer["dekking"]["documenten"] == 2
    assert answer["gebied"] == "Zeist"
    assert answer["schakels"][0]["problemen"] == 2


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("ZOU", "Zuidoost Utrecht"),
        ("zuidoost utrecht", "Zuidoost Utrecht"),
        ("jeugdregio-zou", "Zuidoost Utrecht"),
        # Utrecht is a Veilig Thuis region and a province: the first layer, unless the layer is said.
        ("Utrecht", "Veilig Thuis-regio Utrecht"),
        ("Veilig Thuis-regio Utrecht", "Veilig Thuis-regio Utrecht"),
        ("provincie Utrecht", "Utrecht"),
        ("provincie-utrecht", "Utrecht"),
    ],
)
def test_regions_are_known_by_name_alias_and_layer(name: str, area: str) -> None:
    assert analyse(world(), regio=name).to_json()["gebied"] == area


def test_a_region_brings_the_documents_of_its_municipalities_and_of_who_serves_them() -> None:
    # Zeist lies in the youth region; the Veilig Thuis that serves Zeist serves the region too.
    assert analyse(world(), regio="ZOU").to_json()["dekking"]["documenten"] == 2
    assert analyse(world(), regio="provincie Utrecht").to_json()["dekking"]["documenten"] == 0


def test_a_document_that_only_names_the_place_counts_when_mentions_are_known() -> None:
    mentions = {"id-c": [("Plaats", "zeist")], "id-d": [("Actor", "gi-a")]}
    read = replace(world(), nodes={**world().nodes, ("Plaats", "zeist"): Node("zeist", "Zeist", "Plaats", "plaats")})
    assert analyse(read, gemeente="Zeist").to_json()["dekking"]["documenten"] == 2
    assert analyse(read, gemeente="Zeist", mentions=mentions).to_json()["dekking"]["documenten"] == 3


def test_unknown_places_suggest_the_nearest() -> None:
    with pytest.raises(UsageError, match="Zeist"):
        analyse(world(), gemeente="Ziest")
    with pytest.raises(UsageError, match="Zuidoost Utrecht"):
        analyse(world(), regio="Zuid-oost Utrecht regio")
    with pytest.raises(UsageError, match="referentie"):
        analyse(snapshot(), gemeente="Zeist")


def test_wrong_use_is_named() -> None:
    with pytest.raises(UsageError, match="soorten, namen"):
        analyse(world(), netwerk="alles")
    with pytest.raises(UsageError, match="tussen 0 en 1"):
        analyse(world(), min_confidence=7)
    with pytest.raises(UsageError, match="niet allebei"):
        analyse(world(), gemeente="Zeist", regio="ZOU")


def test_two_municipalities_of_one_name_are_not_guessed() -> None:
    twins = snapshot(nodes=[actor(f"gemeente-bergen-{suffix}", "gemeente", "Bergen") for suffix in ("nh", "l")])
    with pytest.raises(UsageError, match="gemeente-bergen-l, gemeente-bergen-nh"):
        analyse(twins, gemeente="Bergen")


def test_fiction_says_so() -> None:
    assert analyse(snapshot(fictional=True)).to_json()["fictief"] is True
    assert analyse(snapshot(documents=[document("a", fictional=True)])).to_json()["fictief"] is True


@pytest.mark.parametrize(
    "read",
    [
        snapshot(),
        snapshot(norm=NORM),
        snapshot(documents=[document("a")], nodes=NODES),
        replace(world(), expected=()),
        replace(world(), findings=()),
    ],
)
def test_little_or_nothing_gives_no_nan_and_no_crash(read: Snapshot) -> None:
    for level in ("soorten", "namen"):
        json.dumps(analyse(read, netwerk=level).to_json(), allow_nan=False)


SIDES = st.sampled_from([node.id for node in NODES if node.kind == "Actor"])
NAMES = st.sampled_from(["a", "b", "c", "d"])


@settings(max_examples=40)
@given(
    st.lists(st.tuples(NAMES, SIDES, SIDES, st.sampled_from(sorted(handover_relationships()))), max_size=8),
    st.lists(st.tuples(NAMES, st.none() | SIDES, SIDES, st.sampled_from(["knelpunt", "verbetering"])), max_size=8),
)
def test_laws_for_any_small_world(said: list[Any], found: list[Any]) -> None:
    findings = tuple(finding(name, a, b, polarity=says, start=n) for n, (name, a, b, says) in enumerate(found))
    read = replace(world(), statements=(*REFERENCE, *(statement(*row) for row in said)), findings=findings)
    answer = analyse(read).to_json()
    assert answer == analyse(read).to_json()
    one_sided = answer["dekking"]["bevindingen_zonder_beide_kanten"]["totaal"]
    assert sum(link["problemen"] + link["verbeteringen"] for link in answer["schakels"]) == len(found) - one_sided
    for link in answer["schakels"]:
        assert (link["score"] is None) == (link["gedocumenteerd"] == 0)
        assert not link["score"] or link["problemen"]
        if link["onder"] is not None:
            assert 0 <= link["onder"] <= link["score"] <= link["boven"] <= 1
    for value in answer["maten"].values():
        assert not isinstance(value, float) or math.isfinite(value)
