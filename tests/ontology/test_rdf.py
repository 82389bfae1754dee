"""Literals and digests: every text survives, and equal content has an equal fingerprint."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad, RdfFormat

from ontology.digest import digest
from ontology.errors import ValidationError
from ontology.rdf import GraphBuilder, clean, decimal, document_graph, graph_name, kk, literal, node

TEXT = st.text(st.characters())


@given(TEXT)
def test_every_text_survives_n_quads(text: str) -> None:
    quad = Quad(node("passage", "1"), kk("citaat"), literal(text), document_graph("sleutel"))
    written = pyoxigraph.serialize([quad], format=RdfFormat.N_QUADS)
    assert list(pyoxigraph.parse(written, format=RdfFormat.N_QUADS)) == [quad]


@given(TEXT, st.sampled_from(["\ud800", "\udfff"]), TEXT)
def test_a_lone_surrogate_is_replaced_at_equal_length(before: str, surrogate: str, after: str) -> None:
    cleaned = clean(before + surrogate + after)
    assert len(cleaned) == len(before) + 1 + len(after)
    assert cleaned[len(before)] == "\ufffd"
    cleaned.encode("utf-8")


@given(st.text(min_size=1))
def test_every_key_names_a_graph_of_its_own(key: str) -> None:
    name = document_graph(key).value
    assert "/" not in name.partition("/graaf/document/")[2]


@given(st.lists(st.tuples(TEXT, TEXT), max_size=8), st.randoms())
def test_the_digest_does_not_depend_on_order_or_repetition(rows: list[tuple[str, str]], random: object) -> None:
    quads = [Quad(node("actor", str(i)), kk("alias"), literal(a + b), graph_name("x")) for i, (a, b) in enumerate(rows)]
    shuffled = [*quads, *quads[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert digest(shuffled) == digest(quads)
    assert digest(quads)[0] == len(quads)


def test_the_digest_sees_every_change() -> None:
    one = Quad(node("actor", "a"), kk("alias"), literal("x"), graph_name("g"))
    other = Quad(node("actor", "a"), kk("alias"), Literal("x", language="nl"), graph_name("g"))
    assert digest([one]) != digest([other])
    assert digest([]) == (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")


def test_numbers_and_booleans() -> None:
    assert str(literal(True)).startswith('"true"')
    assert str(literal(3)) == '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert decimal(0.9).value == "0.90"


def test_a_builder_keeps_names_and_drops_repetition() -> None:
    graph = GraphBuilder(graph_name("x"))
    for _ in range(2):
        graph.typed(node("actor", "vng"), "Brancheorganisatie", "VNG")
        graph.set(node("actor", "vng"), "alias", None)
        graph.set(node("actor", "vng"), "alias", "")
    assert len(graph.quads()) == 2
    assert graph.name(node("actor", "vng")) == "VNG"
    with pytest.raises(ValidationError, match="nergens beschreven"):
        graph.name(node("actor", "ipo"))
