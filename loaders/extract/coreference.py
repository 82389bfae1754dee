"""Definite and class nouns: back to the organisation they point to, or the kind, or nothing (guideline, section 3)."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.extract.antecedents import Context, Line
from loaders.extract.candidates import Candidate
from loaders.extract.councils import CouncilNouns
from loaders.extract.local_nouns import LocalNouns
from loaders.extract.nouns import is_definite
from loaders.extract.sectors import resolve_sectors
from loaders.extract.work_nouns import WorkNouns
from ontology.ids import slug

# What the id of the organisation that a word points back to must contain.
# fmt: off
_WORD_ID = {
    "stadsregio": "stadsregio", "stadsgewest": "stadsgewest", "servicebureau": "servicebureau",
    "serviceorganisatie": "serviceorganisatie", "inkooporganisatie": "inkooporganisatie",
    "inkoopbureau": "inkoopbureau", "gemeenschappelijke regeling": "regeling", "jeugdregio": "regio",
    "jeugdhulpregio": "regio", "jeugdzorgregio": "regio", "rekenkamer": "rekenkamer",
    "rekenkamercommissie": "rekenkamer", "universiteit": "universiteit", "hogeschool": "hogeschool",
    "commissie": "commissie", "instituut": "instituut", "bureau jeugdzorg": "bureau-jeugdzorg",
    "bjz": "bureau-jeugdzorg", "amk": "amk", "rechtbank": "rechtbank", "gerechtshof": "hof",
    "ministerie": "ministerie", "departement": "ministerie", "cjg": "cjg", "veilig thuis": "veilig-thuis",
    "vakbond": "", "bond": "", "cliëntenraad": "client", "jongerenraad": "jongerenraad",
    "stuurgroep": "stuurgroep", "werkgroep": "werkgroep", "projectgroep": "projectgroep",
    "taskforce": "taskforce", "shg": "huiselijk-geweld", "steunpunt huiselijk geweld": "huiselijk-geweld",
    "ouderplatform": "ouderplatform", "jongerenpanel": "jongerenpanel", "accounthouder": "regio",
    "accounthoudende regio": "regio", "regiobestuur": "regio", "samenwerkingsverband": "",
}
# fmt: on
_SPECIFIC = frozenset(
    {"stadsregio", "stadsgewest", "servicebureau", "serviceorganisatie", "gemeenschappelijke regeling"}
)
_ACTOR_GAP_BEFORE = re.compile(
    r"(?:,|, en|,? en| of| met| en/of)(?: ook)?(?: de| het| onze| hun| andere)?(?: regionale| lokale| betrokken|"
    r" gespecialiseerde)? $"
)
_NO_LIST = frozenset({"plaats", "document", "programma", "taak", "functionaris"})
_INSTITUTIONS = frozenset({"gi", "jeugdhulpaanbieder", "veilig_thuis"})
_SUBJECT_START = re.compile(r"(?:^|[.!?:] |\n|\" ?)(?:De|Elke|Iedere|Deze|Onze) $")
_ACTING_BEFORE = re.compile(
    r"\b(?:door|aan|namens|met|tussen|opdracht van|adviseert|vraagt|verzoekt|stemt|stemmen|koopt|kent|heeft|hebben|"
    r"zal|wil|moet|moeten|gaat|gaan|stuurt|expertteam van|Expertteam van|voor|van|ook|besluiten|en) (?:de|elke|iedere|"
    r"ieder|onze|deze|alle|die|andere) (?:[a-z]+e )?$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r" (?!(?:in|van|met|op|en|of|waar|die|dat|voor|om|naar|rond|te|als|uit|bij|tot|over|zoals|waarin|tussen|binnen|"
    r"aan|onder|ten)\b)[a-z]{2,}\b"
)
_RIJK_AFTER = re.compile(
    r"(?:[,.;:)\n]|$| (?:en|of|heeft|is|wil|moet|zal|gaat|kan|stelt|betaalt|aan|om|voor|de|het|naar|te|zijn|met|in|op|"
    r"dat|als|niet|ook|nog|wordt|werkt|verstrekt|vergoedt|geeft|neemt|vraagt)\b)"
)


def resolve_nouns(context: Context, nouns: Sequence[Candidate]) -> list[Candidate]:
    """Nouns with their ids; those that are no mention are left out. Sector nouns wait for the others."""
    resolver = _Resolver(context)
    resolver.learn(nouns)
    later = ("noun:sector", "noun:institutions", "noun:work")
    found = [result for noun in nouns if noun.form not in later and (result := resolver.resolve(noun))]
    makers = replace(context, named=sorted([*context.named, *found], key=lambda c: c.start))
    works = WorkNouns(makers)
    found += [result for noun in nouns if noun.form == "noun:work" and (result := works.resolve(noun))]
    for noun in nouns:
        if noun.form == "noun:institutions" and (result := resolver.institutions(noun)):
            found.append(result)
    actors = sorted([c for c in (*context.named, *found) if c.type not in _NO_LIST], key=lambda c: c.start)
    return found + resolve_sectors(context.text, [noun for noun in nouns if noun.form == "noun:sector"], actors)


class _Resolver(LocalNouns):
    """Resolution of single nouns, with the sets of the text worked out once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pair = self._inspection_pair()
        self._councils = CouncilNouns(context)
        named = [c for c in context.named if c.canonical and not c.generic]
        towns = [c for c in named if c.type in ("gemeente", "plaats") and any(n.kind == "gemeente" for n in c.names)]
        self._towns = Line.of(towns)
        self._bodies = Line.of([c for c in named if c.type in _INSTITUTIONS and "+" not in c.canonical])
        self._provinces = {c.canonical for c in self._by_type["plaats"] if any(n.kind == "provincie" for n in c.names)}
        self._handlers: dict[str, Callable[[Candidate], Candidate | None]] = {
            "noun:class": self._class,
            "noun:back": self._back,
            "noun:named": self._named,
            "noun:set": self._inspection,
            "noun:single": self._single,
            "noun:acting": self._acting,
            "noun:council": self._councils.resolve,
            "noun:used": lambda c: replace(c, canonical=slug(_singular(c.surface))),
            "back": self._adjective_back,
        }

    def resolve(self, noun: Candidate) -> Candidate | None:
        return self._handlers[noun.form](noun)

    def _class(self, noun: Candidate) -> Candidate | None:
        if self._is_apposition(noun):
            return None
        if noun.notes.get("plural") and (ids := self._named_set(noun)):
            return replace(noun, canonical="+".join(ids), confidence=0.82)
        if noun.type == "jeugdhulpaanbieder" and (owner := self._provider(noun)):
            return replace(noun, canonical=owner, confidence=0.8)
        if (place := self._team_places.get(noun.surface.lower())) and self._is_one(noun):
            return replace(noun, canonical=f"{slug(noun.surface)}-{place}", confidence=0.8)
        if (
            noun.type == "ketenteam"
            and is_definite(noun)
            and not noun.notes.get("plural")
            and (area := self._area())
            and not noun.surface.lower().startswith("regiona")
        ):
            return replace(noun, canonical=f"{slug(noun.surface)}-{area}", confidence=0.75)
        return self._kind(noun)

    def _back(self, noun: Candidate) -> Candidate | None:
        if self._is_apposition(noun):
            return None
        word = noun.surface.lower()
        if noun.notes.get("plural"):
            ids = self._named_set(noun)
            return replace(noun, canonical="+".join(ids), confidence=0.82) if ids else self._kind(noun)
        if noun.type == "gemeente":
            return self._gemeente(noun)
        if noun.type == "provincie":
            return self._provincie(noun)
        loose = noun.type == "veilig_thuis" or word in ("cjg",)
        if not (is_definite(noun) or loose):
            return self._only_kind(noun)
        words = _WORD_ID.get(word)
        owner = self._antecedent(noun, words or None, unique=noun.type in ("veilig_thuis", "rechtspraak", "gi"))
        if owner and loose and self._is_aside(noun):
            return self._only_kind(noun)
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
        if determiner in (
            "uw",
            "een",
            "elke",
            "iedere",
            "elk",
            "ieder",
            "per",
            "welke",
            "geen",
            "jouw",
            "je",
            "andere",
            "eigen",
        ) or not is_definite(noun):
            return self._kind(noun, 0.97) if determiner else None
        if self.context.municipality:
            return replace(noun, canonical=self.context.municipality, confidence=0.88)
        line = self._those("gemeente", None)
        at = bisect_left(line.starts, noun.start)
        if at and noun.start - line.starts[at - 1] < 400:
            return replace(noun, canonical=line.canonicals[at - 1].split("+")[-1], confidence=0.75)
        return self._kind(noun, 0.9)

    def _provincie(self, noun: Candidate) -> Candidate | None:
        if re.search(
            r"\b(?:in|uit|binnen|buiten) (?:de|onze|deze|een|elke|iedere) $", self.context.before(noun), re.IGNORECASE
        ):
            return (
                replace(noun, type="plaats", canonical=min(self._provinces), confidence=0.75)
                if len(self._provinces) == 1
                else None
            )
        if not is_definite(noun):
            return self._kind(noun, 0.9) if noun.notes.get("determiner") else None
        owner = self._antecedent(noun, None, unique=False)
        return replace(noun, canonical=owner) if owner else self._kind(noun, 0.8)

    def _named(self, noun: Candidate) -> Candidate | None:
        if not is_definite(noun) or noun.notes.get("plural") or noun.notes.get("between"):
            return None
        word = noun.surface.lower()
        owner = self._antecedent(noun, _WORD_ID.get(word) or None, unique=False)
        if owner is None or (
            word in ("bureau", "onderzoeksbureau", "adviesbureau")
            and re.search(r"rekenkamer|universiteit|hogeschool|instituut|commissie", owner)
        ):
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
        for one, two in pairwise(found):
            gap = self.context.text[one.end : two.start]
            if one.canonical != two.canonical and re.fullmatch(
                r"(?: \([^)]*\))?(?:,| en| en en|, en)+(?: de| het)? ", gap
            ):
                return "+".join(sorted((one.canonical, two.canonical)))
        ids = list(dict.fromkeys(c.canonical for c in found if "+" not in c.canonical))
        return "+".join(sorted(ids[:2])) if len(ids) >= 2 else None

    def _inspection(self, noun: Candidate) -> Candidate | None:
        if self._is_apposition(noun):
            return None
        joint = (self.context.issued or "9999") >= "2017-10"
        if noun.notes.get("plural"):
            if self._pair or (joint and (self._by_type["inspectie"] or noun.notes.get("determiner") == "de")):
                return replace(
                    noun,
                    canonical=self._pair or "inspectie-gezondheidszorg-en-jeugd+inspectie-justitie-en-veiligheid",
                    confidence=0.93 if self._pair else 0.7,
                )
            return self._kind(noun)
        if noun.notes.get("determiner") in ("een", "elke", "geen"):
            return self._kind(noun)
        owner = self._main_inspection(noun)
        if owner:
            return replace(noun, canonical=owner)
        if not is_definite(noun):
            return None
        return replace(
            noun, canonical="inspectie-gezondheidszorg-en-jeugd" if joint else "inspectie-jeugdzorg", confidence=0.7
        )

    def _main_inspection(self, noun: Candidate) -> str | None:
        """The inspection named most often before; of those named as often the one named first."""
        line = self._those("inspectie", None)
        at = bisect_left(line.starts, noun.start)
        named = line.canonicals[max(0, at - 100) : at] or line.canonicals[:1]
        single = [c for c in named if "+" not in c] or named
        return max(dict.fromkeys(single), key=single.count) if single else None

    def _single(self, noun: Candidate) -> Candidate | None:
        if noun.notes.get("plural"):
            return self._kind(noun)
        if noun.notes.get("needs_article"):
            after = self.context.after(noun)
            listed = _ACTOR_GAP_BEFORE.search(self.context.before(noun, 20)) or (
                re.match(r",| en ", after) and noun.surface[0].isupper()
            )
            if not ((is_definite(noun) and not noun.notes.get("between")) or listed) or (
                after.startswith(" van ") and noun.surface.lower() == "rijk"
            ):
                return None
            if noun.surface == "rijk" and not _RIJK_AFTER.match(after):
                return None
        return replace(noun, canonical=noun.canonical)

    def _acting(self, noun: Candidate) -> Candidate | None:
        """'regio' as a body: subject, or after 'door', 'aan', 'met'; in an area only it is no mention."""
        before, after = self.context.before(noun), self.context.after(noun)
        if noun.notes.get("plural"):
            acts = (_SUBJECT_START.search(before) and _FINITE.match(after)) or re.search(
                r"\b(?:gemeenten|Rijk|GI's|aanbieders) en (?:de )?$|\b(?:door|aan|namens) (?:de|alle) $", before
            )
            return self._kind(noun, 0.95) if acts else None
        if re.search(
            r"\b(?:in|uit|binnen|buiten|per|rond|vanuit|heel|over)(?: (?:de|onze|deze|elke|iedere|hele|een|eigen))* $",
            before,
            re.IGNORECASE,
        ):
            return None
        owner = self._antecedent(noun, "regio", unique=False)
        if noun.notes.get("determiner") in ("elke", "iedere", "elk", "ieder"):
            return self._kind(noun, 0.9)
        acts = (_SUBJECT_START.search(before) and _FINITE.match(after)) or _ACTING_BEFORE.search(before)
        if not acts or not is_definite(noun):
            return None
        return (
            replace(noun, canonical=owner)
            if owner
            else self._kind(noun, 0.75)
            if _SUBJECT_START.search(before)
            else None
        )

    def institutions(self, noun: Candidate) -> Candidate | None:
        """'beide instellingen': the last two named; else open, kept only if a relation uses it."""
        both = noun.notes.get("determiner") in ("beide", "twee") or noun.notes.get("between", "").startswith(
            ("twee", "beide")
        )
        if (noun.notes.get("plural") and is_definite(noun)) or both:
            at = bisect_left(self._bodies.starts, noun.start)
            ids = list(dict.fromkeys(reversed(self._bodies.canonicals[max(0, at - 100) : at])))
            if len(ids) == 2 or (both and len(ids) > 2):
                return replace(noun, canonical="+".join(sorted(ids[:2])), confidence=0.85, form="noun:set")
            if 2 < len(ids) <= 4 and not both:
                return replace(noun, canonical="+".join(sorted(ids)), confidence=0.6, form="noun:set")
        return (
            replace(noun, canonical="class:overig", generic=True, form="noun:used")
            if noun.notes.get("plural")
            else None
        )


def _singular(word: str) -> str:
    word = re.sub(r"^(?:regionale|intensieve|specialistische) ", "", word.lower())
    return {"ondertoezichtstellingen": "ondertoezichtstelling"}.get(word, word)
