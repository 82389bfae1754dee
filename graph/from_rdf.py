"""RDF of one named graph -> its image in the property graph."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from graph.image import (
    CLASS_LABEL,
    DOCUMENT_PATH,
    DUTCH,
    GRAPHS,
    MENTION_PATH,
    NAME_LANGUAGE,
    NORM,
    POSITIONS,
    REFERENCE,
    SHARED,
    Description,
    Image,
    Key,
    is_class,
    key_of,
)
from graph.literals import to_property
from ontology.errors import ValidationError
from ontology.ids import split_iri
from ontology.rdf import RDF_TYPE, kk
from ontology.terms import RDFS_LABEL, terms

REFERS_TO = "verwijstNaar"
IN_SOURCE = "inBron"

Subject = dict[str, list[NamedNode | Literal]]


def image_of(quads: Iterable[Quad]) -> Image:
    """Image of the one named graph in ``quads``; ValidationError for triples that the store could not give back."""
    graphs, subjects = _by_subject(quads)
    if len(graphs) != 1:
        raise ValidationError(f"verwacht één graaf en kreeg er {len(graphs)}: {', '.join(sorted(graphs)[:3])}")
    image = Image(_source(graphs.pop(), subjects))
    mentions: dict[Key, Subject] = {}
    for iri, statements in subjects.items():
        if split_iri(iri)[0] == MENTION_PATH:
            mentions[_only_node(statements, REFERS_TO)] = statements
    for iri, statements in subjects.items():
        if split_iri(iri)[0] == MENTION_PATH:
            continue
        key = key_of(iri)
        if key[0] in SHARED:
            image.described[key] = _description(key, statements, mentions.get(key), image)
        else:
            _own(image, key, statements)
    _check_described(image, mentions)
    return image


def _by_subject(quads: Iterable[Quad]) -> tuple[set[str], dict[str, Subject]]:
    graphs: set[str] = set()
    subjects: dict[str, Subject] = defaultdict(lambda: defaultdict(list))
    for quad in set(quads):
        if not (
            isinstance(quad.subject, NamedNode)
            and isinstance(quad.graph_name, NamedNode)
            and isinstance(quad.object, NamedNode | Literal)
        ):
            raise ValidationError(f"naamloze knopen passen niet in de store: {quad}")
        graphs.add(quad.graph_name.value)
        subjects[quad.subject.value][quad.predicate.value].append(quad.object)
    return graphs, subjects


def _source(graph: str, subjects: dict[str, Subject]) -> str:
    name = graph.removeprefix(GRAPHS)
    if name in (REFERENCE, NORM):
        return name
    found = [split_iri(iri)[1] for iri in subjects if split_iri(iri)[0] == DOCUMENT_PATH]
    if not name.startswith("document/") or len(found) != 1:
        raise ValidationError(f"de graaf {graph} heeft {len(found)} brondocumenten en moet er één hebben")
    return found[0]


def _own(image: Image, key: Key, statements: Subject) -> None:
    properties = image.owned.setdefault(key, {})
    for predicate, values in statements.items():
        if predicate == RDF_TYPE.value:
            if [v.value for v in values] != [terms().class_iri(key[0])]:
                classes = ", ".join(sorted(v.value for v in values))
                raise ValidationError(f"{key[0]} {key[1]} heeft een andere klasse: {classes}")
        elif terms().has_property(predicate):
            properties[terms().property(predicate).name] = to_property(terms().property(predicate), values)
            if predicate == RDFS_LABEL and (language := _language(values)) != DUTCH:
                properties[NAME_LANGUAGE] = language
        else:
            kind = terms().relationship(predicate).name
            image.edges.update((kind, key, key_of(value.value)) for value in values)


def _language(values: list[NamedNode | Literal]) -> str:
    return "".join(v.language or "" for v in values if isinstance(v, Literal))


def _description(key: Key, statements: Subject, mention: Subject | None, image: Image) -> Description:
    rest = {p: v for p, v in statements.items() if p not in (RDF_TYPE.value, RDFS_LABEL)}
    foreign = [p for p in rest if not terms().has_property(p)]
    if foreign or (rest and image.is_document):
        raise ValidationError(
            f"{key[0]} {key[1]} wordt door documenten gedeeld en kan hier niet krijgen: "
            f"{', '.join(sorted(foreign or rest))}"
        )
    names = [v.value for v in statements.get(RDFS_LABEL, [])]
    if len(names) > 1:
        raise ValidationError(f"{key[0]} {key[1]} heeft meer dan één naam: {', '.join(sorted(names)[:3])}")
    if mention is not None and names != [v.value for v in mention.get(RDFS_LABEL, [])]:
        raise ValidationError(f"{key[0]} {key[1]} heet anders dan in zijn vermelding")
    classes = {terms().class_label(v.value) for v in statements.get(RDF_TYPE.value, [])}
    return Description(
        name=names[0] if names else None,
        classes=tuple(sorted(classes - ({CLASS_LABEL} if is_class(key[1]) else set()))),
        properties={terms().property(p).name: to_property(terms().property(p), v) for p, v in rest.items()},
        mention=None if mention is None else _mention(mention),
    )


def _mention(statements: Subject) -> dict[str, object]:
    """Properties of the mention, by their names in the graph; the name is the node's."""
    left_out = {RDF_TYPE.value, kk(REFERS_TO).value, kk(IN_SOURCE).value}
    found = {
        terms().property(p).name: to_property(terms().property(p), v)
        for p, v in statements.items()
        if p not in left_out
    }
    return {POSITIONS if name == "positie" else name: value for name, value in found.items()}


def _only_node(statements: Subject, predicate: str) -> Key:
    found = statements.get(kk(predicate).value, [])
    if len(found) != 1:
        raise ValidationError(f"een vermelding heeft {len(found)} waarden voor {predicate} en moet er één hebben")
    return key_of(found[0].value)


def _check_described(image: Image, mentions: dict[Key, Subject]) -> None:
    """In a document each shared node must have one mention: the store keeps what it says of the node there."""
    if not image.is_document:
        for _, _, end in image.edges:
            if end[0] in SHARED:
                image.described.setdefault(end, Description(None, ()))
        return
    named = {end for _, _, end in image.edges if end[0] in SHARED} | set(image.described)
    for key in sorted(named ^ set(mentions)):
        raise ValidationError(f"{key[0]} {key[1]} staat in het document zonder vermelding, of alleen als vermelding")
