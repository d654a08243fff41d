import text from '../styles/bell.css';
import { button, h, icon } from './dom.js';
import { LenElement } from './element.js';
import { LenInbox } from './inbox.js';
import { say, strings } from './strings.js';
import { LenToasts } from './toasts.js';

const PASSED_ON = ['api', 'calls'];

/** A bell with the count of what is unread, and the inbox behind it. Attributes: `api`, `max` (99), `toasts`, `calls`, `href`. */
export class LenBell extends LenElement {
  static observedAttributes = ['max'];

  #badge = h('span', { class: 'badge', part: 'badge', 'aria-hidden': 'true' });
  #said = h('span', { class: 'hidden', role: 'status' });
  #bell!: HTMLButtonElement;
  #panel: HTMLElement | null = null;

  protected override styles() {
    return [text];
  }

  attributeChangedCallback(): void {
    if (this.#bell) {
      this.#show();
    }
  }

  /** The highest count that is shown as it is. */
  get max(): number {
    const max = Number.parseInt(this.getAttribute('max') ?? '', 10);
    return max > 0 ? max : 99;
  }

  get isOpen(): boolean {
    return this.#panel !== null;
  }

  protected begin(): void {
    this.#bell = button(icon('bell'), () => (this.isOpen ? this.close() : this.open()), { class: 'bell', part: 'bell', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' });
    this.#bell.append(this.#badge);
    this.root.replaceChildren(this.#bell, this.#said);
    if (this.hasAttribute('toasts')) {
      const toasts = this.#own(new LenToasts());
      this.root.append(toasts);
    }

    this.client.on('state', () => this.#show(), this.life);
    // A toast is read out by itself.
    this.client.on('item', ({ item, missed }) => {
      this.#said.textContent = missed || item.silent || this.hasAttribute('toasts') ? '' : say(strings.newest, { title: item.title });
    }, this.life);
    this.life.addEventListener('abort', () => {
      this.#panel = null;
    });
    this.root.addEventListener('keydown', (event) => this.#key(event as KeyboardEvent), { signal: this.life });
    document.addEventListener('pointerdown', (event) => this.isOpen && !event.composedPath().includes(this) && this.close(false), { signal: this.life });
    this.#show();
  }

  open(): void {
    if (this.isOpen) {
      return;
    }

    const inbox = this.#own(new LenInbox());
    inbox.setAttribute('part', 'inbox');
    inbox.setAttribute('exportparts', 'item, item-unread, title, message, meta, action, empty, heading, mark-all, filters, filter');
    const href = this.getAttribute('href');
    this.#panel = h(
      'div',
      { class: 'panel', part: 'panel', role: 'dialog', 'aria-label': strings.notifications, tabindex: '-1' },
      button(icon('close'), () => this.close(), { class: 'tool shut', part: 'close', 'aria-label': strings.close }),
      inbox,
      href !== null && h('a', { class: 'all', part: 'see-all', href }, strings.seeAll),
    );
    this.#bell.after(this.#panel);
    this.#bell.setAttribute('aria-expanded', 'true');
    this.#panel.focus();
    this.tell('len-toggle', { open: true });
  }

  close(focus = true): void {
    if (!this.#panel) {
      return;
    }

    this.#panel.remove();
    this.#panel = null;
    this.#bell.setAttribute('aria-expanded', 'false');
    if (focus) {
      this.#bell.focus();
    }

    this.tell('len-toggle', { open: false });
  }

  #own<T extends LenElement>(element: T): T {
    PASSED_ON.forEach((name) => this.hasAttribute(name) && element.setAttribute(name, this.getAttribute(name)!));
    element.client = this.client;
    return element;
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.isOpen) {
      event.stopPropagation();
      this.close();
    }
  }

  #show(): void {
    const { unread, status } = this.client.state;
    this.#badge.textContent = unread > this.max ? `${this.max}+` : String(unread);
    this.#badge.hidden = unread === 0;
    this.#bell.setAttribute('aria-label', `${strings.notifications}, ${say(strings.unread, { n: unread })}`);
    this.#bell.classList.toggle('offline', status === 'offline');
  }
}
