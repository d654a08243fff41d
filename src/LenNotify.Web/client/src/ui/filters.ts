import type { SchemaBody } from '../api.js';
import type { NotificationClient } from '../headless/client.js';
import type { InboxFilter } from '../headless/inbox-list.js';
import { button, h } from './dom.js';
import { named, strings } from './strings.js';

const schemas = new WeakMap<NotificationClient, Promise<SchemaBody>>();

/** What can be chosen from, asked once a page. */
export function schemaOf(client: NotificationClient): Promise<SchemaBody> {
  let schema = schemas.get(client);
  if (!schema) {
    schema = client.settings.schema();
    schemas.set(client, schema);
    schema.catch(() => schemas.delete(client));
  }

  return schema;
}

/** Options for a select; the value of the first is nothing. */
export function options(first: string, names: readonly string[], known: Record<string, string>): HTMLOptionElement[] {
  return [h('option', { value: '' }, first), ...names.map((name) => h('option', { value: name }, named(known, name)))];
}

/** All, unread, what was filtered; by type and severity. */
export function filters(client: NotificationClient, choose: (filter: InboxFilter) => void): HTMLElement {
  let filter: InboxFilter = {};
  const set = (change: InboxFilter) => {
    filter = { ...filter, ...change };
    choose(filter);
  };
  const views: [string, InboxFilter][] = [
    [strings.all, { unread: false, filtered: false }],
    [strings.onlyUnread, { unread: true, filtered: false }],
    [strings.notShown, { unread: false, filtered: true }],
  ];
  const buttons = views.map(([label, change], at) => button(label, () => {
    buttons.forEach((one, other) => one.setAttribute('aria-pressed', String(other === at)));
    set(change);
  }, { 'aria-pressed': String(at === 0), class: 'view', part: 'filter' }));
  const type = h('select', { 'aria-label': strings.type, part: 'select', on: { change: () => set({ types: type.value ? [type.value] : [] }) } }, ...options(strings.everyType, [], {}));
  const severity = h('select', { 'aria-label': strings.severity, part: 'select', on: { change: () => set({ severities: severity.value ? [severity.value] : [] }) } },
    ...options(strings.everySeverity, Object.keys(strings.severities), strings.severities));
  schemaOf(client).then(({ types }) => type.append(...types.map(({ name }) => h('option', { value: name }, named(strings.types, name)))), () => {
    // Without the schema there is no choice of types; everything else works.
    type.hidden = true;
  });
  return h('div', { class: 'filters', part: 'filters' }, h('div', { class: 'views', role: 'group', 'aria-label': strings.show }, ...buttons), type, severity);
}
