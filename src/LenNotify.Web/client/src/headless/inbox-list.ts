import type { ItemBody } from '../api.js';
import type { NotificationClient } from './client.js';
import type { Query } from './http.js';

export interface InboxFilter {
  unread?: boolean;
  /** What the person's own filters rejected. */
  filtered?: boolean;
  types?: readonly string[];
  severities?: readonly string[];
  text?: string;
  from?: string;
  to?: string;
}

const PAGE = 50;
const LARGEST = 100;
const MOST_AGAIN = 500;

/** What an inbox shows, newest first: read page by page, and kept in step with what happens. Tells of a change by `change`. */
export class InboxList extends EventTarget {
  #items: readonly ItemBody[] = [];
  #filter: InboxFilter;
  #cursor: string | null = null;
  #round = 0;
  #busy: Promise<void> | null = null;
  #isOnline = false;
  #again = false;
  readonly #done = new AbortController();

  /** Something went wrong with the last page. */
  problem: Error | null = null;
  total = 0;
  loaded = false;

  constructor(private readonly client: NotificationClient, filter: InboxFilter = {}) {
    super();
    this.#filter = filter;
    client.on('item', ({ item }) => this.#add(item), this.#done.signal);
    client.on('marked', ({ kind, ids, upTo }) => this.#marked(kind, ids, upTo), this.#done.signal);
    client.on('state', ({ status }) => this.#back(status === 'online'), this.#done.signal);
    client.on('stale', () => void this.refresh(), this.#done.signal);
  }

  get items(): readonly ItemBody[] {
    return this.#items;
  }

  get filter(): InboxFilter {
    return this.#filter;
  }

  get hasMore(): boolean {
    return !this.loaded || this.#cursor !== null;
  }

  /** The newest sequence that is shown. */
  get newest(): number {
    return this.#items.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  }

  setFilter(filter: InboxFilter): Promise<void> {
    this.#filter = filter;
    this.#round++;
    this.#busy = null;
    [this.#items, this.#cursor, this.loaded] = [[], null, false];
    this.#changed();
    return this.more();
  }

  /** The next page; the first one when there is none yet. */
  more(): Promise<void> {
    return this.#busy ?? (this.hasMore ? this.#run((round) => this.#next(round)) : Promise.resolve());
  }

  /** Reads again what is shown. Of very much it keeps the newest, and the rest is read when somebody scrolls there. */
  async refresh(): Promise<void> {
    if (!this.loaded && !this.#busy) {
      return;
    }

    this.#again = true;
    await (this.#busy ?? Promise.resolve());
    if (this.#again && !this.#done.signal.aborted) {
      await this.#run((round) => this.#all(round));
    }
  }

  dispose(): void {
    this.#done.abort();
    this.#round++;
  }

  // What failed while the network was away is read when it is back.
  #back(isOnline: boolean): void {
    if (isOnline && !this.#isOnline && this.problem) {
      void this.more();
    }

    this.#isOnline = isOnline;
  }

  #run(read: (round: number) => Promise<void>): Promise<void> {
    const round = this.#round;
    const mine = read(round).then(() => {
      this.problem = null;
    }, (error: Error) => {
      this.problem = error;
    }).finally(() => {
      if (round === this.#round) {
        this.#busy = null;
        this.#changed();
      }
    });
    this.#busy = mine;
    return mine;
  }

  async #next(round: number): Promise<void> {
    const { data, pagination } = await this.client.list({ ...this.#query(), limit: PAGE, cursor: this.#cursor });
    if (round === this.#round) {
      const known = new Set(this.#items.map(({ id }) => id));
      this.#keep([...this.#items, ...data.filter(({ id }) => !known.has(id))], pagination);
    }
  }

  async #all(round: number): Promise<void> {
    const wanted = Math.min(Math.max(this.#items.length, PAGE), MOST_AGAIN);
    this.#again = false;
    let [items, cursor]: [ItemBody[], string | null | undefined] = [[], null];
    do {
      const { data, pagination } = await this.client.list({ ...this.#query(), limit: Math.min(LARGEST, wanted - items.length), cursor });
      if (round !== this.#round) {
        return;
      }

      items = [...items, ...data];
      cursor = pagination.next_cursor;
      this.total = pagination.total_count;
    } while (cursor && items.length < wanted);
    // What came live while the pages were read is on none of them.
    const read = Math.max(0, ...items.map(({ sequence }) => sequence));
    const newer = this.#items.filter(({ sequence }) => sequence > read);
    this.#keep([...newer, ...items], { next_cursor: cursor, total_count: this.total });
  }

  #keep(items: readonly ItemBody[], { next_cursor, total_count }: { next_cursor?: string | null; total_count: number }): void {
    [this.#items, this.#cursor, this.total, this.loaded] = [items, next_cursor ?? null, total_count, true];
  }

  #query(): Query {
    const { unread, filtered, types, severities, text, from, to } = this.#filter;
    return { unread, filtered, type: types, severity: severities, q: text, from, to };
  }

  #add(item: ItemBody): void {
    if (this.loaded && this.#fits(item) && !this.#items.some(({ id }) => id === item.id)) {
      this.#items = [item, ...this.#items];
      this.total++;
      this.#changed();
    }
  }

  #fits(item: ItemBody): boolean {
    const { filtered, types, severities, text, from, to } = this.#filter;
    return !filtered && !to && !text && (!from || item.created_at >= from)
      && (!types?.length || types.includes(item.type)) && (!severities?.length || severities.includes(item.severity));
  }

  #marked(kind: 'read' | 'dismissed', ids: readonly string[] = [], upTo = -1): void {
    const is = ({ id, sequence }: ItemBody) => ids.includes(id) || sequence <= upTo;
    const items = kind === 'dismissed' ? this.#items.filter((item) => !is(item)) : this.#items.map((item) => (!item.read && is(item) ? { ...item, read: true } : item));
    this.total -= this.#items.length - items.length;
    this.#items = items;
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
