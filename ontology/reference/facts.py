"""The reference network as RDF: who exists, where it works and what it succeeded, each with source and confidence.

Planned changes are statements with modality ``gepland``, cancelled ones are denied statements: neither counts as fact.
"""

from pyoxigraph import Quad

from ontology.rdf import GraphBuilder, graph_name
from ontology.reference import places, succession
from ontology.reference.actors import add_actors
from ontology.reference.assertions import add_facts


def reference_quads() -> list[Quad]:
    """The graph ``id/graaf/referentie``, sorted; made anew from the lists at each call."""
    graph = GraphBuilder(graph_name("referentie"))
    add_actors(graph)
    places.add_areas(graph)
    add_facts(graph, places.facts())
    add_facts(graph, succession.facts())
    return graph.quads()
