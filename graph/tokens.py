"""Cypher in tokens: enough to tell a keyword from the same letters in a text, a comment or a quoted name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD, NAME, TEXT, NUMBER, SYMBOL = "word", "name", "text", "number", "symbol"

_TOKEN = re.compile(
    r"""
    (?P<skip>\s+|//[^\r\n]*|/\*.*?\*/)
  | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<name>`(?:[^`]|``)*`)
  | (?P<number>\d[\w]*(?:\.\d\w*)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<symbol>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """``value`` is a word in capitals, a name without its backticks, or the text as it stands."""

    kind: str
    value: str
    start: int


def tokens(cypher: str) -> list[Token]:
    """All tokens but white space and comments. A quote or comment that is not closed gives a symbol (``'``, ``/``)."""
    return list(_tokens(cypher))


def _tokens(cypher: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(cypher):
        kind = str(match.lastgroup)
        if kind == "skip":
            continue
        value = match.group()
        if kind == WORD:
            # Keywords are ASCII; capitals of others ('ſ' -> 'S') must not make one.
            value = value.upper() if value.isascii() else value
        elif kind == NAME:
            value = value[1:-1].replace("``", "`")
        yield Token(kind, value, match.start())
