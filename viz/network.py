"""The interactive network: one HTML file that works with the network switched off.

pyvis builds the nodes, edges and options of vis-network; positions come from viz.layout, so the browser computes none.
The page is our own template (pyvis' own loads stylesheets from the internet, also with ``cdn_resources="in_line"``).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pyvis.network import Network

from graph.model import Node, NodeKey, Snapshot
from viz.coverage import coverage, is_fictional
from viz.files import write_text
from viz.labels import Labels
from viz.layout import layout
from viz.pagedata import Indexer, edge_record, node_record
from viz.selection import LAYERS, Edge, Selection, select
from viz.style import EDGE_STYLES, NODE_STYLES, node_style
from viz.templating import read_template, read_vis_network, render
from viz.texts import TEXTS

SCRIPTS = ("core.js", "canvas.js", "labels.js", "panel.js", "table.js", "filters.js", "main.js")
_CURVE = 0.16
_PyvisNetwork: Any = Network
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 10_000,
        "keyboard": {"enabled": False},
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4},
    "edges": {"smooth": False, "selectionWidth": 2, "hoverWidth": 1},
}


class _Ids(list[str]):
    """pyvis asks ``id in list`` for every node and edge; a set beside the list keeps building linear."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()

    def append(self, value: str) -> None:
        super().append(value)
        self._known.add(value)

    def __contains__(self, value: object) -> bool:
        return value in self._known


def write_network(
    snapshot: Snapshot, path: Path, *, focus: str | None = None, language: str = "nl", min_confidence: float = 0.5
) -> Path:
    """Write the network page of a snapshot, or of the two-step surroundings of one actor (``focus``: id or name).

    ``language`` is 'nl' or 'en'. Raises UsageError for an unknown focus or language, KetenkaartError if the file
    cannot be written.
    """
    return write_text(path, network_html(snapshot, focus=focus, language=language, min_confidence=min_confidence))


def network_html(
    snapshot: Snapshot, *, focus: str | None = None, language: str = "nl", min_confidence: float = 0.5
) -> str:
    """The page itself as text."""
    labels = Labels(language)
    selection = select(snapshot, focus=focus, min_confidence=min_confidence)
    texts = TEXTS[language]
    title = texts["title_focus"].format(name=selection.focus.name) if selection.focus else texts["title"]
    return render(
        "network.html",
        scripts=(read_vis_network(), _own_script()),
        styles=(read_template("base.css") + read_template("network.css"),),
        data=page_data(snapshot, selection, labels),
        language=language,
        t=texts,
        title=title,
        note=_note(selection, texts),
        coverage=coverage(snapshot, min_confidence).sentence(language),
        fictional=is_fictional(snapshot),
        empty=not selection.nodes,
    )


def _note(selection: Selection, texts: dict[str, str]) -> str:
    if selection.focus is None or "referentie" not in selection.layers_on:
        return ""
    return texts["focus_reference"].format(name=selection.focus.name)


def page_data(snapshot: Snapshot, selection: Selection, labels: Labels) -> dict[str, Any]:
    """All that the page's script works on, ready for JSON."""
    documents = Indexer(snapshot.documents)
    network = build(selection, labels)
    drawn = {edge["id"]: edge for edge in network.edges}
    return {
        "language": labels.language,
        "texts": TEXTS[labels.language],
        "options": network.options,
        "nodes": network.nodes,
        "edges": [drawn.get(e.id, {}) | edge_record(e, labels, documents) for e in selection.edges],
        "documents": documents.records(),
        "types": _type_legend(selection.nodes, labels),
        "relations": _relation_legend(selection.edges, labels),
        "layers": _layer_legend(selection),
        "styles": {name: style.to_json() for name, style in EDGE_STYLES.items()},
        "focus": _node_id(selection.focus.key) if selection.focus else None,
    }


