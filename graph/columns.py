"""Names of the columns that a question returns, from its text: the embedded engine names none when no row comes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.tokens import NAME, SYMBOL, WORD, Token, tokens

_OPEN, _CLOSE = "([{", ")]}"
_ENDS = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"})


def columns(cypher: str) -> list[str]:
    """What stands behind the last RETURN: the name behind AS, else the expression itself; none for ``RETURN *``."""
    found = [token for token, depth in _outer(tokens(cypher)) if depth == 0]
    starts = [number for number, token in enumerate(found) if token.kind == WORD and token.value == "RETURN"]
    if not starts:
        return []
    items: list[list[Token]] = [[]]
    end = len(cypher.rstrip("; \t\r\n"))
    for token in found[starts[-1] + 1 :]:
        if (token.kind == WORD and token.value in _ENDS) or (token.kind == SYMBOL and token.value == ";"):
            end = token.start
            break
        if token.kind == SYMBOL and token.value == ",":
            items.append([token])
        elif not (token.kind == WORD and token.value == "DISTINCT" and not items[-1]):
            items[-1].append(token)
    stops = [item[0].start for item in items[1:]] + [end]
    names = [_name(cypher, item, stop) for item, stop in zip(items, stops, strict=True)]
    return [] if "*" in names else names


def _outer(found: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Tokens with the number of brackets around them; a bracket itself counts as inside."""
    depth = 0
    for token in found:
        opens = token.kind == SYMBOL and token.value in _OPEN
        depth += opens
        yield token, depth
        depth -= token.kind == SYMBOL and token.value in _CLOSE


def _name(cypher: str, item: Sequence[Token], stop: int) -> str:
    parts = [token for token in item if not (token.kind == SYMBOL and token.value == ",")]
    for before, token in pairwise(parts):
        if before.kind == WORD and before.value == "AS":
            return token.value if token.kind == NAME else cypher[token.start : stop].strip()
    start = item[0].start + 1 if item and item[0].value == "," else item[0].start if item else stop
    return cypher[start:stop].strip()
