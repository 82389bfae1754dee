"""CSV tables: nodes, relations and findings, in two dialects.

``PLAIN`` is what every program expects: comma, UTF-8 without a mark, decimal point
(``pandas.read_csv(path, keep_default_na=False)``). ``EXCEL`` opens right by a double click in Excel with Dutch
settings, which splits on semicolons, reads decimal commas and needs a byte order mark for accents
(``pandas.read_csv(path, sep=";", decimal=",", keep_default_na=False)`` reads it too).

A cell that a spreadsheet would run as a formula gets a leading apostrophe; ``read_table`` takes it off again.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.model import Evidence, Finding, Node, Snapshot
from viz.graphml import actor_keys
from viz.labels import Labels
from viz.material import FICTIONAL, Material

# a cell that already starts with apostrophes before such a sign gets one more, or it could not be read back
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_NEUTRALISED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")

NODE_COLUMNS = ("id", "soort", "naam", "type", "type_naam", "klasse", "graaf", "alias", "cbs_code", "fictief")
RELATION_COLUMNS = (
    "van",
    "relatie",
    "naar",
    "polariteit",
    "modaliteit",
    "tijd",
    "vertrouwen",
    "document",
    "citaat",
    "graaf",
    "id",
    "van_soort",
    "van_id",
    "relatie_code",
    "naar_soort",
    "naar_id",
    "regel",
    "vindplaatsen",
    "begin",
    "einde",
    "bladzijde",
    "document_sleutel",
    "geldig_vanaf",
    "geldig_tot",
    "herkomst",
    "fictief",
)
FINDING_COLUMNS = (
    "van",
    "naar",
    "soort",
    "polariteit",
    "document",
    "citaat",
    "van_id",
    "naar_id",
    "soort_code",
    "modaliteit",
    "vertrouwen",
    "begin",
    "einde",
    "bladzijde",
    "document_sleutel",
    "regel",
    "id",
    "fictief",
)

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Dialect:
    """How a table is written: separator, decimal sign, and whether a byte order mark goes first."""

    separator: str = ","
    decimal: str = "."
    mark: bool = False


PLAIN = Dialect()
EXCEL = Dialect(";", ",", True)


def tables(material: Material, dialect: Dialect = PLAIN) -> dict[str, bytes]:
    """``knopen.csv`` and ``relaties.csv``."""
    return {
        "knopen.csv": write_table(NODE_COLUMNS, node_rows(material), dialect),
        "relaties.csv": write_table(RELATION_COLUMNS, relation_rows(material), dialect),
    }


def findings_table(material: Material, dialect: Dialect = PLAIN) -> bytes:
    """``knelpunten.csv``: every finding, problems first; a side the text does not name is empty."""
    return write_table(FINDING_COLUMNS, finding_rows(material), dialect)


def node_rows(material: Material) -> Iterator[Row]:
    """One row per node."""
    labels = Labels("nl")
    for node in material.snapshot.nodes.values():
        yield {
            "id": node.id,
            "soort": node.kind,
            "naam": node.name,
            "type": node.type,
            "type_naam": labels.type(node.type) if node.type else "",
            "klasse": "ja" if node.generic else "nee",
            "graaf": "|".join(node.origins),
            "alias": _joined(node, "alias"),
            "cbs_code": _joined(node, "cbs_code"),
            "fictief": _fiction(material),
        }


def relation_rows(material: Material) -> Iterator[Row]:
    """One row per statement, with its first passage."""
    labels, lookup = Labels("nl"), _Lookup(material.snapshot)
    for s in material.snapshot.statements:
        yield {
            "van": lookup.name(s.subject_key),
            "relatie": labels.relation(s.relationship),
            "naar": lookup.name(s.object_key),
            "polariteit": s.polarity,
            "modaliteit": s.modality,
            "tijd": s.time,
            "vertrouwen": s.confidence,
            "graaf": s.origin,
            "id": s.id,
            "van_soort": s.subject_kind,
            "van_id": s.subject,
            "relatie_code": s.relationship,
            "naar_soort": s.object_kind,
            "naar_id": s.object,
            "regel": s.rule,
            "vindplaatsen": s.passage_count,
            "geldig_vanaf": s.valid_from,
            "geldig_tot": s.valid_to,
            "herkomst": s.source,
            "fictief": _fiction(material),
            **lookup.place(s.document_id, s.evidence),
        }


def finding_rows(material: Material) -> Iterator[Row]:
    """One row per finding, with its first passage; several actors on a side are joined with '; ' (ids with '+')."""
    labels, lookup = Labels("nl"), _Lookup(material.snapshot)

    def order(f: Finding) -> tuple[bool, bool, str, int, str]:
        start = f.evidence[0].start if f.evidence else 0
        return f.polarity != "knelpunt", not (f.sources and f.targets), f.document_id, start, f.id

    for f in sorted(material.snapshot.findings, key=order):
        yield {
            "van": lookup.names(f.sources),
            "naar": lookup.names(f.targets),
            "soort": labels.finding(f.kind),
            "polariteit": f.polarity,
            "van_id": "+".join(f.sources),
            "naar_id": "+".join(f.targets),
            "soort_code": f.kind,
            "modaliteit": f.modality,
            "vertrouwen": f.confidence,
            "regel": f.rule,
            "id": f.id,
            "fictief": _fiction(material),
            **lookup.place(f.document_id, f.evidence),
        }


def write_table(columns: Iterable[str], rows: Iterable[Row], dialect: Dialect = PLAIN) -> bytes:
    """A table with a header line; a missing value is an empty cell."""
    columns = list(columns)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column), dialect) for column in columns])
    return buffer.getvalue().encode("utf-8-sig" if dialect.mark else "utf-8")


def cell(value: Any, dialect: Dialect = PLAIN) -> str:
    """Text of a cell. Control characters and lone surrogates go; what would run as a formula is neutralised."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}".replace(".", dialect.decimal)
    text = _UNREADABLE.sub("", str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def restore(text: str) -> str:
    """The text behind a cell."""
    return text[1:] if _NEUTRALISED.match(text) else text


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table of either dialect back, with neutralised cells restored."""
    text = path.read_bytes().decode("utf-8-sig")
    header = text.split("\r\n", 1)[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    return [{name: restore(value) for name, value in row.items()} for row in rows]


class _Lookup:
    """Names of nodes and documents."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._nodes = snapshot.nodes
        self._keys = actor_keys(snapshot)
        self._documents = {d.id: d for d in snapshot.documents}

    def name(self, key: tuple[str, str]) -> str:
        node = self._nodes.get(key)
        return node.name if node else key[1]

    def names(self, idents: Iterable[str]) -> str:
        return "; ".join(self.name(self._keys.get(i, ("Actor", i))) for i in idents)

    def place(self, document_id: str | None, evidence: tuple[Evidence, ...]) -> Row:
        """Document and first passage, under the names of the columns."""
        document = self._documents.get(document_id or "")
        first = evidence[0] if evidence else None
        return {
            "document": (document.title or document.key) if document else document_id,
            "document_sleutel": document.key if document else document_id,
            "citaat": first.quote if first else None,
            "begin": first.start if first else None,
            "einde": first.end if first else None,
            "bladzijde": first.page if first else None,
        }


def _joined(node: Node, name: str) -> str:
    value = node.properties.get(name)
    if isinstance(value, (list, tuple)):
        return "|".join(str(v) for v in value)
    return "" if value is None else str(value)


def _fiction(material: Material) -> str:
    return FICTIONAL if material.fictional else ""
