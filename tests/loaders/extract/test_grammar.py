"""Clauses, subjects and voice."""

from collections.abc import Sequence

from loaders.extract.frames import rulebook
from loaders.extract.grammar import Clause, ParsedSentence, parse, particles_of
from loaders.extract.relations import to_slots
from loaders.extract.shadow import Shadow
from tests.loaders.extract.marked import unmark


def _parse(marked: str) -> ParsedSentence:
    text, mentions = unmark(marked)
    slots = to_slots(Shadow.of(text), mentions)
    return parse(text, 0, len(text), slots, range(len(slots)), rulebook().extra_verbs)


def _group(parsed: ParsedSentence, number: int) -> str:
    item = parsed.chunks[number]
    return " ".join(t.text for t in parsed.tokens[item.first : item.last])


def _subjects(parsed: ParsedSentence) -> Sequence[str]:
    return [_group(parsed, c.subject) if c.subject >= 0 else "" for c in parsed.clauses]


def test_inversion_puts_the_subject_after_the_verb() -> None:
    assert _subjects(_parse("In 2020 onderzocht de [inspectie|IGJ] de keten.")) == ["de IGJ"]


def test_second_clause_takes_the_subject_of_the_first() -> None:
    parsed = _parse("De [gi|GI] rondt het onderzoek af, maar draagt zaken over aan het [lokaal_team|wijkteam].")
    assert _subjects(parsed) == ["De GI", "De GI"]
    assert "over" in particles_of(parsed, parsed.clauses[1])


def test_relative_clause_has_its_antecedent_as_subject() -> None:
    parsed = _parse("De [gi|GI], die jeugdbescherming uitvoert, groeit.")
    kinds = {c.kind: c for c in parsed.clauses}
    assert _group(parsed, kinds["relative"].subject) == "De GI"
    assert _group(parsed, kinds["main"].subject) == "De GI"


def test_object_controls_the_infinitive() -> None:
    parsed = _parse("De [onderzoeksbureau|rekenkamer] adviseert [gemeente|Ede] om beter samen te werken.")
    assert _subjects(parsed)[1] == "Ede"


def test_passive_needs_a_participle_with_worden_or_zijn() -> None:
    def first(marked: str) -> Clause:
        return _parse(marked).clauses[0]

    assert first("[gi|JBB] is door de [inspectie|IGJ] onderzocht.").passive
    assert not first("De [inspectie|IGJ] heeft [gi|JBB] onderzocht.").passive


def test_coordinated_names_are_one_group() -> None:
    parsed = _parse("De gemeenten [gemeente|Breda], [gemeente|Tilburg] en [gemeente|Goes] kopen in.")
    assert [len(c.slots) for c in parsed.chunks if c.slots] == [3]


def test_en_before_a_new_subject_with_its_own_verb_does_not_join() -> None:
    parsed = _parse("De [inspectie|IGJ] onderzocht [gi|JBB] en [gi|SAVE] publiceerde een brief.")
    assert [len(c.slots) for c in parsed.chunks if c.slots] == [1, 1, 1]
