"""From a document to its annotations: shadow, mentions, discourse, sentences, relations, findings."""

from typing import Protocol

from loaders.annotations import Annotations
from loaders.document import Document
from loaders.extract.findings import find_findings
from loaders.extract.mentions import find_mentions, keep_used
from loaders.extract.relations import find_relations
from loaders.extract.segment import sentences
from loaders.extract.shadow import Shadow


class Extractor(Protocol):
    """Anything that reads a document and gives annotations whose quotes stand literally in its text."""

    def __call__(self, document: Document) -> Annotations:
        """The annotations of one document, in order of place."""


def extract(document: Document) -> Annotations:
    """The annotations of one document by rules and curated names."""
    shadow = Shadow.of(document.text)
    found = find_mentions(shadow, document.issued)
    parts = sentences(shadow.text)
    relations = find_relations(shadow, parts, found.mentions, found.discourse)
    findings = find_findings(shadow, parts, found.mentions, found.discourse)
    mentions = keep_used(found.mentions, relations)
    return Annotations(document.name, mentions, tuple(relations), tuple(findings))
