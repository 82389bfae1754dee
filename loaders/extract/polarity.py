"""Whether the words of a finding state a problem or an improvement.

A finding rule names its sense; operators around it decide: a negation, a word of lack, of decrease or of gain.
Operators are
patterns in ``rules/findings.yaml`` and count only within the part of the sentence that holds the finding.
"""

import re
from dataclasses import dataclass
from functools import cached_property

_PARTS = re.compile(r"[,;:–—()\"“”]|\b(?:maar|terwijl|omdat|doordat|zodat|waardoor|hoewel|waarbij|en dat|echter|of)\b")
_CONDITION = re.compile(r"\s*(?:en\s+)?(?:als|indien|wanneer|mocht|tenzij|zolang)\b")
_BEFORE = 45
_AFTER = 30


@dataclass(frozen=True)
class Operators:
    """The compiled operator patterns by name."""

    patterns: dict[str, re.Pattern[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


@dataclass(frozen=True)
class Place:
    """A match within its sentence: ``text`` is the lower-cased sentence, ``start``/``end`` the match."""

    text: str
    start: int
    end: int
    operators: Operators

    @cached_property
    def part(self) -> tuple[int, int]:
        """The stretch between punctuation and conjunctions that holds the match."""
        left = max((m.end() for m in _PARTS.finditer(self.text, 0, self.start)), default=0)
        right = _PARTS.search(self.text, self.end)
        return left, right.start() if right else len(self.text)

    def has(self, name: str) -> bool:
        """Whether an operator stands in the match's part."""
        return self.operators[name].search(self.text, *self.part) is not None

    def near(self, name: str) -> bool:
        """Whether an operator stands in the part and close to the match, or within it."""
        left, right = self.part
        return (
            self.operators[name].search(self.text, max(left, self.start - _BEFORE), min(right, self.end + _AFTER))
            is not None
        )

    @property
    def conditional(self) -> bool:
        """Whether the part is a condition ('als de wachttijd oploopt')."""
        return _CONDITION.match(self.text, self.part[0]) is not None

    @property
    def questioned(self) -> bool:
        """Whether the part is what is asked or looked into ('of de warme overdracht werkt')."""
        return self.text[: self.part[0]].endswith(" of") and self.text[self.part[0] :].startswith(
            (" de ", " het ", " er ")
        )


def judge(sense: str, place: Place) -> str | None:
    """``problem``, ``improvement`` or None for a match of a rule with this sense."""
    if sense in ("problem", "improvement"):
        return sense
    if place.conditional:
        return None
    return {"bad": _bad, "good": _good, "neutral": _neutral, "lack": _lack}[sense](place)


_NOT_BEFORE = re.compile(r"\b(?:niet|nauwelijks|amper|geen|onvoldoende)\s+(?:\w+ ){0,2}$")
_ABSENT = re.compile(r"\bgeen sprake\b")
_UNACCEPTABLE = re.compile(r"\b(?:kan|kunnen|mag|mogen)\b.*\bniet\b")
_GONE = re.compile(r"\W*(?:\w+ ){0,4}(?:niet meer|er niet\b|is er geen)")
_MUST = re.compile(r"\bmoe(?:t|ten|st|sten)\b")
_TOPIC = re.compile(
    r"(?<!zorgen )(?<!klachten )\b(?:over|naar|inzake|omtrent|cijfers|gegevens|informatie)\s+(?:de |het |hun )?$"
)


def _bad(place: Place) -> str | None:
    if _TOPIC.search(place.text, max(0, place.start - 30), place.start):  # 'cijfers over wachttijden' states nothing
        return None
    left, right = place.part
    before, part = place.text[left : place.start], place.text[left:right]
    if _ABSENT.search(part):
        return "improvement"
    if _UNACCEPTABLE.search(before):
        return None
    inside = place.operators["negation"].search(place.text, place.start, place.end)
    denied = place.operators["negation"].search(place.text, max(left, place.start - _BEFORE), place.start)
    gone = _GONE.match(place.text, place.end)
    if denied and _MUST.search(part):  # 'er moet zonder vertraging hulp komen': it does not come yet
        return "problem"
    reduced = place.operators["less"].search(part)
    still = reduced and _NOT_BEFORE.search(part, 0, reduced.start())  # 'is niet korter geworden'
    better = bool(inside or denied or gone) != bool(reduced and not still)
    return "improvement" if better else "problem"


def _lack(place: Place) -> str | None:
    found = _good(place)
    return found if found == "problem" else None


def _good(place: Place) -> str | None:
    if place.questioned:
        return None
    missing = place.near("negation")
    lacking = place.near("lack")
    if missing and lacking:
        return "improvement"
    if missing or lacking:
        return "problem"
    if place.has("bad"):
        return "problem"
    if place.has("gain") or place.has("order"):
        return "improvement"
    return None


def _neutral(place: Place) -> str | None:
    if place.questioned:
        return None
    if place.has("bad"):
        return (
            "improvement"
            if place.near("negation") and not re.search(r"\bniet goed|verlo\w+ niet|niet vanzelf", place.text)
            else "problem"
        )
    if place.has("good"):
        return "problem" if place.near("negation") else "improvement"
    return None
