"""The text as the mention rules read it: one kind of quote, paragraphs of single-spaced lines, addresses blanked.

A line end inside a wrapped paragraph becomes a space, so that a name over two lines is one name; a line end that closes
a heading, a list item or a table row stays a line end, so that no name runs on from one line into the next.
"""

import re

from loaders.extract.shadow import Shadow

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("“”„«»", '"'))
_SPACE = re.compile(r"\s+")
_WRAP_WIDTH = 45
_PARAGRAPH = 130
_OPEN = re.compile(
    r"(?:[,&/]|\b(?:de|het|een|van|voor|en|of|aan|in|op|bij|met|door|der|den|te|tot|om|uit|naar|over|tussen|als|is|zijn"
    r"|VAN|VOOR|EN|DE|HET))$"
)
_FIELD = re.compile(r"[A-Z][\w/ -]{1,30}: ")
_DATELINE = re.compile(r"[A-Z][\w' -]{2,30}, \d{1,2} [a-z]{3,9} \d{4}")


class Reading:
    """Folded text (``text``) with the way back to the source of a shadow."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        plain = _ADDRESS.sub(lambda match: "\0" * len(match.group()), shadow.text).translate(_QUOTES)
        filled = _is_filled(plain)
        self._folded = Shadow.edited(plain, _SPACE, lambda match: _space(match, plain, filled))
        self.text = self._folded.text

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span in the document's own text of a span in ``text``."""
        return self._shadow.to_source(*self._folded.to_source(start, end))

    def from_shadow(self, start: int, end: int) -> tuple[int, int]:
        """The span in ``text`` of a span in the shadow."""
        return self._folded.to_shadow(start, end)


def _space(match: re.Match[str], text: str, filled: bool) -> str:
    lines = match.group().count("\n")
    if lines == 0:
        return "\t" if "\t" in match.group() else " "
    if lines > 1:
        return "\n\n"
    return " " if _is_wrapped(text, match.start(), match.end(), filled) else "\n"


def _is_wrapped(text: str, end: int, following: int, filled: bool) -> bool:
    """Whether the line that ends at ``end`` runs on: it is long or ends on an open word, and no new item starts."""
    if following >= len(text):
        return False
    line = text[max(text.rfind("\n", max(0, end - 400), end) + 1, end - 400) : end]
    if text[end - 1] in ":;|" or any(line.count(mark) > 1 for mark in ";|\t") or text[following] in "-*•–—#|\0":
        return False
    if _is_row(text, following):
        return False
    if text[following].islower() or _OPEN.search(line[-12:]):
        return not _FIELD.match(text, following)
    if (
        text[end - 1] in ".!?"
        or text[following].isdigit()
        or _DATELINE.match(text, following)
        or _FIELD.match(text, following)
    ):
        return False
    return len(line) >= _WRAP_WIDTH and (filled or _is_block(text, end, following))


def _is_filled(text: str) -> bool:
    """Whether lines are broken to fill a page: a text with whole paragraphs on a line has very long ones."""
    lengths = [len(line) for line in text[:40_000].split("\n") if line.strip()]
    return sum(length > _PARAGRAPH for length in lengths) <= 0.1 * len(lengths)


def _is_block(text: str, end: int, following: int) -> bool:
    """Whether the lines around a line end are one paragraph broken at about the same width."""
    first = max(text.rfind("\n\n", max(0, end - 1_500), end), end - 1_500, 0)
    last = text.find("\n\n", following, following + 1_500)
    lines = text[first : last if last >= 0 else following + 1_500].strip("\n").split("\n")
    widest = max(len(line) for line in lines)
    return len(lines) > 2 and widest <= _PARAGRAPH and all(len(line) > 0.75 * widest for line in lines[:-1])


def _is_row(text: str, start: int) -> bool:
    """Whether the line that starts here is a row of a table: it has two separators of one kind or more."""
    end = text.find("\n", start, start + 400)
    line = text[start : end if end >= 0 else start + 400]
    return any(line.count(mark) > 1 for mark in ";|\t")
