"""What a text teaches about its own nouns: where a team works, which provider is meant, what is only an aside."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from loaders.extract.antecedents import Antecedents, Context
from loaders.extract.candidates import Candidate

_TEAM_IN = re.compile(r" (?:in|van|voor) (?:de (?:regio|gemeenten?) )?")


class LocalNouns(Antecedents):
    """Look-ups that need all nouns of a text first; ``learn`` them before resolving one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._team_places: dict[str, str] = {}
        self._first_bare: dict[str, int] = {}

    @staticmethod
    def _is_one(noun: Candidate) -> bool:
        return not noun.notes.get("plural") and noun.notes.get("determiner") not in ("een", "elke", "geen", "ieder")

    def learn(self, nouns: Sequence[Candidate]) -> None:
        """Where a team of several organisations works: 'de jeugdbeschermingstafel in Aalten en Bronckhorst'."""
        areas = sorted([*self._by_type["plaats"], *self._by_type["gemeente"]], key=lambda c: c.start)
        starts = [c.start for c in areas]
        for noun in nouns:
            if not noun.notes.get("plural"):
                self._first_bare.setdefault(noun.type, noun.start)
            if noun.type != "ketenteam" or noun.notes.get("plural"):
                continue
            at = bisect_left(starts, noun.end)
            if at == len(areas) or not _TEAM_IN.fullmatch(self.context.text[noun.end : areas[at].start]):
                continue
            places = [areas[at]]
            while (at := at + 1) < len(areas) and re.fullmatch(
                r", | en ", self.context.text[places[-1].end : areas[at].start]
            ):
                places.append(areas[at])
            ids = sorted(c.canonical.removeprefix("gemeente-") for c in places)
            self._team_places.setdefault(noun.surface.lower(), "-".join(ids))

    def _provider(self, noun: Candidate) -> str | None:
        """'de jeugdhulporganisatie': the one named in the sentences before, that the sentence itself does not name."""
        word = noun.surface.lower()
        if noun.notes.get("plural") or noun.notes.get("determiner") not in ("de", "deze", "die"):
            return None
        if noun.notes.get("between"):
            return None
        line = self._those("jeugdhulpaanbieder", None)
        at = bisect_left(line.starts, noun.start)
        if not at or noun.start - line.starts[at - 1] > 500:
            return None
        if word.endswith("aanbieder"):
            return line.ids[0] if len(line.ids) == 1 and word != "aanbieder" else None
        text = self.context.text
        ends = (text.find(mark, noun.end, noun.end + 600) for mark in (". ", "\n"))
        end = min((place for place in ends if place >= 0), default=noun.end + 600)
        after = set(line.canonicals[at : bisect_left(line.starts, end)])
        near = line.canonicals[bisect_left(line.starts, noun.start - 500) : at]
        return next((c for c in near if c not in after and "+" not in c), None)

    def _is_aside(self, noun: Candidate) -> bool:
        """Whether the text names one of a kind only once, long after it spoke of the kind."""
        starts = self._those(noun.type, None).starts
        return len(starts) == 1 and starts[0] > 300 and self._first_bare.get(noun.type, starts[0]) < starts[0] - 200
