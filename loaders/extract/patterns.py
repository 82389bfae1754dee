"""Typed patterns for organisations that no list knows: 'Veilig Thuis <area>', 'Stichting <name>'."""

import re
from functools import cache

from loaders.extract.candidates import Candidate
from loaders.extract.names import full_rulebook
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
            if not _is_shouted(text[start:end]):
                found.append(_candidate(pattern, text, start, end))
    return found


def _candidate(pattern: Pattern, text: str, start: int, end: int) -> Candidate:
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


def _is_shouted(surface: str) -> bool:
    """A heading in capitals: its word limits say nothing about where a name ends."""
    return len(surface) > 12 and surface.upper() == surface and " " in surface
