"""The names of the reference actors: which decide on their own, and which do not."""

from collections import defaultdict

import pytest

from ontology.reference import Name, lexicon
from ontology.reference.names import day_before, plain_alias

BY_SURFACE: dict[str, list[Name]] = defaultdict(list)
for name in lexicon():
    BY_SURFACE[name.surface].append(name)


@pytest.mark.parametrize(
    ("surface", "actor", "kind"),
    [
        ("gemeente Zeist", "gemeente-zeist", "gemeente"),
        ("gemeente Den Haag", "gemeente-den-haag", "gemeente"),
        ("provincie Utrecht", "provincie-utrecht", "provincie"),
        ("jeugdregio Foodvalley", "jeugdregio-foodvalley", "jeugdregio"),
        ("Veilig Thuis Zeeland", "veilig-thuis-zeeland", "veilig_thuis"),
        ("Rechtbank Midden-Nederland", "rechtbank-midden-nederland", "rechtbank"),
        ("Jeugdbescherming Brabant", "jeugdbescherming-brabant", "organisatie"),
        ("VNG", "vng", "organisatie"),
        ("ministerie van VWS", "ministerie-van-vws", "organisatie"),
        ("William Schrikker Groep", "william-schrikker-groep", "organisatie"),
        ("RIGG", "regionale-inkooporganisatie-groninger-gemeenten", "organisatie"),
        (
            "Gemeenschappelijke Regeling Jeugdhulp Rijnmond",
            "gemeenschappelijke-regeling-jeugdhulp-rijnmond",
            "organisatie",
        ),
        ("gemeente Weesp", "gemeente-weesp", "gemeente_historisch"),
        ("gemeente Groesbeek", "gemeente-groesbeek", "gemeente_historisch"),
        ("Veiligheidsregio Twente".lower().replace("twente", "Twente"), "veiligheidsregio-twente", "veiligheidsregio"),
    ],
)
def test_clear_names(surface: str, actor: str, kind: str) -> None:
    [found] = BY_SURFACE[surface]
    assert (found.id, found.kind, found.ambiguous) == (actor, kind, False)


@pytest.mark.parametrize(
    ("surface", "ids"),
    [
        ("Bergen", {"gemeente-bergen-nh", "gemeente-bergen-l"}),
        ("Utrecht", {"gemeente-utrecht", "provincie-utrecht"}),
        ("Leger des Heils", {"leger-des-heils", "leger-des-heils-nederland"}),
        ("IJZ", {"inspectie-jeugdzorg", "inkooporganisatie-jeugdhulp-zeeland"}),
        ("WSG", {"william-schrikker-stichting", "william-schrikker-groep"}),
        ("Raad", {"raad-voor-de-kinderbescherming"}),
        ("Spirit", {"spirit"}),
    ],
)
def test_names_that_do_not_decide(surface: str, ids: set[str]) -> None:
    assert {name.id for name in BY_SURFACE[surface]} == ids
    assert all(name.ambiguous for name in BY_SURFACE[surface])


@pytest.mark.parametrize(
    ("surface", "actor", "area"),
    [
        ("Breda", "gemeente-breda", "breda"),
        ("Bergen", "gemeente-bergen-l", "bergen-l"),
        ("Gelderland", "provincie-gelderland", "gelderland"),
        ("provincie Groningen", "provincie-groningen", "groningen-provincie"),
        ("regio Haaglanden", "jeugdregio-haaglanden", "haaglanden"),
    ],
)
def test_a_place_name_carries_the_id_of_the_place(surface: str, actor: str, area: str) -> None:
    assert area in {name.area_id for name in BY_SURFACE[surface] if name.id == actor}


def test_no_name_carries_a_remark_or_an_article() -> None:
    assert not [n.surface for n in lexicon() if "t/m" in n.surface or "voorganger" in n.surface]
    assert not [n.surface for n in lexicon() if n.form == "alias" and n.surface.startswith(("de ", "het "))]
    assert all(n.surface == n.surface.strip() != "" for n in lexicon())


def test_rows_that_describe_a_kind_are_no_names() -> None:
    assert not [n for n in lexicon() if n.id.startswith("type-")]
    assert "BJZ" not in BY_SURFACE


def test_validity_of_former_actors() -> None:
    assert BY_SURFACE["gemeente Weesp"][0].valid_to == "2022-03-23"
    assert BY_SURFACE["Intervence"][0].valid_to == "2021-06-30"


def test_single_words_are_only_names_as_written() -> None:
    assert BY_SURFACE["Enver"][0].case_sensitive
    assert BY_SURFACE["Oost Gelre"][0].case_sensitive
    assert not BY_SURFACE["gemeente Oost Gelre"][0].case_sensitive


def test_the_same_name_for_the_same_actor_is_there_once() -> None:
    keys = [(n.surface, n.id) for n in lexicon()]
    assert len(keys) == len(set(keys))


def test_helpers() -> None:
    assert day_before("2019-01-01") == "2018-12-31"
    assert plain_alias("Groesbeek (naam tot 1-1-2016)") == "Groesbeek"
    assert plain_alias("Utrecht (stad)") == "Utrecht (stad)"
