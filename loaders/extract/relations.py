"""Relations between mentions: the frames of ``rules/relations.yaml`` laid over the parsed sentences."""

import re
from collections.abc import Iterator, Sequence

from loaders.annotations import Mention, Relation
from loaders.extract.arguments import Actor, Arguments, Context, expand
from loaders.extract.context import DiscourseLike, start_context
from loaders.extract.covenants import covenant_relations, parties
from loaders.extract.documents import document_makers
from loaders.extract.fields import field_relations, recommendation_items
from loaders.extract.flows import flows
from loaders.extract.frames import ARGUMENT_TYPES, rulebook
from loaders.extract.functions import functions_held
from loaders.extract.grammar import ParsedSentence, parse
from loaders.extract.hits import Hit
from loaders.extract.lists import Lists
from loaders.extract.matcher import Matcher
from loaders.extract.plausibility import is_noise, plausible
from loaders.extract.quotes import quoted_speakers
from loaders.extract.segment import Sentence
from loaders.extract.shadow import Shadow
from loaders.extract.surroundings import ADVISERS
from loaders.extract.tables import table_relations
from loaders.extract.tenders import Tender
from loaders.extract.timex import find_times
from loaders.extract.tokens import Slot

MAX_MENTIONS = 40
"""A sentence with more mentions is a list of names; pairing them would be neither right nor linear."""
_SYMMETRIC = "cooperates_with"
_SPECIFIC = (
    ("places_under_enhanced_supervision", "supervises"),
    ("integrates", "part_of"),
    ("hands_over_to", "reports_to"),
    ("integrates", "cooperates_with"),
)


def find_relations(
    shadow: Shadow, sentences: Sequence[Sentence], mentions: Sequence[Mention], discourse: DiscourseLike
) -> list[Relation]:
    """All relations that the text states between its mentions; spans in source offsets, in order of the text."""
    if is_noise(shadow.text, sentences):
        return []
    slots = to_slots(shadow, mentions)
    context = start_context(discourse, slots, shadow.text)
    hits: list[Hit] = []
    hits.extend(table_relations(shadow.text, sentences, slots, context.issued))
    functions = list(functions_held(shadow.text, sentences, slots, context))
    bodies = {hit.subject.canonical: (hit.object.canonical, hit.object.type) for hit in functions}
    quoted = quoted_speakers(shadow.text, sentences, slots, bodies)
    speakers = context.speakers
    context.parties = parties(shadow.text, sentences, slots)
    hits.extend(covenant_relations(shadow.text, slots, context.parties))
    tender = Tender(shadow.text, sentences, slots)
    context.lots, context.client = tender.lots, tender.client
    context.agreed = _undertaking(shadow.text)
    lists = Lists()
    for sentence, numbers in with_mentions(sentences, slots):
        context.speakers = quoted.get(sentence.start, speakers)
        hits.extend(_of_sentence(shadow.text, sentence, slots, numbers, context, lists))
    context.speakers = speakers
    hits.extend(tender.relations(hits))
    hits.extend(field_relations(shadow.text, sentences, slots, context))
    hits.extend(document_makers(shadow.text, sentences, slots, context))
    hits.extend(functions)
    return _relations(shadow, hits)


def to_slots(shadow: Shadow, mentions: Sequence[Mention]) -> list[Slot]:
    """The mentions as the grammar wants them, in order, without overlaps."""
    slots: list[Slot] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        start, end = shadow.to_shadow(mention.start, mention.end)
        if end > start and (not slots or start >= slots[-1].end):
            canonical = "+".join(one.split("@")[0] for one in mention.canonical.split("+"))
            slots.append(Slot(start, end, mention.type, canonical, shadow.text[start:end], mention.generic))
    return slots


def with_mentions(sentences: Sequence[Sentence], slots: Sequence[Slot]) -> Iterator[tuple[Sentence, list[int]]]:
    """Each sentence with the numbers of the mentions inside it; one pass over both."""
    at = 0
    for sentence in sentences:
        while at < len(slots) and slots[at].start < sentence.start:
            at += 1
        inside = []
        while at < len(slots) and slots[at].end <= sentence.end:
            inside.append(at)
            at += 1
        yield sentence, inside


