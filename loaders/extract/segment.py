"""Sentences over the shadow text: prose, headings, list items, ``key: value`` lines and table rows.

Everything is found with regular expressions that never go back, in time linear in the length of the text. Hard-wrapped
prose is read across its line ends; a line that stopped early (the next word would still have fitted) is a line of
its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.lexis import words

MAX_SENTENCE = 1200
"""Longest sentence in characters: OCR noise and a book in one line are cut at a space, so that later steps stay
linear."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BULLET = re.compile(r"[ \t]*(?:[-*•●▪◦·–—‣o]|\d{1,2}[.)]|[a-z]\)|\([a-z0-9]\))[ \t]+(?=\S)")
_FIELD = re.compile(r"[ \t]*#?[ \t]*([A-ZÀ-Ý][\w/()' -]{1,34}?)[ \t]*:[ \t]+(\S.*)")
_CELL = re.compile(r"[^;\t|]+")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_OPEN_END = re.compile(
    r"(?:^|\s)(?:de|het|een|van|aan|op|in|bij|voor|met|door|naar|vanaf|per|sinds|tot|en|of|is|heeft|wordt|der|over|uit|om|te)$"
)
_BOUNDARY = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)\s+(?=[\"'“‘„«(\[–-]*\s?[A-ZÀ-Ý0-9])|(?<=[^\s;];)\s*\n\s*")
_ABBREVIATIONS = words("abbreviations")
_LAST_WORD = re.compile(r"(?:^|[\s(\"'“‘])([^\s(\"'“‘]+)$")
_KNOWN_KEYS = words("field_keys")


@dataclass(frozen=True)
class Sentence:
    """One unit of reading, in shadow offsets.

    ``kind``: ``prose``, ``heading``, ``item`` (list item), ``field`` (``Key: value``; ``key`` is the key) or
    ``row`` (a line of
    a table; ``cells`` are its cells' spans, empty cells included). ``block`` numbers the paragraphs.
    """

    start: int
    end: int
    kind: str = "prose"
    block: int = 0
    key: str = ""
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    separator: str = ""
    key: str = ""


def sentences(text: str) -> list[Sentence]:
    """All sentences of a shadow text in order; spans never overlap and never start or end with white space."""
    found: list[Sentence] = []
    for number, block in enumerate(_blocks(text)):
        found.extend(_of_block(text, block, number))
    return found


class SentenceIndex:
    """Which sentence holds an offset, by bisection."""

    def __init__(self, items: Sequence[Sentence]) -> None:
        self._items = items
        self._starts = [item.start for item in items]

    def at(self, offset: int) -> int | None:
        """Number of the sentence that holds ``offset``, or None in the white between sentences."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._items[index].end else None


def _blocks(text: str) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for match in _LINE.finditer(text):
        raw = match.group()
        line = raw.rstrip()
        if not line.strip():
            if block:
                yield block
            block = []
            continue
        start = match.start() + len(line) - len(line.lstrip())
        block.append(_typed(_Line(start, match.start() + len(line), line.strip())))
    if block:
        yield block


def _typed(line: _Line) -> _Line:
    if len(line.text) > 600:
        return line
    for separator in (";", "\t", "|"):
        if line.text.count(separator) >= 2 and not (separator == ";" and line.text.startswith("#")):
            return _Line(line.start, line.end, line.text, separator)
    field = _FIELD.fullmatch(line.text)
    if field and len(field.group(1).split()) <= 4 and not _BULLET.match(line.text):
        return _Line(line.start, line.end, line.text, "", field.group(1).strip())
    return line


def _of_block(text: str, block: list[_Line], number: int) -> Iterator[Sentence]:
    width = max(len(line.text) for line in block)
    rows = _rows(block)
    start = 0
    for index, line in enumerate(block):
        if rows[index]:
            yield from _prose(text, block[start:index], number, width)
            yield _row(line, rows[index], number)
            start = index + 1
        elif _is_field(block, index):
            yield from _prose(text, block[start:index], number, width)
            yield Sentence(line.start, line.end, "field", number, line.key)
            start = index + 1
    yield from _prose(text, block[start:], number, width)


def _rows(block: list[_Line]) -> list[str]:
    """The separator of each line that is a table row: at least two lines near each other with as many cells."""
    counts = [(line.separator, line.text.count(line.separator)) if line.separator else ("", 0) for line in block]
    good = {pair for pair in set(counts) if pair[0] and (counts.count(pair) >= 2 or pair[0] != ";")}
    return [pair[0] if pair in good else "" for pair in counts]


def _row(line: _Line, separator: str, number: int) -> Sentence:
    cells: list[tuple[int, int]] = []
    at = 0
    for part in line.text.split(separator):
        left = at + len(part) - len(part.lstrip())
        right = max(left, at + len(part.rstrip()))
        cells.append((line.start + left, line.start + right))
        at += len(part) + 1
    return Sentence(line.start, line.end, "row", number, "", tuple(cells))


def _is_field(block: list[_Line], index: int) -> bool:
    line = block[index]
    if not line.key:
        return False
    if line.key.split()[0].lower() in _KNOWN_KEYS:
        return True
    beside = (block[i].key for i in (index - 1, index + 1) if 0 <= i < len(block))
    return len(line.text) < 160 and any(beside)


def _prose(text: str, lines: list[_Line], number: int, width: int) -> Iterator[Sentence]:
    group: list[_Line] = []
    for line in lines:
        if group and _breaks(group[-1], line, width):
            yield from _split(text, group, number)
            group = []
        group.append(line)
    if group:
        yield from _split(text, group, number)


def _breaks(line: _Line, following: _Line, width: int) -> bool:
    """Whether a new unit starts after ``line``: at a bullet, or where the line stopped although there was room."""
    if _BULLET.match(following.text) or following.text.startswith("#"):
        return True
    if following.text[0].islower():
        return False
    if _TERMINAL.search(line.text[-4:]) is None and line.text[-1] not in ",-" and not _OPEN_END.search(line.text[-12:]):
        room = 0.5 if following.text[0].isdigit() else 0.8
        return len(line.text) + len(following.text.split(None, 1)[0]) < room * width
    return False


def _split(text: str, group: list[_Line], number: int) -> Iterator[Sentence]:
    start, end = group[0].start, group[-1].end
    bullet = _BULLET.match(text, start, end) if text[start] != "#" else re.compile(r"#+[ \t]*").match(text, start, end)
    kind = "item" if bullet else "prose"
    if bullet:
        start = bullet.end()
    if (
        not bullet
        and _TERMINAL.search(text[max(start, end - 4) : end]) is None
        and end - start < 140
        and len(group) <= 2
    ):
        kind = "heading"
    for first, last in _cut(text, start, end):
        yield Sentence(first, last, kind, number)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _BOUNDARY.finditer(text, start, end):
        if match.end() >= end or _is_abbreviation(text, start, match.start()):
            continue
        yield from _pieces(text, start, match.start() + len(match.group().rstrip()))
        start = match.end()
    yield from _pieces(text, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        cut = space if space > 0 else start + MAX_SENTENCE
        yield start, cut
        start = cut + 1 if space > 0 else cut
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        yield start, end


def _is_abbreviation(text: str, start: int, dot: int) -> bool:
    if text[dot] != ".":
        return False
    word = _LAST_WORD.search(text, max(start, dot - 24), dot)
    if word is None:
        return False
    last = word.group(1)
    initials = re.fullmatch(r"(?:[A-Z][a-z]?\.)*[A-Z]", last) is not None
    if last.isdigit():  # '1. Inleiding' opens a list item; elsewhere a number may end a sentence
        return dot - len(last) <= start
    return initials or last.lower().rstrip(".") in _ABBREVIATIONS
