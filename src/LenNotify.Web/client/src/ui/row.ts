import type { ItemBody } from '../api.js';
import { safeUrl } from '../headless/links.js';
import { button, h, icon, severityIcon } from './dom.js';
import { failure } from './element.js';
import { call, callOf, follow, type Follower } from './follow.js';
import { ago, moment, named, say, strings } from './strings.js';
import { LenWhy } from './why.js';

/** What is shown as one row. */
export interface Entry {
  readonly key: string;
  readonly items: readonly ItemBody[];
  /** Whether the items of a group are shown one by one. */
  readonly open: boolean;
  /** The item whose reasons are shown. */
  readonly why: string | null;
}

export interface RowActs extends Follower {
  toggleGroup: (key: string) => void;
  toggleWhy: (id: string) => void;
  dismiss: (entry: Entry, items: readonly ItemBody[]) => void;
  /** The buttons that were called for and answered, by item and key. */
  readonly done: Set<string>;
}

export const sameEntry = (one: Entry, other: Entry) => one.open === other.open && one.why === other.why
  && one.items.length === other.items.length && one.items.every((item, at) => item === other.items[at]);

/** A row of a list: an item, or a group with its items behind a button. */
export function row(entry: Entry, acts: RowActs): HTMLElement {
  const [first, ...others] = entry.items;
  const element = one(entry, first, acts, entry.items);
  element.setAttribute('role', 'listitem');
  if (others.length > 0) {
    const body = element.querySelector('.body')!;
    body.append(button(entry.open ? strings.fewer : say(strings.more, { n: others.length }), () => acts.toggleGroup(entry.key), {
      class: 'link', part: 'expand', 'aria-expanded': String(entry.open), 'data-act': 'expand',
    }));
    if (entry.open) {
      element.append(h('div', { class: 'group', part: 'group' }, ...others.map((item) => one(entry, item, acts, [item]))));
    }
  }

  return element;
}

function one(entry: Entry, item: ItemBody, acts: RowActs, all: readonly ItemBody[]): HTMLElement {
  const unread = all.some(({ read }) => !read);
  return h(
    'div',
    { class: `row ${item.severity}${unread ? ' unread' : ''}`, part: `item item-${item.severity}${unread ? ' item-unread' : ''}`, 'data-id': item.id },
    h('span', { class: 'mark', part: 'icon' }, severityIcon(item.severity), h('span', { class: 'hidden' }, named(strings.severities, item.severity), unread ? `, ${strings.unreadMark}` : '')),
    h('div', { class: 'body' }, main(item, acts), meta(item, all.length), buttons(item, acts)),
    h('div', { class: 'tools' },
      tool('question', item.filtered_by ? strings.whyNot : strings.why, item, () => acts.toggleWhy(item.id), { 'aria-expanded': String(entry.why === item.id), 'data-act': `why-${item.id}` }),
      !item.filtered_by && tool('close', strings.dismiss, item, () => acts.dismiss(entry, all), { 'data-act': `dismiss-${item.id}` })),
    entry.why === item.id && why(item, acts),
  );
}

function main(item: ItemBody, acts: RowActs): HTMLElement {
  const url = safeUrl(item.action_url);
  const attributes = { class: 'main', part: 'main', 'data-act': `open-${item.id}`, on: { click: (event: MouseEvent) => follow(acts, event, item) } };
  const text = [h('span', { class: 'title', part: 'title' }, item.title), item.message && h('span', { class: 'text', part: 'message' }, item.message)];
  return url ? h('a', { ...attributes, href: url }, ...text) : h('button', { ...attributes, type: 'button' }, ...text);
}

function meta(item: ItemBody, count: number): HTMLElement {
  return h(
    'div',
    { class: 'meta', part: 'meta' },
    h('time', { datetime: item.created_at, title: moment(item.created_at) }, ago(item.created_at)),
    h('span', {}, named(strings.types, item.type)),
    item.confidence !== undefined && item.confidence !== null && h('span', {}, `${item.confidence} %`),
    count > 1 && h('span', { class: 'count', part: 'count' }, String(count)),
  );
}

function buttons(item: ItemBody, acts: RowActs): HTMLElement | null {
  const shown = (item.actions ?? []).flatMap(({ key, label, url }) => {
    const safe = safeUrl(url);
    return safe ? [action(item, acts, key, label, safe)] : [];
  });
  return shown.length > 0 ? h('div', { class: 'actions', part: 'actions' }, ...shown) : null;
}

function action(item: ItemBody, acts: RowActs, key: string, label: string, url: string): HTMLElement {
  const method = callOf(acts, item, key, url);
  if (!method) {
    return h('a', { class: 'action', part: 'action', href: url, on: { click: (event) => follow(acts, event, item, key) } }, label);
  }

  const name = `${item.id}/${key}`;
  if (acts.done.has(name)) {
    return h('span', { class: 'done', role: 'status' }, strings.done);
  }

  const pressed: HTMLButtonElement = button(label, () => {
    pressed.disabled = true;
    acts.done.add(name);
    call(acts, item, key, url, method).then(
      () => pressed.replaceWith(h('span', { class: 'done', role: 'status' }, strings.done)),
      (error: unknown) => {
        acts.done.delete(name);
        pressed.disabled = false;
        pressed.after(failure(error));
      },
    );
  }, { class: 'action', part: 'action' });
  return pressed;
}

const why = (item: ItemBody, acts: RowActs) => {
  const panel = new LenWhy();
  panel.client = acts.client;
  panel.setAttribute('item', item.id);
  return panel;
};

function tool(name: 'question' | 'close', label: string, item: ItemBody, act: () => void, attributes: Record<string, string>): HTMLButtonElement {
  return button(icon(name), act, { class: 'tool', part: 'tool', 'aria-label': `${label} ${item.title}`, title: label, ...attributes });
}
