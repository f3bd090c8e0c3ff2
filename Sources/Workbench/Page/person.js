import { h } from './dom.js';
import { t, say } from './words.js';
import { post, Problem } from './api.js';
import { section } from './answer.js';

const yuan = value => value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = rate => Number((rate * 100).toPrecision(6)) + '%';

/** One person's benefit, step by step, now and as it is measured by. */
export class Person {
  constructor(record) {
    this.group = h('select', { id: 'person-group', change: () => this.ask() },
      ...record.groups.map(group => h('option', { value: group.id }, say(group.title))));
    this.amount = h('input', { id: 'person-amount', type: 'text', inputmode: 'decimal', autocomplete: 'off', value: '50,000', change: () => this.ask() });
    this.out = h('div', { 'aria-live': 'polite' });
    this.element = section(t('person'),
      h('div', { class: 'person' }, h('label', { for: 'person-group' }, t('group')), this.group,
        h('label', { for: 'person-amount' }, t('amount')), this.amount), this.out);
  }

  async ask(question) {
    this.question = question || this.question;
    if (!this.question) return;
    const text = this.amount.value.replace(/[,，\s元]/g, '');
    const amount = /万$/.test(text) ? Number(text.slice(0, -1)) * 1e4 : Number(text);
    if (!Number.isFinite(amount) || text === '') { this.out.replaceChildren(h('p', { class: 'problem' }, t('cannot'))); return; }
    const { scenario, settings, against, lang } = this.question;
    try {
      const { now, before } = await post('api/explain', { scenario, settings, against, lang, group: this.group.value, amount });
      this.out.replaceChildren(this.trace(now, before));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.out.replaceChildren(h('p', { class: 'problem' }, error.message));
    }
  }

  trace(now, before) {
    const range = step => step.kind === 'deductible' ? `${t('deductible')} ${yuan(step.to ?? 0)}`
      : step.kind === 'cap' ? `${t('cap')} ${yuan(step.from)}`
        : `${yuan(step.from)} – ${step.to === undefined ? t('above') : yuan(step.to)}`;
    const total = (name, key) => h('tr', { class: 'total', 'data-total': key }, h('th', { scope: 'row' }, name), h('td', { class: 'number' }, ''),
      h('td', { class: 'number' }, key === 'payment' && now.amount > 0 ? percent(now.payment / now.amount) : ''),
      h('td', { class: 'number' }, yuan(now[key]), before && before[key] !== now[key]
        ? h('span', { class: 'change even' }, ` (${t('before')} ${yuan(before[key])})`) : null), h('td', {}, ''));
    return h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('person') }, h('table', {},
      h('thead', {}, h('tr', {}, ...['step', 'base', 'rate', 'paid', 'clauseHead'].map((name, place) =>
        h('th', { scope: 'col', class: place > 0 && place < 4 ? 'number' : '' }, t(name))))),
      h('tbody', {}, ...now.layers.flatMap(layer => layer.steps.map(step => h('tr', {}, h('th', { scope: 'row' }, range(step)),
        h('td', { class: 'number' }, step.kind === 'cap' ? '' : yuan(step.base)), h('td', { class: 'number' }, step.kind === 'band' ? percent(step.rate) : ''),
        h('td', { class: 'number' }, step.kind === 'deductible' ? '' : yuan(step.payment)), h('td', {}, step.clause)))),
      total(t('pays'), 'payment'), total(t('keeps'), 'memberPays'))));
  }
}
