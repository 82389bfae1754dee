"""Who a document speaks of: node ids, names and kinds."""

import pytest

from loaders.annotations import Annotations, Finding, Mention, Relation
from loaders.document import Document
from loaders.participants import Participant, members, participants, plain_surface
from ontology.errors import ValidationError
from ontology.ids import content_id

KEY = "brief.txt"
LOCAL = content_id(KEY)[:8]


def read(
    *mentions: tuple[str, str, str], relations: tuple[Relation, ...] = (), findings: tuple[Finding, ...] = ()
) -> dict[str, Participant]:
    """Participants of a text that is its surfaces one after the other; a mention is type, surface, canonical."""
    text, found = "", []
    for kind, surface, canonical in mentions:
        found.append(Mention(kind, surface, len(text), len(text) + len(surface), canonical))
        text += surface + " "
    return participants(Document(KEY, "brief", text, "0" * 64), Annotations(KEY, tuple(found), relations, findings))


def test_a_known_actor_has_the_name_of_the_reference() -> None:
    found = read(("gi", "JBB", "jeugdbescherming-brabant"))["jeugdbescherming-brabant"]
    assert (found.path, found.id, found.name, found.class_label) == (
        "actor",
        "jeugdbescherming-brabant",
        "Jeugdbescherming Brabant",
        "GecertificeerdeInstelling",
    )


def test_a_youth_care_agency_is_no_certified_institution() -> None:
    found = read(("gi", "bureau jeugdzorg", "bureau-jeugdzorg-utrecht"))["bureau-jeugdzorg-utrecht"]
    assert (found.class_label, found.named_as) == ("BureauJeugdzorg", "GecertificeerdeInstelling")


def test_a_class_level_actor_is_named_as_a_group_and_loses_its_scope() -> None:
    found = read(("gi", "GI's", "class:gi@zeeland"))
    assert found["class:gi"].name == "gecertificeerde instellingen (als groep)"
    assert found["class:gi"].is_collective
    assert members("class:gi@zeeland+b") == (("class:gi", "zeeland"), ("b", None))


def test_an_unknown_actor_has_its_longest_surface() -> None:
    found = read(
        ("jeugdhulpaanbieder", "De Ark", "stichting-de-ark"),
        ("jeugdhulpaanbieder", "zorgaanbieder De Ark", "stichting-de-ark"),
    )
    assert found["stichting-de-ark"].name == "zorgaanbieder De Ark"


def test_a_person_has_the_name_and_not_the_title() -> None:
    found = read(
        ("functionaris", "STAATS-\nSECRETARIS VAN VWS", "l-de-graaf"), ("functionaris", "L. de Graaf", "l-de-graaf")
    )
    assert found["l-de-graaf"].name == "L. de Graaf"


@pytest.mark.parametrize(
    ("surface", "plain"),
    [
        ("jeugdbescher-\nming", "jeugdbescherming"),
        ("Jeugd-\nen Gezinsbeschermers", "Jeugden Gezinsbeschermers"),
        ("Inspectie Justitie en\nVeiligheid", "Inspectie Justitie en Veiligheid"),
        ("STAATS-\nSECRETARIS", "STAATSSECRETARIS"),
        ("Noord-\nHolland", "Noord- Holland"),
    ],
)
def test_a_surface_on_one_line(surface: str, plain: str) -> None:
    assert plain_surface(surface) == plain


def test_a_name_in_capitals_only_is_written_as_text() -> None:
    assert read(("overig", "RAAD VAN TOEZICHT", "raad-van-toezicht"))["raad-van-toezicht"].name == "Raad van Toezicht"


@pytest.mark.parametrize(
    ("kind", "surfaces", "canonical", "local"),
    [
        ("document", ["het rapport", "rapport"], "rapport-inspectie-jeugdzorg", True),
        ("document", ["Rapport"], "rapport-inspectie-jeugdzorg", True),
        ("document", ["rapport", "Zicht op zorg"], "zicht-op-zorg", False),
        ("document", ["raads-\nrapport"], "raadsrapport", True),
        ("programma", ["Toekomstscenario"], "toekomstscenario-kind-en-gezinsbescherming", False),
        ("functionaris", ["wethouder"], "wethouder", True),
        ("functionaris", ["wethouder Jeugd"], "wethouder-jeugd", True),
        ("functionaris", ["wethouder van Zeist"], "wethouder-van-zeist", False),
        ("functionaris", ["staatssecretaris van VWS"], "staatssecretaris-van-vws", False),
        ("functionaris", ["Judith de Wit"], "judith-de-wit", False),
        ("taak", ["jeugdbescherming"], "jeugdbescherming", False),
        ("lokaal_team", ["wijkteams"], "class:lokaal_team", False),
    ],
)
def test_ids_that_only_mean_something_here(kind: str, surfaces: list[str], canonical: str, local: bool) -> None:
    found = read(*((kind, surface, canonical) for surface in surfaces))[canonical]
    assert found.id == (f"{LOCAL}.{canonical}" if local else canonical)


def test_a_set_names_no_single_member() -> None:
    found = read(("inspectie", "de inspecties", "alfa+beta"), ("inspectie", "Alfa", "alfa"))
    assert (found["alfa"].name, found["beta"].name) == ("Alfa", "beta")
    assert len(found["alfa"].mentions) == 2


def test_the_type_is_what_is_said_of_the_id_alone() -> None:
    found = read(("overig", "beide instellingen", "x+y"), ("overig", "beide", "x+y"), ("gi", "X", "x"))
    assert (found["x"].named_as, found["y"].named_as) == ("GecertificeerdeInstelling", "OverigeOrganisatie")


def test_a_ministry_implied_by_a_title_is_there_without_a_mention() -> None:
    relation = Relation("l-de-graaf", "holds_function", "ministerie-van-vws", (0, 4))
    found = read(("functionaris", "L. de Graaf", "l-de-graaf"), relations=(relation,))["ministerie-van-vws"]
    assert (found.class_label, found.mentions) == ("Rijksoverheid", ())


def test_an_argument_from_nowhere_is_named() -> None:
    finding = Finding("delay", "problem", 0, 2, source="nergens")
    with pytest.raises(ValidationError, match=r"brief\.txt: 'nergens'"):
        read(("gi", "GI", "class:gi"), findings=(finding,))


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(ValidationError, match="'heksen'"):
        read(("gi", "heksen", "class:heksen"))
