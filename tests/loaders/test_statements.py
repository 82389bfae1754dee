"""Annotations as RDF: what is merged, kept and refused, and that the result is the same every time."""

import json
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from loaders.annotations import Annotations, Finding, Mention, Relation
from loaders.document import Document
from loaders.statements import MAX_PASSAGES, document_quads
from ontology.digest import digest
from ontology.errors import ValidationError
from ontology.ids import ONTOLOGY, content_id, split_iri
from ontology.rdf import document_graph
from ontology.shapes import validate

DEV = Path(__file__).parents[1] / "gold" / "dev"
TEXT = "De GI werkt samen met Veilig Thuis Zeeland. De GI heeft een wachtlijst. "
KEY = "map/brief.txt"
GI = Mention("gi", "GI", 3, 5, "class:gi@zeeland", True, "soort", 0.9)
VT = Mention("veilig_thuis", "Veilig Thuis Zeeland", 22, 42, "veilig-thuis-zeeland")
TOGETHER = Relation(
    "class:gi@zeeland", "cooperates_with", "veilig-thuis-zeeland", (6, 21), rule="samen", confidence=0.8
)
WAITING = Finding("waiting_list", "problem", 50, 71, "class:gi", None, rule="lijst", confidence=0.7)


def document(text: str = TEXT, **values: object) -> Document:
    return Document(KEY, "brief", text, "0" * 64, **values)  # type: ignore[arg-type]


def quads(*parts: Mention | Relation | Finding, text: str = TEXT, **values: object) -> list[Quad]:
    return document_quads(document(text, **values), annotations(*parts))


def annotations(*parts: Mention | Relation | Finding) -> Annotations:
    return Annotations(
        KEY,
        tuple(p for p in parts if isinstance(p, Mention)),
        tuple(p for p in parts if isinstance(p, Relation)),
        tuple(p for p in parts if isinstance(p, Finding)),
    )


def instances(found: list[Quad], path: str) -> dict[str, dict[str, list[str]]]:
    """Values by local name, for each instance under an IRI path."""
    result: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in found:
        assert isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
        kind, local = split_iri(quad.subject.value)
        if kind == path:
            result[local][quad.predicate.value.rpartition("#")[2]].append(quad.object.value)
    return {key: dict(values) for key, values in result.items()}


def only(found: list[Quad], path: str) -> dict[str, list[str]]:
    [values] = instances(found, path).values()
    return values


def test_a_statement_has_everything_the_evidence_needs() -> None:
    statement = only(quads(GI, VT, TOGETHER), "bewering")
    assert {k: v for k, v in statement.items() if k not in ("steuntOp", "inBron")} == {
        "type": [ONTOLOGY + "Bewering"],
        "label": ["gecertificeerde instellingen (als groep) werkt samen met Veilig Thuis Zeeland"],
        "onderwerp": ["https://w3id.org/ketenkaart/id/actor/class:gi"],
        "relatie": [ONTOLOGY + "werktSamenMet"],
        "voorwerp": ["https://w3id.org/ketenkaart/id/actor/veilig-thuis-zeeland"],
        "polariteit": [ONTOLOGY + "bevestigd"],
        "modaliteit": [ONTOLOGY + "feitelijk"],
        "vertrouwen": ["0.80"],
        "regel": ["samen"],
        "aantalPassages": ["1"],
        "reikwijdteOnderwerp": ["zeeland"],
    }


def test_a_passage_is_a_slice_of_the_text_in_its_sentence() -> None:
    passage = only(quads(GI, VT, TOGETHER, pages=(0, 10)), "passage")
    assert passage["citaat"] == [TEXT[6:21]] == ["werkt samen met"]
    assert (passage["begin"], passage["einde"], passage["bladzijde"]) == (["6"], ["21"], ["1"])
    assert passage["voor"][0] + passage["citaat"][0] + passage["na"][0] == TEXT[:43]


def test_a_finding_names_its_sides() -> None:
    finding = only(quads(GI, VT, WAITING), "bevinding")
    assert finding["van"] == ["https://w3id.org/ketenkaart/id/actor/class:gi"]
    assert "naar" not in finding
    assert finding["soort"] == [ONTOLOGY + "wachtlijst"]
    assert finding["polariteit"] == [ONTOLOGY + "knelpunt"]
    assert finding["label"] == ["wachtlijst: heeft een wachtlijst."]


