"""All mentions of a document: curated names, typed patterns, persons, works, nouns; chosen, resolved, in order."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.annotations import Finding, Mention, Relation
from loaders.extract.abbreviations import Alias, find_alias_mentions, find_aliases
from loaders.extract.antecedents import Context
from loaders.extract.candidates import Candidate, choose
from loaders.extract.coreference import resolve_nouns
from loaders.extract.discourse import Discourse, date_of, own_municipality, read_discourse
from loaders.extract.names import Hit, name_table
from loaders.extract.nouns import find_nouns
from loaders.extract.patterns import find_organisations
from loaders.extract.persons import find_persons
from loaders.extract.reading import Reading
from loaders.extract.resolve import resolve_names
from loaders.extract.shadow import Shadow
from loaders.extract.unknown import find_repeated, local_names, one_type
from loaders.extract.work_words import find_work_nouns
from loaders.extract.works import find_works

_LEGAL_HEAD = re.compile(r"(?<![\w-])(?:Stichting|Coöperatie) $")
_PLACE_KINDS = frozenset({"gemeente", "gemeente_historisch", "provincie", "jeugdregio"})


@dataclass(frozen=True)
class Found:
    """Mentions in source offsets, in order, and what the document tells as a whole."""

    mentions: tuple[Mention, ...]
    discourse: Discourse


def find_mentions(shadow: Shadow, issued: str | None = None) -> Found:
    """All mentions, those that only count as an argument of a relation included (see ``keep_used``)."""
    reading = Reading(shadow)
    text = reading.text
    day = date_of(text, issued)
    persons_found, persons = find_persons(text)
    raw = [*_curated(text), *find_organisations(text), *persons_found, *find_works(text)]
    chosen, aliases = _with_aliases(text, raw)
    chosen = choose([*chosen, *find_nouns(text), *find_work_nouns(text)])
    nouns = [c for c in chosen if _is_noun(c)]
    named = resolve_names(text, [c for c in chosen if not _is_noun(c)], day)
    nouns += [c for c in named if _is_noun(c)]
    named = local_names(one_type(_own_ids([c for c in named if not _is_noun(c)], aliases)))
    nouns, pointed = _defined_nouns(nouns, aliases, named)
    named = sorted([*named, *pointed], key=lambda c: c.start)
    town = own_municipality(named, text)
    resolved = resolve_nouns(Context(text, named, day, town), nouns)
    everything = sorted([*named, *resolved], key=lambda c: (c.start, c.end))
    discourse = read_discourse(text, everything, persons, day, town)
    return Found(tuple(_mention(reading, shadow, c) for c in everything if c.canonical), discourse)


def _is_noun(candidate: Candidate) -> bool:
    return candidate.form.startswith("noun") or candidate.form == "back"


def keep_used(
    mentions: Iterable[Mention], relations: Sequence[Relation], findings: Sequence[Finding] = ()
) -> tuple[Mention, ...]:
    """Mentions without the tasks and open institutions that no relation uses (guideline, sections 2 and 3)."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for relation in relations:
        for canonical in (*relation.subject.split("+"), *relation.object.split("+")):
            spans.setdefault(canonical.split("@")[0], []).append(relation.evidence)
    return tuple(m for m in mentions if not is_argument_only(m) or _is_in(m, spans.get(m.canonical.split("@")[0], [])))


def is_argument_only(mention: Mention) -> bool:
    """A mention that counts only if a relation has it as an argument."""
    return mention.type == "taak" or (
        mention.canonical.split("@")[0] == "class:overig" and mention.rule == "noun.instelling"
    )


