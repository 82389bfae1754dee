import pytest

from graph.session import Store, batches
from ontology.errors import QueryError


def test_rows_go_in_and_come_out(store: Store) -> None:
    rows = [{"id": f"a{i}", "p": {"naam": f"n{i}", "alias": ["x", "y"]}} for i in range(25)]
    store.write_batches("UNWIND $rows AS r MERGE (n:Actor {id: r.id}) SET n += r.p", rows, size=10)
    assert store.read("MATCH (n:Actor) RETURN count(n) AS aantal") == [{"aantal": 25}]
    found = store.read("MATCH (n:Actor {id: $id}) RETURN n.naam AS naam, n.alias AS alias", id="a7")
    assert found == [{"naam": "n7", "alias": ["x", "y"]}]


def test_the_next_test_starts_empty(store: Store) -> None:
    assert store.read("MATCH (n:Actor) RETURN n") == []
    assert store.read("MATCH (o:Opslag) RETURN o.schema_versie AS versie") == [{"versie": 1}]


def test_a_wrong_query_is_one_sentence(store: Store) -> None:
    with pytest.raises(QueryError, match="de vraag kan niet worden uitgevoerd") as caught:
        store.read("MATCH (n RETURN n")
    assert "\n" not in str(caught.value)


def test_batches_keep_order_and_size() -> None:
    rows = [{"i": i} for i in range(7)]
    assert [len(b) for b in batches(rows, 3)] == [3, 3, 1]
    assert [r for b in batches(rows, 3) for r in b] == rows
    assert list(batches([], 3)) == []
