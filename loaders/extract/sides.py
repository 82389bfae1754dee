"""The two sides of a finding: who hands over to whom in its clause, its sentence, or the one beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.extract.arguments import Arguments, Context
from loaders.extract.directions import Party, chain_order, directed, gives, in_chain
from loaders.extract.frames import rulebook
from loaders.extract.grammar import ParsedSentence, parse
from loaders.extract.matcher import Matcher
from loaders.extract.quotes import Speakers
from loaders.extract.relations import remember
from loaders.extract.segment import Sentence
from loaders.extract.tokens import Slot

Pair = tuple[str | None, str | None]
_HANDOVER = frozenset(["hands_over_to", "reports_to"])
_PAYERS = frozenset(["gemeente", "samenwerkingsverband", "overig"])
_BUYERS = frozenset(["gemeente", "samenwerkingsverband"])
_RECEIVER_KINDS = frozenset(["waiting_list", "capacity", "no_permanent_worker", "no_suitable_help"])
_PASSAGE = frozenset(
    [
        "delay",
        "missing_information",
        "unclear_responsibility",
        "duplication",
        "not_finding_each_other",
        "unclear_direction",
    ]
)
_TWO_SIDED = [
    "missing_information",
    "unclear_responsibility",
    "duplication",
    "not_finding_each_other",
    "unclear_direction",
]
_MUTUAL = frozenset([*_TWO_SIDED, "admin_burden", "general"])
_WITH_BUYERS = _PASSAGE | {"admin_burden"}
_WE = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,|en|of|&|,? ?en de|, de)\s*(?:de |het )?")
_EACH_OTHER = re.compile(r"\b(?:elkaar|samen|beide\w*|onderling\w*|allebei|tussen)\b", re.IGNORECASE)
_GIVES = re.compile(r"\b(?:van|vanuit|door) (?:\w+ ){0,2}$")
_PRONOUN = re.compile(r"[\"“]?(?:Die|Zij|Ze|Hij|Deze)(?= )")
_WITH = re.compile(r"\bmet (?:onze |de |het )?$")
_AND_ALSO = re.compile(r", (?:en|maar) (?:ook |de |het )")
_MOST = 40
_MOST_PARTIES = 3
_BOTH = 2


@dataclass
class _Told:
    """What one sentence says of the passage of cases: its parties and the handover stated in it."""

    start: int
    end: int
    block: int
    kind: str = "prose"
    row: bool = False
    parties: list[Party] = field(default_factory=list)
    pair: Pair = (None, None)


class SideFinder:
    """Reads the sentences of a document in order; when all are read it knows the sides of what they state."""

    def __init__(self, text: str, slots: Sequence[Slot], context: Context, quoted: dict[int, Speakers]) -> None:
        self._text = text
        self._slots = slots
        self._context = context
        self._speakers = context.speakers
        self._quoted = quoted
        self._told: list[_Told] = []

    def read(self, sentence: Sentence, numbers: Sequence[int], closely: bool = True) -> int:
        """Take in a sentence and give its number; it is parsed only ``closely``, and if it has mentions."""
        told = _Told(sentence.start, sentence.end, sentence.block, sentence.kind, sentence.kind == "row")
        self._told.append(told)
        self._context.speakers = self._quoted.get(sentence.start, self._speakers)
        if sentence.kind == "row":
            told.parties = self._parties(sentence, numbers)
        elif len(numbers) <= _MOST:
            told.parties = self._parties(sentence, numbers)
            if not closely:
                self._context.last_subject = ()
            elif numbers:
                parsed = parse(self._text, sentence.start, sentence.end, self._slots, numbers, rulebook().extra_verbs)
                told.pair = self._handover(parsed) if len(told.parties) > 1 or self._context.last_subject else told.pair
                arguments = Arguments(parsed, self._context)
                remember(parsed, arguments, self._context, [self._slots[n] for n in numbers])
        return len(self._told) - 1

    def of(self, number: int, kind: str, start: int, end: int) -> Pair:
        """The sides of what ``start``-``end`` of that sentence states, for a finding of this kind."""
        told = self._told[number]
        if told.row:
            return self._of_row(told, start, end)
        if all(told.pair):
            return told.pair
        many = len(told.parties) > _BOTH and self._one_list(told.parties)
        inside = [] if many else [p for p in told.parties if start <= p.start < end]
        for parties in (inside, told.parties):
            two = self._two(parties, kind, told)
            if two:
                return two
        if told.kind in ("prose", "item"):
            found = self._beside(number, told, kind)
            if all(found):
                return found
        return self._single(told, next(iter(inside or told.parties), None))

    def _of_row(self, told: _Told, start: int, end: int) -> Pair:
        own = told.parties[0] if told.parties else None
        cell = [p for p in told.parties[1:] if start <= p.start < end]
        return (cell[0].canonical, own.canonical) if own and len(cell) == 1 else (None, own.canonical if own else None)

    def _two(self, parties: Sequence[Party], kind: str, told: _Told) -> Pair | None:
        """The pair among the parties of a stretch: both of two, or two that stay when payers are left out."""
        pool = list(parties)
        if len(pool) > 2:
            pool = [p for p in pool if p.type not in _PAYERS] or pool
        if len(pool) > 2 and kind in _PASSAGE:
            pool = [] if len(pool) > _MOST_PARTIES or self._one_list(pool) else _merged(pool)[-2:]
        if len(pool) != 2 or not self._may_pair(pool[0], pool[1], kind, told):
            return None
        return directed(self._text, pool[0], pool[1], told.start, told.end)

    def _may_pair(self, first: Party, second: Party, kind: str, told: _Told) -> bool:
        listed = _LIST.fullmatch(self._text, first.end, second.start) is not None
        if listed and (kind not in _MUTUAL or _WITH.search(self._text, told.start, first.start)):
            return False
        if {first.type, second.type} & _BUYERS and (kind not in _WITH_BUYERS or told.kind != "prose"):
            return False
        if kind in _RECEIVER_KINDS and _AND_ALSO.search(self._text, first.end, second.start):
            return False
        if kind in _RECEIVER_KINDS and first.type == second.type:
            return gives(self._text, first, told.start, told.end) or gives(self._text, second, told.start, told.end)
        return True

    def _one_list(self, parties: Sequence[Party]) -> bool:
        """'A, B en C': so many that no two of them are the sides."""
        return all(_LIST.fullmatch(self._text, a.end, b.start) for a, b in pairwise(parties))

    def _beside(self, number: int, told: _Told, kind: str) -> Pair:
        """With one party or none in the sentence: with what the sentences around it in the paragraph name."""
        own = told.parties[0] if len(told.parties) == 1 else None
        if told.parties and own is None:
            return None, None
        for step in (-1, 1, -2, 2, -3):
            near = self._told[number + step] if 0 <= number + step < len(self._told) else told
            if near is told or near.block != told.block or (own is None and abs(step) > 1):
                continue
            pair = self._shared(own, near, step, kind)
            if all(pair):
                return pair
            parties = [p for p in near.parties if p.type not in _PAYERS]
            if own and len(parties) == 1 and _differ(own, parties[0]) and self._joins(parties[0], step, told, kind):
                return chain_order((parties[0], own) if step < 0 else (own, parties[0]))
        return None, None

    def _joins(self, other: Party, step: int, told: _Told, kind: str) -> bool:
        """Whether the one party of the sentence beside is the other side."""
        if told.kind != "prose":
            return False
        if kind in _RECEIVER_KINDS:
            return step == -1 and kind == "no_suitable_help" and other.type in ("gi", "veilig_thuis")
        return kind in _PASSAGE and abs(step) == 1

    def _shared(self, own: Party | None, near: _Told, step: int, kind: str) -> Pair:
        """The handover that a sentence nearby states between this party and another."""
        if all(near.pair):
            fits = own.canonical in _ends(near.pair) if own else kind != "general" and (step < 0 or kind in _PASSAGE)
            return near.pair if fits and (own is None or kind in _PASSAGE) else (None, None)
        if kind not in _PASSAGE or near.kind != "prose" or step > 0 or (own is None and step != -1):
            return None, None
        parties = [p for p in near.parties if p.type not in _PAYERS]
        if len(parties) == 2 and (own is None or own.canonical in {p.canonical for p in parties}):
            return directed(self._text, parties[0], parties[1], near.start, near.end)
        return None, None

    def _single(self, told: _Told, own: Party | None) -> Pair:
        if own is None:
            return None, None
        if _GIVES.search(self._text, max(told.start, own.start - 30), own.start):
            return own.canonical, None
        return None, own.canonical

    def _parties(self, sentence: Sentence, numbers: Sequence[int]) -> list[Party]:
        """The different actors of a sentence through which cases pass; members of a list of one kind are one party."""
        found: list[Party] = []
        for slot in (self._slots[n] for n in numbers):
            if not in_chain(slot.type) or any(slot.canonical in p.canonical.split("+") for p in found):
                continue
            last = found[-1] if found else None
            if last and last.type == slot.type and _LIST.fullmatch(self._text, last.end, slot.start):
                found[-1] = Party(_set(last.canonical, slot.canonical), slot.type, last.start, slot.end)
            else:
                found.append(Party(slot.canonical, slot.type, slot.start, slot.end))
        found = self._with_speakers(sentence, found)
        if (
            len(found) == 1
            and "+" in found[0].canonical
            and _EACH_OTHER.search(self._text, sentence.start, sentence.end)
        ):
            members = found[0].canonical.split("+")
            if len(members) == 2:
                return [Party(one, found[0].type, found[0].start, found[0].end) for one in members]
        return found

    def _with_speakers(self, sentence: Sentence, found: list[Party]) -> list[Party]:
        found = self._with_pronoun(sentence, found)
        speakers = [(one, kind) for one, kind in self._context.speakers if in_chain(kind)]
        we = _WE.search(self._text, sentence.start, sentence.end)
        if we is None or len(speakers) != 1 or len(found) != 1 or speakers[0][0] == found[0].canonical:
            return found
        party = Party(speakers[0][0], speakers[0][1], we.start(), we.end())
        return sorted([*found, party], key=lambda p: p.start)

    def _with_pronoun(self, sentence: Sentence, found: list[Party]) -> list[Party]:
        """'Die meldde het bij X': the only party of the sentence before."""
        match = _PRONOUN.match(self._text, sentence.start, sentence.end)
        before = self._told[-2] if len(self._told) > 1 else None
        if match is None or before is None or before.block != sentence.block or len(before.parties) != 1 or not found:
            return found
        party = before.parties[0]
        if any(party.canonical == p.canonical for p in found):
            return found
        return [Party(party.canonical, party.type, match.start(), match.end()), *found]

    def _handover(self, parsed: ParsedSentence) -> Pair:
        """From a handover frame in the sentence."""
        hits = [h for h in Matcher(parsed, self._context, rulebook(), ()).run() if h.type in _HANDOVER]
        same = [h for h in hits if h.rule == hits[0].rule]
        pair = _joined([h.subject.canonical for h in same]), _joined([h.object.canonical for h in same])
        kinds = [kind for h in same for kind in (h.subject.type, h.object.type)]
        return pair if all(in_chain(kind) for kind in kinds) else (None, None)


def _differ(own: Party, other: Party) -> bool:
    return own.type not in _PAYERS and own.canonical != other.canonical and own.type != other.type


def _merged(parties: Sequence[Party]) -> list[Party]:
    """Of three parties the two of one kind are one side ('meldt bij X en daarna bij Y')."""
    if len(parties) != 3:
        return list(parties)
    for first, second in ((1, 2), (0, 1)):
        if parties[first].type == parties[second].type != parties[3 - first - second].type:
            one, two = parties[first], parties[second]
            both = Party(_set(one.canonical, two.canonical), one.type, one.start, two.end)
            return [both if n == first else p for n, p in enumerate(parties) if n != second]
    return list(parties)


def _ends(pair: Pair) -> set[str]:
    return {one for side in pair if side for one in [side, *side.split("+")]}


def _set(first: str, second: str) -> str:
    return "+".join(sorted({*first.split("+"), *second.split("+")}))


def _joined(ids: Sequence[str]) -> str | None:
    return "+".join(sorted(set(ids))) or None
