"""Handovers that a sentence takes for granted: cases that come from one organisation and are with another.

'Na de overdracht door de Raad hadden 45 gezinnen bij X geen jeugdbeschermer', 'iedere zaak die Veilig Thuis aanmeldt,
krijgt bij X ...': giver and receiver stand in different clauses, so no verb frame holds both.
"""

from collections.abc import Iterator

from loaders.extract.arguments import Actor, Arguments
from loaders.extract.grammar import Clause, ParsedSentence, particles_of
from loaders.extract.hits import Hit, cross

_CHAIN = frozenset(
    ["veilig_thuis", "rvdk", "lokaal_team", "gi", "jeugdhulpaanbieder", "rechtspraak", "politie_om", "ketenteam"]
)
_GIVES = frozenset(
    [
        "aan+melden",
        "over+dragen",
        "door+verwijzen",
        "door+sturen",
        "door+zetten",
        "los+laten",
        "door+geleiden",
        "verwijzen",
        "afmelden",
        "aan+leveren",
        "over+hevelen",
    ]
)
_FLOW = ("overdracht", "overdrachten", "overdrachtsbrief", "verwijzing", "verwijzingen", "aanmelding", "aanmeldingen")
_FROM = frozenset(["van", "door", "uit", "vanuit"])
_AT = frozenset(["bij", "naar", "aan", "door"])
_WANTING = frozenset(["geen", "niet", "nooit", "zonder"])
"""Where something is wanting the sentence may be about cases that do not arrive: left to the rules."""
_CONFIDENCE = 0.72


def flows(parsed: ParsedSentence, arguments: Arguments) -> Iterator[Hit]:
    """The handover of a sentence with one giver and one receiver, if a word of it says that cases pass."""
    givers = list(_givers(parsed, arguments))
    if len({actor.canonical for _, actor in givers}) != 1:
        return
    place, giver = givers[0]
    if _WANTING & {t.low for t in parsed.tokens if t.slot < 0}:
        return
    receivers = list(_receivers(parsed, arguments, place, giver))
    if len({actor.canonical for actor in receivers}) != 1:
        return
    start, end = parsed.tokens[0].start, parsed.tokens[-1].end
    yield from cross([giver], receivers[:1], "hands_over_to", (start, end), "hands_over.flow", _CONFIDENCE)


def _givers(parsed: ParsedSentence, arguments: Arguments) -> Iterator[tuple[int, Actor]]:
    for number, item in enumerate(parsed.chunks):
        if item.slots and item.prep in _FROM and item.governor >= 0 and _is_flow(parsed.chunks[item.governor].head):
            yield from ((number, a) for a in arguments.of_chunk(number) if a.type in _CHAIN)
    for clause in parsed.clauses:
        if clause.subject >= 0 and not clause.passive and _gives(parsed, clause):
            yield from ((clause.subject, a) for a in arguments.subject(clause) if a.type in _CHAIN)


def _is_flow(head: str) -> bool:
    return head.startswith(_FLOW) or head.endswith(_FLOW)


def _gives(parsed: ParsedSentence, clause: Clause) -> bool:
    loose = particles_of(parsed, clause)
    for index in clause.verbs:
        for form in parsed.tokens[index].forms:
            keys = {f"{form.particle}+{form.lemma}" if form.particle else form.lemma}
            keys |= {f"{particle}+{form.lemma}" for particle in loose}
            if keys & _GIVES:
                return True
    return False


def _receivers(parsed: ParsedSentence, arguments: Arguments, place: int, giver: Actor) -> Iterator[Actor]:
    subjects = {clause.subject for clause in parsed.clauses if clause.kind == "main"}
    for number, item in enumerate(parsed.chunks):
        if number == place or not item.slots or not (item.prep in _AT or number in subjects):
            continue
        yield from (a for a in arguments.of_chunk(number) if a.type in _CHAIN and a.canonical != giver.canonical)
