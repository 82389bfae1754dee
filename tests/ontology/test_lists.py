"""The lists are read strictly: an error names file and line."""

from pathlib import Path

import pytest

from ontology.errors import ValidationError
from ontology.reference import lists, succession
from ontology.reference.lists import Row, annotation_type, chain, read_list, type_map
from ontology.terms import terms


def row(**values: str) -> Row:
    return Row("lijst.csv", 7, values)


@pytest.mark.parametrize("value", ["2019", "2019-10", "2019-10-01", ""])
def test_partial_dates_are_kept_as_they_are(value: str) -> None:
    assert row(date=value).date("date") == (value or None)


@pytest.mark.parametrize("value", ["1 mei 2019", "2019-13", "2019-1", "19", "2019-10-32"])
def test_what_is_no_date_is_named(value: str) -> None:
    with pytest.raises(ValidationError, match=r"lijst\.csv:7: date .* geen datum"):
        row(date=value).date("date")


@pytest.mark.parametrize(("value", "number"), [("high", "0.95"), ("low", "0.60"), ("0.9", "0.90"), ("1", "1.00")])
def test_confidence_is_one_scale(value: str, number: str) -> None:
    assert row(confidence=value).confidence() == number


@pytest.mark.parametrize("value", ["zeker", "1.2", "-0.1", "", "nan"])
def test_another_confidence_is_named(value: str) -> None:
    with pytest.raises(ValidationError, match=r"lijst\.csv:7: confidence"):
        row(confidence=value).confidence()


def test_a_line_with_a_wrong_number_of_fields_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n1,2,3\n", encoding="utf-8")
    with pytest.raises(ValidationError, match=r"x\.csv:3: verkeerd aantal velden"):
        read_list("x.csv", tmp_path)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match=r"x\.csv: niet te lezen"):
        read_list("x.csv", tmp_path)


def test_a_correction_replaces_one_field() -> None:
    corrected = {r["predecessor_id"]: r["successor_id"] for r in read_list("opvolging.csv")}
    assert corrected["stadsgewest-haaglanden"] == "jeugdregio-haaglanden"


def test_every_correction_finds_its_line() -> None:
    for correction in read_list("correcties.csv"):
        keys = {
            r.get("id") or f"{r.get('predecessor_id')}>{r.get('successor_id')}"
            for r in lists._rows("x", (lists.FOLDER / correction["bestand"]).read_text(encoding="utf-8"))
        }
        assert correction["sleutel"] in keys
        assert correction["reden"]


def test_every_kind_is_mapped_to_a_type_or_has_a_reason() -> None:
    used = {r["type"] for r in read_list("organisaties.csv")} | {str(e["id"]) for e in chain()["actortypen"]}
    for kind in used:
        code = annotation_type(kind, "test")
        assert terms().type(code).code == code if code else type_map()[kind]["toelichting"]


def test_an_unmapped_kind_is_named() -> None:
    with pytest.raises(ValidationError, match="keten: soort 'heks'"):
        annotation_type("heks", "keten")


def test_a_cycle_is_named_with_its_line() -> None:
    links = [("a", "b", row()), ("b", "c", row()), ("c", "a", row())]
    with pytest.raises(ValidationError, match=r"lijst\.csv:7: opvolging loopt rond: a > b > c > a"):
        succession.check_acyclic(links)
    with pytest.raises(ValidationError, match="a > a"):
        succession.check_acyclic([("a", "a", row())])


def test_two_ways_to_one_successor_are_no_cycle() -> None:
    succession.check_acyclic([("a", "b", row()), ("a", "c", row()), ("b", "d", row()), ("c", "d", row())])


def test_unknown_code_of_a_successor_is_named() -> None:
    with pytest.raises(ValidationError, match=r"lijst\.csv:7: CBS-code 'GM9999'"):
        succession._code(row(), "GM9999", {})


def test_unknown_organisation_in_a_succession_is_named() -> None:
    with pytest.raises(ValidationError, match=r"lijst\.csv:7: organisatie 'nergens'"):
        succession._actor(row(), "nergens")