def test_the_document_has_its_metadata_and_no_more() -> None:
    plain = only(quads(), "bron")
    assert plain["label"] == plain["sleutel"] == [KEY]
    assert "titel" not in plain and plain["fictief"] == ["false"]
    full = only(quads(title="Brief", issued="2019-10", publisher="VNG", kind="brief", fictional=True), "bron")
    assert (full["label"], full["datum"], full["uitgever"], full["documentsoort"], full["fictief"]) == (
        ["Brief"],
        ["2019-10"],
        ["VNG"],
        ["brief"],
        ["true"],
    )


def test_a_mention_keeps_place_canonical_and_surface() -> None:
    mentions = instances(quads(GI, replace(GI, start=47, end=49), VT), "vermelding")
    mention = mentions[f"{content_id(KEY)}.actor.class:gi"]
    assert sorted(mention["positie"]) == ["3-5 class:gi@zeeland GI", "47-49 class:gi@zeeland GI"]
    assert mention["alsKlasse"] == [ONTOLOGY + "GecertificeerdeInstelling"]
    assert mention["vertrouwen"] == ["0.90"]


def test_a_class_level_actor_is_marked() -> None:
    actors = instances(quads(GI, VT), "actor")
    assert ONTOLOGY + "Klasse" in actors["class:gi"]["type"]
    assert actors["veilig-thuis-zeeland"]["type"] == [ONTOLOGY + "VeiligThuis"]


def test_a_repeated_statement_is_one_with_all_its_passages() -> None:
    again = replace(TOGETHER, evidence=(44, 49), confidence=0.95, rule="later", time="2019")
    statement = only(quads(GI, VT, TOGETHER, again, again), "bewering")
    assert len(statement["steuntOp"]) == 2 and statement["aantalPassages"] == ["2"]
    assert (statement["vertrouwen"], statement["regel"], statement["tijd"]) == (["0.95"], ["later"], ["2019"])


def test_at_most_twenty_passages_are_kept_and_all_are_counted() -> None:
    many = [replace(TOGETHER, evidence=(n, n + 2)) for n in range(30)]
    statement = only(quads(GI, VT, *many), "bewering")
    assert len(statement["steuntOp"]) == MAX_PASSAGES == 20
    assert statement["aantalPassages"] == ["30"]


@pytest.mark.parametrize("change", [{"polarity": "negated"}, {"modality": "planned"}, {"type": "part_of"}])
def test_what_is_said_otherwise_is_another_statement(change: dict[str, str]) -> None:
    assert len(instances(quads(GI, VT, TOGETHER, replace(TOGETHER, **change)), "bewering")) == 2  # type: ignore[arg-type]


def test_sets_are_expanded_to_pairs() -> None:
    both = Mention("gi", "GI", 3, 5, "alfa+beta")
    relation = Relation("alfa+beta", "commissions", "alfa+veilig-thuis-zeeland", (6, 21))
    found = instances(quads(both, VT, relation), "bewering").values()
    pairs = {(v["onderwerp"][0].rpartition("/")[2], v["voorwerp"][0].rpartition("/")[2]) for v in found}
    assert pairs == {("alfa", "veilig-thuis-zeeland"), ("beta", "alfa"), ("beta", "veilig-thuis-zeeland")}


def test_a_symmetric_statement_has_one_direction() -> None:
    swapped = replace(TOGETHER, subject=TOGETHER.object, object=TOGETHER.subject)
    assert digest(quads(GI, VT, swapped)) == digest(quads(GI, VT, TOGETHER))


def test_one_class_can_work_with_itself() -> None:
    relation = replace(TOGETHER, subject="class:gi", object="class:gi")
    assert len(instances(quads(GI, relation), "bewering")) == 1


