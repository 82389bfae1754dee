"""The saved questions on a store that is empty, half loaded, or changed."""

import pytest

from graph.session import Store
from queries.catalogue import catalogue
from tests.queries import world
from tests.queries.world import ask, pick


@pytest.fixture
def loaded(store: Store) -> Store:
    world.load(store)
    return store


def test_every_question_answers_nothing_on_an_empty_store(store: Store) -> None:
    for name in catalogue():
        assert ask(store, name) == []


def test_a_document_that_is_being_loaded_is_not_there(loaded: Store) -> None:
    loaded.write("MATCH (d:Brondocument) SET d.compleet = false")
    for name in catalogue():
        rows = ask(loaded, name)
        if name == "ontbrekende-schakels":
            assert pick(rows, "overdracht", "gelezen_documenten") == [("O06", 0), ("O08", 0), ("O12", 0), ("O27", 0)]
        elif name == "opdrachtgevers":
            assert pick(rows, "documenten") == [(["referentie: lijst van contracten"],)]
        else:
            assert rows == [], name


def test_the_reference_says_what_kind_an_actor_is_when_documents_differ(loaded: Store) -> None:
    loaded.write("MATCH (n:Actor {id: 'raad'}) SET n.klassen_referentie = ['RaadVoorDeKinderbescherming']")
    loaded.write("MATCH (n:Actor {id: 'raad'}) SET n:Inspectie")
    assert ("GecertificeerdeInstelling", "RaadVoorDeKinderbescherming") in pick(ask(loaded, "keten"), "van", "naar")
    assert pick(ask(loaded, "ontbrekende-schakels"), "overdracht") == [("O08",), ("O27",)]


def test_the_norm_alone_is_all_undocumented(store: Store) -> None:
    world.load(store)
    store.write("MATCH (n) WHERE n:Bewering OR n:Bevinding OR n:Brondocument OR n:Passage DETACH DELETE n")
    rows = ask(store, "ontbrekende-schakels")
    assert pick(rows, "overdracht", "gelezen_documenten") == [("O06", 0), ("O08", 0), ("O12", 0), ("O27", 0)]
