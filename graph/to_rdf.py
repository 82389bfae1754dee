"""The image of one named graph -> its RDF; the inverse of ``from_rdf``."""

from collections.abc import Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from graph.from_rdf import IN_SOURCE, REFERS_TO
from graph.image import (
    CLASS_LABEL,
    DOCUMENT_PATH,
    DUTCH,
    MENTION_PATH,
    NAME_LANGUAGE,
    POSITIONS,
    Description,
    Image,
    Key,
    iri_of,
    is_class,
)
from graph.literals import to_terms
from ontology.ids import instance_iri
from ontology.rdf import RDF_TYPE, kk
from ontology.terms import NAME_PROPERTY, RDFS_LABEL, terms

Triple = tuple[str, str, NamedNode | Literal]


def quads_of(image: Image, graph: str) -> list[Quad]:
    """The quads of the image, in the named graph ``graph``, each once."""
    name = NamedNode(graph)
    return [Quad(NamedNode(s), NamedNode(p), o, name) for s, p, o in _triples(image)]


def _triples(image: Image) -> Iterator[Triple]:
    for key, properties in image.owned.items():
        yield iri_of(key), RDF_TYPE.value, NamedNode(terms().class_iri(key[0]))
        yield from _values(iri_of(key), properties)
    for kind, start, end in image.edges:
        yield iri_of(start), terms().relationship_by_name(kind).iri, NamedNode(iri_of(end))
    for key, description in image.described.items():
        yield from _described(key, description)
        if description.mention is not None:
            yield from _mention(image.source, key, description.mention)


def _values(iri: str, properties: dict[str, Any]) -> Iterator[Triple]:
    for name, value in properties.items():
        if name == NAME_LANGUAGE:
            continue
        if name == NAME_PROPERTY:
            yield iri, RDFS_LABEL, _name(value, properties.get(NAME_LANGUAGE, DUTCH))
        else:
            term = terms().property_by_name(name)
            for each in to_terms(term, value):
                yield iri, term.iri, each


def _name(name: str, language: str) -> Literal:
    return Literal(name, language=language) if language else Literal(name)


def _described(key: Key, description: Description) -> Iterator[Triple]:
    iri = iri_of(key)
    for label in description.classes:
        yield iri, RDF_TYPE.value, NamedNode(terms().class_iri(label))
    if is_class(key[1]) and (description.classes or description.name):
        yield iri, RDF_TYPE.value, NamedNode(terms().class_iri(CLASS_LABEL))
    if description.name is not None:
        yield iri, RDFS_LABEL, _name(description.name, DUTCH)
    yield from _values(iri, description.properties)


def _mention(source: str, key: Key, properties: dict[str, Any]) -> Iterator[Triple]:
    iri = instance_iri(MENTION_PATH, f"{source}.{terms().path_of(key[0])}.{key[1]}")
    yield iri, RDF_TYPE.value, NamedNode(kk("Vermelding").value)
    yield iri, kk(REFERS_TO).value, NamedNode(iri_of(key))
    yield iri, kk(IN_SOURCE).value, NamedNode(instance_iri(DOCUMENT_PATH, source))
    named = {"positie" if name == POSITIONS else name: value for name, value in properties.items()}
    yield from _values(iri, named)