def test_an_untitled_report_is_a_node_of_this_document() -> None:
    text = "De inspectie bracht het rapport uit."
    report = Mention("document", "rapport", 24, 31, "rapport-inspectie")
    found = quads(report, text=text)
    [local] = instances(found, "document")
    assert local == f"{content_id(KEY)[:8]}.rapport-inspectie"
    [mention] = instances(found, "vermelding").values()
    assert mention["positie"] == ["24-31 rapport-inspectie rapport"]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(GI, surface="gi"),
        replace(GI, start=4),
        replace(GI, start=-2),
        replace(GI, end=999),
        replace(TOGETHER, evidence=(6, 6)),
        replace(TOGETHER, evidence=(6, 999)),
        replace(TOGETHER, evidence=(-5, 3)),
        replace(WAITING, start=71, end=50),
        replace(WAITING, end=10_000),
    ],
)
def test_what_is_no_slice_of_the_text_is_refused(wrong: Mention | Relation | Finding) -> None:
    parts = [GI, VT, wrong] if not isinstance(wrong, Mention) else [VT, wrong]
    with pytest.raises(ValidationError, match=KEY):
        quads(*parts)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TOGETHER, type="houdt_van"),
        replace(TOGETHER, polarity="misschien"),
        replace(TOGETHER, modality="ooit"),
        replace(WAITING, kind="drukte"),
        replace(WAITING, polarity="neutraal"),
        replace(VT, type="heks"),
    ],
)
def test_an_unknown_term_is_refused(wrong: Mention | Relation | Finding) -> None:
    parts = [GI, wrong] if isinstance(wrong, Mention) else [GI, VT, wrong]
    with pytest.raises(ValidationError, match="onbekende term"):
        quads(*parts)


def gold(name: str) -> tuple[Document, Annotations]:
    text = (DEV / f"{name}.txt").read_bytes().decode("utf-8")
    data = json.loads((DEV / f"{name}.json").read_text(encoding="utf-8"))
    return Document(f"{name}.txt", name, text, "0" * 64, fictional=True), Annotations.from_json(data)


GOLD = sorted(path.stem for path in DEV.glob("*.json"))


@pytest.mark.parametrize("name", GOLD)
def test_practice_documents_give_valid_statements(name: str) -> None:
    source, given_annotations = gold(name)
    found = document_quads(source, given_annotations)
    assert validate(found) == []
    statements = instances(found, "bewering").values()
    said = {(r.type, r.polarity, r.modality) for r in given_annotations.relations}
    assert len({(v["relatie"][0], v["polariteit"][0], v["modaliteit"][0]) for v in statements}) == len(said)
    assert sum(len(v["positie"]) for v in instances(found, "vermelding").values() if "positie" in v) >= len(
        given_annotations.mentions
    )
    for passage in instances(found, "passage").values():
        begin, einde = int(passage["begin"][0]), int(passage["einde"][0])
        assert passage["citaat"] == [source.text[begin:einde]]
        assert passage["voor"][0] + passage["citaat"][0] + passage["na"][0] in source.text


@given(st.randoms())
def test_the_order_of_annotations_does_not_matter(random: object) -> None:
    source, given_annotations = gold(GOLD[0])
    parts = [list(given_annotations.mentions), list(given_annotations.relations), list(given_annotations.findings)]
    for part in parts:
        random.shuffle(part)  # type: ignore[attr-defined]
    shuffled = Annotations("x", *(tuple(part) for part in parts))  # type: ignore[arg-type]
    assert document_quads(source, shuffled) == document_quads(source, given_annotations)


def test_all_is_in_the_graph_of_the_document() -> None:
    found = quads(GI, VT, TOGETHER, WAITING)
    assert {q.graph_name for q in found} == {document_graph(KEY)}
    assert document_graph(KEY).value == "https://w3id.org/ketenkaart/id/graaf/document/map%2Fbrief.txt"


@given(st.text(st.characters(), min_size=1, max_size=40), st.text(st.characters(), max_size=20))
def test_every_text_survives_n_quads(surface: str, rest: str) -> None:
    text = surface + rest
    mention = Mention("overig", surface, 0, len(surface), "een-actor")
    relation = Relation("een-actor", "part_of", "een-actor", (0, len(surface)), time="2019")
    found = document_quads(Document(surface, "n", text, "0" * 64, title=text), annotations(mention, relation))
    written = pyoxigraph.serialize(found, format=RdfFormat.N_QUADS)
    assert sorted(pyoxigraph.parse(written, format=RdfFormat.N_QUADS), key=str) == found


def test_a_lone_surrogate_in_a_text_is_replaced() -> None:
    found = quads(Mention("overig", "a\ud800b", 0, 3, "x"), Relation("x", "part_of", "x", (0, 3)), text="a\ud800b c")
    assert only(found, "passage")["citaat"] == ["a\ufffdb"]
    pyoxigraph.serialize(found, format=RdfFormat.N_QUADS)
    assert validate(found) == []
