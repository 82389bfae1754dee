"""The link between what coreference knows of a document and what the rules need."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from loaders.extract.arguments import Context
from loaders.extract.timex import find_times
from loaders.extract.tokens import Slot


class DiscourseLike(Protocol):
    """What relations and findings ask of a document's discourse: canonical ids and a partial date."""

    @property
    def speaker(self) -> tuple[str, ...]:
        """Ids of 'wij'."""

    @property
    def addressee(self) -> tuple[str, ...]:
        """Ids of 'u'."""

    @property
    def issued(self) -> str | None:
        """The document's date."""


def start_context(discourse: DiscourseLike, slots: Sequence[Slot], text: str = "") -> Context:
    """The context at the beginning of a document; ``text`` is its shadow."""
    types: dict[str, Counter[str]] = {}
    for slot in slots:
        for one in slot.canonical.split("+"):
            types.setdefault(one, Counter())[slot.type] += 1
    kinds = {one: sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[0][0] for one, counts in types.items()}
    return Context(
        speakers=tuple((one, kinds[one]) for one in _plain(discourse.speaker) if one in kinds) or _signer(text, slots),
        addressees=tuple((one, kinds[one]) for one in _plain(discourse.addressee) if one in kinds),
        issued=written(text, discourse.issued),
        types=kinds,
    )


_FULL_DATE = re.compile(
    r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober"
    r"|november|december) (?:19|20)\d\d"
    r"|\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) (?:19|20)\d\d"
    r"|\b(?:19|20)\d\d-\d\d-\d\d",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![-/]\d)")
_AHEAD = re.compile(
    r"\b(?:vanaf|per|ingang van|uiterlijk|vóór|voor|tot|t/m|tot en met|tussen|en|begroting|in de loop van"
    r"|naar|eind|medio|begin"
    r"|-|–)\s+(?:\d{1,2}\s)?(?:begin\s|medio\s|eind\s|januari\s|juli\s)?$",
    re.IGNORECASE,
)
_HEAD = 400
_SEARCHED = 20_000


def written(text: str, issued: str | None) -> str | None:
    """When a text was written, as far as its own dates tell: a date at its head, else the latest date that it does not
    look forward to ('vanaf 2027', 'uiterlijk 1 mei 2025'); ``issued`` where no date speaks."""
    if not text:
        return issued
    for match in _FULL_DATE.finditer(text[:_HEAD]):
        if not _AHEAD.search(text[max(0, match.start() - 24) : match.start()]):
            times = find_times(text, match.start(), match.end())
            return times[0].value.strip("./") if times else issued
    if issued and len(issued) > _YEAR_ONLY and issued[:4] not in {m.group() for m in _YEAR.finditer(text[:_SEARCHED])}:
        return issued
    plain = [
        m.group()
        for m in _YEAR.finditer(text[:_SEARCHED])
        if not _AHEAD.search(text[max(0, m.start() - 24) : m.start()])
    ]
    return max(plain) if plain else issued


_YEAR_ONLY = 4
_CLOSING = re.compile(r"\b(?:[Hh]oogachtend|[Mm]et (?:vriendelijke )?groet(?:en)?|[Nn]amens|[Ww]as getekend)\b")
_WE = re.compile(r"\b(?:[Ww]ij|[Oo]nze|[Oo]ns)\b")
_NOT_SPEAKING = frozenset(["plaats", "document", "programma", "taak", "functionaris"])


def _signer(text: str, slots: Sequence[Slot]) -> tuple[tuple[str, str], ...]:
    """Who signs a letter that says 'wij': the first organisation after its closing words."""
    closings = list(_CLOSING.finditer(text)) if _WE.search(text) else []
    if not closings:
        return ()
    end = closings[-1].end()
    signing = next((s for s in slots if end <= s.start < end + 200 and s.type not in _NOT_SPEAKING), None)
    return tuple((one, signing.type) for one in signing.canonical.split("+")) if signing else ()


def _plain(ids: Sequence[str]) -> list[str]:
    return [part.split("@")[0] for one in ids for part in one.split("+")]
