"""What is shown: layers, edges, focus."""

import pytest

from graph.model import Finding, Node, Snapshot, Statement
from ontology.errors import UsageError
from viz.selection import LAYERS_ON, finding_layer, select, statement_layer


def node(ident: str, *, origins: tuple[str, ...] = ("document",), kind: str = "Actor", **more: object) -> Node:
    return Node(ident, ident.title(), kind, "gi", origins=origins, properties=dict(more))


def said(a: str, b: str, relationship: str = "DRAAGT_OVER_AAN", **more: object) -> Statement:
    values: dict[str, object] = {"document_id": "d", "confidence": 0.9, **more}
    return Statement(f"{a}-{relationship}-{b}-{more}", a, relationship, b, **values)  # type: ignore[arg-type]


def world(*statements: Statement, findings: tuple[Finding, ...] = (), nodes: tuple[Node, ...] = ()) -> Snapshot:
    ends = [node(i) for s in statements for i in (s.subject, s.object)]
    return Snapshot((), {n.key: n for n in (*ends, *nodes)}, statements, findings)


@pytest.mark.parametrize(
    ("more", "layer"),
    [
        ({}, "overdracht"),
        ({"relationship": "ONDERZOEKT"}, "feitelijk"),
        ({"modality": "gepland"}, "gepland"),
        ({"polarity": "ontkend"}, "ontkend"),
        ({"polarity": "ontkend", "modality": "aanbevolen"}, "ontkend"),
        ({"origin": "referentie"}, "referentie"),
        ({"origin": "referentie", "modality": "gepland"}, "referentie"),
    ],
)
def test_layer_of_a_statement(more: dict[str, str], layer: str) -> None:
    assert statement_layer(said("a", "b", **more)) == layer


@pytest.mark.parametrize(
    ("polarity", "modality", "layer"),
    [
        ("knelpunt", "feitelijk", "knelpunt"),
        ("verbetering", "feitelijk", "verbetering"),
        ("verbetering", "gepland", "verbetering_gepland"),
        ("knelpunt", "mogelijk", "knelpunt_mogelijk"),
    ],
)
def test_layer_of_a_finding(polarity: str, modality: str, layer: str) -> None:
    assert finding_layer(Finding("f", "vertraging", polarity, modality)) == layer


def test_only_facts_are_on_at_first() -> None:
    assert {"knelpunt", "verbetering", "overdracht", "feitelijk"} == LAYERS_ON


def test_statements_that_say_the_same_are_one_edge_and_symmetric_ones_have_no_direction() -> None:
    shown = select(
        world(
            said("a", "b"),
            said("a", "b", document_id="e"),
            said("b", "a"),
            said("a", "b", "WERKT_SAMEN_MET"),
            said("b", "a", "WERKT_SAMEN_MET"),
        )
    )
    assert sorted((e.relationship, len(e.statements)) for e in shown.edges) == [
        ("DRAAGT_OVER_AAN", 1),
        ("DRAAGT_OVER_AAN", 2),
        ("WERKT_SAMEN_MET", 2),
    ]
    assert len({e.id for e in shown.edges}) == 3


def test_doubtful_statements_are_left_out() -> None:
    assert not select(world(said("a", "b", confidence=0.4))).edges
    assert select(world(said("a", "b", confidence=0.4)), min_confidence=0.4).edges


def test_reference_nodes_are_shown_only_where_documents_name_them() -> None:
    fact = said("zeist", "ggd", "WERKT_SAMEN_MET", origin="referentie", document_id=None)
    lonely = node("bunnik", origins=("referentie",))
    snapshot = world(said("zeist", "ggd"), fact, nodes=(lonely, node("utrecht", origins=("document", "referentie"))))
    shown = select(snapshot)
    assert [n.id for n in shown.nodes] == ["ggd", "utrecht", "zeist"]
    assert [e.layer for e in shown.edges] == ["overdracht", "referentie"]
    assert "referentie" not in shown.layers_on


def test_findings_become_edges_between_each_pair_and_open_ones_stay_listed() -> None:
    shown = select(
        world(
            said("a", "b"),
            findings=(
                Finding("f1", "vertraging", sources=("a",), targets=("b", "c")),
                Finding("f2", "capaciteit", sources=("a",)),
                Finding("f3", "wachtlijst", sources=("a",), targets=("b",)),
                Finding("f4", "algemeen"),
            ),
        )
    )
    drawn = [(e.source, e.target, len(e.findings)) for e in shown.edges if e.findings and e.drawable]
    assert drawn == [(("Actor", "a"), ("Actor", "b"), 2), (("Actor", "a"), ("Actor", "c"), 1)]
    assert [e.findings[0].id for e in shown.edges if not e.drawable] == ["f2", "f4"]
    assert ("Actor", "c") in {n.key for n in shown.nodes}


def test_focus_keeps_two_steps() -> None:
    chain = world(said("a", "b"), said("b", "c"), said("c", "d"), said("d", "e"), said("x", "y"))
    shown = select(chain, focus="A")
    assert [n.id for n in shown.nodes] == ["a", "b", "c"]
    assert shown.focus is not None and shown.focus.id == "a"


def test_focus_on_an_actor_without_documents_shows_its_reference_facts() -> None:
    fact = said("zeist", "jeugdregio", "MAAKT_DEEL_UIT_VAN", origin="referentie", document_id=None)
    shown = select(world(fact, said("a", "b")), focus="zeist")
    assert [n.id for n in shown.nodes] == ["jeugdregio", "zeist"]
    assert "referentie" in shown.layers_on


def test_focus_finds_ids_names_and_aliases_and_helps_with_the_rest() -> None:
    snapshot = world(nodes=(node("veilig-thuis-zeeland", alias=["VT Zeeland"]),))
    for text in ("veilig-thuis-zeeland", "veilig-THUIS-zeeland", "vt zeeland"):
        assert [n.id for n in select(snapshot, focus=text).nodes] == ["veilig-thuis-zeeland"]
    with pytest.raises(UsageError, match="Veilig-Thuis-Zeeland"):
        select(snapshot, focus="Veilig-Thuis-Zeland")