def _of_sentence(
    text: str, sentence: Sentence, slots: Sequence[Slot], numbers: list[int], context: Context, lists: Lists
) -> list[Hit]:
    if sentence.kind == "heading" or text[sentence.end - 1] in ":?":
        context.heading = text[sentence.start : sentence.end].lower()
    context.read += 1
    announcing = not numbers and context.read <= _LEAD and _ANNOUNCES.match(text, sentence.start, sentence.end)
    if sentence.kind == "row" or not (numbers or announcing) or len(numbers) > MAX_MENTIONS:
        context.last_subject = ()
        return []
    if not plausible(text[sentence.start : sentence.end].lower()):
        return []
    context.outlook = _looks_ahead(text, sentence, context)
    parsed = parse(text, sentence.start, sentence.end, slots, numbers, rulebook().extra_verbs)
    _advisers(context, [slots[n] for n in numbers])
    matcher = Matcher(parsed, context, rulebook(), find_times(text, sentence.start, sentence.end, context.issued))
    hits = matcher.run() + _announced(parsed, matcher.arguments, context)
    if not any(hit.type == "hands_over_to" for hit in hits):
        hits.extend(flows(parsed, matcher.arguments))
    hits.extend(lists.read(sentence, matcher))
    if announcing:
        context.announced = matcher.announcement()
    if sentence.kind == "item":
        hits.extend(recommendation_items(parsed, context))
    remember(parsed, matcher.arguments, context, [slots[n] for n in numbers])
    return hits


_LEAD = 8
_ANNOUNCES = re.compile(r"[\"“]?(?:Zij|Ze)\b")


def _announced(parsed: ParsedSentence, arguments: Arguments, context: Context) -> list[Hit]:
    """A lead that says 'Zij slaan de handen ineen' before it names them: the list of speakers that follows."""
    if context.announced is None:
        return []
    for clause in parsed.clauses:
        actors = arguments.subject(clause)
        if len(actors) >= 3 and parsed.chunks[clause.subject].slots:
            rule, confidence, start, end = context.announced
            context.announced = None
            pairs = [(a, b) for i, a in enumerate(actors) for b in actors[i + 1 :] if a.canonical != b.canonical]
            return [Hit(a, b, _SYMMETRIC, start, end, rule, confidence * 0.9) for a, b in pairs[:15]]
    return []


_PLANS = re.compile(
    r"\b(?:ambities?|gaan (?:wij|we)|voornemens?|acties|actiepunten|plannen|planning|vervolgstappen|wat gaat"
    r"|hoe verder)\b"
)
_DUTIES = re.compile(
    r"\b(?:eisen|verplichting(?:en)?|voorwaarden|gunning|overdracht|uitvoering|dienstverlening|samenwerking)\b"
)
_AGREED = re.compile(r"\b(?:komen overeen|spreken (?:het volgende )?af|overeengekomen|artikel \d)\b", re.IGNORECASE)


_UNDERTAKING = re.compile(
    r"convenant|overeenkomst|samenwerkingsafspraken|werkafspraken|plan van aanpak|projectplan|actieplan|uitvoeringsplan"
    r"|uitvoeringsagenda|uitvoeringsprogramma|jaarplan|werkplan|startnotitie|projectvoorstel|intentieverklaring|programmaplan"
    r"|implementatieplan|transitieplan|verbeterplan|\bpact\b|\bvoorstel\b|begroting \d{4}",
    re.IGNORECASE,
)
_TITLE = 160


def _undertaking(text: str) -> bool:
    """Whether the title says that a text lays down what is to be done: a covenant, a plan, a proposal."""
    lines = [line.strip() for line in text[:_TITLE].splitlines() if line.strip()]
    return any(_UNDERTAKING.search(line) is not None for line in lines if line[-1] not in ".?!")


def _looks_ahead(text: str, sentence: Sentence, context: Context) -> str:
    """Whether what a sentence says in the present tense is still to come: ``all`` of it in the items of a plan, what is
    to be ``done`` in a call for tender, a plan or a covenant; else ''."""
    if sentence.kind == "item" and _PLANS.search(context.heading):
        return "all"
    if context.client and context.lots and _DUTIES.search(context.heading):
        return "done"
    if context.parties and _AGREED.search(text, sentence.start, sentence.end):
        context.agreed = True
    return "done" if context.agreed else ""


