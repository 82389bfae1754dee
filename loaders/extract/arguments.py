"""Who fills the parts of a clause: from noun groups to canonical ids, through pronouns, possessives and heads such
as 'het bestuur van'."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.extract.chunks import Chunk
from loaders.extract.grammar import CONTROLLING, Clause, ParsedSentence
from loaders.extract.lexis import PARTICLES, words
from loaders.extract.tokens import Slot

_TRANSPARENT_PREPS = frozenset(["van", "in", "bij", "binnen", "tussen", "door", "met", "op", "voor"])
_WIDE_PREPS = frozenset(["van", "bij", "binnen", "door", "in", "uit"])
_SINGULAR = frozenset(
    ["is", "was", "heeft", "had", "wordt", "werd", "kan", "zal", "zou", "gaat", "maakt", "voert", "heet"]
)


@dataclass(frozen=True)
class Actor:
    """One filler: canonical id, type and where it stands (shadow offsets)."""

    canonical: str
    type: str
    start: int
    end: int


@dataclass
class Context:
    """What the document so far tells: who 'wij' and 'u' are, the last subject and the last adviser; updated as
    reading goes on."""

    speakers: tuple[tuple[str, str], ...] = ()
    addressees: tuple[tuple[str, str], ...] = ()
    issued: str | None = None
    last_subject: tuple[Actor, ...] = ()
    topic: tuple[Actor, ...] = ()
    parties: tuple[Actor, ...] = ()
    client: tuple[Actor, ...] = ()
    lots: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    last_body: tuple[Actor, ...] = ()
    last_person: tuple[Actor, ...] = ()
    adviser: tuple[Actor, ...] = ()
    report: tuple[Actor, ...] = ()
    heading: str = ""
    outlook: str = ""
    agreed: bool = False
    read: int = 0
    announced: tuple[str, float, int, int] | None = None
    types: dict[str, str] = field(default_factory=dict)


def expand(slot: Slot) -> list[Actor]:
    """One actor per id of a mention ('a+b' is two)."""
    return [Actor(one, slot.type, slot.start, slot.end) for one in slot.canonical.split("+")]


class Arguments:
    """The fillers of one parsed sentence."""

    def __init__(self, parsed: ParsedSentence, context: Context) -> None:
        self.parsed = parsed
        self.context = context

    def of_chunk(self, number: int) -> list[Actor]:
        """The actors a noun group stands for, or none."""
        if number < 0:
            return []
        item = self.parsed.chunks[number]
        if item.slots:
            members = self._members(number)
            return members or [actor for slot in item.slots for actor in expand(self.parsed.slots[slot])]
        return self._pronoun(item) or self._through_head(number) or self._renamed(number)

    def _renamed(self, number: int) -> list[Actor]:
        """'X, de organisatie die ...': X."""
        item = self.parsed.chunks[number]
        if number == 0 or item.prep or item.head not in _BODIES or item.label[:1] not in (("de",), ("het",), ("een",)):
            return []
        before = self.parsed.chunks[number - 1]
        comma = before.slots and before.last + 1 == item.first and self.parsed.tokens[before.last].low == ","
        return self.of_chunk(number - 1) if comma else []

    def _members(self, number: int) -> list[Actor]:
        """'De GI's A, B en C': the named ones stand for the class word right before them."""
        item = self.parsed.chunks[number]
        if len(item.slots) > 1 or number + 1 >= len(self.parsed.chunks):
            return []
        following = self.parsed.chunks[number + 1]
        head = self.parsed.slots[item.slots[0]]
        named = [self.parsed.slots[slot] for slot in following.slots]
        if following.first != item.last or following.prep or not named or not head.canonical.startswith("class:"):
            return []
        return [a for slot in named for a in expand(slot)] if all(slot.type == head.type for slot in named) else []

    def _pronoun(self, item: Chunk) -> list[Actor]:
        token = self.parsed.tokens[item.first]
        place = (token.start, self.parsed.tokens[item.last - 1].end)
        word = item.label[0] if item.label else ""
        if word in words("we_pronouns") and (named := self._named_after(item)):
            return named
        if word in words("we_pronouns") or (item.label in (("ons",), ("mij",), ("ik",))):
            return [Actor(one, kind, *place) for one, kind in self.context.speakers]
        if word in ("onze", "ons") and item.head in _OWN:
            return [Actor(one, kind, *place) for one, kind in self.context.speakers]
        if item.label in (("u",),) or (word == "uw" and item.head in _YOURS):
            return [Actor(one, kind, *place) for one, kind in self.context.addressees]
        if item.pronoun and word in words("subject_pronouns") and not (word == "hij" and self.context.last_person):
            return self._same_sentence(item) or list(self.context.last_subject)
        if item.head in _PARTIES:
            return self._parties(item)
        if "perceel" in item.label:
            return [Actor(a.canonical, a.type, *place) for a in self.context.lots.get(item.label[-1], ())]
        if word == "hij" and self.context.last_person:
            return list(self.context.last_person)
        if word in _POINTING and len(item.label) == 2 and item.head in _BODIES and not self._described(item):
            return list(self.context.last_body)
        if item.pronoun and word in ("die", "dat") and item.first == 0:
            return list(self.context.last_subject)
        return []

    def _parties(self, item: Chunk) -> list[Actor]:
        """'Partijen' and 'de ondertekenaars' of a covenant."""
        place = (self.parsed.tokens[item.first].start, self.parsed.tokens[item.last - 1].end)
        if item.head not in _PARTIES or len(item.label) > 2 or not self.context.parties:
            return []
        return [Actor(a.canonical, a.type, *place) for a in self.context.parties]

    def _described(self, item: Chunk) -> bool:
        """Whether a noun is followed by what tells which one is meant ('de organisatie die', 'de instelling van X')."""
        if item.last >= len(self.parsed.tokens):
            return False
        following = self.parsed.tokens[item.last]
        return following.slot < 0 and following.low in ("die", "dat", "van", "waar", "met", "voor")

    def _same_sentence(self, item: Chunk) -> list[Actor]:
        """The subject of an earlier clause of the sentence ('A en B onderzoeken of zij ...')."""
        for clause in self.parsed.clauses:
            if clause.tokens[0] > item.first or item.first in clause.tokens:
                break
            if clause.kind != "main" or clause.subject < 0 or not self.parsed.chunks[clause.subject].slots:
                continue
            lemmas = {f.lemma for i in clause.verbs for f in self.parsed.tokens[i].forms}
            asked = [
                n
                for n in clause.chunks
                if n != clause.subject
                and self.parsed.chunks[n].slots
                and self.parsed.chunks[n].prep in ("", "aan", "van")
            ]
            return self.of_chunk(asked[-1] if asked and lemmas & CONTROLLING_DAT else clause.subject)
        return []

    def _named_after(self, item: Chunk) -> list[Actor]:
        """'Wij, de gemeenten A en B, ...': A and B."""
        following = next((c for c in self.parsed.chunks if c.first >= item.last), None)
        if following is None or not following.slots or following.prep or following.first != item.last + 1:
            return []
        comma = self.parsed.tokens[item.last].low == ","
        return [a for s in following.slots for a in expand(self.parsed.slots[s])] if comma else []

    def _through_head(self, number: int) -> list[Actor]:
        """'het bestuur van X': X; the dependent must follow at once."""
        item = self.parsed.chunks[number]
        if item.head not in words("transparent_organisation"):
            return []
        following = number + 1
        if (
            following < len(self.parsed.chunks)
            and self.parsed.chunks[following].governor == number
            and (self.parsed.chunks[following].prep in ("van", "bij", "uit", "vanuit"))
        ):
            return self.of_chunk(following)
        return []

    def subject(self, clause: Clause) -> list[Actor]:
        """The actors of a clause's subject; a relative clause gives those of its antecedent."""
        if clause.subject < 0:
            return []
        actors = self.of_chunk(clause.subject)
        if clause.kind == "relative" and clause.subject == clause.antecedent and len(actors) > 1:
            finite = self.parsed.tokens[clause.finite].low if clause.finite >= 0 else ""
            if finite in _SINGULAR or finite.endswith("t"):
                return actors[-1:]
        return actors

    def keys(self, number: int, clause: Clause) -> set[str]:
        """The parts of the clause a noun group fills: ``subject``, ``object`` or its preposition, also through a
        head noun."""
        item = self.parsed.chunks[number]
        if item.negated:
            return set()
        if number == clause.subject:
            return {"subject"}
        found = {item.prep or "object"}
        if item.prep == "van" and item.governor < 0:
            found.add("van-free")
        if (
            item.prep in ("van", "door")
            and item.governor >= 0
            and self.parsed.chunks[item.governor].head in words("works")
        ):
            found.add("work:" + (self.parsed.chunks[item.governor].prep or "object"))
        if item.prep in ("van", "uit", "vanuit") and number:
            head = self.parsed.chunks[self._owned(number)].head
            found.update(
                {"cases-from"} if head in words("case_nouns") else {"money-from"} if head in words("money") else ()
            )
        climbing, seen = number, 0
        while seen < 3:
            seen += 1
            chunk = self.parsed.chunks[climbing]
            governor = chunk.governor
            if governor < 0 or chunk.prep not in _TRANSPARENT_PREPS or not self._is_transparent(governor):
                break
            climbing = governor
            if climbing == clause.subject:
                break
            found.add(self.parsed.chunks[climbing].prep or "object")
        return found

    def _owned(self, number: int) -> int:
        """The group before 'van X', a verb particle between them left out ('neemt zaken aan van X')."""
        item, before = self.parsed.chunks[number], self.parsed.chunks[number - 1]
        between = self.parsed.tokens[before.last : item.first - 1]
        near = len(between) <= 1 and all(t.low in PARTICLES or t.low in words("adverbs") for t in between)
        return number - 1 if near and not before.slots else number

    def _is_transparent(self, number: int) -> bool:
        item = self.parsed.chunks[number]
        return not item.slots and (
            item.head in words("transparent_object")
            or item.head in words("transparent_organisation")
            or item.head in words("transparent_whole")
        )

    def fillers(self, clause: Clause) -> Sequence[tuple[int, set[str], list[Actor]]]:
        """All groups of a clause that stand for actors, with the parts they fill, in order."""
        found: list[tuple[int, set[str], list[Actor]]] = []
        if clause.subject >= 0:
            actors = self.subject(clause)
            if actors:
                found.append((clause.subject, {"subject"}, actors))
        if clause.kind == "relative" and clause.antecedent >= 0 and clause.antecedent != clause.subject:
            actors = self.of_chunk(clause.antecedent)
            key = (
                {"object"}
                if clause.intro in ("die", "dat")
                else {clause.intro.removeprefix("waar").replace("mee", "met"), clause.intro}
            )
            if actors:
                found.append((clause.antecedent, key, actors))
        for number in clause.chunks:
            if number == clause.subject or self._inside_subject_head(number, clause):
                continue
            actors = self.of_chunk(number)
            if actors and not self._is_dependent(number):
                keys = self.keys(number, clause)
                if keys:
                    found.append((number, keys, actors))
        return found

    def denied(self, clause: Clause) -> list[tuple[int, set[str], list[Actor]]]:
        """The groups that 'niet ... maar' or 'noch' denies, with the parts they would fill."""
        found = []
        for number in clause.chunks:
            item = self.parsed.chunks[number]
            if item.negated and number != clause.subject:
                actors = self.of_chunk(number)
                if actors:
                    found.append((number, {item.prep or "object"}, actors))
        return found

    def wide(self, clause: Clause) -> Iterator[tuple[str, list[Actor]]]:
        """Mentions that hang on another noun of the clause, with the part that noun fills ('het tekort bij X')."""
        for number in clause.chunks:
            item = self.parsed.chunks[number]
            if not item.slots or item.negated or item.governor < 0 or item.prep not in _WIDE_PREPS:
                continue
            climbing = item.governor
            for _ in range(3):
                outer = self.parsed.chunks[climbing]
                if outer.slots or outer.governor < 0:
                    break
                climbing = outer.governor
            if not self.parsed.chunks[climbing].slots:
                part = "subject" if climbing == clause.subject else self.parsed.chunks[climbing].prep or "object"
                yield part, self.of_chunk(number)

    def _inside_subject_head(self, number: int, clause: Clause) -> bool:
        item = self.parsed.chunks[number]
        return item.governor == clause.subject >= 0 and self.parsed.chunks[clause.subject].head in words(
            "transparent_organisation"
        )

    def _is_dependent(self, number: int) -> bool:
        """A plain head whose dependent is listed by itself ('het bestuur | van X')."""
        return not self.parsed.chunks[number].slots and not self._pronoun(self.parsed.chunks[number])


_PARTIES = frozenset(["partijen", "ondertekenaars", "convenantpartijen", "ondergetekenden", "convenantpartners"])
_YOURS = frozenset(
    ["college", "gemeente", "organisatie", "raad", "instelling", "bestuur", "kamer", "dienst", "fractie"]
)
_POINTING = frozenset(["de", "het", "deze", "die", "dit", "dat"])
CONTROLLING_DAT = CONTROLLING | {"verwachten"}
_BODIES = frozenset(
    [
        "organisatie",
        "instelling",
        "stichting",
        "dienst",
        "vereniging",
        "instantie",
        "aanbieder",
        "toezichthouder",
        "zorgaanbieder",
        "jeugdhulpaanbieder",
        "bureau",
        "partij",
        "koepel",
    ]
)
_OWN = frozenset(
    [
        "werk",
        "brieven",
        "kantoor",
        "organisatie",
        "werkgebied",
        "opdracht",
        "medewerkers",
        "medewerker",
        "team",
        "teams",
        "jeugdbeschermers",
        "professionals",
        "bestuur",
        "dossiers",
        "cliënten",
        "brief",
        "aanpak",
    ]
)
