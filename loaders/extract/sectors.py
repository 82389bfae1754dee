"""Fields of work ('jeugdhulp', 'het onderwijs') as actors: only in a list of actors (guideline, section 3)."""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.extract.candidates import Candidate
from loaders.extract.rulebook import rulebook
from ontology.ids import slug

_GAP = re.compile(
    r"(?:, en| en| of|,|/)(?: de | het | onze | hun | alle | andere | zijn | haar | )(?:regionale |lokale |"
    r"betrokken )?"
)


def resolve_sectors(text: str, sectors: Sequence[Candidate], actors: Sequence[Candidate]) -> list[Candidate]:
    """Fields of work that stand in a list with actors are actors; others may still be tasks."""
    taken = {noun.start: noun for noun in sectors}
    found: dict[int, Candidate] = {}
    changed = True
    spans = [(c.start, c.end) for c in actors]
    rounds = 0
    while changed and rounds < 4:
        changed, rounds = False, rounds + 1
        spans.sort()
        starts = [s for s, _ in spans]
        for start, noun in taken.items():
            if start in found or not _in_list(text, noun, spans, starts):
                continue
            found[start] = replace(noun, canonical=f"class:{noun.type}", generic=True)
            insort(spans, (noun.start, noun.end))
            insort(starts, noun.start)
            changed = True
    for one, two in _paired(text, sectors):
        for noun in (one, two):
            found.setdefault(noun.start, replace(noun, canonical=f"class:{noun.type}", generic=True, confidence=0.75))
    tasks = _task_words()
    rest = [
        replace(noun, type="taak", form="noun:used", rule="noun.taak", canonical=slug(noun.surface))
        for start, noun in taken.items()
        if start not in found and noun.surface.lower() in tasks
    ]
    return [*found.values(), *rest]


def _in_list(text: str, noun: Candidate, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, noun.start)
    left = spans[at - 1] if at else None
    right = next((span for span in spans[at : at + 2] if span[0] >= noun.end), None)
    if left and _GAP.fullmatch(text[left[1] : noun.start]):
        return True
    return bool(
        right
        and _GAP.fullmatch(text[noun.end : right[0]])
        and not re.search(
            r"\b(?:van|in|op|naar|voor|over|bij) (?:de |het )?$", text[max(0, noun.start - 12) : noun.start]
        )
    )


def _paired(text: str, sectors: Sequence[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """'Het onderwijs en de jeugdhulp werken': two fields with articles as the subject of a sentence."""
    found = []
    for one, two in pairwise(sectors):
        if re.fullmatch(r" en (?:de|het) ", text[one.end : two.start]) and re.search(
            r"(?:^|[.!?] |\n|• ?)(?:De|Het) $", text[max(0, one.start - 6) : one.start]
        ):
            found.append((one, two))
    return found


def _task_words() -> frozenset[str]:
    return frozenset(
        word.lower() for noun in rulebook().nouns if noun.type == "taak" for word in (*noun.one, *noun.many)
    )
