"""A second extractor, plugged in by entry point (group ``ketenkaart.extractors``): a model, a service, other rules.

What it says is added to what the rules say, never in the place of it, and only where its quote stands literally in the
text: a mention whose surface is not its span, or a statement about something that is no mention, is refused and named.
"""

from collections.abc import Iterable
from importlib.metadata import entry_points

from loaders.annotations import Annotations, Finding, Mention, Relation
from loaders.document import Document
from loaders.extract.extractor import Extractor, extract
from ontology.errors import ValidationError
from ontology.terms import terms

GROUP = "ketenkaart.extractors"


def plugged_in() -> list[tuple[str, Extractor]]:
    """Name and extractor of each installed plug-in, by name."""
    return [(point.name, point.load()) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)]


def extract_all(document: Document) -> tuple[Annotations, list[str]]:
    """The annotations of the rules and of every plug-in, and a remark on each thing that was refused."""
    found = extract(document)
    remarks: list[str] = []
    for name, extractor in plugged_in():
        given = extractor(document)
        found, refused = combined(document.text, found, given)
        remarks.extend(f"{name}: {remark}" for remark in refused)
    return found, remarks


def combined(text: str, first: Annotations, second: Annotations) -> tuple[Annotations, list[str]]:
    """The first with what the second adds to it; and what of the second is refused, with the reason."""
    remarks: list[str] = []
    taken = sorted((m.start, m.end) for m in first.mentions)
    mentions = list(first.mentions)
    for mention in second.mentions:
        reason = _wrong_mention(text, mention)
        if reason:
            remarks.append(f"{mention.surface!r} ({mention.start}-{mention.end}) geweigerd: {reason}")
        elif not any(start < mention.end and mention.start < end for start, end in taken):
            mentions.append(mention)
    known = {i for m in mentions for i in m.ids}
    relations, findings = list(first.relations), list(first.findings)
    for relation in second.relations:
        reason = _wrong_relation(text, relation, known)
        if reason:
            remarks.append(f"{relation.subject} {relation.type} {relation.object} geweigerd: {reason}")
        else:
            relations.append(relation)
    for finding in second.findings:
        reason = _wrong_finding(text, finding, known)
        if reason:
            remarks.append(f"{finding.kind} ({finding.start}-{finding.end}) geweigerd: {reason}")
        else:
            findings.append(finding)
    mentions.sort(key=lambda m: (m.start, m.end))
    return Annotations(first.document, tuple(mentions), tuple(relations), tuple(findings)), remarks


def _wrong_mention(text: str, mention: Mention) -> str | None:
    if not _inside(text, mention.start, mention.end) or text[mention.start : mention.end] != mention.surface:
        return "het citaat staat niet letterlijk op die plaats in de tekst"
    try:
        terms().type(mention.type)
    except ValidationError:
        return f"onbekende soort {mention.type}"
    return None


def _wrong_relation(text: str, relation: Relation, known: set[str]) -> str | None:
    if not _inside(text, *relation.evidence):
        return "het citaat staat niet in de tekst"
    try:
        terms().relation(relation.type)
    except ValidationError:
        return f"onbekende relatie {relation.type}"
    return _unknown((*relation.subject.split("+"), *relation.object.split("+")), known)


def _wrong_finding(text: str, finding: Finding, known: set[str]) -> str | None:
    if not _inside(text, finding.start, finding.end):
        return "het citaat staat niet in de tekst"
    try:
        terms().finding_kind(finding.kind)
    except ValidationError:
        return f"onbekende soort bevinding {finding.kind}"
    return _unknown([i for side in (finding.source, finding.target) if side for i in side.split("+")], known)


def _unknown(ids: Iterable[str], known: set[str]) -> str | None:
    missing = [i for i in ids if i not in known]
    return f"{', '.join(missing)} is geen vermelding in dit document" if missing else None


def _inside(text: str, start: int, end: int) -> bool:
    return 0 <= start < end <= len(text) and bool(text[start:end].strip())
