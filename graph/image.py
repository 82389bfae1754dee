"""The property-graph image of one named graph, between RDF and the store.

A source is what a named graph holds: a source document, the reference lists or the norm. It owns some nodes (its
statements, findings, passages, handovers) and describes others that sources share (actors, areas, documents ...).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ontology.ids import INSTANCES, instance_iri, split_iri
from ontology.terms import terms

Key = tuple[str, str]
"""Primary label and id."""

REFERENCE = "referentie"
NORM = "norm"
DOCUMENT_PATH = "bron"
MENTION_PATH = "vermelding"
CLASS_LABEL = "Klasse"
SHARED = ("Actor", "Gebied", "Plaats", "Document", "Programma", "Taak")
NAME_LANGUAGE = "naam_taal"
"""Kept for a name that is not in Dutch, as all are otherwise."""
DUTCH = "nl"
POSITIONS = "posities"
GRAPHS = f"{INSTANCES}graaf/"


def graph_iri(source: str, key: str | None = None) -> str:
    """IRI of the named graph of a source; for a document give its key."""
    return f"{GRAPHS}{source}" if key is None else instance_iri("graaf/document", key)


def key_of(iri: str) -> Key:
    """Primary label and id of an instance."""
    path, local = split_iri(iri)
    return terms().primary_label(path), local


def iri_of(key: Key) -> str:
    return instance_iri(terms().path_of(key[0]), key[1])


def is_class(local: str) -> bool:
    """True for the id of a kind of actor (``class:gi``) instead of a named one."""
    return local.startswith("class:")


def class_labels(labels: Iterable[str], primary: str) -> tuple[str, ...]:
    """Labels of a node that say what kind it is, in order."""
    return tuple(sorted(set(labels) - {primary, CLASS_LABEL}))


@dataclass(frozen=True)
class Description:
    """What a source says of a shared node: its name, its classes (labels, ``Klasse`` left out), and more.

    ``mention`` are the properties of the mention in a document (None: not a document); ``properties`` those of the node
    itself (only the reference lists and the norm have them).
    """

    name: str | None
    classes: tuple[str, ...]
    properties: dict[str, Any] = field(default_factory=dict)
    mention: dict[str, Any] | None = None


@dataclass
class Image:
    """Owned nodes with their properties, described nodes, and the relationships that start at owned nodes."""

    source: str
    owned: dict[Key, dict[str, Any]] = field(default_factory=dict)
    described: dict[Key, Description] = field(default_factory=dict)
    edges: set[tuple[str, Key, Key]] = field(default_factory=set)

    @property
    def is_document(self) -> bool:
        return self.source not in (REFERENCE, NORM)
