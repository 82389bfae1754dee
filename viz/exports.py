"""All export formats by name: one place to look them up, write them to a file or folder, or send them down a stream."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import UsageError
from viz.annotations import annotation_files
from viz.csv_tables import EXCEL, findings_table, tables
from viz.files import write_all, write_bytes
from viz.graphml import graphml
from viz.material import Material
from viz.turtle import json_ld, nquads, trig, turtle


@dataclass(frozen=True)
class Exporter:
    """A format. Exactly one of ``single`` (one file) and ``folder`` (several, by name) is there.

    ``suffix`` is that of the file, or of the files in the folder. ``quads`` tells whether it needs the RDF.
    """

    name: str
    description: str
    suffix: str
    single: Callable[[Material], bytes] | None = None
    folder: Callable[[Material], dict[str, bytes]] | None = None
    quads: bool = False


_ALL = (
    Exporter("turtle", "RDF, alle grafen samen", ".ttl", turtle, quads=True),
    Exporter("trig", "RDF, per document een graaf", ".trig", trig, quads=True),
    Exporter("nquads", "RDF, een uitspraak per regel met haar graaf", ".nq", nquads, quads=True),
    Exporter("jsonld", "RDF als JSON-LD", ".jsonld", json_ld, quads=True),
    Exporter("graphml", "GraphML voor Gephi, yEd en NetworkX", ".graphml", graphml),
    Exporter("csv", "map met knopen.csv en relaties.csv (komma, UTF-8)", ".csv", folder=tables),
    Exporter(
        "excel",
        "dezelfde tabellen voor Excel met Nederlandse instellingen",
        ".csv",
        folder=lambda material: tables(material, EXCEL),
    ),
    Exporter("knelpunten", "alle bevindingen als één tabel (komma, UTF-8)", ".csv", findings_table),
    Exporter(
        "knelpunten-excel",
        "alle bevindingen voor Excel met Nederlandse instellingen",
        ".csv",
        lambda material: findings_table(material, EXCEL),
    ),
    Exporter("annotaties", "map met per document de annotaties als JSON", ".json", folder=annotation_files, quads=True),
)
FORMATS: dict[str, Exporter] = {exporter.name: exporter for exporter in _ALL}


def exporter(name: str) -> Exporter:
    """The format of that name; UsageError that lists the known ones."""
    if name not in FORMATS:
        raise UsageError(f"Onbekend exportformaat '{name}'. Kies uit: {', '.join(FORMATS)}.")
    return FORMATS[name]


def export(name: str, material: Material, path: Path) -> list[Path]:
    """Write a format to ``path``: a file, or for a format of several files a folder. Gives the files written."""
    chosen = exporter(name)
    if chosen.folder is not None:
        if path.exists() and not path.is_dir():
            raise UsageError(f"{path} is een bestand; '{name}' bestaat uit meer bestanden, geef een map op.")
        return write_all(path, chosen.folder(material))
    if path.is_dir():
        raise UsageError(f"{path} is een map; geef voor '{name}' een bestand op, bijvoorbeeld graaf{chosen.suffix}.")
    return [write_bytes(path, export_bytes(name, material))]


def export_bytes(name: str, material: Material) -> bytes:
    """A format of one file as bytes, for a standard stream; UsageError for one that needs a folder."""
    chosen = exporter(name)
    if chosen.single is None:
        alone = ", ".join(e.name for e in _ALL if e.single is not None)
        raise UsageError(f"'{name}' bestaat uit meer bestanden: geef een map op, of kies uit {alone}.")
    return chosen.single(material)
