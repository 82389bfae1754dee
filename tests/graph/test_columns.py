import pytest

from graph.columns import columns


@pytest.mark.parametrize(
    ("cypher", "names"),
    [
        ("MATCH (n) RETURN n.id AS id, n.titel AS titel", ["id", "titel"]),
        ("MATCH (n) RETURN n.id, count(n, 1) ORDER BY n.id LIMIT 3;", ["n.id", "count(n, 1)"]),
        ("MATCH (n) WITH n RETURN DISTINCT n.naam AS `mijn naam`, [x IN [1, 2] | x] AS lijst", ["mijn naam", "lijst"]),
        ("RETURN 1 AS a UNION MATCH (n) RETURN n.x AS a", ["a"]),
        ("CALL { MATCH (n) RETURN n AS binnen } RETURN binnen.id", ["binnen.id"]),
        ("CALL { MATCH (n) RETURN n AS binnen }", []),
        ("MATCH (n) RETURN *", []),
        ("MATCH (n) RETURN 'RETURN x', n ;", ["'RETURN x'", "n"]),
    ],
)
def test_columns_are_those_of_the_last_return(cypher: str, names: list[str]) -> None:
    assert columns(cypher) == names
