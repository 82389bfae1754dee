"""Kinds and definite nouns in a text ('de gemeenten', 'de inspectie'), with what stands around them."""

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from loaders.extract.candidates import Candidate
from loaders.extract.columns import is_column_head
from loaders.extract.rulebook import Noun, rulebook

_DETERMINER = re.compile(
    r"(?:^|[\s(\"/])(?P<word>de|het|deze|dit|die|dat|onze|ons|hun|haar|een|elke|elk|iedere|ieder|geen|uw|jouw|je|"
    r"beide|alle|der|diezelfde|dezelfde|"
    r"hetzelfde|dezelfde|betreffende|per|welke|geachte|sommige|meer|enkele|veel|verschillende|andere|eigen|twee|drie|\d+)"
    r"(?P<between>(?: (?!(?:de|het|een|deze|dit|die|dat|alle|beide|of|en|van|voor|aan|met|door)\b)"
    r"[a-zà-ÿ]+(?:e|ige|se|de|en)){0,2}) $",
    re.IGNORECASE,
)
_DEFINITE = frozenset(
    {
        "de",
        "het",
        "deze",
        "dit",
        "die",
        "dat",
        "onze",
        "ons",
        "der",
        "diezelfde",
        "dezelfde",
        "hetzelfde",
        "betreffende",
        "geachte",
    }
)
_PREDICATE = re.compile(
    (
        r"\b(?:is|was|wordt|werd|zijn|waren|blijft|worden|vormt|vormen|heet|werden) (?:(?:nu|ook|dus|zelf|wel|al|nog|"
        r"niet|formeel) )?(?:een|geen)(?: [a-zà-ÿ]+e?){0,2} $"
    ),
    re.IGNORECASE,
)
_ROLE = re.compile(r"\b[Aa]ls (?!de |het |die |deze |onze )(?:(?:[a-zà-ÿ-]+e )?[a-zà-ÿ-]+ (?:en|of) |[a-zà-ÿ]+e )?$")
_ROLE_OF_US = re.compile(r"\b(?:wij|we|ons|zich|Wij|We) als (?:[a-zà-ÿ]+e )?$")
_CAPTION = re.compile(r"(?:^|\n)(?:Foto|Beeld|Fotograaf|Illustratie): ?$")


@dataclass(frozen=True)
class NounHit:
    """A noun word at a place, before its context is weighed."""

    noun: Noun
    plural: bool


@cache
def _scanner() -> tuple[list[str], AhoCorasick, dict[str, list[NounHit]]]:
    table: dict[str, list[NounHit]] = {}
    for noun in rulebook().nouns:
        for words, plural in ((noun.one, False), (noun.many, True)):
            for word in words:
                for spelled in {
                    word,
                    word[0].upper() + word[1:],
                    _titled(word),
                    *([word.upper()] if len(word) > 6 else []),
                }:
                    hits = table.setdefault(spelled.replace("\u2019", "'"), [])
                    if not any(hit.noun.id == noun.id for hit in hits):
                        hits.append(NounHit(noun, plural))
    keys = sorted(table)
    return keys, AhoCorasick(keys, matchkind=MatchKind.Standard, implementation=Implementation.DFA), table


def _titled(word: str) -> str:
    """'lokale teams' may be printed 'Lokale Teams'."""
    return " ".join(
        part if part in ("en", "van", "voor", "de") else part[0].upper() + part[1:] for part in word.split(" ")
    )


def find_nouns(text: str) -> list[Candidate]:
    """All noun candidates, the longest word at each place; a word may be a kind and a task: both are given."""
    keys, scanner, table = _scanner()
    flat = text.replace("\n", " ")
    best: dict[int, tuple[int, str]] = {}
    for number, start, end in scanner.find_matches_as_indexes(flat, overlapping=True):
        if _stands_alone(flat, start, end) and (start not in best or end > best[start][0]):
            best[start] = (end, keys[number])
    found = []
    for start, (end, key) in sorted(best.items()):
        for hit in table[key]:
            found += _candidate(text, start, end, hit)
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or after.isalnum() or before in "-&@/\0":
        return False
    return not (after in "-/" and end + 1 < len(text) and text[end + 1].isalnum())


def _candidate(text: str, start: int, end: int, hit: NounHit) -> list[Candidate]:
    noun = hit.noun
    before = text[max(0, start - 70) : start]
    if noun.form == "sector" and re.search(r"[a-z(,:] [A-Z]\w+ $", before):  # 'Juvans maatschappelijk werk' is a name
        return []
    if _CAPTION.search(before) or is_column_head(text, start, end):
        return []
    if noun.span and (inner := noun.span.search(text, start, end)):
        before = text[max(0, inner.start() - 70) : inner.start()]
        start, end = inner.span()
    word = text[start:end]
    if _is_predicate(before, hit.plural) or (word in noun.named_only and not before.lower().endswith(("de ", "die "))):
        return []
    determiner, between = _determiner(before)
    if between and between.split()[-1] in ("van", "en", "voor"):
        determiner = ""
    return [
        Candidate(
            start,
            end,
            noun.type,
            f"noun:{noun.form}",
            noun.id,
            noun.confidence,
            word,
            noun.canonical,
            notes={
                "determiner": determiner,
                "plural": "ja" if hit.plural else "",
                "between": between.strip(),
                "needs_article": "ja" if noun.needs_article else "",
            },
        )
    ]


def _is_predicate(before: str, plural: bool) -> bool:
    if _PREDICATE.search(before):
        return True
    return bool(_ROLE_OF_US.search(before) if plural else _ROLE.search(before))


def _determiner(before: str) -> tuple[str, str]:
    match = _DETERMINER.search(before)
    return (match.group("word").lower(), match.group("between")) if match else ("", "")


def is_definite(candidate: Candidate) -> bool:
    return candidate.notes.get("determiner", "") in _DEFINITE
