"""Who speaks in a document, when, and which municipality or organisation it is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.candidates import Candidate
from loaders.extract.persons import Person

_MONTHS = {name: number for number, name in enumerate(
    "januari februari maart april mei juni juli augustus september oktober november december".split(), 1)}
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})-(\d{1,2})-((?:19|20)\d{2})\b|\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b")
_YEAR = re.compile(r"\b(20[0-4]\d|199\d)\b")
_SENDER = re.compile(r"(?:^|\n)\W{0,3}(?:Van|Afzender|Auteur|Uitgever|Uitgave|Opsteller|Door)(?: \w+)?: ?")
_SOURCE = re.compile(r"(?:^|\n)\W{0,3}(?:Bron|Gepubliceerd door|Contactpersoon)(?: \w+)?: ?")
_WE = re.compile(r"\b(?:[Ww]ij|[Ww]e|[Oo]nze?)\b")
_QUOTE_AFTER = re.compile(r"\"")
_BODIES = frozenset({
    "gemeente", "samenwerkingsverband", "gi", "veilig_thuis", "rvdk", "jeugdhulpaanbieder", "lokaal_team", "inspectie", "rijksoverheid", "provincie",
    "bestuursorgaan", "brancheorganisatie", "onderzoeksbureau", "clientenorganisatie", "overig", "ketenteam", "rechtspraak", "politie_om",
})


@dataclass(frozen=True)
class Discourse:
    """What the document as a whole tells.

    ``speaker``: id(s) of who 'wij' is outside quotations, joined with '+', or None. ``sender``: id of who sends or publishes
    the document. ``issued``: partial date. ``municipality``: the one municipality it is about, or None. ``persons``: holders
    of functions with their title as written.
    """

    speaker: str | None = None
    sender: str | None = None
    issued: str | None = None
    municipality: str | None = None
    persons: tuple[Person, ...] = ()


def date_of(text: str, given: str | None) -> str | None:
    """The document's date: as given by the reader, else the first full date at its head, else the last year it names."""
    if given:
        return given
    head = text[:1500]
    if match := _DATE.search(head):
        return f"{match.group(3)}-{_MONTHS[match.group(2).lower()]:02d}-{int(match.group(1)):02d}"
    if match := _NUMERIC.search(head):
        day, month, year, year2, month2, day2 = match.groups()
        return f"{year or year2}-{int(month or month2):02d}-{int(day or day2):02d}"
    years = [year for year in _YEAR.findall(text[:20000]) if year <= "2030"]
    return max(years) if years else None


def own_municipality(chosen: Sequence[Candidate], text: str) -> str | None:
    """The municipality a text is about: the only one named, or the one of the letterhead or named clearly most often."""
    counts = Counter(c.canonical for c in chosen if c.type == "gemeente" and c.form in ("name", "place") and c.canonical and "+" not in c.canonical)
    if not counts:
        towns = Counter(c.canonical for c in chosen if c.type == "plaats" and any(n.kind == "gemeente" for n in c.names))
        return f"gemeente-{next(iter(towns))}" if len(towns) == 1 else None
    if len(counts) == 1:
        return next(iter(counts))
    (first, most), (_, second) = counts.most_common(2)
    head = [c.canonical for c in chosen if c.type == "gemeente" and c.start < 250 and c.surface.lower().startswith("gemeente")]
    if head and re.search(r"college|raad", text[:600]):
        return head[0]
    return first if most > second else None


def read_discourse(text: str, chosen: Sequence[Candidate], persons: Sequence[Person], issued: str | None, municipality: str | None) -> Discourse:
    """The discourse of a text from its resolved candidates."""
    sender = _sender(text, chosen, persons)
    return Discourse(_speaker(text, chosen, sender), sender, issued, municipality, tuple(persons))


def _sender(text: str, chosen: Sequence[Candidate], persons: Sequence[Person]) -> str | None:
    for pattern in (_SENDER, _SOURCE):
        for match in pattern.finditer(text):
            named = [c for c in chosen if match.end() <= c.start <= match.end() + 25 and c.type in _BODIES and c.canonical]
            if named:
                return named[0].canonical
    signed = [p for p in persons if p.start > len(text) * 0.75 and p.title]
    if signed and re.search(r"\b(?:minister|staatssecretaris)\b", signed[-1].title):
        return signed[-1].canonical
    offices = [c.canonical for c in chosen if c.rule == "person.office" and c.start < 400]
    if offices and re.search(r"(?:BRIEF|Brief) VAN|(?:BRIEF|Brief) van", text[:600]):
        return "+".join(sorted(set(offices)))
    return None


def _speaker(text: str, chosen: Sequence[Candidate], sender: str | None) -> str | None:
    if sender:
        return sender
    if not _WE.search(text):
        return None
    headed = [c for c in chosen if c.type in _BODIES and not c.generic and c.start < 160 and c.form in ("name", "alias")]
    counts = Counter(c.canonical for c in chosen if c.type in _BODIES and not c.generic and c.canonical)
    if headed and counts[headed[0].canonical] == max(counts.values()):
        return headed[0].canonical
    return None
