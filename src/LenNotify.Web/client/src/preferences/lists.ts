import type { PreferencesDocument } from '../headless/choices.js';
import { button, h } from '../ui/dom.js';
import { named, number, strings } from '../ui/strings.js';
import { check, input, section, type Form } from './form.js';

/** What the person wants to hear about: lists by attribute. */
export function lists(form: Form): HTMLElement {
  const { draft, edit, fields } = form;
  const add = h('input', { 'aria-label': strings.filterKey, placeholder: strings.filterKey, maxlength: 64 });
  const element: HTMLElement = section(
    strings.filtersTitle,
    h('p', { class: 'hint' }, strings.filtersHint),
    fields.group('filters', strings.filtersTitle, ...Object.entries(draft.filters).map(([key, values]) => h(
      'div',
      { class: 'line' },
      fields.add(`filters.${key}`, `${named({}, key)}: ${strings.filterValues}`, input(values.join(', '), (text) => edit((document) => {
        document.filters[key] = text.split(',').map((value) => value.trim()).filter(Boolean);
      }))),
      button(strings.remove, () => edit((document) => {
        delete document.filters[key];
      }, element), { class: 'link', 'aria-label': `${strings.remove} ${key}` }),
    ))),
    h('div', { class: 'line' }, add, button(strings.addFilter, () => {
      const key = add.value.trim();
      if (key && !Object.hasOwn(draft.filters, key)) {
        edit((document) => {
          document.filters[key] = [];
        }, element, '[data-field^="filters."]');
      }
    }, { class: 'plain' })),
  );
  element.dataset.section = 'lists';
  return element;
}

/** From which confidence on; only where some type carries one. */
export function confidence({ draft, edit, fields, schema }: Form): HTMLElement | null {
  if (!schema.types.some(({ carries_confidence }) => carries_confidence)) {
    return null;
  }

  const shown = h('output', {}, `${number(draft.confidence_threshold)} %`);
  const slider = h('input', { type: 'range', min: 0, max: 100, step: 1, value: draft.confidence_threshold, on: {
    input: () => {
      shown.value = `${number(slider.valueAsNumber)} %`;
      edit((document) => {
        document.confidence_threshold = slider.valueAsNumber;
      });
    },
  } });
  const field = fields.add('confidence_threshold', strings.confidence, slider);
  slider.after(shown);
  return section(strings.confidenceTitle, field);
}

/** Other channels for a priority than the usual ones. */
export function priorities(form: Form): HTMLElement {
  const { draft, edit, fields, schema } = form;
  const chosen: Record<string, string[] | undefined> = draft.channels_by_priority;
  const element: HTMLElement = section(strings.prioritiesTitle, ...schema.priorities.map((priority) => {
    const own = chosen[priority];
    const set = (channels: string[] | undefined, rebuild?: HTMLElement) => edit((document) => put(document, priority, channels), rebuild);
    return fields.group(
      `channels_by_priority.${priority}`,
      named(strings.priorities, priority),
      check(strings.byDefault, own === undefined, (usual) => set(usual ? undefined : ['inapp'], element)),
      ...(own === undefined ? [] : schema.channels.map(({ name }) => check(named(strings.channels, name), own.includes(name), (on) => {
        const now = draft.channels_by_priority[priority];
        set(on ? [...now, name] : now.filter((one) => one !== name));
      }))),
    );
  }));
  element.dataset.section = 'priorities';
  return element;
}

function put(document: PreferencesDocument, priority: string, channels: string[] | undefined): void {
  const all = document.channels_by_priority;
  if (channels) {
    all[priority] = channels;
  } else {
    delete all[priority];
  }
}
