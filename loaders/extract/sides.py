"""The two sides of a finding: who hands over to whom in the sentence that states it, or in the one just before."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.arguments import Actor, Arguments, Context
from loaders.extract.chunks import Chunk
from loaders.extract.frames import rulebook
from loaders.extract.grammar import ParsedSentence, parse
from loaders.extract.matcher import Matcher
from loaders.extract.relations import remember
from loaders.extract.segment import Sentence
from loaders.extract.tokens import Slot

Pair = tuple[str | None, str | None]
_CHAIN = frozenset(
    [
        "gemeente",
        "gi",
        "veilig_thuis",
        "rvdk",
        "jeugdhulpaanbieder",
        "lokaal_team",
        "ketenteam",
        "rechtspraak",
        "politie_om",
        "samenwerkingsverband",
        "overig",
    ]
)
_HANDOVER = frozenset(["hands_over_to", "reports_to"])
_RECEIVER_KINDS = frozenset(
    ["waiting_list", "capacity", "no_permanent_worker", "delay", "no_suitable_help", "safety_not_in_view"]
)
_PASSAGE = frozenset(
    [
        "delay",
        "missing_information",
        "unclear_responsibility",
        "duplication",
        "not_finding_each_other",
        "safety_not_in_view",
    ]
)
_NEAR = 4
_TAKERS = frozenset(["gi", "jeugdhulpaanbieder", "lokaal_team"])
_MUTUAL = frozenset(
    ["not_finding_each_other", "missing_information", "unclear_responsibility", "delay", "general", "duplication"]
)


@dataclass(frozen=True)
class Stated:
    """The sides that a finding's own sentence gives, where it stands, and the actors named in that sentence."""

    pair: Pair
    number: int
    block: int
    actors: frozenset[str]


