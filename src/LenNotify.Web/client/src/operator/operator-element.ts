import { Admin } from '../headless/admin.js';
import { Http } from '../headless/http.js';
import text from '../styles/operator.css';
import tables from '../styles/table.css';
import { h } from '../ui/dom.js';
import { failure, LenElement } from '../ui/element.js';
import { settingsOfThePage } from '../ui/shared.js';

const DEFAULT_ADMIN = '/api/notifications/admin';

/** What the operators' elements have in common: the API of operators, by the attribute `admin`. */
export abstract class OperatorElement extends LenElement {
  #admin: Admin | null = null;
  protected readonly said = h('p', { class: 'said', part: 'status', role: 'status' });

  get admin(): Admin {
    return this.#admin ??= new Admin(new Http(this.getAttribute('admin') ?? DEFAULT_ADMIN, settingsOfThePage()));
  }

  protected override styles(): readonly string[] {
    return [tables, text];
  }

  protected override get isLive() {
    return false;
  }

  /** Does something and says how it went. */
  protected async act(go: () => Promise<string | void>): Promise<void> {
    try {
      this.said.textContent = await go() ?? '';
    } catch (error) {
      this.said.replaceChildren(failure(error));
    }
  }

  /** Looks now, and then again and again, never twice at once. What was said of something else stays. */
  protected watch(milliseconds: number, look: () => Promise<void>, isWanted = () => true): void {
    let [isBusy, hasFailed] = [false, false];
    const once = async () => {
      if (isBusy || !isWanted()) {
        return;
      }

      isBusy = true;
      try {
        await look();
        if (hasFailed) {
          this.said.replaceChildren();
        }

        hasFailed = false;
      } catch (error) {
        hasFailed = true;
        this.said.replaceChildren(failure(error));
      }

      isBusy = false;
    };
    this.every(milliseconds, () => void once());
    void once();
  }
}

/** A table that scrolls by itself where it is too wide, with the keyboard too. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly (Node | string)[])[]): HTMLElement {
  return h(
    'div',
    { class: 'wide', role: 'region', 'aria-label': caption, tabindex: 0 },
    h(
      'table',
      { part: 'table' },
      h('caption', { class: 'hidden' }, caption),
      h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, ...rows.map((cells) => h('tr', {}, ...cells.map((cell, at) => (at === 0 ? h('th', { scope: 'row' }, cell) : h('td', {}, cell)))))),
    ),
  );
}
