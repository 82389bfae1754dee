"""Closed word classes and verb forms of Dutch, from ``rules/language.yaml``.

Verb forms are generated: strong verbs from their listed parts, regular ones by spelling rule ('t kofschip, doubled
vowels,
v/f and z/s). A form may belong to several verbs; the grammar decides by context.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

FINITE = "finite"
ROOT = "root"  # first person and imperative: only read as a verb where 'ik' or the place asks for it
INFINITIVE = "infinitive"  # also the present plural
PARTICIPLE = "participle"

_OPEN = re.compile(r"(?:^|[^aeiouyë]|[^aeiouyë]u)[aoeu][^aeiouyëïé]$")
_VOWELS = "aeiouyëïé"
_PREFIXES = ("be", "ge", "her", "ont", "ver", "er", "onder", "over", "mis")


@dataclass(frozen=True)
class Form:
    """One reading of a word as a verb: its infinitive without particle, the particle glued to it, and the form."""

    lemma: str
    form: str
    particle: str = ""


@cache
def language() -> dict[str, Any]:
    """The language data as parsed."""
    text = resources.files("loaders.extract.rules").joinpath("language.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    return dict(data)


@cache
def words(name: str) -> frozenset[str]:
    """One word list by name ('prepositions'); an underscore in a listed word stands for a space."""
    listed: str = language()[name]
    return frozenset(word.replace("_", " ") for word in listed.split(" "))


PARTICLES = words("particles")


@cache
def auxiliaries() -> dict[str, str]:
    """Form -> class of auxiliary ('wordt' -> 'become')."""
    return {form: name for name, forms in language()["auxiliaries"].items() for form in forms.split()}


@cache
def strong_pasts() -> frozenset[str]:
    """Past singulars and plurals of the strong verbs."""
    table: dict[str, str] = language()["strong"]
    return frozenset(part for parts in table.values() for part in parts.split()[:2])


def stem(infinitive: str, unstressed: bool = False) -> str:
    """The first person singular: maken -> maak, zetten -> zet, leven -> leef, leveren -> lever."""
    if infinitive.endswith(("aan", "doen", "zien")):
        return infinitive[:-2] if infinitive.endswith("aan") else infinitive[:-1]
    base = infinitive.replace("iëren", "ieeren").removesuffix("en")
    if base.endswith("ë"):
        return base[:-1] + "e"
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in _VOWELS:
        base = base[:-1]
    elif not unstressed and _OPEN.search(base):
        base = base[:-1] + base[-2] + base[-1]
    if base[-1] in "vz":
        base = base[:-1] + {"v": "f", "z": "s"}[base[-1]]
    return base


def _third(infinitive: str, root: str) -> str:
    if infinitive.endswith("aan"):
        return root + "at"
    return root if root.endswith("t") else root + "t"


def _regular(infinitive: str, unstressed: bool) -> tuple[str, str, str]:
    root = stem(infinitive, unstressed)
    voiceless = infinitive.removesuffix("en")[-1:] in ("t", "k", "f", "s", "x", "p") or infinitive.endswith("chen")
    dental = "t" if voiceless else "d"
    past = root + dental + "e"
    bare = root if root.endswith(dental) else root + dental
    if infinitive.startswith(_PREFIXES):
        return past, past + "n", bare
    return past, past + "n", "ge" + {"e": "ë", "i": "ï"}.get(bare[0], bare[0]) + bare[1:]


def _add(table: dict[str, list[Form]], word: str, form: Form) -> None:
    readings = table.setdefault(word, [])
    if form not in readings:
        readings.append(form)


def _parts(infinitive: str) -> tuple[str, str, str]:
    strong: dict[str, str] = language()["strong"]
    if infinitive in strong:
        past, plural, participle = strong[infinitive].split()
        return past, plural, participle
    for length in range(2, 7):  # 'goedvinden', 'voorzien': the parts of the verb within it
        if infinitive[length:] in strong and infinitive[:length] in (
            "be",
            "ver",
            "ont",
            "her",
            "door",
            "over",
            "onder",
        ):
            past, plural, participle = strong[infinitive[length:]].split()
            return (
                infinitive[:length] + past,
                infinitive[:length] + plural,
                infinitive[:length] + participle.removeprefix("ge"),
            )
    return _regular(infinitive, infinitive in words("unstressed"))


def _forms(infinitive: str) -> list[tuple[str, str]]:
    past, plural, participle = _parts(infinitive)
    root = "kom" if infinitive == "komen" else stem(infinitive, infinitive in words("unstressed"))
    return [
        (root, ROOT),
        (_third(infinitive, root), FINITE),
        (past, FINITE),
        (plural, FINITE),
        (participle, PARTICIPLE),
        (infinitive, INFINITIVE),
    ]


@cache
def verb_forms(extra: tuple[str, ...] = ()) -> dict[str, tuple[Form, ...]]:
    """Word -> its readings, for all listed verbs and ``extra`` ones written 'over+dragen' (particle + verb)."""
    table: dict[str, list[Form]] = {}
    listed: str = language()["regular"]
    bases = [verb for verb in listed.split() if not verb.endswith("_x")]
    bases += list(language()["strong"])
    for verb in extra:
        bases.append(verb.rpartition("+")[2])
    for infinitive in dict.fromkeys(bases):
        for word, form in _forms(infinitive):
            _add(table, word, Form(infinitive, form))
    for word, infinitive in language()["irregular"].items():
        _add(table, word, Form(infinitive, FINITE))
    for verb in extra:
        particle, _, infinitive = verb.rpartition("+")
        if not particle:
            continue
        for word, form in _forms(infinitive):
            _add(table, particle + word, Form(infinitive, form, particle))
        _add(table, f"{particle}te{infinitive}", Form(infinitive, INFINITIVE, particle))
    return {word: tuple(forms) for word, forms in table.items()}
