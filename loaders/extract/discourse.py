"""Who speaks in a document, when, and which municipality or organisation it is about."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from loaders.extract.candidates import Candidate
from loaders.extract.persons import Person

_MONTH_NAMES = "januari februari maart april mei juni juli augustus september oktober november december"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(" "), 1)}
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})-(\d{1,2})-((?:19|20)\d{2})\b|\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b")
_YEAR = re.compile(r"\b(20[0-4]\d|199\d)\b")
_SENDER = re.compile(r"(?:^|\n)\W{0,3}(?:Van|Afzender|Auteur|Uitgever|Uitgave|Opsteller|Door)(?: \w+)?: ?")
_SOURCE = re.compile(r"(?:^|\n)\W{0,3}(?:Bron|Gepubliceerd door|Contactpersoon)(?: \w+)?: ?")
_WE = re.compile(r"\b(?:[Ww]ij|[Ww]e|[Oo]nze?)\b")
_QUOTED = re.compile(r"\"[^\"]{1,1500}\"")
_ADDRESSEE = re.compile(
    r"(?:^|\n)\W{0,3}(?:Aan|T\.a\.v\.|Geadresseerde|AAN)\b(?: de [Vv]oorzitter van)?:? ?(?:de |het )?"
)
_BODIES = frozenset(
    {
        "gemeente",
        "samenwerkingsverband",
        "gi",
        "veilig_thuis",
        "rvdk",
        "jeugdhulpaanbieder",
        "lokaal_team",
        "inspectie",
        "rijksoverheid",
        "provincie",
        "bestuursorgaan",
        "brancheorganisatie",
        "onderzoeksbureau",
        "clientenorganisatie",
        "overig",
        "ketenteam",
        "rechtspraak",
        "politie_om",
    }
)


@dataclass(frozen=True)
class Discourse:
    """What the document as a whole tells.

    ``speaker``: ids of who 'wij' is outside quotations. ``addressee``: ids of who 'u' is. ``sender``: id of who
    sends or publishes the document. ``issued``: partial date. ``municipality``: the one municipality it is
    about. ``persons``: holders of functions with their title as written.
    """

    speaker: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    sender: str | None = None
    issued: str | None = None
    municipality: str | None = None
    persons: tuple[Person, ...] = ()


def date_of(text: str, given: str | None) -> str | None:
    """The document's date: as given by the reader, else the first full date at its head, else the last year."""
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
    """The municipality a text is about: the only one named, or that of the letterhead, or the one named most often."""
    councils = {
        c.canonical.split("-", 1)[1]
        for c in chosen
        if c.type == "bestuursorgaan" and c.canonical.startswith(("college-", "gemeenteraad-"))
    }
    if len(councils) == 1:
        return f"gemeente-{councils.pop()}"
    counts: Counter[str] = Counter()
    for c in chosen:
        if c.type == "gemeente" and c.form in ("name", "place") and c.canonical and "+" not in c.canonical:
            counts[c.canonical] += 2
    towns = Counter(
        f"gemeente-{c.canonical}"
        for c in chosen
        if c.type == "plaats" and c.canonical and any(n.kind == "gemeente" for n in c.names)
    )
    if not counts:
        one = next(iter(towns)) if len(towns) == 1 else None
        return one if one and (towns[one] > 1 or chosen[0].start < 300) else None
    if len(counts) == 1:
        only = next(iter(counts))
        others = [number for town, number in towns.items() if town != only]
        return only if counts[only] + towns[only] > max(others, default=0) else None
    (first, most), (_, second) = counts.most_common(2)
    head = [
        c.canonical
        for c in chosen
        if c.type == "gemeente" and c.start < 250 and c.surface.lower().startswith("gemeente")
    ]
    if head and re.search(r"college|raad", text[:600]):
        return head[0]
    return first if most > second else None


def read_discourse(
    text: str, chosen: Sequence[Candidate], persons: Sequence[Person], issued: str | None, municipality: str | None
) -> Discourse:
    """The discourse of a text from its resolved candidates."""
    sender = _in_field(text, chosen, _SENDER)
    speaker = sender or _ministers(text, chosen, persons) or _signed_for(text, chosen, persons)
    publisher = _in_field(text, chosen, _SOURCE)
    return Discourse(
        speaker=speaker or publisher or _self(text, chosen),
        addressee=_in_field(text, chosen, _ADDRESSEE),
        sender=next(iter(speaker or publisher), None),
        issued=issued,
        municipality=municipality,
        persons=tuple(persons),
    )


def _in_field(text: str, chosen: Sequence[Candidate], field: re.Pattern[str]) -> tuple[str, ...]:
    """The organisation right after 'Van:', 'Bron:' or 'Aan'."""
    for match in islice(field.finditer(text), 8):
        line = text.find("\n", match.end())
        end = min(line if line >= 0 else len(text), match.end() + 60)
        named = [c for c in chosen if match.end() <= c.start < end and c.type in _BODIES and c.canonical]
        if named:
            return named[0].ids
    return ()


def _ministers(text: str, chosen: Sequence[Candidate], persons: Sequence[Person]) -> tuple[str, ...]:
    """The signers of a letter of ministers; without names their offices."""
    offices = tuple(dict.fromkeys(c.canonical for c in chosen if c.rule == "person.office" and c.start < 500))
    if offices and re.search(r"\b(?:BRIEF|Brief) (?:VAN|van)\b", text[:600]):
        return offices
    signed = [
        p.canonical
        for p in persons
        if p.start > len(text) * 0.75
        and text[p.end : p.end + 1] in ("", "\n")
        and re.search(r"\b(?:minister|staatssecretaris)\b", p.title)
    ]
    return tuple(dict.fromkeys(signed))


def _signed_for(text: str, chosen: Sequence[Candidate], persons: Sequence[Person]) -> tuple[str, ...]:
    """The organisation that the person who signs stands for ('Voorzitter van de jeugdregio's')."""
    signers = [p for p in persons if p.start > len(text) * 0.6]
    again = [c for c in chosen if c.type == "functionaris" and c.start > len(text) * 0.6]
    for place in [*(c.end for c in again[-5:]), *(p.end for p in signers[-5:])]:
        if not text[place : place + 2].startswith(("\n", ",\n")):
            continue
        named = [c for c in chosen if place < c.start < place + 90 and c.type in _BODIES and c.canonical]
        if named:
            return named[0].ids
    return ()


def _self(text: str, chosen: Sequence[Candidate]) -> tuple[str, ...]:
    """A site or statement that says 'wij': its heading's organisation, or the one that opens the paragraph."""
    unquoted = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    first = _WE.search(unquoted)
    if first is None:
        return ()
    bodies = [c for c in chosen if c.type in _BODIES and not c.generic and c.canonical and c.form in ("name", "alias")]
    counts = Counter(c.canonical for c in bodies)
    headed = [c for c in bodies if c.start < 160]
    if headed and counts[headed[0].canonical] == max(counts.values()):
        return headed[0].ids
    paragraph = text.rfind("\n\n", 0, first.start()) + 2
    opening = [c for c in bodies if paragraph - 2 <= c.start <= paragraph + 8]
    return opening[0].ids if opening else ()
