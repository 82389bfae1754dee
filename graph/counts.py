"""Read back what was written, as counts per source."""

from collections import Counter
from collections.abc import Sequence

from graph import plan
from graph.image import Image
from graph.session import Store
from ontology.errors import StoreError

_COUNT = "{} RETURN r.bron AS bron, count(n) AS aantal"
_COUNT_EDGES = "{} MATCH (n)-[e]->() RETURN r.bron AS bron, type(e) AS soort, count(e) AS aantal"
_COUNT_MENTIONS = (
    "UNWIND $rows AS r MATCH (:Brondocument {id: r.bron})-[e:NOEMT]->() RETURN r.bron AS bron, count(e) AS aantal"
)


def verify(store: Store, images: Sequence[Image]) -> None:
    """StoreError when the store holds something else of these sources (all documents, or one list) than was written."""
    rows = [{"bron": image.source} for image in images]
    found: dict[str, Counter[str]] = {image.source: Counter() for image in images}
    for label in sorted({key[0] for image in images for key in image.owned if key[0] in plan.OWNED}):
        match = plan.owned_each(label, images[0].source)
        for row in store.read(_COUNT.format(match), rows=rows):
            found[row["bron"]][label] += row["aantal"]
        for row in store.read(_COUNT_EDGES.format(match), rows=rows):
            found[row["bron"]][row["soort"]] += row["aantal"]
    if images[0].is_document:
        for row in store.read(_COUNT_MENTIONS, rows=rows):
            found[row["bron"]]["NOEMT"] += row["aantal"]
    for image in images:
        _compare(image.source, _wanted(image), found[image.source])


def _wanted(image: Image) -> Counter[str]:
    wanted = Counter(key[0] for key in image.owned if key[0] in plan.OWNED)
    wanted.update(kind for kind, start, _ in image.edges if start[0] in plan.OWNED)
    if image.is_document:
        wanted["NOEMT"] = len(image.described)
    return wanted


def _compare(source: str, wanted: Counter[str], found: Counter[str]) -> None:
    wrong = sorted(name for name in {*wanted, *found} if wanted[name] != found[name])
    if wrong:
        parts = ", ".join(f"{name}: {wanted[name]} geschreven, {found[name]} teruggelezen" for name in wrong)
        raise StoreError(f"{source} is niet goed opgeslagen ({parts}); laad het opnieuw")
