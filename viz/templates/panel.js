// The side panel: the sentences behind an edge, or the ties and sources of a node.
let opener = null;

function documentLine(number) {
  const d = DATA.documents[number];
  return [d.title, d.publisher, d.date || T.undated].filter(Boolean).join(' · ');
}

function badge(text, name) {
  return make('span', { class: 'badge ' + (name || '') }, text);
}

function badges(item) {
  const list = make('p', { class: 'badges' });
  list.append(badge(T['status_' + item.pol] || T[item.pol] || item.pol, 'pol-' + item.pol));
  list.append(badge(T['status_' + item.mod] || item.mod));
  list.append(badge(fill(T.confidence, { n: item.conf.toLocaleString(DATA.language, { maximumFractionDigits: 2 }) })));
  if (item.time) list.append(badge(fill(T.time, { time: item.time })));
  if (item.rule) list.append(badge(fill(T.rule, { rule: item.rule }), 'quiet'));
  return list;
}

function passage(evidence) {
  const place = [];
  if (evidence.p) place.push(fill(T.page, { n: evidence.p }));
  place.push(fill(T.position, { start: evidence.s, end: evidence.e }));
  return make('li', {},
    make('blockquote', {}, evidence.b || '', make('mark', {}, evidence.q || ''), evidence.a || ''),
    make('p', { class: 'place' }, place.join(', ')));
}

function itemView(item) {
  const view = make('section', { class: 'item' });
  view.append(make('h3', {}, item.doc === undefined ? T.status_referentie : documentLine(item.doc)));
  if (item.kind) view.append(make('p', { class: 'finding' }, item.kind));
  view.append(badges(item));
  if (item.ev.length) view.append(make('ul', { class: 'passages' }, item.ev.map(passage)));
  else view.append(make('p', {}, T.no_passage));
  if (item.source) view.append(make('p', { class: 'place' }, fill(T.source, { source: item.source })));
  if (item.n > item.ev.length && item.ev.length) {
    view.append(make('p', { class: 'place' }, fill(T.passages_kept, { kept: item.ev.length, n: item.n })));
  }
  return view;
}

function nodeButton(id) {
  if (!nodes.has(id)) return make('span', { class: 'unnamed' }, T.not_named);
  const type = types.get(nodes.get(id).type);
  return make('button', { type: 'button', class: 'link', onclick: () => openNode(id) }, nodeSwatch(type), nodeName(id));
}

function edgeView(edge) {
  const style = DATA.styles[edge.layer];
  return [
    make('p', { class: 'edge-line' }, nodeButton(edge.from)),
    make('p', { class: 'edge-line verb' }, lineSwatch(style), make('strong', {}, edge.name),
      badge(statusName(edge), 'layer-' + edge.layer)),
    make('p', { class: 'edge-line' }, nodeButton(edge.to)),
    edge.items
      .filter((item) => item.doc === undefined || !state.documents.has(item.doc))
      .map(itemView),
  ];
}

function tieButton(edge, id) {
  const outward = edge.from === id;
  const text = outward ? `→ ${edge.name} → ${nodeName(edge.to)}` : `← ${edge.name} ← ${nodeName(edge.from)}`;
  return make('li', {}, make('button', { type: 'button', class: 'link', onclick: () => openEdge(edge.id) }, text),
    T['status_' + edge.layer] === T.status_feitelijk ? null : badge(statusName(edge), 'layer-' + edge.layer));
}

function nodeView(node) {
  const ties = state.visible.edges.filter((e) => e.from === node.id || e.to === node.id);
  const sources = new Map();
  ties.forEach((e) => e.items.forEach((i) => {
    if (i.doc !== undefined && !state.documents.has(i.doc)) sources.set(i.doc, (sources.get(i.doc) || 0) + (i.n || 0));
  }));
  const type = types.get(node.type);
  return [
    make('p', { class: 'edge-line' }, nodeSwatch(type), type.name, node.generic ? badge(T.class_actor) : null),
    make('p', { class: 'place' }, fill(T.identifier, { id: node.ident })),
    make('h3', {}, fill(T.ties, { n: ties.length })),
    ties.length ? make('ul', { class: 'ties' }, ties.map((e) => tieButton(e, node.id))) : make('p', {}, T.ties_none),
    make('h3', {}, fill(T.sources, { n: sources.size })),
    make('ul', { class: 'ties' }, [...sources.keys()].sort((a, b) => a - b).map((d) => make('li', {}, documentLine(d)))),
  ];
}

function showPanel(heading, content, focusPanel) {
  if (!$('kk-panel').contains(document.activeElement)) opener = document.activeElement;
  $('kk-panel-title').textContent = heading;
  $('kk-panel-body').replaceChildren(...content.flat(2));
  const wasHidden = $('kk-panel').hidden;
  $('kk-panel').hidden = false;
  document.body.classList.add('with-panel');
  $('kk-panel-body').scrollTop = 0;
  if (wasHidden) resized();
  if (focusPanel) $('kk-panel-title').focus();
}

function closePanel() {
  if ($('kk-panel').hidden) return;
  const back = $('kk-panel').contains(document.activeElement);
  $('kk-panel').hidden = true;
  document.body.classList.remove('with-panel');
  delete document.body.dataset.open;
  state.selected = null;
  history.replaceState(null, '', location.pathname + location.search);
  markRow(null);
  resized();
  fade();
  if (back && opener && opener.isConnected) opener.focus();
}

function resized() {
  network.setSize('100%', '100%');
  network.redraw();
}

function chosen(kind, id) {
  state.selected = { kind, id };
  document.body.dataset.open = id;
  history.replaceState(null, '', `#${kind}=${encodeURIComponent(id)}`);
}

function openEdge(id, focusPanel = true) {
  const edge = edges.get(id);
  if (!edge) return;
  chosen('edge', id);
  showPanel(T.panel, edgeView(edge), focusPanel);
  markRow(id);
  fade();
  bringIntoView([edge.from, edge.to]);
}

function openNode(id, focusPanel = true) {
  const node = nodes.get(id);
  if (!node) return;
  chosen('node', id);
  if (!state.visible.nodeIds.has(id)) {
    state.visible.nodeIds.add(id);
    updateHidden();
  }
  showPanel(node.label, nodeView(node), focusPanel);
  markRow(null);
  fade();
  bringIntoView([id]);
}

function refreshPanel() {
  if (!state.selected) return;
  const { kind, id } = state.selected;
  const content = kind === 'edge' ? edgeView(edges.get(id)) : nodeView(nodes.get(id));
  $('kk-panel-body').replaceChildren(...content.flat(2));
}

$('kk-panel-close').addEventListener('click', closePanel);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closePanel();
});
