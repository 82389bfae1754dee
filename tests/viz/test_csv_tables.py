"""CSV tables, read back by our reader, by pandas and as a spreadsheet would."""

import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.viz.samples import HOSTILE, from_gold, hostile
from viz.csv_tables import (
    EXCEL,
    FINDING_COLUMNS,
    NODE_COLUMNS,
    PLAIN,
    Dialect,
    cell,
    findings_table,
    read_table,
    restore,
    tables,
    write_table,
)
from viz.material import Material

DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")


def readable(name: str) -> str:
    """What a CSV can hold of a name."""
    return "".join(c for c in name if c in "\t\n\r" or not (c < " " or "\ud800" <= c <= "\udfff"))


def frame(data: bytes, dialect: Dialect) -> pd.DataFrame:
    return pd.read_csv(
        io.BytesIO(data),
        sep=dialect.separator,
        decimal=dialect.decimal,
        keep_default_na=False,
        dtype={"naam": str},
    )


@given(st.text())
@settings(deadline=None)
def test_no_cell_starts_as_a_formula_and_every_cell_can_be_restored(text: str) -> None:
    written = cell(text)
    assert not written.startswith(DANGEROUS)
    assert restore(written) == readable(text)


@pytest.mark.parametrize("dialect", [PLAIN, EXCEL], ids=["plain", "excel"])
@given(names=st.lists(st.text(), min_size=1, max_size=6))
@settings(deadline=None)
@example(names=list(HOSTILE))
def test_pandas_gives_the_same_nodes_and_edges_back(dialect: Dialect, names: list[str]) -> None:
    snapshot = hostile(tuple(names))
    files = tables(Material(snapshot), dialect)
    nodes = frame(files["knopen.csv"], dialect)
    assert [restore(name) for name in nodes["naam"]] == [readable(n.name) for n in snapshot.nodes.values()]
    edges = frame(files["relaties.csv"], dialect)
    assert list(zip(edges["van_id"], edges["naar_id"], edges["relatie_code"], edges["vertrouwen"], strict=True)) == [
        (s.subject, s.object, s.relationship, s.confidence) for s in snapshot.statements
    ]


@pytest.mark.parametrize("dialect", [PLAIN, EXCEL], ids=["plain", "excel"])
def test_our_reader_knows_both_dialects(dialect: Dialect, tmp_path: Path) -> None:
    path = tmp_path / "knopen.csv"
    path.write_bytes(tables(Material(hostile()), dialect)["knopen.csv"])
    rows = read_table(path)
    assert [row["naam"] for row in rows] == [readable(name) for name in HOSTILE]
    assert tuple(rows[0]) == NODE_COLUMNS


def test_excel_gets_a_mark_semicolons_and_decimal_commas() -> None:
    data = write_table(("a", "b"), [{"a": 0.85, "b": "ë"}], EXCEL)
    assert data == "\ufeffa;b\r\n0,85;ë\r\n".encode()
    assert write_table(("a", "b"), [{"a": 0.85, "b": None}]) == b"a,b\r\n0.85,\r\n"


def test_findings_table_has_every_finding_problems_first() -> None:
    snapshot = from_gold()
    table = frame(findings_table(Material(snapshot)), PLAIN)
    assert tuple(table.columns) == FINDING_COLUMNS
    assert sorted(table["id"]) == sorted(f.id for f in snapshot.findings)
    assert list(table["polariteit"]) == sorted(table["polariteit"])
    first = table[table["van_id"] == "raad-voor-de-kinderbescherming"].iloc[0]
    assert first["van"] == "Raad voor de Kinderbescherming" and first["naar_id"] == "jeugdbescherming-west"
    assert first["document_sleutel"] == "dev-01-kamerbrief.txt" and first["citaat"] and first["einde"] > first["begin"]


def test_fiction_is_a_column() -> None:
    for data in (*tables(Material(hostile())).values(), findings_table(Material(hostile()))):
        assert set(frame(data, PLAIN)["fictief"]) == {"FICTIEF"}
    assert set(frame(findings_table(Material(hostile(fictional=False))), PLAIN)["fictief"]) == {""}
