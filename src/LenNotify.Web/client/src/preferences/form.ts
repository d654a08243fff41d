import type { FieldProblem, SchemaBody } from '../api.js';
import type { PreferencesDocument } from '../headless/choices.js';
import type { NotificationClient } from '../headless/client.js';
import { h } from '../ui/dom.js';
import { say, strings } from '../ui/strings.js';

/** What sections are built from, and how they say that something was changed. */
export interface Form {
  readonly client: NotificationClient;
  readonly schema: SchemaBody;
  readonly draft: PreferencesDocument;
  readonly fields: Fields;
  /** Changes the draft; a section whose shape changes is built again, and the last control of what was added gets the focus. */
  edit: (change: (draft: PreferencesDocument) => void, rebuild?: HTMLElement, added?: string) => void;
}

interface Known {
  readonly control: HTMLElement;
  readonly slot: HTMLElement;
}

let numbers = 0;

/** Controls by the path of their field, so that what the server says about a field is shown at it. */
export class Fields {
  readonly #known = new Map<string, Known>();

  /** A control with its label and room for what is wrong with it. */
  add<T extends HTMLElement>(path: string, label: string, control: T, layout = 'field'): HTMLElement {
    const id = `f${++numbers}`;
    const slot = h('span', { class: 'wrong', part: 'wrong', id: `${id}-wrong`, hidden: true });
    control.id = id;
    control.dataset.field = path;
    this.#known.set(path, { control, slot });
    return h('div', { class: layout, part: 'field' }, h('label', { for: id }, label), control, slot);
  }

  /** A group of controls that are wrong together. */
  group(path: string, legend: string, ...controls: HTMLElement[]): HTMLFieldSetElement {
    const id = `f${++numbers}`;
    const slot = h('span', { class: 'wrong', part: 'wrong', id: `${id}-wrong`, hidden: true });
    const set = h('fieldset', { part: 'field', id, tabindex: '-1' }, h('legend', {}, legend), h('div', { class: 'set' }, ...controls), slot);
    set.dataset.field = path;
    this.#known.set(path, { control: set, slot });
    return set;
  }

  clear(): void {
    this.#known.forEach((known) => tell(known, ''));
  }

  /** Shows each problem at its field, or at the nearest one around it; answers with those that have none. */
  show(problems: readonly FieldProblem[]): FieldProblem[] {
    this.clear();
    const homeless: FieldProblem[] = [];
    let first: HTMLElement | undefined;
    for (const problem of problems) {
      const known = this.#find(problem.field);
      if (known) {
        tell(known, known.control.dataset.field === problem.field ? atField(problem) : sentence(problem));
        first ??= known.control;
      } else {
        homeless.push(problem);
      }
    }

    first?.focus();
    return homeless;
  }

  #find(field: string): Known | undefined {
    for (let path = field; path !== ''; path = path.replace(/(\.[^.[]*|\[\d+\])$/, '')) {
      const known = this.#known.get(path);
      if (known?.control.isConnected) {
        return known;
      }

      if (!/[.[]/.test(path)) {
        return undefined;
      }
    }

    return undefined;
  }
}

/** What is wrong, and what is allowed. */
export const sentence = ({ field, message, limit }: FieldProblem) => withLimit(`${field} ${message}`.replace(/^\$ /, ''), limit);

// At the field itself nobody needs its name.
export const atField = ({ message, limit }: FieldProblem) => withLimit(message.charAt(0).toUpperCase() + message.slice(1), limit);

const withLimit = (text: string, limit?: string | null) => (limit ? `${text} ${say(strings.allowed, { limit })}.` : text);

function tell({ control, slot }: Known, text: string): void {
  slot.textContent = text;
  slot.hidden = text === '';
  if (text === '') {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  } else {
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', slot.id);
  }
}

/** A box with its words behind it. */
export function check(label: string, checked: boolean, change: (checked: boolean) => void, attributes: Record<string, string | boolean> = {}): HTMLElement {
  const box = h('input', { type: 'checkbox', checked, ...attributes, on: { change: () => change(box.checked) } });
  return h('label', { class: 'check', part: 'check' }, box, label);
}

export function select(values: readonly (readonly [string, string])[], chosen: string, change: (value: string) => void): HTMLSelectElement {
  const element = h('select', { on: { change: () => change(element.value) } }, ...values.map(([value, label]) => h('option', { value, selected: value === chosen }, label)));
  return element;
}

export function input(value: string, change: (value: string) => void, attributes: Record<string, string> = {}): HTMLInputElement {
  const element = h('input', { value, ...attributes, on: { input: () => change(element.value) } });
  return element;
}

/** What a time of day is typed into. */
export const TIME = { inputmode: 'numeric', maxlength: '5', size: '5', placeholder: 'HH:mm', autocomplete: 'off' };

export const section = (title: string, ...children: (HTMLElement | string | false | null)[]) => h('section', { class: 'section', part: 'section' }, h('h2', { part: 'heading' }, title), ...children);
