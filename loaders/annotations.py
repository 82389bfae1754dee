"""The standoff annotations of one document: the typed value between extraction and RDF.

The JSON form is that of the annotation guideline (tests/gold/GUIDELINE.md, section 1), with the rule and confidence of
each item added. Offsets are code points into ``Document.text``; ``end`` is exclusive.
"""

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Mention:
    """One mention of an actor or argument. ``canonical`` may join several ids with '+' and carry an '@scope'."""

    type: str
    surface: str
    start: int
    end: int
    canonical: str
    generic: bool = False
    rule: str = ""
    confidence: float = 1.0

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.canonical.split("+"))


@dataclass(frozen=True)
class Relation:
    """A stated relation between canonical ids; ``evidence`` is the span of the clause that states it."""

    subject: str
    type: str
    object: str
    evidence: tuple[int, int]
    polarity: str = "affirmed"
    modality: str = "actual"
    time: str | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True)
class Finding:
    """A handover problem or improvement; ``source`` and ``target`` are canonical ids (JSON: from, to) or None."""

    kind: str
    polarity: str
    start: int
    end: int
    source: str | None = None
    target: str | None = None
    modality: str = "actual"
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True)
class Annotations:
    """All annotations of one document, in order of their place in the text."""

    document: str
    mentions: tuple[Mention, ...] = ()
    relations: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()

    def named(self, document: str) -> "Annotations":
        """The same annotations under another document name."""
        return replace(self, document=document)

    def to_json(self) -> dict[str, Any]:
        """The form of the guideline, ready for ``json.dump``."""
        return {
            "document": self.document,
            "entities": [
                {
                    "id": f"e{number}",
                    "type": m.type,
                    "surface": m.surface,
                    "start": m.start,
                    "end": m.end,
                    "canonical": m.canonical,
                    "generic": m.generic,
                    "rule": m.rule,
                    "confidence": m.confidence,
                }
                for number, m in enumerate(self.mentions, 1)
            ],
            "relations": [
                {
                    "subject": r.subject,
                    "type": r.type,
                    "object": r.object,
                    "polarity": r.polarity,
                    "modality": r.modality,
                    "time": r.time,
                    "evidence": list(r.evidence),
                    "rule": r.rule,
                    "confidence": r.confidence,
                }
                for r in self.relations
            ],
            "findings": [
                {
                    "kind": f.kind,
                    "polarity": f.polarity,
                    "from": f.source,
                    "to": f.target,
                    "start": f.start,
                    "end": f.end,
                    "modality": f.modality,
                    "rule": f.rule,
                    "confidence": f.confidence,
                }
                for f in self.findings
            ],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Annotations":
        """Read the form of the guideline (gold files too: rule and confidence may be absent)."""
        return cls(
            document=data["document"],
            mentions=tuple(
                Mention(
                    e["type"],
                    e["surface"],
                    e["start"],
                    e["end"],
                    e["canonical"],
                    e.get("generic", False),
                    e.get("rule", ""),
                    e.get("confidence", 1.0),
                )
                for e in data.get("entities", ())
            ),
            relations=tuple(
                Relation(
                    r["subject"],
                    r["type"],
                    r["object"],
                    (r["evidence"][0], r["evidence"][1]),
                    r.get("polarity") or "affirmed",
                    r.get("modality") or "actual",
                    r.get("time"),
                    r.get("rule", ""),
                    r.get("confidence", 1.0),
                )
                for r in data.get("relations", ())
            ),
            findings=tuple(
                Finding(
                    f["kind"],
                    f["polarity"],
                    f["start"],
                    f["end"],
                    f.get("from"),
                    f.get("to"),
                    f.get("modality") or "actual",
                    f.get("rule", ""),
                    f.get("confidence", 1.0),
                )
                for f in data.get("findings", ())
            ),
        )
