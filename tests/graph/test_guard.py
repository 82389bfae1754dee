from contextlib import suppress

import pytest

from graph.guard import check, read_only
from graph.session import Store
from graph.tokens import tokens
from graph.writer import Writer
from ontology.errors import QueryError, ReadOnlyError
from tests.graph.material import NAMES, dump, quads

HONEST = [
    ("MATCH (n) RETURN count(n) AS aantal", None),
    ("MATCH (n:Brondocument) RETURN n.titel AS titel;", None),
    ("MATCH (p:Passage) WHERE p.citaat CONTAINS 'DELETE' OR p.citaat CONTAINS \"SET x = 1\" RETURN count(p) AS c", 0),
    ("MATCH (n) // CREATE (m)\n RETURN count(n) > 0 AS c", True),
    ("MATCH (n) /* LOAD CSV FROM 'x' AS r */ RETURN count(n) > 0 AS c", True),
    ("WITH {set: 1, delete: 2} AS n RETURN n.set + n.delete AS c", 3),
    ("RETURN 'CREATE' AS create", "CREATE"),
    ("RETURN 1 AS `DROP INDEX x`", 1),
    ("UNWIND [3] AS delete RETURN delete", 3),
    ("WITH 1 AS set WHERE set = 1 RETURN set", 1),
    ("MATCH (merge:Actor) RETURN count(merge) > 0 AS remove", True),
    ("MATCH (n:Actor) WHERE n.`CREATE (x)` IS NULL RETURN count(n) > 0 AS c", True),
    ("RETURN 'it\\'s' + \"a \\\" CREATE (n)\" IS NOT NULL AS c", True),
    ("RETURN $create AS c", "delete"),
    ("MATCH (n:Actor) CALL { WITH n RETURN n.naam AS naam } RETURN count(naam) > 0 AS c", True),
    ("MATCH (n:Actor) CALL (n) { RETURN n.naam AS naam } RETURN count(naam) > 0 AS c", True),
    ("CALL db.labels() YIELD label RETURN count(label) > 0 AS c", True),
    ("CALL db.relationshipTypes()", None),
    ("CALL db.propertyKeys() YIELD propertyKey RETURN count(propertyKey) >= 0 AS c", True),
    ("RETURN date.truncate('year', date('2024-05-01')).year AS c", 2024),
    ("MATCH (n:Actor) WHERE EXISTS { (n)<-[:NOEMT]-() } RETURN count(n) > 0 AS c", True),
    ("MATCH (n:Actor) WITH collect(n.naam) AS set RETURN [x IN set | x][0] IS NOT NULL AS c", True),
    ("MATCH (n:Actor) RETURN n.naam AS naam ORDER BY n.set, naam LIMIT 1", None),
    ("MATCH (a:Actor)-[e]->(b) RETURN type(e) AS set, a.naam AS delete, b.naam AS load LIMIT 1", None),
    ("OPTIONAL MATCH (n:BestaatNiet) RETURN n IS NULL AS c", True),
]

