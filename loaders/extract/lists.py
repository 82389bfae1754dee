"""Lists under a head: 'De opdracht is gegund aan:' followed by items that each open with a name."""

from collections.abc import Iterator

from loaders.extract.arguments import Actor
from loaders.extract.chunks import is_preposition
from loaders.extract.hits import Hit
from loaders.extract.matcher import Filler, Matcher
from loaders.extract.segment import Sentence

_VAGUE = frozenset(
    [
        "partners",
        "partijen",
        "organisaties",
        "instanties",
        "ketenpartners",
        "instellingen",
        "samenwerkingspartners",
        "aanbieders",
        "deelnemers",
        "gemeenten",
        "volgende",
        "leden",
        "zorgaanbieders",
        "jeugdhulpaanbieders",
    ]
)
_LONGEST = 40


class Lists:
    """Keeps the head of the list that is being read."""

    def __init__(self) -> None:
        self._head: Matcher | None = None
        self._part = ""
        self._items = 0

    def read(self, sentence: Sentence, matcher: Matcher) -> list[Hit]:
        """The hits of an item together with its head; a sentence that is no item opens or ends a list."""
        if sentence.kind == "item" and self._head is not None and self._items < _LONGEST:
            self._items += 1
            actors = _opening(matcher)
            return list(self._joined(actors)) if actors else []
        if sentence.kind != "item":
            self._head, self._items = None, 0
            self._part = _open_part(matcher)
            if self._part:
                self._head = matcher
        return []

    def _joined(self, actors: list[Actor]) -> Iterator[Hit]:
        head = self._head
        if head is None:
            return
        clause = head.parsed.clauses[-1]
        filler: Filler = (len(head.parsed.chunks) - 1, {self._part}, actors)
        yield from head.with_filler(clause, filler)


def _opening(matcher: Matcher) -> list[Actor]:
    """The actors of an item that opens with a name."""
    chunks = matcher.parsed.chunks
    if not chunks or not chunks[0].slots or chunks[0].prep or chunks[0].first > 0:
        return []
    return matcher.arguments.of_chunk(0)


def _open_part(matcher: Matcher) -> str:
    """Which part of the clause before ':' the items fill: its last preposition, or that of a vague last noun."""
    parsed = matcher.parsed
    words = [t for t in parsed.tokens if t.low != ":"]
    if not words or parsed.tokens[-1].low != ":" or not parsed.clauses or not parsed.chunks:
        return ""
    last = words[-1]
    if last.slot < 0 and is_preposition(last.low):
        return last.low
    item = parsed.chunks[-1]
    if item.slots or item.head not in _VAGUE:
        return ""
    return "subject" if parsed.clauses[-1].subject == len(parsed.chunks) - 1 else item.prep or "object"
