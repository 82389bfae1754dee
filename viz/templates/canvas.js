// The drawing: vis-network with given positions. Names are drawn by labels.js, so vis gets no labels and no titles.
const FADED = '#e3e6ea';
const FADE_UP_TO = 1500;

function nodeLook(node) {
  const colour = node.color;
  const background = node.generic ? '#ffffff' : colour;
  const look = { background, border: colour };
  return {
    id: node.id, x: node.x, y: node.y, shape: node.shape, size: node.size,
    color: { ...look, highlight: { background, border: '#111' }, hover: { background, border: '#111' } },
    shapeProperties: { borderDashes: node.generic ? [4, 3] : false },
  };
}

function edgeLook(edge) {
  const style = DATA.styles[edge.layer];
  return {
    id: edge.id, from: edge.from, to: edge.to, smooth: edge.smooth || false, width: style.width,
    color: { color: style.colour, highlight: style.colour, hover: style.colour, inherit: false },
    dashes: style.dashes.length ? style.dashes : false,
    arrows: edge.arrows ? { to: { enabled: true, scaleFactor: style.width > 2 ? 0.6 : 0.5 } } : '',
    hidden: true,
  };
}

const drawnEdges = DATA.edges.filter((e) => !e.open);
const visNodes = new vis.DataSet(DATA.nodes.map((n) => ({ ...nodeLook(n), hidden: true })));
const visEdges = new vis.DataSet(drawnEdges.map(edgeLook));
const container = $('kk-canvas');
const options = JSON.parse(JSON.stringify(DATA.options));
options.interaction.hideEdgesOnDrag = drawnEdges.length > 600;
options.interaction.hideEdgesOnZoom = drawnEdges.length > 600;
const network = new vis.Network(container, { nodes: visNodes, edges: visEdges }, options);
// vis makes its frame a tab stop although no key does anything there: the table is the way in by keyboard
container.querySelectorAll('[tabindex]').forEach((element) => element.setAttribute('tabindex', '-1'));

const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const animation = still ? false : { duration: 350, easingFunction: 'easeInOutQuad' };

// Only what differs is sent to vis: an update of thousands of edges costs more than finding the few that changed.
function updateHidden() {
  const { nodeIds, edgeIds } = state.visible;
  visNodes.update(DATA.nodes
    .map((n) => ({ id: n.id, hidden: !nodeIds.has(n.id) }))
    .filter((n) => visNodes.get(n.id).hidden !== n.hidden));
  visEdges.update(drawnEdges
    .map((e) => ({ id: e.id, hidden: !edgeIds.has(e.id) }))
    .filter((e) => visEdges.get(e.id).hidden !== e.hidden));
}

function highlighted() {
  const chosen = state.selected;
  if (!chosen) return null;
  const near = { nodes: new Set(), edges: new Set() };
  if (chosen.kind === 'edge') {
    const edge = edges.get(chosen.id);
    near.edges.add(edge.id);
    near.nodes.add(edge.from).add(edge.to);
  } else {
    near.nodes.add(chosen.id);
    state.visible.edges.filter((e) => e.from === chosen.id || e.to === chosen.id).forEach((e) => {
      near.edges.add(e.id);
      near.nodes.add(e.from).add(e.to);
    });
  }
  return near;
}

let near = null;

function fade() {
  near = highlighted();
  const chosen = state.selected;
  network.unselectAll();
  if (chosen && chosen.kind === 'node' && visNodes.get(chosen.id)) network.selectNodes([chosen.id], false);
  if (chosen && chosen.kind === 'edge' && visEdges.get(chosen.id)) network.selectEdges([chosen.id]);
  if (drawnEdges.length > FADE_UP_TO) {
    network.redraw();
    return;
  }
  visEdges.update(drawnEdges.map((e) => {
    const style = DATA.styles[e.layer];
    const colour = !near || near.edges.has(e.id) ? style.colour : FADED;
    return { id: e.id, color: { color: colour, highlight: style.colour, hover: style.colour, inherit: false } };
  }));
  visNodes.update(DATA.nodes.map((n) => ({ id: n.id, opacity: !near || near.nodes.has(n.id) ? 1 : 0.25 })));
}

function fitAll(moving) {
  const ids = [...state.visible.nodeIds];
  if (!ids.length) return;
  network.fit({ nodes: ids, animation: moving ? animation : false, maxZoomLevel: 1.3 });
  // room for the names under the lowest and beside the outermost symbols
  network.moveTo({ scale: network.getScale() * 0.93 });
}

function bringIntoView(ids) {
  const known = ids.filter((id) => state.visible.nodeIds.has(id));
  if (!known.length) return;
  const places = known.map((id) => network.getPosition(id));
  const centre = {
    x: places.reduce((sum, p) => sum + p.x, 0) / places.length,
    y: places.reduce((sum, p) => sum + p.y, 0) / places.length,
  };
  const inside = places.every((p) => {
    const point = network.canvasToDOM(p);
    return point.x > 40 && point.y > 40 && point.x < container.clientWidth - 40 && point.y < container.clientHeight - 40;
  });
  if (!inside || network.getScale() < 0.3) {
    network.moveTo({ position: centre, scale: Math.max(network.getScale(), 0.8), animation });
  }
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.03, network.getScale() * factor)), animation });
}
