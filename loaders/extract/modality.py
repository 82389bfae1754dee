"""Polarity and modality of what a clause says.

The reading is that of the stated relation, not of the main verb: 'adviseert om samen te werken' recommends the
co-operation,
while the advice itself was given.
"""

import re
from collections.abc import Sequence

from loaders.extract.grammar import Clause, ParsedSentence
from loaders.extract.lexis import FINITE, Form, strong_pasts

_NEGATORS = frozenset(
    ["niet", "geen", "nooit", "nimmer", "evenmin", "nergens", "noch", "niets", "niemand", "geenszins"]
)
_CANCEL_BEFORE = frozenset(["zonder", "onverstandig", "onwaarschijnlijk", "uitgesloten"])
_SCOPE_ONLY = frozenset(["alleen", "slechts", "enkel", "zozeer", "langer_dan", "voor_niets"])
_CONDITION = frozenset(["als", "indien", "tenzij", "mits", "of", "alsof", "zolang"])
_NOUNS_PLANNED = frozenset(["voornemen", "voornemens", "beoogde", "voorgenomen", "toekomstige"])
_GOVERNING_PLANS = _NOUNS_PLANNED | {
    "plan",
    "plannen",
    "besluit",
    "conceptbesluit",
    "bedoeling",
    "ambitie",
    "doel",
    "wens",
}
_NOUNS_POSSIBLE = frozenset(["mogelijke", "eventuele", "denkbare", "mogelijk", "wellicht", "misschien"])
_RECOMMENDING = frozenset(
    [
        "adviseren",
        "bevelen",
        "raden",
        "verzoeken",
        "vragen",
        "roepen",
        "verwachten",
        "pleiten",
        "dringen",
        "eisen",
        "oproepen",
        "bepleiten",
        "aanbevelen",
    ]
)
_WEIGHING = frozenset(
    ["overwegen", "onderzoeken", "verkennen", "bezien", "bekijken", "praten", "bespreken", "studeren", "nagaan"]
)
_INTENDING = frozenset(
    [
        "besluiten",
        "afspreken",
        "beloven",
        "voornemen",
        "streven",
        "beogen",
        "hopen",
        "plannen",
        "toezeggen",
        "ambiëren",
        "aankondigen",
        "kondigen",
    ]
)
_FUTURE_ADVERBS = frozenset(
    ["binnenkort", "straks", "voortaan_niet", "komend", "volgend", "komende", "volgende", "aanstaande"]
)


def negated(parsed: ParsedSentence, clause: Clause, skip: tuple[int, int] = (-1, -1)) -> bool:
    """Whether the clause is denied; two negations cancel. ``skip`` is a token span whose words do not count."""
    count = 0
    lows = parsed.lows(clause)
    for place, (index, word) in enumerate(zip(clause.tokens, lows, strict=True)):
        if skip[0] <= index < skip[1]:
            continue
        following = lows[place + 1] if place + 1 < len(lows) else ""
        scoped = following in _SCOPE_ONLY and not (word == "geen" and following == "enkel")
        denies = word in _NEGATORS and not scoped and not _contrast_only(parsed, index)
        cancels = word in _CANCEL_BEFORE and any(low in _NEGATORS for low in lows[:place])
        count += denies or cancels
    if clause.kind == "infinitive" and clause.intro == "zonder":
        count += 1
    if clause.parent >= 0 and clause.kind in ("sub", "infinitive") and _unwise(parsed, parsed.clauses[clause.parent]):
        count += 1
    return count % 2 == 1


def _unwise(parsed: ParsedSentence, parent: Clause) -> bool:
    words = set(parsed.lows(parent))
    return bool(
        words & {"onverstandig", "onwenselijk", "afgeraden", "ontraadt", "ontraden", "weigert", "weigeren"}
    ) or (bool(words & {"ziet", "denkt", "gelooft"}) and "niet" in words)


def _contrast_only(parsed: ParsedSentence, index: int) -> bool:
    return any(c.negated and index + 3 >= c.first > index for c in parsed.chunks)


