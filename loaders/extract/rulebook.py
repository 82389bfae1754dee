"""The mention rules as data: loads ``rules/mentions.yaml`` and compiles its patterns once."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from loaders.extract.windows import TextWindows

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŞŠŻŽ"
# Words that never go on a name: they start another organisation, a sentence or a field of a letterhead.
_FUNCTION = (
    "Wij|Het|De|Een|Dit|Deze|Dat|Die|In|Op|Bij|Met|Voor|Van|Door|Na|Als|Ook|Er|Uit|Om|Wat|Wie|Hoe|Is|Zijn|Wordt|Datum|Onderwerp|"
    "Aan|Betreft|Kenmerk|Telefoon|Postbus|Onze|Ons|Uw|Hun|Haar|Zij|Zo|Of|En|Maar|Want|Dus|Toen|Nu|Daar|Hier|Waar|Alle|Geen|Elke|Ieder|"
    "Iedere|Beide|Samen|Sinds|Tot|Tussen|Over|Volgens|Naast|Onder|Tijdens|Binnen|Buiten|Zonder|Vanuit|Vanaf|Namens|Via|Per|Tegen|Naar|"
    "Omdat|Hoewel|Terwijl|Wanneer|Indien|Toch|Wel|Niet|Daarom|Daarnaast|Verder|Ten|Ter|Te|Aldus|Andere|Veel|Sommige|Enkele|Twee|Drie|"
    "Bijgevoegd|Mondeling|Besluitvormend|Informerend|Bijlage|Pagina|Inleiding|Samenvatting|Datum|Versie|Auteur|Publicatie|Reacties|Besproken"
)
FUNCTION_WORDS = frozenset(_FUNCTION.split("|"))
_HEADS = (
    "Veilig|Raad|Stichting|GGD|Inspectie|Bureau|Rechtbank|Gemeente|Ministerie|VNG|Leger|William|Rekenkamer|Rekenkamercommissie|Jeugdregio|"
    "Wijkteam|College|Gemeenteraad|Wethouder|Burgemeester|Minister|CJG|Regio|Provincie|Voorzitter|Directeur"
)
_STOP = rf"(?!(?:{_FUNCTION}|{_HEADS})\b)"
_AREA_STOP = rf"(?!(?:{_FUNCTION}|{_HEADS}|Jeugdbescherming|Jeugdhulp|Jeugdzorg)\b)"
CAP = rf"(?:'s-)?[{_UPPER}][\w&]*(?:[-/'][\w&]+)*"
_NAME_WORD = rf"(?:'s-)?[{_UPPER}0-9][\w&]*(?:[-/'.][\w&]+)*"
_MONTH = "(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_PAIRED = (
    "(?: en (?:Jeugd|Gezin|Welzijn|Gezondheid|Veiligheid|Opvoedhulp|Opvoeding|Reclassering|Onderwijs|Zorg)(?![\\w-]))"
)
_NEXT = rf"(?: (?:(?:de|den|der|het|&|ter|ten|van der|van de|aan den|aan de|op den) )?{_STOP}{CAP})"
_ELIDED = rf"{CAP}-(?:, {CAP}-)* (?:en|of|&) {CAP}(?: (?:Noord|Zuid|Oost|West|Midden))?"


def _area(connected: tuple[str, ...]) -> str:
    known = "|".join(re.escape(name) for name in sorted(connected, key=lambda name: (-len(name), name)))
    return rf"(?:(?:{known})(?![\w-])|{_ELIDED}|{_AREA_STOP}{CAP}(?:[ /]{_AREA_STOP}{CAP}){{0,2}})"


def _name() -> str:
    return (
        rf"(?:(?:(?:De|Het|'t|'s) )?{_STOP}{_NAME_WORD}(?: {_STOP}(?!\d+ {_MONTH})[{_UPPER}0-9&][\w&]*(?:[-/'][\w&]+)*|"
        rf"{_NEXT}|{_PAIRED}){{0,4}})"
    )


@dataclass(frozen=True)
class Pattern:
    """One typed pattern; ``form`` tells the resolver what kind of surface it finds."""

    id: str
    type: str
    regex: re.Pattern[str]
    form: str
    confidence: float
    strip: bool
    near: tuple[str, ...] = ()
    more: re.Pattern[str] | None = None
    find: dict[str, Any] = field(default_factory=dict)
    leave: tuple[str, ...] = ()


@dataclass(frozen=True)
class Noun:
    """One kind of definite or class noun with its words."""

    id: str
    type: str
    form: str
    one: tuple[str, ...]
    many: tuple[str, ...]
    confidence: float
    canonical: str
    needs_article: bool
    named_only: frozenset[str]
    span: re.Pattern[str] | None
    find: dict[str, Any] = field(default_factory=dict)
    leave: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rulebook:
    """All mention rules."""

    names: dict[str, Any]
    adjectives: dict[str, str]
    patterns: tuple[Pattern, ...]
    nouns: tuple[Noun, ...]
    works: dict[str, Any]
    persons: dict[str, Any]


@cache
def rulebook(connected: tuple[str, ...] = ()) -> Rulebook:
    """The rules; ``connected`` are area names with lower-case words in them ('Gooi en Vechtstreek')."""
    data = yaml.safe_load(files("loaders.extract.rules").joinpath("mentions.yaml").read_text(encoding="utf-8"))
    adjectives: dict[str, str] = data["adjectives"]
    macros = {
        "{Area}": _area(connected),
        "{Name}": _name(),
        "{Cap}": CAP,
        "{Adjective}": _adjective(adjectives),
    }
    return Rulebook(
        names=data["names"],
        adjectives=adjectives,
        patterns=tuple(_pattern(rule, macros) for rule in data["organisations"]),
        nouns=tuple(_noun(rule) for rule in data["nouns"]),
        works=data["works"],
        persons=data["persons"],
    )


def _pattern(rule: dict[str, Any], macros: dict[str, str]) -> Pattern:
    text: str = rule["pattern"]
    for macro, meaning in macros.items():
        text = text.replace(macro, meaning)
    return Pattern(
        id=rule["id"],
        type=rule["type"],
        regex=re.compile(rf"(?<![\w-]){text}(?![\w&])(?!-\w)"),
        form=rule.get("form", "name"),
        confidence=rule["sure"],
        strip=rule.get("strip", False),
        near=tuple(rule["near"]),
        more=re.compile(rf"(?:, en | en |, )(?!(?:{_HEADS})\b)(?P<span>{_name()})(?![\w&])(?!-\w)")
        if rule.get("list")
        else None,
        find=rule["find"],
        leave=tuple(rule["leave"]),
    )


def _noun(rule: dict[str, Any]) -> Noun:
    return Noun(
        id=rule["id"],
        type=rule["type"],
        form=rule["form"],
        one=tuple(rule["one"]),
        many=tuple(rule["many"]),
        confidence=rule["sure"],
        canonical=rule.get("id_of", ""),
        needs_article=rule.get("needs") == "article-or-list",
        named_only=frozenset(rule.get("named_only", ())),
        span=re.compile(rule["span"]) if "span" in rule else None,
        find=rule["find"],
        leave=tuple(rule["leave"]),
    )


def spans(pattern: Pattern, text: str, windows: TextWindows | None = None) -> list[tuple[int, int]]:
    """Spans of a pattern's names in a text, without the function words that a capital at a sentence start adds."""
    found = []
    matches = windows.finditer(pattern.id, pattern.regex) if windows else pattern.regex.finditer(text)
    for match in matches:
        group = "span" if "span" in pattern.regex.groupindex else 0
        start, end = match.span(group)
        if pattern.strip:
            stripped = _strip(text, start, end)
            if stripped != start:
                again = pattern.regex.match(text, stripped)
                if again is None or again.end() != match.end():
                    continue
            if group == 0 and " " not in text[stripped:end] and "-" not in text[stripped:end]:
                continue
            start = stripped
        if start < end:
            found.append((start, end))
            found += _listed(pattern, text, end)
    return found


def _listed(pattern: Pattern, text: str, end: int) -> list[tuple[int, int]]:
    """The names that follow in a list after a plural head ('aanbieders als A, B en C'), at most thirty."""
    found: list[tuple[int, int]] = []
    while pattern.more and len(found) < 30 and (match := pattern.more.match(text, end)):
        found.append(match.span("span"))
        end = match.end()
    return found


def _strip(text: str, start: int, end: int) -> int:
    while True:
        word, _, _ = text[start:end].partition(" ")
        if word not in FUNCTION_WORDS:
            return start
        start = min(end, start + len(word) + 1)


@cache
def noun_words() -> frozenset[str]:
    """All words of the kinds of organisations and tasks, in lower case."""
    return frozenset(word.lower() for noun in rulebook().nouns for word in (*noun.one, *noun.many))


def full_adjective() -> str:
    """Pattern of an adjective of a place ('Gelderse')."""
    return _adjective(rulebook().adjectives)


def _adjective(known: dict[str, str]) -> str:
    words = "|".join(sorted(known, key=lambda word: (-len(word), word)))
    return rf"(?:(?:Noord|Zuid|Oost|West|Midden)-)?(?:{words}|[A-Z][a-z]+(?:mse|nse|rse|dse|lse|tse|pse))"
