"""Small helpers to write quads: our terms, instances and literals that survive every serialisation."""

import re
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from ontology.errors import ValidationError
from ontology.ids import ONTOLOGY, instance_iri
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
    return NamedNode(instance_iri(path, local))


def graph_name(local: str) -> NamedNode:
    """A named graph: ``graph_name("referentie")``."""
    return node("graaf", local)


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


class GraphBuilder:
    """Collects the quads of one named graph; the same quad twice is one quad, the order of adding does not matter."""

    def __init__(self, name: NamedNode) -> None:
        self._name = name
        self._quads: dict[Quad, None] = {}
        self._names: dict[NamedNode, str] = {}

    def add(self, subject: NamedNode, predicate: NamedNode, value: Value) -> None:
        term = value if isinstance(value, NamedNode | Literal) else literal(value)
        self._quads[Quad(subject, predicate, term, self._name)] = None

    def set(self, subject: NamedNode, local: str, value: Value | None) -> None:
        """A property of ours; nothing for None or empty text."""
        if value is not None and value != "":
            self.add(subject, kk(local), value)

    def typed(self, subject: NamedNode, class_local: str, label: str, *, dutch_label: bool = True) -> None:
        """Class and label of an instance."""
        self._names[subject] = label
        self.add(subject, RDF_TYPE, kk(class_local))
        self.add(subject, LABEL, dutch(label) if dutch_label else literal(label))

    def name(self, subject: NamedNode) -> str:
        """Label given to an instance of this graph; ValidationError where it was not described."""
        try:
            return self._names[subject]
        except KeyError:
            raise ValidationError(f"{subject.value}: genoemd, maar nergens beschreven") from None

    def quads(self) -> list[Quad]:
        """All quads, sorted, so that equal content is an equal list."""
        return sorted(self._quads, key=str)


def collective_name(code: str) -> str:
    """Name of a class-level actor: 'gecertificeerde instellingen (als groep)'."""
    return f"{terms().type(code).plural_nl} (als groep)"
