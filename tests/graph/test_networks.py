"""Handover ties: what counts as a fact, and which network it belongs to."""

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Snapshot
from graph.networks import Level, kinds_network, named_network, ties, without_both_sides
from tests.graph.cases import actor, document, expected, finding, snapshot, statement

NODES = (
    actor("class:gi"),
    actor("class:lokaal_team"),
    actor("class:gemeente"),
    actor("veilig-thuis-x", "veilig_thuis"),
    actor("gi-a", "gi"),
    actor("gi-b", "gi"),
    actor("raad-voor-de-kinderbescherming", "rvdk"),
)


def world(*statements: object, findings: tuple[object, ...] = ()) -> Snapshot:
    return snapshot(documents=[document("a"), document("b")], nodes=NODES, statements=statements, findings=findings)  # type: ignore[arg-type]


def test_named_actors_count_for_their_kind_and_classes_stay_out_of_the_named_network() -> None:
    read = world(
        statement("a", "veilig-thuis-x", "gi-a"),
        statement("a", "gi-a", "class:lokaal_team"),
    )
    assert sorted(kinds_network(read).edges()) == [("gi", "lokaal_team"), ("veilig_thuis", "gi")]
    assert sorted(named_network(read).edges()) == [("veilig-thuis-x", "gi-a")]


@pytest.mark.parametrize(
    ("relationship", "counts"),
    [
        ("DRAAGT_OVER_AAN", True),
        ("MELDT_BIJ", True),
        ("VERZOEKT", True),
        ("VERWIJST_DOOR_NAAR", True),
        ("VERZOEKT_ONDERZOEK_BIJ", True),
        ("STELT_OP_DE_HOOGTE", False),
        ("OPDRACHTGEVER_VAN", False),
        ("WERKT_SAMEN_MET", False),
        ("HOUDT_TOEZICHT_OP", False),
    ],
)
def test_which_relationships_are_handovers(relationship: str, counts: bool) -> None:
    read = world(statement("a", "gi-a", "raad-voor-de-kinderbescherming", relationship))
    assert bool(ties(read, Level.KINDS)) is counts


@pytest.mark.parametrize(
    ("polarity", "modality", "apart"),
    [
        ("ontkend", "feitelijk", "ontkend"),
        ("ontkend", "gepland", "ontkend"),
        ("bevestigd", "gepland", "gepland"),
        ("bevestigd", "aanbevolen", "aanbevolen"),
        ("bevestigd", "mogelijk", "mogelijk"),
    ],
)
def test_plans_advice_possibilities_and_denials_are_counted_but_are_no_tie(
    polarity: str, modality: str, apart: str
) -> None:
    read = world(statement("a", "gi-a", "gi-b", polarity=polarity, modality=modality))
    tie = ties(read, Level.KINDS)["gi", "gi"]
    assert not tie.is_fact
    assert dict(tie.apart) == {apart: 1}
    assert kinds_network(read).number_of_edges() == 0


def test_planned_improvement_is_no_fact() -> None:
    read = world(findings=(finding("a", "gi-a", "class:gemeente", polarity="verbetering", modality="gepland"),))
    tie = ties(read, Level.KINDS)["gi", "gemeente"]
    assert not tie.is_fact
    assert dict(tie.apart) == {"verbetering gepland": 1}


def test_documents_places_and_reference_facts_make_no_tie() -> None:
    fact = replace(statement("a", "gi-a", "gi-b"), origin="referentie")
    report = statement("a", "gi-a", "een-rapport", object_kind="Document")
    read = world(fact, report, statement("a", "gi-a", "onbekend"))
    assert ties(read, Level.KINDS) == {}
    assert ties(read, Level.NAMED) == {}


def test_ties_keep_the_ids_of_their_evidence_and_the_threshold_counts() -> None:
    low = statement("b", "veilig-thuis-x", "gi-a", "MELDT_BIJ", confidence=0.4)
    high = statement("a", "veilig-thuis-x", "gi-a", confidence=0.5)
    problem = finding("b", "veilig-thuis-x", "gi-a")
    read = world(high, low, findings=(problem,))
    edge = named_network(read).edges["veilig-thuis-x", "gi-a"]
    assert edge["beweringen"] == [high.id, low.id]
    assert edge["bevindingen"] == [problem.id]
    assert (edge["problemen"], edge["verbeteringen"], edge["documenten"]) == (1, 0, 2)
    assert named_network(read, 0.5).edges["veilig-thuis-x", "gi-a"]["beweringen"] == [high.id]


def test_one_kind_may_hand_over_to_itself_one_organisation_cannot() -> None:
    read = world(statement("a", "gi-a", "gi-b"), statement("a", "gi-a", "gi-a", "MELDT_BIJ"))
    assert list(kinds_network(read).edges()) == [("gi", "gi")]
    assert list(named_network(read).edges()) == [("gi-a", "gi-b")]


def test_findings_without_both_sides_are_counted_by_kind_and_never_laid_on_a_link() -> None:
    read = world(
        findings=(
            finding("a", "gi-a", None, "wachtlijst"),
            finding("a", None, None, "wachtlijst", start=7),
            finding("b", "gi-a", "onbekend", "capaciteit"),
            finding("b", "gi-a", "gi-b"),
        )
    )
    assert dict(without_both_sides(read)) == {"wachtlijst": 2, "capaciteit": 1}
    assert list(ties(read, Level.KINDS)) == [("gi", "gi")]


def test_the_kinds_of_the_chain_can_stand_in_the_network_without_ties() -> None:
    norm = [expected("O01", "gi", "gemeente"), expected("O02", "gi", "inspectie", counts=False)]
    read = snapshot(nodes=NODES, norm=norm)
    assert sorted(kinds_network(read, with_chain=True)) == ["gemeente", "gi"]
    assert len(kinds_network(read)) == 0


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12), st.randoms())
def test_the_order_of_reading_does_not_matter(pairs: list[tuple[int, int]], random: object) -> None:
    said = [statement("a", NODES[a].id, NODES[b].id, start=number) for number, (a, b) in enumerate(pairs)]
    mixed = list(said)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, two = kinds_network(world(*said)), kinds_network(world(*mixed))
    assert list(one.edges()) == list(two.edges())
    assert nx.utils.graphs_equal(nx.DiGraph(one.edges()), nx.DiGraph(two.edges()))