def _is_in(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def _curated(text: str) -> list[Candidate]:
    hits = name_table().scan(text)
    return [_of_hit(text, hit) for hit in hits if not all(name.type == "functionaris" for name in hit.names)]


def _of_hit(text: str, hit: Hit) -> Candidate:
    surface = text[hit.start : hit.end]
    first = hit.names[0]
    head = _LEGAL_HEAD.search(text, max(0, hit.start - 14), hit.start)
    organisations = [n for n in hit.names if n.kind not in _PLACE_KINDS]
    if first.kind == "work":
        return Candidate(
            hit.start,
            hit.end,
            first.type,
            "work",
            "name.work",
            0.93,
            surface,
            first.id,
            names=hit.names,
            priority=3,
            notes={"head": "" if first.type == "programma" else "rapport"},
        )
    if organisations:
        start = head.start() if head else hit.start
        return Candidate(
            start,
            hit.end,
            organisations[0].type,
            "name",
            "name.reference",
            0.98,
            text[start : hit.end],
            names=hit.names,
            priority=0 if all(n.ambiguous for n in organisations) else 1,
        )
    form = _place_form(surface, hit)
    return Candidate(
        hit.start,
        hit.end,
        first.type,
        form,
        "name.place" if form == "place" else "name.reference",
        0.9 if form == "place" else 0.97,
        surface,
        names=hit.names,
    )


def _place_form(surface: str, hit: Hit) -> str:
    head = surface.split(" ", 1)[0].lower()
    if head == "regio":
        return "region"
    if head == "provincie":
        return "province"
    if head == "gemeente" or head in ("jeugdregio", "jeugdhulpregio", "jeugdzorgregio"):
        return "name"
    return "place" if any(n.ambiguous or n.form == "bare" for n in hit.names) else "name"


def _with_aliases(text: str, raw: Sequence[Candidate]) -> tuple[list[Candidate], list[Alias]]:
    chosen = choose(raw)
    defined = find_aliases(text, chosen)
    aliases = [*defined, *find_repeated(chosen, {alias.surface for alias in defined})]
    if not aliases:
        return list(raw), []
    starts = [c.start for c in chosen]
    owners = {c.start for c in chosen if c.rule.startswith("org.") and c.form == "name" and c.type != "overig"}
    owners |= {alias.owner.start for alias in aliases}
    outside = [
        c for c in find_alias_mentions(text, aliases) if c.start not in owners and not _is_inside(c, chosen, starts)
    ]
    return [*raw, *outside], aliases


def _is_inside(alias: Candidate, chosen: Sequence[Candidate], starts: Sequence[int]) -> bool:
    """'Lindehof' within 'Stichting Lindehof' is no mention of its own."""
    at = bisect_right(starts, alias.start) - 1
    if at < 0:
        return False
    other = chosen[at]
    return other.end >= alias.end and other.end - other.start > alias.end - alias.start


def _own_ids(named: Sequence[Candidate], aliases: Sequence[Alias]) -> list[Candidate]:
    """Alias mentions get type and id of the name they were defined by."""
    by_start = {c.start: c for c in named}
    owners: dict[str, Candidate] = {}
    for alias in aliases:
        owner = by_start.get(alias.owner.start)
        if owner and owner.canonical:
            owners.setdefault(alias.surface, owner)
    found = []
    for candidate in named:
        if candidate.form != "alias":
            found.append(candidate)
        elif owner := owners.get(candidate.surface):
            found.append(replace(candidate, type=owner.type, canonical=owner.canonical))
    return found


def _defined_nouns(
    nouns: Sequence[Candidate], aliases: Sequence[Alias], named: Sequence[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """'(hierna: de inspectie)': from there on the noun is that organisation."""
    by_start = {c.start: c for c in named}
    defined = {a.surface.lower(): (a, by_start[a.owner.start]) for a in aliases if a.noun and a.owner.start in by_start}
    rest, pointed = [], []
    for noun in nouns:
        alias = defined.get(noun.surface.lower())
        if alias and alias[0].start <= noun.start and not noun.notes.get("plural"):
            pointed.append(
                replace(
                    noun,
                    type=alias[1].type,
                    canonical=alias[1].canonical,
                    form="alias",
                    rule="alias.noun",
                    confidence=0.95,
                )
            )
        else:
            rest.append(noun)
    return rest, pointed


def _mention(reading: Reading, shadow: Shadow, candidate: Candidate) -> Mention:
    start, end = reading.to_source(candidate.start, candidate.end)
    return Mention(
        candidate.type,
        shadow.source[start:end],
        start,
        end,
        candidate.canonical,
        candidate.generic,
        candidate.rule,
        round(candidate.confidence, 2),
    )
