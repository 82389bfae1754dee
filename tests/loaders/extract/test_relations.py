"""Relations over whole texts: context, tables, letterheads, readings and what must give nothing."""

import random

import pytest

from loaders.annotations import Mention
from loaders.extract.relations import find_relations
from loaders.extract.segment import sentences
from loaders.extract.shadow import Shadow
from tests.loaders.extract.marked import Telling, relations_of, unmark


def _triples(marked: str, telling: Telling | None = None) -> set[tuple[str, str, str]]:
    return {(r.subject, r.type, r.object) for r in relations_of(marked, telling)}


def test_we_is_the_speaker() -> None:
    marked = "Brief van [gi|JBB].\n\nWij dragen zaken over aan het [lokaal_team|CJG]."
    assert ("JBB", "hands_over_to", "CJG") in _triples(marked, Telling(speaker=("JBB",)))


def test_pronoun_takes_the_subject_of_the_sentence_before() -> None:
    marked = "De [inspectie|IGJ] is kritisch. Zij onderzocht [gi|JBB]."
    assert ("IGJ", "investigates", "JBB") in _triples(marked)


def test_pronoun_after_an_unnamed_subject_stays_open() -> None:
    marked = "De [inspectie|IGJ] is kritisch. Het personeel loopt weg. Zij roepen [functionaris|Jan Vos] op."
    assert ("IGJ", "asks", "Jan Vos") not in _triples(marked)


@pytest.mark.parametrize(
    ("marked", "polarity", "modality"),
    [
        ("[gi|JBB] zal in 2030 samenwerken met [gi|SAVE].", "affirmed", "planned"),
        ("[gi|JBB] moet samenwerken met [gi|SAVE].", "affirmed", "recommended"),
        ("Als [gi|JBB] samenwerkt met [gi|SAVE], gaat het beter.", "affirmed", "hypothetical"),
        ("[gi|JBB] werkt nooit samen met [gi|SAVE].", "negated", "actual"),
        ("Het is onverstandig om [gi|JBB] met [gi|SAVE] te laten fuseren.", "negated", "recommended"),
    ],
)
def test_reading(marked: str, polarity: str, modality: str) -> None:
    readings = {(r.polarity, r.modality) for r in relations_of(marked)}
    assert not readings or readings == {(polarity, modality)}
    if "onverstandig" not in marked:
        assert readings


def test_contract_table() -> None:
    marked = (
        "opdrachtgever;opdrachtnemer;dienst;ingang;einde;status\n"
        "[gemeente|Ede];[jeugdhulpaanbieder|Pluryn];[taak|pleegzorg];2021-01-01;2024-12-31;lopend\n"
        "[gemeente|Ede];[jeugdhulpaanbieder|Enver];[taak|pleegzorg];2024-01-01;;voorgenomen"
    )
    found = {(r.object, r.type, r.modality, r.time) for r in relations_of(marked) if r.type == "commissions"}
    pluryn = ("Pluryn", "commissions", "actual", "2021-01-01/2024-12-31")
    assert found == {pluryn, ("Enver", "commissions", "planned", "2024-01-01/..")}


def test_recommendations_in_a_list() -> None:
    items = "- Aan [gi|JBB]: deel informatie.\n- Aan [gi|SAVE]: geen."
    marked = f"De [inspectie|IGJ] bezocht [gi|JBB].\n\nAanbevelingen\n{items}"
    found = {(r.object, r.polarity) for r in relations_of(marked) if r.type == "recommends_to"}
    assert found == {("JBB", "affirmed"), ("SAVE", "negated")}


def test_evidence_is_in_source_offsets() -> None:
    text, mentions = unmark("De [inspectie|IGJ] onderzocht\r\nvorig jaar [gi|JBB].")
    shadow = Shadow.of(text)
    (relation,) = find_relations(shadow, sentences(shadow.text), mentions, Telling())
    assert text[slice(*relation.evidence)].startswith("De IGJ onderzocht\r\nvorig")


def test_shuffled_words_give_nothing() -> None:
    first = "De inspectie IGJ onderzocht in 2019 de instelling JBB en beveelt de gemeente aan om samen te werken. "
    second = "De gemeente is verantwoordelijk voor de hulp en koopt de hulp in bij de instelling JBB in de regio. "
    words = ((first + second) * 20).split()
    random.Random(3).shuffle(words)
    shuffled = " ".join(words)
    kinds = (("gi", "JBB"), ("inspectie", "IGJ"))
    mentions = [Mention(k, n, i, i + 3, n) for k, n in kinds for i in range(len(shuffled)) if shuffled.startswith(n, i)]
    shadow = Shadow.of(shuffled)
    assert find_relations(shadow, sentences(shadow.text), mentions, Telling()) == []


def test_english_gives_nothing() -> None:
    text = "The [inspectie|IGJ] has investigated [gi|JBB] and works together with the [gemeente|Ede] on this."
    assert relations_of(text) == []


def test_a_lead_that_names_the_partners_afterwards() -> None:
    marked = (
        "Sneller hulp is het doel. Zij slaan de handen ineen om dit te bereiken. "
        '"Kinderen staan voorop", zeggen [gi|JBB], [gi|SAVE] en de [rvdk|Raad].'
    )
    found = {frozenset((s, o)) for s, kind, o in _triples(marked) if kind == "cooperates_with"}
    assert found == {frozenset(p) for p in (("JBB", "SAVE"), ("JBB", "Raad"), ("SAVE", "Raad"))}
