"""Read the reference lists strictly: what is not understood is an error that names file and line.

The lists are kept as they were collected. A known error is put right in ``correcties.csv``, with its reason.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ontology.errors import ValidationError

FOLDER = Path(__file__).resolve().parent
CONFIDENCE = {"high": "0.95", "medium": "0.8", "low": "0.6"}
"""What the words of the lists count for, on the scale that the lists with a figure use."""

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True)
class Row:
    """One line of a list; ``place`` is for messages."""

    file: str
    line: int
    values: Mapping[str, str]

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"

    def __getitem__(self, column: str) -> str:
        return self.values[column].strip()

    def get(self, column: str) -> str:
        return (self.values.get(column) or "").strip()

    def many(self, column: str) -> tuple[str, ...]:
        """The parts of a field that joins several values with ';'."""
        return tuple(part.strip() for part in self.get(column).split(";") if part.strip())

    def date(self, column: str) -> str | None:
        """A partial date, or None where the field is empty."""
        value = self.get(column)
        if value and not _DATE.fullmatch(value):
            raise self.error(f"{column} {value!r} is geen datum (jjjj, jjjj-mm of jjjj-mm-dd)")
        return value or None

    def confidence(self) -> str:
        """0..1 with two decimals, from a figure or from high, medium, low."""
        value = CONFIDENCE.get(self["confidence"], self["confidence"])
        try:
            number = float(value)
        except ValueError:
            raise self.error(f"confidence {value!r} is geen getal en niet high, medium of low") from None
        if not 0 <= number <= 1:
            raise self.error(f"confidence {value!r} ligt niet tussen 0 en 1")
        return f"{number:.2f}"

    def error(self, text: str) -> ValidationError:
        return ValidationError(f"{self.place}: {text}")


def read_list(name: str, folder: Path = FOLDER) -> tuple[Row, ...]:
    """All rows of a list, with its corrections applied."""
    path = folder / name
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ValidationError(f"{name}: niet te lezen ({error.strerror})") from error
    rows = tuple(_rows(name, text))
    return rows if name == "correcties.csv" else tuple(_corrected(row, folder) for row in rows)


def _rows(name: str, text: str) -> Iterator[Row]:
    reader = csv.DictReader(text.splitlines(keepends=True))
    for values in reader:
        if None in values or None in values.values():
            raise ValidationError(f"{name}:{reader.line_num}: verkeerd aantal velden")
        yield Row(name, reader.line_num, values)


@cache
def _corrections(folder: Path) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    if not (folder / "correcties.csv").exists():
        return {}
    found: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for row in read_list("correcties.csv", folder):
        key = (row["bestand"], row["sleutel"])
        found[key] = (*found.get(key, ()), (row["kolom"], row["waarde"]))
    return found


def _corrected(row: Row, folder: Path) -> Row:
    key = row.get("id") or f"{row.get('predecessor_id')}>{row.get('successor_id')}"
    changes = _corrections(folder).get((row.file, key))
    return Row(row.file, row.line, {**row.values, **dict(changes)}) if changes else row


@cache
def chain() -> Mapping[str, list[dict[str, object]]]:
    """keten.yaml: regimes, actor types, stages and handovers."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((FOLDER / "keten.yaml").read_text(encoding="utf-8"), Loader=loader)
    if not isinstance(data, dict):
        raise ValidationError("keten.yaml: geen lijst van secties")
    return data


@cache
def type_map() -> dict[str, Row]:
    """kruistabel_typen.csv by reference kind. An empty annotation type must have its reason beside it."""
    rows = {row["type"]: row for row in read_list("kruistabel_typen.csv")}
    for row in rows.values():
        if not row["annotatietype"] and not row["toelichting"]:
            raise row.error(f"soort {row['type']!r} is niet vertaald en heeft geen toelichting")
    return rows


def annotation_type(kind: str, place: str) -> str | None:
    """Annotation type of a reference kind; None for a kind that deliberately has none."""
    row = type_map().get(kind)
    if row is None:
        raise ValidationError(f"{place}: soort {kind!r} staat niet in kruistabel_typen.csv")
    return row["annotatietype"] or None
