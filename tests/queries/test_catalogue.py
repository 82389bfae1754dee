"""The header of a question, its parameters, and how mistakes in them are named."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from graph.networks import handover_relationships
from ontology.errors import QueryError
from queries.catalogue import Parameter, catalogue, choices, hints, parse, question, run, values

HEADER = """// title: Hoe heet dit?
// explanation: |-
//   Twee regels
//   uitleg.
// parameters:
//   - name: actor
//     type: text
//     explanation: wie
//     choices: MATCH (a:Actor) RETURN a.id AS waarde, a.naam AS naam ORDER BY waarde
//   - name: aantal
//     type: integer
//     default: 3
//     explanation: hoeveel
//   - name: min_vertrouwen
//     type: decimal
//     default: 0.5
//     explanation: hoe zeker
//   - name: alles
//     type: boolean
//     default: false
//     explanation: alles of niet
// example:
//   - naam: Zeist
"""
CYPHER = """MATCH (a:Actor {id: $actor}) // hier
WHERE $alles OR a.v >= $min_vertrouwen
RETURN a.naam AS naam LIMIT $aantal"""
SOURCE = HEADER + CYPHER + "\n"


class Recorder:
    """A store that remembers what it was asked."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, /) -> list[dict[str, Any]]:
        self.asked.append((cypher, dict(parameters or {})))
        return self.rows


def test_header_and_cypher_are_taken_apart() -> None:
    read = parse("proef", SOURCE)
    assert (read.name, read.title, read.explanation) == ("proef", "Hoe heet dit?", "Twee regels\nuitleg.")
    assert read.cypher == CYPHER
    assert read.example == ({"naam": "Zeist"},) and read.columns == ("naam",)
    assert [(p.name, p.type, p.default, p.required) for p in read.parameters] == [
        ("actor", "text", None, True),
        ("aantal", "integer", 3, False),
        ("min_vertrouwen", "decimal", 0.5, False),
        ("alles", "boolean", False, False),
    ]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("// title: Hoe heet dit?\n", ""), "missing key title"),
        (("// example:", "// eaxmple:"), "missing key example"),
        (("// title:", "// extra: 1\n// title:"), "unknown key extra"),
        (
            ("//     type: text\n", "//     type: tekst\n"),
            "type of 'actor' must be one of text, decimal, integer, boolean",
        ),
        (("//     explanation: wie\n", ""), "missing key explanation"),
        (("//     default: 3\n", "//     default: drie\n"), "default of 'aantal' is no integer"),
        (("//     default: 3\n", "//     defualt: 3\n"), "unknown key defualt"),
        (("//   - naam: Zeist", "//   []"), "'example' must be a list of rows"),
        (("// title: Hoe", "// title: [Hoe"), "no YAML"),
        ((HEADER, ""), "must begin with a header"),
        ((CYPHER, ""), "no Cypher"),
        (("$actor", "$acteur"), "declared and used parameters differ: acteur, actor"),
        (("LIMIT $aantal", ""), "differ: aantal"),
    ],
)
def test_a_wrong_header_is_named(change: tuple[str, str], complaint: str) -> None:
    with pytest.raises(QueryError, match=complaint) as caught:
        parse("proef", SOURCE.replace(*change))
    assert str(caught.value).startswith("proef.cypher: ")


def test_values_are_read_as_their_type() -> None:
    asked = parse("proef", SOURCE)
    assert values(asked, {"actor": "x"}) == {"actor": "x", "aantal": 3, "min_vertrouwen": 0.5, "alles": False}
    assert values(asked, {"actor": "", "aantal": "7", "min_vertrouwen": "0.9", "alles": "ja"}) == {
        "actor": "",
        "aantal": 7,
        "min_vertrouwen": 0.9,
        "alles": True,
    }


