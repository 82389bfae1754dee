"""Every example of ``rules/findings.yaml`` holds."""

import pytest

from loaders.extract.finding_rules import finding_rules
from loaders.extract.findings import in_sentence
from loaders.extract.segment import sentences

_YES = [(rule.id, rule.kind, example) for rule in finding_rules() for example in rule.match]
_NO = [(rule.id, rule.kind, example) for rule in finding_rules() for example in rule.no_match]


def _found(text: str) -> set[tuple[str, str]]:
    return {(f.rule.kind, f.polarity) for sentence in sentences(text) for f in in_sentence(text, sentence)}


@pytest.mark.parametrize(
    ("rule", "kind", "example"), _YES, ids=[f"{rule}-{number}" for number, (rule, _, _) in enumerate(_YES)]
)
def test_example_matches(rule: str, kind: str, example: str) -> None:
    text, polarity = example.rsplit(" => ", 1)
    assert (kind, polarity) in _found(text)


@pytest.mark.parametrize(
    ("rule", "kind", "example"), _NO, ids=[f"{rule}-{number}" for number, (rule, _, _) in enumerate(_NO)]
)
def test_counterexample_gives_nothing(rule: str, kind: str, example: str) -> None:
    assert kind not in {found for found, _ in _found(example)}


def test_every_rule_has_an_example() -> None:
    assert [rule.id for rule in finding_rules() if not rule.match] == []
