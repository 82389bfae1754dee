"""The normative chain of keten.yaml as RDF: stages and the handovers that law, norm or agreement expects."""

from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import NamedNode, Quad

from ontology.errors import ValidationError
from ontology.rdf import GraphBuilder, decimal, graph_name, kk, node
from ontology.reference.actors import RAAD, add_collectives, collective_id
from ontology.reference.lists import chain, read_list
from ontology.terms import terms

NO_HANDOVER = ("O07", "O16", "J05", "T02")
"""Waiting inside one organisation, supervision and certification: no handovers between organisations (keten.yaml)."""
SECTIONS = {"overdrachten_jeugdwet": "jw", "overdrachten_voor_2015": "wjz", "overdrachten_gepland": "toekomstscenario"}

Entry = Mapping[str, Any]


def norm_quads() -> list[Quad]:
    """The graph ``id/graaf/norm``, sorted; made anew from keten.yaml at each call."""
    graph = GraphBuilder(graph_name("norm"))
    holders: set[str] = set()
    for entry in chain()["fasen"]:
        holders |= _stage(graph, entry)
    for section, regime in SECTIONS.items():
        for entry in chain()[section]:
            holders |= _handover(graph, entry, regime)
    add_collectives(graph, sorted(h.removeprefix("class:") for h in holders if h != RAAD))
    graph.typed(node("actor", RAAD), terms().type("rvdk").label, "Raad voor de Kinderbescherming")
    return graph.quads()


def holders_of(kind: str, place: str) -> tuple[str, ...]:
    """Actor ids behind a kind of the chain; a collective role ('signaleerder') stands for those who hold it."""
    kinds = _collective_roles().get(kind, (kind,))
    ids = (collective_id(k, place) for k in kinds)
    return tuple(dict.fromkeys(i for i in ids if i))


def _collective_roles() -> dict[str, tuple[str, ...]]:
    return {row["type"]: row.many("houders") for row in read_list("collectief.csv")}


def _stage(graph: GraphBuilder, entry: Entry) -> set[str]:
    place = f"keten.yaml: fase {entry['id']}"
    subject = node("fase", entry["id"])
    graph.typed(subject, "Fase", entry["naam"])
    graph.set(subject, "volgorde", str(entry["volgorde"]))
    graph.add(subject, kk("regime"), _regime("jw"))
    graph.set(subject, "toelichting", entry.get("omschrijving"))
    _common(graph, subject, entry)
    ids = [i for kind in entry["houder_types"] for i in holders_of(kind, place)]
    for kind in entry["houder_types"]:
        graph.set(subject, "houderSoort", kind)
    _link(graph, subject, "houder", ids)
    return set(ids)


def _handover(graph: GraphBuilder, entry: Entry, regime: str) -> set[str]:
    place = f"keten.yaml: overdracht {entry['id']}"
    subject = node("overdracht", entry["id"])
    graph.typed(subject, "Overdracht", entry["naam"])
    targets = holders_of(entry["naar_type"], place)
    sources = tuple(
        i
        for i in holders_of(entry["van_type"], place)
        if i not in targets or entry["van_type"] not in _collective_roles()
    )
    _link(graph, subject, "van", sources)
    _link(graph, subject, "naar", targets)
    graph.set(subject, "vanSoort", entry["van_type"])
    graph.set(subject, "naarSoort", entry["naar_type"])
    graph.add(subject, kk("regime"), _regime(regime))
    graph.set(subject, "route", entry.get("route"))
    graph.set(subject, "watGaatOver", entry.get("wat_gaat_over"))
    graph.set(subject, "aard", entry.get("aard"))
    graph.set(subject, "terugkoppeling", entry.get("verwachte_terugkoppeling"))
    notes = (entry.get("opmerking"), entry.get("wat_veranderde"))
    graph.set(subject, "toelichting", "; ".join(note for note in notes if note))
    graph.set(subject, "teltMee", entry["id"] not in NO_HANDOVER)
    graph.set(subject, "gepland", entry.get("status") == "gepland")
    for term in entry.get("termijnen", ()):
        graph.set(subject, "termijn", term_text(term))
    _common(graph, subject, entry)
    return {*sources, *targets}


def term_text(term: Entry) -> str:
    """'10 weken: oordeel over vervolgstappen (wettelijk; Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 2)'."""
    amount = " ".join(str(part) for part in (term["waarde"], term["eenheid"]) if part is not None)
    return f"{amount}: {term['wat']} ({term['aard']}; {term['basis']})"


def _common(graph: GraphBuilder, subject: NamedNode, entry: Entry) -> None:
    for basis in entry.get("rechtsgrond", ()):
        graph.set(subject, "rechtsgrond", basis)
    graph.set(subject, "geldigVanaf", entry.get("valid_from"))
    graph.set(subject, "geldigTot", entry.get("valid_to"))
    graph.set(subject, "herkomst", " ; ".join(entry["bron"]))
    graph.add(subject, kk("vertrouwen"), decimal(entry["confidence"]))


def _link(graph: GraphBuilder, subject: NamedNode, predicate: str, ids: Iterable[str]) -> None:
    for local in ids:
        graph.add(subject, kk(predicate), node("actor", local))


def _regime(code: str) -> NamedNode:
    for concept in terms().scheme("regimes"):
        if concept.code == code:
            return NamedNode(concept.iri)
    raise ValidationError(f"keten.yaml: stelsel {code!r} staat niet in de ontologie")
