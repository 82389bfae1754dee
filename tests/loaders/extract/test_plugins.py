from importlib.metadata import EntryPoint

import pytest

from loaders.annotations import Annotations, Finding, Mention, Relation
from loaders.document import Document
from loaders.extract import plugins
from loaders.extract.extractor import extract

TEXT = "De gemeente Zeist groet Stichting Maanlicht."


def model(document: Document) -> Annotations:
    """A second extractor that is right twice and invents the rest."""
    start = document.text.index("Stichting Maanlicht")
    return Annotations(
        document.name,
        (
            Mention("jeugdhulpaanbieder", "Stichting Maanlicht", start, start + 19, "maanlicht"),
            Mention("gi", "Stichting Zonlicht", start, start + 18, "zonlicht"),
            Mention("ruimteschip", "groet", TEXT.index("groet"), TEXT.index("groet") + 5, "groet"),
        ),
        (
            Relation("gemeente-zeist", "cooperates_with", "maanlicht", (0, len(TEXT))),
            Relation("gemeente-zeist", "cooperates_with", "zonlicht", (0, len(TEXT))),
            Relation("gemeente-zeist", "cooperates_with", "maanlicht", (0, 9_999)),
            Relation("gemeente-zeist", "bewondert", "maanlicht", (0, 9)),
        ),
        (Finding("delay", "problem", 0, 9, "gemeente-zeist"), Finding("delay", "problem", 0, 9, "niemand")),
    )


@pytest.fixture
def document(monkeypatch: pytest.MonkeyPatch) -> Document:
    point = EntryPoint("proef", f"{__name__}:model", plugins.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: model)
    monkeypatch.setattr(plugins, "entry_points", lambda group: [point])
    return Document("a.txt", "a", TEXT, "")


def test_a_plugged_in_extractor_adds_what_stands_in_the_text(document: Document) -> None:
    found, _ = plugins.extract_all(document)
    assert "maanlicht" in {m.canonical for m in found.mentions}
    assert set(extract(document).mentions) <= set(found.mentions)
    assert ("gemeente-zeist", "maanlicht") in {(r.subject, r.object) for r in found.relations}


def test_what_is_not_literally_there_is_refused_and_named(document: Document) -> None:
    found, remarks = plugins.extract_all(document)
    assert "zonlicht" not in str(found)
    assert len(remarks) == 6
    assert all(remark.startswith("proef: ") for remark in remarks)
    assert all(TEXT[m.start : m.end] == m.surface for m in found.mentions)


def test_without_plug_ins_the_rules_speak_alone(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "entry_points", lambda group: [])
    assert plugins.extract_all(document) == (extract(document), [])
