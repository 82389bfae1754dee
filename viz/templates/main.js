// Filters -> drawing, table, counts; clicks and links -> panel.
let batching = false;

function apply() {
  if (batching) return;
  computeVisible();
  updateHidden();
  renderTable();
  const listed = state.visible.edges.filter((e) => e.open).length;
  $('kk-status').textContent = fill(T.shown, { edges: state.visible.edges.length - listed, nodes: state.visible.nodeIds.size })
    + (listed ? fill(T.shown_listed, { n: listed }) : '') + '.';
  document.body.dataset.nodes = state.visible.nodeIds.size;
  refreshPanel();
  fade();
}

function batch(change) {
  batching = true;
  change();
  batching = false;
  apply();
}

function followHash() {
  const [kind, ...rest] = decodeURIComponent(location.hash.slice(1)).split('=');
  const id = rest.join('=');
  if (kind === 'edge') {
    const edge = edges.get(id) || edges.get(edgeOfItem.get(id));
    if (!edge) return;
    if (!state.layers.has(edge.layer)) {
      const lines = [...document.querySelectorAll('#kk-f-layers input')];
      lines[DATA.layers.findIndex((l) => l.code === edge.layer)].click();
    }
    openEdge(edge.id, false);
  } else if (kind === 'node') {
    openNode(id, false);
  }
}

network.on('click', (event) => {
  const node = event.nodes[0] || nameAt(event.pointer.DOM);
  if (node) openNode(node, false);
  else if (event.edges.length) openEdge(event.edges[0], false);
  else closePanel();
});

$('kk-zoom-in').addEventListener('click', () => zoomBy(1.3));
$('kk-zoom-out').addEventListener('click', () => zoomBy(1 / 1.3));
$('kk-fit').addEventListener('click', () => fitAll(true));
window.addEventListener('hashchange', followHash);

buildFilters();
apply();
fitAll(false);
followHash();
document.body.dataset.ready = '1';
