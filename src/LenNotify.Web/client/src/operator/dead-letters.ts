import type { DeadLetterBody } from '../api.js';
import { button, h } from '../ui/dom.js';
import { moment, named, number, say, strings } from '../ui/strings.js';
import { OperatorElement, table } from './operator-element.js';

const PACE = 4_000;
const PAGE = 20;

/** What failed for good, to be sent again or given up. Attribute: `admin`. */
export class LenDeadLetters extends OperatorElement {
  readonly #body = h('div', {});
  #cursor: string | null | undefined;
  #letters: readonly DeadLetterBody[] = [];
  #shown = '';

  protected begin(): void {
    this.root.replaceChildren(h('h2', { part: 'heading' }, strings.letters), this.#body, this.said);
    // Whoever has read on is not taken back to the first page.
    this.watch(PACE, () => this.#look(), () => this.#letters.length <= PAGE);
  }

  async #look(): Promise<void> {
    const page = await this.admin.deadLetters({ limit: PAGE });
    [this.#letters, this.#cursor] = [page.data, page.next_cursor];
    this.#show();
  }

  async #more(): Promise<void> {
    const page = await this.admin.deadLetters({ limit: PAGE, cursor: this.#cursor });
    [this.#letters, this.#cursor] = [[...this.#letters, ...page.data], page.next_cursor];
    this.#show();
  }

  #show(): void {
    const shown = JSON.stringify(this.#letters);
    if (shown === this.#shown) {
      return;
    }

    this.#shown = shown;
    if (this.#letters.length === 0) {
      this.#body.replaceChildren(h('p', { class: 'none' }, strings.noLetters));
      return;
    }

    this.#body.replaceChildren(
      table(
        strings.letters,
        [strings.died, strings.channel, strings.person, strings.type, strings.cause, strings.attempts, strings.actions],
        this.#letters.map((letter) => [
          moment(letter.died_at), named(strings.channels, letter.channel), letter.user_id, letter.types.map((type) => named(strings.types, type)).join(', '), letter.cause, number(letter.attempts),
          h('span', { class: 'pair' }, this.#replay(strings.replay, [letter.id], `${strings.replay} ${letter.id}`), this.#discard(letter.id)),
        ]),
      ),
      h('div', { class: 'pair' },
        this.#replay(strings.replayAll, this.#letters.map(({ id }) => id)),
        this.#cursor ? button(strings.next, () => void this.act(() => this.#more()), { class: 'link' }) : ''),
    );
  }

  #replay(label: string, ids: string[], name = label): HTMLElement {
    return button(label, () => void this.act(async () => {
      const { replayed } = await this.admin.replay({ ids });
      await this.#look();
      return say(strings.replayed, { n: replayed });
    }), { class: 'plain', part: 'replay', 'aria-label': name });
  }

  #discard(id: string): HTMLElement {
    return button(strings.discard1, () => void this.act(async () => {
      const { discarded } = await this.admin.discard({ ids: [id] });
      await this.#look();
      return say(strings.discarded, { n: discarded });
    }), { class: 'link', part: 'discard', 'aria-label': `${strings.discard1} ${id}` });
  }
}
