"""Calls for tender: who tenders, which services the lots stand for, and what follows from 'perceel 1 wordt uitgevoerd
door X'."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from loaders.extract.arguments import Actor, expand
from loaders.extract.hits import Hit, cross
from loaders.extract.segment import Sentence
from loaders.extract.tokens import Slot

_TENDER = re.compile(
    r"aanbestedende dienst|aankondiging van een opdracht|nota van inlichtingen|aanbestedingsdocument"
    r"|aanbestedingsleidraad"
    r"|\binschrijvers?\b|gunningscriteri|\bperceel \d",
    re.IGNORECASE,
)
_CLIENT = re.compile(r"aanbestedende dienst|opdrachtgever|\bnamens\b|aanbesteding (?:van|door)", re.IGNORECASE)
_LOT = re.compile(r"\bperceel\s+(\d{1,2}|[A-D]\b)", re.IGNORECASE)
_CLIENTS = frozenset(["gemeente", "samenwerkingsverband", "rijksoverheid", "provincie", "overig"])
_PROVIDERS = frozenset(["gi", "jeugdhulpaanbieder", "veilig_thuis", "overig", "lokaal_team"])
_SEARCHED = 20_000


class Tender:
    """A call for tender: ``client`` and ``lots`` (number -> services). Empty for any other text."""

    def __init__(self, text: str, sentences: Sequence[Sentence], slots: Sequence[Slot]) -> None:
        self.client: tuple[Actor, ...] = ()
        self.lots: dict[str, tuple[Actor, ...]] = {}
        self._defined: tuple[int, int] = (0, 0)
        if len(_TENDER.findall(text[:_SEARCHED])) >= 2:
            self.client = _client(text, slots)
            self._define(text, sentences, slots)

    def _define(self, text: str, sentences: Sequence[Sentence], slots: Sequence[Slot]) -> None:
        """'jeugdbescherming en jeugdreclassering (perceel 1)' and 'Perceel 1: jeugdbescherming'."""
        tasks = [slot for slot in slots if slot.type == "taak"]
        starts = [slot.start for slot in tasks]
        for sentence in sentences:
            inside = tasks[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            marks = list(_LOT.finditer(text, sentence.start, sentence.end)) if inside else []
            at = sentence.start
            for mark in marks:
                number = mark.group(1).lower()
                bracket = text[mark.start() - 1] == "("
                end = sentence.end if mark is marks[-1] else marks[marks.index(mark) + 1].start()
                named = [
                    t for t in inside if (at <= t.start < mark.start() if bracket else mark.end() <= t.start < end)
                ]
                if number not in self.lots and named:
                    self.lots[number] = tuple(a for t in named for a in expand(t))
                    self._defined = self._defined if self._defined[1] else (sentence.start, sentence.end)
                at = mark.end()

    def relations(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        """The client commissions the services of the lots, and those who carry them out."""
        tasks = {a.canonical for lot in self.lots.values() for a in lot}
        for lot in self.lots.values():
            yield from cross(
                list(self.client), list(lot), "commissions", self._defined, "commissions.lot", 0.82, modality="planned"
            )
        for hit in hits:
            if hit.type == "executes" and hit.object.canonical in tasks and hit.subject.type in _PROVIDERS:
                yield from cross(
                    list(self.client),
                    [hit.subject],
                    "commissions",
                    (hit.start, hit.end),
                    "commissions.lot-holder",
                    0.78,
                    hit.polarity,
                    hit.modality,
                )


def _client(text: str, slots: Sequence[Slot]) -> tuple[Actor, ...]:
    """The organisation named at 'Aanbestedende dienst', else the first one after 'aanbesteding van'."""
    for mark in _CLIENT.finditer(text[:_SEARCHED]):
        if mark.group().lower() == "namens":
            continue
        near = next((s for s in slots if mark.end() <= s.start < mark.end() + 60), None)
        if near is not None and near.type in _CLIENTS and not near.canonical.startswith("class:"):
            return tuple(expand(near))
    return ()
