"""The analysis: links worst first, network measures and coverage, for everything that was read or for one place."""

from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph import measures, places
from graph.bands import MINIMUM, Band, bands
from graph.chain import Link, Proof, Regime, expected_links, overlay
from graph.coverage import Coverage, coverage
from graph.model import Expected, Snapshot
from graph.networks import Level, network, ties
from graph.score import default_weights
from ontology.errors import UsageError


@dataclass(frozen=True)
class Measures:
    """Measures on the documented network, and fragmentation of the norm to lay beside it.

    ``fragmentation`` is over the actors with a documented tie. The other two are over the kinds of the norm, so they
    can be compared: ``fragmentation_documented_norm`` with the expected links that documents describe (it rises with
    what was not read), ``fragmentation_norm`` with all expected links. None where there are fewer than two actors; the
    last two are None between named actors.
    """

    nodes: int
    edges: int
    fragmentation: float | None
    fragmentation_documented_norm: float | None
    fragmentation_norm: float | None
    components: tuple[tuple[str, ...], ...]
    cut_vertices: tuple[str, ...]
    bridges: tuple[tuple[str, str], ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "knopen": self.nodes,
            "banden": self.edges,
            "fragmentatie": _rounded(self.fragmentation),
            "fragmentatie_van_de_gedocumenteerde_norm": _rounded(self.fragmentation_documented_norm),
            "fragmentatie_van_de_norm": _rounded(self.fragmentation_norm),
            "componenten": [list(part) for part in self.components],
            "snijpunten": list(self.cut_vertices),
            "bruggen": [list(pair) for pair in self.bridges],
        }


@dataclass(frozen=True)
class Analysis:
    """Links (worst first) with their bands, measures and coverage of one view on the graph."""

    level: Level
    regime: Regime
    place: str | None
    min_confidence: float
    links: tuple[Link, ...]
    bands: tuple[Band, ...]
    measures: Measures
    coverage: Coverage
    fictional: bool

    @property
    def broken(self) -> tuple[Link, ...]:
        """The links with a reported problem, worst first."""
        return tuple(link for link in self.links if link.problems)

    def to_json(self) -> dict[str, Any]:
        """The form of ``analyse --format json``: plain values, no NaN."""
        return {
            "netwerk": self.level.value,
            "regime": self.regime.value,
            "gebied": self.place,
            "min_vertrouwen": self.min_confidence,
            "fictief": self.fictional,
            "schakels": [_link_json(link, band) for link, band in zip(self.links, self.bands, strict=True)],
            "niet_gedocumenteerd": [_expected_json(item) for item in self.coverage.missing],
            "maten": self.measures.to_json(),
            "dekking": self.coverage.to_json(),
            "score": {
                "gewichten": {name: part.weight for name, part in default_weights().items()},
                "uitleg": {name: part.explanation for name, part in default_weights().items()},
                "minimum_documenten_voor_band": MINIMUM,
            },
        }


def analyse(
    snapshot: Snapshot,
    *,
    netwerk: str = "soorten",
    gemeente: str | None = None,
    regio: str | None = None,
    min_confidence: float = 0.5,
    regime: Regime = Regime.SINCE_2015,
    mentions: places.Mentions | None = None,
) -> Analysis:
    """Analyse a snapshot: ``netwerk`` is ``soorten`` (kinds of actors) or ``namen`` (named actors).

    ``gemeente`` or ``regio`` keeps the documents that name that place or an actor that serves it; an unknown one raises
    UsageError with the nearest names; ``mentions`` tells which nodes each document names (without it a document names
    what its statements and findings are about). Statements and findings below ``min_confidence`` (0 to 1) do not count.
    """
    level = _level(netwerk)
    if not 0 <= min_confidence <= 1:
        raise UsageError(f"min_confidence moet tussen 0 en 1 liggen, niet {min_confidence:g}")
    place = _place(snapshot, gemeente, regio)
    if place is not None:
        snapshot = places.restrict(snapshot, place, mentions)
    kinds = overlay(snapshot, Level.KINDS, regime, min_confidence)
    links = kinds if level is Level.KINDS else overlay(snapshot, level, regime, min_confidence)
    documents = [document.id for document in sorted(snapshot.documents, key=lambda document: document.key)]
    return Analysis(
        level,
        regime,
        place.name if place else None,
        min_confidence,
        links,
        tuple(bands(links, documents)),
        _measures(snapshot, level, regime, min_confidence),
        coverage(snapshot, kinds, regime, min_confidence),
        snapshot.fictional or any(document.fictional for document in snapshot.documents),
    )


def _level(name: str) -> Level:
    try:
        return Level(name)
    except ValueError:
        known = ", ".join(level.value for level in Level)
        raise UsageError(f"Onbekend netwerk '{name}'; kies uit: {known}") from None


def _place(snapshot: Snapshot, gemeente: str | None, regio: str | None) -> places.Place | None:
    if gemeente and regio:
        raise UsageError("Geef een gemeente of een regio, niet allebei")
    if gemeente:
        return places.municipality(snapshot, gemeente)
    return places.region(snapshot, regio) if regio else None


def _measures(snapshot: Snapshot, level: Level, regime: Regime, min_confidence: float) -> Measures:
    graph = network(ties(snapshot, level, min_confidence))
    described, norm = None, None
    if level is Level.KINDS:
        expected: nx.DiGraph = nx.DiGraph(list(expected_links(snapshot, regime)))
        norm = measures.distance_weighted_fragmentation(expected)
        expected.remove_edges_from([pair for pair in expected.edges() if not graph.has_edge(*pair)])
        described = measures.distance_weighted_fragmentation(expected)
    return Measures(
        graph.number_of_nodes(),
        graph.number_of_edges(),
        measures.distance_weighted_fragmentation(graph),
        described,
        norm,
        tuple(tuple(str(node) for node in part) for part in measures.components(graph)),
        tuple(str(node) for node in measures.cut_vertices(graph)),
        tuple((str(a), str(b)) for a, b in measures.bridges(graph)),
    )


def _link_json(link: Link, band: Band) -> dict[str, Any]:
    return {
        "van": link.source,
        "naar": link.target,
        "status": link.status,
        "verwacht": bool(link.expected),
        "verwachte_overdrachten": [_expected_json(item) for item in link.expected],
        "verwacht_in_tegenrichting": link.expected_back,
        "gedocumenteerd": len(link.statements) + len(link.problems) + len(link.improvements),
        "beweringen": len(link.statements),
        "documenten": len(link.documents),
        "problemen": len(link.problems),
        "verbeteringen": len(link.improvements),
        "niet_als_feit": link.apart,
        "score": _rounded(link.score),
        "onderdelen": {name: _rounded(value) for name, value in link.parts.items()},
        "onder": _rounded(band[0]) if band else None,
        "boven": _rounded(band[1]) if band else None,
        "bewijs": [_proof_json(proof) for proof in link.proofs],
    }


def _proof_json(proof: Proof) -> dict[str, Any]:
    return {
        "document": proof.document,
        "start": proof.start,
        "end": proof.end,
        "citaat": proof.quote,
        "titel": proof.title,
        "zegt": proof.says,
        "soort": proof.kind,
        "vertrouwen": _rounded(proof.confidence),
        "id": proof.item_id,
    }


def _expected_json(item: Expected) -> dict[str, Any]:
    return {
        "id": item.id,
        "naam": item.name,
        "rechtsgrond": list(item.legal_basis),
        "termijn": list(item.terms),
        "route": item.route,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
