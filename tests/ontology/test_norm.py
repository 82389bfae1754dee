"""The normative chain: every handover of keten.yaml, with its sides, basis, terms and regime."""

from collections import defaultdict

import pytest

from ontology.ids import ONTOLOGY, instance_iri, split_iri
from ontology.reference import norm_quads
from ontology.reference.lists import chain
from ontology.reference.norm import NO_HANDOVER, SECTIONS, holders_of, term_text
from ontology.shapes import validate

QUADS = norm_quads()
BY_ID: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
for quad in QUADS:
    BY_ID["/".join(split_iri(quad.subject.value))][quad.predicate.value.rpartition("#")[2]].append(  # type: ignore[union-attr]
        quad.object.value
    )  # type: ignore[union-attr]


def sides(handover: str) -> tuple[set[str], set[str]]:
    values = BY_ID[f"overdracht/{handover}"]
    van, naar = ({split_iri(iri)[1] for iri in values[side]} for side in ("van", "naar"))
    return van, naar


def test_every_handover_and_stage_is_there() -> None:
    expected = {f"overdracht/{entry['id']}" for section in SECTIONS for entry in chain()[section]}
    expected |= {f"fase/{entry['id']}" for entry in chain()["fasen"]}
    assert {i for i in BY_ID if i.startswith(("overdracht/", "fase/"))} == expected
    assert len(chain()["overdrachten_jeugdwet"]) == 42


def test_what_is_no_handover_does_not_count() -> None:
    uncounted = {i for i, v in BY_ID.items() if v["teltMee"] == ["false"]}
    assert uncounted == {f"overdracht/{number}" for number in NO_HANDOVER}


@pytest.mark.parametrize(
    ("handover", "van", "naar"),
    [
        ("O06", {"class:veilig_thuis"}, {"class:lokaal_team"}),
        ("O08", {"class:veilig_thuis"}, {"raad-voor-de-kinderbescherming"}),
        (
            "O13",
            {"class:gemeente", "class:lokaal_team", "class:veilig_thuis", "class:gi", "class:jeugdhulpaanbieder"},
            {"class:ketenteam"},
        ),
        (
            "O02",
            {"class:overig", "class:politie_om", "class:jeugdhulpaanbieder", "class:lokaal_team"},
            {"class:veilig_thuis"},
        ),
        ("O01", {"class:overig", "class:politie_om", "class:jeugdhulpaanbieder"}, {"class:lokaal_team"}),
        ("O28", {"class:gi"}, {"class:gi"}),
        ("V06", {"class:rechtspraak"}, {"class:gi"}),
    ],
)
def test_sides(handover: str, van: set[str], naar: set[str]) -> None:
    assert sides(handover) == (van, naar)


def test_a_collective_role_keeps_its_own_name() -> None:
    assert BY_ID["overdracht/O02"]["vanSoort"] == ["signaleerder"]
    assert holders_of("signaleerder", "test") == (
        "class:overig",
        "class:politie_om",
        "class:jeugdhulpaanbieder",
        "class:lokaal_team",
    )


def test_legal_basis_terms_route_and_regime() -> None:
    values = BY_ID["overdracht/O19"]
    assert len(values["rechtsgrond"]) == 4
    assert any(t.startswith("5 werkdagen: gezinsvoogdijwerker aangewezen") for t in values["termijn"])
    assert values["route"] == ["bescherming"]
    assert values["regime"] == [f"{ONTOLOGY}jeugdwet"]
    assert BY_ID["overdracht/V01"]["regime"] == [f"{ONTOLOGY}wetOpDeJeugdzorg"]
    assert BY_ID["overdracht/V01"]["geldigTot"] == ["2014-12-31"]


def test_planned_handovers_are_told_apart() -> None:
    planned = {i for i, v in BY_ID.items() if v["gepland"] == ["true"]}
    assert planned == {"overdracht/T-RVT1", "overdracht/T-RVT2"}


def test_a_term_without_amount_keeps_its_unit() -> None:
    term = {"waarde": None, "eenheid": "onverwijld", "wat": "melding", "aard": "wettelijk", "basis": "art. 1"}
    assert term_text(term) == "onverwijld: melding (wettelijk; art. 1)"


def test_stages_have_holders() -> None:
    assert BY_ID["fase/raadsonderzoek"]["houder"] == [instance_iri("actor", "raad-voor-de-kinderbescherming")]
    assert set(BY_ID["fase/signalering"]["houderSoort"]) == set(chain()["fasen"][0]["houder_types"])
    assert all(v["houder"] for i, v in BY_ID.items() if i.startswith("fase/"))


def test_every_side_is_described_here() -> None:
    ids = {"/".join(split_iri(iri)) for v in BY_ID.values() for side in ("van", "naar", "houder") for iri in v[side]}
    assert all(BY_ID[i]["label"] and BY_ID[i]["type"] for i in ids)


def test_the_norm_satisfies_its_shapes() -> None:
    assert validate(QUADS) == []
