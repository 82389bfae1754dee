"""Typed patterns for organisations that no list knows: 'Veilig Thuis <area>', 'Stichting <name>'."""

import re
from functools import cache

from loaders.extract.candidates import Candidate
from loaders.extract.names import full_rulebook, name_table
from loaders.extract.rulebook import Pattern, spans
from loaders.extract.windows import Windows

_FOUNDATION_TYPES = (
    (re.compile(r"[Jj]eugdbescherming|[Gg]ezinsvoogdij|[Jj]eugdreclassering"), "gi"),
    (
        re.compile(r"^Vakbond|[Bb]eroepsvereniging|^Vereniging (?:van|voor|Nederland)|^Federatie|[Bb]ranche"),
        "brancheorganisatie",
    ),
    (re.compile(r"[Jj]eugdteam|[Ww]ijkteam|[Ss]ociaal [Tt]eam|CJG|[Bb]uurtteam"), "lokaal_team"),
    (re.compile(r"[Cc]liënt|[Oo]uder(?!en)|[Jj]ongeren(?:raad|platform)|[Ee]rvaring"), "clientenorganisatie"),
    (
        re.compile(r"[Jj]eugd(?:hulp|zorg)|[Pp]leegzorg|[Oo]pvoed|[Gg]ezinshui|[Kk]inder- en|[Zz]org$|Huis\b|ggz|GGZ"),
        "jeugdhulpaanbieder",
    ),
)


@cache
def _windows() -> Windows:
    return Windows({pattern.id: pattern.near for pattern in full_rulebook().patterns})


def find_organisations(text: str) -> list[Candidate]:
    """Candidates of all typed patterns."""
    found = []
    windows = _windows().of(text)
    for pattern in full_rulebook().patterns:
        for start, end in spans(pattern, text, windows):
            if (pattern.id == "org.rechtbank" or not _is_shouted(text[start:end])) and not (
                pattern.id == "org.party" and _in_brackets(text, start)
            ):
                found.append(_candidate(pattern, text, start, end))
    return found


_STREET = re.compile(r"\w+(?:weg|straat|laan|plein|singel|kade|dijk|plantsoen|gracht)$")


def _without_address(surface: str) -> str:
    """'Regio Nijmegen Groenewoudseweg', 'Universiteit Leiden Den Haag': what follows a known place is no part."""
    words = surface.split(" ")
    for end in range(len(words) - 1, 1, -1):
        rest = " ".join(words[end:])
        if _is_place(words[end - 1]) and (_STREET.match(words[end]) or _is_place(rest)):
            whole = any(_is_place(" ".join(words[at:])) for at in range(end))
            return surface if whole else " ".join(words[:end])
    return surface


def _is_place(name: str) -> bool:
    return any(n.area_id for n in name_table().lookup(name))


def _candidate(pattern: Pattern, text: str, start: int, end: int) -> Candidate:
    end = start + len(_without_address(text[start:end]))
    surface = text[start:end]
    actor_type = pattern.type
    if pattern.form == "foundation":
        actor_type = next((kind for regex, kind in _FOUNDATION_TYPES if regex.search(surface)), pattern.type)
    form = {
        "name": "name",
        "foundation": "name",
        "municipality": "name",
        "region": "region",
        "scoped": "scoped",
        "back": "back",
        "council": "council",
        "area": "area",
    }[pattern.form]
    return Candidate(start, end, actor_type, form, pattern.id, pattern.confidence, surface)


def _in_brackets(text: str, place: int) -> bool:
    """'(VVD, Zeist)' behind a name tells where someone belongs and is no actor."""
    before = text[max(0, place - 60) : place]
    return before.rfind("(") > before.rfind(")")


def _is_shouted(surface: str) -> bool:
    """A heading in capitals: its word limits say nothing about where a name ends."""
    return len(surface) > 12 and surface.upper() == surface and " " in surface
