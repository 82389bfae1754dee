"""What every store has: a unique id per primary label, indexes, a schema version and the mark of fiction."""

from graph.session import Store
from ontology.errors import MixedFictionError, StoreError
from ontology.terms import terms

VERSION = 1
META = "opslag"

# No index on a property that thousands of nodes share (such as bron): on the embedded engine each deletion then walks
# along all of them.
_INDEXES = {
    "actor_naam": ("Actor", "naam"),
    "gebied_naam": ("Gebied", "naam"),
    "brondocument_sleutel": ("Brondocument", "sleutel"),
}


def prepare(store: Store) -> None:
    """Check the version of the store; make the schema on first use when the store is open for writing."""
    found = store.read("MATCH (o:Opslag {id: $id}) RETURN o.schema_versie AS versie", id=META)
    if found:
        check_version(store.name, found[0]["versie"])
    elif store.writable:
        _refuse_foreign(store)
        _create(store)


def check_version(name: str, found: int | None) -> None:
    """StoreError for a store of another version than this program's."""
    if found == VERSION:
        return
    if isinstance(found, int) and found > VERSION:
        raise StoreError(
            f"de store {name} is van een nieuwere Ketenkaart (versie {found}, deze kent {VERSION}); werk Ketenkaart bij"
        )
    raise StoreError(
        f"de store {name} is van een oudere Ketenkaart (versie {found}, nu {VERSION}); laad de documenten "
        "opnieuw in een nieuwe store"
    )


def _refuse_foreign(store: Store) -> None:
    if store.read("MATCH (n) RETURN 1 AS een LIMIT 1"):
        raise StoreError(f"de database op {store.name} is niet leeg en niet van Ketenkaart; kies een lege database")


def _create(store: Store) -> None:
    """The mark comes last: a store whose making was cut off is made again."""
    for label in [*terms().primary_labels().values(), "Opslag"]:
        store.write(f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
    for name, (label, key) in _INDEXES.items():
        store.write(f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})")
    store.write("MERGE (o:Opslag {id: $id}) SET o.schema_versie = $versie", id=META, versie=VERSION)


def fiction(store: Store) -> bool | None:
    """True: holds practice documents; False: holds real ones; None: no document yet."""
    rows = store.read("MATCH (o:Opslag {id: $id}) RETURN o.fictie AS fictie", id=META)
    return rows[0]["fictie"] if rows else None


def claim(store: Store, fictional: bool, key: str) -> None:
    """Mark the store as fictional or not by its first document; MixedFictionError for one of the other."""
    found = fiction(store)
    if found is None:
        store.write("MATCH (o:Opslag {id: $id}) SET o.fictie = $fictie", id=META, fictie=fictional)
    elif found != fictional:
        kinds = (
            ("een fictief oefendocument", "echte documenten")
            if fictional
            else ("een echt document", "fictieve oefendocumenten")
        )
        raise MixedFictionError(
            f"{key} is {kinds[0]} en deze store bevat {kinds[1]}: die gaan nooit samen; "
            "gebruik een andere store (--store)"
        )


def release(store: Store) -> None:
    """Forget the mark of fiction; for when the last document is gone."""
    store.write("MATCH (o:Opslag {id: $id}) REMOVE o.fictie", id=META)


def list_state(store: Store, name: str) -> str | None:
    """Fingerprint of the reference lists or the norm as loaded; '' when that was cut off, None when never loaded."""
    rows = store.read(f"MATCH (o:Opslag {{id: $id}}) RETURN o.{name} AS staat", id=META)
    return rows[0]["staat"] if rows else None


def busy(store: Store) -> list[str]:
    """Sources that a writer is working on, or was when it was cut off."""
    rows = store.read("MATCH (o:Opslag {id: $id}) RETURN o.bezig AS bezig", id=META)
    return list(rows[0]["bezig"] or []) if rows else []


def set_busy(store: Store, sources: list[str]) -> None:
    """Note the sources to be worked on; none: the work is done."""
    store.write("MATCH (o:Opslag {id: $id}) SET o += $p", id=META, p={"bezig": sources or None})


def set_list_state(store: Store, name: str, value: str | None) -> None:
    """See ``list_state``."""
    store.write("MATCH (o:Opslag {id: $id}) SET o += $p", id=META, p={name: value})
