"""The norm against what documents say."""

import pytest

from graph.chain import (
    DOCUMENTED,
    PROBLEMATIC,
    UNDOCUMENTED,
    UNEXPECTED,
    Link,
    Regime,
    expected_links,
    overlay,
    undocumented,
    untestable,
)
from graph.model import Expected, Snapshot
from graph.networks import Level
from graph.score import default_weights
from tests.graph.cases import actor, document, expected, finding, snapshot, statement

CLASSES = ("class:gi", "class:rvdk", "class:rechtspraak", "class:lokaal_team", "class:veilig_thuis", "class:gemeente")
NODES = (*(actor(name) for name in CLASSES), actor("gi-a", "gi"), actor("vt-x", "veilig_thuis"))
NORM = (
    expected("O06", "veilig_thuis", "lokaal_team"),
    expected("O08", "veilig_thuis", "rvdk"),
    expected("O16", "rvdk", "rvdk", counts=False),
    expected("O17", "rvdk", "rechtspraak"),
    expected("O19", "rechtspraak", "gi"),
    expected("O20", "rechtspraak", "gi"),
    Expected("J01", "Verzoek om voorlichting", ("class:politie_om",), ("class:rvdk",)),
    expected("V05", "gi", "rvdk", valid_from="2005-01-01", valid_to="2014-12-31"),
    Expected("T-RVT1", "Gepland", ("class:lokaal_team",), ("class:ketenteam",), planned=True),
    Expected("O99", "Zonder soort", (), ("class:gi",)),
)


def world(statements: tuple[object, ...] = (), findings: tuple[object, ...] = ()) -> Snapshot:
    return snapshot(
        documents=[document(name) for name in "abc"],
        nodes=NODES,
        norm=NORM,
        statements=statements,
        findings=findings,  # type: ignore[arg-type]
    )


def by_pair(links: tuple[Link, ...]) -> dict[tuple[str, str], Link]:
    return {link.pair: link for link in links}


def test_equal_pairs_are_one_link_and_each_regime_has_its_own_chain() -> None:
    now = expected_links(world())
    assert [item.id for item in now["rechtspraak", "gi"]] == ["O19", "O20"]
    assert list(now) == [
        ("veilig_thuis", "lokaal_team"),
        ("veilig_thuis", "rvdk"),
        ("rvdk", "rechtspraak"),
        ("rechtspraak", "gi"),
        ("politie_om", "rvdk"),
    ]
    assert list(expected_links(world(), Regime.BEFORE_2015)) == [("politie_om", "rvdk"), ("gi", "rvdk")]
    assert list(expected_links(world(), Regime.PLANNED)) == [("lokaal_team", "ketenteam")]


def test_a_collective_sender_is_documented_by_any_of_its_kinds() -> None:
    norm = Expected("O02", "Melding", ("class:gi", "class:lokaal_team"), ("class:veilig_thuis",))
    report = statement("a", "gi-a", "vt-x", "MELDT_BIJ")
    read = snapshot(documents=[document("a")], nodes=NODES, norm=[norm], statements=[report])
    links = overlay(read)
    assert {link.pair: link.status for link in links} == {
        ("gi", "veilig_thuis"): DOCUMENTED,
        ("lokaal_team", "veilig_thuis"): UNDOCUMENTED,
    }
    assert undocumented(read, links) == ()


def test_a_side_without_a_kind_cannot_be_tested() -> None:
    read = world()
    assert [item.id for item in untestable(read)] == ["O99"]
    assert "O99" not in [item.id for item in undocumented(read, overlay(read))]


def test_statuses() -> None:
    read = world(
        (
            statement("a", "vt-x", "class:rvdk", "VERZOEKT"),
            statement("a", "class:rechtspraak", "gi-a"),
            statement("a", "gi-a", "class:gemeente", "MELDT_BIJ"),
        ),
        (finding("b", "class:rechtspraak", "class:gi"),),
    )
    links = by_pair(overlay(read))
    assert links["veilig_thuis", "rvdk"].status == DOCUMENTED
    assert links["rechtspraak", "gi"].status == PROBLEMATIC
    assert links["gi", "gemeente"].status == UNEXPECTED
    assert links["rvdk", "rechtspraak"].status == UNDOCUMENTED


