"""Documents of the practice set as quads, and a dump of a store to compare two of them."""

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from graph.session import Store
from loaders.annotations import Annotations
from loaders.document import Document
from loaders.statements import document_quads

GOLD = Path(__file__).parents[1] / "gold" / "dev"
NAMES = ("dev-01-kamerbrief", "dev-04-nieuwsbericht", "dev-08-webpagina-veilig-thuis", "dev-11-contracttabel")


@cache
def document(name: str, fictional: bool = True) -> tuple[Document, Annotations]:
    with (GOLD / f"{name}.txt").open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    annotations = Annotations.from_json(json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")))
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(f"{name}.txt", name, text, sha, title=f"Titel van {name}", issued="2024-03", fictional=fictional), (
        annotations
    )


@cache
def quads(name: str, fictional: bool = True) -> list[Quad]:
    return document_quads(*document(name, fictional))


def changed(name: str, keep: int = 2) -> list[Quad]:
    """A newer version of the document, with only ``keep`` relations and findings left."""
    source, annotations = document(name)
    return document_quads(
        replace(source, sha256="0" * 64),
        replace(annotations, relations=annotations.relations[:keep], findings=annotations.findings[:keep]),
    )


def dump(store: Store) -> tuple[list[str], list[str]]:
    """All nodes and relationships (but runs) as sorted lines: equal dumps are equal graphs."""
    nodes = store.read("MATCH (n) WHERE NOT n:Run RETURN labels(n) AS labels, properties(n) AS p")
    edges = store.read(
        "MATCH (a)-[e]->(b) WHERE NOT a:Run RETURN a.iri AS a, type(e) AS soort, b.iri AS b, properties(e) AS p"
    )
    return (
        sorted(_line([sorted(row["labels"]), row["p"]]) for row in nodes),
        sorted(_line([row["a"], row["soort"], row["b"], row["p"]]) for row in edges),
    )


def _line(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