def modality(parsed: ParsedSentence, clause: Clause, future: bool = False) -> str:
    """``actual``, ``planned``, ``recommended`` or ``hypothetical``; ``future``: the clause's time lies ahead of the
    text."""
    kinds = {parsed.tokens[i].auxiliary for i in clause.verbs if _governs(parsed, clause, i)}
    words = set(parsed.lows(clause))
    if clause.intro in _CONDITION and clause.kind != "main":
        return "hypothetical"
    if _conditional(parsed, clause) or _doubtful(parsed, clause) or _weighed(parsed, clause):
        return "hypothetical"
    if clause.opens_with_verb and parsed.question and clause is parsed.clauses[0]:
        return "hypothetical"
    if "must" in kinds:
        return "recommended"
    if "would" in kinds or "can" in kinds or words & _NOUNS_POSSIBLE:
        return "hypothetical"
    if "go" in kinds and clause.finite >= 0 and parsed.tokens[clause.finite].auxiliary == "be":
        kinds.discard("go")  # 'zijn gaan samenwerken' has happened
    if kinds & {"future", "want", "go"} or words & _NOUNS_PLANNED or words & _FUTURE_ADVERBS:
        return "planned"
    if "may" in kinds:
        return "actual" if words & _NEGATORS else "hypothetical"
    governed = _from_parent(parsed, clause)
    if governed:
        return governed
    return "planned" if (future or _ahead(parsed, clause)) and not _past(parsed, clause) else "actual"


_NOW = frozenset(["nu", "thans", "momenteel", "al", "reeds", "inmiddels", "sinds", "bestaande", "huidige"])


