"""The analysis as Dutch text."""

from dataclasses import replace

from graph.analysis import Analysis, analyse
from graph.model import Snapshot
from tests.graph.cases import actor, document, expected, finding, snapshot, statement
from viz.tables import HEADER, columns, dutch_names, rows, table, text

NODES = [actor(f"class:{kind}") for kind in ("gi", "rvdk", "rechtspraak", "lokaal_team")]
NORM = [expected("O12", "gi", "rvdk"), expected("O17", "rvdk", "rechtspraak"), expected("O27", "gi", "lokaal_team")]


def world(**more: object) -> Snapshot:
    read = snapshot(
        documents=[document("brief", "2019"), document("rapport", "2012")],
        nodes=NODES,
        norm=NORM,
        statements=[statement("brief", "class:rvdk", "class:rechtspraak", "VERZOEKT")],
        findings=[
            finding("brief", "class:gi", "class:rvdk", text="het duurt\nte lang"),
            finding("rapport", "class:gi", None, "wachtlijst"),
        ],
    )
    return replace(read, **more)  # type: ignore[arg-type]


def answer(**more: object) -> Analysis:
    return analyse(world(**more))


def test_text_has_coverage_quote_missing_links_and_measures() -> None:
    said = text(answer(), {"gi": "gecertificeerde instelling", "rvdk": "Raad"})
    assert "2 documenten, van 2012 tot en met 2019" in said
    assert "niet dat het niet bestaat" in said
    assert "gecertificeerde instelling -> Raad: score 0,43" in said
    assert '"het duurt te lang" (brief, 100-117)' in said
    assert "1 schakel met een gemeld knelpunt, meer niet" in said
    assert "te weinig voor een bandbreedte" in said
    assert "geen document beschrijft (1 van 3)" in said and "O27 Overdracht O27" in said
    assert "op geen schakel te leggen: 1 (wachtlijst 1)" in said
    assert "1 document is van voor 2015" in said
    assert "FICTIEF" not in said and "nan" not in said.lower()


def test_fiction_comes_first() -> None:
    assert text(answer(fictional=True)).startswith("FICTIEF")


def test_nothing_read() -> None:
    said = text(analyse(snapshot()))
    assert "Geen enkel gelezen document" in said
    assert "Te weinig gedocumenteerde overdrachten" in said


def test_names_come_from_the_vocabulary_and_the_data() -> None:
    names = dutch_names(world())
    assert (names["gi"], names["class:gi"]) == ("gecertificeerde instelling", "class:gi")
    assert names["ontbrekendeInformatie"] == "ontbrekende informatie"
    assert "gecertificeerde instelling -> " in text(answer(), names)


def test_rows_and_table() -> None:
    listed = rows(answer())
    assert [row["status"] for row in listed] == [
        "gedocumenteerd met knelpunten",
        "gedocumenteerd",
        "niet gedocumenteerd",
    ]
    assert listed[-1]["score"] == "" and listed[1]["score"] == "0,00"
    lines = table(answer()).splitlines()
    assert lines[0].split() == list(HEADER) and len(lines) == 2 + len(listed)


def test_a_band_is_shown_where_problems_are_reported_by_enough_documents() -> None:
    names = ("a", "b", "c")
    said = [statement(name, "class:rvdk", "class:rechtspraak", "VERZOEKT") for name in names]
    complaints = [finding(name, "class:gi", "class:rvdk") for name in names]
    read = snapshot(
        documents=[document(name) for name in names], nodes=NODES, norm=NORM, statements=said, findings=complaints
    )
    bands = {(row["van"], row["naar"]): row["band"] for row in rows(analyse(read))}
    assert bands["rvdk", "rechtspraak"] == "" and bands["gi", "rvdk"].count(",") == 2
    assert "score 0,67 (0," in text(analyse(read))


def test_columns_keep_one_line_per_row() -> None:
    drawn = columns(("a", "b"), [("x\ny", "1"), ("long cell", "")])
    assert drawn.splitlines() == ["a          b", "---------  -", "x y        1", "long cell"]
