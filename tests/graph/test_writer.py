import random
from collections.abc import Iterable
from dataclasses import replace

import pytest

from graph.image import graph_iri
from graph.session import Row, Store
from graph.view import View
from graph.writer import NEW, REPLACED, SAME, Writer
from loaders.statements import document_quads
from ontology.digest import digest
from ontology.errors import MixedFictionError, StoreError, ValidationError
from ontology.ids import content_id
from ontology.reference import norm_quads, reference_quads
from tests.graph.material import NAMES, changed, document, dump, quads


def test_loading_twice_is_loading_once(store: Store) -> None:
    first = Writer(store).load_document(quads(NAMES[0]))
    before = dump(store)
    second = Writer(store).load_document(quads(NAMES[0]))
    assert (first.outcome, second.outcome) == (NEW, SAME)
    assert first.statements == second.statements > 0
    assert dump(store) == before


def test_any_order_of_loading_gives_the_same_graph(store: Store) -> None:
    sources = [*(quads(name) for name in NAMES), norm_quads(), _some_reference()]
    dumps = []
    for seed in range(3):
        store.write("MATCH (n) WHERE NOT n:Opslag DETACH DELETE n")
        store.write("MATCH (o:Opslag) REMOVE o.fictie, o.referentie, o.norm")
        random.Random(seed).shuffle(sources)
        writer = Writer(store)
        for source in sources:
            writer.load_document(source) if _is_document(source) else writer.load_reference(source)
        dumps.append(dump(store))
    assert dumps[0] == dumps[1] == dumps[2]


def test_several_documents_at_once_give_the_same_as_one_by_one(store: Store) -> None:
    writer = Writer(store)
    for name in NAMES:
        writer.load_document(quads(name))
    wanted = dump(store)
    for name in NAMES[1:]:
        writer.remove_document(f"{name}.txt")
    writer.load_document(changed(NAMES[0]))
    reports = writer.load_documents([writer.accept(quads(name)) for name in NAMES])
    assert [report.outcome for report in reports] == [REPLACED, NEW, NEW, NEW]
    assert dump(store) == wanted
    again = writer.load_documents([writer.accept(quads(name)) for name in NAMES])
    assert [report.outcome for report in again] == [SAME] * len(NAMES)


def test_a_document_that_was_accepted_and_never_loaded_leaves_the_store_open_to_either_kind(store: Store) -> None:
    Writer(store).accept(quads(NAMES[0]))
    assert Writer(store).load_document(quads(NAMES[1], fictional=False)).outcome == NEW


def _is_document(source: list) -> bool:  # type: ignore[type-arg]
    return "/graaf/document/" in source[0].graph_name.value


def _some_reference() -> list:  # type: ignore[type-arg]
    """The class-level actors of the reference graph: those that the documents and the norm name too."""
    return [q for q in reference_quads() if "/actor/class:" in q.subject.value]


def test_every_graph_comes_back_exactly(store: Store) -> None:
    writer, view = Writer(store), View(store)
    writer.load_reference(reference_quads())
    writer.load_reference(norm_quads())
    for name in NAMES:
        writer.load_document(quads(name))
    assert digest(view.quads(graph_iri("referentie"))) == digest(reference_quads())
    assert digest(view.quads(graph_iri("norm"))) == digest(norm_quads())
    for name in NAMES:
        assert set(view.quads(graph_iri("", f"{name}.txt"))) == set(quads(name))
    everything = {*reference_quads(), *norm_quads(), *(q for name in NAMES for q in quads(name))}
    assert set(view.quads()) == everything
    assert view.fingerprints() == {graph: digest(view.quads(graph))[1] for graph in view.graphs()}


def test_a_changed_document_replaces_the_old_one(store: Store) -> None:
    writer = Writer(store)
    writer.load_document(changed(NAMES[0]))
    writer.load_document(quads(NAMES[1]))
    wanted = dump(store)
    writer.remove_document(f"{NAMES[0]}.txt")
    writer.load_document(quads(NAMES[0]))
    assert dump(store) != wanted
    assert writer.load_document(changed(NAMES[0])).outcome == REPLACED
    assert dump(store) == wanted


def test_removing_leaves_nothing_behind(store: Store) -> None:
    empty = dump(store)
    writer = Writer(store)
    writer.load_document(quads(NAMES[1]))
    one = dump(store)
    writer.load_document(quads(NAMES[0]))
    assert writer.remove_document(f"{NAMES[0]}.txt")
    assert dump(store) == one
    assert not writer.remove_document("onbekend.txt")
    assert writer.remove_document(f"{NAMES[1]}.txt")
    assert dump(store) == empty


def test_taking_the_lists_out_and_in_again_keeps_the_documents(store: Store) -> None:
    writer = Writer(store)
    writer.load_document(quads(NAMES[0]))
    writer.load_reference(_some_reference())
    before = dump(store)
    shorter = [q for q in _some_reference() if "class:gi" not in q.subject.value]
    assert writer.load_reference(shorter).outcome == REPLACED
    assert dump(store) != before
    writer.load_reference(_some_reference())
    assert dump(store) == before


