"""What an answer looks like: its columns, its values, and that fiction says so."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ketenkaart import terminal
from ketenkaart.pipeline import Summary
from ketenkaart.verbs import FICTION_COLUMN, Answer
from loaders.loss import Loss
from ontology.ids import content_id

Command = Callable[..., Any]

LETTER = """{mark}

De gemeente Zwolle koopt jeugdbescherming in bij Jeugdbescherming Overijssel. De overdracht van Veilig Thuis IJsselland
aan de wijkteams duurt te lang.
"""


@pytest.fixture
def fiction(ketenkaart: Command, tmp_path: Path) -> Command:
    """The command on a store of one practice document."""
    (tmp_path / "oefening.txt").write_text(LETTER.format(mark="Fictief oefendocument"), encoding="utf-8")
    assert ketenkaart("load", tmp_path / "oefening.txt").status == 0
    return ketenkaart


def test_every_answer_about_fiction_says_so(fiction: Command) -> None:
    for question in (("run", "opdrachtgevers"), ("cypher", "MATCH (g:Gemeente)-[:OPDRACHTGEVER_VAN]->(o) RETURN o.id")):
        table = fiction("query", *question).out
        assert table.startswith("FICTIEF")
        assert FICTION_COLUMN not in table
        rows = json.loads(fiction("query", *question, "--format", "json").out)
        assert rows and all(row[FICTION_COLUMN] == "FICTIEF" for row in rows)
        lines = list(csv.reader(io.StringIO(fiction("query", *question, "--format", "csv").out)))
        assert lines[0][-1] == FICTION_COLUMN
        assert len(lines) > 1 and all(line[-1] == "FICTIEF" for line in lines[1:])
    for form in ("table", "json", "html"):
        assert "FICTIEF" in fiction("analyse", "--format", form).out
    assert "FICTIEF" in fiction("export", "jsonld", "-o", "-").out


def test_annotations_and_losses_of_fiction_say_so(ketenkaart: Command, tmp_path: Path) -> None:
    (tmp_path / "oefening.txt").write_text(LETTER.format(mark="Fictief oefendocument"), encoding="utf-8")
    (tmp_path / "echt.txt").write_text(LETTER.format(mark="Brief"), encoding="utf-8")
    ketenkaart("annotate", tmp_path, "-o", tmp_path / "uit", stored=False)
    marks = [
        json.loads((tmp_path / "uit" / f"{n}.json").read_text("utf-8")).get("fictief") for n in ("oefening", "echt")
    ]
    assert marks == ["FICTIEF", None]
    loss = Loss("oefening.txt", "naam", 0, 5, "Hupla", "onbekend")
    for fictional, mark in (({"oefening.txt"}, ["FICTIEF"]), (set[str](), [])):
        table = terminal.loss_table(Summary(losses=[loss], fictional=fictional))
        assert list(csv.reader(io.StringIO(table)))[1][6:] == mark


def test_the_columns_of_an_empty_answer_are_there(ketenkaart: Command) -> None:
    ketenkaart("load", "--reference")
    nothing = "MATCH (n:Brondocument) RETURN n.id AS id, n.titel AS titel"
    assert ketenkaart("query", "cypher", nothing, "--format", "csv").out == "id,titel\n"
    assert json.loads(ketenkaart("query", "cypher", nothing, "--format", "json").out) == []
    empty = ketenkaart("query", "cypher", nothing)
    assert (empty.out, "Geen rijen" in empty.err) == ("", True)


def test_a_relationship_keeps_its_properties(fiction: Command) -> None:
    asked = "MATCH p = (:Gemeente)-[r:OPDRACHTGEVER_VAN]->(:GecertificeerdeInstelling) RETURN r, p"
    row = json.loads(fiction("query", "cypher", asked, "--format", "json").out)[0]
    assert row["r"]["relatie"] == "OPDRACHTGEVER_VAN"
    assert row["r"]["beweringen"]
    start, edge, end = row["p"]
    assert (start["id"], edge, end["id"]) == ("gemeente-zwolle", row["r"], "jeugdbescherming-overijssel")


def test_a_number_that_is_none_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"a": float("nan"), "b": [1.0, float("inf")], "c": {"d": float("-inf")}}]
    terminal.write_answer(Answer(("a", "b", "c"), rows, False), "json")
    assert json.loads(capsys.readouterr().out) == [{"a": None, "b": [1.0, None], "c": {"d": None}}]


def test_a_text_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.write_answer(Answer(("a\x1b",), [{"a\x1b": "x\x1b[31m\u202erood\x9b\nregel"}], False), "table")
    assert capsys.readouterr().out == "a\n----------------\nx[31mrood regel\n".replace("----------------", "-" * 15)


def test_what_is_no_utf8_is_wrong_use(ketenkaart: Command) -> None:
    ketenkaart("load", "--reference")
    for arguments in (("query", "cypher", "RETURN '\udcff'"), ("query", "run", "omgeving", "--param", "actor=\udcff")):
        refused = ketenkaart(*arguments)
        assert refused.status in (1, 2)
        assert "geen geldige UTF-8" in refused.err


def test_the_wrong_question_is_wrong_use(ketenkaart: Command) -> None:
    ketenkaart("load", "--reference")
    for arguments in (("nergens",), ("omgeving",), ("knelpunten", "--param", "min_vertrouwen=veel")):
        refused = ketenkaart("query", "run", *arguments)
        assert (refused.status, refused.out) == (2, "")
        assert refused.err.startswith("Fout: ")


def test_a_changed_quote_is_found(fiction: Command, location: Any) -> None:
    from graph.store import open_store

    assert fiction("check").status == 0
    with open_store(location, write=True) as store:
        store.write("MATCH (p:Passage) WITH p LIMIT 1 SET p.citaat = p.citaat + '!'")
    found = fiction("check")
    assert found.status == 1
    assert "FOUT" in found.out
    with open_store(location, write=True) as store:
        store.write("MATCH (b:Brondocument {id: $id}) SET b.titel = 'Iets anders'", id=content_id("oefening.txt"))
    assert fiction("check").status == 1
