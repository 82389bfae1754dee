"""What the reference lists call an actor, for names and kinds that must be the same in every document."""

from dataclasses import dataclass
from functools import cache

from ontology.ids import split_iri
from ontology.rdf import GraphBuilder, graph_name
from ontology.reference.actors import add_actors


@dataclass(frozen=True)
class Known:
    """A reference actor or programme: the path and id of its IRI, its name and its class label."""

    path: str
    id: str
    name: str
    label: str


@cache
def known_actors() -> dict[str, Known]:
    """Reference actors and programmes by id; ids are unique over all lists."""
    graph = GraphBuilder(graph_name("referentie"))
    add_actors(graph)
    found = (
        Known(*split_iri(node.value), label, class_local) for node, (class_local, label) in graph.described().items()
    )
    return {known.id: known for known in found}
