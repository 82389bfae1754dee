"""The laws of GUIDELINE.md that a gold file must keep, checked for every annotated document in this folder.

The closed lists are written out again on purpose: taken from the ontology they would follow a mistake made there.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FICTION = "Fictief oefendocument\n"

ACTOR_TYPES = {
    "gemeente",
    "samenwerkingsverband",
    "gi",
    "veilig_thuis",
    "rvdk",
    "jeugdhulpaanbieder",
    "lokaal_team",
    "ketenteam",
    "inspectie",
    "rijksoverheid",
    "provincie",
    "bestuursorgaan",
    "rechtspraak",
    "brancheorganisatie",
    "functionaris",
    "onderzoeksbureau",
    "politie_om",
    "clientenorganisatie",
    "overig",
}
ARGUMENT_TYPES = {"plaats", "document", "programma", "taak"}
RELATIONS = {
    "commissions",
    "supervises",
    "places_under_enhanced_supervision",
    "investigates",
    "publishes",
    "recommends_to",
    "cooperates_with",
    "hands_over_to",
    "reports_to",
    "part_of",
    "succeeds",
    "responsible_for",
    "finances",
    "executes",
    "responds_to",
    "holds_function",
    "located_in",
    "serves_area",
    "integrates",
    "asks",
    "agrees_with",
}
FINDING_KINDS = {
    "delay",
    "waiting_list",
    "unclear_direction",
    "unclear_responsibility",
    "missing_information",
    "duplication",
    "no_permanent_worker",
    "capacity",
    "not_finding_each_other",
    "no_suitable_help",
    "safety_not_in_view",
    "admin_burden",
    "general",
}
MODALITIES = {"actual", "planned", "recommended", "hypothetical"}

# `class:` with a type, or a slug; a scope after `@` is a slug too
CANONICAL = re.compile(r"(class:[a-z_]+|[a-z0-9]+(-[a-z0-9]+)*)(@[a-z0-9]+(-[a-z0-9]+)*)?")
DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
TIME = re.compile(rf"{DATE}|{DATE}/{DATE}|{DATE}/\.\.|\.\./{DATE}")

GOLD = {path.stem: path for folder in ("dev", "own") for path in sorted((HERE / folder).glob("*.json"))}
OWN = sorted(path.stem for path in (HERE / "own").glob("*.json"))


def read_gold(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(GOLD[name].read_text(encoding="utf-8"))
    return gold


def read_text(name: str) -> str:
    """The text as it stands: offsets refer to it, so newlines are not translated."""
    return (EXAMPLES / f"{name}.txt").read_bytes().decode("utf-8")


def members(canonical: str | None) -> list[str]:
    """The ids of a set `a+b`; none for null."""
    return canonical.split("+") if canonical else []


def sides(name: str) -> Iterator[str]:
    """Every id set that a relation or finding refers to."""
    gold = read_gold(name)
    for relation in gold["relations"]:
        yield from (relation["subject"], relation["object"])
    for finding in gold["findings"]:
        yield from (side for side in (finding["from"], finding["to"]) if side)


every_document = pytest.mark.parametrize("name", sorted(GOLD))


def test_there_is_gold_to_check() -> None:
    assert len(OWN) == 16
    assert len(GOLD) > len(OWN)


@every_document
def test_form(name: str) -> None:
    gold = read_gold(name)
    assert set(gold) == {"document", "entities", "relations", "findings"}
    assert gold["document"] == name
    for entity in gold["entities"]:
        assert set(entity) == {"id", "type", "surface", "start", "end", "canonical", "generic"}
    for relation in gold["relations"]:
        keys = {"subject", "type", "object", "polarity", "modality", "time", "evidence"}
        assert set(relation) - {"role"} == keys
        assert "role" not in relation or relation["type"] == "holds_function"
    for finding in gold["findings"]:
        assert set(finding) - {"modality"} == {"kind", "polarity", "from", "to", "start", "end"}


@every_document
def test_text_is_marked_as_fiction(name: str) -> None:
    assert read_text(name).startswith(FICTION)


@every_document
def test_mentions_are_slices_of_the_text_in_order_without_overlap(name: str) -> None:
    text, end = read_text(name), 0
    for number, entity in enumerate(read_gold(name)["entities"], start=1):
        assert entity["id"] == f"e{number}"
        assert end <= entity["start"] < entity["end"] <= len(text)
        assert text[entity["start"] : entity["end"]] == entity["surface"]
        assert entity["surface"] == entity["surface"].strip()
        end = entity["end"]


@every_document
def test_evidence_and_findings_are_trimmed_slices(name: str) -> None:
    text, gold = read_text(name), read_gold(name)
    spans = [tuple(relation["evidence"]) for relation in gold["relations"]]
    spans += [(finding["start"], finding["end"]) for finding in gold["findings"]]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


@every_document
def test_closed_lists(name: str) -> None:
    gold = read_gold(name)
    assert {entity["type"] for entity in gold["entities"]} <= ACTOR_TYPES | ARGUMENT_TYPES
    for relation in gold["relations"]:
        assert relation["type"] in RELATIONS
        assert relation["polarity"] in {"affirmed", "negated"}
        assert relation["modality"] in MODALITIES
    for finding in gold["findings"]:
        assert finding["kind"] in FINDING_KINDS
        assert finding["polarity"] in {"problem", "improvement"}
        assert finding.get("modality", "actual") in MODALITIES


@every_document
def test_ids_are_slugs_or_classes_and_sets_are_sorted(name: str) -> None:
    used = [entity["canonical"] for entity in read_gold(name)["entities"]] + list(sides(name))
    for canonical in used:
        ids = members(canonical)
        assert ids == sorted(set(ids))
        for member in ids:
            assert CANONICAL.fullmatch(member)
            if member.startswith("class:"):
                assert member.removeprefix("class:").split("@")[0] in ACTOR_TYPES


@every_document
def test_generic_means_class_of_that_type(name: str) -> None:
    for entity in read_gold(name)["entities"]:
        for member in members(entity["canonical"]):
            assert entity["generic"] == member.startswith("class:")
            if entity["generic"]:
                assert member.split("@")[0] == f"class:{entity['type']}"


@every_document
def test_arguments_are_mentions(name: str) -> None:
    mentioned = {member for entity in read_gold(name)["entities"] for member in members(entity["canonical"])}
    for side in sides(name):
        for member in members(side):
            # a ministry may be implied by an office title (section 5)
            assert member in mentioned or member.startswith("ministerie-")


@every_document
def test_arguments_fit_the_relation(name: str) -> None:
    gold = read_gold(name)
    types: dict[str, set[str]] = {}
    for entity in gold["entities"]:
        for member in members(entity["canonical"]):
            types.setdefault(member, set()).add(entity["type"])
    for relation in gold["relations"]:
        if relation["type"] == "holds_function":
            assert all("functionaris" in types[member] for member in members(relation["subject"]))
        if relation["type"] == "publishes":
            assert all("document" in types[member] for member in members(relation["object"]))
        if relation["type"] == "located_in":
            assert all("plaats" in types[member] for member in members(relation["object"]))
        if relation["type"] == "serves_area":
            assert all(types[member] & {"plaats", "gemeente"} for member in members(relation["object"]))


@every_document
def test_no_relation_is_recorded_twice(name: str) -> None:
    seen = set()
    for relation in read_gold(name)["relations"]:
        for subject in members(relation["subject"]):
            for other in members(relation["object"]):
                assert subject != other
                pair = tuple(sorted((subject, other))) if relation["type"] == "cooperates_with" else (subject, other)
                record = (pair, relation["type"], relation["polarity"])
                assert record not in seen
                seen.add(record)


@every_document
def test_no_finding_is_recorded_twice(name: str) -> None:
    findings = read_gold(name)["findings"]
    records = {(f["kind"], f["polarity"], f["start"], f["end"]) for f in findings}
    assert len(records) == len(findings)


@every_document
def test_times_are_partial_dates_or_intervals(name: str) -> None:
    for relation in read_gold(name)["relations"]:
        assert relation["time"] is None or TIME.fullmatch(relation["time"])


def test_the_split_names_every_own_document_once() -> None:
    split = (HERE / "own" / "SPLIT.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (own-\d\d-\S+) \|.*\| (own-\d\d-\S+) \|", split, flags=re.MULTILINE)
    practice, held_out = zip(*rows, strict=True)
    assert sorted(practice + held_out) == OWN
    assert list(practice) == OWN[:8]
    assert list(held_out) == OWN[8:]


def test_the_examples_say_what_they_are() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for path in sorted(EXAMPLES.glob("*.txt")):
        assert f"`{path.stem}`" in readme
        assert path.read_bytes().decode("utf-8").startswith(FICTION)


def test_the_texts_of_dev_are_those_of_the_examples() -> None:
    for path in sorted((HERE / "dev").glob("*.txt")):
        assert path.read_bytes() == (EXAMPLES / path.name).read_bytes()
