"""Every example of ``rules/relations.yaml`` holds."""

import pytest

from loaders.extract.frames import rulebook
from tests.loaders.extract import marked

_YES = [(frame.id, frame.type, example) for frame in rulebook().frames for example in frame.match]
_NO = [(frame.id, frame.type, example) for frame in rulebook().frames for example in frame.no_match]


@pytest.mark.parametrize(
    ("rule", "kind", "example"), _YES, ids=[f"{rule}-{number}" for number, (rule, _, _) in enumerate(_YES)]
)
def test_example_matches(rule: str, kind: str, example: str) -> None:
    sentence, gives = example.rsplit(" => ", 1)
    expected = marked.expectation(gives)
    found = [r for r in marked.relations_of(sentence) if r.type == kind]
    pairs = {(marked.named(r.subject), marked.named(r.object), r.polarity, r.modality) for r in found}
    turned = {(b, a, p, m) for a, b, p, m in pairs} if kind == "cooperates_with" else set()
    assert (expected.subject, expected.object, expected.polarity, expected.modality) in pairs | turned


@pytest.mark.parametrize(
    ("rule", "kind", "example"), _NO, ids=[f"{rule}-{number}" for number, (rule, _, _) in enumerate(_NO)]
)
def test_counterexample_gives_nothing(rule: str, kind: str, example: str) -> None:
    assert [r for r in marked.relations_of(example) if r.type == kind] == []


def test_every_rule_has_an_example() -> None:
    assert [frame.id for frame in rulebook().frames if not frame.match and "context" not in frame.id] == []
