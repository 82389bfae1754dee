"""One source, ready to be stored: its image, and proof that the image says exactly what the RDF said."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad

from graph.from_rdf import image_of
from graph.image import Image, graph_iri
from graph.to_rdf import quads_of
from ontology.digest import digest
from ontology.errors import ValidationError


@dataclass(frozen=True)
class Parcel:
    """The image of a source, the number of its triples and their fingerprint."""

    image: Image
    triples: int
    fingerprint: str

    @property
    def rows(self) -> int:
        """About how many rows it takes to write it."""
        return len(self.image.owned) + len(self.image.edges) + 2 * len(self.image.described)


def parcel_of(quads: Iterable[Quad]) -> Parcel:
    """ValidationError when the image would not give the same triples back."""
    given = list(quads)
    image = image_of(given)
    count, fingerprint = digest(given)
    back = list(quads_of(image, graph_iri("proef")))
    if digest(back) != (count, fingerprint):
        lost = {str(q.triple) for q in given} ^ {str(q.triple) for q in back}
        raise ValidationError(f"de store kan {image.source} niet precies teruggeven: {min(lost)}")
    return Parcel(image, count, fingerprint)
