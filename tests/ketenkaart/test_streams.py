"""'-' is a standard stream, and what cannot be is said before the work."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

Command = Callable[..., Any]

TEXT = "De gemeente Zwolle koopt jeugdbescherming in bij Jeugdbescherming Overijssel.\r\n"


def test_annotate_reads_and_writes_streams(
    ketenkaart: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    done = ketenkaart("annotate", "-", "-o", "-", stored=False)
    assert (done.status, done.err) == (0, "")
    data = json.loads(done.out)
    assert data["document"] == "standaardinvoer"
    assert data["entities"]
    assert all(TEXT[e["start"] : e["end"]] == e["surface"] for e in data["entities"])
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    lines = ketenkaart("annotate", "a.txt", "b.txt", "-o", "-", stored=False).out.splitlines()
    assert [json.loads(line)["document"] for line in lines] == ["a", "b"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_file_where_a_folder_should_be_is_said_before_the_work(ketenkaart: Command, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(TEXT, encoding="utf-8")
    taken = tmp_path / "bezet"
    taken.write_text("x")
    for command in (("run", "--out"), ("annotate", "-o")):
        refused = ketenkaart(command[0], tmp_path / "brief.txt", command[1], taken, stored=command[0] == "run")
        assert (refused.status, "geef een map" in refused.err) == (2, True)
    assert taken.read_text() == "x"
    assert not (tmp_path / "opslag").exists()


@pytest.mark.embedded_only
def test_a_spoilt_password_file_says_what_to_do(ketenkaart: Command, location: Any) -> None:
    assert ketenkaart("load", "--reference").status == 0
    passwords = location.directory / "wachtwoorden.json"
    passwords.write_text("{kapot")
    refused = ketenkaart("query", "cypher", "RETURN 1 AS een")
    assert (refused.status, str(passwords) in refused.err, "verwijder" in refused.err) == (1, True, True)
    passwords.unlink()
    assert ketenkaart("query", "cypher", "RETURN 1 AS een", "--format", "csv").out == "een\n1\n"
