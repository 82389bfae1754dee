"""Mentions of whole texts: who, what kind, which id. All sentences are invented."""

import random

import pytest

from loaders.annotations import Relation
from loaders.extract.mentions import find_mentions, is_argument_only, keep_used
from loaders.extract.shadow import Shadow


def found(text: str, issued: str | None = None) -> list[tuple[str, str, str]]:
    """(surface, type, id) of the mentions that stand by themselves."""
    mentions = find_mentions(Shadow.of(text), issued).mentions
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    return [(m.surface, m.type, m.canonical) for m in mentions if not is_argument_only(m)]


def ids(text: str, issued: str | None = None) -> dict[str, str]:
    return {surface: canonical for surface, _, canonical in found(text, issued)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De gemeenten Breda, Tilburg en Goes betalen.",
            [
                ("Breda", "gemeente", "gemeente-breda"),
                ("Tilburg", "gemeente", "gemeente-tilburg"),
                ("Goes", "gemeente", "gemeente-goes"),
            ],
        ),
        ("Het kantoor staat in Middelburg.", [("Middelburg", "plaats", "middelburg")]),
        ("In Gelderland wachten kinderen.", [("Gelderland", "plaats", "gelderland")]),
        ("De provincie Utrecht betaalt.", [("provincie Utrecht", "provincie", "provincie-utrecht")]),
        ("Kinderen in de provincie Utrecht wachten.", [("provincie Utrecht", "plaats", "utrecht-provincie")]),
        ("Wij zien dat in de regio Haaglanden.", [("regio Haaglanden", "plaats", "haaglanden")]),
        (
            "Zij kopen in via de regio Rijk van Nijmegen.",
            [("regio Rijk van Nijmegen", "samenwerkingsverband", "regio-rijk-van-nijmegen")],
        ),
        ("VENLO – Er wordt gewacht.", []),
        ("Jan van Houten werkt hard.", []),
        ("Best lastig, zo'n overdracht.", []),
    ],
)
def test_places_and_administrations(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_elided_names_are_one_mention_with_joined_ids() -> None:
    assert found("Veilig Thuis West- en Midden-Brabant belt.") == [
        (
            "Veilig Thuis West- en Midden-Brabant",
            "veilig_thuis",
            "veilig-thuis-midden-brabant+veilig-thuis-west-brabant",
        )
    ]
    assert ids("Dat geldt in Midden- en West-Dal.")["Midden- en West-Dal"] == "midden-dal+west-dal"


def test_a_name_over_a_line_end_and_a_broken_word() -> None:
    text = "Het oordeel van de Raad voor\nde Kinderbescherming over Jeugdbescher-\r\nming Brabant is helder."
    assert [(surface, canonical) for surface, _, canonical in found(text)] == [
        ("Raad voor\nde Kinderbescherming", "raad-voor-de-kinderbescherming"),
        ("Jeugdbescher-\r\nming Brabant", "jeugdbescherming-brabant"),
    ]


def test_short_forms_that_the_text_defines() -> None:
    text = (
        "Stichting Lindehof Jeugdhulp (hierna: Lindehof) sprak met "
        "de Inspectie Gezondheidszorg en Jeugd (hierna: de inspectie). "
        "Lindehof luisterde, de inspectie schreef."
    )
    result = found(text)
    assert result[0] == ("Stichting Lindehof Jeugdhulp", "jeugdhulpaanbieder", "lindehof-jeugdhulp")
    assert [canonical for surface, _, canonical in result if surface == "Lindehof"] == ["lindehof-jeugdhulp"] * 2
    assert [canonical for surface, _, canonical in result if surface == "inspectie"] == [
        "inspectie-gezondheidszorg-en-jeugd"
    ] * 2


def test_both_inspections_and_both_institutions_are_sets() -> None:
    text = (
        "De IGJ en de Inspectie JenV bezochten Enver en Jeugdbescherming Brabant. De inspecties zijn streng. "
        "Beide instellingen werken aan verbetering."
    )
    result = ids(text, "2022-03-01")
    assert result["inspecties"] == "inspectie-gezondheidszorg-en-jeugd+inspectie-justitie-en-veiligheid"
    assert result["instellingen"] == "enver+jeugdbescherming-brabant"


@pytest.mark.parametrize(
    ("issued", "expected"), [("2012-05-01", "inspectie-jeugdzorg"), ("2020", "inspectie-gezondheidszorg-en-jeugd")]
)
def test_the_date_decides_which_inspection_is_meant(issued: str, expected: str) -> None:
    assert ids("De inspectie vindt het dossier te dun.", issued)["inspectie"] == expected


def test_de_gemeente_is_the_one_municipality_of_the_text() -> None:
    text = "De gemeente Zeist besluit. De gemeente betaalt Enver. Uw gemeente kan helpen."
    assert [canonical for surface, _, canonical in found(text) if surface == "gemeente"] == [
        "gemeente-zeist",
        "class:gemeente",
    ]


def test_raad_is_council_or_child_protection() -> None:
    letter = (
        "Van: college van B&W van Zeist\nAan: gemeenteraad\n\nGeachte leden van de raad,\n\n"
        "Wij vragen de Raad voor de Kinderbescherming om hulp. De Raad stemt in."
    )
    result = found(letter)
    assert ("raad", "bestuursorgaan", "gemeenteraad-zeist") in result
    assert ("Raad", "rvdk", "raad-voor-de-kinderbescherming") in result


def test_roles_and_vague_heads_are_no_mentions() -> None:
    assert found("Als jeugdhulpaanbieder werken wij met partners, partijen en organisaties aan een veilig thuis.") == []


def test_fields_of_work_are_actors_only_in_a_list_of_actors() -> None:
    assert found("Kinderen krijgen jeugdhulp en volgen onderwijs.") == []
    assert found("De gemeenten, het onderwijs en de jeugdhulp spreken dat af.") == [
        ("gemeenten", "gemeente", "class:gemeente"),
        ("onderwijs", "overig", "class:overig"),
        ("jeugdhulp", "jeugdhulpaanbieder", "class:jeugdhulpaanbieder"),
    ]


def test_an_apposition_takes_the_name_only() -> None:
    assert found("Dat zegt jeugdhulporganisatie Pluryn vandaag.") == [("Pluryn", "jeugdhulpaanbieder", "pluryn")]


def test_persons_only_in_a_function_and_by_surname_after_that() -> None:
    text = "Wethouder Ria Janssen en directeur Paul Geurts spraken met Kees Bakker. Geurts was kort."
    assert [(surface, canonical) for surface, kind, canonical in found(text) if kind == "functionaris"] == [
        ("Ria Janssen", "ria-janssen"),
        ("Paul Geurts", "paul-geurts"),
        ("Geurts", "paul-geurts"),
    ]


def test_an_office_title_is_the_holder_that_signs() -> None:
    text = (
        "BRIEF VAN DE MINISTER VOOR RECHTSBESCHERMING\n\nMet deze brief antwoord ik.\n\n"
        "De Minister voor Rechtsbescherming,\nR.T. Hoving"
    )
    result = found(text)
    assert result == [
        ("MINISTER VOOR RECHTSBESCHERMING", "functionaris", "r-t-hoving"),
        ("R.T. Hoving", "functionaris", "r-t-hoving"),
    ]
    assert find_mentions(Shadow.of(text)).discourse.speaker == ("r-t-hoving",)


def test_titled_reports_and_what_points_back() -> None:
    text = (
        "De rekenkamer bracht het rapport 'Zoek in de keten; een onderzoek bij Enver' uit. Het rapport is helder. "
        "De minister schreef een rapport."
    )
    result = found(text)
    assert ("Zoek in de keten", "document", "zoek-in-de-keten") in result
    assert [canonical for surface, _, canonical in result if surface == "rapport"] == ["zoek-in-de-keten"]
    assert ("Enver", "jeugdhulpaanbieder", "enver") in result


def test_tasks_stay_only_where_a_relation_uses_them() -> None:
    text = "De gemeente Zeist voert de pleegzorg uit. Pleegzorg is mooi."
    mentions = find_mentions(Shadow.of(text)).mentions
    assert [m.surface for m in mentions if is_argument_only(m)] == ["pleegzorg", "Pleegzorg"]
    relation = Relation("gemeente-zeist", "executes", "pleegzorg", (0, 41))
    assert [m.surface for m in keep_used(mentions, [relation])] == ["gemeente Zeist", "pleegzorg"]


def test_other_languages_and_shuffled_words_give_almost_nothing() -> None:
    english = (
        "The court decided that the child should stay at home with the family while the council waits for help. " * 80
    )
    german = "Das Jugendamt hat die Familie besucht und einen Bericht geschickt, aber niemand hat geantwortet. " * 80
    assert found(english) == [] and found(german) == []
    words = (
        ["kind", "hulp", "lang", "snel", "brief", "een", "de", "het", "gezin", "veilig", "thuis", "zorg", "jeugd"]
    ) * 60
    random.Random(3).shuffle(words)
    assert len(found(" ".join(words))) <= 1


def test_addresses_and_letterheads_are_skipped() -> None:
    assert found("Kijk op www.igj.nl/Rotterdam of mail info@VNG.nl. Postbus 12, 3700 AB Zeist") == []


def test_a_court_text_defines_its_own_short_forms() -> None:
    text = (
        "Gehoord is de gecertificeerde instelling Samen Veilig Midden-Nederland (SAVE), hierna: de GI. "
        "De GI en de William Schrikker Stichting overleggen. Mr. A. van Dijk, kinderrechter"
    )
    result = found(text)
    assert [canonical for surface, _, canonical in result if surface == "GI"] == ["samen-veilig-midden-nederland"] * 2
    assert ("A. van Dijk", "functionaris", "a-van-dijk") in result


def test_raad_van_toezicht_is_no_council_and_a_leading_article_is_in_no_span() -> None:
    text = (
        "De gemeenteraad van Heerlen hoorde de raad van toezicht van de Mutsaersstichting. De raad stemt voor 1 maart."
    )
    assert found(text) == [
        ("gemeenteraad van Heerlen", "bestuursorgaan", "gemeenteraad-heerlen"),
        ("Mutsaersstichting", "jeugdhulpaanbieder", "mutsaersstichting"),
        ("raad", "bestuursorgaan", "gemeenteraad-heerlen"),
    ]