WRITES = [
    "CREATE (n:Kwaad)",
    "create (n:Kwaad {id: 'x'}) RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) WITH n LIMIT 1 DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH (n) SET n.kwaad = 1",
    "MATCH (n) SET n:Kwaad",
    "MATCH (return) SET return.kwaad = 1",
    "MATCH (as) SET as.kwaad = 1",
    "MATCH (n) REMOVE n.naam",
    "MATCH (n) REMOVE n:Actor",
    "MERGE (n:Kwaad {id: 1})",
    "MERGE p = (n:Kwaad {id: 1})",
    "MATCH (n) WITH collect(n) AS ns FOREACH (x IN ns | SET x.kwaad = 1)",
    "FOREACH (x IN [1] | CREATE (:Kwaad))",
    "MATCH (n) CALL { CREATE (m:Kwaad) RETURN m } RETURN m",
    "MATCH (n) CALL (n) { SET n.kwaad = 1 } RETURN n",
    "MATCH (n) CALL { WITH n SET n.kwaad = 1 } IN TRANSACTIONS RETURN count(*)",
    "UNWIND [1] AS x CREATE (:Kwaad {x: x})",
    "RETURN 1 AS x UNION CREATE (n:Kwaad) RETURN 1 AS x",
    "RETURN 1 AS x; CREATE (n:Kwaad)",
    "MATCH (n) RETURN n; MATCH (m) DETACH DELETE m",
    "\\u0043REATE (n:Kwaad)",
    "MATCH (n) \\u0053ET n.kwaad = 1",
    "MATCH (n) S/**/ET n.kwaad = 1",
    "/* vraag */ CREATE /* x */ (n:Kwaad)",
    "// vraag\nCREATE (n:Kwaad)",
    "MATCH (n) /*/ RETURN n */ SET n.kwaad = 1",
    'MATCH (n) RETURN "\\" AS x CREATE (m:Kwaad) //"\nSET n.kwaad = 1',
    "MATCH (n) RETURN 'x\\\\' AS x UNION MATCH (n) SET n.kwaad = 1 RETURN '' AS x",
    "MATCH (n) WHERE n.`a``` IS NULL SET n.kwaad = 1",
    "\ufeffCREATE (n:Kwaad)",
    "\u00a0CREATE\u00a0(n:Kwaad)",
    "MATCH (n)\u2028SET n.kwaad = 1",
    "INSERT (:Kwaad)",
    "MATCH (n) INSERT (:Kwaad)",
]
HIDDEN_IN_A_TEXT = [
    "MATCH (n) RETURN '\\u0027 AS x CREATE (m:Kwaad) //' AS y",
    "RETURN '\\u0027 AS x UNION MATCH (n) SET n.kwaad = 1 RETURN 1 AS x //' AS x",
]
"""A text on one engine, a write on the other, which knows such escapes everywhere."""
SCHEMA = [
    "CREATE INDEX kwaad FOR (n:Actor) ON (n.kwaad)",
    "CREATE CONSTRAINT kwaad FOR (n:Actor) REQUIRE n.kwaad IS UNIQUE",
    "DROP INDEX actor_naam",
    "DROP CONSTRAINT actor_id IF EXISTS",
    "CREATE USER kwaad SET PASSWORD 'kwaadkwaad'",
    "ALTER USER neo4j SET PASSWORD 'kwaadkwaad'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "DROP DATABASE neo4j",
    "CREATE DATABASE kwaad",
    "SHOW USERS",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "STOP DATABASE neo4j",
    "GRANT ROLE admin TO neo4j",
    "USE system RETURN 1",
    "USE system SHOW USERS",
    "CYPHER 5 CREATE (n:Kwaad)",
    "CYPHER runtime=slotted MATCH (n) SET n.kwaad = 1",
    "PROFILE CREATE (n:Kwaad)",
    "PROFILE MATCH (n) SET n.kwaad = 1",
    "EXPLAIN CREATE (n:Kwaad)",
    "SESSION SET VALUE $x = 1",
    "ALTER TYPE Actor",
    "DELETE FROM Actor",
    "SELECT FROM Actor",
]
REACHES_OUT = [
    "LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r",
    "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/x.csv' AS r RETURN r",
    "MATCH (n) WITH n LIMIT 1 LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r } RETURN r",
    "WITH 1 AS x LOAD/**/CSV FROM '/etc/passwd' AS r RETURN r",
    "USING PERIODIC COMMIT LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r",
    "CALL apoc.load.json('http://127.0.0.1:1/') YIELD value RETURN value",
    "CALL apoc.cypher.runWrite('CREATE (n:Kwaad)', {})",
    "CALL apoc.merge.node(['Kwaad'], {id: 1}) YIELD node RETURN node",
    "CALL merge.node(['Kwaad'], {id: 1}) YIELD node RETURN node",
    "CALL `apoc`.`merge`.`node`(['Kwaad'], {id: 1}) YIELD node RETURN node",
    "CALL apoc . merge . node (['Kwaad'], {id: 1}) YIELD node RETURN node",
    "CALL /* db.labels() */ apoc.merge.node(['Kwaad'], {id: 1}) YIELD node RETURN node",
    "MATCH (n) CALL { CALL db.createLabel('Kwaad') RETURN 1 AS x } RETURN x",
    "CALL db.createLabel('Kwaad')",
    "CALL db.createProperty('kwaad')",
    "CALL db.createRelationshipType('KWAAD')",
    "CALL dbms.security.createUser('kwaad', 'kwaadkwaad', false)",
    "CALL dbms.setConfigValue('db.tx_timeout', '1s')",
    "CALL dbms.killQuery('query-1')",
    "CALL dbms.listConfig()",
    "CALL dbms.queryJmx('*:*')",
    "CALL db.clearQueryCaches",
    "CALL tx.setMetaData({a: 1})",
    "RETURN apoc.cypher.runFirstColumnSingle('CREATE (n:Kwaad) RETURN n', {})",
    "RETURN apoc.load.json('http://127.0.0.1:1/') AS x",
    "RETURN `apoc`.`util`.sleep(1) AS x",
]
NOT_A_QUESTION = [
    "",
    "  // niets\n",
    ";",
    "MATCH (n RETURN n",
    "MATCH (n) RETURN 'open",
    "MATCH (n) RETURN `open",
    "RETURN 1 /* open",
]


