"""Statements spread over a text: lists under a head, covenants, calls for tender, handovers over clauses, ellipsis."""

from tests.loaders.extract import marked


def _of(text: str, kind: str) -> set[tuple[str, str, str, str]]:
    found = [r for r in marked.relations_of(text) if r.type == kind]
    return {(marked.named(r.subject), marked.named(r.object), r.polarity, r.modality) for r in found}


def test_items_fill_the_part_their_head_leaves_open() -> None:
    text = (
        "De [samenwerkingsverband|Jeugdregio Foodvalley] heeft de opdracht gegund aan:\n"
        "- [jeugdhulpaanbieder|Pluryn]\n- [jeugdhulpaanbieder|Karakter]\n"
    )
    clients = {(b, p) for _, b, p, _ in _of(text, "commissions")}
    assert clients == {("Pluryn", "affirmed"), ("Karakter", "affirmed")}


def test_a_list_without_an_open_part_states_nothing() -> None:
    text = (
        "De [gemeente|gemeente Ede] vergadert over:\n- [jeugdhulpaanbieder|Pluryn]\n- [jeugdhulpaanbieder|Karakter]\n"
    )
    assert _of(text, "commissions") == set()


def test_signers_of_a_covenant_agree_and_co_operate() -> None:
    text = (
        "Het [document|Convenant Crisiszorg]\n\nPartijen:\n- [gi|Samen Veilig]\n- [gemeente|Gemeente Ede]\n\n"
        "komen het volgende overeen.\n"
    )
    assert {a for a, _, _, _ in _of(text, "agrees_with")} == {"Samen Veilig", "Gemeente Ede"}
    assert len(_of(text, "cooperates_with")) == 1


def test_a_lot_stands_for_its_services() -> None:
    text = (
        "Aanbestedende dienst\n[samenwerkingsverband|RIGG]\n\n"
        "Voorwerp van de opdracht is de [taak|crisisdienst] (perceel 2).\n\n"
        "Perceel 2 wordt uitgevoerd door [jeugdhulpaanbieder|Elker].\n"
    )
    assert _of(text, "executes") == {("Elker", "crisisdienst", "affirmed", "actual")}
    assert ("RIGG", "Elker", "affirmed", "actual") in _of(text, "commissions")
    assert ("RIGG", "crisisdienst", "affirmed", "planned") in _of(text, "commissions")


def test_giver_and_receiver_in_different_clauses() -> None:
    text = (
        "Iedere zaak die [veilig_thuis|Veilig Thuis Ede] aanmeldt, krijgt bij [gi|Samen Veilig] een eigen begeleider."
    )
    assert _of(text, "hands_over_to") == {("Veilig Thuis Ede", "Samen Veilig", "affirmed", "actual")}


def test_a_name_with_niet_denies_what_was_said_of_the_others() -> None:
    text = "De [inspectie|IGJ] bezocht [jeugdhulpaanbieder|Pluryn]; [jeugdhulpaanbieder|Fier] niet."
    assert _of(text, "investigates") == {
        ("IGJ", "Pluryn", "affirmed", "actual"),
        ("IGJ", "Fier", "negated", "actual"),
    }


def test_what_has_ended_is_not_denied() -> None:
    text = "[gemeente|Ede] is geen lid meer van de [brancheorganisatie|VNG]."
    assert _of(text, "part_of") == {("Ede", "VNG", "affirmed", "actual")}


def test_verbs_made_into_nouns_and_participles_before_nouns() -> None:
    text = "Het overdragen van zaken door [veilig_thuis|Veilig Thuis Ede] aan [gi|Samen Veilig] stokt."
    assert _of(text, "hands_over_to") == {("Veilig Thuis Ede", "Samen Veilig", "affirmed", "actual")}
    text = "De door [gemeente|Ede] gefinancierde [ketenteam|crisisteams] stoppen."
    assert {(a, b) for a, b, _, _ in _of(text, "finances")} == {("Ede", "crisisteams")}


def test_a_plan_says_what_is_to_be_done() -> None:
    text = "Uitvoeringsplan jeugd\n\n[gi|Samen Veilig] voert de [taak|crisisdienst] uit.\n"
    assert _of(text, "executes") == {("Samen Veilig", "crisisdienst", "affirmed", "planned")}
