import pytest

from graph.image import graph_iri
from graph.model import Snapshot
from graph.session import Store
from graph.view import View
from graph.writer import Writer
from ontology.errors import QueryError
from ontology.ids import content_id
from ontology.reference import norm_quads, reference_quads
from tests.graph.material import NAMES, document, quads


@pytest.fixture
def filled(store: Store) -> Store:
    writer = Writer(store)
    for name in NAMES[:2]:
        writer.load_document(quads(name))
    writer.load_reference(norm_quads())
    return store


def test_statements_carry_their_evidence_in_the_order_of_the_text(filled: Store) -> None:
    snapshot = View(filled).snapshot()
    texts = {content_id(f"{name}.txt"): document(name)[0].text for name in NAMES[:2]}
    assert [d.key for d in snapshot.documents] == [f"{name}.txt" for name in NAMES[:2]]
    assert snapshot.statements and snapshot.findings
    for item in (*snapshot.statements, *snapshot.findings):
        assert item.origin == "oefening"
        assert item.evidence
        assert [e.start for e in item.evidence] == sorted(e.start for e in item.evidence)
        for e in item.evidence:
            assert e.quote == texts[e.document_id][e.start : e.end]
            assert e.sentence in texts[e.document_id]
    places = [(s.document_id, s.evidence[0].start) for s in snapshot.statements]
    order = [d.id for d in snapshot.documents]
    assert places == sorted(places, key=lambda p: (order.index(str(p[0])), p[1]))


def test_every_end_is_a_node_with_its_type(filled: Store) -> None:
    snapshot = View(filled).snapshot()
    for statement in snapshot.statements:
        assert statement.subject_key in snapshot.nodes
        assert statement.object_key in snapshot.nodes
    for finding in snapshot.findings:
        assert all(("Actor", local) in snapshot.nodes for local in (*finding.sources, *finding.targets))
    collective = snapshot.nodes["Actor", "class:gi"]
    assert (collective.type, collective.generic, collective.kind) == ("gi", True, "Actor")
    assert collective.labels == ("Actor", "GecertificeerdeInstelling", "Klasse")
    assert set(collective.origins) <= {"norm", "oefening"}
    assert all(node.type for node in snapshot.nodes.values() if node.kind == "Actor")


def test_the_norm_gives_the_expected_handovers(filled: Store) -> None:
    expected = {e.id: e for e in View(filled).snapshot().expected}
    assert len(expected) == 51
    assert not any(expected[local].counts for local in ("O07", "O16", "J05", "T02"))
    assert all(e.sources and e.targets for e in expected.values() if e.counts)
    assert expected["O06"].legal_basis and expected["O06"].name


def test_the_reference_network_comes_with_its_sources(store: Store) -> None:
    Writer(store).load_reference(reference_quads())
    snapshot = View(store).snapshot()
    zeist = snapshot.nodes["Actor", "gemeente-zeist"]
    assert (zeist.type, zeist.properties["cbs_code"], zeist.origins) == ("gemeente", "GM0355", ("referentie",))
    assert all(s.document_id is None and s.origin == "referentie" and s.source for s in snapshot.statements)
    assert sum(node.type == "gemeente" and not node.generic for node in snapshot.nodes.values()) == 445
    assert not snapshot.fictional


def test_a_snapshot_is_the_same_in_any_order_of_loading(store: Store) -> None:
    found: list[Snapshot] = []
    for names in (NAMES[:2], NAMES[1::-1]):
        writer = Writer(store)
        for name in names:
            writer.load_document(quads(name))
        found.append(View(store).snapshot())
        for name in names:
            writer.remove_document(f"{name}.txt")
    assert found[0] == found[1]
    assert list(found[0].nodes) == list(found[1].nodes)
    assert View(store).snapshot() == Snapshot()


def test_counts_and_graphs(filled: Store) -> None:
    view = View(filled)
    counts = view.counts()
    assert counts["Brondocument"] == 2
    assert counts["Bewering"] == counts["ONDERWERP"] == counts["VOORWERP"] == len(view.snapshot().statements)
    assert view.graphs() == (graph_iri("norm"), *(graph_iri("", f"{name}.txt") for name in NAMES[:2]))
    with pytest.raises(QueryError, match="niet in de store"):
        list(view.quads(graph_iri("", "onbekend.txt")))
