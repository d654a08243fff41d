import type { TypeBody } from '../api.js';
import type { PreferencesDocument, TypeChoice } from '../headless/choices.js';
import { h } from '../ui/dom.js';
import { named, strings } from '../ui/strings.js';
import { check, section, select, type Form } from './form.js';

/** Which types the person wants, from which severity, how often. */
export function types(form: Form): HTMLElement {
  return section(strings.typesTitle, ...form.schema.types.map((type) => one(form, type)));
}

function one({ draft, edit, fields }: Form, type: TypeBody): HTMLElement {
  const chosen = draft.types[type.name];
  const name = named(strings.types, type.name);
  const set = (change: Partial<TypeChoice>) => edit((document) => put(document, type.name, change));
  return h(
    'div',
    { class: 'line', role: 'group', 'aria-label': name },
    h('div', { class: 'name' }, h('strong', {}, name), check(strings.wanted, chosen?.enabled ?? true, (enabled) => set({ enabled }), { disabled: type.mandatory }),
      type.mandatory && h('small', {}, strings.mandatory)),
    fields.add(`types.${type.name}.minimum_severity`, strings.minimumSeverity, select(
      [['', `${strings.usual} (${named(strings.severities, type.minimum_severity)})`], ...Object.entries(strings.severities)],
      chosen?.minimum_severity ?? '',
      (value) => set({ minimum_severity: value || undefined }),
    )),
    fields.add(`types.${type.name}.frequency`, strings.frequency, select(
      [['', `${strings.usual} (${named(strings.frequencies, type.frequency)})`], ...Object.entries(strings.frequencies)],
      chosen?.frequency ?? '',
      (value) => set({ frequency: value || undefined }),
    )),
    check(strings.highOnly, chosen?.high_priority_only ?? false, (only) => set({ high_priority_only: only })),
  );
}

function put(document: PreferencesDocument, name: string, change: Partial<TypeChoice>): void {
  document.types[name] = { ...(document.types[name] ?? { enabled: true, high_priority_only: false }), ...change };
}
