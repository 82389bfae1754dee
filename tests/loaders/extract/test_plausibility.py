"""Noise is told from Dutch."""

from loaders.extract.plausibility import is_noise, plausible
from loaders.extract.segment import sentences


def test_dutch_is_plausible() -> None:
    assert plausible("de inspectie stelt vast dat bij een op de drie gezinnen nog geen jeugdbeschermer is")


def test_word_salad_is_not() -> None:
    assert not plausible("de van heeft de is vastgesteld een en drie bij op te de gezinnen van en nog geen is")


def test_noise_needs_many_bad_sentences() -> None:
    good = "De gemeente koopt de hulp in bij aanbieders uit de regio en betaalt die ook. "
    bad = "Van de is gemeente het een hulp te de bij en regio of de uit betaalt. "
    assert not is_noise(good * 9 + bad, sentences(good * 9 + bad))
    assert is_noise(bad * 5, sentences(bad * 5))
