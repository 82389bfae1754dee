"""Definite nouns and sets: to whom they point back, and when they do not."""

from loaders.extract.mentions import find_mentions
from loaders.extract.shadow import Shadow


def ids(text: str, surface: str) -> list[str]:
    return [m.canonical for m in find_mentions(Shadow.of(text)).mentions if m.surface == surface]


def test_sets_of_named_ones() -> None:
    text = "Yorneo en Accare gaan samen. Beide jeugdhulpaanbieders stoppen. De aanbieders wachten."
    assert ids(text, "jeugdhulpaanbieders") == ["accare+yorneo"]
    assert ids(text, "aanbieders") == ["class:jeugdhulpaanbieder"]
    assert ids("De gemeenten Ede en Tiel betalen. De twee gemeenten tekenen.", "gemeenten") == [
        "gemeente-ede+gemeente-tiel"
    ]
    assert ids("De gemeenten Ede, Zeist en Tiel. De twee gemeenten tekenen.", "gemeenten") == ["class:gemeente"]


def test_a_provider_meant_by_its_kind() -> None:
    assert ids("Yorneo en Accare openen een poli. De jeugdhulporganisatie betaalt.", "jeugdhulporganisatie") == [
        "yorneo"
    ]
    assert ids("Yorneo stopt. Een jeugdhulporganisatie moet dat melden.", "jeugdhulporganisatie") == [
        "class:jeugdhulpaanbieder"
    ]
    assert ids("Yorneo stopt. De jeugdzorgorganisatie gaat op in Accare.", "jeugdzorgorganisatie") == ["yorneo"]


def test_a_team_has_the_places_it_works_in() -> None:
    text = "De jeugdbeschermingstafel in Aalten en Bronckhorst stopt. De jeugdbeschermingstafel was nieuw."
    assert set(ids(text, "jeugdbeschermingstafel")) == {"jeugdbeschermingstafel-aalten-bronckhorst"}


def test_the_main_inspection_and_the_aside() -> None:
    text = (
        "De Inspectie Gezondheidszorg en Jeugd oordeelde streng. De inspectie keerde terug met de Inspectie Justitie "
        "en Veiligheid. De inspectie is mild."
    )
    assert ids(text, "inspectie") == ["inspectie-gezondheidszorg-en-jeugd"] * 2
    aside = "Veilig Thuis belt. " + "Het gaat hier om heel andere zaken van ver weg. " * 12
    assert (
        ids(aside + "Veilig Thuis Zeeland doet ook mee. Veilig Thuis belt.", "Veilig Thuis")
        == ["class:veilig_thuis"] * 2
    )


def test_groups_of_organisations_and_the_addressed_council() -> None:
    text = "De stuurgroep Jeugd Achterhoek kwam bijeen. De stuurgroep besluit."
    assert ids(text, "stuurgroep") == ["stuurgroep-jeugd-achterhoek"]
    assert ids("Gemeente Heerlen\n\nGeachte raad,\n\nWij melden u het volgende.", "raad") == ["gemeenteraad-heerlen"]
