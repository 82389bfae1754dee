"""Findings: polarity, sides, and what only looks like one."""

import pytest

from tests.loaders.extract.marked import findings_of


def _found(marked: str) -> set[tuple[str, str]]:
    return {(f.kind, f.polarity) for f in findings_of(marked)}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Er is geen wachtlijst meer.", ("waiting_list", "improvement")),
        ("De wachtlijst is niet korter geworden.", ("waiting_list", "problem")),
        ("Van dubbel werk is volgens hen geen sprake meer.", ("duplication", "improvement")),
        ("De overdracht moet beter.", ("general", "problem")),
        ("De samenwerking in de keten schiet tekort.", ("not_finding_each_other", "problem")),
    ],
)
def test_polarity(text: str, finding: tuple[str, str]) -> None:
    assert finding in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Een wachtlijst betekent dat een kind moet wachten.",
        "Zijn er wachtlijsten?",
        "Het rapport bevat cijfers over wachttijden.",
        "Op grond van de Jeugdwet is de gemeente verplicht om passende hulp te bieden.",
        "Indien de wachttijd oploopt, meldt de instelling dit.",
    ],
)
def test_no_finding(text: str) -> None:
    assert _found(text) == set()


def test_sides_from_the_handover_in_the_sentence() -> None:
    marked = "[veilig_thuis|VT Ede] draagt zaken over aan het [lokaal_team|CJG] zonder dat vastligt wie de regie voert."
    (finding,) = findings_of(marked)
    assert (finding.kind, finding.source, finding.target) == ("unclear_responsibility", "VT Ede", "CJG")


def test_sides_from_the_sentence_before() -> None:
    marked = (
        "[veilig_thuis|VT Ede] draagt zaken over aan het [lokaal_team|CJG]. Ouders doen twee keer hetzelfde verhaal."
    )
    finding = findings_of(marked)[-1]
    assert (finding.kind, finding.source, finding.target) == ("duplication", "VT Ede", "CJG")


def test_sides_between() -> None:
    (finding,) = findings_of("De afstemming tussen de [rvdk|Raad] en [gi|JBB] verloopt moeizaam.")
    assert (finding.source, finding.target) == ("Raad", "JBB")
