import type { FactBody } from '../api.js';
import { button, h } from '../ui/dom.js';
import { moment, strings } from '../ui/strings.js';
import { OperatorElement, table } from './operator-element.js';

const PACE = 5_000;
const PAGE = 20;

/** Who did what, newest first. Attribute: `admin`. */
export class LenAudit extends OperatorElement {
  readonly #body = h('div', {});
  #facts: readonly FactBody[] = [];
  #cursor: string | null | undefined;
  #action = '';

  protected begin(): void {
    const action = h('input', { 'aria-label': strings.action, placeholder: strings.action, maxlength: 64, on: {
      change: () => {
        this.#action = action.value.trim();
        void this.act(() => this.#look());
      },
    } });
    this.root.replaceChildren(h('div', { class: 'head' }, h('h2', { part: 'heading' }, strings.audit), action), this.#body, this.said);
    this.watch(PACE, () => this.#look(), () => this.#facts.length <= PAGE);
  }

  async #look(cursor?: string | null): Promise<void> {
    const page = await this.admin.audit({ limit: PAGE, action: this.#action, cursor });
    const facts = cursor ? [...this.#facts, ...page.data] : page.data;
    if (JSON.stringify(facts) !== JSON.stringify(this.#facts) || !this.#body.hasChildNodes()) {
      [this.#facts, this.#cursor] = [facts, page.next_cursor];
      this.#show();
    }
  }

  #show(): void {
    this.#body.replaceChildren(
      this.#facts.length === 0 ? h('p', { class: 'none' }, strings.nothingYet) : table(
        strings.audit,
        [strings.at, strings.actor, strings.action, strings.target, strings.outcome],
        this.#facts.map(({ at, actor, action, target, outcome }) => [moment(at), actor, h('code', {}, action), target, outcome]),
      ),
      this.#cursor ? button(strings.next, () => void this.act(() => this.#look(this.#cursor)), { class: 'link' }) : '',
    );
  }
}
