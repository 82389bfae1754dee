"""Each command end to end, in process, on the engine under test."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.location import StoreLocation
from ketenkaart.__main__ import run as main

Command = Callable[..., Any]

LETTER = """Regionale brief over de keten

Zwolle, 3 mei 2021

De Inspectie Gezondheidszorg en Jeugd houdt toezicht op Jeugdbescherming Overijssel. De gemeente Zwolle koopt
jeugdbescherming in bij Jeugdbescherming Overijssel. Veilig Thuis IJsselland draagt zaken over aan de wijkteams, maar de
overdracht van Veilig Thuis IJsselland aan de wijkteams duurt te lang.
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A folder with one small letter."""
    folder = tmp_path / "brieven"
    folder.mkdir()
    (folder / "brief.txt").write_text(LETTER, encoding="utf-8")
    return folder


def test_run_writes_all_it_promises(ketenkaart: Command, letter: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    done = ketenkaart("run", letter, "--out", out)
    assert done.status == 0, done.err
    assert sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()) == [
        "annotaties/brief.json", "graaf.graphml", "graaf.ttl", "index.html", "knelpunten-excel.csv",
        "knelpunten.csv", "netwerk.html",
    ]  # fmt: skip
    assert "1 documenten gelezen (1 nieuw)" in done.out
    assert "Veilig Thuis" in done.out
    assert "FICTIEF" not in done.out
    with (out / "knelpunten.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert rows
    assert {"van", "naar", "soort", "polariteit", "document", "citaat"} <= set(rows[0])
    assert all(row["citaat"] in LETTER for row in rows)


def test_load_twice_is_load_once_and_a_change_replaces(ketenkaart: Command, letter: Path) -> None:
    assert "1 nieuw" in ketenkaart("load", letter).out
    before = ketenkaart("export", "nquads", "-o", "-").out
    assert "1 ongewijzigd" in ketenkaart("load", letter).out
    assert ketenkaart("export", "nquads", "-o", "-").out == before
    (letter / "brief.txt").write_text(LETTER.replace("Zwolle koopt", "Deventer koopt"), encoding="utf-8")
    assert "1 vervangen" in ketenkaart("load", letter).out
    after = ketenkaart("export", "nquads", "-o", "-").out
    assert "gemeente-deventer" in after
    assert after != before
    assert ketenkaart("check").status == 0


def test_remove_takes_out_everything_only_that_document_said(ketenkaart: Command, letter: Path) -> None:
    ketenkaart("load", "--reference")
    empty = ketenkaart("export", "nquads", "-o", "-").out
    ketenkaart("load", letter)
    assert ketenkaart("remove", "brief.txt").status == 0
    assert ketenkaart("export", "nquads", "-o", "-").out == empty
    gone = ketenkaart("remove", "brief.txt")
    assert (gone.status, "brief.txt" in gone.err) == (2, True)


def test_bad_files_are_named_and_the_rest_is_loaded(ketenkaart: Command, letter: Path) -> None:
    (letter / "leeg.txt").write_bytes(b"")
    (letter / "plaatje.txt").write_bytes(b"\x89PNG\0\0\0")
    (letter / "oud.txt").write_bytes("De coördinatie door de gemeente Raalte.".encode("cp1252"))
    (letter / "film.mp4").write_bytes(b"x")
    done = ketenkaart("load", letter)
    assert done.status == 1
    for name in ("leeg.txt", "plaatje.txt", "film.mp4", "oud.txt"):
        assert name in done.err
    assert "cp1252" in done.err
    assert "2 documenten gelezen (2 nieuw, 2 overgeslagen)" in done.out


def test_annotate_needs_no_store_and_names_files_after_their_source(ketenkaart: Command, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    text = "\ufeffBrief\r\n\r\nDe gemeente Zwolle koopt jeugdbescher-\r\nming in bij Jeugdbescherming Overijssel.\r\n"
    (source / "brief.txt").write_bytes(text.encode("utf-8"))
    done = ketenkaart("annotate", source, "-o", tmp_path / "uit", stored=False)
    assert done.status == 0, done.err
    data = json.loads((tmp_path / "uit" / "brief.json").read_text(encoding="utf-8"))
    assert data["document"] == "brief"
    assert data["entities"]
    assert all(text[e["start"] : e["end"]] == e["surface"] for e in data["entities"])


def test_exported_annotations_equal_those_of_annotate(ketenkaart: Command, letter: Path, tmp_path: Path) -> None:
    ketenkaart("load", letter)
    ketenkaart("export", "annotaties", "-o", tmp_path / "opslag-uit")
    ketenkaart("annotate", letter, "-o", tmp_path / "direct", stored=False)
    stored = json.loads((tmp_path / "opslag-uit" / "brief.json").read_text(encoding="utf-8"))
    direct = json.loads((tmp_path / "direct" / "brief.json").read_text(encoding="utf-8"))

    def spans(data: dict[str, list[dict[str, object]]]) -> list[tuple[object, ...]]:
        return sorted((e["start"], e["end"], e["type"], e["canonical"]) for e in data["entities"])

    assert spans(stored) == spans(direct)
    assert len(stored["findings"]) == len(direct["findings"])


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_saved_questions_in_each_form(ketenkaart: Command, letter: Path, form: str) -> None:
    ketenkaart("load", letter)
    done = ketenkaart("query", "run", "opdrachtgevers", "--format", form)
    assert done.status == 0, done.err
    assert "Zwolle" in done.out
    if form == "json":
        assert isinstance(json.loads(done.out), list)
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(done.out)))) > 1


def test_own_cypher_reads_only(ketenkaart: Command, letter: Path) -> None:
    ketenkaart("load", letter)
    counted = ketenkaart(
        "query", "cypher", "MATCH (g:Gemeente) WHERE g.naam <> 'DELETE' RETURN count(g) AS n", "--format", "json"
    )
    assert json.loads(counted.out) == [{"n": 445}] or json.loads(counted.out)[0]["n"] >= 342
    before = ketenkaart("export", "nquads", "-o", "-").out
    for attack in (
        "MATCH (n) DETACH DELETE n",
        "CREATE (:Gemeente {id: 'x'})",
        "LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r",
    ):
        refused = ketenkaart("query", "cypher", attack)
        assert (refused.status, refused.out) == (1, "")
        assert "lezen" in refused.err
    assert ketenkaart("export", "nquads", "-o", "-").out == before


def test_analyse_in_the_contract_form(ketenkaart: Command, letter: Path) -> None:
    ketenkaart("load", letter)
    data = json.loads(ketenkaart("analyse", "--format", "json").out)
    assert {"schakels", "maten", "dekking"} <= set(data)
    link = next(s for s in data["schakels"] if (s["van"], s["naar"]) == ("veilig_thuis", "lokaal_team"))
    keys = {
        "van",
        "naar",
        "verwacht",
        "gedocumenteerd",
        "problemen",
        "verbeteringen",
        "score",
        "onder",
        "boven",
        "bewijs",
    }
    assert keys <= set(link)
    assert all(LETTER[b["start"] : b["end"]] == b["citaat"] for b in link["bewijs"])
    assert "Zwolle" in ketenkaart("analyse", "--gemeente", "Zwolle").out
    assert "<html" in ketenkaart("analyse", "--format", "html").out
    wrong = ketenkaart("analyse", "--gemeente", "Zwole")
    assert wrong.status == 2
    assert "Zwolle" in wrong.err


def test_view_and_exports(ketenkaart: Command, letter: Path, tmp_path: Path) -> None:
    ketenkaart("load", letter)
    page = tmp_path / "net.html"
    assert ketenkaart("view", "--focus", "Veilig Thuis IJsselland", "-o", page).status == 0
    assert "Veilig Thuis IJsselland" in page.read_text(encoding="utf-8")
    assert ketenkaart("export", "csv", "-o", tmp_path / "tabellen").status == 0
    assert (tmp_path / "tabellen" / "knopen.csv").is_file()
    unknown = ketenkaart("export", "docx", "-o", "-")
    assert (unknown.status, "turtle" in unknown.err, "graphml" in unknown.err) == (2, True, True)
    missing = ketenkaart("query", "run", "nergens")
    assert (missing.status, "opdrachtgevers" in missing.err) == (2, True)
    sure = ketenkaart("export", "graphml", "--min-confidence", "1", "-o", "-")
    assert len(sure.out) < len(ketenkaart("export", "graphml", "-o", "-").out)


def test_fiction_says_so_everywhere_and_stays_apart(ketenkaart: Command, letter: Path, tmp_path: Path) -> None:
    fiction = tmp_path / "oefening"
    fiction.mkdir()
    (fiction / "oefening.txt").write_text("Fictief oefendocument\n\n" + LETTER, encoding="utf-8")
    out = tmp_path / "uit"
    done = ketenkaart("run", fiction, "--out", out)
    assert done.status == 0, done.err
    assert "FICTIEF" in done.out
    for name in ("index.html", "netwerk.html", "knelpunten.csv", "graaf.ttl", "graaf.graphml"):
        assert "FICTIEF" in (out / name).read_text(encoding="utf-8"), name
    mixed = ketenkaart("load", letter)
    assert mixed.status == 1
    assert "brief.txt" in mixed.err
    assert ketenkaart("check").status == 0


def test_wrong_use_is_one_line(ketenkaart: Command, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for arguments in (
        ["load"],
        ["load", "nergens.txt"],
        ["annotate", "-o", str(tmp_path)],
        ["query", "run", "x", "--param", "fout"],
    ):
        status = main(arguments)
        captured = capfd.readouterr()
        assert status in (1, 2), arguments
        assert "Traceback" not in captured.err
        assert captured.err.strip(), arguments


@pytest.mark.embedded_only
def test_a_store_that_is_none(letter: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    foreign = tmp_path / "vreemd"
    foreign.mkdir()
    (foreign / "iets.txt").write_text("x")
    for place in (foreign, foreign / "iets.txt"):
        assert main(["load", str(letter), "--store", str(place)]) == 1
        assert str(place) in capfd.readouterr().err
    assert main(["query", "cypher", "RETURN 1", "--store", str(tmp_path / "niets")]) == 1
    assert "ketenkaart load" in capfd.readouterr().err
    assert (foreign / "iets.txt").read_text() == "x"


def test_an_address_that_does_not_answer(
    letter: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "geheim-wachtwoord")
    assert main(["load", str(letter), "--uri", "bolt://127.0.0.1:1"]) == 1
    captured = capfd.readouterr()
    assert "bolt://127.0.0.1:1" in captured.err
    assert "geheim" not in captured.err


@pytest.mark.neo4j_only
def test_a_wrong_password(
    letter: Path, location: StoreLocation, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "verkeerd-wachtwoord")
    assert main(["load", str(letter), "--uri", str(location.uri)]) == 1
    assert "wachtwoord" in capfd.readouterr().err


def test_the_loss_report_is_a_table(ketenkaart: Command, letter: Path, tmp_path: Path) -> None:
    text = "De Stichting Nergensland werkt. Veilig Thuis IJsselland en de gemeente Zwolle, wachtlijst of niet, zwaaien."
    (letter / "brief.txt").write_text(f"Titel\n\nZie hier.\n{text}\n", encoding="utf-8")
    table = tmp_path / "verlies.csv"
    done = ketenkaart("load", letter, "--loss", table)
    assert "Niet begrepen" in done.err
    with table.open(encoding="utf-8", newline="") as handle:
        assert {"document", "soort", "begin", "einde", "tekst", "reden"} == set(csv.DictReader(handle).fieldnames or [])
