"""Is a place name the administration (gemeente), the area (plaats), or part of something else?"""

import re
from collections.abc import Sequence

from loaders.extract.candidates import Candidate
from loaders.extract.columns import column_head
from loaders.extract.names import name_table
from loaders.extract.rulebook import FUNCTION_WORDS, noun_words, rulebook
from ontology.ids import slug
from ontology.reference import Name

_MUNICIPALITY = ("gemeente", "gemeente_historisch")
_IN = re.compile(
    r"\b(?:in|te|uit|naar|rond|rondom|vanuit|buiten|binnen|nabij|heel|locatie|stad|omgeving|vestiging|wijk|dorp|"
    r"omstreken|elders in|hele|centrum|provincie|gevestigd|"
    r"kantoor|zetel|standplaats|inwoners van|kinderen van|gezinnen van|jongeren van|stad van|ziekenhuis|station|"
    r"tussen|per|gebied|regio)(?: de| het| heel| regio| de regio| de stad| midden)? \(?$",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:adres|[Pp]laats|[Vv]estigingsplaats|[Ll]ocatie|[Ww]erkgebied|[Rr]egio|[Gg]ebied)\w*: ?$")
_IN_LIST = re.compile(r"\b(?:in|te|uit|naar) (?:[A-ZÀ-Þ][\w-]+(?:, | en ))+$")
_FIRST_NAME = re.compile(r"(?<![\w-])(?P<word>[A-ZÀ-Þ][a-zà-ÿ]{2,11}) (?:van|van de|van der) $")
_NO_FIRST_NAME = re.compile(
    r"(?:stichting|raad|team|huis|bureau|groep|kamer|platform|bestuur|netwerk|dienst|overleg|agenda|visie|plan|stad|"
    r"convenant|verordening|regio|beleid|universiteit|inwoners|kinderen|gezinnen|jongeren|ouders|vestiging)$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r" (?:Noord|Zuid|Oost|West|Midden|Noordoost|Zuidoost|Noordwest|Zuidwest)(?:-\w+)?\b")
_MEDIA = ("Omroep ", "Dagblad ", "RTV ", "Radio ", "Courant ")
_MONTH_LINE = re.compile(
    r", (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) \d{4}"
)
_DATELINE = re.compile(
    r"(?:, (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) \d{4}|,? "
    r"(?:\d{1,2} [A-Za-z]+ \d{4}|[–—-] |/)|,? \d{1,2}-\d{1,2}-\d{4}|,? ?\(ANP\))"
)
_POSTCODE = re.compile(r"(?:\b\d{4} ?[A-Z]{2} +|[Pp]ostbus \d+,? |\d{4} ?[A-Z]{2},? )$")
_SURNAME = re.compile(r"(?:\b[A-Z]\. ?(?:[A-Z]\. ?)*(?:van |de |der |van de |van der )?|\b(?:Van|De|Der|Den) )$")
_ACTS = re.compile(
    r"(?:gemeenten?|wethouders?|burgemeester|college|gemeenteraad|raad|bestuur|team|door|namens|aan|met|ook|adviseert|"
    r"vraagt|verzoekt|vragen|terwijl|dat|lidgemeente) (?:van )?$"
)
_AS_MUNICIPALITY = re.compile(r"(?:(?:, | en )[A-ZÀ-Þ][\w-]+)* als (?:centrum|gast|penvoerende )?gemeenten?\b")
_PLACE_COLUMN = re.compile(r"^(?:woonplaats|plaats|locatie|vestiging|standplaats|werkgebied|regio|stad)", re.IGNORECASE)
# 'Stichting Eigen Kracht Centrale, Zwolle': the seat behind a name in an address or colofon.
_SEAT_BEFORE = re.compile(r"(?:\)|[A-ZÀ-Þ][\w-]+), $")
_SEAT_AFTER = re.compile(r"(?:\n|$|\.(?: |\n|$)| [A-Z])")
_PART = re.compile(r"(?<![\w-])(?P<word>[A-ZÀ-Þ][\w&-]*) $")
_HYPHENATED = re.compile(r"^-(?:Noord|Zuid|Oost|West|Centrum|Stad)\b")
_LIST_GAP = re.compile(r"^(?:, | en |, en | of | & |/|, de gemeente | en de gemeente | en gemeente |, gemeente )$")
_LIST_HEAD = re.compile(
    r"(?:[Gg]emeenten|[Rr]egiogemeenten|[Cc]entrumgemeenten?|[Ss]teden)(?: zoals| te weten| als| waaronder)?:? $"
)
_REGION_LIST = re.compile(
    r"(?<!\bin de )(?<!\bIn de )(?<!\buit de )(?<!binnen de )"
    r"\b(?:jeugd(?:hulp|zorg)?|inkoop)?regio's (?:zoals )?$|jeugd\w*regio's[^.;:\n]{0,30}, (?:waaronder|zoals) $",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(r"(?:^|[.!?:;]\s|\n)[\"'(]?$")
_REGION_ACTS = re.compile(r"\b(?:[Oo]nder|[Dd]oor|[Nn]amens|[Mm]et|[Aa]an) $")
_REGION_IN = re.compile(
    r"\b(?:[Ii]n|[Uu]it|[Bb]innen|[Bb]uiten|[Vv]anuit|[Rr]ond|[Vv]oor|[Hh]ele|[Hh]eel)(?: de| deze| hele| heel)*"
    r"(?: [a-z]+e)? $"
)
_PROVINCE_IN = re.compile(
    r"\b(?:[Hh]ele|[Gg]ehele) $"
    r"|\b(?:[Ii]n|[Uu]it|[Bb]innen|[Bb]uiten|[Vv]anuit|[Hh]ele|[Hh]eel)(?: de| deze| hele| heel)* $"
)


def municipality(names: Sequence[Name], text: str) -> Name | None:
    """The municipality among what a surface can stand for; homonyms are decided by the province the text speaks of."""
    found = [name for name in names if name.kind in _MUNICIPALITY]
    if len({name.id for name in found}) > 1:
        current = [name for name in found if name.valid_to is None] or found
        found = sorted(current, key=lambda name: (-_province_votes(name.id, text), name.id))
    return found[0] if found else None


def _province_votes(canonical: str, text: str) -> int:
    cues = {"-l": ("Limburg", "Venlo", "Roermond"), "-nh": ("Noord-Holland", "Alkmaar", "Kennemerland")}
    return next((sum(text.count(cue) for cue in words) for end, words in cues.items() if canonical.endswith(end)), 0)


def decide_place(candidate: Candidate, text: str, previous: tuple[int, str] | None) -> tuple[str, str] | None:
    """(type, id) of a bare place name, or None if it is no mention.

    ``previous`` is the end and the type of the place before it in the same list, if any.
    """
    before = text[max(0, candidate.start - 80) : candidate.start]
    after = text[candidate.end : candidate.end + 40]
    if _is_skipped(candidate, before, after):
        return None
    town = municipality(candidate.names, text)
    area = _area_id(candidate, town)
    if previous and previous[1] in ("gemeente", "plaats") and _LIST_GAP.match(text[previous[0] : candidate.start]):
        return (previous[1], town.id) if town and previous[1] == "gemeente" else ("plaats", area)
    region = next((name for name in candidate.names if name.kind == "jeugdregio"), None)
    if region and (
        _REGION_LIST.search(before)
        or (previous and previous[1] == "samenwerkingsverband" and _LIST_GAP.match(text[previous[0] : candidate.start]))
    ):
        return "samenwerkingsverband", region.id
    if town is None:
        return _decide_region(candidate, before, area)
    if _LIST_HEAD.search(before) or _AS_MUNICIPALITY.match(after):
        return "gemeente", town.id
    if _IN_LIST.search(before):
        return "plaats", area
    if (_IN.search(before) and not re.search(r"\bmet (?:die )?in $", before)) or _FIELD.search(before):
        return "plaats", area
    if _PLACE_COLUMN.search(column_head(text, candidate.start)):
        return "plaats", area
    if (
        _SEAT_BEFORE.search(before)
        and _SEAT_AFTER.match(after)
        and not (previous and previous[0] > candidate.start - 4)
    ):
        return "plaats", area
    if any(name.kind == "provincie" for name in candidate.names) and not _ACTS.search(before):
        return "plaats", area
    return "gemeente", town.id


def _is_skipped(candidate: Candidate, before: str, after: str) -> bool:
    line_start = not before or before.endswith("\n")
    if before.endswith(_MEDIA):
        return True
    if (line_start and _DATELINE.match(after)) or _POSTCODE.search(before) or _HYPHENATED.match(after):
        return True
    if (part := _PART.search(before)) and _is_part_of_name(part.group("word"), before[: part.start()]):
        return True
    if _is_surname(before) or (_DIRECTION.match(after) and any(n.kind == "provincie" for n in candidate.names)):
        return True
    if _SURNAME.search(before) and not _CLAUSE_START.search(re.sub(r"(?:Van|De|Der|Den) $", "", before)):
        return True
    common = candidate.surface in rulebook().names["common_places"]
    if (
        common
        and (match := re.search(r"\b([A-Z][a-z]{1,9}) (?:van|de) $", before))
        and match.group(1).lower() not in rulebook().persons["titles"]
    ):
        return match.group(1) not in ("Gemeenteraad", "College", "Inwoners", "Kinderen", "Gemeente", "Raad")
    return common and bool(_CLAUSE_START.search(before)) and not after.startswith(";")


def _is_surname(before: str) -> bool:
    """'René van Vianen', 'het lid Westerveld': a surname that is also a place."""
    if re.search(r"\b(?:[Hh]et lid|[Dd]e leden|[Dd]e heer|[Mm]evrouw|[Mm]eneer) $", before):
        return True
    match = _FIRST_NAME.search(before)
    if match is None or _CLAUSE_START.search(before[: match.start()]):
        return False
    if re.search(r"[A-ZÀ-Þ][\w.]* $", before[: match.start()]):  # 'Jan Boelens van Hoogeveen' is Jan Boelens
        return False
    word = match.group("word")
    known = word in FUNCTION_WORDS or word.lower() in noun_words() or word.lower() in rulebook().persons["titles"]
    return not known and not name_table().lookup(word) and not _NO_FIRST_NAME.search(word)


def _is_part_of_name(word: str, before: str) -> bool:
    """'CMO Groningen', 'Verslagbureau Groningen': a place right after a word of a name is no mention of its own."""
    if word in FUNCTION_WORDS or word.lower() in rulebook().persons["titles"] or name_table().lookup(word):
        return False
    if _CLAUSE_START.search(before) and not before.endswith("("):
        return len(word) > 1 and word.isupper() and word.isalpha() and len(word) < 6
    return word.lower() not in noun_words()


def _area_id(candidate: Candidate, town: Name | None) -> str:
    if town:
        return town.area_id or slug(candidate.surface)
    names = candidate.names
    by_kind = {name.kind: name for name in reversed(names)}
    name = by_kind.get("provincie") or by_kind.get("jeugdregio") or (names[0] if names else None)
    return name.area_id if name and name.area_id else slug(candidate.surface)


def _decide_region(candidate: Candidate, before: str, area: str) -> tuple[str, str]:
    region = next((name for name in candidate.names if name.kind == "jeugdregio"), None)
    province = any(name.kind == "provincie" for name in candidate.names)
    if region and not province and _REGION_ACTS.search(before):
        return "samenwerkingsverband", region.id
    return "plaats", area


def decide_region(candidate: Candidate, text: str) -> tuple[str, str]:
    """(type, id) of 'regio X': the area where something is in it, the body where it acts."""
    before = text[max(0, candidate.start - 40) : candidate.start]
    name = next((n for n in candidate.names if n.kind == "jeugdregio"), None)
    if _REGION_IN.search(before) or re.search(r"(?:^|\n)$", before):
        bare = re.sub(r"^[Rr]egio ", "", candidate.surface)
        return "plaats", slug(bare)
    return "samenwerkingsverband", name.id if name else slug(candidate.surface)


def decide_province(candidate: Candidate, name: Name, text: str) -> tuple[str, str]:
    """(type, id) of 'provincie X': the area after 'in de', else the administration."""
    before = text[max(0, candidate.start - 30) : candidate.start]
    if _PROVINCE_IN.search(before):
        return "plaats", name.area_id or slug(candidate.surface)
    return "provincie", name.id
