"""RDF files, read back by rdflib and pyoxigraph."""

import json
import warnings

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph.model import Snapshot
from ontology.ids import ONTOLOGY, instance_iri
from ontology.rdf import dutch, graph_name, kk, node
from tests.viz.samples import HOSTILE
from viz.material import Material
from viz.turtle import json_ld, nquads, trig, turtle

WRITABLE = st.characters(exclude_categories=("Cs",))


def material(names: list[str], *, fictional: bool = False) -> Material:
    quads = []
    for number, name in enumerate(names):
        graph = graph_name(f"document/{number % 2}")
        quads.append(Quad(node("actor", f"{name}-{number}"), kk("vertrouwen"), Literal("0.80"), graph))
        quads.append(Quad(node("actor", f"{name}-{number}"), NamedNode(str(rdflib.RDFS.label)), dutch(name), graph))
    return Material(Snapshot(fictional=fictional), lambda: iter(quads))


def triples(items: Material) -> set[tuple[str, str, str]]:
    return {(q.subject.value, q.predicate.value, q.object.value) for q in items.quads()}  # type: ignore[union-attr]


@given(st.lists(st.text(WRITABLE), max_size=8))
@settings(deadline=None)
def test_turtle_read_by_rdflib_gives_the_same_triples(names: list[str]) -> None:
    items = material(names)
    graph = rdflib.Graph().parse(data=turtle(items), format="turtle")
    assert {(str(s), str(p), str(o)) for s, p, o in graph} == triples(items)


@pytest.mark.parametrize(
    ("write", "kind"), [(trig, RdfFormat.TRIG), (nquads, RdfFormat.N_QUADS), (json_ld, RdfFormat.JSON_LD)]
)
def test_formats_with_graphs_give_the_same_quads(write: object, kind: RdfFormat) -> None:
    items = material([name for name in HOSTILE if "\ud800" not in name])
    assert set(parse(write(items), format=kind)) == set(items.quads())  # type: ignore[operator]


def test_the_order_of_the_quads_does_not_matter() -> None:
    items = material(["b", "a", "c"])
    turned = Material(items.snapshot, lambda: reversed(list(items.quads())))
    for write in (turtle, trig, nquads, json_ld):
        assert write(items) == write(turned)


def test_prefixes_are_readable_and_only_the_used_ones() -> None:
    text = turtle(material(["a"])).decode()
    assert f"@prefix kk: <{ONTOLOGY}> ." in text and "actor:a-0" in text and "bewering:" not in text
    assert instance_iri("actor", "a-0") not in text.replace("@prefix actor:", "")


def test_fiction_is_said_at_the_top() -> None:
    for write in (turtle, trig, nquads):
        assert write(material(["a"], fictional=True)).startswith(b"# FICTIEF")
        assert b"FICTIEF" not in write(material(["a"]))


def test_fiction_in_json_ld_adds_no_triple() -> None:
    items, plain = material(["a"], fictional=True), material(["a"])
    written = json_ld(items)
    assert b"FICTIEF" in written and b"FICTIEF" not in json_ld(plain)
    assert set(parse(written, format=RdfFormat.JSON_LD)) == set(plain.quads())
    # rdflib's own JSON-LD parser still uses what rdflib calls deprecated
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=written, format="json-ld")
    assert {(str(s), str(p), str(o)) for s, p, o, _ in dataset.quads()} == triples(plain)


def test_an_empty_graph_is_an_empty_file_that_can_be_read() -> None:
    assert len(rdflib.Graph().parse(data=turtle(material([])), format="turtle")) == 0
    assert json.loads(json_ld(material([]))) in ([], {}, {"@graph": []})
