"""Annotations out of the graph: what went in comes out."""

import hashlib
import json
from dataclasses import replace

import pytest
from pyoxigraph import Quad

from graph.model import Finding, Snapshot, SourceDocument, Statement
from loaders.annotations import Annotations
from loaders.document import Document
from loaders.statements import document_quads
from ontology.errors import KetenkaartError
from ontology.ids import content_id
from ontology.rdf import document_graph, kk, literal, node
from tests.viz.samples import GOLD, from_gold
from viz.annotations import annotation_files, annotations, output_names
from viz.material import Material

NAMES = sorted(path.stem for path in GOLD.glob("*.json"))


def gold(name: str) -> Annotations:
    return Annotations.from_json(json.loads((GOLD / f"{name}.json").read_text("utf-8")))


def quads_of(name: str) -> list[Quad]:
    text = (GOLD / f"{name}.txt").read_bytes().decode("utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return document_quads(Document(f"{name}.txt", name, text, digest, fictional=True), gold(name))


def pairs(found: Annotations) -> set[tuple[str, str, str, str, str]]:
    """Relations without scopes and sets: the scorer looks at them so too."""
    return {
        (a.split("@")[0], r.type, b.split("@")[0], r.polarity, r.modality)
        for r in found.relations
        for a in r.subject.split("+")
        for b in r.object.split("+")
    }


@pytest.mark.parametrize("name", NAMES)
def test_mentions_relations_and_findings_come_back(name: str) -> None:
    snapshot = from_gold()
    document = next(d for d in snapshot.documents if d.key == f"{name}.txt")
    found, expected = annotations(snapshot, document, quads_of(name), name), gold(name)
    places = {(m.start, m.end, m.surface, m.canonical, m.generic) for m in found.mentions}
    assert places == {(m.start, m.end, m.surface, m.canonical, m.generic) for m in expected.mentions}
    assert pairs(found) == pairs(expected)
    assert {(f.kind, f.polarity, f.start, f.end, f.modality) for f in found.findings} == {
        (f.kind, f.polarity, f.start, f.end, f.modality) for f in expected.findings
    }


@pytest.mark.parametrize("name", NAMES)
def test_types_of_mentions_come_back(name: str) -> None:
    snapshot = from_gold()
    document = next(d for d in snapshot.documents if d.key == f"{name}.txt")
    found = {(m.start, m.end): m.type for m in annotations(snapshot, document, quads_of(name), name).mentions}
    # 'instellingen' that point back to named actors have a type of their own in the text, not in the graph
    sets = {(m.start, m.end) for m in gold(name).mentions if "+" in m.canonical}
    differing = {place for m in gold(name).mentions if found[place := (m.start, m.end)] != m.type} - sets
    assert len(differing) <= 2


def test_files_are_named_after_their_sources_and_marked() -> None:
    snapshot = from_gold()
    material = Material(snapshot, lambda: [q for name in NAMES for q in quads_of(name)])
    files = annotation_files(material)
    assert sorted(files) == [f"{name}.json" for name in NAMES]
    data = json.loads(files["dev-01-kamerbrief.json"])
    assert data["document"] == "dev-01-kamerbrief" and data["fictief"] == "FICTIEF"
    assert data["entities"][0]["id"] == "e1" and data["relations"] and data["findings"]
    assert "x.json" in annotation_files(replace(material, names={f"{NAMES[0]}.txt": "x"}))


def test_names_that_clash_keep_their_path() -> None:
    documents = [SourceDocument(str(n), key) for n, key in enumerate(("a/brief.txt", "b/Brief.html", "los.txt"))]
    assert output_names(documents) == {
        "a/brief.txt": "a__brief.txt",
        "b/Brief.html": "b__Brief.html",
        "los.txt": "los",
    }


def test_ids_of_one_document_lose_their_prefix_and_scopes_come_back() -> None:
    document = SourceDocument("d", "brief.txt")
    own = f"{content_id('brief.txt')[:8]}.wethouder"
    evidence = from_gold().statements[0].evidence
    statement = Statement("s", own, "VERZOEKT", "class:gi", document_id="d", evidence=evidence)
    finding = Finding("f", "vertraging", sources=("b", own), document_id="d", evidence=evidence)
    scope = Quad(node("bewering", "s"), kk("reikwijdteVoorwerp"), literal("ede"), document_graph("brief.txt"))
    found = annotations(Snapshot((document,), {}, (statement,), (finding,)), document, [scope], "brief")
    assert (found.relations[0].subject, found.relations[0].object) == ("wethouder", "class:gi@ede")
    assert (found.findings[0].source, found.findings[0].target) == ("b+wethouder", None)


def test_a_position_that_cannot_be_read_is_reported() -> None:
    graph, mention = document_graph("k"), node("vermelding", "d.actor.x")
    quads = [
        Quad(mention, kk("inBron"), node("bron", "d"), graph),
        Quad(mention, kk("positie"), literal("onzin"), graph),
    ]
    with pytest.raises(KetenkaartError, match="onzin"):
        annotations(Snapshot(), SourceDocument("d", "k"), quads, "k")
