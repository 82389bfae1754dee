"""The vocabulary at run time: annotation codes, IRIs, labels and the names used in the property graph.

Everything comes from ``termmap.json``, which ``ontology.generate`` makes from the Turtle files. A name or IRI that is
not in the ontology is a ValidationError, so that a foreign term is reported and never dropped.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from ontology.errors import ValidationError
from ontology.term import ActorType, ClassTerm, Concept, PropertyTerm, RelationshipTerm, RelationType

__all__ = [
    "NAME_PROPERTY",
    "RDFS_LABEL",
    "ActorType",
    "ClassTerm",
    "Concept",
    "PropertyTerm",
    "RelationType",
    "RelationshipTerm",
    "TermMap",
    "terms",
]

RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
NAME_PROPERTY = "naam"

Value = TypeVar("Value")


class TermMap:
    """Look-ups in both directions. Get the one instance with ``terms()``."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._namespace: str = data["namespace"]
        self.version: str = data["version"]
        self._classes = self._read_classes(data["classes"])
        self._labels = _index(self._classes.values(), "label")
        self._primary = {c.path: c.label for c in self._classes.values() if c.path and c.primary == c.label}
        self._paths = {label: path for path, label in self._primary.items()}
        self._types = self._read_types(data["classes"])
        self._type_of_label = {t.label: t for t in self._types.values()}
        self._properties = self._read_properties(data["properties"])
        self._property_names = _index(self._properties.values(), "name")
        self._relationships = self._read_relationships(data["relationships"])
        self._relationship_names = _index(self._relationships.values(), "name")
        self._relations = self._read_relations(data["relationships"])
        self._relation_names = _index(self._relations.values(), "relationship")
        self._concepts = self._read_concepts(data["concepts"])
        self._concept_names = _index(self._concepts.values(), "name")
        self._concept_codes = {f"{c.scheme}:{c.code}": c for c in self._concepts.values()}
        self._reference_ids = self._read_reference_ids(data)

    # -- annotation codes

    def type(self, code: str) -> ActorType:
        """An annotation type (``gi``), or a finer kind of the reference lists (``bureau_jeugdzorg``)."""
        return _get(self._types, code, "soort actor")

    def types(self) -> tuple[ActorType, ...]:
        """The closed list of the guideline, actors first, in the order of their codes."""
        own = [t for t in self._types.values() if t.code == t.annotation]
        return tuple(sorted(own, key=lambda t: (not t.is_actor, t.code)))

    def historic_types(self) -> tuple[ActorType, ...]:
        """Kinds that ended in 2015; each falls under an annotation type."""
        return tuple(t for t in self._types.values() if t.code != t.annotation)

    def type_of_label(self, label: str) -> ActorType | None:
        """The type behind a node label (``GecertificeerdeInstelling``), None for a label of another sort."""
        return self._type_of_label.get(label)

    def relation(self, code: str) -> RelationType:
        """An annotation relation (``commissions``) or a verb of the reference lists (``koopt_in_bij``)."""
        return _get(self._relations, self._reference_ids.get(code, code), "relatie")

    def relations(self) -> tuple[RelationType, ...]:
        """The closed list of the guideline."""
        return tuple(r for r in self._relations.values() if r.code == r.top)

    def all_relations(self) -> tuple[RelationType, ...]:
        """The closed list, the finer verbs and the layout of areas."""
        return tuple(self._relations.values())

    def relation_by_relationship(self, relationship: str) -> RelationType:
        return _get(self._relation_names, relationship, "relatie")

    def relation_by_iri(self, iri: str) -> RelationType:
        return self.relation_by_relationship(self.relationship(iri).name)

    def finding_kind(self, code: str) -> Concept:
        return self._concept_by_code("bevindingssoorten", code)

    def finding_kinds(self) -> tuple[Concept, ...]:
        """The closed list of the guideline; the finer kinds hang under it with ``broader``."""
        return tuple(c for c in self.scheme("bevindingssoorten") if c.broader is None)

    def polarity(self, code: str) -> Concept:
        """``affirmed`` and ``negated`` of a relation, ``problem`` and ``improvement`` of a finding."""
        scheme = "polariteiten" if f"polariteiten:{code}" in self._concept_codes else "bevindingspolariteiten"
        return self._concept_by_code(scheme, code)

    def modality(self, code: str) -> Concept:
        return self._concept_by_code("modaliteiten", code)

    def scheme(self, name: str) -> tuple[Concept, ...]:
        """All concepts of a scheme: polariteiten, bevindingspolariteiten, modaliteiten, bevindingssoorten, regimes."""
        return tuple(c for c in self._concepts.values() if c.scheme == name)

    # -- the generic map between RDF and the property graph

    def classes(self) -> tuple[ClassTerm, ...]:
        return tuple(self._classes.values())

    def class_label(self, iri: str) -> str:
        return self.class_term(iri).label

    def class_term(self, iri: str) -> ClassTerm:
        return _get(self._classes, iri, "klasse")

    def class_iri(self, label: str) -> str:
        return _get(self._labels, label, "label").iri

    def property(self, iri: str) -> PropertyTerm:
        return _get(self._properties, iri, "eigenschap")

    def has_property(self, iri: str) -> bool:
        """True when the predicate is stored as a property, False when it is a relationship."""
        return iri in self._properties

    def property_by_name(self, name: str) -> PropertyTerm:
        return _get(self._property_names, name, "eigenschap")

    def properties(self) -> tuple[PropertyTerm, ...]:
        return tuple(self._properties.values())

    def relationship(self, iri: str) -> RelationshipTerm:
        return _get(self._relationships, iri, "relatietype")

    def relationship_by_name(self, name: str) -> RelationshipTerm:
        return _get(self._relationship_names, name, "relatietype")

    def relationships(self) -> tuple[RelationshipTerm, ...]:
        return tuple(self._relationships.values())

    def concept(self, iri: str) -> Concept:
        return _get(self._concepts, iri, "begrip")

    def concept_by_name(self, name: str) -> Concept:
        return _get(self._concept_names, name, "begrip")

    def concepts(self) -> tuple[Concept, ...]:
        return tuple(self._concepts.values())

    def primary_label(self, path: str) -> str:
        """Primary label of the instances under an IRI path: ``actor`` -> ``Actor``, ``bron`` -> ``Brondocument``."""
        return _get(self._primary, path, "soort")

    def primary_labels(self) -> dict[str, str]:
        """IRI path -> primary label, for everything that is stored as a node."""
        return dict(self._primary)

    def name_language(self, path: str) -> str | None:
        """Language tag of the names under an IRI path: ``nl`` for ``actor``, None for ``passage``."""
        return self._labels[self.primary_label(path)].language

    def path_of(self, primary: str) -> str:
        """IRI path of a primary label: ``Brondocument`` -> ``bron``."""
        return _get(self._paths, primary, "hoofdlabel")

    # -- reading the map

    def _iri(self, local: str) -> str:
        return self._namespace + local

    def _read_classes(self, rows: Mapping[str, Any]) -> dict[str, ClassTerm]:
        primary = {row["path"]: local for local, row in rows.items() if row["primary"]}
        return {
            self._iri(local): ClassTerm(
                self._iri(local), local, primary.get(row["path"]), row["path"], row["nl"], row["en"], row["language"]
            )
            for local, row in rows.items()
        }

    def _read_types(self, rows: Mapping[str, Any]) -> dict[str, ActorType]:
        found = {}
        for local, row in rows.items():
            code = row["type"] or (row["chain"] if row["under"] else None)
            if code:
                primary = self._classes[self._iri(local)].primary or local
                found[code] = ActorType(
                    code,
                    self._iri(local),
                    local,
                    primary,
                    row["nl"],
                    row["en"],
                    row["plural"],
                    primary == "Actor",
                    row["type"] or row["under"],
                )
        return found

    def _read_properties(self, rows: Mapping[str, Any]) -> dict[str, PropertyTerm]:
        found = {
            self._iri(local): PropertyTerm(self._iri(local), row["name"], row["kind"], row["nl"], row["en"])
            for local, row in rows.items()
        }
        found[RDFS_LABEL] = PropertyTerm(RDFS_LABEL, NAME_PROPERTY, "text", "naam", "name")
        return found

    def _read_relationships(self, rows: Mapping[str, Any]) -> dict[str, RelationshipTerm]:
        return {
            self._iri(local): RelationshipTerm(self._iri(local), row["name"], row["relation"], row["nl"], row["en"])
            for local, row in rows.items()
        }

    def _read_relations(self, rows: Mapping[str, Any]) -> dict[str, RelationType]:
        found = {}
        for local, row in rows.items():
            if row["relation"]:
                code = row["code"] or row["term"]
                found[code] = RelationType(
                    code,
                    self._iri(local),
                    row["name"],
                    row["nl"],
                    row["en"],
                    row["symmetric"],
                    row["top"],
                    row["handover"],
                )
        return found

    def _read_concepts(self, rows: Mapping[str, Any]) -> dict[str, Concept]:
        return {
            self._iri(local): Concept(
                row["code"] or row["term"], self._iri(local), local, row["nl"], row["en"], row["scheme"], row["broader"]
            )
            for local, row in rows.items()
        }

    @staticmethod
    def _read_reference_ids(data: Mapping[str, Any]) -> dict[str, str]:
        """Ids of the reference lists for terms that also have an annotation code."""
        rows = [*data["relationships"].values(), *data["concepts"].values()]
        return {row["term"]: row["code"] for row in rows if row["term"] and row["code"]}

    def _concept_by_code(self, scheme: str, code: str) -> Concept:
        return _get(self._concept_codes, f"{scheme}:{self._reference_ids.get(code, code)}", scheme)


def _index(items: Iterable[Value], attribute: str) -> dict[str, Value]:
    return {getattr(item, attribute): item for item in items}


def _get(table: Mapping[str, Value], key: str, what: str) -> Value:
    try:
        return table[key]
    except KeyError:
        raise ValidationError(f"onbekende term voor {what}: {key!r} staat niet in de ontologie") from None


@cache
def terms() -> TermMap:
    """The vocabulary, read once."""
    path = Path(__file__).resolve().parent / "termmap.json"
    return TermMap(json.loads(path.read_text(encoding="utf-8")))
