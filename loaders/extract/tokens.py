"""Tokens of a sentence: words, punctuation and mentions (one token each), with their readings as verbs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.extract.lexis import FINITE, INFINITIVE, PARTICIPLE, PARTICLES, ROOT, Form, auxiliaries, verb_forms, words

_TOKEN = re.compile(r"[^\W_]+(?:[-'’/&.][^\W_]+)*|[^\w\s]")
_NOUN_ENDINGS = ("ing", "ingen", "heid", "heden", "atie", "aties", "schap", "iteit", "ment", "ies")


@dataclass(frozen=True)
class Slot:
    """A mention as the rules see it: shadow offsets, type, canonical id(s)."""

    start: int
    end: int
    type: str
    canonical: str
    surface: str
    generic: bool = False


@dataclass(frozen=True)
class Token:
    """A word, a punctuation mark or a whole mention (``slot`` >= 0). ``forms`` are its verb readings in this place."""

    start: int
    end: int
    text: str
    low: str
    slot: int = -1
    forms: tuple[Form, ...] = ()
    auxiliary: str = ""
    after_te: bool = False

    @property
    def is_word(self) -> bool:
        return self.slot < 0 and self.text[0].isalnum()

    @property
    def is_verb(self) -> bool:
        return bool(self.forms or self.auxiliary)

    @property
    def is_finite(self) -> bool:
        """A finite form (an infinitive may also be a present plural and counts where nothing better is there)."""
        if self.after_te:
            return False
        return bool(self.auxiliary and self.low not in _NOT_FINITE) or any(f.form in (FINITE, ROOT) for f in self.forms)

    @property
    def is_infinitive(self) -> bool:
        return any(f.form == INFINITIVE for f in self.forms) or self.low in _INFINITIVES

    @property
    def is_participle(self) -> bool:
        return any(f.form == PARTICIPLE for f in self.forms) or self.low in _PARTICIPLES


_PARTICIPLES = frozenset(["geweest", "geworden", "gehad", "gegaan", "gelaten", "gebleven", "gebleken", "gekund"])
_INFINITIVES = frozenset(
    ["zijn", "worden", "hebben", "zullen", "kunnen", "moeten", "mogen", "willen", "gaan", "laten", "blijven", "hoeven"]
)
_NOT_FINITE = _PARTICIPLES


def tokenize(text: str, start: int, end: int, slots: Sequence[tuple[int, Slot]], extra: tuple[str, ...]) -> list[Token]:
    """Tokens of ``text[start:end]``; ``slots`` are (number, slot) of the mentions within, in order."""
    tokens: list[Token] = []
    at = start
    for number, slot in slots:
        if slot.start < at:
            continue
        tokens.extend(_plain(text, at, slot.start))
        tokens.append(Token(slot.start, slot.end, slot.surface, slot.surface.lower(), number))
        at = slot.end
    tokens.extend(_plain(text, at, end))
    return _tag(tokens, extra)


def _plain(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(match.start(), match.end(), match.group(), match.group().lower())
        for match in _TOKEN.finditer(text, start, end)
    ]


def _tag(tokens: list[Token], extra: tuple[str, ...]) -> list[Token]:
    tagged: list[Token] = []
    for index, token in enumerate(tokens):
        if token.slot >= 0 or not token.is_word:
            tagged.append(token)
            continue
        auxiliary = auxiliaries().get(token.low, "")
        readings = _readings(token.low, extra)
        if not (auxiliary or readings) or _is_noun(tokens, index, readings):
            tagged.append(token)
            continue
        readings = _plural(tagged, _fitting(tokens, index, readings))
        tagged.append(
            Token(
                token.start, token.end, token.text, token.low, -1, readings, auxiliary, _word(tokens, index - 1) == "te"
            )
        )
    _without_false_imperative(tagged)
    _closing_verb(tagged)
    return _with_unknown_verb(tagged)


def _without_false_imperative(tokens: list[Token]) -> None:
    """'Begin maart deden ...': a first word that could be an imperative is none where a finite verb follows."""
    first = next((i for i, t in enumerate(tokens) if t.is_word or t.slot >= 0), -1)
    if first < 0 or not tokens[first].forms or tokens[first].auxiliary:
        return
    if all(f.form == ROOT for f in tokens[first].forms):
        for token in tokens[first + 1 : first + 14]:
            if token.low in (",", ":", ";") or token.low in words("subordinators"):
                return
            if token.is_finite and not token.is_infinitive:
                tokens[first] = replace(tokens[first], forms=())
                return


def _with_unknown_verb(tokens: list[Token]) -> list[Token]:
    """A mention (or pronoun) at the start followed by an unlisted word in -t or -de: that word is the finite verb,
    if the stretch has none."""
    for index in range(1, len(tokens)):
        before, token = tokens[index - 1], tokens[index]
        opening = before.slot >= 0 and all(t.low in _ARTICLES or t.low in _OPENERS for t in tokens[: index - 1])
        if not opening or token.slot >= 0 or not _UNKNOWN_VERB.fullmatch(token.text) or token.is_verb:
            continue
        known = token.low in words("adverbs") or token.low in words("prepositions") or token.low in _NO_VERB
        rest = tokens[index + 1 :]
        stretch = rest[: next((i for i, t in enumerate(rest) if t.low in (",", ";", ":", "(")), len(rest))]
        if not known and not any(t.is_finite and not t.is_infinitive for t in stretch):
            tokens[index] = replace(token, forms=(Form("?", FINITE),))
        break
    return tokens


def _closing_verb(tokens: list[Token]) -> None:
    """'dat X tekortschoot.': the unlisted last word of a 'dat' clause without a verb is its verb."""
    for index, token in enumerate(tokens):
        if token.slot >= 0 or token.low not in ("dat", "omdat", "doordat", "terwijl", "nadat"):
            continue
        end = next(
            (i for i in range(index + 1, len(tokens)) if tokens[i].low in (",", ".", ";", "?", ")")), len(tokens)
        )
        last = tokens[end - 1]
        inside = tokens[index + 1 : end]
        if len(inside) < 2 or any(t.is_verb for t in inside) or last.slot >= 0 or not last.text.islower():
            continue
        if last.low not in words("adverbs") and last.low not in words("prepositions"):
            tokens[end - 1] = replace(last, forms=(Form("?", FINITE),))


_UNKNOWN_VERB = re.compile(r"[a-zëï]{3,}(?:t|de|te|den|ten)")
_OPENERS = frozenset(["ook", "en", "maar", "daarom", "inmiddels"])
_NO_VERB = frozenset(
    [
        "met",
        "niet",
        "uit",
        "dit",
        "dat",
        "wat",
        "het",
        "tot",
        "beide",
        "zonder",
        "stricht",
        "recht",
        "dicht",
        "bericht",
        "overzicht",
        "rapport",
        "project",
        "projecten",
        "district",
        "raad",
        "onlangs",
        "gericht",
        "bestaande",
        "geplande",
    ]
)


@lru_cache(maxsize=50_000)
def _readings(word: str, extra: tuple[str, ...]) -> tuple[Form, ...]:
    """Readings from the verb list, of a listed verb with a particle glued on, or of an unlisted participle by its
    shape."""
    forms = verb_forms(extra)
    if word in forms:
        return forms[word]
    for length in range(2, 7):
        rest = forms.get(word[length:]) if word[:length] in PARTICLES and word not in _COMPOUND_NOUNS else None
        if rest and len(word) - length > 2:
            return tuple(Form(f.lemma, f.form, word[:length]) for f in rest if f.form != ROOT and not f.particle)
    if len(word) > 6 and _PARTICIPLE_SHAPE.fullmatch(word) and word not in _COMPOUND_NOUNS:
        return (Form("?", PARTICIPLE),)
    return ()


_PARTICIPLE_SHAPE = re.compile(
    r"(?:aan|af|bij|door|in|mee|na|om|onder|op|over|plaats|samen|terug|toe|uit|vast|voor|weg)?ge[a-zëï]{3,}(?:[dt]|en)"
)
_COMPOUND_NOUNS = frozenset(
    [
        "inzet",
        "opzet",
        "aanzet",
        "omzet",
        "aandacht",
        "overval",
        "toeval",
        "gemeenten",
        "gezinnen",
        "gebieden",
        "gesprekken",
        "gevallen",
        "gegevens",
        "gebeurtenissen",
        "gemeenschappen",
        "geschillen",
        "gedragen",
        "opgaven",
        "uitgaven",
        "gevolgen",
        "gebouwen",
        "geneesmiddelen",
        "gezondheid",
        "gesloten",
        "geweld",
        "toeleiden",
        "gerechten",
        "gewesten",
        "gelden",
        "geluiden",
        "genoten",
        "geheimen",
        "voorstellen",
        "onderstaand",
        "ouders",
        "gezond",
        "geschikt",
        "geheugen",
        "gedeeld",
        "gewoonten",
        "gebruiken",
        "gezinsleven",
        "opdracht",
        "overdracht",
        "toestaand",
        "onderdelen",
        "voordelen",
        "nadelen",
        "oordelen",
        "onderwerpen",
        "aandelen",
        "inzichten",
        "gedrag",
        "gebied",
    ]
)


def _plural(before: list[Token], readings: tuple[Form, ...]) -> tuple[Form, ...]:
    """An infinitive form without auxiliary or 'te' before it in its stretch is a present plural."""
    if not any(f.form == INFINITIVE for f in readings):
        return readings
    coordinated = False
    for token in reversed(before[-30:]):
        if token.slot >= 0:
            continue
        if token.low in (",", ";", ":", ".", "–") or token.low in words("subordinators"):
            break
        if token.low in ("te", "om") or token.auxiliary in _GOVERNING:
            return readings
        if token.low in ("en", "maar", "of"):
            coordinated = True
        elif token.is_finite and not coordinated:
            return readings
    return tuple(Form(f.lemma, FINITE if f.form == INFINITIVE else f.form, f.particle) for f in readings)


_GOVERNING = frozenset(["future", "would", "can", "must", "need", "may", "want", "go", "let"])


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) and tokens[index].slot < 0 else ""


_ARTICLES = frozenset(
    [
        "de",
        "het",
        "een",
        "deze",
        "dit",
        "onze",
        "ons",
        "hun",
        "haar",
        "elke",
        "elk",
        "geen",
        "alle",
        "veel",
        "meer",
        "eigen",
        "nieuw",
        "gezamenlijk",
        "uw",
        "iedere",
        "ieder",
        "'t",
        "der",
    ]
)
_PLURAL_NOUNS = frozenset(
    ["verzoeken", "onderzoeken", "vragen", "plannen", "eisen", "zorgen", "wensen", "bezoeken", "delen", "werken"]
)
_PRONOUN_LIKE = frozenset(["het", "dit", "deze", "ons", "haar", "hun", "meer", "veel"])


def _is_noun(tokens: list[Token], index: int, readings: tuple[Form, ...]) -> bool:
    """Whether a word that could be a verb stands where only a noun or adjective can."""
    before = _word(tokens, index - 1)
    word = tokens[index]
    if word.low == "vragen" and _word(tokens, index + 1) in ("van", "aan") and (not index or before.endswith("e")):
        return True
    if word.low in _PLURAL_NOUNS and before.endswith("e") and before not in words("pronouns") and len(before) > 4:
        return True
    if word.low == "zijn":
        return before in words("prepositions") and before != "te"
    if word.text[0].isupper() and index and tokens[index - 1].low not in ('"', "“", "‘", "'", ":", "-", "–", "(", "„"):
        return True
    if (
        _word(tokens, index + 1) == "van"
        and any(f.form == ROOT for f in readings)
        and (before in words("coordinators") or before in words("prepositions"))
    ):
        return True
    participle = bool(readings) and all(f.form == PARTICIPLE for f in readings)
    if before in _ARTICLES:
        if before in _PRONOUN_LIKE and not any(f.form == ROOT for f in readings) and not participle:
            return before in ("het", "ons") and all(f.form == INFINITIVE for f in readings) and bool(readings)
        if participle:  # 'het opgestelde/opgesteld plan' is no verb, 'heeft het onderzocht' is
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            return (
                following is not None
                and (following.slot >= 0 or following.text[0].isalpha())
                and not (following.low in auxiliaries() or following.low in words("prepositions"))
            )
        return True
    if before in words("prepositions") and before not in (
        "te",
        "om",
        "aan",
        "op",
        "uit",
        "in",
        "af",
        "over",
        "door",
        "mede",
    ):
        return bool(readings) and all(f.form in (ROOT, FINITE, INFINITIVE) for f in readings) and index > 1
    return before in ("in", "op", "uit", "over", "door", "aan") and any(f.form == ROOT for f in readings)


def _fitting(tokens: list[Token], index: int, readings: tuple[Form, ...]) -> tuple[Form, ...]:
    """Root forms ('onderzoek', 'werk') are verbs only beside 'ik' or 'je' or where an imperative can stand."""
    if not any(f.form == ROOT for f in readings):
        return readings
    beside = {_word(tokens, index - 1), _word(tokens, index + 1)}
    opening = index == 0 or tokens[index - 1].low in (":", "“", '"')
    if beside & {"ik", "je", "jij"} or (opening and tokens[index].low not in _ROOT_NOUNS):
        return readings
    return tuple(f for f in readings if f.form != ROOT)


_ROOT_NOUNS = frozenset(
    [
        "onderzoek",
        "werk",
        "overleg",
        "steun",
        "vraag",
        "deel",
        "plan",
        "antwoord",
        "toets",
        "start",
        "kern",
        "stel",
        "plaats",
        "bericht",
        "regel",
        "maak",
        "oordeel",
        "besteed",
        "wacht",
        "duur",
        "begin",
        "eind",
    ]
)
