"""Definite and class nouns: back to the organisation they point to, or the kind, or nothing (guideline, section 3)."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from loaders.extract.candidates import Candidate
from loaders.extract.nouns import is_definite
from loaders.extract.rulebook import rulebook
from loaders.extract.works import kinds_of
from ontology.ids import slug

_WORD_ID = {
    "stadsregio": "stadsregio", "stadsgewest": "stadsgewest", "servicebureau": "servicebureau", "serviceorganisatie": "serviceorganisatie", "inkooporganisatie": "inkooporganisatie",
    "inkoopbureau": "inkoopbureau", "gemeenschappelijke regeling": "regeling", "jeugdregio": "regio", "jeugdhulpregio": "regio", "jeugdzorgregio": "regio",
    "rekenkamer": "rekenkamer", "rekenkamercommissie": "rekenkamer", "universiteit": "universiteit", "hogeschool": "hogeschool", "commissie": "commissie", "instituut": "instituut",
    "bureau jeugdzorg": "bureau-jeugdzorg", "bjz": "bureau-jeugdzorg", "amk": "amk", "rechtbank": "rechtbank", "gerechtshof": "hof", "ministerie": "ministerie", "departement": "ministerie",
    "cjg": "cjg", "veilig thuis": "veilig-thuis", "vakbond": "", "bond": "", "cliëntenraad": "client", "jongerenraad": "jongerenraad", "ouderplatform": "ouderplatform", "jongerenpanel": "jongerenpanel", "accounthouder": "regio",
    "accounthoudende regio": "regio", "regiobestuur": "regio", "samenwerkingsverband": "",
}
_SPECIFIC = frozenset({"stadsregio", "stadsgewest", "servicebureau", "serviceorganisatie", "gemeenschappelijke regeling", "inkooporganisatie"})
_COUNCIL_TEXT = re.compile(r"\b(?:[Gg]emeenteraad|[Rr]aadsleden|[Rr]aadslid|[Rr]aadsinformatiebrief|RAADSINFORMATIEBRIEF|[Rr]aadsvergadering|[Gg]riffier?|leden van de raad|uw raad|[Rr]aadscommissie|[Cc]ollege van)\b")
_YOUTH_PROTECTION = re.compile(r"\b(?:[Kk]inderbescherming|[Rr]aadsonderzoek|[Rr]aadsonderzoeker|[Jj]eugdbescherm|[Oo]ndertoezichtstelling|RvdK)")
_ACTOR_GAP_BEFORE = re.compile(r"(?:,|, en|,? en| of| met| en/of)(?: ook)?(?: de| het| onze| hun| andere)?(?: regionale| lokale| betrokken| gespecialiseerde)? $")
_GAP = re.compile(r"(?:, en| en| of|,|/)(?: de | het | onze | hun | alle | andere | zijn | haar | )(?:regionale |lokale |betrokken )?")
_NO_LIST = frozenset({"plaats", "document", "programma", "taak", "functionaris"})
_SUBJECT_START = re.compile(r"(?:^|[.!?:] |\n|\" ?)(?:De|Elke|Iedere|Deze|Onze) $")
_ACTING_BEFORE = re.compile(r"\b(?:door|aan|namens|met|tussen|opdracht van|adviseert|vraagt|verzoekt|stemt|stemmen|koopt|kent|heeft|hebben|zal|wil|moet|moeten|gaat|gaan|stuurt|expertteam van|Expertteam van|voor|van|ook|besluiten|en) (?:de|elke|iedere|ieder|onze|deze|alle|die|andere) (?:[a-z]+e )?$", re.IGNORECASE)
_FINITE = re.compile(r" (?!(?:in|van|met|op|en|of|waar|die|dat|voor|om|naar|rond|te|als|uit|bij|tot|over|zoals|waarin|tussen|binnen|aan|onder|ten)\b)[a-z]{2,}\b")
_RIJK_AFTER = re.compile(r"(?:[,.;:)\n]|$| (?:en|of|heeft|is|wil|moet|zal|gaat|kan|stelt|betaalt|aan|om|voor|de|het|naar|te|zijn|met|in|op|dat|als|niet|ook|nog|wordt|werkt|verstrekt|vergoedt|geeft|neemt|vraagt)\b)")
_STUDY = re.compile(r"[Oo]nderzoek (?:van|door) (?:de |het |bureau )*$")
_SCOPE = re.compile(r" (?:in|van|uit|binnen|rond) (?:de (?:regio|gemeente|provincie|stad) )?$")


@dataclass(frozen=True)
class Context:
    """What noun resolution may look at: the text, the named candidates, the date and the text's own municipality."""

    text: str
    named: Sequence[Candidate]
    issued: str | None
    municipality: str | None

    def of_type(self, kind: str) -> list[Candidate]:
        return [c for c in self.named if c.type == kind and c.canonical and not c.generic]

    def before(self, candidate: Candidate, size: int = 60) -> str:
        return self.text[max(0, candidate.start - size):candidate.start]

    def after(self, candidate: Candidate, size: int = 40) -> str:
        return self.text[candidate.end:candidate.end + size]


