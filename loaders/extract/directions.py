"""Which of two actors hands over: prepositions, verbs of sending and getting, the order of the chain decide."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

CHAIN: dict[str, float] = {
    "overig": 0.0,
    "politie_om": 0.5,
    "gemeente": 1.0,
    "samenwerkingsverband": 1.0,
    "lokaal_team": 1.5,
    "veilig_thuis": 2.0,
    "ketenteam": 2.5,
    "rvdk": 3.0,
    "rechtspraak": 4.0,
    "gi": 5.0,
    "jeugdhulpaanbieder": 6.0,
}
"""Kinds of actor through which a case passes, in the order report, investigate, advise, decide, carry out, help."""
_BACK = frozenset([("veilig_thuis", "lokaal_team"), ("ketenteam", "lokaal_team")])
_CASE = (
    r"(?:zaken|zaak|gezin\w*|kind\w*|jongeren?|jeugdigen?|\w*melding\w*|\w*verzoek\w*|\w*dossier\w*|"
    r"informatie|gegevens|\w*verslag\w*|"
    r"\w*overdracht\w*|\w*aanvra\w+|overdragen|\w*rapport\w*|signalen|terugkoppeling|bericht|stap|route|overname|"
    r"onderzoek\w*|opdracht|meldingen|besluit\w*|uitspraak|plan|cliënten|vervolg\w*|doorgeleiding|"
    r"overgang|niets|analyse|\w*brief)"
)
_GIVER = re.compile(rf"\b(?P<case>{_CASE}(?: (?!van)\w+)?) (?:van|vanuit|uit|door|afkomstig van) (?:\w+ ){{0,2}}$")
_FROM = re.compile(r"\b(?:vanuit|door|van) (?:\w+ ){0,2}$")
_NO_LONGER = re.compile(
    r"\b(?:vanaf|aanbod|plek\w*|wachtlijst|bereikbaarheid|medewerkers?|bestuur|kant) (?:van|bij) (?:\w+ ){0,2}$"
)
_TO = re.compile(r"\b(?:naar|aan|richting|tot) (?:\w+ ){0,2}$")
_AT = re.compile(r"\b(?:bij|voor|binnen|door naar) (?:\w+ ){0,2}$")
_SENDS_AFTER = re.compile(
    r"[^,.;:]{0,70}?\b(?:aanmeldt|aanmeldde|meldt|meldde|aandraagt|aandroeg|doorstuurt|doorstuurde|"
    r"doorzet\w*|overdraagt|overdroeg|"
    r"verwijst|verwees|doorverwijst|inbrengt|instuurt|stuurt|stuurde|aanlevert|heeft aangemeld|"
    r"hebben aangemeld|heeft uitgezocht|"
    r"al had uitgezocht|afsluit|loslaat|opschaalt|schaalt|draagt|droeg|geeft|gaf|meegaf|meegeeft|"
    r"doorgeeft|doorgaf|zet|vertelden|"
    r"merkt|afschaalt|levert|houdt|deelt|klaagt)\b"
)
_GETS_AFTER = re.compile(
    r" (?:\w+ ){0,4}?(?:krijgt|krijgen|kreeg|kregen|ontvangt|ontvangen|ontving|overneemt|overnam|"
    r"overnemen|neemt|nemen|nam|moet\w*|wacht|wachten|"
    r"begint|begon|start|startte|kan|wist|weet|opende|hoort|hoorde|meekrijgt|beslist)\b"
)
_GETS_BEFORE = re.compile(
    r"\b(?:krijgt|krijgen|kreeg|kregen|ontvangt|ontvangen|hoort|hoorde|neemt|moet|wist|weet|voordat|"
    r"totdat|beslist|kan|begint) "
    r"(?:de |het |een )?$"
)
_SENDER_BEFORE = re.compile(r"\b(?:die|dat|wat|wanneer|nadat|zodra|als|toen) (?:de |het |een )?$")


_AND = re.compile(r" en (?:de |het )?(?:\w+ )?")


@dataclass(frozen=True)
class Party:
    """An actor in a sentence: canonical id(s), kind and where it stands (shadow offsets)."""

    canonical: str
    type: str
    start: int
    end: int


def in_chain(kind: str) -> bool:
    """Whether cases pass through this kind of actor."""
    return kind in CHAIN


def directed(text: str, first: Party, second: Party, start: int, end: int) -> tuple[str, str]:
    """(giver, receiver) of two parties of ``text[start:end]``, in the order of the text."""
    low = text[start:end].lower()
    between = low[max(0, first.start - start - 12) : max(0, first.start - start)]
    if (
        re.search(r"\btussen (?:\w+ ){0,2}$", between)
        or "tussen " in low[max(0, first.start - start - 45) : first.start - start]
    ):
        return first.canonical, second.canonical
    if (
        _AND.fullmatch(text, first.end, second.start)
        and first.type == "gi"
        and second.type in ("gemeente", "lokaal_team")
    ):
        return first.canonical, second.canonical
    balance = _giving(low, first, start) - _giving(low, second, start) + _order(first.type, second.type) + 0.1
    pair = (first.canonical, second.canonical)
    return pair if balance > 0 else (pair[1], pair[0])


def gives(text: str, party: Party, start: int, end: int) -> bool:
    """Whether the words around a party say that cases come from it."""
    return _giving(text[start:end].lower(), party, start) >= 1.0


def _giving(low: str, party: Party, offset: int) -> float:
    """How much the words around a party say that it gives (positive) or receives (negative)."""
    if not offset <= party.start < offset + len(low):
        return 0.0
    at, after = party.start - offset, party.end - offset
    before = low[max(0, at - 60) : at]
    return _before(before) + _after(low[after : after + 90], before)


def _before(before: str) -> float:
    if _GIVER.search(before):
        return 2.5
    if _NO_LONGER.search(before):
        return -0.5
    if _FROM.search(before):
        return 1.0
    if _TO.search(before):
        return -2.0
    return -0.4 if _AT.search(before) else 0.0


def _after(after: str, before: str) -> float:
    score = 0.0
    if _SENDER_BEFORE.search(before) and _SENDS_AFTER.match(after):
        score += 2.0
    elif _SENDS_AFTER.match(after):
        score += 0.5
    if _GETS_BEFORE.search(before) or _GETS_AFTER.match(after):
        score -= 1.0
    return score


def _order(first: str, second: str) -> float:
    if (first, second) in _BACK:
        return 0.8
    if (second, first) in _BACK:
        return -0.8
    step = CHAIN.get(second, 0.0) - CHAIN.get(first, 0.0)
    return 0.8 if step > 0 else -0.8 if step < 0 else 0.0


def chain_order(parties: Sequence[Party]) -> tuple[str, str]:
    """(giver, receiver) of two parties that no one clause holds: by the order of the chain, else of the text."""
    first, second = parties
    return (
        (first.canonical, second.canonical)
        if _order(first.type, second.type) >= 0
        else (
            second.canonical,
            first.canonical,
        )
    )
