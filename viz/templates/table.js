// The table twin: every visible edge as a row; one tab stop, arrows move, Enter opens the evidence.
const ROWS_AT_FIRST = 300;
const body = $('kk-rows');
const sorting = { column: null, down: false };
let showAllRows = false;

const columns = {
  from: (e) => nodeName(e.from),
  relation: (e) => e.name,
  to: (e) => nodeName(e.to),
  layer: (e) => statusName(e),
  evidence: (e) => passageCount(e),
  quote: (e) => firstQuote(e),
};

function compare(a, b) {
  const x = columns[sorting.column](a);
  const y = columns[sorting.column](b);
  const result = typeof x === 'number' ? x - y : collator.compare(x, y);
  return sorting.down ? -result : result;
}

function evidenceText(edge) {
  if (isReference(edge)) return T.reference_evidence;
  return fill(T.evidence_count, { n: passageCount(edge), d: itemDocuments(edge).size });
}

function row(edge) {
  const quote = firstQuote(edge);
  const cells = [
    make('td', {}, nodeName(edge.from)),
    make('td', {}, edge.name),
    make('td', {}, nodeName(edge.to)),
    make('td', {}, badge(statusName(edge), 'layer-' + edge.layer)),
    make('td', { class: 'narrow' }, evidenceText(edge)),
    make('td', { class: 'quote' }, quote.length > 160 ? quote.slice(0, 158) + '…' : quote),
  ];
  if (edge.from === null || edge.from === undefined) cells[0].className = 'unnamed';
  if (edge.to === null || edge.to === undefined) cells[2].className = 'unnamed';
  return make('tr', { tabindex: -1, 'data-edge': edge.id }, cells);
}

function renderTable() {
  const list = [...state.visible.edges];
  if (sorting.column) list.sort(compare);
  const shown = showAllRows ? list : list.slice(0, ROWS_AT_FIRST);
  body.replaceChildren(...shown.map(row));
  if (body.firstElementChild) body.firstElementChild.tabIndex = 0;
  else body.append(make('tr', {}, make('td', { colspan: 6 }, T.no_rows)));
  $('kk-more').hidden = shown.length === list.length;
  $('kk-more').textContent = fill(T.more_rows, { n: list.length });
  document.body.dataset.rows = list.length;
  if (state.selected) markRow(state.selected.id);
}

function rows() {
  return [...body.querySelectorAll('tr[data-edge]')];
}

function focusRow(target) {
  if (!target) return;
  rows().forEach((r) => { r.tabIndex = -1; });
  target.tabIndex = 0;
  target.focus();
}

function markRow(id) {
  rows().forEach((r) => {
    const current = r.dataset.edge === id;
    r.classList.toggle('current', current);
    if (current) r.setAttribute('aria-current', 'true');
    else r.removeAttribute('aria-current');
    if (current && document.activeElement !== r) r.scrollIntoView({ block: 'nearest' });
  });
}

const MOVES = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 };

body.addEventListener('keydown', (event) => {
  const current = event.target.closest('tr[data-edge]');
  if (!current) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    openEdge(current.dataset.edge);
  } else if (event.key in MOVES) {
    event.preventDefault();
    const all = rows();
    focusRow(all[Math.min(all.length - 1, Math.max(0, all.indexOf(current) + MOVES[event.key]))]);
  }
});

body.addEventListener('click', (event) => {
  const current = event.target.closest('tr[data-edge]');
  if (!current) return;
  focusRow(current);
  openEdge(current.dataset.edge, false);
});

document.querySelectorAll('#kk-table th button').forEach((button) => {
  button.addEventListener('click', () => {
    const column = button.dataset.column;
    sorting.down = sorting.column === column && !sorting.down;
    sorting.column = column;
    document.querySelectorAll('#kk-table th').forEach((th) => th.removeAttribute('aria-sort'));
    button.closest('th').setAttribute('aria-sort', sorting.down ? 'descending' : 'ascending');
    renderTable();
  });
});

$('kk-more').addEventListener('click', () => {
  const count = rows().length;
  showAllRows = true;
  renderTable();
  focusRow(rows()[count]);
});

$('kk-table-size').addEventListener('click', () => {
  const large = document.body.classList.toggle('large-table');
  $('kk-table-size').textContent = large ? T.table_smaller : T.table_larger;
  resized();
});
