"""Slow patterns run only near words that each of their matches must hold: one automaton pass finds where."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_BEFORE, _AFTER = 160, 320


class Windows:
    """The stretches of a text where a rule can match; rules without words may match anywhere."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._everywhere = frozenset(key for key, near in words.items() if not near)
        self._keys = sorted({word for near in words.values() for word in near})
        self._rules = {word: [key for key, near in words.items() if word in near] for word in self._keys}
        self._scanner = AhoCorasick(self._keys, matchkind=MatchKind.Standard, implementation=Implementation.DFA)

    def of(self, text: str) -> "TextWindows":
        """The windows of one text, for every rule."""
        spans: dict[str, list[list[int]]] = {}
        for number, start, end in self._scanner.find_matches_as_indexes(text, overlapping=True):
            for key in self._rules[self._keys[number]]:
                found = spans.setdefault(key, [])
                first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
                if found and first <= found[-1][1]:
                    found[-1][1] = max(last, found[-1][1])
                else:
                    found.append([first, last])
        return TextWindows(text, spans, self._everywhere)


class TextWindows:
    """Windows of one text."""

    def __init__(self, text: str, spans: dict[str, list[list[int]]], everywhere: frozenset[str]) -> None:
        self._text = text
        self._spans = spans
        self._everywhere = everywhere

    def finditer(self, key: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """All matches of a rule's pattern, in order."""
        if key in self._everywhere:
            yield from pattern.finditer(self._text)
            return
        for start, end in self._spans.get(key, ()):
            yield from pattern.finditer(self._text, start, end)
