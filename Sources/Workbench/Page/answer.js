import { h, drawing } from './dom.js';
import { t } from './words.js';

/** Signs of a difference: its sense by colour and by an arrow. */
function change(text, sense = 0) {
  if (!text) return null;
  const look = sense > 0 ? 'good' : sense < 0 ? 'bad' : 'even';
  return h('span', { class: 'change ' + look }, h('span', { 'aria-hidden': 'true' }, text.startsWith('+') ? '▲' : '▼'), ' ' + text);
}

export function verdict(answer) {
  const own = answer.verdict;
  return [
    h('div', { class: 'word ' + (own ? own.id : '') }, own ? own.words : '–',
      own && own.before ? h('small', {}, `${t('before')} ${own.before}`) : null),
    h('div', { class: 'sentences' }, ...answer.sentences.map(said => h('p', {}, h('b', {}, said.question), ' ', said.answer))),
  ];
}

export function cards(answer, simulated) {
  const rows = new Map((simulated?.sections || []).flatMap(part => part.rows).map(row => [row.metric, row]));
  const shares = { funding: 'funding.adequacy', members: 'members.reimbursementRate' };
  return h('div', { class: 'cards' }, ...answer.cards.map(card => {
    const own = simulated?.cards.find(other => other.id === card.id);
    const error = rows.get(shares[card.id])?.error;
    return h('section', { class: 'card', 'data-card': card.id },
      h('h3', {}, card.title),
      h('p', { class: 'figure' }, card.figure, change(card.difference, card.sense)),
      own ? h('p', { class: 'error' }, `${t('checked')} ${own.figure}${error ? ' ± ' + error : ''}`) : null,
      h('dl', {}, ...card.lines.map(line => h('div', {}, h('dt', {}, line.name), h('dd', {}, line.figure, change(line.difference))))));
  }));
}

export function changes(answer, back) {
  if (!answer.changes.length) return h('p', { class: 'quiet-line' }, t('nothing'));
  return h('ul', { class: 'chips', 'aria-label': t('changes') }, ...answer.changes.map(own => h('li', {},
    h('span', { class: 'chip-title' }, own.title), ' ',
    h('s', {}, own.before ?? '–'), ' → ', h('b', {}, own.after ?? '–'), back(own.path))));
}

/** Charts keep their places, so that a drag shows them change and nothing jump. */
export function charts(root, answer) {
  const known = new Map([...root.children].map(figure => [figure.dataset.chart, figure]));
  for (const chart of answer.charts) {
    let figure = known.get(chart.id);
    if (!figure) {
      figure = h('figure', { 'data-chart': chart.id }, h('figcaption'), h('div', { class: 'drawing' }), h('p', { class: 'note' }));
    }
    known.delete(chart.id);
    root.append(figure);
    figure.children[0].textContent = chart.title;
    if (figure.svg !== chart.svg) {
      figure.children[1].replaceChildren(drawing(chart.svg));
      figure.svg = chart.svg;
    }
    figure.children[2].textContent = chart.note;
  }
  for (const figure of known.values()) figure.remove();
}

const number = text => h('td', { class: 'number' }, text ?? '–');

export function groups(answer) {
  const own = answer.groups;
  if (!own) return null;
  return section(t('groups'), h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('groups') }, h('table', {},
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('group')), ...own.columns.map(name => h('th', { scope: 'col', class: 'number' }, name)))),
    h('tbody', {}, ...own.rows.map(row => h('tr', {}, h('th', { scope: 'row' }, row.name),
      ...row.cells.map((cell, place) => h('td', { class: 'number', 'data-label': own.columns[place] },
        cell ? cell.text : '–', cell ? change(cell.difference) : null))))))));
}

export const section = (title, ...children) => h('section', { class: 'part-of-answer' }, h('h2', {}, title), ...children);

export function figures(answer, simulated, isOpen) {
  const key = row => `${row.metric} ${row.year}`;
  const errors = new Map((simulated?.sections || []).flatMap(part => part.rows).map(row => [key(row), row]));
  return h('details', { class: 'figures', open: isOpen }, h('summary', {}, h('h2', {}, t('figures'))),
    ...answer.sections.map(part => h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': part.title }, h('table', { 'data-section': part.id },
      h('caption', {}, part.title),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('figure')), h('th', { scope: 'col', class: 'number' }, t('value')),
        h('th', { scope: 'col', class: 'number' }, t('before')), h('th', { scope: 'col', class: 'number' }, t('difference')),
        simulated ? h('th', { scope: 'col', class: 'number' }, t('error')) : null)),
      h('tbody', {}, ...part.rows.map(row => {
        const error = errors.get(key(row));
        return h('tr', { 'data-metric': row.metric, 'data-year': row.year, 'data-value': row.number }, h('th', { scope: 'row' }, row.name), number(row.text),
          number(row.before ?? row.text), h('td', { class: 'number' }, change(row.difference)),
          simulated ? number(error ? error.text + (error.error ? ' ± ' + error.error : '') : '') : null);
      }))))));
}

/** What the assumptions leave open, beside the simulation's error. */
export function assumptions(simulated) {
  const own = simulated?.assumptions;
  if (!own) return null;
  const heads = [t('figure'), t('low'), t('claims'), t('high'), t('claims')];
  return section(t('leaves'), h('p', {}, own.sentence), h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('leaves') }, h('table', { id: 'leaves' },
    h('thead', {}, h('tr', {}, ...heads.map((name, place) => h('th', { scope: 'col', class: place ? 'number' : '' }, name)))),
    h('tbody', {}, ...own.rows.map(row => h('tr', {}, h('th', { scope: 'row' }, row.title), number(row.low.value), number(row.low.claims), number(row.high.value), number(row.high.claims)))))));
}

export function warnings(answer) {
  if (!answer.warnings.length) return null;
  return section(t('warnings'), h('ul', { class: 'warnings' }, ...answer.warnings.map(text => h('li', {}, text))));
}

/** The state as it is, what is pinned, and what somebody tries, side by side. */
export function sideBySide(columns, act) {
  const first = columns[0].answer;
  if (!first) return null;
  const rows = first.cards.flatMap(card => [{ card: card.id, name: card.title, line: -1 },
    ...card.lines.map((line, place) => ({ card: card.id, name: line.name, line: place }))]);
  const cell = (column, row) => {
    const card = column.answer?.cards.find(own => own.id === row.card);
    return card ? row.line < 0 ? card.figure : card.lines[row.line]?.figure : '…';
  };
  return section(t('pins'), h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('pins') }, h('table', { class: 'pins' },
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t('figure')), ...columns.map(column => h('th', { scope: 'col', class: 'number' }, column.name,
      h('small', {}, column.about || ''), column.pin === undefined ? null : h('span', { class: 'acts' },
        h('button', { type: 'button', class: 'quiet', click: () => act.show(column.pin) }, t('show')),
        h('button', { type: 'button', class: 'quiet', click: () => act.remove(column.pin) }, t('remove'))))))),
    h('tbody', {}, h('tr', {}, h('th', { scope: 'row' }, ''), ...columns.map(column => h('td', { class: 'number strong' }, column.answer?.verdict?.words ?? '…'))),
      ...rows.map(row => h('tr', { class: row.line < 0 ? 'lead' : '' }, h('th', { scope: 'row' }, row.name), ...columns.map(column => number(cell(column, row)))))))));
}
