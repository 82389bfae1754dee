"""Whether the words of a finding state a problem or an improvement.

A finding rule names its sense; states around it decide: a negation, a word of lack, of decrease, of gain, a comparison.
States are patterns in ``rules/findings.yaml`` and count only within the part of the sentence that holds the finding.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from loaders.extract.finding_parts import Parts
from loaders.extract.quantities import trend

_CONDITION = re.compile(
    r"\s*(?:en\s+|maar\s+)?(?:indien|mocht|tenzij|zolang|stel|wanneer)\b"
    r"|\s*als\b(?= (?:de|het|een|er|die|dat|dit|zij|ze|wij|we|u|uw|je|ik|hij|een|ouders|kinderen|hulp|x{3,})\b)"
)
_BEFORE = 75
_AFTER = 60


@dataclass(frozen=True)
class Operators:
    """The compiled state patterns by name."""

    patterns: dict[str, re.Pattern[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


@dataclass(frozen=True)
class Place:
    """A match within its sentence: ``text`` is the lower-cased sentence, ``start``/``end`` the match.

    ``bare``: the sentence is a heading or a cell, where a thing alone only names a subject.
    """

    text: str
    start: int
    end: int
    operators: Operators
    parts: Parts
    bare: bool = False

    @cached_property
    def part(self) -> tuple[int, int]:
        """The stretch of the sentence that holds the match."""
        return self.parts.of(self.start, self.end)

    @cached_property
    def words(self) -> str:
        """The text of the part."""
        return self.text[slice(*self.part)]

    def has(self, name: str) -> bool:
        """Whether a state stands in the match's part."""
        return self.operators[name].search(self.text, *self.part) is not None

    def near(self, name: str) -> bool:
        """Whether a state stands in the part and close to the match, or within it."""
        return self.found(name) is not None

    def found(self, name: str) -> re.Match[str] | None:
        """The first state of that name close to the match."""
        left, right = self.part
        return self.operators[name].search(self.text, max(left, self.start - _BEFORE), min(right, self.end + _AFTER))

    @property
    def conditional(self) -> bool:
        """Whether the part is a condition ('als de wachttijd oploopt')."""
        return _CONDITION.match(self.text, self.part[0]) is not None

    @property
    def questioned(self) -> bool:
        """Whether the part is what is asked or looked into ('of de warme overdracht werkt')."""
        before = self.text[: self.part[0]].rstrip()
        return before.endswith(" of") or self.words.startswith(("of ", " of "))


def judge(sense: str, place: Place) -> str | None:
    """``problem``, ``improvement`` or None for a match of a rule with this sense."""
    if sense in ("problem", "improvement"):
        idle = place.conditional or (sense == "improvement" and (place.questioned or _IDLE.search(place.words)))
        return None if idle else _turned(sense, place)
    if place.conditional or place.questioned:
        return None
    return {"bad": _bad, "good": _good, "neutral": _neutral, "lack": _lack, "quantity": _quantity, "wanted": _wanted}[
        sense
    ](place)


_NOT_BEFORE = re.compile(r"\b(?:niet|nauwelijks|amper|geen|onvoldoende|nooit|evenmin)\s+(?:[\w-]+ ){0,3}$")
_FAILED = re.compile(
    r"\bniet (?:in |erin )?(?:geslaagd|gelukt|gehaald|haalbaar)|\bslaag\w* .{0,40}\bniet\b|\bluk\w+ .{0,40}\bniet\b"
)
_UNACCEPTABLE = re.compile(r"\b(?:kan|kunnen|mag|mogen)\b.*\bniet\b")
_MUST = re.compile(r"\bmoe(?:t|ten|st|sten)\b")
_TOPIC = re.compile(
    r"(?<!zorgen )(?<!klachten )(?<!klagen )(?<!klaagt )\b(?:over|naar|inzake|omtrent|cijfers|"
    r"gegevens|informatie|rond|tijdens|gedurende)\s+"
    r"(?:de |het |hun |een )?(?:(?!te )\w+ ){0,1}$"
)


_IDLE = re.compile(
    r"\b(?:hoort|horen|behoort|behoren)\b.* te\b|\bzou(?:den)? .*moeten\b|\bvolgens de (?:norm|wet|afspraak)\b"
    r"|\b(?:nooit|nergens|nauwelijks|zelden|amper)\b(?! meer)|\bniemand\b(?! (?:hoeft|hoefde|meer))"
)


