import type { WindowChoice } from '../headless/choices.js';
import { button, h } from '../ui/dom.js';
import { say, strings } from '../ui/strings.js';
import { check, input, section, TIME, type Form } from './form.js';

const zones = () => (Intl as { supportedValuesOf?: (key: string) => string[] }).supportedValuesOf?.('timeZone') ?? [];

/** When the person is left alone. */
export function quiet(form: Form): HTMLElement {
  const { draft, edit, fields } = form;
  const hours = draft.quiet_hours;
  const list = h('datalist', { id: 'zones' }, ...zones().map((value) => h('option', { value })));
  const zone = input(draft.time_zone ?? '', (value) => edit((document) => {
    document.time_zone = value || undefined;
  }), { list: 'zones', placeholder: strings.zoneUsual, autocomplete: 'off' });
  const element: HTMLElement = section(
    strings.quietTitle,
    check(strings.quietOn, hours.enabled, (enabled) => edit((document) => {
      document.quiet_hours.enabled = enabled;
    })),
    fields.add('time_zone', strings.zone, zone),
    list,
    fields.group('quiet_hours.windows', strings.quietTitle, ...hours.windows.map((window, at) => one(form, window, at, () => element)), button(strings.addWindow, () => edit((document) => {
      document.quiet_hours.windows.push({ start: '22:00', end: '08:00', days: Object.keys(strings.days) });
    }, element, '[data-field$=".start"]'), { class: 'plain' })),
    check(strings.quietKeep, hours.keep_to_inbox, (keep) => edit((document) => {
      document.quiet_hours.keep_to_inbox = keep;
    })),
  );
  element.dataset.section = 'quiet';
  return element;
}

function one({ edit, fields }: Form, window: WindowChoice, at: number, around: () => HTMLElement): HTMLElement {
  const path = `quiet_hours.windows[${at}]`;
  const set = (change: Partial<WindowChoice>) => edit((document) => {
    document.quiet_hours.windows[at] = { ...document.quiet_hours.windows[at], ...change };
  });
  const days = () => [...boxes.querySelectorAll('input')].filter(({ checked }) => checked).map(({ value }) => value);
  const boxes = h('div', { class: 'days' }, ...Object.entries(strings.days).map(([day, label]) => check(label, window.days.includes(day), () => set({ days: days() }), { value: day })));
  return h(
    'div',
    { class: 'line', role: 'group', 'aria-label': say(strings.window, { n: at + 1 }) },
    fields.add(`${path}.start`, strings.start, input(window.start, (start) => set({ start }), TIME), 'field short'),
    fields.add(`${path}.end`, strings.end, input(window.end, (end) => set({ end }), TIME), 'field short'),
    fields.group(`${path}.days`, strings.onDays, boxes),
    button(strings.remove, () => edit((document) => {
      document.quiet_hours.windows.splice(at, 1);
    }, around()), { class: 'link' }),
  );
}
