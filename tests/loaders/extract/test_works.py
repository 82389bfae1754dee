"""Titled works and programmes, what points back to them, and what only looks like a title."""

from loaders.extract.mentions import find_mentions
from loaders.extract.shadow import Shadow


def works(text: str) -> list[tuple[str, str]]:
    found = find_mentions(Shadow.of(text)).mentions
    return [(m.surface, m.canonical) for m in found if m.type in ("document", "programma")]


def test_a_programme_and_what_points_back_to_it() -> None:
    assert works("De proef 'Eén gezin, één plan' loopt. De proef stopt. Het project is klaar.") == [
        ("Eén gezin, één plan", "een-gezin-een-plan"),
        ("proef", "een-gezin-een-plan"),
    ]
    assert works("Een proef loopt. De proef stopt.") == []


def test_a_document_introduced_with_its_maker() -> None:
    text = "Dat ligt vast in een protocol van JB Noord en de gemeente Assen. Bij het protocol hoort een lijst."
    assert works(text) == [("protocol", "protocol-jeugdbescherming-noord")] * 2
    text = "De Inspectie Jeugdzorg keek mee. Volgens haar rapport duurt het lang."
    assert works(text) == [("rapport", "rapport-inspectie-jeugdzorg")]
    assert works("Volgens haar rapport duurt het lang.") == []


def test_titles_without_quotes_end_before_the_sentence_goes_on() -> None:
    assert works("In ons boekje Van huis naar huis leest u dat.") == [("Van huis naar huis", "van-huis-naar-huis")]
    assert works("het rapport Zicht op veilige zorg, dat gisteren verscheen") == [
        ("Zicht op veilige zorg", "zicht-op-veilige-zorg")
    ]
    assert works("Het rapport De gemeente is streng.") == []


def test_a_heading_that_is_a_title_and_who_made_it() -> None:
    text = (
        "Hertoets Regiecentrum Bescherming en Veiligheid: samenvatting\n\nIn zijn reactie op dit rapport zegt hij dat."
    )
    canonical = "hertoets-regiecentrum-bescherming-en-veiligheid"
    assert [c for _, c in works(text)] == [canonical, canonical]
    assert works("de Hervormingsagenda Jeugd van de VNG en het Rijk")[0][0] == "Hervormingsagenda Jeugd"


def test_what_people_say_is_no_title() -> None:
    assert works('Ook Pactum is verongelijkt: "We zitten nog midden in de transformatie."') == []