def build(selection: Selection, labels: Labels) -> Any:
    """The pyvis network: every node with its place and look, every drawable edge with its bend."""
    drawable = [e for e in selection.edges if e.source is not None and e.target is not None]
    degree: defaultdict[NodeKey, set[NodeKey]] = defaultdict(set)
    # loose nodes take part in the layout, but a planned or reference edge should not pull a drawing out of shape
    pulling = [(e.source, e.target) for e in drawable if e.layer in selection.layers_on and e.source and e.target]
    for a, b in pulling:
        degree[a].add(b)
        degree[b].add(a)
    places = layout([n.key for n in selection.nodes], pulling)
    network = _PyvisNetwork(directed=True, cdn_resources="local")
    network.node_ids = _Ids()
    for node in selection.nodes:
        _add_node(network, node, places[node.key], len(degree[node.key]), labels)
    bends = _bends(drawable)
    for edge in drawable:
        _add_edge(network, edge, bends[edge.id], labels)
    network.set_options(json.dumps(_OPTIONS))
    return network


def _add_node(network: Any, node: Node, place: tuple[float, float], degree: int, labels: Labels) -> None:
    style = node_style(node.type or node.kind)
    network.add_node(
        _node_id(node.key),
        label=node.name or node.id,
        shape=style.shape,
        color=style.colour,
        x=place[0],
        y=place[1],
        size=round(13 + min(12.0, 2.4 * degree**0.5), 1),
        **node_record(node, degree),
    )


def _add_edge(network: Any, edge: Edge, bend: float, labels: Labels) -> None:
    if edge.source is None or edge.target is None:
        raise ValueError(f"edge {edge.id} has an open end")
    options: dict[str, Any] = {"arrows": "" if edge.relationship in labels.symmetric else "to"}
    if bend:
        options["smooth"] = {
            "enabled": True,
            "type": "curvedCW" if bend > 0 else "curvedCCW",
            "roundness": round(abs(bend), 2),
        }
    network.add_edge(_node_id(edge.source), _node_id(edge.target), id=edge.id, **options)


def _node_id(key: NodeKey) -> str:
    return f"{key[0]}/{key[1]}"


def _bends(edges: Iterable[Edge]) -> dict[str, float]:
    """Bend of each edge: parallel edges are fanned out (0, +, -, ++, --) so that none hides another."""
    pairs: defaultdict[tuple[NodeKey, ...], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.source is not None and edge.target is not None:
            pairs[tuple(sorted((edge.source, edge.target)))].append(edge)
    bends: dict[str, float] = {}
    for (first, *_), parallel in pairs.items():
        for number, edge in enumerate(parallel):
            size = (number + 1) // 2 * _CURVE * (1 if number % 2 else -1)
            bends[edge.id] = size if edge.source == first else -size
    return bends


def _own_script() -> str:
    parts = "\n".join(read_template(name) for name in SCRIPTS)
    return f"(function () {{\n'use strict';\n{parts}\n}}());\n"


def _type_legend(nodes: Sequence[Node], labels: Labels) -> list[dict[str, Any]]:
    """The kinds that occur, in the fixed order of the palette, with their look and number."""
    counts: defaultdict[str, int] = defaultdict(int)
    for node in nodes:
        counts[node.type or node.kind] += 1
    order = {code: number for number, code in enumerate(NODE_STYLES)}
    legend = []
    for code in sorted(counts, key=lambda c: (order.get(c, len(order)), c)):
        style = node_style(code)
        legend.append(
            {
                "code": code,
                "name": labels.type(code),
                "count": counts[code],
                "colour": style.colour,
                "shape": style.shape,
                "mark": style.code,
            }
        )
    return legend


def _relation_legend(edges: Iterable[Edge], labels: Labels) -> list[dict[str, Any]]:
    counts: defaultdict[str, int] = defaultdict(int)
    for edge in edges:
        if edge.relationship and edge.layer != "referentie":
            counts[edge.relationship] += 1
    names = {code: labels.relation(code) for code in counts}
    return [
        {"code": code, "name": names[code], "count": counts[code]} for code in sorted(counts, key=names.__getitem__)
    ]


def _layer_legend(selection: Selection) -> list[dict[str, Any]]:
    counts: defaultdict[str, int] = defaultdict(int)
    for edge in selection.edges:
        counts[edge.layer] += 1
    return [
        {"code": layer, "count": counts[layer], "on": layer in selection.layers_on} for layer in LAYERS if counts[layer]
    ]