def test_worst_first_and_silence_is_no_sign_of_a_broken_link() -> None:
    read = world(
        (statement("a", "vt-x", "class:rvdk", "VERZOEKT"),),
        (
            finding("a", "class:rechtspraak", "class:gi"),
            finding("b", "class:rechtspraak", "class:gi", start=5),
            finding("c", "class:rvdk", "class:rechtspraak"),
        ),
    )
    links = overlay(read)
    assert [link.pair for link in links[:3]] == [
        ("rechtspraak", "gi"),
        ("rvdk", "rechtspraak"),
        ("veilig_thuis", "rvdk"),
    ]
    assert links[2].score == 0
    assert all(link.score is None and link.status == UNDOCUMENTED for link in links[3:])
    assert [item.id for item in undocumented(read, links)] == ["O06", "J01"]


def test_the_parts_add_up_to_the_score() -> None:
    read = world(findings=(finding("a", "class:rvdk", "class:rechtspraak"),))
    link = by_pair(overlay(read))["rvdk", "rechtspraak"]
    assert link.score == pytest.approx(sum(default_weights()[name].weight * part for name, part in link.parts.items()))
    assert link.parts["onbeschreven"] == 1


def test_evidence_names_document_title_place_and_quote_problems_first() -> None:
    read = world(
        (statement("a", "class:rvdk", "class:rechtspraak", confidence=1.0),),
        (
            finding("b", "class:rvdk", "class:rechtspraak", text="wacht maanden", confidence=0.6),
            finding(
                "c", "class:rvdk", "class:rechtspraak", "wachtlijst", start=3, text="een wachtlijst", confidence=0.9
            ),
            finding("a", "class:rvdk", "class:rechtspraak", polarity="verbetering", text="gaat sneller"),
        ),
    )
    proofs = by_pair(overlay(read))["rvdk", "rechtspraak"].proofs
    assert [(proof.says, proof.document, proof.title, proof.quote) for proof in proofs] == [
        ("knelpunt", "c", "C", "een wachtlijst"),
        ("knelpunt", "b", "B", "wacht maanden"),
        ("overdracht", "a", "A", "citaat"),
        ("verbetering", "a", "A", "gaat sneller"),
    ]
    assert (proofs[0].start, proofs[0].end) == (3, 17)


def test_plans_do_not_document_an_expected_link_but_are_shown() -> None:
    read = world(
        (
            statement("a", "vt-x", "class:rvdk", "VERZOEKT", modality="gepland"),
            statement("a", "class:gi", "class:gemeente", modality="aanbevolen"),
        )
    )
    links = by_pair(overlay(read))
    assert links["veilig_thuis", "rvdk"].status == UNDOCUMENTED
    assert links["veilig_thuis", "rvdk"].apart == {"gepland": 1}
    assert ("gi", "gemeente") not in links


def test_a_finding_against_the_direction_of_the_norm_stays_where_the_text_put_it() -> None:
    link = by_pair(overlay(world(findings=(finding("a", "class:gi", "class:rechtspraak"),))))["gi", "rechtspraak"]
    assert link.status == UNEXPECTED
    assert link.expected_back


def test_named_actors_are_held_against_the_norm_of_their_kinds() -> None:
    read = snapshot(
        documents=[document("a")],
        nodes=[*NODES, actor("raad", "rvdk")],
        norm=NORM,
        statements=[statement("a", "vt-x", "raad", "VERZOEKT"), statement("a", "vt-x", "class:gi")],
    )
    (link,) = overlay(read, Level.NAMED)
    assert link.pair == ("vt-x", "raad")
    assert [item.id for item in link.expected] == ["O08"]


def test_nothing_read_and_nothing_known() -> None:
    assert overlay(snapshot()) == ()
    assert undocumented(snapshot(), ()) == ()
