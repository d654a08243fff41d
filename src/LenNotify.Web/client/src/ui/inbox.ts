import type { ItemBody } from '../api.js';
import { fold } from '../headless/groups.js';
import { InboxList } from '../headless/inbox-list.js';
import rows from '../styles/rows.css';
import text from '../styles/inbox.css';
import { choices, choose } from './choices.js';
import { ChunkList } from './chunk-list.js';
import { button, h, icon } from './dom.js';
import { failure, LenElement } from './element.js';
import { filters } from './filters.js';
import { settle, type Follower } from './follow.js';
import { row, sameEntry, type Entry, type RowActs } from './row.js';
import { ago, strings } from './strings.js';

const MINUTE = 60_000;

/** The inbox: filters, items and groups, read page by page as somebody scrolls. */
export class LenInbox extends LenElement implements Follower {
  #list!: InboxList;
  #rows!: ChunkList<Entry>;
  #state = h('div', { class: 'state', part: 'state', role: 'status' });
  #open = new Set<string>();
  #why: string | null = null;
  #frame = 0;

  get calls(): string {
    return this.getAttribute('calls') ?? '';
  }

  protected override styles() {
    return [rows, text];
  }

  override tell(name: string, detail: unknown, cancelable = false): boolean {
    return super.tell(name, detail, cancelable);
  }

  protected begin(): void {
    const list = this.#list = new InboxList(this.client);
    const scroller = h('div', { class: 'scroller', part: 'scroller', on: { keydown: (event) => this.#move(event) } });
    const acts: RowActs = {
      client: this.client,
      done: new Set(),
      calls: this.calls,
      tell: (name, detail, cancelable) => this.tell(name, detail, cancelable),
      toggleGroup: (key) => this.#toggle(key),
      toggleWhy: (id) => this.#showWhy(id),
      dismiss: (entry, items) => this.#dismiss(entry, items),
    };
    this.#rows = new ChunkList<Entry>({ scroller, key: ({ key }) => key, same: sameEntry, render: (entry) => row(entry, acts), onEnd: () => list.problem === null && this.#more() });
    scroller.append(this.#rows.element, this.#state);
    this.root.replaceChildren(this.#head(), filters(this.client, (filter) => void list.setFilter(filter)), scroller);
    list.addEventListener('change', () => this.#soon());
    this.client.on('state', () => this.#soon(), this.life);
    this.life.addEventListener('abort', () => {
      list.dispose();
      this.#rows.dispose();
      cancelAnimationFrame(this.#frame);
    });
    this.every(MINUTE / 2, () => this.root.querySelectorAll('time').forEach((time) => {
      time.textContent = ago(time.dateTime);
    }));
    this.#more();
  }

  #head(): HTMLElement {
    const sound = button(icon('sound'), () => choose({ sound: !choices().sound }), { class: 'tool', part: 'sound' });
    const show = () => {
      const { sound: on } = choices();
      sound.replaceChildren(icon(on ? 'sound' : 'muted'));
      sound.setAttribute('aria-label', on ? strings.soundOn : strings.soundOff);
      sound.setAttribute('aria-pressed', String(on));
      sound.title = on ? strings.soundOn : strings.soundOff;
    };
    show();
    addEventListener('len-choices', show, { signal: this.life });
    addEventListener('storage', show, { signal: this.life });
    return h(
      'div',
      { class: 'head', part: 'head' },
      h('h2', { part: 'heading' }, strings.notifications),
      button(strings.markAll, () => settle(this, this.client.readAll(this.#list.newest)), { class: 'link', part: 'mark-all' }),
      sound,
    );
  }

  // However much happens at once, it is shown once a frame.
  #soon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#show());
  }

  #show(): void {
    const { items, problem, hasMore, loaded, filter } = this.#list;
    const entries = fold(items).map(({ key, items: folded }) => ({
      key, items: folded, open: this.#open.has(key), why: folded.some(({ id }) => id === this.#why) ? this.#why : null,
    }));
    this.#rows.set(entries);
    const isFiltered = Boolean(filter.unread || filter.filtered || filter.types?.length || filter.severities?.length);
    const state = problem ? [failure(problem), button(strings.tryAgain, () => this.#more(), { class: 'link' })]
      : !loaded || (hasMore && items.length > 0) ? [h('p', {}, strings.loading)]
      : items.length > 0 ? []
      : isFiltered ? [h('p', {}, strings.nothingFound)]
      : [icon('check'), h('p', { class: 'empty', part: 'empty' }, strings.empty), h('p', {}, strings.emptyHint)];
    const offline = this.client.state.status === 'offline' && h('p', { class: 'offline', part: 'offline' }, strings.offline);
    this.#state.replaceChildren(...[offline || '', ...state]);
  }

  #more(): void {
    void this.#list.more();
  }

  #toggle(key: string): void {
    this.#open = new Set(this.#open.has(key) ? [...this.#open].filter((one) => one !== key) : [...this.#open, key]);
    this.#show();
  }

  #showWhy(id: string): void {
    this.#why = this.#why === id ? null : id;
    this.#show();
  }

  #dismiss(entry: Entry, items: readonly ItemBody[]): void {
    const gone = entry.items.length === items.length;
    const rowOf = [...this.root.querySelectorAll<HTMLElement>('[role=listitem]')].find(({ dataset }) => dataset.key === entry.key);
    const next = gone ? this.#beside(rowOf) : rowOf;
    items.forEach((item) => settle(this, this.client.dismiss(item.id)));
    this.#show();
    const mains = next?.isConnected ? next : this.root.querySelector<HTMLElement>('[role=listitem]');
    (mains?.querySelector<HTMLElement>('.main') ?? this.root.querySelector<HTMLElement>('.view'))?.focus();
  }

  #beside(of: HTMLElement | undefined): HTMLElement | undefined {
    const all = [...this.root.querySelectorAll<HTMLElement>('[role=listitem]')];
    const at = of ? all.indexOf(of) : -1;
    return all[at + 1] ?? all[at - 1];
  }

  // Arrows go from item to item; Tab goes to an item's buttons.
  #move(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) {
      return;
    }

    const mains = [...this.root.querySelectorAll<HTMLElement>('.main')];
    const at = mains.findIndex((main) => main.closest('.row')!.contains(this.root.activeElement));
    const next = mains[at < 0 ? 0 : at + by];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  /** Reads what is shown again. */
  refresh(): Promise<void> {
    return this.#list.refresh();
  }
}
