"""The score: its parts by hand, its laws, and its weights."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.score import PARTS, Counts, default_weights, parts, read_weights, total

NUMBER = st.integers(0, 50)


def value(problems: int, improvements: int, documents: int, statements: int, expected: bool) -> float:
    numbers = (problems, improvements, documents, statements, expected)
    counts = Counts(*(np.array([float(number)]) for number in numbers))
    return float(total(parts(counts, default_weights()), default_weights())[0])


def test_weights_add_up_to_one() -> None:
    assert set(default_weights()) == set(PARTS)
    assert sum(part.weight for part in default_weights().values()) == pytest.approx(1)
    assert all(part.explanation for part in default_weights().values())


def test_score_by_hand() -> None:
    # 2 problems in 1 document, 2 improvements, handover described: 0.4 * 2/4 + 0.3 * 1/3 + 0.2 * 2/5 + 0.1 * 0.
    assert value(2, 2, 1, 1, True) == pytest.approx(0.2 + 0.1 + 0.08)
    # Expected, complained about and nowhere described: the last part counts in full.
    assert value(1, 0, 1, 0, True) == pytest.approx(0.4 / 3 + 0.1 + 0.1 + 0.1)


def test_many_problems_in_more_documents_weigh_more_than_one_remark() -> None:
    assert value(4, 2, 2, 1, False) > value(1, 0, 1, 0, True)


def test_without_a_problem_there_is_no_fragmentation_to_report() -> None:
    assert value(0, 3, 0, 0, True) == 0
    assert value(0, 0, 0, 5, False) == 0


@given(NUMBER, NUMBER, NUMBER, NUMBER, st.booleans())
def test_score_lies_between_zero_and_one(p: int, v: int, d: int, s: int, expected: bool) -> None:
    assert 0 <= value(p, v, d, s, expected) <= 1


@given(NUMBER.filter(bool), NUMBER, NUMBER.filter(bool), NUMBER, st.booleans())
def test_more_problems_and_documents_never_lower_it_and_more_improvements_never_raise_it(
    p: int, v: int, d: int, s: int, expected: bool
) -> None:
    score = value(p, v, d, s, expected)
    assert value(p + 1, v, d, s, expected) >= score
    assert value(p, v, d + 1, s, expected) >= score
    assert value(p, v + 1, d, s, expected) <= score


@pytest.mark.parametrize(
    "text",
    [
        "onderdelen: {knelpunten: {gewicht: 1, uitleg: a}}",
        "onderdelen:\n" + "".join(f"  {name}: {{gewicht: 0.5, uitleg: a}}\n" for name in PARTS),
        "onderdelen:\n" + "".join(f"  {name}: {{gewicht: 0.25, half: 0, uitleg: a}}\n" for name in PARTS),
    ],
)
def test_incomplete_or_unbalanced_weights_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "score.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"score\.yaml"):
        read_weights(path)
