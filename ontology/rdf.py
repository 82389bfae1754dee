"""Small helpers to write quads: our terms, instances and literals that survive every serialisation."""

import re
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from ontology.errors import ValidationError
from ontology.ids import ONTOLOGY, instance_iri, split_iri
from ontology.terms import RDFS_LABEL, terms

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = NamedNode(RDFS_LABEL)
_XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGER, DECIMAL, BOOLEAN = (NamedNode(_XSD + name) for name in ("integer", "decimal", "boolean"))
_SURROGATE = re.compile("[\ud800-\udfff]")

Value = NamedNode | Literal | str | int | bool


@cache
def kk(local: str) -> NamedNode:
    """A term of the ontology."""
    return NamedNode(ONTOLOGY + local)


def node(path: str, local: str) -> NamedNode:
    """An instance: ``node("actor", "class:gi")``."""
    return NamedNode(instance_iri(path, clean(local)))


def graph_name(local: str) -> NamedNode:
    """A named graph: ``graph_name("referentie")``."""
    return node("graaf", local)


def document_graph(key: str) -> NamedNode:
    """The named graph of one source document: ``.../graaf/document/<key>``."""
    return node("graaf/document", key)


def clean(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD: it cannot be written as UTF-8, and the length must stay."""
    return _SURROGATE.sub("\ufffd", text)


def literal(value: str | int | bool) -> Literal:
    if isinstance(value, bool):
        return Literal("true" if value else "false", datatype=BOOLEAN)
    if isinstance(value, int):
        return Literal(str(value), datatype=INTEGER)
    return Literal(clean(value))


def decimal(value: float | str) -> Literal:
    """xsd:decimal with two decimals."""
    return Literal(f"{float(value):.2f}", datatype=DECIMAL)


def dutch(text: str) -> Literal:
    return Literal(clean(text), language="nl")


@cache
def _name_language(path: str) -> str | None:
    """A mention is no node of its own: it carries the Dutch name of what it names."""
    return "nl" if path == "vermelding" else terms().name_language(path)


class GraphBuilder:
    """Collects the quads of one named graph; the same quad twice is one quad, the order of adding does not matter."""

    def __init__(self, name: NamedNode) -> None:
        self._name = name
        self._quads: dict[Quad, None] = {}
        self._described: dict[NamedNode, tuple[str, str]] = {}

    def add(self, subject: NamedNode, predicate: NamedNode, value: Value) -> None:
        term = value if isinstance(value, NamedNode | Literal) else literal(value)
        self._quads[Quad(subject, predicate, term, self._name)] = None

    def set(self, subject: NamedNode, local: str, value: Value | None) -> None:
        """A property of ours; nothing for None or empty text."""
        if value is not None and value != "":
            self.add(subject, kk(local), value)

    def typed(self, subject: NamedNode, class_local: str, label: str) -> None:
        """Class and label of an instance; the language of the label is that of its sort."""
        self._described[subject] = class_local, label
        self.add(subject, RDF_TYPE, kk(class_local))
        self.add(subject, LABEL, Literal(clean(label), language=_name_language(split_iri(subject.value)[0])))

    def described(self) -> dict[NamedNode, tuple[str, str]]:
        """Class (local name) and label of the instances described so far."""
        return dict(self._described)

    def name(self, subject: NamedNode) -> str:
        """Label given to an instance of this graph; ValidationError where it was not described."""
        try:
            return self._described[subject][1]
        except KeyError:
            raise ValidationError(f"{subject.value}: genoemd, maar nergens beschreven") from None

    def quads(self) -> list[Quad]:
        """All quads, sorted, so that equal content is an equal list."""
        return sorted(self._quads, key=str)


def collective_name(code: str) -> str:
    """Name of a class-level actor: 'gecertificeerde instellingen (als groep)'."""
    return f"{terms().type(code).plural_nl} (als groep)"
