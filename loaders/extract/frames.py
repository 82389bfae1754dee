"""Relation rules as data: verb frames and noun frames from ``rules/relations.yaml``, indexed by the words that
trigger them."""

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from loaders.extract.lexis import PARTICIPLE, PARTICLES, verb_forms

ARGUMENT_TYPES = frozenset(["plaats", "document", "programma", "taak"])


_THROUGH_WORKS = frozenset(["responds_to", "agrees_with"])
"""Relations to a work that the text does not name go to its maker ('reageert op het rapport van X')."""

_SHORTEST_HEAD = 5
_WHOLE = frozenset(["gesprek", "gesprekken", "samen", "delen"])
"""Rule words that are no head of a compound ('startgesprek' is not a talk about co-operation)."""
_PREFIXES = frozenset(["ver", "her", "ont", "raads", "tegen"])


@dataclass(frozen=True)
class Frame:
    """One rule. ``roles``: part of the clause (``subject``, ``object``, a preposition, or a special key) -> side
    (A, B, C)."""

    id: str
    type: str
    roles: tuple[tuple[str, str], ...]
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    label: frozenset[str] = frozenset()
    prep: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    beside_in: bool = False
    beside_of: bool = False
    beside_turned: bool = False
    beside_named_in: bool = False
    path: bool = False
    pairs: bool = False
    minimum: int = 2
    merger: bool = False
    presupposed: bool = False
    unaccusative: bool = False
    intransitive: frozenset[str] = frozenset()
    together: bool = False
    with_object: frozenset[str] = frozenset()
    inverts: frozenset[str] = frozenset()
    modality: str = ""
    polarity: str = ""
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    narrow: bool = False
    confidence: float = 0.8
    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()

    def side(self, key: str) -> str:
        """The side a part of the clause fills, or ''."""
        wanted = key.removeprefix("work:") if self.type in _THROUGH_WORKS else key
        return next((side for name, side in self.roles if name == wanted), "")


@dataclass
class Rulebook:
    """All frames with their indexes; ``extra_verbs`` are the verbs that the morphology must know."""

    frames: tuple[Frame, ...]
    types: dict[str, tuple[frozenset[str], frozenset[str]]]
    by_verb: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    by_noun: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    extra_verbs: tuple[str, ...] = ()
    neighbours: tuple[Frame, ...] = ()
    nominalisations: dict[str, str] = field(default_factory=dict)
    verbal_nouns: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    participles: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    heads: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        verbs: set[str] = set()
        for frame in self.frames:
            for verb in frame.verbs:
                self.by_verb[verb].append(frame)
                verbs.add(verb)
            for noun in frame.nouns:
                self.by_noun[noun].append(frame)
        self.neighbours = tuple(
            f for f in self.frames if f.beside or f.beside_in or f.beside_of or f.path or f.beside_named_in
        )
        self.extra_verbs = tuple(sorted(verbs - {"*"}))
        self.heads = frozenset(
            word
            for frame in self.frames
            for word in frame.nouns | frame.with_ | frame.also
            if len(word) >= _SHORTEST_HEAD
        )
        for verb in self.extra_verbs:
            particle, _, base = verb.rpartition("+")
            self.verbal_nouns[particle + base].append(verb)
        for noun, verb in self.nominalisations.items():
            self.verbal_nouns[noun].append(verb)
        for word, forms in verb_forms(self.extra_verbs).items():
            for form in forms:
                verb = f"{form.particle}+{form.lemma}" if form.particle else form.lemma
                if form.form == PARTICIPLE and verb in verbs:
                    self.participles[_inflected(word)].append(verb)

    def head(self, word: str) -> str:
        """The rule word that a compound ends in ('casusonderzoek' -> 'onderzoek'), or the word itself."""
        return _suffix(word, self.heads)

    def noun(self, word: str) -> str:
        """The trigger noun that a compound ends in, or the word itself."""
        return word if word in self.by_noun else _suffix(word, self.by_noun)

    def allows(self, frame: Frame, side: str, actor_type: str) -> bool:
        """Whether an actor of this type may stand on the side (A is the relation's subject, the rest its object)."""
        own = frame.subject if side == "A" else frame.object
        general = self.types[frame.type][0 if side == "A" else 1]
        return (not own or _within(own, actor_type)) and _within(general, actor_type)


def _suffix(word: str, known: Container[str]) -> str:
    for at in range(3, len(word) - _SHORTEST_HEAD + 1):
        if word[at:] in known and word[at:] not in _WHOLE and word[:at] not in PARTICLES and word[:at] not in _PREFIXES:
            return word[at:]
    return word


def _inflected(participle: str) -> str:
    """The participle before a noun: gefinancierd -> gefinancierde; 'gegeven' stays as it is."""
    return participle if participle.endswith("en") else participle + "e"


def _within(types: frozenset[str], actor_type: str) -> bool:
    return actor_type in types or ("actor" in types and actor_type not in ARGUMENT_TYPES)


def _words(data: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(word) for word in data.get(key) or ())


def _frame(data: dict[str, Any]) -> Frame:
    roles = tuple((name, side) for names, side in (data.get("roles") or {}).items() for name in names.split("|"))
    verbs = _words(data, "verbs-any") or _words(data, "verbs")
    return Frame(
        id=data["id"],
        type=data["type"],
        roles=roles,
        verbs=verbs,
        nouns=_words(data, "nouns"),
        with_=_words(data, "with"),
        also=_words(data, "also"),
        without=_words(data, "without"),
        label=_words(data, "label"),
        prep=_words(data, "prep"),
        beside=tuple(data.get("beside") or ()),
        beside_in=bool(data.get("beside-in")),
        beside_of=bool(data.get("beside-of")),
        narrow=bool(data.get("narrow")),
        beside_turned=bool(data.get("beside-turned")),
        beside_named_in=bool(data.get("beside-named-in")),
        path=bool(data.get("path")),
        pairs=bool(data.get("pairs")),
        minimum=int(data.get("minimum", 2)),
        merger=bool(data.get("merger")),
        presupposed=bool(data.get("presupposed")),
        unaccusative=bool(data.get("unaccusative")),
        intransitive=_words(data, "intransitive"),
        together=bool(data.get("together")),
        with_object=_words(data, "with-object"),
        inverts=_words(data, "inverts"),
        modality=data.get("modality", ""),
        polarity=data.get("polarity", ""),
        subject=_words(data, "subject"),
        object=_words(data, "object"),
        confidence=float(data["confidence"]),
        match=tuple(data.get("match") or ()),
        no_match=tuple(data.get("not") or ()),
    )


def parse_rules(text: str) -> Rulebook:
    """Rules from YAML text (the form of ``rules/relations.yaml``)."""
    data = yaml.safe_load(text)
    types = {name: (frozenset(sides["subject"]), frozenset(sides["object"])) for name, sides in data["types"].items()}
    nominal = {noun: verb for verb, nouns in (data.get("nominalisations") or {}).items() for noun in nouns.split()}
    return Rulebook(tuple(_frame(rule) for rule in data["rules"]), types, nominalisations=nominal)


@cache
def rulebook() -> Rulebook:
    """The project's own rules."""
    return parse_rules(resources.files("loaders.extract.rules").joinpath("relations.yaml").read_text(encoding="utf-8"))