def _advisers(context: Context, inside: list[Slot]) -> None:
    """The inspection or bureau named last, this sentence included, is who 'the recommendations' are of."""
    advisers = [slot for slot in inside if slot.type in ADVISERS and not slot.canonical.startswith("class:")]
    if advisers:
        context.adviser = tuple(expand(advisers[-1]))


def remember(parsed: ParsedSentence, arguments: Arguments, context: Context, inside: list[Slot]) -> None:
    """Keep what later sentences refer back to: subject, topic and the report under discussion."""
    main = [
        c
        for c in parsed.clauses
        if c.kind in ("main", "sub") and c.subject >= 0 and not c.elided and parsed.chunks[c.subject].slots
    ]
    main.sort(key=lambda c: c.kind != "main")
    subjects = [a for c in main[:1] for a in arguments.subject(c)]
    kept = context.last_subject if _pronoun_subject(parsed) else ()
    context.last_subject = tuple(subjects) or kept or _only_actor(inside)
    bodies = [s for s in inside if s.type in _PROVIDERS and not s.canonical.startswith("class:")]
    persons = [s for s in inside if s.type == "functionaris"]
    context.last_body = tuple(expand(bodies[-1])) if bodies else context.last_body
    context.last_person = tuple(expand(persons[-1])) if persons else context.last_person
    reports = [
        s
        for s in inside
        if s.type == "document" and (s.surface[0].isupper() or s.surface.lower() in ("rapport", "onderzoek"))
    ]
    if reports:
        context.report = tuple(expand(reports[-1]))
    at = [a for c in parsed.chunks if c.slots and c.prep == "bij" for a in arguments.of_chunk(parsed.chunks.index(c))]
    context.topic = tuple(at[:1]) or tuple(subjects[:1]) or context.topic


_PROVIDERS = frozenset(["gi", "jeugdhulpaanbieder", "veilig_thuis", "overig", "onderzoeksbureau", "lokaal_team"])


def _only_actor(inside: Sequence[Slot]) -> tuple[Actor, ...]:
    """The one organisation that a sentence without a named subject mentions: what 'die' and 'zij' go back to."""
    found = {slot.canonical: slot for slot in inside if slot.type not in ARGUMENT_TYPES and slot.type != "functionaris"}
    return tuple(expand(next(iter(found.values())))) if len(found) == 1 else ()


def _pronoun_subject(parsed: ParsedSentence) -> bool:
    first = next((c for c in parsed.clauses if c.subject >= 0), None)
    return first is not None and parsed.chunks[first.subject].pronoun


def _relations(shadow: Shadow, hits: Sequence[Hit]) -> list[Relation]:
    """One record per subject, type, object and polarity: the surest, then the first."""
    best: dict[tuple[str, str, str, str], Hit] = {}
    for hit in sorted(hits, key=lambda h: h.start):
        subject, target = hit.subject.canonical, hit.object.canonical
        if hit.type == _SYMMETRIC and subject > target:
            subject, target = target, subject
        key = (subject, hit.type, target, hit.polarity)
        if key not in best or _rank(hit) > _rank(best[key]):
            best[key] = hit
    dropped = {(s, general, o, p) for (s, t, o, p) in best for special, general in _SPECIFIC if t == special}
    dropped |= {
        (o, general, s, p)
        for (s, t, o, p) in best
        for special, general in _SPECIFIC
        if t == special and general == _SYMMETRIC
    }
    kept = [(key, hit) for key, hit in best.items() if key not in dropped]
    return sorted(
        (_relation(shadow, key, hit) for key, hit in kept), key=lambda r: (r.evidence, r.type, r.subject, r.object)
    )


def _rank(hit: Hit) -> tuple[int, float]:
    return (1 if hit.modality == "actual" else 0, hit.confidence)


def _relation(shadow: Shadow, key: tuple[str, str, str, str], hit: Hit) -> Relation:
    return Relation(
        key[0],
        hit.type,
        key[2],
        shadow.to_source(hit.start, hit.end),
        hit.polarity,
        hit.modality,
        hit.time,
        hit.rule,
        hit.confidence,
    )
