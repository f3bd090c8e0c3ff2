import { h } from './dom.js';
import { t, say, unit } from './words.js';

const open = new Set(['funding', 'benefit']);

/** A number without dust, and no more digits than its step has. */
function plain(value) { return String(Number(value.toPrecision(12))); }
function grouped(value) {
  const [whole, part] = plain(value).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? '.' + part : '');
}

/** The text by which a number is set: 65%, 12000. */
const setting = (number, value) => plain(value) + (number.unit === 'percent' ? '%' : '');

/** What somebody typed, as it is set: a bare number is in the unit of the control, all else stands as it is. */
function typed(number, text) {
  const bare = text.replace(/[,，\s]/g, '');
  return /^[+-]?\d*\.?\d+$/.test(bare) ? setting(number, Number(bare)) : text.trim().replace(/[,，](?=\d{3})/g, '');
}

/** The controls of a scenario. `changed(path, text)` is told what is set; null sets it back. */
export class Controls {
  constructor(root, record, changed) {
    this.fields = new Map();
    this.root = root;
    const find = h('input', {
      type: 'search', class: 'find', placeholder: t('search'), 'aria-label': t('search'),
      input: event => this.find(event.target.value.trim().toLowerCase()),
    });
    root.replaceChildren(find, ...record.parts.map(part => this.part(part, changed)));
  }

  part(part, changed) {
    const count = h('span', { class: 'count' });
    const details = h('details', { class: 'part', open: open.has(part.id) },
      h('summary', {}, h('span', { class: 'part-title' }, say(part.title)), count),
      ...part.controls.map(control => this.control(control, changed)));
    details.querySelector('summary').addEventListener('click', () => details.open ? open.delete(part.id) : open.add(part.id));
    details.count = count;
    details.paths = part.controls.map(control => control.path);
    details.dataset.id = part.id;
    return details;
  }

  control(control, changed) {
    const id = 'c-' + control.path.replace(/[^A-Za-z0-9]/g, '-');
    const field = { control, present: null, base: say(control.value) };
    const label = h('label', { for: id }, say(control.title));
    const back = h('button', {
      type: 'button', class: 'back', title: t('restore'), 'aria-label': `${t('restore')} ${say(control.title)}`,
      click: () => { changed(control.path, null); field.show(undefined); field.input.focus(); },
    }, '↺');
    const origin = control.origin ? ` · ${t('clause')} ${say(control.origin)}` : '';
    const said = h('p', { class: 'said', title: say(control.note) },
      `${t('now')} ${say(control.value)}`, h('span', { class: 'origin' }, origin),
      control.isAssumption ? h('span', { class: 'tag' }, t('assumption')) : null, h('code', {}, control.path));
    const body = control.number ? this.number(id, field, changed) : this.choice(id, field, changed);
    field.element = h('div', { class: 'control', 'data-path': control.path }, h('div', { class: 'line' }, label, back, ...body.line), ...body.below, said);
    field.text = `${say(control.title)} ${control.path}`.toLowerCase();
    this.fields.set(control.path, field);
    return field.element;
  }

  number(id, field, changed) {
    const number = field.control.number;
    const input = h('input', {
      id, type: 'text', inputmode: 'decimal', autocomplete: 'off', class: number.high >= 1e7 ? 'value wide' : 'value',
      change: event => {
        const text = typed(number, event.target.value);
        if (text) changed(field.control.path, text); else { changed(field.control.path, null); field.show(undefined); }
      },
    });
    field.input = input;
    const slider = h('input', {
      type: 'range', min: number.low, max: number.high, step: number.step, 'aria-label': say(field.control.title),
      input: () => {
        const value = Number(slider.value);
        input.value = grouped(value);
        if (none) none.checked = false;
        field.mark(value);
        changed(field.control.path, setting(number, value), true);
      },
    });
    const none = number.mayBeNone ? h('input', {
      type: 'checkbox',
      change: () => {
        if (none.checked) { changed(field.control.path, 'none'); return; }
        changed(field.control.path, setting(number, number.present ?? number.high));
      },
    }) : null;
    field.mark = value => {
      const span = number.high - number.low || 1;
      const share = Math.min(1, Math.max(0, ((value ?? number.low) - number.low) / span));
      slider.style.setProperty('--fill', `${share * 100}%`);
      slider.setAttribute('aria-valuetext', value === null ? t('none') : `${grouped(value)} ${unit(number.unit)}`);
    };
    /** Shows what is set; undefined for nothing, null for `none`. */
    field.show = value => {
      const isSet = value !== undefined;
      const now = isSet ? value : number.present;
      input.value = now === null || now === undefined ? (number.mayBeNone ? t('none') : '') : grouped(now);
      if (none) none.checked = now === null || now === undefined;
      slider.value = now ?? number.high;
      field.mark(now ?? null);
      field.element.classList.toggle('changed', isSet);
    };
    return {
      line: [h('span', { class: 'box' }, input, h('span', { class: 'unit' }, unit(number.unit)))],
      below: [h('div', { class: 'slide' }, slider, none ? h('label', { class: 'none' }, none, t('none')) : null)],
    };
  }

  choice(id, field, changed) {
    const { choices, choice } = field.control;
    const select = h('select', {
      id, class: 'choice', change: () => changed(field.control.path, select.value === choice ? null : select.value),
    }, ...choices.map(own => h('option', { value: own.id }, say(own.title))));
    field.input = select;
    field.show = value => {
      select.value = value ?? choice;
      field.element.classList.toggle('changed', value !== undefined && value !== choice);
    };
    return { line: [], below: [select] };
  }

  /** Shows what is set, as the program has read it. */
  show(settings, values) {
    const read = new Map((values || []).map(value => [value.path, value]));
    for (const [path, field] of this.fields) {
      if (!settings.has(path)) field.show(undefined);
      else if (read.has(path)) field.show(field.control.number ? read.get(path).number ?? null : read.get(path).choice);
      else field.element.classList.add('changed');
      const text = settings.get(path);
      field.element.classList.remove('wrong');
      if (text === undefined) field.element.classList.remove('changed');
    }
    for (const part of this.root.querySelectorAll('.part')) {
      const count = part.paths.filter(path => settings.has(path)).length;
      part.count.textContent = count ? String(count) : '';
      part.count.title = count ? t('changed') : '';
    }
  }

  /** Marks what cannot be computed. */
  wrong(paths) {
    for (const path of paths) this.fields.get(path)?.element.classList.add('wrong');
  }

  base(path) { return this.fields.get(path)?.base; }
  title(path) { const field = this.fields.get(path); return field ? say(field.control.title) : path; }

  find(text) {
    for (const part of this.root.querySelectorAll('.part')) {
      let some = false;
      for (const path of part.paths) {
        const field = this.fields.get(path);
        const is = !text || field.text.includes(text);
        field.element.hidden = !is;
        some ||= is;
      }
      part.hidden = !some;
      part.open = text ? some : open.has(part.dataset.id);
    }
  }
}
