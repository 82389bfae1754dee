// Legend and filters in one: each line of the legend can be switched on and off.
function optionLine(set, value, invert, swatch, name, count) {
  const checked = invert ? !set.has(value) : set.has(value);
  const box = make('input', { type: 'checkbox', checked });
  box.addEventListener('change', () => {
    if (box.checked === invert) set.delete(value);
    else set.add(value);
    apply();
  });
  return make('label', { class: 'option' }, box, swatch, make('span', { class: 'name' }, name),
    count === null ? null : make('span', { class: 'count' }, count));
}

function group(id, title, lines, open) {
  const details = make('details', { open, id }, make('summary', {}, title));
  const fieldset = make('fieldset', {}, make('legend', { class: 'hidden' }, title));
  if (lines.length > 2) {
    const set = (on) => {
      fieldset.querySelectorAll('input').forEach((box) => {
        if (box.checked !== on) {
          box.checked = on;
          box.dispatchEvent(new Event('change'));
        }
      });
    };
    fieldset.append(make('p', { class: 'all-none' },
      make('button', { type: 'button', class: 'link', 'aria-label': fill(T.all_of, { what: title }), onclick: () => batch(() => set(true)) }, T.all),
      ' · ',
      make('button', { type: 'button', class: 'link', 'aria-label': fill(T.none_of, { what: title }), onclick: () => batch(() => set(false)) }, T.none)));
  }
  fieldset.append(...lines);
  details.append(fieldset);
  return details;
}

function layerLines() {
  return DATA.layers.map((layer) => optionLine(
    state.layers, layer.code, false, lineSwatch(DATA.styles[layer.code]), T['layer_' + layer.code], layer.count,
  ));
}

function buildFilters() {
  const kindLines = DATA.types.map((t) => optionLine(state.kinds, t.code, true, nodeSwatch(t), t.name, t.count));
  kindLines.push(make('p', { class: 'note' }, T.class_note + ' ' + T.code_note));
  const relationLines = DATA.relations.map((r) => optionLine(state.relations, r.code, true, null, r.name, r.count));
  const documentLines = DATA.documents.map((d, number) => {
    const name = d.date ? `${d.title} (${d.date})` : d.title;
    return optionLine(state.documents, number, true, null, name, null);
  });
  const isolated = make('input', { type: 'checkbox' });
  isolated.addEventListener('change', () => {
    state.isolated = isolated.checked;
    apply();
  });
  $('kk-filters').append(
    group('kk-f-layers', T.layers, layerLines(), true),
    group('kk-f-kinds', T.kinds, kindLines, true),
    ...(relationLines.length ? [group('kk-f-relations', T.relations, relationLines, false)] : []),
    group('kk-f-documents', T.documents, documentLines, false),
    group('kk-f-options', T.options, [make('label', { class: 'option' }, isolated, make('span', { class: 'name' }, T.isolated))], false),
  );
}

function search() {
  const text = $('kk-search').value.trim().toLowerCase();
  const list = $('kk-found');
  list.replaceChildren();
  if (text.length < 2) {
    $('kk-found-count').textContent = '';
    return;
  }
  const found = byWeight.filter((n) => n.label.toLowerCase().includes(text));
  $('kk-found-count').textContent = found.length ? fill(T.found, { n: found.length }) : T.found_none;
  list.append(...found.slice(0, 12).map((n) => make('li', {}, nodeButton(n.id))));
}

$('kk-search').addEventListener('input', search);
$('kk-search').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const first = $('kk-found').querySelector('button');
  if (first) first.click();
});
