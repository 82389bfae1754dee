"""GraphML, read back by NetworkX."""

import io
import json
from dataclasses import replace
from typing import Any

import networkx as nx
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.model import Node, Snapshot
from tests.viz.samples import HOSTILE, from_gold, hostile, made_up
from viz.graphml import as_networkx, graphml
from viz.material import Material


def read(snapshot: Snapshot) -> Any:
    return nx.read_graphml(io.BytesIO(graphml(Material(snapshot))), force_multigraph=True)


def content(graph: Any) -> tuple[Any, Any]:
    edges = sorted((a, b, sorted(values.items(), key=str)) for a, b, values in graph.edges(data=True))
    return dict(graph.nodes(data=True)), edges


@given(st.lists(st.text(), min_size=1, max_size=6))
@settings(deadline=None)
@example(list(HOSTILE))
def test_gives_the_same_nodes_and_edges_back(names: list[str]) -> None:
    snapshot = hostile(tuple(names))
    assert content(read(snapshot)) == content(as_networkx(Material(snapshot)))


def test_names_come_back_but_for_what_xml_cannot_hold() -> None:
    names = {values.get("naam") for _, values in read(hostile()).nodes(data=True)}
    assert "abc" in names and "los" in names and "regel\ntwee" in names
    assert {n for n in HOSTILE if n.isprintable()} <= names


def test_has_every_statement_and_every_finding_with_two_sides() -> None:
    for snapshot in (from_gold(), made_up(50)):
        graph = read(snapshot)
        pairs = sum(len(f.sources) * len(f.targets) for f in snapshot.findings)
        assert graph.number_of_nodes() == len(snapshot.nodes)
        assert graph.number_of_edges() == len(snapshot.statements) + pairs


def test_lists_are_json_and_empty_values_are_left_out() -> None:
    properties = {"alias": ["x", "<y>"], "leeg": "", "geen": None}
    node = Node("a", "A", "Actor", "gi", True, ("document", "norm"), (), properties)
    values = read(Snapshot(nodes={node.key: node})).nodes["Actor/a"]
    assert json.loads(values["alias"]) == ["x", "<y>"] and json.loads(values["graaf"]) == ["document", "norm"]
    assert values["klasse"] is True and not {"leeg", "geen", "labels", "fictief"} & set(values)


def test_fiction_is_on_the_graph_and_on_every_node() -> None:
    graph = read(hostile())
    assert graph.graph["fictief"] == "FICTIEF"
    assert {values["fictief"] for _, values in graph.nodes(data=True)} == {"FICTIEF"}
    assert b"FICTIEF" not in graphml(Material(hostile(fictional=False)))


def test_properties_of_mixed_types_make_one_column() -> None:
    values = (2015, "2015-01", 1.5, True)
    nodes = [Node(str(n), str(n), "Actor", properties={"jaar": value}) for n, value in enumerate(values)]
    graph = read(Snapshot(nodes={n.key: n for n in nodes}))
    assert [graph.nodes[f"Actor/{n}"]["jaar"] for n in range(4)] == ["2015", "2015-01", "1.5", "True"]


def test_an_end_that_is_no_known_node_is_added() -> None:
    snapshot = replace(hostile(("a", "b")), nodes={})
    assert read(snapshot).number_of_edges() == 4
