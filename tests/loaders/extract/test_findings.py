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


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Een doel waarop beide kunnen worden aangesproken, is er niet.", ("unclear_direction", "problem")),
        ("De overname duurde eerst zeven weken en nu nog twee weken.", ("delay", "improvement")),
        ("De caseload daalde van twintig naar veertien gezinnen.", ("capacity", "improvement")),
        ("De Raad is er niet in geslaagd de wachtlijst in te korten.", ("waiting_list", "problem")),
    ],
)
def test_states_far_from_their_thing(text: str, finding: tuple[str, str]) -> None:
    assert finding in _found(text)


def test_words_of_a_title_state_nothing() -> None:
    assert _found("De [inspectie|IGJ] bracht het rapport [document|Geen dossier te vinden] uit.") == set()


def test_sides_from_who_sends() -> None:
    (finding,) = findings_of(
        "Voor jongeren die [gi|Jeugdbescherming west] aanmeldt, heeft [jeugdhulpaanbieder|Enver] geen plek."
    )
    assert (finding.source, finding.target) == ("Jeugdbescherming west", "Enver")


def test_a_list_of_many_is_no_pair() -> None:
    (finding,) = findings_of("[lokaal_team|CJG], [veilig_thuis|VT Ede] en [gi|JBB] overleggen nu wekelijks.")
    assert None in (finding.source, finding.target)
