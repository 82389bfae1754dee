"""What came from what, what is part of what, and what is hosted by what.

2015 was an unbundling: bureau jeugdzorg has several takers of tasks and no single successor.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ontology.ids import slug
from ontology.reference.actors import RAAD, collective_id
from ontology.reference.assertions import Fact
from ontology.reference.lists import Row, chain, read_list
from ontology.reference.names import organisation_rows

KINDS = {
    "merger": ("succeeds", "fusie"),
    "rename": ("succeeds", "naamswijziging"),
    "split": ("succeeds", "splitsing"),
    "takes_over_tasks": ("neemt_taken_over_van", "overname van taken"),
}
STATUS = {
    "gerealiseerd": (True, False),
    "tijdelijk": (True, False),
    "gepland": (False, False),
    "niet_doorgegaan": (True, True),
}
"""Status of a succession -> happened, denied. What was cancelled is known not to have happened."""
_LEGAL_FORM = re.compile(r"^Stichting |\s*\([^)]*\)")


def facts() -> Iterator[Fact]:
    yield from _former_municipalities()
    yield from _organisations()
    yield from _youth_regions()
    yield from _parts_of_the_raad()
    yield from _hosts()


def check_acyclic(pairs: Iterable[tuple[str, str, Row]]) -> None:
    """Pairs of old and new: nothing can be its own successor, at any distance."""
    after: dict[str, list[tuple[str, Row]]] = {}
    for old, new, row in pairs:
        after.setdefault(old, []).append((new, row))
    done: set[str] = set()

    def visit(actor: str, path: tuple[str, ...]) -> None:
        for new, row in after.get(actor, ()):
            if new in path or new == actor:
                raise row.error(f"opvolging loopt rond: {' > '.join((*path, new))}")
            if new not in done:
                visit(new, (*path, new))
        done.add(actor)

    for actor in sorted(after):
        visit(actor, (actor,))


def _former_municipalities() -> Iterator[Fact]:
    files = ("gemeenten.csv", "gemeenten_historisch.csv")
    by_code = {row["cbs_code"]: row["id"] for name in files for row in read_list(name)}
    links = [
        (row["id"], _code(row, code, by_code), row)
        for row in read_list("gemeenten_historisch.csv")
        for code in row.many("successor_cbs_code")
    ]
    check_acyclic(links)
    for old, new, row in links:
        if row.date("end_date") is None:
            raise row.error("end_date ontbreekt")
        yield Fact(
            ("actor", new),
            "succeeds",
            ("actor", old),
            row["source"],
            row.confidence(),
            valid_from=row["end_date"],
            note=row["soort"],
        )


def _code(row: Row, code: str, by_code: dict[str, str]) -> str:
    if code not in by_code:
        raise row.error(f"CBS-code {code!r} van de opvolger is onbekend")
    return by_code[code]


def _organisations() -> Iterator[Fact]:
    rows = read_list("opvolging.csv")
    check_acyclic(
        (row["predecessor_id"], new, row)
        for row in rows
        if row["status"] != "niet_doorgegaan"
        for new in row.many("successor_id")
    )
    for row in rows:
        if not row["successor_id"] and not row["toelichting"]:
            raise row.error("geen opvolger en geen toelichting")
        for new in row.many("successor_id"):
            yield _succession(row, new)


def _succession(row: Row, new: str) -> Fact:
    if row["kind"] not in KINDS or row["status"] not in STATUS:
        raise row.error(f"kind {row['kind']!r} of status {row['status']!r} is onbekend")
    relation, kind = KINDS[row["kind"]]
    happened, denied = STATUS[row["status"]]
    subject, subject_scope = _actor(row, new)
    target, target_scope = _actor(row, row["predecessor_id"])
    return Fact(
        ("actor", subject),
        relation,
        ("actor", target),
        row["source"],
        row.confidence(),
        valid_from=row.date("date"),
        valid_to=row.get("valid_to") or None,
        happened=happened,
        denied=denied,
        note="; ".join(filter(None, (kind, row["toelichting"]))),
        subject_scope=subject_scope,
        object_scope=target_scope,
    )


@cache
def _kind_rows() -> dict[str, str]:
    """Rows of organisaties.csv that describe a kind, with the kind of keten.yaml that points at them."""
    return {
        str(entry["rij_in_organisaties"]): str(entry["id"])
        for entry in chain()["actortypen"]
        if str(entry.get("rij_in_organisaties", "")).startswith("type-")
    }


@cache
def _known_ids() -> frozenset[str]:
    rows = (*organisation_rows(), *read_list("jeugdregios.csv"))
    return frozenset(row["id"] for row in rows)


def _actor(row: Row, local: str) -> tuple[str, str | None]:
    """Actor id, and the finer kind where the class-level actor is wider than the row meant."""
    kind = _kind_rows().get(local)
    if kind is None:
        if local not in _known_ids():
            raise row.error(f"organisatie {local!r} is onbekend")
        return local, None
    actor = collective_id(kind, row.place, historic=True)
    if actor is None:
        raise row.error(f"soort {kind!r} is geen soort actor")
    return actor, kind if actor.startswith("class:") and _is_wider(actor, kind) else None


def _is_wider(actor: str, kind: str) -> bool:
    return kind not in (actor.removeprefix("class:"), "gecertificeerde_instelling")


def _youth_regions() -> Iterator[Fact]:
    rows = read_list("jeugdregios.csv")
    by_name = {row["naam"]: row["id"] for row in rows}
    for row in rows:
        if not row["opvolger"]:
            continue
        if row["opvolger"] not in by_name:
            raise row.error(f"opvolger {row['opvolger']!r} is onbekend")
        yield Fact(
            ("actor", by_name[row["opvolger"]]),
            "succeeds",
            ("actor", row["id"]),
            row["source"],
            row.confidence(),
            valid_from="2026-01-01",
            happened=False,
            note=row["opmerking"],
        )


def _parts_of_the_raad() -> Iterator[Fact]:
    """Regions are parts of the Raad, offices are parts of the region that their row names."""
    rows = organisation_rows()
    regions = {row["id"].partition("-regio-")[2]: row["id"] for row in rows if row["type"] == "rvdk_regio"}
    for row in rows:
        if row["type"] not in ("rvdk_regio", "rvdk_locatie"):
            continue
        whole = RAAD if row["type"] == "rvdk_regio" else regions.get(slug(row["werkgebied"].partition("regio ")[2]))
        if whole is None:
            raise row.error(f"regio van de Raad in {row['werkgebied']!r} is onbekend")
        yield Fact(
            ("actor", row["id"]),
            "part_of",
            ("actor", whole),
            row["source"],
            row.confidence(),
            valid_from=row.date("valid_from"),
            valid_to=row.date("valid_to"),
        )


def _hosts() -> Iterator[Fact]:
    """Hosts of Veilig Thuis that are actors of the lists; an unknown host stays a note and is no actor."""
    known = _organisations_by_name()
    for row in read_list("veilig_thuis.csv"):
        host = known.get(slug(_LEGAL_FORM.sub("", row["legal_host"])))
        if host and host != row["id"]:
            yield Fact(
                ("actor", row["id"]),
                "ondergebracht_bij",
                ("actor", host),
                row["source"],
                row.confidence(),
                note="; ".join(filter(None, (row["legal_host"], row["opmerking"]))),
            )


def _organisations_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in organisation_rows():
        for name in (row["naam"], *row.many("aliases")):
            found.setdefault(slug(_LEGAL_FORM.sub("", name)), row["id"])
    found |= {f"gemeente-{slug(row['naam'])}": row["id"] for row in read_list("gemeenten.csv")}
    return found
