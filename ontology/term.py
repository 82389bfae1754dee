"""What the term map tells about one term."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ActorType:
    """A type of the annotation guideline, or a finer kind that ended in 2015.

    ``code`` is the annotation type; for a finer kind it is the kind of the reference lists and ``annotation`` is the
    annotation type it falls under. ``primary`` is the label with the uniqueness constraint, ``label`` the kind's own.
    """

    code: str
    iri: str
    label: str
    primary: str
    name_nl: str
    name_en: str
    plural_nl: str
    is_actor: bool
    annotation: str


@dataclass(frozen=True)
class RelationType:
    """A relation. ``code`` is the annotation relation, or for a finer verb its id in the reference lists.

    ``top`` is the annotation relation to report (None: none, as for the layout of areas); ``handover`` tells whether
    a case passes along this tie.
    """

    code: str
    iri: str
    relationship: str
    name_nl: str
    name_en: str
    symmetric: bool
    top: str | None
    handover: bool


@dataclass(frozen=True)
class Concept:
    """An individual of a SKOS scheme; ``name`` is its value in the property graph, ``broader`` the name above it."""

    code: str
    iri: str
    name: str
    name_nl: str
    name_en: str
    scheme: str
    broader: str | None = None


@dataclass(frozen=True)
class ClassTerm:
    """A class: its label, the primary label of its instances (None: not stored as a node) and their IRI path.

    ``language`` is set on a primary class whose instances have an ``rdfs:label`` with that language tag.
    """

    iri: str
    label: str
    primary: str | None
    path: str | None
    name_nl: str
    name_en: str
    language: str | None = None


@dataclass(frozen=True)
class PropertyTerm:
    """A node property. ``kind``: text, integer, decimal, boolean, list-of-text, concept, relation or class.

    A concept is stored as its local name, a relation as its relationship name, a class as its label.
    """

    iri: str
    name: str
    kind: str
    name_nl: str
    name_en: str


@dataclass(frozen=True)
class RelationshipTerm:
    """A relationship type: a relation between actors, or (``relation`` false) the structure of the evidence."""

    iri: str
    name: str
    relation: bool
    name_nl: str
    name_en: str