def _turned(sense: str, place: Place) -> str:
    """A stated problem that 'is voorbij' or is 'niet meer' found anywhere is an improvement."""
    if sense == "problem" and (_over(place) or trend(place.words) < 0):
        return "improvement"
    return sense


def _over(place: Place) -> bool:
    """Whether what the part (or the verb right after it) states has ended."""
    match = place.found("over")
    if match is None:
        after = place.text[place.part[1] : place.part[1] + 50]
        return _ENDED_AFTER.match(after) is not None
    return not _NOT_BEFORE.search(place.text[place.part[0] : match.start()])


_ENDED_AFTER = re.compile(
    r"\s*,?\s*(?:is|zijn|komt|komen|behoort|behoren) (?:\w+ )?(?:niet meer (?:aangetroffen|gezien|"
    r"gevonden|voorgekomen|voor)|"
    r"verleden tijd|voorbij|tot het verleden|opgelost|verholpen)"
)


def _topic(place: Place) -> bool:
    """'Cijfers over wachttijden' and 'tijdens de wachttijd' state nothing."""
    return _TOPIC.search(place.text, max(0, place.start - 40), place.start) is not None


def _bad(place: Place) -> str | None:
    if _topic(place):
        return None
    left, _ = place.part
    before = place.text[left : place.start]
    if _UNACCEPTABLE.search(before):
        return None
    denied = place.operators["negation"].search(place.text, max(left, place.start - _BEFORE), place.end)
    if denied and _MUST.search(place.words):  # 'er moet zonder vertraging hulp komen': it does not come yet
        return "problem"
    reduced = place.operators["less"].search(place.words)
    if reduced:
        still = _NOT_BEFORE.search(place.words[: reduced.start()]) or _FAILED.search(place.words)
        return "problem" if still else "improvement"
    moved = trend(place.words)
    if moved:
        return "improvement" if moved < 0 else "problem"
    if place.has("more"):
        return "problem"
    if denied or _over(place) or _GONE.match(place.text, place.end):
        return "improvement"
    return None if place.bare else "problem"


_GONE = re.compile(r"\W*(?:[\w-]+ ){0,5}(?:niet meer|er niet\b|is er geen|geen sprake|is weg\b|zijn weg\b)")


def _quantity(place: Place) -> str | None:
    """'De doorlooptijd', 'de caseload': only what becomes of it says something."""
    if _topic(place):
        return None
    reduced = place.found("less")
    if reduced:
        return "problem" if _NOT_BEFORE.search(place.text[place.part[0] : reduced.start()]) else "improvement"
    moved = trend(place.words)
    if moved:
        return "improvement" if moved < 0 else "problem"
    return "problem" if place.near("more") or place.near("excess") else None


def _lack(place: Place) -> str | None:
    found = _good(place)
    return found if found == "problem" else None


_DUTY = re.compile(
    r"\b(?:hoort|horen|behoort|behoren)\b.* te\b|\bzou(?:den)? .*moeten\b|\bvolgens de (?:norm|wet|afspraak)\b"
)


def _wanted(place: Place) -> str | None:
    """As good, but an improvement needs a word of change: that it is there is bare procedure."""
    found = _good(place)
    return found if found != "improvement" or place.has("change") else None


def _good(place: Place) -> str | None:
    lacking = place.found("lack")
    denied = place.found("negation")
    if lacking and denied and not lacking.start() <= denied.start() < lacking.end():
        return "problem" if place.near("still") else "improvement"
    if lacking or denied:
        return "improvement" if _over(place) or trend(place.words) < 0 else "problem"
    if place.near("bad"):
        return "problem"
    if _DUTY.search(place.words):
        return None
    moved = trend(place.words)
    if moved:
        return "improvement" if moved > 0 else "problem"
    if _NOT_YET.search(place.words) or _topic(place):
        return None
    return "improvement" if place.has("gain") or place.has("order") else None


_NOT_YET = re.compile(r"\b(?:voordat|eer|duurt|duurde|wachten|wacht|u)\b")
_NOT_BAD = re.compile(r"\bniet (?:goed|toereikend|vanzelf|op orde|soepel|vlekkeloos|vlot)|verlo\w+ niet")


def _neutral(place: Place) -> str | None:
    bad = place.found("bad") or (place.operators["bad"].search(place.text, *place.part))
    if bad:
        denied = place.near("negation") and not _NOT_BAD.search(place.words)
        return "improvement" if (denied or _over(place)) and not place.near("still") else "problem"
    if place.has("good"):
        return "problem" if place.near("negation") else (None if _DUTY.search(place.words) else "improvement")
    return None
