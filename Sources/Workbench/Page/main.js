import { byId, h } from './dom.js';
import { t, say, speak, language, colon } from './words.js';
import { get, post, file, run, Problem } from './api.js';
import { Controls } from './controls.js';
import { Person } from './person.js';
import * as view from './answer.js';
import * as address from './state.js';

let state = address.read(location.hash);
let list = [];
let record = null;
let controls = null;
let person = null;
let answer = null;
let simulated = null;
let base = null;
const charts = h('div', { class: 'charts' });
const live = { busy: null, since: 0, wanted: false, rest: 0, run: null };

const against = () => state.against >= 0 ? state.pins[state.against].settings : new Map();
const question = settings => ({ scenario: record.id, settings: address.texts(settings), against: address.texts(against()), lang: language });

// MARK: Words and tools

function dress() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = t('brand');
  byId('brand').textContent = t('brand');
  byId('pick-label').textContent = t('scenario');
  byId('side-title').textContent = t('side');
  byId('reset').textContent = t('reset');
  byId('skip').textContent = t('skip');
  byId('foot').textContent = t('foot');
  const tool = (name, act, label) => h('button', { type: 'button', click: act, id: 'tool-' + name, 'aria-label': label }, t(name));
  byId('tools').replaceChildren(
    tool('pin', pin), tool('share', () => copy(location.href, byId('tool-share'))),
    tool('command', () => copy(answer?.command ?? '', byId('tool-command'))), tool('yaml', download), tool('open', () => byId('file').click()), reports(),
    tool('print', () => print()), tool('language', turn, t('languageLabel')));
  const option = own => h('option', { value: own.id, selected: own.id === state.scenario }, say(own.title));
  const founding = list.filter(own => own.isFounding);
  const others = list.filter(own => !own.isFounding);
  byId('scenario').replaceChildren(...(founding.length && others.length
    ? [h('optgroup', { label: t('founding') }, ...founding.map(option)), h('optgroup', { label: t('others') }, ...others.map(option))]
    : list.map(option)));
}

function notice(...children) {
  byId('notices').replaceChildren(...(children.length ? [h('p', { class: 'problem' }, ...children)] : []));
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    const before = button.textContent;
    button.textContent = t('copied');
    setTimeout(() => { button.textContent = before; }, 1500);
  } catch {
    notice(t('notCopied'), h('code', {}, text));
  }
}

