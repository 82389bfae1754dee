"""Who speaks, who is addressed and when; and the pipeline from document to annotations."""

import pytest

from loaders.document import Document
from loaders.extract.discourse import Discourse, date_of
from loaders.extract.extractor import extract
from loaders.extract.mentions import find_mentions
from loaders.extract.shadow import Shadow


def discourse(text: str) -> Discourse:
    return find_mentions(Shadow.of(text)).discourse


def test_a_council_letter_names_sender_and_addressee() -> None:
    found = discourse("Van: college van B&W van Zeist\nAan: gemeenteraad\nDatum: 3 juni 2024\n\nWij vragen om hulp.")
    assert (found.speaker, found.addressee) == (("college-zeist",), ("gemeenteraad-zeist",))
    assert (found.issued, found.municipality) == ("2024-06-03", "gemeente-zeist")


def test_a_site_that_says_we_speaks_for_itself() -> None:
    text = "Veilig Thuis Zeeland | Contact\n\nVeilig Thuis Zeeland is er voor u. Wij luisteren."
    assert discourse(text).speaker == ("veilig-thuis-zeeland",)


def test_who_signs_for_an_organisation_speaks_for_it() -> None:
    text = "Wij gaan aan de slag.\n\nMeer nieuws volgt.\n\nLeo Bakker\n\nVoorzitter van de Jeugdregio Foodvalley"
    assert discourse(text).speaker == ("jeugdregio-foodvalley",)


def test_we_within_quotes_is_not_the_document() -> None:
    assert discourse('Enver reageert. "Wij weigeren niemand", zegt Enver.').speaker == ()


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("Zeist, 4 maart 2021", None, "2021-03-04"),
        ("peildatum 2023-10-01", None, "2023-10-01"),
        ("In 2019 en in 2020 was dat zo.", None, "2020"),
        ("Zeist, 4 maart 2021", "2018", "2018"),
        ("Geen datum.", None, None),
    ],
)
def test_date_of_a_text(text: str, given: str | None, expected: str | None) -> None:
    assert date_of(text, given) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\ufeff",
        "a" * 5000,
        "'\"" * 500,
        "De Inspectie\r\nGezondheidszorg en Jeugd onderzocht Enver.\r\n",
        "\ufeffDe gemeente Zeist koopt pleegzorg in bij Enver. Gezinnen wachten lang op Jeugdbescher-\nming Brabant.",
    ],
)
def test_every_offset_is_a_quote_of_the_document(text: str) -> None:
    found = extract(Document("d", "d", text, ""))
    assert found.document == "d"
    assert all(text[m.start : m.end] == m.surface and m.surface for m in found.mentions)
    assert [m.start for m in found.mentions] == sorted(m.start for m in found.mentions)
    assert all(0 <= r.evidence[0] < r.evidence[1] <= len(text) for r in found.relations)
    assert all(0 <= f.start < f.end <= len(text) for f in found.findings)
    assert all(m.rule and 0 < m.confidence <= 1 for m in found.mentions)
