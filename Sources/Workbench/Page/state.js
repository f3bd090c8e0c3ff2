// What is tried: kept in the address, so that a link shows the same. Only what differs from the scenario stands there, with
// what it was when the link was made.
export const most = 4;

export function empty() {
  return { scenario: '', hash: '', settings: new Map(), was: new Map(), pins: [], against: -1, language: '' };
}

const pair = text => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];

/** `path=value`, as the program takes them. */
export const texts = settings => [...settings].map(([path, value]) => `${path}=${value}`);

export function read(fragment) {
  const state = empty();
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  state.scenario = given.get('s') || '';
  state.hash = given.get('h') || '';
  state.language = given.get('lang') || '';
  for (const text of given.getAll('set')) if (text.indexOf('=') > 0) state.settings.set(...pair(text));
  for (const text of given.getAll('was')) if (text.indexOf('=') > 0) state.was.set(...pair(text));
  for (const text of given.getAll('pin').slice(0, most)) {
    state.pins.push({ settings: new Map(text.split('\n').filter(line => line.indexOf('=') > 0).map(pair)) });
  }
  const against = Number(given.get('against') || 0) - 1;
  state.against = Number.isInteger(against) && against < state.pins.length ? against : -1;
  return state;
}

export function written(state) {
  const out = new URLSearchParams();
  out.set('s', state.scenario);
  if (state.settings.size || state.pins.length) out.set('h', state.hash);
  for (const text of texts(state.settings)) out.append('set', text);
  for (const path of state.settings.keys()) if (state.was.has(path)) out.append('was', `${path}=${state.was.get(path)}`);
  for (const pin of state.pins) out.append('pin', texts(pin.settings).join('\n'));
  if (state.against >= 0) out.set('against', state.against + 1);
  out.set('lang', state.language);
  return '#' + out;
}
