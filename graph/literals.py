"""One value: from an RDF term to a property and back, by the kind that the term map gives."""

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from ontology.errors import ValidationError
from ontology.rdf import BOOLEAN, DECIMAL, INTEGER
from ontology.terms import PropertyTerm, terms

Value = str | int | float | bool


def to_property(term: PropertyTerm, values: Iterable[NamedNode | Literal]) -> Any:
    """Value for the property graph; a list only for kind ``list-of-text``. ValidationError when it does not fit."""
    plain = sorted(_plain(term, value) for value in values)
    if term.kind == "list-of-text":
        return plain
    if len(plain) != 1:
        raise ValidationError(f"{term.name} heeft {len(plain)} waarden en mag er één hebben: {plain[:3]}")
    return plain[0]


def _plain(term: PropertyTerm, value: NamedNode | Literal) -> Value:
    if isinstance(value, NamedNode):
        return _name(term, value.value)
    if term.kind in ("text", "list-of-text"):
        return value.value
    if term.kind == "integer":
        return int(value.value)
    if term.kind == "decimal":
        return float(value.value)
    if term.kind == "boolean":
        return value.value == "true"
    raise ValidationError(f"{term.name} verwacht een begrip en krijgt de tekst {value.value[:40]!r}")


def _name(term: PropertyTerm, iri: str) -> str:
    if term.kind == "concept":
        return terms().concept(iri).name
    if term.kind == "relation":
        return terms().relationship(iri).name
    if term.kind == "class":
        return terms().class_label(iri)
    raise ValidationError(f"{term.name} verwacht tekst en krijgt {iri}")


def to_terms(term: PropertyTerm, value: Any) -> list[NamedNode | Literal]:
    """The RDF terms behind a property; the inverse of ``to_property``."""
    return [_term(term, each) for each in (value if isinstance(value, list) else [value])]


def _term(term: PropertyTerm, value: Value) -> NamedNode | Literal:
    match term.kind:
        case "concept":
            return NamedNode(terms().concept_by_name(str(value)).iri)
        case "relation":
            return NamedNode(terms().relationship_by_name(str(value)).iri)
        case "class":
            return NamedNode(terms().class_iri(str(value)))
        case "integer":
            return Literal(str(value), datatype=INTEGER)
        case "decimal":
            return Literal(f"{value:.2f}", datatype=DECIMAL)
        case "boolean":
            return Literal("true" if value else "false", datatype=BOOLEAN)
        case _:
            return Literal(str(value))
