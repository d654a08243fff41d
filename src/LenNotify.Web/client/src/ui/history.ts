import { InboxList, type InboxFilter } from '../headless/inbox-list.js';
import text from '../styles/history.css';
import tables from '../styles/table.css';
import { button, h } from './dom.js';
import { failure, LenElement } from './element.js';
import { options, schemaOf } from './filters.js';
import { moment, named, strings } from './strings.js';

const FORMATS = ['csv', 'json', 'html'] as const;

/** Everything that came, by time, type, severity and words, with export. Attribute: `api`. */
export class LenHistory extends LenElement {
  #list!: InboxList;
  #filter: InboxFilter = {};
  readonly #body = h('div', {});
  readonly #said = h('p', { role: 'status' });

  protected override styles() {
    return [tables, text];
  }

  protected begin(): void {
    const list = this.#list = new InboxList(this.client);
    this.root.replaceChildren(h('h2', { part: 'heading' }, strings.history), this.#asked(), this.#body, this.#exports(), this.#said);
    list.addEventListener('change', () => this.#show());
    this.life.addEventListener('abort', () => list.dispose());
    void list.more();
  }

  #asked(): HTMLElement {
    const set = (change: InboxFilter) => {
      this.#filter = { ...this.#filter, ...change };
      void this.#list.setFilter(this.#filter);
    };
    const day = (name: 'from' | 'to', label: string) => {
      const input = h('input', { type: 'datetime-local', on: { change: () => set({ [name]: input.value ? new Date(input.value).toISOString() : undefined }) } });
      return h('label', {}, label, input);
    };
    const words = h('input', { type: 'search', maxlength: 100, on: { change: () => set({ text: words.value.trim() || undefined }) } });
    const type = h('select', { on: { change: () => set({ types: type.value ? [type.value] : [] }) } }, ...options(strings.everyType, [], {}));
    const severity = h('select', { on: { change: () => set({ severities: severity.value ? [severity.value] : [] }) } }, ...options(strings.everySeverity, Object.keys(strings.severities), strings.severities));
    schemaOf(this.client).then(({ types }) => type.append(...types.map(({ name }) => h('option', { value: name }, named(strings.types, name)))), () => {
      // Without the schema there is no choice of types; everything else works.
      type.disabled = true;
    });
    return h('div', { class: 'asked', part: 'filters' }, day('from', strings.from), day('to', strings.to), h('label', {}, strings.type, type), h('label', {}, strings.severity, severity), h('label', {}, strings.search, words));
  }

  #show(): void {
    const { items, problem, hasMore, loaded } = this.#list;
    this.#body.replaceChildren(...[
      problem && failure(problem),
      loaded && items.length === 0 && h('p', { class: 'none' }, Object.values(this.#filter).some((one) => one?.length) ? strings.nothingFound : strings.nothingYet),
      items.length > 0 && h(
        'div',
        { class: 'wide', role: 'region', 'aria-label': strings.history, tabindex: 0 },
        h('table', { part: 'table' }, h('caption', { class: 'hidden' }, strings.history),
          h('thead', {}, h('tr', {}, ...[strings.at, strings.severity, strings.type, strings.alerts].map((head) => h('th', { scope: 'col' }, head)))),
          h('tbody', {}, ...items.map((item) => h('tr', {},
            h('td', {}, moment(item.created_at)), h('td', { class: item.severity }, h('span', { class: 'tone' }, named(strings.severities, item.severity))), h('td', {}, named(strings.types, item.type)),
            h('td', { class: 'said' }, h('strong', {}, item.title), ' ', item.message))))),
      ),
      loaded && hasMore && button(strings.next, () => void this.#list.more(), { class: 'link' }),
    ].filter((node) => node instanceof Node));
  }

  #exports(): HTMLElement {
    return h('div', { class: 'exports' }, ...FORMATS.map((format) => button(strings.export.replace('{format}', format.toUpperCase()), () => this.#export(format), { class: 'plain', part: 'export' })));
  }

  // Asked as everything is, so that it works with a token as well as with a cookie.
  #export(format: string): void {
    const { from, to } = this.#filter;
    this.client.http.send('GET', '/export', { query: { format, from, to } }).then((answer) => answer.blob()).then((file) => {
      const url = URL.createObjectURL(file);
      h('a', { href: url, download: `notifications.${format}` }).click();
      URL.revokeObjectURL(url);
      this.#said.replaceChildren();
    }).catch((error: unknown) => this.#said.replaceChildren(failure(error)));
  }
}
