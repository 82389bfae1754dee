"""The reference network: complete, with sources, and what is planned or cancelled is no fact."""

from collections import Counter, defaultdict

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ontology.digest import digest
from ontology.ids import ONTOLOGY, instance_iri, slug, split_iri
from ontology.rdf import LABEL, RDF_TYPE, graph_name, kk, node
from ontology.reference import known_actors, lexicon, norm_quads, reference_quads
from ontology.reference.lists import read_list
from ontology.shapes import validate
from ontology.terms import terms

QUADS = reference_quads()
BY_SUBJECT: dict[NamedNode, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
for quad in QUADS:
    assert isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
    BY_SUBJECT[quad.subject][quad.predicate.value.rpartition("#")[2]].append(quad.object.value)


def of_class(label: str) -> list[NamedNode]:
    return [s for s, values in BY_SUBJECT.items() if ONTOLOGY + label in values["type"]]


def facts(relation: str) -> list[tuple[str, str, str, str]]:
    """Subject id, object id, polarity and modality of the statements with a relation."""
    iri = terms().relation(relation).iri
    return [
        (
            split_iri(v["onderwerp"][0])[1],
            split_iri(v["voorwerp"][0])[1],
            v["polariteit"][0].removeprefix(ONTOLOGY),
            v["modaliteit"][0].removeprefix(ONTOLOGY),
        )
        for v in BY_SUBJECT.values()
        if v["relatie"] == [iri]
    ]


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Gemeente", 342 + 103 + 1),
        ("Provincie", 12 + 1),
        ("Provinciegebied", 12),
        ("Jeugdregio", 43),
        ("VeiligThuisRegio", 25),
        ("Arrondissement", 11),
        ("VeiligThuis", 25 + 1),
        ("BureauJeugdzorg", 14 + 1),
    ],
)
def test_counts(label: str, number: int) -> None:
    assert len(of_class(label)) == number


def test_every_municipality_has_its_codes_and_lies_in_four_layouts() -> None:
    assert BY_SUBJECT[node("actor", "gemeente-ede")]["cbsCode"] == ["GM0228"]
    assert BY_SUBJECT[node("actor", "gemeente-ede")]["tooi"] == [
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0228"
    ]
    places = Counter(subject for subject, _, _, modality in facts("ligt_in") if modality == "feitelijk")
    assert set(places.values()) == {4}
    assert len(places) == 342


def test_layouts_cut_through_each_other() -> None:
    areas = {(a, b) for a, b, _, _ in facts("ligt_in")}
    assert {b for a, b in areas if a == "gemeente-zeewolde"} == {
        "jeugdregio-noord-veluwe",
        "veilig-thuis-regio-flevoland",
        "arrondissement-midden-nederland",
        "flevoland",
    }
    assert ("gemeente-heusden", "arrondissement-oost-brabant") in areas
    assert ("gemeente-heusden", "jeugdregio-hart-van-brabant") in areas


@pytest.mark.parametrize(("file", "prefix"), [("jeugdregios.csv", ""), ("veilig_thuis.csv", "veilig-thuis-regio-")])
def test_the_lists_agree_on_the_size_of_an_area(file: str, prefix: str) -> None:
    members = Counter(area for _, area, _, _ in facts("ligt_in"))
    for row in read_list(file):
        area = f"{prefix}{slug(row['cbs_regio'])}" if prefix else row["id"]
        assert members[area] == int(row["aantal_gemeenten"]), row.place


def test_ids_are_unique_over_all_lists() -> None:
    files = (
        "gemeenten.csv",
        "gemeenten_historisch.csv",
        "provincies.csv",
        "jeugdregios.csv",
        "veilig_thuis.csv",
        "rechtbanken.csv",
        "organisaties.csv",
        "aanvullingen.csv",
    )
    ids = [row["id"] for file in files for row in read_list(file)]
    assert len(ids) == len(set(ids))


def test_a_province_that_shares_its_name_with_a_city_has_an_area_of_its_own() -> None:
    assert node("gebied", "groningen-provincie") in BY_SUBJECT
    assert node("gebied", "utrecht-provincie") in BY_SUBJECT
    assert node("gebied", "gelderland") in BY_SUBJECT


def test_the_layout_of_2026_is_planned() -> None:
    planned = {(a, b) for a, b, _, modality in facts("ligt_in") if modality == "gepland"}
    assert ("gemeente-weert", "jeugdregio-midden-limburg") in planned
    assert {b for _, b in planned} == {"jeugdregio-midden-limburg"}


def test_homonyms_are_two_actors() -> None:
    assert node("actor", "gemeente-bergen-nh") in BY_SUBJECT
    assert node("actor", "gemeente-bergen-l") in BY_SUBJECT


def test_former_municipalities_end_the_day_before_and_have_a_successor() -> None:
    weesp = BY_SUBJECT[node("actor", "gemeente-weesp")]
    assert weesp["geldigTot"] == ["2022-03-23"]
    successions = facts("succeeds")
    former = {r["id"] for r in read_list("gemeenten_historisch.csv")}
    assert former <= {old for _, old, _, _ in successions}
    assert ("gemeente-amsterdam", "gemeente-weesp", "bevestigd", "feitelijk") in successions


