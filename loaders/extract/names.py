"""Curated names in a text: the reference lexicon as two automata, with word boundaries.

Names of several words are found in any case as long as something in them is a capital; single words and abbreviations
only as they are written. All overlapping hits are taken from the automaton and the longest that stands between word
boundaries is kept, so that a longer name that is cut by a word falls back on the shorter one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from loaders.extract.rulebook import Rulebook, rulebook
from ontology.ids import slug
from ontology.reference import Name, lexicon

_LOWER_WORDS = re.compile(r" (?:en|van|de|den|der|aan|op|bij|in|a/d|&|het) ")
_ARTICLE = re.compile(r"(?:de|het) ", re.IGNORECASE)
_INSIDE = re.compile(r"[a-z,] $")  # a capital article within a sentence is part of a name: 'dat De Hoenderloo Groep'
_LOWER_CASE_NAMES = frozenset(
    {
        "raad voor de kinderbescherming",
        "gedeputeerde staten",
        "provinciale staten",
        "toekomstscenario kind- en gezinsbescherming",
        "toekomstscenario jeugd- en gezinsbescherming",
    }
)


@dataclass(frozen=True)
class Hit:
    """A curated name at a place, with all that it can stand for."""

    start: int
    end: int
    names: tuple[Name, ...]


class NameTable:
    """Surfaces and what they stand for, with a scanner over text."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._exact: dict[str, list[Name]] = defaultdict(list)
        self._folded: dict[str, list[Name]] = defaultdict(list)
        self._by_id: dict[str, list[Name]] = defaultdict(list)
        for name in names:
            self._by_id[name.id].append(name)
            for surface in _spellings(name.surface):
                target = self._exact if name.case_sensitive else self._folded
                key = surface if name.case_sensitive else surface.lower()
                if name not in target[key]:
                    target[key].append(name)
        self._exact_keys, self._exact_scan = _automaton(self._exact)
        self._folded_keys, self._folded_scan = _automaton(self._folded)

    def lookup(self, surface: str) -> tuple[Name, ...]:
        """What a surface stands for; the empty tuple if it is no curated name."""
        plain = _plain(surface)
        return tuple(self._exact.get(plain, ())) + tuple(self._folded.get(plain.lower(), ()))

    def of_id(self, canonical: str) -> tuple[Name, ...]:
        return tuple(self._by_id.get(canonical, ()))

    def scan(self, text: str) -> list[Hit]:
        """Longest hits per place, without overlap, in order; ``text`` has single spaces within a name."""
        flat = text.replace("\n", " ")
        low = flat.lower()
        if len(low) != len(flat):
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in flat)
        best: dict[int, tuple[int, str]] = {}
        for start, end, key in self._hits(flat, low):
            if start not in best or end > best[start][0]:
                best[start] = (end, key)
        return list(self._without_overlap(flat, best))

    def _hits(self, flat: str, low: str) -> Iterator[tuple[int, int, str]]:
        for number, start, end in self._exact_scan.find_matches_as_indexes(flat, overlapping=True):
            if _at_boundaries(flat, start, end):
                yield start, end, self._exact_keys[number]
        for number, start, end in self._folded_scan.find_matches_as_indexes(low, overlapping=True):
            if _at_boundaries(flat, start, end) and _has_capital(flat[start:end]):
                yield start, end, self._folded_keys[number]

    def _without_overlap(self, flat: str, best: dict[int, tuple[int, str]]) -> Iterator[Hit]:
        taken = -1
        for start in sorted(best):
            end, key = best[start]
            if start < taken:
                continue
            taken = end
            found = [*self._folded.get(key.lower(), ()), *self._exact.get(key, ())]
            article = _ARTICLE.match(flat, start, end)
            bare = self.lookup(flat[article.end() : end]) if article else ()
            own = article and article.group()[0].isupper() and _INSIDE.search(flat, max(0, start - 3), start)
            if article and bare and not own:  # 'de Mutsaersstichting': the article is in no span
                yield Hit(article.end(), end, bare)
            else:
                yield Hit(start, end, tuple(dict.fromkeys(found)))


@cache
def name_table() -> NameTable:
    """The reference lexicon with the additions and exceptions of the mention rules."""
    rules = rulebook().names
    never = frozenset(rules["never"])
    own: dict[str, str] = rules["own_ids"]
    names = [
        replace(name, id=own[name.surface], area_id=None, kind="organisatie", ambiguous=False)
        if name.surface in own
        else name
        for name in lexicon()
        if name.surface not in never
    ]
    return NameTable([*names, *_extra(rules["extra"], "name"), *_extra(rulebook().works["known"], "work")])


@cache
def full_rulebook() -> Rulebook:
    """The rulebook with the area names that hold lower-case words, so that patterns read them whole."""
    areas = {
        name.surface
        for name in lexicon()
        if name.form in ("bare", "alias")
        and name.area_id
        and _LOWER_WORDS.search(name.surface)
        and "(" not in name.surface
    }
    return rulebook(
        tuple(
            sorted(
                areas
                | {
                    name.surface.removeprefix("Veilig Thuis ")
                    for name in lexicon()
                    if name.kind == "veilig_thuis"
                    and _LOWER_WORDS.search(name.surface)
                    and name.surface.startswith("Veilig Thuis ")
                }
            )
        )
    )


def _extra(rows: list[dict[str, object]], kind: str) -> Iterator[Name]:
    for row in rows:
        surfaces = row["names"]
        assert isinstance(surfaces, list)
        for surface in surfaces:
            yield Name(surface, str(row["id"]), str(row["type"]), kind=kind, case_sensitive=" " not in surface)


def _plain(surface: str) -> str:
    return surface.replace("\u2019", "'").replace("\u2018", "'")


def _spellings(surface: str) -> set[str]:
    plain = _plain(surface)
    found = {plain}
    if " & " in plain:
        found.add(plain.replace(" & ", " en "))
    elif " en " in plain and " " in plain.replace(" en ", "", 1):
        found.add(plain.replace(" en ", " & ", 1))
    if plain.startswith("Ministerie"):
        found.add(f"m{plain[1:]}")
    return found


def _automaton(table: dict[str, list[Name]]) -> tuple[list[str], AhoCorasick]:
    keys = sorted(table)
    return keys, AhoCorasick(keys, matchkind=MatchKind.Standard, implementation=Implementation.DFA)


def _at_boundaries(text: str, start: int, end: int) -> bool:
    """No letter or digit on either side; a hyphen binds unless it stands for a left-out part ('IGJ- en')."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or after.isalnum() or before in "&@/\0" or after == "&":
        return False
    if before == "-" and start > 1 and text[start - 2].isalnum():
        return False
    return not (after == "-" and end + 1 < len(text) and text[end + 1].isalnum())


def _has_capital(surface: str) -> bool:
    return surface != surface.lower() or surface in _LOWER_CASE_NAMES


def spelled(canonical: str) -> str:
    """The canonical id of a surface that no list knows."""
    return slug(canonical)
