"""Findings: what the text says about how cases pass through the chain, by the rules of ``rules/findings.yaml``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from loaders.annotations import Finding, Mention
from loaders.extract.context import DiscourseLike, start_context
from loaders.extract.plausibility import is_noise, plausible
from loaders.extract.polarity import Operators, Place, judge
from loaders.extract.relations import to_slots, with_mentions
from loaders.extract.segment import Sentence
from loaders.extract.shadow import Shadow
from loaders.extract.sides import Pair, SideFinder, Stated

_WORDS = r"(?:[\w'’/-]+ ){0,4}"
_SPACE = re.compile(r"\s")
_MODAL = (
    (
        "recommended",
        re.compile(
            r"\b(?:moet\w*|dien(?:t|en)|zou(?:den)? moeten|adviseert?|beveelt|aanbevel\w+|leg|zorg|maak|spreek|laat)\b"
        ),
    ),
    ("hypothetical", re.compile(r"\b(?:zou(?:den)?|kan|kunnen|mogelijk|wellicht)\b")),
    ("planned", re.compile(r"\b(?:zal|zullen|gaan|gaat|willen|wil|streven|doel|ambitie|voortaan|komend)\b")),
)


@dataclass(frozen=True)
class FindingRule:
    """One rule; ``needs`` and ``blocks`` are looked for in the whole sentence and the finding's part of it."""

    id: str
    kind: str
    sense: str
    pattern: re.Pattern[str]
    confidence: float
    needs: re.Pattern[str] | None = None
    blocks: re.Pattern[str] | None = None
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


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
    if is_noise(shadow.text, sentences):
        return []
    slots = to_slots(shadow, mentions)
    sides = SideFinder(shadow.text, slots, start_context(discourse, slots))
    placed: list[tuple[Found, Stated]] = []
    for sentence, numbers in with_mentions(sentences, slots):
        sides.read(sentence, numbers)
        placed.extend((item, sides.of(item.rule.kind)) for item in in_sentence(shadow.text, sentence))
    return [_finding(shadow, item, sides.settled(item.rule.kind, stated)) for item, stated in placed]


def _finding(shadow: Shadow, item: Found, pair: Pair) -> Finding:
    start, end = shadow.to_source(item.start, item.end)
    rule = item.rule
    return Finding(rule.kind, item.polarity, start, end, *pair, item.modality, rule.id, rule.confidence)


def in_sentence(text: str, sentence: Sentence) -> Iterator[Found]:
    """The findings that the words of one sentence state (a table row is read cell by cell)."""
    if sentence.kind == "row":
        spans = [span for span in sentence.cells if span[1] - span[0] > 12]
    else:
        spans = [(sentence.start, sentence.end)]
    for start, end in spans:
        yield from _in_span(text, start, end)


def _in_span(text: str, start: int, end: int) -> Iterator[Found]:
    low = _SPACE.sub(" ", text[start:end].lower())
    rules, operators, trigger = _rules()
    if low.rstrip().endswith("?") or not trigger.search(low) or operators["norm"].search(low) or not plausible(low):
        return
    candidates: list[Found] = []
    for rule in rules:
        for match in rule.pattern.finditer(low):
            place = Place(low, match.start(), match.end(), operators)
            polarity = _judged(rule, place)
            if polarity:
                first, last = _extent(place)
                candidates.append(
                    Found(rule, polarity, start + first, start + last, _modality(low[slice(*place.part)]))
                )
    yield from _select(candidates)


def _judged(rule: FindingRule, place: Place) -> str | None:
    if rule.needs and not rule.needs.search(place.text):
        return None
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
    """One finding per kind and polarity; a general one, and a delay beside waiting, only where nothing says it
    better."""
    chosen: list[Found] = []
    for item in sorted(
        candidates, key=lambda f: (f.rule.kind == "general", f.rule.kind == "delay", -f.rule.confidence, f.start)
    ):
        rivals = [c for c in chosen if c.start < item.end and item.start < c.end]
        if any(c.rule.kind == item.rule.kind or item.rule.kind == "general" for c in rivals):
            continue
        if any((c.rule.kind, c.polarity) == (item.rule.kind, item.polarity) for c in chosen):
            continue
        if (item.rule.kind, item.polarity) == ("delay", "problem"):  # 'sneller passende hulp': the speed is what lacks
            chosen = [
                c
                for c in chosen
                if not (c in rivals and (c.rule.kind, c.polarity) == ("no_suitable_help", "improvement"))
            ]
        if item.rule.kind == "delay" and any(c.rule.kind == "waiting_list" for c in rivals):
            continue
        chosen.append(item)
    yield from sorted(chosen, key=lambda f: (f.start, f.end))


def _compile(pattern: str) -> str:
    return pattern.replace("~", _WORDS)


def _rule(data: dict[str, Any]) -> FindingRule:
    joined = "|".join(_compile(pattern) for pattern in data["patterns"])
    return FindingRule(
        id=data["id"],
        kind=data["kind"],
        sense=data["sense"],
        pattern=re.compile(rf"(?<![\w-])(?:{joined})(?!\w)"),
        confidence=float(data["confidence"]),
        needs=re.compile(data["needs"]) if data.get("needs") else None,
        blocks=re.compile(data["blocks"]) if data.get("blocks") else None,
        match=tuple(data.get("match") or ()),
        no_match=tuple(data.get("not") or ()),
    )


_TRIGGER = re.compile(
    r"wacht|laat|lang|tijd|termijn|norm|vertra|blijf|blev|blef|lag|lig|zat|zit|zaten|stag|snel|verkort|koers|visie|plan|doel|wie|regie|niemand|schip|elkaar|"
    r"verantw|afspr|dacht|rol|dossier|informatie|gegevens|signal|verslag|rapport|veilig|tijdlijn|stukken|melding|zaken|onvoll|terugkop|"
    r"bericht|hoogte|verhaal|dubbel|onderzo|vragen|stapel|overlap|vaste?\b|jeugdbescherm|wissel|gezicht|personeel|tekort|weinig|capaci|"
    r"werkdruk|werklast|vacatur|verloop|verzuim|stop|nieuwe|drukte|bezet|caseload|krap|formatie|extra|samen|afstem|eilandjes|schutting|"
    r"overdracht|lijnen|overleg|bel|passend|juiste|plek|hulp|aanbod|terecht|zicht|beeld|risico|alert|administra|bureau|regeldruk|papier|"
    r"last|complex|ingewikkeld|regels|formulier|loket|eenvoud|ontzorg|doorstroom|toeleiding|keten|overgang|aansluiting|knelpunt|goed|"
    r"verbeter|acceptabel|problemen|druk|vooruitgang|progressie|voortgang|gang|visie|mee|achterstand|stuwmeer|traag|trage|sle|uitstel|dat|nul"
)


@cache
def _rules() -> tuple[tuple[FindingRule, ...], Operators, re.Pattern[str]]:
    text = resources.files("loaders.extract.rules").joinpath("findings.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    operators = Operators({name: re.compile(pattern) for name, pattern in data["operators"].items()})
    return tuple(_rule(rule) for rule in data["rules"]), operators, _TRIGGER


def finding_rules() -> tuple[FindingRule, ...]:
    """All finding rules, for tests and for ``explain``."""
    return _rules()[0]
