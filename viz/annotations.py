"""Annotations out of the stored graph, in the JSON form of the annotation guideline.

Mentions come from the ``positie`` literals of the RDF (``"<start>-<end> <canonical> <surface>"``), the rest
from the snapshot. A set ``a+b`` was expanded when it was stored: its mentions come back joined, its relations as pairs.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from graph import model
from graph.model import Snapshot, SourceDocument
from loaders.annotations import Annotations, Finding, Mention, Relation
from ontology.errors import KetenkaartError
from ontology.ids import ONTOLOGY, content_id, split_iri
from ontology.rdf import document_graph
from ontology.terms import terms
from viz.material import FICTIONAL, Material

_POSITION = re.compile(r"(\d+)-(\d+) (\S+) (.*)", re.DOTALL)

Properties = dict[str, list[str]]

Sourced = TypeVar("Sourced", model.Statement, model.Finding)


def annotation_files(material: Material) -> dict[str, bytes]:
    """One JSON file per document, named after its source (``brief.json``)."""
    names = output_names(material.snapshot.documents) | dict(material.names)
    quads = _by_graph(material.quads())
    statements = _by_document(material.snapshot.statements)
    findings = _by_document(material.snapshot.findings)
    files = {}
    for document in material.snapshot.documents:
        name = names[document.key]
        # its own part only: to search everything for each document would take quadratic time
        part = replace(
            material.snapshot,
            statements=tuple(statements.get(document.id, ())),
            findings=tuple(findings.get(document.id, ())),
        )
        data = annotations(part, document, quads.get(document_graph(document.key), ()), name).to_json()
        if material.fictional or document.fictional:
            data["fictief"] = FICTIONAL
        text = json.dumps(data, ensure_ascii=False, indent=1)
        files[f"{name}.json"] = text.encode("utf-8", "replace") + b"\n"
    return files


def output_names(documents: Iterable[SourceDocument]) -> dict[str, str]:
    """``brief`` for ``map/brief.txt``; on a clash the whole key with '/' as '__'."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for document in documents:
        groups[PurePosixPath(document.key).stem.casefold()].append(document.key)
    return {
        key: PurePosixPath(key).stem if len(keys) == 1 else key.replace("/", "__")
        for keys in groups.values()
        for key in keys
    }


def annotations(snapshot: Snapshot, document: SourceDocument, quads: Iterable[Quad], name: str) -> Annotations:
    """The annotations of one document. ``quads`` may hold other documents too."""
    subjects = _subjects(quads)
    own = _own_ids(document)
    return Annotations(
        name,
        tuple(sorted(_mentions(subjects, document), key=lambda m: (m.start, -m.end, m.canonical))),
        tuple(sorted(_relations(snapshot, document, subjects, own), key=lambda r: (r.evidence, r.subject, r.object))),
        tuple(sorted(_findings(snapshot, document, own), key=lambda f: (f.start, f.end, f.kind))),
    )


def _by_graph(quads: Iterable[Quad]) -> dict[object, list[Quad]]:
    found: defaultdict[object, list[Quad]] = defaultdict(list)
    for quad in quads:
        found[quad.graph_name].append(quad)
    return found


def _by_document(items: Iterable[Sourced]) -> dict[str | None, list[Sourced]]:
    found: defaultdict[str | None, list[Sourced]] = defaultdict(list)
    for item in items:
        found[item.document_id].append(item)
    return found


def _subjects(quads: Iterable[Quad]) -> dict[str, Properties]:
    """Values of our own properties by subject IRI."""
    subjects: defaultdict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and quad.predicate.value.startswith(ONTOLOGY):
            value = quad.object.value if isinstance(quad.object, (NamedNode, Literal)) else str(quad.object)
            subjects[quad.subject.value][quad.predicate.value[len(ONTOLOGY) :]].append(value)
    return subjects


def _mentions(subjects: Mapping[str, Properties], document: SourceDocument) -> Iterable[Mention]:
    """Each place once: a set is stored with every one of its members."""
    found: dict[tuple[int, int, str], Mention] = {}
    for iri, values in subjects.items():
        if "positie" not in values or _local(values["inBron"][0]) != document.id:
            continue
        kind = terms().type_of_label(terms().class_label(values["alsKlasse"][0])) if "alsKlasse" in values else None
        for position in values["positie"]:
            match = _POSITION.fullmatch(position)
            if match is None:
                raise KetenkaartError(f"{document.key}: onleesbare positie '{position}' bij {iri}.")
            start, end, canonical = int(match[1]), int(match[2]), match[3]
            found[start, end, canonical] = Mention(
                kind.annotation if kind else "overig",
                match[4],
                start,
                end,
                canonical,
                canonical.startswith("class:"),
                (values.get("regel") or [""])[0],
                float((values.get("vertrouwen") or ["1"])[0]),
            )
    return found.values()


def _relations(
    snapshot: Snapshot, document: SourceDocument, subjects: Mapping[str, Properties], own: str
) -> Iterable[Relation]:
    scopes = {_local(iri): v for iri, v in subjects.items() if {"reikwijdteOnderwerp", "reikwijdteVoorwerp"} & set(v)}
    for s in snapshot.statements:
        if s.document_id != document.id or not s.evidence:
            continue
        relation = terms().relation_by_relationship(s.relationship)
        scope = scopes.get(s.id, {})
        first = s.evidence[0]
        yield Relation(
            _scoped(s.subject, own, scope.get("reikwijdteOnderwerp")),
            relation.top or relation.code,
            _scoped(s.object, own, scope.get("reikwijdteVoorwerp")),
            (first.start, first.end),
            terms().concept_by_name(s.polarity).code,
            terms().concept_by_name(s.modality).code,
            s.time,
            s.rule,
            s.confidence,
        )


def _findings(snapshot: Snapshot, document: SourceDocument, own: str) -> Iterable[Finding]:
    for f in snapshot.findings:
        if f.document_id != document.id or not f.evidence:
            continue
        kind = terms().concept_by_name(f.kind)
        first = f.evidence[0]
        yield Finding(
            terms().concept_by_name(kind.broader).code if kind.broader else kind.code,
            terms().concept_by_name(f.polarity).code,
            first.start,
            first.end,
            _side(f.sources, own),
            _side(f.targets, own),
            terms().concept_by_name(f.modality).code,
            f.rule,
            f.confidence,
        )


def _own_ids(document: SourceDocument) -> str:
    """The prefix of ids that mean something inside this document only."""
    return f"{content_id(document.key)[:8]}."


def _scoped(ident: str, own: str, scope: list[str] | None) -> str:
    return ident.removeprefix(own) + (f"@{scope[0]}" if scope else "")


def _side(idents: tuple[str, ...], own: str) -> str | None:
    return "+".join(sorted(i.removeprefix(own) for i in idents)) or None


def _local(iri: str) -> str:
    return split_iri(iri)[1]
