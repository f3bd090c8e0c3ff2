import { t, language } from './words.js';

// The token of an address on a network stands in the fragment once, and is kept for this tab alone.
const given = new URLSearchParams(location.hash.slice(1)).get('token');
if (given) sessionStorage.setItem('token', given);
const token = sessionStorage.getItem('token');
const headers = token ? { Authorization: 'Bearer ' + token } : {};

const said = (record, key) => (language === 'zh' && record[key + 'Zh']) || record[key];

/** Why there is no answer, in the page's language. */
export class Problem extends Error {
  constructor(record) {
    super(said(record, 'detail'));
    this.problems = (record.problems || []).map(problem => ({ ...problem, message: said(problem, 'message') }));
  }
}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...headers, ...options.headers } });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem({ detail: t('gone') });
  }
  if (!response.ok) throw new Problem(await response.json().catch(() => ({ detail: response.status })));
  return response;
}

const posted = (body, signal) => ({
  method: 'POST', body: JSON.stringify(body), signal, headers: { 'Content-Type': 'application/json' },
});

export const get = async path => (await ask(path)).json();
export const post = async (path, body, signal) => (await ask(path, posted(body, signal))).json();

/** A file, with its name. */
export async function file(path, body) {
  const response = await ask(path, posted(body));
  return { blob: await response.blob(), name: /"(.*)"/.exec(response.headers.get('Content-Disposition'))[1] };
}

/** A run of simulated years: `heard` is told how far it is, the answer comes at the end. */
export async function run(body, signal, heard) {
  const reader = (await ask('api/run', posted(body, signal))).body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return null;
    text += decoder.decode(value, { stream: true });
    for (let end; (end = text.indexOf('\n\n')) >= 0;) {
      const [name, data] = text.slice(0, end).split('\n').map(line => line.slice(line.indexOf(': ') + 2));
      text = text.slice(end + 2);
      const record = JSON.parse(data);
      if (name === 'progress') heard(record);
      if (name === 'answer') return record;
      if (name === 'problem') throw new Problem(record);
    }
  }
}
