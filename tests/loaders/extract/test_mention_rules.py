"""The examples of every mention rule: what it must find and what it must leave."""

import pytest

from loaders.extract.mentions import find_mentions
from loaders.extract.names import full_rulebook, name_table
from loaders.extract.rulebook import Noun, Pattern, spans
from loaders.extract.shadow import Shadow

PATTERNS = full_rulebook().patterns
NOUNS = full_rulebook().nouns


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.id)
def test_pattern_examples(pattern: Pattern) -> None:
    assert pattern.find
    for text, expected in pattern.find.items():
        names = expected if isinstance(expected, list) else [expected]
        assert [text[start:end] for start, end in spans(pattern, text)] == names, text
    for text in pattern.leave:
        assert spans(pattern, text) == [], text


@pytest.mark.parametrize("noun", NOUNS, ids=lambda n: n.id)
def test_noun_examples(noun: Noun) -> None:
    assert noun.find
    for text, expected in noun.find.items():
        found = [m.surface for m in find_mentions(Shadow.of(text)).mentions if m.rule == noun.id]
        assert expected in found, text
    for text in noun.leave:
        assert [m.surface for m in find_mentions(Shadow.of(text)).mentions if m.rule == noun.id] == [], text


def test_rule_ids_are_unique_and_confidences_are_shares() -> None:
    rules = [*PATTERNS, *NOUNS]
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(0 < rule.confidence <= 1 for rule in rules)


def test_own_ids_and_exceptions_name_real_surfaces() -> None:
    names = full_rulebook().names
    for surface, canonical in names["own_ids"].items():
        assert canonical in {name.id for name in name_table().lookup(surface)}, surface
    for surface in names["never"]:
        assert not name_table().lookup(surface), surface
