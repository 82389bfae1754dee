"""Which rules can match at all: the literal beginnings of their patterns, looked up in one pass over a sentence.

A pattern that must begin at a word can only match where one of its beginnings does. Most of a text states no finding,
and one pass for all beginnings costs far less than a search per rule.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_LITERAL = re.compile(r"[a-zà-ÿ0-9 ,'’-]*")
_INSIDE_WORD = re.compile(r"[\w-]")


def beginnings(pattern: str) -> frozenset[str]:
    """The literal texts one of which begins every match of a pattern; empty when that cannot be told."""
    found: set[str] = set()
    for alternative in _alternatives(pattern):
        begins = _of_sequence(alternative)
        if not begins:
            return frozenset()
        found |= begins
    return frozenset(found)


def _of_sequence(text: str) -> frozenset[str]:
    if text.startswith("(?:"):
        end = _closing(text)
        begins = beginnings(text[3:end])
        if text[end + 1 : end + 2] not in ("?", "*"):
            return frozenset() if text[end + 1 : end + 2] == "{" else begins
        rest = _of_sequence(text[end + 2 :])
        return begins | rest if begins and rest else frozenset()
    if text.startswith("\\d") and text[2:3] not in ("?", "*", "{"):
        return frozenset("0123456789")
    match = _LITERAL.match(text)
    literal = match[0] if match else ""
    if text[len(literal) : len(literal) + 1] in ("?", "*", "{"):
        literal = literal[:-1]
    return frozenset([literal]) if literal.strip() else frozenset()


def _alternatives(pattern: str) -> list[str]:
    """The alternatives at the top of a pattern."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            at = pattern.index("]", at + 2)
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def _closing(text: str) -> int:
    """Where the group that opens a text closes."""
    depth, at = 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "[":
            at = text.index("]", at + 2)
        elif text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    raise ValueError(f"unbalanced pattern: {text}")


class Filter:
    """Gives the numbers of the patterns that can match in a text; those without known beginnings always can."""

    def __init__(self, patterns: Sequence[str]) -> None:
        owners: dict[str, list[int]] = defaultdict(list)
        self._always = set()
        for number, pattern in enumerate(patterns):
            begins = beginnings(pattern)
            if not begins:
                self._always.add(number)
            for text in begins:
                owners[text].append(number)
        self._texts = list(owners)
        self._owners = [owners[text] for text in self._texts]
        self._automaton = AhoCorasick(self._texts, MatchKind.Standard, implementation=Implementation.DFA)

    def possible(self, text: str) -> Iterable[int]:
        """Numbers of the patterns that can match, in order."""
        found = set(self._always)
        for which, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if start == 0 or not _INSIDE_WORD.match(text[start - 1]):
                found.update(self._owners[which])
        return sorted(found)
