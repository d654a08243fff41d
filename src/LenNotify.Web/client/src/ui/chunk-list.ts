import { h } from './dom.js';

interface ChunkSettings<T> {
  /** What scrolls; null for the page. */
  scroller: Element | null;
  key: (entry: T) => string;
  /** Whether a row of the one looks as a row of the other does. */
  same: (one: T, other: T) => boolean;
  render: (entry: T) => HTMLElement;
  /** Somebody came near the end. */
  onEnd: () => void;
}

const SIZE = 25;
const GUESS = 84;
const AHEAD = '700px 0px';

interface Chunk {
  readonly element: HTMLElement;
  shown: boolean;
  height: number;
}

/** A long list of which only what is near is in the tree. Rows have whatever height they have. */
export class ChunkList<T> {
  readonly element = h('div', { class: 'rows', part: 'list', role: 'list' });
  readonly #end = h('div', { class: 'end', 'aria-hidden': 'true' });
  readonly #watch: IntersectionObserver;
  readonly #chunks: Chunk[] = [];
  readonly #rows = new Map<string, { entry: T; row: HTMLElement }>();
  #entries: readonly T[] = [];

  constructor(private readonly settings: ChunkSettings<T>) {
    this.#watch = new IntersectionObserver((seen) => this.#saw(seen), { root: settings.scroller, rootMargin: AHEAD });
    this.element.append(this.#end);
    this.#watch.observe(this.#end);
  }

  dispose(): void {
    this.#watch.disconnect();
  }

  set(entries: readonly T[]): void {
    const isSameLength = this.#entries.length === entries.length;
    this.#entries = entries;
    const count = Math.ceil(entries.length / SIZE);
    while (this.#chunks.length > count) {
      const chunk = this.#chunks.pop()!;
      this.#watch.unobserve(chunk.element);
      chunk.element.remove();
    }

    while (this.#chunks.length < count) {
      const chunk = { element: h('div', { role: 'presentation' }), shown: this.#chunks.length === 0, height: 0 };
      this.#chunks.push(chunk);
      this.#end.before(chunk.element);
      this.#watch.observe(chunk.element);
    }

    this.#chunks.forEach((_, at) => this.#fill(at));
    this.#forget();
    // Still near the end after this: seen again only when it is watched anew. A page that failed brought nothing, and is not asked for again.
    if (!isSameLength) {
      this.#watch.unobserve(this.#end);
      this.#watch.observe(this.#end);
    }
  }

  #saw(seen: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of seen) {
      if (target === this.#end) {
        if (isIntersecting) {
          this.settings.onEnd();
        }

        continue;
      }

      const at = this.#chunks.findIndex(({ element }) => element === target);
      const chunk = this.#chunks[at];
      if (chunk && chunk.shown !== isIntersecting && (isIntersecting || !holdsFocus(chunk.element))) {
        chunk.height = chunk.shown ? chunk.element.offsetHeight : chunk.height;
        chunk.shown = isIntersecting;
        this.#fill(at);
      }
    }

    this.#forget();
  }

  #fill(at: number): void {
    const chunk = this.#chunks[at];
    const entries = this.#entries.slice(at * SIZE, (at + 1) * SIZE);
    if (!chunk.shown) {
      chunk.element.replaceChildren();
      chunk.element.style.height = `${chunk.height || entries.length * GUESS}px`;
      return;
    }

    chunk.element.style.height = '';
    const rows = entries.map((entry, index) => {
      const row = this.#rowOf(entry);
      row.setAttribute('aria-setsize', String(this.#entries.length));
      row.setAttribute('aria-posinset', String(at * SIZE + index + 1));
      return row;
    });
    const same = rows.length === chunk.element.childElementCount && rows.every((row, index) => chunk.element.children[index] === row);
    if (!same) {
      keepFocus(chunk.element, () => chunk.element.replaceChildren(...rows));
    }
  }

  #rowOf(entry: T): HTMLElement {
    const key = this.settings.key(entry);
    const known = this.#rows.get(key);
    if (known && this.settings.same(known.entry, entry)) {
      return known.row;
    }

    const row = this.settings.render(entry);
    row.dataset.key = key;
    if (known) {
      keepFocus(known.row, () => known.row.replaceWith(row), row);
    }

    this.#rows.set(key, { entry, row });
    return row;
  }

  #forget(): void {
    for (const [key, { row }] of this.#rows) {
      if (!row.isConnected) {
        this.#rows.delete(key);
      }
    }
  }
}

const focusedIn = (element: HTMLElement) => {
  const focused = (element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  return focused && element.contains(focused) ? focused : null;
};

const holdsFocus = (element: HTMLElement) => focusedIn(element) !== null;

// Whoever was on a button is on the same button of what takes its place.
function keepFocus(old: HTMLElement, change: () => void, fresh: HTMLElement = old): void {
  const focused = focusedIn(old);
  const [key, act] = [focused?.closest<HTMLElement>('[data-key]')?.dataset.key, focused?.dataset.act];
  change();
  if (focused && !focused.isConnected && act) {
    const row = fresh.dataset.key === key ? fresh : [...fresh.querySelectorAll<HTMLElement>('[data-key]')].find(({ dataset }) => dataset.key === key);
    row?.querySelector<HTMLElement>(`[data-act="${act}"]`)?.focus();
  } else if (focused?.isConnected) {
    focused.focus();
  }
}