def undertaken(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether a clause is in the present tense and says nothing of how things are now."""
    if _past(parsed, clause) or set(parsed.lows(clause)) & _NOW or clause.finite < 0:
        return False
    finite = parsed.tokens[clause.finite]
    return not _is_past(finite.low, finite.forms)


def starts(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether the clause tells when something begins ('de samenwerking gaat in 2027 van start')."""
    return bool(
        _lemmas(parsed, clause) & {"starten", "beginnen"} or set(parsed.lows(clause)) & {"start", "ingang", "aanvang"}
    )


def ended(parsed: ParsedSentence, clause: Clause) -> bool:
    """'niet meer', 'geen lid meer', 'niet langer': what held has ended, so it is no denial."""
    lows = parsed.lows(clause)
    for place, word in enumerate(lows):
        if word in ("niet", "geen") and set(lows[place + 1 : place + 8]) & {"meer", "langer"}:
            return True
    return False


def intended(parsed: ParsedSentence, clause: Clause) -> str:
    """What the verb makes of an event named by a noun: 'bepleit een contract', 'overweegt een fusie'; '' if nothing."""
    lemmas = _lemmas(parsed, clause)
    if lemmas & {"bepleiten", "pleiten", "adviseren", "bevelen", "raden"}:
        return "recommended"
    if lemmas & {"overwegen", "verkennen", "bezien"}:
        return "hypothetical"
    return "planned" if lemmas & {"kondigen", "voorbereiden", "bereiden", "plannen", "beogen"} else ""


_AHEAD = re.compile(
    r"\b(?:volgende?|komende?|eerstkomende|aanstaande) "
    r"(?:week|maand|jaar|kwartaal|najaar|voorjaar|zomer|winter|periode|jaren)\b"
    r"|\b(?:straks|binnenkort|op termijn)\b"
    r"|\bover (?:een|twee|drie|vier|vijf|zes|enkele|een paar|\d+) (?:weken|maanden|week|maand|jaar|dagen)\b"
    r"|\b(?:per|vanaf|met ingang van|ingaande) (?:\d{1,2} )?(?:januari|februari|maart|april|mei|juni|juli"
    r"|augustus|september|oktober|november|december)\b(?! (?:19|20)\d\d)"
)
"""Times that lie ahead of the text whatever its date; a month with a year is compared with the date instead."""


def _ahead(parsed: ParsedSentence, clause: Clause) -> bool:
    start, end = parsed.span(clause)
    if not _AHEAD.search(parsed.text[start:end].lower()):
        return False
    finite = parsed.tokens[clause.finite] if clause.finite >= 0 else None
    return finite is not None and not (finite.slot < 0 and _is_past(finite.low, finite.forms))


def _is_past(low: str, forms: Sequence[Form]) -> bool:
    """A past tense, told from the present by its shape: strong verbs by the list, regular ones by -de(n)/-te(n)."""
    if low in ("werd", "werden", "was", "waren", "had", "hadden", "heeft", "hebben"):
        return True
    return low in strong_pasts() or (low.endswith(("de", "te", "den", "ten")) and any(f.form == FINITE for f in forms))


def _conditional(parsed: ParsedSentence, clause: Clause) -> bool:
    """'Mocht X sluiten, dan ...' and 'Als de raad instemt, zet Y ...': both halves; what happens in cases as a habit
    ('als hulp nodig is, vraagt ...') stays with the caller."""
    first = parsed.clauses[0]
    if parsed.question:
        return False
    opens = parsed.tokens[first.tokens[0]]
    answered = len(parsed.clauses) > 1 and any(
        parsed.tokens[c.tokens[0]].low == "dan" or c.intro == "dan" for c in parsed.clauses[1:]
    )
    verb_first = first.kind == "main" and first.opens_with_verb and opens.is_finite and first.subject >= 0
    return verb_first and answered


def _doubtful(parsed: ParsedSentence, clause: Clause) -> bool:
    """'sluit niet uit dat', 'de kans dat': the governing clause leaves it open."""
    if clause.parent < 0 or clause.kind != "sub" or clause.intro not in ("dat", "of"):
        return False
    words = set(parsed.lows(parsed.clauses[clause.parent]))
    return bool(
        ({"sluit", "niet", "uit"} <= words)
        or words & {"mogelijk", "mogelijkheid", "kans", "denkbaar", "scenario", "twijfelt", "vraag"}
    )


def _weighed(parsed: ParsedSentence, clause: Clause) -> bool:
    return "overwegen" in _lemmas(parsed, clause) or bool(set(parsed.lows(clause)) & {"overweegt", "overwogen"})


def _governs(parsed: ParsedSentence, clause: Clause, index: int) -> bool:
    """A modal counts where it has an infinitive in its clause ('gaat om', 'wil geen' do not)."""
    if not parsed.tokens[index].auxiliary or parsed.tokens[index].auxiliary in (
        "be",
        "become",
        "have",
        "phase",
        "let",
        "need",
    ):
        return False
    return any(i != index and parsed.tokens[i].is_infinitive for i in clause.verbs) or (
        parsed.tokens[index].auxiliary in ("future", "would")
    )


def _lemmas(parsed: ParsedSentence, clause: Clause) -> set[str]:
    return {form.lemma for i in clause.verbs for form in parsed.tokens[i].forms}


def _past(parsed: ParsedSentence, clause: Clause) -> bool:
    return any(
        parsed.tokens[i].low in ("heeft", "hebben", "had", "hadden", "was", "waren", "werd", "werden")
        for i in clause.verbs
    )


def _from_parent(parsed: ParsedSentence, clause: Clause) -> str:
    """What the governing verb of an 'om te' or 'dat' clause makes of it."""
    if (
        clause.parent < 0
        or clause.kind not in ("sub", "infinitive")
        or (clause.kind == "sub" and clause.intro != "dat")
    ):
        return ""
    parent = parsed.clauses[clause.parent]
    lemmas = _lemmas(parsed, parent)
    words = set(parsed.lows(parent))
    if lemmas & _RECOMMENDING or words & {
        "aanbeveling",
        "advies",
        "oproep",
        "verzoek",
        "onverstandig",
        "wenselijk",
        "nodig",
    }:
        return "recommended"
    if lemmas & _WEIGHING:
        return "hypothetical"
    if clause.kind == "infinitive" and (
        lemmas & _INTENDING or words & _GOVERNING_PLANS or words & {"wil", "willen", "plan"}
    ):
        return "planned"
    return ""
