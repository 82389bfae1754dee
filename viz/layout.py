"""Positions for drawing, computed here so that the browser has nothing to settle: seeded, the same on every run.

Each connected component gets stress-like start positions (pivot MDS: Brandes & Pich, "Eigensolver methods for
progressive multidimensional scaling", 2007; Kamada & Kawai 1989 where the component is small), then a number of
rounds of springs and short-range repulsion; components are packed in rows, the largest first, and nodes that would
cover each other's names are pushed apart. Time grows about linearly with nodes and edges.
"""

from collections.abc import Hashable, Sequence
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path
from scipy.spatial import KDTree

Points = NDArray[np.float64]

# untyped in their libraries
_csr_array: Any = csr_array
_kamada_kawai_layout: Any = nx.kamada_kawai_layout
_KDTree: Any = KDTree

SPACING = 70.0
"""Wished distance between neighbours in drawing units (pixels at zoom 1)."""
ASPECT = 2.2
"""Width against height of the drawing: screens are wide."""
_SMALL = 120
_SEPARATE_UP_TO = 800
_BOX = np.array([88.0, 44.0])


def layout(
    nodes: Sequence[Hashable], edges: Sequence[tuple[Hashable, Hashable]], seed: int = 7
) -> dict[Hashable, tuple[float, float]]:
    """Position of every node, in drawing units around (0, 0). Edges may repeat; loops are ignored."""
    if not nodes:
        return {}
    graph: Any = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    order = {node: number for number, node in enumerate(nodes)}
    components = sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(order[n] for n in c)))
    loose = [next(iter(c)) for c in components if len(c) == 1]
    blocks: list[tuple[list[Hashable], Points]] = []
    for component in components:
        if len(component) > 1:
            members = sorted(component, key=order.__getitem__)
            blocks.append((members, _component(graph, members, seed)))
    if loose:
        blocks.append((loose, _grid(len(loose))))
    names, points = _pack(blocks)
    width, height = np.ptp(points, axis=0)
    points = points * np.array([np.clip(ASPECT * height / max(float(width), 1.0), 1.0, 1.5), 1.0])
    if len(names) <= _SEPARATE_UP_TO:
        points = _separate(points, _BOX)
    points = points - (points.min(axis=0) + points.max(axis=0)) / 2
    return {name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in zip(names, points, strict=True)}


def _component(graph: Any, members: list[Hashable], seed: int) -> Points:
    count = len(members)
    if count == 2:
        return np.array([[0.0, 0.0], [SPACING * 1.5, 0.0]])
    number = {node: i for i, node in enumerate(members)}
    pairs = np.array([(number[a], number[b]) for a, b in graph.subgraph(members).edges()])
    points = _start(count, pairs, seed)
    points = _relax(points, pairs, rounds=80 if count <= 500 else 60 if count <= 3000 else 30)
    return _widen(points)


