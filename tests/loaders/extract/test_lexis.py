"""Verb forms by spelling rule."""

import pytest

from loaders.extract.lexis import PARTICIPLE, Form, stem, verb_forms


@pytest.mark.parametrize(
    ("verb", "root"),
    [
        ("maken", "maak"),
        ("zetten", "zet"),
        ("publiceren", "publiceer"),
        ("financieren", "financier"),
        ("dienen", "dien"),
        ("sturen", "stuur"),
        ("gaan", "ga"),
        ("subsidiëren", "subsidieer"),
    ],
)
def test_stem(verb: str, root: str) -> None:
    assert stem(verb) == root


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("gefinancierd", "financieren"),
        ("gemeld", "melden"),
        ("onderzocht", "onderzoeken"),
        ("geëvalueerd", "evalueren"),
        ("gewerkt", "werken"),
        ("onderschreven", "onderschrijven"),
    ],
)
def test_participle(word: str, lemma: str) -> None:
    assert Form(lemma, PARTICIPLE) in verb_forms()[word]


def test_separable_verb_is_known_when_glued() -> None:
    assert Form("dragen", PARTICIPLE, "over") in verb_forms(("over+dragen",))["overgedragen"]
