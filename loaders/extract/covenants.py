"""Covenants: who the parties are, and that signing makes them agree and co-operate.

A text is a covenant when its head says so ('samenwerkingsovereenkomst', 'convenant') and it lists parties or
signatures.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations

from loaders.extract.arguments import Actor, expand
from loaders.extract.hits import Hit, cross
from loaders.extract.segment import Sentence
from loaders.extract.tokens import Slot

_KIND = re.compile(
    r"convenant|samenwerkingsafspraken|samenwerkingsovereenkomst|afsprakenkader|samenwerkingsprotocol|intentieverklaring"
    r"|intentieovereenkomst|bestuursakkoord|\bpact\b|werkafspraken|ketenafspraken|manifest",
    re.IGNORECASE,
)
_HEAD = 400
_PARTIES = re.compile(
    r"^\W*(?:\d[.)]\s*)?(?:de\s+|alle\s+)?(?:partijen|ondergetekenden|ondertekenaars|deelnemers"
    r"|deelnemende (?:partijen|organisaties)"
    r"|ondertekend(?: door| namens)?|aldus overeengekomen|voor akkoord|getekend|betrokken partijen|partners)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:overwegende|komen overeen|spreken (?:het volgende )?af|verklaren|artikel 1)\b", re.IGNORECASE)
_ABSENT = re.compile(r"\b(?:niet|geen|nog te|toehoorder|waarnemer)\b", re.IGNORECASE)
_LARGEST = 6
_FARTHEST = 14
_NOT_PARTY = frozenset(["plaats", "document", "programma", "taak", "functionaris"])


def parties(text: str, sentences: Sequence[Sentence], slots: Sequence[Slot]) -> tuple[Actor, ...]:
    """The parties of a covenant in order; none for any other text."""
    if not _KIND.search(text, 0, _HEAD):
        return ()
    found: dict[str, Actor] = {}
    left = 0
    starts = [slot.start for slot in slots]
    for sentence in sentences:
        inside = text[sentence.start : sentence.end]
        if _PARTIES.match(inside):
            left = _FARTHEST
        elif left and (_OVER.search(inside) or (sentence.kind == "prose" and len(inside) > 200)):
            left = 0
        if not left:
            continue
        left -= 1
        named = [
            s for s in slots[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)] if _can_sign(s)
        ]
        if _ABSENT.search(inside):
            continue
        for slot in named[:1] if sentence.kind in ("item", "field") and not _PARTIES.match(inside) else named:
            for actor in expand(slot):
                found.setdefault(actor.canonical, actor)
    return tuple(found.values()) if len(found) >= 2 else ()


def _can_sign(slot: Slot) -> bool:
    return slot.type not in _NOT_PARTY and not slot.generic


def covenant_relations(text: str, slots: Sequence[Slot], who: Sequence[Actor]) -> Iterator[Hit]:
    """Parties agree with the covenant, where the text has it as a work, and co-operate with each other."""
    if not who:
        return
    span = (min(a.start for a in who), max(a.end for a in who))
    works = [s for s in slots if s.type == "document" and _KIND.search(s.surface)]
    if works:
        yield from cross(list(who), expand(works[0]), "agrees_with", span, "agrees.covenant", 0.85)
    pairs = combinations(who, 2) if len(who) <= _LARGEST else ((who[0], other) for other in who[1:])
    for one, other in pairs:
        yield from cross([one], [other], "cooperates_with", span, "cooperates.covenant", 0.82)
