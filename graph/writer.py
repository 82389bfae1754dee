"""Write sources into a store: source documents, the reference lists and the norm.

A source is loaded under ``compleet = false`` and gets ``true`` last, after its counts were read back; until then the
store notes that it is being worked on. What was cut off (Ctrl-C, kill -9, a full disk) is taken out again by the next
writer, so that a load that is repeated ends in the same graph. There must be one writer at a time.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Quad

from graph import plan, schema
from graph.counts import verify
from graph.derive import Fact
from graph.heap import no_collection
from graph.image import NORM, REFERENCE, SHARED, Image, Key
from graph.parcel import Parcel, parcel_of
from graph.session import Store
from graph.settle import Tie, add_to_shared, all_ties, facts_of, stored_facts, update_shared, update_ties, write_ties
from ontology.errors import ValidationError
from ontology.ids import content_id

NEW, SAME, REPLACED = "nieuw", "ongewijzigd", "vervangen"


@dataclass(frozen=True)
class LoadReport:
    """What a load did: ``outcome`` is nieuw, ongewijzigd or vervangen; the rest counts what the source has now."""

    source: str
    outcome: str
    triples: int = 0
    statements: int = 0
    findings: int = 0
    passages: int = 0
    mentioned: int = 0


class Writer:
    """Puts sources in a store that is open for writing, and takes them out."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._repaired = False

    def load_document(self, quads: Iterable[Quad]) -> LoadReport:
        """Load the graph of one source document; the same content again is skipped, other content replaces the old.

        ValidationError: RDF that the store could not give back. MixedFictionError: fiction beside real documents.
        """
        return self.load_documents([self.accept(quads)])[0]

    def accept(self, quads: Iterable[Quad]) -> Parcel:
        """Check a source document, to be loaded together with others; raises as ``load_document``."""
        parcel = parcel_of(quads)
        if not parcel.image.is_document:
            raise ValidationError(f"de graaf {parcel.image.source} is geen brondocument")
        self.repair()
        properties = parcel.image.owned["Brondocument", parcel.image.source]
        schema.claim(self._store, bool(properties.get("fictief")), str(properties.get("sleutel")))
        properties["tripels"] = parcel.triples
        return parcel

    @no_collection()
    def load_documents(self, parcels: Sequence[Parcel]) -> list[LoadReport]:
        """Load several accepted documents (each once): far fewer queries than one by one.

        Each is complete or not there, whenever this is cut off.
        """
        self.repair()
        found = self._signatures(p.image.source for p in parcels)
        fresh = [p for p in parcels if found.get(p.image.source) != _signature(p)]
        replaced = {p.image.source for p in fresh if p.image.source in found}
        if fresh:
            self._replace([p.image for p in fresh], replaced)
            self._store.write_batches(
                "UNWIND $rows AS r MATCH (b:Brondocument {id: r.id}) "
                "SET b.handtekening = r.handtekening, b.compleet = true",
                [{"id": p.image.source, "handtekening": p.fingerprint} for p in fresh],
            )
            schema.set_busy(self._store, [])
        written = {p.image.source: REPLACED if p.image.source in replaced else NEW for p in fresh}
        return [_report(p, written.get(p.image.source, SAME)) for p in parcels]

    @no_collection()
    def load_reference(self, quads: Iterable[Quad]) -> LoadReport:
        """Load the graph of the reference lists or of the norm (one of the two per call)."""
        parcel = parcel_of(quads)
        source = parcel.image.source
        if parcel.image.is_document:
            raise ValidationError("dit is de graaf van een brondocument, niet van de referentielijsten of de norm")
        self.repair()
        found = schema.list_state(self._store, source)
        if found == parcel.fingerprint:
            return _report(parcel, SAME)
        schema.set_list_state(self._store, source, "")
        self._replace([parcel.image], {source} if found is not None else set())
        schema.set_list_state(self._store, source, parcel.fingerprint)
        schema.set_busy(self._store, [])
        return _report(parcel, REPLACED if found else NEW)

    def remove_document(self, key: str) -> bool:
        """Take out the document with this key and everything only it said; False when there is none."""
        self.repair()
        source = content_id(key)
        if not self._store.read("MATCH (b:Brondocument {id: $id}) RETURN b.id AS id", id=source):
            return False
        schema.set_busy(self._store, [source])
        touched, ties = self._touched(source)
        self._clear(source)
        update_ties(self._store, ties, {})
        update_shared(self._store, touched)
        self._release_fiction()
        schema.set_busy(self._store, [])
        return True

    def repair(self) -> None:
        """Take out what an earlier writer left half-way; done once, before the first write."""
        if self._repaired:
            return
        broken = [
            row["id"] for row in self._store.read("MATCH (b:Brondocument) WHERE b.compleet = false RETURN b.id AS id")
        ]
        broken = sorted({*broken, *schema.busy(self._store)})
        if broken:
            schema.set_busy(self._store, broken)
            for source in broken:
                self._clear(source, cut_off=True)
            facts = stored_facts(self._store)
            write_ties(self._store, {tie: facts.get(tie, []) for tie in all_ties(self._store) | set(facts)})
            update_shared(self._store, self._all_shared())
            for name in (REFERENCE, NORM):
                if name in broken:
                    schema.set_list_state(self._store, name, None)
            self._release_fiction()
            schema.set_busy(self._store, [])
        else:
            self._release_fiction()
        self._repaired = True

    def record_run(self, run: str, properties: Mapping[str, Any], keys: Iterable[str]) -> None:
        """Times and versions of a run (``begonnen_op``, ``beeindigd_op``, ``versie``) and the documents it read."""
        self._store.write("MERGE (r:Run {id: $id}) SET r += $p", id=run, p=dict(properties))
        self._store.write_batches(
            "UNWIND $rows AS r MATCH (a:Run {id: r.run}) MATCH (b:Brondocument {id: r.id}) MERGE (a)-[:LAS]->(b)",
            [{"run": run, "id": content_id(key)} for key in keys],
        )

    def _signatures(self, sources: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """Fingerprint and sha256 of those documents that are in the store."""
        return {
            row["id"]: (row["handtekening"], row["sha256"])
            for row in self._store.read(
                "UNWIND $rows AS r MATCH (b:Brondocument {id: r.id}) "
                "RETURN b.id AS id, b.handtekening AS handtekening, b.sha256 AS sha256",
                rows=[{"id": source} for source in sources],
            )
        }

    def _replace(self, images: Sequence[Image], replaced: Collection[str]) -> None:
        """Write the images in place of what their sources said before. The caller marks them complete."""
        touched: set[Key] = set()
        lost: dict[Tie, list[Fact]] = defaultdict(list)
        schema.set_busy(self._store, [image.source for image in images])
        for source in replaced:
            keys, ties = self._touched(source)
            touched |= keys
            _extend(lost, ties)
            self._clear(source)
        described = {key for image in images for key in image.described}
        gained: dict[Tie, list[Fact]] = defaultdict(list)
        for image in images:
            _extend(gained, facts_of(image, plan.graph_name(image)))
        self._store.write_steps(
            [
                *plan.merged(step for image in images for step in plan.owned_nodes(image)),
                *plan.shared_nodes(described),
                *plan.merged(step for image in images for step in plan.descriptions(image)),
            ]
        )
        # Labels before relationships: the embedded engine rewrites all relationships of a node that gets a label.
        add_to_shared(self._store, images)
        self._store.write_steps(plan.merged(step for image in images for step in plan.edges(image)))
        verify(self._store, images)
        update_ties(self._store, lost, gained)
        update_shared(self._store, touched)

    def _touched(self, source: str) -> tuple[set[Key], dict[Any, Any]]:
        """Shared nodes that the source describes, and the direct relationships it supports."""
        if source in (REFERENCE, NORM):
            query = f"MATCH (n:{{label}}) WHERE n.klassen_{source} IS NOT NULL RETURN n.id AS id"
        else:
            query = "MATCH (:Brondocument {{id: $id}})-[:NOEMT]->(n:{label}) RETURN n.id AS id"
        touched = {
            (label, row["id"]) for label in SHARED for row in self._store.read(query.format(label=label), id=source)
        }
        return touched, stored_facts(self._store, source)

    def _clear(self, source: str, *, cut_off: bool = False) -> None:
        """Delete the owned nodes of a source and what it says of shared ones.

        The document goes before the nodes that hang on it: that is four times faster on the embedded engine. After a
        writer that was cut off, owned nodes may hang on nothing and the whole store is searched for them.
        """
        found = {
            label: [
                {"id": row["id"]}
                for row in self._store.read(
                    f"{plan.stray(label) if cut_off else plan.owned(label, source)} RETURN n.id AS id", bron=source
                )
            ]
            for label in plan.OWNED
        }
        if source in (REFERENCE, NORM):
            for label in SHARED:
                self._store.write(
                    f"MATCH (n:{label}) WHERE n.klassen_{source} IS NOT NULL SET n += $p", p=plan.unlisted(source)
                )
        else:
            self._store.write("MATCH (b:Brondocument {id: $id}) DETACH DELETE b", id=source)
        self._store.write_steps(
            (f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) DETACH DELETE n", rows) for label, rows in found.items()
        )

    def _release_fiction(self) -> None:
        if not self._store.read("MATCH (b:Brondocument) RETURN b.id AS id LIMIT 1"):
            schema.release(self._store)

    def _all_shared(self) -> set[Key]:
        return {
            (label, row["id"]) for label in SHARED for row in self._store.read(f"MATCH (n:{label}) RETURN n.id AS id")
        }


def _signature(parcel: Parcel) -> tuple[str | None, str | None]:
    return parcel.fingerprint, parcel.image.owned["Brondocument", parcel.image.source].get("sha256")


def _extend(ties: dict[Tie, list[Fact]], more: Mapping[Tie, list[Fact]]) -> None:
    for tie, facts in more.items():
        ties[tie].extend(facts)


def _report(parcel: Parcel, outcome: str) -> LoadReport:
    counts = Counter(label for label, _ in parcel.image.owned)
    return LoadReport(
        parcel.image.source,
        outcome,
        parcel.triples,
        counts["Bewering"],
        counts["Bevinding"],
        counts["Passage"],
        len(parcel.image.described),
    )
