"""Statements in the layout: ``Key: value`` lines of a letterhead and recommendations listed under their heading."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from loaders.extract.arguments import Actor, Context, expand
from loaders.extract.grammar import ParsedSentence
from loaders.extract.hits import Hit, cross
from loaders.extract.segment import Sentence
from loaders.extract.tokens import Slot

_CLIENT = ("opdrachtgever", "opdrachtgevers", "aanbestedende dienst", "accounthouder", "accounthoudende regio")
_CONTRACTOR = (
    "opdrachtnemer",
    "opdrachtnemers",
    "uitvoerder",
    "uitvoerende organisatie",
    "aanbieder",
    "aanbieders",
    "onderzoeksbureau",
    "uitgevoerd door",
    "contractant",
    "inschrijver",
    "gegund aan",
    "leverancier",
    "onderzoekers",
)
_TASK = ("dienst", "taak", "opdracht", "product", "perceel", "betreft", "onderwerp", "omschrijving")
_PAYER = ("financier", "subsidieverstrekker", "subsidiegever", "gefinancierd door", "financiering")
_RECEIVER = ("subsidieontvanger", "ontvanger", "aanvrager", "penvoerder", *_CONTRACTOR)
_AUTHOR = ("auteur", "auteurs", "uitgever", "uitgave", "uitgave van", "opgesteld door", "samenstelling")
_WORK = ("titel", "rapport", "publicatie")
_OFFICER = ("portefeuillehouder", "voorzitter", "directeur", "bestuurder", "contactpersoon", "wethouder")
_SENDER = ("van", "afzender", "organisatie", "gemeente")
_SUPERVISOR = ("toezichthouder", "toezicht door", "toezicht")
_PARTIES = ("partners", "deelnemers", "partijen", "ketenpartners", "deelnemende organisaties", "ondertekenaars")
_INLINE = re.compile(r"([A-Z][a-z-]+(?: [a-z]+){0,2})\s*:\s")
_LONGEST_PAIR = 90
_EXECUTORS = frozenset(["gi", "jeugdhulpaanbieder", "veilig_thuis", "lokaal_team", "ketenteam", "overig"])
_SIDES = (
    (
        _CLIENT,
        _CONTRACTOR,
        "commissions",
        (
            "gi",
            "jeugdhulpaanbieder",
            "veilig_thuis",
            "lokaal_team",
            "onderzoeksbureau",
            "overig",
            "ketenteam",
            "samenwerkingsverband",
        ),
        "field.client",
        0.9,
    ),
    (_CONTRACTOR, _TASK, "executes", ("taak",), "field.task", 0.85),
    (_PAYER, _RECEIVER, "finances", (), "field.payer", 0.85),
    (_AUTHOR, _WORK, "publishes", ("document",), "field.author", 0.85),
    (
        _OFFICER,
        _SENDER,
        "holds_function",
        ("gemeente", "samenwerkingsverband", "gi", "veilig_thuis", "jeugdhulpaanbieder", "overig", "bestuursorgaan"),
        "field.officer",
        0.75,
    ),
    (_SUPERVISOR, _CONTRACTOR, "supervises", (), "field.supervisor", 0.8),
)


def field_relations(text: str, sentences: Sequence[Sentence], slots: Sequence[Slot], context: Context) -> Iterator[Hit]:
    """Relations between the values of key lines in one block."""
    blocks: dict[int, dict[str, list[Slot]]] = defaultdict(lambda: defaultdict(list))
    at = 0
    for sentence in sentences:
        while at < len(slots) and slots[at].start < sentence.start:
            at += 1
        key = sentence.key or _inline_key(text, sentence)
        if key:
            first = at
            while first < len(slots) and slots[first].end <= sentence.end:
                blocks[sentence.block][key.lower()].append(slots[first])
                first += 1
            if first - at == 2 and text[slots[at].end : slots[at + 1].start].strip() == ":":
                yield from _task_line(slots[at], slots[at + 1])
    for values in blocks.values():
        for lefts, rights, kind, types, rule, confidence in _SIDES:
            yield from _between(values, lefts, rights, kind, types, rule, confidence)
        yield from _reply(text, values)


def _inline_key(text: str, sentence: Sentence) -> str:
    """The key of 'Opdrachtnemer: X.' where several such pairs stand in one paragraph."""
    match = _INLINE.match(text, sentence.start, sentence.end) if sentence.kind in ("prose", "heading", "item") else None
    return match.group(1) if match and sentence.end - sentence.start < _LONGEST_PAIR else ""


def _task_line(task: Slot, actor: Slot) -> Iterator[Hit]:
    """'Spoedhulp: Horizon.': X carries out the service."""
    if task.type == "taak" and actor.type in _EXECUTORS:
        span = (task.start, actor.end)
        yield from cross(expand(actor), expand(task), "executes", span, "field.service", 0.8)


def _between(
    values: dict[str, list[Slot]],
    lefts: Sequence[str],
    rights: Sequence[str],
    kind: str,
    types: Sequence[str],
    rule: str,
    confidence: float,
) -> Iterator[Hit]:
    left = [slot for key in lefts for slot in values.get(key, ())]
    right = [slot for key in rights for slot in values.get(key, ()) if not types or slot.type in types]
    if kind == "holds_function":
        left = [slot for slot in left if slot.type == "functionaris"]
    for one in left:
        for other in right:
            span = (min(one.start, other.start), max(one.end, other.end))
            bodies = [_municipality(a) for a in expand(other)] if kind == "holds_function" else expand(other)
            yield from cross(expand(one), bodies, kind, span, rule, confidence)


def _municipality(body: Actor) -> Actor:
    """An alderman holds office in the municipality, not in its college."""
    if body.canonical.startswith("college-"):
        return Actor("gemeente-" + body.canonical.removeprefix("college-"), "gemeente", body.start, body.end)
    return body


def _reply(text: str, values: dict[str, list[Slot]]) -> Iterator[Hit]:
    """'Van: A' with 'Onderwerp: reactie op rapport B'."""
    senders = [slot for key in _SENDER for slot in values.get(key, ())]
    for slot in (slot for key in ("onderwerp", "betreft") for slot in values.get(key, ())):
        before = text[max(0, slot.start - 60) : slot.start].lower()
        if senders and re.search(r"(?:reactie|antwoord|zienswijze) op (?:het |de )?(?:\w+ )?\W?$", before):
            span = (min(senders[0].start, slot.start), max(senders[0].end, slot.end))
            yield from cross(expand(senders[0]), expand(slot), "responds_to", span, "field.reply", 0.9)


def recommendation_items(parsed: ParsedSentence, context: Context) -> list[Hit]:
    """List items under 'Aanbevelingen': '- Aan X: doe dit' and '- X: doe dit'; the adviser is the last one named."""
    if "aanbeveling" not in context.heading or not context.adviser or not parsed.chunks:
        return []
    first = parsed.chunks[0]
    opening = first.first - (1 if first.prep else 0)
    after = parsed.tokens[first.last].low if first.last < len(parsed.tokens) else ""
    if not first.slots or opening > 0 or not (first.prep == "aan" or (not first.prep and after == ":")):
        return []
    none = after == "geen" or (
        after == ":" and first.last + 1 < len(parsed.tokens) and parsed.tokens[first.last + 1].low == "geen"
    )
    receivers: list[Actor] = [a for s in first.slots for a in expand(parsed.slots[s])]
    span = (parsed.tokens[0].start, parsed.tokens[first.last - 1].end)
    return cross(
        list(context.adviser),
        receivers,
        "recommends_to",
        span,
        "recommends.item",
        0.9,
        "negated" if none else "affirmed",
    )
