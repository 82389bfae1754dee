import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph.from_rdf import image_of
from graph.image import Image, graph_iri
from graph.to_rdf import quads_of
from ontology.errors import ValidationError
from ontology.ids import content_id
from ontology.rdf import GraphBuilder, dutch, kk, node
from ontology.reference import norm_quads, reference_quads
from tests.graph.material import NAMES, quads


@pytest.mark.parametrize("name", NAMES)
def test_a_document_comes_back_as_it_was(name: str) -> None:
    graph = graph_iri("", f"{name}.txt")
    assert set(quads_of(image_of(quads(name)), graph)) == set(quads(name))


def test_the_lists_come_back_as_they_were() -> None:
    for source, given_quads in (("referentie", reference_quads()), ("norm", norm_quads())):
        assert set(quads_of(image_of(given_quads), graph_iri(source))) == set(given_quads)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
confidences = st.integers(0, 100).map(lambda n: n / 100)


@given(words, words, confidences, st.sets(words, max_size=3), st.sampled_from(["", "nl", "en"]), st.booleans())
def test_any_text_and_confidence_survives(
    name: str, quote: str, confidence: float, positions: set[str], language: str, collective: bool
) -> None:
    given_quads = _document(name, quote, confidence, positions, language, collective)
    image = image_of(given_quads)
    assert set(quads_of(image, graph_iri("", "k"))) == set(given_quads)


def _document(
    name: str, quote: str, confidence: float, positions: set[str], language: str, collective: bool
) -> list[Quad]:
    local = content_id("k")
    graph = GraphBuilder(NamedNode(graph_iri("", "k")))
    bron, actor = node("bron", local), node("actor", "class:gi" if collective else "x")
    graph.typed(bron, "Brondocument", "k")
    graph.set(bron, "sleutel", "k")
    graph.add(bron, kk("fictief"), False)
    passage = node("passage", "p")
    graph.add(passage, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), kk("Passage"))
    graph.add(
        passage,
        NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
        Literal(quote, language=language) if language else Literal(quote),
    )
    graph.add(passage, kk("citaat"), quote)
    graph.add(passage, kk("vertrouwen"), Literal(f"{confidence:.2f}", datatype=_DECIMAL))
    graph.add(passage, kk("begin"), 3)
    graph.add(passage, kk("inBron"), bron)
    mention = node("vermelding", f"{local}.actor.{'class:gi' if collective else 'x'}")
    for subject, local_class in ((actor, "GecertificeerdeInstelling"), (mention, "Vermelding")):
        graph.typed(subject, local_class, name)
    if collective:
        graph.add(actor, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), kk("Klasse"))
    graph.add(mention, kk("inBron"), bron)
    graph.add(mention, kk("verwijstNaar"), actor)
    graph.add(mention, kk("alsKlasse"), kk("GecertificeerdeInstelling"))
    for position in positions:
        graph.add(mention, kk("positie"), position)
    return graph.quads()


_DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


def test_an_image_does_not_depend_on_the_order_of_the_quads() -> None:
    forward, backward = image_of(quads(NAMES[0])), image_of(reversed(quads(NAMES[0])))
    assert isinstance(forward, Image)
    assert forward == backward


def _with(predicate: str, value: Literal | NamedNode, subject: NamedNode | None = None) -> list[Quad]:
    given_quads = _document("naam", "citaat", 0.5, set(), "", False)
    return [*given_quads, Quad(subject or node("actor", "x"), NamedNode(predicate), value, given_quads[0].graph_name)]


@pytest.mark.parametrize(
    "extra",
    [
        _with("http://example.org/iets", Literal("x")),
        _with(kk("cbsCode").value, Literal("GM0599")),
        _with(kk("citaat").value, Literal("nog een"), node("passage", "p")),
        _with(kk("soort").value, kk("onbekend"), node("passage", "p")),
        _with(kk("onderwerp").value, node("actor", "nergens-beschreven"), node("passage", "p")),
        _with("http://www.w3.org/2000/01/rdf-schema#label", dutch("andere naam")),
        [*_document("naam", "citaat", 0.5, set(), "", False), *reference_quads()[:1]],
    ],
)
def test_what_does_not_fit_is_an_error(extra: list[Quad]) -> None:
    with pytest.raises(ValidationError):
        image_of(extra)
