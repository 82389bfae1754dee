"""A reference fact as a Bewering: with source and confidence, without passage."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ontology.ids import content_id
from ontology.rdf import GraphBuilder, decimal, kk, node
from ontology.terms import terms


@dataclass(frozen=True)
class Fact:
    """``relation`` is a code of the term map; subject and object are (path, id), for instance ("actor", "vng").

    ``happened`` false: planned. ``denied``: the source says that it did not come to this.
    """

    subject: tuple[str, str]
    relation: str
    object: tuple[str, str]
    source: str
    confidence: str
    valid_from: str | None = None
    valid_to: str | None = None
    happened: bool = True
    denied: bool = False
    note: str = ""
    subject_scope: str | None = None
    object_scope: str | None = None

    @property
    def id(self) -> str:
        return content_id(
            "referentie",
            *self.subject,
            self.relation,
            *self.object,
            self.denied,
            self.happened,
            self.valid_from,
            self.subject_scope,
            self.object_scope,
            self.note,
        )


def add_facts(graph: GraphBuilder, facts: Iterable[Fact]) -> None:
    """Write facts about nodes that the graph has described already."""
    for fact in facts:
        _add(graph, fact)


def _add(graph: GraphBuilder, fact: Fact) -> None:
    relation = terms().relation(fact.relation)
    subject, target = node(*fact.subject), node(*fact.object)
    statement = node("bewering", fact.id)
    graph.typed(statement, "Bewering", f"{graph.name(subject)} {relation.name_nl} {graph.name(target)}")
    graph.add(statement, kk("onderwerp"), subject)
    graph.add(statement, kk("relatie"), NamedNode(relation.iri))
    graph.add(statement, kk("voorwerp"), target)
    graph.add(statement, kk("polariteit"), kk("ontkend" if fact.denied else "bevestigd"))
    graph.add(statement, kk("modaliteit"), kk("feitelijk" if fact.happened else "gepland"))
    graph.add(statement, kk("vertrouwen"), decimal(fact.confidence))
    graph.set(statement, "herkomst", fact.source)
    graph.set(statement, "geldigVanaf", fact.valid_from)
    graph.set(statement, "geldigTot", fact.valid_to)
    graph.set(statement, "toelichting", fact.note)
    graph.set(statement, "reikwijdteOnderwerp", fact.subject_scope)
    graph.set(statement, "reikwijdteVoorwerp", fact.object_scope)
