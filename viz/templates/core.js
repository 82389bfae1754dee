// Data, words and small helpers. Everything from the data becomes text (textContent), never markup.
const DATA = JSON.parse(document.getElementById('kk-data').textContent);
const T = DATA.texts;
const $ = (id) => document.getElementById(id);
const collator = new Intl.Collator(DATA.language, { numeric: true });

const nodes = new Map(DATA.nodes.map((n) => [n.id, n]));
const edges = new Map(DATA.edges.map((e) => [e.id, e]));
const types = new Map(DATA.types.map((t) => [t.code, t]));
const edgeOfItem = new Map();
DATA.edges.forEach((e) => e.items.forEach((item) => edgeOfItem.set(item.id, e.id)));

// What is switched off (kinds, relations, documents) or on (layers); `visible` is what these leave.
const state = {
  kinds: new Set(),
  relations: new Set(),
  documents: new Set(),
  layers: new Set(DATA.layers.filter((l) => l.on).map((l) => l.code)),
  isolated: false,
  selected: null,
  visible: { edges: [], edgeIds: new Set(), nodeIds: new Set() },
};

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([key, value]) => {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  });
  children.flat().forEach((child) => {
    if (child !== null && child !== undefined) element.append(child);
  });
  return element;
}

const nodeName = (id) => (nodes.has(id) ? nodes.get(id).label : T.not_named);
const statusName = (edge) => T['status_' + edge.layer] || edge.layer;
const itemDocuments = (edge) => new Set(edge.items.map((i) => i.doc).filter((d) => d !== undefined));
const passageCount = (edge) => edge.items.reduce((sum, i) => sum + (i.n || 0), 0);
const isReference = (edge) => edge.layer === 'referentie';

function firstQuote(edge) {
  const item = edge.items.find((i) => i.ev.length);
  if (item) return item.ev[0].q.replace(/\s+/g, ' ');
  const fact = edge.items.find((i) => i.source);
  return fact ? fact.source : '';
}

function kindVisible(id) {
  const node = nodes.get(id);
  return !node || !state.kinds.has(node.type);
}

function edgeVisible(edge) {
  if (!state.layers.has(edge.layer)) return false;
  if (edge.rel && !isReference(edge) && state.relations.has(edge.rel)) return false;
  if (!kindVisible(edge.from) || !kindVisible(edge.to)) return false;
  return edge.items.some((item) => item.doc === undefined || !state.documents.has(item.doc));
}

function computeVisible() {
  const shown = DATA.edges.filter(edgeVisible);
  const ids = new Set();
  shown.forEach((e) => {
    if (!e.open) ids.add(e.from).add(e.to);
  });
  DATA.nodes.forEach((n) => {
    if ((state.isolated || n.id === DATA.focus) && !state.kinds.has(n.type)) ids.add(n.id);
  });
  state.visible = { edges: shown, edgeIds: new Set(shown.map((e) => e.id)), nodeIds: ids };
}

// A small drawing of a node's shape or an edge's line, for the legend.
const SVG = 'http://www.w3.org/2000/svg';

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}

const OUTLINES = {
  square: '3,3 21,3 21,21 3,21',
  diamond: '12,1 23,12 12,23 1,12',
  triangle: '12,2 23,21 1,21',
  triangleDown: '12,22 1,3 23,3',
  hexagon: '6.5,2 17.5,2 23,12 17.5,22 6.5,22 1,12',
};

function nodeSwatch(type) {
  const outline = OUTLINES[type.shape];
  const shape = outline
    ? svg('polygon', { points: outline, fill: type.colour })
    : svg('circle', { cx: 12, cy: 12, r: 11, fill: type.colour });
  const y = { triangle: 18, triangleDown: 12.5 }[type.shape] || 15.5;
  const text = svg('text', { x: 12, y, 'text-anchor': 'middle', 'font-size': 9.5, 'font-weight': 600, fill: '#fff' });
  text.textContent = type.mark;
  return svg('svg', { viewBox: '0 0 24 24', width: 20, height: 20, 'aria-hidden': 'true', class: 'swatch' }, shape, text);
}

function lineSwatch(style) {
  const line = svg('line', {
    x1: 1, x2: 39, y1: 8, y2: 8, stroke: style.colour, 'stroke-width': style.width,
    'stroke-dasharray': style.dashes.join(' '),
  });
  const box = svg('svg', { viewBox: '0 0 40 16', width: 40, height: 16, 'aria-hidden': 'true', class: 'swatch' }, line);
  if (style.mark) {
    const text = svg('text', {
      x: 20, y: 13, 'text-anchor': 'middle', 'font-size': 13, 'font-weight': 700, fill: style.colour,
      stroke: '#fff', 'stroke-width': 4, 'paint-order': 'stroke',
    });
    text.textContent = style.mark;
    box.append(text);
  }
  return box;
}