@pytest.mark.parametrize(
    ("params", "complaints"),
    [
        ({}, ["parameter 'actor' ontbreekt (wie)"]),
        ({"actor": "x", "akter": "y"}, ["onbekende parameter 'akter'"]),
        ({"actor": 3}, ["parameter 'actor' moet een tekst zijn, niet '3'"]),
        ({"actor": "x", "aantal": "veel"}, ["parameter 'aantal' moet een heel getal zijn, niet 'veel'"]),
        ({"actor": "x", "aantal": True}, ["parameter 'aantal' moet een heel getal"]),
        ({"actor": "x", "min_vertrouwen": "nan"}, ["parameter 'min_vertrouwen' moet een getal"]),
        ({"actor": "x", "alles": "misschien"}, ["parameter 'alles' moet een ja of nee"]),
        ({"soort": 1, "aantal": "a"}, ["onbekende parameter 'soort'", "'actor' ontbreekt", "'aantal' moet"]),
    ],
)
def test_every_wrong_parameter_is_named(params: dict[str, Any], complaints: list[str]) -> None:
    with pytest.raises(QueryError) as caught:
        values(parse("proef", SOURCE), params)
    for complaint in complaints:
        assert complaint in str(caught.value)
    assert "Parameters: actor, aantal, min_vertrouwen, alles" in str(caught.value)


def test_unknown_question_lists_the_known_ones() -> None:
    with pytest.raises(QueryError, match=r"Onbekende vraag 'weet-niet'; bekend zijn: bewijs, .*opdrachtgevers"):
        question("weet-niet")


def test_run_sends_cypher_with_all_parameters() -> None:
    store = Recorder([{"a": 1}])
    assert run(store, "keten", {"min_vertrouwen": "0.7"}) == [{"a": 1}]
    assert store.asked == [(question("keten").cypher, {"min_vertrouwen": 0.7})]


def test_choices_come_from_the_data() -> None:
    store = Recorder([{"waarde": "x", "naam": "X", "meer": 1}])
    assert choices(store, Parameter("a", "text", "wie", choices="RETURN 1")) == [{"waarde": "x", "naam": "X"}]
    assert choices(store, Parameter("a", "text", "wie")) == []


def test_hints_name_values_that_the_data_do_not_offer() -> None:
    store = Recorder([{"waarde": "gemeente-zeist", "naam": "Gemeente Zeist"}])
    assert hints(store, "omgeving", {"actor": "Gemeente Ziest"}) == [
        "'Gemeente Ziest' (actor) komt in de gegevens niet voor; bedoelt u: Gemeente Zeist?"
    ]
    assert hints(store, "omgeving", {"actor": "qqqq"}) == ["'qqqq' (actor) komt in de gegevens niet voor"]
    assert hints(store, "omgeving", {"actor": "gemeente zeist", "min_vertrouwen": "0.9"}) == []
    assert hints(store, "knelpunten", {"polariteit": "knelpunt", "soort": ""}) == []


def test_every_question_has_what_a_reader_needs() -> None:
    assert len(catalogue()) >= 8
    for name, asked in catalogue().items():
        assert name == asked.name and asked.title.endswith("?") and len(asked.explanation) > 40
        assert "min_vertrouwen" in {parameter.name for parameter in asked.parameters}, name
        assert all(tuple(row) == asked.columns for row in asked.example)
        assert "ORDER BY" in asked.cypher.rsplit("RETURN", 1)[1], f"{name}: the answer has no order of its own"


def test_the_dialect_that_both_engines_share() -> None:
    for asked in catalogue().values():
        for forbidden in ("SHORTEST", "FULLTEXT", ":$(", "apoc", "elementId", "LOAD CSV"):
            assert forbidden not in asked.cypher, asked.name


@pytest.mark.parametrize("name", ["keten", "ontbrekende-schakels"])
def test_the_handovers_in_the_questions_are_those_of_the_vocabulary(name: str) -> None:
    listed = re.findall(r"'([A-Z_]+)'", question(name).cypher)
    assert set(listed) == handover_relationships()
