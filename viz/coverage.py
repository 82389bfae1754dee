"""What a view rests on: how many documents, from when, about how many parties: shown where absence could be misread."""

from dataclasses import dataclass

from graph.model import Snapshot


@dataclass(frozen=True)
class Coverage:
    """Counts over a whole snapshot; ``first`` and ``last`` are partial dates, None where no document has a date."""

    documents: int
    first: str | None
    last: str | None
    undated: int
    organisations: int

    def sentence(self, language: str = "nl") -> str:
        """One sentence, for example: 'Gemaakt uit 12 documenten (2012 tot 2024-05, 3 zonder datum), die ...'."""
        return self._dutch() if language == "nl" else self._english()

    def _dutch(self) -> str:
        documents = "1 document" if self.documents == 1 else f"{self.documents} documenten"
        period = self._period("tot en met", "zonder datum")
        naming = "dat" if self.documents == 1 else "die samen"
        verb = "noemt" if self.documents == 1 else "noemen"
        named = "1 organisatie" if self.organisations == 1 else f"{self.organisations} organisaties"
        return (
            f"Gemaakt uit {documents}{period}, {naming} {named} bij naam {verb}."
            " Niet gedocumenteerd betekent niet dat het er niet is."
        )

    def _english(self) -> str:
        documents = "1 document" if self.documents == 1 else f"{self.documents} documents"
        named = "1 organisation" if self.organisations == 1 else f"{self.organisations} organisations"
        return (
            f"Made from {documents}{self._period('to', 'undated')}, naming {named}."
            " Not documented does not mean that it does not exist."
        )

    def _period(self, to: str, undated: str) -> str:
        parts = []
        if self.first and self.last:
            parts.append(self.first if self.first == self.last else f"{self.first} {to} {self.last}")
        if self.undated:
            parts.append(f"{self.undated} {undated}")
        return f" ({', '.join(parts)})" if parts else ""


def is_fictional(snapshot: Snapshot) -> bool:
    """True as soon as one document is fiction: then everything made from the snapshot says FICTIEF."""
    return snapshot.fictional or any(d.fictional for d in snapshot.documents)


def coverage(snapshot: Snapshot, min_confidence: float = 0.5) -> Coverage:
    """Coverage of everything that was read, counted as graph.coverage does: organisations (no persons, no classes)
    that a statement or finding is about; the reference network does not count as documented."""
    dates = sorted(d.date for d in snapshot.documents if d.date)
    read = {d.id for d in snapshot.documents}
    statements = [s for s in snapshot.statements if s.document_id in read and s.confidence >= min_confidence]
    findings = [f for f in snapshot.findings if f.confidence >= min_confidence]
    keys = {key for s in statements for key in (s.subject_key, s.object_key)}
    keys |= {("Actor", side) for f in findings for side in (*f.sources, *f.targets)}
    named = [n for key in keys if (n := snapshot.nodes.get(key)) and n.kind == "Actor" and not n.generic]
    return Coverage(
        documents=len(snapshot.documents),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        undated=sum(1 for d in snapshot.documents if not d.date),
        organisations=sum(1 for n in named if n.type != "functionaris"),
    )
