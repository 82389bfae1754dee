"""The parts of a sentence that a finding is read in: stretches between punctuation and conjunctions.

A stretch that opens with a finite verb closes the one before it ('Een doel waarop beide kunnen rekenen, is er niet'),
unless that one is a subordinate clause in front ('Als X de zaak overneemt, ontbreekt het dossier').
"""

import re
from bisect import bisect_right

_CUT = re.compile(
    r"[,;–—()\"“”]|:(?! (?:gemiddeld|ruim|nog|bijna|\d))|\b(?:maar|terwijl|omdat|doordat|zodat|"
    r"waardoor|hoewel|waarbij|en dat|echter|want)\b"
    r"|\bof\b(?= (?:de|het|er|een|zij|hij|ze|dat|dit|x{3,})\b)|\ben\b(?= (?:er|daardoor|daarom|toch|zij|ze|wij|we)\b)"
)
_FINITE = (
    "is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|komt|komen|kwam|kwamen|"
    "blijft|blijven|bleef|bleven|"
    "blijkt|bleek|bleken|ligt|liggen|lag|lagen|staat|staan|gaat|gaan|ging|gingen|ontbreekt|ontbreken|"
    "ontbrak|ontbraken|"
    "duurt|duurde|loopt|lopen|liep|verloopt|verliep|kan|kunnen|kon|konden|moet|moeten|moest|moesten|"
    "krijgt|krijgen|kreeg|"
    "raakt|raken|raakte|geldt|doet|schiet|valt|vallen|verdwijnt|verdween|stokt|laat|lukt|lukte"
)
_OPENS_FINITE = re.compile(rf"\s*(?:{_FINITE})\b")
_IN_FRONT = re.compile(
    r"\s*(?:en |maar )?(?:als|wanneer|toen|omdat|nu|sinds|hoewel|indien|zodra|nadat|voordat|terwijl|"
    r"doordat|mocht|stel|zolang|"
    r"ook al|nadat|bij|volgens|na|in|op)\b"
)


class Parts:
    """The parts of one lower-cased sentence, in order; ``of`` gives the part around a match."""

    def __init__(self, low: str) -> None:
        self._spans = _joined(low, _pieces(low))
        self._starts = [start for start, _ in self._spans]

    def of(self, start: int, end: int) -> tuple[int, int]:
        """The stretch that holds a match; a match over several parts takes them all."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, max(start, end - 1)) - 1)
        return self._spans[first][0], self._spans[last][1]


def _pieces(low: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for match in _CUT.finditer(low):
        found.append((at, match.start()))
        at = match.end()
    return [*found, (at, len(low))]


def _joined(low: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in pieces:
        comma = spans and low[spans[-1][1] : start].strip() == ","
        if comma and _OPENS_FINITE.match(low, start, end) and not _IN_FRONT.match(low, *spans[-1]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