@pytest.fixture
def filled(store: Store) -> Store:
    Writer(store).load_document(quads(NAMES[1]))
    return store


def schema_of(store: Store) -> tuple[list[str], list[str]]:
    return (
        sorted(row["name"] for row in store.read("SHOW CONSTRAINTS")),
        sorted(row["name"] for row in store.read("SHOW INDEXES")),
    )


def test_an_honest_question_is_answered(filled: Store) -> None:
    for cypher, wanted in HONEST:
        rows = read_only(filled, cypher, {"create": "delete"})
        assert rows, cypher
        if wanted is not None:
            assert list(rows[0].values()) == [wanted], cypher


def test_no_attack_gets_through(filled: Store) -> None:
    before, schema = dump(filled), schema_of(filled)
    for cypher in [*WRITES, *SCHEMA, *REACHES_OUT, *NOT_A_QUESTION]:
        with pytest.raises(QueryError):
            read_only(filled, cypher)
        assert "Kwaad" not in str(dump(filled)), cypher
    assert (dump(filled), schema_of(filled)) == (before, schema)


def test_a_write_hidden_in_a_text_stays_a_text_or_is_refused(filled: Store) -> None:
    before = dump(filled)
    for cypher in HIDDEN_IN_A_TEXT:
        with suppress(QueryError):
            read_only(filled, cypher)
        assert dump(filled) == before, cypher


def test_the_engine_itself_refuses_what_the_first_wall_would_let_through(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.guard.check", lambda cypher: None)
    before, schema = dump(filled), schema_of(filled)
    for cypher in [*WRITES, *REACHES_OUT]:
        with pytest.raises(QueryError):
            read_only(filled, cypher)
    assert (dump(filled), schema_of(filled)) == (before, schema)


@pytest.mark.parametrize("cypher", [c for c in [*SCHEMA, *REACHES_OUT, *WRITES[:14]] if "EATE (n:Kwaad)'" not in c])
def test_what_does_more_than_read_is_named_before_it_is_sent(cypher: str) -> None:
    with pytest.raises(ReadOnlyError, match="niet"):
        check(cypher)


def test_tokens_know_texts_names_and_comments() -> None:
    found = tokens("MATCH (n:`a``b`) // set\nWHERE n.x = 'it\\'s' /* delete */ RETURN 1.5, $p, \"CREATE\"")
    assert [t.value for t in found] == [
        "MATCH",
        "(",
        "N",
        ":",
        "a`b",
        ")",
        "WHERE",
        "N",
        ".",
        "X",
        "=",
        "'it\\'s'",
        "RETURN",
        "1.5",
        ",",
        "$",
        "P",
        ",",
        '"CREATE"',
    ]
