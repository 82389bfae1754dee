"""'het rapport', 'dit plan': nouns that point back to a titled or introduced work."""

import re
from bisect import bisect_left
from dataclasses import replace

from loaders.extract.antecedents import Antecedents, Context, Line
from loaders.extract.candidates import Candidate
from loaders.extract.work_words import kinds_of

_NOT_A_MAKER = frozenset({"plaats", "document", "programma", "taak", "functionaris"})
_INTRODUCED = frozenset({"rapport", "evaluatie", "rapportage", "signalement", "notitie", "protocol", "jaarverslag"})
_STUDY = re.compile(r"[Oo]nderzoek (?:van|door) (?:de |het |bureau )*$")


class WorkNouns(Antecedents):
    """Resolution of nouns for works; ``resolve`` gives None where nothing was titled or introduced."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._starts = [c.start for c in context.named]
        self._made: dict[str, str] = {}
        studies = ("onderzoeksbureau", "inspectie")
        self._studies = Line.of([c for c in context.named if c.type in studies and _STUDY.search(context.before(c))])

    def resolve(self, noun: Candidate) -> Candidate | None:
        kind = noun.notes["kind"]
        if self._is_before_title(noun):
            return None
        if noun.type == "programma":
            return self._programme(noun, kind)
        if kind == "brief" or noun.notes["determiner"] == "uw":
            return None
        if noun.notes["determiner"] in ("haar", "zijn", "hun"):
            return self._of_them(noun, kind)
        works = self._works(kind)
        maker = self._maker(noun)
        if noun.notes["determiner"] in ("een",):
            return self._introduced(noun, kind, maker)
        earlier = works.before(noun.start)
        if maker and not earlier:
            return self._introduced(noun, kind, maker)
        if works.ids:
            return replace(noun, canonical=earlier or works.ids[0])
        if kind in self._made:
            return replace(noun, canonical=self._made[kind], confidence=0.75)
        if kind == "rapport" and (study := self._study(noun)):
            return self._introduced(noun, kind, study)
        return None

    def _programme(self, noun: Candidate, kind: str) -> Candidate | None:
        """'de proef': the programme that was named with this word."""
        key = ("programma", f"kind {kind}")
        if key not in self._lines:
            named = [c for c in self._by_type["programma"] if kind in (c.notes.get("head"), c.canonical.split("-")[0])]
            self._lines[key] = Line.of(named)
        earlier = self._lines[key].before(noun.start)
        return replace(noun, canonical=earlier) if earlier else None

    def _works(self, kind: str) -> Line:
        key = ("document", f"kind {kind}")
        if key not in self._lines:
            words = kinds_of(kind)
            self._lines[key] = Line.of(
                [
                    c
                    for c in self._by_type["document"]
                    if any(w in c.canonical or w in c.notes.get("head", "") for w in words)
                ]
            )
        return self._lines[key]

    def _is_before_title(self, noun: Candidate) -> bool:
        """'het inspectierapport Zicht op zorg': the noun is in no span."""
        at = bisect_left(self._positions.get(noun.type, []), noun.end)
        found = self._by_type[noun.type][at : at + 1]
        return bool(found) and self.context.text[noun.end : found[0].start].strip(" '\"") == ""

    def _of_them(self, noun: Candidate, kind: str) -> Candidate | None:
        """'Volgens haar rapport': the titled work before, else one of the inspection or bureau named just before."""
        if earlier := self._works(kind).before(noun.start):
            return replace(noun, canonical=earlier)
        at = bisect_left(self._starts, noun.start)
        makers = [c for c in self.context.named[max(0, at - 4) : at] if c.type in ("inspectie", "onderzoeksbureau")]
        near = [c.canonical for c in makers if c.canonical and noun.start - c.end < 200]
        return self._introduced(noun, kind, near[-1].split("+")[0]) if near else None

    def _introduced(self, noun: Candidate, kind: str, maker: str | None) -> Candidate | None:
        if maker is None or kind not in _INTRODUCED:
            return None
        self._made[kind] = f"{kind}-{maker}"
        return replace(noun, canonical=self._made[kind], confidence=0.8)

    def _maker(self, noun: Candidate) -> str | None:
        """'rapport van de inspectie': the maker right after it."""
        at = bisect_left(self._starts, noun.end)
        for c in self.context.named[at : at + 3]:
            if (
                c.start <= noun.end + 14
                and c.canonical
                and c.type not in _NOT_A_MAKER
                and re.fullmatch(r" van (?:de |het )?", self.context.text[noun.end : c.start])
            ):
                return c.canonical.split("+")[0]
        return None

    def _study(self, noun: Candidate) -> str | None:
        """The maker of a study introduced before ('een onderzoek van Kade')."""
        return self._studies.before(noun.start)
