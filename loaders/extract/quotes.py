"""Who 'wij' is inside a quotation: the organisation that says it, or that of the person who says it."""

import re
from collections.abc import Mapping, Sequence

from loaders.extract.segment import Sentence
from loaders.extract.tokens import Slot

_SAYS = (
    r"(?:aldus|zegt|zeggen|zei|zeiden|stelt|stellen|vertelt|verklaart|verklaren|benadrukt|reageert|vindt|vinden|meldt|"
    r"schrijft|schrijven|erkent|laat)"
)
_BEFORE = re.compile(rf"\b{_SAYS}\s+(?:[a-zà-ÿ-]+\s+){{0,3}}$")
_AFTER = re.compile(rf"\s*,?\s*{_SAYS}\b")
_WE = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)
_QUOTE = re.compile('["“”„]')
_NOT_SPEAKING = frozenset(["plaats", "document", "programma", "taak"])

Speakers = tuple[tuple[str, str], ...]


def quoted_speakers(
    text: str, sentences: Sequence[Sentence], slots: Sequence[Slot], bodies: Mapping[str, tuple[str, str]]
) -> dict[int, Speakers]:
    """Sentence start -> who 'wij' is there, for sentences with a quotation and its speaker in them or in the one after.

    ``bodies`` gives the organisation (id, type) of a person who holds a function.
    """
    said = _sayings(text, slots, bodies)
    found: dict[int, Speakers] = {}
    for number, sentence in enumerate(sentences):
        low = text[sentence.start : sentence.end]
        if not (_WE.search(low) and (_QUOTE.search(low) or _inside(text, sentences, number))):
            continue
        end = sentence.end
        if number + 1 < len(sentences) and sentences[number + 1].block == sentence.block:
            end = sentences[number + 1].end
        speakers = next((who for at, who in said if sentence.start <= at < end), ())
        if not speakers:  # 'wethouder X reageert geschrokken. "Wij ..."'
            opening = _opening(sentences, number)
            speakers = next((who for at, who in reversed(said) if opening <= at < sentence.start), ())
        if speakers:
            found[sentence.start] = speakers
    return found


def _inside(text: str, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a quotation that opened earlier in the paragraph is still open."""
    return len(_QUOTE.findall(text, _opening(sentences, number), sentences[number].start)) % 2 == 1


def _opening(sentences: Sequence[Sentence], number: int) -> int:
    """Where the paragraph of a sentence starts, at most six sentences back."""
    first = number
    while first and sentences[first - 1].block == sentences[number].block and number - first < 6:
        first -= 1
    return sentences[first].start


def _sayings(text: str, slots: Sequence[Slot], bodies: Mapping[str, tuple[str, str]]) -> list[tuple[int, Speakers]]:
    said: list[tuple[int, Speakers]] = []
    for slot in slots:
        if slot.type in _NOT_SPEAKING:
            continue
        if not (_BEFORE.search(text, max(0, slot.start - 70), slot.start) or _AFTER.match(text, slot.end)):
            continue
        if slot.type == "functionaris":
            body = bodies.get(slot.canonical)
            speakers: Speakers = (body,) if body else ()
        else:
            speakers = tuple((one, slot.type) for one in slot.canonical.split("+"))
        if speakers:
            said.append((slot.start, speakers))
    return said
