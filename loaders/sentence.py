"""The sentence around a quote, by a rule of its own: good enough to read the quote in its context."""

import re

WINDOW = 300
"""How far to look for the ends of the sentence, in code points."""
_BREAK = re.compile(r"(?<=[.!?])[\"'\u2019\u201d)\]]*\s+|\n[^\S\n]*\n\s*|\f")
_CLOSED = re.compile(r"[.!?][\"'\u2019\u201d)\]]*\s*\Z")
_END = re.compile(r"[.!?][\"'\u2019\u201d)\]]*(?=\s|\Z)|(?=\n[^\S\n]*\n)|(?=\f)")


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after ``text[start:end]`` in its sentence; before + quote + after is that sentence."""
    return _before(text, start), _after(text, start, end)


def _before(text: str, start: int) -> str:
    low = max(0, start - WINDOW)
    window = text[low:start]
    ends = [match.end() for match in _BREAK.finditer(window)]
    if ends:
        return window[ends[-1] :]
    return window if low == 0 else _whole_words(window, at_start=True)


def _after(text: str, start: int, end: int) -> str:
    if _CLOSED.search(text[start:end]):
        return ""
    window = text[end : end + WINDOW]
    match = _END.search(window)
    if match:
        return window[: match.end()]
    return window if end + WINDOW >= len(text) else _whole_words(window, at_start=False)


def _whole_words(window: str, *, at_start: bool) -> str:
    """The window without the word that it cuts in two."""
    if at_start:
        cut = re.search(r"\s", window)
        return window[cut.end() :] if cut else window
    cut = re.search(r"\s\S*\Z", window)
    return window[: cut.start()] if cut else window
