"""Make the term map from the Turtle files: ``python -m ontology.generate`` writes it, ``--check`` reports a stale one.

The map is mechanical, so that it can be read backwards: a class keeps its local name as label, ``camelCase`` becomes a
relationship ``UPPER_SNAKE`` or a property ``lower_snake``. Only this module needs rdflib; ``terms`` reads the result.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from ontology.errors import ValidationError
from ontology.ids import ONTOLOGY

FOLDER = Path(__file__).resolve().parent
TERM_MAP = FOLDER / "termmap.json"
KK = Namespace(ONTOLOGY)
HEADER = URIRef(ONTOLOGY.rstrip("#"))
KINDS = {XSD.string: "text", XSD.integer: "integer", XSD.decimal: "decimal", XSD.boolean: "boolean"}

Entry = dict[str, Any]


def ontology_files(folder: Path = FOLDER) -> list[Path]:
    """The Turtle files of the vocabulary, in a stable order (the shapes are in a folder of their own)."""
    return sorted(folder.glob("*.ttl"))


def read_ontology(folder: Path = FOLDER) -> Graph:
    """All Turtle files of the vocabulary as one graph."""
    graph = Graph()
    for path in ontology_files(folder):
        try:
            graph.parse(path, format="turtle")
        except Exception as error:  # rdflib raises a family of its own, all without a file name
            raise ValidationError(f"{path.name}: geen leesbare Turtle ({error})") from error
    return graph


def upper_snake(local: str) -> str:
    """``opdrachtgeverVan`` -> ``OPDRACHTGEVER_VAN``."""
    return lower_snake(local).upper()


def lower_snake(local: str) -> str:
    """``geldigVanaf`` -> ``geldig_vanaf``; a run of capitals or digits is not split."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", local).lower()


def local_name(term: URIRef) -> str:
    return str(term).removeprefix(ONTOLOGY)


def _text(graph: Graph, term: URIRef, predicate: URIRef, language: str | None = None) -> str | None:
    values = sorted(
        str(o)
        for o in graph.objects(term, predicate)
        if isinstance(o, Literal) and (language is None or o.language == language)
    )
    return values[0] if values else None


def _labels(graph: Graph, term: URIRef) -> Entry:
    return {language: _text(graph, term, RDFS.label, language) for language in ("nl", "en")}


def _own(graph: Graph, kind: URIRef) -> Iterator[URIRef]:
    """Our own terms of a kind, sorted."""
    own = {t for t in graph.subjects(RDF.type, kind) if isinstance(t, URIRef) and t.startswith(ONTOLOGY)}
    yield from sorted(own)


def _is_concept_class(graph: Graph, term: URIRef) -> bool:
    return SKOS.Concept in set(graph.transitive_objects(term, RDFS.subClassOf))


def _root_path(graph: Graph, term: URIRef) -> str | None:
    """The IRI path of the class or of the nearest class above it."""
    paths = [
        p
        for c in graph.transitive_objects(term, RDFS.subClassOf)
        if isinstance(c, URIRef) and (p := _text(graph, c, KK.pad))
    ]
    return paths[0] if paths else None


def classes(graph: Graph) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for term in _own(graph, OWL.Class):
        if _is_concept_class(graph, term):
            continue
        found[local_name(term)] = _labels(graph, term) | {
            "plural": _text(graph, term, KK.meervoud, "nl"),
            "type": _text(graph, term, KK.annotatie),
            "under": _text(graph, term, KK.valtOnder),
            "chain": _text(graph, term, KK.ketentype),
            "path": _root_path(graph, term),
            "primary": (term, KK.pad, None) in graph,
            "language": _text(graph, term, KK.naamtaal),
        }
    return found


def _value_kind(graph: Graph, term: URIRef) -> str | None:
    """How the value is stored as a property; None for a property that is stored as a relationship."""
    explicit = _text(graph, term, KK.waardesoort)
    if explicit:
        return explicit
    value_range = graph.value(term, RDFS.range)
    if (term, RDF.type, OWL.DatatypeProperty) not in graph:
        return "concept" if isinstance(value_range, URIRef) and _is_concept_class(graph, value_range) else None
    if not isinstance(value_range, URIRef) or value_range not in KINDS:
        raise ValidationError(f"{local_name(term)}: bereik {value_range} heeft geen vorm in de eigenschappengraaf")
    if (term, RDF.type, OWL.FunctionalProperty) in graph:
        return KINDS[value_range]
    if value_range != XSD.string:
        raise ValidationError(f"{local_name(term)}: alleen tekst mag meer waarden hebben")
    return "list-of-text"


