"""The vocabulary holds what the guideline and the reference lists need, and can be read in both directions."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from ontology.errors import ValidationError
from ontology.ids import ONTOLOGY
from ontology.reference.lists import Row, read_list
from ontology.terms import RDFS_LABEL, terms

GUIDELINE = Path(__file__).parents[1] / "gold" / "GUIDELINE.md"
RELATIONSHIPS = {
    "commissions": "OPDRACHTGEVER_VAN",
    "supervises": "HOUDT_TOEZICHT_OP",
    "investigates": "ONDERZOEKT",
    "places_under_enhanced_supervision": "STELT_ONDER_VERSCHERPT_TOEZICHT",
    "publishes": "PUBLICEERT",
    "recommends_to": "BEVEELT_AAN",
    "cooperates_with": "WERKT_SAMEN_MET",
    "hands_over_to": "DRAAGT_OVER_AAN",
    "reports_to": "MELDT_BIJ",
    "part_of": "MAAKT_DEEL_UIT_VAN",
    "succeeds": "OPVOLGER_VAN",
    "responsible_for": "VERANTWOORDELIJK_VOOR",
    "finances": "FINANCIERT",
    "executes": "VOERT_UIT",
    "responds_to": "REAGEERT_OP",
    "holds_function": "BEKLEEDT_FUNCTIE_BIJ",
    "located_in": "GEVESTIGD_IN",
    "serves_area": "WERKT_VOOR_GEBIED",
    "integrates": "INTEGREERT",
    "asks": "VERZOEKT",
    "agrees_with": "ONDERSCHRIJFT",
}
LABELS = {
    "gi": "GecertificeerdeInstelling",
    "veilig_thuis": "VeiligThuis",
    "rvdk": "RaadVoorDeKinderbescherming",
    "politie_om": "PolitieOfOM",
    "overig": "OverigeOrganisatie",
    "lokaal_team": "LokaalTeam",
    "taak": "Taak",
}
FINDING_KINDS = {
    "delay": "vertraging",
    "waiting_list": "wachtlijst",
    "unclear_direction": "onduidelijkeKoers",
    "unclear_responsibility": "onduidelijkeRegie",
    "missing_information": "ontbrekendeInformatie",
    "duplication": "dubbeling",
    "no_permanent_worker": "geenVasteMedewerker",
    "capacity": "capaciteit",
    "not_finding_each_other": "elkaarNietVinden",
    "no_suitable_help": "geenPassendeHulp",
    "safety_not_in_view": "geenZichtOpVeiligheid",
    "admin_burden": "regeldruk",
    "general": "algemeen",
}


def closed_list(section: str) -> list[str]:
    parts = re.split(r"(?m)^## ", GUIDELINE.read_text(encoding="utf-8"))
    text = next(part for part in parts if part.startswith(section))
    return sorted(re.findall(r"(?m)^\| `([a-z_]+)` \|", text))


def test_the_types_are_those_of_the_guideline() -> None:
    assert sorted(t.code for t in terms().types()) == closed_list("2.")
    assert [t.is_actor for t in terms().types()] == [True] * 19 + [False] * 4


def test_the_relations_are_those_of_the_guideline() -> None:
    assert sorted(r.code for r in terms().relations()) == closed_list("5.")
    assert {r.code: r.relationship for r in terms().relations()} == RELATIONSHIPS


def test_the_finding_kinds_are_those_of_the_guideline() -> None:
    assert sorted(c.code for c in terms().finding_kinds()) == closed_list("6.")
    assert {c.code: c.name for c in terms().finding_kinds()} == FINDING_KINDS


def test_polarities_and_modalities() -> None:
    polarities = {code: terms().polarity(code).name for code in ("affirmed", "negated", "problem", "improvement")}
    assert polarities == {
        "affirmed": "bevestigd",
        "negated": "ontkend",
        "problem": "knelpunt",
        "improvement": "verbetering",
    }
    modalities = {code: terms().modality(code).name for code in ("actual", "planned", "recommended", "hypothetical")}
    assert modalities == {
        "actual": "feitelijk",
        "planned": "gepland",
        "recommended": "aanbevolen",
        "hypothetical": "mogelijk",
    }


@pytest.mark.parametrize(("code", "label"), LABELS.items())
def test_labels_of_types(code: str, label: str) -> None:
    assert terms().type(code).label == label
    assert terms().type_of_label(label) == terms().type(code)


def test_a_kind_that_ended_falls_under_its_annotation_type() -> None:
    bureau = terms().type("bureau_jeugdzorg")
    assert (bureau.label, bureau.annotation, bureau.primary) == ("BureauJeugdzorg", "gi", "Actor")
    assert bureau not in terms().types()


def test_every_type_has_a_plural_for_its_class_level_actor() -> None:
    assert all(t.plural_nl and t.name_nl and t.name_en for t in terms().types())
    assert terms().type("gi").plural_nl == "gecertificeerde instellingen"


@pytest.mark.parametrize(
    "row", [r for r in read_list("kruistabel_relaties.csv") if r["soort"] == "relatie"], ids=lambda r: r["id"]
)
def test_every_verb_of_the_lists_reports_its_annotation_relation(row: Row) -> None:
    assert terms().relation(row["id"]).top == row["annotatie"]


@pytest.mark.parametrize(
    "row", [r for r in read_list("kruistabel_relaties.csv") if r["soort"] == "bevinding"], ids=lambda r: r["id"]
)
def test_every_finding_of_the_lists_hangs_under_its_annotation_kind(row: Row) -> None:
    if row["id"] == "verbetering":  # a polarity and no kind
        assert terms().polarity(row["id"]).code == row["polariteit"]
        return
    concept = terms().finding_kind(row["id"])
    top = terms().concept_by_name(concept.broader) if concept.broader else concept
    assert top.code == row["annotatie"]


def test_handovers_are_three_relations_and_what_is_below_them() -> None:
    ties = {r.relationship for r in terms().all_relations() if r.handover}
    assert ties == {
        "DRAAGT_OVER_AAN",
        "MELDT_BIJ",
        "VERZOEKT",
        "VERWIJST_DOOR_NAAR",
        "LEGT_OP_AAN_UITVOERING_DOOR",
        "VERZOEKT_ONDERZOEK_BIJ",
        "VERZOEKT_MAATREGEL_BIJ",
        "SCHAALT_OP_NAAR",
    }


def test_cooperation_is_the_only_symmetric_relation() -> None:
    assert [r.code for r in terms().all_relations() if r.symmetric] == ["cooperates_with"]


def assert_one_to_one(pairs: Iterable[tuple[str, str]]) -> None:
    rows = list(pairs)
    assert len({a for a, _ in rows}) == len({b for _, b in rows}) == len(rows) > 0


def test_the_map_is_bijective() -> None:
    t = terms()
    assert_one_to_one((c.iri, c.label) for c in t.classes())
    assert_one_to_one((p.iri, p.name) for p in t.properties())
    assert_one_to_one((r.iri, r.name) for r in t.relationships())
    assert_one_to_one((c.iri, c.name) for c in t.concepts())
    assert_one_to_one(t.primary_labels().items())
    assert_one_to_one((r.code, r.relationship) for r in t.all_relations())


def test_the_map_reads_back() -> None:
    t = terms()
    assert all(t.class_label(t.class_iri(c.label)) == c.label for c in t.classes())
    assert all(t.property(t.property_by_name(p.name).iri) == p for p in t.properties())
    assert all(t.relationship(t.relationship_by_name(r.name).iri) == r for r in t.relationships())
    assert all(t.concept(t.concept_by_name(c.name).iri) == c for c in t.concepts())
    assert all(t.relation_by_iri(r.iri) == t.relation_by_relationship(r.relationship) == r for r in t.all_relations())
    assert all(t.primary_label(t.path_of(label)) == label for label in t.primary_labels().values())


def test_primary_labels() -> None:
    assert terms().primary_labels() == {
        "actor": "Actor",
        "gebied": "Gebied",
        "plaats": "Plaats",
        "document": "Document",
        "programma": "Programma",
        "taak": "Taak",
        "bron": "Brondocument",
        "bewering": "Bewering",
        "bevinding": "Bevinding",
        "passage": "Passage",
        "overdracht": "Overdracht",
        "fase": "Fase",
        "run": "Run",
    }
    assert terms().class_term(ONTOLOGY + "Gemeente").primary == "Actor"
    assert terms().class_term(ONTOLOGY + "Vermelding").primary is None


@pytest.mark.parametrize(
    ("local", "name", "kind"),
    [
        ("geldigVanaf", "geldig_vanaf", "text"),
        ("cbsCode", "cbs_code", "text"),
        ("begin", "begin", "integer"),
        ("vertrouwen", "vertrouwen", "decimal"),
        ("fictief", "fictief", "boolean"),
        ("alias", "alias", "list-of-text"),
        ("rechtsgrond", "rechtsgrond", "list-of-text"),
        ("polariteit", "polariteit", "concept"),
        ("soort", "soort", "concept"),
        ("relatie", "relatie", "relation"),
        ("alsKlasse", "als_klasse", "class"),
        ("gepland", "gepland", "boolean"),
        ("teltMee", "telt_mee", "boolean"),
    ],
)
def test_properties_and_their_value_kinds(local: str, name: str, kind: str) -> None:
    term = terms().property(ONTOLOGY + local)
    assert (term.name, term.kind) == (name, kind)
    assert terms().has_property(term.iri)


def test_the_label_is_the_caption() -> None:
    assert terms().property(RDFS_LABEL).name == "naam"


def test_structure_is_no_relation() -> None:
    structure = {r.name for r in terms().relationships() if not r.relation}
    assert structure == {
        "ONDERWERP",
        "VOORWERP",
        "STEUNT_OP",
        "IN_BRON",
        "VAN",
        "NAAR",
        "HOUDER",
        "LAS",
        "VERWIJST_NAAR",
    }


def test_an_unknown_term_is_named() -> None:
    with pytest.raises(ValidationError, match=r"onbekende term.*'gx'"):
        terms().type("gx")
    with pytest.raises(ValidationError, match=r"example\.org"):
        terms().property("https://example.org/p")
