"""Organisations that no list knows, found by what stands around them and then known in the whole text."""

from loaders.extract.mentions import find_mentions
from loaders.extract.shadow import Shadow


def found(text: str) -> list[tuple[str, str, str]]:
    return [(m.surface, m.type, m.canonical) for m in find_mentions(Shadow.of(text)).mentions if m.type != "taak"]


def test_a_name_found_once_is_found_again() -> None:
    assert found("Jeugdhulporganisatie Lindehof stopt. Lindehof sluit.") == [
        ("Lindehof", "jeugdhulpaanbieder", "lindehof"),
        ("Lindehof", "jeugdhulpaanbieder", "lindehof"),
    ]


def test_a_name_without_its_legal_form_is_the_same() -> None:
    text = "Stichting Zorgwijs en VNG praten. Zorgwijs, aanbieder van jeugdhulp, sluit."
    assert found(text)[0] == ("Stichting Zorgwijs", "jeugdhulpaanbieder", "zorgwijs")
    assert ("Zorgwijs", "jeugdhulpaanbieder", "zorgwijs") in found(text)


def test_ordinary_words_and_places_are_not_found_again() -> None:
    text = "Stichting Jeugd Zeist helpt. Jeugd telt. In Zeist is dat zo. Stichting Best helpt. Best mooi."
    assert [surface for surface, _, _ in found(text)] == ["Stichting Jeugd Zeist", "Zeist", "Stichting Best"]


def test_a_local_name_is_meant_by_its_first_word() -> None:
    assert {c for _, _, c in found("SAVE Lekstroom werkt hier. Van wie is SAVE?")} == {"save-lekstroom"}


def test_a_name_that_is_an_ordinary_word_is_known_once_it_is_sure() -> None:
    text = "De gemeente koopt in bij Karakter. Karakter wacht."
    assert [surface for surface, _, _ in found(text)] == ["gemeente", "Karakter", "Karakter"]
    assert [surface for surface, _, _ in found("Karakter telt. De gemeente wacht.")] == ["gemeente"]
