"""Findings: what the text says about how cases pass through the chain, by the rules of ``rules/findings.yaml``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.annotations import Finding, Mention
from loaders.extract.arguments import Context
from loaders.extract.context import DiscourseLike, start_context
from loaders.extract.finding_parts import Parts
from loaders.extract.finding_rules import FindingRule, Rules, load_rules
from loaders.extract.functions import functions_held
from loaders.extract.plausibility import is_noise, plausible
from loaders.extract.polarity import Place, judge
from loaders.extract.quotes import Speakers, quoted_speakers
from loaders.extract.relations import to_slots, with_mentions
from loaders.extract.segment import Sentence
from loaders.extract.shadow import Shadow
from loaders.extract.sides import Pair, SideFinder
from loaders.extract.tokens import Slot

_SPACE = re.compile(r"\s")
_LETTER = re.compile(r"\w")
_SHORTEST_CELL = 12
_FEW = 4
_LONG = 45
_DOUBT = 0.15
_MODAL = (
    (
        "recommended",
        re.compile(
            r"\b(?:moet\w*|dien(?:t|en)|zou(?:den)? moeten|adviseert?|beveelt|aanbevel\w+|leg|zorg|"
            r"maak|spreek|laat)\b"
        ),
    ),
    ("hypothetical", re.compile(r"\b(?:zou(?:den)?|kan|kunnen|mogelijk|wellicht)\b")),
    ("planned", re.compile(r"\b(?:zal|zullen|gaan|gaat|willen|wil|streven|doel|ambitie|voortaan|komend)\b")),
)


@dataclass(frozen=True)
class Found:
    """A finding in shadow offsets, before its sides are known."""

    rule: FindingRule
    polarity: str
    start: int
    end: int
    modality: str


def find_findings(
    shadow: Shadow, sentences: Sequence[Sentence], mentions: Sequence[Mention], discourse: DiscourseLike
) -> list[Finding]:
    """All handover findings of a text, in order; spans in source offsets."""
    if is_noise(shadow.text, sentences) or _is_doubtful(shadow.text, sentences):
        return []
    slots = to_slots(shadow, mentions)
    context = start_context(discourse, slots)
    sides = SideFinder(shadow.text, slots, context, _quoted(shadow.text, sentences, slots, context))
    read = [
        (sentence, numbers, list(in_sentence(shadow.text, sentence, _names(slots, numbers))))
        for sentence, numbers in with_mentions(sentences, slots)
    ]
    placed: list[tuple[Found, int]] = []
    for here, (sentence, numbers, items) in enumerate(read):
        # only a sentence that states something, and the one before it (for its pronouns), is worth a parse
        number = sides.read(sentence, numbers, bool(items) or (here + 1 < len(read) and bool(read[here + 1][2])))
        placed.extend((item, number) for item in items)
    return [_finding(shadow, item, sides.of(number, item.rule.kind, item.start, item.end)) for item, number in placed]


def _names(slots: Sequence[Slot], numbers: Sequence[int]) -> list[tuple[int, int]]:
    return [(slots[n].start, slots[n].end) for n in numbers if not slots[n].generic]


def _is_doubtful(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether many sentences hold an impossible pair of words that things and states may stand together by chance."""
    prose = [sentence for sentence in sentences if sentence.end - sentence.start >= _LONG]
    wrong = sum(is_noise(text, [sentence]) for sentence in prose)
    return wrong > 0 and wrong > len(prose) * _DOUBT


def _quoted(text: str, sentences: Sequence[Sentence], slots: Sequence[Slot], context: Context) -> dict[int, Speakers]:
    functions = functions_held(text, sentences, slots, context)
    bodies = {hit.subject.canonical: (hit.object.canonical, hit.object.type) for hit in functions}
    return quoted_speakers(text, sentences, slots, bodies)


def _finding(shadow: Shadow, item: Found, pair: Pair) -> Finding:
    start, end = shadow.to_source(item.start, item.end)
    rule = item.rule
    return Finding(rule.kind, item.polarity, start, end, *pair, item.modality, rule.id, rule.confidence)


