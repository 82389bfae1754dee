"""The questions and the analysis on practice documents: two roads to one answer, and every quote in its text."""

import hashlib
import json
from pathlib import Path

import pytest

from graph.analysis import Analysis, analyse
from graph.mentions import read_mentions
from graph.session import Store
from graph.view import View
from graph.writer import Writer
from loaders.annotations import Annotations
from loaders.document import Document
from loaders.statements import document_quads
from ontology.reference import norm_quads
from ontology.terms import terms
from queries.catalogue import run
from tests.conftest import wipe

GOLD = Path(__file__).resolve().parents[1] / "gold" / "dev"
NAMES = ("dev-02-inspectierapport", "dev-04-nieuwsbericht", "dev-08-webpagina-veilig-thuis")


def text_of(key: str) -> str:
    return (GOLD / f"{key}.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def read(engine: Store) -> Store:
    """Loaded once: this module only reads."""
    wipe(engine)
    writer = Writer(engine)
    writer.load_reference(norm_quads())
    for name in NAMES:
        text = text_of(name)
        annotations = Annotations.from_json(json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")))
        document = Document(name, name, text, hashlib.sha256(text.encode()).hexdigest(), issued="2024", fictional=True)
        writer.load_document(document_quads(document, annotations))
    return engine


def analysed(store: Store) -> Analysis:
    return analyse(View(store).snapshot())


def test_the_saved_questions_and_the_analysis_agree(read: Store) -> None:
    code = {kind.label: kind.code for kind in terms().types()}
    asked = {
        (code[row["van"]], code[row["naar"]]): (
            row["overdrachten"],
            row["knelpunten"],
            row["verbeteringen"],
            len(row["documenten"]),
        )
        for row in run(read, "keten")
    }
    answer = analysed(read)
    assert asked == {
        link.pair: (len(link.statements), len(link.problems), len(link.improvements), len(link.documents))
        for link in answer.links
        if link.documented
    }
    assert any(problems for _, problems, _, _ in asked.values())
    assert (answer.coverage.expected, answer.coverage.untestable) == (38, ())
    missing = {row["overdracht"] for row in run(read, "ontbrekende-schakels")}
    assert missing == {item.id for item in answer.coverage.missing}


def test_a_document_counts_for_a_municipality_that_it_only_names(read: Store) -> None:
    mentions = read_mentions(read)
    assert {len(named) > 5 for named in mentions.values()} == {True} and len(mentions) == len(NAMES)
    answer = analyse(View(read).snapshot(), gemeente="gemeente-bergen-l", mentions=mentions)
    assert answer.coverage.documents == sum(("Actor", "gemeente-bergen-l") in named for named in mentions.values()) == 1


def test_every_quote_is_a_slice_of_its_document(read: Store) -> None:
    answer = analysed(read).to_json()
    assert answer["fictief"] is True
    proofs = [proof for link in answer["schakels"] for proof in link["bewijs"]]
    rows = run(read, "knelpunten", {"polariteit": "", "min_vertrouwen": 0})
    assert proofs and rows
    assert (answer["dekking"]["documenten"], answer["dekking"]["nieuwste"]) == (3, "2024")
    for proof in proofs:
        assert text_of(proof["document"])[proof["start"] : proof["end"]] == proof["citaat"]
    for row in rows:
        assert text_of(row["document"])[row["begin"] : row["einde"]] == row["citaat"]
