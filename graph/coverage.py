"""What an analysis rests on: without this beside it, a gap in the documents reads as a gap in the chain."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.chain import Link, Regime, expected_in, undocumented, untestable
from graph.model import Expected, Snapshot
from graph.networks import without_both_sides

CAVEAT = "Niet gedocumenteerd betekent: geen gelezen document beschrijft het; niet dat het niet bestaat."


@dataclass(frozen=True)
class Coverage:
    """Counts over the documents in view; ``oldest`` and ``newest`` are partial dates or None."""

    documents: int
    oldest: str | None
    newest: str | None
    undated: int
    before_2015: int
    organisations: int
    statements: int
    findings: int
    one_sided: Counter[str]
    expected: int
    expected_documented: int
    missing: tuple[Expected, ...]
    untestable: tuple[Expected, ...]

    def to_json(self) -> dict[str, Any]:
        """The ``dekking`` of the command line's contract."""
        return {
            "documenten": self.documents,
            "oudste": self.oldest,
            "nieuwste": self.newest,
            "zonder_datum": self.undated,
            "van_voor_2015": self.before_2015,
            "organisaties": self.organisations,
            "beweringen": self.statements,
            "bevindingen": self.findings,
            "bevindingen_zonder_beide_kanten": {
                "totaal": self.one_sided.total(),
                "per_soort": dict(sorted(self.one_sided.items())),
            },
            "verwachte_overdrachten": {
                "totaal": self.expected,
                "gedocumenteerd": self.expected_documented,
                "niet_te_toetsen": [item.id for item in self.untestable],
            },
            "voorbehoud": CAVEAT,
        }


def coverage(snapshot: Snapshot, links: Iterable[Link], regime: Regime, min_confidence: float) -> Coverage:
    """Coverage of a snapshot; ``links`` are those between kinds."""
    dates = sorted(document.date for document in snapshot.documents if document.date)
    documents = {document.id for document in snapshot.documents}
    statements = [s for s in snapshot.statements if s.document_id in documents and s.confidence >= min_confidence]
    findings = [f for f in snapshot.findings if f.confidence >= min_confidence]
    actors = {key for s in statements for key in (s.subject_key, s.object_key)}
    actors |= {("Actor", side) for f in findings for side in (*f.sources, *f.targets)}
    named = [key for key in actors if key[0] == "Actor" and key in snapshot.nodes and not snapshot.nodes[key].generic]
    out_of_reach = untestable(snapshot, regime)
    testable = len(expected_in(snapshot, regime)) - len(out_of_reach)
    missing = undocumented(snapshot, links, regime)
    return Coverage(
        len(snapshot.documents),
        dates[0] if dates else None,
        dates[-1] if dates else None,
        len(snapshot.documents) - len(dates),
        sum(date < "2015" for date in dates),
        sum(snapshot.nodes[key].type != "functionaris" for key in named),
        len(statements),
        len(findings),
        without_both_sides(snapshot, min_confidence),
        testable,
        testable - len(missing),
        missing,
        out_of_reach,
    )
