"""Documented handovers laid over the normative chain, link by link.

A link is an ordered pair of kinds; expected handovers with the same pair are one link that lists them. What no document
describes is *not documented*, never *absent*: such a link has no score and stands after the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import product

import numpy as np

from graph import score
from graph.model import Evidence, Expected, Finding, Snapshot, Statement
from graph.networks import IMPROVEMENT, PROBLEM, End, Level, Tie, documents_of, kind_of, ties

DOCUMENTED = "gedocumenteerd"
PROBLEMATIC = "gedocumenteerd met knelpunten"
UNDOCUMENTED = "niet gedocumenteerd"
UNEXPECTED = "niet in de norm"
HANDOVER = "overdracht"

ROUTES = ("bescherming", "vrijwillig", "crisis", "jeugdreclassering", "toezicht")
"""Order in which routes of the chain are told."""

Titles = dict[str, tuple[str, str | None]]
"""Key and title of each source document, by id."""


class Regime(Enum):
    """Which chain: the law before 2015, since 2015, or the planned scenario."""

    BEFORE_2015 = "voor 2015"
    SINCE_2015 = "sinds 2015"
    PLANNED = "gepland"


@dataclass(frozen=True)
class Proof:
    """One quote that a link rests on.

    ``says`` is ``overdracht``, ``knelpunt`` or ``verbetering``; ``document`` is the key of its document, ``kind``
    the relationship of the statement or the kind of the finding, ``item_id`` its id; ``before`` and ``after`` are the
    rest of the sentence around the quote.
    """

    says: str
    document: str
    title: str | None
    start: int
    end: int
    quote: str
    kind: str
    confidence: float
    item_id: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Link:
    """One link: what the norm expects and what documents say.

    ``expected_back``: the norm knows the pair in the other direction only. ``apart`` counts what is said but no fact.
    ``documents`` are the ids of those with a statement or finding. ``score`` is None where no document speaks of it.
    """

    source: str
    target: str
    expected: tuple[Expected, ...]
    expected_back: bool
    statements: tuple[Statement, ...]
    problems: tuple[Finding, ...]
    improvements: tuple[Finding, ...]
    apart: dict[str, int]
    documents: tuple[str, ...]
    proofs: tuple[Proof, ...]
    parts: dict[str, float]
    score: float | None

    @property
    def pair(self) -> End:
        return self.source, self.target

    @property
    def documented(self) -> bool:
        return bool(self.documents)

    @property
    def status(self) -> str:
        if not self.documented:
            return UNDOCUMENTED
        if not self.expected:
            return UNEXPECTED
        return PROBLEMATIC if self.problems else DOCUMENTED


def expected_in(snapshot: Snapshot, regime: Regime = Regime.SINCE_2015) -> tuple[Expected, ...]:
    """The handovers of the norm that count in this regime."""
    return tuple(item for item in snapshot.expected if item.counts and _in_regime(item, regime))


def expected_links(snapshot: Snapshot, regime: Regime = Regime.SINCE_2015) -> dict[End, tuple[Expected, ...]]:
    """Expected handovers by pair of kinds, in order of the norm. A collective sender makes one pair per kind."""
    links: dict[End, tuple[Expected, ...]] = {}
    for item in expected_in(snapshot, regime):
        for pair in _kind_pairs(snapshot, item):
            links[pair] = (*links.get(pair, ()), item)
    return links


def untestable(snapshot: Snapshot, regime: Regime = Regime.SINCE_2015) -> tuple[Expected, ...]:
    """Expected handovers with a side that is no kind of actor (a citizen, for one): no document can show them."""
    return tuple(item for item in expected_in(snapshot, regime) if not list(_kind_pairs(snapshot, item)))


def undocumented(snapshot: Snapshot, links: Iterable[Link], regime: Regime = Regime.SINCE_2015) -> tuple[Expected, ...]:
    """Expected handovers none of whose pairs of kinds (those of ``links``) is documented, the main route first."""
    spoken = {link.pair for link in links if link.documented}
    silent = (
        item
        for item in expected_in(snapshot, regime)
        if (pairs := set(_kind_pairs(snapshot, item))) and not pairs & spoken
    )
    place = {route: number for number, route in enumerate(ROUTES)}
    return tuple(sorted(silent, key=lambda item: (place.get(item.route or "", len(ROUTES)), item.id)))


def overlay(
    snapshot: Snapshot,
    level: Level = Level.KINDS,
    regime: Regime = Regime.SINCE_2015,
    min_confidence: float = 0.0,
    weights: score.Weights | None = None,
) -> tuple[Link, ...]:
    """All links, worst first; between kinds also the expected ones that nothing documents, at the end.

    Pairs of which only plans, advice, possibilities or denials are known are kept when expected (as not documented) and
    left out otherwise.
    """
    norm = expected_links(snapshot, regime)
    found = ties(snapshot, level, min_confidence)
    pairs = {pair for pair, tie in found.items() if tie.is_fact}
    if level is Level.KINDS:
        pairs |= set(norm)
    titles = {document.id: (document.key, document.title) for document in snapshot.documents}
    weights = weights or score.default_weights()
    links = [
        _link(found.get(pair, Tie(*pair)), *_norm_of(snapshot, level, norm, pair), titles, weights) for pair in pairs
    ]
    return tuple(sorted(links, key=_rank))


def _link(tie: Tie, expected: tuple[Expected, ...], back: bool, titles: Titles, weights: score.Weights) -> Link:
    problems, improvements = tie.problems, tie.improvements
    values = score.parts(
        score.Counts(
            *(
                np.array([float(number)])
                for number in (
                    len(problems),
                    len(improvements),
                    len(documents_of((), problems)),
                    len(tie.statements),
                    bool(expected),
                )
            )
        ),
        weights,
    )
    documents = documents_of(tie.statements, tie.findings)
    return Link(
        tie.source,
        tie.target,
        expected,
        back and not expected,
        tuple(tie.statements),
        tuple(problems),
        tuple(improvements),
        dict(sorted(tie.apart.items())),
        tuple(sorted(documents)),
        _proofs(tie, titles),
        {name: float(value[0]) for name, value in values.items()},
        float(score.total(values, weights)[0]) if documents else None,
    )


def _norm_of(
    snapshot: Snapshot, level: Level, norm: dict[End, tuple[Expected, ...]], pair: End
) -> tuple[tuple[Expected, ...], bool]:
    """What the norm expects of a pair, and whether it expects something the other way round."""
    if level is Level.NAMED:
        pair = (kind_of(snapshot, pair[0]) or "", kind_of(snapshot, pair[1]) or "")
    return norm.get(pair, ()), (pair[1], pair[0]) in norm


def _proofs(tie: Tie, titles: Titles) -> tuple[Proof, ...]:
    """Problems first, then descriptions of the handover, then improvements; the surest first."""
    order = {PROBLEM: 0, HANDOVER: 1, IMPROVEMENT: 2}
    proofs = [
        _proof(HANDOVER, statement.relationship, statement.confidence, statement.id, evidence, titles)
        for statement in tie.statements
        for evidence in statement.evidence
    ] + [
        _proof(finding.polarity, finding.kind, finding.confidence, finding.id, evidence, titles)
        for finding in tie.findings
        for evidence in finding.evidence
    ]
    return tuple(
        sorted(
            proofs,
            key=lambda proof: (
                order.get(proof.says, 3),
                -proof.confidence,
                proof.document,
                proof.start,
                proof.end,
                proof.kind,
            ),
        )
    )


def _proof(says: str, kind: str, confidence: float, item_id: str, evidence: Evidence, titles: Titles) -> Proof:
    key, title = titles.get(evidence.document_id, (evidence.document_id, None))
    return Proof(
        says, key, title, evidence.start, evidence.end, evidence.quote, kind, confidence, item_id, evidence.before,
        evidence.after,
    )  # fmt: skip


def _rank(link: Link) -> tuple[object, ...]:
    """Worst first; then links without problems; then expected links that nothing documents, by id."""
    return (
        link.score is None,
        -(link.score or 0.0),
        -len(link.problems),
        -len(link.documents),
        link.expected[0].id if link.expected else "~",
        link.pair,
    )


def _kind_pairs(snapshot: Snapshot, item: Expected) -> Iterator[End]:
    sources = dict.fromkeys(kind for side in item.sources if (kind := kind_of(snapshot, side)))
    targets = dict.fromkeys(kind for side in item.targets if (kind := kind_of(snapshot, side)))
    yield from product(sources, targets)


def _in_regime(item: Expected, regime: Regime) -> bool:
    if regime is Regime.PLANNED or item.planned:
        return item.planned and regime is Regime.PLANNED
    if regime is Regime.BEFORE_2015:
        return item.valid_from is None or item.valid_from < "2015"
    return item.valid_to is None or item.valid_to >= "2015"
