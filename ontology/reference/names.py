"""The names by which the reference actors are known, for the extractor.

Ids follow section 4 of the annotation guideline. A bare place name can mean the administration or the place: such a
name is ambiguous and carries both ids.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import yaml

from ontology.ids import slug
from ontology.reference.lists import FOLDER, Row, read_list

_REMARK = re.compile(r"\s*\((?=[^)]*(?:naam|voorganger|t/m|initiatiefnemer|fusie|lokaal team))[^)]*\)")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_LEGAL_FORM = re.compile(r"^(?:Stichting|Programma|Coöperatie)\s+|\s+B\.V\.$")
_ALIAS_END = re.compile(r"\(s\)$|\*$")
_BODY_WORDS = ("sociaal", "regionaal", "centrumregeling", "zorgregio")
_PLACE = re.compile(r"(?!Jeugd|Zorg|.*gemeenten)(?=.*[a-z])(?!.*[A-Z]{2}$)[^\d()]{4,}")
_REGION_WORDS = ("jeugdregio", "jeugdhulpregio", "jeugdzorgregio")


@dataclass(frozen=True)
class Name:
    """One way to write a reference actor.

    ``kind`` is the list it comes from; ``form`` is ``full`` (with its type word, or an official name), ``bare`` (a
    place name only) or ``alias``. ``valid_to`` is the last moment of validity of the actor (partial date).
    ``ambiguous``: the name alone does not decide; ``area_id`` is then its id when it means the place (type plaats).
    """

    surface: str
    id: str
    type: str
    valid_from: str | None = None
    valid_to: str | None = None
    ambiguous: bool = False
    kind: str = ""
    form: str = "full"
    case_sensitive: bool = True
    area_id: str | None = None


@cache
def lexicon() -> tuple[Name, ...]:
    """All names, sorted by surface and id. A surface that leads to more than one id is ambiguous."""
    found = [
        *_municipalities(),
        *_former_municipalities(),
        *_provinces(),
        *_youth_regions(),
        *_veilig_thuis(),
        *_courts(),
        *_safety_regions(),
        *_organisations(),
    ]
    return tuple(sorted(_mark_ambiguous(_drop_shadowed(found)), key=lambda n: (n.surface.casefold(), n.surface, n.id)))


def day_before(day: str) -> str:
    """Last day of validity of what ended on the given day (``2019-01-01`` -> ``2018-12-31``)."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def plain_alias(alias: str) -> str:
    """An alias without the remark of the list's maker ('Groesbeek (naam tot 1-1-2016)' -> 'Groesbeek')."""
    return _REMARK.sub("", alias).strip()


def area_of_province(row: Row) -> str:
    """Id of the province as an area: the plain slug, or with '-provincie' where a city has that name."""
    own = row["id"].removeprefix("provincie-")
    return f"{own}-provincie" if f"gemeente-{own}" in _municipality_ids() else own


@cache
def _municipality_ids() -> frozenset[str]:
    return frozenset(row["id"] for row in read_list("gemeenten.csv"))


def _aliases(row: Row) -> Iterator[str]:
    """The other names; an article is no part of a mention (annotation guideline, section 3)."""
    for alias in row.many("aliases"):
        if plain := re.sub(r"^(?:de|het) ", "", plain_alias(alias)):
            yield plain


def _is_case_sensitive(surface: str) -> bool:
    """A single word or an abbreviation is only a name as it is written; a longer name may be in capitals."""
    return " " not in surface.strip() or surface.upper() == surface


def _name(
    surface: str,
    row: Row,
    kind: str,
    actor_type: str,
    *,
    form: str = "full",
    area: str | None = None,
    valid_from: str | None = None,
    valid_to: str | None = None,
    ambiguous: bool = False,
) -> Name:
    return Name(
        surface,
        row["id"],
        actor_type,
        valid_from,
        valid_to,
        ambiguous,
        kind,
        form,
        form == "bare" or _is_case_sensitive(surface),
        area,
    )


def _with_type_word(word: str, row: Row, kind: str, area: str, valid_to: str | None = None) -> Iterator[Name]:
    """'gemeente Zeist' is clear; 'Zeist' alone is the administration or the place."""
    for number, surface in enumerate((row["naam"], *_aliases(row))):
        full, bare = ("alias", "alias") if number else ("full", "bare")
        if surface.lower().startswith(f"{word} "):
            yield _name(surface, row, kind, word, form=full, area=area, valid_to=valid_to)
            continue
        if "(" not in surface or number == 0:
            yield _name(f"{word} {surface}", row, kind, word, form=full, area=area, valid_to=valid_to)
        yield _name(surface, row, kind, word, form=bare, area=area, valid_to=valid_to, ambiguous=True)


def _municipalities() -> Iterator[Name]:
    for row in read_list("gemeenten.csv"):
        yield from _with_type_word("gemeente", row, "gemeente", row["id"].removeprefix("gemeente-"))


def _former_municipalities() -> Iterator[Name]:
    for row in read_list("gemeenten_historisch.csv"):
        yield from _with_type_word(
            "gemeente", row, "gemeente_historisch", row["id"].removeprefix("gemeente-"), day_before(row["end_date"])
        )