def resolve_nouns(context: Context, nouns: Sequence[Candidate]) -> list[Candidate]:
    """Nouns with their ids; those that are no mention are left out. Sector nouns wait for the others."""
    resolver = _Resolver(context)
    later = ("noun:sector", "noun:institutions", "noun:work")
    found = [result for noun in nouns if noun.form not in later and (result := resolver.resolve(noun))]
    makers = replace(context, named=sorted([*context.named, *found], key=lambda c: c.start))
    works = _Resolver(makers)
    found += [result for noun in nouns if noun.form == "noun:work" and (result := works.resolve(noun))]
    for noun in nouns:
        if noun.form == "noun:institutions" and (result := resolver.institutions(noun)):
            found.append(result)
    actors = sorted([c for c in (*context.named, *found) if c.type not in _NO_LIST], key=lambda c: c.start)
    return found + _sectors(context.text, [noun for noun in nouns if noun.form == "noun:sector"], actors)


@dataclass(frozen=True)
class _Line:
    """Named candidates of one sort in order of place; ``ids`` are the different ones in order of first mention."""

    starts: list[int]
    canonicals: list[str]
    ids: list[str]

    @classmethod
    def of(cls, found: Sequence[Candidate]) -> "_Line":
        canonicals = [c.canonical for c in found]
        return cls([c.start for c in found], canonicals, list(dict.fromkeys(canonicals)))

    def before(self, place: int) -> str | None:
        """The last one named before a place."""
        at = bisect_left(self.starts, place)
        return self.canonicals[at - 1] if at else None