def _start(count: int, pairs: NDArray[np.int64], seed: int) -> Points:
    """Kamada-Kawai for a small component, pivot MDS for a large one; scaled so that an edge is about SPACING long."""
    ones = np.ones(len(pairs))
    matrix = _csr_array((ones, (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    if count <= _SMALL:
        graph: Any = nx.Graph()
        graph.add_nodes_from(range(count))
        graph.add_edges_from(pairs.tolist())
        points = np.array([p for _, p in sorted(_kamada_kawai_layout(graph).items())])
    else:
        points = _pivot_mds(matrix, count)
    # identical positions (twins with the same neighbours) would never be told apart by forces
    points = points + np.random.default_rng(seed).normal(0.0, 1e-3 * (np.ptp(points) or 1.0), points.shape)
    length = np.median(np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1))
    return np.asarray(points * (SPACING / max(float(length), 1e-9)), dtype=np.float64)


def _pivot_mds(matrix: Any, count: int, pivots: int = 60) -> Points:
    first = shortest_path(matrix, directed=False, unweighted=True, indices=[0])[0]
    columns = [first]
    nearest = first.copy()
    for _ in range(min(pivots, count) - 1):
        chosen = int(nearest.argmax())
        distances = shortest_path(matrix, directed=False, unweighted=True, indices=[chosen])[0]
        columns.append(distances)
        nearest = np.minimum(nearest, distances)
    squared = np.array(columns).T ** 2
    centred = -0.5 * (
        squared - squared.mean(axis=0, keepdims=True) - squared.mean(axis=1, keepdims=True) + squared.mean()
    )
    _, vectors = np.linalg.eigh(centred.T @ centred)
    return np.asarray(centred @ vectors[:, [-1, -2]], dtype=np.float64)


def _relax(points: Points, pairs: NDArray[np.int64], rounds: int) -> Points:
    """Springs along edges, repulsion from whatever lies within two and a half spacings, in cooling steps."""
    degree = np.bincount(pairs.ravel(), minlength=len(points)).astype(float)
    reach = 2.5 * SPACING
    for step in range(rounds):
        force = np.zeros_like(points)
        close = _KDTree(points).query_pairs(reach, output_type="ndarray")
        if len(close):
            delta = points[close[:, 0]] - points[close[:, 1]]
            distance = np.maximum(np.linalg.norm(delta, axis=1), 1.0)
            push = delta / distance[:, None] * (SPACING**2 / distance * (1 - distance / reach))[:, None]
            _scatter(force, close, push)
        delta = points[pairs[:, 0]] - points[pairs[:, 1]]
        distance = np.maximum(np.linalg.norm(delta, axis=1), 1.0)
        # a hub's many springs would crush its neighbours on it
        weight = 1.0 / np.sqrt(np.maximum(degree[pairs].min(axis=1), 1.0))
        pull = -delta * (weight * (distance / SPACING) * 0.35)[:, None]
        _scatter(force, pairs, pull)
        limit = SPACING * 0.6 * (1 - step / rounds) + 1.0
        size = np.maximum(np.linalg.norm(force, axis=1), 1e-9)
        points = points + force / size[:, None] * np.minimum(size * 0.3, limit)[:, None]
    return points


def _scatter(force: Points, pairs: NDArray[np.int64], vectors: Points) -> None:
    for axis in (0, 1):
        force[:, axis] += np.bincount(pairs[:, 0], vectors[:, axis], len(force))
        force[:, axis] -= np.bincount(pairs[:, 1], vectors[:, axis], len(force))


def _widen(points: Points) -> Points:
    """Turn the longest axis to the horizontal and bring the shape nearer to that of a screen."""
    centred = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    axes = axes * np.where(np.abs(axes).max(axis=1) == axes.max(axis=1), 1.0, -1.0)[:, None]
    turned = centred @ axes.T
    width, height = np.ptp(turned, axis=0)
    factor = float(np.clip(ASPECT * height / max(width, 1.0), 1.0, 1.9))
    return np.asarray(turned * np.array([factor, 1.0]), dtype=np.float64)


def _grid(count: int) -> Points:
    columns = max(1, round((count * ASPECT * 1.1) ** 0.5))
    index = np.arange(count)
    return np.stack([index % columns * _BOX[0] * 1.15, index // columns * _BOX[1] * 1.15], axis=1)


def _pack(blocks: list[tuple[list[Hashable], Points]]) -> tuple[list[Hashable], Points]:
    """Put the components in rows, the largest first, each row as wide as the drawing should become."""
    gap = SPACING
    sizes = [np.ptp(points, axis=0) + gap for _, points in blocks]
    area = sum(float(w * h) for w, h in sizes)
    row_width = max(float(sizes[0][0]), (area * ASPECT) ** 0.5)
    names: list[Hashable] = []
    placed: list[Points] = []
    x = y = height = 0.0
    for (members, points), (w, h) in zip(blocks, sizes, strict=True):
        if x > 0 and x + w > row_width:
            x, y, height = 0.0, y + height, 0.0
        placed.append(points - points.min(axis=0) + np.array([x, y]))
        names.extend(members)
        x, height = x + float(w), max(height, float(h))
    return names, np.concatenate(placed)


def _separate(points: Points, box: Points, rounds: int = 120) -> Points:
    """Push apart nodes whose boxes (symbol and name) overlap, along the axis where the least is needed."""
    points = points.copy()
    for _ in range(rounds):
        pairs = _KDTree(points / box).query_pairs(1.0, p=np.inf, output_type="ndarray")
        if not len(pairs):
            break
        delta = points[pairs[:, 0]] - points[pairs[:, 1]]
        overlap = box - np.abs(delta)
        axis = (overlap / box).argmin(axis=1)
        rows = np.arange(len(pairs))
        sign = np.where(delta[rows, axis] >= 0, 1.0, -1.0)
        push = np.zeros_like(delta)
        push[rows, axis] = sign * overlap[rows, axis] * 0.3
        _scatter(points, pairs, push)
    return points
