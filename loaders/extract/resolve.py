"""From what was found to who it is: canonical ids for names, places and councils (guideline, section 4)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from loaders.extract.candidates import Candidate
from loaders.extract.names import name_table
from loaders.extract.places import decide_place, decide_province, decide_region, municipality
from loaders.extract.rulebook import rulebook
from ontology.ids import slug
from ontology.reference import Name

_ELIDED = re.compile(r"(?P<first>[\wÀ-ÿ']+)-(?:, (?P<second>[\wÀ-ÿ']+)-)? (?:en|of|&) (?P<last>[\wÀ-ÿ' -]+)$")
_LEGAL = re.compile(r"^(?:Stichting|Coöperatie|Vereniging|Vakbond) |,? (?:B\.?V\.?|N\.?V\.?)$")
_SHORT_HEADS = (
    (re.compile(r"^(?:bjz|BJZ|BJz) "), "bureau jeugdzorg "),
    (re.compile(r"^JB "), "jeugdbescherming "),
    (re.compile(r"^VT "), "veilig thuis "),
    (re.compile(r"^GR "), "gemeenschappelijke regeling "),
    (re.compile(r"(?i)^centrum voor jeugd en gezin "), "cjg "),
    (re.compile(r"^SHG "), "steunpunt huiselijk geweld "),
)
_COUNCIL = re.compile(
    r"(?i)^(?P<adjective>\w+se |\w+er )?(?P<body>gemeenteraad|raad|college|burgemeester en wethouders)"
    r"(?: van (?:B&W|B en W|"
    r"burgemeester en wethouders))?(?: (?:van )?(?:de gemeente )?(?P<place>[A-Z'].*))?$"
)


_COMPASS = "Noord|Zuid|Oost|West|Midden|Noordoost|Zuidoost|Noordwest|Zuidwest"
_BODIES = {"gemeenteraad": "gemeenteraad", "raad": "gemeenteraad", "college": "college"}


def resolve_names(text: str, chosen: Sequence[Candidate], issued: str | None) -> list[Candidate]:
    """Give every named candidate its type and id; those that turn out to be no mention are dropped."""
    long_forms = _long_forms(chosen, text)
    resolved: list[Candidate] = []
    previous: tuple[int, str] | None = None
    for candidate in chosen:
        result = _RESOLVERS.get(candidate.form, _keep)(candidate, text, issued, long_forms, previous)
        if result is None:
            continue
        resolved.append(result)
        if result.type in ("gemeente", "plaats", "samenwerkingsverband") and not result.form.startswith("noun"):
            previous = (result.end, result.type)
    return _agree_in_lists(text, resolved)


def _long_forms(chosen: Sequence[Candidate], text: str) -> frozenset[str]:
    """Ids of curated organisations that the text names in a way that is clear by itself."""
    common = frozenset(rulebook().names["common_words"]) | frozenset(rulebook().names["short"])
    ordinary = frozenset(rulebook().names["common_words"])
    return frozenset(
        name.id
        for c in chosen
        if c.form == "name"
        and len({n.id for n in c.names}) == 1
        and (c.surface not in common or (c.surface in ordinary and _is_inside_sentence(c, text)))
        for name in c.names
    ) | frozenset(
        found.id for c in chosen if c.form == "name" and not c.names for found in name_table().lookup(c.surface)
    )


def _keep(candidate: Candidate, *_: object) -> Candidate:
    return candidate


def _name(
    candidate: Candidate, text: str, issued: str | None, long_forms: frozenset[str], _: object
) -> Candidate | None:
    names = candidate.names or name_table().lookup(candidate.surface) or name_table().lookup(_turned(candidate.surface))
    bodies = tuple(n for n in names if n.kind not in ("jeugdregio", "provincie", "gemeente", "gemeente_historisch"))
    if candidate.names and 0 < len(bodies) < len(names) and not any(_existed(n, issued) for n in bodies):
        return _place(candidate, text, issued, long_forms, None)  # 'Haaglanden' once the stadsgewest is gone
    names = (
        tuple(n for n in names if n.kind not in ("jeugdregio", "provincie", "gemeente", "gemeente_historisch")) or names
    )
    if candidate.names and not _is_sure(candidate, text, long_forms):
        return None
    if names:
        picked = _pick(names, issued, long_forms)
        if picked.type == "plaats":
            return None
        return replace(candidate, type=picked.type if picked.kind != "work" else candidate.type, canonical=picked.id)
    return replace(candidate, canonical=slug_of(candidate))


def _turned(surface: str) -> str:
    """'Veilig Thuis Noord-Limburg' may be listed as 'Veilig Thuis Limburg-Noord', and the other way round."""
    turned = re.sub(rf" ({_COMPASS})[- ]([A-Z]\w+)$", r" \2-\1", surface)
    return turned if turned != surface else re.sub(rf" ([A-Z]\w+)[- ]({_COMPASS})$", r" \2-\1", surface)


def _is_sure(candidate: Candidate, text: str, long_forms: frozenset[str]) -> bool:
    """Short forms need their long form; ordinary words need a capital inside a sentence."""
    rules = rulebook().names
    if any(name.id in long_forms for name in candidate.names):
        return True
    if candidate.surface in rules["short"]:
        return False
    return candidate.surface not in rules["common_words"] or _is_inside_sentence(candidate, text)


def _is_inside_sentence(candidate: Candidate, text: str) -> bool:
    before = text[max(0, candidate.start - 3) : candidate.start]
    after = text[candidate.end : candidate.end + 2]
    if after[:1] in (";", "|", "\t"):
        return True
    return bool(re.search(r"(?:[a-z,;] |;|: |\()$", before)) and not re.match(r" [A-Z]", after)


def _pick(names: Sequence[Name], issued: str | None, long_forms: frozenset[str]) -> Name:
    """Among homonyms: the one whose long form is in the text, then the one that existed at the time, then a GI."""

    def rank(name: Name) -> tuple[bool, bool, bool, str]:
        return (name.id not in long_forms, not _existed(name, issued), name.type != "gi", name.id)

    return min(names, key=rank)


def _existed(name: Name, issued: str | None) -> bool:
    if issued is None:
        return name.valid_to is None
    day = issued[:10]
    return (name.valid_from or "") <= day and day <= (name.valid_to or "9999")


def _place(
    candidate: Candidate, text: str, _i: object, long_forms: frozenset[str], previous: tuple[int, str] | None
) -> Candidate | None:
    if candidate.surface in rulebook().names["short"] and not any(n.id in long_forms for n in candidate.names):
        return None
    decided = decide_place(candidate, text, previous)
    return replace(candidate, type=decided[0], canonical=decided[1]) if decided else None


def _region(candidate: Candidate, text: str, *_: object) -> Candidate:
    names = (
        candidate.names
        or name_table().lookup(candidate.surface)
        or name_table().lookup(re.sub(r"^[Rr]egio ", "", candidate.surface))
    )
    kind, canonical = decide_region(replace(candidate, names=names), text)
    if parts := _elided_parts(re.sub(r"^[Rr]egio ", "", candidate.surface)):
        canonical = "+".join(sorted(slug(part if kind == "plaats" else f"regio {part}") for part in parts))
    return replace(candidate, type=kind, canonical=canonical)


def _province(candidate: Candidate, text: str, *_: object) -> Candidate:
    name = next(n for n in candidate.names if n.kind == "provincie")
    kind, canonical = decide_province(candidate, name, text)
    return replace(candidate, type=kind, canonical=canonical)


def _council(candidate: Candidate, text: str, *_: object) -> Candidate | None:
    match = _COUNCIL.match(candidate.surface)
    if match is None:
        return None
    if match.group("adjective"):
        place = area_of_adjective(match.group("adjective").strip())
    elif match.group("place"):
        town = municipality(name_table().lookup(match.group("place")), text)
        if town is None and match.group("body") == "Raad":
            return None
        place = town.id.removeprefix("gemeente-") if town else slug(match.group("place"))
    else:
        return replace(candidate, form="noun:council")
    return replace(candidate, canonical=f"{_BODIES.get(match.group('body').lower(), 'college')}-{place}", form="name")


def _scoped(candidate: Candidate, text: str, *_: object) -> Candidate | None:
    if candidate.surface.endswith(" regio's") and re.search(
        r"\b[Ii]n (?:de |alle )?(?:\w+ )?$", text[max(0, candidate.start - 20) : candidate.start]
    ):
        return None
    head = candidate.surface.split(" ", 1)[0]
    compound = re.sub(r"-?gemeenten$", "", head)
    scope = slug(compound) if compound != head else area_of_adjective(head)
    return replace(candidate, canonical=f"class:{candidate.type}@{scope}", generic=True)


def area_of_adjective(adjective: str) -> str:
    """'Nijmeegse' -> nijmegen; an unknown adjective gives its own slug."""
    known: dict[str, str] = rulebook().adjectives
    if adjective in known:
        return known[adjective]
    direction, _, rest = adjective.partition("-")
    if rest in known:
        return f"{direction.lower()}-{known[rest]}"
    stem = re.sub(r"(?:se|er)$", "", adjective)
    return slug(stem)


def _area(candidate: Candidate, *_: object) -> Candidate:
    return replace(
        candidate,
        canonical="+".join(sorted(slug(part) for part in _elided_parts(candidate.surface))) or slug(candidate.surface),
        form="name",
    )


_RESOLVERS: dict[str, Callable[..., Candidate | None]] = {
    "name": _name,
    "place": _place,
    "region": _region,
    "province": _province,
    "council": _council,
    "scoped": _scoped,
    "area": _area,
}


def _ministries(surface: str) -> list[str]:
    """'ministeries van Justitie en Volksgezondheid, Welzijn en Sport' -> both full names, if the last one is known."""
    rest = surface.partition("inisteries van ")[2]
    parts = rest.split(" en ")
    for at in range(1, len(parts)):
        one, two = f"ministerie van {' en '.join(parts[:at])}", f"ministerie van {' en '.join(parts[at:])}"
        if name_table().lookup(two):
            return [one, two]
    return []


def slug_of(candidate: Candidate) -> str:
    """Canonical id of a name that no list knows; an elided name gives several ids joined with '+'."""
    surface = candidate.surface
    for pattern, full in _SHORT_HEADS:
        surface = pattern.sub(full, surface)
    parts = _elided_parts(surface) or _ministries(surface)
    if parts:
        found = [name_table().lookup(part) for part in parts]
        return "+".join(sorted(names[0].id if names else slug(part) for names, part in zip(found, parts, strict=True)))
    if candidate.type == "gemeente":
        return f"gemeente-{slug(re.sub('^[Gg]emeente ', '', surface))}"
    return slug(_LEGAL.sub("", surface).replace("&", " en "))


def _elided_parts(surface: str) -> list[str]:
    """'Veilig Thuis West- en Midden-Brabant' -> both full names; nothing if the surface is not elided."""
    match = _ELIDED.search(surface)
    if match is None:
        return []
    last = match.group("last")
    tail = last.split("-", 1)[1] if "-" in last else ""
    if not tail:
        return []
    head = surface[: match.start()]
    firsts = [part for part in (match.group("first"), match.group("second")) if part]
    return [f"{head}{first}-{tail}" for first in firsts] + [f"{head}{last}"]


def _agree_in_lists(text: str, resolved: list[Candidate]) -> list[Candidate]:
    """'Barneveld, Ede en gemeente X': the places before an administration in one list are administrations too."""
    out = list(resolved)
    for index in range(len(out) - 2, -1, -1):
        one, two = out[index], out[index + 1]
        if one.form == "place" and one.type == "plaats" and two.type == "gemeente" and two.form == "place":
            town = municipality(one.names, text)
            if (
                town
                and re.fullmatch(r", | en ", text[one.end : two.start])
                and not re.search(r"\b(?:in|te|uit) $", text[max(0, one.start - 5) : one.start])
            ):
                out[index] = replace(one, type="gemeente", canonical=town.id)
    return out
