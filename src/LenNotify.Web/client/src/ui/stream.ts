import { InboxList } from '../headless/inbox-list.js';
import rows from '../styles/rows.css';
import text from '../styles/inbox.css';
import { ChunkList } from './chunk-list.js';
import { button, h } from './dom.js';
import { failure, LenElement } from './element.js';
import { options, schemaOf } from './filters.js';
import { settle, type Follower } from './follow.js';
import { row, sameEntry, type Entry, type RowActs } from './row.js';
import { named, strings } from './strings.js';

/** What happens as it happens, and what happened before, one by one. Attributes: `api`, `type` (only these, with commas), `calls`. */
export class LenStream extends LenElement implements Follower {
  #list!: InboxList;
  #rows!: ChunkList<Entry>;
  #why: string | null = null;
  #frame = 0;
  readonly #state = h('div', { class: 'state', part: 'state', role: 'status' });
  readonly #live = h('span', { class: 'live', part: 'live' });

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
    const types = (this.getAttribute('type') ?? '').split(',').map((name) => name.trim()).filter(Boolean);
    const list = this.#list = new InboxList(this.client, { types });
    const acts: RowActs = {
      client: this.client,
      done: new Set(),
      calls: this.calls,
      tell: (name, detail, cancelable) => this.tell(name, detail, cancelable),
      toggleGroup: () => undefined,
      toggleWhy: (id) => {
        this.#why = this.#why === id ? null : id;
        this.#show();
      },
      dismiss: (_, items) => items.forEach((item) => settle(this, this.client.dismiss(item.id))),
    };
    const scroller = h('div', { class: 'scroller', part: 'scroller' });
    this.#rows = new ChunkList<Entry>({ scroller, key: ({ key }) => key, same: sameEntry, render: (entry) => row(entry, acts), onEnd: () => list.problem === null && void list.more() });
    scroller.append(this.#rows.element, this.#state);
    this.root.replaceChildren(h('div', { class: 'head', part: 'head' }, h('h2', { part: 'heading' }, strings.alerts), this.#live, this.#chooser(types)), scroller);
    list.addEventListener('change', () => this.#soon());
    this.client.on('state', () => this.#soon(), this.life);
    this.life.addEventListener('abort', () => {
      list.dispose();
      this.#rows.dispose();
      cancelAnimationFrame(this.#frame);
    });
    void list.more();
  }

  #chooser(types: readonly string[]): HTMLElement {
    const select = h('select', {
      'aria-label': strings.type,
      part: 'select',
      on: { change: () => void this.#list.setFilter({ types: select.value ? [select.value] : types }) },
    }, ...options(strings.everyType, types, strings.types));
    if (types.length === 0) {
      schemaOf(this.client).then((schema) => select.append(...schema.types.map(({ name }) => h('option', { value: name }, named(strings.types, name)))), () => {
        // Without the schema there is no choice of types; everything else works.
        select.hidden = true;
      });
    }

    return select;
  }

  #soon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#show());
  }

  #show(): void {
    const { items, problem, hasMore, loaded } = this.#list;
    this.#rows.set(items.map((item) => ({ key: item.id, items: [item], open: false, why: item.id === this.#why ? this.#why : null })));
    const isLive = this.client.state.status === 'online';
    this.#live.textContent = isLive ? strings.live : strings.paused;
    this.#live.classList.toggle('on', isLive);
    this.#state.replaceChildren(...(problem ? [failure(problem), button(strings.tryAgain, () => void this.#list.more(), { class: 'link' })]
      : !loaded || hasMore ? [h('p', {}, strings.loading)]
      : items.length === 0 ? [h('p', {}, strings.emptyHint)] : []));
  }
}
