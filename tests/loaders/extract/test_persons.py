"""Persons: beside a title, in a list of those present, speaking for an organisation; and what is no person."""

import pytest

from loaders.extract.mentions import find_mentions
from loaders.extract.shadow import Shadow


def persons(text: str) -> list[str]:
    return [m.surface for m in find_mentions(Shadow.of(text)).mentions if m.type == "functionaris"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dat zegt bestuurder Ria Hofstra van Lindehof. Hofstra stopt.", ["Ria Hofstra", "Hofstra"]),
        ("Wethouder Jan Willem van Dam komt.", ["Jan Willem van Dam"]),
        ("Volgens Lindehof-bestuurder Ria Hofstra kan het.", ["Ria Hofstra"]),
        ("Ria Hofstra is opgestapt als bestuurder van Lindehof.", ["Ria Hofstra"]),
        ("De raad heeft Ria Hofstra benoemd tot interim-bestuurder.", ["Ria Hofstra"]),
        ("Volgens Ria Hofstra van Lindehof is dat zo.", ["Ria Hofstra"]),
        (
            "Onderzoekers:\ndrs. Ria Hofstra (projectleider)\ndrs. Jan de Groot\n\nVooraf",
            ["Ria Hofstra", "Jan de Groot"],
        ),
        ("Hoogachtend,\nde secretaris, drs. R. Hofstra", ["R. Hofstra"]),
        (
            "Aanwezig: R. Hofstra (gemeente Zeist, voorzitter), T. ter Wal (Enver)\n\nTer Wal vraagt.",
            ["R. Hofstra", "T. ter Wal", "Ter Wal"],
        ),
        ("Dat vroeg mevrouw R. Hofstra (VVD).", ["R. Hofstra"]),
        ("Wethouder Ria Hofstra stopt. Voor Ria Hofstra was het genoeg.", ["Ria Hofstra", "Ria Hofstra"]),
    ],
)
def test_persons_in_usual_forms(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Volgens het Rode Kruis in Zeist gaat dat goed.",
        "Aanwezig: Veilig Thuis, Sociaal Domein, Regio Gooi",
        "Volgens Jeugdzorg Nederland van Utrecht is dat zo.",
        "Ria Hofstra woont in Zeist.",
        "Als directeur sta je alleen.",
    ],
)
def test_no_persons(text: str) -> None:
    assert persons(text) == []
