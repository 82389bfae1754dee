"""Bring what follows from the sources up to date: direct relationships, and names and labels of shared nodes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.derive import Fact, Voices, direct, graphs_of, is_fact, labels_of, name_of
from graph.image import Description, Image, Key, key_of
from graph.plan import by_label, graph_name, owned, pair
from graph.session import Row, Store, batches

Tie = tuple[str, Key, Key]
"""Relationship, start and end."""


def facts_of(image: Image, graph: str) -> dict[Tie, list[Fact]]:
    """The direct relationships that an image supports."""
    ends: dict[str, dict[str, Key]] = defaultdict(dict)
    for kind, start, end in image.edges:
        if kind in ("ONDERWERP", "VOORWERP"):
            ends[start[1]][kind] = end
    found: dict[Tie, list[Fact]] = defaultdict(list)
    for (label, local), properties in image.owned.items():
        if label == "Bewering" and is_fact(properties):
            tie = properties["relatie"], ends[local]["ONDERWERP"], ends[local]["VOORWERP"]
            found[tie].append(Fact.of(local, properties | {"graaf": [graph]}))
    return found


_STATEMENTS = (
    "{} WITH n WHERE n.polariteit = 'bevestigd' AND n.modaliteit = 'feitelijk' "
    "MATCH (n)-[:ONDERWERP]->(a) MATCH (n)-[:VOORWERP]->(b) "
    "RETURN n.id AS id, n.relatie AS relatie, a.iri AS a, b.iri AS b, properties(n) AS p"
)


def stored_facts(store: Store, source: str | None = None) -> dict[Tie, list[Fact]]:
    """The direct relationships that the stored statements (of one source) support."""
    query = _STATEMENTS.format(owned("Bewering", source) if source else "MATCH (n:Bewering)")
    found: dict[Tie, list[Fact]] = defaultdict(list)
    for row in store.read(query, bron=source):
        found[row["relatie"], key_of(row["a"]), key_of(row["b"])].append(Fact.of(row["id"], row["p"]))
    return found


def update_ties(store: Store, removed: Mapping[Tie, list[Fact]], added: Mapping[Tie, list[Fact]]) -> None:
    """Recompute the direct relationships that lost or gained statements; the statements are stored already."""
    ties = set(removed) | set(added)
    known = {f.id: f for facts in added.values() for f in facts}
    wanted = _supporters(store, ties)
    for tie in ties:
        wanted[tie] = wanted[tie] - {f.id for f in removed.get(tie, ())} | {f.id for f in added.get(tie, ())}
    others = {local for ids in wanted.values() for local in ids} - set(known)
    known |= _facts(store, others)
    write_ties(store, {tie: [known[i] for i in ids if i in known] for tie, ids in wanted.items()})


def _supporters(store: Store, ties: Iterable[Tie]) -> dict[Tie, set[str]]:
    found: dict[Tie, set[str]] = {tie: set() for tie in ties}
    for (kind, a, b), rows in _grouped(found).items():
        query = (
            f"UNWIND $rows AS r {pair(a, b)} MATCH (a)-[e:{kind}]->(b) RETURN r.a AS a, r.b AS b, e.beweringen AS ids"
        )
        for batch in batches(rows):
            for row in store.read(query, rows=batch):
                found[kind, (a, row["a"]), (b, row["b"])] |= set(row["ids"])
    return found


def _grouped(ties: Iterable[Tie]) -> dict[tuple[str, str, str], list[Row]]:
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for kind, start, end in sorted(ties):
        groups[kind, start[0], end[0]].append({"a": start[1], "b": end[1]})
    return groups


def _facts(store: Store, ids: Iterable[str]) -> dict[str, Fact]:
    query = "UNWIND $rows AS r MATCH (s:Bewering {id: r.id}) RETURN s.id AS id, properties(s) AS p"
    rows = [row for batch in batches({"id": i} for i in sorted(ids)) for row in store.read(query, rows=batch)]
    return {row["id"]: Fact.of(row["id"], row["p"]) for row in rows}


def write_ties(store: Store, ties: Mapping[Tie, list[Fact]]) -> None:
    """Write these direct relationships; one without facts goes."""
    steps: list[tuple[str, list[Row]]] = []
    for (kind, a, b), rows in _grouped(ties).items():
        full: list[Row] = [r | {"p": direct(facts)} for r in rows if (facts := ties[kind, (a, r["a"]), (b, r["b"])])]
        gone = [r for r in rows if not ties[kind, (a, r["a"]), (b, r["b"])]]
        steps.append((f"UNWIND $rows AS r {pair(a, b)} MERGE (a)-[e:{kind}]->(b) SET e = r.p", full))
        steps.append((f"UNWIND $rows AS r {pair(a, b)} MATCH (a)-[e:{kind}]->(b) DELETE e", gone))
    store.write_steps(steps)


def all_ties(store: Store) -> set[Tie]:
    """Every direct relationship there is."""
    rows = store.read("MATCH (a)-[e]->(b) WHERE e.afgeleid = true RETURN type(e) AS kind, a.iri AS a, b.iri AS b")
    return {(row["kind"], key_of(row["a"]), key_of(row["b"])) for row in rows}


_KNOWN = (
    "UNWIND $rows AS r MATCH (n:{label} {{id: r.id}}) {mentions}"
    "RETURN n.id AS id, n.naam AS naam, n.graaf AS graaf, labels(n) AS labels, "
    "n.naam_referentie AS naam_referentie, n.klassen_referentie AS klassen_referentie, "
    "n.naam_norm AS naam_norm, n.klassen_norm AS klassen_norm"
)
_MENTIONS = "OPTIONAL MATCH (n)<-[e:NOEMT]-(d:Brondocument) "
_MENTIONED = (
    ", collect(DISTINCT e.naam) AS namen, collect(DISTINCT coalesce(e.klassen, [e.als_klasse])) AS klassen, "
    "collect(DISTINCT d.fictief) AS fictief"
)


def update_shared(store: Store, keys: Iterable[Key]) -> None:
    """Recompute name, graphs and labels of shared nodes; one that nobody speaks of any more goes."""
    for label, group in by_label(keys).items():
        query = _KNOWN.format(label=label, mentions=_MENTIONS) + _MENTIONED
        for batch in batches({"id": key[1]} for key in group):
            _update(store, label, store.read(query, rows=batch))


def add_to_shared(store: Store, images: Iterable[Image]) -> None:
    """The same after sources were added and none was taken out: what was said before is in the node itself.

    The mentions of a node are not read again, of which an actor that all documents name has very many.
    """
    said: dict[Key, list[tuple[Image, Description]]] = defaultdict(list)
    for image in images:
        for key, description in image.described.items():
            said[key].append((image, description))
    for label, group in by_label(said).items():
        for batch in batches({"id": key[1]} for key in group):
            rows = store.read(_KNOWN.format(label=label, mentions=""), rows=batch)
            _update(store, label, [row | _heard(row, said[label, row["id"]]) for row in rows])


def _heard(row: Row, said: Iterable[tuple[Image, Description]]) -> Row:
    """Names, classes and marks of fiction: what the node has, and what documents add (lists are on the node itself)."""
    graphs = row["graaf"] or ()
    added = [(image, description) for image, description in said if image.is_document]
    return {
        "namen": [name for name in (row["naam"], *(d.name for _, d in added)) if name is not None],
        "klassen": [row["labels"], *(d.classes for _, d in added)],
        "fictief": [
            *(name == "oefening" for name in graphs if name in ("oefening", "document")),
            *(graph_name(image) == "oefening" for image, _ in added),
        ],
    }


def _update(store: Store, label: str, rows: list[Row]) -> None:
    changed: list[Row] = []
    gone: list[Row] = []
    add: dict[str, list[Row]] = defaultdict(list)
    remove: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        voices, key = _voices(row), (label, row["id"])
        wanted: Row = {"naam": name_of(voices), "graaf": graphs_of(voices)}
        if not wanted["graaf"]:
            gone.append({"id": row["id"]})
            continue
        if wanted != {"naam": row["naam"], "graaf": row["graaf"]}:
            changed.append({"id": row["id"], "p": wanted})
        for name in labels_of(key, voices) - set(row["labels"]):
            add[name].append({"id": row["id"]})
        for name in set(row["labels"]) - labels_of(key, voices):
            remove[name].append({"id": row["id"]})
    match = f"UNWIND $rows AS r MATCH (n:{label} {{id: r.id}})"
    store.write_steps([(f"{match} DETACH DELETE n", gone), (f"{match} SET n += r.p", changed)])
    for name, some in sorted(add.items()):
        store.write_batches(f"{match} SET n:{name}", some)
    for name, some in sorted(remove.items()):
        store.write_batches(f"{match} REMOVE n:{name}", some)


def _voices(row: Mapping[str, Any]) -> Voices:
    def listed(name: str) -> tuple[str, ...] | None:
        return None if row[name] is None else tuple(row[name])

    return Voices(
        row["naam_referentie"],
        listed("klassen_referentie"),
        row["naam_norm"],
        listed("klassen_norm"),
        tuple(row["namen"]),
        tuple(label for some in row["klassen"] for label in some if label),
        tuple(row["fictief"]),
    )
