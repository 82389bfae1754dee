"""Lays the relation frames over one parsed sentence: verb frames, noun frames and neighbouring groups."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extract.arguments import Actor, Arguments, Context, expand
from loaders.extract.chunks import Chunk
from loaders.extract.frames import Frame, Rulebook
from loaders.extract.grammar import CONTROLLING, Clause, ParsedSentence, particles_of
from loaders.extract.hits import Hit
from loaders.extract.modality import ended, intended, modality, negated, starts, undertaken
from loaders.extract.neighbours import neighbours
from loaders.extract.pairing import pairs, turn, words_fit
from loaders.extract.phrases import NounPhrases
from loaders.extract.surroundings import Surroundings
from loaders.extract.timex import Time, is_future

_AUXILIARY_LEMMA = {"be": "zijn", "become": "worden", "have": "hebben", "go": "gaan", "let": "laten", "must": "moeten"}
_UNDERTAKEN = frozenset(
    [
        "executes",
        "finances",
        "cooperates_with",
        "reports_to",
        "hands_over_to",
        "serves_area",
        "publishes",
        "integrates",
        "succeeds",
        "commissions",
    ]
)
"""What a plan or covenant says is to be done; who belongs where and who asks what holds already."""
_ELLIPTIC = {"niet": "negated", "evenmin": "negated", "wel": "affirmed", "eveneens": "", "ook": "", "idem": ""}
"""What stands for a whole clause behind a name -> the polarity it gives ('' the same as before)."""
_REPEATABLE = frozenset(["aan", "bij", "naar"])
"""Parts that may come twice in a clause ('perceel 1 gaat naar X, perceel 2 naar Y')."""
_COMPLEMENT_VERBS = frozenset(["bevelen", "raden", "dringen", "sporen", "moedigen"])
Filler = tuple[int, set[str], list[Actor]]
"""Number of a noun group, the parts of the clause it fills, and who it stands for."""


class Matcher:
    """Lays the frames over one sentence."""

    def __init__(self, parsed: ParsedSentence, context: Context, rules: Rulebook, times: Sequence[Time]) -> None:
        self.parsed = parsed
        self.context = context
        self.rules = rules
        self.times = times
        self.arguments = Arguments(parsed, context)
        self.phrases = NounPhrases(parsed, self.arguments)
        self.surroundings = Surroundings(parsed, context, self.arguments, self.phrases)

    def run(self) -> list[Hit]:
        """All hits of the sentence."""
        hits: list[Hit] = []
        for clause in self.parsed.clauses:
            hits.extend(self._verbal(clause))
        for number in range(len(self.parsed.chunks)):
            hits.extend(self._nominal(number))
        hits.extend(self._attributive())
        hits.extend(self._fragments(hits))
        hits.extend(self._beside())
        return hits

    def _fragments(self, hits: Sequence[Hit]) -> Iterator[Hit]:
        """'...; Fier niet', 'en Y eveneens': the statement before, of another actor of the same kind."""
        tokens = self.parsed.tokens
        for index, token in enumerate(tokens):
            following = tokens[index + 1].low if index + 1 < len(tokens) and tokens[index + 1].slot < 0 else ""
            closing = tokens[index + 2].low if index + 2 < len(tokens) else "."
            before = next((t for t in reversed(tokens[:index]) if t.low not in ("de", "het", "dus")), None)
            if token.slot < 0 or following not in _ELLIPTIC or closing not in (".", ",", ";", ")") or before is None:
                continue
            if before.slot >= 0 or before.low not in (",", ";", "maar", "en", "("):
                continue
            slot = self.parsed.slots[token.slot]
            earlier = [hit for hit in hits if max(hit.subject.end, hit.object.end) <= token.start]
            yield from self._copied(earlier, expand(slot), _ELLIPTIC[following])

    def _copied(self, hits: Sequence[Hit], actors: Sequence[Actor], polarity: str) -> Iterator[Hit]:
        for hit in hits:
            for actor in actors:
                turned = replace(hit, polarity=polarity or hit.polarity, confidence=hit.confidence * 0.9)
                if actor.type == hit.subject.type and actor.type != hit.object.type:
                    yield replace(turned, subject=actor)
                elif actor.type == hit.object.type and actor.type != hit.subject.type:
                    yield replace(turned, object=actor)

    def announcement(self) -> tuple[str, float, int, int] | None:
        """The co-operation that a sentence with an open 'zij' states, if it states one: rule, confidence and span."""
        for clause in self.parsed.clauses:
            lows = set(self.parsed.lows(clause))
            for key, _ in self._keys(clause):
                for frame in self.rules.by_verb.get(key, ()):
                    if (
                        frame.pairs
                        and key != "*"
                        and frame.with_
                        and words_fit(frame, lows)
                        and not negated(self.parsed, clause)
                    ):
                        return frame.id, frame.confidence, *self.parsed.span(clause)
        return None

    # ---- verb frames
    def _verbal(self, clause: Clause) -> Iterator[Hit]:
        lows = self._lows(clause)
        done: set[str] = set()
        fillers = self.arguments.fillers(clause)
        if not fillers:
            return
        denied = self.arguments.denied(clause)
        for key, token in self._keys(clause):
            for frame in self.rules.by_verb.get(key, ()):
                if frame.id in done or not words_fit(frame, lows):
                    continue
                hits = list(self._verb_hit(frame, clause, token, key, fillers, lows))
                if hits:
                    done.add(frame.id)
                yield from hits
                if denied:
                    yield from self._contrasted(frame, clause, token, key, [*fillers, *denied], lows)

    def with_filler(self, clause: Clause, extra: Filler) -> Iterator[Hit]:
        """The hits of a clause to which a list item adds a filler."""
        lows = self._lows(clause)
        fillers = [extra, *self.arguments.fillers(clause)]
        done: set[str] = set()
        for key, token in self._keys(clause):
            for frame in self.rules.by_verb.get(key, ()):
                if frame.id not in done and words_fit(frame, lows):
                    done.add(frame.id)
                    yield from self._verb_hit(frame, clause, token, key, fillers, lows)

    def _lows(self, clause: Clause) -> set[str]:
        """The words of a clause with those of the group it hangs on, and the heads of compounds."""
        lows = set(self.parsed.lows(clause))
        if clause.kind == "relative" and clause.antecedent >= 0:
            lows.update(self.parsed.chunks[clause.antecedent].label)
        return lows | {self.rules.head(word) for word in lows}

    def _contrasted(
        self, frame: Frame, clause: Clause, token: int, key: str, fillers: Sequence[Filler], lows: set[str]
    ) -> Iterator[Hit]:
        """'ligt niet bij X maar bij Y': the same statement about X, denied."""
        preps = {part for number, keys, _ in fillers if self.parsed.chunks[number].negated for part in keys}
        kept = [f for f in fillers if self.parsed.chunks[f[0]].negated or not f[1] & preps]
        for hit in self._verb_hit(frame, clause, token, key, kept, lows):
            yield replace(hit, polarity="negated" if hit.polarity == "affirmed" else "affirmed")

    def _keys(self, clause: Clause) -> Iterator[tuple[str, int]]:
        loose = particles_of(self.parsed, clause)
        lows = self.parsed.lows(clause)
        for index in clause.verbs:
            token = self.parsed.tokens[index]
            if token.auxiliary in _AUXILIARY_LEMMA:
                yield _AUXILIARY_LEMMA[token.auxiliary], index
            for form in token.forms:
                if form.particle:
                    yield f"{form.particle}+{form.lemma}", index
                else:
                    for particle in loose if form.lemma not in _COMPLEMENT_VERBS else (*loose, "aan", "af"):
                        if particle in loose or particle in lows:
                            yield f"{particle}+{form.lemma}", index
                    yield form.lemma, index
            yield "*", index

    def _verb_hit(
        self, frame: Frame, clause: Clause, token: int, key: str, fillers: Sequence[Filler], lows: set[str]
    ) -> Iterator[Hit]:
        passive = clause.passive and self.parsed.tokens[token].is_participle and not frame.unaccusative
        turned = key in frame.intransitive
        sides: dict[str, list[Actor]] = {}
        causing = self._causing(clause, token)
        if not causing and self._embedded(clause, token) and frame.type not in ("recommends_to", "asks"):
            causing = True
            frame = replace(frame, modality=frame.modality or "recommended", presupposed=False)
        for number, keys, actors in fillers:
            for part in keys:
                if frame.together and part == "met" and not self._preceded(number, "samen"):
                    continue
                moved = {"subject": "", "object": "subject"}.get(part, part) if causing else part
                self._fill(frame, sides, turn(moved, passive, turned), actors, lows)
        for part, others in self.surroundings.parts(frame, clause, -1):
            self._fill(frame, sides, part, others, lows)
        if not frame.pairs and frame.side("subject") == "A" and not passive and "A" in sides:
            sides["A"] = sides["A"] + self._companions(frame, fillers)
        if frame.together and "B" not in sides:
            return
        if not (frame.pairs or frame.narrow) and ("A" not in sides) != ("B" not in sides):
            frame = self._widened(frame, clause, sides, passive, lows)
        yield from self._hits(frame, clause, sides, token, key.rpartition("+")[2] in frame.inverts)

    def _causing(self, clause: Clause, token: int) -> bool:
        """'ziet X toetreden', 'laat X opgaan in Y': the object of 'zien' and 'laten' acts."""
        if clause.finite < 0 or clause.finite == token or not self.parsed.tokens[token].is_infinitive:
            return False
        first = self.parsed.tokens[clause.finite]
        return first.auxiliary == "let" or any(f.lemma == "zien" and not f.particle for f in first.forms)

    def _embedded(self, clause: Clause, token: int) -> bool:
        """'adviseert X met Y samen te werken' without 'om': X is who acts."""
        if clause.finite < 0 or token <= clause.finite:
            return False
        word = self.parsed.tokens[token]
        glued = word.is_infinitive and "te" in word.low[2:-4]
        if not (word.after_te or glued) or not word.is_infinitive:
            return False
        lemmas = {f.lemma for i in clause.verbs if i < token for f in self.parsed.tokens[i].forms}
        return bool(lemmas & CONTROLLING)

    def _widened(
        self, frame: Frame, clause: Clause, sides: dict[str, list[Actor]], passive: bool, lows: set[str]
    ) -> Frame:
        """Fill the side that is still open from groups that hang on another noun ('het tekort bij X')."""
        before = len(sides)
        for part, actors in self.arguments.wide(clause):
            if all(actor not in known for known in sides.values() for actor in actors):
                self._fill(frame, sides, turn(part, passive, False), actors, lows)
        return replace(frame, confidence=frame.confidence * 0.9) if len(sides) > before else frame

    def _companions(self, frame: Frame, fillers: Sequence[Filler]) -> list[Actor]:
        """'Samen met X vraagt A ...': X asks too."""
        return [
            a
            for number, keys, actors in fillers
            if "met" in keys and self._preceded(number, "samen")
            for a in actors
            if self.rules.allows(frame, "A", a.type)
        ]

    def _preceded(self, number: int, word: str) -> bool:
        first = self.parsed.chunks[number].first
        return first >= 2 and self.parsed.tokens[first - 2].low == word

    def _fill(
        self, frame: Frame, sides: dict[str, list[Actor]], part: str, actors: Sequence[Actor], lows: set[str]
    ) -> None:
        side = frame.side(part)
        if side == "split":
            self._split(frame, sides, actors)
            return
        if side == "pair":
            if len(actors) == 2 and not sides and self._allowed_pair(frame, actors):
                sides.update({"A": [actors[0]], "B": [actors[1]]})
            return
        again = part in _REPEATABLE and f"={part}" in sides and frame.side("subject") != side
        if not side or (side in sides and not again):
            return
        if frame.with_object and part in ("van", "uit", "in") and not lows & frame.with_object:
            return
        if frame.type in ("commissions", "finances"):
            actors = [self._municipality(a) for a in actors]
        fitting = [a for a in actors if self.rules.allows(frame, side, a.type)]
        if frame.with_object and part == "object":
            fitting = [a for a in fitting if a.type == "document"]
        if fitting and len(fitting) == len(actors):
            known = sides.get(side, [])
            if part in _REPEATABLE:
                sides[f"={part}"] = []
            sides[side] = known + [a for a in fitting if all(a.canonical != k.canonical for k in known)]

    def _municipality(self, actor: Actor) -> Actor:
        """'Wij' of a college that pays or commissions is the municipality, where the text names it."""
        body = "gemeente-" + actor.canonical.removeprefix("college-")
        spoken = self.parsed.text[actor.start : actor.end].lower() in ("wij", "we", "ons", "onze")
        if actor.canonical.startswith("college-") and spoken and body in self.context.types:
            return Actor(body, "gemeente", actor.start, actor.end)
        return actor

    def _split(self, frame: Frame, sides: dict[str, list[Actor]], actors: Sequence[Actor]) -> None:
        """'A en B hebben een contract': who can only be client is, the rest is contracted."""
        left = [
            a for a in actors if self.rules.allows(frame, "A", a.type) and not self.rules.allows(frame, "B", a.type)
        ]
        right = [a for a in actors if self.rules.allows(frame, "B", a.type)]
        if left and right and not sides and len(left) + len(right) == len(actors):
            sides.update({"A": left, "B": right})

    def _allowed_pair(self, frame: Frame, actors: Sequence[Actor]) -> bool:
        return all(self.rules.allows(frame, side, actor.type) for side, actor in zip("AB", actors, strict=True))

    # ---- noun frames
    def _nominal(self, number: int) -> Iterator[Hit]:
        item = self.parsed.chunks[number]
        clause_number = self.parsed.clause_of(item.first)
        if clause_number < 0:
            return
        clause = self.parsed.clauses[clause_number]
        for frame in self._noun_frames(item):
            if frame.prep and item.prep not in frame.prep:
                continue
            if frame.label and not frame.label & set(item.label):
                continue
            if frame.without & set(item.label) or (frame.with_ and not frame.with_ & self._lows(clause)):
                continue
            yield from self._noun_hit(frame, clause, number)
        for key in self.rules.verbal_nouns.get(item.head, ()) if not item.slots else ():
            yield from self._verbal_noun(key, clause, number)

    def _noun_frames(self, item: Chunk) -> Iterator[Frame]:
        if not item.slots:
            yield from self.rules.by_noun.get(self.rules.noun(item.head), ())
            return
        if all(self.parsed.slots[s].type == "document" for s in item.slots):
            yield from self.rules.by_noun.get("document", ())
        for word in dict.fromkeys(item.label):
            for frame in self.rules.by_noun.get(self.rules.noun(word), ()):
                if frame.side("holder"):
                    yield frame

    def _noun_hit(self, frame: Frame, clause: Clause, number: int) -> Iterator[Hit]:
        sides: dict[str, list[Actor]] = {}
        if "document" in frame.nouns and self.parsed.chunks[number].slots:
            sides["B"] = self.arguments.of_chunk(number)
        for part, others in self.surroundings.parts(frame, clause, number):
            if part == "holder":
                self._fill(frame, sides, part, others, set())
        for part, actors in self.phrases.dependents(number, bool(frame.side("holder"))):
            if part == "tussen" and frame.side(part) == "pair":
                if len(actors) == 2 and all(
                    self.rules.allows(frame, s, a.type) for s, a in zip("AB", actors, strict=True)
                ):
                    sides = {"A": [actors[0]], "B": [actors[1]]}
                continue
            self._fill(frame, sides, part, actors, set())
        if frame.side("van"):
            self._fill(frame, sides, "van", self.phrases.owner(number, clause), set())
            if frame.side("holder") and self.phrases.names_other(clause):
                self._fill(frame, sides, "van", self.arguments.subject(clause), set())
        for part, others in self.surroundings.parts(frame, clause, number):
            self._fill(frame, sides, part, others, set())
        if frame.pairs and frame.side("holder") and not ("A" in sides and "B" in sides):
            return
        yield from self._hits(frame, clause, sides, self.parsed.chunks[number].first, False, number)

    def _verbal_noun(self, key: str, clause: Clause, number: int) -> Iterator[Hit]:
        """'het overdragen van zaken door X aan Y' and 'de inkoop door X bij Y' are read as the verb's own frames."""
        found = list(self.phrases.dependents(number))
        parts = {part for part, _ in found}
        for frame in self.rules.by_verb.get(key, ()):
            if (frame.with_ and "+" not in key) or frame.together or frame.beside or frame.with_object:
                continue
            sides: dict[str, list[Actor]] = {}
            for part, actors in found:
                turned = {"door": "subject", "vanuit": "subject"}.get(part, part)
                if part == "van":
                    turned = (
                        "object"
                        if "door" in parts or not (parts - {"van"}) or frame.side("object") == ""
                        else "subject"
                    )
                    if not frame.side("object") and "door" not in parts:
                        turned = "subject"
                self._fill(frame, sides, turned, actors, set())
            owner = self.phrases.owner(number, clause)
            if owner and "A" not in sides:
                self._fill(frame, sides, "subject", owner, set())
            named = replace(frame, presupposed=True, confidence=frame.confidence * 0.95)
            yield from self._hits(named, clause, sides, self.parsed.chunks[number].first, False, number)

    # ---- participles before a noun
    def _attributive(self) -> Iterator[Hit]:
        for token, prep, other, actors in self.phrases.attributive():
            word = self.parsed.tokens[token].low
            clause_number = self.parsed.clause_of(token)
            for key in self.rules.participles.get(word, ()) if clause_number >= 0 and actors else ():
                for frame in self.rules.by_verb.get(key, ()):
                    if (frame.with_ and "+" not in key) or frame.pairs or frame.together:
                        continue
                    sides: dict[str, list[Actor]] = {}
                    part = "subject" if prep == "door" and not frame.unaccusative else prep
                    own = "subject" if frame.unaccusative else "object"
                    self._fill(frame, sides, part, self.arguments.of_chunk(other), set())
                    self._fill(frame, sides, own, actors, set())
                    named = replace(frame, presupposed=True, confidence=frame.confidence * 0.95)
                    yield from self._hits(named, self.parsed.clauses[clause_number], sides, token, False, other)

    def _beside(self) -> Iterator[Hit]:
        for frame, number, sides in neighbours(self.parsed, self.arguments, self.rules):
            first = self.parsed.chunks[number].first
            clause = self.parsed.clause_of(first)
            if clause >= 0:
                yield from self._hits(
                    replace(frame, presupposed=True), self.parsed.clauses[clause], sides, first, False
                )

    # ---- output
    def _hits(
        self, frame: Frame, clause: Clause, sides: dict[str, list[Actor]], token: int, inverted: bool, noun: int = -1
    ) -> Iterator[Hit]:
        found = list(pairs(frame, sides))
        if not found:
            return
        start, end = self._evidence(clause, token, [a for pair in found for a in pair])
        time = self._time(clause)
        denied = self._denied(frame, clause, noun) != inverted
        reading = frame.modality or self._reading(frame, clause, time, noun)
        if denied and reading == "actual" and ended(self.parsed, clause):
            denied = False
        for subject, target in found:
            yield Hit(
                subject,
                target,
                frame.type,
                start,
                end,
                frame.id,
                frame.confidence,
                frame.polarity or ("negated" if denied else "affirmed"),
                reading,
                time.value if time else None,
            )

    def _denied(self, frame: Frame, clause: Clause, noun: int) -> bool:
        if noun < 0:
            return negated(self.parsed, clause, self._complement(frame, clause)) if not frame.presupposed else False
        if self.parsed.chunks[noun].label[:1] == ("geen",):
            return True
        presupposed = frame.presupposed and not self._indefinite(noun)
        return not presupposed and clause.subject != noun and negated(self.parsed, clause)

    def _complement(self, frame: Frame, clause: Clause) -> tuple[int, int]:
        """'adviseert X niet te fuseren': what follows X is what is advised, and its 'niet' does not deny the advice."""
        infinitive = any(self.parsed.tokens[i - 1].low == "te" for i in clause.verbs if i)
        actors = [
            self.parsed.chunks[n].last for n in clause.chunks if self.parsed.chunks[n].slots and n != clause.subject
        ]
        if frame.type in ("recommends_to", "asks") and infinitive and actors:
            return actors[0], clause.tokens[-1] + 1
        return -1, -1

    def _reading(self, frame: Frame, clause: Clause, time: Time | None, noun: int) -> str:
        if frame.presupposed and not (noun >= 0 and self._indefinite(noun)):
            starting = noun >= 0 and starts(self.parsed, clause)
            return (
                "planned" if starting and modality(self.parsed, clause, self._future(time)) == "planned" else "actual"
            )
        if noun >= 0 and frame.type not in ("recommends_to", "asks") and (meant := intended(self.parsed, clause)):
            return meant
        future = self._future(time)
        reading = modality(self.parsed, clause, future)
        outlook = self.context.outlook
        ahead = reading == "actual" and (outlook == "all" or (outlook == "done" and frame.type in _UNDERTAKEN))
        return "planned" if ahead and undertaken(self.parsed, clause) else reading

    def _future(self, time: Time | None) -> bool:
        return time is not None and is_future(time.value, self.context.issued)

    def _indefinite(self, noun: int) -> bool:
        """'een samenwerking met' is stated by the verb around it; 'de samenwerking met' is presupposed."""
        item = self.parsed.chunks[noun]
        return item.label[:1] in (("een",), ("één",), ("geen",)) or (not item.slots and item.label[:1] == (item.head,))

    def _time(self, clause: Clause) -> Time | None:
        inside = [t for t in self.times if any(t.start <= self.parsed.tokens[i].start < t.end for i in clause.tokens)]
        return inside[0] if inside else None

    def _evidence(self, clause: Clause, token: int, actors: Sequence[Actor]) -> tuple[int, int]:
        start, end = self.parsed.span(clause)
        sentence = self.parsed.tokens[0].start, self.parsed.tokens[-1].end
        inside = [a for a in actors if sentence[0] <= a.start and a.end <= sentence[1]]
        return (
            min([start, self.parsed.tokens[token].start, *(a.start for a in inside)]),
            max([end, self.parsed.tokens[token].end, *(a.end for a in inside)]),
        )