def in_sentence(text: str, sentence: Sentence, names: Sequence[tuple[int, int]] = ()) -> Iterator[Found]:
    """The findings that the words of one sentence state (a table row is read cell by cell); words of names (spans in
    the text) state nothing."""
    if sentence.kind == "row":
        for start, end in sentence.cells:
            if end - start > _SHORTEST_CELL:
                yield from _in_span(text, start, end, names, bare=True)
    else:
        yield from _in_span(text, sentence.start, sentence.end, names, _is_bare(text, sentence))


def _is_bare(text: str, sentence: Sentence) -> bool:
    """A heading, or a few words without a verb: a thing in it is only a subject."""
    words = text[sentence.start : sentence.end].split()
    return sentence.kind == "heading" or (len(words) <= _FEW and not text[: sentence.end].endswith((".", "!", '"')))


def _in_span(text: str, start: int, end: int, names: Sequence[tuple[int, int]], bare: bool) -> Iterator[Found]:
    low = _SPACE.sub(" ", text[start:end].lower())
    for item in _stated(low, _masked(low, start, names), bare):
        yield replace(item, start=start + item.start, end=start + item.end)


@lru_cache(maxsize=10_000)
def _stated(low: str, masked: str, bare: bool) -> tuple[Found, ...]:
    """What a lower-cased sentence states, in offsets into it; kept, because documents repeat themselves."""
    rules = load_rules()
    if not rules.applies(low) or not plausible(low):
        return ()
    return tuple(_select(list(_candidates(low, masked, 0, rules, bare))))


def _masked(low: str, offset: int, names: Sequence[tuple[int, int]]) -> str:
    """The sentence with the words of names made meaningless ('het rapport Geen tijd te verliezen')."""
    for start, end in names:
        first, last = start - offset, end - offset
        if 0 <= first < last <= len(low):
            low = low[:first] + _LETTER.sub("x", low[first:last]) + low[last:]
    return low


def _candidates(low: str, masked: str, offset: int, rules: Rules, bare: bool) -> Iterator[Found]:
    parts = Parts(masked)
    for rule in map(rules.rules.__getitem__, rules.filter.possible(masked)):
        if rule.needs and not rule.needs.search(low):
            continue
        for match in rule.pattern.finditer(masked):
            place = Place(masked, match.start(), match.end(), rules.operators, parts, bare)
            polarity = _judged(rule, place)
            if polarity:
                first, last = _extent(place)
                yield Found(rule, polarity, offset + first, offset + last, _modality(place.words))


def _judged(rule: FindingRule, place: Place) -> str | None:
    if rule.blocks and rule.blocks.search(place.text, *place.part):
        return None
    return judge(rule.sense, place)


def _extent(place: Place) -> tuple[int, int]:
    """The match widened to its part of the sentence: the shortest stretch that states the finding."""
    left, right = place.part
    left, right = min(left, place.start), max(right, place.end)
    while left < place.start and not place.text[left].isalnum():
        left += 1
    while right > place.end and not place.text[right - 1].isalnum():
        right -= 1
    return left, right


def _modality(part: str) -> str:
    return next((name for name, pattern in _MODAL if pattern.search(part)), "actual")


def _select(candidates: list[Found]) -> Iterator[Found]:
    """One finding per kind and polarity; a general or weak one, and a delay beside waiting, only where nothing says it
    better."""
    chosen: list[Found] = []
    for item in sorted(candidates, key=_rank):
        rivals = [c for c in chosen if c.start < item.end and item.start < c.end]
        if any(c.rule.kind == item.rule.kind or item.rule.kind == "general" for c in rivals):
            continue
        if any((c.rule.kind, c.polarity) == (item.rule.kind, item.polarity) for c in chosen):
            continue
        if item.rule.weak and any(c.polarity == item.polarity and not _is_better_help(c) for c in rivals):
            continue
        if item.rule.kind == "delay":  # 'sneller passende hulp': the speed is what lacks
            if any(c.rule.kind == "waiting_list" for c in rivals):
                continue
            chosen = [c for c in chosen if c not in rivals or not _is_better_help(c)]
        chosen.append(item)
    yield from sorted(chosen, key=lambda f: (f.start, f.end))


def _is_better_help(item: Found) -> bool:
    return (item.rule.kind, item.polarity) == ("no_suitable_help", "improvement")


def _rank(item: Found) -> tuple[bool, bool, bool, float, int]:
    rule = item.rule
    return rule.kind == "general", rule.weak, rule.kind == "delay", -rule.confidence, item.start
