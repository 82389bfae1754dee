"""The normalised copy of a text that rules work on, with the way back to the source.

Rules want one kind of space, one kind of line end and whole words; quotes want the text as it stands. A ``Shadow``
gives the first and translates spans between the two. Only the places that differ are stored, so that the translation
costs a bisection and a plain text costs nothing. A quote is always ``document.text[start:end]`` of a translated span.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

_LETTER = r"[^\W\d_]"
_LOWER = "a-zà-öø-ÿāăąćčďđēęěğģīįıķļłńņňōőœŕřśşšťţūůűųźżž"
# A hyphen at a line end is kept where it stands for a left-out part: 'bij-\nen nascholing', 'Noord-\nof Zuid-Holland'.
_ELISION = r"(?!(?:en|of|tot|als|respectievelijk|resp|dan wel|c\.q)\b)"
_HYPHEN = r"[-\u2010\u2011\u00ad]"
_PLACES = re.compile(
    rf"(?P<broken>(?<={_LETTER}){_HYPHEN}[ \t]*(?:\r\n|\r|\n)[ \t]*{_ELISION}(?=[{_LOWER}]))"
    rf"|(?P<name>(?:(?<=[{_LOWER}])|(?<=[A-Z][A-Z])(?={_HYPHEN}\s{{1,9}}[A-Z][A-Z])){_HYPHEN}(?:\r\n|\r|\n)[ \t]*"
    rf"(?=[A-Z]))"
    r"|(?P<line>\r\n?)"
    r"|(?P<gone>[\u00ad\u200b-\u200f\u2060\ufeff]+)"
    r"|(?P<other>[^\W\d_][\u0300-\u036f]+|[^\x00-\x7f])"
)
_SUPERSCRIPT = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
# Compounds that are written with a hyphen also within a line: 'jeugd-ggz' broken after the hyphen keeps it.
_HYPHENATED = re.compile(r"(?:ggz|lvb|gz|ggd|jeugd-ggz|lid|leden|om|ons)\b")


def _replacement(match: re.Match[str], text: str) -> str:
    kind = match.lastgroup
    if kind == "broken":
        abbreviation = text[max(0, match.start() - 2) : match.start()].isupper()
        return "-" if abbreviation or _HYPHENATED.match(text, match.end()) else ""
    if kind == "name":
        return "-"
    if kind == "line":
        return "\n"
    if kind == "gone":
        return ""
    found = match.group()
    if found in _SUPERSCRIPT:  # a footnote mark: as a digit it would glue itself to the word before it
        return " "
    if found == "\u00b4":  # stands for an apostrophe ('regio´s'); decomposed it would be a space
        return "'"
    return "-" if found in "\u2010\u2011" else unicodedata.normalize("NFKC", found)


@dataclass(frozen=True)
class _Edit:
    """One place where shadow and source differ, as half-open ranges in both."""

    start: int
    end: int
    shadow_start: int
    shadow_end: int


class Shadow:
    """Normalised text (``text``) with span translation; build with ``Shadow.of(source)`` in linear time."""

    def __init__(self, source: str, text: str, edits: list[_Edit]) -> None:
        self.source = source
        self.text = text
        self._edits = edits
        self._shadow_starts = [edit.shadow_start for edit in edits]
        self._shadow_ends = [edit.shadow_end for edit in edits]
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]

    @classmethod
    def of(cls, text: str) -> "Shadow":
        """NFKC per character, one kind of line end, joined words, without soft hyphens, zero-width marks and BOM."""
        return cls.edited(text, _PLACES, lambda match: _replacement(match, text))

    @classmethod
    def edited(cls, text: str, places: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> "Shadow":
        """A copy in which every match of ``places`` is replaced, with the way back."""
        parts: list[str] = []
        edits: list[_Edit] = []
        done = length = 0
        for match in places.finditer(text):
            new = replacement(match)
            if new == match.group():
                continue
            parts += (text[done : match.start()], new)
            length += match.start() - done
            edits.append(_Edit(match.start(), match.end(), length, length + len(new)))
            length += len(new)
            done = match.end()
        parts.append(text[done:])
        return cls(text, "".join(parts), edits)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a shadow span; what was changed is taken whole."""
        return self._start_in_source(start), (self._end_in_source(end) if end > start else self._start_in_source(end))

    def to_shadow(self, start: int, end: int) -> tuple[int, int]:
        """The smallest shadow span that holds what is left of a source span (empty if nothing is)."""
        first = self._start_in_shadow(start)
        return first, (max(first, self._end_in_shadow(end)) if end > start else first)

    def quote(self, start: int, end: int) -> str:
        """The source text of a shadow span."""
        first, last = self.to_source(start, end)
        return self.source[first:last]

    def _start_in_source(self, position: int) -> int:
        index = bisect_right(self._shadow_starts, position) - 1
        if index < 0:
            return position
        edit = self._edits[index]
        return edit.start if position < edit.shadow_end else edit.end + position - edit.shadow_end

    def _end_in_source(self, position: int) -> int:
        index = bisect_left(self._shadow_starts, position) - 1
        if index < 0:
            return position
        edit = self._edits[index]
        return edit.end if position <= edit.shadow_end else edit.end + position - edit.shadow_end

    def _start_in_shadow(self, position: int) -> int:
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position
        edit = self._edits[index]
        return edit.shadow_start if position < edit.end else edit.shadow_end + position - edit.end

    def _end_in_shadow(self, position: int) -> int:
        index = bisect_left(self._starts, position) - 1
        if index < 0:
            return position
        edit = self._edits[index]
        return edit.shadow_end if position <= edit.end else edit.shadow_end + position - edit.end
