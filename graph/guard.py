"""Ad-hoc Cypher for reading only, on both engines.

Three walls. (1) The tokens: one statement that starts like a question, no clause that writes, no procedure or function
library that is not known to read. (2) On Neo4j the plan: ``EXPLAIN`` must say type ``r`` and hold neither LoadCSV nor
an unlisted procedure. (3) The engine: a user without rights to write (embedded), a session in read mode (Neo4j).
A word in a text, a comment, a quoted name or a property is no clause: ``WHERE p.citaat CONTAINS 'DELETE'`` is answered.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from neo4j import Query, Session
from neo4j.exceptions import DatabaseError, DriverError, Neo4jError
from neo4j.graph import Node, Path, Relationship

from graph.columns import columns
from graph.faults import NOT_UTF8, is_disk_full, raise_interruption, translate
from graph.session import Row, Store
from graph.tokens import NAME, SYMBOL, WORD, Token, tokens
from ontology.errors import QueryError, ReadOnlyError, StoreError

PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
    }
)
"""Procedures that only read, in small letters."""

LIBRARIES = frozenset({"DATE", "TIME", "DATETIME", "LOCALTIME", "LOCALDATETIME", "DURATION", "POINT", "VECTOR"})
"""Names before the point of functions such as ``date.truncate``."""

STARTS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
WRITES = frozenset(
    {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT", "DROP", "LOAD"}
)

_AFTER_A_NAME = frozenset(
    {
        "AND",
        "AS",
        "ASC",
        "ASCENDING",
        "CALL",
        "CONTAINS",
        "DESC",
        "DESCENDING",
        "ELSE",
        "END",
        "ENDS",
        "IN",
        "IS",
        "LIMIT",
        "MATCH",
        "OFFSET",
        "OPTIONAL",
        "OR",
        "ORDER",
        "RETURN",
        "SKIP",
        "STARTS",
        "THEN",
        "UNION",
        "UNWIND",
        "WHEN",
        "WHERE",
        "WITH",
        "XOR",
        "YIELD",
    }
)
_ADVICE = "; hier kan alleen gelezen worden (MATCH ... RETURN ...)"


def read_only(
    store: Store, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = 120
) -> list[Row]:
    """Answer a question of the user. ReadOnlyError when it would do more than read; QueryError when it cannot run."""
    return answer(store, cypher, parameters, timeout=timeout)[1]


def answer(
    store: Store, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = 120
) -> tuple[list[str], list[Row]]:
    """As ``read_only``, with the names of the columns before the rows: they are there when no row is."""
    check(cypher)
    try:
        with store.reading() as session:
            if store.engine == "neo4j":
                _check_plan(session, cypher, parameters or {})
            result = session.run(Query(cypher, timeout=timeout), dict(parameters or {}))
            names = list(result.keys())
            rows = [{name: plain(row[name]) for name in names} for row in result]
            return names if rows or names else columns(cypher), rows
    except (DriverError, Neo4jError, OSError, BufferError) as error:
        raise_interruption(error)
        raise _translated(error, store) from error


def plain(value: Any) -> Any:
    """A value without types of the driver: a node as its properties, a relationship with its type as ``relatie``."""
    if isinstance(value, Node | Relationship):
        own = {"relatie": value.type} if isinstance(value, Relationship) else {}
        return own | {name: plain(value[name]) for name in value}
    if isinstance(value, Path):
        steps = [part for pair in zip(value.nodes[1:], value.relationships, strict=True) for part in reversed(pair)]
        return [plain(part) for part in (value.start_node, *steps)]
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value


def check(cypher: str) -> None:
    """ReadOnlyError when the text shows that it does more than read."""
    if not cypher.isascii() and any("\ud800" <= sign <= "\udfff" for sign in cypher):
        raise QueryError(NOT_UTF8)
    found = tokens(cypher)
    while found and found[-1] == Token(SYMBOL, ";", found[-1].start):
        found.pop()
    if not found:
        raise ReadOnlyError("de vraag is leeg" + _ADVICE)
    for token in found:
        if token.kind == SYMBOL and token.value in "\\;'\"`":
            raise ReadOnlyError(
                f"{token.value!r} op plaats {token.start} hoort hier niet: geef één vraag, en sluit teksten en namen af"
            )
    if found[0].kind != WORD or found[0].value not in STARTS:
        raise ReadOnlyError(f"een vraag begint met {', '.join(sorted(STARTS))}, niet met {found[0].value!r}{_ADVICE}")
    for before, token, after in _around(found):
        _check_token(before, token, after)


def _around(found: Sequence[Token]) -> Iterator[tuple[Token | None, Token, Sequence[Token]]]:
    for number, token in enumerate(found):
        yield found[number - 1] if number else None, token, found[number + 1 :]


def _check_token(before: Token | None, token: Token, after: Sequence[Token]) -> None:
    if _names_something(before):
        return
    if token.kind == WORD and token.value in WRITES and _has_operand(token, after):
        raise ReadOnlyError(f"{token.value} schrijft of haalt gegevens binnen en wordt niet uitgevoerd{_ADVICE}")
    if token.kind == WORD and token.value == "CALL" and _has_operand(token, after) and after[0].value != "(":
        _check_procedure(after)
    if token.kind in (WORD, NAME):
        _check_function(token, after)


def _names_something(before: Token | None) -> bool:
    """True after ``.``, ``:``, ``$`` and AS: there the grammar takes a name, never a clause."""
    return before is not None and (
        (before.kind == SYMBOL and before.value in ".:$") or before == Token(WORD, "AS", before.start)
    )


def _has_operand(token: Token, after: Sequence[Token]) -> bool:
    """True when what follows is something to work on, so that the word is a clause and not the name of a variable."""
    if not after:
        return False
    following = after[0]
    if following.kind == SYMBOL:
        return following.value == "(" or (following.value == "{" and token.value != "CALL")
    if following.kind == WORD and following.value in _AFTER_A_NAME:
        # 'set as x' names a variable, but 'SET as.x = 1' and 'DELETE in' write.
        return len(after) > 1 and after[1].kind == SYMBOL and after[1].value in ".=[:"
    return True


def _dotted(found: Sequence[Token]) -> tuple[str, Sequence[Token]]:
    """A dotted name at the start, in small letters, and what follows it."""
    parts, rest = [], found
    while rest and rest[0].kind in (WORD, NAME):
        parts.append(rest[0].value.lower())
        rest = rest[1:]
        if not (rest and rest[0].kind == SYMBOL and rest[0].value == "."):
            break
        rest = rest[1:]
    return ".".join(parts), rest


def _check_procedure(after: Sequence[Token]) -> None:
    name, _ = _dotted(after)
    if name not in PROCEDURES:
        raise ReadOnlyError(f"de procedure {name or '?'} wordt niet uitgevoerd; wel: {', '.join(sorted(PROCEDURES))}")


def _check_function(token: Token, after: Sequence[Token]) -> None:
    """A function of a library: ``name.name(``."""
    name, rest = _dotted([token, *after])
    called = bool(rest) and rest[0].kind == SYMBOL and rest[0].value == "("
    if called and "." in name and token.value.upper() not in LIBRARIES and name not in PROCEDURES:
        raise ReadOnlyError(f"de functie {name} wordt niet uitgevoerd{_ADVICE}")


def _check_plan(session: Session, cypher: str, parameters: Mapping[str, Any]) -> None:
    summary = session.run(f"EXPLAIN {cypher}", dict(parameters)).consume()
    if summary.query_type != "r":
        raise ReadOnlyError(f"deze vraag doet meer dan lezen (soort {summary.query_type}){_ADVICE}")
    for operator, details in _operators(summary.plan or {}):
        if operator.startswith("LoadCSV"):
            raise ReadOnlyError(f"LOAD CSV haalt gegevens binnen en wordt niet uitgevoerd{_ADVICE}")
        if operator.startswith("ProcedureCall") and details.partition("(")[0].lower() not in PROCEDURES:
            raise ReadOnlyError(f"de procedure {details} wordt niet uitgevoerd; wel: {', '.join(sorted(PROCEDURES))}")


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield str(plan.get("operatorType", "")), str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)


def _translated(error: Exception, store: Store) -> Exception:
    found = translate(error, store.name, store.directory)
    if isinstance(error, Neo4jError):
        code, text = error.code or "", (error.message or "").lower()
        if "AccessMode" in code or "Forbidden" in code or "not allowed" in text or "read only" in text:
            return ReadOnlyError(f"de database weigert deze vraag, want zij doet meer dan lezen{_ADVICE}")
        if isinstance(error, DatabaseError) and type(found) is StoreError and not is_disk_full(error):
            # The embedded engine calls a mistake in the question an error of the database.
            return QueryError(f"de vraag kan niet worden uitgevoerd: {' '.join((error.message or '').split())[:300]}")
    return found