def _provinces() -> Iterator[Name]:
    for row in read_list("provincies.csv"):
        yield from _with_type_word("provincie", row, "provincie", area_of_province(row))


def _youth_regions() -> Iterator[Name]:
    for row in read_list("jeugdregios.csv"):
        for surface in (row["naam"], *_aliases(row)):
            yield from _region_names(surface, row)


def _region_names(surface: str, row: Row) -> Iterator[Name]:
    """With its type word a region is clear; 'regio X' and a bare name can also be the area."""
    kind, actor_type, area = "jeugdregio", "samenwerkingsverband", slug(row["naam"])
    form = "bare" if surface == row["naam"] else "alias"
    first = surface.split()[0].lower()
    if first in _REGION_WORDS:
        yield _name(surface, row, kind, actor_type, area=area)
    elif first == "regio":
        yield _name(surface, row, kind, actor_type, area=area, ambiguous=True)
    elif first in _BODY_WORDS:
        yield _name(surface, row, kind, actor_type, form="alias")
    else:
        if form == "bare" or _PLACE.fullmatch(surface):
            for word in (*_REGION_WORDS, "regio"):
                yield _name(f"{word} {surface}", row, kind, actor_type, area=area, ambiguous=word == "regio")
        yield _name(surface, row, kind, actor_type, form=form, area=area, ambiguous=True)


def _veilig_thuis() -> Iterator[Name]:
    for row in read_list("veilig_thuis.csv"):
        yield _name(row["naam"], row, "veilig_thuis", "veilig_thuis", valid_from=row.date("founded"))
        for alias in _aliases(row):
            yield _name(alias, row, "veilig_thuis", "veilig_thuis", form="alias", valid_from=row.date("founded"))


def _courts() -> Iterator[Name]:
    for row in read_list("rechtbanken.csv"):
        yield _name(row["naam"], row, "rechtbank", "rechtspraak")
        for alias in _aliases(row):
            yield _name(alias, row, "rechtbank", "rechtspraak", form="alias")


def safety_region_id(row: Row) -> str:
    return f"veiligheidsregio-{slug(row['naam'])}"


def _safety_regions() -> Iterator[Name]:
    for row in read_list("veiligheidsregio.csv"):
        for surface in (row["naam"], *_aliases(row)):
            abbreviation = surface.upper() == surface or (" " not in surface and surface.startswith(("VR", "Vr")))
            written = surface if abbreviation else f"veiligheidsregio {surface}"
            yield Name(
                written,
                safety_region_id(row),
                "samenwerkingsverband",
                kind="veiligheidsregio",
                form="alias" if abbreviation else "full",
                case_sensitive=_is_case_sensitive(written),
            )


def organisation_rows() -> tuple[Row, ...]:
    """Organisations, with our own additions; the rows that describe a kind are left out."""
    rows = (*read_list("organisaties.csv"), *read_list("aanvullingen.csv"))
    return tuple(row for row in rows if row["type"] != "actor_type")


def _organisations() -> Iterator[Name]:
    for row in organisation_rows():
        surfaces = {row["naam"]: "full"}
        for surface in (_BRACKETS.sub("", row["naam"]), _LEGAL_FORM.sub("", row["naam"])):
            surfaces.setdefault(surface, "full")
        for alias in _aliases(row):
            surfaces.setdefault(alias, "alias")
        for surface, form in surfaces.items():
            yield _name(
                surface,
                row,
                "organisatie",
                row["annotatietype"],
                form=form,
                valid_from=row.date("valid_from"),
                valid_to=row.date("valid_to"),
            )


def _drop_shadowed(names: Iterable[Name]) -> Iterator[Name]:
    """An alias that is the name of another actor is that actor: Groesbeek is the former municipality of that name, and
    the GR Jeugdhulp Rijnmond is no youth region."""
    names = list(names)
    owner: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.form != "alias" and name.kind in ("organisatie", "veilig_thuis", "gemeente_historisch"):
            owner[name.surface.casefold()].add(name.id)
    organisation = {n.surface.casefold() for n in names if n.kind == "organisatie"}
    for name in names:
        others = owner.get(name.surface.casefold(), set()) - {name.id}
        taken = name.kind == "jeugdregio" and name.form == "alias" and name.surface.casefold() in organisation
        if not taken and (name.form != "alias" or not others):
            yield name


@cache
def _listed_ambiguous() -> frozenset[str]:
    """Names that the lists call ambiguous: those of relaties.yaml and our own."""
    data = yaml.load(
        (FOLDER / "relaties.yaml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    listed = {row["naam"].casefold() for row in read_list("ambigu.csv")}
    for entry in data["ambigue_aliassen"]:
        listed |= {_ALIAS_END.sub("", part.strip()).casefold() for part in re.split(r"[/,]", entry["alias"])}
    return frozenset(listed)


def _mark_ambiguous(names: Iterable[Name]) -> list[Name]:
    unique = list(dict.fromkeys(names))
    ids: dict[str, set[str]] = defaultdict(set)
    for name in unique:
        ids[name.surface.casefold()].add(name.id)
    return [
        replace(
            n,
            ambiguous=n.ambiguous or len(ids[n.surface.casefold()]) > 1 or n.surface.casefold() in _listed_ambiguous(),
        )
        for n in unique
    ]