class _Resolver:
    """Resolution of single nouns, with the sets of the text worked out once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._by_type: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in context.named:
            if candidate.canonical and not candidate.generic:
                self._by_type[candidate.type].append(candidate)
        self._positions = {kind: [c.start for c in found] for kind, found in self._by_type.items()}
        self._council = bool(_COUNCIL_TEXT.search(context.text))
        self._rvdk = bool(self._by_type["rvdk"])
        self._protection = bool(_YOUTH_PROTECTION.search(context.text))
        self._lower_raad = bool(re.search(r"\b(?:de|uw) raad\b(?! voor| van)", context.text))
        self._pair = self._inspection_pair()
        self._lines: dict[tuple[str, str | None], _Line] = {}
        self._starts = [c.start for c in context.named]
        self._towns = _Line.of([c for c in context.named if c.type in ("gemeente", "plaats") and any(n.kind == "gemeente" for n in c.names)])
        self._bodies = _Line.of([c for c in context.named if c.type in ("gi", "jeugdhulpaanbieder", "veilig_thuis") and c.canonical and not c.generic and "+" not in c.canonical])
        self._provinces = {c.canonical for c in self._by_type["plaats"] if any(n.kind == "provincie" for n in c.names)}
        self._studies = _Line.of([c for c in context.named if c.type in ("onderzoeksbureau", "inspectie") and _STUDY.search(context.before(c))])
        self._handlers: dict[str, Callable[[Candidate], Candidate | None]] = {
            "noun:class": self._class, "noun:back": self._back, "noun:named": self._named, "noun:set": self._inspection, "noun:single": self._single,
            "noun:acting": self._acting, "noun:council": self._council_noun, "noun:used": lambda c: replace(c, canonical=slug(_singular(c.surface))),
            "noun:work": self._work, "back": self._adjective_back,
        }

    def resolve(self, noun: Candidate) -> Candidate | None:
        return self._handlers[noun.form](noun)

    def _kind(self, noun: Candidate, confidence: float = 1.0) -> Candidate:
        return replace(noun, canonical=f"class:{noun.type}{self._scope(noun)}", generic=True, confidence=round(noun.confidence * confidence, 2))

    def _scope(self, noun: Candidate) -> str:
        for kind in ("plaats", "gemeente"):
            at = bisect_left(self._positions.get(kind, []), noun.end)
            found = self._by_type[kind][at:at + 1]
            if found and _SCOPE.fullmatch(self.context.text[noun.end:found[0].start]):
                return f"@{found[0].canonical.removeprefix('gemeente-').split('+')[0]}"
        return ""

    def _class(self, noun: Candidate) -> Candidate | None:
        if self._is_apposition(noun):
            return None
        if noun.type == "ketenteam" and is_definite(noun) and not noun.notes.get("plural") and (area := self._area()) and not noun.surface.lower().startswith("regiona"):
            return replace(noun, canonical=f"{slug(noun.surface)}-{area}", confidence=0.75)
        return self._kind(noun)

    def _area(self) -> str | None:
        if self.context.municipality:
            return self.context.municipality.removeprefix("gemeente-")
        regions = {c.canonical for c in self._by_type["samenwerkingsverband"] if re.match(r"(?:jeugd)?regio-", c.canonical)}
        return re.sub(r"^(?:jeugd)?regio-", "", regions.pop()) if len(regions) == 1 else None

    def _is_apposition(self, noun: Candidate) -> bool:
        """'zorgaanbieder Pluryn', 'de gemeenten Breda en Tilburg': the head is in no span."""
        found = self._by_type[noun.type]
        at = bisect_left(self._positions.get(noun.type, []), noun.end)
        return at < len(found) and self.context.text[noun.end:found[at].start] in (" ", " '", ' "')

    def _those(self, kind: str, words: str | None) -> _Line:
        key = (kind, words)
        if key not in self._lines:
            self._lines[key] = _Line.of([c for c in self._by_type[kind] if words is None or words in c.canonical])
        return self._lines[key]

    def _antecedent(self, noun: Candidate, words: str | None, unique: bool) -> str | None:
        line = self._those(noun.type, words)
        if len(line.ids) == 1:
            return line.ids[0]
        return None if unique or not line.ids else line.before(noun.start)

    def _back(self, noun: Candidate) -> Candidate | None:
        if self._is_apposition(noun):
            return None
        word = noun.surface.lower()
        if noun.notes.get("plural"):
            return self._kind(noun)
        if noun.type == "gemeente":
            return self._gemeente(noun)
        if noun.type == "provincie":
            return self._provincie(noun)
        loose = noun.type == "veilig_thuis" or word in ("cjg",)
        if not (is_definite(noun) or loose):
            return self._only_kind(noun)
        words = _WORD_ID.get(word)
        owner = self._antecedent(noun, words or None, unique=noun.type in ("veilig_thuis", "rechtspraak", "gi"))
        if owner is None and noun.type == "gi" and word not in ("bureau jeugdzorg", "bjz"):
            rest = {c.canonical for c in self._by_type["gi"] if not c.canonical.startswith("bureau-jeugdzorg")}
            owner = rest.pop() if len(rest) == 1 else None
        if noun.type == "gi" and owner and owner.startswith("bureau-jeugdzorg") and not word.startswith("b"):
            owner = None
        if owner and not owner.startswith("class:"):
            return replace(noun, canonical=owner, confidence=round(noun.confidence * 0.95, 2))
        if word in _SPECIFIC and is_definite(noun):
            return replace(noun, canonical=slug(word), confidence=0.75)
        return self._only_kind(noun)

    def _only_kind(self, noun: Candidate) -> Candidate | None:
        if noun.surface.lower() in ("bond", "bureau", "instituut"):
            return None
        return self._kind(noun)

    def _gemeente(self, noun: Candidate) -> Candidate | None:
        determiner = noun.notes.get("determiner", "")
        if determiner in ("uw", "een", "elke", "iedere", "elk", "ieder", "per", "welke", "geen", "jouw", "je", "andere", "eigen") or not is_definite(noun):
            return self._kind(noun, 0.97) if determiner else None
        if self.context.municipality:
            return replace(noun, canonical=self.context.municipality, confidence=0.88)
        line = self._those("gemeente", None)
        at = bisect_left(line.starts, noun.start)
        if at and noun.start - line.starts[at - 1] < 400:
            return replace(noun, canonical=line.canonicals[at - 1].split("+")[-1], confidence=0.75)
        return self._kind(noun, 0.9)

    def _provincie(self, noun: Candidate) -> Candidate | None:
        if re.search(r"\b(?:in|uit|binnen|buiten) (?:de|onze|deze|een|elke|iedere) $", self.context.before(noun), re.IGNORECASE):
            return replace(noun, type="plaats", canonical=min(self._provinces), confidence=0.75) if len(self._provinces) == 1 else None
        if not is_definite(noun):
            return self._kind(noun, 0.9) if noun.notes.get("determiner") else None
        owner = self._antecedent(noun, None, unique=False)
        return replace(noun, canonical=owner) if owner else self._kind(noun, 0.8)

    def _named(self, noun: Candidate) -> Candidate | None:
        if not is_definite(noun) or noun.notes.get("plural") or noun.notes.get("between"):
            return None
        word = noun.surface.lower()
        owner = self._antecedent(noun, _WORD_ID.get(word) or None, unique=False)
        if owner is None or word in ("bureau", "onderzoeksbureau", "adviesbureau") and re.search(r"rekenkamer|universiteit|hogeschool|instituut|commissie", owner):
            return None
        first = self._those(noun.type, owner).starts
        return replace(noun, canonical=owner) if first and first[0] < noun.start else None

    def _adjective_back(self, noun: Candidate) -> Candidate | None:
        """'De Limburgse gemeente': the municipality (or place) last named before."""
        canonical = self._towns.before(noun.start)
        if canonical is None:
            return None
        return replace(noun, canonical=canonical if canonical.startswith("gemeente-") else f"gemeente-{canonical}")

    def _inspection_pair(self) -> str | None:
        found = self._by_type["inspectie"]
        for one, two in zip(found, found[1:], strict=False):
            gap = self.context.text[one.end:two.start]
            if one.canonical != two.canonical and re.fullmatch(r"(?: \([^)]*\))?(?:,| en| en en|, en)+(?: de| het)? ", gap):
                return "+".join(sorted((one.canonical, two.canonical)))
        ids = list(dict.fromkeys(c.canonical for c in found if "+" not in c.canonical))
        return "+".join(sorted(ids[:2])) if len(ids) >= 2 else None

    def _inspection(self, noun: Candidate) -> Candidate | None:
        if self._is_apposition(noun):
            return None
        joint = (self.context.issued or "9999") >= "2017-10"
        if noun.notes.get("plural"):
            if self._pair or joint and (self._by_type["inspectie"] or noun.notes.get("determiner") == "de"):
                return replace(noun, canonical=self._pair or "inspectie-gezondheidszorg-en-jeugd+inspectie-justitie-en-veiligheid", confidence=0.93 if self._pair else 0.7)
            return self._kind(noun)
        if noun.notes.get("determiner") in ("een", "elke", "geen"):
            return self._kind(noun)
        owner = self._antecedent(noun, None, unique=False) or next((c.canonical for c in self._by_type["inspectie"]), None)
        if owner:
            return replace(noun, canonical=owner)
        if not is_definite(noun):
            return None
        return replace(noun, canonical="inspectie-gezondheidszorg-en-jeugd" if joint else "inspectie-jeugdzorg", confidence=0.7)

    def _single(self, noun: Candidate) -> Candidate | None:
        if noun.notes.get("plural"):
            return self._kind(noun)
        if noun.notes.get("needs_article"):
            after = self.context.after(noun)
            listed = _ACTOR_GAP_BEFORE.search(self.context.before(noun, 20)) or re.match(r",| en ", after) and noun.surface[0].isupper()
            if not (is_definite(noun) and not noun.notes.get("between") or listed) or after.startswith(" van ") and noun.surface.lower() == "rijk":
                return None
            if noun.surface == "rijk" and not _RIJK_AFTER.match(after):
                return None
        return replace(noun, canonical=noun.canonical)

    def _acting(self, noun: Candidate) -> Candidate | None:
        """'regio' as a body: subject, or after 'door', 'aan', 'met'; in an area only it is no mention."""
        before, after = self.context.before(noun), self.context.after(noun)
        if noun.notes.get("plural"):
            acts = _SUBJECT_START.search(before) and _FINITE.match(after) or re.search(r"\b(?:gemeenten|Rijk|GI's|aanbieders) en (?:de )?$|\b(?:door|aan|namens) (?:de|alle) $", before)
            return self._kind(noun, 0.95) if acts else None
        if re.search(r"\b(?:in|uit|binnen|buiten|per|rond|vanuit|heel|over)(?: (?:de|onze|deze|elke|iedere|hele|een|eigen))* $", before, re.IGNORECASE):
            return None
        owner = self._antecedent(noun, "regio", unique=False)
        if noun.notes.get("determiner") in ("elke", "iedere", "elk", "ieder"):
            return self._kind(noun, 0.9)
        acts = _SUBJECT_START.search(before) and _FINITE.match(after) or _ACTING_BEFORE.search(before)
        if not acts or not is_definite(noun):
            return None
        return replace(noun, canonical=owner) if owner else self._kind(noun, 0.75) if _SUBJECT_START.search(before) else None

    def _council_noun(self, noun: Candidate) -> Candidate | None:
        word = noun.surface
        if noun.notes.get("plural"):
            return self._kind(noun)
        definite = is_definite(noun) or noun.notes.get("determiner") == "uw"
        if word.lower() == "raad":
            if not definite or re.match(r" (?:van|voor) ", self.context.after(noun)):
                return None
            return self._raad(noun)
        place = self.context.municipality.removeprefix("gemeente-") if self.context.municipality else None
        if word.lower() == "college" and not (definite and (self._council or place)):
            return None
        body = "gemeenteraad" if word.lower() == "gemeenteraad" else "college"
        if place and noun.notes.get("determiner") not in ("een", "elke", "iedere"):
            return replace(noun, canonical=f"{body}-{place}", confidence=0.88)
        return self._kind(noun, 0.9)

    def _raad(self, noun: Candidate) -> Candidate | None:
        """'de Raad' is the Raad voor de Kinderbescherming, 'de raad' in a council text the municipal council."""
        kept_apart = noun.surface == "Raad" and (self._rvdk or not self._council or self._lower_raad and self._protection)
        if kept_apart and (self._rvdk or self._protection) or not self._council and self._rvdk:
            return replace(noun, type="rvdk", canonical="raad-voor-de-kinderbescherming", confidence=0.9)
        if not self._council:
            return None
        place = self.context.municipality
        if place is None:
            return self._kind(noun, 0.85)
        return replace(noun, canonical=f"gemeenteraad-{place.removeprefix('gemeente-')}", confidence=0.88)

    def _work(self, noun: Candidate) -> Candidate | None:
        kind = noun.notes["kind"]
        if self._is_before_title(noun):
            return None
        if kind == "brief" or noun.notes["determiner"] == "uw":
            return None
        works = self._works(kind)
        maker = self._maker(noun)
        if noun.notes["determiner"] in ("een",):
            return self._introduced(noun, kind, maker)
        earlier = works.before(noun.start)
        if maker and not earlier:
            return self._introduced(noun, kind, maker)
        if works.ids:
            return replace(noun, canonical=earlier or works.ids[0])
        if kind == "rapport" and (study := self._study(noun)):
            return self._introduced(noun, kind, study)
        return None

    def _works(self, kind: str) -> _Line:
        key = ("document", f"kind {kind}")
        if key not in self._lines:
            words = kinds_of(kind)
            self._lines[key] = _Line.of([c for c in self._by_type["document"] if any(w in c.canonical or w in c.notes.get("head", "") for w in words)])
        return self._lines[key]

    def _is_before_title(self, noun: Candidate) -> bool:
        """'het inspectierapport Zicht op zorg': the noun is in no span."""
        at = bisect_left(self._positions.get("document", []), noun.end)
        found = self._by_type["document"][at:at + 1]
        return bool(found) and self.context.text[noun.end:found[0].start].strip(" '\"") == ""

    def _introduced(self, noun: Candidate, kind: str, maker: str | None) -> Candidate | None:
        if maker is None or kind not in ("rapport", "evaluatie", "rapportage", "signalement", "notitie"):
            return None
        return replace(noun, canonical=f"{kind}-{maker}", confidence=0.8)

    def _maker(self, noun: Candidate) -> str | None:
        """'rapport van de inspectie': the maker right after it."""
        at = bisect_left(self._starts, noun.end)
        for c in self.context.named[at:at + 3]:
            if c.start <= noun.end + 14 and c.canonical and c.type not in _NO_LIST and re.fullmatch(r" van (?:de |het )?", self.context.text[noun.end:c.start]):
                return c.canonical.split("+")[0]
        return None

    def _study(self, noun: Candidate) -> str | None:
        """The maker of a study introduced before ('een onderzoek van Kade')."""
        return self._studies.before(noun.start)

    def institutions(self, noun: Candidate) -> Candidate | None:
        """'beide instellingen': the last two named; else open, kept only if a relation uses it."""
        both = noun.notes.get("determiner") in ("beide", "twee") or noun.notes.get("between", "").startswith(("twee", "beide"))
        if noun.notes.get("plural") and is_definite(noun) or both:
            at = bisect_left(self._bodies.starts, noun.start)
            ids = list(dict.fromkeys(reversed(self._bodies.canonicals[max(0, at - 100):at])))
            if len(ids) == 2 or both and len(ids) > 2:
                return replace(noun, canonical="+".join(sorted(ids[:2])), confidence=0.85, form="noun:set")
            if 2 < len(ids) <= 4 and not both:
                return replace(noun, canonical="+".join(sorted(ids)), confidence=0.6, form="noun:set")
        return replace(noun, canonical="class:overig", generic=True, form="noun:used") if noun.notes.get("plural") else None


def _singular(word: str) -> str:
    word = re.sub(r"^(?:regionale|intensieve|specialistische) ", "", word.lower())
    return {"ondertoezichtstellingen": "ondertoezichtstelling"}.get(word, word)


def _sectors(text: str, sectors: Sequence[Candidate], actors: Sequence[Candidate]) -> list[Candidate]:
    """Fields of work that stand in a list with actors are actors; others may still be tasks."""
    taken = {noun.start: noun for noun in sectors}
    found: dict[int, Candidate] = {}
    changed = True
    spans = [(c.start, c.end) for c in actors]
    rounds = 0
    while changed and rounds < 4:
        changed, rounds = False, rounds + 1
        spans.sort()
        starts = [s for s, _ in spans]
        for start, noun in taken.items():
            if start in found or not _in_list(text, noun, spans, starts):
                continue
            found[start] = replace(noun, canonical=f"class:{noun.type}", generic=True)
            insort(spans, (noun.start, noun.end))
            insort(starts, noun.start)
            changed = True
    for one, two in _paired(text, sectors):
        for noun in (one, two):
            found.setdefault(noun.start, replace(noun, canonical=f"class:{noun.type}", generic=True, confidence=0.75))
    tasks = _task_words()
    rest = [
        replace(noun, type="taak", form="noun:used", rule="noun.taak", canonical=slug(noun.surface))
        for start, noun in taken.items() if start not in found and noun.surface.lower() in tasks
    ]
    return [*found.values(), *rest]


def _in_list(text: str, noun: Candidate, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, noun.start)
    left = spans[at - 1] if at else None
    right = next((span for span in spans[at:at + 2] if span[0] >= noun.end), None)
    if left and _GAP.fullmatch(text[left[1]:noun.start]):
        return True
    return bool(right and _GAP.fullmatch(text[noun.end:right[0]]) and not re.search(r"\b(?:van|in|op|naar|voor|over|bij) (?:de |het )?$", text[max(0, noun.start - 12):noun.start]))


def _paired(text: str, sectors: Sequence[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """'Het onderwijs en de jeugdhulp werken': two fields with articles as the subject of a sentence."""
    found = []
    for one, two in zip(sectors, sectors[1:], strict=False):
        if re.fullmatch(r" en (?:de|het) ", text[one.end:two.start]) and re.search(r"(?:^|[.!?] |\n|• ?)(?:De|Het) $", text[max(0, one.start - 6):one.start]):
            found.append((one, two))
    return found


def _task_words() -> frozenset[str]:
    return frozenset(word.lower() for noun in rulebook().nouns if noun.type == "taak" for word in (*noun.one, *noun.many))
