"""Organisations that no list knows: found once by what stands around them, they are known in the rest of the text."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from loaders.extract.abbreviations import Alias
from loaders.extract.candidates import Candidate
from loaders.extract.names import name_table
from loaders.extract.rulebook import FUNCTION_WORDS, noun_words, rulebook

_LEGAL_HEAD = re.compile(r"(?:Stichting|Coöperatie|Vereniging|Bureau|Commissie|commissie)[ -](?=[A-Z0-9])")
_LEGAL_TAIL = re.compile(
    r",? (?:B\.?V\.?|N\.?V\.?|Jeugdbescherming|Jeugdbeschermers|Jeugdhulp|Jeugdzorg|Groep|Advies|Pleegzorg)$"
)
_NO_NAME = frozenset({"plaats", "functionaris", "document", "programma", "taak", "gemeente"})


def find_repeated(chosen: Sequence[Candidate], defined: Collection[str]) -> list[Alias]:
    """Later mentions of an unknown name, whole ('Lindehof') or without its legal form ('Stichting Lindehof')."""
    found: dict[str, Alias] = {}
    for owner in chosen:
        if owner.form != "name" or owner.names or owner.type in _NO_NAME or not _tells_a_name(owner.rule):
            continue
        for surface in _spellings(owner.surface):
            if surface not in defined:
                found.setdefault(surface, Alias(surface, owner, False, owner.start, owner.end))
    return list(found.values())


def _tells_a_name(rule: str) -> bool:
    return rule.startswith("org.") and rule != "org.party"


def _spellings(surface: str) -> Iterator[str]:
    if _is_distinct(surface):
        yield surface
    for shorter in (_LEGAL_HEAD.sub("", surface, count=1), _LEGAL_TAIL.sub("", surface)):
        if shorter != surface and _is_distinct(shorter):
            yield shorter


def _is_distinct(surface: str) -> bool:
    """Whether a name can be told from an ordinary word, a place and a curated name."""
    words = surface.split(" ")
    if len(surface) < 3 or surface in FUNCTION_WORDS or not any(word[0].isupper() for word in words):
        return False
    rules = rulebook().names
    if (
        surface.lower() in noun_words()
        or name_table().lookup(surface)
        or surface in rules["common_places"]
        or surface in rules["never"]
    ):
        return False
    return len(words) > 1 or surface not in rules["no_short_name"]


def one_type(named: Sequence[Candidate]) -> list[Candidate]:
    """A name whose kind one place leaves open ('Stichting Lindehof') has the kind that another place tells."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for candidate in named:
        if candidate.canonical and not candidate.generic and candidate.type not in _NO_NAME:
            kinds[candidate.canonical].add(candidate.type)
    told = {canonical: types - {"overig"} for canonical, types in kinds.items() if "overig" in types}
    return [
        replace(c, type=next(iter(told[c.canonical])))
        if c.type == "overig" and len(told.get(c.canonical, ())) == 1
        else c
        for c in named
    ]


def local_names(named: Sequence[Candidate]) -> list[Candidate]:
    """'SAVE' or 'CDA' in a text that names one 'SAVE Lekstroom' or 'CDA Zeist' is that one."""
    local: dict[str, set[str]] = defaultdict(set)
    for candidate in named:
        head, _, area = candidate.surface.partition(" ")
        if area and candidate.rule in ("org.save", "org.party") and candidate.canonical:
            local[head].add(candidate.canonical)
    return [
        replace(c, canonical=next(iter(local[c.surface])))
        if len(local.get(c.surface, ())) == 1 and c.form == "name"
        else c
        for c in named
    ]
