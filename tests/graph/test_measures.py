"""Measures against graphs worked out by hand, and the laws they keep."""

import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import measures

PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20)


def graph_of(pairs: list[tuple[int, int]], size: int = 8) -> nx.DiGraph:
    graph: nx.DiGraph = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(pairs)
    return graph


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        (nx.complete_graph(4), 0.0),
        (nx.empty_graph(3), 1.0),
        # Line of four: distances 1,1,1,2,2,3 -> closeness 3 + 1 + 1/3 over 6 pairs.
        (nx.path_graph(4), 1 - (3 + 1 + 1 / 3) / 6),
        # Star of four: 3 pairs at 1, 3 at 2.
        (nx.star_graph(3), 1 - (3 + 1.5) / 6),
        # Two separate pairs: 2 of 6 pairs at distance 1.
        (nx.Graph([(0, 1), (2, 3)]), 1 - 2 / 6),
        (nx.DiGraph([(0, 1), (1, 0)]), 0.0),
        # A self-loop is no tie between two actors.
        (nx.DiGraph([(0, 0), (0, 1)]), 0.0),
    ],
)
def test_fragmentation_by_hand(graph: nx.Graph, expected: float) -> None:
    assert measures.distance_weighted_fragmentation(graph) == pytest.approx(expected)


@pytest.mark.parametrize("size", [0, 1])
def test_too_small_is_none_not_nan(size: int) -> None:
    graph = nx.empty_graph(size)
    assert measures.distance_weighted_fragmentation(graph) is None
    assert measures.cut_vertices(graph) == []
    assert measures.bridges(graph) == []
    assert len(measures.components(graph)) == size


def test_cut_vertices_bridges_and_components_by_hand() -> None:
    # Triangle a-b-c, then c-d-e in a line, and f alone.
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "d")])
    graph.add_node("f")
    assert measures.cut_vertices(graph) == ["c", "d"]
    assert measures.bridges(graph) == [("c", "d"), ("d", "e")]
    assert measures.components(graph) == [["a", "b", "c", "d", "e"], ["f"]]


def test_scipy_and_networkx_agree() -> None:
    for seed in range(3):
        graph = nx.gnp_random_graph(60, 0.03, seed=seed)
        assert measures._closeness_scipy(graph) == pytest.approx(measures._closeness_networkx(graph))


def test_large_graphs_take_the_fast_road_with_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.gnp_random_graph(40, 0.05, seed=1)
    slow = measures.distance_weighted_fragmentation(graph)
    monkeypatch.setattr(measures, "SCIPY_FROM", 2)
    assert measures.distance_weighted_fragmentation(graph) == pytest.approx(slow)


@given(PAIRS, st.permutations(range(8)))
def test_relabelling_changes_nothing(pairs: list[tuple[int, int]], order: list[int]) -> None:
    graph = graph_of(pairs)
    renamed = nx.relabel_nodes(graph, dict(enumerate(order)))
    assert measures.distance_weighted_fragmentation(renamed) == pytest.approx(
        measures.distance_weighted_fragmentation(graph)
    )
    assert sorted(order[node] for node in measures.cut_vertices(graph)) == measures.cut_vertices(renamed)
    assert {frozenset((order[a], order[b])) for a, b in measures.bridges(graph)} == {
        frozenset(pair) for pair in measures.bridges(renamed)
    }


@given(PAIRS)
def test_direction_does_not_matter(pairs: list[tuple[int, int]]) -> None:
    graph = graph_of(pairs)
    back = graph.reverse()
    assert measures.distance_weighted_fragmentation(graph) == measures.distance_weighted_fragmentation(back)
    assert measures.cut_vertices(graph) == measures.cut_vertices(back)
    assert measures.bridges(graph) == measures.bridges(back)
    assert measures.components(graph) == measures.components(back)


@given(PAIRS, st.integers(2, 8))
def test_an_isolated_actor_never_lowers_fragmentation(pairs: list[tuple[int, int]], size: int) -> None:
    graph = graph_of([(a % size, b % size) for a, b in pairs], size)
    before = measures.distance_weighted_fragmentation(graph)
    graph.add_node("alone")
    after = measures.distance_weighted_fragmentation(graph)
    assert before is not None and after is not None
    assert after >= before
    assert 0 <= before <= 1 and 0 <= after <= 1 and not math.isnan(after)


@given(PAIRS, st.tuples(st.integers(0, 7), st.integers(0, 7)))
def test_another_tie_never_raises_fragmentation(pairs: list[tuple[int, int]], extra: tuple[int, int]) -> None:
    before = measures.distance_weighted_fragmentation(graph_of(pairs))
    after = measures.distance_weighted_fragmentation(graph_of([*pairs, extra]))
    assert before is not None and after is not None
    assert after <= before + 1e-12