function save(blob, name) {
  const link = h('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function download() {
  try {
    const own = await post('api/export', question(state.settings));
    save(new Blob([own.yaml], { type: 'application/yaml' }), own.name);
  } catch (error) { tell(error); }
}

/** A scenario file that is dropped on the page, or chosen. */
async function take(own) {
  if (!own) return;
  try {
    const { id } = await post('api/scenarios', { name: own.name, text: await own.text() });
    list = await get('api/scenarios');
    state = { ...address.empty(), scenario: id, language };
    await show(false);
  } catch (error) { tell(error); }
}

/** A report as a file: a menu whose first line names it. */
function reports() {
  const menu = h('select', { id: 'tool-report', 'aria-label': t('report'), change: async () => {
    const form = menu.value;
    menu.disabled = true;
    menu.options[0].textContent = t('computing');
    menu.selectedIndex = 0;
    try {
      const own = await file('api/report', { ...question(state.settings), form });
      save(own.blob, own.name);
    } catch (error) { tell(error); }
    menu.disabled = false;
    menu.options[0].textContent = t('report');
  } }, h('option', { value: '' }, t('report')), ...['html', 'word', 'excel'].map(form => h('option', { value: form }, { html: 'HTML', word: 'Word', excel: 'Excel' }[form])));
  return menu;
}

async function turn() {
  speak(language === 'zh' ? 'en' : 'zh');
  state.language = language;
  remember();
  await show(true);
}

// MARK: State

function remember() {
  history.replaceState(null, '', address.written(state));
  byId('reset').disabled = !state.settings.size;
}

function changed(path, text) {
  if (text === null) { state.settings.delete(path); state.was.delete(path); } else {
    state.settings.set(path, text);
    state.was.set(path, controls.base(path) ?? '');
  }
  if (text === null) controls.fields.get(path)?.show(undefined);
  remember();
  want();
}

function pin() {
  if (state.pins.length >= address.most) state.pins.shift();
  state.pins.push({ settings: new Map(state.settings), answer });
  if (state.against >= 0) state.against = -1;
  remember();
  want();
}

const act = {
  show(place) { state.settings = new Map(state.pins[place].settings); for (const path of state.settings.keys()) state.was.set(path, controls.base(path) ?? ''); remember(); want(); },
  remove(place) {
    state.pins.splice(place, 1);
    state.against = state.against === place ? -1 : state.against > place ? state.against - 1 : state.against;
    remember();
    want();
  },
};

// MARK: Answers

/** Asks for the answer of what is set now; one question at a time, the last one wins. */
function want() {
  live.run?.abort();
  clearTimeout(live.rest);
  live.wanted = true;
  if (live.busy && performance.now() - live.since > 500) live.busy.abort();
  if (!live.busy) next();
}

async function next() {
  live.wanted = false;
  live.since = performance.now();
  const own = live.busy = new AbortController();
  byId('result').setAttribute('aria-busy', 'true');
  let isDone = false;
  try {
    const asked = question(state.settings);
    const found = await post('api/answer', asked, own.signal);
    answer = found;
    simulated = null;
    if (!state.settings.size && state.against < 0) base = found;
    notice();
    byId('result').classList.remove('stale');
    stale();
    draw();
    person?.ask(asked);
    performance.measure('answer', { start: live.since });
    isDone = true;
  } catch (error) {
    if (error.name !== 'AbortError') tell(error);
  }
  live.busy = null;
  byId('result').removeAttribute('aria-busy');
  if (live.wanted) next(); else if (isDone) live.rest = setTimeout(simulate, 700);
}

async function simulate() {
  if (!answer || !record) return;
  const own = live.run = new AbortController();
  const bar = byId('progress');
  const line = h('span', {}, t('running'));
  const meter = h('progress', { max: 1, value: 0, 'aria-label': t('running') });
  bar?.replaceChildren(line, meter, h('button', { type: 'button', class: 'quiet', click: () => own.abort() }, t('stop')));
  try {
    const found = await run({ ...question(state.settings), charts: answer.isPreview }, own.signal, ({ done, total }) => {
      if (total) { meter.max = total; meter.value = done; line.textContent = `${t('running')} ${done.toLocaleString('en-US')} / ${total.toLocaleString('en-US')}`; }
    });
    if (own.signal.aborted || !found) return;
    if (answer.isPreview) answer = { ...found, simulatedOnly: true };
    simulated = found;
    draw();
  } catch (error) {
    if (error.name === 'AbortError') bar?.replaceChildren(h('span', {}, t('stopped')), h('button', { type: 'button', class: 'quiet', click: simulate }, t('again')));
    else tell(error);
  }
}

/** What a link of another day says of values that are others now. */
function stale() {
  if (!state.hash || state.hash === answer.hash) { state.hash = answer.hash; return; }
  const moved = [...state.was].filter(([path, was]) => controls.base(path) && was && controls.base(path) !== was)
    .map(([path, was]) => `${controls.title(path)}${colon()}${t('was')} ${was}${t('comma')}${t('isNow')} ${controls.base(path)}`);
  notice(t('linkOld'), moved.length ? colon() + moved.join(t('semicolon')) : t('fullStop'));
  state.hash = answer.hash;
}

function tell(error) {
  if (!(error instanceof Problem)) throw error;
  const own = error.problems.length ? error.problems : [{ message: error.message, path: '' }];
  byId('result').classList.add('stale');
  notice(h('b', {}, t('cannot') + colon()), ...own.flatMap((problem, place) => [place ? t('semicolon') : '',
    problem.path ? h('code', {}, problem.path.replace(/^--set /, '')) : '', ' ' + problem.message + (problem.nearest ? ` (${t('meant')} ${problem.nearest}?)` : '')]));
  controls?.wrong([...state.settings.keys()].filter(path => own.some(problem => problem.path.includes(path))));
}

function method() {
  if (answer.isPreview) return `${t('preview')} ${answer.replications} ${t('years')}`;
  return answer.method === 'exact' ? t('exact') : `${t('simulated')} ${(answer.replications ?? 0).toLocaleString('en-US')} ${t('years')}`;
}

function draw() {
  controls.show(state.settings, answer.values);
  const back = path => state.settings.has(path) ? h('button', { type: 'button', class: 'back', 'aria-label': `${t('restore')} ${controls.title(path)}`, click: () => changed(path, null) }, '×') : null;
  byId('verdict').replaceChildren(...view.verdict(answer));
  byId('tool-command').dataset.command = answer.command;
  const select = h('select', { id: 'against', change: event => { state.against = Number(event.target.value); remember(); want(); } },
    h('option', { value: -1, selected: state.against < 0 }, t('asIs')),
    ...state.pins.map((_, place) => h('option', { value: place, selected: state.against === place }, t('plan') + 'ABCD'[place])));
  const about = h('div', { class: 'about' }, h('span', { class: 'method' }, method()),
    state.pins.length ? h('label', {}, t('measure'), ' ', select) : null,
    h('span', { id: 'progress', class: 'run' }, simulated ? `${t('checked')}${colon()}${(simulated.replications ?? 0).toLocaleString('en-US')} ${t('years')} ✓` : ''));
  const isOpen = byId('rest').querySelector('.figures')?.open ?? false;
  view.charts(charts, answer);
  const focus = document.activeElement?.id;
  byId('rest').replaceChildren(...[about, view.changes(answer, back), view.cards(answer, simulated), pinned(),
    view.section(t('charts'), charts), view.groups(answer), person.element, view.assumptions(simulated), view.figures(answer, simulated, isOpen), view.warnings(answer)].filter(Boolean));
  if (focus && document.activeElement?.id !== focus) byId(focus)?.focus();
}

function pinned() {
  if (!state.pins.length) return null;
  for (const own of state.pins) if (!own.answer) fill(own);
  if (!base) fillBase();
  return view.sideBySide([{ name: t('asIs'), answer: base }, ...state.pins.map((own, place) => ({ name: t('plan') + 'ABCD'[place], pin: place, answer: own.answer })),
    { name: t('current'), answer }].filter((column, place) => place || column.answer), act);
}

async function fill(own) {
  own.answer = { cards: [], verdict: null };
  try { own.answer = await post('api/answer', { ...question(own.settings), against: [], charts: false }); draw(); } catch (error) { tell(error); }
}

async function fillBase() {
  base = { cards: answer.cards, verdict: null };
  try { base = await post('api/answer', { ...question(new Map()), against: [], charts: false }); draw(); } catch (error) { tell(error); }
}

// MARK: Beginning

async function show(isSame) {
  dress();
  base = null;
  simulated = null;
  for (const own of state.pins) own.answer = null;
  if (!isSame || !record) {
    byId('verdict').replaceChildren(h('p', { class: 'quiet-line' }, t('loading')));
    byId('rest').replaceChildren();
    charts.replaceChildren();
  }
  try {
    record = await get('api/scenarios/' + encodeURIComponent(state.scenario));
  } catch (error) { tell(error); return; }
  controls = new Controls(byId('controls'), record, changed);
  person = new Person(record);
  if (!state.hash) state.hash = record.hash;
  controls.show(state.settings, []);
  remember();
  want();
}

async function begin() {
  speak(state.language || (navigator.language.startsWith('zh') ? 'zh' : 'en'));
  state.language = language;
  try { list = await get('api/scenarios'); } catch (error) { dress(); tell(error); return; }
  if (!list.some(own => own.id === state.scenario)) state = { ...address.empty(), scenario: list[0].id, language };
  byId('scenario').addEventListener('change', event => {
    live.busy?.abort();
    state = { ...address.empty(), scenario: event.target.value, language };
    show(false);
  });
  const chosen = byId('file');
  chosen.addEventListener('change', () => { take(chosen.files[0]); chosen.value = ''; });
  addEventListener('dragover', event => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault(); });
  addEventListener('drop', event => { event.preventDefault(); take(event.dataTransfer.files[0]); });
  byId('reset').addEventListener('click', () => { state.settings.clear(); state.was.clear(); remember(); want(); });
  addEventListener('hashchange', () => { state = address.read(location.hash); speak(state.language || language); state.language = language; show(false); });
  await show(false);
}

begin();
