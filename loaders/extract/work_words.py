"""The nouns that point back to a work: 'het rapport', 'dit plan', 'de proef'."""

import re

from loaders.extract.candidates import Candidate

_BACK = re.compile(
    r"(?<![\w-])(?P<determiner>[Hh]aar|[Zz]ijn|[Hh]un|[Hh]et|[Dd]it|[Dd]at|[Dd]e|[Dd]eze|[Dd]ie|[Uu]w|een|[Ee]en|ons|onze)(?P<between>"
    r"(?: (?!(?:een|het|de|dit|dat|deze|die|uw|ons|onze)\b)[a-zà-ÿ]+){0,3}?) "
    r"(?P<noun>(?:landelijk |gezamenlijk )?(?:inspectie|onderzoeks|rekenkamer|eind|advies|evaluatie|"
    r"raads)?rapport|voortgangsrapportage|rapportage|evaluatie|agenda|verbeteragenda|pact|plan|actieplan|"
    r"convenant|regiovisie|visie|"
    r"akkoord|nota|notitie|handreiking|signalement|brief|hervormingsagenda|beleidsplan|overeenkomst|monitor|protocol|samenwerkingsprotocol|verbeterplan|herstelplan|werkinstructie|"
    r"samenwerkingsovereenkomst|jaarverslag|jaarbericht|verslag|brief|afspraken|boekje|brochure|folder|norm)(?![\w-])"
)
_KINDS = {
    "rapport": ("rapport", "onderzoek", "evaluatie", "signalement", "hertoets"),
    "agenda": ("agenda",),
    "pact": ("pact",),
    "plan": ("plan",),
    "convenant": ("convenant",),
    "visie": ("visie",),
    "akkoord": ("akkoord",),
    "nota": ("nota",),
    "notitie": ("notitie",),
    "handreiking": ("handreiking",),
    "signalement": ("signalement",),
    "brief": ("brief",),
    "overeenkomst": ("overeenkomst",),
    "monitor": ("monitor",),
    "evaluatie": ("evaluatie",),
    "rapportage": ("rapport", "rapportage"),
    "protocol": ("protocol",),
    "verslag": ("verslag",),
    "jaarverslag": ("jaarverslag",),
    "afspraken": ("samenwerkingsafspraken",),
    "norm": ("norm",),
}


_BACK_PROGRAMME = re.compile(
    r"(?<![\w-])(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]it|[Oo]nze|[Oo]ns) (?P<noun>proeftuin|proef|pilot|programma|project|aanpak|"
    r"experiment|werkwijze|methode|campagne)(?![\w-])"
)


def find_work_nouns(text: str) -> list[Candidate]:
    """'het rapport', 'dit plan', 'de proef': candidates that point back to a titled work or programme of their kind."""
    found = [_work(text, match) for match in _BACK.finditer(text)]
    for match in _BACK_PROGRAMME.finditer(text):
        notes = {"determiner": "de", "kind": match.group("noun"), "between": ""}
        start, end = match.span("noun")
        found.append(
            Candidate(start, end, "programma", "noun:work", "work.programme-back", 0.8, text[start:end], notes=notes)
        )
    return found


def _work(text: str, match: re.Match[str]) -> Candidate:
    start, end = match.span("noun")
    noun = match.group("noun").split()[-1]
    kind = next((k for k in sorted(_KINDS, key=len, reverse=True) if noun.endswith(k)), noun)
    notes = {
        "determiner": match.group("determiner").lower(),
        "kind": kind,
        "between": match.group("between").strip(),
    }
    return Candidate(start, end, "document", "noun:work", "work.back", 0.85, text[start:end], notes=notes)


def kinds_of(kind: str) -> tuple[str, ...]:
    """What a title or its heading word may contain to be called by this noun."""
    return _KINDS.get(kind, (kind,))
