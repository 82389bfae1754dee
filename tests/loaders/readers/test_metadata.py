import pytest

from loaders.readers.metadata import describe


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("Titel\n\nDen Haag, 30 november 2012\n\nBrief", "2012-11-30"),
        ("Titel\n16 april 2019\nTekst", "2019-04-16"),
        ("Titel\nDatum: 3 juni 2024\n", "2024-06-03"),
        ("Titel\nDatum 2021-02-05\n", "2021-02-05"),
        ("Den Haag, 06 Juli 2021 /EZPress/ - Maandag", "2021-07-06"),
        ("Titel\nUtrecht, 5-9-2020", "2020-09-05"),
        ("Titel\nUtrecht, 6 juli 2021 - " + "Een lange eerste zin van een nieuwsbericht. " * 3, "2021-07-06"),
        ("Titel\nIn Utrecht, 6 juli 2021 " + "was het een mooie dag voor een lange zin. " * 3, None),
        ("Titel\nOp 3 mei 2019 sprak de wethouder met de inspectie.", None),
        ("Titel\n45-13-2020", None),
        ("Titel zonder datum", None),
    ],
)
def test_only_a_date_line_dates_a_document(text: str, issued: str | None) -> None:
    assert describe(text).issued == issued


def test_the_fiction_mark_is_not_the_title() -> None:
    found = describe("Fictief oefendocument\n\nRaadsbrief\n")
    assert (found.fictional, found.title) == (True, "Raadsbrief")
    assert not describe("Raadsbrief").fictional


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("PERSBERICHT\nAssen, 12 september 2024\n\nSpoedpoli in Hoogeveen\n\nTekst", "Spoedpoli in Hoogeveen"),
        ("Gemeente Heerlen\nAan de gemeenteraad\nBetreft: stand van zaken\n\nGeachte raad,", "stand van zaken"),
        ("RAADSINFORMATIEBRIEF\nVan: college\nAan: raad\nOnderwerp: reactie op rapport", "reactie op rapport"),
        ("Verslag van een bezoek\nTekst", "Verslag van een bezoek"),
        ("# bron: register\na;b", "bron: register"),
        ("Memo", "Memo"),
    ],
)
def test_the_title_is_what_the_document_calls_itself(text: str, title: str) -> None:
    assert describe(text).title == title
