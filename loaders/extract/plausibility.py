"""Whether a stretch of text can be a Dutch sentence at all: shuffled words, OCR noise and other languages state
nothing."""

import re
from collections.abc import Sequence

from loaders.extract.segment import Sentence

_FUNCTION = (
    r"(?:de|het|een|van|en|of|is|zijn|was|waren|wordt|worden|werd|heeft|hebben|had|kan|kunnen|moet|moeten|zal|zullen|in|op|aan|bij|"
    r"met|naar|uit|dat|die|maar|want|omdat|niet|ook|om|te|wij|we|zij|er)"
)
_IMPOSSIBLE = re.compile(
    rf"\b(?:de|een|der|onze)\s+(?!op de)(?!of ander){_FUNCTION}(?!-)\b"
    r"|\b(?:de|een|der|onze|van|bij|tussen|naar|te|dat|en|of|als)\s*[.,;:!?](?!\.)"
    r"|\b(?:van|bij|naar|tussen|met|voor)\s+(?:en|is|zijn|wordt|worden|heeft|hebben|kan|moet|zal|dat|maar|of|om|te|van|naar|niet|er)\b"
    r"|\bte\s+(?:de|het|een|van|en|is|in|op|aan|bij|met|wij|zij|niet|er|dat|die)\b|\ben\s+(?:of|maar)\b"
)
_COMMON = re.compile(rf"\b{_FUNCTION}\b")
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 9
_TOLERATED = 0.09
_NOISE = 0.4


def plausible(low: str) -> bool:
    """True unless a lower-cased sentence has too many impossible word pairs, or is long and lacks Dutch function
    words."""
    words = len(_WORD.findall(low))
    if words < _LONG:
        return True
    common = len(_COMMON.findall(low))
    if common < words * 0.08 and words > 14:
        return False
    wrong = len(_IMPOSSIBLE.findall(low))
    return wrong < 2 or wrong <= common * _TOLERATED


def is_noise(text: str, sentences: Sequence[Sentence]) -> bool:
    """True for a text of which too many sentences have impossible word pairs: it is shuffled, noise or not Dutch."""
    wrong = seen = 0
    for sentence in sentences:
        low = text[sentence.start : sentence.end].lower()
        if sentence.kind in ("prose", "item") and len(_WORD.findall(low)) >= _LONG:
            seen += 1
            wrong += bool(_IMPOSSIBLE.search(low)) or not plausible(low)
    return seen > 0 and wrong > seen * _NOISE