class SideFinder:
    """Reads the sentences of a document in order and answers for the one read last."""

    def __init__(self, text: str, slots: Sequence[Slot], context: Context) -> None:
        self._text = text
        self._slots = slots
        self._context = context
        self._parsed: ParsedSentence | None = None
        self._pair: Pair = (None, None)
        self._before: Pair = (None, None)
        self._block = -1
        self._number = 0
        self._pairs: list[tuple[int, int, tuple[str, str]]] = []
        self._told: list[Actor] = []

    def read(self, sentence: Sentence, numbers: Sequence[int]) -> None:
        """Take in a sentence; it is parsed only if it has mentions."""
        same = sentence.block == self._block
        self._before = self._pair if same and any(self._pair) else (None, None)
        self._block = sentence.block
        self._number += 1
        self._parsed = None
        self._pair = (None, None)
        if 1 <= len(numbers) <= 40 and sentence.kind != "row":
            self._parsed = parse(self._text, sentence.start, sentence.end, self._slots, numbers, rulebook().extra_verbs)
            self._pair = self._handover(self._parsed)
            source, target = self._pair
            if source and target:
                self._pairs.append((self._number, self._block, (source, target)))
            named = [Actor(s.canonical, s.type, s.start, s.end) for s in (self._slots[n] for n in numbers)]
            self._told = (self._told + named)[-12:]
            remember(
                self._parsed, Arguments(self._parsed, self._context), self._context, [self._slots[n] for n in numbers]
            )

    def of(self, kind: str) -> Stated:
        """The sides of a finding in the sentence read last, as far as that and the one before state them."""
        pair = self._stated(kind)
        source, target = pair
        if source and target:
            self._pairs.append((self._number, self._block, (source, target)))
        return Stated(pair, self._number, self._block, frozenset(self._actors()))

    def settled(self, kind: str, stated: Stated) -> Pair:
        """The sides when the whole text was read: a handover stated close by holds for the same actors."""
        if all(stated.pair) or kind not in _PASSAGE:
            return stated.pair
        near = sorted(
            (abs(number - stated.number), number > stated.number, pair)
            for number, block, pair in self._pairs
            if abs(number - stated.number) <= (_NEAR if stated.actors else 1)
            and (stated.actors or block == stated.block)
        )
        for _, _, (source, target) in near:
            ends = {one for side in (source, target) if side for one in side.split("+")}
            if stated.actors <= ends and all(one in ends for side in stated.pair if side for one in side.split("+")):
                return source, target
        return stated.pair

    def _stated(self, kind: str) -> Pair:
        if all(self._pair):
            return self._pair
        if self._parsed is not None:
            pair = self._mutual(kind)
            if all(pair):
                return pair
            if all(self._before) and not self._actors():
                return self._before
            return self._single(kind)
        return self._before if all(self._before) else (None, None)

    def _actors(self) -> list[str]:
        if self._parsed is None:
            return []
        return [
            s
            for c in self._parsed.chunks
            for n in c.slots
            if (s := self._slots[n].canonical) and self._slots[n].type in _CHAIN
        ]

    def _handover(self, parsed: ParsedSentence) -> Pair:
        """From a handover frame in the sentence, else from 'van A naar B' and 'vanuit A ... bij B'."""
        hits = [h for h in Matcher(parsed, self._context, rulebook(), ()).run() if h.type in _HANDOVER]
        if hits:
            first = hits[0]
            same = [h for h in hits if h.rule == first.rule]
            return _joined(h.subject.canonical for h in same), _joined(h.object.canonical for h in same)
        givers = [c for c in parsed.chunks if c.slots and c.prep in ("van", "vanuit") and self._in_chain(c)]
        takers = [c for c in parsed.chunks if c.slots and c.prep == "naar" and self._in_chain(c)]
        if givers and takers and givers[0].first < takers[0].first <= givers[0].last + 6:
            return self._ids(givers[0]), self._ids(takers[0])
        return None, None

    def _mutual(self, kind: str) -> Pair:
        """'tussen A en B', 'A en B ... elkaar': in the order of the text."""
        if self._parsed is None or kind not in _MUTUAL:
            return None, None
        for item in self._parsed.chunks:
            pair = len(item.slots) == 2 and self._in_chain(item)
            each_other = any(t.low in ("elkaar", "samen", "tussen") for t in self._parsed.tokens)
            subject = any(c.subject >= 0 and self._parsed.chunks[c.subject] is item for c in self._parsed.clauses)
            if pair and (item.prep == "tussen" or (not item.prep and (each_other or subject))):
                first, second = (self._slots[n].canonical for n in item.slots)
                return first, second
        return None, None

    def _single(self, kind: str) -> Pair:
        parsed = self._parsed
        if parsed is None:
            return None, None
        at = [c for c in parsed.chunks if c.slots and c.prep in ("bij", "aan", "naar") and self._in_chain(c)]
        giver = [c for c in parsed.chunks if c.slots and c.prep == "vanuit" and self._in_chain(c)]
        if giver:
            return self._ids(giver[0]), self._receiver(self._ids(giver[0]), kind)
        if at:
            return None, self._ids(at[0])
        if kind in _RECEIVER_KINDS:
            subject = next((c.subject for c in parsed.clauses if c.subject >= 0), -1)
            arguments = Arguments(parsed, self._context)
            actors = [a for a in arguments.of_chunk(subject) if a.type in _CHAIN] if subject >= 0 else []
            return None, _joined(a.canonical for a in actors)
        return None, None

    def _receiver(self, giver: str, kind: str) -> str | None:
        """Who takes over 'bij de overdracht vanuit A' when the sentence does not say it: who the text before was
        about."""
        recent = [actor.canonical for actor in self._told if actor.type in _TAKERS and actor.canonical != giver]
        return recent[-1] if recent and kind in _MUTUAL else None

    def _in_chain(self, item: Chunk) -> bool:
        return all(self._slots[n].type in _CHAIN for n in item.slots)

    def _ids(self, item: Chunk) -> str:
        return "+".join(sorted({one for n in item.slots for one in self._slots[n].canonical.split("+")}))


def _joined(ids: object) -> str | None:
    found = sorted({str(one) for one in ids}) if hasattr(ids, "__iter__") else []
    return "+".join(found) or None
