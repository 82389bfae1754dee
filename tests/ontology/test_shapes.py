"""The shapes reject what has no passage, no source or no place in the vocabulary, and say where."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF, Graph, Namespace

from ontology.rdf import GraphBuilder, decimal, document_graph, graph_name, kk, literal, node
from ontology.shapes import FOLDER, Violation, validate
from ontology.terms import terms

KEY = "brief.txt"
SOURCE, PASSAGE = node("bron", "b"), node("passage", "p")
STATEMENT, FINDING = node("bewering", "x"), node("bevinding", "f")
MENTION = node("vermelding", "b.actor.vng")
A, B = node("actor", "vng"), node("actor", "gemeente-zeist")


def document() -> list[Quad]:
    """A valid document with one statement and one finding."""
    graph = GraphBuilder(document_graph(KEY))
    graph.typed(SOURCE, "Brondocument", KEY)
    graph.set(SOURCE, "sleutel", KEY)
    graph.set(SOURCE, "sha256", "0" * 64)
    graph.set(SOURCE, "datum", "2019-10")
    graph.set(SOURCE, "fictief", False)
    graph.typed(A, "Brancheorganisatie", "VNG")
    graph.typed(B, "Gemeente", "gemeente Zeist")
    graph.typed(MENTION, "Vermelding", "VNG")
    graph.add(MENTION, kk("inBron"), SOURCE)
    graph.add(MENTION, kk("verwijstNaar"), A)
    graph.add(MENTION, kk("alsKlasse"), kk("Brancheorganisatie"))
    graph.typed(PASSAGE, "Passage", "VNG werkt samen")
    for local, value in (("begin", 10), ("einde", 25), ("citaat", "VNG werkt samen"), ("voor", ""), ("na", " met x.")):
        graph.add(PASSAGE, kk(local), literal(value))
    graph.add(PASSAGE, kk("inBron"), SOURCE)
    graph.typed(STATEMENT, "Bewering", "VNG werkt samen met gemeente Zeist")
    graph.add(STATEMENT, kk("onderwerp"), A)
    graph.add(STATEMENT, kk("relatie"), kk("werktSamenMet"))
    graph.add(STATEMENT, kk("voorwerp"), B)
    graph.add(STATEMENT, kk("polariteit"), kk("bevestigd"))
    graph.add(STATEMENT, kk("aantalPassages"), literal(1))
    graph.typed(FINDING, "Bevinding", "vertraging: VNG werkt samen")
    graph.add(FINDING, kk("soort"), kk("vertraging"))
    graph.add(FINDING, kk("polariteit"), kk("knelpunt"))
    graph.add(FINDING, kk("van"), A)
    for subject in (STATEMENT, FINDING):
        graph.add(subject, kk("modaliteit"), kk("feitelijk"))
        graph.add(subject, kk("vertrouwen"), decimal(0.9))
        graph.add(subject, kk("steuntOp"), PASSAGE)
        graph.add(subject, kk("inBron"), SOURCE)
    return graph.quads()


def without(subject: NamedNode, local: str) -> list[Quad]:
    return [q for q in document() if not (q.subject == subject and q.predicate == kk(local))]


def changed(subject: NamedNode, local: str, value: NamedNode | Literal) -> list[Quad]:
    return [*without(subject, local), Quad(subject, kk(local), value, document_graph(KEY))]


def found(quads: list[Quad]) -> list[tuple[str, str]]:
    return [(v.focus, v.path) for v in validate(quads)]


def test_a_complete_document_is_valid() -> None:
    assert validate(document()) == []


@pytest.mark.parametrize(
    ("subject", "local"),
    [
        (STATEMENT, "steuntOp"),
        (STATEMENT, "onderwerp"),
        (STATEMENT, "voorwerp"),
        (STATEMENT, "relatie"),
        (STATEMENT, "polariteit"),
        (STATEMENT, "modaliteit"),
        (STATEMENT, "vertrouwen"),
        (STATEMENT, "inBron"),
        (STATEMENT, "aantalPassages"),
        (FINDING, "steuntOp"),
        (FINDING, "soort"),
        (FINDING, "polariteit"),
        (FINDING, "modaliteit"),
        (FINDING, "vertrouwen"),
        (FINDING, "inBron"),
        (PASSAGE, "citaat"),
        (PASSAGE, "begin"),
        (PASSAGE, "einde"),
        (PASSAGE, "voor"),
        (PASSAGE, "na"),
        (PASSAGE, "inBron"),
        (SOURCE, "sleutel"),
        (SOURCE, "sha256"),
        (SOURCE, "fictief"),
        (MENTION, "inBron"),
        (MENTION, "verwijstNaar"),
        (MENTION, "alsKlasse"),
    ],
    ids=lambda v: v if isinstance(v, str) else v.value.rpartition("/id/")[2],
)
def test_what_is_missing_is_rejected(subject: NamedNode, local: str) -> None:
    assert (subject.value, local) in found(without(subject, local))


@pytest.mark.parametrize(
    ("subject", "local", "value"),
    [
        (STATEMENT, "relatie", kk("houdtVan")),
        (STATEMENT, "relatie", kk("relatieTussen")),
        (STATEMENT, "polariteit", kk("knelpunt")),
        (STATEMENT, "modaliteit", kk("bevestigd")),
        (STATEMENT, "vertrouwen", decimal(1.01)),
        (STATEMENT, "vertrouwen", decimal(-0.1)),
        (STATEMENT, "vertrouwen", literal("hoog")),
        (STATEMENT, "steuntOp", node("passage", "elders")),
        (STATEMENT, "onderwerp", node("actor", "nergens-beschreven")),
        (STATEMENT, "onderwerp", literal("VNG")),
        (FINDING, "soort", kk("drukte")),
        (FINDING, "polariteit", kk("bevestigd")),
        (FINDING, "naar", node("actor", "nergens-beschreven")),
        (PASSAGE, "citaat", literal("te kort")),
        (PASSAGE, "citaat", literal("")),
        (PASSAGE, "begin", literal(99)),
        (SOURCE, "sha256", literal("abc")),
        (SOURCE, "datum", literal("mei 2019")),
    ],
    ids=str,
)
def test_what_is_wrong_is_rejected(subject: NamedNode, local: str, value: NamedNode | Literal) -> None:
    assert (subject.value, local) in found(changed(subject, local, value))


def test_two_values_where_one_is_meant_are_rejected() -> None:
    extra = Quad(STATEMENT, kk("polariteit"), kk("ontkend"), document_graph(KEY))
    assert (STATEMENT.value, "polariteit") in found([*document(), extra])


def test_a_message_is_in_both_languages_and_names_document_and_passage() -> None:
    [violation] = validate(changed(STATEMENT, "vertrouwen", decimal(2)))
    assert violation == Violation(
        STATEMENT.value,
        "vertrouwen",
        "Zekerheid moet één getal van 0 tot en met 1 zijn.",
        KEY,
        "Confidence must be one number from 0 to 1.",
        "10-25",
    )
    assert str(violation) == (
        "brief.txt 10-25: bewering x, vertrouwen: Zekerheid moet één getal van 0 tot en met 1 zijn."
    )


def in_graph(name: str) -> Callable[[Quad], Quad]:
    return lambda q: Quad(q.subject, q.predicate, q.object, graph_name(name))


def test_a_reference_fact_needs_a_source_and_no_passage() -> None:
    quads = [in_graph("referentie")(q) for q in without(STATEMENT, "steuntOp")]
    assert found(quads) == [(STATEMENT.value, "herkomst")]
    source = Quad(STATEMENT, kk("herkomst"), literal("CBS"), graph_name("referentie"))
    assert validate([*quads, source]) == []


def test_graphs_are_checked_apart() -> None:
    reference = [in_graph("referentie")(q) for q in without(STATEMENT, "steuntOp")]
    assert found([*document(), *reference]) == [(STATEMENT.value, "herkomst")]
    assert validate([]) == []


@pytest.mark.parametrize("name", ["document", "referentie"])
def test_the_relations_in_the_shapes_are_those_of_the_ontology(name: str) -> None:
    sh = Namespace("http://www.w3.org/ns/shacl#")
    graph = Graph().parse(FOLDER / f"{name}.ttl")
    [shape] = [s for s in graph.subjects(sh.path, None) if str(graph.value(s, sh.path)).endswith("#relatie")]
    listed = {str(item) for item in graph.items(graph.value(shape, sh["in"]))}
    assert listed == {relation.iri for relation in terms().all_relations()}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ttl")), ids=lambda p: p.stem)
def test_every_shape_has_a_target_and_speaks_dutch_and_english(path: Path) -> None:
    sh = Namespace("http://www.w3.org/ns/shacl#")
    graph = Graph().parse(path)
    shapes = list(graph.subjects(sh.path, None))
    assert shapes and set(shapes) == set(graph.subjects(RDF.type, sh.PropertyShape))
    for shape in shapes:
        terms().class_label(str(graph.value(shape, sh.targetClass)))
        assert {m.language for m in graph.objects(shape, sh.message)} == {"nl", "en"}  # type: ignore[union-attr]
