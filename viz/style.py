"""How kinds of nodes and kinds of edges look: colour, shape and a letter code, so that a black-and-white print reads.

Colour tells the family (government, access and protection, help, supervision, knowledge, things), shape tells the kind
within the family, and the code inside the shape tells the kind on its own.
"""

from dataclasses import asdict, dataclass
from typing import Any

from ontology.errors import ValidationError
from ontology.terms import terms


@dataclass(frozen=True)
class NodeStyle:
    """``shape`` is one of the vis shapes that carry their label outside; ``code`` has at most three letters."""

    colour: str
    shape: str
    code: str


@dataclass(frozen=True)
class EdgeStyle:
    """``dashes`` is the pattern in pixels (empty: a full line); ``mark`` stands in the middle of the line."""

    colour: str
    width: float
    dashes: tuple[int, ...] = ()
    mark: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


_GOVERNMENT, _GOVERNMENT_LIGHT = "#2c5d8f", "#5b8fc2"
_CHAIN, _CHAIN_LIGHT = "#0f6b6b", "#3f9c98"
_HELP = "#4f7a28"
_SUPERVISION, _SUPERVISION_LIGHT = "#6a4a8c", "#9577b5"
_KNOWLEDGE, _KNOWLEDGE_LIGHT = "#8a5a1f", "#b98a4b"
_THING, _THING_LIGHT = "#5f6772", "#8b949f"

# by annotation type; areas have no annotation type and stand under their primary label
NODE_STYLES: dict[str, NodeStyle] = {
    "gemeente": NodeStyle(_GOVERNMENT, "square", "Gm"),
    "samenwerkingsverband": NodeStyle(_GOVERNMENT_LIGHT, "hexagon", "SV"),
    "provincie": NodeStyle(_GOVERNMENT_LIGHT, "diamond", "Pr"),
    "rijksoverheid": NodeStyle(_GOVERNMENT, "dot", "Rk"),
    "bestuursorgaan": NodeStyle(_GOVERNMENT_LIGHT, "triangleDown", "Bo"),
    "veilig_thuis": NodeStyle(_CHAIN, "dot", "VT"),
    "gi": NodeStyle(_CHAIN, "hexagon", "GI"),
    "rvdk": NodeStyle(_CHAIN, "diamond", "RK"),
    "lokaal_team": NodeStyle(_CHAIN_LIGHT, "square", "LT"),
    "ketenteam": NodeStyle(_CHAIN_LIGHT, "triangleDown", "KT"),
    "jeugdhulpaanbieder": NodeStyle(_HELP, "dot", "JH"),
    "inspectie": NodeStyle(_SUPERVISION, "diamond", "In"),
    "rechtspraak": NodeStyle(_SUPERVISION, "square", "Re"),
    "politie_om": NodeStyle(_SUPERVISION_LIGHT, "hexagon", "PO"),
    "brancheorganisatie": NodeStyle(_KNOWLEDGE, "hexagon", "Br"),
    "onderzoeksbureau": NodeStyle(_KNOWLEDGE, "dot", "OB"),
    "clientenorganisatie": NodeStyle(_KNOWLEDGE_LIGHT, "square", "Cl"),
    "functionaris": NodeStyle(_KNOWLEDGE_LIGHT, "triangle", "Fu"),
    "overig": NodeStyle(_KNOWLEDGE_LIGHT, "diamond", "Ov"),
    "plaats": NodeStyle(_THING_LIGHT, "dot", "Pl"),
    "document": NodeStyle(_THING, "square", "Do"),
    "programma": NodeStyle(_THING, "hexagon", "Pg"),
    "taak": NodeStyle(_THING_LIGHT, "diamond", "Ta"),
    "Gebied": NodeStyle(_THING_LIGHT, "hexagon", "Ge"),
}
UNKNOWN_STYLE = NodeStyle(_THING_LIGHT, "triangle", "?")

EDGE_STYLES: dict[str, EdgeStyle] = {
    "feitelijk": EdgeStyle("#8d97a5", 1.3),
    "overdracht": EdgeStyle("#1b4a75", 2.4),
    "knelpunt": EdgeStyle("#b3261e", 3.4, (11, 4, 3, 4), "!"),
    "verbetering": EdgeStyle("#1a7f37", 3.0, (), "+"),
    "gepland": EdgeStyle("#7450a3", 1.5, (9, 5)),
    "aanbevolen": EdgeStyle("#7450a3", 1.5, (2, 4)),
    "mogelijk": EdgeStyle("#a2762a", 1.5, (1, 6)),
    "ontkend": EdgeStyle("#5f6772", 1.5, (14, 3, 2, 3), "×"),
    "knelpunt_mogelijk": EdgeStyle("#b3261e", 1.8, (2, 5), "!"),
    "verbetering_gepland": EdgeStyle("#1a7f37", 1.8, (8, 5), "+"),
    "referentie": EdgeStyle("#8a94a3", 1.3, (1, 4)),
}
"""By layer (see viz.selection)."""


def node_style(type_code: str) -> NodeStyle:
    """The style of a type (a finer kind has that of its annotation type); an unknown one gets a style that says so."""
    if type_code in NODE_STYLES:
        return NODE_STYLES[type_code]
    try:
        return NODE_STYLES.get(terms().type(type_code).annotation, UNKNOWN_STYLE)
    except ValidationError:
        return UNKNOWN_STYLE
