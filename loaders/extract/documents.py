"""Who made a document: 'inspectierapport X', 'raadsrapport', 'een rapport van A' are the rules' work; here the
compounds."""

import re
from collections.abc import Iterator, Sequence

from loaders.extract.arguments import Actor, Context, expand
from loaders.extract.hits import Hit, cross
from loaders.extract.segment import Sentence, SentenceIndex
from loaders.extract.tokens import Slot

_COMPOUND = re.compile(
    r"\b(?P<maker>inspectie|rekenkamer|raads|kamer|collegebrief|gemeente)(?:rapport|onderzoek|brief|advies|signalement)\w*"
    r"\W{0,3}(?:over\W+)?$",
    re.IGNORECASE,
)
_RAADSRAPPORT = re.compile(r"raads-?\s*(?:rapport|onderzoek)", re.IGNORECASE)
_MAKER_TYPES = {
    "inspectie": ("inspectie",),
    "rekenkamer": ("onderzoeksbureau", "bestuursorgaan", "overig"),
    "raads": ("rvdk",),
}


def document_makers(text: str, sentences: Sequence[Sentence], slots: Sequence[Slot], context: Context) -> Iterator[Hit]:
    """``publishes`` from a compound that names the kind of maker, where the text has exactly one maker of that kind."""
    index = SentenceIndex(sentences)
    by_maker = {maker: _makers(slots, types) for maker, types in _MAKER_TYPES.items()}
    for slot in slots:
        if slot.type != "document":
            continue
        number = index.at(slot.start)
        if number is None:
            continue
        before = text[max(sentences[number].start, slot.start - 40) : slot.start]
        maker = _compound(before) or ("raads" if _RAADSRAPPORT.match(slot.surface) else "")
        makers = by_maker.get(maker, [])
        start = max(sentences[number].start, slot.start - 24)
        yield from cross(makers, expand(slot), "publishes", (start, slot.end), "publishes.compound", 0.85)


def _compound(before: str) -> str:
    match = _COMPOUND.search(before)
    return match["maker"].lower() if match else ""


def _makers(slots: Sequence[Slot], types: tuple[str, ...]) -> list[Actor]:
    """The one (set of) named maker(s) of these types; several different ones: none."""
    found = {slot.canonical: slot for slot in slots if slot.type in types and not slot.canonical.startswith("class:")}
    sets = [key for key in found if "+" in key]
    if len(sets) == 1 and all(key == sets[0] or key in sets[0].split("+") for key in found):
        return expand(found[sets[0]])
    return expand(next(iter(found.values()))) if len(found) == 1 else []
