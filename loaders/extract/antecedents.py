"""What a definite noun can point back to: the named candidates of a text, by type, with fast look-ups."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.extract.candidates import Candidate

_SCOPE = re.compile(r" (?:in|van|uit|binnen|rond) (?:de (?:regio|gemeente|provincie|stad) )?$")


_NUMBERS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_SET = re.compile(
    r"\b(?:(?P<both>[Bb]eide)|(?:[Dd]e|[Dd]eze|[Dd]ie) (?P<number>twee|drie|vier|vijf|zes|[2-6])|[Dd]eze|[Dd]ie)"
    r"(?: (?:betrokken|genoemde|samenwerkende|fuserende))? $"
)


@dataclass(frozen=True)
class Context:
    """What noun resolution may look at: the text, the named candidates, the date and the text's own municipality."""

    text: str
    named: Sequence[Candidate]
    issued: str | None
    municipality: str | None

    def of_type(self, kind: str) -> list[Candidate]:
        return [c for c in self.named if c.type == kind and c.canonical and not c.generic]

    def before(self, candidate: Candidate, size: int = 60) -> str:
        return self.text[max(0, candidate.start - size) : candidate.start]

    def after(self, candidate: Candidate, size: int = 40) -> str:
        return self.text[candidate.end : candidate.end + size]


@dataclass(frozen=True)
class Line:
    """Named candidates of one sort in order of place; ``ids`` are the different ones in order of first mention."""

    starts: list[int]
    canonicals: list[str]
    ids: list[str]

    @classmethod
    def of(cls, found: Sequence[Candidate]) -> "Line":
        canonicals = [c.canonical for c in found]
        return cls([c.start for c in found], canonicals, list(dict.fromkeys(canonicals)))

    def before(self, place: int) -> str | None:
        """The last one named before a place."""
        at = bisect_left(self.starts, place)
        return self.canonicals[at - 1] if at else None


class Antecedents:
    """Look-ups that every kind of noun shares; positions are sorted, so that each costs a bisection."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._by_type: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in context.named:
            if candidate.canonical and not candidate.generic:
                self._by_type[candidate.type].append(candidate)
        self._positions = {kind: [c.start for c in found] for kind, found in self._by_type.items()}
        self._lines: dict[tuple[str, str | None], Line] = {}

    def _kind(self, noun: Candidate, confidence: float = 1.0) -> Candidate:
        return replace(
            noun,
            canonical=f"class:{noun.type}{self._scope(noun)}",
            generic=True,
            confidence=round(noun.confidence * confidence, 2),
        )

    def _scope(self, noun: Candidate) -> str:
        for kind in ("plaats", "gemeente"):
            at = bisect_left(self._positions.get(kind, []), noun.end)
            found = self._by_type[kind][at : at + 1]
            if found and _SCOPE.fullmatch(self.context.text[noun.end : found[0].start]):
                return f"@{found[0].canonical.removeprefix('gemeente-').split('+')[0]}"
        return ""

    def _area(self) -> str | None:
        if self.context.municipality:
            return self.context.municipality.removeprefix("gemeente-")
        regions = {
            c.canonical for c in self._by_type["samenwerkingsverband"] if re.match(r"(?:jeugd)?regio-", c.canonical)
        }
        return re.sub(r"^(?:jeugd)?regio-", "", regions.pop()) if len(regions) == 1 else None

    def _is_apposition(self, noun: Candidate) -> bool:
        """'zorgaanbieder Pluryn', 'de gemeenten Breda en Tilburg': the head is in no span."""
        found = self._by_type[noun.type]
        at = bisect_left(self._positions.get(noun.type, []), noun.end)
        return at < len(found) and self.context.text[noun.end : found[at].start] in (" ", " '", ' "')

    def _those(self, kind: str, words: str | None) -> Line:
        key = (kind, words)
        if key not in self._lines:
            self._lines[key] = Line.of([c for c in self._by_type[kind] if words is None or words in c.canonical])
        return self._lines[key]

    def _antecedent(self, noun: Candidate, words: str | None, unique: bool) -> str | None:
        line = self._those(noun.type, words)
        if len(line.ids) == 1:
            return line.ids[0]
        return None if unique or not line.ids else line.before(noun.start)

    def _named_set(self, noun: Candidate) -> tuple[str, ...]:
        """'beide aanbieders', 'de drie GI's', 'deze gemeenten': the ids of those that were named just before."""
        match = _SET.search(self.context.before(noun))
        if match is None:
            return ()
        line = self._those(noun.type, None)
        at = bisect_left(line.starts, noun.start)
        before = [c for c in line.canonicals[max(0, at - 60) : at] if "+" not in c]
        number = match.group("number")
        if match.group("both") or number:
            size = 2 if match.group("both") else _NUMBERS.get(number, 0)
            ids = list(dict.fromkeys(reversed(before)))
            known = len(set(before))
            return (
                tuple(sorted(ids[:size])) if known == size or (size == 2 and match.group("both") and known > 1) else ()
            )
        near = [
            c for c, start in zip(before, line.starts[max(0, at - 60) : at], strict=False) if noun.start - start < 260
        ]
        ids = list(dict.fromkeys(near))
        return tuple(sorted(ids)) if 2 <= len(ids) <= 6 else ()