def test_the_unbundling_of_2015_has_no_single_successor() -> None:
    takers = {new for new, old, _, _ in facts("neemt_taken_over_van") if old == "class:bureau_jeugdzorg"}
    assert takers == {"class:gi", "class:gemeente", "class:lokaal_team", "class:veilig_thuis"}
    assert "class:bureau_jeugdzorg" not in {old for _, old, _, _ in facts("succeeds")}


def test_what_was_planned_or_cancelled_is_no_fact() -> None:
    all_facts = [*facts("succeeds"), *facts("neemt_taken_over_van")]
    assert ("leger-des-heils", "intervence", "ontkend", "feitelijk") in all_facts
    assert ("jeugdbescherming-gelderland", "jeugdbescherming-overijssel", "ontkend", "feitelijk") in all_facts
    assert ("nederlandse-zorgautoriteit", "jeugdautoriteit", "bevestigd", "gepland") in all_facts
    for row in read_list("opvolging.csv"):
        if row["status"] in ("gepland", "niet_doorgegaan") and not row["successor_id"].startswith("type-"):
            assert (row["successor_id"], row["predecessor_id"], "bevestigd", "feitelijk") not in all_facts


def test_every_succession_of_the_lists_is_there_once_per_successor() -> None:
    rows = [new for row in read_list("opvolging.csv") for new in row.many("successor_id")]
    former = [code for row in read_list("gemeenten_historisch.csv") for code in row.many("successor_cbs_code")]
    merged_regions = [row for row in read_list("jeugdregios.csv") if row["opvolger"]]
    assert len(facts("succeeds")) + len(facts("neemt_taken_over_van")) == len(rows) + len(former) + len(merged_regions)


def test_veilig_thuis_is_hosted_and_never_the_host() -> None:
    assert {(a, b) for a, b, _, _ in facts("ondergebracht_bij")} == {
        ("veilig-thuis-flevoland", "blijf-groep"),
        ("veilig-thuis-midden-brabant", "sterk-huis"),
        ("veilig-thuis-friesland", "regiecentrum-bescherming-en-veiligheid"),
        ("veilig-thuis-utrecht", "samen-veilig-midden-nederland"),
        ("veilig-thuis-west-brabant", "gemeente-breda"),
        ("veilig-thuis-twente", "samentwente"),
    }


def test_the_parts_of_the_raad() -> None:
    parts = {a: b for a, b, _, _ in facts("part_of")}
    prefix = "raad-voor-de-kinderbescherming"
    assert parts[f"{prefix}-regio-haaglanden"] == prefix
    assert parts[f"{prefix}-locatie-den-haag"] == f"{prefix}-regio-haaglanden"
    assert len(parts) == 28


def test_every_veilig_thuis_works_for_a_region_of_its_own() -> None:
    served = {a: b for a, b, _, _ in facts("serves_area") if a.startswith("veilig-thuis-")}
    assert len(served) == len(set(served.values())) == 25


def test_every_fact_has_source_confidence_and_known_sides() -> None:
    for subject in of_class("Bewering"):
        values = BY_SUBJECT[subject]
        assert values["herkomst"] and values["vertrouwen"] and not values["steuntOp"]
        assert all(NamedNode(values[side][0]) in BY_SUBJECT for side in ("onderwerp", "voorwerp"))


def test_single_values_are_single() -> None:
    for subject, values in BY_SUBJECT.items():
        for local, found in values.items():
            iri = ONTOLOGY + local
            if terms().has_property(iri) and terms().property(iri).kind != "list-of-text":
                assert len(found) < 2, (subject, local, found)


def test_every_term_used_is_in_the_map() -> None:
    for quad in [*QUADS, *norm_quads()]:
        if quad.predicate == RDF_TYPE:
            terms().class_label(quad.object.value)  # type: ignore[union-attr]
        elif not terms().has_property(quad.predicate.value):
            terms().relationship(quad.predicate.value)


def test_reference_and_norm_satisfy_their_shapes() -> None:
    assert validate(QUADS) == []


def test_all_is_in_one_named_graph_without_blank_nodes() -> None:
    assert {quad.graph_name for quad in QUADS} == {graph_name("referentie")}
    assert reference_quads() == QUADS
    assert digest(QUADS)[0] == len(QUADS)


def test_known_actors_have_the_name_and_kind_of_the_network() -> None:
    known = known_actors()
    assert known["gemeente-zeist"].name == "gemeente Zeist"
    assert known["bureau-jeugdzorg-utrecht"].label == "BureauJeugdzorg"
    assert known["bureau-jeugdzorg-limburg"].label == "GecertificeerdeInstelling"
    assert known["geweld-hoort-nergens-thuis"].path == "programma"
    quads = set(QUADS)
    for actor in known.values():
        subject = NamedNode(instance_iri(actor.path, actor.id))
        assert Quad(subject, LABEL, Literal(actor.name, language="nl"), graph_name("referentie")) in quads
        assert Quad(subject, RDF_TYPE, kk(actor.label), graph_name("referentie")) in quads


def test_the_lexicon_names_only_known_actors_of_their_type() -> None:
    for name in lexicon():
        known = known_actors()[name.id]
        actor_type = terms().type_of_label(known.label)
        assert actor_type and actor_type.annotation == name.type
