"""Windows give the same matches as the whole text, as long as the words they rest on are in every match."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.candidates import Candidate, choose
from loaders.extract.names import full_rulebook
from loaders.extract.reading import Reading
from loaders.extract.rulebook import spans
from loaders.extract.shadow import Shadow
from loaders.extract.windows import Windows

WINDOWS = Windows({pattern.id: pattern.near for pattern in full_rulebook().patterns})
PARTS = [text for pattern in full_rulebook().patterns for text in pattern.find] + ["Er gebeurt niets bijzonders. " * 20]


@given(st.lists(st.sampled_from(PARTS), max_size=8))
def test_windows_miss_nothing(parts: list[str]) -> None:
    text = "\n".join(parts)
    windows = WINDOWS.of(text)
    for pattern in full_rulebook().patterns:
        assert spans(pattern, text, windows) == spans(pattern, text)


def test_a_rule_without_words_reads_everything() -> None:
    windows = Windows({"a": [], "b": ["zee"]}).of("land land zee")
    assert [m.start() for m in windows.finditer("a", re.compile("land"))] == [0, 5]
    assert [m.start() for m in windows.finditer("b", re.compile("land"))] == [0, 5]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8), st.integers(0, 2)), max_size=20))
def test_chosen_candidates_never_overlap_and_the_best_stays(items: list[tuple[int, int, int]]) -> None:
    candidates = [Candidate(s, s + n, "gi", "name", "r", 0.9, "x", priority=p) for s, n, p in items]
    chosen = choose(candidates)
    assert all(one.end <= two.start for one, two in pairwise(chosen))
    if candidates:
        best = max(c.priority for c in candidates)
        assert any(c.priority == best for c in chosen)


def test_the_reading_joins_wrapped_lines_and_keeps_rows_apart() -> None:
    text = "De Inspectie Justitie en\nVeiligheid kwam.\n\nA;B;C\nD;E;F\nVan: Zeist\nAan: Breda"
    assert Reading(Shadow.of(text)).text == (
        "De Inspectie Justitie en Veiligheid kwam.\n\nA;B;C\nD;E;F\nVan: Zeist\nAan: Breda"
    )
