"""Is what is stored what was read? Each named graph is read back as RDF and compared with what was noted at loading."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.session import Store
from graph.view import View
from ontology.digest import digest
from ontology.shapes import validate


@dataclass(frozen=True)
class Check:
    """One thing that was checked: what, whether it holds, and the particulars in Dutch."""

    subject: str
    holds: bool
    detail: str


def checks(store: Store) -> Iterator[Check]:
    """Round trip and shapes of every graph in the store, one by one; then the counts of the store as a whole."""
    view = View(store)
    for graph_iri, noted in view.fingerprints().items():
        quads = list(view.quads(graph_iri))
        yield _round_trip(graph_iri, noted, digest(quads))
        violations = validate(quads)
        yield Check(
            graph_iri,
            not violations,
            f"SHACL: {violations[0]}" if violations else "SHACL: voldoet aan de regels van de ontologie",
        )
    counts = ", ".join(f"{name} {number}" for name, number in view.counts().items())
    yield Check("aantallen", True, counts or "de opslag is leeg")


def _round_trip(graph_iri: str, noted: str, found: tuple[int, str]) -> Check:
    count, fingerprint = found
    same = f"{count} tripels heen en terug gelijk (sha256 {fingerprint[:16]})"
    other = f"teruggelezen {count} tripels zijn niet die van het laden; verwijder dit document en laad het opnieuw"
    return Check(graph_iri, noted == fingerprint, same if noted == fingerprint else other)
