"""Annotations of one document as RDF: its mentions, statements and findings, each with the passage it rests on.

The result does not depend on the order of the annotations, and every id comes from content, so loading a document twice
gives the same quads. Names such as ``bron`` and ``bewering`` are the terms of the ontology.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from pyoxigraph import NamedNode, Quad

from loaders.annotations import Annotations, Finding, Mention, Relation
from loaders.document import Document
from loaders.participants import Participant, members, participants, plain_surface
from loaders.sentence import context
from ontology.errors import ValidationError
from ontology.ids import content_id
from ontology.rdf import RDF_TYPE, GraphBuilder, decimal, document_graph, kk, node
from ontology.terms import RelationType, terms

MAX_PASSAGES = 20
LABEL_LENGTH = 80

Span = tuple[int, int]
Pair = tuple[str, str | None, str, str | None]
Key = tuple[str, str, str, str, str]


def document_quads(document: Document, annotations: Annotations) -> list[Quad]:
    """All quads of one document in its own named graph, sorted.

    ValidationError for an annotation that does not fit the text (a quote must be a slice of it) or the vocabulary.
    """
    return _DocumentGraph(document, annotations).quads()


class _DocumentGraph:
    """Writes one document; a class only because every step needs the document, its node and its participants."""

    def __init__(self, document: Document, annotations: Annotations) -> None:
        self._document = document
        self._annotations = annotations
        self._id = content_id(document.key)
        self._source = node("bron", self._id)
        self._graph = GraphBuilder(document_graph(document.key))
        self._participants = participants(document, annotations)

    def quads(self) -> list[Quad]:
        self._write_source()
        for participant in self._participants.values():
            self._write_participant(participant)
        self._write_statements()
        for findings in _by_id(self._id, self._annotations.findings).values():
            self._write_finding(findings)
        return self._graph.quads()

    # -- the document and what it names

    def _write_source(self) -> None:
        document, graph, source = self._document, self._graph, self._source
        graph.typed(source, "Brondocument", document.title or document.key)
        graph.set(source, "sleutel", document.key)
        graph.set(source, "sha256", document.sha256)
        graph.set(source, "titel", document.title)
        graph.set(source, "datum", document.issued)
        graph.set(source, "uitgever", document.publisher)
        graph.set(source, "documentsoort", document.kind)
        graph.set(source, "taal", document.language)
        graph.set(source, "mediatype", document.media_type)
        graph.set(source, "fictief", document.fictional)

    def _write_participant(self, participant: Participant) -> None:
        graph, subject = self._graph, _node(participant)
        graph.typed(subject, participant.class_label, participant.name)
        if participant.is_collective:
            graph.add(subject, RDF_TYPE, kk("Klasse"))
        mention = node("vermelding", f"{self._id}.{participant.path}.{participant.id}")
        graph.typed(mention, "Vermelding", participant.name)
        graph.add(mention, kk("inBron"), self._source)
        graph.add(mention, kk("verwijstNaar"), subject)
        graph.add(mention, kk("alsKlasse"), kk(participant.named_as))
        for place in participant.mentions:
            self._check_mention(place)
            graph.set(mention, "positie", f"{place.start}-{place.end} {place.canonical} {place.surface}")
        if participant.mentions:
            best = max(participant.mentions, key=lambda m: (m.confidence, -m.start, m.rule))
            graph.add(mention, kk("vertrouwen"), decimal(best.confidence))
            graph.set(mention, "regel", best.rule)

    def _check_mention(self, mention: Mention) -> None:
        if self._quote((mention.start, mention.end)) != mention.surface:
            raise ValidationError(
                f"{self._document.key}: vermelding {mention.surface!r} staat niet op {mention.start}-{mention.end}"
            )

    # -- what it says

    def _write_statements(self) -> None:
        grouped: dict[Key, list[tuple[Relation, Pair]]] = defaultdict(list)
        for relation in self._annotations.relations:
            relation_type = terms().relation(relation.type)
            for pair in _pairs(relation, relation_type):
                subject, _, target, _ = pair
                grouped[subject, relation_type.code, target, relation.polarity, relation.modality].append(
                    (relation, pair)
                )
        for key, said in grouped.items():
            self._write_statement(key, said)

    def _write_statement(self, key: Key, said: Sequence[tuple[Relation, Pair]]) -> None:
        subject, code, target, polarity, modality = key
        actor, other = self._participants[subject], self._participants[target]
        relation_type = terms().relation(code)
        polarity_concept, modality_concept = terms().polarity(polarity), terms().modality(modality)
        relations = sorted((r for r, _ in said), key=lambda r: (r.evidence, r.rule, r.time or ""))
        statement = node(
            "bewering",
            content_id(
                self._id,
                f"{actor.path}/{actor.id}",
                relation_type.relationship,
                f"{other.path}/{other.id}",
                polarity_concept.name,
                modality_concept.name,
            ),
        )
        graph = self._graph
        graph.typed(statement, "Bewering", f"{actor.name} {relation_type.name_nl} {other.name}")
        graph.add(statement, kk("inBron"), self._source)
        graph.add(statement, kk("onderwerp"), _node(actor))
        graph.add(statement, kk("relatie"), NamedNode(relation_type.iri))
        graph.add(statement, kk("voorwerp"), _node(other))
        graph.add(statement, kk("polariteit"), NamedNode(polarity_concept.iri))
        graph.add(statement, kk("modaliteit"), NamedNode(modality_concept.iri))
        graph.set(statement, "tijd", next((r.time for r in relations if r.time), None))
        best = max(relations, key=lambda r: (r.confidence, -r.evidence[0], r.rule))
        graph.add(statement, kk("vertrouwen"), decimal(best.confidence))
        graph.set(statement, "regel", best.rule)
        graph.set(statement, "reikwijdteOnderwerp", _joined(pair[1] for _, pair in said))
        graph.set(statement, "reikwijdteVoorwerp", _joined(pair[3] for _, pair in said))
        self._write_evidence(statement, {r.evidence for r in relations})

    def _write_evidence(self, statement: NamedNode, spans: set[Span]) -> None:
        self._graph.set(statement, "aantalPassages", len(spans))
        for span in sorted(spans)[:MAX_PASSAGES]:
            self._graph.add(statement, kk("steuntOp"), self._write_passage(span))

    def _write_finding(self, findings: Sequence[Finding]) -> None:
        first = findings[0]
        kind, polarity = terms().finding_kind(first.kind), terms().polarity(first.polarity)
        best = max(findings, key=lambda f: (f.confidence, f.rule, f.modality))
        span = (first.start, first.end)
        finding = node("bevinding", _finding_id(self._id, first))
        graph = self._graph
        graph.typed(finding, "Bevinding", f"{kind.name_nl}: {_short(self._quote(span))}")
        graph.add(finding, kk("inBron"), self._source)
        graph.add(finding, kk("soort"), NamedNode(kind.iri))
        graph.add(finding, kk("polariteit"), NamedNode(polarity.iri))
        graph.add(finding, kk("modaliteit"), NamedNode(terms().modality(best.modality).iri))
        graph.add(finding, kk("vertrouwen"), decimal(best.confidence))
        graph.set(finding, "regel", best.rule)
        for item in findings:
            for predicate, side in (("van", item.source), ("naar", item.target)):
                for base, _ in members(side) if side else ():
                    graph.add(finding, kk(predicate), _node(self._participants[base]))
        graph.add(finding, kk("steuntOp"), self._write_passage(span))

    def _write_passage(self, span: Span) -> NamedNode:
        start, end = span
        quote = self._quote(span)
        before, after = context(self._document.text, start, end)
        passage = node("passage", content_id(self._id, start, end))
        graph = self._graph
        graph.typed(passage, "Passage", _short(quote))
        graph.add(passage, kk("inBron"), self._source)
        graph.add(passage, kk("begin"), start)
        graph.add(passage, kk("einde"), end)
        graph.add(passage, kk("citaat"), quote)
        graph.add(passage, kk("voor"), before)
        graph.add(passage, kk("na"), after)
        graph.set(passage, "bladzijde", self._document.page_of(start))
        return passage

    def _quote(self, span: Span) -> str:
        start, end = span
        if not 0 <= start < end <= len(self._document.text):
            raise ValidationError(f"{self._document.key}: {start}-{end} is geen stuk van de tekst")
        return self._document.text[start:end]


def _node(participant: Participant) -> NamedNode:
    return node(participant.path, participant.id)


def _pairs(relation: Relation, relation_type: RelationType) -> Iterator[Pair]:
    """Subject and object with their scopes, sets expanded; a symmetric relation has one order.

    A set has no relation with itself: the pairs of equal ids that expansion makes are left out.
    """
    expanded = "+" in relation.subject or "+" in relation.object
    pairs = product(members(relation.subject), members(relation.object))
    for (subject, subject_scope), (target, target_scope) in pairs:
        if expanded and subject == target:
            continue
        if relation_type.symmetric and target < subject:
            yield target, target_scope, subject, subject_scope
        else:
            yield subject, subject_scope, target, target_scope


def _finding_id(document_id: str, finding: Finding) -> str:
    kind, polarity = terms().finding_kind(finding.kind), terms().polarity(finding.polarity)
    return content_id(document_id, finding.start, finding.end, kind.name, polarity.name)


def _by_id(document_id: str, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings that are one: the same span, kind and polarity."""
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped[_finding_id(document_id, finding)].append(finding)
    return grouped


def _joined(scopes: Iterable[str | None]) -> str | None:
    return "; ".join(sorted({scope for scope in scopes if scope})) or None


def _short(quote: str) -> str:
    """The quote on one line, at most LABEL_LENGTH code points."""
    line = plain_surface(quote)
    return line if len(line) <= LABEL_LENGTH else line[: LABEL_LENGTH - 1] + "…"
