"""The reference network and the normative chain, from the lists in this folder."""

from ontology.reference.facts import reference_quads
from ontology.reference.known import Known, known_actors
from ontology.reference.names import Name, lexicon
from ontology.reference.norm import norm_quads

__all__ = ["Known", "Name", "known_actors", "lexicon", "norm_quads", "reference_quads"]
