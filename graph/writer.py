"""Write sources into a store: source documents, the reference lists and the norm.

A source is loaded under ``compleet = false`` and gets ``true`` last, after its counts were read back; until then the
store notes that it is being worked on. What was cut off (Ctrl-C, kill -9, a full disk) is taken out again by the next
writer, so that a load that is repeated ends in the same graph. There must be one writer at a time.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Quad

from graph import plan, schema
from graph.from_rdf import image_of
from graph.image import NORM, REFERENCE, SHARED, Image, Key, graph_iri
from graph.session import Store
from graph.settle import all_ties, facts_of, stored_facts, update_shared, update_ties, write_ties
from graph.to_rdf import quads_of
from ontology.digest import digest
from ontology.errors import StoreError, ValidationError
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
        image, triples, fingerprint = _checked(quads)
        if not image.is_document:
            raise ValidationError(f"de graaf {image.source} is geen brondocument")
        self.repair()
        properties = image.owned["Brondocument", image.source]
        found = self._store.read("MATCH (b:Brondocument {id: $id}) RETURN b.handtekening AS handtekening, "
                                 "b.sha256 AS sha256", id=image.source)
        if found == [{"handtekening": fingerprint, "sha256": properties.get("sha256")}]:
            return _report(image, SAME, triples)
        schema.claim(self._store, bool(properties.get("fictief")), str(properties.get("sleutel")))
        properties["tripels"] = triples
        self._replace(image, replaces=bool(found))
        self._store.write("MATCH (b:Brondocument {id: $id}) SET b.handtekening = $handtekening, b.compleet = true",
                          id=image.source, handtekening=fingerprint)
        schema.set_busy(self._store, [])
        return _report(image, REPLACED if found else NEW, triples)

    def load_reference(self, quads: Iterable[Quad]) -> LoadReport:
        """Load the graph of the reference lists or of the norm (one of the two per call)."""
        image, triples, fingerprint = _checked(quads)
        if image.is_document:
            raise ValidationError("dit is de graaf van een brondocument, niet van de referentielijsten of de norm")
        self.repair()
        found = schema.list_state(self._store, image.source)
        if found == fingerprint:
            return _report(image, SAME, triples)
        schema.set_list_state(self._store, image.source, "")
        self._replace(image, replaces=found is not None)
        schema.set_list_state(self._store, image.source, fingerprint)
        schema.set_busy(self._store, [])
        return _report(image, REPLACED if found else NEW, triples)

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
        broken = [row["id"] for row in self._store.read(
            "MATCH (b:Brondocument) WHERE b.compleet = false RETURN b.id AS id")]
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
        self._repaired = True

    def record_run(self, run: str, properties: Mapping[str, Any], keys: Iterable[str]) -> None:
        """Times and versions of a run (``begonnen_op``, ``beeindigd_op``, ``versie``) and the documents it read."""
        self._store.write("MERGE (r:Run {id: $id}) SET r += $p", id=run, p=dict(properties))
        self._store.write_batches(
            "UNWIND $rows AS r MATCH (a:Run {id: r.run}) MATCH (b:Brondocument {id: r.id}) MERGE (a)-[:LAS]->(b)",
            [{"run": run, "id": content_id(key)} for key in keys])

    def _replace(self, image: Image, *, replaces: bool) -> None:
        """Write the image in place of what its source said before. The caller marks it complete."""
        touched: set[Key] = set()
        ties: dict[Any, Any] = {}
        schema.set_busy(self._store, [image.source])
        if replaces:
            touched, ties = self._touched(image.source)
            self._clear(image.source)
        self._store.write_steps([*plan.nodes(image), *plan.descriptions(image)])
        # Labels before relationships: the embedded engine rewrites all relationships of a node that gets a label.
        update_shared(self._store, set(image.described))
        self._store.write_steps(plan.edges(image))
        self._verify(image)
        update_ties(self._store, ties, facts_of(image, plan.graph_name(image)))
        update_shared(self._store, touched - set(image.described))

    def _touched(self, source: str) -> tuple[set[Key], dict[Any, Any]]:
        """Shared nodes that the source describes, and the direct relationships it supports."""
        if source in (REFERENCE, NORM):
            query = f"MATCH (n:{{label}}) WHERE n.klassen_{source} IS NOT NULL RETURN n.id AS id"
        else:
            query = "MATCH (:Brondocument {{id: $id}})-[:NOEMT]->(n:{label}) RETURN n.id AS id"
        touched = {(label, row["id"]) for label in SHARED
                   for row in self._store.read(query.format(label=label), id=source)}
        return touched, stored_facts(self._store, source)

    def _clear(self, source: str, *, cut_off: bool = False) -> None:
        """Delete the owned nodes of a source and what it says of shared ones.

        The document goes before the nodes that hang on it: that is four times faster on the embedded engine. After a
        writer that was cut off, owned nodes may hang on nothing and the whole store is searched for them.
        """
        found = {label: [{"id": row["id"]} for row in self._store.read(
            f"{plan.stray(label) if cut_off else plan.owned(label, source)} RETURN n.id AS id", bron=source)]
            for label in plan.OWNED}
        if source in (REFERENCE, NORM):
            for label in SHARED:
                self._store.write(f"MATCH (n:{label}) WHERE n.klassen_{source} IS NOT NULL SET n += $p",
                                  p=plan.unlisted(source))
        else:
            self._store.write("MATCH (b:Brondocument {id: $id}) DETACH DELETE b", id=source)
        self._store.write_steps((f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) DETACH DELETE n", rows)
                                for label, rows in found.items())

    def _release_fiction(self) -> None:
        if not self._store.read("MATCH (b:Brondocument) RETURN b.id AS id LIMIT 1"):
            schema.release(self._store)

    def _all_shared(self) -> set[Key]:
        return {(label, row["id"]) for label in SHARED
                for row in self._store.read(f"MATCH (n:{label}) RETURN n.id AS id")}

    def _verify(self, image: Image) -> None:
        """Read the counts back; StoreError when the store holds something else than was written."""
        wanted = Counter(key[0] for key in image.owned if key[0] in plan.OWNED)
        wanted.update(kind for kind, start, _ in image.edges if start[0] in plan.OWNED)
        if image.is_document:
            wanted["NOEMT"] = len(image.described)
        found: Counter[str] = Counter()
        for label in {key[0] for key in image.owned if key[0] in plan.OWNED}:
            match = plan.owned(label, image.source)
            found[label] = self._store.read(f"{match} RETURN count(n) AS aantal", bron=image.source)[0]["aantal"]
            for row in self._store.read(f"{match} MATCH (n)-[e]->() RETURN type(e) AS soort, count(e) AS aantal",
                                        bron=image.source):
                found[row["soort"]] += row["aantal"]
        if image.is_document:
            found["NOEMT"] = self._store.read("MATCH (:Brondocument {id: $id})-[e:NOEMT]->() RETURN count(e) AS aantal",
                                              id=image.source)[0]["aantal"]
        wrong = {name: (wanted[name], found[name]) for name in {*wanted, *found} if wanted[name] != found[name]}
        if wrong:
            parts = ", ".join(f"{name}: {a} geschreven, {b} teruggelezen" for name, (a, b) in sorted(wrong.items()))
            raise StoreError(f"{image.source} is niet goed opgeslagen ({parts}); laad het opnieuw")


def _checked(quads: Iterable[Quad]) -> tuple[Image, int, str]:
    """Image, number of triples and fingerprint; ValidationError when the image would not give the same triples back."""
    given = list(quads)
    image = image_of(given)
    count, fingerprint = digest(given)
    if digest(quads_of(image, graph_iri("proef"))) != (count, fingerprint):
        lost = {str(q.triple) for q in given} ^ {str(q.triple) for q in quads_of(image, graph_iri("proef"))}
        raise ValidationError(f"de store kan {image.source} niet precies teruggeven: {min(lost)}")
    return image, count, fingerprint


def _report(image: Image, outcome: str, triples: int) -> LoadReport:
    counts = Counter(label for label, _ in image.owned)
    return LoadReport(image.source, outcome, triples, counts["Bewering"], counts["Bevinding"], counts["Passage"],
                      len(image.described))
