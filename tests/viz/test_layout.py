"""Positions."""

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.layout import layout


@given(st.integers(1, 30), st.data())
@settings(max_examples=40, deadline=None)
def test_every_node_has_a_finite_place_of_its_own(count: int, data: st.DataObject) -> None:
    ends = st.integers(0, count - 1)
    edges = data.draw(st.lists(st.tuples(ends, ends), max_size=60))
    places = layout(list(range(count)), edges)
    assert set(places) == set(range(count))
    assert np.isfinite(list(places.values())).all()
    assert len(set(places.values())) == count


def test_is_the_same_on_every_run_and_for_any_order_of_edges() -> None:
    graph = nx.gnm_random_graph(60, 120, seed=1)
    edges = list(graph.edges())
    assert layout(list(graph), edges) == layout(list(graph), edges)


def test_neighbours_are_nearer_than_strangers() -> None:
    graph = nx.gnm_random_graph(300, 450, seed=2)
    places = {n: np.array(p) for n, p in layout(list(graph), list(graph.edges())).items()}
    near = np.mean([np.linalg.norm(places[a] - places[b]) for a, b in graph.edges()])
    far = np.mean([np.linalg.norm(places[a] - places[(a * 7 + 3) % 300]) for a in graph])
    assert near < far / 1.5


def test_names_of_a_small_network_do_not_cover_each_other() -> None:
    graph = nx.gnm_random_graph(60, 150, seed=3)
    points = np.array(list(layout(list(graph), list(graph.edges())).values()))
    delta = np.abs(points[:, None] - points[None])
    touching = (delta[..., 0] < 60) & (delta[..., 1] < 30)
    assert touching.sum() - 60 <= 4


def test_no_nodes_no_places() -> None:
    assert layout([], []) == {}
