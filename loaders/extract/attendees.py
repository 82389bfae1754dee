"""Persons without a title beside them: in a list of those present, or speaking for an organisation that is named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.names import name_table
from loaders.extract.rulebook import FUNCTION_WORDS, rulebook

_HONORIFIC = r"(?:(?:de heer|mevrouw|mevr\.|[Mm]w\.|[Dd]hr\.|drs\.|mr\.|dr\.|ir\.|prof\.) ?)*"
_LAST = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-(?:van |de |der )*[A-ZÀ-Þ][a-zà-ÿ]+)?"
_PARTICLES = r"(?:(?:van|de|der|den|het|ter|ten|'t|te|von|op) ){0,3}"
_INITIALS = r"(?:(?!Mr\.|Dr\.|Ir\.|Mw\.)[A-Z][a-z]?\. ?){1,5}"
_FIRST = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
_NAME = rf"(?P<name>(?:{_INITIALS} ?|{_FIRST} (?:[A-Z]\. )?){_PARTICLES}{_LAST})"
_LINE = re.compile(
    r"(?:^|\n|\. )(?:Tevens |Voorts |Ook |Niet |Met kennisgeving )?(?:[Aa]anwezig(?:en)?|[Aa]fwezig|[Dd]eelnemers|"
    r"[Gg]enodigden|[Oo]nder[gt]ekend(?: door)?|[Ll]eden|[Pp]rocesteam|[Pp]rojectteam|"
    r"[Pp]rojectgroep|[Ww]erkgroep|[Bb]ericht van verhindering|[Vv]erhinderd)"
    r"(?: \w+){0,3}:\s?(?P<list>[^\n]+(?:\n(?=[^\n:]{1,90}(?:\n|$))(?![A-Z][^\n:]{0,40}:|\d)[^\n]+){0,30})"
)
_LISTED = re.compile(
    rf"(?:^|(?<=: )|(?<=:\n)|[,;\n•*-]|\ben) ?{_HONORIFIC}{_NAME}(?: \((?P<role>[^()\n]{{1,60}})\))?"
    r"(?=\s*(?:[,;.\n]| en |$))"
)
_SAYS = r"(?:zegt|zeggen|vertelt|stelt|meldt|vindt|verwacht|legt|laat|benadrukt|reageert)"
_ORGANISATION = r"(?:[A-ZÀ-Þ][\w&'-]*(?: [A-ZÀ-Þ][\w&'-]*){0,3}|gemeente|jeugd\w+)"
_PARTIES = "PvdA|VVD|CDA|D66|GroenLinks(?:-PvdA)?|SP|SGP|ChristenUnie|PVV|NSC|BBB|DENK|Volt|PvdD|FVD|JA21"
_KNOWN = (
    r"gemeente |provincie |Provincie |Gemeente |GGD|CJG|Veilig Thuis|Rijksuniversiteit|Universiteit|Bureau Jeugdzorg|"
    rf"[Mm]inisterie|Jeugdbescherming|GGZ|{_PARTIES}|[A-Z][A-Z0-9]{{1,5}}(?=\))"
)
_PARTY = rf"(?:{_PARTIES})"
_SPEAKERS = (
    re.compile(
        rf"\bhet lid (?P<name>(?:(?:Van|De|Der|Ten|Ter) (?:de |der |den )?)?{_LAST})"
        r"(?= (?:over|aan|inzake|van|c\.s\.)|,)"
    ),
    re.compile(
        rf"\b(?:[Vv]olgens|[Aa]ldus|{_SAYS}|namens) {_HONORIFIC}{_NAME} (?:van|namens|bij) (?:de |het )?{_ORGANISATION}"
    ),
    re.compile(rf"(?:^|[.!?\"”] ?|\n){_NAME} (?:van|namens) (?:de |het )?{_ORGANISATION} {_SAYS}\b"),
    re.compile(rf"(?<![\w.]){_NAME} \((?:{_KNOWN})[^()\n]{{0,40}}\)(?=, {_HONORIFIC}[A-Z]|,? en |$|\n)"),
    re.compile(
        rf"\b(?:het lid|de leden|lid|en) (?P<name>(?:(?:Van|De|Der|Ten|Ter) (?:de |der |den )?)?{_LAST}(?: {_LAST})?)"
        rf" \({_PARTY}\)"
    ),
    re.compile(rf"\b(?:de heer|[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]hr\.) {_NAME} \([^()\n]{{2,40}}\)"),
)
_ROLE = re.compile(
    r"\b(?:voorzitter|secretaris|wethouder|burgemeester|gedeputeerde|directeur|bestuurder|verslag|griffier|notulist)\b"
)


@dataclass(frozen=True)
class Attendee:
    """A person named in a list or as a speaker; ``title`` is the function if the list gives it."""

    start: int
    end: int
    title: str


def find_attendees(text: str) -> Iterator[Attendee]:
    """Names after 'Aanwezig:', 'Deelnemers:' and the like, with the function in brackets behind them."""
    for line in _LINE.finditer(text):
        for match in _LISTED.finditer(text, *line.span("list")):
            role = _ROLE.search(match.group("role") or "")
            if _is_person(match.group("name")):
                yield Attendee(*match.span("name"), role.group() if role else "lid")


def find_speakers(text: str) -> Iterator[Attendee]:
    """'Volgens Ria Janssen van Lindehof', 'mevrouw A. de Wit (gemeente Zeist)'."""
    for pattern in _SPEAKERS:
        for match in pattern.finditer(text):
            if _is_person(match.group("name")) and not _is_short_form(match):
                yield Attendee(*match.span("name"), "woordvoerder")


def _is_short_form(match: re.Match[str]) -> bool:
    """'Advies- en Meldpunt Kindermishandeling (AMK)': what stands in brackets abbreviates the name itself."""
    short = re.search(r"\(([A-Z][A-Z0-9]{1,5})\)$", match.group())
    if short is None:
        return False
    initials = "".join(word[0] for word in match.group("name").split(" ") if word[0].isupper())
    if re.fullmatch(_PARTY, short.group(1)):
        return False
    return not name_table().lookup(short.group(1)) or all(letter in short.group(1) for letter in initials)


def _is_person(name: str) -> bool:
    """Not an organisation that looks like a name ('Rode Kruis', 'Tweede Kamer'), nor the start of a sentence."""
    words = name.split(" ")
    if words[0] in FUNCTION_WORDS or any(word in rulebook().persons["no_person"] for word in words):
        return False
    return not any(name_table().lookup(" ".join(words[at:])) for at in range(len(words)) if words[at][0].isupper())
