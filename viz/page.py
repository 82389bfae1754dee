"""The summary page (index.html): what was read, where the chain falters and who says so, and where everything else is.

Plain HTML without script: it prints well and works with the network switched off.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.analysis import Analysis
from graph.chain import Link, Proof
from graph.model import Expected, Finding, Snapshot
from graph.score import default_weights
from viz.coverage import Coverage, is_fictional
from viz.files import write_text
from viz.labels import Labels
from viz.style import NODE_STYLES, node_style
from viz.templating import read_template, render
from viz.texts import TEXTS

NETWORK_FILE = "netwerk.html"
LINKS_SHOWN = 5
QUOTES_SHOWN = 3
_DOCUMENTED = frozenset({"document", "oefening"})

FILES = {
    NETWORK_FILE: "het netwerk om in te zoeken en door te klikken tot op de zin",
    "knelpunten.csv": "alle bevindingen met citaat (komma, UTF-8)",
    "knelpunten-excel.csv": "dezelfde tabel, opent goed in Excel met Nederlandse instellingen",
    "knopen.csv": "alle partijen",
    "relaties.csv": "alle verbanden met citaat",
    "graaf.ttl": "de graaf als RDF (Turtle)",
    "graaf.nq": "de graaf als RDF, per document (N-Quads)",
    "graaf.trig": "de graaf als RDF, per document (TriG)",
    "graaf.graphml": "de graaf voor Gephi, yEd of NetworkX",
    "analyse.json": "de analyse in cijfers",
}
"""What each output file is; a file that is not in the list is linked by its name alone."""


def write_index(snapshot: Snapshot, analysis: Analysis, path: Path, files: Sequence[str]) -> Path:
    """Write the summary page. ``files`` are the other files, relative to the folder of ``path`` (``netwerk.html``)."""
    return write_text(path, index_html(snapshot, analysis, files))


def index_html(snapshot: Snapshot, analysis: Analysis, files: Sequence[str]) -> str:
    """The page itself as text."""
    labels = Labels("nl")
    names = _Names(snapshot, labels, NETWORK_FILE in files)
    return render(
        "index.html",
        styles=(read_template("base.css") + read_template("index.css"),),
        t=TEXTS["nl"],
        fictional=is_fictional(snapshot) or analysis.fictional,
        coverage=_coverage(analysis).sentence("nl"),
        counts=_counts(analysis),
        place=analysis.place,
        broken=[_link(link, names, rank) for rank, link in enumerate(analysis.broken[:LINKS_SHOWN], 1)],
        broken_total=len(analysis.broken),
        links_shown=LINKS_SHOWN,
        weights=[(name, part.weight, part.explanation) for name, part in default_weights().items()],
        missing=[_missing(item, names) for item in analysis.coverage.missing],
        expected=analysis.coverage.expected,
        untestable=[item.name for item in analysis.coverage.untestable],
        findings=list(_findings(snapshot, names)),
        kinds=_kinds(snapshot, labels),
        documents=_documents(snapshot),
        files=[{"href": quote(name), "name": name, "text": FILES.get(name, "")} for name in files],
    )


class _Names:
    """Readable names of kinds, actors and documents, and the links into the network page."""

    def __init__(self, snapshot: Snapshot, labels: Labels, network: bool) -> None:
        self.labels = labels
        self._network = network
        # a place and an actor may share an id: the actor's name goes last and stays
        self._actors = {n.id: n.name for n in sorted(snapshot.nodes.values(), key=lambda n: (n.kind == "Actor", n.key))}
        self._documents = {d.id: d.title or d.key for d in snapshot.documents}

    def end(self, ident: str) -> str:
        """Name of a kind of actor (an annotation type) or of an actor (an id)."""
        return self._actors.get(ident) or self.labels.type(ident)

    def ends(self, idents: Iterable[str]) -> str:
        return ", ".join(self.end(i) for i in idents)

    def kinds(self, idents: Iterable[str]) -> str:
        """Names of the kinds behind the ids of the norm: ``class:gi``, or the one Raad."""
        return ", ".join(
            self.labels.type(i.removeprefix("class:")) if i.startswith("class:") else self.end(i) for i in idents
        )

    def document(self, ident: str) -> str:
        return self._documents.get(ident, ident)

    def href(self, item_id: str) -> str | None:
        """Link to the evidence of a statement or finding on the network page, if that page is among the files."""
        return f"{NETWORK_FILE}#edge={quote(item_id)}" if self._network else None


def _coverage(analysis: Analysis) -> Coverage:
    c = analysis.coverage
    return Coverage(c.documents, c.oldest, c.newest, c.undated, c.organisations)


def _counts(analysis: Analysis) -> list[tuple[str, int]]:
    c = analysis.coverage
    return [
        ("documenten", c.documents),
        ("organisaties", c.organisations),
        ("verbanden gesteld", c.statements),
        ("bevindingen", c.findings),
        ("overdrachten met een knelpunt", len(analysis.broken)),
    ]


def _missing(item: Expected, names: _Names) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.name,
        "legal_basis": item.legal_basis,
        "terms": item.terms,
        "source": names.kinds(item.sources),
        "target": names.kinds(item.targets),
    }


def _link(link: Link, names: _Names, rank: int) -> dict[str, Any]:
    problems = sorted((p for p in link.proofs if p.says == "knelpunt"), key=lambda p: -p.confidence)
    better = sorted((p for p in link.proofs if p.says == "verbetering"), key=lambda p: -p.confidence)
    return {
        "rank": rank,
        "source": names.end(link.source),
        "target": names.end(link.target),
        "status": link.status,
        "score": link.score,
        "parts": link.parts,
        "documents": len(link.documents),
        "problems": len(link.problems),
        "improvements": len(link.improvements),
        "statements": len(link.statements),
        "expected": [e.name for e in link.expected],
        "expected_back": link.expected_back,
        "quotes": [_quote(p, names) for p in problems[:QUOTES_SHOWN]],
        "more": max(0, len(problems) - QUOTES_SHOWN),
        "better": [_quote(p, names) for p in better[:1]],
    }


def _quote(proof: Proof, names: _Names) -> dict[str, Any]:
    return {
        "before": proof.before,
        "text": proof.quote,
        "after": proof.after,
        "document": proof.title or proof.document,
        "kind": names.labels.finding(proof.kind),
        "place": f"teken {proof.start}–{proof.end}",
        "href": names.href(proof.item_id),
    }


def _findings(snapshot: Snapshot, names: _Names) -> Iterator[dict[str, Any]]:
    """Problems first, those that name both sides before those that do not."""

    def order(f: Finding) -> tuple[bool, bool, str, str]:
        return f.polarity != "knelpunt", not (f.sources and f.targets), f.document_id, f.id

    for f in sorted(snapshot.findings, key=order):
        yield {
            "source": names.ends(f.sources),
            "target": names.ends(f.targets),
            "kind": names.labels.finding(f.kind),
            "polarity": f.polarity,
            "modality": "" if f.modality == "feitelijk" else f.modality,
            "document": names.document(f.document_id),
            "quote": f.evidence[0].quote if f.evidence else "",
            "page": f.evidence[0].page if f.evidence else None,
            "href": names.href(f.id),
        }


def _kinds(snapshot: Snapshot, labels: Labels) -> list[dict[str, Any]]:
    """Documented actors by kind, in the order of the palette, with their names."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for node in snapshot.nodes.values():
        if node.kind == "Actor" and not node.generic and _DOCUMENTED & set(node.origins):
            groups[node.type].append(node.name)
    order = {code: number for number, code in enumerate(NODE_STYLES)}
    most = max((len(g) for g in groups.values()), default=1)
    return [
        {
            "name": labels.type(code),
            "names": sorted(groups[code], key=str.casefold),
            "colour": node_style(code).colour,
            "width": round(100 * len(groups[code]) / most),
            "count": len(groups[code]),
        }
        for code in sorted(groups, key=lambda c: (-len(groups[c]), order.get(c, len(order)), c))
    ]


def _documents(snapshot: Snapshot) -> list[dict[str, Any]]:
    statements: defaultdict[str, int] = defaultdict(int)
    findings: defaultdict[str, int] = defaultdict(int)
    for s in snapshot.statements:
        if s.document_id is not None:
            statements[s.document_id] += 1
    for f in snapshot.findings:
        findings[f.document_id] += 1
    return [
        {
            "title": d.title or d.key,
            "key": d.key,
            "date": d.date or "",
            "publisher": d.publisher or "",
            "kind": d.kind or "",
            "statements": statements[d.id],
            "findings": findings[d.id],
        }
        for d in sorted(snapshot.documents, key=lambda d: (d.date or "9999", d.key))
    ]
