"""Who and what a document speaks of: one participant per canonical id, with its node, class, name and mentions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.annotations import Annotations, Mention
from loaders.document import Document
from ontology.errors import ValidationError
from ontology.ids import content_id, slug
from ontology.rdf import collective_name
from ontology.reference import Known, known_actors
from ontology.terms import terms

CLASS_PREFIX = "class:"
WORKS = frozenset(
    {
        "aanpak",
        "actieplan",
        "advies",
        "afspraak",
        "agenda",
        "akkoord",
        "antwoord",
        "bestek",
        "besluit",
        "brief",
        "contract",
        "convenant",
        "evaluatie",
        "handreiking",
        "inspectierapport",
        "kamerbrief",
        "kader",
        "nota",
        "notitie",
        "onderzoek",
        "onderzoeksrapport",
        "overeenkomst",
        "pact",
        "pilot",
        "plan",
        "programma",
        "project",
        "proeftuin",
        "protocol",
        "publicatie",
        "rapport",
        "rapportage",
        "reactie",
        "regiovisie",
        "verbeterplan",
        "verslag",
        "visie",
    }
)
"""Nouns that are a work's kind and not its title, as the first word of a sentence can be written with a capital."""
FUNCTIONS = frozenset(
    {
        "bestuurder",
        "bestuurslid",
        "burgemeester",
        "directeur",
        "gedeputeerde",
        "inspecteur",
        "manager",
        "minister",
        "officier",
        "onderzoeker",
        "portefeuillehouder",
        "programmaleider",
        "programmamanager",
        "projectleider",
        "raadslid",
        "secretaris",
        "staatssecretaris",
        "voorzitter",
        "wethouder",
        "woordvoerder",
    }
)
TYPE_BY_PREFIX = {
    "ministerie-": "rijksoverheid",
    "gemeente-": "gemeente",
    "provincie-": "provincie",
    "veilig-thuis-": "veilig_thuis",
    "rechtbank-": "rechtspraak",
    "gemeenteraad-": "bestuursorgaan",
    "college-": "bestuursorgaan",
}
"""Kinds that the id itself gives, for a body implied by an office title and not mentioned by name."""

_BROKEN = re.compile(r"-[^\S\n]*\n\s*(?=[a-z])")
_BROKEN_CAPITALS = re.compile(r"-[^\S\n]*\n\s*(?=[A-Z])")
_SMALL_WORDS = frozenset({"aan", "de", "den", "der", "en", "het", "in", "op", "te", "van", "voor"})
_DETERMINER = re.compile(r"^(?:de|het|een|dit|dat|deze|die|ons|onze|hun|zijn|haar)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Participant:
    """``canonical`` is the id in the annotations, ``id`` that of the node; ``class_label`` is the node's class.

    ``named_as`` is the class under which this document names it, ``mentions`` are in order of place.
    """

    canonical: str
    path: str
    id: str
    class_label: str
    named_as: str
    name: str
    mentions: tuple[Mention, ...]

    @property
    def is_collective(self) -> bool:
        return self.canonical.startswith(CLASS_PREFIX)


def without_scope(canonical: str) -> tuple[str, str | None]:
    """``class:gemeente@zeeland`` -> the id, and the scope or None."""
    base, _, scope = canonical.partition("@")
    return base, scope or None


def members(canonical: str) -> tuple[tuple[str, str | None], ...]:
    """The ids (with scope) that a set ``a+b`` joins."""
    return tuple(without_scope(part) for part in canonical.split("+"))


def participants(document: Document, annotations: Annotations) -> dict[str, Participant]:
    """Everything mentioned or used as an argument, by canonical id."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in annotations.mentions:
        for base, _ in members(mention.canonical):
            mentions[base].append(mention)
    ids = {*mentions, *_arguments(annotations)}
    return {base: _participant(document, base, mentions.get(base, ())) for base in sorted(ids)}


def _arguments(annotations: Annotations) -> set[str]:
    sides = [side for r in annotations.relations for side in (r.subject, r.object)]
    sides += [side for f in annotations.findings for side in (f.source, f.target) if side]
    return {base for side in sides for base, _ in members(side)}


def _participant(document: Document, base: str, mentions: Iterable[Mention]) -> Participant:
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.canonical, m.type)))
    code = _type_code(document, base, ordered)
    actor_type = terms().type(code)
    path = terms().path_of(actor_type.primary)
    known = known_actors().get(base)
    if known and known.path != path:
        known = None
    own = base
    if not known and not base.startswith(CLASS_PREFIX) and _is_local(code, base, ordered):
        own = f"{content_id(document.key)[:8]}.{base}"
    return Participant(
        base,
        path,
        own,
        known.label if known else actor_type.label,
        actor_type.label,
        _name(base, code, known, ordered),
        ordered,
    )


def _type_code(document: Document, base: str, mentions: tuple[Mention, ...]) -> str:
    """Most frequent type; a mention of the id alone says more than one of a set it belongs to."""
    if base.startswith(CLASS_PREFIX):
        return terms().type(base.removeprefix(CLASS_PREFIX)).code
    alone = [m for m in mentions if "+" not in m.canonical]
    counts = Counter(m.type for m in alone or mentions)
    if counts:
        return min(counts, key=lambda code: (-counts[code], code))
    if known := known_actors().get(base):
        label_type = terms().type_of_label(known.label)
        if label_type:
            return label_type.annotation
    for prefix, code in TYPE_BY_PREFIX.items():
        if base.startswith(prefix):
            return code
    raise ValidationError(f"{document.key}: {base!r} staat in een relatie of bevinding, maar nergens in de tekst")


def _is_local(code: str, base: str, mentions: tuple[Mention, ...]) -> bool:
    """True for an id that only means something inside its document: an untitled work, a function without a name."""
    surfaces = [plain_surface(m.surface) for m in mentions]
    if not surfaces:
        return False
    if code in ("document", "programma"):
        return all(_is_bare_noun(surface) for surface in surfaces)
    if code == "functionaris" and base.split("-")[0] in FUNCTIONS:
        return not any(re.search(r"\b(?:van|bij)\b.*[A-Z]", s) or re.search(r"\bvoor [A-Z]", s) for s in surfaces)
    return False


def _is_bare_noun(surface: str) -> bool:
    words = _DETERMINER.sub("", surface).split()
    if len(words) == 1 and words[0].casefold() in WORKS:
        return True
    return not any(word[:1].isupper() or word[:1].isdigit() for word in words)


def plain_surface(surface: str) -> str:
    """A surface on one line: a word broken over a line is joined, white space is one space."""
    broken = _BROKEN_CAPITALS if surface.isupper() else _BROKEN
    return " ".join(broken.sub("", surface).split())


def _name(base: str, code: str, known: Known | None, mentions: tuple[Mention, ...]) -> str:
    if base.startswith(CLASS_PREFIX):
        return collective_name(code)
    if known:
        return known.name
    surfaces = {plain_surface(m.surface) for m in mentions if "+" not in m.canonical}
    surfaces = {s for s in surfaces if slug(s)}
    if not surfaces:
        return base.replace("-", " ")
    best = min(surfaces, key=lambda s: (slug(s) != base, s.isupper() and " " in s, -len(s), s))
    return _without_capitals(best) if best.isupper() and " " in best else best


def _without_capitals(heading: str) -> str:
    """A name that is only found in capitals, as in a heading, in the case of running text."""
    words = [word.lower() for word in heading.split()]
    return " ".join(word if number and word in _SMALL_WORDS else word.title() for number, word in enumerate(words))
