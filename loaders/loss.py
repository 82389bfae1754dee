"""The loss report: what a document says that extraction did not understand, so that nothing is dropped in silence.

Two kinds: names of organisations that were not recognised, and sentences with two actors and a word for a handover or a
problem that gave no statement. Names of persons are left out on purpose: a report is no place for them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from loaders.annotations import Annotations, Mention
from loaders.document import Document
from loaders.extract.segment import Sentence, sentences
from loaders.extract.shadow import Shadow

NAME, SENTENCE = "naam", "zin"
NOT_ACTORS = frozenset({"plaats", "document", "programma", "taak"})

_CAP = r"[A-ZÀ-ÖØ-Þ][\w&'’-]*"
_CANDIDATE = re.compile(rf"{_CAP}(?:[ \n](?:(?:voor|van|de|der|den|en|het|&|in)[ \n])*{_CAP})*")
_ABBREVIATION = re.compile(r"[A-Z][A-Z&]{2,6}")
_LONGEST = 400


@dataclass(frozen=True)
class Loss:
    """Something not understood: ``kind`` is ``naam`` or ``zin``, the span is in the document's text."""

    document: str
    kind: str
    start: int
    end: int
    text: str
    reason: str


@cache
def _words(name: str) -> re.Pattern[str]:
    data = yaml.safe_load((files("loaders.extract.rules") / "loss.yaml").read_text(encoding="utf-8"))
    joined = "|".join(map(re.escape, data[name]))
    return re.compile(rf"(?:{joined})" if name == "organisation" else rf"\b(?:{joined})", re.IGNORECASE)


def losses(document: Document, annotations: Annotations) -> list[Loss]:
    """What was not understood, in order of place."""
    shadow = Shadow.of(document.text)
    found = [*_names(document, annotations, shadow), *_sentences(document, annotations, shadow)]
    return sorted(found, key=lambda loss: (loss.start, loss.end, loss.kind))


def _names(document: Document, annotations: Annotations, shadow: Shadow) -> Iterator[Loss]:
    covered = _covered(annotations.mentions, shadow)
    reported = set()
    for match in _CANDIDATE.finditer(shadow.text):
        name = " ".join(match[0].split())
        if name in reported or not _organisation(name) or _overlaps(covered, match.span()):
            continue
        if _ABBREVIATION.fullmatch(name) is None and (" " not in name or _starts_sentence(shadow.text, match.start())):
            continue
        reported.add(name)
        start, end = shadow.to_source(*match.span())
        yield Loss(document.key, NAME, start, end, document.text[start:end], "naam van een organisatie niet herkend")


def _organisation(name: str) -> bool:
    return bool(_ABBREVIATION.fullmatch(name) or _words("organisation").search(name))


def _starts_sentence(text: str, start: int) -> bool:
    while start and text[start - 1] in " \"'“‘(":
        start -= 1
    return not start or text[start - 1] in ".!?:\n"


def _sentences(document: Document, annotations: Annotations, shadow: Shadow) -> Iterator[Loss]:
    actors = sorted((m for m in annotations.mentions if m.type not in NOT_ACTORS), key=_start)
    stated = _joined([*(r.evidence for r in annotations.relations), *((f.start, f.end) for f in annotations.findings)])
    for sentence in sentences(shadow.text):
        start, end = shadow.to_source(sentence.start, sentence.end)
        here = actors[bisect_left(actors, start, key=_start) : bisect_left(actors, end, key=_start)]
        if len({m.canonical for m in here}) < 2 or _overlaps(stated, (start, end)):
            continue
        reason = _reason(shadow.text, sentence)
        if reason:
            yield Loss(document.key, SENTENCE, start, end, document.text[start:end][:_LONGEST], reason)


def _reason(text: str, sentence: Sentence) -> str | None:
    said = text[sentence.start : sentence.end]
    if _words("problem").search(said):
        return "twee partijen en een woord voor een knelpunt, maar niets uit gelezen"
    if _words("handover").search(said):
        return "twee partijen en een woord voor een overdracht, maar niets uit gelezen"
    return None


def _covered(mentions: tuple[Mention, ...], shadow: Shadow) -> list[tuple[int, int]]:
    return _joined([shadow.to_shadow(m.start, m.end) for m in mentions])


def _start(mention: Mention) -> int:
    return mention.start


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places as spans that do not overlap, so that one look finds whether a place is among them."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _overlaps(spans: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    place = bisect_left(spans, (span[1], -1))
    return place > 0 and spans[place - 1][1] > span[0]