def test_fiction_and_fact_do_not_mix(store: Store) -> None:
    writer = Writer(store)
    writer.load_document(quads(NAMES[0]))
    before = dump(store)
    with pytest.raises(MixedFictionError, match="gaan nooit samen"):
        writer.load_document(quads(NAMES[1], fictional=False))
    assert dump(store) == before
    assert View(store).snapshot().fictional
    writer.remove_document(f"{NAMES[0]}.txt")
    writer.load_document(quads(NAMES[1], fictional=False))
    assert not View(store).snapshot().fictional


def test_direct_relationships_follow_the_affirmed_and_actual_statements(store: Store) -> None:
    Writer(store).load_document(quads(NAMES[3]))
    rows = store.read(
        "MATCH (s:Bewering)-[:ONDERWERP]->(a) MATCH (s)-[:VOORWERP]->(b) "
        "WHERE s.polariteit = 'bevestigd' AND s.modaliteit = 'feitelijk' "
        "RETURN s.id AS id, s.relatie AS soort, a.id AS a, b.id AS b, s.vertrouwen AS v"
    )
    edges = store.read(
        "MATCH (a)-[e]->(b) WHERE e.afgeleid = true RETURN type(e) AS soort, a.id AS a, b.id AS b, "
        "e.beweringen AS ids, e.vertrouwen AS v, e.graaf AS graaf"
    )
    assert {(r["soort"], r["a"], r["b"]) for r in rows} == {(e["soort"], e["a"], e["b"]) for e in edges}
    assert sorted(r["id"] for r in rows) == sorted(i for e in edges for i in e["ids"])
    assert all(e["graaf"] == ["oefening"] for e in edges)
    best = {(r["soort"], r["a"], r["b"]): 0.0 for r in rows}
    for r in rows:
        best[r["soort"], r["a"], r["b"]] = max(best[r["soort"], r["a"], r["b"]], r["v"])
    assert all(e["v"] == best[e["soort"], e["a"], e["b"]] for e in edges)


def test_labels_follow_what_the_sources_say(store: Store) -> None:
    source, annotations = document(NAMES[0])
    name = min(m.canonical for m in annotations.mentions if m.type == "functionaris" and "+" not in m.canonical)
    other = replace(
        annotations,
        mentions=tuple(replace(m, type="onderzoeksbureau") if m.canonical == name else m for m in annotations.mentions),
    )
    writer = Writer(store)
    writer.load_document(quads(NAMES[0]))
    labels = "MATCH (n:Actor) WHERE n.id = $id OR n.id ENDS WITH $id RETURN labels(n) AS labels"
    assert set(store.read(labels, id=name)[0]["labels"]) == {"Actor", "Functionaris"}
    writer.load_document(document_quads(replace(source, sha256="1" * 64), other))
    assert set(store.read(labels, id=name)[0]["labels"]) == {"Actor", "Onderzoeksbureau"}


def test_what_was_cut_off_is_not_seen_and_is_taken_out_by_the_next_writer(store: Store) -> None:
    Writer(store).load_document(quads(NAMES[1]))
    wanted = dump(store)
    Writer(store).load_document(quads(NAMES[0]))
    broken = content_id(f"{NAMES[0]}.txt")
    store.write("MATCH (b:Brondocument {id: $id}) SET b.compleet = false", id=broken)
    store.write("MATCH (s:Bewering {bron: $id}) WITH s ORDER BY s.id LIMIT 2 DETACH DELETE s", id=broken)
    assert [d.key for d in View(store).snapshot().documents] == [f"{NAMES[1]}.txt"]
    Writer(store).repair()
    assert dump(store) == wanted


def test_a_miscount_is_reported_and_the_document_stays_incomplete(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Store.write_steps

    def forgetful(self: Store, steps: Iterable[tuple[str, list[Row]]], size: int = 5000) -> None:
        kept = [(cypher, rows[:-1] if ":STEUNT_OP]" in cypher else rows) for cypher, rows in steps]
        write(self, kept, size)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "write_steps", forgetful)
        with pytest.raises(StoreError, match=r"STEUNT_OP: .* teruggelezen"):
            Writer(store).load_document(quads(NAMES[0]))
    assert store.read("MATCH (b:Brondocument) RETURN b.compleet AS c") == [{"c": False}]
    assert Writer(store).load_document(quads(NAMES[0])).outcome == NEW


def test_a_run_names_what_it_read_and_changes_nothing_else(store: Store) -> None:
    writer = Writer(store)
    writer.load_document(quads(NAMES[0]))
    before = dump(store)
    writer.record_run("r1", {"begonnen_op": "2026-01-01T10:00:00", "versie": "0.1"}, [f"{NAMES[0]}.txt"])
    assert store.read("MATCH (r:Run)-[:LAS]->(b) RETURN r.versie AS v, b.sleutel AS k") == [
        {"v": "0.1", "k": f"{NAMES[0]}.txt"}
    ]
    assert dump(store) == before


def test_a_source_of_the_wrong_sort_is_refused(store: Store) -> None:
    with pytest.raises(ValidationError, match="geen brondocument"):
        Writer(store).load_document(_some_reference())
    with pytest.raises(ValidationError, match="brondocument"):
        Writer(store).load_reference(quads(NAMES[0]))
