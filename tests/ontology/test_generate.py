"""The committed term map is what the Turtle gives, and the Turtle is complete."""

import shutil
from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef

from ontology import generate
from ontology.errors import ValidationError
from ontology.ids import ONTOLOGY
from ontology.reference.lists import chain
from ontology.terms import terms

GRAPH = generate.read_ontology()
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, SKOS.Concept, SKOS.ConceptScheme)
OWN = sorted({term for kind in KINDS for term in GRAPH.subjects(RDF.type, kind) if str(term).startswith(ONTOLOGY)})
CROSS_CUTTING = {
    "vertrouwen",
    "regel",
    "alias",
    "herkomst",
    "toelichting",
    "geldigVanaf",
    "geldigTot",
    "cbsCode",
    "tooi",
    "ketentype",
    "rechtsgrond",
    "regime",
    "relatieTussen",
    "maaktDeelUitVan",
    "opvolgerVan",
    "integreert",
}
"""Properties of more than one sort of thing: a domain would make everything that has one an instance of it."""


def test_the_committed_map_is_fresh() -> None:
    assert generate.main(["--check"]) == 0


def test_a_stale_map_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "termmap.json"
    stale.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(generate, "TERM_MAP", stale)
    assert generate.main(["--check"]) == 1
    assert "stale" in capsys.readouterr().err
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0


@pytest.mark.parametrize("term", OWN, ids=lambda t: str(t).removeprefix(ONTOLOGY))
def test_every_term_has_label_and_definition_in_both_languages(term: URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        assert {value.language for value in GRAPH.objects(term, predicate)} == {"nl", "en"}  # type: ignore[union-attr]
        assert len(list(GRAPH.objects(term, predicate))) == 2


@pytest.mark.parametrize(
    "term",
    [*sorted(GRAPH.subjects(RDF.type, OWL.DatatypeProperty)), *sorted(GRAPH.subjects(RDF.type, OWL.ObjectProperty))],
    ids=lambda t: str(t).removeprefix(ONTOLOGY),
)
def test_every_property_says_where_it_belongs(term: URIRef) -> None:
    inverse = (term, OWL.inverseOf, None) in GRAPH
    inherits = (term, RDFS.subPropertyOf, None) in GRAPH and GRAPH.value(term, RDFS.subPropertyOf) is not None
    local = str(term).removeprefix(ONTOLOGY)
    assert inverse or inherits or local in CROSS_CUTTING or (term, RDFS.domain, None) in GRAPH


def test_the_profile_has_no_anonymous_classes() -> None:
    assert not [node for triple in GRAPH for node in triple if isinstance(node, BNode)]


def test_the_ontology_is_consistent() -> None:
    closure = generate.read_ontology()
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    assert not [t for t in closure if "error" in str(t[1]).lower()]


def test_the_ontology_has_a_version() -> None:
    version = GRAPH.value(generate.HEADER, OWL.versionInfo)
    assert GRAPH.value(generate.HEADER, OWL.versionIRI) == URIRef(f"{generate.HEADER}/{version}")
    assert terms().version == str(version)


def test_every_own_term_that_is_used_is_defined() -> None:
    used = {t for triple in GRAPH for t in triple if isinstance(t, URIRef) and str(t).startswith(ONTOLOGY)}
    assert not used - set(OWN)


def test_regimes_are_those_of_the_chain() -> None:
    KK = generate.KK
    for entry in chain()["regimes"]:
        concept = next(c for c in terms().scheme("regimes") if c.code == entry["id"])
        for local, key in (("geldigVanaf", "valid_from"), ("geldigTot", "valid_to")):
            value = GRAPH.value(URIRef(concept.iri), KK[local])
            assert (str(value) if value else None) == entry[key]


@pytest.mark.parametrize(
    ("local", "upper"),
    [
        ("opdrachtgeverVan", "OPDRACHTGEVER_VAN"),
        ("van", "VAN"),
        ("steltOnderVerscherptToezicht", "STELT_ONDER_VERSCHERPT_TOEZICHT"),
    ],
)
def test_names_are_mechanical(local: str, upper: str) -> None:
    assert generate.upper_snake(local) == upper
    assert generate.lower_snake(local) == upper.lower()


def test_unreadable_turtle_is_named(tmp_path: Path) -> None:
    (tmp_path / "fout.ttl").write_text("kk:x a", encoding="utf-8")
    with pytest.raises(ValidationError, match=r"fout\.ttl"):
        generate.read_ontology(tmp_path)


def test_a_property_without_a_form_in_the_graph_is_refused(tmp_path: Path) -> None:
    for path in generate.ontology_files():
        shutil.copy(path, tmp_path)
    extra = Graph()
    extra.add((generate.KK.datumtijd, RDF.type, OWL.DatatypeProperty))
    extra.serialize(tmp_path / "extra.ttl", format="turtle")
    with pytest.raises(ValidationError, match="datumtijd"):
        generate.term_map(tmp_path)