def properties(graph: Graph) -> dict[str, Entry]:
    """Literal and concept-valued properties, by local name; ``rdfs:label`` is the caption of a node."""
    found: dict[str, Entry] = {}
    for term in sorted(set(_own(graph, OWL.DatatypeProperty)) | set(_own(graph, OWL.ObjectProperty))):
        kind = _value_kind(graph, term)
        if kind:
            found[local_name(term)] = _labels(graph, term) | {"name": lower_snake(local_name(term)), "kind": kind}
    return found


def _is_handover(graph: Graph, term: URIRef) -> bool:
    """The nearest explicit mark on the way up decides."""
    for step in graph.transitive_objects(term, RDFS.subPropertyOf):
        mark = graph.value(step, KK.overdrachtsrelatie)
        if isinstance(mark, Literal):
            return bool(mark.toPython())
    return False


def _top_code(graph: Graph, term: URIRef) -> str | None:
    for step in graph.transitive_objects(term, RDFS.subPropertyOf):
        if isinstance(step, URIRef) and (code := _text(graph, step, KK.annotatie)):
            return code
    return None


def relationships(graph: Graph) -> dict[str, Entry]:
    """Object properties that are stored as relationships: the relations, and the structure of the evidence.

    An inverse only helps a reader of the RDF: it is never stored, so it has no place in a map that runs both ways.
    """
    found: dict[str, Entry] = {}
    for term in _own(graph, OWL.ObjectProperty):
        if _value_kind(graph, term) or (term, OWL.inverseOf, None) in graph or term == KK.relatieTussen:
            continue
        is_relation = KK.relatieTussen in set(graph.transitive_objects(term, RDFS.subPropertyOf))
        found[local_name(term)] = _labels(graph, term) | {
            "name": upper_snake(local_name(term)),
            "relation": is_relation,
            "code": _text(graph, term, KK.annotatie),
            "term": _text(graph, term, KK.relatieterm),
            "top": _top_code(graph, term),
            "symmetric": (term, RDF.type, OWL.SymmetricProperty) in graph,
            "handover": _is_handover(graph, term),
        }
    return found


def concepts(graph: Graph) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for term in _own(graph, SKOS.Concept):
        scheme = graph.value(term, SKOS.inScheme)
        broader = graph.value(term, SKOS.broader)
        found[local_name(term)] = {
            language: _text(graph, term, SKOS.prefLabel, language) for language in ("nl", "en")
        } | {
            "scheme": local_name(scheme) if isinstance(scheme, URIRef) else None,
            "code": _text(graph, term, KK.annotatie),
            "term": _text(graph, term, KK.bevindingsterm) or _text(graph, term, KK.regimeterm),
            "broader": local_name(broader) if isinstance(broader, URIRef) else None,
        }
    return found


def term_map(folder: Path = FOLDER) -> Entry:
    """The whole map as plain data, ready for JSON."""
    graph = read_ontology(folder)
    return {
        "namespace": ONTOLOGY,
        "version": _text(graph, HEADER, OWL.versionInfo),
        "classes": classes(graph),
        "properties": properties(graph),
        "relationships": relationships(graph),
        "concepts": concepts(graph),
    }


def render(data: Entry) -> str:
    """The committed text: one term a line, so that a change of one term is a change of one line."""
    lines = ["{"]
    for number, (key, value) in enumerate(data.items(), 1):
        end = "," if number < len(data) else ""
        if not isinstance(value, dict):
            lines.append(f" {json.dumps(key)}: {json.dumps(value)}{end}")
            continue
        rows = [f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in sorted(value.items())]
        lines.append(f" {json.dumps(key)}: {{\n" + ",\n".join(rows) + f"\n }}{end}")
    return "\n".join([*lines, "}", ""])


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ontology.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 when termmap.json is stale, write nothing")
    options = parser.parse_args(arguments)
    text = render(term_map())
    if not options.check:
        TERM_MAP.write_text(text, encoding="utf-8")
        return 0
    if TERM_MAP.exists() and TERM_MAP.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write("termmap.json is stale: run python -m ontology.generate\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
