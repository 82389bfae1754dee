// Names at a constant size on the screen, the most connected first; a name that would cover another waits for a zoom.
const FONT = '12px system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif';
const LINE = 14;
const WRAP = 24;
const byWeight = [...DATA.nodes].sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
const hubs = new Set(byWeight.slice(0, 15).map((n) => n.id));
const wrapped = new Map();
let placed = [];
let hovered = null;

function wrap(text) {
  const words = text.replace(/\s+/g, ' ').split(' ');
  const lines = [''];
  words.forEach((word) => {
    const last = lines[lines.length - 1];
    if (last && (last + ' ' + word).length > WRAP) lines.push(word);
    else lines[lines.length - 1] = last ? last + ' ' + word : word;
  });
  const short = lines.slice(0, 2).map((line) => (line.length > WRAP + 4 ? line.slice(0, WRAP + 3) + '…' : line));
  if (lines.length > 2 && !short[1].endsWith('…')) short[1] += '…';
  return short;
}

function linesOf(ctx, node) {
  if (!wrapped.has(node.id)) {
    const lines = wrap(node.label);
    wrapped.set(node.id, { lines, width: Math.max(...lines.map((line) => ctx.measureText(line).width)) });
  }
  return wrapped.get(node.id);
}

const overlaps = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

function important(node) {
  return node.id === hovered || (state.selected && state.selected.id === node.id);
}

function drawingOrder() {
  const first = byWeight.filter((n) => important(n));
  const close = near ? byWeight.filter((n) => near.nodes.has(n.id) && !important(n)) : [];
  const rest = byWeight.filter((n) => !important(n) && !(near && near.nodes.has(n.id)));
  return [...first, ...close, ...rest];
}

// Under the symbol, else over it, else beside it: the first place that covers nothing.
function places(point, reach, width, height) {
  const w = width / 2;
  return [
    { x: point.x, y: point.y + reach + 3 },
    { x: point.x, y: point.y - reach - 3 - height },
    { x: point.x + reach + 4 + w, y: point.y - height / 2 },
    { x: point.x - reach - 4 - w, y: point.y - height / 2 },
  ];
}

function drawName(ctx, node, scale) {
  const point = network.canvasToDOM(network.getPosition(node.id));
  if (point.x < -80 || point.y < -40 || point.x > container.clientWidth + 80 || point.y > container.clientHeight + 20) return;
  const { lines, width } = linesOf(ctx, node);
  const height = lines.length * LINE;
  const boxes = places(point, node.size * scale, width, height).map((p) => (
    { x: p.x, x0: p.x - width / 2 - 2, x1: p.x + width / 2 + 2, y0: p.y, y1: p.y + height, id: node.id, name: true }
  ));
  const clear = (solid) => boxes.find((box) => box.x0 > 0 && box.x1 < container.clientWidth && box.y0 > 0
    && !placed.some((other) => other.id !== node.id && solid(other) && overlaps(box, other)));
  // the best connected may run over symbols, never over another name
  const box = clear(() => true) || (hubs.has(node.id) && clear((other) => other.name)) || (important(node) ? boxes[0] : null);
  if (!box) return;
  placed.push(box);
  const faded = near && !near.nodes.has(node.id) && !important(node);
  ctx.globalAlpha = faded ? 0.3 : 1;
  ctx.font = (important(node) ? '600 ' : '') + FONT;
  lines.forEach((line, i) => {
    const y = box.y0 + LINE * (i + 0.8);
    ctx.strokeText(line, box.x, y);
    ctx.fillText(line, box.x, y);
  });
}

function drawCode(ctx, node, scale) {
  if (node.size * scale < 8) return;
  const point = network.canvasToDOM(network.getPosition(node.id));
  const lift = { triangle: 0.28, triangleDown: -0.22 }[node.shape] || 0;
  ctx.globalAlpha = near && !near.nodes.has(node.id) ? 0.3 : 1;
  ctx.font = `600 ${Math.round(node.size * scale * (lift ? 0.62 : 0.78))}px system-ui, sans-serif`;
  ctx.fillStyle = node.generic ? node.color : '#fff';
  ctx.fillText(node.code, point.x, point.y + node.size * scale * (lift + 0.28));
}

// The sign of a finding or a negation in the middle of its line: what colour alone would not tell on paper.
function drawMark(ctx, edge) {
  const style = DATA.styles[edge.layer];
  const type = network.body.edges[edge.id].edgeType;
  if (!type.from || !type.to) return;
  const point = network.canvasToDOM(type.getPoint(0.5, type.getViaNode && type.getViaNode()));
  ctx.globalAlpha = near && !near.edges.has(edge.id) ? 0.2 : 1;
  ctx.beginPath();
  ctx.arc(point.x, point.y, 6.5, 0, 2 * Math.PI);
  ctx.fillStyle = '#fff';
  ctx.fill();
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = style.colour;
  ctx.stroke();
  ctx.fillStyle = style.colour;
  ctx.fillText(style.mark, point.x, point.y + 4);
  placed.push({ x0: point.x - 7, x1: point.x + 7, y0: point.y - 7, y1: point.y + 7, id: null });
}

function drawMarks(ctx, scale) {
  if (scale < 0.25) return;
  ctx.font = '700 11px Arial, sans-serif';
  state.visible.edges.filter((e) => !e.open && DATA.styles[e.layer].mark).forEach((e) => drawMark(ctx, e));
}

function drawNames(ctx) {
  const scale = network.getScale();
  const ratio = ctx.canvas.width / container.clientWidth;
  const shown = drawingOrder().filter((n) => state.visible.nodeIds.has(n.id));
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = 'center';
  ctx.lineJoin = 'round';
  shown.forEach((node) => drawCode(ctx, node, scale));
  // a symbol is an obstacle too, or names of neighbours would run over it
  placed = shown.slice(0, 600).map((node) => {
    const p = network.canvasToDOM(network.getPosition(node.id));
    const r = node.size * scale * 0.8;
    return { x0: p.x - r, x1: p.x + r, y0: p.y - r, y1: p.y + r, id: node.id };
  });
  drawMarks(ctx, scale);
  ctx.font = FONT;
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = 'rgba(255,255,255,0.9)';
  ctx.fillStyle = '#1d2733';
  shown.forEach((node) => drawName(ctx, node, scale));
  ctx.restore();
}

function nameAt(point) {
  const hit = placed.find((box) => box.id !== null && point.x > box.x0 && point.x < box.x1 && point.y > box.y0 && point.y < box.y1);
  return hit ? hit.id : null;
}

network.on('afterDrawing', drawNames);

const tip = $('kk-tip');

function showTip(edge, event) {
  tip.textContent = `${nodeName(edge.from)} – ${edge.name} – ${nodeName(edge.to)}`;
  tip.hidden = false;
  const bounds = container.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(event.clientX - bounds.left + 14, bounds.width - 300)) + 'px';
  tip.style.top = event.clientY - bounds.top + 16 + 'px';
}

network.on('hoverNode', (p) => { hovered = p.node; network.redraw(); });
network.on('blurNode', () => { hovered = null; network.redraw(); });
network.on('hoverEdge', (p) => showTip(edges.get(p.edge), p.event));
network.on('blurEdge', () => { tip.hidden = true; });
network.on('dragStart', () => { tip.hidden = true; });
